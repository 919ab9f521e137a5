//! Dates as planners' files write them, and in which order.
//!
//! In: the text of a cell. Out: the same with the date as `2026-11-03` and the time of day as `09:30:00`. Dots are day first
//! (`3.11.2026`). With slashes or hyphens the order is what the file's own dates allow: a 13 can be no month. Where they allow both,
//! nothing is rewritten.

use jiff::civil::{Date, Time};

/// Which comes first, where the year is last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `13/11/2026`
    DayFirst,
    /// `11/13/2026`
    MonthFirst,
}

/// A cell that begins with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'t> {
    /// The three numbers, in the order in which they stand.
    parts: [u16; 3],
    /// What stands between them.
    mark: u8,
    /// The year is the first of them.
    year_first: bool,
    /// The year has two digits.
    short: bool,
    /// Month and day have two digits.
    padded: bool,
    /// What follows.
    rest: &'t str,
}

/// Digits at the head of a text, so many at most.
fn digits(text: &str, most: usize) -> Option<(&str, &str)> {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    (1..=most).contains(&end).then(|| text.split_at(end))
}

/// The date that a cell begins with, if it does.
pub fn written(text: &str) -> Option<Written<'_>> {
    let (first, rest) = digits(text, 4)?;
    let mark = *rest.as_bytes().first().filter(|mark| matches!(mark, b'.' | b'/' | b'-'))?;
    let (second, rest) = digits(&rest[1..], 2)?;
    let rest = rest.strip_prefix(char::from(mark))?;
    let (third, rest) = digits(rest, 4)?;
    if !(rest.is_empty() || rest.starts_with([' ', 'T', ',', '\u{A0}', '\u{202F}'])) {
        return None;
    }
    let year_first = first.len() == 4 && third.len() <= 2;
    let year_last = first.len() <= 2 && matches!(third.len(), 2 | 4);
    let parts = [first.parse().ok()?, second.parse().ok()?, third.parse().ok()?];
    let (short, padded) = (year_last && third.len() == 2, second.len() == 2 && third.len() == 2);
    (year_first || year_last).then_some(Written { parts, mark, year_first, short, padded, rest })
}

impl Written<'_> {
    /// Whether the order of day and month has to be known.
    pub fn is_open(&self) -> bool {
        !self.year_first && self.mark != b'.'
    }

    /// The order that this date alone allows; none where it allows both, or none of them.
    pub fn excludes(&self) -> Option<Order> {
        let [first, second, _] = self.parts;
        match (first > 12, second > 12) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// The two days that this date may be, day first and month first; none where it can be one alone.
    pub fn either(&self) -> Option<[Date; 2]> {
        let of = |order| self.usual(Some(order))?.get(..10)?.parse::<Date>().ok();
        let [one, other] = [of(Order::DayFirst)?, of(Order::MonthFirst)?];
        (self.is_open() && one != other).then_some([one, other])
    }

    /// Whether the year stands last, with dots.
    pub fn has_dots(&self) -> bool {
        self.mark == b'.' && !self.year_first
    }

    /// Whether the year has two digits.
    pub fn is_short(&self) -> bool {
        self.short
    }

    /// Whether the cell is written as usual.
    pub fn is_usual(&self) -> bool {
        let odd_time = self.rest.contains(['A', 'P', 'a', 'p', '–', '—', ',']) || self.rest.contains(" - ");
        self.year_first && self.mark == b'-' && self.padded && !odd_time
    }

    /// The cell with its date and time as usual; none where there is no such day.
    pub fn usual(&self, order: Option<Order>) -> Option<String> {
        let [first, second, third] = self.parts;
        let order = if self.mark == b'.' { Some(Order::DayFirst) } else { order };
        let (year, month, day) = match (self.year_first, order) {
            (true, _) => (first, second, third),
            (false, Some(Order::DayFirst)) => (third, second, first),
            (false, Some(Order::MonthFirst)) => (third, first, second),
            (false, None) => return None,
        };
        let year = if self.short { 2000 + year } else { year };
        let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        let blank = |c: char| c.is_whitespace() || matches!(c, ',' | '\u{A0}' | '\u{202F}');
        let tail = self.rest.strip_prefix('T').unwrap_or(self.rest).trim_matches(blank);
        if tail.is_empty() {
            return Some(date.to_string());
        }
        Some(match clock(tail) {
            Some(time) => format!("{date} {time}"),
            // An offset, or what is no time: who reads the cell says so.
            None => format!("{date}T{tail}"),
        })
    }
}

/// A time of day: `9:30`, `09:30:00`, `9:30 AM`, or when an interval begins that is written whole with blanks around its hyphen:
/// `09:00 - 09:30`, or with a dash.
pub fn clock(text: &str) -> Option<Time> {
    match ["–", "—", " - "].iter().find_map(|mark| text.split_once(mark)) {
        Some((from, to)) => beginning(from.trim(), to.trim()),
        None => of_day(text),
    }
}

/// When an interval begins. `1:00 - 1:30 PM` says its half of the day once, at its end: it is that of the beginning, too, unless the
/// interval would then run backwards, as `11:30 - 12:00 PM` would.
fn beginning(from: &str, to: &str) -> Option<Time> {
    let begins = of_day(from)?;
    let has_half = |text: &str| text.trim_end_matches('.').ends_with(['M', 'm']);
    let Some(ends) = of_day(to).filter(|_| has_half(to) && !has_half(from)) else { return Some(begins) };
    let halves = ["AM", "PM"].map(|half| of_day(&format!("{from} {half}")));
    let ends = if ends == Time::midnight() { Time::MAX } else { ends };
    halves.into_iter().flatten().filter(|begins| *begins < ends).max()
}

/// As [`clock`], also of `09:00-09:30`: in a column of times alone a hyphen can be nothing else.
pub fn clock_of_interval(text: &str) -> Option<Time> {
    clock(text).or_else(|| {
        let (from, to) = text.split_once('-')?;
        let ends = of_day(to.trim()).is_some() || to.trim() == "24:00";
        if ends { beginning(from.trim(), to.trim()) } else { None }
    })
}

/// `9:30`, `09:30:00.250`, `9:30 AM`.
fn of_day(text: &str) -> Option<Time> {
    let upper = text.to_ascii_uppercase();
    let (plain, half) = match upper.trim_end_matches('.') {
        text if text.ends_with("AM") || text.ends_with("A.M") => {
            (text.trim_end_matches(['A', '.', 'M']).trim_end(), Some(0))
        }
        text if text.ends_with("PM") || text.ends_with("P.M") => {
            (text.trim_end_matches(['P', '.', 'M']).trim_end(), Some(12))
        }
        _ => (upper.as_str(), None),
    };
    let (hours, rest) = digits(plain, 2)?;
    let hours: u8 = hours.parse().ok()?;
    let hours = match half {
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some(half) => hours % 12 + half,
        None => hours,
    };
    let rest = if rest.is_empty() && half.is_some() { ":00" } else { rest };
    let fits = |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.');
    if !rest.starts_with(':') || rest.len() < 3 || !rest.bytes().all(fits) {
        return None;
    }
    format!("{hours:02}{rest}").parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn usual(text: &str, order: Option<Order>) -> Option<String> {
        written(text)?.usual(order)
    }

    #[test]
    fn dots_are_day_first_and_the_rest_is_by_order() {
        let (day, month) = (Some(Order::DayFirst), Some(Order::MonthFirst));
        for (text, order, expected) in [
            ("3.11.2026", None, "2026-11-03"),
            ("03.11.26 9:30", None, "2026-11-03 09:30:00"),
            ("3/11/2026 9:30 PM", day, "2026-11-03 21:30:00"),
            ("11/3/2026, 12:15:30 AM", month, "2026-11-03 00:15:30"),
            ("2026/11/03 09:00 - 09:30", None, "2026-11-03 09:00:00"),
            ("2026-11-03T09:00:00+02:00", None, "2026-11-03T09:00:00+02:00"),
            ("03.11.2026 soon", None, "2026-11-03Tsoon"),
        ] {
            assert_eq!(usual(text, order).as_deref(), Some(expected), "{text}");
        }
        for (text, order) in
            [("3/11/2026", None), ("31.02.2026", None), ("13/13/2026", day), ("1.2", None), ("1.2.3", None)]
        {
            assert_eq!(usual(text, order), None, "{text}");
        }
    }

    #[test]
    fn a_thirteenth_tells_the_order() {
        let of = |text: &str| written(text).unwrap().excludes();
        assert_eq!(of("13/11/2026"), Some(Order::DayFirst));
        assert_eq!(of("11/13/2026"), Some(Order::MonthFirst));
        assert_eq!(of("11/12/2026"), None);
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        let at = |hour, minute, second| Some(Time::new(hour, minute, second, 0).unwrap());
        for (text, expected) in [
            ("9:30", at(9, 30, 0)),
            ("09:30:15", at(9, 30, 15)),
            ("9:30 AM", at(9, 30, 0)),
            ("12:00 am", at(0, 0, 0)),
            ("12:30PM", at(12, 30, 0)),
            ("9 p.m.", at(21, 0, 0)),
            ("09:00-09:30", at(9, 0, 0)),
            ("23:30 – 24:00", at(23, 30, 0)),
            ("23:30-24:00", at(23, 30, 0)),
            ("8:00AM- 8:30AM", at(8, 0, 0)),
            ("1:00 - 1:30 PM", at(13, 0, 0)),
            ("11:30 - 12:00 PM", at(11, 30, 0)),
            ("12:00 - 12:30 PM", at(12, 0, 0)),
            ("11:30-12:00 AM", at(23, 30, 0)),
            ("12:00 - 12:30 AM", at(0, 0, 0)),
            ("13:00 PM", None),
            ("9", None),
            ("24:30", None),
            ("", None),
        ] {
            assert_eq!(clock_of_interval(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_date_or_none(text: String, near in "[0-9./ :APM-]{0,24}") {
            for text in [&text, &near] {
                let _ = (usual(text, Some(Order::DayFirst)), clock_of_interval(text));
            }
        }
    }
}
