//! A CSV by its header: what it reads and what it refuses.

use super::*;
use crate::document::{Log, Node, Place, Value, cells};

/// Reads a CSV text; the sheet and what was said.
fn sheet(text: &str) -> (Option<Sheet>, Vec<String>) {
    let node = Node { value: Value::Text("t.csv".to_owned()), place: Place::default() };
    let log = Log::new();
    let files = vec![("t.csv", text)];
    let sheet = Sheet::read(&At::root(&node, &log), &Manner::default(), &files);
    let said = log.into_problems().into_iter().map(|problem| problem.message).collect();
    (sheet, said)
}

#[test]
fn headers_tell_columns_and_marks_apart() {
    for text in [
        "\u{FEFF}Start Time,calls\n08:00,3\n",
        "start_time;calls\r\n08:00;3\r\n",
        "\"starttime\"\tcalls\r08:00\t\"3\"\r",
    ] {
        let (sheet, said) = sheet(text);
        assert_eq!(said, Vec::<String>::new());
        let sheet = sheet.unwrap();
        let column = sheet.maybe(&["start_time"]).unwrap();
        assert_eq!((sheet.rows()[0].get(column), sheet.rows()[0].get(1), sheet.rows()[0].line()), ("08:00", "3", 2));
    }
    let (sheet, _) = sheet("a,b\n\n\"x, \"\"y\"\"\",2\n");
    let sheet = sheet.unwrap();
    assert_eq!((sheet.rows()[0].get(0), sheet.rows()[0].line(), sheet.rows()[0].get(7)), ("x, \"y\"", 3, ""));
}

#[test]
fn every_wrong_line_is_said_with_its_number() {
    let cases: &[(&str, &[&str])] = &[
        ("", &["t.csv:1: this file is empty"]),
        ("\n\n", &["t.csv:1: this file is empty"]),
        ("a,A\n1,2\n", &["t.csv:1: there are two columns \"A\""]),
        ("1,2\n3,4\n", &["t.csv:1: the first line names the columns"]),
        ("a,b\n1\n1,2\n1,2,3\n", &["t.csv:2: 1 cell, the header has 2", "t.csv:4: 3 cells"]),
        ("a,b\n1,12,5\n", &["t.csv:2: 3 cells, the header has 2; numbers are written with a point"]),
        ("a,b\n1;2\n", &["t.csv:2: 1 cell, the header has 2; cells are divided by \",\""]),
        ("a,b\n\"x,1\ny,2\n", &["t.csv:2: a quote is not closed on its line"]),
        ("a,b\n\"x\"y,1\n", &["t.csv:2: text stands behind the closing quote"]),
        ("a,b\n\0,1\n", &["t.csv:2: cannot be read: this file holds NUL bytes"]),
    ];
    for (text, expected) in cases {
        let (sheet, said) = sheet(text);
        assert!(sheet.is_none(), "{text:?}");
        let fits = said.len() == expected.len()
            && said.iter().zip(*expected).all(|(said, expected)| said.starts_with(expected));
        assert!(fits, "{text:?} said {said:?}");
    }
}

#[test]
fn limits_hold_and_of_many_problems_the_first_are_told() {
    let (_, said) = sheet(&format!("a,b\n{}", "1\n".repeat(500)));
    assert_eq!(said.len(), 21);
    assert!(said[20].contains("more problems follow"));
    let (_, said) = sheet(&format!("a,b\n{},1\n", "x".repeat(70_000)));
    assert!(said[0].contains("more than the limit of 65536"), "{said:?}");
    let names: Vec<String> = (0..300).map(|n| format!("c{n}")).collect();
    let (_, said) = sheet(&names.join(","));
    assert!(said[0].contains("300 columns"), "{said:?}");
}

#[test]
fn a_missing_column_lists_those_there_are() {
    let node = Node { value: Value::Text("t.csv".to_owned()), place: Place::default() };
    let log = Log::new();
    let at = At::root(&node, &log);
    let sheet = Sheet::read(&at, &Manner::default(), &vec![("t.csv", "strat,calls\n08:00,x\n")]).unwrap();
    assert_eq!(sheet.need(&at, &["start", "interval"]), None);
    assert_eq!(sheet.cell(&at, &sheet.rows()[0], 1, |text| cells::count(text, 9)), None);
    let said: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
    assert!(said.contains(&"t.csv:1: there is no column \"start\" or \"interval\"; the columns are \"strat\", \"calls\"; is \"strat\" meant?".to_owned()), "{said:?}");
    assert!(
        said.contains(&"t.csv:2: column \"calls\": expected a whole number from 0 to 9, found \"x\"".to_owned()),
        "{said:?}"
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_sheet_or_refused(text: String, marks in "[a1,;\"\t\r\n ]{0,40}") {
        for text in [&text, &marks] {
            let (sheet, said) = sheet(text);
            proptest::prop_assert!(sheet.is_some() || !said.is_empty());
        }
    }
}
