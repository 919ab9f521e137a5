//! The loops that benchmarks measure the engine by compute what the engine computes.
//!
//! Design: counters of every type, and those given up and in time of every interval, are compared by standard errors
//! (z = 5.85), and with exact values where the queue is in steady state. A loop with one agent fewer must be found out.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../benches/reference/mod.rs"]
mod reference;
#[path = "../benches/scenes/mod.rs"]
mod scenes;

use reference::agreement::{differences, engine, of_day, of_pool, pool_of, sample};
use reference::ends::WinnerTree;
use reference::pool::Loop;

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
