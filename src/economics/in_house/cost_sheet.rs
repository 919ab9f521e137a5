//! The lines of a month while they are made: each rounded once, later ones look at earlier ones.
//!
//! In: quantities and amounts. Out: lines. Knows no key.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::OwnMonth;
use crate::economics::account::Line;
use crate::economics::months::Part;

/// A month's lines so far, and what all families need of the month.
#[derive(Clone, Debug)]
pub struct CostSheet<'a> {
    /// What was used.
    pub month: &'a OwnMonth,
    /// The part of the month that is covered.
    pub part: Part,
    /// Agents employed: whole ones where they are paid by the month.
    pub heads: Decimal,
    /// What an agent's hour costs, without employer taxes.
    pub hourly: Decimal,
    lines: Vec<Line>,
}

impl<'a> CostSheet<'a> {
    /// No lines yet.
    pub fn new(month: &'a OwnMonth, part: Part, heads: Decimal, hourly: Decimal) -> CostSheet<'a> {
        CostSheet { month, part, heads, hourly, lines: Vec::new() }
    }

    /// One line more, rounded half-up to the cent.
    pub fn add(&mut self, name: &'static str, quantity: Decimal, unit: &'static str, amount: Decimal) {
        let amount = self.part.rounded(amount);
        self.lines.push(Line { name: Arc::from(name), clause: name, quantity, unit, amount, once: Decimal::ZERO });
    }

    /// The last line has a name of its own.
    pub fn rename(&mut self, name: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.name = Arc::from(name);
        }
    }

    /// The last line is not paid again in later months.
    pub fn once(&mut self) {
        if let Some(line) = self.lines.last_mut() {
            line.once = line.amount;
        }
    }

    /// The last line is a share of the lines before: what it is of one-off amounts is not paid again either.
    pub fn once_by(&mut self, share: Decimal) {
        let before: Decimal = self.lines.iter().rev().skip(1).map(|line| line.once).sum();
        if let Some(line) = self.lines.last_mut() {
            line.once = self.part.rounded(before * share);
        }
    }

    /// The sum of the lines so far.
    pub fn sum(&self) -> Decimal {
        self.lines.iter().map(|line| line.amount).sum()
    }

    /// The amount of a line; zero if it is not there.
    pub fn amount(&self, name: &str) -> Decimal {
        self.lines.iter().find(|line| *line.name == *name).map_or(Decimal::ZERO, |line| line.amount)
    }

    /// All lines.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }
}
