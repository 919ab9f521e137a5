//! The formulas of planners: sizing by Erlang C, A and B, one call of the library each.
//!
//! At 167 erlangs, service 180 s, 80 % within 20 s; beside it other sizes,
//! whose cost grows with the load (B, C) or its root (A).

use std::hint::black_box;
use std::time::Duration;

use busyhour::centre::Target;
use busyhour::erlang::{Load, agents_for, lines_for};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

const HANDLE_TIME: f64 = 180.0;

fn sizing(c: &mut Criterion) {
    let mut group = c.benchmark_group("erlang");
    group.measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_millis(500));
    let target = Target::default();
    for erlangs in [10.0, 167.0, 1000.0, 10_000.0] {
        for (name, patience) in [("c", None), ("a", Some(120.0)), ("a_long_patience", Some(1800.0))] {
            let load = Load { rate: erlangs / HANDLE_TIME, handle_time: HANDLE_TIME, patience };
            group.bench_with_input(BenchmarkId::new(name, erlangs), &load, |bencher, load| {
                bencher.iter(|| agents_for(black_box(load), black_box(&target)));
            });
        }
        group.bench_with_input(BenchmarkId::new("b", erlangs), &erlangs, |bencher, erlangs| {
            bencher.iter(|| lines_for(black_box(*erlangs), black_box(0.01)));
        });
    }
    group.finish();
}

criterion_group!(benches, sizing);
criterion_main!(benches);
