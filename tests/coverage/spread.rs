//! How a bill and the service of a day are spread, and how often a day misses its target.

use busyhour::results::Estimate;
use busyhour::results::risk::OptionRisk;
use busyhour::statistics::{clopper_pearson, order_interval};

use crate::count::{Count, LONGER, Truth, alpha, judge, options, simulated_with_risk};
use crate::tiers::{accepted, binomial, experiments, seed};

/// Replications of an experiment: fewer do not tell a P5.
const REPLICATIONS: u64 = 100;
const SHARES: [f64; 3] = [0.05, 0.5, 0.95];

/// Bills by the second, so that no two are alike.
const CENTRE: &str = "format = 1\ncurrency = 'UAH'\n\
    calendar = { start = 2026-11-02, days = 1, open = '00:00-02:00', interval = '1h' }\n\
    [target]\nanswer_within = '20s'\nshare = 0.6\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 40 }\ntalk_time.exponential = { mean = '3m' }\n\
    patience.exponential = { mean = '2m' }\n\
    [providers.alfa]\nkind = 'outsourced'\n[[providers.alfa.contract.per_minute]]\nprice = 1000\nincrement = '1s'\n\
    [groups.own]\nprovider = 'alfa'\nskills = ['calls']\nroster = 3\n";

fn risk(seed: u64, replications: u64) -> OptionRisk {
    simulated_with_risk(&options(CENTRE), seed, replications).remove(0).1.risk.unwrap()
}

fn bills(risk: &OptionRisk) -> [Estimate; 3] {
    let bill = risk.bill.as_ref().unwrap();
    [bill.p5, bill.p50, bill.p95]
}

/// The window of a whole day.
fn day(risk: &OptionRisk) -> &busyhour::results::risk::WindowRisk {
    risk.windows.iter().find(|window| window.window == "day").unwrap()
}

/// The chances that an interval of ranks lies below the quantile, above it, and holds it: of any law without steps.
fn chances(p: f64) -> (f64, f64, f64) {
    let (low, high) = order_interval(REPLICATIONS, p, 0.95).unwrap();
    let values = |from: u64, to: u64| (from..to).map(|below| binomial(REPLICATIONS, below, p)).sum::<f64>();
    (values(high, REPLICATIONS + 1), values(0, low), values(low, high))
}

#[test]
fn quantiles_of_bills_cover_on_both_sides_and_what_is_counted_by_day_at_least_as_often_as_it_says() {
    let long = risk(seed("spread, long"), LONGER * REPLICATIONS);
    let mut of_bills: Vec<Count> = bills(&long)
        .into_iter()
        .zip(SHARES)
        .map(|(found, p)| Count::new(&format!("bill, {p}"), Truth::of(found)))
        .collect();
    let service = |risk: &OptionRisk| day(risk).service.p50;
    let mut counted = [
        Count::new("service of a day, median", Truth::exact(service(&long).mean.unwrap())),
        Count::new("days that miss", Truth::of(day(&long).breach)),
    ];
    let n = experiments();
    for experiment in 0..n {
        let found = risk(seed("spread").wrapping_add(experiment), REPLICATIONS);
        of_bills.iter_mut().zip(bills(&found)).for_each(|(count, found)| count.push(found));
        counted[0].push(service(&found));
        counted[1].push(day(&found).breach);
        assert_eq!(day(&found).breach, clopper_pearson(day(&found).breached, REPLICATIONS, 0.95));
    }
    let both_sides = of_bills.iter().zip(SHARES).map(|(count, p)| {
        let (below, above, holds) = chances(p);
        assert!(holds >= 0.95 && below <= 0.025 && above <= 0.025, "{p}: {below} {holds} {above}");
        count.misses(below, above)?;
        count.covers(holds)
    });
    let at_least = counted.iter().map(|count| count.covers_at_least(0.95));
    judge(both_sides.chain(at_least));
    assert!(*accepted(n, 0.95, alpha()).start() > 0);
}
