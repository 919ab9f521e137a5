//! When a contact came, by the centre's clock, from what an export writes: local time, or an instant with an offset.
//!
//! In: cells of the start, the centre's zone. Out: local date and time, with its offset where the zone is known.

use jiff::civil::DateTime;
use jiff::tz::{Offset, TimeZone};

use crate::document::cells::{date, date_time, date_time_with_offset, time_of_day};
use crate::import::Ask;
use crate::import::fields::{Cells, Field};
use crate::units::shown;

/// What was seen of the clock of an export.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    /// A time has an offset, and nobody said the centre's zone.
    needs_zone: bool,
    converted: usize,
    local: usize,
}

impl Clock {
    /// Refuses times that nobody can lay on the centre's clock.
    ///
    /// # Errors
    /// How to say the zone.
    pub fn known(&self) -> Result<(), String> {
        if self.needs_zone {
            return Err(
                "its times have a zone or are UTC; say the centre's by --timezone, such as Europe/Kyiv".to_owned()
            );
        }
        Ok(())
    }

    /// How times were taken.
    pub fn told(&self, ask: &Ask<'_>) -> Option<String> {
        let name = ask.zone.and_then(TimeZone::iana_name).unwrap_or("UTC");
        match (self.converted, self.local) {
            (0, _) if ask.zone.is_some() => {
                Some(format!("times are taken as those of {name} already: they have no offset"))
            }
            (0, _) => Some("times are taken as the centre's own: they have no offset".to_owned()),
            (_, 0) => Some(format!("times are converted to {name}")),
            (n, m) => Some(format!("{n} times are converted to {name}, {m} without an offset are taken as its own")),
        }
    }
}

/// The start of a row, and as text: `2026-11-03T09:15:00`, with an offset where the zone is known.
pub fn start(cells: &Cells<'_>, ask: &Ask<'_>, clock: &mut Clock) -> Result<(DateTime, String), String> {
    let (local, offset) = moment(cells, ask, clock)?;
    let text = match offset {
        Some(offset) => format!("{local}{}", signed(offset)),
        None => local.to_string(),
    };
    Ok((local, text))
}

/// The local date and time of a row, and its offset where it was converted.
pub fn moment(cells: &Cells<'_>, ask: &Ask<'_>, clock: &mut Clock) -> Result<(DateTime, Option<Offset>), String> {
    let queued = cells.get(Field::Queued);
    let text = if queued.is_empty() { cells.get(Field::Start) } else { queued };
    if text.is_empty() {
        return Err("it does not say when it came".to_owned());
    }
    let time = cells.get(Field::Time);
    if cells.fields.of(Field::Time).is_some() {
        clock.local += 1;
        return Ok((date(text)?.to_datetime(of_day(time)?), None));
    }
    // An interval written whole: its beginning.
    let text = text.split_once('/').map_or(text, |(from, to)| if to.contains('T') { from } else { text });
    let (local, said) =
        date_time_with_offset(text).or_else(|why| date_time(text).map(|at| (at, None)).map_err(|_| why))?;
    let Some(said) = said else {
        clock.local += 1;
        return Ok((local, None));
    };
    clock.converted += 1;
    let Some(zone) = ask.zone else {
        clock.needs_zone = true;
        return Ok((local, None));
    };
    let offset = Offset::from_seconds(said).map_err(|_| format!("\"{}\" has no such offset", shown(text)))?;
    let at = offset.to_timestamp(local).map_err(|_| format!("\"{}\" is out of range", shown(text)))?;
    Ok((zone.to_datetime(at), Some(zone.to_offset(at))))
}

/// How many seconds an interval lasts that says its beginning and its end; none where it does not say both.
pub fn lasts(cells: &Cells<'_>) -> Option<i64> {
    let of = |field| {
        let (local, offset) = date_time_with_offset(cells.get(field)).ok()?;
        let at = Offset::UTC.to_timestamp(local).ok()?.as_second();
        Some(at - i64::from(offset.unwrap_or(0)))
    };
    Some(of(Field::End)? - of(Field::Start)?)
}

/// `9:30`, `09:30:00`, or `930` as some systems write half past nine.
fn of_day(text: &str) -> Result<jiff::civil::Time, String> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let spelt = if digits { format!("{:0>4}", text) } else { String::new() };
    let spelt = spelt.get(..2).zip(spelt.get(2..)).map(|(hours, minutes)| format!("{hours}:{minutes}"));
    time_of_day(spelt.as_deref().unwrap_or(text))
        .ok_or_else(|| format!("\"{}\" is not a time of day; write 09:30", shown(text)))
}

/// `+02:00`.
fn signed(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}
