//! The calendar of real records: whole calendar months, laid out as the scenario's days are.
//!
//! In: what the records touch, the months of the quantities, the scenario's pattern. Out: a calendar over whole months, the months
//! that are billed, and where its first midnight is. Months between that nothing touches are in the calendar, and not billed.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::starts::Instant;
use super::usage::{YearMonth, label};
use crate::centre::Calendar;
use crate::scenario::calendar::{MOST_DAYS, MOST_INTERVALS, Pattern};
use crate::units::{Span, Time};

/// Whole months, and which of them are billed.
#[derive(Clone, Debug)]
pub struct Months {
    /// From the first day of the first month to the last of the last.
    pub calendar: Calendar,
    /// The months that are billed, as positions in [`Calendar::months`], in order.
    pub billed: Vec<usize>,
    /// The first midnight.
    origin: i64,
}

impl Months {
    /// Lays out the months that records and quantities touch; without any, those of the scenario's own calendar.
    ///
    /// # Errors
    /// They reach too far.
    pub fn new(touched: &[YearMonth], pattern: &Pattern) -> Result<Months, String> {
        let mut touched = touched.to_vec();
        if touched.is_empty() {
            touched = own(pattern);
        }
        touched.sort_unstable();
        touched.dedup();
        let (Some(first), Some(last)) = (touched.first(), touched.last()) else {
            return Err("there are no days".to_owned());
        };
        let (from, to) = (first_day(*first), first_day(*last).last_of_month());
        let days = from.until(to).map_or(u32::MAX, |span| span.get_days().unsigned_abs()).saturating_add(1);
        let long = format!("the records and quantities reach from {} to {}", label(*first), label(*last));
        if days > MOST_DAYS {
            return Err(format!("{long}, more than ten years; price fewer months at once"));
        }
        if i64::from(days) * (Span::hours(24).0 / pattern.interval.0.max(1)) > MOST_INTERVALS {
            return Err(format!("{long}: too many intervals of {}; price fewer months at once", pattern.interval));
        }
        let calendar = pattern.over(from, days);
        let is_billed = |month: &crate::centre::calendar::Month| touched.contains(&(month.year, month.month));
        let billed = calendar.months.iter().enumerate().filter(|(_, month)| is_billed(month)).map(|(n, _)| n).collect();
        Ok(Months { calendar, billed, origin: midnight(&pattern.zone, from).0 })
    }

    /// The month at a position of the calendar.
    pub fn year_month(&self, month: usize) -> YearMonth {
        self.calendar.months.get(month).map_or((1970, 1), |month| (month.year, month.month))
    }

    /// The name of the month at a position of the calendar.
    pub fn label(&self, month: usize) -> String {
        label(self.year_month(month))
    }

    /// The first instant of a day, which need not be in the calendar.
    pub fn midnight(&self, date: Date) -> Instant {
        midnight(&self.calendar.zone, date)
    }

    /// The month of an instant, a position in the calendar's months.
    pub fn of(&self, at: Instant) -> usize {
        self.calendar.month_at(self.time(at))
    }

    /// An instant as the calendar counts it.
    pub fn time(&self, at: Instant) -> Time {
        Time(at.0 - self.origin)
    }
}

fn midnight(zone: &TimeZone, date: Date) -> Instant {
    let at = zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible();
    Instant(at.map_or(0, |at| at.as_microsecond()))
}

/// The months of the scenario's own calendar.
fn own(pattern: &Pattern) -> Vec<YearMonth> {
    let days = pattern.start.series(jiff::Span::new().days(1)).take(pattern.days as usize);
    let mut months: Vec<YearMonth> = days.map(|day| (day.year(), day.month())).collect();
    months.dedup();
    months
}

fn first_day((year, month): YearMonth) -> Date {
    // Years and months were checked when they were read.
    Date::new(year, month, 1).unwrap_or(date(1970, 1, 1))
}
