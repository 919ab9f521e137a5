//! Whole worked invoices, to the cent: contacts told one by one, the rest said by name.
#![allow(clippy::unwrap_used)]

use rust_decimal::Decimal;

use super::clauses::facts::Delivered;
use super::clauses::month::Figures;
use super::contract::{Billing, Carry, Contract};
use super::metering::Meters;
use super::testing::{calendar, contract, leg, money, whole_month};
use crate::engine::facts::{Fate, Leg};
use crate::units::{Span, Time};
use jiff::civil::date;

/// The meters of a contract in November 2026.
fn meters(contract: &Contract) -> Meters {
    Meters::new(contract, &calendar(date(2026, 11, 1), 30, "UTC"), Time::START)
}

/// So many calls of a kind reach the provider; talk includes all handling.
fn calls(meters: &mut Meters, number: usize, fate: Fate, wait: i64, talk: i64, told: impl Fn(Leg) -> Leg) {
    let answered = fate == Fate::Answered;
    let wait = Span::seconds(wait);
    let leg = told(Leg { fate, wait, delivered: wait, ..leg("12:00", talk as f64) });
    for _ in 0..number {
        meters.delivered(&Delivered { leg: &leg, answered, wait });
        if answered {
            meters.answered(&leg);
        }
    }
}

/// Names and amounts of the lines of month `number`.
fn bill(meters: &Meters, number: u32, figures: &[(&str, &str)]) -> Vec<(String, Decimal)> {
    let contract = meters.contract();
    let figures: Figures = figures.iter().map(|(name, value)| ((*name).to_owned(), money(value))).collect();
    let billing = Billing { part: whole_month(), number, figures: &figures, own_cost: None };
    let counted = meters.counted();
    let lines = contract.bill(&meters.month(&counted, 0), &billing, &mut Carry::new(contract));
    lines.into_iter().map(|line| (line.name.to_string(), line.amount)).collect()
}

fn check(found: &[(String, Decimal)], expected: &[(&str, &str)], net: &str) {
    for (name, amount) in expected {
        let line = found.iter().find(|(found, _)| found == name);
        assert_eq!(line.map(|(_, amount)| *amount), Some(money(amount)), "{name}");
    }
    assert_eq!(found.iter().filter(|(_, amount)| !amount.is_zero()).count(), expected.len(), "{found:?}");
    assert_eq!(found.iter().map(|(_, amount)| amount).sum::<Decimal>(), money(net));
}

#[test]
fn dedicated_hours_with_a_robot_a_commission_and_credits_come_to_630170_30() {
    let base = "base = [\"hours\", \"band\", \"sundays\", \"english\"]\ncap = 0.10\n";
    let text = format!(
        "[[per_agent_hour]]\nname = \"hours\"\nprice = 318.50\n\
         [[forecast_band]]\nname = \"band\"\nforecast = 1600\ntolerance = 0.10\nover_premium = 0.15\nunder = \"pay\"\n\
         [[surcharge]]\nname = \"sundays\"\namount = 159.25\ndays = \"sun, holidays\"\nbase = [\"hours\"]\n\
         [[surcharge]]\nname = \"english\"\namount = 63.70\ncontacts = [\"orders\"]\nbase = [\"hours\"]\n\
         [[per_order]]\npercent = 2.0\n[[training_fee]]\namount = 110\nper_trainee = \"24h\"\n[[certification_fee]]\namount = 450\n\
         [[line_month]]\nprice = 220\n[[line_minute]]\nprice = 0.62\n[[robot_attempt]]\nprice = 0.20\n\
         [[robot_minute]]\nprice = 1.80\n[[sms]]\nprice = 0.95\n\
         [[performance_credit]]\nmeasure = \"service_level_less_short\"\n{base}\
         steps = [{{ from = 0.85, percent = 2, only_if = {{ measure = \"abandonment_less_short\", at_most = 0.05 }} }}, \
         {{ from = 0.80, percent = 0 }}, {{ from = 0.75, percent = -3 }}, {{ from = 0.70, percent = -6 }}, {{ percent = -10 }}]\n\
         [[abandonment_charge]]\nabove = 0.05\nprice = 25\n{base}\
         steps = [{{ percent = 0 }}, {{ from = 0.05, percent = -2 }}, {{ from = 0.08, percent = -4 }}]\n[vat]\nrate = 0.20"
    );
    let mut meters = meters(&contract(&text));
    calls(&mut meters, 7018, Fate::Answered, 20, 120, |leg| leg);
    calls(&mut meters, 2084, Fate::Answered, 21, 120, |leg| leg);
    calls(&mut meters, 96, Fate::Abandoned, 5, 0, |leg| leg);
    calls(&mut meters, 642, Fate::Abandoned, 6, 0, |leg| leg);
    calls(&mut meters, 310, Fate::Blocked, 0, 0, |leg| leg);
    for (name, quantity) in [
        ("logged_in_hours", "1893.50"),
        ("sundays", "84"),
        ("english", "215"),
        ("order_value", "1284300"),
        ("returned_value", "96450"),
        ("trainee_hours", "72"),
        ("certified_agents", "3"),
        ("lines", "6"),
        ("line_minutes", "4150"),
        ("robot_attempts", "5200"),
        ("robot_minutes", "2850"),
        ("sms", "1550"),
    ] {
        assert!(meters.give(0, name, money(quantity)), "{name}");
    }
    let lines = bill(&meters, 1, &[]);
    check(
        &lines,
        &[
            ("hours", "560560.00"),
            ("band", "48897.71"),
            ("sundays", "13377.00"),
            ("english", "13695.50"),
            ("per_order", "23757.00"),
            ("training_fee", "7920.00"),
            ("certification_fee", "1350.00"),
            ("line_month", "1320.00"),
            ("line_minute", "2573.00"),
            ("robot_attempt", "1040.00"),
            ("robot_minute", "5130.00"),
            ("sms", "1472.50"),
            ("performance_credit", "-38191.81"),
            ("abandonment_charge", "-12730.60"),
        ],
        "630170.30",
    );
    assert_eq!(meters.contract().vat_on(money("630170.30")), money("126034.06"));
}

#[test]
fn calls_in_euros_with_index_corridor_ramp_and_half_a_malus_back_come_to_48495_79() {
    let text = "[[per_contact]]\nname = \"calls\"\ntiering = \"all_units\"\nnot_below = \"15s\"\nrepeat_window = \"7d\"\n\
         repeat_limit = 0.10\ntransfer_weight = 0.5\n\
         tiers = [{ up_to = 20000, price = 2.10 }, { up_to = 40000, price = 1.95 }, { price = 1.80 }]\n\
         handle_time_corridor = { baseline = \"300s\", free = 0.05, cap = 1.15 }\n\
         [[monthly_minimum]]\namount = 38000\ncovers = [\"calls\"]\n[[robot_attempt]]\nprice = 0.02\n\
         [[robot_result]]\nprice = 0.12\n[[monthly_fee]]\namount = 2500\n[[per_seat_month]]\nprice = 75\n\
         [[performance_credit]]\nmeasure = \"service_level_less_in_time\"\nanswer_within = \"30s\"\ncap = 0.05\n\
         per_started_point = { below = 0.80, percent = 0.5 }\nbase = [\"calls\"]\n\
         earn_back = { share = 0.5, only_if = [{ measure = \"qa\", at_least = 92 }, { measure = \"csat\", at_least = 4.5 }] }\n\
         [ramp]\nmonths = [0.2, 0.1]\n[index]\nshare = 0.70\nrate = 0.06\n\
         [exchange]\ncurrency = \"EUR\"\nreference = 41.0000\nactual = 43.0500\nfree = 0.03\nshared = 0.5";
    let mut meters = meters(&contract(text));
    let day = Span::hours(24);
    calls(&mut meters, 410, Fate::Answered, 30, 14, |leg| Leg { wrap: Span::seconds(313), ..leg });
    calls(&mut meters, 2600, Fate::Answered, 30, 327, |leg| Leg { transferred_in: true, ..leg });
    calls(&mut meters, 1980, Fate::Answered, 30, 327, |leg| Leg { repeat_after: Some(day), ..leg });
    calls(&mut meters, 100, Fate::Answered, 30, 327, |leg| Leg { repeat_after: Some(Span(8 * day.0)), ..leg });
    calls(&mut meters, 20_615 - 410 - 2600 - 1980 - 100, Fate::Answered, 30, 327, |leg| leg);
    calls(&mut meters, 26_180 - 20_615, Fate::Answered, 31, 327, |leg| leg);
    calls(&mut meters, 690, Fate::Abandoned, 31, 0, |leg| leg);
    calls(&mut meters, 55, Fate::Abandoned, 30, 0, |leg| leg);
    for (name, quantity) in [("robot_attempts", "9400"), ("robot_results", "5106"), ("seats", "38")] {
        assert!(meters.give(0, name, money(quantity)), "{name}");
    }
    let lines = bill(&meters, 2, &[("qa", "93.1"), ("csat", "4.6")]);
    check(
        &lines,
        &[
            ("calls", "45697.43"),
            ("handle_time_corridor", "1827.90"),
            ("ramp", "-4752.53"),
            ("robot_attempt", "188.00"),
            ("robot_result", "612.72"),
            ("monthly_fee", "2500.00"),
            ("per_seat_month", "2850.00"),
            ("performance_credit", "-855.46"),
            ("earn_back", "427.73"),
        ],
        "48495.79",
    );
    let rate = meters.contract().exchange.as_ref().unwrap().rate(None);
    assert_eq!(super::money::cents(money("48495.79") * rate), money("2067860.49"));
}
