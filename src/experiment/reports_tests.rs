//! A vendor's own report and the shop's survey, beside what happened.
#![allow(clippy::unwrap_used)]

use super::incidents_tests::scenario;
use crate::experiment::{Settings, Threads, simulate};
use crate::results::{Measures, OptionResults};

/// Four days of calls in a queue that is too small, with more to say of the type, the vendor and the rest.
fn run(value: &str, vendor: &str, rest: &str) -> OptionResults {
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 4\nopen = \"08:00-20:00\"\n[contacts.calls]\n\
         arrivals.poisson = {{ per_hour = 120 }}\ntalk_time.exponential = {{ mean = \"3m\" }}\n\
         patience.exponential = {{ mean = \"2m\" }}\nresolved = 0.8\nvalue = {{ {value} }}\n\
         [providers.alfa]\nkind = \"outsourced\"\n{vendor}\n\
         [groups.agents]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 5\n{rest}"
    );
    let settings = Settings { replications: 20, precision: None, seed: 3, confidence: 0.95 };
    simulate(&scenario(&text), &settings, &Threads::new(Some(1)), |_| {}).unwrap().results
}

fn mean(measures: &Measures, name: &str) -> f64 {
    measures.get(name).mean.unwrap_or_else(|| unreachable!("{name} is missing"))
}

const NAMES: [&str; 5] = ["offered", "answered", "service_level", "abandonment", "asa"];

#[test]
fn a_report_that_leaves_out_nothing_shows_what_happened() {
    let results = run("margin = 1", "reports = { csat_bias = 0.4 }", "");
    let alfa = &results.providers["alfa"];
    for name in NAMES {
        assert!((mean(alfa, name) - mean(alfa, &format!("{name}_reported"))).abs() < 1e-9, "{name}");
    }
    assert!(mean(alfa, "abandonment") > 0.1, "too few gave up to see anything");
    let honest = run("margin = 1", "", "");
    assert!(!honest.providers["alfa"].by_name.contains_key("asa_reported"));
}

#[test]
fn a_report_without_those_who_gave_up_has_none_and_a_better_service_level() {
    let results = run("margin = 1", "reports = { leaves_out = { abandoned = true } }", "");
    let alfa = &results.providers["alfa"];
    assert!(mean(alfa, "abandonment_reported").abs() < 1e-12);
    assert!((mean(alfa, "offered_reported") - mean(alfa, "answered")).abs() < 1e-9);
    assert!((mean(alfa, "service_level_reported") - mean(alfa, "service_level_of_answered")).abs() < 1e-9);
    assert!((mean(alfa, "asa_reported") - mean(alfa, "asa")).abs() < 1e-9);
}

#[test]
fn a_report_without_short_abandons_is_the_service_level_less_short() {
    // The target's short_abandon is 5 s: who gave up within them is out of the one and of the other.
    let results = run("margin = 1", "reports = { leaves_out = { abandoned_within = \"5s\" } }", "");
    let alfa = &results.providers["alfa"];
    assert!((mean(alfa, "service_level_reported") - mean(alfa, "service_level_less_short")).abs() < 1e-9);
    assert!((mean(alfa, "abandonment_reported") - mean(alfa, "abandonment_less_short")).abs() < 1e-9);
    assert!(mean(alfa, "service_level_reported") > mean(alfa, "service_level") + 1e-4);
}

#[test]
fn a_report_without_long_waits_shows_only_those_in_time() {
    let results = run("margin = 1", "reports = { leaves_out = { waited_over = \"20s\" } }", "");
    let alfa = &results.providers["alfa"];
    // What waited at most 20 s: answered or gone.
    let shown = mean(alfa, "answered_in_time") + mean(alfa, "abandoned_in_time");
    assert!((mean(alfa, "offered_reported") - shown).abs() < 1e-9);
    assert!((mean(alfa, "service_level_reported") - mean(alfa, "answered_in_time") / shown).abs() < 1e-9);
}

const MARKS: &str = "satisfaction = { best = 4.6, per_minute = 0.3, unresolved = 1.5 }";

#[test]
fn the_mean_mark_is_what_waits_and_settled_matters_come_to() {
    let results = run(MARKS, "reports = { csat_bias = 0.4 }", "");
    let calls = &results.contacts["calls"];
    // No mark reaches an end of the scale unless somebody waits for five minutes: the mean is linear in what it is made of.
    let expected = 4.6 - 0.3 * mean(calls, "asa") / 60.0 - 1.5 * (1.0 - mean(calls, "resolved_share"));
    assert!((mean(calls, "csat") - expected).abs() < 2e-3, "{} for {expected}", mean(calls, "csat"));
    assert!((mean(&results.total, "csat") - mean(calls, "csat")).abs() < 1e-12);
    let alfa = &results.providers["alfa"];
    assert!((mean(alfa, "csat_reported") - mean(alfa, "csat") - 0.4).abs() < 1e-12);
    assert!(!calls.by_name.contains_key("csat_surveyed"));
}

#[test]
fn a_survey_finds_the_mean_within_its_error_unless_the_unhappy_answer_more_often() {
    let fair = run(MARKS, "", "[survey]\nasked = 0.5\nresponds = 0.4\n");
    let calls = &fair.contacts["calls"];
    let n = mean(calls, "survey_responses");
    let answered = mean(calls, "answered");
    // 0.2 of all, over 20 replications; four standard errors (false alarm 6e-5).
    assert!((n - 0.2 * answered).abs() < 4.0 * (answered * 0.16 / 20.0).sqrt(), "{n} of {answered}");
    let (error, off) = (mean(calls, "csat_survey_error"), mean(calls, "csat_surveyed") - mean(calls, "csat"));
    assert!(off.abs() < 4.0 * error / 20f64.sqrt(), "{off} with error {error}");
    assert!(error > 0.01 && error < 0.1, "{error}");
    // Of marks of happy and unhappy people, the unhappy weigh thrice.
    let loud = run(MARKS, "", "[survey]\nresponds = { happy = 0.1, unhappy = 0.3 }\n");
    let loud = &loud.contacts["calls"];
    assert!(mean(loud, "csat_surveyed") < mean(loud, "csat") - 0.1);
    // Being asked changes nobody's luck.
    assert!((mean(loud, "csat") - mean(calls, "csat")).abs() < 1e-12);
}
