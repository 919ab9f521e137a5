//! The days of the history: how many came, the weekday taken out, against what the model expects, so that trend and seasons are seen.

use super::{HISTORY, MODEL, amounts, basis, series};
use crate::report::figures::panel::{self, Manner, Panel, Point, Scale};
use crate::report::numbers::three;
use crate::results::fitted::counts::{DayAgainst, FittedCounts};

/// Height of the panel in pixels.
const HEIGHT: i32 = 360;
/// Days that are labelled at most.
const LABELS: usize = 8;

/// Draws the figure; none of fewer than two days.
pub fn draw(fitted: &FittedCounts) -> Option<String> {
    let days = &fitted.by_day;
    let (first, last) = days.first().zip(days.last()).filter(|(first, last)| last.since > first.since)?;
    let point = |day: &DayAgainst, y: f64, band: bool| {
        let factor = fitted.weekdays.of(day.weekday);
        let band = band.then_some((day.low / factor, day.high / factor));
        Point { x: f64::from(day.since), y: Some(y / factor), band }
    };
    let series = vec![
        series("history", HISTORY, Manner::Marks, days.iter().map(|day| point(day, day.count, false)).collect()),
        series("model", MODEL, Manner::Line, days.iter().map(|day| point(day, day.expected, true)).collect()),
    ];
    let labelled = labelled(days);
    let date = |place: f64| {
        let day = labelled.iter().find(|day| (f64::from(day.since) - place).abs() < 0.5);
        day.map_or(String::new(), |day| day.date.clone())
    };
    let heading = format!("contacts of each day, divided by the factor of its weekday; {}", growth(fitted));
    let panel = Panel {
        heading,
        range: (f64::from(first.since), f64::from(last.since)),
        ticks: labelled.iter().map(|day| f64::from(day.since)).collect(),
        label: &date,
        axis: "date".to_owned(),
        up: amounts("contacts a day", Scale::FromNought),
        series,
        target: None,
        moment: None,
    };
    let note = format!("{}; the band holds 95 % of the days of the model", basis(fitted));
    panel::stack("How many come on a day?", &note, &[panel], HEIGHT)
}

/// The trend in words.
fn growth(fitted: &FittedCounts) -> String {
    let growth = &fitted.growth_per_month;
    let [value, low, high] =
        [growth.figure.value, growth.figure.low, growth.figure.high].map(|share| three(100.0 * share));
    let unsure = if growth.used { "" } else { ", not sure: left out" };
    format!("growth {value} % a month ({low} to {high} %){unsure}")
}

/// The first days of months where there are several, else of weeks; so many that they have room.
fn labelled(days: &[DayAgainst]) -> Vec<&DayAgainst> {
    let firsts = |part: fn(&DayAgainst) -> i64| -> Vec<&DayAgainst> {
        let known = days.iter().enumerate();
        known.filter(|(n, day)| *n == 0 || part(&days[n - 1]) != part(day)).map(|(_, day)| day).collect()
    };
    let months = firsts(|day| day.month.bytes().fold(0, |sum, byte| 256 * sum + i64::from(byte)));
    let all = if months.len() > 3 { months } else { firsts(|day| i64::from(day.since / 7)) };
    let every = all.len().div_ceil(LABELS).max(1);
    all.into_iter().step_by(every).collect()
}
