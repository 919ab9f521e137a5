//! Where the costs of two options cross: the interval of a break-even.

use busyhour::experiment::along::{Allowed, Asked, Study};
use busyhour::experiment::points::Points;
use busyhour::experiment::{Settings, Threads};
use busyhour::results::{Estimate, Results};
use busyhour::scenario::written::Written;

use crate::count::{Count, Truth, judge};
use crate::tiers::{experiments, seed};

/// A month of 28 days with 10 calls of three minutes on each; a vendor by the minute at 1 (840 a month), one at a fee of 1,260: they
/// cost the same at 1.5 times the calls.
const TWO: &str = "format = 1\ncurrency = 'EUR'\n\
    calendar = { start = 2027-02-01, days = 28, open = '09:00-10:00', interval = '1h' }\n\
    decision = { vat = 'cost' }\n[contacts.calls]\narrivals.poisson = { per_day = 10 }\ntalk_time = '3m'\n\
    [providers.rented]\nkind = 'outsourced'\n[providers.rented.contract]\nstarts = 2027-02-01\n\
    per_minute = [ { price = 1.0, increment = '1s' } ]\n\
    [providers.flat]\nkind = 'outsourced'\n[providers.flat.contract]\nstarts = 2027-02-01\n\
    monthly_fee = [ { amount = 1260 } ]\n\
    [groups.minutes]\nprovider = 'rented'\nskills = ['calls']\nroster = 9\n\
    [groups.heads]\nprovider = 'flat'\nskills = ['calls']\nroster = 9\n\
    [options.by_minute]\nwithout = ['flat']\n[options.by_month]\nwithout = ['rented']\n";

#[test]
fn intervals_of_a_break_even_cover_where_two_costs_are_level() {
    let written = |seed: u64| {
        let sets = vec![("run.seed".to_owned(), seed.to_string())];
        let files: Vec<(&'static str, &'static str)> = Vec::new();
        Written::new("two.toml".to_owned(), TWO.as_bytes().to_vec(), Box::new(files), sets)
    };
    let names = ["by_minute", "by_month"].map(str::to_owned);
    let asked = [Asked::parse("demand.scale=1..2:3").unwrap()];
    let study = Study::over(&asked, &written(1), &names, Allowed::AsTheyAre).unwrap();
    let threads = Threads::new(Some(1));
    let mut count = Count::new("break-even", Truth::exact(1.5));
    for experiment in 0..experiments() {
        // A seed of a file is no larger than this.
        let seed = (seed("break-even") >> 12) + experiment;
        let written = written(seed);
        let settings = Settings { replications: 6, precision: None, seed, confidence: 0.95 };
        let points = Points { written: &written, options: study.options(), settings, threads: &threads };
        let mut results = Results::default();
        study.add_to(&mut results, &points, &mut |_, _| {}).unwrap();
        let nowhere = Estimate { mean: None, low: Some(f64::MAX), high: Some(f64::MAX) };
        count.push(match results.break_even.as_slice() {
            [one] => one.at,
            _ => nowhere,
        });
    }
    judge([count.covers(0.95)]);
}
