//! Hours of a day and sets of weekdays as a planner writes them: `"08:00-22:00"`, `"mon-fri"`.
//!
//! In: text or values. Out: times of the clock and sets of weekdays. Knows no date.

use crate::document::At;
use crate::document::value::nearest;
use crate::units::{Clock, shown};

/// The weekdays as a scenario names them, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Whether windows may run over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Midnight {
    /// A window ends on the day on which it starts.
    Ends,
    /// `"20:00-09:00"` runs into the next day.
    Passes,
}

/// Reads `"08:00-22:00"`: from (included), to (excluded), both within one day of 24 hours.
pub fn window(at: &At<'_>, midnight: Midnight) -> Option<(Clock, Clock)> {
    let text = at.text()?;
    match parse_window(text, midnight) {
        Ok(window) => Some(window),
        Err(why) => {
            at.problem(why);
            None
        }
    }
}

/// What [`window`] reads, from plain text.
///
/// # Errors
/// What is wrong and how to write it, as a sentence without a full stop.
pub fn parse_window(text: &str, midnight: Midnight) -> Result<(Clock, Clock), String> {
    let Some((from, to)) = text.split_once('-') else {
        return Err(format!("\"{}\" is not a window of hours; write \"08:00-22:00\"", shown(text)));
    };
    let (from, to) = (Clock::parse(from.trim())?, Clock::parse(to.trim())?);
    if from > Clock::DAY_END || to > Clock::DAY_END {
        return Err(format!("\"{}\" goes past 24:00; a day has 24 hours", shown(text)));
    }
    if from == to {
        return Err(format!("\"{}\" is empty; for the whole day write \"00:00-24:00\"", shown(text)));
    }
    if from > to && midnight == Midnight::Ends {
        return Err(format!("\"{}\" runs over midnight; write two parts, \"{from}-24:00\" and \"00:00-{to}\", where a list is taken", shown(text)));
    }
    Ok((from, to))
}

/// Reads a set of weekdays: `"mon-fri"`, `"sat"`, `"mon,wed,fri"`; a range may pass the end of the week.
pub fn days(at: &At<'_>) -> Option<[bool; 7]> {
    match parse_days(at.text()?) {
        Ok(days) => Some(days),
        Err(why) => {
            at.problem(why);
            None
        }
    }
}

/// What [`days`] reads, from plain text.
///
/// # Errors
/// What is wrong and how to write it, as a sentence without a full stop.
pub fn parse_days(text: &str) -> Result<[bool; 7], String> {
    let mut set = [false; 7];
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (weekday(first.trim(), text)?, weekday(last.trim(), text)?);
        let mut day = first;
        loop {
            if set[day] {
                return Err(format!("\"{}\" names {} twice", shown(text), WEEKDAYS[day]));
            }
            set[day] = true;
            if day == last {
                break;
            }
            day = (day + 1) % 7;
        }
    }
    Ok(set)
}

/// The number of a weekday by its name, 0 Monday.
fn weekday(name: &str, whole: &str) -> Result<usize, String> {
    WEEKDAYS.iter().position(|day| *day == name).ok_or_else(|| {
        let short: String = name.to_lowercase().chars().take(3).collect();
        let hint = WEEKDAYS.iter().copied().find(|day| *day == short).or_else(|| nearest(name, WEEKDAYS));
        let hint = hint.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
        format!("\"{}\" is not a set of weekdays such as \"mon-fri\", \"sat\" or \"mon,wed\"{hint}", shown(whole))
    })
}

/// One weekday by its name.
///
/// # Errors
/// What is wrong and how to write it.
pub fn parse_weekday(text: &str) -> Result<usize, String> {
    weekday(text, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Span;

    #[test]
    fn sets_of_weekdays_read_as_written() {
        assert_eq!(parse_days("mon-fri"), Ok([true, true, true, true, true, false, false]));
        assert_eq!(parse_days("sat-mon"), Ok([true, false, false, false, false, true, true]));
        assert_eq!(parse_days("mon, wed"), Ok([true, false, true, false, false, false, false]));
        assert!(parse_days("mon-fri,fri").is_err());
        assert_eq!(
            parse_days("Monday"),
            Err("\"Monday\" is not a set of weekdays such as \"mon-fri\", \"sat\" or \"mon,wed\"; did you mean \"mon\"?".to_owned())
        );
    }

    #[test]
    fn windows_keep_to_one_day_unless_they_may_pass_midnight() {
        let clock = |hours: i64| Clock(Span::hours(hours));
        assert_eq!(parse_window("08:00-22:00", Midnight::Ends), Ok((clock(8), clock(22))));
        assert_eq!(parse_window("20:00-09:00", Midnight::Passes), Ok((clock(20), clock(9))));
        for bad in ["20:00-09:00", "08:00", "08:00-08:00", "08:00-25:00", "8-22", ""] {
            assert!(parse_window(bad, Midnight::Ends).is_err(), "{bad}");
        }
    }
}
