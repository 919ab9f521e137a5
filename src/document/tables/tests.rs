//! Files as planners have them, whole: what is read of each, and what is told.
#![allow(clippy::unwrap_used)]

use crate::document::tables::{Manner, manner};
use crate::document::{At, Log, Node, Place, Sheet, Value};

/// Cells of all rows, notes, problems.
type Read = (Vec<Vec<String>>, Vec<String>, Vec<String>);

/// Bytes as the one file there is.
struct One(Vec<u8>);

impl crate::document::Files for One {
    fn bytes(&self, _: &str) -> Result<Vec<u8>, String> {
        Ok(self.0.clone())
    }
}

fn read(bytes: &[u8], manner: &Manner) -> Read {
    let (node, log) = (Node { value: Value::Text("t.csv".to_owned()), place: Place::default() }, Log::new());
    let at = At::root(&node, &log);
    let sheet = Sheet::read(&at, manner, &One(bytes.to_vec()));
    let cells = |sheet: &Sheet| {
        sheet.tell(&at);
        let of = |row: &crate::document::sheet::Row| (0..row.cells()).map(|n| row.get(n).to_owned()).collect();
        sheet.rows().iter().map(of).collect()
    };
    let rows = sheet.as_ref().map(cells).unwrap_or_default();
    let notes = log.notes();
    (rows, notes, log.into_problems().into_iter().map(|problem| problem.message).collect())
}

#[test]
fn a_planners_export_is_read_whole() {
    let text = "Звіт за листопад;;;\n\nДата;Інтервал;Надійшло викликів;Середній час обробки, хв\n03.11.2026;09:00-09:30;1 204;3,25\n\
                03.11.2026;09:30-10:00;12;\nРазом;;1 216;3,2\n;;;\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(text);
    let (rows, notes, problems) = read(&bytes, &Manner::default());
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(rows, [["2026-11-03", "09:00-09:30", "1204", "195"], ["2026-11-03", "09:30-10:00", "12", ""]]);
    for told in
        ["windows-1251", "named on line 3", "by \";\"", "D.M.Y", "by \"3,25\"", "in minutes", "left out: line 6"]
    {
        assert!(notes[0].contains(told), "{told}: {notes:?}");
    }
}

#[test]
fn what_a_file_leaves_open_stays_until_somebody_says_it() {
    let text = b"start;calls;share\n03/11/2026 09:00;1,204;5\n04/11/2026 09:00;2,301;6\n";
    let (rows, notes, _) = read(text, &Manner::default());
    assert_eq!(rows[0], ["03/11/2026 09:00", "1,204", "5"]);
    assert_eq!(notes, ["t.csv: cells divided by \";\""]);
    let said = Manner { dates: manner::dates("dmy").ok(), decimal: manner::decimal("point").ok(), ..Manner::default() };
    let (rows, notes, _) = read(text, &said);
    assert_eq!(rows[0], ["2026-11-03 09:00:00", "1204", "5"]);
    assert!(notes[0].contains("day first, as said") && notes[0].contains("decimal points, as said"), "{notes:?}");
}

#[test]
fn one_date_with_a_thirteenth_tells_for_all() {
    let (rows, notes, _) = read(b"start,calls\n11/03/2026 9:00 AM,3\n11/13/2026 9:00 PM,4\n", &Manner::default());
    assert_eq!(rows, [["2026-11-03 09:00:00", "3"], ["2026-11-13 21:00:00", "4"]]);
    assert!(notes[0].contains("month first, by \"11/13/2026 9:00 PM\""), "{notes:?}");
    // Both orders in one file: none holds, and the reader of dates refuses each.
    let (rows, _, _) = read(b"start,calls\n13/03/2026,3\n11/13/2026,4\n", &Manner::default());
    assert_eq!(rows, [["13/03/2026", "3"], ["11/13/2026", "4"]]);
}

#[test]
fn rows_of_sums_are_left_out_and_told_wherever_their_word_stands() {
    let text = "Дата;Час;Дзвінки\n28.9.2026;08:00;500\n28.9.2026;08:30;18\nРазом за день;;518\n28.9.2026;Разом;518\n\
                Всього 28.9.2026;;518\nВсього дзвінків;;518\n29.9.2026;08:00;7\n";
    let (rows, notes, _) = read(text.as_bytes(), &Manner::default());
    assert_eq!(rows.iter().map(|row| row[2].as_str()).collect::<Vec<_>>(), ["500", "18", "7"]);
    assert!(notes[0].contains("rows of sums left out: lines 4, 5, 6, 7"), "{notes:?}");
    // A queue of such a name is no sum.
    let (rows, _, _) = read(b"queue,start,calls\nTotal Care,2026-11-03 09:00,3\n", &Manner::default());
    assert_eq!(rows.len(), 1);
}

#[test]
fn two_decimal_marks_are_refused() {
    let (_, _, problems) = read(b"start;a;b\n2026-11-03;12,5;12.5\n", &Manner::default());
    assert!(problems[0].contains("a comma in \"12,5\" and a point in \"12.5\""), "{problems:?}");
}

#[test]
fn what_is_no_table_is_refused_with_a_way_out() {
    for (bytes, word) in [
        (&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], "save it as .xlsx"),
        (b"<html><table>", "web page"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"start,calls\ncaf\xE9,3\n", "name its encoding"),
        (b"", "empty"),
    ] {
        let (_, _, problems) = read(bytes, &Manner::default());
        assert!(problems[0].contains(word), "{problems:?}");
    }
}

#[test]
fn a_plain_file_says_nothing() {
    let (rows, notes, problems) = read(b"start,calls\n2026-11-03 09:00,3\n", &Manner::default());
    assert_eq!((rows.len(), notes.len(), problems.len()), (1, 0, 0));
}
