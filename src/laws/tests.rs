//! Every law against its moments, its support and its distribution function.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use statrs::distribution::{self as exact, ContinuousCDF};

use super::erlang::erlang;
use super::shifted_exponential::ShiftedExponential;
use super::*;
use crate::document::{Log, Sources};
use crate::random::{Luck, Purpose};

/// Sees an error of 0.01 in the distribution function with both error rates one in a million (Dvoretzky, Kiefer,
/// Wolfowitz; Massart 1990).
const DRAWS: usize = 290_173;
/// sqrt(ln(2 / 1e-6) / (2 · DRAWS)).
const BAND: f64 = 0.005;

type Cdf = Box<dyn Fn(f64) -> f64>;

/// Name, law, support, distribution function.
fn cases() -> Vec<(&'static str, Law, (f64, f64), Cdf)> {
    let mut cases: Vec<(&'static str, Law, (f64, f64), Cdf)> = Vec::new();
    let ever = (0.0, f64::INFINITY);
    cases.push(("constant", Law::Constant(12.5), (12.5, 12.5), Box::new(|t| if t < 12.5 { 0.0 } else { 1.0 })));
    for mean in [1e-3, 180.0, 1e7] {
        cases.push((
            "exponential",
            Law::Exponential(Exponential::new(mean)),
            ever,
            Box::new(move |t| -libm::expm1(-t / mean)),
        ));
    }
    for (mean, cv) in [(160.0, 1.0), (30.0, 0.05), (3600.0, 2.0)] {
        let sigma = libm::log(1.0 + cv * cv).sqrt();
        let law = exact::LogNormal::new(libm::log(mean) - sigma * sigma / 2.0, sigma).unwrap();
        cases.push(("lognormal", Law::Lognormal(Lognormal::new(mean, cv)), ever, Box::new(move |t| law.cdf(t))));
    }
    for (mean, cv) in [(240.0, 0.5), (60.0, 1.0), (20.0, 1.8), (1.0, 0.12)] {
        let shape = 1.0 / (cv * cv);
        let law = exact::Gamma::new(shape, shape / mean).unwrap();
        cases.push(("gamma", Law::Gamma(Gamma::new(mean, cv)), ever, Box::new(move |t| law.cdf(t))));
    }
    for (mean, phases) in [(60.0, 1), (60.0, 3), (180.0, 50)] {
        let law = exact::Gamma::new(f64::from(phases), f64::from(phases) / mean).unwrap();
        cases.push(("erlang", Law::Erlang(erlang(mean, phases)), ever, Box::new(move |t| law.cdf(t))));
    }
    for (mean, cv) in [(240.0, 1.4), (60.0, 0.3), (10.0, 1.0)] {
        let law = Weibull::new(mean, cv);
        let (shape, scale) = law.shape_and_scale();
        cases.push(("weibull", Law::Weibull(law), ever, Box::new(move |t| -libm::expm1(-libm::pow(t / scale, shape)))));
    }
    for parts in [vec![(1.0, 40.0)], vec![(0.7, 30.0), (0.3, 300.0)], vec![(0.5, 1.0), (0.25, 10.0), (0.25, 100.0)]] {
        let law = Law::Hyperexponential(Hyperexponential::new(&parts));
        let cdf = move |t: f64| parts.iter().map(|(share, mean)| -share * libm::expm1(-t / mean)).sum();
        cases.push(("hyperexponential", law, ever, Box::new(cdf)));
    }
    for (from, to) in [(0.0, 1.0), (60.0, 90.0)] {
        cases.push((
            "uniform",
            Law::Uniform(Uniform::new(from, to)),
            (from, to),
            Box::new(move |t| ((t - from) / (to - from)).clamp(0.0, 1.0)),
        ));
    }
    for (low, mode, high) in [(10.0, 20.0, 60.0), (0.0, 0.0, 5.0), (1.0, 4.0, 4.0)] {
        let law = exact::Triangular::new(low, high, mode).unwrap();
        cases.push((
            "triangular",
            Law::Triangular(Triangular::new(low, mode, high)),
            (low, high),
            Box::new(move |t| law.cdf(t)),
        ));
    }
    for (least, mean) in [(20.0, 180.0), (0.0, 30.0)] {
        cases.push((
            "shifted_exponential",
            Law::ShiftedExponential(ShiftedExponential::new(least, mean)),
            (least, f64::INFINITY),
            Box::new(move |t| if t < least { 0.0 } else { -libm::expm1(-(t - least) / (mean - least)) }),
        ));
    }
    let values = vec![30.0, 10.0, 20.0, 20.0];
    let cdf = |t: f64| [10.0, 20.0, 20.0, 30.0].iter().filter(|value| **value <= t).count() as f64 / 4.0;
    cases.push(("empirical", Law::Empirical(Empirical::new(values)), (10.0, 30.0), Box::new(cdf)));
    cases
}

fn draws(law: &Law, name: &str) -> Vec<f64> {
    let mut stream = Luck::new(20_261_101, 0).stream(name, Purpose::Talk);
    (0..DRAWS).map(|_| law.draw(&mut stream)).collect()
}

#[test]
fn every_law_in_the_table_is_tested() {
    for entry in LAWS {
        assert!(cases().iter().any(|(name, ..)| *name == entry.name), "{}", entry.name);
    }
}

#[test]
fn draws_follow_the_distribution_function_and_keep_to_the_support() {
    for (name, law, (low, high), cdf) in cases() {
        let mut values = draws(&law, name);
        values.sort_by(f64::total_cmp);
        assert!(values[0] >= low && values[DRAWS - 1] <= high, "{name}: {} to {}", values[0], values[DRAWS - 1]);
        // Below a value lie at least the draws smaller than it, up to it at most those not larger: fair to laws with steps.
        let mut worst: f64 = 0.0;
        for value in values.iter().step_by(7) {
            let smaller = values.partition_point(|other| other < value) as f64 / DRAWS as f64;
            let not_larger = values.partition_point(|other| other <= value) as f64 / DRAWS as f64;
            let (before, at) = (cdf(value * (1.0 - 1e-12)), cdf(*value));
            worst = worst.max((smaller - before).abs()).max((not_larger - at).abs());
        }
        assert!(worst < BAND, "{name} {law:?}: {worst}");
    }
}

#[test]
fn draws_have_the_mean_and_variance_that_the_law_states() {
    for (name, law, ..) in cases() {
        let values = draws(&law, name);
        let n = DRAWS as f64;
        let (mean, variance) = (law.mean(), law.variance());
        let sample = values.iter().sum::<f64>() / n;
        let central = |power: i32| values.iter().map(|value| (value - mean).powi(power)).sum::<f64>() / n;
        // Some 60 comparisons at z = 6: a false alarm in ten million. The variance's error by the sample's fourth moment.
        assert!((sample - mean).abs() <= 6.0 * (variance / n).sqrt() + 1e-12 * mean, "{name} {law:?}: mean {sample}");
        let error = ((central(4) - variance * variance).max(0.0) / n).sqrt();
        assert!(
            (central(2) - variance).abs() <= 6.0 * error + 1e-12 * mean * mean,
            "{name} {law:?}: variance {} for {variance}",
            central(2)
        );
    }
}

#[test]
fn a_longer_mean_makes_each_persons_time_longer() {
    let pairs = [
        (Law::Exponential(Exponential::new(10.0)), Law::Exponential(Exponential::new(11.0))),
        (Law::Lognormal(Lognormal::new(10.0, 1.2)), Law::Lognormal(Lognormal::new(11.0, 1.2))),
        (Law::Gamma(Gamma::new(10.0, 1.2)), Law::Gamma(Gamma::new(11.0, 1.2))),
        (Law::Gamma(Gamma::new(10.0, 0.4)), Law::Gamma(Gamma::new(11.0, 0.4))),
        (Law::Weibull(Weibull::new(10.0, 1.2)), Law::Weibull(Weibull::new(11.0, 1.2))),
    ];
    for (short, long) in pairs {
        let (mut a, mut b) = (Luck::new(1, 1).stream("x", Purpose::Talk), Luck::new(1, 1).stream("x", Purpose::Talk));
        for _ in 0..1000 {
            let (p, q) = (short.draw(&mut a), long.draw(&mut b));
            assert!((q / p - 1.1).abs() < 1e-9, "{short:?}: {p}, {q}");
        }
    }
}

#[test]
fn a_gamma_value_spends_one_step_of_its_stream() {
    let mut stream = Luck::new(1, 1).stream("x", Purpose::Talk);
    let mut steps = stream.clone();
    let law = Gamma::new(10.0, 1.3);
    for _ in 0..100 {
        law.draw(&mut stream);
        steps.bits();
    }
    assert_eq!(stream.bits(), steps.bits());
}

fn read(text: &str) -> Result<Law, Vec<String>> {
    let log = Log::new();
    let mut sources = Sources::new();
    let source = sources.add("law.toml", text);
    let files: Vec<(&str, &str)> =
        vec![("talk.csv", "who,seconds\na,30\nb,41.5\nc,1m\n"), ("bad.csv", "seconds\n30\n-1\n")];
    let law = crate::document::parse(source, text, &log).and_then(|root| {
        let table = At::root(&root, &log).table()?;
        Law::read(&table.need("law")?, &files)
    });
    let problems: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
    law.filter(|_| problems.is_empty()).ok_or(problems)
}

#[test]
fn laws_read_as_a_planner_writes_them() {
    assert_eq!(read("law = \"3m\""), Ok(Law::Constant(180.0)));
    assert_eq!(read("law.exponential.mean = \"30s\""), Ok(Law::Exponential(Exponential::new(30.0))));
    assert_eq!(
        read("law = { lognormal = { mean = \"160s\", cv = 1 } }"),
        Ok(Law::Lognormal(Lognormal::new(160.0, 1.0)))
    );
    assert_eq!(read("law.gamma = { mean = \"1m\", cv = 0 }"), Ok(Law::Constant(60.0)));
    assert_eq!(read("law.erlang = { mean = \"1m\", phases = 4 }").map(|law| law.variance()), Ok(900.0));
    assert_eq!(read("law.uniform = { from = \"0s\", to = \"10s\" }").map(|law| law.mean()), Ok(5.0));
    assert_eq!(read("law.triangular = { low = \"0s\", mode = \"3s\", high = \"6s\" }").map(|law| law.mean()), Ok(3.0));
    assert_eq!(
        read("law.hyperexponential = { shares = [0.5, 0.5], means = [\"10s\", \"30s\"] }").map(|law| law.mean()),
        Ok(20.0)
    );
    assert_eq!(
        read("law.empirical = { file = \"talk.csv\", column = \"seconds\" }").map(|law| law.mean()),
        Ok(131.5 / 3.0)
    );
}

#[test]
fn what_is_wrong_with_a_law_is_said() {
    for (text, message) in [
        ("law.exponental.mean = \"30s\"", "there is no distribution \"exponental\"; did you mean \"exponential\"?"),
        ("law.mean = \"30s\"", "\"mean\" belongs to a distribution"),
        ("law = {}", "expected one distribution by its name"),
        ("law = 30", "expected a duration"),
        (
            "law = { exponential = { mean = \"3s\" }, gamma = { mean = \"3s\", cv = 1 } }",
            "there is a distribution already, \"exponential\"",
        ),
        ("law.exponential = { mean = \"0s\" }", "expected a duration above zero"),
        ("law.exponential = { mean = \"3s\", cv = 1 }", "there is no key \"cv\" here"),
        ("law.gamma = { mean = \"3s\", cv = -1 }", "expected a number from 0 to 100"),
        ("law.gamma = { mean = \"3s\", cv = 1e-9 }", "a cv is 0 (always the same) or from 0.001 to 100"),
        ("law.erlang = { mean = \"3s\", phases = 0 }", "expected a whole number from 1 to 1000"),
        ("law.uniform = { from = \"3s\", to = \"1s\" }", "\"to\" (1s) is before \"from\" (3s)"),
        (
            "law.triangular = { low = \"3s\", mode = \"1s\", high = \"6s\" }",
            "low, mode and high must stand in this order",
        ),
        (
            "law.hyperexponential = { shares = [0.5, 0.4], means = [\"1s\", \"2s\"] }",
            "the shares add up to 0.9, they must add up to 1",
        ),
        ("law.hyperexponential = { shares = [1.0], means = [\"1s\", \"2s\"] }", "expected one mean for each share"),
        (
            "law.empirical = { file = \"talk.csv\", column = \"second\" }",
            "talk.csv has no column \"second\"; did you mean \"seconds\"?",
        ),
        ("law.empirical = { file = \"none.csv\", column = \"seconds\" }", "there is no file"),
        (
            "law.empirical = { file = \"bad.csv\", column = \"seconds\" }",
            "bad.csv:3: column \"seconds\": \"-1\" is not a time",
        ),
    ] {
        let problems = read(text).unwrap_err();
        assert!(problems.iter().any(|problem| problem.contains(message)), "{text}: {problems:?}");
    }
}

#[test]
fn values_in_blocks_are_those_drawn_one_by_one() {
    let laws = [
        Law::Constant(30.0),
        Law::Exponential(Exponential::new(180.0)),
        Law::Lognormal(Lognormal::new(240.0, 0.8)),
        Law::Lognormal(Lognormal::new(2.0, 3.0)),
        Law::Gamma(Gamma::new(60.0, 1.4)),
        Law::Exponential(Exponential::new(1e12)),
    ];
    for law in laws {
        let luck = Luck::new(3, 1);
        let (mut one, mut many) = (luck.stream("block", Purpose::Talk), luck.stream("block", Purpose::Talk));
        for _ in 0..200 {
            let mut block = [Span::ZERO; BLOCK];
            law.fill(&mut many, &mut block);
            let single: Vec<Span> = (0..BLOCK).map(|_| law.draw_span(&mut one)).collect();
            assert_eq!(single, block, "{law:?}");
        }
    }
}

#[test]
fn a_law_times_a_factor_gives_the_same_person_a_proportionally_longer_time() {
    for (name, law, _, _) in cases() {
        let longer = law.clone().times(1.5).times(2.0);
        assert!((longer.mean() / law.mean() - 3.0).abs() < 1e-12, "{name}");
        assert!((longer.variance() - 9.0 * law.variance()).abs() <= 1e-12 * longer.variance(), "{name}");
        let stream = || Luck::new(3, 0).stream("times", Purpose::Talk);
        let (mut one, mut other) = (stream(), stream());
        for _ in 0..100 {
            assert_eq!(longer.draw(&mut other), 3.0 * law.draw(&mut one), "{name}");
        }
        // In blocks as one by one.
        let (mut one, mut other, mut spans) = (stream(), stream(), [Span::ZERO; BLOCK]);
        longer.fill(&mut other, &mut spans);
        spans.iter().for_each(|span| assert_eq!(*span, longer.draw_span(&mut one), "{name}"));
    }
}
