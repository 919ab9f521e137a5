//! A document as text again, edits made: what is stored beside the results.
//!
//! In: the root of a document. Out: TOML that reads back to the same tree. Comments are not kept.

use std::fmt::Write as _;

use crate::document::{Entry, Node, Value};

/// The document as TOML: a header for each section or, where a section holds named parts, for each part; what is below
/// stands on one line, as a planner writes it.
pub fn text(root: &Node) -> String {
    let mut out = String::new();
    for entry in entries(root).iter().filter(|entry| !is_table(entry)) {
        line(&mut out, entry);
    }
    for entry in entries(root).iter().filter(|entry| is_table(entry)) {
        let parts = entries(&entry.node);
        if !parts.is_empty() && parts.iter().all(is_table) {
            for part in parts {
                section(&mut out, &format!("{}.{}", key(&entry.key), key(&part.key)), entries(&part.node));
            }
        } else {
            section(&mut out, &key(&entry.key), parts);
        }
    }
    out
}

fn entries(node: &Node) -> &[Entry] {
    match &node.value {
        Value::Table(entries) => entries,
        _ => &[],
    }
}

fn is_table(entry: &Entry) -> bool {
    matches!(entry.node.value, Value::Table(_))
}

fn section(out: &mut String, header: &str, entries: &[Entry]) {
    let _ = write!(out, "\n[{header}]\n");
    entries.iter().for_each(|entry| line(out, entry));
}

fn line(out: &mut String, entry: &Entry) {
    let _ = write!(out, "{} = ", key(&entry.key));
    value(out, &entry.node);
    out.push('\n');
}

/// A key, in quotes where it must be.
fn key(name: &str) -> String {
    let plain = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if plain { name.to_owned() } else { quoted(name) }
}

/// Text in quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A value on one line.
fn value(out: &mut String, node: &Node) {
    let _ = match &node.value {
        Value::Text(text) => write!(out, "{}", quoted(text)),
        Value::Number { text, .. } => write!(out, "{text}"),
        Value::Bool(on) => write!(out, "{on}"),
        Value::Date(date) => write!(out, "{date}"),
        Value::DateTime(at) => write!(out, "{at}"),
        Value::Time(time) => write!(out, "{time}"),
        Value::List(nodes) => {
            out.push('[');
            for (number, node) in nodes.iter().enumerate() {
                out.push_str(if number == 0 { "" } else { ", " });
                value(out, node);
            }
            out.push(']');
            Ok(())
        }
        Value::Table(entries) => {
            out.push('{');
            for (number, entry) in entries.iter().enumerate() {
                let _ = write!(out, "{} {} = ", if number == 0 { "" } else { "," }, key(&entry.key));
                value(out, &entry.node);
            }
            out.push_str(if entries.is_empty() { "}" } else { " }" });
            Ok(())
        }
    };
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::{Log, parse};

    #[test]
    fn a_resolved_document_reads_back_to_itself() {
        let source = "title = \"a \\\"b\\\" \\u0007\"\n[calendar]\nstart = 2026-11-01\nopen = { mon-fri = \"08:00-22:00\" }\n\
            [contacts.sales]\ntalk_time.lognormal = { mean = \"160s\", cv = 1.0 }\ndecay = [[\"1h\", 0.5]]\n[[contacts.sales.follow_ups]]\non = [\"abandoned\"]\n\
            [contacts.\"перша лінія\"]\npriority = 1_0\n";
        let log = Log::new();
        let once = text(&parse(0, source, &log).unwrap());
        let twice = text(&parse(0, &once, &log).unwrap());
        assert_eq!(once, twice);
        assert!(
            once.contains(
                "[contacts.sales]\ntalk_time = { lognormal = { mean = \"160s\", cv = 1.0 } }\ndecay = [[\"1h\", 0.5]]\n"
            ),
            "{once}"
        );
    }
}
