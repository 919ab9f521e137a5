//! Calls that go out, from the text of a scenario to results and invoices.
#![allow(clippy::unwrap_used, clippy::panic)]

mod simulated;

use simulated::outcome;

/// Callers, and people whom a dialer of a cloud calls ahead of ten agents.
const CENTRE: &str = r#"
format = 1
currency = "EUR"
[calendar]
start = 2026-11-02
days = 3
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 60 }
talk_time.exponential = { mean = "3m" }
patience.exponential = { mean = "2m" }
[contacts.survey]
direction = "outbound"
arrivals.backlog = { endless = true }
talk_time.exponential = { mean = "2m" }
value = { conversion = 0.1, margin = 20 }
[groups.own]
provider = "shop"
skills = ["sales", "survey"]
roster = 10
[providers.shop]
kind = "in_house"
[providers.cloud]
kind = "cloud"
contract.robot_attempt = [{ price = 0.02 }]
[dialers.caller]
contacts = "survey"
mode = "predictive"
pace = { per_free_agent = 2, only_above_idle = 1 }
answers = 0.4
ring.exponential = { mean = "20s" }
attempts = 2
abandoned_at_most = 0.03
provider = "cloud"
[run]
replications = 8
"#;

/// A mean of the dialer's.
fn dialer(outcome: &busyhour::experiment::Outcome, measure: &str) -> f64 {
    outcome.results.dialers["caller"].get(measure).mean.unwrap()
}

#[test]
fn whoever_runs_a_dialer_bills_its_calls() {
    let found = outcome(CENTRE, 5, 1, 1);
    let line = found.results.invoices.iter().find(|line| line.line == "robot_attempt").unwrap();
    assert!((line.quantity - dialer(&found, "dials")).abs() < 1e-6, "{}", line.quantity);
    let nobody = outcome(&CENTRE.replace("provider = \"cloud\"\n[run]", "[run]"), 5, 1, 1);
    assert!(nobody.results.invoices.iter().all(|line| line.amount.mean == Some(0.0)));
    assert!((dialer(&nobody, "dials") - dialer(&found, "dials")).abs() < 1e-9, "a bill changes no call");
}

#[test]
fn calls_that_go_out_sell_and_are_counted_apart_from_callers() {
    let found = outcome(CENTRE, 10, 1, 1);
    let sold = found.results.contacts["survey"].get("sold").mean.unwrap();
    let connected = dialer(&found, "connected");
    // A tenth of those who talk buy; 10 replications of some 2,500 talks, a false alarm once in 30,000.
    assert!((sold / connected - 0.1).abs() < 4.2 * (0.09 / (10.0 * connected)).sqrt(), "{sold} of {connected}");
    assert!((found.results.total.get("margin").mean.unwrap() - 20.0 * sold).abs() < 0.01);
    assert_eq!(found.results.total.get("sold").mean, Some(0.0));
}

#[test]
fn a_dialer_changes_no_caller_and_keeps_its_limit_in_every_thread() {
    let attempts = |text: &str, threads| {
        let found = outcome(text, 6, 1, threads);
        (found.results.contacts["sales"].get("attempts").mean, dialer(&found, "dials"), dialer(&found, "abandonment"))
    };
    let one = attempts(CENTRE, 1);
    assert_eq!(one, attempts(CENTRE, 2));
    let pace_three = CENTRE.replace("per_free_agent = 2,", "per_free_agent = 3,");
    let faster = attempts(&pace_three, 1);
    assert_eq!(one.0, faster.0, "the same people call");
    assert!(one.2 <= 0.03 && faster.2 <= 0.03 && one.2 > 0.0);
    let careless = attempts(&pace_three.replace("abandoned_at_most = 0.03\n", ""), 1);
    assert!(careless.2 > 0.045, "the limit does nothing: {careless:?}");
}

#[test]
fn without_who_runs_it_agents_call_by_themselves() {
    let text = format!("{CENTRE}\n[options.alone]\nwithout = \"cloud\"\n");
    let loaded = busyhour::scenario::load("shop.toml", text.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
    let experiment = loaded.experiment.unwrap_or_else(|| panic!("{:#?}", loaded.problems));
    assert_eq!(experiment.base.model.centre.dialers.len(), 1);
    assert!(experiment.options[0].1.model.centre.dialers.is_empty());
}

#[test]
fn a_dialer_calls_for_those_to_whom_the_rule_of_the_hour_deals() {
    let centre = |early: u32| {
        format!(
            "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-12:00\"\n\
             [contacts.survey]\ndirection = \"outbound\"\narrivals.backlog = {{ endless = true }}\ntalk_time = \"50s\"\n\
             [groups.early]\nskills = [\"survey\"]\nroster = {early}\n[groups.late]\nskills = [\"survey\"]\nroster = 5\n\
             [routing.survey]\ngroups = [\"early\"]\n[[routing.survey.when]]\nhours = \"10:00-12:00\"\ngroups = [\"late\"]\n\
             [dialers.caller]\ncontacts = \"survey\"\nmode = \"progressive\"\nanswers = 1.0\nring = \"10s\"\n"
        )
    };
    // A call rings 10 s and is talked about for 50 s: each agent does 120 in two hours, and talks for 5 of 12 minutes of the day.
    for (early, calls) in [(5, 1200.0), (0, 600.0)] {
        let found = outcome(&centre(early), 1, 1, 1);
        assert!((dialer(&found, "connected") - calls).abs() < 1e-9);
        // Nobody is called for an agent who may not have him.
        assert!(dialer(&found, "abandoned") < 1e-9);
        let late = found.results.groups["late"].get("occupancy").mean.unwrap();
        assert!((late - 5.0 / 12.0).abs() < 1e-9, "{late}");
    }
}
