//! How much memory the counters and tables of a simulation need, before any of it is taken.

use super::counts::COUNTS;
use super::gauge::Gauge;
use super::intervals;
use crate::engine::Model;

/// Bytes of one figure in a finished table: its name, its estimate and their place in the table.
const FIGURE_BYTES: usize = 150;
/// Bytes of one line of a finished table beside its figures.
const LINE_BYTES: usize = 200;

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
    let counters = side_by_side * COUNTS * size_of::<i64>();
    let inbound = centre.contacts.iter().filter(|contact| contact.is_inbound()).count();
    let rows = [
        (inbound + 1, intervals::CONTACTS.len()),
        (centre.contacts.len() - inbound, intervals::WORK.len()),
        (centre.groups.len(), intervals::GROUPS.len()),
    ];
    let intervals = centre.calendar.intervals.len() as f64;
    rows.into_iter().fold(Memory::default(), |sum, (rows, gauges)| Memory {
        while_running: sum.while_running + intervals * (rows * (counters + gauges * size_of::<Gauge>())) as f64,
        kept: sum.kept + intervals * (rows * (LINE_BYTES + gauges * FIGURE_BYTES)) as f64,
    })
}
