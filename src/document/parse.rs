//! TOML text to a [`Node`] tree: every key and value keeps its place, tables keep the order of the file.
//!
//! In: one source text. Out: the tree, or every syntax problem of the text (at most [`PROBLEMS`]) without those that
//! only follow from another. Knows no key by name.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::document::node::{Entry, Node, Place, Value};
use crate::document::problem::Log;
use crate::document::scan::{self, TEXT_CHARACTERS};
use crate::document::syntax;

/// Syntax problems reported for one text.
pub const PROBLEMS: usize = 20;
/// Characters in one key; a quoted path is a key too.
pub const KEY_CHARACTERS: usize = 256;
/// Characters in one number.
const NUMBER_CHARACTERS: usize = 64;

/// Reads a text as TOML.
///
/// `None` after every syntax problem was logged. A value that no reader could take (a text too long, a time with an
/// offset) is logged too, but the tree is still given, so that the readers find what else is wrong.
pub fn parse(source: u16, text: &str, log: &Log) -> Option<Node> {
    let mut found: Vec<Found> = Vec::new();
    let sound = scan::scan(text, &mut |start, end, message| {
        if found.len() < KEPT {
            found.push(Found { start, end, said: Said::Ours(message) });
        }
    });
    let reading = Reading { source, log };
    let Some(sound) = sound else {
        reading.report(text, found);
        return None;
    };
    let (table, errors) = DeTable::parse_recoverable(&sound.text);
    if errors.is_empty() && found.is_empty() {
        let value = reading.table(table.get_ref());
        return Some(Node { value, place: reading.place(0..text.len().min(1)) });
    }
    let errors = &errors[..errors.len().min(KEPT)];
    let headers_lost =
        sound.headers_lost || errors.iter().any(|error| error.message() != DUPLICATE && on_header(&sound.text, error));
    for error in errors.iter().filter(|error| !(headers_lost && error.message() == DUPLICATE)) {
        let span = error.span().unwrap_or(0..0);
        found.push(Found { start: span.start, end: span.end, said: Said::Reader(error.message().to_owned()) });
    }
    reading.report(&sound.text, found);
    None
}

const DUPLICATE: &str = "duplicate key";
/// Problems kept before they are sorted and cut to [`PROBLEMS`].
const KEPT: usize = 1000;

enum Said {
    Ours(String),
    Reader(String),
}

struct Found {
    start: usize,
    end: usize,
    said: Said,
}

fn on_header(text: &str, error: &toml::de::Error) -> bool {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = &text.as_bytes()[..at];
    let line = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |n| n + 1);
    text.as_bytes()[line..].iter().find(|byte| !matches!(byte, b' ' | b'\t')) == Some(&b'[')
}

struct Reading<'l> {
    source: u16,
    log: &'l Log,
}

impl Reading<'_> {
    fn say(&self, start: usize, end: usize, message: String) {
        self.log.error(self.place(start..end), "", message);
    }

    fn place(&self, span: Range<usize>) -> Place {
        Place { source: self.source, start: span.start as u32, end: span.end as u32 }
    }

    /// One problem for each line, the first: what follows on it is mostly its echo.
    fn report(&self, text: &str, mut found: Vec<Found>) {
        found.sort_by_key(|one| one.start);
        let (mut seen, mut line, mut last_line, mut said) = (0usize, 0usize, usize::MAX, 0usize);
        for Found { start, end, said: what } in found {
            let start = start.min(text.len());
            line += text.as_bytes()[seen..start].iter().filter(|byte| **byte == b'\n').count();
            seen = start;
            if last_line == line {
                continue;
            }
            last_line = line;
            if said == PROBLEMS {
                self.say(start, start, "more problems follow; repair these first".to_owned());
                return;
            }
            said += 1;
            let (range, message) = match what {
                Said::Ours(message) => (start..end.clamp(start, text.len()), message),
                Said::Reader(message) => syntax::explain(text, start..end, &message),
            };
            self.say(range.start, range.end, message);
        }
    }

    fn table(&self, table: &DeTable<'_>) -> Value {
        let mut entries: Vec<Entry> = table.iter().map(|(key, value)| self.entry(key, value)).collect();
        // `[a.b]` before `[a]` moves `a` to the second header; its first mention is its place in the order.
        entries.sort_by_key(first_mention);
        Value::Table(entries)
    }

    fn entry(&self, key: &Spanned<Cow<'_, str>>, value: &Spanned<DeValue<'_>>) -> Entry {
        let (place, name) = (key.span(), key.get_ref());
        if name.chars().count() > KEY_CHARACTERS {
            self.say(
                place.start,
                place.end,
                format!("a key has at most {KEY_CHARACTERS} characters; this one has {}", name.chars().count()),
            );
        }
        Entry { key: name.to_string(), place: self.place(place), node: self.node(value) }
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let span = value.span();
        let place = self.place(span.clone());
        let value = match value.get_ref() {
            DeValue::String(text) => {
                let characters = text.chars().count();
                if characters > TEXT_CHARACTERS {
                    self.say(
                        span.start,
                        span.end,
                        format!("a text has at most {TEXT_CHARACTERS} characters; this one has {characters}"),
                    );
                }
                Value::Text(text.to_string())
            }
            DeValue::Integer(number) => self.integer(number.as_str(), number.radix(), span),
            DeValue::Float(number) => self.number(number.as_str(), false, span),
            DeValue::Boolean(value) => Value::Bool(*value),
            DeValue::Datetime(at) => self.date_time(at, span),
            DeValue::Array(list) => Value::List(list.iter().map(|item| self.node(item)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Node { value, place }
    }

    fn integer(&self, digits: &str, radix: u32, span: Range<usize>) -> Value {
        if radix == 10 {
            return self.number(digits, true, span);
        }
        match u64::from_str_radix(digits, radix) {
            Ok(value) => self.number(&value.to_string(), true, span),
            Err(_) => self.number("inf", false, span),
        }
    }

    /// NaN and infinities are kept: whoever reads the value says that they are no numbers, with the path.
    fn number(&self, digits: &str, whole: bool, span: Range<usize>) -> Value {
        if digits.len() > NUMBER_CHARACTERS {
            self.say(span.start, span.end, format!("a number has at most {NUMBER_CHARACTERS} characters"));
        }
        let text = digits.strip_prefix('+').unwrap_or(digits).to_owned();
        let float = text.parse::<f64>().unwrap_or(f64::NAN);
        Value::Number { text, float, whole }
    }

    fn date_time(&self, at: &toml::value::Datetime, span: Range<usize>) -> Value {
        if at.offset.is_some() {
            self.say(
                span.start,
                span.end,
                "write local time without an offset or \"Z\"; the zone is calendar.timezone".to_owned(),
            );
            return Value::Bool(false);
        }
        let date = at.date.map(|d| civil::Date::new(d.year as i16, d.month as i8, d.day as i8));
        let time = at.time.map(|t| {
            civil::Time::new(
                t.hour as i8,
                t.minute as i8,
                t.second.unwrap_or(0) as i8,
                t.nanosecond.unwrap_or(0) as i32,
            )
        });
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
