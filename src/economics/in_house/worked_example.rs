//! The in-house month of 9,102 answered contacts, line by line to the cent.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::economics::testing::{cost_problems, costs, money, whole_month};

const COSTS: &str = r#"
wage_per_month = 22000
hours_per_month = 168
overtime = 2.0
premiums = [{ name = "night", hours = "22:00-06:00", share = 0.20 }]
bonus = 0.05
supervisors = { per_agents = 12, wage_per_month = 34000 }
quality = { per_agents = 30, wage_per_month = 30000 }
planners = { people = 0.5, wage_per_month = 36000 }
employer_taxes = 0.22
attrition = { per_year = 0.48, method = "simple" }
new_agent = { recruiting = 6000, trainer = 4000, training_hours = 80, productivity = [0.70, 0.85] }
seats = { price_per_month = 2500 }
equipment = { price = 32000, months = 36 }
platform = { named = 1250 }
crm = { named = 600 }
lines = { number = 14, price_per_month = 220 }
line_minutes = { inbound = 0.95 }
robot = { per_attempt = 0.20, per_minute = 1.80, increment = "30s" }
sms = { price = 0.95 }
overhead = 0.06
"#;

const GIVEN: &[(&str, &str)] = &[
    ("productive_hours", "1760"),
    ("overtime_hours", "60"),
    ("night_hours", "120"),
    ("seats", "11"),
    ("inbound_minutes", "38228.4"),
    ("robot_attempts", "5200"),
    ("robot_minutes", "2850"),
    ("sms", "1550"),
];

fn month(costs: &InHouse) -> OwnMonth {
    named(costs, money("0.7"), &mut |name| {
        GIVEN.iter().find(|(given, _)| *given == name).map(|(_, value)| money(value))
    })
    .unwrap()
}

fn total(lines: &[Line]) -> Decimal {
    lines.iter().map(|line| line.amount).sum()
}

#[test]
fn every_line_is_that_of_the_worked_example_to_the_cent() {
    let costs = costs(COSTS);
    let lines = costs.lines(&month(&costs), whole_month());
    let expected = [
        ("wages", "330000.00"),
        ("supervisors", "68000.00"),
        ("quality", "15000.00"),
        ("planners", "18000.00"),
        ("overtime", "15714.29"),
        ("night", "3142.86"),
        ("bonus", "16500.00"),
        ("employer_taxes", "102598.57"),
        ("attrition", "20915.37"),
        ("seats", "27500.00"),
        ("equipment", "9777.78"),
        ("platform", "21250.00"),
        ("crm", "10200.00"),
        ("lines", "3080.00"),
        ("inbound_minutes", "36316.98"),
        ("robot_attempts", "1040.00"),
        ("robot_minutes", "5130.00"),
        ("sms", "1472.50"),
        ("overhead", "42338.30"),
    ];
    let found: Vec<(&str, Decimal)> = lines.iter().map(|line| (&*line.name, line.amount)).collect();
    let expected: Vec<(&str, Decimal)> = expected.iter().map(|(name, amount)| (*name, money(amount))).collect();
    assert_eq!(found, expected);
    assert_eq!(total(&lines), money("747976.65"));
    assert_eq!(total(&lines) - money("42338.30"), money("705638.35"));
    assert_eq!(lines[7].quantity, money("466357.15"));
    assert_eq!((total(&lines) / money("9102")).round_dp(2), money("82.18"));
    assert_eq!((total(&lines) / money("1760")).round_dp(2), money("424.99"));
}

#[test]
fn a_leaver_costs_34858_95_and_six_tenths_of_one_leave_in_the_month() {
    let costs = costs(COSTS);
    let hour = costs.pay.hourly() * money("1.22");
    let cost = costs.people.new_agent.cost(hour, money("168"), Decimal::ZERO);
    assert_eq!(cost.round_dp(2), money("34858.95"));
    let lines = costs.lines(&month(&costs), whole_month());
    assert_eq!(lines[8].quantity, money("0.6"));
}

#[test]
fn at_home_the_seats_fall_away_and_in_the_cloud_the_equipment() {
    let whole = |kind| {
        let costs = costs(COSTS).for_kind(kind);
        total(&costs.lines(&month(&costs), whole_month()))
    };
    // 1.06 x (705,638.35 - 27,500.00), and 1.06 x (705,638.35 - 9,777.78).
    assert_eq!(whole(Kind::HomeBased), money("718826.65"));
    assert_eq!(whole(Kind::Cloud), money("737612.20"));
}

#[test]
fn what_a_line_needs_and_nobody_gives_is_told_with_the_line() {
    let costs = costs(COSTS);
    let missing = named(&costs, money("0.7"), &mut |name| {
        GIVEN.iter().find(|(given, _)| *given == name && name != "seats").map(|(_, value)| money(value))
    })
    .unwrap_err();
    let told: Vec<(&str, &str)> = missing.iter().map(|need| (need.line.as_str(), need.name.as_str())).collect();
    assert_eq!(told, [("seats", "seats"), ("equipment", "seats")]);
}

#[test]
fn paid_hours_and_heads_that_are_known_are_not_reckoned() {
    let costs = costs("wage_per_month = 1000\nhours_per_month = 100");
    let of = |given: &'static [(&'static str, &'static str)]| {
        let month = named(&costs, money("0.5"), &mut |name| {
            given.iter().find(|(known, _)| *known == name).map(|(_, value)| money(value))
        })
        .unwrap();
        let lines = costs.lines(&month, whole_month());
        (lines[0].quantity, lines[0].amount)
    };
    assert_eq!(of(&[("productive_hours", "150"), ("overtime_hours", "0")]), (money("3"), money("3000.00")));
    assert_eq!(of(&[("paid_hours", "150"), ("overtime_hours", "0")]), (money("2"), money("2000.00")));
    let heads = of(&[("productive_hours", "150"), ("overtime_hours", "0"), ("heads", "7")]);
    assert_eq!(heads, (money("7"), money("7000.00")));
}

#[test]
fn the_keys_that_are_read_are_the_keys_that_are_listed() {
    let told = cost_problems("wage_per_hour = 1\nxxxxxxxxxxxxxxxxxxxxxxxxx = 1");
    let known = told.iter().find_map(|message| message.split_once("known are ")).unwrap().1;
    let mut listed: Vec<&str> = KEYS.iter().flat_map(|family| family.iter()).map(|key| key.name).collect();
    listed.sort_unstable();
    assert_eq!(known.split(", ").collect::<Vec<_>>(), listed);
}
