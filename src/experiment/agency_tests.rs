//! Agencies as a whole, from the scenario's text to results: exact queues, days worked out by hand, what is on the bill.
//!
//! Every comparison with a formula is within 4.5 standard errors of the simulation (about one false alarm in 100,000), and each says
//! how narrow its interval must be to have seen an error that matters.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::{Outcome, Settings, Threads, promise, simulate};
use crate::results::Measures;
use crate::scenario::{Scenario, load};
use crate::statistics::Estimate;

pub fn scenario(text: &str) -> Scenario {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("t.toml", text.as_bytes(), &files, &[]);
    match loaded.experiment {
        Some(experiment) => experiment.base,
        None => panic!("{:?}", loaded.problems),
    }
}

fn run(text: &str, replications: u64) -> Outcome {
    let mut scenario = scenario(text);
    let threads = Threads::new(Some(1));
    assert_eq!(promise::size(&mut scenario.model, &threads).unwrap(), Vec::new());
    let settings = Settings { replications, precision: None, seed: 3, confidence: 0.95 };
    simulate(&scenario, &settings, &threads, |_| {}).unwrap()
}

fn close(measures: &Measures, name: &str, exact: f64, narrow: f64) {
    let found: Estimate = measures.get(name);
    let (mean, error) = (found.mean.unwrap(), found.half_width().unwrap() / 1.98);
    assert!((mean - exact).abs() < 4.5 * error, "{name}: {found:?} instead of {exact}");
    assert!(error < narrow * exact, "{name} cannot see what it should: {found:?}");
}

const OTHERS: &str = "vendor (other clients)";

/// 14 agents day and night; other clients keep them busy for a share; ours come so often an hour.
fn shared(per_hour: f64, occupancy: f64, more: &str) -> String {
    format!(
        "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"00:00-24:00\"\n\
         [run]\nwarm_up = \"4h\"\n[contacts.calls]\narrivals.poisson.per_hour = {per_hour}\n\
         talk_time.exponential.mean = \"180s\"\n[providers.alfa]\nkind = \"outsourced\"\n\
         contract.per_contact = [{{ price = 1 }}]\n[groups.vendor]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 14\n\
         shared = {{ clients = 7, occupancy = {occupancy}{more} }}\n"
    )
}

#[test]
fn other_clients_alone_are_an_erlang_c_queue_at_their_occupancy() {
    // 10 erlangs for 14 agents (Erlang 1917): nearly all of them other clients'.
    let results = run(&shared(0.001, 10.0 / 14.0, ""), 60).results;
    let others = &results.contacts[OTHERS];
    close(others, "service_level", 0.888_350_019_2, 0.01);
    close(others, "delayed", 0.174_131_933_6, 0.05);
    close(others, "asa", 7.835_937, 0.08);
    close(&results.groups["vendor"], "occupancy", 10.0 / 14.0, 0.01);
}

#[test]
fn ours_and_others_are_one_erlang_c_queue_of_both_and_ours_alone_are_counted_and_billed() {
    // 100 an hour of ours and 5 erlangs of others: 10 erlangs again, whoever calls.
    let outcome = run(&shared(100.0, 5.0 / 14.0, ""), 60);
    let results = &outcome.results;
    for contact in ["calls", OTHERS] {
        close(&results.contacts[contact], "service_level", 0.888_350_019_2, 0.01);
        close(&results.contacts[contact], "asa", 7.835_937, 0.08);
    }
    close(&results.groups["vendor"], "occupancy", 10.0 / 14.0, 0.01);
    close(&results.groups["vendor"], "busy_agents", 10.0, 0.01);
    let ours = &results.contacts["calls"];
    for name in ["attempts", "offered", "answered", "people", "asa", "service_level"] {
        assert_eq!(results.total.get(name), ours.get(name), "{name}");
    }
    for name in ["offered", "answered", "handle_time", "asa", "service_level"] {
        let (group, provider) = (&results.groups["vendor"], &results.providers["alfa"]);
        let near = (group.get(name).mean.unwrap() - ours.get(name).mean.unwrap()).abs();
        assert!(near < 1e-9, "{name}: {:?} {:?}", group.get(name), ours.get(name));
        assert_eq!(group.get(name), provider.get(name), "{name}");
    }
    assert!(!results.targets.contains_key(OTHERS));
    // One unit of money for each contact of ours.
    let cost = results.total.get("cost").mean.unwrap();
    assert!((cost - ours.get("answered").mean.unwrap()).abs() < 0.006, "{cost}");
    assert_eq!(outcome.headlines.len(), 60);
}

#[test]
fn other_clients_who_are_served_first_leave_ours_the_rest_and_occupancy_stays() {
    let first = run(&shared(100.0, 5.0 / 14.0, ", priority = 1"), 30).results;
    let last = run(&shared(100.0, 5.0 / 14.0, ", priority = 9"), 30).results;
    let asa =
        |results: &crate::results::OptionResults, contact: &str| results.contacts[contact].get("asa").mean.unwrap();
    assert!(asa(&first, "calls") > 1.5 * asa(&first, OTHERS));
    assert!(asa(&last, OTHERS) > 1.5 * asa(&last, "calls"));
    // What one gains the other loses: with the same handle times priorities do not change the mean (Cobham 1954).
    for results in [&first, &last] {
        let both = (asa(results, "calls") + asa(results, OTHERS)) / 2.0;
        assert!((both - 7.835_937).abs() < 1.2, "{both}");
    }
}

#[test]
fn days_of_many_clients_differ_less_than_those_of_one() {
    // Alone on a day: mean m, variance m + (cv m)² / clients.
    let spread = |clients: u32| {
        let mut text = shared(0.001, 0.5, ", day_cv = 0.5").replace("clients = 7", &format!("clients = {clients}"));
        text = text.replace("days = 2", "days = 1").replace("warm_up = \"4h\"", "warm_up = \"0s\"");
        let model = scenario(&text).model;
        let arrivals = model.arrivals[1].as_ref().unwrap();
        let counts: Vec<f64> = (0..2000)
            .map(|replication| {
                let luck = crate::random::Luck::new(5, replication);
                arrivals.source(&model.centre.calendar, &luck, OTHERS).count() as f64
            })
            .collect();
        let mean = counts.iter().sum::<f64>() / 2000.0;
        let variance = counts.iter().map(|count| (count - mean) * (count - mean)).sum::<f64>() / 1999.0;
        (mean, variance)
    };
    // 7 erlangs of 180 s for a day: 3360 calls.
    for (clients, cv) in [(1, 0.5f64), (4, 0.25), (25, 0.1)] {
        let (mean, variance) = spread(clients);
        let exact: f64 = 3360.0 + (cv * 3360.0) * (cv * 3360.0);
        assert!((mean - 3360.0).abs() < 4.5 * (exact / 2000.0).sqrt(), "{clients}: {mean}");
        // A variance of 2000 values is known to about sqrt((kurtosis - 1) / 2000) of it: 4 % for one such client (kurtosis 4.5).
        assert!((variance / exact - 1.0).abs() < 0.19, "{clients}: {variance} instead of {exact}");
    }
}

#[test]
fn who_stays_past_the_roster_works_overtime_to_the_second() {
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-12:00\"\n\
                [contacts.calls]\narrivals.trace = { at = [2026-11-02 08:59:00, 2026-11-02 11:59:30, 2026-11-02 11:59:40] }\n\
                talk_time = \"5m\"\n[groups.own]\nskills = [\"calls\"]\nroster = { \"08:00\" = 2, \"09:00\" = 0, \"11:00\" = 1 }\n";
    let results = run(text, 1).results;
    // 08:59 to 09:04: four minutes past 09:00. 11:59:30 to 12:04:30, then the last until 12:09:30.
    let hours = results.groups["own"].get("overtime").mean.unwrap();
    assert!((hours - (240.0 + 270.0 + 300.0) / 3600.0).abs() < 1e-9, "{hours}");
    assert_eq!(results.groups["own"].get("overtime"), results.total.get("overtime"));
}

#[test]
fn quality_sells_to_fewer_of_the_same_callers_and_wrong_orders_cost_what_they_cost() {
    let text = |group: &str| {
        format!(
            "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-20:00\"\n\
             [contacts.calls]\narrivals.poisson.per_hour = 100\ntalk_time = \"1m\"\nresolved = 0.8\n\
             value = {{ conversion = 0.4, margin = 100, error_cost = 30 }}\n\
             [groups.own]\nskills = [\"calls\"]\nroster = 20\n{group}\n"
        )
    };
    let plain = run(&text(""), 40).results;
    let quality = "quality = { conversion_factor = 0.5, resolved_factor = 0.75, order_error_chance = 0.25 }";
    let poor = run(&text(quality), 40).results;
    // 48,000 calls: shares are known to a quarter of a per cent.
    let share = |results: &crate::results::OptionResults, name: &str| {
        results.total.get(name).mean.unwrap() / results.total.get("answered").mean.unwrap()
    };
    assert!((share(&plain, "sold") - 0.4).abs() < 0.011 && (share(&poor, "sold") - 0.2).abs() < 0.009);
    assert!((share(&plain, "resolved") - 0.8).abs() < 0.009 && (share(&poor, "resolved") - 0.6).abs() < 0.011);
    assert!(share(&plain, "order_errors").abs() < 1e-12 && (share(&poor, "order_errors") - 0.05).abs() < 0.005);
    let mean = |name: &str| poor.total.get(name).mean.unwrap();
    assert!((mean("order_error_loss") - 30.0 * mean("order_errors")).abs() < 0.006);
    assert!((mean("profit") - (100.0 * mean("sold") - 30.0 * mean("order_errors"))).abs() < 0.02);
    assert_eq!(poor.groups["own"].get("order_errors"), poor.total.get("order_errors"));
    // A provider of one skill that says otherwise: the skill's word holds, and the rest is the group's.
    let skill =
        text(quality).replace("skills = [\"calls\"]", "skills = { calls = { quality = { conversion_factor = 1 } } }");
    let skilled = run(&skill, 40).results;
    assert_eq!(skilled.total.get("sold"), plain.total.get("sold"));
    assert_eq!(skilled.total.get("resolved"), poor.total.get("resolved"));
}

#[test]
fn wrong_orders_are_typed_again() {
    let text = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-20:00\"\n\
                [contacts.calls]\narrivals.poisson.per_hour = 100\ntalk_time = \"1m\"\nvalue = { conversion = 0.5 }\n\
                [[contacts.calls.follow_ups]]\non = \"order_error\"\nto = \"typing\"\n\
                [contacts.typing]\ndirection = \"back_office\"\ntalk_time = \"1m\"\n\
                [contacts.orders]\ndirection = \"outbound\"\narrivals.poisson.per_hour = 50\ntalk_time = \"1m\"\n\
                decay = [[\"1h\", 0.9]]\n[groups.own]\nskills = [\"calls\", \"typing\", \"orders\"]\nroster = 20\n\
                quality = { order_error_chance = 0.1 }\n";
    let results = run(text, 20).results;
    let mean = |contact: &str, name: &str| results.contacts[contact].get(name).mean.unwrap();
    assert!(mean("calls", "order_errors") > 40.0);
    assert!((mean("typing", "arose") - mean("calls", "order_errors")).abs() < 1e-9);
    // Orders confirmed by agents: 600 a day, a tenth of them wrongly, each day to 7.3 of them.
    assert!(
        (mean("orders", "order_errors") - 60.0).abs() < 4.5 * 7.75 / 20f64.sqrt(),
        "{}",
        mean("orders", "order_errors")
    );
}
