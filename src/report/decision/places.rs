//! Places on an axis as a planner says them: `290 calls a day (275 to 305)`, `4:10 min (4:02 to 4:19)`.
//!
//! In: a number, its interval, a unit. Out: text, at most three digits.

use super::words;
use crate::report::language::{Told, say};
use crate::report::{axes, numbers};
use crate::results::{Estimate, Unit};

/// A number of an axis with all that it counts: `290 calls a day`, `4:10 min`, `30 days`.
pub fn whole(value: f64, unit: Unit, told: &Told<'_>) -> String {
    counted(short(value, unit, told), Some(value), unit, told)
}

/// The same without what it counts, as it stands beside one that has it: `290`, `4:10 min`.
pub fn short(value: f64, unit: Unit, told: &Told<'_>) -> String {
    match is_minutes(value, unit) {
        true => say!(told, "places-minutes", time = bare(value, unit, told)),
        false => bare(value, unit, told),
    }
}

/// The same as it stands in an interval, minutes without the word; of long times, too, three digits.
pub fn bare(value: f64, unit: Unit, told: &Told<'_>) -> String {
    match unit {
        Unit::Seconds | Unit::HandleTime => match value {
            DAY.. => words::days(value / DAY, told),
            1_000.0.. => axes::figure((value / 10.0).round() * 10.0, unit),
            60.0.. => axes::figure(value, unit),
            _ => words::time(value, told),
        },
        _ => told.three(value),
    }
}

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Whether a time is written in minutes and seconds.
fn is_minutes(value: f64, unit: Unit) -> bool {
    matches!(unit, Unit::Seconds | Unit::HandleTime) && (60.0..DAY).contains(&value)
}

/// What a figure counts, behind it; the word goes by the number.
fn counted(figure: String, value: Option<f64>, unit: Unit, told: &Told<'_>) -> String {
    let count = told.rounded(value.unwrap_or_default());
    match unit {
        Unit::CallsADay => say!(told, "places-calls-a-day", figure = figure, count = count),
        Unit::CallsAnHour => say!(told, "places-calls-an-hour", figure = figure, count = count),
        _ => figure,
    }
}

/// `290 calls a day (275 to 305)`, `4:10 min (4:02 to 4:19)`.
pub fn place(at: Estimate, unit: Unit, told: &Told<'_>) -> String {
    // The word stands once, where all three are minutes.
    let alike = [at.low, at.high].into_iter().flatten().all(|value| is_minutes(value, unit));
    let zeros = if unit == Unit::Number { zeros(at) } else { 0 };
    let write = |value: f64| match zeros {
        0 if alike => bare(value, unit, told),
        0 => short(value, unit, told),
        _ => told.plain(value, decimals(value).saturating_sub(zeros)),
    };
    let of_mean = |mean: f64| if zeros == 0 { short(mean, unit, told) } else { write(mean) };
    let mean = at.mean.map_or(String::new(), of_mean);
    let interval = match (at.low, at.high) {
        (None, None) => say!(told, "places-not-sure"),
        (None, Some(high)) => say!(told, "places-up-to", high = write(high)),
        (Some(low), None) => say!(told, "places-from", low = write(low)),
        _ => words::interval(at, told, write),
    };
    format!("{} ({interval})", counted(mean, at.mean, unit, told))
}

/// How many decimals a number of three digits has.
fn decimals(value: f64) -> usize {
    numbers::three(value).split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

/// How many last zeros behind the point a figure and its interval have, all of them: one each of `0.350 (0.340 to 0.360)`.
fn zeros(at: Estimate) -> usize {
    let of = |value: f64| {
        let text = numbers::three(value);
        if text.contains('.') { text.len() - text.trim_end_matches('0').len() } else { 0 }
    };
    [at.mean, at.low, at.high].into_iter().flatten().map(of).min().unwrap_or(0)
}
