//! When a contact started: local time, as an export writes it, to an instant.
//!
//! In: date and time of day in the scenario's zone, with an offset where the clock shows a time twice. Out: microseconds since 1970
//! by UTC. Knows no calendar: which days there are is known when all records are read.

use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use crate::document::cells;
use crate::units;

/// An instant: microseconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

/// A start as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The instant.
    pub at: Instant,
    /// What the clock showed.
    pub local: DateTime,
    /// The clock shows this time twice, and no offset says which is meant: the first was taken.
    pub doubtful: bool,
}

/// Reads `2026-11-02T09:15:00`, a blank instead of the `T`, `+02:00` behind it where the clock repeats an hour.
///
/// # Errors
/// What is wrong with the text: no date, a time that the clock skips, an offset that the zone does not have then.
pub fn start(text: &str, zone: &TimeZone) -> Result<Start, String> {
    if text.is_empty() {
        return Err("the cell is empty; write the start as 2026-11-02T09:15:00".to_owned());
    }
    let (local, said) = cells::date_time_with_offset(text)?;
    if !(1970..=2999).contains(&local.year()) {
        return Err(format!("the year {} is outside 1970 to 2999", local.year()));
    }
    let (offset, doubtful) = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => (one_of(&[offset], said, local, zone)?, false),
        AmbiguousOffset::Fold { before, after } => (one_of(&[before, after], said, local, zone)?, said.is_none()),
        AmbiguousOffset::Gap { .. } => {
            return Err(format!("the clock of {} skips {local}; the records' zone is calendar.timezone", name(zone)));
        }
    };
    let at = offset.to_timestamp(local).map_err(|_| "this instant is out of range".to_owned())?;
    Ok(Start { at: Instant(at.as_microsecond()), local, doubtful })
}

/// The zone of a name, such as Europe/Kyiv.
///
/// # Errors
/// That there is none of that name.
pub fn zone(name: &str) -> Result<TimeZone, String> {
    TimeZone::get(name)
        .map_err(|_| format!("there is no zone \"{}\"; write one such as Europe/Kyiv", units::shown(name)))
}

/// The offset that was said, if it is one of these; the first if none was.
fn one_of(offsets: &[Offset], said: Option<i32>, local: DateTime, zone: &TimeZone) -> Result<Offset, String> {
    let Some(said) = said else { return offsets.first().copied().ok_or_else(String::new) };
    if let Some(found) = offsets.iter().find(|offset| offset.seconds() == said) {
        return Ok(*found);
    }
    let known: Vec<String> = offsets.iter().map(|offset| shown(offset.seconds())).collect();
    let elsewhere = Offset::from_seconds(said).ok().and_then(|offset| offset.to_timestamp(local).ok());
    let hint = elsewhere.map_or(String::new(), |at| format!("; write {}", zone.to_datetime(at)));
    Err(format!(
        "starts are local time: at {local} the clock of {} is at {}, not {}{hint}",
        name(zone),
        known.join(" or "),
        shown(said)
    ))
}

/// `+02:00`.
fn shown(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}

fn name(zone: &TimeZone) -> &str {
    zone.iana_name().unwrap_or("UTC")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn kyiv(text: &str) -> Result<Start, String> {
        start(text, &TimeZone::get("Europe/Kyiv").unwrap())
    }

    fn hours(later: &str, earlier: &str) -> i64 {
        (kyiv(later).unwrap().at.0 - kyiv(earlier).unwrap().at.0) / 3_600_000_000
    }

    #[test]
    fn an_hour_that_the_clock_repeats_is_told_apart_by_its_offset() {
        // Four o'clock becomes three o'clock on the 25th of October 2026.
        assert_eq!(hours("2026-10-25T03:30:00+02:00", "2026-10-25T03:30:00+03:00"), 1);
        assert_eq!(hours("2026-10-25T04:30:00", "2026-10-25T02:30:00"), 3);
        let doubtful = kyiv("2026-10-25 03:30").unwrap();
        assert!(doubtful.doubtful);
        assert_eq!(doubtful.at, kyiv("2026-10-25 03:30+03:00").unwrap().at);
        assert!(!kyiv("2026-10-25 04:30").unwrap().doubtful);
    }

    #[test]
    fn a_time_that_the_clock_skips_is_refused() {
        let message = kyiv("2026-03-29T03:30:00").unwrap_err();
        assert!(message.contains("skips 2026-03-29T03:30:00"), "{message}");
    }

    #[test]
    fn an_offset_of_another_zone_is_refused_with_the_local_time() {
        let message = kyiv("2026-11-02T07:15:00Z").unwrap_err();
        assert!(message.ends_with("is at +02:00, not +00:00; write 2026-11-02T09:15:00"), "{message}");
        assert!(kyiv("2026-11-02T09:15:00+02:00").is_ok());
        let message = kyiv("2026-10-25T03:30:00+05:00").unwrap_err();
        assert!(message.contains("+03:00 or +02:00"), "{message}");
    }

    #[test]
    fn what_is_no_start_is_refused_with_its_spelling() {
        for (bad, word) in [
            ("", "2026-11-02T09:15:00"),
            ("02/11/2026 09:15", "write dates as 2026-11-02"),
            ("02.11.2026 09:15", "write 2026-11-02"),
            ("09:15", "write 2026-11-02"),
            ("2026-11-31T09:15", "write 2026-11-02"),
            ("1969-11-02T09:15", "outside"),
            ("2026-11-02T25:15", "not a date and time"),
        ] {
            let message = kyiv(bad).unwrap_err();
            assert!(message.contains(word), "{bad}: {message}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_start_or_refused(text: String) {
            let _ = kyiv(&text);
        }
    }
}
