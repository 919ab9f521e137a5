//! An arrival model against the history that it was fitted to, one file for each figure.
//!
//! In: fitted counts. Out: SVG. Circles are the history, lines the model.

mod days;
mod dispersion;
mod factors;
mod profile;
#[cfg(test)]
mod tests;

pub use days::draw as days;
pub use dispersion::draw as dispersion;
pub use factors::{months, weekdays};
pub use profile::draw as profile;

use super::ink::Look;
use super::panel::{Manner, Point, Scale, Series, Up};
use crate::report::numbers;
use crate::results::fitted::counts::FittedCounts;

/// Where the history stands in every figure.
const HISTORY: Look = Look { n: 0 };
/// Where the model stands.
const MODEL: Look = Look { n: 1 };
/// Single days behind a factor.
const SINGLE: Look = Look { n: 4 };

fn series(name: &str, look: Look, manner: Manner, points: Vec<Point>) -> Series {
    Series { name: name.to_owned(), look, manner, points }
}

/// Amounts upwards.
fn amounts(name: &str, scale: Scale) -> Up<'static> {
    Up { name: name.to_owned(), label: &numbers::plain, scale }
}

/// What the history is.
fn basis(fitted: &FittedCounts) -> String {
    let ends = fitted.by_day.first().zip(fitted.by_day.last());
    let ends = ends.map_or(String::new(), |(first, last)| format!(", {} to {}", first.date, last.date));
    format!("{} days{ends}", fitted.days)
}

/// A weekday or month as a figure names it: `Mon`, `Jan`.
fn named(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
}
