//! `calendar.holidays`: days that follow another weekday, or hours of their own.
//!
//! In: a list. Out: holidays by date. A holiday that says nothing but its date is closed.

use jiff::civil::Date;

use crate::centre::calendar::OpenHours;
use crate::document::At;
use crate::document::words;
use crate::scenario::{hours, keys};

/// One holiday.
#[derive(Clone, Debug)]
pub struct Holiday {
    /// Its date.
    pub date: Date,
    /// The weekday whose tables it follows, 0 Monday.
    pub like: Option<usize>,
    /// Its own opening hours.
    pub open: Option<OpenHours>,
}

impl Holiday {
    /// Its opening hours, where `usual` are those of the weekday that it follows.
    pub fn hours(&self, usual: OpenHours) -> OpenHours {
        match (&self.open, self.like) {
            (Some(open), _) => open.clone(),
            (None, Some(_)) => usual,
            (None, None) => OpenHours::default(),
        }
    }
}

/// Reads the list.
pub fn read(at: &At<'_>) -> Option<Vec<Holiday>> {
    let mut seen: Vec<Date> = Vec::new();
    keys::each(at, |item| {
        let table = item.table()?;
        let date = keys::need(&table, "date", At::date);
        let like = keys::maybe(&table, "like", weekday);
        let open = keys::maybe(&table, "open", |at| hours::open(at).map(OpenHours));
        table.finish();
        let date = date?;
        if seen.contains(&date) {
            item.problem(format!("{date} is a holiday twice"));
            return None;
        }
        seen.push(date);
        Some(Holiday { date, like: like?, open: open? })
    })
}

/// One weekday by its name.
fn weekday(at: &At<'_>) -> Option<usize> {
    let days = at.weekdays()?;
    match days.iter().filter(|on| **on).count() {
        1 => days.iter().position(|on| *on),
        _ => {
            at.problem(format!("expected one weekday of \"{}\"", words::WEEKDAYS.join("\", \"")));
            None
        }
    }
}
