//! Rows that are sums of others.
//!
//! In: the names of the columns once, then rows. Out: whether a row is a sum, by a word for one where the row begins or where
//! a date, a time or a day of the week is expected.

use crate::document::rows::Row;
use crate::document::tables::names::{DATE, START, TIME, WEEKDAY, folded, is_one_of};

/// Words for sums, as [`folded`] has them.
const WORDS: [&str; 17] = [
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "summary",
    "average",
    "разом",
    "всього",
    "усього",
    "загалом",
    "підсумок",
    "середнє",
    "итого",
    "всего",
    "сумма",
    "среднее",
];
/// Words that lead on to what was summed: *total for the day*.
const LEADING_ON: [&str; 12] = ["for", "of", "per", "by", "in", "on", "за", "по", "на", "в", "у", "до"];

/// Which rows of a table are sums.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// Columns of dates, times and days of the week: there no word for a sum can be a name.
    clocks: Vec<usize>,
}

impl Sums {
    /// Of a table with these columns.
    pub fn of(header: &[String]) -> Sums {
        let is_clock = |cell: &str| [START, DATE, TIME, WEEKDAY].iter().any(|names| is_one_of(cell, names));
        Sums {
            clocks: (0..header.len()).filter(|column| header.get(*column).is_some_and(|cell| is_clock(cell))).collect(),
        }
    }

    /// Whether a row is a sum.
    pub fn has(&self, row: &Row) -> bool {
        let first = (0..row.cells()).map(|column| row.get(column)).find(|cell| !cell.is_empty());
        first.is_some_and(begins) || self.clocks.iter().any(|column| behind(row.get(*column)).is_some())
    }
}

/// Whether a cell is a word for a sum, alone or with what was summed; a name that such a word is part of (*Total Loss*) is none.
fn begins(cell: &str) -> bool {
    behind(cell).is_some_and(|rest| {
        rest.first().is_none_or(|word| {
            word.starts_with(|c: char| c.is_ascii_digit()) || LEADING_ON.contains(&word.to_lowercase().as_str())
        })
    })
}

/// The words behind the word for a sum that a cell begins with; none if it begins with none.
fn behind(cell: &str) -> Option<Vec<&str>> {
    if cell.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut words = cell.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next());
    let rest: Vec<&str> = words.collect();
    if second.is_some_and(|second| WORDS.contains(&folded(&format!("{first}{second}")).as_str())) {
        return Some(rest);
    }
    WORDS.contains(&folded(first).as_str()).then(|| second.into_iter().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_told_by_its_word_and_by_what_follows() {
        for cell in [
            "ИТОГО:",
            "Grand Total",
            "Sub-total",
            "Разом за день",
            "Всього за день",
            "Итого за день",
            "Total for day",
            "Всього 28.9.2026",
            "total",
        ] {
            assert!(begins(cell), "{cell}");
        }
        for cell in ["total loss", "total_of_it", "Totally", "28.9.2026", "", "sales", "Разомовка", "Summer"] {
            assert!(!begins(cell), "{cell}");
        }
    }
}
