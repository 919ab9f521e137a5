//! Each layer by itself: draws, ends of work, engine, measures, features, pricing, reading a scenario, figures.
//!
//! `cargo bench --bench layers`, or `cargo bench --bench layers -- features` for one group. Throughput is contacts a second
//! of wall-clock time. Compare figures of one run only: machines are noisy.

#![allow(clippy::panic)]

mod reference;
mod scenes;

use std::hint::black_box;
use std::time::Duration;

use busyhour::economics::Ledger;
use busyhour::engine::facts::Silence;
use busyhour::engine::{Plan, Recorder, Simulation};
use busyhour::experiment::results::results;
use busyhour::experiment::{Settings, Threads, simulate};
use busyhour::measures::Tally;
use busyhour::random::{Luck, Purpose};
use busyhour::report::language::{Language, Told};
use busyhour::results::Results;
use busyhour::scenario;
use busyhour::units::Span;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};

use reference::ends::{Ends, Heap, WinnerTree};
use scenes::features::FEATURES;
use scenes::{Scene, day, erlang_a};

fn group<'a>(criterion: &'a mut Criterion, name: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    group
}

/// Draws of the program's own laws, a thousand at a time.
fn draws(criterion: &mut Criterion) {
    let mut group = group(criterion, "draws");
    group.throughput(Throughput::Elements(1000));
    let luck = Luck::new(1, 1);
    for law in [
        "exponential = { mean = \"180s\" }",
        "lognormal = { mean = \"240s\", cv = 0.8 }",
        "gamma = { mean = \"4m\", cv = 0.5 }",
    ] {
        let name = law.split(' ').next().unwrap_or_default();
        let scene = scenes::load(
            name,
            &format!(
                "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.calls]\narrivals.poisson = {{ per_hour = 60 }}\n\
                 talk_time.{law}\n[groups.agents]\nskills = [\"calls\"]\nroster = 6\n"
            ),
        );
        let law = scene.scenario.model.centre.contacts[0].talk_time.clone();
        let mut stream = luck.stream("calls", Purpose::Talk);
        group.bench_function(name, |bencher| {
            bencher.iter(|| (0..1000).fold(0, |sum, _| sum ^ law.draw_span(&mut stream).0));
        });
    }
    let scene = erlang_a(100, 1000.0);
    let model = &scene.scenario.model;
    group.throughput(Throughput::Elements(scene.contacts as u64));
    group.bench_function("arrivals", |bencher| {
        let mut replication = 0;
        bencher.iter(|| {
            replication += 1;
            let arrivals = model.arrivals[0].as_ref();
            arrivals.map_or(0, |arrivals| {
                arrivals.source(&model.centre.calendar, &Luck::new(1, replication), "calls").count()
            })
        });
    });
    group.finish();
}

/// Hold: the first of n busy agents comes free and goes on with other work, a thousand times.
fn event_queue(criterion: &mut Criterion) {
    fn hold<E: Ends>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, agents: usize) {
        let mut ends = E::new(&[agents]);
        let mut stream = Luck::new(1, 1).stream("hold", Purpose::Talk);
        let mut next = || (stream.exponential() * 180e6) as u64;
        (0..agents).for_each(|_| ends.begin(0, next()));
        group.bench_function(format!("{name}/{agents}"), |bencher| {
            bencher.iter(|| {
                for _ in 0..1000 {
                    let now = ends.first();
                    ends.go_on(now + next());
                }
            });
        });
    }
    let mut group = group(criterion, "event_queue");
    group.throughput(Throughput::Elements(1000));
    for agents in [10, 100, 1000, 10_000] {
        hold::<WinnerTree>(&mut group, "winner_tree", agents);
        hold::<Heap>(&mut group, "binary_heap", agents);
    }
    group.finish();
}

fn run<R: Recorder>(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, scene: &Scene, out: R, reset: fn(&mut R)) {
    let plan = Plan::new(&scene.scenario.model);
    let mut simulation = Simulation::new(&plan, out);
    let mut replication = 0;
    group.throughput(Throughput::Elements(scene.contacts as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| {
            reset(simulation.recorder());
            replication += 1;
            simulation.run(Luck::new(1, replication))
        });
    });
}

/// The engine alone and with its measures.
fn engine(criterion: &mut Criterion) {
    let scenes = [erlang_a(10, 100_000.0), erlang_a(100, 100_000.0), erlang_a(1000, 100_000.0), day()];
    let mut alone = group(criterion, "engine");
    scenes.iter().for_each(|scene| run(&mut alone, &scene.name, scene, Silence, |_| {}));
    alone.finish();
    let mut measured = group(criterion, "engine_and_measures");
    for scene in &scenes {
        run(&mut measured, &scene.name, scene, Tally::new(&scene.scenario.model, Span::ZERO), Tally::reset);
    }
    measured.finish();
}

/// What each feature costs where it is used, engine and measures.
fn features(criterion: &mut Criterion) {
    let mut group = group(criterion, "features");
    for feature in FEATURES {
        let scene = (feature.scene)();
        run(&mut group, feature.name, &scene, Tally::new(&scene.scenario.model, Span::ZERO), Tally::reset);
    }
    group.finish();
}

const VENDORS: &str = include_str!("../scenarios/three_vendors.toml");

/// A ledger that hears a month of three vendors, and its invoices.
fn pricing(criterion: &mut Criterion) {
    let mut group = group(criterion, "pricing");
    let scene = scenes::load("three_vendors", VENDORS);
    let terms = &scene.scenario.terms;
    run(&mut group, "engine", &scene, Silence, |_| {});
    run(&mut group, "engine_and_ledger", &scene, Ledger::new(&scene.scenario.model, terms, Span::ZERO), Ledger::reset);
    let plan = Plan::new(&scene.scenario.model);
    let mut simulation = Simulation::new(&plan, Ledger::new(&scene.scenario.model, terms, Span::ZERO));
    simulation.run(Luck::new(1, 1));
    group.throughput(Throughput::Elements(1));
    group.bench_function("close", |bencher| bencher.iter(|| simulation.recorder().close()));
    group.finish();
}

/// Text to a checked scenario.
fn reading(criterion: &mut Criterion) {
    let mut group = group(criterion, "reading");
    let many = scenes::growth::many_text(1000);
    for (name, text) in [
        ("one_queue", include_str!("../scenarios/one_queue.toml")),
        ("three_vendors", VENDORS),
        ("1000_types_and_groups", &many),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let files: Vec<(&str, &str)> = Vec::new();
                let loaded = scenario::load("read.toml", black_box(text).as_bytes(), &files, &[]);
                assert!(loaded.experiment.is_some(), "{name} cannot be read");
            });
        });
    }
    group.finish();
}

fn vendors() -> Results {
    let scene = scenes::load("three_vendors", VENDORS);
    let settings = Settings { replications: 5, precision: None, seed: 1, confidence: 0.95 };
    let scenarios = [("base".to_owned(), scene.scenario)];
    match simulate(&scenarios[0].1, &settings, &Threads::new(Some(1)), |_| {}) {
        Ok(outcome) => results("run", &scenarios, &settings, vec![("base".to_owned(), outcome)], Vec::new()).0,
        Err(stop) => panic!("{stop:?}"),
    }
}

/// Results to pictures.
fn figures(criterion: &mut Criterion) {
    let mut group = group(criterion, "figures");
    let results = vendors();
    let told = Told::new(&results, Language::English);
    group.bench_function("svg", |bencher| bencher.iter(|| busyhour::report::figures::all(&told)));
    let drawn = busyhour::report::figures::all(&told);
    group.bench_function("png", |bencher| {
        bencher.iter(|| drawn.iter().filter(|figure| busyhour::report::figures::png(&figure.svg).is_ok()).count());
    });
    group.finish();
}

criterion_group!(layers, draws, event_queue, engine, features, pricing, reading, figures);
criterion_main!(layers);
