//! How much memory the counters and tables of a simulation need, before any of it is taken.

use super::counts::COUNTS;
use super::grid::Grid;
use super::histogram::Histogram;
use super::intervals::Of;
use crate::engine::Model;

/// Bytes of one estimate in a finished table.
const FIGURE_BYTES: usize = 24;
/// Columns that others add to the table of a group.
const MORE_COLUMNS: usize = 3;
/// Bytes of an interval's name.
const START_BYTES: usize = 48;

/// Bytes for one option: while it is simulated, and what is kept of it afterwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// Counters of all replications side by side, and the sums over replications.
    pub while_running: f64,
    /// The tables by interval.
    pub kept: f64,
}

/// An estimate for one option, with so many replications side by side.
pub fn memory(model: &Model, side_by_side: usize) -> Memory {
    let centre = &model.centre;
    // One more counts the intervals that people wait through.
    let counters = side_by_side * (COUNTS + 1) * size_of::<i64>();
    let inbound = centre.contacts.iter().filter(|contact| contact.is_inbound()).count();
    let rows = [
        (inbound + 1, Of::Contacts, 0),
        (centre.contacts.len() - inbound, Of::Work, 0),
        (centre.groups.len(), Of::Groups, MORE_COLUMNS),
    ];
    let intervals = centre.calendar.intervals.len() as f64;
    let names = Memory { while_running: intervals * START_BYTES as f64, kept: intervals * START_BYTES as f64 };
    // The waits of each row, by replication and over all of them.
    let waits = (side_by_side + 1) * Histogram::BYTES;
    rows.into_iter().fold(names, |sum, (rows, of, more)| Memory {
        while_running: sum.while_running
            + (rows * waits) as f64
            + intervals * (rows * (counters + Grid::bytes(of.measures()))) as f64,
        kept: sum.kept + intervals * (rows * (of.measures().len() + more) * FIGURE_BYTES) as f64,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Tally;
    use super::super::fixture::model;
    use super::*;
    use crate::units::Span;

    #[test]
    fn a_replication_more_takes_what_its_counters_take() {
        let model = model(3);
        let tally = Tally::new(&model, Span::ZERO);
        let cells = size_of_val(tally.cells.as_slice()) + size_of_val(tally.waiting_through.as_slice());
        let one = memory(&model, 2).while_running - memory(&model, 1).while_running;
        assert!((one - (cells + tally.waits.len() * Histogram::BYTES) as f64).abs() < 1.0, "{one}");
    }
}
