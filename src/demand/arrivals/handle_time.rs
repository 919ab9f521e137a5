//! The column of handle times of a table by interval: whether each is a mean or a sum over the interval's contacts.
//!
//! In: a sheet, and what the scenario says of the column. Out: mean handle times in seconds. The column's name decides; where it does
//! not, the data do: a sum of handle times is never less than a second for each contact. What is then still open is refused.

use crate::document::cells::{number, seconds};
use crate::document::sheet::Row;
use crate::document::tables::names::{HANDLE_TIME, OPEN_HANDLE_TIME, TOTAL_HANDLE_TIME, is_one_of};
use crate::document::{At, Sheet};
use crate::units::{Span, shown};

/// The longest mean handle time: a week.
const LONGEST: Span = Span::hours(168);
/// The longest sum of handle times in an interval.
const LONGEST_SUM: Span = Span::hours(168_000);

/// What a handle time is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A mean: of one contact.
    One,
    /// A sum: of all contacts of the interval.
    All,
}

/// A column of handle times.
#[derive(Clone, Copy, Debug)]
pub struct HandleTimes {
    column: usize,
    of: Of,
}

impl HandleTimes {
    /// Finds the column, if there is one; `volume` is that of the contacts.
    pub fn find(
        sheet: &mut Sheet,
        file: &At<'_>,
        (named, said): (Option<&At<'_>>, Option<Of>),
        volume: usize,
    ) -> Option<Option<HandleTimes>> {
        let column = match named {
            Some(at) => Some(sheet.column_named(at, at.text()?)?),
            None => [HANDLE_TIME, TOTAL_HANDLE_TIME, OPEN_HANDLE_TIME].iter().find_map(|names| sheet.maybe(names)),
        };
        let Some(column) = column else { return Some(None) };
        let name = sheet.column(column).to_owned();
        let of = match said {
            Some(of) => of,
            None if is_one_of(&name, TOTAL_HANDLE_TIME) => Of::All,
            None if is_one_of(&name, HANDLE_TIME) => Of::One,
            None if is_too_short_for_sums(sheet, column, volume) => {
                sheet.note(format!(
                    "\"{}\" is taken as a mean: some are less than a second for each contact",
                    shown(&name)
                ));
                Of::One
            }
            None => {
                file.problem(format!(
                    "{}: \"{}\" may be the mean handle time or the sum over the interval's contacts; say handle_time_is = \"average\" or \
                     \"total\"",
                    shown(sheet.name()),
                    shown(&name)
                ));
                return None;
            }
        };
        sheet.uses(column, if of == Of::All { "total_handle_time_s" } else { "handle_time_s" });
        Some(Some(HandleTimes { column, of }))
    }

    /// The mean handle time of a row, seconds; none where the cell is empty or nobody came.
    pub fn of(&self, sheet: &Sheet, file: &At<'_>, row: &Row, volume: f64) -> Option<Option<f64>> {
        // An interval in which nobody is expected has no handle time to tell.
        if row.get(self.column).is_empty() {
            return Some(None);
        }
        let high = if self.of == Of::All { LONGEST_SUM } else { LONGEST };
        let time = sheet.cell(file, row, self.column, |cell| seconds(cell, high))?.in_seconds();
        match self.of {
            Of::One => Some(Some(time)),
            Of::All if volume > 0.0 => Some(Some(time / volume)),
            Of::All if time > 0.0 => {
                let why = "a sum of handle times where nobody came; a contact belongs to the interval of its arrival";
                sheet.problem(file, row.line(), why);
                None
            }
            Of::All => Some(None),
        }
    }
}

/// Whether some row has less than a second for each of its contacts.
fn is_too_short_for_sums(sheet: &Sheet, column: usize, volume: usize) -> bool {
    sheet.rows().iter().any(|row| {
        let volume = number(row.get(volume), 0.0, 1e9).unwrap_or(0.0);
        let time = seconds(row.get(column), LONGEST_SUM).map(Span::in_seconds);
        time.is_ok_and(|time| time > 0.0 && time < volume)
    })
}
