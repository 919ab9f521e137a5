//! `trace`: instants, as they were: from a file with one row for each contact, or written out.

use super::dated::Dated;
use super::{Model, Reading};
use crate::demand::Arrivals;
use crate::document::key::key;
use crate::document::tables::Manner;
use crate::document::tables::manner::{DATES, DECIMAL, ENCODING, HEADER, SHEET};
use crate::document::{At, Sheet, Table};
use crate::said::{SaidValue, said};
use crate::units::{Clock, Span, Time};
use jiff::civil;

pub(super) const MODEL: Model = Model {
    name: "trace",
    summary: "instants as they were: a `file` with a row for each contact, or `at` with a list of dates and times",
    keys: &[
        key("file", "file", "a CSV with a row for each contact; or"),
        key("start", "text", "the column of its instants, if it is not found by its name"),
        key("at", "list of dates and times", "the instants, local"),
        SHEET,
        ENCODING,
        DATES,
        DECIMAL,
        HEADER,
    ],
    read,
};

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let (file, list, start) = (table.maybe("file"), table.maybe("at"), table.maybe("start"));
    let manner = Manner::of(table)?;
    let mut instants = match (file, list) {
        (Some(file), None) => from_file(&file, &manner, start.as_ref(), reading)?,
        (None, Some(list)) => from_list(&list, reading)?,
        _ => {
            table.expect(&["file", "at"], "expected either \"file\" or \"at\"");
            return None;
        }
    };
    instants.sort_unstable();
    Some(Arrivals::Instants(instants.into()))
}

fn from_list(list: &At<'_>, reading: &Reading<'_>) -> Option<Vec<Time>> {
    let mut known = true;
    let mut instants = Vec::new();
    for at in list.list()? {
        let instant = at.date_time().and_then(|local| {
            let instant = instant(local, reading);
            if instant.is_none() {
                at.problem(format!("{local} is outside the calendar, {}", covered(reading)));
            }
            instant
        });
        match instant {
            Some(instant) => instants.push(instant),
            None => known = false,
        }
    }
    known.then_some(instants)
}

fn from_file(file: &At<'_>, manner: &Manner, start: Option<&At<'_>>, reading: &Reading<'_>) -> Option<Vec<Time>> {
    let sheet = Sheet::read(file, manner, reading.files)?;
    let dated = Dated::find(&sheet, file, start)?;
    sheet.tell(file);
    let mut instants = Vec::with_capacity(sheet.rows().len());
    let mut outside: Option<u64> = None;
    let mut skipped = 0;
    for row in sheet.rows() {
        let local = dated.local(row).map_err(|why| sheet.problem(file, row.line(), why)).ok()?;
        match instant(local, reading) {
            Some(instant) => instants.push(instant),
            None => {
                skipped += 1;
                outside.get_or_insert(row.line());
            }
        }
    }
    if let Some(line) = outside {
        file.warn(said!(
            "warn-rows-left-out",
            "{file}:{line}: {rows} {rows|row is|rows are} outside the calendar and left out, this is the first",
            file = sheet.name().to_string(),
            line = line.to_string(),
            rows = SaidValue::number(skipped),
        ));
    }
    Some(instants)
}

/// The instant of a local date and time; none outside the calendar.
fn instant(local: civil::DateTime, reading: &Reading<'_>) -> Option<Time> {
    let day = reading.calendar.days.binary_search_by_key(&local.date(), |day| day.date).ok()?;
    let micros = local.time().duration_since(civil::Time::midnight()).as_micros();
    Some(reading.calendar.at(day, Clock(Span(i64::try_from(micros).ok()?))))
}

fn covered(reading: &Reading<'_>) -> String {
    match (reading.calendar.days.first(), reading.calendar.days.last()) {
        (Some(first), Some(last)) => format!("which runs from {} to {}", first.date, last.date),
        _ => "which has no days".to_owned(),
    }
}
