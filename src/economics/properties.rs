//! What holds for every bill.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::Account;
use super::testing::{Shop, answered, money};

fn bill(text: &str, calls: &[f64]) -> Account {
    Shop::new(text).account(|ledger| calls.iter().for_each(|seconds| answered(ledger, "23:00", *seconds)))
}

fn increments() -> impl Strategy<Value = u32> {
    prop_oneof![Just(1), Just(6), Just(20), Just(30), Just(60), 1u32..300]
}

proptest! {
    #[test]
    fn a_bill_is_the_sum_of_its_lines_whatever_the_order_of_the_clauses(
        calls in prop::collection::vec(0.0..3000.0f64, 0..60),
        cents in prop::collection::vec(0u32..100_000, 5),
        rate in 0u32..100,
    ) {
        let price = |index: usize| Decimal::new(i64::from(cents[index]), 3);
        let clauses = [
            format!("[[per_minute]]\nprice = {}\nincrement = \"60s\"\n", price(0)),
            format!("[[per_minute]]\nname = \"night\"\nprice = {}\nhours = \"22:00-08:00\"\n", price(1)),
            format!("[[per_contact]]\nprice = {}\n", price(2)),
            format!("[[monthly_minimum]]\namount = {}\ncovers = [\"night\", \"monthly_fee\"]\n", price(3) * money("10")),
            format!("[[monthly_fee]]\namount = {}\n", price(4)),
        ];
        let vat = format!("vat = {{ rate = {} }}\n", Decimal::new(i64::from(rate), 2));
        let there = bill(&format!("{vat}{}", clauses.concat()), &calls);
        let mut turned = clauses.to_vec();
        turned.reverse();
        // Two clauses of one kind keep their order only among themselves; the bill is the same.
        let back = bill(&format!("{vat}{}", turned.concat()), &calls);
        let invoice = &there.invoices[0];
        prop_assert_eq!(invoice.net, invoice.lines.iter().map(|line| line.amount).sum::<Decimal>());
        prop_assert_eq!(invoice.total, invoice.net + invoice.vat);
        prop_assert_eq!(there.cost, back.cost);
        prop_assert!(invoice.lines.iter().all(|line| line.amount.scale() <= 2 && line.amount >= Decimal::ZERO));
    }

    #[test]
    fn minutes_billed_are_at_least_the_true_minutes_and_less_than_a_step_more_for_each_call(
        calls in prop::collection::vec(0.0..3000.0f64, 1..60),
        increment in increments(),
    ) {
        let billed = bill(&format!("[[per_minute]]\nprice = 1\nincrement = \"{increment}s\""), &calls).invoices[0].lines[0].quantity;
        let minutes = super::money::number(billed);
        let true_minutes = calls.iter().sum::<f64>() / 60.0;
        prop_assert!(minutes >= true_minutes - 1e-6);
        prop_assert!(minutes <= true_minutes + calls.len() as f64 * f64::from(increment) / 60.0 + 1e-6);
    }

    #[test]
    fn per_second_billing_is_never_dearer_than_per_minute_billing_at_the_same_price(
        calls in prop::collection::vec(0.0..3000.0f64, 0..60),
        price in 0u32..5000,
    ) {
        let price = Decimal::new(i64::from(price), 2);
        let cost = |increment: &str| bill(&format!("[[per_minute]]\nprice = {price}\nincrement = \"{increment}\""), &calls).cost;
        prop_assert!(cost("1s") <= cost("60s"));
        prop_assert!(cost("1s") <= cost("6s"));
    }

    #[test]
    fn a_bill_without_calls_is_its_fixed_lines(fee in 0u32..1_000_000, minimum in 0u32..1_000_000) {
        let (fee, minimum) = (Decimal::new(i64::from(fee), 2), Decimal::new(i64::from(minimum), 2));
        let text = format!("[[per_minute]]\nprice = 9\nincrement = \"60s\"\n[[monthly_fee]]\namount = {fee}\n[[monthly_minimum]]\namount = {minimum}");
        prop_assert_eq!(bill(&text, &[]).cost, fee + minimum);
    }
}

#[test]
fn the_largest_terms_that_are_read_can_be_priced() {
    use super::testing::{at, on_duty};
    use crate::engine::facts::{Leg, Recorder};
    use crate::units::Span;
    let text = "vat = { rate = 1.0 }\n\
        [[per_minute]]\ntiers = [{ up_to = 999999999.99999999, price = 999999.99999999 }, { price = 1000000 }]\nextra_per_contact = \"24h\"\n\
        [[per_minute]]\nname = \"all\"\ntiering = \"all_units\"\ntiers = [{ up_to = 0.00000001, price = 0.00000001 }, { price = 1000000 }]\n\
        [[per_agent_hour]]\nprice = 1000000\nround_total = \"up\"\n\
        [[monthly_fee]]\namount = 1000000000000\n[[monthly_minimum]]\namount = 1000000000000";
    let costs = "wage_per_month = 1000000000\nhours_per_month = 1\nemployer_taxes = 5\noverhead = 5\n\
        supervisors = { per_agents = 1, wage_per_month = 1000000000 }\nseats = { price_per_month = 1000000000 }";
    for shop in [Shop::new(text), Shop::with_costs(costs), Shop::with_costs(costs).shrinkage(1.0)] {
        // All but the last microsecond of the calendar is warm-up.
        for shop in [shop.clone(), shop.clone().warm_up(Span(Span::hours(720).0 - 1))] {
            let account = shop.account(|ledger| {
                for start in [at("9:00"), at("0:00") + Span(Span::hours(720).0 - 1)] {
                    let leg = super::testing::leg("9:00", 1e12);
                    (0..100).for_each(|_| ledger.leg(&Leg { at: start, ..leg }));
                    on_duty(ledger, u32::MAX, start, start + Span::hours(10_000));
                }
            });
            assert!(account.cost > Decimal::ZERO);
        }
    }
}
