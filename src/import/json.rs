//! Records as JSON to a table: an inner value's column is `Queue.Name`.
//!
//! In: bytes with one record behind the other: on lines of their own, without anything between them as streams are stored, over
//! several lines, or in a list. Out: a table whose first line names the columns, and in which a record stands one line below its own
//! where the file has one on each line.

use std::collections::BTreeMap;

use serde_json::{Deserializer, Value};

use crate::document::rows::joined;
use crate::document::tables::TableText;

/// Columns of a record at most, and how deep they may lie.
const MOST_COLUMNS: usize = 256;
const DEEPEST: usize = 4;
/// Records at most.
const MOST: usize = 2_000_000;

/// Whether bytes begin as a record, or as a list of them.
pub fn are_records(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.first() == Some(&b'{')
        || bytes.strip_prefix(b"[").is_some_and(|rest| rest.trim_ascii_start().first() == Some(&b'{'))
}

/// Reads the records.
///
/// # Errors
/// The line that is none, and why.
pub fn table(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<TableText, (u64, String)> {
    let text = std::str::from_utf8(bytes).map_err(|not| {
        let before = bytes.get(..not.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
        (line, "this file is no UTF-8 text, as JSON is".to_owned())
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (mut columns, mut rows): (Vec<String>, Vec<BTreeMap<usize, String>>) = (Vec::new(), Vec::new());
    let (mut stream, mut line, mut from) = (Deserializer::from_str(text).into_iter::<Value>(), 1, 0);
    while let Some(value) = stream.next() {
        let value = value.map_err(|why| (why.line() as u64, format!("this is no JSON ({why})")))?;
        let to = stream.byte_offset();
        line += text.get(from..to).unwrap_or_default().matches('\n').count();
        from = to;
        let records = if let Value::Array(records) = value { records } else { vec![value] };
        for record in records {
            if rows.len() >= MOST {
                return Err((line as u64, format!("more than {MOST} records; split the file")));
            }
            // Rows of a table stand below each other; where a file leaves lines free, so does the table.
            while rows.len() + 1 < line {
                rows.push(BTreeMap::new());
            }
            rows.push(row(&record, &mut columns, &wanted));
        }
    }
    let mut csv = joined(columns.iter().map(String::as_str));
    csv.push('\n');
    for row in &rows {
        if !row.is_empty() {
            csv.push_str(&joined((0..columns.len()).map(|column| row.get(&column).map_or("", String::as_str))));
        }
        csv.push('\n');
    }
    Ok(TableText::plain(csv))
}

/// A record's cells by their columns, which are added where they are new.
fn row(record: &Value, columns: &mut Vec<String>, wanted: impl Fn(&str) -> bool) -> BTreeMap<usize, String> {
    let mut row = BTreeMap::new();
    flatten("", record, 0, &mut |name, cell| {
        let known = columns.iter().position(|column| column == name);
        let place = known.or_else(|| {
            (wanted(name) && columns.len() < MOST_COLUMNS).then(|| {
                columns.push(name.to_owned());
                columns.len() - 1
            })
        });
        place.into_iter().for_each(|place| _ = row.insert(place, cell.clone()));
    });
    row
}

/// Every value that is no table, with its path.
fn flatten(path: &str, value: &Value, depth: usize, add: &mut dyn FnMut(&str, String)) {
    match value {
        Value::Object(entries) if depth < DEEPEST => {
            for (key, value) in entries {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                flatten(&path, value, depth + 1, add);
            }
        }
        Value::String(text) => add(path, text.replace(['\n', '\r'], " ")),
        Value::Number(number) => add(path, number.to_string()),
        Value::Bool(truth) => add(path, truth.to_string()),
        _ => {}
    }
}
