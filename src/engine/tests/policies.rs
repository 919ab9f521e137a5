//! What each policy does, on days small enough for paper.

use rust_decimal::Decimal;

use super::fixture::{Diary, calendar, contact, diary, group, model, pool, waits};
use crate::centre::calendar::AtClose;
use crate::centre::{ContactType, GroupId, Hours};
use crate::engine::Model;
use crate::engine::facts::Fate;
use crate::routing::adapt::yardstick::{Worth, YARDSTICKS};
use crate::routing::adapt::{Adaptive, Figures, winner_takes_all};
use crate::routing::serve::Policy;
use crate::routing::{Deal, Rule, choose, deal, serve};
use crate::units::{Clock, Span};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

/// One agent takes three types, all at one priority, and serves by a policy.
fn one_agent(policy: &'static Policy, types: Vec<ContactType>, come: &[&[i64]]) -> Model {
    let skills: Vec<u16> = (0..types.len() as u16).collect();
    let rules = types.iter().map(|_| vec![pool(&[0])]).collect();
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        types,
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &skills)],
        rules,
        come,
    );
    model.routing.serves = vec![policy];
    model
}

/// Types in the order in which they were answered.
fn order(diary: &Diary) -> Vec<u16> {
    diary.legs.iter().filter(|leg| leg.fate == Fate::Answered).map(|leg| leg.contact.0).collect()
}

#[test]
fn the_longest_queue_comes_before_the_longest_wait() {
    // An a is served from 0; then a b waits, then two c. At 60 the queue of c is longer; then both have one, and b is older.
    let types = || vec![contact("a", 60.0, None), contact("b", 60.0, None), contact("c", 60.0, None)];
    let come: [&[i64]; 3] = [&[OPEN], &[OPEN + 1], &[OPEN + 2, OPEN + 3]];
    assert_eq!(order(&diary(&one_agent(&serve::longest_queue::POLICY, types(), &come))), [0, 2, 1, 2]);
    assert_eq!(order(&diary(&one_agent(&serve::priority::POLICY, types(), &come))), [0, 1, 2, 2]);
}

#[test]
fn a_longer_queue_does_not_count_those_who_gave_up() {
    let types = vec![contact("a", 60.0, None), contact("b", 60.0, None), contact("c", 60.0, Some(10.0))];
    let come: [&[i64]; 3] = [&[OPEN], &[OPEN + 1, OPEN + 2], &[OPEN + 3, OPEN + 4, OPEN + 55]];
    assert_eq!(order(&diary(&one_agent(&serve::longest_queue::POLICY, types, &come))), [0, 1, 1]);
}

#[test]
fn the_longest_wait_ignores_priority() {
    let mut first = contact("b", 60.0, None);
    first.priority = 1;
    let types = || vec![contact("a", 60.0, None), first.clone(), contact("c", 60.0, None)];
    let come: [&[i64]; 3] = [&[OPEN], &[OPEN + 2], &[OPEN + 1]];
    assert_eq!(order(&diary(&one_agent(&serve::longest_wait::POLICY, types(), &come))), [0, 2, 1]);
    assert_eq!(order(&diary(&one_agent(&serve::priority::POLICY, types(), &come))), [0, 1, 2]);
}

#[test]
fn the_highest_value_for_a_second_of_work_comes_first() {
    // 900 at 10 % over 180 s is 0.50 a second, 60 for the lead over 60 s is 1.00, and the first has priority.
    let mut dear = contact("b", 180.0, None);
    (dear.priority, dear.value.margin, dear.value.conversion) = (1, Decimal::from(900), 0.1);
    let mut quick = contact("c", 60.0, None);
    quick.value.lead_cost = Decimal::from(60);
    let types = || vec![contact("a", 60.0, None), dear.clone(), quick.clone()];
    let come: [&[i64]; 3] = [&[OPEN], &[OPEN + 1], &[OPEN + 2]];
    assert_eq!(order(&diary(&one_agent(&serve::highest_value::POLICY, types(), &come))), [0, 2, 1]);
    assert_eq!(order(&diary(&one_agent(&serve::priority::POLICY, types(), &come))), [0, 1, 2]);
}

/// Two groups with an agent each, and a rule.
fn two_groups(deal: Deal, talk: f64, come: &[i64]) -> Model {
    let steps = [(OPEN, 1, false), (CLOSE, 0, true)];
    let rule = Rule { deal, ..pool(&[0, 1]) };
    model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", talk, None)],
        vec![group("one", &steps, &[0]), group("two", &steps, &[0])],
        vec![vec![rule]],
        &[come],
    )
}

#[test]
fn who_is_dealt_to_the_shortest_expected_wait_stays_there() {
    // The second group takes twice as long: 200 s. A to one, B to two; C expects 100 s at one and 200 at two; D then 200 at
    // either, and one is listed first. All of them wait for the group they chose.
    let groups = vec![GroupId(0), GroupId(1)];
    let mut model =
        two_groups(Deal::ByState(&deal::shortest_wait::POLICY, groups), 100.0, &[0, 1, 2, 3].map(|s| OPEN + s));
    model.centre.groups[1].skills[0].handle_time_factor = 2.0;
    let found = diary(&model);
    let by: Vec<(i64, Option<u16>)> =
        found.legs.iter().map(|leg| (leg.at.0 / 1_000_000 - OPEN, leg.by.map(|group| group.0))).collect();
    assert_eq!(by, [(0, Some(0)), (1, Some(1)), (2, Some(0)), (3, Some(0))]);
    assert_eq!(waits(&found, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 1, 0), (0, OPEN + 2, 98), (0, OPEN + 3, 197)]);
}

#[test]
fn the_shortest_queue_counts_who_waits_then_who_is_free_and_nobody_off_duty() {
    // Nobody is on duty in the first group, one in the second, three in the third. While somebody is free: most free, of as many
    // free the one listed first. Then fewest waiting, although three agents would be sooner through with them.
    let team = |name: &str, agents| group(name, &[(OPEN, agents, false), (CLOSE, 0, true)], &[0]);
    let dealt = |policy| Rule { deal: Deal::ByState(policy, [0, 1, 2].map(GroupId).to_vec()), ..pool(&[0]) };
    let come: Vec<i64> = (0..8).map(|second| OPEN + second).collect();
    let day = |policy| {
        let teams = vec![group("nobody", &[], &[0]), team("one", 1), team("three", 3)];
        let calendar = calendar(1, 8, 20, AtClose::Serve);
        diary(&model(calendar, vec![contact("a", 100.0, None)], teams, vec![vec![dealt(policy)]], &[&come]))
    };
    let by = |found: &Diary| -> Vec<Option<u16>> {
        let mut legs: Vec<_> = found.legs.iter().map(|leg| (leg.at, leg.by.map(|group| group.0))).collect();
        legs.sort_unstable();
        legs.into_iter().map(|(_, by)| by).collect()
    };
    let found = day(&deal::shortest_queue::POLICY);
    assert_eq!(by(&found), [2, 2, 1, 2, 1, 2, 1, 2].map(Some));
    let waited: Vec<i64> = waits(&found, Fate::Answered).iter().map(|(.., wait)| *wait).collect();
    assert_eq!(waited, [0, 0, 0, 0, 98, 95, 196, 94]);
    assert_ne!(by(&found), by(&day(&deal::shortest_wait::POLICY)));
}

#[test]
fn who_is_behind_by_priority_is_not_ahead_of_who_is_dealt() {
    // Both agents are busy for 100 s; two of the later type wait for the first group, one of the earlier for the second.
    let shortest =
        || Rule { deal: Deal::ByState(&deal::shortest_wait::POLICY, vec![GroupId(0), GroupId(1)]), ..pool(&[0, 1]) };
    let mut behind = contact("b", 100.0, None);
    behind.priority = 9;
    let steps = [(OPEN, 1, false), (CLOSE, 0, true)];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 100.0, None), behind, contact("c", 100.0, None)],
        vec![group("one", &steps, &[0, 1, 2]), group("two", &steps, &[0, 1, 2])],
        vec![vec![shortest()], vec![pool(&[0])], vec![pool(&[1])]],
        &[&[OPEN, OPEN + 1, OPEN + 9], &[OPEN + 2, OPEN + 3], &[OPEN + 4]],
    );
    let found = diary(&model);
    assert!(waits(&found, Fate::Answered).contains(&(0, OPEN + 9, 91)), "{:?}", waits(&found, Fate::Answered));
}

#[test]
fn a_group_without_staff_is_dealt_nothing() {
    let groups = vec![GroupId(0), GroupId(1)];
    for policy in deal::POLICIES {
        let mut model = two_groups(Deal::ByState(policy, groups.clone()), 100.0, &[OPEN, OPEN + 1]);
        model.centre.groups[0] = group("one", &[], &[0]);
        let found = diary(&model);
        assert!(found.legs.iter().all(|leg| leg.by == Some(GroupId(1))), "{}", policy.name);
    }
}

#[test]
fn agents_reserved_for_others_are_left_free_also_when_one_comes_free() {
    // Two agents take a and b; a leaves one of them free. A from 0 with one agent, B from 1 waits although the other is free;
    // c of type b takes him at 2 until 62. At 60 the first comes free, and the other is busy: B waits on; at 62 both are free.
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 60.0, None), contact("b", 60.0, None)],
        vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![Rule { min_idle: vec![(GroupId(0), 1)], ..pool(&[0]) }], vec![pool(&[0])]],
        &[&[OPEN, OPEN + 1], &[OPEN + 2]],
    );
    assert_eq!(waits(&diary(&model), Fate::Answered), [(0, OPEN, 0), (0, OPEN + 1, 61), (1, OPEN + 2, 0)]);
    model.routing.rules[0][0].min_idle.clear();
    assert_eq!(waits(&diary(&model), Fate::Answered), [(0, OPEN, 0), (0, OPEN + 1, 0), (1, OPEN + 2, 58)]);
}

/// Two groups, the second of which takes twice as long, share calls by handle time, reviewed every midnight.
fn reviewed(review_days: u32) -> Model {
    let yardstick = YARDSTICKS.iter().find(|stick| stick.name == "handle_time").copied().unwrap_or(YARDSTICKS[0]);
    let says = Adaptive {
        among: vec![GroupId(0), GroupId(1)],
        by: yardstick.into(),
        rule: &winner_takes_all::RULE,
        review_days,
        at_least: 0.0,
        figures: Figures::True,
        worth: vec![Worth::default(); 2],
        reports: vec![Default::default(); 2],
    };
    let come: Vec<i64> = (0..3).flat_map(|day| (0..40).map(move |nth| day * 86_400 + OPEN + nth * 900)).collect();
    let mut model = two_groups(Deal::Adaptive(says), 100.0, &come);
    model.centre.calendar = calendar(3, 8, 20, AtClose::Serve);
    let steps: Vec<(i64, u32, bool)> =
        (0..3).flat_map(|day| [(day * 86_400 + OPEN, 5, false), (day * 86_400 + CLOSE, 0, true)]).collect();
    model.centre.groups = vec![group("one", &steps, &[0]), group("two", &steps, &[0])];
    model.centre.groups[1].skills[0].handle_time_factor = 2.0;
    model
}

#[test]
fn who_is_paid_by_the_hour_costs_its_idle_hours_too() {
    // The first group costs 5 a contact, the second 60 hours on duty a day, whatever came. At 5 n / 60 an hour for its n contacts of
    // the first day both cost the same; a tenth to either side decides who gets everything of the second day.
    let mut model = reviewed(1);
    let Deal::Adaptive(says) = &mut model.routing.rules[0][0].deal else { unreachable!() };
    says.by = YARDSTICKS.iter().find(|stick| stick.name == "cost_per_contact").copied().unwrap_or(YARDSTICKS[0]).into();
    says.worth[0].per_contact = 5.0;
    let contacts = answered_by(&diary(&model), 1, 0);
    assert!(contacts > 10, "{contacts}");
    let same = 5.0 * contacts as f64 / 60.0;
    for (per_hour, second) in [(0.9 * same, 40), (1.1 * same, 0)] {
        let Deal::Adaptive(says) = &mut model.routing.rules[0][0].deal else { unreachable!() };
        says.worth[1].per_hour = per_hour;
        let paid = diary(&model);
        assert_eq!(answered_by(&paid, 1, 0), contacts);
        assert_eq!((answered_by(&paid, 0, 1), answered_by(&paid, 1, 1)), (40 - second, second));
    }
}

/// Contacts of a day that a group answered.
fn answered_by(diary: &Diary, group: u16, day: i64) -> usize {
    let of_day = |at: i64| at / 86_400_000_000 == day;
    diary.legs.iter().filter(|leg| leg.by == Some(GroupId(group)) && of_day(leg.at.0)).count()
}

#[test]
fn shares_are_equal_until_the_first_review_and_then_the_better_group_gets_all() {
    let found = diary(&reviewed(1));
    let second = answered_by(&found, 1, 0);
    assert!((8..=32).contains(&second), "{second} of 40 on the first day");
    assert_eq!([1, 2].map(|day| answered_by(&found, 1, day)), [0, 0]);
}

#[test]
fn a_review_every_second_day_leaves_the_second_day_as_the_first() {
    let found = diary(&reviewed(2));
    let second = answered_by(&found, 1, 1);
    assert!((8..=32).contains(&second), "{second} of 40 on the second day");
    assert_eq!(answered_by(&found, 1, 2), 0);
}

#[test]
fn rules_that_inherit_shares_have_one_memory() {
    let mut model = reviewed(1);
    // In the morning another choice between agents, and the same shares: as if it were not there.
    let base = model.routing.rules[0][0].clone();
    let when = Hours::daily((Clock(Span::hours(8)), Clock(Span::hours(12))));
    let morning = Rule { when: Some(when), choose: &choose::longest_idle::POLICY, ..base.clone() };
    model.routing.rules[0] = vec![morning, base];
    let found = diary(&model);
    assert_eq!([1, 2].map(|day| answered_by(&found, 1, day)), [0, 0]);
}

#[test]
fn agents_reserved_by_a_rule_stay_free_of_work_too() {
    let mut work = contact("work", 60.0, None);
    work.direction = crate::centre::Direction::Outbound;
    let rule = Rule { min_idle: vec![(GroupId(0), 2)], ..pool(&[0]) };
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![work],
        vec![group("g", &[(OPEN, 3, false), (CLOSE, 0, true)], &[0])],
        vec![vec![rule]],
        &[&[OPEN, OPEN + 1, OPEN + 2]],
    );
    // Of three agents two stay free: one piece after the other.
    assert_eq!(waits(&diary(&model), Fate::Answered), [(0, OPEN, 0), (0, OPEN + 1, 59), (0, OPEN + 2, 118)]);
}

#[test]
fn time_with_talk_that_may_be_broken_off_counts_for_the_least_occupied() {
    let mut private = contact("b", 100.0, None);
    private.priority = 9;
    let mut vip = contact("a", 60.0, None);
    vip.interrupts = vec![(crate::centre::ContactId(1), crate::centre::contact::BrokenOff::Resumes)];
    let rule = Rule { choose: &choose::least_occupied::POLICY, ..pool(&[0]) };
    let come: [&[i64]; 2] = [&[], &[OPEN, OPEN + 200, OPEN + 400]];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![vip, private],
        vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![rule.clone()], vec![rule]],
        &come,
    );
    let plan = crate::engine::Plan::new(&model);
    let mut simulation = crate::engine::Simulation::new(&plan, Diary::default());
    simulation.run(crate::random::Luck::new(1, 0));
    // The first agent had the first call, the second, who had none, the next, and then both had the same.
    let busy = [0, 1].map(|slot| simulation.agents[0].worked_so_far(slot).0 / 1_000_000);
    assert_eq!(busy, [200, 100]);
}

#[test]
fn nobody_is_reserved_for_others_after_closing() {
    // Three agents, one of whom stays free of a. Two talk until 20:06; two more wait from 19:58 on and are served from 20:00.
    let late = CLOSE - 120;
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 480.0, None)],
        vec![group("g", &[(OPEN, 3, false), (CLOSE, 0, true)], &[0])],
        vec![vec![Rule { min_idle: vec![(GroupId(0), 1)], ..pool(&[0]) }]],
        &[&[late, late, late + 30, late + 60]],
    );
    let found = diary(&model);
    assert!(waits(&found, Fate::Unfinished).is_empty());
    let served = [(0, late, 0), (0, late, 0), (0, late + 30, 90), (0, late + 60, 420)];
    assert_eq!(waits(&found, Fate::Answered), served);
}
