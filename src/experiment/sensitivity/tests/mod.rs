//! Studies of a centre whose bill is a product that can be worked out by hand: calls × minutes × price, against a flat fee.
//!
//! One hour a day of November, 60 calls an hour, 3 minutes each, 30 agents: nobody ever waits. By minutes a month costs 1,800 × 3 ×
//! 0.50 = 2,700 on average, flat it costs 2,900.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::{Asked, Chosen, Study, Which, choose, input_error, sobol, tornado};
use crate::experiment::points::Points;
use crate::experiment::{Settings, Threads};
use crate::results::inputs::{Bar, Evidence, Tornado};
use crate::scenario::written::Written;

mod ranges;

const SHOP: &str = r#"format = 1
currency = "EUR"
calendar = { start = 2026-11-01, days = 30, open = "09:00-10:00" }
[contacts.calls]
arrivals.poisson = { per_hour = 60 }
talk_time = "3m"
patience = "2m"
[groups.by_minutes]
provider = "minutes"
skills = ["calls"]
roster = 30
[groups.by_fee]
provider = "flat"
skills = ["calls"]
roster = 30
[providers.minutes]
kind = "outsourced"
contract.per_minute = [{ price = 0.5 }]
[providers.flat]
kind = "outsourced"
contract.monthly_fee = [{ amount = 2900 }]
[options.minutes]
without = "flat"
[options.flat]
without = "minutes"
"#;

const PRICE: &str = "providers.minutes.contract.per_minute[0].price";
const TALK: &str = "contacts.calls.talk_time";
const VOLUME: &str = "contacts.calls.arrivals.poisson.per_hour";
const PATIENCE: &str = "contacts.calls.patience";
const FEE: &str = "providers.flat.contract.monthly_fee[0].amount";

struct Desk {
    written: Written,
    names: [String; 2],
    threads: Threads,
}

impl Desk {
    fn new(text: &str) -> Desk {
        let files: Vec<(&str, &str)> = Vec::new();
        let written = Written::new("shop.toml".to_owned(), text.as_bytes().to_vec(), Box::new(files), Vec::new());
        Desk { written, names: ["minutes".to_owned(), "flat".to_owned()], threads: Threads::new(Some(1)) }
    }

    fn study(&self, replications: u64) -> Study<'_> {
        let settings = Settings { replications, precision: None, seed: 1, confidence: 0.95 };
        let points = Points { written: &self.written, options: &self.names, settings, threads: &self.threads };
        Study { points, best: "minutes", runner_up: Some("flat") }
    }

    fn choose(&self, asked: &[&str], which: Which) -> Result<Chosen, super::StudyFault> {
        let loaded = self.written.at(&[]);
        let experiment = loaded.experiment.unwrap_or_else(|| panic!("{:#?}", loaded.problems));
        let asked: Vec<Asked> = asked.iter().map(|text| Asked::parse(text).unwrap()).collect();
        choose(&self.written, &experiment.inputs(), &asked, which)
    }

    fn tornado(&self, asked: &[&str]) -> Tornado {
        let chosen = self.choose(asked, Which::All).unwrap();
        tornado::tornado(&self.study(6), chosen, &mut |_| {}).unwrap()
    }
}

fn bar<'t>(tornado: &'t Tornado, path: &str) -> &'t Bar {
    let found = tornado.bars.iter().find(|bar| bar.input.path == path);
    found.unwrap_or_else(|| panic!("{path}: {:?}", tornado.bars.iter().map(|bar| &bar.input.path).collect::<Vec<_>>()))
}

/// What a month by minutes costs on average.
fn cost(tornado: &Tornado) -> f64 {
    -tornado.options[0].profit.mean.unwrap()
}

fn near(found: Option<f64>, known: f64, within: f64) {
    assert!((found.unwrap() - known).abs() <= within, "{found:?} instead of {known}");
}

#[test]
fn a_tenth_of_each_factor_of_a_product_swings_a_fifth_of_it() {
    let found = Desk::new(SHOP).tornado(&[]);
    let paths: Vec<&str> = found.bars.iter().map(|bar| bar.input.path.as_str()).collect();
    assert_eq!(paths.len(), 5, "{paths:?}");
    assert_eq!(paths[4], PATIENCE);
    let cost = cost(&found);
    near(Some(cost), 2700.0, 4.5 * 64.0 / 6f64.sqrt());
    // Every call is 3 minutes: the bill of each replication is its calls times that, to the cent.
    for path in [PRICE, TALK] {
        let bar = bar(&found, path);
        near(Some(bar.swing), 0.2 * cost, 0.02);
        near(bar.at_low.margin_change.unwrap().mean, 0.1 * cost, 0.01);
        near(bar.at_high.margin_change.unwrap().mean, -0.1 * cost, 0.01);
    }
    near(Some(bar(&found, FEE).swing), 580.0, 0.01);
    // Six replications of 1,620 and 1,980 calls: the difference of 360 has a standard deviation of √(360/6) calls at 1.50.
    near(Some(bar(&found, VOLUME).swing), 540.0, 4.5 * 1.5 * 60f64.sqrt());
    near(found.margin.unwrap().mean, 2900.0 - cost, 0.01);
}

#[test]
fn an_input_without_effect_changes_nothing_at_all() {
    let found = Desk::new(SHOP).tornado(&[]);
    let patience = bar(&found, PATIENCE);
    assert!(patience.swing.abs() <= 0.0 && patience.flips.is_empty());
    for end in [&patience.at_low, &patience.at_high] {
        let change = end.margin_change.unwrap();
        assert_eq!((change.mean, change.low, change.high), (Some(0.0), Some(0.0), Some(0.0)));
        assert!(end.options.iter().all(|option| option.change.unwrap().mean == Some(0.0)));
    }
}

#[test]
fn what_both_options_gain_alike_swings_nothing() {
    let text = SHOP.replace("patience = \"2m\"", "patience = \"2m\"\nvalue = { conversion = 0.9, margin = 1 }");
    let found = Desk::new(&text).tornado(&[]);
    for path in ["contacts.calls.value.margin", "contacts.calls.value.conversion"] {
        let bar = bar(&found, path);
        assert!(bar.swing.abs() <= 0.0, "{bar:?}");
        assert!(bar.at_high.options[0].change.unwrap().mean.unwrap() > 100.0);
    }
}

#[test]
fn the_best_option_flips_where_the_line_says() {
    let found = Desk::new(SHOP).tornado(&[]);
    let times = 2900.0 / cost(&found);
    for (path, base) in [(PRICE, 0.5), (TALK, 180.0)] {
        let flips = &bar(&found, path).flips;
        assert_eq!(flips.len(), 1, "{flips:?}");
        let flip = &flips[0];
        assert_eq!((flip.to.as_str(), flip.side.as_str()), ("flat", "above"));
        near(Some(flip.at), base * times, 1e-4 * base);
        assert!(flip.low.unwrap() < flip.at);
        // 64.6 EUR from one replication to the next; t(5) = 2.571: 2.5 % of the bill.
        assert!(flip.at - flip.low.unwrap() < 0.06 * base, "{flip:?}");
    }
    let fee = bar(&found, FEE);
    near(Some(fee.flips[0].at), cost(&found), 0.01);
    assert_eq!((fee.flips[0].side.as_str(), fee.at_low.best.as_str()), ("below", "flat"));
    assert!(bar(&found, PATIENCE).flips.is_empty());
    // Within a twentieth it does not flip.
    let near_by = Desk::new(SHOP).tornado(&["providers.minutes.contract.per_minute[0].price=0.49..0.51"]);
    assert_eq!((near_by.bars.len(), near_by.bars[0].flips.len()), (1, 0));
    assert_eq!(near_by.bars[0].input.range, "command_line");
}

#[test]
fn squared_swings_say_how_much_rests_on_what_nobody_measured() {
    let marked = format!(
        "{SHOP}[evidence]\n\"{TALK}\" = \"measured\"\n\"providers.flat.contract\" = \"quoted\"\n\
         \"{PRICE}\" = {{ how = \"assumed\", low = 0.5, high = 0.6 }}\n"
    );
    let found = Desk::new(&marked).tornado(&[]);
    let square = |path: &str| bar(&found, path).swing * bar(&found, path).swing;
    let all: f64 = [PRICE, TALK, VOLUME, FEE].map(square).iter().sum();
    let unmeasured = found.unmeasured.as_ref().unwrap();
    near(Some(unmeasured.measured), square(TALK) / all, 1e-12);
    near(Some(unmeasured.quoted), square(FEE) / all, 1e-12);
    near(Some(unmeasured.assumed), (square(PRICE) + square(VOLUME)) / all, 1e-12);
    assert_eq!(bar(&found, FEE).input.evidence, Evidence::Quoted);
    // The price starts at the low end of its range: a fifth more, not a tenth both ways.
    near(Some(bar(&found, PRICE).swing), 0.2 * cost(&found), 0.02);
    near(Some(bar(&found, PRICE).flips[0].at), 0.5 * 2900.0 / cost(&found), 1e-4);
    let mut paths = unmeasured.paths.clone();
    paths.sort();
    assert_eq!(paths, [VOLUME, PRICE]);
    // A fifth dearer and a tenth more calls: about 3,564 against 2,900.
    let worst = unmeasured.worst.as_ref().unwrap();
    assert_eq!((worst.best.as_str(), worst.stays), ("flat", false));
    near(worst.margin.unwrap().mean, 2900.0 - 1.32 * 2700.0, 300.0);
}

#[test]
fn what_would_take_too_long_is_left_out_unless_it_is_named() {
    let desk = Desk::new(SHOP);
    let mut chosen = desk.choose(&[], Which::All).unwrap();
    tornado::limit(&mut chosen, tornado::MOST_CONTACTS / 6.0);
    let paths: Vec<&str> = chosen.moved.iter().map(|moved| moved.input.path.as_str()).collect();
    assert_eq!(paths, [VOLUME, TALK]);
    assert_eq!(chosen.left_out.len(), 3);
    let mut named = desk.choose(&["contacts.calls.patience=1m..3m"], Which::All).unwrap();
    tornado::limit(&mut named, tornado::MOST_CONTACTS);
    assert_eq!(named.moved.len(), 1);
}

/// Uniform within a share of its middle: variance over the squared mean.
fn relative(within: f64) -> f64 {
    within * within / 3.0
}

#[test]
fn sobol_indices_of_a_product_of_uniforms_are_the_closed_form() {
    let ranges = format!(
        "{SHOP}[evidence]\n\"{PRICE}\" = {{ how = \"quoted\", within = 0.2 }}\n\"{TALK}\" = {{ how = \"measured\", within = 0.1 }}\n\
         \"{VOLUME}\" = {{ how = \"assumed\", within = 0.3 }}\n"
    );
    let desk = Desk::new(&ranges);
    let chosen = desk.choose(&[], Which::Ranged).unwrap();
    assert_eq!(chosen.moved.iter().map(|moved| moved.input.path.as_str()).collect::<Vec<_>>(), [PRICE, TALK, VOLUME]);
    let found = sobol::sobol(&desk.study(2), chosen, 64, &mut |_| {}).unwrap();
    assert_eq!((found.points, found.outputs.len()), (320, 3));
    let of = [0.2, 0.1, 0.3].map(relative);
    let all: f64 = of.iter().map(|v| 1.0 + v).product();
    // The flat fee never varies: it has no indices. The margin has those of the bill by minutes.
    assert!(found.outputs[1].inputs.is_empty() && found.outputs[1].noise.is_none());
    assert!(found.outputs[2].is_margin);
    for output in [&found.outputs[0], &found.outputs[2]] {
        near(Some(output.sd), 2700.0 * (all - 1.0).sqrt(), 60.0);
        assert!(output.noise.unwrap() < 0.005, "{output:?}");
        for (index, v) in output.inputs.iter().zip(of) {
            near(index.first.mean, v / (all - 1.0), 0.04);
            near(index.total.mean, v * all / (1.0 + v) / (all - 1.0), 0.04);
            assert!(index.total.low.unwrap() < index.total.high.unwrap());
        }
    }
    // A plan that is no power of two is refused.
    let chosen = desk.choose(&[], Which::Ranged).unwrap();
    assert!(matches!(sobol::sobol(&desk.study(2), chosen, 60, &mut |_| {}), Err(super::StudyFault::Input(_))));
}

#[test]
fn drawn_prices_let_each_option_win_as_often_as_the_range_says() {
    let desk = Desk::new(SHOP);
    let chosen = desk.choose(&["providers.minutes.contract.per_minute[0].price=0.4..0.6"], Which::Ranged).unwrap();
    let draws = 300;
    let found = input_error::input_error(&desk.study(2), chosen, draws, &mut |_| {}).unwrap();
    // By minutes wins below 0.5 · 2,900/2,700 = 0.537: 68.5 % of the range; luck errs to both sides alike.
    let share = (0.5 * 2900.0 / 2700.0 - 0.4) / 0.2;
    let error = (share * (1.0 - share) / draws as f64).sqrt();
    near(found.options[0].wins.mean, share, 3.9 * error);
    near(found.options[1].wins.mean, 1.0 - share, 3.9 * error);
    // A range that ended at 0.55 would be seen: 91 %.
    assert!((0.5 * 2900.0 / 2700.0 - 0.4) / 0.15 - share > 2.0 * 3.9 * error);
    let margin = found.margin.unwrap();
    // Prices: 5,400 minutes × 0.2/√12. Luck: √1,800 calls × 3 minutes at √(0.5² + 0.2²/12).
    near(Some(margin.sd_input), 5400.0 * 0.2 / 12f64.sqrt(), 0.1 * 311.8);
    near(Some(margin.sd_luck), 1800f64.sqrt() * 3.0 * (0.25 + 0.04 / 12.0f64).sqrt(), 0.16 * 64.0);
    near(margin.over_draws.mean, 200.0, 4.0 * 320.0 / (draws as f64).sqrt());
    near(margin.over_draws.low, 2900.0 - 5400.0 * 0.595, 90.0);
    near(margin.over_draws.high, 2900.0 - 5400.0 * 0.405, 90.0);
    let flat = &found.options[1].profit;
    assert_eq!((flat.sd_input, flat.sd_luck, flat.input_share), (0.0, 0.0, None));
}

#[test]
fn options_that_are_level_share_a_draw() {
    // By the same fee both cost the same in every draw.
    let text = SHOP.replace("contract.per_minute = [{ price = 0.5 }]", "contract.monthly_fee = [{ amount = 2900 }]");
    let desk = Desk::new(&text);
    let chosen = desk.choose(&["contacts.calls.talk_time=2m..4m"], Which::Ranged).unwrap();
    let found = input_error::input_error(&desk.study(2), chosen, 20, &mut |_| {}).unwrap();
    for option in &found.options {
        assert_eq!((option.wins.mean, option.level), (Some(0.5), 20));
        // Never alone, never behind: nothing is known of how often it would be alone.
        assert_eq!((option.wins.low, option.wins.high), (Some(0.0), Some(1.0)));
    }
}

#[test]
fn a_draw_of_one_input_does_not_depend_on_the_others() {
    let desk = Desk::new(SHOP);
    let fee = "providers.flat.contract.monthly_fee[0].amount=2800..3000";
    let patience = "contacts.calls.patience=1m..3m";
    let flat = |asked: &[&str]| {
        let chosen = desk.choose(asked, Which::Ranged).unwrap();
        input_error::input_error(&desk.study(2), chosen, 3, &mut |_| {}).unwrap().options[1].profit
    };
    assert_eq!(flat(&[fee]), flat(&[patience, fee]));
}
