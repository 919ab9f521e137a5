//! Rows written, and read back by the same library's reader.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs::File;
use std::io;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::RowAccessor;

use super::*;
use crate::results::legs::Handling;

fn names() -> LegNames {
    LegNames {
        option: "base".to_owned(),
        contacts: vec!["sales".to_owned(), "returns".to_owned()],
        directions: vec!["inbound".to_owned(), "back_office".to_owned()],
        groups: vec!["own".to_owned(), "alfa".to_owned()],
    }
}

fn answered() -> LegRow {
    LegRow {
        replication: 7,
        contact: 1,
        arrival: 30_000_000_001,
        local: 1_793_523_600_000_001,
        fate: 7,
        home: Some(0),
        by: Some(1),
        wait: Some(20_000_000),
        handling: Some(Handling { delivered_wait: 300_000, talk: 61_500_000, hold: 0, wrap: 1 }),
        counted: true,
        ..LegRow::default()
    }
}

fn read(bytes: &[u8]) -> SerializedFileReader<File> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    SerializedFileReader::new(file).unwrap()
}

fn written(rows: &[LegRow], names: &LegNames) -> SerializedFileReader<File> {
    let mut bytes = Vec::new();
    let mut file = ContactsFile::new(&mut bytes, &[("seed", "1".to_owned())]).unwrap();
    file.option(names).unwrap();
    rows.iter().for_each(|row| file.row(row).unwrap());
    file.finish().unwrap();
    read(&bytes)
}

fn at(name: &str) -> usize {
    COLUMNS.iter().position(|column| column.name == name).unwrap()
}

#[test]
fn what_is_written_is_read_back_in_seconds_and_names() {
    let file = written(&[answered()], &names());
    let row = file.get_row_iter(None).unwrap().next().unwrap().unwrap();
    for (column, text) in [
        ("option", "base"),
        ("contact", "returns"),
        ("direction", "back_office"),
        ("fate", "answered"),
        ("home_group", "own"),
        ("answered_by", "alfa"),
    ] {
        assert_eq!(row.get_string(at(column)).unwrap(), text, "{column}");
    }
    for (column, seconds) in [
        ("arrival_s", 30_000.000_001),
        ("wait_s", 20.0),
        ("delivered_wait_s", 0.3),
        ("talk_s", 61.5),
        ("hold_s", 0.0),
        ("wrap_s", 0.000_001),
    ] {
        // The very double that a reader writes in a query: 0.3 is 0.3.
        assert!(row.get_double(at(column)).unwrap().to_bits() == f64::to_bits(seconds), "{column}");
    }
    assert_eq!(row.get_long(at("replication")).unwrap(), 7);
    assert_eq!(row.get_timestamp_micros(at("arrival_local")).unwrap(), 1_793_523_600_000_001);
    assert!(row.get_bool(at("counted")).unwrap() && !row.get_bool(at("transferred_in")).unwrap());
}

#[test]
fn what_did_not_happen_is_empty_and_not_zero() {
    let blocked = LegRow { fate: 1, ..LegRow::default() };
    let gave_up = LegRow { fate: 6, wait: Some(0), ..LegRow::default() };
    let file = written(&[blocked, gave_up], &names());
    let rows: Vec<_> = file.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    for column in ["home_group", "diverted_from", "answered_by"] {
        assert!(rows.iter().all(|row| row.get_string(at(column)).is_err()), "{column}");
    }
    for column in ["delivered_wait_s", "talk_s", "hold_s", "wrap_s"] {
        assert!(rows.iter().all(|row| row.get_double(at(column)).is_err()), "{column}");
    }
    assert!(rows[0].get_double(at("wait_s")).is_err() && rows[1].get_double(at("wait_s")).is_ok());
}

#[test]
fn no_more_rows_are_held_than_a_row_group_has_and_an_option_begins_one() {
    let mut bytes = Vec::new();
    let mut file = ContactsFile::new(&mut bytes, &[]).unwrap();
    for option in ["a", "b"] {
        file.option(&LegNames { option: option.to_owned(), ..names() }).unwrap();
        for _ in 0..=ROW_GROUP {
            file.row(&answered()).unwrap();
            assert!(file.rows.len() < ROW_GROUP);
        }
    }
    file.finish().unwrap();
    let file = read(&bytes);
    let rows: Vec<i64> = file.metadata().row_groups().iter().map(|group| group.num_rows()).collect();
    assert_eq!(rows, [ROW_GROUP as i64, 1, ROW_GROUP as i64, 1]);
}

#[test]
fn text_that_a_spreadsheet_would_run_is_made_text() {
    let evil =
        LegNames { option: "=1+1".to_owned(), contacts: vec!["+1".to_owned(), "@SUM(A1)".to_owned()], ..names() };
    let file = written(&[answered()], &evil);
    let row = file.get_row_iter(None).unwrap().next().unwrap().unwrap();
    assert_eq!(row.get_string(at("option")).unwrap(), "'=1+1");
    assert_eq!(row.get_string(at("contact")).unwrap(), "'@SUM(A1)");
}

#[test]
fn a_file_without_contacts_can_be_read() {
    let file = written(&[], &names());
    assert_eq!(file.metadata().file_metadata().num_rows(), 0);
    assert_eq!(file.metadata().file_metadata().schema_descr().num_columns(), COLUMNS.len());
}

/// A disk that takes so many bytes.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.checked_sub(bytes.len()) {
            Some(left) => self.0 = left,
            None => return Err(io::Error::from(io::ErrorKind::StorageFull)),
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_of_the_disk_wherever_it_is_met() {
    let write = |room: usize| -> io::Result<()> {
        let mut file = ContactsFile::new(Disk(room), &[])?;
        file.option(&names())?;
        (0..ROW_GROUP + 10).try_for_each(|_| file.row(&answered()))?;
        file.finish()
    };
    let whole = (0..).map(|power| 1 << power).find(|room| write(*room).is_ok()).unwrap();
    for room in (0..whole / 2).step_by(whole / 12) {
        assert_eq!(write(room).unwrap_err().kind(), io::ErrorKind::StorageFull, "{room} bytes");
    }
}

#[test]
fn the_page_of_measures_explains_every_column() {
    let page = include_str!("../../../../docs/measures.md");
    for column in COLUMNS {
        let empty = if column.may_be_empty { "yes" } else { "" };
        let row = format!("| `{}` | {} | {empty} | {} |", column.name, column.kind(), column.definition)
            .replace("|  |", "| |");
        assert!(page.contains(&row), "docs/measures.md has no row\n{row}");
    }
    let distinct: BTreeSet<&str> = COLUMNS.iter().map(|column| column.name).collect();
    assert_eq!(distinct.len(), COLUMNS.len());
}
