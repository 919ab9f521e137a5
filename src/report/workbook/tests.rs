//! The workbook as another program reads it: its parts, its cells, its charts.

use std::io::Read;

use super::*;
use crate::report::fixture;

/// The parts of the file by name.
fn parts(bytes: &[u8]) -> std::collections::BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|n| {
            let mut part = archive.by_index(n).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn book(results: &Results) -> Vec<u8> {
    let tables: Vec<_> = results.options.0.iter().map(|(name, _)| (name.clone(), fixture::tables())).collect();
    workbook(results, &tables).unwrap()
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let results = fixture::compare(3);
    assert_eq!(book(&results), book(&results));
}

#[test]
fn every_sheet_is_there_with_numbers_as_numbers_and_charts_of_its_own() {
    let mut results = fixture::compare(3);
    results.assumptions = vec![crate::results::inputs::Assumption {
        path: "contacts.sales.patience".to_owned(),
        about: "patience".to_owned(),
        value: 120.0,
        unit: "s".to_owned(),
        ..Default::default()
    }];
    let parts = parts(&book(&results));
    let names = &parts["xl/workbook.xml"];
    for sheet in ["Summary", "Day", "Intervals", "Costs", "Assumptions", "Provenance"] {
        assert!(names.contains(&format!("name=\"{sheet}\"")), "{sheet} in {names}");
    }
    assert!(parts.keys().filter(|name| name.starts_with("xl/charts/chart")).count() >= 3);
    let summary = &parts["xl/worksheets/sheet1.xml"];
    let level = results.options.0[0].1.total.get("service_level").mean.unwrap();
    assert!(summary.contains(&format!("<v>{level}</v>")), "{level} in {summary}");
    // A time is a number of days since 1900: 2 November 2026 is day 46328, and 8 o'clock a third of it.
    let intervals = &parts["xl/worksheets/sheet3.xml"];
    assert!(intervals.contains("<v>46328.333333"), "{intervals}");
    assert!(parts["xl/worksheets/sheet5.xml"].contains("<v>120</v>"));
}

#[test]
fn text_that_begins_like_a_formula_stays_text() {
    let mut results = fixture::hostile();
    results.options.0[0].0 = "=cmd|' /C calc'!A0".to_owned();
    let parts = parts(&book(&results));
    assert!(parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/")).all(|(_, xml)| !xml.contains("<f>")));
    assert!(parts["xl/sharedStrings.xml"].contains("=cmd|"));
    assert!(parts["xl/styles.xml"].contains("quotePrefix=\"1\""));
}

#[test]
fn what_does_not_apply_has_no_sheet() {
    let mut results = fixture::nothing_happened();
    results.options.0.iter_mut().for_each(|(_, option)| option.invoices.clear());
    let names = parts(&workbook(&results, &[]).unwrap())["xl/workbook.xml"].clone();
    assert!(names.contains("Summary") && names.contains("Provenance") && !names.contains("Intervals"), "{names}");
    assert!(!names.contains("Costs") && !names.contains("Assumptions"), "{names}");
}
