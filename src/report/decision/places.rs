//! Places on an axis as a planner says them: `290 calls a day (275 to 305)`, `4:10 min (4:02 to 4:19)`.
//!
//! In: a number, its interval, a unit. Out: text, at most three digits.

use super::words;
use crate::report::language::Told;
use crate::report::{axes, view};
use crate::results::{Estimate, Unit};

/// A number of an axis in its unit: `290`, `4:10 min`, `30 days`.
pub fn figure(value: f64, unit: Unit) -> String {
    format!("{}{}", bare(value, unit), minutes(value, unit))
}

/// The same as it stands in an interval, minutes without the word; of long times, too, three digits.
pub fn bare(value: f64, unit: Unit) -> String {
    match (unit, value) {
        (Unit::Seconds | Unit::HandleTime, DAY..) => view::days_in_words(value / DAY),
        (Unit::Seconds | Unit::HandleTime, 1_000.0..) => axes::figure((value / 10.0).round() * 10.0, unit),
        _ => axes::figure(value, unit),
    }
}

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// ` min` of a time that is written in minutes and seconds.
fn minutes(value: f64, unit: Unit) -> &'static str {
    let is_time = matches!(unit, Unit::Seconds | Unit::HandleTime);
    if is_time && (60.0..DAY).contains(&value) { " min" } else { "" }
}

/// `290 calls a day (275 to 305)`, `4:10 min (4:02 to 4:19)`.
pub fn place(at: Estimate, unit: Unit, told: &Told<'_>) -> String {
    let mean = at.mean.map_or(String::new(), |mean| figure(mean, unit));
    // The word stands once, where all three are minutes.
    let alike = [at.low, at.high].into_iter().flatten().all(|value| !minutes(value, unit).is_empty());
    let write = if alike { bare } else { figure };
    let interval = match (at.low, at.high) {
        (None, None) => "not sure at any value tried".to_owned(),
        (None, Some(high)) => format!("anywhere up to {}", write(high, unit)),
        (Some(low), None) => format!("anywhere from {} on", write(low, unit)),
        _ => words::interval(at, told, |value| write(value, unit)),
    };
    if unit == Unit::Number {
        let (mean, interval) = without_zeros(mean, interval);
        return format!("{mean} ({interval})");
    }
    format!("{mean}{} ({interval})", suffix(unit))
}

/// A figure and its interval without the last zeros behind the point that all of them have: `0.35 (0.34 to 0.36)`.
fn without_zeros(mean: String, interval: String) -> (String, String) {
    let is_number = |word: &&str| word.contains('.') && word.bytes().all(|b| b.is_ascii_digit() || b".-".contains(&b));
    let zeros = |word: &str| word.len() - word.trim_end_matches('0').len();
    let all = || std::iter::once(mean.as_str()).chain(interval.split(' '));
    let numbers = all().filter(|word| word.bytes().any(|b| b.is_ascii_digit())).count();
    let least = all().filter(is_number).map(zeros).min().unwrap_or(0);
    if least == 0 || all().filter(is_number).count() < numbers {
        return (mean, interval);
    }
    let cut = |word: &str| match is_number(&word) {
        true => word[..word.len() - least].trim_end_matches('.').to_owned(),
        false => word.to_owned(),
    };
    (cut(&mean), interval.split(' ').map(cut).collect::<Vec<_>>().join(" "))
}

pub fn suffix(unit: Unit) -> &'static str {
    match unit {
        Unit::CallsADay => " calls a day",
        Unit::CallsAnHour => " calls an hour",
        _ => "",
    }
}
