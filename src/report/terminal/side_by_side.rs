//! A table of lines by columns, as many columns at once as fit; the rest in further blocks below.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use crate::report::{numbers, view};

/// Width of the first column, with the names of lines.
const LABELS: usize = 24;
/// Least width of the others: three stand beside each other where figures are of usual size.
const CELL: usize = 17;
/// Most letters of a heading: two stand beside each other.
const HEADING: usize = 26;
/// Width of a terminal.
const WIDTH: usize = 80;

/// Columns with their headings, and lines with a cell for each.
#[derive(Default)]
pub struct SideBySide {
    columns: Vec<String>,
    lines: Vec<(String, Vec<String>)>,
}

impl SideBySide {
    /// A table with these columns, named by the file's author.
    pub fn of<'a>(columns: impl Iterator<Item = &'a str>) -> SideBySide {
        let whole: Vec<&str> = columns.collect();
        let cut: Vec<String> = whole.iter().map(|name| view::name(name, HEADING)).collect();
        let alike = |nth: usize, name: &String| cut.iter().enumerate().any(|(other, one)| other != nth && one == name);
        let heading = |(nth, name): (usize, &String)| match alike(nth, name) {
            true => view::name(&format!("{}. {}", nth + 1, whole[nth]), HEADING),
            false => name.clone(),
        };
        SideBySide { columns: cut.iter().enumerate().map(heading).collect(), lines: Vec::new() }
    }

    /// Adds a line, unless nothing happened in any column.
    pub fn line(&mut self, label: &str, cells: Vec<String>) {
        if cells.iter().any(|c| c != numbers::NOTHING && !c.is_empty()) {
            self.lines.push((label.to_owned(), cells));
        }
    }

    /// The text, with an empty line before each block; empty without lines.
    pub fn text(&self) -> String {
        let mut out = String::new();
        if self.lines.is_empty() {
            return out;
        }
        let cell = self
            .lines
            .iter()
            .flat_map(|(_, cells)| cells)
            .chain(&self.columns)
            .map(|c| c.chars().count())
            .fold(CELL, usize::max);
        let at_once = ((WIDTH - LABELS) / (cell + 1)).max(1);
        for first in (0..self.columns.len()).step_by(at_once) {
            let within = |n: &usize| (first..first + at_once).contains(n);
            let of = |cells: &[String]| {
                cells.iter().enumerate().filter(|(n, _)| within(n)).map(|(_, c)| c.clone()).collect::<Vec<_>>()
            };
            let mut table = plain();
            table.add_row(row("", &of(&self.columns)));
            for (label, cells) in &self.lines {
                table.add_row(row(label, &of(cells)));
            }
            out.push('\n');
            out.push_str(&trimmed(table, 1));
        }
        out
    }
}

fn row(label: &str, cells: &[String]) -> Vec<Cell> {
    let label = Cell::new(format!("{:LABELS$}", view::name(label, LABELS)));
    let cells = cells.iter().map(|c| Cell::new(format!("{c:>CELL$}")).set_alignment(CellAlignment::Right));
    std::iter::once(label).chain(cells).collect()
}

/// A table without lines that fits the terminal.
pub fn plain() -> Table {
    let mut table = Table::new();
    table.load_preset(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH as u16);
    table
}

/// The table's text with `gap` spaces between columns and none at the ends of its lines.
pub fn trimmed(mut table: Table, gap: u16) -> String {
    table.column_iter_mut().for_each(|column| {
        column.set_padding((0, gap));
    });
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
