//! Erlang A on one thread: contacts a second through engine and measures, beside drawing the same variates alone.
//!
//! Service 180 s, load 105 %, patience 360 s, at 10, 100 and 1,000 agents. Each figure is for one replication of about
//! 100,000 contacts; criterion's throughput is contacts a second. Compare figures of one run only: machines are noisy.

#![allow(clippy::panic)]

use std::hint::black_box;
use std::time::Duration;

use busyhour::engine::facts::Silence;
use busyhour::engine::{Plan, Recorder, Simulation};
use busyhour::measures::Tally;
use busyhour::random::{Luck, Purpose};
use busyhour::scenario::{self, Scenario};
use busyhour::units::Span;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const CONTACTS: f64 = 100_000.0;

fn erlang_a(agents: u32) -> Scenario {
    let per_hour = f64::from(agents) * 3600.0 / 180.0 * 1.05;
    let days = (CONTACTS / per_hour / 24.0).ceil().max(1.0);
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = {days}\nopen = \"00:00-24:00\"\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"180s\" }}\n\
         patience.exponential = {{ mean = \"360s\" }}\n[groups.agents]\nskills = [\"calls\"]\nroster = {agents}\n"
    );
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = scenario::load("erlang_a.toml", text.as_bytes(), &files, &[]);
    match loaded.experiment {
        Some(experiment) => experiment.base,
        None => panic!("{}", busyhour::document::render(&loaded.problems, &loaded.sources)),
    }
}

fn contacts(scenario: &Scenario) -> u64 {
    let calendar = &scenario.model.centre.calendar;
    let expected = scenario.model.arrivals[0].as_ref().map_or(0.0, |arrivals| arrivals.expected(calendar).iter().sum());
    expected as u64
}

/// Gap, talk and patience of as many contacts, each from its own stream.
fn draw(scenario: &Scenario, contacts: u64, replication: u64) -> i64 {
    let kind = &scenario.model.centre.contacts[0];
    let luck = Luck::new(1, replication);
    let (mut gaps, mut talks) = (luck.stream("calls", Purpose::Arrivals), luck.stream("calls", Purpose::Talk));
    let mut patiences = luck.stream("calls", Purpose::Patience);
    let mut sum = 0;
    for _ in 0..contacts {
        let gap = Span::from_seconds(gaps.exponential());
        let talk = kind.talk_time.draw_span(&mut talks);
        let patience = kind.patience.as_ref().map_or(Span::ZERO, |law| law.draw_span(&mut patiences));
        sum ^= gap.0 ^ talk.0 ^ patience.0;
    }
    sum
}

fn replicate<R: Recorder>(simulation: &mut Simulation<'_, R>, replication: &mut u64) {
    simulation.run(Luck::new(1, *replication));
    *replication += 1;
}

fn benchmarks(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("erlang_a");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    for agents in [10, 100, 1000] {
        let scenario = erlang_a(agents);
        let plan = Plan::new(&scenario.model);
        let contacts = contacts(&scenario);
        group.throughput(Throughput::Elements(contacts));
        group.bench_function(BenchmarkId::new("draws", agents), |bencher| {
            let mut replication = 0;
            bencher.iter(|| {
                replication += 1;
                black_box(draw(&scenario, contacts, replication))
            });
        });
        group.bench_function(BenchmarkId::new("engine", agents), |bencher| {
            let mut simulation = Simulation::new(&plan, Silence);
            let mut replication = 0;
            bencher.iter(|| replicate(&mut simulation, &mut replication));
        });
        group.bench_function(BenchmarkId::new("engine_and_measures", agents), |bencher| {
            let mut simulation = Simulation::new(&plan, Tally::new(&scenario.model, Span::ZERO));
            let mut replication = 0;
            bencher.iter(|| {
                simulation.recorder().reset();
                replicate(&mut simulation, &mut replication);
            });
        });
    }
    group.finish();
}

criterion_group!(erlang, benchmarks);
criterion_main!(erlang);
