//! Call records: what is read, and what is refused with which place.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::document::render;

const HEADER: &str = "start,contact,outcome,wait_s,talk_s,wrap_s";

/// Reads a text; the records, or the page of problems.
fn calls(text: &str) -> Result<Calls, String> {
    let (mut sources, log) = (Sources::new(), Log::new());
    let source = sources.add_bytes("calls.csv", text.as_bytes(), &log).unwrap();
    let names = ["sales".to_owned(), "support".to_owned()];
    let zone = TimeZone::get("Europe/Kyiv").unwrap();
    let read = read(source, &sources, &log, &zone, Types::Of(&names));
    read.ok_or_else(|| render(&log.into_problems(), &sources))
}

/// Reads one row below the usual header.
fn one(row: &str) -> Result<CallRecord, String> {
    calls(&format!("{HEADER}\n{row}\n")).map(|calls| calls.records[0].clone())
}

#[test]
fn a_row_is_a_contact_with_times_to_the_microsecond() {
    let text = format!(
        "\u{FEFF}{HEADER},hold_s,ring_s,transferred,repeat,resolved,order_value,items\r\n\
         2026-11-02T09:15:00,support,answered,12.5,130.000001,30,4,2,yes,0,TRUE,1284.50,3\r\n\
         2026-11-02 09:15:01,sales,blocked,,,,,,,,,,\r\n"
    );
    let calls = calls(&text).unwrap();
    let first = &calls.records[0];
    assert_eq!((first.line, first.contact, first.outcome), (2, ContactId(1), Outcome::Answered));
    assert_eq!([first.wait, first.talk, first.wrap], [Span(12_500_000), Span(130_000_001), Span::seconds(30)]);
    assert_eq!([first.hold, first.ring], [Span::seconds(4), Span::seconds(2)]);
    assert_eq!((first.transferred, first.repeat, first.resolved, first.items), (true, false, Some(true), Some(3)));
    assert_eq!(first.order_value.unwrap().to_string(), "1284.50");
    let second = &calls.records[1];
    assert_eq!(
        (second.outcome, second.wait, second.resolved, second.order_value),
        (Outcome::Blocked, Span::ZERO, None, None)
    );
    assert_eq!(second.at.0 - first.at.0, 1_000_000);
}

#[test]
fn types_and_callers_are_numbered_as_the_file_names_them() {
    let text = format!(
        "{HEADER},caller,virtual\n2026-11-02 09:15,b,answered,0,60,0,x,0\n2026-11-02 09:16,a,abandoned,9,,,y,\n\
         2026-11-02 09:17,b,answered,0,60,0,,1\n2026-11-02 09:18,b,blocked,0,,,x,\n"
    );
    let (mut sources, log) = (Sources::new(), Log::new());
    let source = sources.add_bytes("calls.csv", text.as_bytes(), &log).unwrap();
    assert!(are_calls(source, &sources));
    let calls = read(source, &sources, &log, &TimeZone::UTC, Types::Found).unwrap();
    assert_eq!(calls.types, ["b", "a"]);
    let seen: Vec<_> = calls.records.iter().map(|one| (one.contact.0, one.caller, one.virtual_hold)).collect();
    assert_eq!(seen, [(0, Some(0), false), (1, Some(1), false), (0, None, true), (0, Some(0), false)]);
    let counts = sources.add_bytes("counts.csv", b"start,calls\n2026-11-02 09:00,3\n", &log).unwrap();
    assert!(!are_calls(counts, &sources));
}

#[test]
fn other_marks_and_headings_of_exports_are_read() {
    let text = "Start Time;Contact Type;Outcome;Wait S;Talk S;Wrap S\n2026-11-02 09:15;sales;Answered;0;60;0\n";
    assert_eq!(calls(text).unwrap().records[0].talk, Span::seconds(60));
}

#[test]
fn a_file_without_rows_holds_no_calls() {
    for text in [HEADER.to_owned(), format!("{HEADER}\n"), format!("{HEADER}\r\n\r\n  \n")] {
        assert!(calls(&text).unwrap().records.is_empty());
    }
}

#[test]
fn every_problem_of_a_file_is_told_with_line_column_and_a_way_out() {
    let page = calls(&format!(
        "{HEADER}\n\
         2026-11-02 09:15,slaes,answerd,5,60,0\n\
         2026-11-02 09:15,sales,answered,5,,0\n\
         2026-11-02,sales\n\
         02/11/2026 09:15,sales,answered,x,1:75,-3\n\
         2026-11-02 09:15,sales,abandoned,5,60,0\n\
         2026-11-02 09:15,sales,blocked,5,0,0\n"
    ))
    .unwrap_err();
    for told in [
        "calls.csv:2:18: contact: there is no contact type \"slaes\"; did you mean \"sales\"?",
        "calls.csv:2:24: outcome: expected answered, abandoned or blocked, found \"answerd\"; did you mean \"answered\"?",
        "calls.csv:3:35: talk_s: the cell is empty",
        "calls.csv:4:1: 2 cells, the header has 6",
        "calls.csv:5:1: start: \"02/11/2026\" may have the day or the month first",
        "calls.csv:5:33: wait_s: expected seconds",
        "calls.csv:5:35: talk_s: expected seconds from 0 to 604800, found \"1:75\"; write seconds",
        "calls.csv:5:40: wrap_s: expected seconds",
        "calls.csv:6:36: talk_s: a contact that nobody answered has no talk; write 0, or answered under \"outcome\"",
        "calls.csv:7:32: wait_s: a blocked contact does not wait",
        "10 problems in calls.csv",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
}

#[test]
fn of_many_problems_the_first_are_told() {
    let page = calls(&format!("{HEADER}\n{}", "x\n".repeat(100_000))).unwrap_err();
    assert!(page.ends_with("21 problems in calls.csv\n") && page.contains("more problems follow"), "{page}");
}

#[test]
fn headers_that_lack_or_repeat_a_column_are_refused() {
    for (text, told) in [
        ("", "calls.csv:1:1: this file is empty"),
        ("\n\n", "calls.csv:1:1: this file is empty"),
        ("start,contact,outcome,wait_s,talk_s\n", "calls.csv:1:1: there is no column \"wrap_s\""),
        ("start,contact,outcome,wait_s,talk_s,warp_s\n", "is \"warp_s\" meant?"),
        ("start,contact,outcome,wait_s,talk_s,wrap_s,Wait S\n", "there are two columns \"Wait S\""),
        ("1,2,3\n", "the first line names the columns"),
    ] {
        let page = calls(text).unwrap_err();
        assert!(page.contains(told), "{told}\n{page}");
    }
}

#[test]
fn a_start_in_the_repeated_hour_is_taken_as_the_first_and_counted() {
    let calls = calls(&format!(
        "{HEADER}\n2026-10-25 03:30,sales,answered,0,60,0\n2026-10-25 03:30+02:00,sales,answered,0,60,0\n"
    ))
    .unwrap();
    assert_eq!(calls.doubtful, 1);
    assert_eq!(calls.records[1].at.0 - calls.records[0].at.0, 3_600_000_000);
}

#[test]
fn an_unanswered_contact_may_leave_its_times_empty() {
    assert_eq!(one("2026-11-02 09:15,sales,abandoned,33,,").unwrap().wait, Span::seconds(33));
    assert!(one("2026-11-02 09:15,sales,abandoned,,,").unwrap_err().contains("wait_s: the cell is empty"));
}

proptest::proptest! {
    #[test]
    fn any_text_is_records_or_refused(text: String, cells in "[a1,;:\"\t\r\n 2-]{0,80}") {
        let text = text.replace('\0', "");
        for text in [text.clone(), cells.clone(), format!("{HEADER}\n{text}"), format!("{HEADER}\n{cells}")] {
            let _ = calls(&text);
        }
    }
}
