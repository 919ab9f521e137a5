//! Where days have their edges: closing, limits, the end of a replication.

use super::fixture::{Diary, at, calendar, contact, diary, group, model, pool, waits};
use crate::centre::calendar::AtClose;
use crate::centre::{Direction, GroupId};
use crate::engine::facts::{Fate, Silence};
use crate::engine::simulation::{Ending, MOST_WAITING};
use crate::engine::{Plan, Simulation};
use crate::experiment::replicate::Stop;
use crate::laws::Law;
use crate::random::Luck;
use crate::routing::{Limit, Overflow, OverflowWhen};
use crate::units::Span;

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

fn limit(per_hour: Option<u32>, per_day: Option<u32>, at_once: Option<u32>) -> Limit {
    Limit { group: GroupId(0), per_hour, per_day, at_once }
}

#[test]
fn a_limit_at_once_is_free_again_at_the_end_of_talk() {
    // One at once in a pool of two agents: the second caller waits for the end of the first talk, not of its wrap-up.
    let mut kind = contact("a", 60.0, None);
    kind.wrap_up = Law::Constant(600.0);
    let mut rule = pool(&[0, 1]);
    rule.limits.push(limit(None, None, Some(1)));
    let groups = vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0]), group("h", &[], &[0])];
    let model = model(calendar(1, 8, 20, AtClose::Serve), vec![kind], groups, vec![vec![rule]], &[&[OPEN, OPEN + 10]]);
    assert_eq!(waits(&diary(&model), Fate::Answered), [(0, OPEN, 0), (0, OPEN + 10, 50)]);
}

#[test]
fn who_may_not_be_taken_keeps_nobody_after_closing() {
    // One a day: the second caller gives up, and the free agent goes home at closing.
    let kind = contact("a", 60.0, Some(7200.0));
    let mut rule = pool(&[0, 1]);
    rule.limits.push(limit(None, Some(1), None));
    let groups = vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0]), group("h", &[], &[0])];
    let calls = [CLOSE - 1200, CLOSE - 600];
    let model = model(calendar(1, 8, 20, AtClose::Serve), vec![kind], groups, vec![vec![rule]], &[&calls]);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, CLOSE - 600, 7200)]);
    assert_eq!(diary.duty, [(0, 2, at(OPEN), at(CLOSE))]);
}

#[test]
fn work_waits_for_a_limit_and_is_never_lost() {
    let mut work = contact("a", 5.0, None);
    work.direction = Direction::Outbound;
    let mut rule = pool(&[0]);
    rule.limits.push(limit(Some(1), None, None));
    let groups = vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0])];
    let model = model(calendar(1, 8, 20, AtClose::Serve), vec![work], groups, vec![vec![rule]], &[&[OPEN, OPEN + 10]]);
    let done: Vec<_> = diary(&model).work.iter().map(|work| work.done).collect();
    assert_eq!(done, [Some(at(OPEN + 5)), Some(at(9 * 3600 + 5))]);
}

#[test]
fn work_that_gives_up_is_told_as_undone() {
    let mut work = contact("a", 5.0, Some(30.0));
    work.direction = Direction::BackOffice;
    let groups = vec![group("g", &[(9 * 3600, 1, false), (CLOSE, 0, true)], &[0])];
    let model = model(calendar(1, 8, 20, AtClose::Serve), vec![work], groups, vec![vec![pool(&[0])]], &[&[OPEN]]);
    let diary = diary(&model);
    assert_eq!(diary.work.iter().map(|work| work.done).collect::<Vec<_>>(), [None]);
}

#[test]
fn who_waits_for_nobody_after_closing_still_gives_up() {
    // Nobody is on duty from 19:50; the caller of 19:59 waits his two minutes, and that is the end.
    let groups = vec![group("g", &[(OPEN, 1, false), (CLOSE - 600, 0, false)], &[0])];
    let kinds = vec![contact("a", 60.0, Some(120.0))];
    let model = model(calendar(1, 8, 20, AtClose::Serve), kinds, groups, vec![vec![pool(&[0])]], &[&[CLOSE - 60]]);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, CLOSE - 60, 120)]);
    assert_eq!(diary.end, at(CLOSE + 60));
}

#[test]
fn work_keeps_its_overflow_when_callers_are_sent_away() {
    let mut work = contact("a", 5.0, None);
    work.direction = Direction::BackOffice;
    let mut rule = pool(&[0]);
    rule.overflow.push(Overflow { when: OverflowWhen::After(Span::seconds(120)), to: vec![GroupId(1)] });
    let groups = vec![group("g", &[], &[0]), group("h", &[(OPEN, 1, false), (CLOSE + 3600, 0, false)], &[0])];
    let model = model(calendar(1, 8, 20, AtClose::Drop), vec![work], groups, vec![vec![rule]], &[&[CLOSE - 60]]);
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, CLOSE - 60, 120)]);
}

#[test]
fn a_clock_that_would_go_back_ends_in_a_fault_and_is_forgotten_by_the_next_replication() {
    // Instants that are not in their order, which no scenario can have.
    let groups = || vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0])];
    let day = |calls: &[i64]| {
        let kinds = vec![contact("a", 10.0, None)];
        model(calendar(1, 8, 20, AtClose::Serve), kinds, groups(), vec![vec![pool(&[0])]], &[calls])
    };
    let (wrong, right) = (day(&[OPEN + 100, OPEN + 50, OPEN + 40]), day(&[OPEN + 40, OPEN + 50, OPEN + 100]));
    let luck = || Luck::new(1, 0);
    let plan = Plan::new(&wrong);
    let mut simulation = Simulation::new(&plan, Silence);
    let went_back = Ending::WentBack { from: at(OPEN + 100), to: at(OPEN + 50) };
    assert_eq!(simulation.run(luck()), went_back);
    assert_eq!(simulation.run(luck()), went_back);
    let told = format!("the clock went back from {0}000000 us to {1}000000 us", OPEN + 100, OPEN + 50);
    assert_eq!(Stop::after(went_back, 7), Err(Stop::Broken { replication: 7, what: told }));
    let plan = Plan::new(&right);
    assert_eq!(Simulation::new(&plan, Silence).run(luck()), Ending::Complete);
}

#[test]
fn a_crowd_that_is_gone_on_with_ends_as_one_that_had_room_from_the_start() {
    // Forty who come at once, of whom some give up, and one agent who takes a minute for each.
    let calls: Vec<i64> = (0..40).map(|nth| OPEN + nth / 4).collect();
    let groups = vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])];
    let kinds = vec![contact("a", 60.0, Some(900.0))];
    let model = model(calendar(1, 8, 20, AtClose::Serve), kinds, groups, vec![vec![pool(&[0])]], &[&calls]);
    let plan = Plan::new(&model);
    let luck = || Luck::new(1, 0);
    let mut simulation = Simulation::new(&plan, Diary::default());
    assert_eq!(simulation.run(luck()), Ending::Complete);
    let told = |simulation: &mut Simulation<'_, Diary>| format!("{:?}", std::mem::take(simulation.recorder()));
    let whole = told(&mut simulation);
    assert_eq!(simulation.run_within(luck(), 3), Ending::Crowded);
    assert_eq!(simulation.go_on(15), Ending::Crowded);
    assert_eq!(simulation.go_on(MOST_WAITING), Ending::Complete);
    assert_eq!(told(&mut simulation), whole);
    // What was given back is had again.
    simulation.give_back(1);
    assert_eq!(simulation.run(luck()), Ending::Complete);
    assert_eq!(told(&mut simulation), whole);
}
