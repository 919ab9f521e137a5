//! What happens at the same instant, by the written order of events: an agent's work ends, an agent comes, a step of overflow, a
//! patience ends, a contact comes, an agent leaves, the centre closes. Each pair of them of which the order can be seen, by hand.

use super::fixture::{Diary, at, calendar, contact, diary, group, model, pool, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::contact::Balking;
use crate::centre::{GroupId, On};
use crate::engine::Model;
use crate::engine::facts::Fate;
use crate::measures::{Count, Tally};
use crate::random::Luck;
use crate::routing::{Overflow, OverflowWhen, Rule};
use crate::units::Span;

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

fn one_agent(talk: f64, patience: Option<f64>, calls: &[i64]) -> crate::engine::Model {
    model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", talk, patience)],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[calls],
    )
}

#[test]
fn a_wait_equal_to_the_patience_is_answered() {
    let diary = diary(&one_agent(100.0, Some(100.0), &[OPEN, OPEN]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN, 100)]);
    assert!(waits(&diary, Fate::Abandoned).is_empty());
}

#[test]
fn an_agent_who_comes_free_meets_the_caller_of_that_instant() {
    let diary = diary(&one_agent(100.0, Some(0.0), &[OPEN, OPEN + 100]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 100, 0)]);
}

#[test]
fn a_caller_at_the_opening_is_in_and_one_at_the_closing_is_out() {
    let diary = diary(&one_agent(10.0, None, &[OPEN - 1, OPEN, CLOSE - 1, CLOSE]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, CLOSE - 1, 0)]);
    assert_eq!(waits(&diary, Fate::Closed), [(0, OPEN - 1, 0), (0, CLOSE, 0)]);
}

#[test]
fn an_agent_who_starts_takes_whoever_would_give_up_at_that_instant() {
    let nine = 9 * 3600;
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 10.0, Some(60.0))],
        vec![group("g", &[(nine, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[nine - 61, nine - 60]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, nine - 60, 60)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, nine - 61, 60)]);
}

#[test]
fn new_contacts_come_by_the_name_of_their_type() {
    // b is declared first, but a is first by name.
    let kinds = vec![contact("b", 100.0, None), contact("a", 100.0, None)];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        kinds,
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[&[OPEN], &[OPEN]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 100), (1, OPEN, 0)]);
}

#[test]
fn a_step_down_comes_after_a_caller_of_that_instant() {
    let nine = 9 * 3600;
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 10.0, Some(60.0))],
        vec![group("g", &[(OPEN, 1, false), (nine, 0, false)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[nine, nine + 1]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, nine, 0)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, nine + 1, 60)]);
}

/// A type for each list of calls, and rosters of groups that all take all of them in this order.
fn centre(
    at_close: AtClose,
    (talk, patience): (f64, Option<f64>),
    rosters: &[&[(i64, u32, bool)]],
    calls: &[&[i64]],
) -> Model {
    let kinds = (0..calls.len()).map(|nth| contact(&format!("t{nth}"), talk, patience)).collect();
    let skills: Vec<u16> = (0..calls.len() as u16).collect();
    let groups = rosters.iter().enumerate().map(|(nth, steps)| group(&format!("g{nth}"), steps, &skills)).collect();
    let all: Vec<u16> = (0..rosters.len() as u16).collect();
    model(calendar(1, 8, 20, at_close), kinds, groups, vec![vec![pool(&all)]; calls.len()], calls)
}

/// Who answered: by arrival and type, the group.
fn by(diary: &Diary) -> Vec<(u16, i64, u16)> {
    let answered = diary.legs.iter().filter(|leg| leg.fate == Fate::Answered);
    let mut told: Vec<(u16, i64, u16)> =
        answered.map(|leg| (leg.contact.0, leg.at.0 / 1_000_000, leg.by.map_or(u16::MAX, |group| group.0))).collect();
    told.sort_by_key(|(contact, at, _)| (*at, *contact));
    told
}

const ALL_DAY: &[(i64, u32, bool)] = &[(OPEN, 1, false), (CLOSE, 0, true)];
const NINE: i64 = 9 * 3600;
const FROM_NINE: &[(i64, u32, bool)] = &[(NINE, 1, false), (CLOSE, 0, true)];

#[test]
fn an_end_of_work_comes_before_an_agent_who_starts() {
    // The first group's agent is free at nine, the second's comes at nine: whoever waits meets the first, though the
    // rule names the second group first.
    let mut told = centre(AtClose::Serve, (100.0, None), &[ALL_DAY, FROM_NINE], &[&[NINE - 100, NINE - 50]]);
    told.routing.rules[0] = vec![pool(&[1, 0])];
    assert_eq!(by(&diary(&told)), [(0, NINE - 100, 0), (0, NINE - 50, 0)]);
}

#[test]
fn an_end_of_work_comes_before_the_step_down_of_that_instant() {
    let until_nine: &[(i64, u32, bool)] = &[(OPEN, 1, false), (NINE, 0, false)];
    let told = diary(&centre(AtClose::Serve, (100.0, Some(900.0)), &[until_nine], &[&[NINE - 100, NINE - 50]]));
    assert_eq!(waits(&told, Fate::Answered), [(0, NINE - 100, 0), (0, NINE - 50, 50)]);
}

#[test]
fn an_end_of_work_comes_before_a_closing_that_sends_everybody_away() {
    let told = diary(&centre(AtClose::Drop, (100.0, None), &[ALL_DAY], &[&[CLOSE - 100, CLOSE - 50, CLOSE - 40]]));
    assert_eq!(waits(&told, Fate::Answered), [(0, CLOSE - 100, 0), (0, CLOSE - 50, 50)]);
    assert_eq!(waits(&told, Fate::Abandoned), [(0, CLOSE - 40, 40)]);
}

/// The first group answers; after so many seconds the second does, too.
fn overflowing(after: i64, patience: Option<f64>, rosters: &[&[(i64, u32, bool)]], calls: &[&[i64]]) -> Model {
    let mut model = centre(AtClose::Serve, (100.0, patience), rosters, calls);
    let over = Overflow { when: OverflowWhen::After(Span::seconds(after)), to: vec![GroupId(1)] };
    model.routing.rules[0] = vec![Rule { overflow: vec![over], ..pool(&[0]) }];
    model
}

#[test]
fn an_end_of_work_comes_before_a_step_of_overflow() {
    let told = diary(&overflowing(100, None, &[ALL_DAY, ALL_DAY], &[&[OPEN, OPEN]]));
    assert_eq!(by(&told), [(0, OPEN, 0), (0, OPEN, 0)]);
    assert_eq!(waits(&told, Fate::Answered), [(0, OPEN, 0), (0, OPEN, 100)]);
}

#[test]
fn an_agent_who_starts_comes_before_a_step_of_overflow() {
    let told = diary(&overflowing(60, None, &[FROM_NINE, ALL_DAY], &[&[NINE - 60]]));
    assert_eq!(by(&told), [(0, NINE - 60, 0)]);
}

#[test]
fn a_step_of_overflow_comes_before_the_end_of_patience() {
    let told = diary(&overflowing(60, Some(60.0), &[ALL_DAY, ALL_DAY], &[&[OPEN, OPEN]]));
    assert_eq!(by(&told), [(0, OPEN, 0), (0, OPEN, 1)]);
}

#[test]
fn a_step_of_overflow_comes_before_a_contact_of_that_instant() {
    // The second type comes at the very instant for the second group, whose agent is taken.
    let mut model = overflowing(60, None, &[ALL_DAY, ALL_DAY], &[&[OPEN, OPEN], &[OPEN + 60]]);
    model.routing.rules[1] = vec![pool(&[1])];
    assert_eq!(waits(&diary(&model), Fate::Answered), [(0, OPEN, 0), (0, OPEN, 60), (1, OPEN + 60, 100)]);
}

#[test]
fn a_step_of_overflow_comes_before_the_step_down_of_that_instant() {
    let until_nine: &[(i64, u32, bool)] = &[(OPEN, 1, false), (NINE, 0, false)];
    let told = diary(&overflowing(60, Some(900.0), &[ALL_DAY, until_nine], &[&[NINE - 60, NINE - 60]]));
    assert_eq!(by(&told), [(0, NINE - 60, 0), (0, NINE - 60, 1)]);
}

#[test]
fn an_agent_who_starts_meets_the_contact_of_that_instant() {
    let told = diary(&centre(AtClose::Serve, (10.0, Some(0.0)), &[FROM_NINE], &[&[NINE - 1, NINE]]));
    assert_eq!(waits(&told, Fate::Answered), [(0, NINE, 0)]);
    assert_eq!(waits(&told, Fate::Abandoned), [(0, NINE - 1, 0)]);
}

#[test]
fn a_shift_that_starts_comes_before_a_contact_and_one_that_ends_after_it() {
    let until_nine: &[(i64, u32, bool)] = &[(OPEN, 1, false), (NINE, 0, false)];
    for (order, who) in [([0, 1], 0), ([1, 0], 1)] {
        let mut model = centre(AtClose::Serve, (10.0, Some(0.0)), &[until_nine, FROM_NINE], &[&[NINE, NINE + 1]]);
        model.routing.rules[0] = vec![pool(&order)];
        let told = diary(&model);
        // Both are there at nine, whichever is asked first; a second later the second alone, unless it has the first call.
        assert_eq!(by(&told)[0], (0, NINE, who));
        assert_eq!(by(&told).len(), if who == 0 { 2 } else { 1 });
    }
}

#[test]
fn an_agent_who_starts_at_closing_takes_whoever_would_be_sent_away() {
    let night: &[(i64, u32, bool)] = &[(CLOSE, 1, false), (CLOSE + 3600, 0, true)];
    let told = diary(&centre(AtClose::Drop, (10.0, None), &[night], &[&[CLOSE - 30, CLOSE - 20]]));
    assert_eq!(waits(&told, Fate::Answered), [(0, CLOSE - 30, 30)]);
    assert_eq!(waits(&told, Fate::Abandoned), [(0, CLOSE - 20, 20)]);
}

#[test]
fn a_patience_that_ends_leaves_its_place_before_a_contact_of_that_instant() {
    // Whoever finds anybody waiting leaves at once. The second waits from 0 to 30 and is gone when the third comes.
    let mut model = centre(AtClose::Serve, (100.0, Some(30.0)), &[ALL_DAY], &[&[OPEN, OPEN, OPEN + 30, OPEN + 40]]);
    model.centre.contacts[0].balks = Some(Balking { queue: 1, share: 1.0 });
    let told = diary(&model);
    assert_eq!(waits(&told, Fate::Abandoned), [(0, OPEN, 30), (0, OPEN + 30, 30)]);
    assert_eq!(waits(&told, Fate::Balked), [(0, OPEN + 40, 0)]);
}

#[test]
fn a_patience_that_ends_at_closing_is_told_once_and_as_its_own_end() {
    for at_close in [AtClose::Drop, AtClose::Serve] {
        let told = diary(&centre(at_close, (3600.0, Some(60.0)), &[ALL_DAY], &[&[CLOSE - 100, CLOSE - 60]]));
        assert_eq!(waits(&told, Fate::Abandoned), [(0, CLOSE - 60, 60)]);
        assert_eq!(told.legs.len(), 2);
    }
}

#[test]
fn a_patience_that_ends_when_the_last_agent_goes_is_told_once() {
    let until_nine: &[(i64, u32, bool)] = &[(OPEN, 1, false), (NINE, 0, false)];
    let told = diary(&centre(AtClose::Serve, (200.0, Some(60.0)), &[until_nine], &[&[NINE - 100, NINE - 60]]));
    assert_eq!(waits(&told, Fate::Abandoned), [(0, NINE - 60, 60)]);
    assert_eq!(told.legs.len(), 2);
}

#[test]
fn two_ends_of_work_take_those_who_wait_in_the_order_in_which_these_came() {
    let two: &[(i64, u32, bool)] = &[(OPEN, 2, false), (CLOSE, 0, true)];
    let calls = [OPEN, OPEN, OPEN + 10, OPEN + 20, OPEN + 30];
    let told = diary(&centre(AtClose::Serve, (100.0, None), &[two], &[&calls]));
    let expected = [(0, OPEN, 0), (0, OPEN, 0), (0, OPEN + 10, 90), (0, OPEN + 20, 80), (0, OPEN + 30, 170)];
    assert_eq!(waits(&told, Fate::Answered), expected);
}

#[test]
fn contacts_of_a_type_that_come_together_are_taken_by_their_numbers() {
    // Three at once; the talk of each is its own, so that ends tell who was taken when.
    let mut model = centre(AtClose::Serve, (100.0, None), &[ALL_DAY], &[&[OPEN, OPEN, OPEN]]);
    model.centre.contacts[0].wrap_up = crate::laws::Law::Constant(1.0);
    let told = diary(&model);
    let in_order: Vec<(u64, i64)> =
        told.people.iter().zip(&told.legs).map(|(person, leg)| (person.number, leg.wait.0 / 1_000_000)).collect();
    assert_eq!(in_order, [(0, 0), (1, 101), (2, 202)]);
}

#[test]
fn a_first_attempt_comes_before_a_contact_that_another_one_led_to() {
    // The second gives up at 30 and calls again at 60, when somebody calls for the first time: he is taken first at 100.
    let mut model = centre(AtClose::Serve, (100.0, Some(30.0)), &[ALL_DAY], &[&[OPEN, OPEN, OPEN + 75]]);
    model.centre.contacts[0].follow_ups = vec![rule(On::Abandoned, 0, 45.0, false)];
    let told = diary(&model);
    let at_75: Vec<(bool, i64)> = told
        .legs
        .iter()
        .zip(&told.people)
        .filter(|(leg, _)| leg.at == at(OPEN + 75) && leg.fate == Fate::Answered)
        .map(|(leg, person)| (leg.at == person.at, leg.wait.0 / 1_000_000))
        .collect();
    assert_eq!(at_75, [(true, 25)]);
}

/// Counters of the group and of the type in the half-hours before and after half past eight.
fn counted(model: &Model, count: Count) -> [(i64, i64); 2] {
    let plan = crate::engine::Plan::new(model);
    let mut simulation = crate::engine::Simulation::new(&plan, Tally::new(model, Span::ZERO));
    simulation.run(Luck::new(1, 0));
    let tally = simulation.recorder();
    let half_past = tally.intervals() * 17 / 48;
    let of = |nth| (tally.contact_in(crate::centre::ContactId(0), nth)[count], tally.group_in(GroupId(0), nth)[count]);
    [of(half_past - 1), of(half_past)]
}

const HALF_PAST: i64 = OPEN + 1800;

#[test]
fn a_contact_at_a_boundary_belongs_to_the_interval_that_begins() {
    let model = centre(AtClose::Serve, (10.0, None), &[ALL_DAY], &[&[HALF_PAST - 1, HALF_PAST]]);
    assert_eq!(counted(&model, Count::Offered), [(1, 1), (1, 1)]);
}

#[test]
fn work_that_ends_at_a_boundary_belongs_to_the_interval_that_ends() {
    let model = centre(AtClose::Serve, (100.0, None), &[ALL_DAY], &[&[HALF_PAST - 100]]);
    assert_eq!(counted(&model, Count::Busy), [(100_000_000, 100_000_000), (0, 0)]);
}

#[test]
fn a_patience_that_ends_at_a_boundary_waited_in_the_interval_that_ends() {
    let model = centre(AtClose::Serve, (3600.0, Some(60.0)), &[ALL_DAY], &[&[HALF_PAST - 600, HALF_PAST - 60]]);
    assert_eq!(counted(&model, Count::Queue).map(|(of_type, _)| of_type), [60_000_000, 0]);
    assert_eq!(counted(&model, Count::Abandoned).map(|(of_type, _)| of_type), [1, 0]);
}

#[test]
fn agents_who_come_or_go_at_a_boundary_are_there_from_it_or_to_it() {
    let second = 1_000_000;
    for (steps, before, after) in [
        (&[(HALF_PAST, 2, false), (CLOSE, 0, true)][..], 0, 2 * 1800 * second),
        (&[(OPEN, 2, false), (HALF_PAST, 0, false)], 2 * 1800 * second, 0),
    ] {
        let model = centre(AtClose::Serve, (10.0, None), &[steps], &[&[CLOSE - 1]]);
        assert_eq!(counted(&model, Count::OnDuty).map(|(_, of_group)| of_group), [before, after]);
    }
}
