//! Own cost by hand: heads, hours, seats, parts of months, and what is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::economics::testing::{Shop, at, cost_problems, costs, money, on_duty};
use crate::units::Span;

const MONTH: &str = "wage_per_month = 22000\nhours_per_month = 168\nemployer_taxes = 0.22\n\
                     supervisors = { per_agents = 12, wage_per_month = 34000 }\nseats = { price_per_month = 2500 }\noverhead = 0.06";

#[test]
fn fifteen_agents_and_two_supervisors_are_paid_for_1760_productive_hours() {
    // 1,760 h / 0.7 = 2,514.29 paid hours / 168 = 14.97 heads; eleven agents on 16 days of ten hours.
    let shop = Shop::with_costs(MONTH).shrinkage(0.30);
    let account = shop.account(|ledger| {
        for day in 0..16 {
            on_duty(ledger, 11, at("8:00") + Span::hours(24 * day), at("18:00") + Span::hours(24 * day));
        }
    });
    let lines: Vec<(String, Decimal)> =
        account.invoices[0].lines.iter().map(|line| (line.name.to_string(), line.amount)).collect();
    let expected = [
        ("wages", "330000.00"),
        ("supervisors", "68000.00"),
        ("employer_taxes", "87560.00"),
        ("seats", "27500.00"),
        ("overhead", "30783.60"),
    ];
    let expected: Vec<(String, Decimal)> =
        expected.iter().map(|(name, amount)| ((*name).to_owned(), money(amount))).collect();
    assert_eq!(lines, expected);
    assert_eq!(account.cost, money("543843.60"));
}

#[test]
fn hourly_wages_are_paid_straight() {
    let account = Shop::with_costs("wage_per_hour = 131")
        .shrinkage(0.30)
        .account(|ledger| on_duty(ledger, 7, at("8:00"), at("18:00")));
    assert_eq!(account.invoices[0].lines[0].quantity, money("100"));
    assert_eq!(account.cost, money("13100.00"));
}

#[test]
fn people_at_home_need_no_seats() {
    let shop = Shop::with_costs("wage_per_hour = 0\nseats = { price_per_month = 2500 }");
    assert_eq!(shop.account(|ledger| on_duty(ledger, 3, at("8:00"), at("9:00"))).cost, money("7500.00"));
    assert_eq!(shop.home_based().account(|ledger| on_duty(ledger, 3, at("8:00"), at("9:00"))).cost, money("0"));
}

#[test]
fn seats_are_shared_by_those_who_come_when_others_go() {
    let shop = Shop::with_costs("wage_per_hour = 0\nseats = { price_per_month = 1 }");
    let account = shop.account(|ledger| {
        on_duty(ledger, 4, at("12:00"), at("16:00"));
        on_duty(ledger, 3, at("8:00"), at("12:00"));
        on_duty(ledger, 2, at("11:00"), at("12:00"));
    });
    assert_eq!(account.cost, money("5"));
}

#[test]
fn a_third_of_a_month_needs_the_same_heads_for_a_third_of_the_money() {
    let worked = OwnMonth { paid: money("560"), seats: money("3"), ..OwnMonth::default() };
    let third = Part { covered: money("10"), days: money("30") };
    let lines = costs(MONTH).lines(&worked, third);
    assert_eq!((lines[0].quantity, lines[0].amount), (money("10"), money("73333.33")));
    assert_eq!(lines[3].amount, money("2500.00"));
}

#[test]
fn scheduled_people_are_paid_for_their_roster_and_for_what_they_finish_after_it() {
    // Ten on the roster 8:00-18:00, nine came, two stayed until 19:00; leave 20 %, sickness 10 % is in the roster.
    let shop = Shop::with_costs("wage_per_hour = 8").scheduled(0.20, 0.10);
    let account = shop.account(|ledger| {
        on_duty(ledger, 9, at("8:00"), at("18:00"));
        on_duty(ledger, 2, at("18:00"), at("19:00"));
    });
    assert_eq!(account.invoices[0].lines[0].quantity, money("127.5"));
    assert_eq!(account.cost, money("1020.00"));
}

#[test]
fn costs_that_cannot_be_are_refused() {
    for bad in [
        "employer_taxes = 0.22",
        "wage_per_hour = 1\nwage_per_month = 2",
        "wage_per_hour = -1",
        "wage_per_hour = 1\nhours_per_month = 0",
        "wage_per_hour = 1\nsupervisors = { per_agents = 0, wage_per_month = 1 }",
        "wage_per_hour = 1\nseats = 2500",
    ] {
        assert!(!cost_problems(bad).is_empty(), "{bad}");
    }
}
