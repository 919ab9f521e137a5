//! Sentences in which `{path}` stands for what a scenario says there.
//!
//! In: a sentence and a scenario file. Out: the sentence with the values. `{option:path}` is the value that an option sets;
//! `{%path}` writes a share as per cent.

use toml::{Table, Value};

/// Puts values in.
///
/// # Errors
/// A path that leads nowhere.
pub fn filled(sentence: &str, file: &Table) -> Result<String, String> {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (path, behind) = after.split_once('}').ok_or_else(|| format!("a bracket is not closed: {sentence}"))?;
        text.push_str(before);
        text.push_str(&written(path, file).ok_or_else(|| format!("the scenario says nothing at {path}"))?);
        rest = behind;
    }
    Ok(text + rest)
}

fn written(path: &str, file: &Table) -> Option<String> {
    let (percent, path) = path.strip_prefix('%').map_or((false, path), |path| (true, path));
    let value = match path.split_once(':') {
        Some((option, path)) => set(file.get("options")?.get(option)?.get("set")?, path)?,
        None => at(file, path)?,
    };
    let number = match value {
        Value::Integer(number) => *number as f64,
        Value::Float(number) => *number,
        Value::String(text) => return Some(spelled(text)),
        other => return Some(other.to_string()),
    };
    let number = if percent { number * 100.0 } else { number };
    let digits = (0..4).find(|digits| decimals_tell(number, *digits)).unwrap_or(4);
    Some(super::figure::grouped(number, digits as usize) + if percent { " %" } else { "" })
}

/// Whether a number is the same to so many decimals.
fn decimals_tell(number: f64, digits: i32) -> bool {
    let scaled = number * 10f64.powi(digits);
    (scaled - scaled.round()).abs() < 1e-6
}

/// A duration in words where it is one plain number of a unit: `3m` is `3 minutes`.
fn spelled(text: &str) -> String {
    const UNITS: [(&str, &str); 4] = [("s", "second"), ("m", "minute"), ("h", "hour"), ("d", "day")];
    for (unit, word) in UNITS {
        if let Some(number) = text.strip_suffix(unit).filter(|number| number.chars().all(|c| c.is_ascii_digit())) {
            return format!("{number} {word}{}", if number == "1" { "" } else { "s" });
        }
    }
    text.to_owned()
}

/// What an option sets at a path, or at a place within what it sets.
fn set<'f>(changes: &'f Value, path: &str) -> Option<&'f Value> {
    changes.as_table()?.iter().find_map(|(key, value)| within(value, path.strip_prefix(key.as_str())?))
}

/// The value at a path from the top.
fn at<'f>(file: &'f Table, path: &str) -> Option<&'f Value> {
    let (first, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    within(file.get(first)?, rest)
}

/// The value at a path from a value: keys after dots, in quotes if they have dots themselves, places of a list in brackets.
fn within<'f>(value: &'f Value, path: &str) -> Option<&'f Value> {
    if path.is_empty() {
        return Some(value);
    }
    if let Some((place, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) {
        return within(value.get(place.parse::<usize>().ok()?)?, rest);
    }
    let path = path.strip_prefix('.')?;
    if let Some((key, rest)) = path.strip_prefix('"').and_then(|path| path.split_once('"')) {
        return within(value.get(key)?, rest);
    }
    let (key, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    within(value.get(key)?, rest)
}
