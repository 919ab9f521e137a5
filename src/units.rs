//! Numbers that know what they are: instants, spans of time, time of day.
//!
//! In: text as a planner writes it ("3m30s", "08:00"). Out: integers of microseconds that can be added,
//! compared and printed. Knows nothing of contact centres.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

/// Microseconds in one second, the resolution of the clock.
pub const MICROS: i64 = 1_000_000;

/// An instant: microseconds elapsed since the first midnight of the calendar.
///
/// It counts elapsed time, not the hands of the clock: on a day of 25 hours it runs through 25 hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

/// A length of time in microseconds; never negative in a checked scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(pub i64);

/// Seconds (63 years) below which [`Span::from_short`] holds.
pub const SHORT: f64 = 2e9;

/// The whole part of a number from 0 to 2^51: adding 2^52 leaves no room for fractions, and the whole number in the last
/// bits.
#[inline(always)]
pub fn floor_of_short(value: f64) -> i64 {
    const WHOLE: f64 = (1u64 << 52) as f64;
    let rounded = (value + WHOLE) - WHOLE;
    let floor = if rounded > value { rounded - 1.0 } else { rounded };
    ((floor + WHOLE).to_bits() & ((1 << 52) - 1)) as i64
}

impl Time {
    /// Before everything.
    pub const START: Time = Time(0);
    /// After everything: an instant that is never reached.
    pub const NEVER: Time = Time(i64::MAX);

    /// Seconds since the calendar's start.
    pub fn seconds(self) -> f64 {
        self.0 as f64 / MICROS as f64
    }
}

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// A span of `seconds`, rounded to the nearest microsecond; negative and non-finite values become zero,
    /// values past 292,000 years the largest span.
    pub fn from_seconds(seconds: f64) -> Span {
        // `as` saturates, and takes NaN to 0.
        Span((seconds * MICROS as f64 + 0.5).max(0.0) as i64)
    }

    /// [`Span::from_seconds`] of values from 0 to [`SHORT`], without a branch, so that several are reckoned at once.
    #[inline(always)]
    pub fn from_short(seconds: f64) -> Span {
        Span(floor_of_short(seconds * MICROS as f64 + 0.5))
    }

    /// Whole seconds as a span.
    pub const fn seconds(seconds: i64) -> Span {
        Span(seconds * MICROS)
    }

    /// Whole minutes as a span.
    pub const fn minutes(minutes: i64) -> Span {
        Span::seconds(60 * minutes)
    }

    /// Whole hours as a span.
    pub const fn hours(hours: i64) -> Span {
        Span::seconds(3600 * hours)
    }

    /// The length in seconds.
    pub fn in_seconds(self) -> f64 {
        self.0 as f64 / MICROS as f64
    }

    /// The length in hours.
    pub fn in_hours(self) -> f64 {
        self.in_seconds() / 3600.0
    }

    /// Reads a duration: one or more of `28d`, `8h`, `3m`, `20s`, `500ms`, largest unit first, without spaces.
    ///
    /// `mo` is no duration: months differ in length, and only `decision.horizon` takes them.
    ///
    /// # Errors
    /// What is wrong with the text and how to write it, as a sentence without a full stop.
    pub fn parse(text: &str) -> Result<Span, String> {
        const UNITS: [(&str, i64); 6] = [
            ("w", 7 * 86_400 * MICROS),
            ("d", 86_400 * MICROS),
            ("h", 3600 * MICROS),
            ("m", 60 * MICROS),
            ("s", MICROS),
            ("ms", 1000),
        ];
        let bad = || {
            format!(
                "\"{}\" is not a duration; write it with units, as in \"20s\", \"3m30s\", \"8h\" or \"28d\"",
                shown(text)
            )
        };
        let mut rest = text;
        let mut total: i64 = 0;
        let mut smallest = usize::MAX;
        if rest.is_empty() {
            return Err(bad());
        }
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let (number, tail) = rest.split_at(digits);
            let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
            let (unit, tail) = tail.split_at(letters);
            if number.is_empty() || number.len() > 15 {
                return Err(bad());
            }
            if unit.is_empty() {
                return Err(format!(
                    "\"{}\" has no unit; write \"{number}s\", \"{number}m\" or \"{number}h\"",
                    shown(text)
                ));
            }
            let rank = UNITS.iter().position(|(name, _)| *name == unit).ok_or_else(bad)?;
            if smallest != usize::MAX && rank <= smallest {
                return Err(bad());
            }
            smallest = rank;
            let value: f64 = number.parse().map_err(|_| bad())?;
            let micros = value * UNITS[rank].1 as f64;
            if micros.round() < 1.0 && number.bytes().any(|digit| matches!(digit, b'1'..=b'9')) {
                return Err(format!(
                    "\"{}\" is below the clock's step of 0.000001s; write 0s, or 0.000001s and more",
                    shown(text)
                ));
            }
            if micros.is_nan() || micros > 9e17 {
                return Err(format!("\"{}\" is longer than the clock can hold (10,000 years)", shown(text)));
            }
            total = total.saturating_add(micros.round() as i64);
            rest = tail;
        }
        if total > 315_360_000_000 * MICROS {
            return Err(format!("\"{}\" is longer than the clock can hold (10,000 years)", shown(text)));
        }
        Ok(Span(total))
    }
}

/// Text fit for a message: control characters, separators of lines and marks that change the reading direction escaped, cut at 80
/// characters.
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        if n == 80 {
            out.push('…');
            break;
        }
        let hidden = c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        if hidden {
            out.push_str(&format!("\\u{{{:X}}}", c as u32));
        } else {
            out.push(c);
        }
    }
    out
}

impl fmt::Display for Span {
    /// Writes `1h30m`, `20s`, `0.5s`: what [`Span::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("0s");
        }
        let mut rest = self.0;
        for (name, size) in [("d", 86_400 * MICROS), ("h", 3600 * MICROS), ("m", 60 * MICROS)] {
            if rest >= size {
                write!(f, "{}{name}", rest / size)?;
                rest %= size;
            }
        }
        if rest > 0 {
            let text = format!("{:.6}", rest as f64 / MICROS as f64);
            write!(f, "{}s", text.trim_end_matches('0').trim_end_matches('.'))?;
        }
        Ok(())
    }
}

impl Add<Span> for Time {
    type Output = Time;
    fn add(self, span: Span) -> Time {
        Time(self.0.saturating_add(span.0))
    }
}

impl Sub<Time> for Time {
    type Output = Span;
    fn sub(self, other: Time) -> Span {
        Span(self.0 - other.0)
    }
}

impl Sub<Span> for Time {
    type Output = Time;
    fn sub(self, span: Span) -> Time {
        Time(self.0.saturating_sub(span.0))
    }
}

impl Add for Span {
    type Output = Span;
    fn add(self, other: Span) -> Span {
        Span(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Span {
    fn add_assign(&mut self, other: Span) {
        self.0 = self.0.saturating_add(other.0);
    }
}

impl Sub for Span {
    type Output = Span;
    fn sub(self, other: Span) -> Span {
        Span(self.0 - other.0)
    }
}

/// A time on the clock of one day, as a span after midnight by the clock's hands; "24:00" is allowed, and later
/// times ("30:00" is six in the morning of the next day) where a row crosses midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(pub Span);

impl Clock {
    /// Midnight at the start of the day.
    pub const MIDNIGHT: Clock = Clock(Span::ZERO);
    /// Midnight at the end of the day.
    pub const DAY_END: Clock = Clock(Span::hours(24));

    /// Reads `08:00`, `8:30`, `22:00:30`, `24:00`; hours to 48.
    ///
    /// # Errors
    /// What is wrong with the text, as a sentence without a full stop.
    pub fn parse(text: &str) -> Result<Clock, String> {
        let bad = || format!("\"{}\" is not a time of day; write \"08:00\" or \"22:30\"", shown(text));
        let parts: Vec<&str> = text.split(':').collect();
        if !(2..=3).contains(&parts.len()) {
            return Err(bad());
        }
        let mut numbers = [0i64; 3];
        for (slot, part) in numbers.iter_mut().zip(&parts) {
            let plain = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            *slot = if plain { part.parse().map_err(|_| bad())? } else { return Err(bad()) };
        }
        let [hours, minutes, seconds] = numbers;
        if minutes > 59 || seconds > 59 || hours > 48 || (hours == 48 && minutes + seconds > 0) {
            return Err(bad());
        }
        Ok(Clock(Span::seconds(hours * 3600 + minutes * 60 + seconds)))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.0 / MICROS;
        write!(f, "{:02}:{:02}", seconds / 3600, seconds / 60 % 60)?;
        if seconds % 60 != 0 {
            write!(f, ":{:02}", seconds % 60)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_values_are_rounded_as_all_others() {
        let mut value = 1e-9;
        while value < SHORT {
            for seconds in [value, value.round(), value.floor() + 0.5, value + 5e-7, value + 0.499_999_5e-6] {
                assert_eq!(Span::from_short(seconds), Span::from_seconds(seconds), "{seconds}");
                assert_eq!(floor_of_short(seconds), seconds as i64, "{seconds}");
            }
            value *= 1.37;
        }
        assert_eq!((Span::from_short(0.0), floor_of_short(0.0)), (Span::ZERO, 0));
    }

    #[test]
    fn durations_read_as_planners_write_them() {
        assert_eq!(Span::parse("3m30s"), Ok(Span::seconds(210)));
        assert_eq!(Span::parse("28d"), Ok(Span::hours(28 * 24)));
        assert_eq!(Span::parse("0.5s"), Ok(Span(500_000)));
        assert_eq!(Span::parse("250ms"), Ok(Span(250_000)));
        assert_eq!(["0.000001s", "0.0000005s", "0s"].map(Span::parse), [Ok(Span(1)), Ok(Span(1)), Ok(Span::ZERO)]);
        for short in ["0.0000004s", "0.0001ms", "1m0.0000001s"] {
            assert!(Span::parse(short).unwrap_err().contains("below the clock's step"), "{short}");
        }
        for bad in ["", "20", "s", "3 m", "3s2m", "-5s", "1e3s", "1mo", "5x", "3m3m", "nan", "9999999999999d"] {
            assert!(Span::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_printed_span_reads_back() {
        for micros in [0, 1, 500_000, 20_000_000, 5_400_000_000, 100_000_000_000, 86_400_000_001] {
            assert_eq!(Span::parse(&Span(micros).to_string()), Ok(Span(micros)));
        }
    }

    #[test]
    fn times_of_day_keep_to_the_clock() {
        assert_eq!(Clock::parse("08:30"), Ok(Clock(Span::minutes(510))));
        assert_eq!(Clock::parse("24:00"), Ok(Clock::DAY_END));
        for bad in ["8", "08:60", "49:00", "aa:00", "08:00:00:00", "-1:00", "+8:00", "008:00"] {
            assert!(Clock::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(Clock::parse("7:05").map(|c| c.to_string()), Ok("07:05".to_owned()));
    }
}
