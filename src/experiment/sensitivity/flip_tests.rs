//! Flips of vendors whose bills are straight lines: ten calls of a minute on each of 30 days, without luck where they stand in a trace.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{Asked, Study, StudyFault, Which, choose, tornado};
use crate::experiment::points::Points;
use crate::experiment::{Settings, Threads};
use crate::results::inputs::Flip;
use crate::scenario::written::Written;

/// A flat fee of 600, a fee of 250 with 1 a call, and 2 a call: 600, 550 and 600 for 300 calls.
fn vendors(options: &str) -> String {
    let call = |day: u32, hour: u32| format!("2026-11-{day:02}T{hour:02}:30:00");
    let calls: Vec<String> = (1..=30).flat_map(|day| (9..19).map(move |hour| call(day, hour))).collect();
    format!(
        "format = 1\ncurrency = \"EUR\"\ncalendar = {{ start = 2026-11-01, days = 30, open = \"09:00-19:00\" }}\n\
         [contacts.calls]\narrivals.trace.at = [{}]\ntalk_time = \"1m\"\n\
         [providers.fix]\nkind = \"outsourced\"\ncontract.monthly_fee = [{{ amount = 600 }}]\n\
         [providers.mid]\nkind = \"outsourced\"\ncontract.monthly_fee = [{{ amount = 250 }}]\n\
         contract.per_contact = [{{ price = 1 }}]\n\
         [providers.per]\nkind = \"outsourced\"\ncontract.per_contact = [{{ price = 2 }}]\n\
         [groups.f]\nprovider = \"fix\"\nskills = [\"calls\"]\nroster = 5\n\
         [groups.m]\nprovider = \"mid\"\nskills = [\"calls\"]\nroster = 5\n\
         [groups.p]\nprovider = \"per\"\nskills = [\"calls\"]\nroster = 5\n{options}",
        calls.join(", ")
    )
}

const FIXED: &str = "[options.fixed]\nwithout = [\"per\", \"mid\"]\n";
const MIDDLE: &str = "[options.middle]\nwithout = [\"per\", \"fix\"]\n";
const PER_CALL: &str = "[options.percall]\nwithout = [\"fix\", \"mid\"]\n";
const PRICE: &str = "providers.per.contract.per_contact[0].price=1..3";

/// The flips of one input, of options that are named in the order of their profit.
fn flips(text: &str, input: &str, best: &str, runner_up: &str) -> Result<Vec<Flip>, StudyFault> {
    let files: Vec<(&str, &str)> = Vec::new();
    let written = Written::new("shop.toml".to_owned(), text.as_bytes().to_vec(), Box::new(files), Vec::new());
    let experiment = written.at(&[]).experiment.unwrap();
    let names: Vec<String> = experiment.options.iter().map(|(name, _)| name.clone()).collect();
    let threads = Threads::new(Some(1));
    let settings = Settings { replications: 2, precision: None, seed: 1, confidence: 0.95 };
    let points = Points { written: &written, options: &names, settings, threads: &threads };
    let study = Study { points, best, runner_up: Some(runner_up) };
    let chosen = choose(&written, &experiment.inputs(), &[Asked::parse(input).unwrap()], Which::All)?;
    Ok(tornado::tornado(&study, chosen, &mut |_| {})?.bars.remove(0).flips)
}

fn told(flips: &[Flip]) -> Vec<(&str, &str, f64)> {
    flips.iter().map(|flip| (flip.to.as_str(), flip.side.as_str(), (flip.at * 1e6).round() / 1e6)).collect()
}

/// The same with as many calls on average, which may be scaled; those of a trace may not.
fn drawn(text: &str) -> String {
    let (before, rest) = text.split_once("arrivals.trace.at = [").unwrap();
    let (_, after) = rest.split_once(']').unwrap();
    format!("{before}arrivals.poisson = {{ per_hour = 1 }}{after}")
}

#[test]
fn a_flip_exactly_at_the_value_as_written_is_on_the_side_of_the_other_option() {
    let two = vendors(&format!("{FIXED}{PER_CALL}"));
    assert_eq!(told(&flips(&two, PRICE, "fixed", "percall").unwrap()), [("percall", "below", 2.0)]);
    assert_eq!(told(&flips(&two, PRICE, "percall", "fixed").unwrap()), [("fixed", "above", 2.0)]);
    // Where it is the best on both sides of a touch, nothing flips.
    let fee = "providers.fix.contract.monthly_fee[0].amount=600..700";
    assert_eq!(told(&flips(&two, fee, "percall", "fixed").unwrap()), []);
}

#[test]
fn a_bill_that_bends_flips_at_a_point_and_not_within_a_cell_whose_ends_are_sure() {
    // The larger of 500 and 300 prices, and a fee of 600: the same at 2, the bend at 5/3.
    let minimum = "price = 4 }]\ncontract.monthly_minimum = [{ amount = 500 }]";
    let two = vendors(&format!("{FIXED}{PER_CALL}")).replace("price = 2 }]", minimum);
    let found = flips(&two, "providers.per.contract.per_contact[0].price=1..8", "fixed", "percall").unwrap();
    assert_eq!(told(&found), [("percall", "below", 2.0)]);
    let ends = [found[0].low, found[0].high];
    assert!(ends.iter().all(|end| (end.unwrap() - 2.0).abs() < 1e-6), "{found:?}");
}

#[test]
fn of_equal_options_none_takes_the_lead_from_the_other() {
    let again = "[options.again]\nwithout = [\"per\", \"mid\"]\n";
    let found = flips(&vendors(&format!("{FIXED}{PER_CALL}{again}")), PRICE, "percall", "fixed").unwrap();
    assert_eq!(told(&found), [("fixed", "above", 2.0)]);
    assert_eq!(found[0].equal, ["again".to_owned()]);
    let found = flips(&vendors(&format!("{FIXED}{PER_CALL}")), PRICE, "percall", "fixed").unwrap();
    assert!(found[0].equal.is_empty());
}

#[test]
fn of_three_options_each_that_takes_the_lead_is_named() {
    // By the day 250 + 300 k against 600 and 600 k of k times the calls: by the call up to 5/6, then the middle one, then the fee.
    let three = vendors(&format!("{FIXED}{MIDDLE}{PER_CALL}"));
    let found = flips(&drawn(&three), "demand.scale=0.1..2", "middle", "fixed").unwrap();
    let sides: Vec<(&str, &str)> = found.iter().map(|flip| (flip.to.as_str(), flip.side.as_str())).collect();
    assert_eq!(sides, [("percall", "below"), ("fixed", "above")]);
    // Of the fee of the middle one: dearer it loses to both at 300; a tie keeps the first.
    let fee = "providers.mid.contract.monthly_fee[0].amount=200..400";
    assert_eq!(told(&flips(&three, fee, "middle", "fixed").unwrap()), [("fixed", "above", 300.0)]);
    // From the dear side of a price: first the middle one leads, by the call only further down.
    let dear = three.replace("price = 2 }", "price = 3 }").replace("amount = 250", "amount = 310");
    let both = dear.replace("price = 1 }", "price = 0.9 }");
    let found = flips(&both, "providers.per.contract.per_contact[0].price=1..4", "middle", "fixed").unwrap();
    assert_eq!(
        told(&found),
        [("percall", "below", 580.0 / 300.0)].map(|(to, side, at)| (to, side, (at * 1e6_f64).round() / 1e6))
    );
}

#[test]
fn two_changes_of_the_lead_on_one_side_are_both_told() {
    // What nobody is paid by moves nothing.
    let three = vendors(&format!("{FIXED}{MIDDLE}{PER_CALL}"));
    let found = flips(&three, "contacts.calls.talk_time=1m..2m", "middle", "fixed").unwrap();
    assert_eq!(told(&found), []);
    // Of a large volume the fee is the best; with fewer calls first the middle one, then the price of a call.
    let many = drawn(&three).replace("[contacts.calls]", "[demand]\nscale = 3\n[contacts.calls]");
    let found = flips(&many, "demand.scale=0.1..3", "fixed", "middle").unwrap();
    let order: Vec<(&str, &str)> = found.iter().map(|flip| (flip.to.as_str(), flip.side.as_str())).collect();
    assert_eq!(order, [("middle", "below"), ("percall", "below")], "{found:?}");
}

#[test]
fn how_much_is_simulated_is_no_input() {
    let two = vendors(&format!("{FIXED}{PER_CALL}[run]\nreplications = 9\n"));
    let refused = flips(&two, "run.replications=5..20", "fixed", "percall");
    assert!(matches!(&refused, Err(StudyFault::Input(why)) if why.contains("it is no input")), "{refused:?}");
}
