//! Rosters found so that a promise is kept, judged on callers that the search has not met.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::scenario::load::load;

/// Calls on one Monday from 08:00 to 12:00 for one group of a vendor, with more to say of the calls and the group.
fn model(calls: &str, group: &str) -> Model {
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-12:00\"\n\
         [contacts.calls]\n{calls}\n[groups.vendor]\nskills = [\"calls\"]\n{group}\n"
    );
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("t.toml", text.as_bytes(), &files, &[]);
    loaded.experiment.unwrap_or_else(|| unreachable!("{:?}", loaded.problems)).base.model
}

const CALLS: &str = "arrivals.poisson.per_hour = 200\ntalk_time.exponential.mean = \"180s\"\n\
                     patience.exponential.mean = \"3m\"";
const PROMISE: &str = "roster.promised = { answer_within = \"20s\", share = 0.8, kept_on = 0.9 }";
const PROMISED: Promised =
    Promised { answer_within: Span(20_000_000), share: 0.8, kept_on: 0.9, at_least: None, shift: None };

fn sized(calls: &str, group: &str, threads: usize) -> Model {
    let mut model = model(calls, group);
    assert_eq!(size(&mut model, &Threads::new(Some(threads))).unwrap(), Vec::new());
    model
}

fn most(model: &Model) -> u32 {
    model.centre.groups[0].most_agents()
}

/// The share of days on which a model keeps the promise, on 500 days of its own.
fn kept(model: &Model) -> f64 {
    let (kept, days) = pilot(model, GroupId(0), &PROMISED, &Threads::new(Some(1)), 4711).unwrap();
    assert_eq!(days, 500);
    kept as f64 / days as f64
}

fn with_agents(model: &Model, agents: u32) -> Model {
    let mut model = model.clone();
    let open = model.centre.calendar.open[0];
    let step = |at, agents| crate::centre::group::Step { at, agents, closing: agents == 0 };
    model.centre.groups[0].roster = Roster::Steps(vec![step(open.0, agents), step(open.1, 0)]);
    others::follow_rosters(&model.centre, &mut model.arrivals);
    model
}

#[test]
fn a_promised_roster_keeps_its_promise_on_callers_it_has_not_met_and_a_smaller_one_does_not() {
    let model = sized(CALLS, PROMISE, 1);
    // Two shares of 500 days differ by less than 3.3 standard errors of 1.9 %: one false alarm in a thousand.
    assert!(kept(&model) > 0.9 - 0.063, "{}", kept(&model));
    // One agent fewer was too few on the pilot's days, and is hardly enough on others.
    let fewer = kept(&with_agents(&model, most(&model) - 1));
    assert!(fewer < 0.9 + 0.063 && fewer < kept(&model), "{fewer}");
    // An average day needs fewer: the promise by day is harder than the target of the mean.
    let mut erlang = self::model(CALLS, "roster.sized = {}");
    size::size(&mut erlang);
    assert!(most(&erlang) < most(&model), "{} {}", most(&erlang), most(&model));
    assert!(kept(&erlang) < 0.8, "{}", kept(&erlang));
}

#[test]
fn threads_change_nothing_and_volume_is_served_with_economies_of_scale() {
    let one = sized(CALLS, PROMISE, 1);
    let two = sized(CALLS, PROMISE, 2);
    assert_eq!(one.centre.groups[0].roster, two.centre.groups[0].roster);
    let double = most(&sized(&CALLS.replace("200", "400"), PROMISE, 1));
    assert!(double > most(&one) && double < 2 * most(&one), "{double} {}", most(&one));
}

#[test]
fn sickness_is_the_problem_of_whoever_promised() {
    let away = "roster_counts = \"scheduled\"\nshrinkage = { sickness = 0.15 }";
    let healthy = sized(CALLS, PROMISE, 1);
    let vendor = sized(CALLS, &format!("{PROMISE}\n{away}"), 1);
    assert!(most(&vendor) > most(&healthy));
    assert!(kept(&vendor) > 0.9 - 0.063, "{}", kept(&vendor));
    // The same number of own people, of whom as many are ill, miss it on most days.
    let own = model(CALLS, &format!("roster = {}\n{away}", most(&healthy)));
    assert!(kept(&own) < 0.6, "{}", kept(&own));
}

#[test]
fn other_clients_take_agents_and_the_promise_to_us_holds_all_the_same() {
    let shared = "shared = { clients = 5, occupancy = 0.5, day_cv = 0.3 }";
    let alone = sized(CALLS, PROMISE, 1);
    let vendor = sized(CALLS, &format!("{PROMISE}\n{shared}"), 1);
    assert!(kept(&vendor) > 0.9 - 0.063, "{}", kept(&vendor));
    // Half of everybody's time is taken, but in a larger pool less is idle.
    assert!(most(&vendor) > most(&alone) * 3 / 2 && most(&vendor) < most(&alone) * 5 / 2, "{}", most(&vendor));
}

#[test]
fn a_promise_that_nothing_is_expected_for_is_told() {
    let quiet = "arrivals.backlog.count = 1\ntalk_time = \"180s\"\ndirection = \"back_office\"";
    let mut model = model(quiet, PROMISE);
    let told = size(&mut model, &Threads::new(Some(1))).unwrap();
    assert!(told.len() == 1 && told[0].english().contains("say roster.promised.at_least"), "{told:?}");
    let mut model = self::model(quiet, &PROMISE.replace("kept_on", "at_least = 2, kept_on"));
    assert_eq!(size(&mut model, &Threads::new(Some(1))).unwrap(), Vec::new());
    assert_eq!(most(&model), 2);
}
