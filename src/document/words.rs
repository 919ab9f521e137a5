//! Small texts that many parts of a scenario use: days of the week, windows of time, names.
//!
//! In: text. Out: what it means, or a sentence without a full stop that says how to write it.

use crate::document::syntax::look_alike;
use crate::document::value::nearest;
use crate::units::{Clock, shown};

/// Names of the days, Monday first.
pub const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Characters in a name.
pub const NAME_CHARACTERS: usize = 64;

/// Reads `"mon-fri"`, `"sat"`, `"mon, wed"`, `"sat-mon"`, `"daily"`; Monday first.
///
/// # Errors
/// What is wrong with the text.
pub fn weekdays(text: &str) -> Result<[bool; 7], String> {
    let mut days = [false; 7];
    if text == "daily" {
        return Ok([true; 7]);
    }
    for part in text.split(',') {
        let part = part.trim();
        let (first, last) = match part.split_once('-') {
            Some((first, last)) => (weekday(first.trim(), text)?, weekday(last.trim(), text)?),
            None => (weekday(part, text)?, weekday(part, text)?),
        };
        let mut day = first;
        loop {
            if std::mem::replace(&mut days[day], true) {
                return Err(format!("\"{}\" names {} twice", shown(text), WEEKDAYS[day]));
            }
            if day == last {
                break;
            }
            day = (day + 1) % 7;
        }
    }
    Ok(days)
}

fn weekday(name: &str, whole: &str) -> Result<usize, String> {
    let lower = name.to_lowercase();
    WEEKDAYS.iter().position(|day| *day == lower).ok_or_else(|| {
        let longer = WEEKDAYS.iter().find(|day| lower.len() > 3 && lower.starts_with(**day)).copied();
        let near = longer.or_else(|| nearest(&lower, WEEKDAYS));
        let hint = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
        if name == whole {
            format!("\"{}\" is no day of the week; write \"mon\", \"mon-fri\" or \"sat, sun\"{hint}", shown(name))
        } else {
            format!(
                "\"{}\" in \"{}\" is no day of the week; write \"mon\", \"mon-fri\" or \"sat, sun\"{hint}",
                shown(name),
                shown(whole)
            )
        }
    })
}

/// Whether a window of time may run over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Midnight {
    /// `"20:00-09:00"` ends on the next day.
    Crossed,
    /// The end comes after the start.
    Kept,
}

/// Reads `"08:00-22:00"`: start (included) and end (excluded, `"24:00"` at most).
///
/// # Errors
/// What is wrong with the text.
pub fn window(text: &str, midnight: Midnight) -> Result<(Clock, Clock), String> {
    let bad = || format!("\"{}\" is not a window of time; write \"08:00-22:00\"", shown(text));
    let (from, to) = text.split_once(['-', '–']).ok_or_else(bad)?;
    let from = Clock::parse(from.trim()).map_err(|_| bad())?;
    let to = Clock::parse(to.trim()).map_err(|_| bad())?;
    if from >= Clock::DAY_END || to > Clock::DAY_END {
        return Err(format!(
            "\"{}\" leaves the day: it starts before 24:00 and ends at 24:00 at the latest",
            shown(text)
        ));
    }
    if from == to {
        return Err(format!("\"{}\" is an empty window; \"00:00-24:00\" is the whole day", shown(text)));
    }
    if from > to && midnight == Midnight::Kept {
        return Err(format!(
            "\"{}\" ends before it starts; write two windows, one up to 24:00 and one from 00:00",
            shown(text)
        ));
    }
    Ok((from, to))
}

/// Checks a name that the user chose: letters, digits, spaces, `_`, `.` and `-`, a letter or digit first, at most
/// [`NAME_CHARACTERS`] characters, letters of one alphabet where they look alike.
///
/// # Errors
/// What is wrong with the name.
pub fn name(text: &str) -> Result<(), String> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '.' | '-');
    if text.is_empty() {
        return Err("a name is missing: it is empty".to_owned());
    }
    if text.chars().count() > NAME_CHARACTERS {
        return Err(format!("the name \"{}\" is too long: at most {NAME_CHARACTERS} characters", shown(text)));
    }
    if let Some(odd) = text.chars().find(|c| !fits(*c)) {
        return Err(format!(
            "the name \"{}\" contains \"{}\"; use letters, digits, spaces, \"_\", \".\" and \"-\"",
            shown(text),
            shown(&odd.to_string())
        ));
    }
    if !text.starts_with(char::is_alphanumeric) || text.ends_with(' ') {
        return Err(format!(
            "the name \"{}\" must start with a letter or digit and may not end with a space",
            shown(text)
        ));
    }
    if is_device(text) {
        return Err(format!("the name \"{}\" is a device's on Windows; choose another, \"{0} 1\"", shown(text)));
    }
    match look_alike(text) {
        Some(why) => Err(format!("the name \"{}\" {why}", shown(text))),
        None => Ok(()),
    }
}

/// Checks a currency: its three capital letters.
///
/// # Errors
/// What is wrong with the text.
pub fn currency(text: &str) -> Result<(), String> {
    if text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Ok(());
    }
    Err(format!("\"{}\" is not a currency; write its three capital letters, such as \"UAH\"", shown(text)))
}

/// Whether Windows takes a file of this name, whatever its ending, for a device: names become names of files.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let port = |digit: char| matches!(digit, '1'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}');
    let numbered =
        |kind| stem.strip_prefix(kind).is_some_and(|rest| rest.chars().count() == 1 && rest.starts_with(port));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn days(text: &str) -> String {
        weekdays(text).unwrap().iter().map(|on| if *on { '1' } else { '0' }).collect()
    }

    #[test]
    fn days_of_the_week_read_as_planners_write_them() {
        for (text, expected) in [
            ("mon-fri", "1111100"),
            ("sat", "0000010"),
            ("mon, wed", "1010000"),
            ("sat-mon", "1000011"),
            ("Mon", "1000000"),
            ("daily", "1111111"),
        ] {
            assert_eq!(days(text), expected, "{text}");
        }
        for (bad, word) in [
            ("", "no day"),
            ("monday", "did you mean \"mon\"?"),
            ("mon,mon", "twice"),
            ("fri-", "no day"),
            ("tua", "did you mean \"tue\"?"),
            ("mon-fri-sat", "no day"),
        ] {
            let message = weekdays(bad).unwrap_err();
            assert!(message.contains(word), "{bad}: {message}");
        }
    }

    #[test]
    fn windows_keep_to_the_day_unless_they_may_cross_midnight() {
        assert_eq!(
            window("08:00-22:00", Midnight::Kept).map(|(a, b)| (a.to_string(), b.to_string())),
            Ok(("08:00".into(), "22:00".into()))
        );
        assert_eq!(window("00:00-24:00", Midnight::Kept).map(|w| w.1), Ok(Clock::DAY_END));
        assert!(window("20:00-09:00", Midnight::Crossed).is_ok());
        for (bad, word) in [
            ("20:00-09:00", "ends before"),
            ("08:00", "write"),
            ("08:00-08:00", "empty"),
            ("24:00-24:00", "leaves"),
            ("08:00-25:00", "leaves"),
            ("8-22", "write"),
            ("", "write"),
        ] {
            let message = window(bad, Midnight::Kept).unwrap_err();
            assert!(message.contains(word), "{bad}: {message}");
        }
    }

    #[test]
    fn names_are_plain_words() {
        for good in ["sales", "Перша лінія", "tier-2", "a.b", "2nd line", "x_y"] {
            assert_eq!(name(good), Ok(()), "{good}");
        }
        for good in ["CONSOLE", "con 1", "Com", "COM10", "auxiliary", "Lpt0"] {
            assert_eq!(name(good), Ok(()), "{good}");
        }
        for device in ["CON", "con", "Prn", "aux.toml", "NUL", "com1", "LPT9.csv", "COM\u{b2}", "nul .txt"] {
            assert!(name(device).unwrap_err().contains("a device's on Windows"), "{device}");
        }
        for bad in
            ["", " a", "a ", "_a", "a\nb", "=cmd|x!A1", "<script>", "../etc", "sаles", "a\u{202e}b", &"x".repeat(65)]
        {
            assert!(name(bad).is_err(), "{bad:?}");
        }
        assert!(name("sаles").unwrap_err().contains("Cyrillic letter \"а\""));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = (weekdays(&text), window(&text, Midnight::Crossed), name(&text));
        }
    }
}
