//! The JSON Schemas of a scenario file and of a quote's file, for editors.
//!
//! In: the tables of keys: those of sections in this folder, those of laws, arrival models, clauses and costs beside their readers.
//! Out: schemas of draft 07. It says what a single value may be; what must fit together only reading the file tells
//! (`busyhour check`). A test holds every key and every range to what the readers ask for.

mod choice;
mod contacts;
pub mod form;
mod groups;
pub mod homes;
mod machines;
pub mod parts;
mod routing;
mod top;

use serde_json::{Map, Value, json};

use crate::document::Key;
use crate::document::key::key;
use crate::scenario::quotes::{QUOTE, QUOTED};

/// The schema of a scenario file.
pub fn schema() -> Value {
    of("busyhour scenario", "A contact centre to simulate and to price.", top::FILE)
}

/// The schema of a quote's file: what its provider's table may say, and in `[quote]` of whom it is.
pub fn quote() -> Value {
    // What is needed may stand in the scenario, too.
    let provider = groups::PROVIDER.iter().filter(|key| ![QUOTE, QUOTED].contains(&key.name));
    let mut keys: Vec<Key> = provider.map(|key| Key { required: false, ..*key }).collect();
    keys.push(key(QUOTE, "{}", "of whom the quote is, and when").with(groups::QUOTED));
    of("busyhour quote", "What a bidder offers: a provider of a scenario, in a file of its own.", &keys)
}

/// The schema of a file with these keys, and perhaps parts of a scenario.
pub fn of(title: &str, what: &str, keys: &[Key]) -> Value {
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!(title));
    schema.insert("description".to_owned(), json!(what));
    schema.extend(table(keys.iter()));
    let mut definitions = parts::definitions();
    let used = parts::used(&schema, &definitions);
    definitions.retain(|name, _| used.contains(name));
    schema.insert("definitions".to_owned(), Value::Object(definitions));
    Value::Object(schema)
}

/// A table that has these keys and no others.
fn table<'a>(keys: impl Iterator<Item = &'a Key>) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in keys {
        properties.insert(key.name.to_owned(), described(key));
        if key.required {
            required.push(key.name);
        }
    }
    let mut table = Map::new();
    table.insert("type".to_owned(), json!("object"));
    table.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        table.insert("required".to_owned(), json!(required));
    }
    table.insert("additionalProperties".to_owned(), json!(false));
    table
}

/// What a key may hold, what it does, and what holds without it.
fn described(key: &Key) -> Value {
    let mut value = form::of(key.form, key.keys);
    if let Value::Object(value) = &mut value {
        value.insert("description".to_owned(), json!(sentence(key)));
        if let Some(default) = key.default().and_then(|text| form::default(text, value)) {
            value.insert("default".to_owned(), default);
        }
    }
    value
}

/// What an editor shows of a key: its sentence, and the form where the sentence alone does not say what to write.
fn sentence(key: &Key) -> String {
    let mut letters = key.summary.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let form = if key.form.contains('{') { String::new() } else { format!(" [{}]", key.form) };
    format!("{first}{}{form}", letters.as_str())
}
