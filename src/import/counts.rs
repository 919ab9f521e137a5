//! Exports with a row for each interval, to counts.
//!
//! In: rows, fields. Out: CSV with `start, calls` and, where they are there, `answered` and `aht_s`, in the order of time. One queue:
//! of several the one that is wanted.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use crate::document::Roll;
use crate::document::cells::count;
use crate::import::fields::{Cells, Field, Fields};
use crate::import::starts::{Clock, moment};
use crate::import::{Ask, Imported, Layout};
use crate::units::shown;

/// Contacts of an interval at most.
const MOST: u32 = 999_999_999;
/// Queues that are listed.
const LISTED: usize = 12;

/// What an interval counts.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    calls: u64,
    answered: u64,
    /// Seconds of handling, where they are known.
    handled: f64,
    rows: usize,
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
    let (mut by_start, mut queues) = (BTreeMap::<DateTime, Counted>::new(), BTreeSet::<String>::new());
    let (mut clock, mut others) = (Clock::default(), 0);
    for row in roll.rows() {
        let cells = Cells { row: &row, fields, unit: layout.unit, header: roll.header() };
        let queue = cells.get(Field::Contact);
        if ask.queue.is_some_and(|wanted| wanted != queue) {
            others += 1;
            continue;
        }
        if queues.len() <= LISTED {
            queues.insert(queue.to_owned());
        }
        let read = moment(&cells, ask, &mut clock).and_then(|(at, _)| Ok((at, counted(&cells)?)));
        match read {
            Ok((at, one)) => by_start.entry(at).or_default().add(one),
            Err(why) => refuse(row.line() - ask.shift, &why),
        }
    }
    clock.known()?;
    if queues.len() > 1 {
        let list: Vec<String> = queues.iter().take(LISTED).map(|name| format!("\"{}\"", shown(name))).collect();
        return Err(format!("it counts several queues; say which by --queue: {}", list.join(", ")));
    }
    let has_answered = fields.of(Field::Answered).is_some();
    let has_times =
        [Field::HandleTime, Field::TotalHandleTime, Field::Talk].iter().any(|field| fields.of(*field).is_some());
    let mut notes = vec![format!("{} intervals", by_start.len())];
    notes.extend(clock.told(ask));
    if others > 0 {
        notes.push(format!("left out: {others} rows of other queues"));
    }
    let twice = by_start.values().filter(|one| one.rows > 1).count();
    if twice > 0 {
        notes.push(format!(
            "{twice} intervals have several rows, which are added up: the clock repeats an hour, or parts"
        ));
    }
    if fields.of(Field::Calls).is_none() {
        notes.push("calls are those answered and those abandoned".to_owned());
    }
    let mut csv = "start,calls".to_owned();
    csv.push_str(if has_answered { ",answered" } else { "" });
    csv.push_str(if has_times { ",aht_s\n" } else { "\n" });
    for (at, one) in &by_start {
        csv.push_str(&format!("{},{}", spelt(*at), one.calls));
        if has_answered {
            csv.push_str(&format!(",{}", one.answered));
        }
        if has_times {
            csv.push(',');
            if one.answered > 0 {
                csv.push_str(&((one.handled / one.answered as f64 * 1e3).round() / 1e3).to_string());
            }
        }
        csv.push('\n');
    }
    Ok(Imported { csv, notes })
}

impl Counted {
    fn add(&mut self, other: Counted) {
        self.calls += other.calls;
        self.answered += other.answered;
        self.handled += other.handled;
        self.rows += 1;
    }
}

/// What a row counts.
fn counted(cells: &Cells<'_>) -> Result<Counted, String> {
    let number = |field: Field| match cells.get(field) {
        // An interval without contacts, as some systems write it.
        "" if cells.fields.of(field).is_some() => Err("a count is empty, and empty is not 0".to_owned()),
        "" => Ok(None),
        cell => count(cell, MOST).map(|count| Some(u64::from(count))),
    };
    let (calls, answered, given) = (number(Field::Calls)?, number(Field::Answered)?, number(Field::Given)?);
    let calls = match (calls, answered, given) {
        (Some(calls), ..) => calls,
        (None, Some(answered), Some(given)) => answered + given,
        _ => return Err("it does not count who came".to_owned()),
    };
    let took = answered.unwrap_or(calls);
    if took > calls {
        return Err(format!("{took} were answered of {calls} that came"));
    }
    let mean = cells.time(Field::HandleTime)?.map(|mean| mean * took as f64);
    let parts = [Field::Talk, Field::Hold, Field::Wrap].map(|field| cells.time(field));
    let mut sum = None;
    for part in parts {
        if let Some(part) = part? {
            sum = Some(sum.unwrap_or(0.0) + part);
        }
    }
    let handled = cells.time(Field::TotalHandleTime)?.or(mean).or(sum).unwrap_or(0.0);
    Ok(Counted { calls, answered: took, handled, rows: 0 })
}

/// `2026-11-03 09:00`, with seconds where there are any.
fn spelt(at: DateTime) -> String {
    let text = at.to_string().replace('T', " ");
    text.strip_suffix(":00").map_or(text.clone(), str::to_owned)
}
