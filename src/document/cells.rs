//! What a cell of a table says: numbers, counts, dates, times.
//!
//! In: the cell's text. Out: its value, or a sentence without a full stop that says how to write it.

use jiff::civil;

use crate::units::{Clock, shown};

/// A finite number from `low` to `high`: digits with at most a sign, a point and an exponent.
///
/// # Errors
/// What is wrong with the text.
pub fn number(text: &str, low: f64, high: f64) -> Result<f64, String> {
    if text.is_empty() {
        return Err("the cell is empty; a number is expected".to_owned());
    }
    let plain =
        text.len() <= 40 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
    match text.parse::<f64>() {
        Ok(value) if plain && value.is_infinite() => {
            Err(format!("the number {} is too large to compute with", shown(text)))
        }
        Ok(value) if plain && value >= low && value <= high => Ok(value),
        Ok(_) if plain => Err(format!("expected a number from {low} to {high}, found {}", shown(text))),
        _ => {
            let point = text.replacen(',', ".", 1);
            let comma = text.contains(',') && point.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
            let hint = if comma { format!("; write {point}") } else { String::new() };
            Err(format!("\"{}\" is not a number{hint}", shown(text)))
        }
    }
}

/// A whole number from 0 to `high`; `12.0` is one too, as some exports write it.
///
/// # Errors
/// What is wrong with the text.
pub fn count(text: &str, high: u32) -> Result<u32, String> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse::<u32>() {
        Ok(value) if plain && value <= high => Ok(value),
        _ if text.is_empty() => Err("the cell is empty; a whole number is expected".to_owned()),
        _ => Err(format!("expected a whole number from 0 to {high}, found \"{}\"", shown(text))),
    }
}

/// `2026-11-02`.
///
/// # Errors
/// What is wrong with the text.
pub fn date(text: &str) -> Result<civil::Date, String> {
    if text.contains(['/', '.']) {
        return Err(format!("\"{}\" may have the day or the month first; write dates as 2026-11-02", shown(text)));
    }
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let parsed = if plain { text.parse::<civil::Date>().ok() } else { None };
    parsed.ok_or_else(|| format!("\"{}\" is not a date; write 2026-11-02", shown(text)))
}

/// `2026-11-02 08:30:00`, seconds optional, a `T` between allowed, no zone or offset; a date alone is its midnight.
///
/// # Errors
/// What is wrong with the text.
pub fn date_time(text: &str) -> Result<civil::DateTime, String> {
    let (day, clock) = match text.split_once([' ', 'T']) {
        Some((day, clock)) => (day, clock.trim()),
        None => (text, "00:00"),
    };
    if clock.contains(['+', '-', 'Z', 'z']) {
        return Err(format!("\"{}\" has a zone or an offset; local time without them is expected", shown(text)));
    }
    let bad = || format!("\"{}\" is not a date and time; write 2026-11-02 08:30:00", shown(text));
    Ok(date(day)?.to_datetime(time_of_day(clock).ok_or_else(bad)?))
}

/// `08:30`, `8:30`, `08:30:15`, `08:30:15.250`.
pub fn time_of_day(text: &str) -> Option<civil::Time> {
    let padded = if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() };
    let plain = padded.len() >= 5 && padded.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.');
    if plain { padded.parse::<civil::Time>().ok() } else { None }
}

/// `08:30` to `24:00`.
///
/// # Errors
/// What is wrong with the text.
pub fn clock(text: &str) -> Result<Clock, String> {
    Clock::parse(text).and_then(|clock| {
        if clock > Clock::DAY_END { Err(format!("\"{}\" is past the end of the day", shown(text))) } else { Ok(clock) }
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_exports_write_them() {
        assert_eq!(number("1.5e2", 0.0, 1e6), Ok(150.0));
        assert_eq!(count("12.0", 100), Ok(12));
        assert_eq!(date("2003-03-03"), Ok(civil::date(2003, 3, 3)));
        let expected = civil::date(2003, 3, 3).at(7, 0, 0, 0);
        for text in ["2003-03-03 07:00:00", "2003-03-03T07:00", "2003-03-03 7:00", "2003-03-03T07:00:00.000"] {
            assert_eq!(date_time(text), Ok(expected), "{text}");
        }
        assert_eq!(clock("24:00"), Ok(Clock::DAY_END));
    }

    #[test]
    fn what_is_no_number_is_refused_with_a_way_out() {
        for (text, word) in [
            ("", "empty"),
            ("nan", "not a number"),
            ("inf", "not a number"),
            ("infinity", "not a number"),
            ("0x1F", "not a number"),
            ("1e400", "too large"),
            ("12,5", "write 12.5"),
            ("-1", "expected a number from 0"),
            ("1 000", "not a number"),
            ("\u{661}", "not a number"),
            ("1_000", "not a number"),
        ] {
            let message = number(text, 0.0, 1e9).unwrap_err();
            assert!(message.contains(word), "{text}: {message}");
        }
        for bad in ["", "-1", "1.5", "1e3", "4294967296", "+1", "x"] {
            assert!(count(bad, u32::MAX).is_err(), "{bad}");
        }
        for bad in ["03/04/2025", "2003-3-3", "2003-02-30", "20030303", ""] {
            assert!(date(bad).is_err() && date_time(bad).is_err(), "{bad}");
        }
        for bad in ["2026-11-02 08:30+02:00", "2026-11-02T08:30Z", "2026-11-02 25:00", "now"] {
            assert!(date_time(bad).is_err(), "{bad}");
        }
        assert!(clock("24:30").is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = (number(&text, 0.0, 1.0), count(&text, 9), date(&text), date_time(&text), time_of_day(&text), clock(&text));
        }
    }
}
