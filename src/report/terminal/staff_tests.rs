//! Tests of a staffing in 80 columns: one verdict, named by what it is of.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::report::fixture::{self, estimate};

/// A group with a row of nobody, judged by one window of the whole calendar.
fn staffing(rule: &str, required: Option<Required>) -> Staffing {
    let row = |start: &str, needed: u32, level: Estimate| StaffedRow {
        day: "mon".to_owned(),
        start: start.to_owned(),
        formula: 1,
        needed,
        scheduled: f64::from(needed),
        service_level: level,
        verdict: Some(Verdict::Met),
        ..StaffedRow::default()
    };
    let rows = vec![row("08:00", 0, estimate(0.0, 0.0)), row("08:30", 2, estimate(0.331, 0.02))];
    let mut group = StaffedGroup { name: "own".to_owned(), rows, ..StaffedGroup::default() };
    (group.people.shifts_a_week, group.people.each_works) = (1.0, 5.0);
    let window = StaffedWindow { over: "calendar".to_owned(), verdict: Verdict::Met, ..StaffedWindow::default() };
    Staffing {
        rule: rule.to_owned(),
        groups: vec![group],
        windows: vec![window],
        required,
        notes: vec!["no shift that may be added was found to help what stays missed: orders mon 14:30".to_owned()],
        ..Staffing::default()
    }
}

#[test]
fn what_was_searched_for_by_decision_require_has_one_verdict() {
    let required = Required { require: "mean".to_owned(), searched: true, holds: None, ..Required::default() };
    let told = tables(&staffing("mean", Some(required)), &fixture::run());
    assert!(told.contains("decision.require (mean), judged as compare does: cannot be told."), "{told}");
    assert!(!told.contains("  met") && !told.contains("is met") && !told.contains("windows are"), "{told}");
}

#[test]
fn a_verdict_behind_an_interval_is_named_by_its_window_and_nobody_is_no_zero() {
    let told = tables(&staffing("each_window", None), &fixture::run());
    assert!(told.contains("Of 1 window 1 is met"), "{told}");
    let heads = told.lines().find(|line| line.starts_with("day")).unwrap();
    assert!(heads.contains("window"), "{told}");
    assert!(told.contains("nobody on duty") && !told.contains(" 0.0 %  met"), "{told}");
    assert!(told.contains(": 1 shift a week"), "{told}");
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
}

#[test]
fn one_interval_is_no_intervals() {
    let mut staffing = staffing("each_window", None);
    staffing.groups[0].rows[1].one_fewer_verdict = Some(Verdict::Missed);
    let told = tables(&staffing, &fixture::run());
    assert!(told.contains("surely too few in 1 interval, would do in 0"), "{told}");
}
