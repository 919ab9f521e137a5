//! Rates that vary by season and by chance: moments by formula, and limits in which a model reduces to a simpler one.
//!
//! Moments are compared within 5 standard errors (two-sided, one false alarm in 1.7 million comparisons); each has a companion
//! that a wrong model would fail.

use super::{Arrivals, Calendar, HISTORY, InMemory, NONE, at, calendar, counts, moments, monday, near, read};
use crate::demand::Surge;
use crate::random::Luck;
use crate::units::Time;
use jiff::civil::date;

const HALF_HOURS: usize = 24;

fn profile(rest: &str) -> String {
    format!("profile = {{ per_day = 60, shape = [{}], {rest} }}", vec!["1"; HALF_HOURS].join(","))
}

/// Counts of each replication between two times of the first day.
fn between(arrivals: &Arrivals, calendar: &Calendar, name: &str, from: &str, to: &str, replications: u64) -> Vec<f64> {
    let count = |replication| {
        let source = arrivals.source(calendar, &Luck::new(7, replication), name);
        source.filter(|time| at(from) <= *time && *time < at(to)).count() as f64
    };
    (0..replications).map(count).collect()
}

fn covariance(a: &[f64], b: &[f64]) -> (f64, f64) {
    let n = a.len() as f64;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / n;
    let (ma, mb) = (mean(a), mean(b));
    let products: Vec<f64> = a.iter().zip(b).map(|(a, b)| (a - ma) * (b - mb)).collect();
    let covariance = mean(&products);
    let squares: Vec<f64> = products.iter().map(|p| (p - covariance) * (p - covariance)).collect();
    (covariance, (mean(&squares) / n).sqrt())
}

#[test]
fn months_and_growth_scale_the_days_they_cover() {
    let calendar = calendar(date(2026, 11, 29), 40, &[("08:00", "20:00")], "UTC");
    let months = read(&profile("months = { nov = 0.5, dec-feb = 1.6 }"), &calendar, None, NONE).unwrap();
    let expected = months.expected(&calendar);
    let day = |day: usize| expected[48 * day..48 * day + 48].iter().sum::<f64>();
    near(day(1), 30.0);
    near(day(2), 96.0);
    near(day(39), 96.0);
    let growing = read(&profile("growth_per_month = 0.1"), &calendar, None, NONE).unwrap();
    let expected = growing.expected(&calendar);
    for position in [0usize, 1, 39] {
        let sum: f64 = expected[48 * position..48 * position + 48].iter().sum();
        near(sum, 60.0 * libm::pow(1.1, position as f64 / (365.25 / 12.0)));
    }
}

#[test]
fn busy_intervals_add_the_square_of_their_cv_each_for_itself() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let arrivals = read(&profile("interval_cv = 0.8"), &calendar, None, NONE).unwrap();
    let mean = 60.0 / HALF_HOURS as f64;
    let own = mean + mean * mean * 0.64;
    moments(&between(&arrivals, &calendar, "sales", "09:00", "09:30", 20_000), mean, own);
    moments(&counts(&arrivals, &calendar, 20_000), 60.0, own * HALF_HOURS as f64);
    let (a, b) = (
        between(&arrivals, &calendar, "sales", "09:00", "09:30", 20_000),
        between(&arrivals, &calendar, "sales", "09:30", "10:00", 20_000),
    );
    let (between, error) = covariance(&a, &b);
    assert!(between.abs() < 5.0 * error, "{between} +- {error}");
    // One factor for both would give 4; the test would see a tenth of it.
    assert!(0.1 * mean * mean * 0.64 > 2.0 * error);
}

#[test]
fn parts_of_a_day_vary_together_within_and_only_by_the_day_across() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let text = profile("day_cv = 0.3, parts = { cv = [0.0, 0.4, 0.2], from = [\"10:10\", \"14:00\"] }");
    let arrivals = read(&text, &calendar, None, NONE).unwrap();
    near(arrivals.expected(&calendar).iter().sum(), 60.0);
    let of = |from, to| between(&arrivals, &calendar, "sales", from, to, 30_000);
    let parts = [of("08:00", "10:10"), of("10:10", "14:00"), of("14:00", "20:00")];
    let means = [60.0 * 130.0 / 720.0, 60.0 * 230.0 / 720.0, 30.0];
    for ((values, mean), cv) in parts.iter().zip(means).zip([0.0f64, 0.4, 0.2]) {
        moments(values, mean, mean + mean * mean * (1.09 * (1.0 + cv * cv) - 1.0));
    }
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let (found, error) = covariance(&parts[a], &parts[b]);
        let expected = 0.09 * means[a] * means[b];
        assert!((found - expected).abs() < 5.0 * error, "{a} and {b}: {found} +- {error}, expected {expected}");
        assert!(expected > 20.0 * error, "the comparison would see a missing factor");
    }
    // Within one part: both factors.
    let (found, error) = covariance(&of("11:00", "12:00"), &of("12:30", "13:30"));
    let expected = 25.0 * (1.09 * 1.16 - 1.0);
    assert!((found - expected).abs() < 5.0 * error, "{found} +- {error}, expected {expected}");
}

#[test]
fn types_that_share_their_busyness_share_parts_and_intervals_too() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let factor = |rest: &str| {
        let text = profile(&format!("parts = {{ cv = 0.4, from = [\"14:00\"] }}{rest}"));
        let arrivals = read(&text, &calendar, None, NONE).unwrap();
        let of = |name| between(&arrivals, &calendar, name, "08:00", "14:00", 10_000);
        covariance(&of("sales"), &of("support"))
    };
    let (shared, error) = factor(", busyness = \"shop\"");
    assert!((shared - 900.0 * 0.16).abs() < 5.0 * error, "{shared} +- {error}");
    let (apart, error) = factor("");
    assert!(apart.abs() < 5.0 * error, "{apart} +- {error}");
}

#[test]
fn a_surge_warps_the_same_callers_and_overlapping_surges_multiply() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let surge = |from, to, times| Surge { start: at(from), end: at(to), times };
    let plain = read(&profile("interval_cv = 0.5"), &calendar, None, NONE).unwrap();
    let surges = [surge("10:15", "12:00", 2.0), surge("11:00", "13:00", 3.0), surge("19:00", "23:00", 0.0)];
    let surging = plain.clone().surging(&surges).unwrap();
    let expected = surging.expected(&calendar);
    near(expected[20], 2.5 * 1.5);
    near(expected[21], 5.0);
    near(expected[22], 15.0);
    near(expected[24], 7.5);
    near(expected[26], 2.5);
    near(expected[38], 0.0);
    let luck = Luck::new(3, 1);
    let all = |arrivals: &Arrivals| arrivals.source(&calendar, &luck, "sales").collect::<Vec<Time>>();
    let (before, after) = (all(&plain), all(&surging));
    let quiet = before.iter().filter(|time| **time < at("10:15")).count();
    assert!(quiet > 5);
    assert_eq!(before[..quiet], after[..quiet]);
    // A surge of factor 1 changes no caller's instant by more than rounding.
    let same = all(&plain.clone().surging(&[surge("10:10", "15:35", 1.0)]).unwrap());
    assert_eq!(same.len(), before.len());
    assert!(same.iter().zip(&before).all(|(a, b)| (a.0 - b.0).abs() <= 1));
}

#[test]
fn what_has_no_rate_cannot_surge() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let files: InMemory = vec![("h.csv", HISTORY)];
    let surge = [Surge { start: at("08:00"), end: at("08:30"), times: 2.0 }];
    let of = |text: &str| read(text, &calendar, None, &files).unwrap().surging(&surge);
    near(of("history = { file = \"h.csv\", replay = \"rates\" }").unwrap().expected(&calendar)[16], 6.0);
    assert!(of("history.file = \"h.csv\"").unwrap_err().contains("replay = \"rates\""));
    assert!(of("trace.at = [2026-11-02 08:00:30]").unwrap_err().contains("add the surge's callers"));
    assert!(of("backlog.count = 3").unwrap_err().contains("remove `surges`"));
}

/// Variance of the count in `hours` of a Poisson process that switches between two rates: mean + 2·v·(t/r - (1 - e^(-rt))/r²),
/// v the variance of the rate, r the sum of the rates of switching (Fischer & Meier-Hellstern 1993, section 2).
fn switching(rates: [f64; 2], lasts: [f64; 2], hours: f64) -> (f64, f64) {
    let (total, back) = (lasts[0] + lasts[1], 1.0 / lasts[0] + 1.0 / lasts[1]);
    let (p, q) = (lasts[0] / total, lasts[1] / total);
    let variance = p * q * (rates[0] - rates[1]).powi(2);
    let mean = (p * rates[0] + q * rates[1]) * hours;
    (mean, mean + 2.0 * variance * (hours / back - (1.0 - libm::exp(-back * hours)) / (back * back)))
}

#[test]
fn spells_of_two_states_have_the_index_of_dispersion_of_the_formula() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let text = "mmpp = { per_hour = [5, 45], lasts = [\"40m\", \"10m\"] }";
    let arrivals = read(text, &calendar, None, NONE).unwrap();
    for (from, to, hours) in [("08:00", "08:15", 0.25), ("12:00", "14:00", 2.0), ("08:00", "20:00", 12.0)] {
        let (mean, variance) = switching([5.0, 45.0], [2.0 / 3.0, 1.0 / 6.0], hours);
        let values = between(&arrivals, &calendar, "sales", from, to, 20_000);
        moments(&values, mean, variance);
        let error = variance * (2.0 / 20_000f64).sqrt();
        assert!(variance - mean > 20.0 * error, "a Poisson process would be told from it");
    }
    near(arrivals.expected(&calendar)[16], 13.0 / 2.0);
    near(arrivals.expected(&calendar)[15], 0.0);
}

#[test]
fn three_states_of_which_two_are_alike_are_two_states() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    // Quiet leads to either busy state; both are as long and lead back.
    let text = "mmpp = { per_hour = [5, 45, 45], lasts = [\"40m\", \"10m\", \"10m\"], then = [[0, 0.3, 0.7], [1, 0, 0], [1, 0, 0]] }";
    let arrivals = read(text, &calendar, None, NONE).unwrap();
    let (mean, variance) = switching([5.0, 45.0], [2.0 / 3.0, 1.0 / 6.0], 2.0);
    moments(&between(&arrivals, &calendar, "sales", "12:00", "14:00", 20_000), mean, variance);
    near(arrivals.expected(&calendar)[16], 6.5);
}

#[test]
fn states_of_one_rate_are_a_poisson_process() {
    let calendar = monday(2, &[("08:00", "20:00")]);
    let flat = read("poisson.per_hour = 30", &calendar, None, NONE).unwrap();
    let states = read("mmpp = { per_hour = [30, 30], lasts = [\"7m\", \"3m\"] }", &calendar, None, NONE).unwrap();
    let of = |arrivals: &Arrivals| arrivals.source(&calendar, &Luck::new(2, 9), "sales").collect::<Vec<Time>>();
    let (flat, states) = (of(&flat), of(&states));
    assert_eq!(flat.len(), states.len());
    assert!(flat.len() > 500 && flat.iter().zip(&states).all(|(a, b)| (a.0 - b.0).abs() <= 2));
}

#[test]
fn spells_go_on_while_nobody_tries_and_are_shared_by_name() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let text = "mmpp = { per_hour = [0, 100], lasts = [\"2h\", \"2h\"], busyness = \"storm\" }";
    let arrivals = read(text, &calendar, Some(("08:00", "09:00")), NONE).unwrap();
    let (mean, variance) = switching([0.0, 100.0], [2.0, 2.0], 1.0);
    let sales = between(&arrivals, &calendar, "sales", "00:00", "24:00", 20_000);
    moments(&sales, mean, variance);
    let support = between(&arrivals, &calendar, "support", "00:00", "24:00", 20_000);
    let (shared, error) = covariance(&sales, &support);
    assert!((shared - (variance - mean)).abs() < 5.0 * error, "{shared} +- {error}, expected {}", variance - mean);
}

#[test]
fn a_forecast_gives_poisson_means_and_handle_times_by_interval() {
    let calendar = monday(1, &[("08:00", "09:00")]);
    let file = "start,calls,aht\n2026-11-02 08:00,3.5,120\n2026-11-02 08:30,0,\n2026-11-09 08:00,9,100\n";
    let files: InMemory = vec![("f.csv", file), ("h.csv", "start,calls\n2026-11-02 08:00,3\n2026-11-02 08:15,4.2\n")];
    let arrivals = read("forecast.file = \"f.csv\"", &calendar, None, &files).unwrap();
    near(arrivals.expected(&calendar)[16], 3.5);
    near(arrivals.expected(&calendar)[17], 0.0);
    moments(&counts(&arrivals, &calendar, 20_000), 3.5, 3.5);
    let pace = arrivals.pace().unwrap();
    near(pace.factor(at("08:00"), 60.0), 2.0);
    near(pace.factor(at("08:29:59"), 240.0), 0.5);
    near(pace.factor(at("08:30"), 60.0), 1.0);
    near(pace.factor(at("07:59:59"), 60.0), 1.0);
    assert!(
        read("forecast = { file = \"h.csv\", missing = \"skip\" }", &calendar, None, &files).unwrap().pace().is_none()
    );
    let refused = read("forecast.file = \"h.csv\"", &calendar, None, &files).unwrap_err();
    assert!(refused[0].starts_with("h.csv has no row for 2026-11-02 08:30, when people try; it covers"), "{refused:?}");
    let night = read("forecast.file = \"f.csv\"", &calendar, Some(("08:00", "10:00")), &files).unwrap_err();
    assert!(night[0].contains("2026-11-02 09:00"), "{night:?}");
}

#[test]
fn a_day_may_have_more_spells_than_anybody_counts() {
    let calendar = monday(1, &[("00:00", "24:00")]);
    let text = "mmpp = { per_hour = [10, 90], lasts = [\"1s\", \"1s\"] }";
    let arrivals = read(text, &calendar, None, NONE).unwrap();
    let sum = arrivals.source(&calendar, &Luck::new(1, 1), "sales").count() as f64;
    assert!((sum - 1200.0).abs() < 5.0 * 1200f64.sqrt(), "{sum}");
}

#[test]
fn twice_the_volume_is_the_same_people_in_half_the_time_each() {
    let calendar = monday(1, &[("08:00", "20:00")]);
    let arrivals = read("poisson = { per_hour = 30 }", &calendar, None, NONE).unwrap();
    let twice = arrivals.clone().scaled(2.0, 1.0).unwrap();
    let luck = Luck::new(4, 1);
    let instants = |arrivals: &Arrivals| arrivals.source(&calendar, &luck, "calls").collect::<Vec<Time>>();
    let (once, double) = (instants(&arrivals), instants(&twice));
    assert!(double.len() > once.len() && once.len() > 50);
    // One rate through the open hours: what was at a share of them is at half of it, to the microsecond's rounding.
    let opens = calendar.open_from(Time::START).unwrap();
    for (one, two) in once.iter().zip(&double) {
        assert!(((*two - opens).0 * 2 - (*one - opens).0).abs() <= 4, "{one:?} {two:?}");
    }
    assert_eq!(instants(&arrivals.clone().scaled(1.0, 1.0).unwrap()), once);
    assert!(Arrivals::Backlog { count: None }.scaled(2.0, 1.0).is_err());
    assert!(Arrivals::Backlog { count: None }.scaled(1.0, 2.0).is_ok());
}
