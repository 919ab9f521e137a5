//! Exports with a row for each contact, to call records.
//!
//! In: rows, fields, rules. Out: CSV with `start, contact, outcome, wait_s, talk_s, wrap_s, hold_s` and what else is there.

use std::collections::BTreeMap;

use crate::document::Roll;
use crate::import::fields::{Cells, Field, Fields};
use crate::import::starts::{Clock, start};
use crate::import::{Ask, Imported, Layout};

/// What became of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// An agent took it.
    Answered,
    /// It was given up.
    Abandoned,
    /// It was turned away.
    Blocked,
    /// It is none of the centre's inbound contacts: why.
    LeftOut(&'static str),
}

/// One record, and by what it may be the same as another.
struct Record {
    line: String,
    updated: String,
}

/// Makes the table.
///
/// # Errors
/// What is wrong with the whole file.
pub fn table(
    roll: &Roll<'_>,
    fields: &Fields,
    layout: &Layout,
    ask: &Ask<'_>,
    refuse: &mut dyn FnMut(u64, &str),
) -> Result<Imported, String> {
    let optional = [(Field::Hold, "hold_s"), (Field::Transferred, "transferred"), (Field::Caller, "caller")];
    let optional: Vec<(Field, &str)> = optional.into_iter().filter(|(field, _)| fields.of(*field).is_some()).collect();
    let mut csv = "start,contact,outcome,wait_s,talk_s,wrap_s".to_owned();
    optional.iter().for_each(|(_, name)| csv.extend([",", *name]));
    csv.push('\n');
    let (mut records, mut known) = (Vec::<Record>::new(), BTreeMap::<String, usize>::new());
    let (mut left_out, mut again, mut clock) = (BTreeMap::<&str, usize>::new(), 0, Clock::default());
    for row in roll.rows() {
        let cells = Cells { row: &row, fields, unit: layout.unit, header: roll.header() };
        let read = record(&cells, layout, ask, &optional, &mut clock);
        let line = match read {
            Ok(Ok(line)) => line,
            Ok(Err(why)) => {
                *left_out.entry(why).or_default() += 1;
                continue;
            }
            Err(why) => {
                refuse(row.line() - ask.shift, &why);
                continue;
            }
        };
        let record = Record { line, updated: cells.get(Field::Updated).to_owned() };
        let id = cells.get(Field::Id);
        match known.get(id).and_then(|place| records.get_mut(*place)).filter(|_| !id.is_empty()) {
            Some(there) => {
                again += 1;
                if there.updated <= record.updated {
                    *there = record;
                }
            }
            None => {
                known.insert(id.to_owned(), records.len());
                records.push(record);
            }
        }
    }
    clock.known()?;
    let mut notes = vec![format!("{} contacts", records.len())];
    notes.extend(clock.told(ask));
    notes.extend(left_out.iter().map(|(why, times)| format!("left out: {times} {why}")));
    if again > 0 {
        notes.push(format!("{again} records of contacts that were there already: the one written last is taken"));
    }
    if layout.rules.talk_has_hold && fields.of(Field::Hold).is_some() {
        notes.push("talk is without hold, which the export counts in it".to_owned());
    }
    records.iter().for_each(|record| csv.push_str(&record.line));
    Ok(Imported { csv, notes })
}

/// A row as a line; or why it is left out.
fn record(
    cells: &Cells<'_>,
    layout: &Layout,
    ask: &Ask<'_>,
    optional: &[(Field, &str)],
    clock: &mut Clock,
) -> Result<Result<String, &'static str>, String> {
    let direction = cells.get(Field::Direction).to_lowercase();
    if !direction.is_empty() && !direction.contains("inbound") {
        return Ok(Err("that did not come in (by their direction)"));
    }
    let outcome = match (layout.rules.outcome)(cells)? {
        Fate::Answered => "answered",
        Fate::Abandoned => "abandoned",
        Fate::Blocked => "blocked",
        Fate::LeftOut(why) => return Ok(Err(why)),
    };
    let contact = cells.get(Field::Contact);
    if ask.queue.is_some_and(|queue| queue != contact) {
        return Ok(Err("of other queues"));
    }
    let contact = name_of(contact)?;
    let start = start(cells, ask, clock)?;
    let time = |field| cells.time(field).map(|time| time.unwrap_or(0.0));
    let (wait, hold, answered) = (time(Field::Wait)?, time(Field::Hold)?, outcome == "answered");
    let mut talk = time(Field::Talk)?;
    if layout.rules.talk_has_hold {
        talk -= hold;
        if talk < 0.0 {
            return Err("hold is longer than the time with the agent, which contains it".to_owned());
        }
    }
    let handled = |time: f64| if answered { time } else { 0.0 };
    let wait = if outcome == "blocked" { 0.0 } else { wait };
    let mut line = format!("{start},{contact},{outcome},{wait},{},{}", handled(talk), handled(time(Field::Wrap)?));
    for (field, _) in optional {
        line.push(',');
        line.push_str(&match field {
            Field::Hold => handled(hold).to_string(),
            Field::Transferred => match cells.truth(Field::Transferred) {
                Ok(truth) => truth.map_or(String::new(), |truth| truth.to_string()),
                // Some name the endpoint that it was transferred to.
                Err(_) => "true".to_owned(),
            },
            field => quoted(cells.get(*field)),
        });
    }
    line.push('\n');
    Ok(Ok(line))
}

/// A queue's name as a contact type may be named: other signs than letters, digits, blanks, points and hyphens become `_`.
pub fn name_of(queue: &str) -> Result<String, String> {
    let name: String = queue
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, ' ' | '_' | '.' | '-') { c } else { '_' })
        .collect();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    if name.is_empty() { Err("it names no queue".to_owned()) } else { Ok(name.to_owned()) }
}

/// A cell, in quotes where it needs them.
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
