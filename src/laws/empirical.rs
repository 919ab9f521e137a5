//! Empirical: values as they were measured, each as likely as the next.

use std::sync::Arc;

use super::{Law, LawEntry};
use crate::document::key::required;
use crate::document::tables::Manner;
use crate::document::tables::manner::{DATES, DECIMAL, ENCODING, HEADER, SHEET};
use crate::document::{Files, Sheet, Table};
use crate::random::Stream;
use crate::units::{Span, shown};

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "empirical",
    summary: "measured values from a column of a CSV (seconds, or durations such as 3m20s), each equally likely",
    keys: &[
        required("file", "file", "a CSV with measured values"),
        required("column", "text", "the column that holds them"),
        SHEET,
        ENCODING,
        DATES,
        DECIMAL,
        HEADER,
    ],
    read,
};

/// A law that repeats measured values.
#[derive(Clone, Debug, PartialEq)]
pub struct Empirical {
    /// In order, so that a larger uniform number is a longer time.
    values: Arc<[f64]>,
    mean: f64,
    variance: f64,
}

impl Empirical {
    /// Of these values, seconds, at least one, each non-negative.
    pub fn new(mut values: Vec<f64>) -> Empirical {
        values.sort_by(f64::total_cmp);
        let count = values.len().max(1) as f64;
        let mean = values.iter().sum::<f64>() / count;
        let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count;
        Empirical { values: values.into(), mean, variance }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        let place = (stream.uniform() * self.values.len() as f64) as usize;
        self.values.get(place).copied().unwrap_or(self.mean)
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        self.variance
    }
}

fn read(table: &Table<'_>, files: &dyn Files) -> Option<Law> {
    let file = table.need("file");
    let column = table.need("column").and_then(|at| Some((at.text()?, at)));
    let manner = Manner::of(table);
    let (file, (column, column_at), manner) = (file?, column?, manner?);
    let sheet = Sheet::read(&file, &manner, files)?;
    let column = sheet.column_named(&column_at, column)?;
    sheet.tell(&file);
    let mut values = Vec::with_capacity(sheet.rows().len());
    for row in sheet.rows() {
        let text = row.get(column);
        match seconds(text) {
            Some(value) => values.push(value),
            None => {
                let why = format!(
                    "column \"{}\": \"{}\" is not a time; write seconds (41.5) or a duration (3m20s)",
                    shown(sheet.column(column)),
                    shown(text)
                );
                sheet.problem(&file, row.line(), why);
                return None;
            }
        }
    }
    // One value says nothing of how times differ: who means a constant can write it.
    if let ([], last) | ([_], last) = (values.as_slice(), sheet.last_line()) {
        let found = if values.is_empty() { "no value" } else { "one value" };
        let why = format!(
            "column \"{}\" has {found}; a distribution needs two; a constant is written as a duration, \"41.5s\"",
            shown(sheet.column(column))
        );
        sheet.problem(&file, last, why);
        return None;
    }
    Some(Law::Empirical(Empirical::new(values)))
}

/// A time in a cell: seconds as a plain number, or a duration with units.
fn seconds(text: &str) -> Option<f64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain {
        return text.parse::<f64>().ok().filter(|value| value.is_finite() && *value <= 3.2e11);
    }
    Span::parse(text).ok().map(Span::in_seconds)
}
