//! Faults that other simulators really had, by their own lists of changes (simmer, Ciw, ContactCenters): a day on paper for each
//! that no other test of the engine would see. `docs/validation.md` names them all.

use super::fixture::{Diary, at, calendar, contact, diary, group, model, pool, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::incident::{Happens, Incident, Scaled};
use crate::centre::{On, Trunk, TrunkId};
use crate::demand::rates::{Busyness, Piece};
use crate::demand::{Arrivals, Rates};
use crate::engine::Model;
use crate::engine::facts::Fate;
use crate::laws::Law;
use crate::routing::{Limit, Overflow, OverflowWhen, Rule};
use crate::units::{Span, Time};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

/// Calls of 100 s for one group with this roster.
fn calls(steps: &[(i64, u32, bool)], patience: Option<f64>, come: &[i64]) -> Model {
    let kinds = vec![contact("a", 100.0, patience)];
    model(calendar(1, 8, 20, AtClose::Serve), kinds, vec![group("g", steps, &[0])], vec![vec![pool(&[0])]], &[come])
}

fn lines_by_time(diary: &Diary) -> i64 {
    diary.lines.iter().map(|(lines, from, to)| i64::from(*lines) * (to.0 - from.0) / 1_000_000).sum()
}

#[test]
fn agents_who_finish_past_their_shift_are_not_forgotten_when_others_come() {
    // Two talk until 100; their shift ends at 50, and at 60 a shift of two begins: those who finish are these two. The caller
    // of 70 waits for one of them; had they been forgotten, two more would be there at once.
    let steps = [(OPEN, 2, false), (OPEN + 50, 0, false), (OPEN + 60, 2, false), (CLOSE, 0, true)];
    let told = diary(&calls(&steps, None, &[OPEN, OPEN, OPEN + 70]));
    assert_eq!(waits(&told, Fate::Answered), [(0, OPEN, 0), (0, OPEN, 0), (0, OPEN + 70, 30)]);
    // Never more than two on duty, and never fewer until closing.
    let duty: i64 = told.duty.iter().map(|(_, agents, from, to)| i64::from(*agents) * (to.0 - from.0)).sum();
    assert_eq!(duty, Span::seconds(2 * (CLOSE - OPEN)).0);
}

#[test]
fn who_gives_up_is_in_no_second_queue_either() {
    // Both groups talk until 100. A of 1 is seen by the second group from 11 on and gives up at 31; B of 2, who waits for ever,
    // is the first in both queues then: at 100 the first group answers him, and the second has nobody.
    let mut kinds = vec![contact("a", 100.0, Some(30.0)), contact("b", 100.0, None), contact("c", 100.0, None)];
    kinds[0].follow_ups = vec![rule(On::Abandoned, 2, 5.0, false)];
    let steps = [(OPEN, 1, false), (CLOSE, 0, true)];
    let over = Overflow { when: OverflowWhen::After(Span::seconds(10)), to: vec![crate::centre::GroupId(1)] };
    let rules = vec![
        vec![Rule { overflow: vec![over.clone()], ..pool(&[0]) }],
        vec![Rule { overflow: vec![over], ..pool(&[0]) }],
        vec![pool(&[1])],
    ];
    let groups = vec![group("g", &steps, &[0, 1]), group("h", &steps, &[0, 1, 2])];
    let come: [&[i64]; 3] = [&[OPEN + 1], &[OPEN, OPEN + 2], &[OPEN]];
    let told = diary(&model(calendar(1, 8, 20, AtClose::Serve), kinds, groups, rules, &come));
    assert_eq!(waits(&told, Fate::Abandoned), [(0, OPEN + 1, 30)]);
    // What he led to arises once, at 36.
    let answered = [(1, OPEN, 0), (2, OPEN, 0), (1, OPEN + 2, 98), (2, OPEN + 36, 64)];
    assert_eq!(waits(&told, Fate::Answered), answered);
}

#[test]
fn two_who_give_up_at_one_instant_are_each_told_once() {
    // B of 10 and C of 10 give up at 60, and each calls again 5 s later; the trunk is free of both.
    let mut model = calls(&[(OPEN, 1, false), (CLOSE, 0, true)], Some(50.0), &[OPEN, OPEN + 10, OPEN + 10]);
    model.centre.contacts[0].follow_ups = vec![rule(On::Abandoned, 0, 5.0, false)];
    model.centre.contacts[0].trunk = Some(TrunkId(0));
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 3, forwarded: None });
    let told = diary(&model);
    // Of the two who call again at 65 one waits for 35 s, the other gives up a second time, at 115.
    let gave_up = [(0, OPEN + 10, 50), (0, OPEN + 10, 50), (0, OPEN + 65, 50)];
    assert_eq!(waits(&told, Fate::Abandoned), gave_up);
    assert_eq!(waits(&told, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 65, 35)]);
    assert_eq!(told.chains.len(), 3);
}

#[test]
fn who_is_blocked_after_he_has_a_line_lets_it_go_once() {
    // The group takes one an hour: the second finds a line, is blocked, and his line is free again for the third type.
    let mut model = calls(&[(OPEN, 2, false), (CLOSE, 0, true)], None, &[OPEN, OPEN + 10, OPEN + 20]);
    let limit = Limit { group: crate::centre::GroupId(0), per_hour: Some(1), per_day: None, at_once: None };
    model.routing.rules[0][0].limits = vec![limit];
    model.centre.contacts[0].follow_ups = vec![rule(On::Blocked, 0, 7200.0, false)];
    model.centre.contacts[0].trunk = Some(TrunkId(0));
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 2, forwarded: None });
    let told = diary(&model);
    assert_eq!(waits(&told, Fate::Blocked), [(0, OPEN + 10, 0), (0, OPEN + 20, 0), (0, OPEN + 7220, 0)]);
    assert_eq!(waits(&told, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 7210, 0)]);
    assert_eq!(lines_by_time(&told), 200);
    assert_eq!(told.chains.len(), 3);
}

#[test]
fn many_agents_at_once_take_all_who_wait_and_many_lines_let_all_in() {
    let come: Vec<i64> = (0..40).map(|second| OPEN + second).collect();
    let told = diary(&calls(&[(OPEN + 50, 1_000, false), (CLOSE, 0, true)], None, &come));
    let expected: Vec<(u16, i64, i64)> = (0..40).map(|second| (0, OPEN + second, 50 - second)).collect();
    assert_eq!(waits(&told, Fate::Answered), expected);
    // A trunk of one line has a million times as many from 20 on, and again one from 30 on.
    let mut model = calls(&[(OPEN, 50, false), (CLOSE, 0, true)], None, &come);
    model.centre.contacts[0].trunk = Some(TrunkId(0));
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 1, forwarded: None });
    model.centre.incidents.push(Incident {
        name: "more lines".to_owned(),
        happens: Happens::At(at(OPEN + 20)),
        lasts: Law::Constant(10.0),
        times: vec![(Scaled::Lines(TrunkId(0)), 1_000_000.0)],
        set: Vec::new(),
    });
    let told = diary(&model);
    let let_in: Vec<i64> = waits(&told, Fate::Answered).iter().map(|(_, at, _)| at - OPEN).collect();
    assert_eq!(let_in, [0, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
}

#[test]
fn hours_without_anybody_stay_empty_and_begin_no_other_early() {
    // Rates of 0 first, between and last on both days; and the first hour of the second day is not begun on the first.
    let hour = |day: i64, hour: i64, mass: f64| {
        let start = day * 86_400 + hour * 3600;
        Piece { start: at(start), end: at(start + 3600), mass, day: day as u32, part: 0, slot: (hour - 8) as u32 }
    };
    let masses = [0.0, 300.0, 0.0, 0.0, 300.0, 0.0];
    let pieces: Vec<Piece> =
        (0..2).flat_map(|day| (8..14).zip(masses).map(move |(start, mass)| hour(day, start, mass))).collect();
    let mut model = calls(&[(OPEN, 900, false), (CLOSE, 0, true)], None, &[OPEN]);
    model.centre.calendar = calendar(2, 8, 20, AtClose::Serve);
    model.centre.groups[0] = group(
        "g",
        &[(OPEN, 900, false), (CLOSE, 0, true), (86_400 + OPEN, 900, false), (86_400 + CLOSE, 0, true)],
        &[0],
    );
    model.arrivals = vec![Some(Arrivals::Rates(Rates::new(pieces, Busyness::default())))];
    let mut by_hour = std::collections::BTreeMap::<i64, i64>::new();
    for leg in &diary(&model).legs {
        *by_hour.entry(leg.at.0 / Span::hours(1).0).or_default() += 1;
    }
    assert_eq!(by_hour.keys().copied().collect::<Vec<_>>(), [9, 12, 33, 36]);
    // 300 by Poisson, five standard deviations: one false alarm in half a million hours.
    assert!(by_hour.values().all(|count| (count - 300).abs() < 5 * 18), "{by_hour:?}");
}

#[test]
fn a_day_may_begin_with_a_shift_that_ends() {
    // Nothing has happened yet when a roster changes: up and down before anybody calls, and down at the very first call.
    let steps = [
        (0, 3, false),
        (OPEN, 0, false),
        (OPEN + 10, 1, false),
        (OPEN + 20, 0, false),
        (OPEN + 90, 1, false),
        (CLOSE, 0, true),
    ];
    let told = diary(&calls(&steps, None, &[OPEN, OPEN + 5]));
    // At the instant of opening a caller comes before those who go: one of three takes him, and finishes past the shift.
    assert_eq!(waits(&told, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 5, 95)]);
    let first = told.duty.first().map(|(_, agents, from, to)| (*agents, *from, *to));
    assert_eq!(first, Some((3, Time::START, at(OPEN))));
}
