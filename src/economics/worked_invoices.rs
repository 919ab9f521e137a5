//! Worked invoices, to the cent, told to the ledger call by call.
#![allow(clippy::unwrap_used)]

use rust_decimal::Decimal;

use super::testing::{CALLS, ORDERS, Shop, answered, at, leg, money, on_duty};
use super::{Account, Ledger};
use crate::engine::facts::Recorder;
use crate::units::Span;

/// The calls of a small shop: seconds, how many by day, how many that start at 23:00.
const SMALL_SHOP: [(f64, usize, usize); 6] =
    [(7.0, 12, 0), (55.0, 54, 6), (130.0, 81, 9), (180.0, 48, 0), (241.0, 21, 3), (600.0, 6, 0)];

fn tell_calls(ledger: &mut Ledger) {
    for (seconds, day, night) in SMALL_SHOP {
        (0..day).for_each(|_| answered(ledger, "12:00", seconds));
        (0..night).for_each(|_| answered(ledger, "23:00", seconds));
    }
}

fn amount(account: &Account, name: &str) -> Decimal {
    account.invoices[0].lines.iter().find(|line| &*line.name == name).unwrap().amount
}

const TIERS: &str =
    "tiers = [{ up_to = 500, price = 12.00 }, { up_to = 1500, price = 10.50 }, { price = 9.00 }]\nfree_below = \"10s\"";

#[test]
fn a_small_shop_pays_by_the_minute_more_at_night_and_a_minimum() {
    let text = format!(
        "vat = {{ rate = 0.20 }}\n[[per_minute]]\nname = \"minutes\"\n{TIERS}\nincrement = \"60s\"\n\
         [[per_minute]]\nname = \"night\"\nprice = 2.50\nhours = \"22:00-08:00\"\nincrement = \"60s\"\nfree_below = \"10s\"\n\
         [[monthly_minimum]]\namount = 6000.00\ncovers = [\"minutes\", \"night\"]\n[[monthly_fee]]\namount = 1500.00"
    );
    let account = Shop::new(&text).account(tell_calls);
    let invoice = &account.invoices[0];
    assert_eq!((invoice.lines[0].quantity, invoice.lines[1].quantity), (money("654"), money("48")));
    assert_eq!(amount(&account, "minutes"), money("6000.00") + money("1617.00"));
    assert_eq!(amount(&account, "night"), money("120.00"));
    assert_eq!(amount(&account, "monthly_minimum"), money("0.00"));
    assert_eq!(amount(&account, "monthly_fee"), money("1500.00"));
    assert_eq!((invoice.net, invoice.vat, invoice.total), (money("9237.00"), money("1847.40"), money("11084.40")));
}

#[test]
fn the_same_calls_cost_something_else_by_other_rounding() {
    for (rounding, total) in [
        ("increment = \"1s\"", "6529.20"),
        ("increment = \"6s\"", "6634.20"),
        ("increment = \"30s\"", "7018.50"),
        ("increment = \"60s\"", "7617.00"),
        ("increment = \"60s\"\nextra_per_contact = \"60s\"", "10011.00"),
        ("increment = \"1s\"\nround_total = \"down\"", "6525.00"),
    ] {
        let account = Shop::new(&format!("[[per_minute]]\n{TIERS}\n{rounding}")).account(tell_calls);
        assert_eq!(account.cost, money(total), "{rounding}");
    }
}

#[test]
fn a_medium_shop_pays_dedicated_hours_and_more_on_sundays() {
    let text = "[[per_agent_hour]]\nname = \"hours\"\nprice = 318.50\n[[per_agent_hour]]\nname = \"sundays\"\nprice = 159.25\ndays = \"sun, holidays\"";
    // 84 hours on Sunday, the 1st, and on the holiday, the 18th; 1,760 in all.
    let account = Shop::new(text).account(|ledger| {
        on_duty(ledger, 5, at("8:00"), at("20:00"));
        on_duty(ledger, 2, at("8:00") + Span::hours(17 * 24), at("20:00") + Span::hours(17 * 24));
        for day in 1..=4 {
            on_duty(ledger, 41, at("8:00") + Span::hours(24 * day), at("18:00") + Span::hours(24 * day));
        }
        on_duty(ledger, 3, at("8:00") + Span::hours(120), at("20:00") + Span::hours(120));
    });
    assert_eq!(amount(&account, "hours"), money("560560.00"));
    assert_eq!(amount(&account, "sundays"), money("13377.00"));
}

#[test]
fn an_enterprise_pays_all_calls_at_the_price_of_its_band() {
    let text = "[[per_contact]]\ntiering = \"all_units\"\nnot_below = \"15s\"\n\
                tiers = [{ up_to = 20000, price = 2.10 }, { up_to = 40000, price = 1.95 }, { price = 1.80 }]";
    let cost =
        |calls: usize| Shop::new(text).account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 30.0))).cost;
    assert_eq!(cost(20_000), money("42000.00"));
    assert_eq!(cost(20_001), money("39001.95"));
}

#[test]
fn a_call_over_midnight_is_priced_by_its_start() {
    let text = "[[per_minute]]\nprice = 1\nhours = \"22:00-00:00\"";
    let shop = Shop::new(text).lasting(40);
    let account = shop.account(|ledger| {
        // The last minute of November and the first of December.
        for (minutes, talk) in [(30 * 1440 - 1, 600.0), (30 * 1440, 600.0)] {
            ledger.leg(&crate::engine::facts::Leg { at: at("0:00") + Span::minutes(minutes), ..leg("0:00", talk) });
        }
    });
    let totals: Vec<Decimal> = account.invoices.iter().map(|invoice| invoice.total).collect();
    assert_eq!(totals, [money("10.00"), money("0.00")]);
}

#[test]
fn a_clause_for_some_contact_types_leaves_the_others_alone() {
    let text = "[[per_contact]]\nname = \"calls\"\nprice = 10\ncontacts = [\"calls\"]\n[[per_contact]]\nname = \"orders\"\nprice = 3\ncontacts = [\"orders\"]";
    let account = Shop::new(text).account(|ledger| {
        for contact in [CALLS, CALLS, ORDERS] {
            ledger.leg(&crate::engine::facts::Leg { contact, ..leg("9:00", 60.0) });
        }
    });
    assert_eq!((amount(&account, "calls"), amount(&account, "orders")), (money("20"), money("3")));
}

#[test]
fn what_starts_in_the_warm_up_is_not_paid_and_fees_cover_the_rest() {
    let text = "[[per_contact]]\nprice = 10\n[[monthly_fee]]\namount = 3000\n[[per_agent_hour]]\nprice = 1\nof = \"scheduled\"";
    let account = Shop::new(text).warm_up(Span::hours(15 * 24)).account(|ledger| {
        answered(ledger, "9:00", 60.0);
        ledger.leg(&crate::engine::facts::Leg { at: at("9:00") + Span::hours(15 * 24), ..leg("0:00", 60.0) });
    });
    assert_eq!((amount(&account, "per_contact"), amount(&account, "monthly_fee")), (money("10"), money("1500.00")));
    assert_eq!(amount(&account, "per_agent_hour"), money("0"));
}

#[test]
fn a_ledger_that_is_reset_counts_from_nothing() {
    let text = "[[per_contact]]\nprice = 10\n[[per_agent_hour]]\nprice = 1\nof = \"scheduled\"";
    let mut ledger = Shop::new(text).ledger();
    for _ in 0..2 {
        answered(&mut ledger, "9:00", 60.0);
        assert_eq!(ledger.close().cost, money("110.00"));
        ledger.reset();
    }
    assert_eq!(ledger.close().cost, money("100.00"));
}

#[test]
fn each_provider_is_paid_for_what_its_own_groups_answered() {
    use super::{Ledger, ProviderTerms};
    use crate::centre::provider::{Kind, Provider};
    use crate::centre::{GroupId, ProviderId};
    let shop = Shop::free();
    let mut model = shop.model();
    model.centre.providers.push(Provider { name: "beta".to_owned(), kind: Kind::Outsourced, reports: None });
    let beta = crate::centre::Group {
        name: "beta_agents".to_owned(),
        provider: ProviderId(1),
        ..model.centre.groups[0].clone()
    };
    model.centre.groups.push(beta);
    let terms = |price: u32| ProviderTerms {
        contract: Some(super::testing::contract(&format!("[[per_contact]]\nprice = {price}"))),
        costs: None,
        reports: None,
    };
    let mut ledger = Ledger::new(&model, &[terms(10), terms(7)], Span::ZERO);
    for group in [0, 1, 1] {
        ledger.leg(&crate::engine::facts::Leg {
            home: Some(GroupId(0)),
            by: Some(GroupId(group)),
            ..leg("9:00", 90.0)
        });
    }
    ledger.leg(&crate::engine::facts::Leg {
        fate: crate::engine::facts::Fate::Abandoned,
        by: None,
        ..leg("9:00", 90.0)
    });
    let account = ledger.close();
    assert_eq!(account.cost_by_provider, [money("10"), money("14")]);
    assert_eq!(account.cost, money("24"));
    assert_eq!((account.usage_by_provider[0].answered, account.usage_by_provider[1].talk), (1, Span::minutes(3)));
}

#[test]
fn hours_of_agents_at_night_are_those_within_the_window() {
    let text = "[[per_agent_hour]]\nprice = 1\nhours = \"22:00-08:00\"";
    let account = Shop::new(text).account(|ledger| {
        on_duty(ledger, 2, at("6:00"), at("23:00"));
        on_duty(ledger, 1, at("23:00"), at("23:00") + Span::hours(24));
    });
    // 2 × (2 + 1) in the first day's hours, then 1 + 8 and 1.
    assert_eq!(account.cost, money("16"));
}
