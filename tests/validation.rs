//! The page for sceptics shows what the runs say; what they are compared with is right, and a wrong theory would be seen.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../validation/book/mod.rs"]
mod book;

use std::path::Path;

use book::bank::{HANGS_UP, PATIENCE, WITHIN};
use book::chains::Steady;
use book::comparison::{Comparison, Point};
use book::formulas::{cobham, erlang_c, pollaczek_khinchine, waits_longer};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn points(comparisons: &[Comparison]) -> Vec<Point> {
    comparisons.iter().flat_map(|one| &one.series).flat_map(|one| one.points.clone()).collect()
}

/// Runs everything once; all that is held of it needs no second run.
#[test]
fn the_page_is_what_the_command_writes_and_holds_what_it_says() {
    let (comparisons, models) = (book::comparisons(root()).unwrap(), book::bank::all(root()).unwrap());
    agree(&points(&comparisons));
    a_wrong_theory_would_be_seen(&comparisons);
    the_bank_is_as_the_page_tells(&models);
    for (name, text) in book::written(root(), &comparisons, &models).unwrap() {
        let there = std::fs::read_to_string(root().join(&name)).unwrap();
        let differs = text.lines().zip(there.lines()).find(|(now, before)| now != before);
        assert!(there == text, "{}; {name} differs at {differs:#?}", book::WRITE);
    }
}

/// Of 1,000 figures one is beyond 4.9 errors by luck in one suite of a thousand. Those of a run go together, and runs of a scenario meet the same
/// callers, seven scenarios do not: even so the mean square of all is within 0.1 and 3.5 in 997 suites of a thousand (chi-squared on 7 degrees).
fn agree(points: &[Point]) {
    assert!(points.len() > 100);
    for point in points {
        assert!(point.z().abs() < 4.9, "{point:?}: {} errors", point.z());
    }
    let square = points.iter().map(|point| point.z() * point.z()).sum::<f64>() / points.len() as f64;
    assert!((0.1..3.5).contains(&square), "{square}");
}

/// Each drawn figure is so sharp that the exact value of the next point, or of the one before, is far outside its interval.
fn a_wrong_theory_would_be_seen(comparisons: &[Comparison]) {
    for series in comparisons.iter().flat_map(|one| &one.series).filter(|series| !series.curve.is_empty()) {
        let pairs = series.points.windows(2);
        let far = pairs.clone().filter(|pair| Point { exact: pair[1].exact, ..pair[0] }.z().abs() > 6.0).count();
        assert!(far * 10 >= pairs.len() * 9, "{}: only {far} of {} pairs are told apart", series.name, pairs.len());
    }
}

/// What the words of the page say of the table of the bank.
fn the_bank_is_as_the_page_tells(models: &[book::bank::Modelled]) {
    let share = |what: &str| models.iter().find(|one| one.variant.what.starts_with(what)).unwrap().within.mean;
    for one in models {
        // As many hang up as in the record, to the figures that it has.
        assert!((one.hangs_up.mean - HANGS_UP).abs() < 0.0005 + one.hangs_up.half, "{one:?}");
    }
    let sizes = ["6", "8", "10", "14"].map(|agents| share(&format!("all that is recorded, {agents} agents")));
    assert!(sizes.is_sorted_by(|more, less| more > less), "{sizes:?}");
    assert!(sizes[1] > WITHIN && WITHIN > sizes[2], "{sizes:?}");
    let uneven = share("8 agents, every four hours");
    assert!(sizes[3] > 0.545 && sizes[0].max(uneven) < 0.635 && uneven > sizes[1], "{sizes:?}, {uneven}");
    let exponential = models.iter().find(|one| one.variant.what.ends_with("patience exponential")).unwrap();
    for one in models {
        let holds = (one.patience.mean - PATIENCE).abs() < one.patience.half;
        assert_eq!(holds, one == exponential, "{one:?}");
    }
}

#[test]
fn formulas_agree_where_one_is_a_case_of_the_other() {
    // One agent: all wait who find him busy (M/M/1), and both formulas of a single server are one.
    assert!((erlang_c(0.8, 1) - 0.8).abs() < 1e-12);
    let exponential = pollaczek_khinchine(0.8, 1.0, 1.0);
    assert!((exponential - 4.0).abs() < 1e-12);
    assert!((pollaczek_khinchine(0.8, 1.0, 0.0) - exponential / 2.0).abs() < 1e-12);
    // Nobody goes first, or everybody: one queue. However many do, the mean of all waits is the same.
    let (rate, end, agents) = (0.045, 1.0 / 180.0, 10);
    let one = erlang_c(rate / end, agents) / (f64::from(agents) * end - rate);
    for first in [0.0, 0.01, 0.03, rate] {
        let [before, after] = cobham(first, rate - first, end, agents);
        assert!(((first * before + (rate - first) * after) / rate - one).abs() < 1e-9, "{first}");
    }
    // By hand: two agents, one erlang: B = 1/5, C = 1/3; beyond t it falls by exp(-(2 - 1) t).
    assert!((erlang_c(1.0, 2) - 1.0 / 3.0).abs() < 1e-12);
    assert!((waits_longer(1.0, 1.0, 2, 1.0) - libm::exp(-1.0) / 3.0).abs() < 1e-12);
}

#[test]
fn a_chain_comes_to_rest_where_its_balance_says() {
    // Births at 1, deaths at 2, up to 3: chances 8, 4, 2, 1 of 15.
    let chain = Steady::of(0u32, |n| {
        let up = if n < 3 { vec![(n + 1, 1.0)] } else { Vec::new() };
        [up, if n > 0 { vec![(n - 1, 2.0)] } else { Vec::new() }].concat()
    });
    for (state, chance) in [8.0, 4.0, 2.0, 1.0].map(|part: f64| part / 15.0).into_iter().enumerate() {
        let found = chain.mean(|n| f64::from(u8::from(n == state as u32)));
        assert!((found - chance).abs() < 1e-12, "{state}: {found}");
    }
    // A circle with different paces: time in each state is the inverse of its pace.
    let circle = Steady::of(0u32, |n| vec![((n + 1) % 3, f64::from(n + 1))]);
    assert!((circle.mean(|n| f64::from(u8::from(n == 0))) - 6.0 / 11.0).abs() < 1e-12);
}

#[test]
fn the_chain_of_a_queue_without_patience_is_erlangs_formula() {
    let (rate, end, agents) = (200.0 / 3600.0, 1.0 / 180.0, 12u32);
    let chain = Steady::of(0u32, |n| {
        let more = if n < 400 { vec![(n + 1, rate)] } else { Vec::new() };
        [more, vec![(n.saturating_sub(1), f64::from(n.min(agents)) * end)]].concat()
    });
    let delayed = chain.mean(|n| f64::from(u8::from(n >= agents)));
    assert!((delayed - erlang_c(rate / end, agents)).abs() < 1e-9, "{delayed}");
}
