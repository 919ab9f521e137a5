//! `[calendar]`: from which day, for how long, on which clock, and when the doors are open.
//!
//! In: a table. Out: a [`Calendar`]. Where a part is wrong the rest is still laid out, so that readers after this one
//! find their own problems; [`Read::sure`] says whether to trust it.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::centre::calendar::{AtClose, DayPlan, OpenHours};
use crate::centre::{Calendar, Hours};
use crate::document::{At, Table};
use crate::said::{Said, said};
use crate::scenario::holidays::{self, Holiday};
use crate::scenario::{hours, keys};
use crate::units::{Span, shown};

/// Most days of a calendar: ten years.
pub const MOST_DAYS: u32 = 3660;

/// Most intervals of a calendar: minutes of more than a year.
pub const MOST_INTERVALS: i64 = 600_000;

/// By how much the opening hours of a day may differ from those of a week, as a share, without a warning: two Sundays more in thirty
/// days do.
const FAIR_PART: f64 = 0.05;

/// A calendar, and whether all of its keys were right.
#[derive(Debug)]
pub struct Read {
    /// The calendar; with defaults where a key was wrong.
    pub calendar: Calendar,
    /// What it was laid out by.
    pub pattern: Pattern,
    /// Nothing was wrong.
    pub sure: bool,
}

/// Reads the `[calendar]` of the file whose root is `root`.
pub fn read(root: &Table<'_>) -> Read {
    let table = root.need("calendar").and_then(|at| at.table());
    let parts = table.as_ref().and_then(|table| parts(table));
    let sure = parts.is_some();
    let pattern = parts.unwrap_or_default();
    let calendar = pattern.over(pattern.start, pattern.days);
    if let Some(at) = table.as_ref().and_then(|table| table.maybe("open")).filter(|_| sure && calendar.open.is_empty())
    {
        at.warn(said!("warn-never-opens", "the centre never opens: every caller is turned away"));
    }
    // Without money nothing is told by the month.
    if let Some(at) =
        table.as_ref().and_then(|table| table.maybe("days")).filter(|_| sure && root.maybe("currency").is_some())
        && let Some(words) = no_week(&pattern)
    {
        at.warn(words);
    }
    if let Some(table) = table {
        table.finish();
    }
    Read { calendar, pattern, sure }
}

/// Why days that are made a month of are no fair part of one: they lack weekdays on which the doors are shut, or open for longer.
/// Holidays are of these days and no others, and are left out.
fn no_week(pattern: &Pattern) -> Option<Said> {
    let behind = pattern.start.checked_add(jiff::Span::new().days(pattern.days)).ok()?;
    if pattern.start.day() == 1 && behind.day() == 1 {
        return None; // whole months
    }
    let hours = |weekday: usize| pattern.open.on(weekday).iter().map(|(from, to)| to.0.0 - from.0.0).sum::<i64>();
    let dates = pattern.start.series(jiff::Span::new().days(1)).take(pattern.days as usize);
    let open: i64 = dates.map(|date| hours(date.weekday().to_monday_zero_offset().unsigned_abs() as usize)).sum();
    let of_week: i64 = (0..7).map(hours).sum();
    let a_day = |open: i64, days: u32| Span(open).in_hours() / f64::from(days);
    let (here, usual) = (a_day(open, pattern.days), a_day(of_week, 7));
    let off = here / usual - 1.0;
    (usual > 0.0 && off.abs() > FAIR_PART).then(|| {
        said!(
            "warn-no-week",
            "these days are open {here} h each, those of a week {usual} h: what a month costs and earns, and its people, come out about \
             {percent} % {than} they are; take whole weeks, days = {weeks}, or whole months",
            here = format!("{here:.1}"),
            usual = format!("{usual:.1}"),
            percent = (off.abs() * 100.0).round().to_string(),
            than = if off > 0.0 { said!("warn-more-than", "more than") } else { said!("warn-less-than", "less than") },
            weeks = (pattern.days.div_ceil(7) * 7).to_string(),
        )
    })
}

/// The keys of `[calendar]`: what any span of days is laid out by.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The first day of the scenario.
    pub start: Date,
    /// How many days it has.
    pub days: u32,
    /// The clock.
    pub zone: TimeZone,
    open: Hours,
    holidays: Vec<Holiday>,
    /// Length of an interval.
    pub interval: Span,
    at_close: AtClose,
}

impl Default for Pattern {
    fn default() -> Pattern {
        Pattern {
            start: date(2026, 1, 5),
            days: 7,
            zone: TimeZone::UTC,
            open: Hours::daily(Hours::WHOLE_DAY),
            holidays: Vec::new(),
            interval: Span::minutes(30),
            at_close: AtClose::Serve,
        }
    }
}

impl Pattern {
    /// A calendar of `days` days from `first` on, with the same hours, holidays and clock.
    pub fn over(&self, first: Date, days: u32) -> Calendar {
        let plan: Vec<DayPlan> = first
            .series(jiff::Span::new().days(1))
            .take(days as usize)
            .map(|date| {
                let own = date.weekday().to_monday_zero_offset().unsigned_abs() as usize;
                let holiday = self.holidays.iter().find(|holiday| holiday.date == date);
                let weekday = holiday.and_then(|holiday| holiday.like).unwrap_or(own);
                let usual = OpenHours(self.open.on(weekday).to_vec());
                let open = holiday.map_or(usual.clone(), |holiday| holiday.hours(usual));
                DayPlan { date, weekday, holiday: holiday.is_some(), open }
            })
            .collect();
        Calendar::new(&plan, self.interval, self.zone.clone(), self.at_close)
    }
}

/// Reads all keys; `None` if any was wrong.
fn parts(table: &Table<'_>) -> Option<Pattern> {
    const AT_CLOSE: [(&str, AtClose); 2] = [("serve", AtClose::Serve), ("drop", AtClose::Drop)];
    let start = keys::need(table, "start", start);
    let days = keys::need(table, "days", |at| at.count(1, MOST_DAYS));
    let zone = keys::or(table, "timezone", TimeZone::UTC, zone);
    let open = keys::or(table, "open", Hours::daily(Hours::WHOLE_DAY), |at| hours::of_week(at, hours::open));
    let holidays = keys::or(table, "holidays", Vec::new(), holidays::read);
    let interval = keys::or(table, "interval", Span::minutes(30), interval);
    let at_close = keys::or(table, "at_close", AtClose::Serve, |at| at.one_of(&AT_CLOSE));
    if let (Some(days), Some(interval)) = (days, interval) {
        let intervals = i64::from(days) * (Span::hours(24).0 / interval.0);
        if intervals > MOST_INTERVALS {
            table.at().problem(format!("{days} days of {interval} are {intervals} intervals, more than the limit of {MOST_INTERVALS}; lengthen `interval`"));
            return None;
        }
    }
    Some(Pattern {
        start: start?,
        days: days?,
        zone: zone?,
        open: open?,
        holidays: holidays?,
        interval: interval?,
        at_close: at_close?,
    })
}

/// The first day.
fn start(at: &At<'_>) -> Option<Date> {
    let date = at.date()?;
    if !(1970..=2999).contains(&date.year()) {
        at.problem(format!("the year {} is outside 1970 to 2999", date.year()));
        return None;
    }
    Some(date)
}

/// The zone by its name in the time-zone database.
fn zone(at: &At<'_>) -> Option<TimeZone> {
    let name = at.text()?;
    let zone = TimeZone::get(name).ok();
    if zone.is_none() {
        at.problem(format!("there is no time zone \"{}\"; write a name such as \"Europe/Kyiv\"", shown(name)));
    }
    zone
}

/// The length of an interval: it divides the day.
fn interval(at: &At<'_>) -> Option<Span> {
    let span = at.span()?;
    let day = Span::hours(24);
    if span < Span::minutes(1) || span > day || day.0 % span.0 != 0 {
        at.problem(format!(
            "{span} does not divide the day into equal parts of 1m to 24h; write \"15m\", \"30m\" or \"1h\""
        ));
        return None;
    }
    Some(span)
}
