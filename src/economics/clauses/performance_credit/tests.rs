//! Credits on paper: ladders, definitions, windows, caps, what is earned back and what is carried on.
#![allow(clippy::unwrap_used)]

use rust_decimal::Decimal;

use crate::economics::testing::{Shop, at, leg, money, problems};
use crate::economics::{Account, Ledger};
use crate::engine::facts::{Fate, Leg, Recorder};
use crate::units::Span;

fn calls(ledger: &mut Ledger, day: i64, number: usize, wait: i64) {
    let at = at("9:00") + Span::hours(24 * day);
    (0..number).for_each(|_| {
        ledger.leg(&Leg { at, wait: Span::seconds(wait), delivered: Span::seconds(wait), ..leg("9:00", 60.0) })
    });
}

fn gone(ledger: &mut Ledger, day: i64, number: usize, wait: i64) {
    let at = at("9:00") + Span::hours(24 * day);
    let leg = Leg { at, fate: Fate::Abandoned, by: None, wait: Span::seconds(wait), ..leg("9:00", 0.0) };
    (0..number).for_each(|_| ledger.leg(&leg));
}

fn line(account: &Account, name: &str) -> Decimal {
    account.invoices[0].lines.iter().find(|line| &*line.name == name).unwrap().amount
}

const LADDER: &str = "steps = [{ from = 0.85, percent = 2 }, { from = 0.80, percent = 0 }, { from = 0.75, percent = -3 }, \
                      { from = 0.70, percent = -6 }, { percent = -10 }]";

/// 100 answered at 10 each, `in_time` of them within 20 s, and ten who gave up after 30 s.
fn shop(clause: &str, in_time: usize) -> Account {
    let text = format!("[[per_contact]]\nprice = 10\n[[performance_credit]]\n{clause}");
    Shop::new(&text).account(|ledger| {
        calls(ledger, 0, in_time, 20);
        calls(ledger, 0, 100 - in_time, 21);
        gone(ledger, 0, 10, 30);
    })
}

#[test]
fn each_step_holds_from_its_edge_to_the_next() {
    for (in_time, credit) in [(94, "20.00"), (93, "0"), (88, "0"), (87, "-30.00"), (82, "-60.00"), (76, "-100.00")] {
        // Of 110 offered.
        assert_eq!(line(&shop(LADDER, in_time), "performance_credit"), money(credit), "{in_time}");
    }
}

#[test]
fn the_definition_alone_moves_the_bill() {
    let credit = |measure: &str| line(&shop(&format!("measure = \"{measure}\"\n{LADDER}"), 84), "performance_credit");
    // 84 of 110 are 76.4 %, of 100 answered 84 %.
    assert_eq!(credit("service_level"), money("-30.00"));
    assert_eq!(credit("service_level_of_answered"), money("0"));
}

#[test]
fn a_bonus_is_given_only_if_its_condition_holds_and_a_malus_always() {
    let only = "only_if = { measure = \"abandonment\", at_most = 0.05 }\n";
    assert_eq!(line(&shop(&format!("{only}{LADDER}"), 100), "performance_credit"), money("0"));
    assert_eq!(line(&shop(&format!("{only}{LADDER}"), 70), "performance_credit"), money("-100.00"));
}

#[test]
fn each_started_point_costs_and_half_is_earned_back_if_all_is_well() {
    let points = "measure = \"service_level_less_in_time\"\nper_started_point = { below = 0.80, percent = 0.5 }\n";
    let back = "earn_back = { share = 0.5, only_if = [{ measure = \"qa\", at_least = 92 }, { measure = \"csat\", at_least = 4.5 }] }";
    let text = |assumed: &str| {
        format!("assumed = {{ {assumed} }}\n[[per_contact]]\nprice = 10\n[[performance_credit]]\n{points}{back}")
    };
    let account = |assumed: &str| {
        Shop::new(&text(assumed)).account(|ledger| {
            calls(ledger, 0, 75, 20);
            calls(ledger, 0, 25, 40);
            gone(ledger, 0, 10, 20);
        })
    };
    // 75 of 100: exactly five points, not six.
    let good = account("qa = 93.1, csat = 4.6");
    assert_eq!((line(&good, "performance_credit"), line(&good, "earn_back")), (money("-25.00"), money("12.50")));
    assert_eq!(line(&account("qa = 93.1, csat = 4.4"), "earn_back"), money("0"));
}

#[test]
fn by_day_each_day_has_its_part_of_the_base() {
    let by = |extra: &str| {
        let text = format!(
            "[[per_contact]]\nprice = 10\n[[performance_credit]]\n{extra}\nsteps = [{{ from = 0.8, percent = 0 }}, {{ percent = -10 }}]"
        );
        let account = Shop::new(&text).account(|ledger| {
            calls(ledger, 0, 90, 10);
            calls(ledger, 1, 10, 90);
        });
        line(&account, "performance_credit")
    };
    assert_eq!(by(""), money("0"));
    assert_eq!(by("window = \"day\""), money("-10.00"));
    assert_eq!(by("window = \"day\"\nweighting = \"intervals\""), money("-50.00"));
    // The month as the mean of its two intervals: 50 %.
    assert_eq!(by("weighting = \"intervals\""), money("-100.00"));
}

#[test]
fn all_maluses_together_are_at_most_the_cap_and_the_invoice_is_never_negative() {
    let cap = |clause: &str, others: &str| {
        let text = format!(
            "[[per_contact]]\nprice = 10\n[[performance_credit]]\nsteps = [{{ percent = -10 }}]\n{clause}\n\
             [[abandonment_charge]]\nabove = 0\npercent = 8\n{others}"
        );
        Shop::new(&text).account(|ledger| {
            calls(ledger, 0, 100, 10);
            gone(ledger, 0, 100, 10);
        })
    };
    assert_eq!(cap("", "").invoices[0].net, money("820.00"));
    assert_eq!(cap("cap = 0.10", "").invoices[0].net, money("900.00"));
    assert_eq!(cap("cap = 0.10", "cap = 0.10").invoices[0].net, money("900.00"));
    let huge = "[[per_contact]]\nprice = 10\n[[performance_credit]]\nsteps = [{ percent = -100 }]\n[[abandonment_charge]]\nabove = 0\nprice = 40";
    let account = Shop::new(huge).lasting(61).account(|ledger| {
        calls(ledger, 0, 10, 10);
        gone(ledger, 0, 1, 10);
        calls(ledger, 40, 10, 10);
    });
    // 100 − 100 − 40: 40 are carried to December, where 100 − 100 leave nothing to take them.
    let nets: Vec<Decimal> = account.invoices.iter().map(|invoice| invoice.net).collect();
    assert_eq!(nets, [money("0"), money("0")]);
    assert_eq!(line(&account, "credit_carried"), money("40.00"));
}

#[test]
fn more_contacts_than_forecast_void_it_and_first_months_are_waived() {
    let ladder = "steps = [{ percent = -10 }]\n";
    for (clause, credit) in [
        ("void_when = { above_forecast = 100, by = 0.10 }", "-100.00"),
        ("void_when = { above_forecast = 99, by = 0.10 }", "0"),
        ("waived_in_first = 1", "0"),
    ] {
        assert_eq!(line(&shop(&format!("{ladder}{clause}"), 50), "performance_credit"), money(credit), "{clause}");
    }
}

#[test]
fn ladders_that_cannot_be_are_refused() {
    for bad in [
        "",
        "steps = []",
        "steps = [{ percent = 0.02 }]",
        "steps = [{ percent = 1 }, { percent = 2 }]",
        "per_started_point = { percent = 1 }",
        "steps = [{ percent = 1 }]\nhours = \"8:00-9:00\"",
    ] {
        let text = format!("[[per_contact]]\nprice = 10\n[[performance_credit]]\n{bad}");
        assert!(!problems(&text).is_empty(), "{bad}");
    }
}

#[test]
fn a_cap_holds_for_maluses_alone_and_for_all_of_them_in_proportion_whatever_their_order() {
    let bonus = "steps = [{ from = 0.5, percent = 4 }, { percent = -6 }]\ncap = 0.02";
    assert_eq!(line(&shop(bonus, 100), "performance_credit"), money("40.00"));
    let one = "[[performance_credit]]\nname = \"level\"\nsteps = [{ percent = -6 }]\ncap = 0.10\n";
    let other = "[[performance_credit]]\nname = \"speed\"\nmeasure = \"asa\"\nsteps = [{ percent = -2 }]\ncap = 0.05\n";
    for text in [format!("{one}{other}"), format!("{other}{one}")] {
        let account =
            Shop::new(&format!("[[per_contact]]\nprice = 10\n{text}")).account(|ledger| calls(ledger, 0, 100, 30));
        // 60 and 20 are 80; the smaller cap leaves 50, three quarters of it of the first.
        assert_eq!((line(&account, "level"), line(&account, "speed")), (money("-37.50"), money("-12.50")));
    }
}

#[test]
fn a_base_that_is_given_back_earns_nobody_anything() {
    let text = "[[baseline]]\nfee = 100\nvolume = 100\nadditional = 1\nreduced = 3\nunit = \"contacts\"\n\
                [[performance_credit]]\nsteps = [{ percent = -5 }]";
    let account = Shop::new(text).account(|ledger| calls(ledger, 0, 1, 30));
    assert_eq!(line(&account, "performance_credit"), money("0"));
}
