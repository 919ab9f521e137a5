//! Changes of a table: cells, rows, columns, quotes and bytes.

use crate::{Draws, Mutant};

/// A table by lines and cells; none of its cells stands in quotes.
pub struct Cells {
    text: String,
    lines: Vec<Vec<String>>,
    /// Columns of numbers without which the table is not read.
    used: Vec<usize>,
    /// Whether less than nothing may stand in them, as credits do.
    signed: bool,
}

impl Cells {
    pub fn new(text: &str, used: &[&str], signed: bool) -> Cells {
        let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
        let lines: Vec<Vec<String>> = text.lines().map(cells).collect();
        let used = used.iter().map(|name| lines[0].iter().position(|cell| cell == name).expect("a column")).collect();
        Cells { text: text.to_owned(), lines, used, signed }
    }

    fn bytes(lines: &[Vec<String>]) -> Vec<u8> {
        (lines.iter().map(|line| line.join(",")).collect::<Vec<_>>().join("\n") + "\n").into_bytes()
    }

    pub fn mutant(&self, draws: &mut Draws) -> Mutant {
        let row = 1 + draws.below(self.lines.len() - 1);
        let column = draws.below(self.lines[0].len());
        match draws.below(12) {
            0..=3 if !self.used.is_empty() => self.number(row, draws),
            4 => self.hostile(row, column, draws),
            5 => self.of_rows(row, draws),
            6 => self.quoted(row, column),
            7 => self.headed(draws),
            8 => self.cut(draws),
            9 => self.damaged(draws),
            _ => self.divided(row, column, draws),
        }
    }

    fn with(&self, row: usize, column: usize, cell: &str) -> Vec<u8> {
        let mut lines = self.lines.clone();
        lines[row][column] = cell.to_owned();
        Cells::bytes(&lines)
    }

    /// What is no number where one must stand.
    fn number(&self, row: usize, draws: &mut Draws) -> Mutant {
        const BAD: [&str; 9] =
            ["-5", "nan", "inf", "-inf", "1e400", "abc", "--1", "0x1G", "99999999999999999999999999999"];
        let (column, bad) = (draws.of(&self.used), draws.of(&BAD[usize::from(self.signed)..]));
        let what = format!("{bad} in column {}", self.lines[0][column]);
        Mutant { what, bytes: self.with(row, column, bad), lines: vec![row + 1], must: true, elsewhere: false }
    }

    /// What may be wrong, by the column.
    fn hostile(&self, row: usize, column: usize, draws: &mut Draws) -> Mutant {
        const HOSTILE: [&str; 8] =
            ["", "=cmd|x!A1", "2026-02-30", "25:61", "<script>", "\u{202e}gnp", "1,5", "2026-11-02T08:00+99:00"];
        let cell = draws.of(&HOSTILE);
        let what = format!("{cell} in column {}", self.lines[0][column]);
        Mutant { what, bytes: self.with(row, column, cell), lines: vec![row + 1], must: false, elsewhere: false }
    }

    fn of_rows(&self, row: usize, draws: &mut Draws) -> Mutant {
        let mut lines = self.lines.clone();
        let what = match draws.below(3) {
            0 => {
                lines.remove(row);
                "row taken"
            }
            1 => {
                lines.insert(row, lines[row].clone());
                "row twice"
            }
            _ => {
                let other = 1 + draws.below(lines.len() - 1);
                lines.swap(row, other);
                "rows changed places"
            }
        };
        Mutant {
            what: what.to_owned(),
            bytes: Cells::bytes(&lines),
            lines: vec![row + 1],
            must: false,
            elsewhere: true,
        }
    }

    fn quoted(&self, row: usize, column: usize) -> Mutant {
        let cell = format!("\"{}", self.lines[row][column]);
        Mutant {
            what: "quote".to_owned(),
            bytes: self.with(row, column, &cell),
            lines: vec![row + 1],
            must: true,
            elsewhere: false,
        }
    }

    /// A column that has another's name, or one that must be there misspelt.
    fn headed(&self, draws: &mut Draws) -> Mutant {
        let columns = self.lines[0].len();
        let (column, other) = (draws.below(columns), draws.below(columns));
        if column != other {
            let bytes = self.with(0, column, &self.lines[0][other]);
            return Mutant { what: "column twice".to_owned(), bytes, lines: vec![1], must: true, elsewhere: false };
        }
        let bytes = self.with(0, column, "qqq");
        Mutant {
            what: format!("{} renamed", self.lines[0][column]),
            bytes,
            lines: vec![1],
            must: false,
            elsewhere: true,
        }
    }

    fn cut(&self, draws: &mut Draws) -> Mutant {
        let mut at = draws.below(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = 1 + self.text[..at].matches('\n').count();
        Mutant {
            what: "cut".to_owned(),
            bytes: self.text.as_bytes()[..at].to_vec(),
            lines: vec![line],
            must: false,
            elsewhere: true,
        }
    }

    fn damaged(&self, draws: &mut Draws) -> Mutant {
        let mut bytes = self.text.clone().into_bytes();
        let at = draws.below(bytes.len());
        bytes[at] = if draws.below(3) == 0 { 0 } else { draws.below(256) as u8 };
        let line = 1 + self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        Mutant { what: format!("byte {}", bytes[at]), must: bytes[at] == 0, bytes, lines: vec![line], elsewhere: true }
    }

    /// A cell more or less than the header has.
    fn divided(&self, row: usize, column: usize, draws: &mut Draws) -> Mutant {
        let mut lines = self.lines.clone();
        let (less, alone) = (draws.below(2) == 0, lines[row].len() == 1);
        if less && !alone {
            lines[row].remove(column);
        } else {
            lines[row].insert(column, "7".to_owned());
        }
        Mutant {
            what: "cells".to_owned(),
            bytes: Cells::bytes(&lines),
            lines: vec![row + 1],
            must: true,
            elsewhere: false,
        }
    }
}
