//! The tables of a sweep: which columns they have, and the rows of a point.
//!
//! In: a sweep, what is kept of a point's replications. Out: rows, one by one, so that nothing is held. Rows stand in the order of
//! points, options, replications and contact types, whatever reckoned them.

use std::sync::Arc;

use crate::experiment::sweep::asked::{Layout, Sweep};
use crate::experiment::sweep::figures::Told;
use crate::measures::Unit;
use crate::results::sweep::{Block, Cell, Column, Failed, Kind, Replicated};

/// Takes a row.
pub type Row<'r, E> = &'r mut dyn FnMut(&[Cell]) -> Result<(), E>;

/// What is kept of a point.
#[derive(Clone, Debug, PartialEq)]
pub enum Point {
    /// All replications of each option.
    Whole(Vec<Vec<Replicated>>),
    /// It failed.
    Failed(Failed),
    /// Some are not there.
    Missing,
}

impl Sweep {
    /// A point put together from its blocks, in the order of their replications.
    ///
    /// # Errors
    /// The figure of the precision is not there.
    pub fn point(&self, blocks: Vec<Block>) -> Result<Point, String> {
        let mut found: Vec<Vec<Replicated>> = vec![Vec::new(); self.layouts.len()];
        let mut next = 0;
        for block in blocks {
            if block.from != next {
                return Ok(Point::Missing);
            }
            next = block.until;
            match block.found {
                Err(failed) => return Ok(Point::Failed(failed)),
                Ok(options) => found.iter_mut().zip(options).for_each(|(all, more)| all.extend(more)),
            }
        }
        Ok(if self.is_complete(&found)? { Point::Whole(found) } else { Point::Missing })
    }

    /// Columns of `replications`: a row for each point, option, replication and contact type.
    pub fn replication_columns(&self) -> Vec<Column> {
        let mut columns = self.keys(&[
            whole("replication", "the replication, from 0: rows of the same number met the same callers"),
            whole("seed", "the seed: with the replication it is the address of all luck"),
        ]);
        for told in Told::all(self) {
            columns.push(self.column(&told, "", ""));
            columns.extend(told.is_ratio().then(|| of(&told)));
        }
        columns
    }

    /// Columns of `intervals`: the same for each interval of the calendar, of figures that follow from counters.
    pub fn interval_columns(&self) -> Vec<Column> {
        let mut columns = self.keys(&[
            whole("replication", "the replication, from 0"),
            whole("seed", "the seed"),
            whole(
                "interval",
                "the interval of the calendar, from 0: those of intervals.csv of `busyhour run`, in their order",
            ),
        ]);
        for told in Told::all(self).iter().filter(|told| told.is_counted()) {
            columns.push(self.column(told, "", ""));
            columns.extend(told.is_ratio().then(|| of(told)));
        }
        columns
    }

    /// Columns of `points`: a row for each point, option and contact type, with an interval for every figure.
    pub fn point_columns(&self) -> Vec<Column> {
        let mut columns =
            self.keys(&[whole("replications", "replications of this option at this point"), whole("seed", "the seed")]);
        let percent = (self.confidence * 1000.0).round() / 10.0;
        for told in Told::all(self) {
            columns.push(self.column(&told, "", told.put_together()));
            columns.push(self.column(&told, "_low", &format!("; lower end of its interval at {percent} %")));
            columns.push(self.column(&told, "_high", &format!("; upper end of its interval at {percent} %")));
        }
        columns
    }

    /// The columns by which rows are told apart.
    fn keys(&self, more: &[Column]) -> Vec<Column> {
        let mut columns = vec![whole("point", "the point, by its number in the design, from 0")];
        columns.extend(self.plan.axes.iter().map(|axis| {
            let unit = if axis.values.are_durations() { "s" } else { "" };
            Column {
                name: axis.column.clone(),
                kind: if axis.is_number() { Kind::Number } else { Kind::Text },
                unit: unit.to_owned(),
                definition: format!("the value of {}; in `run` --set '{}=VALUE{unit}'", axis.path, axis.path),
            }
        }));
        columns.push(text("option", "the option; `base` where the scenario has none"));
        columns.push(text("contact", "the contact type, or `total` of those that people call for"));
        columns.extend(more.iter().cloned());
        columns
    }

    fn column(&self, told: &Told, end: &str, more: &str) -> Column {
        let unit = match told.unit() {
            Unit::Seconds => "s".to_owned(),
            Unit::Money => self.currency.clone(),
            unit => unit.name().to_owned(),
        };
        let definition = format!("{}{more}", told.definition());
        let name = format!("{}{end}", told.column(&self.currency));
        Column { name, kind: Kind::Number, unit, definition }
    }

    /// The cells by which rows of a point are told apart.
    fn key_cells(&self, point: u64) -> Vec<Cell> {
        let mut cells = vec![Cell::Whole(point)];
        cells.extend(self.cells(point));
        cells
    }

    /// Rows of `replications`.
    ///
    /// # Errors
    /// Whatever `row` says.
    pub fn replication_rows<E>(&self, point: u64, found: &[Vec<Replicated>], row: Row<'_, E>) -> Result<(), E> {
        let (figures, keys) = (Told::all(self), self.key_cells(point));
        let most = found.iter().map(Vec::len).max().unwrap_or(0);
        for number in 0..most {
            for (layout, replications) in self.layouts.iter().zip(found) {
                let Some(one) = replications.get(number) else { continue };
                for (place, (contact, _)) in layout.rows.iter().enumerate() {
                    let mut cells = named(&keys, layout, contact);
                    cells.extend([Cell::Whole(number as u64), Cell::Whole(self.seed)]);
                    for told in &figures {
                        let share = told.of(layout, one, place);
                        cells.push(Cell::Number(share.and_then(|share| share.value())));
                        if told.is_ratio() {
                            cells.push(Cell::Number(share.map(|share| share.whole)));
                        }
                    }
                    row(&cells)?;
                }
            }
        }
        Ok(())
    }

    /// Rows of `intervals`.
    ///
    /// # Errors
    /// Whatever `row` says.
    pub fn interval_rows<E>(&self, point: u64, found: &[Vec<Replicated>], row: Row<'_, E>) -> Result<(), E> {
        let (figures, keys) = (Told::all(self), self.key_cells(point));
        let most = found.iter().map(Vec::len).max().unwrap_or(0);
        for number in 0..most {
            for (layout, replications) in self.layouts.iter().zip(found) {
                let Some(one) = replications.get(number) else { continue };
                for (place, ((contact, _), intervals)) in layout.rows.iter().zip(&one.intervals).enumerate() {
                    for (interval, counts) in intervals.iter().enumerate() {
                        let mut cells = named(&keys, layout, contact);
                        cells.extend([number as u64, self.seed, interval as u64].map(Cell::Whole));
                        counted_cells(&figures, layout, place, counts, &mut cells);
                        row(&cells)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Rows of `points`.
    ///
    /// # Errors
    /// Whatever `row` says.
    pub fn point_rows<E>(&self, point: u64, found: &[Vec<Replicated>], row: Row<'_, E>) -> Result<(), E> {
        let (figures, keys) = (Told::all(self), self.key_cells(point));
        for (layout, replications) in self.layouts.iter().zip(found) {
            for (place, (contact, _)) in layout.rows.iter().enumerate() {
                let mut cells = named(&keys, layout, contact);
                cells.extend([Cell::Whole(replications.len() as u64), Cell::Whole(self.seed)]);
                for told in &figures {
                    let estimate = told.over(layout, replications, place, self.confidence);
                    cells.extend([estimate.mean, estimate.low, estimate.high].map(Cell::Number));
                }
                row(&cells)?;
            }
        }
        Ok(())
    }
}

/// The cells of an interval's counters.
fn counted_cells(figures: &[Told], layout: &Layout, place: usize, counts: &[i64], cells: &mut Vec<Cell>) {
    for told in figures.iter().filter(|told| told.is_counted()) {
        let share = match told {
            Told::Measure(figure) if told.is_on(layout, place) => Some(figure.of_counts(counts)),
            _ => None,
        };
        cells.push(Cell::Number(share.and_then(|share| share.value())));
        if told.is_ratio() {
            cells.push(Cell::Number(share.map(|share| share.whole)));
        }
    }
}

fn named(keys: &[Cell], layout: &Layout, contact: &Arc<str>) -> Vec<Cell> {
    let mut cells = keys.to_vec();
    cells.extend([Cell::Text(layout.option.clone()), Cell::Text(contact.clone())]);
    cells
}

fn whole(name: &str, definition: &str) -> Column {
    Column { name: name.to_owned(), kind: Kind::Whole, unit: String::new(), definition: definition.to_owned() }
}

fn text(name: &str, definition: &str) -> Column {
    Column { name: name.to_owned(), kind: Kind::Text, unit: String::new(), definition: definition.to_owned() }
}

/// The whole of a ratio.
fn of(told: &Told) -> Column {
    Column {
        name: format!("{}_of", told.name()),
        kind: Kind::Number,
        unit: String::new(),
        definition: format!(
            "what {0} is a part of: over rows it is the sum of {0} times this, by the sum of this",
            told.name()
        ),
    }
}
