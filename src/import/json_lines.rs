//! Records as JSON, one for each line, to a table: an inner value's column is `Queue.Name`.
//!
//! In: bytes. Out: a table whose first line names the columns, so that its lines stand one below those of the file.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::document::tables::TableText;

/// Columns of a record at most, and how deep they may lie.
const MOST_COLUMNS: usize = 256;
const DEEPEST: usize = 4;
/// Lines at most.
const MOST_LINES: usize = 2_000_000;

/// Whether bytes begin as a record.
pub fn are_json(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// Reads the records.
///
/// # Errors
/// The line that is none, and why.
pub fn table(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<TableText, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "this file is no UTF-8 text, as JSON is".to_owned())?;
    let (mut columns, mut rows): (Vec<String>, Vec<BTreeMap<usize, String>>) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        if number == MOST_LINES {
            return Err(format!("more than {MOST_LINES} lines; split the file"));
        }
        let mut row = BTreeMap::new();
        if !line.trim().is_empty() {
            let value: Value =
                serde_json::from_str(line).map_err(|why| format!("line {}: this is no JSON ({why})", number + 1))?;
            let mut add = |name: &str, cell: String| {
                let known = columns.iter().position(|column| column == name);
                let place = known.or_else(|| {
                    (wanted(name) && columns.len() < MOST_COLUMNS).then(|| {
                        columns.push(name.to_owned());
                        columns.len() - 1
                    })
                });
                place.into_iter().for_each(|place| _ = row.insert(place, cell.clone()));
            };
            flatten("", &value, 0, &mut add);
        }
        rows.push(row);
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

/// Cells as a line.
fn joined<'c>(cells: impl Iterator<Item = &'c str>) -> String {
    let cells: Vec<String> = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
    cells.join(",")
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
