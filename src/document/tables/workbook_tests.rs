//! Workbooks made by hand, part by part: what is read of them, and what is refused.
#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::document::tables::workbook::measure;
use crate::document::tables::{Manner, TableText, place_in_sheet};

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of sheets with these rows of XML; styles 1 to 4 are date, time, date and time, duration.
fn workbook(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let (mut list, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    for (n, (name, state, rows)) in sheets.iter().enumerate() {
        let id = n + 1;
        list.push_str(&format!("<sheet name=\"{name}\" sheetId=\"{id}\" state=\"{state}\" r:id=\"rId{id}\"/>"));
        links.push_str(&format!(
            "<Relationship Id=\"rId{id}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        ));
        let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{id}.xml"), sheet));
    }
    links.push_str(&format!("<Relationship Id=\"rId90\" Type=\"{office}/styles\" Target=\"styles.xml\"/>"));
    let formats = [0, 14, 20, 22, 46].map(|id| format!("<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>")).concat();
    parts.extend([
        (
            "[Content_Types].xml".to_owned(),
            format!("<Types xmlns=\"{package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/workbook.xml".to_owned(), format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{package}/relationships\">{links}</Relationships>"),
        ),
        ("xl/styles.xml".to_owned(), format!("<styleSheet xmlns=\"{main}\"><cellXfs count=\"5\">{formats}</cellXfs></styleSheet>")),
    ]);
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    archive(&parts)
}

/// A cell of text.
fn text(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A cell with a number in a style.
fn number(at: &str, style: u32, value: &str) -> String {
    format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>")
}

fn read(bytes: &[u8], sheet: Option<&str>) -> Result<TableText, String> {
    let manner = Manner { sheet: sheet.map(str::to_owned), ..Manner::default() };
    TableText::read(bytes, &manner).map_err(|not| not.message)
}

/// Half-hours of a day: 46329 is the 3rd of November 2026, 0.39583333 half past nine less a little.
fn november() -> String {
    [
        format!(
            "<row r=\"3\">{}{}{}{}{}</row>",
            text("A3", "Date"),
            text("B3", "Time"),
            text("C3", "Calls"),
            text("D3", "AHT"),
            text("E3", "Start")
        ),
        format!(
            "<row r=\"5\">{}{}{}{}{}</row>",
            number("A5", 1, "46329"),
            number("B5", 2, "0.39583333"),
            "<c r=\"C5\"><f>SUM(C1:C2)</f><v>12</v></c>",
            number("D5", 4, "0.00237268518518519"),
            number("E5", 3, "46329.395833333"),
        ),
    ]
    .concat()
}

#[test]
fn a_sheet_is_the_text_of_its_rows() {
    let bytes = workbook(&[("Notes", "hidden", ""), ("Листопад", "visible", &november()), ("Old", "visible", "")]);
    let table = read(&bytes, None).unwrap();
    assert_eq!(table.text, "\n\nDate,Time,Calls,AHT,Start\n\n2026-11-03,09:30:00,12,0:03:25,2026-11-03 09:30:00");
    assert_eq!(table.sheet.as_deref(), Some("Листопад"));
    assert!(table.told[0].contains("the first of") && table.told[0].contains("1 hidden"), "{:?}", table.told);
    assert_eq!(read(&bytes, Some("Notes")).unwrap().sheet.as_deref(), Some("Notes"));
    assert!(read(&bytes, Some("Листопда")).unwrap_err().contains("did you mean \"Листопад\"?"));
}

#[test]
fn places_are_those_of_cells() {
    assert_eq!(place_in_sheet("a,\"b,c\",d", 7, 9), "C7");
    assert_eq!(place_in_sheet("", 1, 1), "A1");
    assert_eq!(super::place(0, 25), "Z1");
    assert_eq!(super::place(9, 26), "AA10");
    assert_eq!(super::place(0, 16_383), "XFD1");
}

#[test]
fn a_cell_far_away_takes_no_memory_and_is_refused() {
    let far = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", text("A1", "start"), text("XFD1048576", "x"));
    let why = read(&workbook(&[("S", "visible", &far)]), None).unwrap_err();
    assert!(why.contains("S!XFD1048576 is beyond the limit of 256 columns"), "{why}");
}

#[test]
fn what_unpacks_to_more_than_the_limit_is_refused() {
    // Five megabytes of blanks pack to some kilobytes.
    let bytes = archive(&[("xl/workbook.xml", &" ".repeat(5 << 20))]);
    assert!(bytes.len() < 100 << 10);
    assert_eq!(measure(&bytes, 5 << 20), Ok(()));
    assert!(measure(&bytes, (5 << 20) - 1).unwrap_err().contains("unpacks to more than 4 MiB"));
}

#[test]
fn a_workbook_that_is_cut_or_changed_is_read_or_refused() {
    let whole = workbook(&[("S", "visible", &november())]);
    for end in (4..whole.len()).step_by(7) {
        assert!(read(&whole[..end], None).unwrap_err().contains("damaged"));
    }
    for at in (4..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(&bytes, None);
    }
    for parts in [&[][..], &[("xl/workbook.xml", "<workbook><sheets><sheet")], &[("xl/workbook.xml", "<workbook/>")]] {
        assert!(read(&archive(parts), None).is_err());
    }
    // Rows out of order would be another table.
    let rows = format!("<row r=\"2\">{}</row><row r=\"1\">{}</row>", text("A2", "x"), text("A1", "start"));
    assert!(read(&workbook(&[("S", "visible", &rows)]), None).unwrap_err().contains("out of order"));
}
