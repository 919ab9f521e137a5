//! Results as an experiment would leave them, for tests: an online shop, its own people and vendors.

use std::collections::BTreeMap;

use crate::results::{
    Alternative, ClauseTerms, ContractTerms, CurvePoint, Estimate, IntervalRow, IntervalTable, IntervalTables,
    InvoiceLine, Measures, MinutesOrHours, OptionResults, OptionTables, Ranked, Replication, Results, SCHEMA,
    TargetResult, indexed::Options,
};
use crate::said::{Said, SaidValue, said};

/// Names of options, in file order.
pub const NAMES: [&str; 6] = ["own_only", "hybrid", "alfa_only", "beta_only", "night_shift", "robot_first"];
const TIMES: [f64; 15] = [0.0, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 300.0, 600.0];

/// A mean with a symmetric interval.
pub fn estimate(mean: f64, half: f64) -> Estimate {
    Estimate { mean: Some(mean), low: Some(mean - half), high: Some(mean + half) }
}

fn measures(pairs: &[(&str, f64, f64)]) -> BTreeMap<String, Estimate> {
    pairs.iter().map(|(name, mean, half)| ((*name).to_owned(), estimate(*mean, *half))).collect()
}

fn curve(at_twenty: f64) -> Vec<CurvePoint> {
    let now = (2.0 * at_twenty - 1.0).max(0.1);
    let point = |t: f64| {
        let mean = (now + (1.0 - now) * (1.0 - libm::exp(-t / 28.8))).min(0.97);
        CurvePoint { t, mean: Some(mean), low: Some(mean - 0.012), high: Some((mean + 0.012).min(1.0)) }
    };
    TIMES.into_iter().map(point).collect()
}

fn contact(level: f64, offered: f64) -> Measures {
    let by_name = measures(&[
        ("offered", offered, offered * 0.004),
        ("answered", offered * 0.95, offered * 0.004),
        ("abandoned", offered * 0.05, offered * 0.001),
        ("service_level", level, 0.009),
        ("abandonment", 0.05, 0.003),
        ("asa", 18.4, 1.1),
        ("wait_p90", 51.0, 2.0),
        ("replications_on_target", 0.92, 0.04),
    ]);
    Measures { by_name, curve: curve(level) }
}

fn day(level: f64) -> Vec<IntervalRow> {
    let row = |n: u32| {
        let hour = 8.0 + f64::from(n) / 2.0;
        let dip = 0.25 * libm::exp(-(hour - 11.0) * (hour - 11.0) / 3.0)
            + 0.12 * libm::exp(-(hour - 18.0) * (hour - 18.0) / 2.0);
        let start = format!("{:02}:{:02}", n / 2 + 8, n % 2 * 30);
        let by_name = measures(&[
            ("offered", 20.0 + 40.0 * dip, 0.6),
            ("answered", 19.0 + 38.0 * dip, 0.6),
            ("service_level", level + 0.06 - dip, 0.02),
            ("asa", 10.0 + 90.0 * dip, 2.0),
        ]);
        IntervalRow { start, by_name }
    };
    (0..28).map(row).collect()
}

fn option(level: f64, cost: f64, profit: f64) -> OptionResults {
    let target = TargetResult {
        answer_within: 20.0,
        share: 0.8,
        definition: "service_level".to_owned(),
        over: "month".to_owned(),
    };
    let mut total = contact(level, 18_600.0);
    total.by_name.extend(measures(&[
        ("cost", cost, 3_900.0),
        ("profit", profit, 9_400.0),
        ("cost_per_answered", cost / 17_670.0, 0.3),
        ("lost_value", 61_000.0, 2_500.0),
    ]));
    let contacts = [("sales", contact(level, 12_400.0)), ("support", contact(level - 0.04, 6_200.0))];
    let types = ["sales", "support"];
    OptionResults {
        contacts: contacts.into_iter().map(|(name, m)| (name.to_owned(), m)).collect(),
        groups: [(
            "own".to_owned(),
            Measures { by_name: measures(&[("occupancy", 0.71, 0.004), ("staffed_agents", 7.2, 0.0)]), curve: vec![] },
        )]
        .into(),
        total,
        invoices: vec![line("alfa", "per_minute", cost * 0.6), line("shop", "wages", cost * 0.4)],
        targets: types.map(|t| (t.to_owned(), target.clone())).into(),
        time_of_day: [("total", level), ("sales", level), ("support", level - 0.04)]
            .map(|(t, l)| (t.to_owned(), day(l)))
            .into(),
        ..OptionResults::default()
    }
}

fn line(provider: &str, name: &str, amount: f64) -> InvoiceLine {
    InvoiceLine {
        provider: provider.to_owned(),
        month: "2026-11".to_owned(),
        line: name.to_owned(),
        quantity: amount / 11.0,
        unit: "min".to_owned(),
        amount: estimate(amount, 2_000.0),
        p5: Some(amount - 9_000.0),
        p50: Some(amount),
        p95: Some(amount + 9_000.0),
        worst: amount + 14_000.0,
        clause: name.to_owned(),
        currency: "UAH".to_owned(),
        bites: 1.0,
        worst_month: None,
    }
}

fn results(command: &str, options: Vec<(String, OptionResults)>) -> Results {
    Results {
        busyhour: "0.1.0".to_owned(),
        schema: SCHEMA,
        scenario: "shop".to_owned(),
        title: "Electronics shop: who answers the phone in November?".to_owned(),
        currency: "UAH".to_owned(),
        command: command.to_owned(),
        seed: 1,
        replications: 200,
        confidence: 0.95,
        days: 30.4375,
        stopped: "replications".to_owned(),
        options: Options(options),
        ..Results::default()
    }
}

/// A run of the file as written.
pub fn run() -> Results {
    results("run", vec![("base".to_owned(), option(0.813, 310_000.0, 402_000.0))])
}

/// A comparison of the first `count` options; the second is best, and significantly so.
pub fn compare(count: usize) -> Results {
    let levels = [0.846, 0.812, 0.741, 0.702, 0.655, 0.91];
    let costs = [355_000.0, 310_000.0, 290_000.0, 240_000.0, 205_000.0, 410_000.0];
    let profits = [371_000.0, 402_000.0, 330_000.0, 300_000.0, 250_000.0, 240_000.0];
    let options = (0..count).map(|n| (NAMES[n].to_owned(), option(levels[n], costs[n], profits[n]))).collect();
    let mut results = results("compare", options);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| profits[*b].total_cmp(&profits[*a]));
    let best = order[0];
    let ranked = |n: &usize| Ranked {
        option: NAMES[*n].to_owned(),
        profit: estimate(profits[*n], 9_400.0),
        cost: estimate(costs[*n], 3_900.0),
        against_best: if *n == best { estimate(0.0, 0.0) } else { estimate(profits[*n] - profits[best], 5_200.0) },
        correlation: (*n != best).then_some(0.87),
        correlation_interval: (*n != best).then_some([0.83, 0.90]),
        significant: *n != best,
        meets_target: Some(if levels[*n] > 0.8 { 0.92 } else { 0.03 }),
        horizon_month: None,
    };
    results.ranking = order.iter().map(ranked).collect();
    results
}

fn contract(provider: &str, clauses: &[(&str, &str, &str)]) -> ContractTerms {
    let clause = |(clause, line, terms): &(&str, &str, &str)| ClauseTerms {
        clause: (*clause).to_owned(),
        line: (*line).to_owned(),
        terms: (*terms).to_owned(),
        said: Vec::new(),
    };
    let options = NAMES[..2].iter().map(|name| (*name).to_owned()).collect();
    ContractTerms {
        provider: provider.to_owned(),
        options,
        currency: "UAH".to_owned(),
        clauses: clauses.iter().map(clause).collect(),
        ..ContractTerms::default()
    }
}

/// Paying by a finer step than a minute, as contracts say it.
pub fn paying_by(step: &str) -> Said {
    let duration = |text: &str| SaidValue::Duration(text.to_owned());
    let (what, coarse) = (duration(step), duration("60 s"));
    said!("term-finer", "paying by {what} instead of {coarse}", what = what, coarse = coarse)
}

fn without(what: &str) -> Said {
    said!("term-without", "without {what}", what = what)
}

/// A comparison of two quotes: one by the minute, one by the hour.
pub fn quotes() -> Results {
    let mut results = compare(2);
    let mut alfa = contract(
        "alfa",
        &[
            ("per_minute", "per_minute", "12.00 a minute, rounded up to 60 s"),
            ("surcharge", "night", "2.50 a minute"),
            ("surcharge", "sundays", "10 %"),
            ("monthly_fee", "monthly_fee", "1,500.00 a month"),
            ("vat", "vat", "20 %"),
        ],
    );
    alfa.bidder = Some("Alfa Contact".to_owned());
    (alfa.date, alfa.valid_until) = (Some("2026-10-01".to_owned()), Some("2026-12-31".to_owned()));
    let beta = [("per_agent_hour", "per_agent_hour", "318.50 an hour logged in"), ("vat", "vat", "20 %")];
    results.contracts = vec![alfa, contract("beta", &beta)];
    for (_, option) in &mut results.options.0 {
        for (name, share) in [("alfa", 0.6), ("beta", 0.4)] {
            let cost = option.total.get("cost").mean.unwrap_or_default() * share;
            let by_name = measures(&[
                ("cost", cost, 2_000.0),
                ("effective_minute", 12.91, 0.03),
                ("effective_hour", 53.65, 0.8),
                ("cost_per_answered", 32.08, 0.2),
            ]);
            option.providers.insert(name.to_owned(), Measures { by_name, curve: vec![] });
        }
        option.total.by_name.extend(measures(&[("cost_per_order", 410.0, 9.0)]));
    }
    let alternative = |option: &str, provider: &str, said: Said, saving: Estimate| Alternative {
        option: option.to_owned(),
        provider: provider.to_owned(),
        terms: said.english(),
        said: Some(said),
        saving,
    };
    results.alternatives = vec![
        alternative("own_only", "alfa", paying_by("6 s"), estimate(900.0, 60.0)),
        alternative("hybrid", "alfa", paying_by("6 s"), estimate(1_083.0, 63.0)),
        alternative("hybrid", "alfa", without("the minimum"), estimate(0.0, 0.0)),
        alternative("hybrid", "beta", without("the ramp"), estimate(-500.0, 50.0)),
    ];
    results.minutes_or_hours = vec![MinutesOrHours {
        minutes: "alfa".to_owned(),
        minutes_in: "hybrid".to_owned(),
        minute: 10.5,
        billed_per_true: 1.1882,
        hours: "beta".to_owned(),
        hours_in: "hybrid".to_owned(),
        hour: 318.5,
        utilisation_at_par: 0.4255,
        utilisation: estimate(0.63, 0.01),
    }];
    results
}

/// A comparison whose best cannot be told from the runner-up.
pub fn undecided() -> Results {
    let mut results = compare(2);
    results.ranking[1].against_best = estimate(-2_100.0, 3_000.0);
    results.ranking[1].significant = false;
    results
}

fn without_interval(e: &mut Estimate) {
    (e.low, e.high) = (None, None);
}

fn each_estimate(results: &mut Results, change: fn(&mut Estimate)) {
    for (_, option) in &mut results.options.0 {
        let tables = [&mut option.contacts, &mut option.groups, &mut option.providers];
        for m in tables.into_iter().flat_map(BTreeMap::values_mut).chain([&mut option.total]) {
            m.by_name.values_mut().for_each(change);
            for point in &mut m.curve {
                let mut e = Estimate { mean: point.mean, low: point.low, high: point.high };
                change(&mut e);
                (point.mean, point.low, point.high) = (e.mean, e.low, e.high);
            }
        }
        option.time_of_day.values_mut().flatten().flat_map(|row| row.by_name.values_mut()).for_each(change);
        option.invoices.iter_mut().for_each(|line| change(&mut line.amount));
    }
    for ranked in &mut results.ranking {
        for e in [&mut ranked.profit, &mut ranked.cost, &mut ranked.against_best] {
            change(e);
        }
    }
}

/// A comparison after one replication: figures without intervals.
pub fn one_replication() -> Results {
    let mut results = compare(3);
    results.replications = 1;
    each_estimate(&mut results, without_interval);
    for ranked in &mut results.ranking {
        (ranked.correlation, ranked.correlation_interval, ranked.significant) = (None, None, false);
    }
    results
}

/// A comparison in which nobody called and nothing was paid.
pub fn nothing_happened() -> Results {
    let mut results = compare(2);
    each_estimate(&mut results, |e| *e = Estimate::default());
    for ranked in &mut results.ranking {
        (ranked.correlation, ranked.significant, ranked.meets_target) = (None, false, None);
        ranked.correlation_interval = None;
    }
    results
}

/// Nothing at all: one option without any table.
pub fn empty() -> Results {
    results("run", vec![("base".to_owned(), OptionResults::default())])
}

/// Names that a hostile file might hold.
pub fn hostile() -> Results {
    let mut results = compare(2);
    let evil = "<script>alert(1)</script>&\"']]>\u{1}\u{202E}\u{FFFF}\n| `x` **y**";
    results.title = format!("{evil} =1+1");
    results.currency = "<b>&".to_owned();
    results.options.0[0].0 = evil.to_owned();
    results.ranking[1].option = evil.to_owned();
    results.warnings = vec![evil.to_owned()];
    for (_, option) in &mut results.options.0 {
        for (n, key) in ["sales", "support"].into_iter().enumerate() {
            let name = format!("{n}{}{}", evil, "long ".repeat(40));
            if let Some(m) = option.contacts.remove(key) {
                option.contacts.insert(name.clone(), m);
            }
            if let Some(t) = option.targets.remove(key) {
                option.targets.insert(name.clone(), t);
            }
            if let Some(d) = option.time_of_day.remove(key) {
                option.time_of_day.insert(name, d);
            }
        }
    }
    results
}

/// Tables by interval: two contact types (and none in total) of four intervals, one group.
pub fn tables() -> OptionTables {
    let mut service = IntervalTable::default();
    for name in ["offered", "answered", "service_level", "asa"] {
        service.add(name, day(0.8)[..4].iter().map(|row| row.by_name[name]));
    }
    let mut staffed = IntervalTable::default();
    staffed.add("scheduled", [estimate(7.0, 0.0); 4].into_iter());
    staffed.add("occupancy", [estimate(0.7, 0.01); 4].into_iter());
    let by_interval = IntervalTables {
        starts: (0..4u32).map(|n| format!("2026-11-02T{:02}:{:02}", 8 + n / 2, n % 2 * 30)).collect(),
        contacts: ["sales", "support"].map(|name| (name.to_owned(), service.clone())).into(),
        groups: vec![("own".to_owned(), staffed)],
    };
    OptionTables { by_interval, by_replication: vec![Replication::default(); 2] }
}
