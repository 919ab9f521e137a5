//! R10, R11, R19, R20: in which order, against which target, with which luck.

use crate::run::{Run, more, run, same_law};

/// Two types with equal services that wait for ever, with these priorities.
fn queues(a: u32, b: u32) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 3, open = "08:00-18:00" }}
[contacts.a]
arrivals.poisson = {{ per_hour = 50 }}
talk_time = "3m"
priority = {a}
[contacts.b]
arrivals.poisson = {{ per_hour = 50 }}
talk_time = "3m"
priority = {b}
[groups.own]
skills = ["a", "b"]
roster = 6
"#
    );
    run(&text, 200, 1)
}

#[test]
fn who_goes_first_waits_less_and_the_others_more_for_the_same_work() {
    let (alike, a_first) = (queues(5, 5), queues(1, 5));
    more(&alike, &a_first, "contacts.a.wait");
    more(&a_first, &alike, "contacts.b.wait");
    for path in ["groups.own.busy_agents", "groups.own.occupancy", "total.queue_length", "total.offered"] {
        assert_eq!(alike.of(path), a_first.of(path), "{path}");
    }
}

#[test]
fn the_order_of_service_moves_the_spread_of_waits_and_not_their_mean() {
    let (fifo, a_first, b_first) = (queues(5, 5), queues(1, 5), queues(5, 1));
    for other in [&a_first, &b_first] {
        for path in ["total.queue_length", "groups.own.busy_agents", "total.delayed"] {
            assert_eq!(fifo.of(path), other.of(path), "{path}");
        }
        // The mean of a sum of whole microseconds, divided by the same number.
        assert!((fifo.mean("total.wait") - other.mean("total.wait")).abs() < 1e-9);
        more(other, &fifo, "total.wait_p95");
        // And those who hardly wait are more.
        more(other, &fifo, "total.service_level");
    }
}

fn with_target(seconds: u32) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "08:00-18:00" }}
target = {{ answer_within = "{seconds}s", share = 0.8 }}
[contacts.calls]
arrivals.poisson = {{ per_hour = 100 }}
talk_time.lognormal = {{ mean = "3m", cv = 1.0 }}
patience.exponential = {{ mean = "2m" }}
follow_ups = [{{ on = ["abandoned"], share = 0.5, to = "calls", after.exponential = {{ mean = "5m" }}, up_to = 2 }}]
[groups.own]
skills = ["calls"]
roster = 5
"#
    );
    run(&text, 50, 1)
}

#[test]
fn a_longer_target_is_met_by_no_fewer_and_changes_nothing_that_happens() {
    let runs: Vec<Run> = [0, 5, 20, 60, 300].map(with_target).into();
    for pair in runs.windows(2) {
        for measure in ["answered", "abandoned", "wait", "asa", "people_answered", "queue_length", "wait_p90"] {
            let path = format!("contacts.calls.{measure}");
            assert_eq!(pair[0].of(&path), pair[1].of(&path), "{measure}");
        }
        assert!(pair[0].mean("total.answered_in_time") <= pair[1].mean("total.answered_in_time"));
        assert!(pair[0].mean("total.service_level") <= pair[1].mean("total.service_level"));
    }
    // The curve of any run says what each target would give.
    for (run, seconds) in runs.iter().zip([0.0, 5.0, 20.0, 60.0, 300.0]) {
        let curve = &runs[0].outcome.results.contacts["calls"].curve;
        let point = curve.iter().find(|point| point.t == seconds).unwrap();
        assert_eq!(point.mean, Some(run.mean("contacts.calls.service_level")), "{seconds} s");
    }
    assert!(runs[0].mean("total.service_level") + 0.1 < runs[4].mean("total.service_level"));
}

#[test]
fn other_seeds_have_the_same_law() {
    let text = r#"format = 1
calendar = { start = 2026-11-02, days = 1, open = "08:00-18:00" }
[contacts.calls]
arrivals.profile = { per_day = 900, shape = [1, 2, 3, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 1, 1, 1], day_cv = 0.1 }
talk_time.lognormal = { mean = "3m", cv = 1.0 }
patience.exponential = { mean = "2m" }
follow_ups = [{ on = ["abandoned"], share = 0.5, to = "calls", after.exponential = { mean = "5m" }, up_to = 2 }]
resolved = 0.8
[groups.own]
skills = ["calls"]
roster = 6
[trunks.city]
lines = 12
carries = ["calls"]
"#;
    let (one, other) = (run(text, 4000, 1), run(text, 4000, 9_000_000_000));
    assert_ne!(one.outcome.results, other.outcome.results);
    for (measure, sees) in [
        ("service_level", 0.02),
        ("abandonment", 0.01),
        ("blocking", 0.01),
        ("offered", 40.0),
        ("resolved_share", 0.005),
        ("hidden_demand", 0.02),
    ] {
        same_law(&one, &other, &format!("total.{measure}"), sees);
    }
}
