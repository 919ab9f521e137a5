//! What the TOML reader says, said so that somebody who never heard of TOML can repair the line.

use std::ops::Range;

use crate::units::shown;

/// Rewrites a message of the TOML reader: where to look, what is wrong, what to write.
pub fn explain(text: &str, span: Range<usize>, message: &str) -> (Range<usize>, String) {
    let start = floor(text, span.start.min(text.len()));
    let end = floor(text, span.end.clamp(start, text.len()));
    let line_start = text[..start].rfind('\n').map_or(0, |n| n + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
    if let Some(number) = decimal_comma(&text[line_start..line_end], start - line_start) {
        let written = &text[line_start + number.start..line_start + number.end];
        let better = written.replacen(',', ".", 1);
        return (
            line_start + number.start..line_start + number.end,
            format!("a decimal number is written with a point; write {better}"),
        );
    }
    if message == "duplicate key" {
        return (start..end, duplicate(text, start..end));
    }
    if message.starts_with("invalid unquoted key") {
        let range = word_around(text, start, line_start);
        if let Some(why) = odd_letters(&text[range.clone()]) {
            return (range, why);
        }
    }
    let word = shown(&text[start..end]);
    let message = match message.split(", expected").next().unwrap_or(message) {
        "string values must be quoted" => {
            format!("\"{word}\" is neither a number nor true or false; text stands in quotes: \"{word}\"")
        }
        "key with no value" | "missing value for key" => "this line has a key but no \"=\" and no value".to_owned(),
        "invalid unquoted key" => {
            format!("\"{word}\" cannot stand in a key; a key is letters, digits, \"_\" and \"-\", or stands in quotes")
        }
        "unquoted keys cannot be empty" => "a key is missing here".to_owned(),
        "unexpected key or value" => "this does not belong here; one key and value stand on a line".to_owned(),
        "extra `=`" => "there is one \"=\" too many".to_owned(),
        "missing opening quote" => "the quote before this text is missing".to_owned(),
        "redundant numeric sign" => "a number has at most one sign".to_owned(),
        "unexpected leading zero" => "a number does not start with 0 unless a point follows".to_owned(),
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            "tables and lists are nested too deep here".to_owned()
        }
        "missing comma between array elements" => "a comma is missing between two values of this list".to_owned(),
        "missing comma between key-value pairs" => "a comma is missing between two keys of this table".to_owned(),
        other if other.starts_with("cannot extend value of type") => {
            format!("\"{word}\" already has a value above; it cannot be a table too")
        }
        _ => message.to_owned(),
    };
    (start..end, message)
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// `0,5` touching a place in a line.
fn decimal_comma(line: &str, at: usize) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let digit = |n: usize| bytes.get(n).is_some_and(u8::is_ascii_digit);
    let commas = bytes.iter().enumerate().filter(|(_, byte)| **byte == b',').map(|(n, _)| n);
    for comma in commas.filter(|n| *n > 0 && digit(n - 1) && digit(n + 1)) {
        let mut start = comma;
        while start > 0 && digit(start - 1) {
            start -= 1;
        }
        let mut end = comma + 1;
        while digit(end) {
            end += 1;
        }
        if start <= at && at <= end {
            return Some(start..end);
        }
    }
    None
}

/// The line on which a key stood first.
fn duplicate(text: &str, key: Range<usize>) -> String {
    let name = &text[key.clone()];
    let line = |at: usize| 1 + text[..at].bytes().filter(|byte| *byte == b'\n').count();
    match first_of(text, key) {
        Some(first) => format!("\"{}\" is given twice; it stands on line {} already", shown(name), line(first)),
        None => format!("\"{}\" is given twice in this table", shown(name)),
    }
}

/// Where the same key stood before, by the lines of the same table; headers are compared with headers.
fn first_of(text: &str, key: Range<usize>) -> Option<usize> {
    let name = &text[key.clone()];
    let line_start = text[..key.start].rfind('\n').map_or(0, |n| n + 1);
    let line = text[line_start..].lines().next().unwrap_or("");
    if line.trim_start().starts_with('[') {
        let wanted = header_name(line)?;
        return lines(text, 0, line_start).find(|(_, before)| header_name(before) == Some(wanted)).map(|(at, _)| at);
    }
    let within = text[line_start..key.start].find(['{', '[']).is_some();
    if within {
        return text[line_start..key.start].find(name).map(|n| line_start + n);
    }
    let wanted = line.split('=').next().unwrap_or("").trim();
    let table = lines(text, 0, line_start)
        .filter(|(_, before)| before.trim_start().starts_with('['))
        .last()
        .map_or(0, |(at, _)| at);
    lines(text, table, line_start)
        .find(|(_, before)| {
            let own = before.split('=').next().unwrap_or("").trim();
            before.contains('=') && (own == wanted || own == name || own.starts_with(&format!("{wanted}.")))
        })
        .map(|(at, _)| at)
}

fn header_name(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    Some(inner.get(..inner.find(']')?)?.trim())
}

fn lines(text: &str, from: usize, to: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text[from..to].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line)
    })
}

/// The letters and digits around a place.
fn word_around(text: &str, at: usize, line_start: usize) -> Range<usize> {
    let part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let before: usize = text[line_start..at].chars().rev().take_while(part).map(char::len_utf8).sum();
    let after: usize = text[at..].chars().take_while(part).map(char::len_utf8).sum();
    at - before..at + after
}

fn odd_letters(word: &str) -> Option<String> {
    if let Some(why) = look_alike(word) {
        return Some(format!("the key \"{}\" {why}", shown(word)));
    }
    let odd = word.chars().find(|c| c.is_alphabetic() && !c.is_ascii())?;
    Some(format!(
        "keys are written in Latin letters, and \"{odd}\" (U+{:04X}) is none; a name that you chose may stand in quotes",
        odd as u32
    ))
}

/// Cyrillic and Greek letters that look like Latin ones.
const TWINS: [(&str, &str); 2] =
    [("асеоріхуАВЕКМНОРСТХІ", "aceopixyABEKMHOPCTXI"), ("οανΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavABEZHIKMNOPTYX")];

/// For a word of Latin letters with a letter among them that only looks so: "contains ... ".
pub fn look_alike(word: &str) -> Option<String> {
    if word.is_ascii() || !word.chars().any(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    for c in word.chars().filter(|c| !c.is_ascii()) {
        for (script, (twins, latin)) in ["Cyrillic", "Greek"].iter().zip(TWINS) {
            if let Some((_, twin)) = twins.chars().zip(latin.chars()).find(|(twin, _)| *twin == c) {
                return Some(format!(
                    "contains the {script} letter \"{c}\" (U+{:04X}), which looks like the Latin \"{twin}\"",
                    c as u32
                ));
            }
        }
    }
    None
}

/// Digits with at most a sign, a point and an exponent.
pub fn plain_number(text: &str) -> bool {
    text.len() <= 32
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'))
        && text.parse::<f64>().is_ok()
}
