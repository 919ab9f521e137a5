//! Contracts and bills side by side, in words that are broken to fit.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};

use super::side_by_side::{plain, trimmed};
use crate::report::contracts::{Figures, Words, bills, clauses, months};
use crate::report::language::{Language, Told};
use crate::results::Results;

/// Width of the first column.
const LABELS: usize = 17;
/// Contracts beside each other.
const AT_ONCE: usize = 3;
/// Width of a terminal.
const WIDTH: usize = 80;

/// What each contract says, what it comes to, and by the month; empty without contracts.
pub fn tables(results: &Results) -> String {
    let mut out = String::new();
    let told = &Told::new(results, Language::English);
    if let Some(words) = clauses(told) {
        out.push_str(&in_words(&words));
    }
    for words in [bills(told, Figures::Means), months(told, Figures::Means)].into_iter().flatten() {
        out.push_str(&in_figures(&words));
    }
    out
}

/// Columns of words of equal width, a blank line between rows that were broken.
fn in_words(words: &Words) -> String {
    let mut out = String::new();
    for first in (0..words.columns.len()).step_by(AT_ONCE) {
        let shown = |cells: &[String]| cells.iter().skip(first).take(AT_ONCE).cloned().collect::<Vec<String>>();
        let columns = shown(&words.columns);
        let width = (WIDTH - LABELS) / columns.len().max(1) - 1;
        let mut table = plain();
        let row = |label: &str, cells: Vec<String>| std::iter::once(label.to_owned()).chain(cells).map(Cell::new);
        table.add_row(row(&words.corner, columns.clone()));
        for (label, cells) in &words.rows {
            table.add_row(row(label, shown(cells)));
        }
        let widths = std::iter::once(LABELS - 1).chain(columns.iter().map(|_| width));
        for (column, width) in table.column_iter_mut().zip(widths) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width as u16 + 1)));
        }
        out.push('\n');
        out.push_str(&trimmed(table, 1));
    }
    out
}

/// Columns of figures, to the right.
fn in_figures(words: &Words) -> String {
    let mut table = plain();
    let row = |label: &str, cells: &[String]| {
        let cells = cells.iter().map(|cell| Cell::new(cell).set_alignment(CellAlignment::Right));
        std::iter::once(Cell::new(label)).chain(cells).collect::<Vec<Cell>>()
    };
    table.add_row(row(&words.corner, &words.columns));
    for (label, cells) in &words.rows {
        table.add_row(row(label, cells));
    }
    format!("\n{}", trimmed(table, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn every_clause_of_every_contract_is_shown_and_fits() {
        let mut results = fixture::quotes();
        for _ in 0..3 {
            let more = results.contracts[0].clone();
            results.contracts.push(more);
        }
        let text = tables(&results);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.contains("per_minute") && text.contains("318.50 an hour") && text.contains("· alfa"), "{text}");
    }

    #[test]
    fn without_contracts_there_is_no_table() {
        assert_eq!(tables(&fixture::nothing_happened()), "");
    }
}
