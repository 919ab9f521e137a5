//! The words by which tables of keys say what a value may be, and what each means in JSON Schema.
//!
//! In: a form such as `list of shares`, `whole number 1 to 9`, `"a" or "b"`, `share | {}`. Out: a schema of the value. Forms that
//! take more than a line of schema are in `parts.rs`.

use serde_json::{Map, Value, json};

use crate::centre::follow_up::On;
use crate::centre::intake::Channel;
use crate::centre::provider::Kind;
use crate::centre::target::ServiceLevel;
use crate::document::Key;
use crate::routing::adapt::yardstick::YARDSTICKS;
use crate::routing::{adapt, choose, deal, serve};
use crate::scenario::schema::{parts, table};

/// What a list has several of, and what one of them is called.
const PLURALS: [(&str, &str); 15] = [
    ("shares", "share"),
    ("durations", "duration"),
    ("numbers", "number"),
    ("whole numbers", "whole number"),
    ("times of day", "time of day"),
    ("dates and times", "date and time"),
    ("lists of", "list of"),
    ("pairs of", "pair of"),
    ("contact types", "contact type"),
    ("groups", "group"),
    ("events", "event"),
    ("lines", "line"),
    ("providers", "provider"),
    ("options", "option"),
    ("texts", "text"),
];

/// A duration: `"3m30s"`.
const DURATION: &str = r"^([0-9]+(\.[0-9]+)?(w|d|h|ms|m|s))+$";
/// A time of day, without ends.
pub const CLOCK: &str = "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?";
/// Days of the week, without ends.
pub const DAYS: &str = r"(daily|D(\s*-\s*D)?(\s*,\s*D(\s*-\s*D)?)*)";
const DAY: &str = "(mon|tue|wed|thu|fri|sat|sun)";

/// The schema of a value of this form; `keys` are those of the table that it has in braces.
pub fn of(form: &str, keys: &[Key]) -> Value {
    let ways: Vec<&str> = alternatives(form);
    match ways.as_slice() {
        [one] => single(one, keys),
        several => json!({ "anyOf": several.iter().map(|way| single(way, keys)).collect::<Vec<_>>() }),
    }
}

/// What ` | ` divides, braces kept whole.
fn alternatives(form: &str) -> Vec<&str> {
    let (mut ways, mut depth, mut from) = (Vec::new(), 0i32, 0);
    for (place, letter) in form.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            '|' if depth == 0 => {
                ways.push(form.get(from..place).unwrap_or_default().trim());
                from = place + 1;
            }
            _ => {}
        }
    }
    ways.push(form.get(from..).unwrap_or_default().trim());
    ways
}

fn single(form: &str, keys: &[Key]) -> Value {
    if form.starts_with('{') {
        return Value::Object(table(keys.iter()));
    }
    if form.starts_with('"') {
        return json!({ "type": "string", "enum": form.split('"').skip(1).step_by(2).collect::<Vec<_>>() });
    }
    if let Some(items) = form.strip_prefix("list of ") {
        return json!({ "type": "array", "items": single(&one_of(items), keys) });
    }
    if let Some(item) = form.strip_prefix("pair of ") {
        let item = match item.split_once(" and ") {
            Some((first, second)) => json!({ "anyOf": [single(first, keys), single(second, keys)] }),
            None => single(&one_of(item), keys),
        };
        return json!({ "type": "array", "items": item, "minItems": 2, "maxItems": 2 });
    }
    if let Some(value) = form.strip_prefix("table of ") {
        return json!({ "type": "object", "additionalProperties": single(value, keys) });
    }
    number(form).or_else(|| text(form)).or_else(|| words(form)).unwrap_or_else(|| parts::reference(form))
}

/// One of what a list has several of.
fn one_of(several: &str) -> String {
    let known = PLURALS.iter().find_map(|(many, one)| several.strip_prefix(many).map(|rest| format!("{one}{rest}")));
    known.unwrap_or_else(|| several.to_owned())
}

/// Numbers: shares, money, numbers within bounds.
fn number(form: &str) -> Option<Value> {
    if form == "share" {
        return Some(json!({ "type": "number", "minimum": 0, "maximum": 1 }));
    }
    if form == "money" || form.starts_with("money a") {
        return Some(json!({ "type": "number", "minimum": 0 }));
    }
    if form.starts_with("units a") || form == "rate" {
        return Some(json!({ "type": "number", "minimum": 0 }));
    }
    let (kind, bounds) = match form.strip_prefix("whole number") {
        Some(bounds) => ("integer", bounds),
        None => ("number", form.strip_prefix("number").or_else(|| form.strip_prefix("per hundred"))?),
    };
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!(kind));
    let (low, high) = bounds.trim().split_once(" to ").map_or((bounds.trim(), None), |(low, high)| (low, Some(high)));
    if let Some(low) = low.strip_prefix("from ") {
        schema.insert("minimum".to_owned(), plain(low)?);
    } else if let Some(low) = low.strip_prefix("above ") {
        schema.insert("exclusiveMinimum".to_owned(), plain(low)?);
    } else if !low.is_empty() {
        schema.insert("minimum".to_owned(), plain(low)?);
    } else if kind == "integer" {
        schema.insert("minimum".to_owned(), json!(0));
    }
    if let Some(high) = high {
        schema.insert("maximum".to_owned(), plain(high)?);
    }
    Some(Value::Object(schema))
}

/// A number as it is written.
fn plain(text: &str) -> Option<Value> {
    serde_json::from_str::<Value>(text).ok().filter(Value::is_number)
}

/// Texts with a form of their own, dates among them: editors show these as texts.
fn text(form: &str) -> Option<Value> {
    let pattern =
        |pattern: String, examples: &[&str]| json!({ "type": "string", "pattern": pattern, "examples": examples });
    let days = || DAYS.replace('D', DAY);
    Some(match form {
        "text" | "name" | "path" => json!({ "type": "string", "minLength": 1 }),
        "contact type" | "group" | "provider" | "robot" | "option" | "trunk" | "line" | "measure" => {
            json!({ "type": "string", "minLength": 1 })
        }
        "file" => json!({ "type": "string", "minLength": 1 }),
        "true or false" => json!({ "type": "boolean" }),
        "duration" => pattern(DURATION.to_owned(), &["20s", "3m30s", "8h", "28d"]),
        "time of day" => pattern(format!("^{CLOCK}$"), &["08:00"]),
        "hours" => pattern(format!(r"^\s*{CLOCK}\s*[-–]\s*{CLOCK}\s*$"), &["08:00-22:00"]),
        "days" => pattern(format!("^{}$", days()), &["mon-fri", "sat, sun"]),
        "days or holidays" => {
            pattern(format!(r"^({}|holidays)(\s*,\s*({}|holidays))*$", days(), days()), &["sat, sun, holidays"])
        }
        "weekday" => json!({ "type": "string", "enum": crate::document::words::WEEKDAYS }),
        "currency" => pattern("^[A-Z]{3}$".to_owned(), &["EUR", "UAH"]),
        "date" => json!({ "type": "string", "format": "date" }),
        "date and time" => json!({ "anyOf": [
            { "type": "string", "format": "date-time-local" },
            { "type": "string", "format": "date" },
        ] }),
        _ if form.starts_with("months ") => json!({ "anyOf": [
            number(&form.replacen("months", "whole number", 1))?,
            pattern("^[0-9]+(mo|y)$".to_owned(), &["24mo", "2y"]),
        ] }),
        _ => return None,
    })
}

/// Words of the tables that the readers look them up in.
fn words(form: &str) -> Option<Value> {
    let words: Vec<&str> = match form {
        "policy of choose" => choose::POLICIES.iter().map(|policy| policy.name).collect(),
        "policy of serves" => serve::POLICIES.iter().map(|policy| policy.name).collect(),
        "policy of deal" => deal::POLICIES.iter().map(|policy| policy.name).collect(),
        "rule of adaptive" => adapt::RULES.iter().map(|rule| rule.name).collect(),
        "yardstick" => YARDSTICKS.iter().map(|stick| stick.name).collect(),
        "event" => On::ALL.iter().map(|(name, _)| *name).collect(),
        "service level" => ServiceLevel::ALL.iter().map(|(name, _)| *name).collect(),
        "kind of provider" => Kind::ALL.iter().map(|(name, _)| *name).collect(),
        "channel" => Channel::ALL.iter().map(|(name, _)| *name).collect(),
        _ => return None,
    };
    Some(json!({ "type": "string", "enum": words }))
}

/// A default, as its sentence has it, where it is a value that the key may hold.
pub fn default(text: &str, schema: &Map<String, Value>) -> Option<Value> {
    let ways = schema.get("anyOf").and_then(Value::as_array);
    if let Some(ways) = ways {
        return ways.iter().filter_map(Value::as_object).find_map(|way| default(text, way));
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words.iter().find(|word| word.as_str() == Some(text)).cloned();
    }
    let is_time = text.starts_with(|letter: char| letter.is_ascii_digit());
    match schema.get("type").and_then(Value::as_str) {
        Some("number" | "integer") => plain(text),
        Some("boolean") => text.parse::<bool>().ok().map(Value::Bool),
        Some("string") if schema.contains_key("pattern") => {
            (is_time || text == "daily" || text == "XXX").then(|| json!(text))
        }
        None if schema.contains_key("$ref") && is_time => Some(json!(text)),
        _ => None,
    }
}
