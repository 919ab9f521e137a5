//! Parts of a scenario that stand in several places, or read themselves by name: laws, arrival models, hours, rosters, contracts.
//!
//! In: the tables that their readers look names up in. Out: the schema's definitions, by the name of their form.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::demand::arrivals::MODELS;
use crate::demand::arrivals::season::MONTHS;
use crate::document::Key;
use crate::document::key::{key, required};
use crate::document::tables::manner::{DATES, DECIMAL, ENCODING, HEADER, SHEET};
use crate::economics::clauses::{CLAUSES, SINGLE};
use crate::economics::in_house;
use crate::laws::LAWS;
use crate::routing::adapt::yardstick::YARDSTICKS;
use crate::scenario::groups::MOST_AGENTS;
use crate::scenario::schema::form::{self, CLOCK, DAYS};
use crate::scenario::schema::{choice, groups, table, top};

/// What every clause may have.
const NAME: Key = key("name", "name", "under which it stands in the invoice (the clause's own, otherwise)");
const STARTS: Key = key("starts", "date", "a day of the contract's first month (the calendar's first, otherwise)");
const ASSUMED: Key =
    key("assumed", "table of money", "figures that no contact tells, for credits: { qa = 93, csat = 4.6 }");

/// Where definitions stand in a schema.
const DEFINITIONS: &str = "#/definitions/";

/// A definition: the form that it is called in tables of keys, and what makes it.
type Part = (&'static str, fn() -> Value);

const PARTS: [Part; 16] = [
    ("law", law),
    ("arrival model", arrivals),
    ("target", target),
    ("opening hours of a day", day),
    ("opening hours", || week(reference("opening hours of a day"))),
    ("hours of the week", || week(reference("opening hours of a day"))),
    ("roster", roster),
    ("contract", contract),
    ("costs", || Value::Object(table(in_house::KEYS.iter().flat_map(|family| family.iter())))),
    ("evidence", || {
        below_paths("evidence", json!([form::of(HOW, &[]), Value::Object(table(choice::EVIDENCE.iter()))]))
    }),
    ("knob", || below_paths("knob", json!([form::of("list of numbers | list of durations", &[])]))),
    ("factors by path", || below_paths("factors by path", json!([form::of("number 0 to 100", &[])]))),
    ("values by path", || json!({ "type": "object", "additionalProperties": true })),
    ("factors by weekday", || by(r"^D(\s*-\s*D)?$", "(mon|tue|wed|thu|fri|sat|sun)", factor())),
    ("factors by month", || by("^D(-D)?$", &format!("({})", MONTHS.join("|")), factor())),
    ("weights of yardsticks", weights),
];

const HOW: &str = "\"measured\", \"quoted\" or \"assumed\"";

/// A value of a part; the empty schema, which takes anything, of a form that nobody knows: a test finds none.
pub fn reference(form: &str) -> Value {
    match form {
        "shares by time of day" => by(&format!("^{CLOCK}$"), "", form::of("share", &[])),
        "shares by telephone key" => by("^[0-9*#]$", "", form::of("share", &[])),
        "texts by telephone key" => by("^[0-9*#]$", "", form::of("text", &[])),
        "agents by hours" => by(&format!("^{CLOCK}-{CLOCK}$"), "", form::of("whole number 0 to 100000", &[])),
        _ if PARTS.iter().any(|(name, _)| *name == form) => referred(form),
        _ => json!({}),
    }
}

/// A definition where it is used.
fn referred(form: &str) -> Value {
    json!({ "$ref": format!("{DEFINITIONS}{}", form.replace(' ', "_")) })
}

/// The names of the definitions that a schema uses, those among them that only others use.
pub fn used(schema: &Map<String, Value>, definitions: &Map<String, Value>) -> BTreeSet<String> {
    fn collect(value: &Value, definitions: &Map<String, Value>, used: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => {
                if let Some(name) = text.strip_prefix(DEFINITIONS)
                    && used.insert(name.to_owned())
                    && let Some(definition) = definitions.get(name)
                {
                    collect(definition, definitions, used);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, definitions, used)),
            Value::Object(entries) => entries.values().for_each(|entry| collect(entry, definitions, used)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    schema.values().for_each(|value| collect(value, definitions, &mut found));
    found
}

/// All definitions.
pub fn definitions() -> Map<String, Value> {
    PARTS.iter().map(|(name, part)| (name.replace(' ', "_"), part())).collect()
}

fn factor() -> Value {
    form::of("number 0 to 1000000", &[])
}

/// A table whose keys have a pattern, in which `D` stands for `names`.
fn by(pattern: &str, names: &str, value: Value) -> Value {
    let pattern = pattern.replace('D', names);
    json!({ "type": "object", "patternProperties": { pattern: value }, "additionalProperties": false })
}

/// A duration, or one distribution by its name.
fn law() -> Value {
    let laws = LAWS.iter().map(|law| (law.name, law.summary, law.keys));
    json!({ "anyOf": [form::of("duration", &[]), Value::Object(one_by_name(laws))] })
}

fn arrivals() -> Value {
    Value::Object(one_by_name(MODELS.iter().map(|model| (model.name, model.summary, model.keys))))
}

/// A table with exactly one of these names.
fn one_by_name<'a>(entries: impl Iterator<Item = (&'a str, &'a str, &'a [Key])>) -> Map<String, Value> {
    let described = |(name, summary, keys): (&str, &str, &[Key])| {
        let mut value = table(keys.iter());
        value.insert("description".to_owned(), json!(summary));
        (name.to_owned(), Value::Object(value))
    };
    let mut table = table([].into_iter());
    table.insert("properties".to_owned(), Value::Object(entries.map(described).collect()));
    table.insert("minProperties".to_owned(), json!(1));
    table.insert("maxProperties".to_owned(), json!(1));
    table
}

fn target() -> Value {
    let short = json!({ "type": "string", "pattern": r"^\s*[0-9.]+\s*/\s*[0-9.]+\s*$", "examples": ["80/20"] });
    json!({ "anyOf": [short, Value::Object(table(top::TARGET.iter()))] })
}

/// `"08:00-22:00"`, a list of windows, or `"closed"`.
fn day() -> Value {
    json!({ "anyOf": [form::of("hours | list of hours", &[]), { "type": "string", "enum": ["closed"] }] })
}

/// Those of one day for all, or by days.
fn week(day: Value) -> Value {
    json!({ "anyOf": [day.clone(), by_days(day)] })
}

fn by_days(value: Value) -> Value {
    by(&format!("^{DAYS}$"), "(mon|tue|wed|thu|fri|sat|sun)", value)
}

/// A roster in a file, and how it is read.
const ROSTER_FILE: &[Key] = &[
    required("file", "file", "a table with a row for each interval: when, and how many agents"),
    SHEET,
    ENCODING,
    DATES,
    DECIMAL,
    HEADER,
];

fn roster() -> Value {
    let agents = form::of(&format!("whole number 0 to {MOST_AGENTS}"), &[]);
    let day = by(&format!("^{CLOCK}$"), "", agents.clone());
    let solved = [
        key("shifts", "list of {}", "shifts as they are worked").with(groups::ROSTER_SHIFT),
        key("sized", "{}", "solved from the forecast, to meet the target").with(groups::SIZED),
        key("promised", "{}", "a vendor's promise instead of its headcount").with(groups::PROMISE),
    ];
    let solved = solved.iter().map(|key| Value::Object(table(std::iter::once(key))));
    let file = Value::Object(table(ROSTER_FILE.iter()));
    let plain = [agents.clone(), form::of("file", &[]), file, day.clone(), by_days(json!({ "anyOf": [agents, day] }))];
    json!({ "anyOf": plain.into_iter().chain(solved).collect::<Vec<_>>() })
}

fn contract() -> Value {
    let mut contract = table([&STARTS, &ASSUMED].into_iter());
    let Some(Value::Object(clauses)) = contract.get_mut("properties") else { return Value::Object(contract) };
    for kind in CLAUSES {
        let clause = Value::Object(table(std::iter::once(&NAME).chain(kind.keys)));
        clauses.insert(kind.name.to_owned(), json!({ "description": kind.summary, "type": "array", "items": clause }));
    }
    for single in SINGLE {
        let mut clause = table(single.keys.iter());
        clause.insert("description".to_owned(), json!(single.summary));
        clauses.insert(single.name.to_owned(), Value::Object(clause));
    }
    Value::Object(contract)
}

/// The definition `name` of what stands below paths, where a path in parts is a table of tables.
pub fn below_paths(name: &str, values: Value) -> Value {
    let mut ways = values.as_array().cloned().unwrap_or_default();
    ways.push(json!({ "type": "object", "additionalProperties": referred(name) }));
    json!({ "anyOf": ways })
}

fn weights() -> Value {
    let sticks = YARDSTICKS.iter().map(|stick| key(stick.name, "number above 0 to 1000000", stick.summary));
    let sticks: Vec<Key> = sticks.collect();
    Value::Object(table(sticks.iter()))
}
