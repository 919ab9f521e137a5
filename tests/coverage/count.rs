//! Counts of experiments whose interval holds a truth, judged by the binomial law.

use busyhour::experiment::{Outcome, Settings, Terms, Threads, simulate_under};
use busyhour::results::Estimate;
use busyhour::scenario::{Scenario, load};
use busyhour::statistics::normal_below;

use crate::tiers::{self, accepted, experiments};

/// How many times as long a run is that stands for the truth.
pub const LONGER: u64 = 400;
/// Standard errors beyond which the truth of such a run lies once in 10,000.
const FAR: f64 = 3.89;
/// Half an interval of 95 % in standard errors.
const HALF: f64 = 1.96;

/// The options of a scenario; without options the scenario itself.
pub fn options(text: &str) -> Vec<(String, Scenario)> {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("shop.toml", text.as_bytes(), &files, &[]);
    let experiment = loaded.experiment.unwrap_or_else(|| panic!("{:#?}\n{text}", loaded.problems));
    if experiment.options.is_empty() { vec![("base".to_owned(), experiment.base)] } else { experiment.options }
}

/// All options on the same callers.
pub fn simulated(options: &[(String, Scenario)], seed: u64, replications: u64) -> Vec<(String, Outcome)> {
    under(Terms::AsWritten, options, seed, replications)
}

/// The same with the risk of each.
pub fn simulated_with_risk(options: &[(String, Scenario)], seed: u64, replications: u64) -> Vec<(String, Outcome)> {
    under(Terms::AndOthers, options, seed, replications)
}

fn under(terms: Terms, options: &[(String, Scenario)], seed: u64, replications: u64) -> Vec<(String, Outcome)> {
    let settings = Settings { replications, precision: None, seed, confidence: 0.95 };
    let threads = Threads::new(Some(1));
    let run = |(name, scenario): &(String, Scenario)| {
        (name.clone(), simulate_under(scenario, &settings, &threads, terms, |_| {}).unwrap())
    };
    options.iter().map(run).collect()
}

/// A figure as it is known, and how well.
#[derive(Clone, Copy, Debug)]
pub struct Truth {
    pub value: f64,
    pub error: f64,
}

impl Truth {
    /// By theory.
    pub fn exact(value: f64) -> Truth {
        Truth { value, error: 0.0 }
    }

    /// By a run that is longer than those that are judged.
    pub fn of(long: Estimate) -> Truth {
        Truth { value: long.mean.unwrap(), error: long.half_width().unwrap() / HALF }
    }
}

/// Intervals of one figure, experiment by experiment.
#[derive(Clone, Debug)]
pub struct Count {
    name: String,
    truth: Truth,
    hits: u64,
    too_low: u64,
    too_high: u64,
    /// Sum of the intervals' half widths.
    halves: f64,
}

impl Count {
    pub fn new(name: &str, truth: Truth) -> Count {
        Count { name: name.to_owned(), truth, hits: 0, too_low: 0, too_high: 0, halves: 0.0 }
    }

    /// One interval more; an end that is not known holds everything on its side.
    pub fn push(&mut self, found: Estimate) {
        let (low, high) = (found.low.unwrap_or(f64::NEG_INFINITY), found.high.unwrap_or(f64::INFINITY));
        self.too_low += u64::from(high < self.truth.value);
        self.too_high += u64::from(low > self.truth.value);
        self.hits += u64::from(low <= self.truth.value && self.truth.value <= high);
        self.halves += (high - low) / 2.0;
    }

    fn n(&self) -> u64 {
        self.hits + self.too_low + self.too_high
    }

    /// The least coverage that intervals of `says` have where the truth is off by as much as it may be.
    fn least(&self, says: f64) -> f64 {
        let half = busyhour::statistics::normal(0.5 + says / 2.0).unwrap();
        let error = self.halves / self.n() as f64 / half;
        let off = if self.truth.error > 0.0 { FAR * self.truth.error / error } else { 0.0 };
        normal_below(half - off) - normal_below(-half - off)
    }

    /// Whether as many intervals hold the truth as hold it where their coverage is what they say.
    pub fn covers(&self, says: f64) -> Result<(), String> {
        let (least, most) = (accepted(self.n(), self.least(says), alpha()), accepted(self.n(), says, alpha()));
        self.between(*least.start(), *most.end())
    }

    /// Whether at least as many hold it: of intervals that promise no more.
    pub fn covers_at_least(&self, says: f64) -> Result<(), String> {
        self.between(*accepted(self.n(), self.least(says), alpha()).start(), self.n())
    }

    /// Whether intervals lie wholly below the truth, and wholly above it, as often as these chances say.
    pub fn misses(&self, below: f64, above: f64) -> Result<(), String> {
        let of = |chance| accepted(self.n(), chance, alpha());
        self.within("misses below", self.too_low, *of(below).start(), *of(below).end())?;
        self.within("misses above", self.too_high, *of(above).start(), *of(above).end())
    }

    /// Whether so many hold it as luck explains.
    pub fn between(&self, least: u64, most: u64) -> Result<(), String> {
        self.within("coverage", self.hits, least, most)
    }

    fn within(&self, what: &str, found: u64, least: u64, most: u64) -> Result<(), String> {
        let told = format!(
            "{}: {what} {found} of {}, {} too low, {} too high; {least} to {most} are luck",
            self.name,
            self.n(),
            self.too_low,
            self.too_high
        );
        println!("{told}");
        if (least..=most).contains(&found) { Ok(()) } else { Err(told) }
    }
}

/// The chance of a false alarm of each test.
pub fn alpha() -> f64 {
    tiers::alpha(1e-4)
}

/// All that is wrong, at once.
pub fn judge(verdicts: impl IntoIterator<Item = Result<(), String>>) {
    let wrong: Vec<String> = verdicts.into_iter().filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn hits_that_are_luck_are_those_of_the_binomial_law() {
    let of = |n, alpha| accepted(n, 0.95, alpha).into_inner();
    assert_eq!([of(1000, 1e-3), of(1000, 1e-4), of(1000, 1e-6)], [(926, 971), (921, 975), (913, 980)]);
    assert_eq!([of(2000, 1e-4), of(10_000, 1e-4)], [(1860, 1936), (9413, 9583)]);
}

#[test]
fn the_count_sees_a_coverage_that_is_too_small() {
    // What 1,000 experiments find of a coverage of 90.8 %, and 10,000 of one of 93.8 %, is out of what is accepted nine times of ten.
    for (n, coverage) in [(1000, 0.908), (10_000, 0.938)] {
        let least = *accepted(n, 0.95, 1e-4).start();
        let seen: f64 = (0..least).map(|hits| crate::tiers::binomial(n, hits, coverage)).sum();
        assert!(seen > 0.9, "{n} {coverage}: {seen}");
    }
    assert!(experiments() > 0);
}
