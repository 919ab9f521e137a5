//! Exports with a row for each contact, to call records.
//!
//! In: rows, fields, rules. Out: CSV with `start, contact, outcome, wait_s, talk_s, wrap_s, hold_s` and what else is there.

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use crate::document::Roll;
use crate::document::rows::add_cell;
use crate::import::fields::{Cells, Field, Fields, queue};
use crate::import::media::Media;
use crate::import::starts::{Clock, start};
use crate::import::{Ask, Imported, Layout};

/// What a direction says, among other words, that is one of who calls the centre.
const INBOUND: [&str; 4] = ["inbound", "incoming", "вхідн", "входящ"];

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

/// One record.
#[derive(Clone, Debug)]
struct Record {
    /// By the centre's clock, and as text with its offset.
    at: DateTime,
    start: String,
    contact: String,
    outcome: &'static str,
    wait: f64,
    talk: f64,
    wrap: f64,
    /// Other columns, as text.
    rest: Vec<String>,
    /// When it was last written, where the export says so.
    updated: String,
}

/// Records by the numbers of their contacts.
#[derive(Default)]
struct Records {
    list: Vec<Record>,
    known: BTreeMap<String, usize>,
    /// Rows of contacts that were there already.
    again: usize,
    /// Rows that name several queues.
    several: usize,
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
    let (mut records, mut media, mut clock) = (Records::default(), Media::default(), Clock::default());
    let mut left_out = BTreeMap::<&str, usize>::new();
    for row in roll.rows() {
        let cells = Cells { row: &row, fields, unit: layout.unit, header: roll.header() };
        if !media.takes(&cells, ask) {
            continue;
        }
        match record(&cells, layout, ask, &optional, &mut clock) {
            Ok(Ok(record)) => {
                records.several += usize::from(queue(&cells).contains(';'));
                records.add(cells.get(Field::Id), record);
            }
            Ok(Err(why)) => *left_out.entry(why).or_default() += 1,
            Err(why) => refuse(row.line() - ask.shift, &why),
        }
    }
    clock.known()?;
    media.known(ask)?;
    let mut notes = vec![format!("{} contacts", records.list.len())];
    notes.extend(clock.told(ask));
    notes.extend(left_out.iter().map(|(why, times)| format!("left out: {times} {why}")));
    notes.extend(media.told());
    notes.extend(records.told(fields.of(Field::Updated).is_some()));
    if layout.rules.talk_has_hold && fields.of(Field::Hold).is_some() {
        notes.push("talk is without hold, which the export counts in it".to_owned());
    }
    let mut csv = "start,contact,outcome,wait_s,talk_s,wrap_s".to_owned();
    optional.iter().for_each(|(_, name)| csv.extend([",", *name]));
    csv.push('\n');
    records.list.iter().for_each(|record| record.write(&mut csv));
    Ok(Imported { csv, notes })
}

impl Records {
    /// Adds a record, or what it says more of a contact that is there.
    fn add(&mut self, id: &str, record: Record) {
        let there = self.known.get(id).and_then(|place| self.list.get_mut(*place)).filter(|_| !id.is_empty());
        match there {
            Some(there) => {
                self.again += 1;
                there.becomes(record);
            }
            None => {
                self.known.insert(id.to_owned(), self.list.len());
                self.list.push(record);
            }
        }
    }

    fn told(&self, by_writing: bool) -> Vec<String> {
        let again = match by_writing {
            true => "records of contacts that were there already: the one written last is taken",
            false => {
                "rows of contacts that were there already: a contact starts with its first, and ends with the one answered"
            }
        };
        let several = "contacts name several queues: each is counted in the first of them";
        let told = [(self.again, again), (self.several, several)];
        told.into_iter().filter(|(times, _)| *times > 0).map(|(times, what)| format!("{times} {what}")).collect()
    }
}

impl Record {
    /// Another record of the same contact: a copy that was written later, or an attempt of several.
    fn becomes(&mut self, other: Record) {
        if !(self.updated.is_empty() && other.updated.is_empty()) {
            if self.updated <= other.updated {
                *self = other;
            }
            return;
        }
        let first = if other.at < self.at { (other.at, other.start.clone()) } else { (self.at, self.start.clone()) };
        let taken = if self.outcome == "answered" || (other.outcome != "answered" && other.at < self.at) {
            &*self
        } else {
            &other
        };
        let before = taken.at.duration_since(first.0).as_secs_f64();
        let mut taken = taken.clone();
        taken.wait += before;
        (taken.at, taken.start) = first;
        *self = taken;
    }

    fn write(&self, csv: &mut String) {
        let Record { start, contact, outcome, wait, talk, wrap, rest, .. } = self;
        csv.push_str(&format!("{start},{contact},{outcome},{wait},{talk},{wrap}"));
        for cell in rest {
            csv.push(',');
            add_cell(cell, csv);
        }
        csv.push('\n');
    }
}

/// A row as a record; or why it is left out.
fn record(
    cells: &Cells<'_>,
    layout: &Layout,
    ask: &Ask<'_>,
    optional: &[(Field, &str)],
    clock: &mut Clock,
) -> Result<Result<Record, &'static str>, String> {
    let direction = cells.get(Field::Direction).to_lowercase();
    if !direction.is_empty() && !INBOUND.iter().any(|inbound| direction.contains(inbound)) {
        return Ok(Err("that did not come in (by their direction)"));
    }
    let outcome = match (layout.rules.outcome)(cells)? {
        Fate::Answered => "answered",
        Fate::Abandoned => "abandoned",
        Fate::Blocked => "blocked",
        Fate::LeftOut(why) => return Ok(Err(why)),
    };
    let contact = (layout.rules.queue)(cells);
    if ask.queue.is_some_and(|queue| queue != contact) {
        return Ok(Err("of other queues"));
    }
    let (contact, (at, start)) = (name_of(contact)?, start(cells, ask, clock)?);
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
    let (talk, wrap) = (handled(talk), handled(time(Field::Wrap)?));
    let wait = cells.time(Field::Whole)?.map_or(wait, |whole| (whole - talk).max(0.0));
    let wait = if outcome == "blocked" { 0.0 } else { wait };
    let rest = optional.iter().map(|(field, _)| match field {
        Field::Hold => handled(hold).to_string(),
        Field::Transferred => transferred(cells),
        field => cells.get(*field).to_owned(),
    });
    let (rest, updated) = (rest.collect(), cells.get(Field::Updated).to_owned());
    Ok(Ok(Record { at, start, contact, outcome, wait, talk, wrap, rest, updated }))
}

/// Whether it was transferred: some name the endpoint that it was transferred to instead.
fn transferred(cells: &Cells<'_>) -> String {
    match cells.truth(Field::Transferred) {
        Ok(truth) => truth.map_or(String::new(), |truth| truth.to_string()),
        Err(_) => "true".to_owned(),
    }
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
