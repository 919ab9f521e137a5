//! Money from the text of a scenario to its results: what was simulated is what is paid, and prices move nothing else.
#![allow(clippy::unwrap_used, clippy::panic)]

mod simulated;

use busyhour::experiment::Outcome;
use busyhour::results::OptionResults;

use simulated::outcome;

/// Three weekdays of a small shop: calls of 130 s, own people and a vendor, orders that agents confirm.
const SHOP: &str = r#"
format = 1
title = "A shop whose calls all last 130 seconds"
currency = "UAH"
[calendar]
start = 2026-11-30
days = 3
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 40 }
hours = "08:00-20:00"
talk_time = "130s"
patience.exponential = { mean = "2m" }
value = { conversion = 0.1, margin = 900, lead_cost = 80 }
[contacts.confirmation]
direction = "outbound"
arrivals.poisson = { per_hour = 6 }
hours = "08:00-20:00"
talk_time = "70s"
due = "15m"
decay = [["7m30s", 0.9], ["2h30m", 0.6]]
value = { margin = 500 }
[providers.shop]
kind = "in_house"
costs = { wage_per_hour = 131, employer_taxes = 0.22 }
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.per_minute]]
price = 10.5
increment = "60s"
[[providers.alfa.contract.per_agent_hour]]
price = 2
[[providers.alfa.contract.monthly_fee]]
amount = 3000
[groups.own]
provider = "shop"
skills = ["sales", "confirmation"]
roster = 2
shrinkage = { breaks = 0.2 }
[groups.alfa_agents]
provider = "alfa"
skills = ["sales"]
roster = 1
[routing.sales]
split = { own = 0.6, alfa_agents = 0.4 }
"#;

fn run(text: &str) -> Outcome {
    outcome(text, 20, 7, 1)
}

fn mean(results: &OptionResults, part: &str, measure: &str) -> f64 {
    let measures = match part {
        "total" => &results.total,
        provider => &results.providers[provider],
    };
    measures.get(measure).mean.unwrap()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-6 * (1.0 + expected.abs()), "{found} is not {expected}");
}

#[test]
fn the_bill_is_what_the_engine_says_was_answered() {
    let results = run(SHOP).results;
    let line = |month: &str, name: &str| {
        results
            .invoices
            .iter()
            .find(|line| (line.provider.as_str(), line.month.as_str(), line.line.as_str()) == ("alfa", month, name))
            .unwrap()
    };
    let minutes: f64 = ["2026-11", "2026-12"].iter().map(|month| line(month, "per_minute").quantity).sum();
    // 130 s are billed as three minutes.
    near(minutes, 3.0 * mean(&results, "alfa", "answered"));
    near(line("2026-11", "per_minute").amount.mean.unwrap(), 10.5 * line("2026-11", "per_minute").quantity);
    near(line("2026-11", "monthly_fee").amount.mean.unwrap(), 100.0);
    near(line("2026-12", "monthly_fee").amount.mean.unwrap(), 193.55);
    // Twelve hours of one agent, and what he finished after closing.
    let hours = line("2026-11", "per_agent_hour").quantity;
    assert!((12.0..12.2).contains(&hours), "{hours}");
    let totals: f64 = results
        .invoices
        .iter()
        .filter(|line| line.line == "total" && line.month != "all")
        .map(|line| line.amount.mean.unwrap())
        .sum();
    near(mean(&results, "total", "cost"), totals);
    near(line("all", "monthly_fee").amount.mean.unwrap(), 293.55);
    assert_eq!(line("all", "monthly_fee").worst_month, Some(193.55));
}

#[test]
fn profit_is_margin_less_cost_lost_leads_and_refused_parcels() {
    let results = run(SHOP).results;
    let total = |name| mean(&results, "total", name);
    near(total("profit"), total("margin") - total("cost") - total("lost_leads") - total("refused_parcels"));
    assert!(total("orders_kept") > 0.0 && total("lost_leads") > 0.0);
    // A chain that is lost costs 80 and a tenth of 900.
    near(total("lost_value"), total("lost_leads") * 170.0 / 80.0);
}

#[test]
fn another_price_alters_no_operational_number() {
    let (cheap, dear) = (
        run(SHOP),
        run(&SHOP.replace("price = 10.5", "price = 99").replace("wage_per_hour = 131", "wage_per_hour = 500")),
    );
    assert_eq!(cheap.results.contacts, dear.results.contacts);
    assert_eq!(cheap.results.groups, dear.results.groups);
    assert_eq!(cheap.intervals, dear.intervals);
    assert!(mean(&dear.results, "total", "cost") > mean(&cheap.results, "total", "cost"));
}
