//! Where Erlang A is exact the search finds its number; where it errs, simulation shows which of both is right.

use super::*;
use crate::centre::Target;
use crate::centre::target::Over;
use crate::erlang::{Load, Queue, agents_for};
use crate::experiment::staff::agents::Agents;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::ground::{Ground, callers};
use crate::experiment::staff::search::Search;
use crate::experiment::staff::slots::Slots;
use crate::experiment::staff::{begin, confirm, limits};
use crate::results::staffing::StaffedRow;
use crate::statistics::Estimate;
use crate::units::{Span, Time};

/// Calls an hour, seconds of handle time and of patience, seconds within which a share is to be answered.
type Case = (f64, f64, f64, i64, f64);

const CASES: [Case; 14] = [
    (30.0, 180.0, 120.0, 20, 0.80),
    (60.0, 180.0, 120.0, 20, 0.80),
    (60.0, 240.0, 180.0, 20, 0.80),
    (90.0, 180.0, 180.0, 30, 0.75),
    (40.0, 300.0, 240.0, 20, 0.90),
    (100.0, 120.0, 60.0, 10, 0.85),
    (50.0, 400.0, 120.0, 20, 0.70),
    (80.0, 200.0, 300.0, 20, 0.80),
    (20.0, 240.0, 90.0, 30, 0.85),
    (45.0, 150.0, 100.0, 15, 0.78),
    (70.0, 300.0, 150.0, 20, 0.82),
    (25.0, 600.0, 200.0, 60, 0.85),
    (120.0, 150.0, 120.0, 20, 0.72),
    (35.0, 200.0, 60.0, 10, 0.80),
];

/// Both neighbours must stand this far from the target, so that luck cannot choose between them.
const CLEAR: f64 = 0.018;

fn exact(case: Case) -> (Load, Target, u32) {
    let (per_hour, handle, patience, within, share) = case;
    let load = Load { rate: per_hour / 3600.0, handle_time: handle, patience: Some(patience) };
    let target = Target { answer_within: Span::seconds(within), share, over: Over::Interval, ..Target::default() };
    let agents = agents_for(&load, &target);
    (load, target, agents)
}

fn is_clear(case: &Case) -> bool {
    let (load, target, agents) = exact(*case);
    let level = |agents: u32| Queue::new(&load, agents).service_level(&target);
    agents > 1 && level(agents) - target.share > CLEAR && target.share - level(agents - 1) > CLEAR
}

/// A day that is not looked at, and one of constant load that is.
fn constant((per_hour, handle, patience, within, share): Case) -> String {
    format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 2\ninterval = \"24h\"\n[run]\nwarm_up = \"24h\"\n\
         [target]\nanswer_within = \"{within}s\"\nshare = {share}\nover = \"interval\"\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"{handle}s\" }}\n\
         patience.exponential = {{ mean = \"{patience}s\" }}\n[groups.own]\nskills = [\"calls\"]\nroster = 1\n"
    )
}

#[test]
fn where_erlang_a_is_exact_its_number_is_found_from_any_start() {
    let clear: Vec<Case> = CASES.into_iter().filter(is_clear).collect();
    assert!(clear.len() >= 6, "{} cases", clear.len());
    for case in clear {
        let (_, _, agents) = exact(case);
        let scenario = scenario(&constant(case));
        let ask = ask(&scenario, 20);
        let threads = Threads::new(Some(1));
        let (model, _) = begin(&scenario.model, &ask, &threads).unwrap();
        let warm_up = scenario.run.warm_up;
        let slots = Slots::new(&model.centre.calendar, false, Time::START + warm_up);
        let limits = limits::of(&model.centre, &ask.groups, None);
        let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up, threads: &threads };
        let asked = Asked::new(&limits, &slots);
        let formula = vec![vec![agents; slots.len()]];
        let none =
            Agents { groups: ask.groups.clone(), formula, most: vec![None], least: Vec::new(), units: Vec::new() };
        let agents_space = none.among(&slots, &[vec![true; slots.len()]]);
        let space = agents_space.space(&ground);
        for start in [1, agents + 3] {
            let mut counts = vec![start; space.units.len()];
            let search = Search {
                ground: &ground,
                space: &space,
                asked: &asked,
                seed: callers(7, 1),
                replications: 20,
                tries: 20,
                insists: true,
            };
            assert!(search.settle(&mut counts).unwrap());
            assert_eq!(counts, [agents], "{case:?} from {start}");
        }
    }
}

/// Service level by half-hour of Erlang's own numbers, and which of them surely miss.
fn by_formula(text: &str, replications: u64) -> (usize, f64) {
    let scenario = scenario(text);
    let ask = ask(&scenario, replications);
    let threads = Threads::new(Some(1));
    let (model, formula) = begin(&scenario.model, &ask, &threads).unwrap();
    let slots = Slots::new(&model.centre.calendar, false, Time::START);
    let limits = limits::of(&model.centre, &ask.groups, None);
    let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up: Span::ZERO, threads: &threads };
    let asked = Asked::new(&limits, &slots);
    let reached = confirm::reached(&ground, &asked, &model, &ask.groups, (1, replications, 0.95)).unwrap();
    let missed = |(window, estimate): &(&Window, &Estimate)| {
        let limit = &limits[window.0];
        confirm::verdict(**estimate, asked.of(**window), limit.at_least()) == Verdict::Missed
    };
    let missed = reached.windows.iter().filter(missed).count();
    let hours = slots.hours(slots.largest(&formula[0]).iter().map(|agents| f64::from(*agents)));
    (missed, hours)
}

#[test]
fn before_a_peak_the_target_is_met_with_fewer_agents_than_erlang_asks_for() {
    // Nobody is in talk when the day begins, and calls take long: each half-hour is served by those who were free before it.
    let text = day(260, "[1, 2, 4, 7, 10, 12, 9, 6]", BY_INTERVAL, "")
        .replace("mean = \"4m\"", "mean = \"15m\"")
        .replace("mean = \"3m\"", "mean = \"10m\"");
    let scenario = scenario(&text);
    let found = staffed(&scenario, &ask(&scenario, 150));
    let group = &found.staffing.groups[0];
    assert_eq!(windows(&found.staffing, Verdict::Missed), 0);
    assert!(group.needed_hours <= 0.97 * group.formula_hours, "{} {}", group.needed_hours, group.formula_hours);
    // Fewer than the formula asks for, and surely met, in single half-hours.
    let surely = |row: &&StaffedRow| row.needed < row.formula && row.verdict == Some(Verdict::Met);
    assert!(group.rows.iter().filter(surely).count() >= 2, "{:?}", group.rows);
    // With one agent more wherever other callers do not show it either, every half-hour is surely met on callers of a third seed, and with
    // fewer hours still.
    let mut counts: Vec<u32> = group.rows.iter().map(|row| row.needed).collect();
    for seed in [77, 78] {
        let verdicts = on_other_callers(&scenario, &counts, (seed, 4000));
        counts.iter_mut().zip(&verdicts).for_each(|(agents, verdict)| *agents += u32::from(*verdict != Verdict::Met));
    }
    let verdicts = on_other_callers(&scenario, &counts, (79, 4000));
    assert!(verdicts.len() == 8 && verdicts.iter().all(|verdict| *verdict == Verdict::Met), "{verdicts:?} {counts:?}");
    let hours: f64 = counts.iter().map(|agents| 0.5 * f64::from(*agents)).sum();
    assert!(hours < group.formula_hours, "{hours} {}", group.formula_hours);
    // The test would see a roster that misses: one agent fewer everywhere.
    let fewer: Vec<u32> = group.rows.iter().map(|row| row.needed.saturating_sub(1)).collect();
    assert!(on_other_callers(&scenario, &fewer, (79, 1000)).contains(&Verdict::Missed));
}

/// How half-hours stand to the target with these agents, on callers of another seed.
fn on_other_callers(scenario: &Scenario, counts: &[u32], (seed, replications): (u64, u64)) -> Vec<Verdict> {
    let ask = ask(scenario, replications);
    let threads = Threads::new(Some(1));
    let (model, _) = begin(&scenario.model, &ask, &threads).unwrap();
    let slots = Slots::new(&model.centre.calendar, false, Time::START);
    let limits = limits::of(&model.centre, &ask.groups, None);
    let ground = Ground { model: &model, slots: &slots, limits: &limits, warm_up: Span::ZERO, threads: &threads };
    let asked = Asked::new(&limits, &slots);
    let agents = Agents {
        groups: vec![0],
        formula: vec![vec![0; slots.len()]],
        most: vec![None],
        least: Vec::new(),
        units: Vec::new(),
    };
    let open: Vec<bool> = slots.slots.iter().map(|slot| slot.open_hours > 0.0).collect();
    let agents = agents.among(&slots, &[open]);
    assert_eq!(agents.units.len(), counts.len());
    let model = ground.with(&agents.rosters(counts, &slots, &model.centre.calendar));
    let reached = confirm::reached(&ground, &asked, &model, &[], (seed, replications, 0.95)).unwrap();
    let verdict = |(window, estimate): (&Window, &Estimate)| confirm::verdict(*estimate, asked.of(*window), true);
    reached.windows.iter().map(verdict).collect()
}

#[test]
fn busy_days_and_redials_need_more_agents_than_erlang_asks_for_whose_number_misses() {
    let redials = "[[contacts.calls.follow_ups]]\non = \"abandoned\"\nshare = 0.8\nto = \"calls\"\n\
        after.exponential = { mean = \"5m\" }\nup_to = 3\n";
    let text = day(400, "[1, 1, 2, 2, 2, 2, 1, 1], day_cv = 0.4", BY_INTERVAL, redials);
    let (missed, hours) = by_formula(&text, 150);
    assert!(missed >= 6, "{missed}");
    let scenario = scenario(&text);
    let found = staffed(&scenario, &ask(&scenario, 150));
    assert_eq!(windows(&found.staffing, Verdict::Missed), 0);
    assert!(found.staffing.groups[0].needed_hours > 1.05 * hours);
}

#[test]
fn one_agent_fewer_misses_in_most_half_hours_and_no_window_is_called_met_that_is_not() {
    let scenario = scenario(&day(300, "[1, 2, 3, 4, 4, 3, 2, 1]", BY_INTERVAL, ""));
    let found = staffed(&scenario, &ask(&scenario, 150));
    let rows = &found.staffing.groups[0].rows;
    let needed = rows.iter().filter(|row| row.one_fewer_verdict == Some(Verdict::Missed)).count();
    assert!(needed >= 5, "{needed}");
    for window in found.staffing.windows.iter().filter(|window| window.verdict == Verdict::Met) {
        assert!(window.reached.low.unwrap() >= window.asked);
    }
}
