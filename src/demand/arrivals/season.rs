//! Factors of a day's volume by what day it is: weekday, calendar month, months of growth.
//!
//! In: `weekdays`, `months`, `growth_per_month`. Out: the factor of a day of the calendar.

use super::Reading;
use crate::document::words::WEEKDAYS;
use crate::document::{At, Table};
use crate::units::shown;

/// Months as the scenario writes them.
pub const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Factors by weekday, month and growth.
#[derive(Clone, Copy, Debug)]
pub struct Season {
    weekdays: [f64; 7],
    months: [f64; 12],
    growth: f64,
}

impl Season {
    /// Reads its keys from the model's table.
    pub(super) fn read(table: &Table<'_>) -> Option<Season> {
        const ONES: [f64; 12] = [1.0; 12];
        let weekdays = table.maybe("weekdays").map_or(Some([1.0; 7]), |at| {
            named(&at, &WEEKDAYS, "weekday; write mon, tue, wed, thu, fri, sat, sun, or mon-fri")
        });
        let months = table
            .maybe("months")
            .map_or(Some(ONES), |at| named(&at, &MONTHS, "month; write jan, feb, mar and so on, or nov-dec"));
        let growth = table.maybe("growth_per_month").map_or(Some(0.0), |at| at.number(-0.99, 10.0));
        Some(Season { weekdays: weekdays?, months: months?, growth: growth? })
    }

    /// The factors of calendar months, January first, and the growth a month.
    pub fn over_years(&self) -> ([f64; 12], f64) {
        (self.months, self.growth)
    }

    /// The factor of a day of the calendar that follows the tables of `weekday`.
    pub(super) fn factor(&self, reading: &Reading<'_>, position: usize, weekday: usize) -> f64 {
        let grown = libm::pow(1.0 + self.growth, position as f64 * 12.0 / 365.25);
        let month = reading.calendar.days.get(position).map_or(1, |day| day.date.month());
        let month = usize::try_from(month - 1).ok().and_then(|month| self.months.get(month));
        let weekday = self.weekdays.get(weekday).copied().unwrap_or(1.0);
        weekday * grown * month.copied().unwrap_or(1.0)
    }
}

/// Factors by name or by a range of names that may run over the end: `{ sat = 0.7, nov-jan = 1.6 }`; 1 if not named.
pub fn named<const N: usize>(at: &At<'_>, names: &[&str; N], what: &str) -> Option<[f64; N]> {
    let mut factors: [Option<f64>; N] = [None; N];
    let mut known = true;
    for (name, place, value) in at.table()?.named() {
        let find = |text: &str| names.iter().position(|known| *known == text);
        let range = match name.split_once('-') {
            Some((from, to)) => find(from).zip(find(to)),
            None => find(name).map(|one| (one, one)),
        };
        let (Some((from, to)), Some(factor)) = (range, value.number(0.0, 1e6)) else {
            if range.is_none() {
                at.log().error(place, value.path(), format!("\"{}\" is no {what}", shown(name)));
            }
            known = false;
            continue;
        };
        let count = (to + N - from) % N + 1;
        for step in (0..count).map(|step| (from + step) % N) {
            if let Some(slot) = factors.get_mut(step)
                && slot.replace(factor).is_some()
            {
                at.log().error(place, value.path(), format!("{} is named twice", names.get(step).unwrap_or(&"")));
                known = false;
            }
        }
    }
    known.then(|| factors.map(|factor| factor.unwrap_or(1.0)))
}
