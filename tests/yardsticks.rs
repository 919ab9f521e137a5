//! The loops that benchmarks measure the engine by compute what the engine computes.
//!
//! Design: counters of every type, and those given up and in time of every interval, are compared by standard errors
//! (z = 5.85), and with exact values where the queue is in steady state. A loop with one agent fewer must be found out.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../benches/reference/mod.rs"]
mod reference;
#[path = "../benches/scenes/mod.rs"]
mod scenes;

use busyhour::experiment::{Settings, Threads, simulate};

use reference::agreement::{differences, engine, of_day, of_pool, pool_of, sample};
use reference::ends::WinnerTree;
use reference::pool::Loop;
use scenes::features::FEATURES;

/// The page that tells what each costs.
const PAGE: &str = include_str!("../docs/performance.md");

/// Scenes, and what must come of each lest its feature be measured where it does nothing.
const SHOWS: &[(&str, &str)] = &[
    ("redials", "repeat_share"),
    ("trunks", "blocked"),
    ("balking", "balked"),
    ("ivr", "self_served"),
    ("virtual_hold", "called_back"),
    ("call_backs", "not_needed"),
    ("interrupts", "interruptions"),
    ("deflects", "deflected"),
    ("history", "attempts"),
];

#[test]
fn every_scene_of_a_feature_is_read_and_has_its_feature_at_work() {
    let settings = Settings { replications: 1, precision: None, seed: 1, confidence: 0.95 };
    let mut names = Vec::new();
    for feature in FEATURES {
        // Reading it panics with all that is wrong.
        let scene = (feature.scene)();
        assert_eq!(scene.name, feature.name);
        let outcome = simulate(&scene.scenario, &settings, &Threads::new(Some(1)), |_| {}).unwrap();
        // Some are told of types alone, not in total.
        let all = || std::iter::once(&outcome.results.total).chain(outcome.results.contacts.values());
        let mean = |measure: &str| all().filter_map(|part| part.get(measure).mean).fold(0.0, f64::max);
        assert!(mean("answered") > 20_000.0, "{}: {} answered", scene.name, mean("answered"));
        for (_, measure) in SHOWS.iter().filter(|(name, _)| *name == scene.name) {
            assert!(mean(measure) > 0.0, "{}: no {measure}", scene.name);
        }
        names.push(feature.name);
    }
    assert_eq!(names[0], "plain", "costs are told beside the first");
    assert!(SHOWS.iter().all(|(name, _)| names.contains(name)));
    for name in &names {
        assert!(PAGE.contains(&format!("\n| {name} | ")), "docs/performance.md has no row for {name}");
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FEATURES.len(), "a name stands twice");
}

#[test]
fn loops_for_one_pool_agree_with_the_engine_and_with_exact_values() {
    for agents in [10, 100] {
        let wrong = of_pool(&scenes::erlang_a(agents, 20_000.0 * f64::from(agents) / 10.0), agents as usize, 30);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn loops_for_the_day_agree_with_the_engine() {
    let wrong = of_day(&scenes::day(), 200);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_day_agrees_with_what_an_independent_loop_found() {
    // Shares given up and in time and the mean wait of 21,000 days, and the standard deviation of each over 100 days.
    let known = [[0.0569, 0.788, 10.23], [0.0397, 0.786, 11.90]];
    let deviations = [0.00069, 0.0026, 0.130];
    let replications = 400;
    for scene in [scenes::day(), scenes::day_until_empty()] {
        let all = engine(&scene, replications);
        for (kind, known) in known.iter().enumerate() {
            let cells = all.iter().flat_map(|cells| &cells[kind * cells.len() / 2..(kind + 1) * cells.len() / 2]);
            let sums = cells.fold([0.0; 4], |sums, cell| {
                let of = [cell.offered, cell.abandoned, cell.in_time, cell.wait].map(|value| value as f64);
                std::array::from_fn(|number| sums[number] + of[number])
            });
            let found = [sums[1] / sums[0], sums[2] / sums[0], sums[3] / sums[0] / 1e6];
            for (number, (found, known)) in found.iter().zip(known).enumerate() {
                // The published deviations are of type a; what is known is rounded to its last digit.
                let error = 1.5 * deviations[number] * (100.0 / replications as f64).sqrt();
                let rounding = if number == 0 { 0.00005 } else { [0.0, 0.0005, 0.005][number] };
                assert!((found - known).abs() < 4.0 * error + rounding, "{}: {found}, known {known}", scene.name);
            }
        }
    }
}

#[test]
fn a_loop_with_one_agent_fewer_is_found_out() {
    let scene = scenes::erlang_a(100, 100_000.0);
    let mut pool = pool_of(&scene, 100);
    pool.agents = 99;
    let mut loop_ = Loop::<WinnerTree>::new(&pool);
    let wrong_one = sample(1, pool.intervals(), 30, |number, out| loop_.run(number, out));
    let wrong = differences("99 agents", &wrong_one, &engine(&scene, 30), pool.intervals());
    assert!(!wrong.is_empty(), "99 agents were taken for 100");
}
