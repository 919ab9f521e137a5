//! What a search finds is checked on callers whom it never met, enough of them to see two points.

use super::reach::SHIFTS;
use super::*;
use crate::engine::Model;
use crate::experiment::staff::agents::Agents;
use crate::experiment::staff::asked::Asked;
use crate::experiment::staff::check::at_most;
use crate::experiment::staff::ground::Ground;
use crate::experiment::staff::mended::take_back;
use crate::experiment::staff::slots::Slots;
use crate::experiment::staff::{Study, begin, confirm, limits, search, settled, shifts};
use crate::units::{Span, Time};

/// Replications of the searches.
const SEARCH: u64 = 40;
/// Replications that tell the truth: to half a point or so.
const TRUTH: u64 = 3000;

/// Twelve half-hours with so many agents that one of them changes little, and far more or far fewer calls than expected in each.
fn uneven_day() -> String {
    day(720, "[2, 3, 4, 5, 5, 4, 4, 5, 5, 4, 3, 2], interval_cv = 0.4", BY_INTERVAL, "").replace("12:00", "14:00")
}

/// Windows that truly fall short by more than two points, and those that do at all, on callers of another seed.
fn below(ground: &Ground<'_>, asked: &Asked<'_>, model: &Model) -> (usize, usize) {
    let truth = confirm::reached(ground, asked, model, &[], (4711, TRUTH, 0.95)).unwrap();
    let levels: Vec<f64> = truth.windows.values().map(|level| level.mean.unwrap()).collect();
    let count = |target: f64| levels.iter().filter(|level| **level < target).count();
    (count(0.78), count(0.8))
}

#[test]
fn windows_that_a_search_on_few_callers_leaves_short_are_mended_on_fresh_ones() {
    let scenario = scenario(&uneven_day());
    let threads = Threads::new(Some(1));
    let (mut by_search, mut checked) = ((0, 0), (0, 0));
    for seed in [1, 2] {
        let ask = Ask { seed, ..ask(&scenario, SEARCH) };
        let (model, formula) = begin(&scenario.model, &ask, &threads).unwrap();
        let slots = Slots::new(&model.centre.calendar, false, Time::START);
        let limits = limits::of(&model.centre, &ask.groups, None);
        let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up: Span::ZERO, threads: &threads };
        let asked = Asked::new(&limits, &slots);
        let formula = formula.iter().map(|row| slots.largest(row)).collect();
        let agents = Agents { groups: vec![0], formula, most: vec![None], least: Vec::new(), units: Vec::new() };
        let agents = agents.among(&slots, &[vec![true; slots.len()]]);
        let count = |counts: &[u32]| {
            below(&ground, &asked, &ground.with(&agents.rosters(counts, &slots, &model.centre.calendar)))
        };
        let before = count(&settled(&ground, &agents, &asked, &ask, 20).unwrap());
        let after = count(&search(&ground, &agents, &asked, &ask, 20).unwrap());
        by_search = (by_search.0 + before.0, by_search.1 + before.1);
        checked = (checked.0 + after.0, checked.1 + after.1);
    }
    // Of 24 windows. The search alone takes what its own callers allow.
    assert!(by_search.0 >= 3, "{by_search:?}");
    // Two points are two standard errors of the check: one of forty of those that are near.
    assert!(checked.0 <= 1 && 2 * checked.1 <= by_search.1, "{checked:?} {by_search:?}");
}

#[test]
fn the_check_takes_as_many_callers_as_the_open_windows_want_and_no_more_than_its_limit() {
    let quiet = scenario(&day(30, "[1, 1, 1, 1, 1, 1, 1, 1]", BY_INTERVAL, ""));
    let staffing = staffed(&quiet, &ask(&quiet, 20)).staffing;
    // Four calls a half-hour: two points want thousands.
    assert_eq!((staffing.replications, staffing.checked, at_most(20)), (20, 500, 500));
    let busy = scenario(&day(3000, "[1, 1, 1, 1, 1, 1, 1, 1]", "over = \"day\"", ""));
    let staffing = staffed(&busy, &ask(&busy, 40)).staffing;
    assert_eq!(staffing.checked, 40);
    assert!(staffing.windows.iter().all(|window| window.reached.half_width().unwrap() <= window.tolerance));
    assert_eq!((at_most(200), at_most(5000)), (2000, 5000));
}

#[test]
fn shifts_that_were_added_go_again_where_callers_do_not_ask_for_them() {
    let scenario = scenario(&(day(200, "[1, 2, 3, 4, 4, 3, 2, 1]", "over = \"day\"", "") + SHIFTS));
    let ask = ask(&scenario, 40);
    let threads = Threads::new(Some(1));
    let (model, formula) = begin(&scenario.model, &ask, &threads).unwrap();
    let slots = Slots::new(&model.centre.calendar, false, Time::START);
    let limits = limits::of(&model.centre, &ask.groups, None);
    let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up: Span::ZERO, threads: &threads };
    let asked = Asked::new(&limits, &slots);
    let formula = formula.iter().map(|row| slots.largest(row)).collect();
    let agents = Agents { groups: vec![0], formula, most: vec![None], least: Vec::new(), units: Vec::new() };
    let agents = agents.among(&slots, &[vec![true; slots.len()]]);
    let counts = agents.counts();
    let (ground, asked, agents, counts) = (&ground, &asked, &agents, &counts[..]);
    let study = Study { scenario: &scenario, option: "base", ask: &ask, ground, asked, agents, counts, truths: &[] };
    let shifts = shifts::of(&study).unwrap().unwrap();
    let (space, found) = (shifts.space(&study), shifts.counts());
    let more = |counts: &[u32], by: u32| counts.iter().map(|count| count + by).collect::<Vec<u32>>();
    // One more of each shift than is needed, and two: the second ones go, and none of those that were there before.
    let mut counts = more(&found, 2);
    take_back(&study, asked, &space, &mut counts, &more(&found, 1)).unwrap();
    assert_eq!(counts, more(&found, 1));
    // Without any of those that were found nobody would be answered.
    let mut counts = found.clone();
    take_back(&study, asked, &space, &mut counts, &vec![0; found.len()]).unwrap();
    let people = |counts: &[u32]| counts.iter().sum::<u32>();
    assert!(people(&counts) + 1 >= people(&found) && people(&counts) > 0, "{found:?} {counts:?}");
}

#[test]
fn shifts_are_mended_on_callers_whom_no_search_met_and_one_person_fewer_is_tried() {
    let scenario = scenario(&(day(200, "[1, 2, 3, 4, 4, 3, 2, 1]", BY_INTERVAL, "") + SHIFTS));
    let ask = Ask { seed: 3, ..ask(&scenario, 30) };
    let found = staffed(&scenario, &ask);
    let threads = Threads::new(Some(1));
    let (model, _) = begin(&scenario.model, &ask, &threads).unwrap();
    let slots = Slots::new(&model.centre.calendar, false, Time::START);
    let limits = limits::of(&model.centre, &ask.groups, None);
    let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up: Span::ZERO, threads: &threads };
    let asked = Asked::new(&limits, &slots);
    assert_eq!(below(&ground, &asked, &found.scenario.model).0, 0);
    let shifts = &found.staffing.groups[0].shifts;
    let fewer: Vec<Verdict> = shifts.iter().filter_map(|shift| shift.one_fewer_verdict).collect();
    assert_eq!(fewer.len(), shifts.len());
    assert!(fewer.contains(&Verdict::Missed), "{fewer:?}");
    for shift in shifts {
        assert!(shift.one_fewer.unwrap().low.unwrap() < 0.8 || shift.one_fewer_verdict == Some(Verdict::Met));
    }
}
