//! `[demand]` and `[handle_time]`: the two knobs that every file has.
//!
//! In: their tables, which may be missing. Out: factors on all inbound volumes, and on talk, hold and wrap-up of all contact
//! types. Who calls stays who calls: the same people come closer together, and take proportionally longer.

use crate::document::Table;
use crate::scenario::keys;

/// The path of the factor on all inbound volumes.
pub const DEMAND: &str = "demand.scale";
/// The path of the factor on all handle times.
pub const HANDLE_TIME: &str = "handle_time.scale";

/// Factors beyond this, or below one by it, are a slip.
const MOST: f64 = 1000.0;

/// Factors on the file as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scales {
    /// First attempts of all inbound types times this.
    pub demand: f64,
    /// Talk, hold and wrap-up of all types times this.
    pub handle_time: f64,
}

/// Reads both; 1 where nothing is said, and where something is wrong with it, which is told.
pub fn read(root: &Table<'_>) -> Scales {
    let of = |key: &'static str| {
        let read = root.maybe(key).and_then(|at| {
            let table = at.table()?;
            let scale = keys::or(&table, "scale", 1.0, |at| at.number(1.0 / MOST, MOST));
            table.finish();
            scale
        });
        read.unwrap_or(1.0)
    };
    Scales { demand: of("demand"), handle_time: of("handle_time") }
}
