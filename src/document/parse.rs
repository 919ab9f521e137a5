//! TOML text to a [`Node`] tree: every key and value keeps its place, tables keep the order of the file.
//!
//! In: one source text. Out: the tree, or every syntax problem of the text (at most [`PROBLEMS`]) without those that
//! only follow from another. Knows no key by name.

use jiff::civil;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::document::node::{Entry, Node, Place, Value};
use crate::document::problem::Log;
use crate::document::scan::{self, TEXT_CHARACTERS};
use crate::document::syntax;
use crate::units::shown;

/// Syntax problems reported for one text.
pub const PROBLEMS: usize = 20;
/// Characters in one key; a quoted path is a key too.
pub const KEY_CHARACTERS: usize = 256;
/// Characters in one number.
const NUMBER_CHARACTERS: usize = 64;

/// Reads a text as TOML.
///
/// `None` after every problem was logged; syntax problems have an empty path.
pub fn parse(source: u16, text: &str, log: &Log) -> Option<Node> {
    let mut reading = Reading { source, found: Vec::new() };
    let sound = scan::scan(text, &mut |start, end, message| reading.say(start, end, message));
    if let Some(sound) = sound {
        let (table, errors) = DeTable::parse_recoverable(&sound.text);
        for error in &errors {
            let span = error.span().unwrap_or(0..0);
            if sound.headers_lost && error.message() == "duplicate key" {
                continue;
            }
            let (range, message) = syntax::explain(&sound.text, span, error.message());
            reading.say(range.start, range.end, message);
        }
        if reading.found.is_empty() {
            let value = reading.table(table.get_ref());
            if reading.found.is_empty() {
                return Some(Node { value, place: reading.place(0..text.len().min(1)) });
            }
        }
    }
    reading.report(text, log);
    None
}

struct Reading {
    source: u16,
    found: Vec<(usize, usize, String)>,
}

impl Reading {
    fn say(&mut self, start: usize, end: usize, message: String) {
        self.found.push((start, end, message));
    }

    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place { source: self.source, start: span.start as u32, end: span.end as u32 }
    }

    /// One problem for each line, the first: what follows on it is mostly its echo.
    fn report(mut self, text: &str, log: &Log) {
        self.found.sort_by_key(|(start, _, _)| *start);
        let mut last_line = None;
        let (mut line, mut seen, mut said) = (0usize, 0usize, 0usize);
        let found = std::mem::take(&mut self.found);
        for (start, end, message) in found {
            let start = start.min(text.len());
            line += text.as_bytes()[seen..start].iter().filter(|byte| **byte == b'\n').count();
            seen = start;
            if last_line == Some(line) {
                continue;
            }
            last_line = Some(line);
            if said == PROBLEMS {
                log.error(self.place(start..start), "", "more problems follow; repair these first");
                return;
            }
            said += 1;
            log.error(self.place(start..end.clamp(start, text.len())), "", message);
        }
    }

    fn table(&mut self, table: &DeTable<'_>) -> Value {
        let mut entries: Vec<Entry> = table.iter().map(|(key, value)| self.entry(key, value)).collect();
        // `[a.b]` before `[a]` moves `a` to the second header; its first mention is its place in the order.
        entries.sort_by_key(|entry| first_mention(entry));
        Value::Table(entries)
    }

    fn entry(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Entry {
        let (place, name) = (key.span(), key.get_ref());
        if name.chars().count() > KEY_CHARACTERS {
            self.say(place.start, place.end, format!("a key has at most {KEY_CHARACTERS} characters; this one has {}", name.chars().count()));
        } else if let Some(why) = syntax::look_alike(name) {
            self.say(place.start, place.end, format!("the key \"{}\" {why}", shown(name)));
        }
        Entry { key: name.to_string(), place: self.place(place), node: self.node(value) }
    }

    fn node(&mut self, value: &Spanned<DeValue<'_>>) -> Node {
        let span = value.span();
        let place = self.place(span.clone());
        let value = match value.get_ref() {
            DeValue::String(text) => {
                let characters = text.chars().count();
                if characters > TEXT_CHARACTERS {
                    self.say(span.start, span.end, format!("a text has at most {TEXT_CHARACTERS} characters; this one has {characters}"));
                }
                Value::Text(text.to_string())
            }
            DeValue::Integer(number) => self.integer(number.as_str(), number.radix(), span),
            DeValue::Float(number) => self.float(number.as_str(), span),
            DeValue::Boolean(value) => Value::Bool(*value),
            DeValue::Datetime(at) => self.date_time(at, span),
            DeValue::Array(list) => Value::List(list.iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { value, place }
    }

    fn integer(&mut self, digits: &str, radix: u32, span: std::ops::Range<usize>) -> Value {
        if radix != 10 {
            let Ok(value) = u64::from_str_radix(digits, radix) else {
                self.say(span.start, span.end, "this number does not fit; write a plain decimal number".to_owned());
                return Value::Bool(false);
            };
            return Value::Number { text: value.to_string(), float: value as f64, whole: true };
        }
        match self.float(digits, span) {
            Value::Number { text, float, .. } => Value::Number { text, float, whole: true },
            other => other,
        }
    }

    fn float(&mut self, digits: &str, span: std::ops::Range<usize>) -> Value {
        let text = digits.strip_prefix('+').unwrap_or(digits);
        let float = text.parse::<f64>().unwrap_or(f64::NAN);
        let name = text.strip_prefix('-').unwrap_or(text);
        if name == "nan" || name == "inf" {
            self.say(span.start, span.end, format!("{name} is no number to work with here; write a finite number"));
        } else if text.len() > NUMBER_CHARACTERS {
            self.say(span.start, span.end, format!("a number has at most {NUMBER_CHARACTERS} characters"));
        } else if !float.is_finite() {
            self.say(span.start, span.end, format!("the number {} is too large: the largest is about 1e308", shown(text)));
        }
        Value::Number { text: text.to_owned(), float, whole: false }
    }

    fn date_time(&mut self, at: &toml::value::Datetime, span: std::ops::Range<usize>) -> Value {
        if at.offset.is_some() {
            self.say(span.start, span.end, "write local time without an offset or \"Z\"; the zone is calendar.timezone".to_owned());
            return Value::Bool(false);
        }
        let date = at.date.map(|d| civil::Date::new(d.year as i16, d.month as i8, d.day as i8));
        let time = at.time.map(|t| civil::Time::new(t.hour as i8, t.minute as i8, t.second.unwrap_or(0) as i8, t.nanosecond.unwrap_or(0) as i32));
        match (date, time) {
            (Some(Ok(date)), Some(Ok(time))) => Value::DateTime(date.to_datetime(time)),
            (Some(Ok(date)), None) => Value::Date(date),
            (None, Some(Ok(time))) => Value::Time(time),
            _ => {
                self.say(span.start, span.end, "there is no such date or time".to_owned());
                Value::Bool(false)
            }
        }
    }
}

fn first_mention(entry: &Entry) -> u32 {
    let below = match &entry.node.value {
        Value::Table(entries) => entries.first().map(|first| first.place.start),
        _ => None,
    };
    below.map_or(entry.place.start, |below| below.min(entry.place.start))
}
