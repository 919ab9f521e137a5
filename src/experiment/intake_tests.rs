//! Order intake: times to the second, shares against the binomial law, and what orders lead to.
#![allow(clippy::unwrap_used)]

use super::incidents_tests::{Heard, heard, told};
use crate::centre::{ContactId, GroupId};
use crate::engine::facts::{Fate, Leg};
use crate::units::{Span, Time};

/// Two days from 8 to 20 o'clock of calls that all buy unless more is said, and agents enough for them.
fn day(value: &str, intake: &str, rest: &str) -> String {
    format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"08:00-20:00\"\n[contacts.calls]\n\
         arrivals.poisson = {{ per_hour = 60 }}\ntalk_time = \"2m\"\nvalue = {{ conversion = 1.0, {value} }}\n\
         [groups.own]\nskills = {{ calls = {{}} }}\nroster = 60\n{intake}\n{rest}"
    )
}

const WRITTEN: &str = "[contacts.written_order]\ndirection = \"back_office\"\ntalk_time = \"4m\"\n\
    [groups.clerks]\nskills = [\"written_order\"]\nroster = 5\n";

fn calls(heard: &Heard) -> impl Iterator<Item = &Leg> {
    heard.legs.iter().filter(|leg| leg.contact == ContactId(0) && leg.fate == Fate::Answered)
}

/// The different talk times of calls, seconds.
fn talks(heard: &Heard) -> Vec<f64> {
    let mut talks: Vec<f64> = calls(heard).map(|leg| leg.talk.in_seconds()).collect();
    talks.sort_by(f64::total_cmp);
    talks.dedup();
    talks
}

/// Whether so many of n are what a share says, within four standard errors (false alarm 6e-5).
fn is_share(count: usize, n: usize, share: f64) -> bool {
    (count as f64 - n as f64 * share).abs() < 4.0 * (n as f64 * share * (1.0 - share)).sqrt()
}

#[test]
fn an_order_adds_its_time_and_that_of_each_further_item_to_the_talk() {
    let intake = "intake = { by = \"site\", time = \"60s\", per_item = \"10s\", errors = 0 }";
    assert_eq!(talks(&heard(&day("items = [0, 0, 1]", intake, ""), 0)), [200.0]);
    assert_eq!(talks(&heard(&day("items = [0.5, 0, 0.5]", intake, ""), 0)), [180.0, 200.0]);
    // A slower group is slower with orders, too.
    let slow = day("items = [1]", intake, "").replace("calls = {}", "calls = { handle_time_factor = 1.5 }");
    assert_eq!(talks(&heard(&slow, 0)), [270.0]);
    // Who does not buy takes no longer.
    let some = heard(&day("items = [1]", intake, "").replace("conversion = 1.0", "conversion = 0.3"), 0);
    let buys = calls(&some).filter(|leg| leg.talk == Span::seconds(180)).count();
    assert_eq!(talks(&some), [120.0, 180.0]);
    assert!(is_share(buys, calls(&some).count(), 0.3), "{buys}");
}

#[test]
fn an_intake_that_costs_nothing_and_never_fails_is_none() {
    let nothing = "intake = { by = \"site\", time = \"0s\", per_item = \"0s\", errors = 0 }";
    for replication in 0..3 {
        let (with, without) =
            (heard(&day("margin = 1", nothing, ""), replication), heard(&day("margin = 1", "", ""), replication));
        // Only who ends alone is told so with his leg; it is the same end.
        let plain = |heard: &Heard| {
            told(heard).iter().map(|leg| leg.replace("whole_chain: true", "whole_chain: false")).collect::<Vec<_>>()
        };
        assert_eq!(plain(&with), plain(&without));
        assert_eq!(with.sold, without.sold);
    }
}

#[test]
fn errors_of_the_channel_and_of_the_people_come_together() {
    let intake = "intake = { by = \"form\", errors = 0.2 }";
    let good = heard(&day("margin = 1", intake, ""), 0);
    assert!(is_share(good.errors, good.sold, 0.2) && good.sold > 1000, "{} of {}", good.errors, good.sold);
    let poor =
        day("margin = 1", intake, "").replace("calls = {}", "calls = { quality = { order_error_chance = 0.5 } }");
    let poor = heard(&poor, 0);
    // 1 - 0.8 x 0.5.
    assert!(is_share(poor.errors, poor.sold, 0.6), "{} of {}", poor.errors, poor.sold);
}

#[test]
fn orders_above_the_limit_are_no_sales_and_lead_to_the_manager() {
    let rule = "[[groups.own.follow_ups]]\non = [\"order_refused\"]\nto = \"written_order\"\nafter = \"1h\"\n";
    let intake = "intake = { by = \"form\", items = 2 }";
    let value = "items = [0.5, 0.3, 0.2]";
    let limited = heard(&day(value, intake, &format!("{rule}{WRITTEN}")), 0);
    let n = calls(&limited).count();
    assert_eq!(limited.sold + limited.refused, n);
    assert!(is_share(limited.refused, n, 0.2), "{} of {n}", limited.refused);
    // Of what arose an hour before the end or later nothing is seen any more.
    let arose = limited.work;
    assert!(arose <= limited.refused && arose + 25 > limited.refused, "{arose} of {}", limited.refused);
    // Articles that are numbers are taken at any size, by the same people.
    let all = heard(&day(value, "intake = \"articles\"", WRITTEN), 0);
    assert_eq!((all.sold, all.refused), (calls(&all).count(), 0));
}

#[test]
fn while_the_site_is_down_orders_are_written_and_typed_in_later() {
    let rule = "[[groups.own.follow_ups]]\non = [\"order_written\"]\nto = \"written_order\"\nafter = \"5m\"\n";
    let incident =
        "[[incidents]]\nat = 2026-11-02 11:00\nlasts = \"1h\"\nset = { \"groups.own.intake\" = \"email\" }\n";
    let heard = heard(&day("margin = 1", "intake = \"site\"", &format!("{rule}{WRITTEN}{incident}")), 0);
    let ends = |leg: &Leg| leg.ended() + leg.handle();
    let (from, to) = (Time(Span::hours(11).0), Time(Span::hours(12).0));
    let within = calls(&heard).filter(|leg| from <= ends(leg) && ends(leg) < to).count();
    assert!(within > 40);
    assert_eq!((heard.written, heard.work), (within, within));
    // Answered while the site is down: half a minute for the order, not one.
    let down = calls(&heard).filter(|leg| leg.ended() >= from && leg.ended() < to);
    assert!(down.into_iter().all(|leg| leg.talk == Span::seconds(150)));
    assert_eq!(talks(&heard), [150.0, 180.0]);
}

#[test]
fn who_is_transferred_orders_with_whom_he_talks_last() {
    let rest = "[[contacts.calls.follow_ups]]\non = [\"answered\"]\nshare = 0.5\nto = \"expert\"\ntransfer = true\n\
                [contacts.expert]\ntalk_time = \"5m\"\nvalue = { conversion = 1.0 }\n\
                [groups.experts]\nskills = [\"expert\"]\nroster = 60\nintake = { by = \"site\", time = \"30s\" }\n";
    let heard = heard(&day("margin = 1", "intake = { by = \"site\", time = \"60s\" }", rest), 0);
    let (n, short) = (calls(&heard).count(), calls(&heard).filter(|leg| leg.talk == Span::seconds(120)).count());
    let experts: Vec<&Leg> = heard.legs.iter().filter(|leg| leg.by == Some(GroupId(1))).collect();
    assert_eq!(short, experts.len(), "those without an order's time are those who went on");
    assert!(experts.iter().all(|leg| leg.talk == Span::seconds(330)));
    assert!(is_share(short, n, 0.5));
    assert_eq!(heard.sold, n);
}
