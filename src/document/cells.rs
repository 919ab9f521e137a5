//! What a cell of a table says: numbers, counts, dates, times.
//!
//! In: the cell's text. Out: its value, or a sentence without a full stop that says how to write it.

use jiff::civil;

use crate::document::tables::dates::{self, Written};
use crate::units::{Clock, MICROS, Span, shown};

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
    if let Some(open) = dates::written(text).filter(Written::is_open) {
        return Err(no_order(text, &open));
    }
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let parsed = if plain { text.parse::<civil::Date>().ok() } else { None };
    parsed.ok_or_else(|| format!("\"{}\" is not a date; write 2026-11-02{}", shown(text), if_sum(text)))
}

/// Why a date was not read whose day and month may stand in either order.
fn no_order(text: &str, open: &Written<'_>) -> String {
    let text = shown(text);
    let Some([day_first, month_first]) = open.either() else {
        return format!(
            "\"{text}\" is no day in the order of day and month that the other dates of the file have, or that was said; write dates as \
             2026-11-02"
        );
    };
    format!(
        "\"{text}\" may have the day or the month first ({} or {}), and the file does not show which; say dates = \"dmy\" or \"mdy\" \
         (--dates dmy, --dates mdy), or write dates as 2026-11-02",
        day_first.strftime("%-d %B"),
        month_first.strftime("%-d %B")
    )
}

/// Where a date or a time is expected and no digit stands, the row may be a sum: what to do then.
pub fn if_sum(text: &str) -> &'static str {
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        ""
    } else {
        "; if this is a row of sums, let it begin with \"Total\", or delete it"
    }
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
    if text.is_empty() {
        return Err(format!("{}{}", bad(), if_sum(text)));
    }
    Ok(date(day)?.to_datetime(dates::clock(clock).ok_or_else(bad)?))
}

/// As [`date_time`], with the offset in seconds that may follow: `+02:00`, `+0200`, `+02`, `Z`, ` UTC`.
///
/// # Errors
/// What is wrong with the text.
pub fn date_time_with_offset(text: &str) -> Result<(civil::DateTime, Option<i32>), String> {
    if let Some(local) = text.strip_suffix("UTC") {
        return Ok((date_time(local.trim_end())?, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-', 'Z', 'z']).filter(|at| *at > 10) else { return Ok((date_time(text)?, None)) };
    let (local, offset) = text.split_at(at);
    let bad = || format!("\"{}\" is no offset; write +02:00", shown(offset));
    let local = date_time(local.trim_end())?;
    if matches!(offset, "Z" | "z") {
        return Ok((local, Some(0)));
    }
    let digits: String = offset.chars().skip(1).filter(|c| *c != ':').collect();
    let plain = matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = digits.parse().ok().filter(|_| plain).ok_or_else(bad)?;
    let (hours, minutes) = if digits.len() == 2 { (number, 0) } else { (number / 100, number % 100) };
    if hours > 18 || minutes > 59 {
        return Err(bad());
    }
    let seconds = hours * 3600 + minutes * 60;
    Ok((local, Some(if offset.starts_with('-') { -seconds } else { seconds })))
}

/// Seconds with a point, exact to the microsecond (more digits are rounded), or `3:25`, `1:03:25`; from 0 to `high`.
///
/// # Errors
/// What is wrong with the text.
pub fn seconds(text: &str, high: Span) -> Result<Span, String> {
    if text.is_empty() {
        return Err("the cell is empty; seconds are expected (0 for none)".to_owned());
    }
    let clock = by_clock(text);
    let (whole, part) =
        clock.as_deref().unwrap_or(text).split_once('.').unwrap_or((clock.as_deref().unwrap_or(text), "0"));
    let digits = |text: &str| text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || (whole.is_empty() && part.is_empty()) {
        let clock = text.contains(':').then_some("; write seconds (205), 3:25 or 1:03:25");
        let comma = text.replacen(',', ".", 1);
        let point = text.contains(',').then(|| format!("; write {}", shown(&comma)));
        let hint = clock.map(str::to_owned).or(point).unwrap_or_default();
        return Err(format!("expected seconds from 0 to {}, found \"{}\"{hint}", high.0 / MICROS, shown(text)));
    }
    let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().unwrap_or(i64::MAX) };
    let first: i64 = format!("{part:0<6}").get(..6).and_then(|six| six.parse().ok()).unwrap_or(0);
    let up = part.as_bytes().get(6).is_some_and(|byte| *byte >= b'5');
    let span = Span(whole.saturating_mul(MICROS).saturating_add(first + i64::from(up)));
    if span > high {
        return Err(format!("expected seconds from 0 to {}, found {}", high.0 / MICROS, shown(text)));
    }
    Ok(span)
}

/// `3:25`, `1:03:25`, or `:25` as some switches write less than a minute, as seconds; none for anything else.
fn by_clock(text: &str) -> Option<String> {
    let (rest, seconds) = text.rsplit_once(':')?;
    let rest = if rest.is_empty() { "0" } else { rest };
    let (hours, minutes) = rest.split_once(':').unwrap_or(("0", rest));
    let whole =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (of_seconds, part) = seconds.split_once('.').unwrap_or((seconds, "0"));
    // Minutes may be more than sixty where no hours stand before them.
    let most = if rest.contains(':') { 2 } else { 6 };
    if !whole(hours, 6) || !whole(minutes, most) || of_seconds.len() != 2 || !whole(of_seconds, 2) || !whole(part, 18) {
        return None;
    }
    let [hours, minutes, seconds]: [u64; 3] = [hours.parse().ok()?, minutes.parse().ok()?, of_seconds.parse().ok()?];
    let in_range = seconds < 60 && (most > 2 || minutes < 60);
    in_range.then(|| format!("{}.{part}", hours * 3600 + minutes * 60 + seconds))
}

/// `true`, `false`, `1`, `0`, `yes`, `no`; letters of either case.
///
/// # Errors
/// What is wrong with the text.
pub fn truth(text: &str) -> Result<bool, String> {
    match text {
        "1" => return Ok(true),
        "0" => return Ok(false),
        _ => {}
    }
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" => Ok(true),
        "false" | "no" => Ok(false),
        _ => Err(format!("expected true or false (1 or 0, yes or no), found \"{}\"", shown(text))),
    }
}

/// `08:30`, `8:30`, `08:30:15`, `8:30 AM`; of an interval (`08:30-09:00`) when it begins.
pub fn time_of_day(text: &str) -> Option<civil::Time> {
    dates::clock_of_interval(text)
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
    fn seconds_are_exact_to_the_microsecond() {
        let day = Span::hours(24);
        for (text, micros) in [
            ("0", 0),
            ("7", 7_000_000),
            ("0.1", 100_000),
            (".5", 500_000),
            ("12.", 12_000_000),
            ("3.000001", 3_000_001),
            ("3.0000005", 3_000_001),
            ("3.00000049", 3_000_000),
            ("86400", 86_400_000_000),
            ("3:25", 205_000_000),
            ("90:00", 5_400_000_000),
            ("1:03:25.5", 3_805_500_000),
            ("00:00:07", 7_000_000),
            (":07", 7_000_000),
        ] {
            assert_eq!(seconds(text, day), Ok(Span(micros)), "{text}");
        }
        for (text, word) in [
            ("", "0 for none"),
            (".", "found \".\""),
            ("-1", "from 0"),
            ("1e3", "from 0"),
            ("nan", "from 0"),
            ("3:75", "3:25 or 1:03:25"),
            ("1:60:00", "3:25 or 1:03:25"),
            ("3:5", "3:25 or 1:03:25"),
            (":3", "3:25 or 1:03:25"),
            ("12,5", "write 12.5"),
            ("86400.000001", "to 86400"),
            ("99999999999999999999", "to 86400"),
            ("999999999999999999", "to 86400"),
        ] {
            let message = seconds(text, day).unwrap_err();
            assert!(message.contains(word), "{text}: {message}");
        }
    }

    #[test]
    fn a_local_time_may_say_its_offset() {
        let local = civil::date(2026, 10, 25).at(3, 30, 0, 0);
        for (text, offset) in [
            ("2026-10-25T03:30:00", None),
            ("2026-10-25 03:30", None),
            ("2026-10-25T03:30:00+03:00", Some(10_800)),
            ("2026-10-25 03:30 +0200", Some(7_200)),
            ("2026-10-25T03:30-05", Some(-18_000)),
            ("2026-10-25T03:30:00Z", Some(0)),
            ("2026-10-25 03:30:00.000 UTC", Some(0)),
        ] {
            assert_eq!(date_time_with_offset(text), Ok((local, offset)), "{text}");
        }
        for bad in ["2026-10-25T03:30+2", "2026-10-25T03:30+99:00", "2026-10-25T03:30+02:61", "2026-10-25+", "+", "Z"] {
            assert!(date_time_with_offset(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn true_and_false_are_written_in_three_ways() {
        assert_eq!(["1", "true", "Yes", "TRUE"].map(truth), [Ok(true), Ok(true), Ok(true), Ok(true)]);
        assert_eq!(["0", "no", "False"].map(truth), [Ok(false), Ok(false), Ok(false)]);
        assert!(truth("maybe").is_err() && truth("").is_err());
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
            let _ = (number(&text, 0.0, 1.0), count(&text, 9), date(&text), date_time(&text), date_time_with_offset(&text), seconds(&text, Span::hours(1)), truth(&text), time_of_day(&text), clock(&text));
        }
    }
}
