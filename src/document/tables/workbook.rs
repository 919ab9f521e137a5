//! A sheet of a workbook (.xlsx) as the text that a CSV of it would be: row n is line n.
//!
//! In: bytes, perhaps the sheet's name. Out: text with commas, cells as their values (formulas by what they last gave), dates as
//! `2026-11-03 09:30:00`, times of day as `09:30:00`, durations as `hours:minutes:seconds`. A workbook is an archive: what it unpacks
//! to is measured before anything is kept.

use std::io::{Cursor, Read, copy, sink};

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};
use jiff::Unit;
use jiff::civil::{DateTime, Time};
use zip::ZipArchive;

use crate::document::rows::{MOST_COLUMNS, add_cell};
use crate::document::tables::{Manner, TableText};
use crate::document::value::nearest;
use crate::units::shown;

/// Bytes that all parts of a workbook may unpack to.
const UNPACKED: u64 = 512 << 20;
/// Parts of a workbook.
const MOST_PARTS: usize = 10_000;
/// Bytes of the text that a sheet becomes.
const TEXT: usize = 256 << 20;
/// Serial numbers below this are times longer than a day, no dates: ten years from 1900.
const FIRST_DATE: f64 = 3653.0;
/// What is wrong with an archive that cannot be read.
const DAMAGED: &str = "this workbook is damaged or no .xlsx; open it in a spreadsheet and save it anew";

/// Reads a sheet.
///
/// # Errors
/// It is none, or too large, or has no such sheet.
pub fn read(bytes: &[u8], manner: &Manner) -> Result<TableText, String> {
    if manner.encoding.is_some() {
        return Err("this is a workbook, which knows its encoding; leave `encoding` out".to_owned());
    }
    measure(bytes, UNPACKED)?;
    let damaged = |why: &dyn std::fmt::Display| format!("{DAMAGED} ({})", shown(&why.to_string()));
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|why| damaged(&why))?;
    let (name, told) = sheet(&book, manner.sheet.as_deref())?;
    let text = text(&mut book, &name)?;
    Ok(TableText { text, sheet: Some(name), told: vec![told] })
}

/// Unpacks every part into nothing, up to so many bytes, so that a small file that unpacks to a huge one is refused before it is read.
pub(super) fn measure(bytes: &[u8], most: u64) -> Result<(), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DAMAGED.to_owned())?;
    if archive.len() > MOST_PARTS {
        return Err(format!("this workbook has {} parts, more than the limit of {MOST_PARTS}", archive.len()));
    }
    let mut left = most;
    for part in 0..archive.len() {
        let entry = archive.by_index(part).map_err(|_| DAMAGED.to_owned())?;
        let unpacked = copy(&mut entry.take(left + 1), &mut sink()).map_err(|_| DAMAGED.to_owned())?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            format!("this workbook unpacks to more than {} MiB; save the one sheet as CSV", most >> 20)
        })?;
    }
    Ok(())
}

/// The sheet that is read, and how it was found.
fn sheet(book: &Xlsx<Cursor<&[u8]>>, wanted: Option<&str>) -> Result<(String, String), String> {
    let of_rows = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet;
    let names: Vec<&str> = book.sheets_metadata().iter().filter(of_rows).map(|sheet| sheet.name.as_str()).collect();
    let list = || names.iter().take(12).map(|name| format!("\"{}\"", shown(name))).collect::<Vec<_>>().join(", ");
    if let Some(wanted) = wanted {
        if names.contains(&wanted) {
            return Ok((wanted.to_owned(), format!("sheet \"{}\"", shown(wanted))));
        }
        let hint = nearest(wanted, names.iter().copied());
        let hint =
            hint.map_or_else(|| format!("it has {}", list()), |near| format!("did you mean \"{}\"?", shown(near)));
        return Err(format!("this workbook has no sheet \"{}\"; {hint}", shown(wanted)));
    }
    let visible: Vec<&calamine::Sheet> =
        book.sheets_metadata().iter().filter(of_rows).filter(|sheet| sheet.visible == SheetVisible::Visible).collect();
    let Some(first) = visible.first() else { return Err("this workbook has no sheet that is shown".to_owned()) };
    let hidden = names.len() - visible.len();
    let hidden = if hidden > 0 { format!(", {hidden} hidden") } else { String::new() };
    let which = if visible.len() > 1 { format!(", the first of {}{hidden}", list()) } else { hidden };
    Ok((first.name.clone(), format!("sheet \"{}\"{which}", shown(&first.name))))
}

/// The sheet as lines.
fn text(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<String, String> {
    let mut cells =
        book.worksheet_cells_reader(name).map_err(|why| format!("{DAMAGED} ({})", shown(&why.to_string())))?;
    let (mut text, mut row, mut column) = (String::new(), 0u32, 0u32);
    loop {
        let cell = cells.next_cell().map_err(|why| {
            format!("{DAMAGED} (behind {}!{}: {})", shown(name), place(row, column), shown(&why.to_string()))
        })?;
        let Some(cell) = cell else { return Ok(text) };
        let (at_row, at_column) = cell.get_position();
        let value = written(cell.get_value());
        if value.is_empty() {
            continue;
        }
        if at_column as usize >= MOST_COLUMNS {
            let at = place(at_row, at_column);
            return Err(format!(
                "{}!{at} is beyond the limit of {MOST_COLUMNS} columns; clear what stands there",
                shown(name)
            ));
        }
        if (at_row, at_column) < (row, column) {
            return Err(format!("{DAMAGED} ({}!{} is out of order)", shown(name), place(at_row, at_column)));
        }
        while row < at_row {
            text.push('\n');
            (row, column) = (row + 1, 0);
        }
        while column < at_column {
            text.push(',');
            column += 1;
        }
        add_cell(&value, &mut text);
        if text.len() > TEXT {
            return Err(format!("{} is larger than {} MiB of text; save it as several files", shown(name), TEXT >> 20));
        }
    }
}

/// What a cell shows, on one line.
fn written(value: &DataRef<'_>) -> String {
    let one_line = |text: &str| text.replace(['\n', '\r', '\0'], " ").trim().to_owned();
    match value {
        DataRef::DateTime(moment) => moment_of(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) | DataRef::String(text) => one_line(text),
        DataRef::SharedString(text) => one_line(text),
        DataRef::Empty => String::new(),
        other => one_line(&Data::from(other.clone()).to_string()),
    }
}

/// A serial number as date, time of day or duration, to the second: what a spreadsheet keeps of half past nine is a little less.
fn moment_of(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if (moment.is_duration() && days >= 0.0) || (1.0..FIRST_DATE).contains(&days) {
        let seconds = (days * 86_400.0).round() as i64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let [month, day, hour, minute, second] = [month, day, hour, minute, second].map(|part| part as i8);
    let exact = DateTime::new(year as i16, month, day, hour, minute, second, i32::from(milli) * 1_000_000);
    let Ok(rounded) = exact.and_then(|exact| exact.round(Unit::Second)) else { return format!("{days}") };
    match (rounded.date(), rounded.time()) {
        (_, time) if (0.0..1.0).contains(&days) => time.to_string(),
        (date, time) if time == Time::midnight() => date.to_string(),
        (date, time) => format!("{date} {time}"),
    }
}

/// `C7`, for a row and a column from 0.
pub fn place(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// The letters of a column from 0: A to Z, AA and so on.
fn letters(column: u32) -> String {
    let (mut left, mut letters) = (u64::from(column) + 1, Vec::new());
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    letters.iter().rev().collect()
}
