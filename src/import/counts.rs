//! Exports with a row for each interval, to counts.
//!
//! In: rows, fields. Out: CSV with `start, calls` and, where they are there, `answered` and `aht_s`, in the order of time. One queue:
//! of several the one that is wanted.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use crate::document::Roll;
use crate::document::cells::count;
use crate::import::fields::{Cells, Field, Fields};
use crate::import::media::Media;
use crate::import::starts::{Clock, lasts, moment};
use crate::import::{Ask, Imported, Layout};
use crate::units::shown;

/// Contacts of an interval at most.
const MOST: u32 = 999_999_999;
/// Queues that are listed.
const LISTED: usize = 12;

/// Parts of handle times: their sum over the interval, or their mean.
const PARTS: [(Field, Field); 3] =
    [(Field::Talk, Field::MeanTalk), (Field::Hold, Field::MeanHold), (Field::Wrap, Field::MeanWrap)];
/// Columns by which handle times are known.
const TIMES: [Field; 4] = [Field::HandleTime, Field::TotalHandleTime, Field::Talk, Field::MeanTalk];

/// What an interval counts.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    calls: u64,
    answered: u64,
    /// Seconds of handling, where they are known.
    handled: f64,
    rows: usize,
}

/// A row that was read.
struct Interval {
    at: DateTime,
    counted: Counted,
    /// How many seconds it lasts, where it says so.
    lasts: Option<i64>,
}

/// What was left out, and why.
#[derive(Debug, Default)]
struct Left {
    queues: usize,
    unfinished: usize,
    sums: usize,
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
    let (mut intervals, mut queues) = (Vec::<Interval>::new(), BTreeSet::<String>::new());
    let (mut clock, mut media, mut left) = (Clock::default(), Media::default(), Left::default());
    for row in roll.rows() {
        let cells = Cells { row: &row, fields, unit: layout.unit, header: roll.header() };
        let queue = (layout.rules.queue)(&cells);
        if ask.queue.is_some_and(|wanted| wanted != queue) {
            left.queues += 1;
            continue;
        }
        if !media.takes(&cells, ask) {
            continue;
        }
        if cells.truth(Field::Complete) == Ok(Some(false)) {
            left.unfinished += 1;
            continue;
        }
        if queues.len() <= LISTED {
            queues.insert(queue.to_owned());
        }
        let lasts = lasts(&cells);
        match moment(&cells, ask, &mut clock).and_then(|(at, _)| Ok((at, counted(&cells)?))) {
            Ok((at, counted)) => intervals.push(Interval { at, counted, lasts }),
            Err(why) => refuse(row.line() - ask.shift, &why),
        }
    }
    clock.known()?;
    media.known(ask)?;
    if queues.len() > 1 {
        let list: Vec<String> = queues.iter().take(LISTED).map(|name| format!("\"{}\"", shown(name))).collect();
        return Err(format!("it counts several queues; say which by --queue: {}", list.join(", ")));
    }
    left.sums = without_sums(&mut intervals);
    let by_start = by_start(&intervals)?;
    let mut notes = vec![format!("{} intervals", by_start.len())];
    notes.extend(clock.told(ask));
    notes.extend(media.told());
    left.tell(&mut notes);
    told(&by_start, fields, &mut notes);
    Ok(Imported { csv: written(&by_start, fields), notes })
}

/// Leaves out rows that last so much longer than others that they can only be sums of them, and counts them. An hour more may be the
/// night in which the clock is put back.
fn without_sums(intervals: &mut Vec<Interval>) -> usize {
    let all = intervals.len();
    let shortest = intervals.iter().filter_map(|one| one.lasts).filter(|lasts| *lasts > 0).min();
    if let Some(shortest) = shortest {
        intervals.retain(|one| one.lasts.is_none_or(|lasts| lasts < 2 * shortest || lasts <= shortest + 3600));
    }
    all - intervals.len()
}

/// Rows of one start together.
fn by_start(intervals: &[Interval]) -> Result<BTreeMap<DateTime, Counted>, String> {
    let mut by_start = BTreeMap::<DateTime, Counted>::new();
    intervals.iter().for_each(|one| by_start.entry(one.at).or_default().add(one.counted));
    let (calls, answered) =
        by_start.values().fold((0, 0), |(calls, answered), one| (calls + one.calls, answered + one.answered));
    if answered > calls {
        return Err(format!("{answered} were answered of {calls} that came: its columns are not of the same contacts"));
    }
    Ok(by_start)
}

/// What the counts themselves say.
fn told(by_start: &BTreeMap<DateTime, Counted>, fields: &Fields, notes: &mut Vec<String>) {
    let twice = by_start.values().filter(|one| one.rows > 1).count();
    if twice > 0 {
        notes.push(format!(
            "{twice} intervals have several rows, which are added up: the clock repeats an hour, or parts"
        ));
    }
    let later = by_start.values().filter(|one| one.answered > one.calls).count();
    if later > 0 {
        notes.push(format!("in {later} intervals more were answered than came: who waited across their beginning"));
    }
    if fields.of(Field::Calls).is_none() {
        notes.push("calls are those answered and those abandoned".to_owned());
    }
}

impl Left {
    fn tell(&self, notes: &mut Vec<String>) {
        for (rows, what) in [
            (self.queues, "rows of other queues"),
            (self.unfinished, "intervals that were not over when it was exported"),
            (self.sums, "rows that last longer than the intervals and hold their sums"),
        ] {
            if rows > 0 {
                notes.push(format!("left out: {rows} {what}"));
            }
        }
    }
}

/// As CSV.
fn written(by_start: &BTreeMap<DateTime, Counted>, fields: &Fields) -> String {
    let has_answered = fields.of(Field::Answered).is_some();
    let has_times = TIMES.iter().any(|field| fields.of(*field).is_some());
    let mut csv = "start,calls".to_owned();
    csv.push_str(if has_answered { ",answered" } else { "" });
    csv.push_str(if has_times { ",aht_s\n" } else { "\n" });
    for (at, one) in by_start {
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
    csv
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
    let mean = cells.time(Field::HandleTime)?.map(|mean| mean * took as f64);
    let mut sum = None;
    for (total, mean) in PARTS {
        let of_all = cells.time(mean)?.map(|mean| mean * took as f64);
        if let Some(part) = cells.time(total)?.or(of_all) {
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
