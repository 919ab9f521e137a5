//! The table: what a contact costs in loops written by hand, in the engine, with its measures, and as `run` does it.
//!
//! `cargo bench --bench table` prints it as markdown; `-- 9` takes nine rounds instead of the usual number, `-- features` prints
//! what features cost alone. Every loop is first held against the engine and exact values by standard errors.

#![allow(clippy::panic, clippy::print_stdout)]

mod reference;
mod scenes;
mod timing;

use std::hint::black_box;

use busyhour::economics::Ledger;
use busyhour::engine::facts::Silence;
use busyhour::engine::{Plan, Simulation};
use busyhour::experiment::{Settings, Threads, simulate};
use busyhour::measures::Tally;
use busyhour::random::Luck;
use busyhour::units::Span;

use reference::ends::{Heap, WinnerTree};
use reference::{Counters, agreement, boxed, day, draws, pool, recursion};
use scenes::Scene;
use scenes::features::FEATURES;
use timing::{Row, interleaved};

/// Contacts of a replication of Erlang A.
const CONTACTS: f64 = 100_000.0;
/// The row that the others are measured by.
const YARDSTICK: &str = "hand-written loop, winner tree";

fn main() {
    let rounds = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(31);
    if std::env::args().any(|word| word == "features") {
        by_feature(rounds);
        return;
    }
    agree();
    let erlang = erlang_a(100, rounds);
    let day = the_day(rounds);
    println!("CPU time on one thread, medians of {rounds} interleaved rounds; × is the ratio to the {YARDSTICK}.\n");
    println!("| ns per contact | Erlang A, 100 agents | × | day | × |\n|---|---|---|---|---|");
    for row in &erlang {
        let same = day.iter().find(|other| other.name == row.name);
        let (cost, ratio) = same.map_or(("-".to_owned(), "-".to_owned()), |row| (figure(row.cost), ratio(row.ratio)));
        println!("| {} | {} | {} | {cost} | {ratio} |", row.name, figure(row.cost), ratio_of(row));
    }
    by_agents(rounds);
    by_feature(rounds);
}

/// A row as measured.
struct Measured {
    name: String,
    cost: f64,
    ratio: f64,
}

fn measured(rows: &[Row<'_>]) -> Vec<Measured> {
    let yardstick = rows.iter().find(|row| row.name == YARDSTICK);
    let of = |row: &Row<'_>| Measured {
        name: row.name.clone(),
        cost: row.median(),
        ratio: yardstick.map_or(f64::NAN, |other| row.ratio_to(other)),
    };
    rows.iter().map(of).collect()
}

fn figure(cost: f64) -> String {
    if cost < 9.95 { format!("{cost:.1}") } else { format!("{cost:.0}") }
}

fn ratio(value: f64) -> String {
    format!("{value:.2}")
}

fn ratio_of(row: &Measured) -> String {
    ratio(row.ratio)
}

fn agree() {
    let mut wrong = agreement::of_pool(&scenes::erlang_a(100, CONTACTS), 100, 40);
    wrong.extend(agreement::of_day(&scenes::day(), 300));
    assert!(wrong.is_empty(), "the loops do not agree:\n{}", wrong.join("\n"));
}

/// Engine, engine and measures, the whole: the rows that every scene has.
fn ours<'a>(scene: &'a Scene, plan: &'a Plan<'a>) -> Vec<Row<'a>> {
    let scenario = &scene.scenario;
    let model = &scenario.model;
    let mut silent = Simulation::new(plan, Silence);
    let mut measuring = Simulation::new(plan, Tally::new(model, Span::ZERO));
    let recorder = (Tally::new(model, Span::ZERO), Ledger::new(model, &scenario.terms, Span::ZERO));
    let mut pricing = Simulation::new(plan, recorder);
    let threads = Threads::new(Some(1));
    vec![
        Row::new("engine", scene.contacts, move |number| {
            silent.run(Luck::new(1, number));
        }),
        Row::new("engine and measures", scene.contacts, move |number| {
            measuring.recorder().reset();
            measuring.run(Luck::new(1, number));
        }),
        Row::new("engine, measures and ledger", scene.contacts, move |number| {
            let (tally, ledger) = pricing.recorder();
            tally.reset();
            ledger.reset();
            pricing.run(Luck::new(1, number));
            black_box(pricing.recorder().1.close());
        }),
        Row::new("the whole, as `run` does it", WHOLE as f64 * scene.contacts, move |number| {
            let settings = Settings { replications: WHOLE, precision: None, seed: number, confidence: 0.95 };
            assert!(simulate(scenario, &settings, &threads, |_| {}).is_ok(), "a replication stopped");
        }),
    ]
}

/// Replications of one `run`.
const WHOLE: u64 = 20;

fn erlang_a(agents: u32, rounds: usize) -> Vec<Measured> {
    let scene = scenes::erlang_a(agents, CONTACTS);
    let plan = Plan::new(&scene.scenario.model);
    let pool = agreement::pool_of(&scene, agents as usize);
    let counters = || Counters::new(1, pool.intervals());
    let contacts = scene.contacts;
    let mut tree = (pool::Loop::<WinnerTree>::new(&pool), counters());
    let mut heap = (pool::Loop::<Heap>::new(&pool), counters());
    let mut recursion = (recursion::Recursion::new(&pool), counters());
    let mut boxed = counters();
    let mut rows = vec![
        Row::new("drawing the variates alone", contacts, |number| {
            black_box(draws::pool(&pool, number, contacts as u64));
        }),
        Row::new(YARDSTICK, contacts, |number| {
            tree.1.clear();
            tree.0.run(number, &mut tree.1);
        }),
        Row::new("the same with std BinaryHeap", contacts, |number| {
            heap.1.clear();
            heap.0.run(number, &mut heap.1);
        }),
        Row::new("hand-written recursion", contacts, |number| {
            recursion.1.clear();
            recursion.0.run(number, &mut recursion.1);
        }),
        Row::new("boxed events, every patience an event", contacts, |number| {
            boxed.clear();
            boxed::run(&pool, number, &mut boxed);
        }),
    ];
    rows.extend(ours(&scene, &plan));
    interleaved(&mut rows, rounds);
    measured(&rows)
}

fn the_day(rounds: usize) -> Vec<Measured> {
    let scene = scenes::day();
    let plan = Plan::new(&scene.scenario.model);
    let day = agreement::day_of(&scene);
    let counters = || Counters::new(2, day.rosters[0].len());
    let mut tree = (day::Loop::<WinnerTree>::new(&day), counters());
    let mut heap = (day::Loop::<Heap>::new(&day), counters());
    let mut rows = vec![
        Row::new("drawing the variates alone", scene.contacts, |number| {
            black_box(draws::day(&day, number));
        }),
        Row::new(YARDSTICK, scene.contacts, |number| {
            tree.1.clear();
            tree.0.run(number, &mut tree.1);
        }),
        Row::new("the same with std BinaryHeap", scene.contacts, |number| {
            heap.1.clear();
            heap.0.run(number, &mut heap.1);
        }),
    ];
    rows.extend(ours(&scene, &plan));
    interleaved(&mut rows, rounds);
    measured(&rows)
}

fn by_agents(rounds: usize) {
    let sizes = [10, 100, 1000, 10_000];
    let columns: Vec<Vec<Measured>> = sizes.iter().map(|agents| erlang_a(*agents, rounds.div_ceil(2))).collect();
    println!(
        "\n| ns per contact, Erlang A | 10 agents | 100 | 1,000 | 10,000 | 10,000 / 100 |\n|---|---|---|---|---|---|"
    );
    for (number, row) in columns[0].iter().enumerate() {
        let costs: Vec<f64> = columns.iter().map(|column| column[number].cost).collect();
        let shown: Vec<String> = costs.iter().map(|cost| figure(*cost)).collect();
        println!("| {} | {} | {} |", row.name, shown.join(" | "), ratio(costs[3] / costs[1]));
    }
}

/// What each feature costs where it is used, engine and measures, beside the same centre without it.
fn by_feature(rounds: usize) {
    let scenes: Vec<Scene> = FEATURES.iter().map(|feature| (feature.scene)()).collect();
    let plans: Vec<Plan<'_>> = scenes.iter().map(|scene| Plan::new(&scene.scenario.model)).collect();
    let mut rows: Vec<Row<'_>> = scenes.iter().zip(&plans).map(|(scene, plan)| measuring(scene, plan)).collect();
    interleaved(&mut rows, rounds.div_ceil(3));
    println!("\n| engine and measures, 100 agents | ns per first attempt | × plain |\n|---|---|---|");
    for row in &rows {
        println!("| {} | {} | {} |", row.name, figure(row.median()), ratio(row.ratio_to(&rows[0])));
    }
}

/// The engine with its measures.
fn measuring<'a>(scene: &'a Scene, plan: &'a Plan<'a>) -> Row<'a> {
    let mut simulation = Simulation::new(plan, Tally::new(&scene.scenario.model, Span::ZERO));
    Row::new(&scene.name, scene.contacts, move |number| {
        simulation.recorder().reset();
        simulation.run(Luck::new(1, number));
    })
}
