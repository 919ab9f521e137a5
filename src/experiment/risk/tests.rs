//! Risk of options that are simulated: what the law of luck says it is.

#![allow(clippy::unwrap_used)]

use crate::experiment::{Settings, Terms, Threads, results, simulate_under};
use crate::results::Results;
use crate::results::risk::OptionRisk;
use crate::scenario::{Scenario, load};

fn compared(text: &str, replications: u64) -> Results {
    let loaded = load("shop.toml", text.as_bytes(), &Vec::new(), &[]);
    let told: Vec<String> = loaded.problems.iter().map(|problem| problem.message.clone()).collect();
    let experiment = loaded.experiment.unwrap_or_else(|| panic!("{told:?}"));
    let settings = Settings { replications, precision: None, seed: 11, confidence: 0.95 };
    let threads = Threads::new(Some(1));
    let run = |(name, mut scenario): (String, Scenario)| {
        crate::experiment::promise::size(&mut scenario.model, &threads).unwrap();
        (name, simulate_under(&scenario, &settings, &threads, Terms::AndOthers, |_| {}).unwrap())
    };
    let scenarios = experiment.options.clone();
    let outcomes = experiment.options.into_iter().map(run).collect();
    results::results("compare", &scenarios, &settings, outcomes, Vec::new()).0
}

fn risk<'r>(results: &'r Results, option: &str) -> &'r OptionRisk {
    results.risk.as_ref().unwrap().options.iter().find(|one| one.option == option).unwrap()
}

/// A week of calls at one rate, by the hour and by the minute.
const WEEK: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-02\ndays = 14\nopen = \"09:00-12:00\"\n\
    [target]\nanswer_within = \"20s\"\nshare = 0.8\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time.exponential = { mean = \"3m\" }\n\
    patience.exponential = { mean = \"3m\" }\nFORECAST\n\
    [providers.alfa]\nkind = \"outsourced\"\n[[providers.alfa.contract.per_agent_hour]]\nprice = 300\n\
    [groups.own]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster.sized = { at_least = 1 }\n\
    [options.hours]\n\
    [options.minutes]\nset = { \"providers.alfa.contract\" = { per_minute = [ { price = 9 } ] } }\n";

fn week(forecast: &str) -> String {
    WEEK.replace("FORECAST", forecast)
}

#[test]
fn the_shorter_the_window_the_more_often_it_misses_the_target() {
    let results = compared(&week(""), 40);
    let windows = &risk(&results, "hours").windows;
    let names: Vec<&str> = windows.iter().map(|window| window.window.as_str()).collect();
    assert_eq!(names, ["interval", "hour", "day", "week", "calendar"]);
    let chances: Vec<f64> = windows.iter().map(|window| window.breach.mean.unwrap()).collect();
    // Sized a little above the target: an hour of luck misses it often, a fortnight never.
    assert!(chances.windows(2).all(|pair| pair[0] >= pair[1]) && chances[0] > chances[3], "{chances:?}");
    assert!(windows[0].breach.low.unwrap() > windows[2].breach.high.unwrap(), "{windows:?}");
    let worst: Vec<f64> = windows.iter().map(|window| window.service.worst_of_calendar.mean.unwrap()).collect();
    assert!(worst.windows(2).all(|pair| pair[0] <= pair[1]), "{worst:?}");
    for window in windows {
        let spread = &window.service;
        assert!(spread.p5.mean <= spread.p50.mean && spread.p50.mean <= spread.p95.mean, "{spread:?}");
        assert!(spread.worst <= spread.p5.mean.map(|p5| p5 + 5e-4), "{spread:?}");
    }
}

#[test]
fn days_without_memory_breach_as_often_as_the_binomial_law_says() {
    // One agent for nobody but the first caller of a day, who cannot fail: a day misses its target where a second one comes.
    // Three hours at 1/3 an hour: the chance of more than one of Poisson(1) among days with any is (1 - 2/e) / (1 - 1/e).
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 14\nopen = \"09:00-12:00\"\nat_close = \"drop\"\n\
        [target]\nanswer_within = \"0s\"\nshare = 1.0\n\
        [contacts.calls]\narrivals.poisson = { per_day = 1 }\ntalk_time = \"3h\"\n\
        [groups.own]\nskills = [\"calls\"]\nroster = 1\n[options.one]\n";
    let results = compared(text, 300);
    let days = risk(&results, "one").windows.iter().find(|window| window.window == "day").unwrap();
    let e = libm::exp(1.0);
    let (chance, n) = ((1.0 - 2.0 / e) / (1.0 - 1.0 / e), days.windows as f64);
    let z = (days.breach.mean.unwrap() - chance) / (chance * (1.0 - chance) / n).sqrt();
    assert!(z.abs() < 4.0, "{z}: {days:?}");
    assert!((n - 4200.0 * (1.0 - 1.0 / e)).abs() < 4.0 * (4200.0 * (1.0 - 1.0 / e) / e).sqrt(), "{n}");
    // Days of a replication are independent here: the interval is about that of as many single days.
    let half = days.breach.half_width().unwrap();
    assert!((half / (1.96 * (chance * (1.0 - chance) / n).sqrt()) - 1.0).abs() < 0.2, "{half}");
    assert!(!days.few_events);
}

#[test]
fn a_wrong_forecast_moves_the_bill_by_the_minute_and_leaves_that_of_ordered_hours() {
    let (right, wrong) = (compared(&week(""), 30), compared(&week("forecast = { bias = 0.1, error_cv = 0.3 }"), 30));
    let bill = |results: &Results, option: &str| risk(results, option).bill.clone().unwrap();
    let staffed = |results: &Results| results.options.0[0].1.groups["own"].get("required").mean;
    assert_eq!(staffed(&right), staffed(&wrong));
    // Agents that were ordered are paid, whoever calls; those on duty past closing are the only difference.
    let (a, b) = (bill(&right, "hours"), bill(&wrong, "hours"));
    assert!((a.mean.mean.unwrap() / b.mean.mean.unwrap() - 1.0).abs() < 0.02, "{a:?} {b:?}");
    let width = |spread: &crate::results::risk::Spread| {
        (spread.p95.mean.unwrap() - spread.p5.mean.unwrap()) / spread.mean.mean.unwrap()
    };
    let (calm, wide) = (bill(&right, "minutes"), bill(&wrong, "minutes"));
    assert!(width(&wide) > 2.0 * width(&calm) && width(&b) < 0.1, "{} {}", width(&calm), width(&wide));
    assert!(wide.mean.mean < calm.mean.mean);
    let told = &wrong.risk.as_ref().unwrap().forecast_errors;
    assert_eq!((told.len(), told[0].bias, told[0].error_cv), (1, 0.1, 0.3));
    assert!(right.risk.unwrap().forecast_errors.is_empty());
    // Both options met the same truth: where few came minutes were cheaper, where many came hours were.
    let regret = &wrong.risk.as_ref().unwrap().regret;
    let best: f64 = regret.iter().map(|regret| regret.best.mean.unwrap()).sum();
    assert!((best - 1.0).abs() < 1e-9 && regret.iter().all(|regret| regret.mean.mean.unwrap() >= 0.0));
}

#[test]
fn months_stand_beside_the_cost_a_month_and_bills_have_what_is_paid_once_in_them() {
    let fee = "[[providers.alfa.contract.setup_fee]]\namount = 240000\n[groups.own]";
    let text =
        week("").replace("days = 14", "days = 61").replace("2026-11-02", "2026-11-01").replace("[groups.own]", fee);
    let text = text.replace("[options.hours]\n", "").replace(
        "[options.minutes]\nset = { \"providers.alfa.contract\" = { per_minute = [ { price = 9 } ] } }",
        "[options.minutes]\nset = { \"providers.alfa.contract.per_agent_hour\" = [ ], \
         \"providers.alfa.contract.per_minute\" = [ { price = 9 } ] }",
    );
    let results = compared(&text, 20);
    let (option, found) = (risk(&results, "minutes"), &results.options.0[0].1.total);
    let (bill, month) = (option.bill.clone().unwrap(), option.month.clone().unwrap());
    assert_eq!((option.bill_of.as_str(), bill.values, month.values), ("month", 40, 40));
    // Two months a calendar: half of 240,000 in the mean bill, a 24th in the mean month.
    let (mean, cost) = (month.mean.mean.unwrap(), found.get("cost_horizon_month").mean.unwrap());
    assert!((mean - cost).abs() < 0.02, "{mean} {cost}");
    assert!((bill.mean.mean.unwrap() - mean - 110_000.0).abs() < 0.02, "{bill:?} {month:?}");
    assert!(
        month.p5.mean.unwrap() < cost && cost < month.p95.mean.unwrap() && month.worst.unwrap() < 1.2 * cost,
        "{month:?}"
    );
}

#[test]
fn the_only_option_regrets_nothing_and_a_plain_run_has_no_risk() {
    let only = week("").replace("[options.hours]\n", "");
    let results = compared(&only, 3);
    let regret = &results.risk.as_ref().unwrap().regret;
    assert_eq!(regret.len(), 1);
    assert_eq!((regret[0].mean.mean, regret[0].p95.mean, regret[0].best.mean), (Some(0.0), Some(0.0), Some(1.0)));
    let experiment = load("shop.toml", only.as_bytes(), &Vec::new(), &[]).experiment.unwrap();
    let mut scenario = experiment.base;
    crate::experiment::size::size(&mut scenario.model);
    let settings = Settings { replications: 2, precision: None, seed: 11, confidence: 0.95 };
    let outcome = crate::experiment::simulate(&scenario, &settings, &Threads::new(Some(1)), |_| {}).unwrap();
    assert!(outcome.risk.is_none());
    let scenarios = [("base".to_owned(), scenario)];
    let run = results::results("run", &scenarios, &settings, vec![("base".to_owned(), outcome)], Vec::new()).0;
    assert!(run.risk.is_none());
}
