//! What is drawn of an arrival model is there, legible, and only where there is something to show.
#![allow(clippy::unwrap_used)]

use crate::report::figures::of_counts;
use crate::results::Estimate;
use crate::results::fitted::counts::{
    DayAgainst, FittedCounts, FittedFactors, FittedFigure, FittedMonths, TimeAgainst, VarianceAt, WeekdayAgainst,
};

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn figure(value: f64) -> FittedFigure {
    FittedFigure { value, error: 0.05 * value, low: 0.9 * value, high: 1.1 * value }
}

/// Two weekdays over a year of twelve months of four weeks.
fn fitted() -> FittedCounts {
    let weekdays = [("mon", 1.2), ("sun", 0.8)];
    let day = |nth: usize| {
        let (weekday, factor) = weekdays[nth % 2];
        let expected = 100.0 * factor;
        DayAgainst {
            date: format!("2026-{:02}-{:02}", 1 + nth / 8, 1 + nth % 8),
            since: (nth / 2 * 7 + nth % 2 * 6) as i32,
            weekday,
            month: MONTHS[nth / 8],
            count: expected + 10.0 * (nth % 3) as f64 - 10.0,
            expected,
            low: 0.8 * expected,
            high: 1.2 * expected,
        }
    };
    let time = |hour: usize| TimeAgainst {
        hour: 8.5 + hour as f64,
        mean: Estimate { mean: Some(9.0), low: Some(7.0), high: Some(11.0) },
        expected: 10.0,
    };
    let by_time =
        |(weekday, _): (&'static str, f64)| WeekdayAgainst { weekday, days: 48, at: (0..10).map(time).collect() };
    let months = MONTHS.map(|name| (name, figure(1.0))).to_vec();
    let variance = |nth: i32| VarianceAt {
        mean: f64::from(nth),
        variance: Estimate {
            mean: Some(f64::from(2 * nth)),
            low: Some(f64::from(nth)),
            high: Some(f64::from(3 * nth)),
        },
        expected: f64::from(2 * nth),
    };
    FittedCounts {
        days: 96,
        interval: "1h".to_owned(),
        weekdays: FittedFactors(weekdays.map(|(name, factor)| (name, figure(factor))).to_vec()),
        months: Some(FittedMonths { factors: FittedFactors(months), chance: 0.001, used: true }),
        by_day: (0..96).map(day).collect(),
        by_time: weekdays.map(by_time).to_vec(),
        variance: (1..20).map(variance).collect(),
        ..FittedCounts::default()
    }
}

#[test]
fn every_figure_is_well_formed_and_says_what_it_shows() {
    let told = [
        ("profile", "contacts in 1h", "Sun, mean of 48"),
        ("weekdays", "factor", "Mon"),
        ("months", "factor", "Dec"),
        ("days", "contacts a day", "2026-01-01"),
        ("dispersion", "variance (logarithmic)", "Poisson"),
    ];
    for ((name, svg), (known, axis, label)) in of_counts(&fitted()).into_iter().zip(told) {
        let svg = svg.unwrap();
        assert_eq!(name, known);
        assert!(svg.contains(axis) && svg.contains(label) && svg.contains("2026-12-08"), "{name}: {svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{name}: {svg}");
        resvg::usvg::roxmltree::Document::parse(&svg).unwrap();
    }
}

#[test]
fn days_stand_as_high_as_their_weekday_taken_out_and_the_model_is_a_line() {
    let [profile, _, _, days, _] = of_counts(&fitted());
    // The band of the days; bars of the profile instead of a band; a circle for each day.
    let days = days.1.unwrap();
    assert_eq!(days.matches("<polygon").count(), 1);
    assert!(days.matches("<circle").count() >= 96);
    assert_eq!(profile.1.unwrap().matches("<polygon").count(), 0);
}

#[test]
fn nothing_is_drawn_where_there_is_nothing_to_show() {
    assert!(of_counts(&FittedCounts::default()).iter().all(|(_, svg)| svg.is_none()));
    let mut unsure = fitted();
    unsure.months.as_mut().unwrap().used = false;
    let drawn = of_counts(&unsure);
    assert!(drawn.iter().all(|(name, svg)| svg.is_none() == (*name == "months")));
}
