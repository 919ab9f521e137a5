//! How a file writes dates and numbers, seen from all of its cells.
//!
//! In: every row once. Out: a [`Dialect`] that writes the cells of a row in one way, and what was decided. A cell that it cannot decide
//! stays as it is.

use crate::document::rows::Row;
use crate::document::tables::dates::{self, Order};
use crate::document::tables::manner::{Decimal, Manner};
use crate::document::tables::numbers::{self, Says};
use crate::document::tables::units::{self, Unit};

/// How a file writes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dialect {
    order: Option<Order>,
    decimal: Option<Decimal>,
    /// Of each column, where its header names a unit other than seconds.
    units: Vec<Option<Unit>>,
    /// No cell is written otherwise than usual.
    plain: bool,
}

/// What the cells of a file say.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    day_first: Option<String>,
    month_first: Option<String>,
    dots: bool,
    short: bool,
    open_dates: bool,
    odd_dates: bool,
    commas: bool,
    comma: Option<String>,
    point: Option<String>,
    percent: bool,
    spaces: bool,
}

impl Heard {
    /// Hears a row.
    pub fn row(&mut self, row: &Row) {
        (0..row.cells()).for_each(|column| self.cell(row.get(column)));
    }

    /// Hears a cell.
    pub fn cell(&mut self, cell: &str) {
        if !cell.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | ',' | '.')) {
            return;
        }
        if let Some(date) = dates::written(cell) {
            self.dots |= date.has_dots();
            self.short |= date.is_short();
            self.open_dates |= date.is_open();
            self.odd_dates |= !date.is_usual();
            match date.excludes().filter(|_| date.is_open()) {
                Some(Order::DayFirst) => _ = self.day_first.get_or_insert_with(|| cell.to_owned()),
                Some(Order::MonthFirst) => _ = self.month_first.get_or_insert_with(|| cell.to_owned()),
                None => {}
            }
            return;
        }
        let says = numbers::says(cell);
        self.commas |= says != Says::Nothing && cell.contains(',');
        match says {
            Says::Comma => _ = self.comma.get_or_insert_with(|| cell.to_owned()),
            Says::Point => _ = self.point.get_or_insert_with(|| cell.to_owned()),
            Says::Open | Says::Nothing => {}
        }
        self.percent |= cell.ends_with('%');
        self.spaces |= cell.contains([' ', '\u{A0}', '\u{202F}', '\u{2009}']);
    }

    /// The dialect, and what was decided, as parts of a sentence.
    ///
    /// # Errors
    /// The file writes numbers in two ways.
    pub fn dialect(self, header: &[String], manner: &Manner) -> Result<(Dialect, Vec<String>), String> {
        let mut told = Vec::new();
        let order = self.order(manner, &mut told);
        let decimal = self.decimal(manner, &mut told)?;
        if self.percent {
            told.push("per cent as hundredths".to_owned());
        }
        // Minutes of an invoice are a quantity that is billed in minutes.
        let timed = header.iter().filter(|_| !manner.is_invoice);
        let units: Vec<Option<Unit>> =
            timed.map(|name| units::apart(name).1.filter(|unit| unit.name != "seconds")).collect();
        for (name, unit) in header.iter().zip(&units).filter_map(|(name, unit)| Some((name, (*unit)?))) {
            told.push(format!("\"{}\" in {}", crate::units::shown(name), unit.name));
        }
        let has_units = units.iter().any(Option::is_some);
        let commas = self.commas || decimal == Some(Decimal::Comma);
        let plain = !(has_units || commas || self.odd_dates || self.percent || self.spaces);
        Ok((Dialect { order, decimal, units, plain }, told))
    }

    fn order(&self, manner: &Manner, told: &mut Vec<String>) -> Option<Order> {
        let name = |order| match order {
            Order::DayFirst => "day first",
            Order::MonthFirst => "month first",
        };
        if self.dots {
            told.push(format!("dates D.M.{}", if self.short { "YY, of this century" } else { "Y" }));
        }
        let shown = crate::units::shown;
        match (manner.dates, &self.day_first, &self.month_first) {
            (Some(order), ..) => {
                if self.open_dates {
                    told.push(format!("dates {}, as said", name(order)));
                }
                Some(order)
            }
            (None, Some(only), None) => {
                told.push(format!("dates day first, by \"{}\"", shown(only)));
                Some(Order::DayFirst)
            }
            (None, None, Some(only)) => {
                told.push(format!("dates month first, by \"{}\"", shown(only)));
                Some(Order::MonthFirst)
            }
            _ => None,
        }
    }

    fn decimal(&self, manner: &Manner, told: &mut Vec<String>) -> Result<Option<Decimal>, String> {
        let shown = crate::units::shown;
        match (manner.decimal, &self.comma, &self.point) {
            (Some(decimal), ..) => {
                let name = if decimal == Decimal::Comma { "commas" } else { "points" };
                told.push(format!("decimal {name}, as said"));
                Ok(Some(decimal))
            }
            (None, Some(comma), Some(point)) => Err(format!(
                "the decimal mark is a comma in \"{}\" and a point in \"{}\"; write one of them, or say decimal = \"comma\" or \
                 \"point\" (--decimal)",
                shown(comma),
                shown(point)
            )),
            (None, Some(comma), None) => {
                told.push(format!("decimal commas, by \"{}\"", shown(comma)));
                Ok(Some(Decimal::Comma))
            }
            (None, None, Some(point)) => {
                if self.commas {
                    told.push(format!("commas between thousands, by \"{}\"", shown(point)));
                }
                Ok(Some(Decimal::Point))
            }
            (None, None, None) => Ok(None),
        }
    }
}

impl Dialect {
    /// The row with its cells in the usual spelling.
    pub fn usual(&self, row: Row) -> Row {
        if self.plain {
            return row;
        }
        row.rewritten(|column, cell| self.cell(column, cell))
    }

    /// A cell in the usual spelling; none where it stays.
    pub fn cell(&self, column: usize, cell: &str) -> Option<String> {
        if let Some(date) = dates::written(cell) {
            return date.usual(self.order);
        }
        let number = numbers::usual(cell, self.decimal);
        match self.units.get(column).copied().flatten() {
            Some(unit) => unit.in_seconds(number.as_deref().unwrap_or(cell)).or(number),
            None => number,
        }
    }
}
