//! A quote as a table: a row for each value, as vendors fill in a sheet.
//!
//! In: a source with the columns `key` and `value`, and perhaps `clause` and `unit`. Out: the keys that a quote's TOML file would have,
//! each at its cell. Without a clause a key is a path (`contract.vat.rate`); with one it is a key of that clause, whose next one begins
//! where a key comes again. Knows no clause but whether a contract has several of its kind.

use crate::document::edit::value_from_text;
use crate::document::path::{Path, Step};
use crate::document::rows::Row;
use crate::document::{Entry, Log, Node, Place, Roll, Sources, Value};
use crate::economics::clauses::CLAUSES;
use crate::units::{Span, shown};

/// Names of the four columns.
const CLAUSE: &[&str] = &["clause", "section", "пункт", "розділ", "раздел"];
const KEY: &[&str] = &["key", "term", "parameter", "ключ", "умова", "условие"];
const VALUE: &[&str] = &["value", "значення", "значение"];
const UNIT: &[&str] = &["unit", "одиниця", "единица"];
/// Sections of a quote that are no clauses of its contract.
const SECTIONS: [&str; 5] = ["quote", "contract", "quality", "ramp", "promise"];
/// Units of time as durations write them.
const TIMES: [(&str, &str); 12] = [
    ("s", "s"),
    ("sec", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("min", "m"),
    ("minute", "m"),
    ("minutes", "m"),
    ("h", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("day", "d"),
    ("days", "d"),
];
/// Entries of one list.
const MOST: usize = 1000;

/// Reads a source; none after a problem was told.
pub fn entries(source: u16, sources: &Sources, log: &Log) -> Option<Vec<Entry>> {
    let roll = Roll::open(source, sources, log)?;
    let (clause, unit) = (roll.takes(CLAUSE), roll.takes(UNIT));
    let (key, value) = (roll.need(KEY), roll.need(VALUE));
    let (key, value) = (key?, value?);
    let mut root = Node { value: Value::Table(Vec::new()), place: Place { source, start: 0, end: 0 } };
    let mut current = String::new();
    for row in roll.rows() {
        let place = roll.place(&row, value);
        let said = clause.map_or("", |column| row.get(column));
        let repeated = said.is_empty() || said == current;
        if !said.is_empty() {
            said.clone_into(&mut current);
        }
        let unit = unit.map_or("", |column| row.get(column));
        let read = path(&current, row.get(key), repeated, &root)
            .and_then(|steps| Ok((steps, node(&row, value, unit, place)?)))
            .and_then(|(steps, node)| put(&mut root, &steps, node, roll.place(&row, key)));
        if let Err(why) = read {
            roll.problem(&row, key, why);
        }
    }
    log.note(roll.read_as());
    match root.value {
        Value::Table(entries) if roll.is_sound() => Some(entries),
        _ => None,
    }
}

/// Where a value goes.
fn path(clause: &str, key: &str, repeated: bool, root: &Node) -> Result<Vec<Step>, String> {
    if key.is_empty() {
        return Err("the row names no key".to_owned());
    }
    let steps = Path::parse(key).map_err(|why| format!("\"{}\" is no key: {why}", shown(key)))?.steps;
    if clause.is_empty() {
        return Ok(steps);
    }
    let mut head = vec![Step::Key(clause.to_owned())];
    if !SECTIONS.contains(&clause) {
        head.insert(0, Step::Key("contract".to_owned()));
        if CLAUSES.iter().any(|kind| kind.name == clause) {
            let there = root.get("contract").and_then(|contract| contract.get(clause));
            let list = match there.map(|node| &node.value) {
                Some(Value::List(list)) => list.as_slice(),
                _ => &[],
            };
            let last = list.len().saturating_sub(1);
            let again = match (list.last(), steps.as_slice()) {
                (Some(last), [Step::Key(key)]) => last.get(key).is_some(),
                _ => false,
            };
            let next = list.is_empty() || again || !repeated;
            head.push(Step::Index(if next { list.len() } else { last }));
        }
    }
    head.extend(steps);
    Ok(head)
}

/// What a cell says: TOML, or text; with a unit of time a duration.
fn node(row: &Row, column: usize, unit: &str, place: Place) -> Result<Node, String> {
    let text = row.get(column);
    if text.is_empty() {
        return Err("the value is empty; leave the row out, or write 0".to_owned());
    }
    let lower = unit.to_lowercase();
    let of_time = TIMES.iter().find(|(name, _)| *name == lower).map(|(_, short)| *short);
    let text = match of_time {
        Some(short) if Span::parse(&format!("{text}{short}")).is_ok() => format!("\"{text}{short}\""),
        Some(_) => return Err(format!("\"{}\" {} is no duration", shown(text), shown(unit))),
        None if unit == "%" && !text.ends_with('%') => {
            return Err(format!("write the per cent sign in the cell of the value: {}%", shown(text)));
        }
        None => text.to_owned(),
    };
    let (_, mut node) =
        value_from_text("value", &text, &mut Sources::new(), &Log::new()).ok_or("the text is too long")?;
    stand(&mut node, place);
    Ok(node)
}

/// Puts a node and all below it at a place.
fn stand(node: &mut Node, place: Place) {
    node.place = place;
    match &mut node.value {
        Value::List(list) => list.iter_mut().for_each(|node| stand(node, place)),
        Value::Table(entries) => entries.iter_mut().for_each(|entry| {
            entry.place = place;
            stand(&mut entry.node, place);
        }),
        _ => {}
    }
}

/// Puts a value at the end of its path, with the tables and lists on its way.
fn put(node: &mut Node, steps: &[Step], value: Node, place: Place) -> Result<(), String> {
    let Some((step, rest)) = steps.split_first() else {
        *node = value;
        return Ok(());
    };
    let empty = |rest: &[Step]| match rest.first() {
        Some(Step::Index(_)) => Node { value: Value::List(Vec::new()), place },
        _ => Node { value: Value::Table(Vec::new()), place },
    };
    let below = match (&mut node.value, step) {
        (Value::Table(entries), Step::Key(key)) => {
            let found = entries.iter().position(|entry| entry.key == *key);
            if found.is_some() && rest.is_empty() {
                return Err(format!("\"{}\" is there already", shown(key)));
            }
            let at = found.unwrap_or_else(|| {
                entries.push(Entry { key: key.clone(), place, node: empty(rest) });
                entries.len() - 1
            });
            entries.get_mut(at).map(|entry| &mut entry.node)
        }
        (Value::List(list), Step::Index(at)) if *at <= list.len() && *at < MOST => {
            if *at == list.len() {
                list.push(empty(rest));
            }
            list.get_mut(*at)
        }
        _ => None,
    };
    match below {
        Some(below) => put(below, rest, value, place),
        None => {
            Err("this key does not fit what stands above it: lists count from [0], and a value has no keys".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::document::parse;
    use crate::document::tables::{Manner, TableText};

    fn read(text: &str) -> Result<Node, String> {
        let (mut sources, log) = (Sources::new(), Log::new());
        let table = TableText::read(text.as_bytes(), &Manner::default()).unwrap();
        let source = sources.add_read("alfa.csv", table, Manner::default());
        let entries = entries(source, &sources, &log);
        let page = crate::document::render(&log.into_problems(), &sources);
        entries.map(|entries| Node { value: Value::Table(entries), place: Place::default() }).ok_or(page)
    }

    #[test]
    fn a_table_says_what_the_file_says() {
        let text = "Clause;Key;Value;Unit\n;kind;outsourced;\nquote;bidder;Alfa Contact;\nquote;date;01.10.2026;\n\
                    quote;valid_until;31.12.2026;\nper_minute;tiers[0].up_to;500;min\n;tiers[0].price;12,00;UAH\n;tiers[1].up_to;1500;\n\
                    ;tiers[1].price;10,50;\n;tiers[2].price;9,00;\n;counts;\"[\"\"talk\"\", \"\"hold\"\", \"\"wrap\"\"]\";\n;increment;60;s\n\
                    ;free_below;10;sec\nsurcharge;name;evening;\n;hours;21:00-08:00;\n;amount;2,50;UAH\nmonthly_minimum;amount;60 000;\n\
                    monthly_fee;amount;1 500;\nvat;rate;20%;\n";
        let text = text.replace("tiers[0].up_to;500;min", "tiers[0].up_to;500;minutes a month");
        let file = include_str!("../../scenarios/quotes/alfa.toml");
        let log = Log::new();
        let mut of_file = parse(0, file, &log).unwrap();
        let of_table = read(&text).unwrap();
        // The order of keys is no part of what is said.
        let sorted = |node: &mut Node| {
            if let Value::Table(entries) = &mut node.value {
                entries.sort_by(|a, b| a.key.cmp(&b.key));
            }
        };
        let mut of_table = of_table;
        sorted(&mut of_file);
        sorted(&mut of_table);
        assert!(of_table.says(&of_file), "{of_table:#?}\n{of_file:#?}");
    }

    #[test]
    fn a_clause_begins_again_where_a_key_does() {
        let node =
            read("clause,key,value\nper_minute,price,9\nper_minute,hours,08:00-20:00\nper_minute,price,12\n").unwrap();
        let Some(Value::List(list)) =
            node.get("contract").and_then(|node| node.get("per_minute")).map(|node| &node.value)
        else {
            unreachable!("a list");
        };
        assert_eq!(list.len(), 2);
        assert!(list[0].get("hours").is_some() && list[1].get("hours").is_none());
    }

    #[test]
    fn what_does_not_fit_is_told_at_its_cell() {
        for (text, told) in [
            ("key,value\ncontract.vat.rate,\n", "alfa.csv:2:1: key: the value is empty"),
            ("key,value\nkind,outsourced\nkind,cloud\n", "alfa.csv:3:1: key: \"kind\" is there already"),
            ("key,value\ntiers[1].price,3\n", "lists count from [0]"),
            ("key,amount\nkind,outsourced\n", "there is no column \"value\""),
            ("key,value,unit\ncontract.per_minute[0].increment,soon,s\n", "is no duration"),
        ] {
            let page = read(text).unwrap_err();
            assert!(page.contains(told), "{told}\n{page}");
        }
    }
}
