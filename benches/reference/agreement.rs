//! Whether the loops compute what the engine computes: by standard errors, and against exact values.
//!
//! In: a scene, its loops. Out: nothing, or what differs. A loop that computes something else is no yardstick.

use busyhour::centre::ContactId;
use busyhour::centre::group::Roster;
use busyhour::engine::{Plan, Simulation};
use busyhour::erlang::{Load, Queue};
use busyhour::measures::{Count, Tally};
use busyhour::random::Luck;
use busyhour::units::Span;

use super::day::{Day, Kind};
use super::ends::{Heap, WinnerTree};
use super::pool::Pool;
use super::{Cell, Counters, INTERVAL, boxed, day, pool, recursion};
use crate::scenes::{IN_TIME, LOAD, PATIENCE, SERVICE, Scene};

/// At so many standard errors 200 comparisons raise a false alarm once in a million.
const Z: f64 = 5.85;

/// The pool of an Erlang A scene.
pub fn pool_of(scene: &Scene, agents: usize) -> Pool {
    let gap = SERVICE / LOAD / agents as f64;
    Pool { agents, gap, talk: SERVICE, patience: PATIENCE, hours: scene.contacts * gap / 3600.0 }
}

/// The day of its scene.
pub fn day_of(scene: &Scene) -> Day {
    let model = &scene.scenario.model;
    let (centre, calendar) = (&model.centre, &model.centre.calendar);
    let kind = |number: usize| {
        let facts = &centre.contacts[number];
        let (mean, variance) = (facts.talk_time.mean(), facts.talk_time.variance());
        let sigma_squared = (1.0 + variance / mean / mean).ln();
        let arrivals = model.arrivals[number].as_ref();
        Kind {
            masses: arrivals.map_or(Vec::new(), |arrivals| arrivals.expected(calendar)),
            mu: mean.ln() - sigma_squared / 2.0,
            sigma: sigma_squared.sqrt(),
            patience: facts.patience.as_ref().map_or(f64::MAX, |law| law.mean()),
        }
    };
    let roster = |group: usize| match &centre.groups[group].roster {
        Roster::Steps(steps) => {
            let at = |interval: usize| steps.iter().rev().find(|step| step.at.0 as u64 <= interval as u64 * INTERVAL);
            (0..calendar.intervals.len()).map(|interval| at(interval).map_or(0, |step| step.agents as usize)).collect()
        }
        Roster::Sized(_) | Roster::Promised(_) => Vec::new(),
    };
    Day { kinds: [kind(0), kind(1)], rosters: [roster(0), roster(1)] }
}

/// The counters of replications: of each its cells, types first, then intervals.
pub type Sample = Vec<Vec<Cell>>;

/// So many replications of a loop.
pub fn sample(types: usize, intervals: usize, replications: u64, mut run: impl FnMut(u64, &mut Counters)) -> Sample {
    let mut out = Counters::new(types, intervals);
    let one = |replication| {
        out.clear();
        run(replication, &mut out);
        out.cells.clone()
    };
    (0..replications).map(one).collect()
}

/// So many replications of the engine with its measures.
pub fn engine(scene: &Scene, replications: u64) -> Sample {
    let model = &scene.scenario.model;
    let plan = Plan::new(model);
    let mut simulation = Simulation::new(&plan, Tally::new(model, Span::ZERO));
    let cell = |tally: &Tally, kind: usize, interval: usize| {
        let counts = tally.contact_in(ContactId(kind as u16), interval);
        let number = |count: Count| counts[count] as u64;
        Cell {
            offered: number(Count::Offered),
            answered: number(Count::Answered),
            abandoned: number(Count::Abandoned),
            in_time: number(Count::AnsweredInTime),
            wait: number(Count::Wait),
        }
    };
    let one = |replication| {
        simulation.recorder().reset();
        simulation.run(Luck::new(1, replication));
        let tally = simulation.recorder();
        let kinds = 0..model.centre.contacts.len();
        kinds
            .flat_map(|kind| (0..tally.intervals()).map(move |interval| (kind, interval)))
            .map(|(kind, interval)| cell(tally, kind, interval))
            .collect()
    };
    (0..replications).map(one).collect()
}

/// Mean and squared standard error of a figure.
fn mean(sample: &Sample, figure: impl Fn(&[Cell]) -> f64) -> (f64, f64) {
    let values: Vec<f64> = sample.iter().map(|cells| figure(cells)).collect();
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (mean, squares / (count - 1.0) / count)
}

/// A figure's name, and where it stands.
type Figure = (&'static str, fn(&Cell) -> u64);

const FIGURES: [Figure; 5] = [
    ("offered", |cell| cell.offered),
    ("answered", |cell| cell.answered),
    ("abandoned", |cell| cell.abandoned),
    ("in time", |cell| cell.in_time),
    ("wait", |cell| cell.wait),
];

/// What differs between two samples: every figure over the replication, and those given up and in time by interval.
pub fn differences(name: &str, loop_: &Sample, engine: &Sample, intervals: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |what: String, figure: &dyn Fn(&[Cell]) -> f64| {
        let ((a, error_a), (b, error_b)) = (mean(loop_, figure), mean(engine, figure));
        // Whole counts that hardly ever differ from zero have no law of large numbers.
        let away = (a - b).abs() / (error_a + error_b).sqrt().max(1e-9 + 1e-6 * b.abs());
        if away > Z && a.max(b) > 0.5 {
            wrong.push(format!("{name}: {what} {a:.3}, engine {b:.3}: {away:.1} standard errors"));
        }
    };
    let types = loop_.first().map_or(0, |cells| cells.len() / intervals);
    for kind in 0..types {
        let cells = kind * intervals..(kind + 1) * intervals;
        for (figure, value) in FIGURES {
            let sum = |all: &[Cell]| all[cells.clone()].iter().map(|cell| value(cell) as f64).sum();
            compare(format!("type {kind} {figure}"), &sum);
        }
        for cell in cells.clone() {
            for (figure, value) in &FIGURES[2..4] {
                compare(format!("type {kind} interval {} {figure}", cell - cells.start), &|all| {
                    value(&all[cell]) as f64
                });
            }
        }
    }
    wrong
}

/// What differs from steady state: ratios of sums over the intervals after the first two hours.
fn exact(name: &str, sample: &Sample, pool: &Pool) -> Vec<String> {
    let load = Load { rate: 1.0 / pool.gap, handle_time: pool.talk, patience: Some(pool.patience) };
    let queue = Queue::new(&load, pool.agents as u32);
    let known = [
        ("abandoned", 2, queue.abandonment()),
        ("in time", 3, queue.answered_within(IN_TIME)),
        ("wait", 4, queue.wait() * super::MICROS),
    ];
    let mut wrong = Vec::new();
    for (name_of, number, value) in known {
        let figure = FIGURES[number].1;
        let sums = |cells: &[Cell], of: fn(&Cell) -> u64| cells[4..].iter().map(|cell| of(cell) as f64).sum::<f64>();
        let (above, _) = mean(sample, |cells| sums(cells, figure));
        let (below, _) = mean(sample, |cells| sums(cells, FIGURES[0].1));
        let ratio = above / below;
        let (_, squared) = mean(sample, |cells| sums(cells, figure) - ratio * sums(cells, FIGURES[0].1));
        let away = (ratio - value).abs() * below / squared.sqrt();
        if away > Z {
            wrong.push(format!("{name}: {name_of} {ratio:.6}, exactly {value:.6}: {away:.1} standard errors"));
        }
    }
    wrong
}

/// What of the Erlang A loops differs from the engine or from exact values.
pub fn of_pool(scene: &Scene, agents: usize, replications: u64) -> Vec<String> {
    let pool = pool_of(scene, agents);
    let intervals = pool.intervals();
    let engine = engine(scene, replications);
    let mut tree = pool::Loop::<WinnerTree>::new(&pool);
    let mut heap = pool::Loop::<Heap>::new(&pool);
    let mut recursion = recursion::Recursion::new(&pool);
    let samples = [
        ("winner tree", sample(1, intervals, replications, |number, out| tree.run(number, out))),
        ("binary heap", sample(1, intervals, replications, |number, out| heap.run(number, out))),
        ("recursion", sample(1, intervals, replications, |number, out| recursion.run(number, out))),
        ("boxed events", sample(1, intervals, replications, |number, out| boxed::run(&pool, number, out))),
    ];
    let mut wrong = exact("engine", &engine, &pool);
    for (name, sample) in &samples {
        wrong.extend(differences(name, sample, &engine, intervals));
        wrong.extend(exact(name, sample, &pool));
    }
    wrong
}

/// What of the day's loops differs from the engine.
pub fn of_day(scene: &Scene, replications: u64) -> Vec<String> {
    let day = day_of(scene);
    let intervals = day.rosters[0].len();
    let engine = engine(scene, replications);
    let mut tree = day::Loop::<WinnerTree>::new(&day);
    let mut heap = day::Loop::<Heap>::new(&day);
    let samples = [
        ("winner tree", sample(2, intervals, replications, |number, out| tree.run(number, out))),
        ("binary heap", sample(2, intervals, replications, |number, out| heap.run(number, out))),
    ];
    samples.iter().flat_map(|(name, sample)| differences(name, sample, &engine, intervals)).collect()
}
