//! R1, R5, R14, R18: what time can do.

use crate::run::{Run, identical, run, same_law};

fn stretched(seconds: u32, days: u32) -> String {
    format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = {days}, open = "00:00-24:00" }}
[target]
answer_within = "{}s"
[contacts.calls]
arrivals.poisson = {{ per_hour = {} }}
talk_time.lognormal = {{ mean = "{}s", cv = 1.2 }}
wrap_up.gamma = {{ mean = "{}s", cv = 0.5 }}
patience.weibull = {{ mean = "{}s", cv = 1.4 }}
[groups.own]
skills = ["calls"]
roster = 6
"#,
        20 * seconds,
        f64::from(120) / f64::from(seconds),
        160 * seconds,
        20 * seconds,
        120 * seconds
    )
}

#[test]
fn with_all_times_twice_as_long_and_rates_halved_the_law_is_the_same() {
    // Days must be long against everything: a centre that starts empty, and never closes.
    let (one, twice) = (run(&stretched(1, 4), 300, 1), run(&stretched(2, 8), 300, 2));
    same_law(&one, &twice, "total.service_level", 0.01);
    same_law(&one, &twice, "total.abandonment", 0.005);
    same_law(&one, &twice, "groups.own.occupancy", 0.005);
    let (a, b) = (one.of("contacts.calls.asa"), twice.of("contacts.calls.asa"));
    let error = 2.0 * a.1 + b.1;
    assert!((2.0 * a.0 - b.0).abs() < 5.85 * error && 8.94 * error < 0.05 * b.0, "{a:?} {b:?}");
}

/// Eleven calls for two agents, all times multiplied.
fn traced(times: u32) -> String {
    const AT: [u32; 11] = [0, 10, 30, 35, 36, 100, 140, 141, 142, 300, 301];
    let instant = |second: u32| format!("2026-11-02 01:{:02}:{:02}", second / 60, second % 60);
    let at: Vec<String> = AT.iter().map(|second| instant(second * times)).collect();
    format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 1, open = "00:00-24:00" }}
target = {{ answer_within = "{}s", share = 0.8 }}
[contacts.calls]
arrivals.trace.at = [{}]
talk_time = "{}s"
patience = "{}s"
[groups.own]
skills = ["calls"]
roster = 2
"#,
        20 * times,
        at.join(", "),
        70 * times,
        50 * times
    )
}

#[test]
fn a_trace_with_all_times_doubled_doubles_every_wait_exactly() {
    let (one, twice) = (run(&traced(1), 2, 1), run(&traced(2), 2, 1));
    for measure in ["offered", "answered", "abandoned", "answered_in_time", "service_level", "delayed"] {
        let path = format!("contacts.calls.{measure}");
        assert_eq!(one.mean(&path), twice.mean(&path), "{measure}");
    }
    for measure in ["asa", "wait", "handle_time"] {
        let path = format!("contacts.calls.{measure}");
        assert_eq!(2.0 * one.mean(&path), twice.mean(&path), "{measure}");
    }
    // It is a case in which something happens.
    assert!(one.mean("contacts.calls.abandoned") >= 2.0 && one.mean("contacts.calls.asa") > 1.0);
}

fn by_interval(interval: &str, shape: &str, more: &str) -> String {
    format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 1, open = "08:00-12:00", interval = "{interval}" }}
[contacts.calls]
arrivals.profile = {{ per_day = 400, shape = {shape}{more} }}
talk_time.exponential = {{ mean = "150s" }}
patience.exponential = {{ mean = "2m" }}
[groups.own]
skills = ["calls"]
roster = 5
"#
    )
}

#[test]
fn an_interval_cut_in_two_at_the_same_rate_changes_no_law() {
    let whole = run(&by_interval("1h", "[2, 4, 3, 1]", ""), 3000, 1);
    let cut = run(&by_interval("30m", "[2, 2, 4, 4, 3, 3, 1, 1]", ""), 3000, 2);
    same_law(&whole, &cut, "total.service_level", 0.015);
    same_law(&whole, &cut, "total.offered", 5.0);
    same_law(&whole, &cut, "total.abandonment", 0.01);
}

#[test]
fn where_each_interval_has_a_busyness_of_its_own_cutting_it_makes_days_more_alike() {
    let deviation = |interval: &str, shape: &str| {
        let one = run(&by_interval(interval, shape, ", interval_cv = 0.5"), 2000, 1);
        one.of("total.offered").1 * f64::from(2000).sqrt()
    };
    let (whole, cut) = (deviation("1h", "[2, 4, 3, 1]"), deviation("30m", "[2, 2, 4, 4, 3, 3, 1, 1]"));
    // Variance of a day: 400 + 0.25 * sum of squares, which is 48,000 by the hour and 24,000 by the half-hour; the error of
    // a standard deviation over 2,000 days is 1.6 % of it.
    for (found, exact) in [(whole, f64::from(400 + 12_000).sqrt()), (cut, f64::from(400 + 6_000).sqrt())] {
        assert!((found / exact - 1.0).abs() < 5.85 * 0.017, "{found} against {exact}");
    }
    assert!(whole / cut > 1.2, "{whole} and {cut}");
}

fn weeks(start: &str, days: u32) -> String {
    format!(
        r#"format = 1
calendar = {{ start = {start}, days = {days}, open = {{ mon-fri = "08:00-18:00", sat = "09:00-13:00" }} }}
[contacts.calls]
arrivals.profile = {{ per_day = 300, shape = [1, 1, 2, 3, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1], weekdays = {{ mon = 1.4, sat = 0.4 }}, day_cv = 0.2 }}
talk_time.lognormal = {{ mean = "200s", cv = 1.0 }}
patience.exponential = {{ mean = "2m" }}
follow_ups = [{{ on = ["abandoned"], share = 0.5, to = "calls", after.exponential = {{ mean = "10m" }}, up_to = 2 }}]
[groups.own]
skills = ["calls"]
roster = {{ "08:00" = 2, "09:30" = 3 }}
"#
    )
}

#[test]
fn a_longer_calendar_changes_nothing_in_the_days_that_both_have() {
    // The shop is shut by night, so that the end of the shorter calendar cuts nothing off.
    let (short, long) = (run(&weeks("2026-11-02", 5), 20, 1), run(&weeks("2026-11-02", 12), 20, 1));
    let both = short.outcome.intervals.starts.len();
    assert_eq!(short.outcome.intervals.starts[..], long.outcome.intervals.starts[..both]);
    let tables = |run: &Run| [run.outcome.intervals.contacts.clone(), run.outcome.intervals.groups.clone()].concat();
    let mut compared = 0;
    for ((name, short), (_, long)) in tables(&short).iter().zip(&tables(&long)) {
        for measure in short.measures() {
            let (a, b) = (short.column(measure).unwrap(), long.column(measure).unwrap());
            let differ = a.zip(b).position(|(a, b)| a != b);
            assert_eq!(differ, None, "{measure} of {name}");
            compared += 1;
        }
    }
    assert!(compared >= 10, "{compared} columns");
}

#[test]
fn a_calendar_that_begins_whole_weeks_later_gives_the_same() {
    let (now, later) = (run(&weeks("2026-11-02", 10), 20, 1), run(&weeks("2027-01-11", 10), 20, 1));
    identical(&now, &later);
    assert_eq!(now.outcome.results, later.outcome.results);
    // One day later other weekdays come.
    assert_ne!(now.outcome.results, run(&weeks("2026-11-03", 10), 20, 1).outcome.results);
}
