//! Exports of switches to the two tables that `fit`, `price` and scenarios read: call records, or counts by interval.
//!
//! In: an export as a table, and of which system it is. Out: CSV text, what was decided, and rows that could not be read with their
//! lines. Each system is a file of names and rules ([`KINDS`]); how rows become a table is the same for all.

mod amazon_connect;
mod asterisk;
mod avaya;
mod counts;
mod fields;
mod generic;
mod genesys;
mod json;
mod media;
mod nice;
mod records;
mod starts;

use jiff::tz::TimeZone;

use crate::document::tables::dates::Order;
use crate::document::tables::{Manner, TableText, names};
use crate::document::{Log, Roll, Sources};
use crate::units::shown;
use fields::{Field, Fields};

/// Rows told that could not be read.
const TOLD: usize = 20;

/// A system whose exports are known.
pub struct Kind {
    /// As on the command line.
    pub name: &'static str,
    /// What is read of it.
    pub summary: &'static str,
    /// Its layouts; the first whose columns are there is taken.
    layouts: &'static [Layout],
    /// The order of its dates where it is documented.
    pub dates: Option<Order>,
    /// Makes a table of a text that is none yet; without it every text of this system is a table as it is.
    reshape: Option<Reshape>,
}

/// A table made of what is none, and how many lines stand before the first of the file in it; or the line at which it is none, and why.
type Reshaped = Result<(TableText, u64), (u64, String)>;
/// A text of one system as a table; none where it is a table.
type Reshape = fn(&str) -> Option<Reshaped>;

/// What a row of an export is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rows {
    /// A contact.
    Contacts,
    /// An interval.
    Intervals,
}

/// One export of a system.
struct Layout {
    what: &'static str,
    rows: Rows,
    /// The names of its columns, by what they are for.
    names: &'static [(Field, &'static [&'static str])],
    /// Columns without which it is another export.
    needed: &'static [Field],
    /// What a plain number in a column of times is, in seconds.
    unit: f64,
    rules: Rules,
    /// What somebody should know of these figures.
    caution: &'static str,
}

/// What the names of columns do not say.
struct Rules {
    /// What became of a contact; none where it is no contact of ours to count, with the reason.
    outcome: fn(&fields::Cells<'_>) -> Result<records::Fate, String>,
    /// The queue in which it is counted.
    queue: for<'c> fn(&'c fields::Cells<'_>) -> &'c str,
    /// Talk contains hold.
    talk_has_hold: bool,
}

/// All systems.
pub const KINDS: [&Kind; 6] =
    [&genesys::KIND, &avaya::KIND, &nice::KIND, &amazon_connect::KIND, &asterisk::KIND, &generic::KIND];

/// What is asked of an import.
#[derive(Clone, Debug, Default)]
pub struct Ask<'a> {
    /// The zone of the centre's clock.
    pub zone: Option<&'a TimeZone>,
    /// The one queue that is wanted.
    pub queue: Option<&'a str>,
    /// The media that are wanted; all where there is but one.
    pub media: &'a [String],
    /// Rows that cannot be read are left out.
    pub skip: bool,
    /// Lines that stand before the first row in the table and not in the file.
    pub shift: u64,
}

/// What came of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// CSV text.
    pub csv: String,
    /// What was decided, a sentence each.
    pub notes: Vec<String>,
}

/// Rows that are no rows of the table that is made, with why.
#[derive(Debug, Default)]
struct Refused {
    told: Vec<String>,
    more: usize,
}

impl Refused {
    fn add(&mut self, name: &str, line: u64, why: &str) {
        if self.told.len() < TOLD {
            self.told.push(format!("{}:{line}: {why}", shown(name)));
        } else {
            self.more += 1;
        }
    }

    fn is_empty(&self) -> bool {
        self.told.is_empty()
    }

    fn lines(mut self) -> Vec<String> {
        if self.more > 0 {
            self.told.push(format!("and {} rows more", self.more));
        }
        self.told
    }
}

/// The system of a name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.into_iter().find(|kind| kind.name == name)
}

/// Adds an export to the sources, and tells how many lines stand before the first of the file in its table. What is no table yet is made
/// one: records in JSON, or what only this system writes. None where the bytes are no text; the log has why.
///
/// # Errors
/// Why no table can be made of it.
pub fn open(
    kind: &Kind,
    (name, bytes, manner): (&str, &[u8], &Manner),
    (sources, log): (&mut Sources, &Log),
) -> Result<Option<(u16, u64)>, String> {
    let reshaped = if json::are_records(bytes) {
        json::table(bytes, |column| kind.knows(column)).map(|table| (table, 1))
    } else {
        match TableText::read(bytes, manner) {
            Ok(read) => kind.reshaped(read),
            Err(_) => return Ok(sources.add_table(name, bytes, manner, log).map(|source| (source, 0))),
        }
    };
    let (table, shift) = reshaped.map_err(|(line, why)| format!("{}:{line}: {why}", shown(name)))?;
    Ok(Some((sources.add_read(name, table, manner.clone()), shift)))
}

/// Reads an export.
///
/// # Errors
/// Every problem, a line each; with `skip` only those of the whole file. What is wrong with the file itself stands in the log.
pub fn import(
    kind: &Kind,
    (source, sources, log): (u16, &Sources, &Log),
    ask: &Ask<'_>,
) -> Result<Imported, Vec<String>> {
    let roll = Roll::open(source, sources, log).ok_or_else(Vec::new)?;
    let name = sources.name(source);
    let by_columns = kind.layouts.iter().find_map(|layout| Some((layout, Fields::find(&roll, layout)?)));
    let with_titles =
        || kind.layouts.iter().find_map(|layout| Some((layout, Fields::find_with_titles(&roll, layout)?)));
    let Some((layout, fields)) = by_columns.or_else(with_titles) else {
        return Err(vec![kind.unknown(name, roll.header())]);
    };
    let mut refused = Refused::default();
    let made = match layout.rows {
        Rows::Contacts => records::table(&roll, &fields, layout, ask, &mut |line, why| refused.add(name, line, why)),
        Rows::Intervals => counts::table(&roll, &fields, layout, ask, &mut |line, why| refused.add(name, line, why)),
    };
    let mut made = made.map_err(|why| vec![format!("{}: {why}", shown(name))])?;
    if !refused.is_empty() && !ask.skip {
        let mut lines = refused.lines();
        lines.push("nothing was written; repair these rows, or leave them out by --skip-bad".to_owned());
        return Err(lines);
    }
    let mut notes = vec![format!("{}: {}", shown(name), layout.what), roll.read_as(), fields.told(&roll)];
    notes.append(&mut made.notes);
    notes.push(layout.caution.to_owned());
    if !refused.is_empty() {
        notes.push("left out, because they cannot be read:".to_owned());
        notes.extend(refused.lines());
    }
    notes.retain(|note| !note.is_empty() && !note.ends_with(": "));
    Ok(Imported { csv: made.csv, notes })
}

impl Kind {
    /// How its exports are read, where somebody said some of it.
    pub fn manner(&self, said: Manner) -> Manner {
        let also = self.layouts.iter().flat_map(|layout| layout.names).flat_map(|(_, names)| *names).copied().collect();
        Manner { dates: said.dates.or(self.dates), also, ..said }
    }

    /// A text as a table, whether it was one or not.
    fn reshaped(&self, read: TableText) -> Reshaped {
        let made = self.reshape.filter(|_| read.sheet.is_none()).and_then(|reshape| reshape(&read.text));
        let Some(made) = made else { return Ok((read, 0)) };
        made.map(|(table, shift)| (TableText { told: [read.told, table.told].concat(), ..table }, shift))
    }

    /// Whether a column of this name is read in any layout.
    pub fn knows(&self, column: &str) -> bool {
        let mut all = self.layouts.iter().flat_map(|layout| layout.names);
        all.any(|(_, names)| names::is_one_of(column, names))
    }

    /// Which columns are missing in each layout.
    fn unknown(&self, name: &str, header: &[String]) -> String {
        let has: Vec<String> = header.iter().take(16).map(|cell| format!("\"{}\"", shown(cell))).collect();
        let wants = |layout: &Layout| {
            let missing: Vec<String> = layout
                .needed
                .iter()
                .filter_map(|field| layout.names.iter().find(|(of, _)| of == field))
                .filter(|(_, names)| Fields::column(header, names).is_none())
                .map(|(_, names)| format!("\"{}\"", names.first().copied().unwrap_or_default()))
                .collect();
            format!("{} would need {}", layout.what, missing.join(", "))
        };
        let wants: Vec<String> = self.layouts.iter().map(wants).collect();
        format!(
            "{}: this is no export of {} that is known: {}; it has {}",
            shown(name),
            self.name,
            wants.join("; "),
            has.join(", ")
        )
    }
}

#[cfg(test)]
mod export_tests;
#[cfg(test)]
mod tests;
