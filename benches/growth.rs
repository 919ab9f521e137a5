//! How the cost of a contact grows: with agents, types and groups, the length of the queue, intervals.
//!
//! `cargo bench --bench growth` prints a table for each measure and draws it to `docs/performance/`; `-- 5` takes five
//! rounds. A cost that grows with the logarithm adds the same at each tenfold; "b" is the power of the measure with which
//! it grows, fitted over all points: 0 is flat, 1 in proportion.

#![allow(clippy::panic, clippy::print_stdout, clippy::disallowed_methods)]

mod plot;
mod reference;
mod scenes;
mod timing;

use busyhour::engine::facts::Silence;
use busyhour::engine::{Plan, Simulation};
use busyhour::measures::Tally;
use busyhour::random::Luck;
use busyhour::units::Span;

use plot::{Plot, Series, number};
use reference::ends::WinnerTree;
use reference::{Counters, agreement, pool};
use scenes::{Scene, erlang_a, growth};
use timing::{Row, interleaved};

/// One line: a scene for each size.
struct Line {
    name: &'static str,
    sizes: &'static [u32],
    scene: fn(u32) -> Scene,
    with: With,
}

/// What runs in a scene.
#[derive(Clone, Copy)]
enum With {
    /// The engine alone.
    Engine,
    /// The engine with its measures.
    Measures,
    /// The loop written by hand, for one pool of so many agents.
    Loop,
}

/// A picture and its table.
struct Growth {
    file: &'static str,
    title: &'static str,
    x: &'static str,
    lines: &'static [Line],
}

const AGENTS: &[u32] = &[10, 30, 100, 300, 1000, 3000, 10_000];
const TYPES: &[u32] = &[1, 2, 5, 10, 20, 50, 100];
const QUEUES: &[u32] = &[100, 1000, 10_000, 100_000];
const A_DAY: &[u32] = &[24, 48, 96, 288, 1440];
const DAYS: &[u32] = &[1, 7, 30, 91, 365];
/// Contacts of a replication; the more agents, the more are needed for the same hours.
const CONTACTS: f64 = 100_000.0;

const fn line(name: &'static str, sizes: &'static [u32], scene: fn(u32) -> Scene, with: With) -> Line {
    Line { name, sizes, scene, with }
}

fn by_agents(agents: u32) -> Scene {
    erlang_a(agents, CONTACTS.max(50.0 * f64::from(agents)))
}
fn own(types: u32) -> Scene {
    growth::own_groups(types, CONTACTS)
}
fn chained(types: u32) -> Scene {
    growth::chained_groups(types, CONTACTS)
}
fn pooled(types: u32) -> Scene {
    growth::pooled_groups(types, CONTACTS)
}
fn quiet(types: u32) -> Scene {
    growth::quiet_groups(types, CONTACTS)
}
fn a_day(intervals: u32) -> Scene {
    growth::intervals(1, 1440 / intervals, 100)
}
fn days(days: u32) -> Scene {
    growth::intervals(days, 30, 10)
}

const GROWTHS: &[Growth] = &[
    Growth {
        file: "agents",
        title: "Cost of a contact against agents (Erlang A, load 105 %)",
        x: "agents",
        lines: &[
            line("engine and measures", AGENTS, by_agents, With::Measures),
            line("engine", AGENTS, by_agents, With::Engine),
            line("loop by hand", AGENTS, by_agents, With::Loop),
        ],
    },
    Growth {
        file: "types_and_groups",
        title: "Cost of a contact against contact types and groups (400 agents altogether)",
        x: "contact types, and as many groups",
        lines: &[
            line("every group answers all", TYPES, pooled, With::Measures),
            line("the same at load 85 %", TYPES, quiet, With::Measures),
            line("at 105 %, engine alone", TYPES, pooled, With::Engine),
            line("own type and neighbour's", TYPES, chained, With::Measures),
            line("each group its own type", TYPES, own, With::Measures),
        ],
    },
    Growth {
        file: "queue",
        title: "Cost of a contact against the length of the queue (100 agents, nobody gives up)",
        x: "contacts waiting at the peak",
        lines: &[
            line("engine and measures", QUEUES, growth::long_queue, With::Measures),
            line("engine", QUEUES, growth::long_queue, With::Engine),
        ],
    },
    Growth {
        file: "intervals",
        title: "Cost of a contact against intervals (Erlang A, load 105 %)",
        x: "intervals of the calendar",
        lines: &[
            line("one day of 100 agents, finer", A_DAY, a_day, With::Measures),
            line("more days of 10 agents", DAYS, days, With::Measures),
            line("the same, engine alone", DAYS, days, With::Engine),
        ],
    },
];

fn main() {
    let rounds = std::env::args().filter_map(|word| word.parse().ok()).next().unwrap_or(9);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/performance");
    for growth in GROWTHS {
        let lines: Vec<Series> = growth.lines.iter().map(|line| measured(line, rounds)).collect();
        table(growth, &lines);
        let plot = Plot { title: growth.title, x: growth.x, y: "ns of CPU time per contact", series: lines };
        let path = format!("{folder}/{}.svg", growth.file);
        assert!(std::fs::write(&path, plot.svg()).is_ok(), "{path} cannot be written");
    }
}

/// The cost of a contact at each size, all sizes of a line interleaved.
fn measured(line: &Line, rounds: usize) -> Series {
    let scenes: Vec<Scene> = line.sizes.iter().map(|size| (line.scene)(*size)).collect();
    let plans: Vec<Plan<'_>> = scenes.iter().map(|scene| Plan::new(&scene.scenario.model)).collect();
    let places = scenes.iter().zip(&plans).zip(line.sizes);
    let mut rows: Vec<Row<'_>> = places.map(|((scene, plan), size)| row(line.with, scene, plan, *size)).collect();
    interleaved(&mut rows, rounds);
    let x = |scene: &Scene, size: u32| match scene.scenario.model.centre.calendar.intervals.len() {
        intervals if scene.name.starts_with("intervals") => intervals as f64,
        _ => f64::from(size),
    };
    let points = scenes.iter().zip(line.sizes).zip(&rows).map(|((scene, size), row)| (x(scene, *size), row.median()));
    Series { name: line.name.to_owned(), points: points.collect() }
}

fn row<'a>(with: With, scene: &'a Scene, plan: &'a Plan<'a>, size: u32) -> Row<'a> {
    let model = &scene.scenario.model;
    match with {
        With::Engine => {
            let mut simulation = Simulation::new(plan, Silence);
            Row::new(&scene.name, scene.contacts, move |number| {
                simulation.run(Luck::new(1, number));
            })
        }
        With::Measures => {
            let mut simulation = Simulation::new(plan, Tally::new(model, Span::ZERO));
            Row::new(&scene.name, scene.contacts, move |number| {
                simulation.recorder().reset();
                simulation.run(Luck::new(1, number));
            })
        }
        With::Loop => {
            let pool = agreement::pool_of(scene, size as usize);
            let mut counters = Counters::new(1, pool.intervals());
            let mut by_hand = pool::Loop::<WinnerTree>::new(&pool);
            Row::new(&scene.name, scene.contacts, move |number| {
                counters.clear();
                by_hand.run(number, &mut counters);
            })
        }
    }
}

fn table(growth: &Growth, lines: &[Series]) {
    println!("\n### {}\n", growth.title);
    println!("| {} | ns per contact | first tenfold | last tenfold | b |\n|---|---|---|---|---|", growth.x);
    for line in lines {
        let points: Vec<String> = line.points.iter().map(|(x, y)| format!("{}: {y:.0}", number(*x))).collect();
        let backwards: Vec<(f64, f64)> = line.points.iter().rev().copied().collect();
        let (first, last) = (tenfold(&line.points), tenfold(&backwards));
        println!("| {} | {} | {first:+.0} | {last:+.0} | {:.2} |", line.name, points.join(", "), power(&line.points));
    }
}

/// What the tenfold that begins (or ends) with the first of these points adds to the cost.
fn tenfold(points: &[(f64, f64)]) -> f64 {
    let Some((x, y)) = points.first().copied() else { return f64::NAN };
    let far = |(other, _): &&(f64, f64)| (other / x).log10().abs() > 0.95;
    let other = points.iter().find(far).or(points.last());
    other.map_or(f64::NAN, |(other, cost)| (cost - y) / (other / x).log10())
}

/// The power of the measure with which cost grows, by least squares over logarithms.
fn power(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(x, y)| (x.log10(), y.log10())).collect();
    let count = logs.len() as f64;
    let (x, y) = logs.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let (above, below) = logs.iter().fold((0.0, 0.0), |(above, below), point| {
        (above + (point.0 - x) * (point.1 - y), below + (point.0 - x) * (point.0 - x))
    });
    above / below
}
