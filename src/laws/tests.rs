//! Laws as they are written and drawn: by luck that is shared, in blocks, times a factor; what is wrong with one.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use super::samplers::cases;
use super::*;
use crate::document::{Log, Sources};
use crate::random::{Luck, Purpose};

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
    for case in cases().into_iter().filter(|case| case.law.mean() > 0.0) {
        let (name, law) = (case.name, case.law);
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
