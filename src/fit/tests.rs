//! Fits of histories whose truth is known: what was put in comes out, within the errors that are told.
#![allow(clippy::unwrap_used, clippy::panic)]

use jiff::civil::date;

use super::{Ask, Fitted, History, Sure, fit, text};
use crate::demand::arrivals::grid::RowStart;
use crate::random::Luck;
use crate::scenario::{Scenario, load};
use crate::units::{Clock, Span};

/// Twenty-six weeks of twelve hours, with a growth that none of the fits can miss.
const TRUTH: &str = r#"format = 1
[calendar]
start = 2026-01-05
days = 182
open = { mon-fri = "08:00-20:00", sat = "08:00-14:00" }
[contacts.calls]
talk_time = "3m"
[contacts.calls.arrivals.profile]
per_day = 900
shape = [1, 2, 3, 4, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1]
weekdays = { mon = 1.3, tue = 1.1, wed = 1.0, thu = 1.0, fri = 1.0, sat = 0.6 }
FACTORS
[groups.own]
skills = ["calls"]
roster = 4
"#;
const FACTORS: &str = r#"growth_per_month = 0.05
day_cv = 0.12
parts = { cv = [0.08, 0.08, 0.16], from = ["12:00", "17:00"] }
interval_cv = 0.15"#;

fn scenario(text: &str) -> Scenario {
    let loaded = load("fit.toml", text.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
    match loaded.experiment {
        Some(experiment) => experiment.base,
        None => panic!("{text}\n{:?}", loaded.problems),
    }
}

/// One replication as a history of half-hours.
fn history(scenario: &Scenario, replication: u64) -> History {
    let calendar = &scenario.model.centre.calendar;
    let arrivals = scenario.model.arrivals[0].as_ref().unwrap();
    let mut counts = vec![0u32; calendar.intervals.len()];
    arrivals
        .source(calendar, &Luck::new(11, replication), "calls")
        .for_each(|time| counts[calendar.interval_of(time)] += 1);
    let (mut whens, mut kept) = (Vec::new(), Vec::new());
    for (line, (interval, count)) in calendar.intervals.iter().zip(counts).enumerate() {
        if calendar.is_open(interval.start) {
            let second = calendar.clock_at(interval.start).0.0 / 1_000_000;
            whens.push(RowStart { line: line as u64, date: calendar.days[interval.day].date, second });
            kept.push(count);
        }
    }
    let half = Span::minutes(30);
    History::of("simulated", &whens, &kept, half, half).unwrap()
}

fn ask() -> Ask {
    let parts = ["12:00", "17:00"].map(|text| Clock::parse(text).unwrap()).to_vec();
    Ask { parts: Some(parts), from: Some(date(2026, 1, 5)) }
}

/// What is compared: a name, the truth, where it stands.
type Known = (&'static str, f64, fn(&Fitted) -> Sure);

#[test]
fn what_was_simulated_is_found_again_within_the_errors_that_are_told() {
    const FITS: u64 = 60;
    let scenario = scenario(&TRUTH.replace("FACTORS", FACTORS));
    let fits: Vec<Fitted> = (0..FITS).map(|one| fit(&history(&scenario, one), &ask()).unwrap()).collect();
    let known: [Known; 9] = [
        ("per_day", 900.0, |fitted| fitted.level.per_day),
        ("growth", 0.05, |fitted| fitted.level.growth),
        ("monday", 1.3, |fitted| scaled(fitted, 0)),
        ("saturday", 0.6, |fitted| scaled(fitted, 5)),
        ("day", 0.12 * 0.12, |fitted| fitted.spread.day.0),
        ("morning", 0.08 * 0.08, |fitted| fitted.spread.parts[0].0),
        ("afternoon", 0.08 * 0.08, |fitted| fitted.spread.parts[1].0),
        ("evening", 0.16 * 0.16, |fitted| fitted.spread.parts[2].0),
        ("interval", 0.15 * 0.15, |fitted| fitted.spread.interval.0),
    ];
    for (name, truth, of) in known {
        let all: Vec<Sure> = fits.iter().map(of).collect();
        let n = FITS as f64;
        let mean = all.iter().map(|sure| sure.value).sum::<f64>() / n;
        let variance = all.iter().map(|sure| (sure.value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        // Bias: within 4 standard errors of the mean of the fits, a false alarm in 2000 runs for nine comparisons.
        let error = (variance / n).sqrt();
        assert!((mean - truth).abs() < 4.0 * error, "{name}: {mean} +- {error}, truth {truth}");
        // The errors that are told are as large as the fits really differ, by a third at most.
        let told = all.iter().map(|sure| sure.error).sum::<f64>() / n;
        let ratio = told / variance.sqrt();
        assert!((0.67..1.5).contains(&ratio), "{name}: told {told}, true {}", variance.sqrt());
        let covered = all.iter().filter(|sure| (sure.value - truth).abs() < 1.96 * sure.error).count();
        assert!(covered >= 50, "{name}: the interval holds the truth in {covered} of 60 fits");
    }
}

/// A weekday's factor with its standard error.
fn scaled(fitted: &Fitted, weekday: usize) -> Sure {
    let factor = fitted.level.weekdays[weekday].unwrap();
    Sure { value: factor.value, error: factor.value * factor.error }
}

#[test]
fn poisson_counts_are_found_to_be_poisson() {
    let scenario = scenario(&TRUTH.replace("FACTORS", ""));
    let fits: Vec<Fitted> = (100..140).map(|one| fit(&history(&scenario, one), &ask()).unwrap()).collect();
    // Tests of a hundredth, of forty each: five or more come once in ten thousand suites. Parts are judged at two errors of
    // any of three, which is less sharp.
    let often = |stands: fn(&Fitted) -> bool| fits.iter().filter(|fitted| stands(fitted)).count();
    assert!(often(Fitted::days_vary) <= 4);
    assert!(often(Fitted::intervals_vary) <= 4);
    assert!(often(|fitted| !fitted.spread.parts.is_empty()) <= 12);
    assert!(often(|fitted| fitted.level.grows()) <= 4);
    // The chances of the tests are uniform: Kolmogorov's distance of forty stays below 0.31 but once in a thousand.
    for of in [|fitted: &Fitted| fitted.calm.days.chance, |fitted: &Fitted| fitted.calm.intervals.chance] {
        let mut chances: Vec<f64> = fits.iter().map(of).collect();
        chances.sort_by(f64::total_cmp);
        let distance = (0..40).map(|k| (chances[k] - (k as f64 + 0.5) / 40.0).abs() + 0.0125).fold(0.0, f64::max);
        assert!(distance < 0.31, "{chances:?}");
    }
}

#[test]
fn the_text_of_a_fit_is_a_scenario_that_gives_the_fit_again() {
    let truth = scenario(&TRUTH.replace("FACTORS", FACTORS));
    let history = history(&truth, 5);
    let fitted = fit(&history, &ask()).unwrap();
    let text = text(&history, &fitted, "calls");
    let whole = format!(
        "format = 1\n[calendar]\nstart = 2026-01-05\ndays = 182\nopen = {{ mon-sat = \"00:00-24:00\" }}\n{text}\
         [contacts.calls.talk_time.exponential]\nmean = \"3m\"\n[groups.own]\nskills = [\"calls\"]\nroster = 4\n"
    );
    let again = scenario(&whole);
    let expected =
        |scenario: &Scenario| scenario.model.arrivals[0].as_ref().unwrap().expected(&scenario.model.centre.calendar);
    let simulated = expected(&again);
    // Mondays to Saturdays have the levels of the fit, to the digits that are printed.
    for (day, level) in history.days.iter().zip(&fitted.level.of_days) {
        let first = day.since as usize * 48;
        let sum: f64 = simulated[first..first + 48].iter().sum();
        assert!((sum / level - 1.0).abs() < 1e-3, "{}: {sum} for {level}", day.date);
    }
    assert!(text.contains("sat = \"08:00-14:00\"") && text.contains("mon-fri = \"08:00-20:00\""), "{text}");
}

#[test]
fn days_that_are_not_like_the_others_are_left_out_and_told() {
    let truth = scenario(&TRUTH.replace("FACTORS", ""));
    let whole = history(&truth, 1);
    let (mut whens, mut counts) = (Vec::new(), Vec::new());
    for day in &whole.days {
        for (slot, count) in day.counts.iter().enumerate().filter(|(slot, _)| whole.open_on(day)[*slot] > 0.0) {
            let second = whole.begins(slot).0.0 / 1_000_000;
            // A day half missing, a day closed, a day of an advert.
            let count = match day.date.to_string().as_str() {
                "2026-02-03" if slot > 9 => continue,
                "2026-02-04" => 0.0,
                "2026-02-05" => 10.0 * count,
                _ => *count,
            };
            whens.push(RowStart { line: 0, date: day.date, second });
            counts.push(count as u32);
        }
    }
    let half = Span::minutes(30);
    let history = History::of("h", &whens, &counts, half, half).unwrap();
    let told: Vec<String> = history.left_out.iter().map(|left| format!("{} {}", left.date, left.why)).collect();
    assert_eq!(told, ["2026-02-03 intervals are missing", "2026-02-04 nobody came", "2026-02-05 far more than usual"]);
    assert_eq!(history.days.len(), whole.days.len() - 3);
}

#[test]
fn too_short_a_history_is_refused() {
    let truth = scenario(&TRUTH.replace("FACTORS", "").replace("days = 182", "days = 9"));
    let refused = fit(&history(&truth, 1), &Ask::default()).unwrap_err();
    assert_eq!(refused, "8 whole days are too few to fit a model; it takes at least 10");
}

/// Twenty weeks of days with two half-hours, of so many calls each.
fn days(calls: impl Fn(usize) -> u32) -> History {
    let first = date(2026, 1, 5);
    let row = |day: usize, slot: usize| RowStart {
        line: 0,
        date: first.saturating_add(jiff::Span::new().days(day as i64)),
        second: 28_800 + 1_800 * slot as i64,
    };
    let whens: Vec<RowStart> = (0..280).map(|n| row(n / 2, n % 2)).collect();
    let counts: Vec<u32> = (0..280).map(|n| calls(n / 2)).collect();
    let half = Span::minutes(30);
    History::of("days", &whens, &counts, half, half).unwrap()
}

#[test]
fn days_that_follow_each_other_are_told_by_the_sign_of_their_correlation() {
    // Busy and quiet days by turns: two of them always have the same sum. Busy and quiet fortnights: the sums vary more than the days'.
    let cases: [(History, f64, &str, &str); 2] = [
        (days(|day| 100 + 20 * (day as u32 % 2)), -0.99, "after a busy day comes a quiet one", "too wide"),
        (days(|day| 100 + 20 * (day as u32 / 14 % 2)), 0.87, "days resemble the day before", "too narrow"),
    ];
    for (history, correlation, what, intervals) in cases {
        let fitted = fit(&history, &Ask::default()).unwrap();
        let found = fitted.level.next_day;
        assert!((found - correlation).abs() < 0.02, "{found}");
        let text = text(&history, &fitted, "calls").replace("\n#  ", "");
        assert!(text.contains(what) && text.contains(intervals), "{text}");
        let told = super::results::results(&history, &fitted).next_day.unwrap();
        assert!(told.contains(what) && told.contains(intervals), "{told}");
    }
}
