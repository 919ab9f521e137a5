//! Months that were not simulated: quantities said by name, to the cent.
#![allow(clippy::unwrap_used)]

use jiff::civil::date;
use rust_decimal::Decimal;

use super::account::Line;
use super::clauses::month::Figures;
use super::contract::{Billing, Carry};
use super::metering::Meters;
use super::testing::{calendar, contract, money, whole_month};
use crate::units::Time;

/// The lines of November under a contract, of which these quantities are said.
fn lines(text: &str, said: &[(&str, &str)]) -> Vec<Line> {
    let contract = contract(text);
    let mut meters = Meters::new(&contract, &calendar(date(2026, 11, 1), 30, "UTC"), Time::START);
    for (name, quantity) in said {
        assert!(meters.give(0, name, money(quantity)), "nothing is called {name}");
    }
    let figures = Figures::new();
    let billing = Billing { part: whole_month(), number: 1, figures: &figures, own_cost: None };
    let counted = meters.counted();
    contract.bill(&meters.month(&counted, 0), &billing, &mut Carry::new(&contract))
}

fn amounts(lines: &[Line]) -> Vec<(&str, Decimal)> {
    lines.iter().map(|line| (&*line.name, line.amount)).collect()
}

#[test]
fn a_medium_shop_s_training_lines_robot_and_messages() {
    let text = "[[training_fee]]\namount = 110.00\nper_trainee = \"24h\"\n[[certification_fee]]\namount = 450.00\n\
                [[line_month]]\nprice = 220.00\n[[line_minute]]\nprice = 0.62\n[[robot_attempt]]\nprice = 0.20\n\
                [[robot_minute]]\nprice = 1.80\nincrement = \"30s\"\n[[sms]]\nprice = 0.95";
    let said = [
        ("trainee_hours", "72"),
        ("certified_agents", "3"),
        ("lines", "6"),
        ("line_minutes", "4150"),
        ("robot_attempts", "5200"),
        ("robot_minutes", "2850"),
        ("sms", "1550"),
    ];
    let expected = [
        ("training_fee", money("7920.00")),
        ("certification_fee", money("1350.00")),
        ("robot_attempt", money("1040.00")),
        ("robot_minute", money("5130.00")),
        ("sms", money("1472.50")),
        ("line_month", money("1320.00")),
        ("line_minute", money("2573.00")),
    ];
    assert_eq!(amounts(&lines(text, &said)), expected);
}

#[test]
fn an_enterprise_s_robot_and_seats() {
    let text = "[[robot_attempt]]\nprice = 0.02\n[[robot_result]]\nprice = 0.12\n[[per_seat_month]]\nprice = 75.00";
    let said = [("robot_attempts", "9400"), ("robot_results", "5106"), ("seats", "38")];
    let expected =
        [("per_seat_month", money("2850.00")), ("robot_attempt", money("188.00")), ("robot_result", money("612.72"))];
    assert_eq!(amounts(&lines(text, &said)), expected);
}

#[test]
fn heads_resolved_contacts_peaks_and_baselines_are_said_by_name() {
    let text = "[[per_agent_month]]\nprice = 28000\n[[per_resolved]]\nprice = 60\n[[line_peak_day]]\nprice = 12\n\
                trunk = \"city\"\n[[baseline]]\nfee = 1000\nvolume = 100\nadditional = 12\nreduced = 8";
    let said =
        [("agents", "14.5"), ("resolved_contacts", "900"), ("line_peak_days", "210"), ("handled_contacts", "90")];
    let expected = [
        ("per_resolved", money("54000")),
        ("per_agent_month", money("406000.00")),
        ("baseline", money("920")),
        ("line_peak_day", money("2520")),
        // What is reduced could be more than the rest.
        ("credit_carried", money("0")),
    ];
    assert_eq!(amounts(&lines(text, &said)), expected);
}
