//! Names are found however they are written, mean one thing, and stand in `docs/files.md`.

use super::*;

#[test]
fn names_are_found_however_they_are_written() {
    for (cell, names, expected) in [
        ("Calls Offered", CALLS, true),
        ("NCO", CALLS, true),
        ("Поступило вызовов", CALLS, true),
        ("Надійшло, викликів", CALLS, true),
        ("AHT (sec)", HANDLE_TIME, true),
        ("ACDCALLS", CALLS, false),
        ("ACDCALLS", ANSWERED, true),
        ("% answered", ANSWERED, false),
        ("", CALLS, false),
    ] {
        assert_eq!(is_one_of(cell, names), expected, "{cell}");
    }
}

#[test]
fn no_name_means_two_things_that_are_summed_differently() {
    for (one, other) in [
        (HANDLE_TIME, TOTAL_HANDLE_TIME),
        (HANDLE_TIME, OPEN_HANDLE_TIME),
        (TOTAL_HANDLE_TIME, OPEN_HANDLE_TIME),
        (CALLS, ANSWERED),
        (WAIT, TALK),
        (WRAP, HOLD),
    ] {
        assert!(one.iter().all(|name| !is_one_of(name, other)));
    }
}

/// What each kind of [`ALL`] and [`INVOICE`] is for, as the documentation says it.
const FOR: [&str; 23] = [
    "date and time in one cell",
    "a date alone",
    "a time of day alone",
    "contacts that came",
    "expected contacts",
    "contacts that were answered: told",
    "mean handle time",
    "sum of handle times",
    "handle time, a sum or a mean",
    "agents of a roster",
    "day of the week",
    "weights of a shape",
    "contact type",
    "outcome",
    "wait",
    "talk, without hold",
    "after-call work",
    "hold",
    "ringing",
    "lines of an invoice",
    "their amounts",
    "their quantities",
    "the month that they are for",
];

#[test]
fn the_documentation_lists_all_names() {
    let docs = include_str!("../../../docs/files.md");
    let row = |what: &str, names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| name.replace('_', " ")).collect();
        format!("| {what} | {} |", names.join(", "))
    };
    let mut rows: Vec<String> =
        FOR.iter().zip(ALL.into_iter().chain(INVOICE)).map(|(what, names)| row(what, names)).collect();
    rows.extend(WEEKDAYS.iter().map(|(day, names)| row(&format!("`{day}`"), names)));
    let missing: Vec<&String> = rows.iter().filter(|row| !docs.lines().any(|line| line == row.as_str())).collect();
    assert!(missing.is_empty(), "docs/files.md lacks\n{missing:#?}");
}

#[test]
fn a_message_names_some_of_both_scripts() {
    assert_eq!(
        listed(AGENTS),
        "\"agents\" (or \"staff\", \"scheduled\", \"scheduled agents\", \"оператори\", \"операторів\", \"агенти\"; docs/files.md lists all names)"
    );
    assert_eq!(listed(&["month", "moon"]), "\"month\" or \"moon\"");
}

#[test]
fn weekdays_are_read_as_people_write_them() {
    for (text, expected) in [("Пн-Пт", "mon-fri"), ("Пн–Пт", "mon-fri"), ("Сб.", "sat"), ("mon,Вт", "mon,tue")]
    {
        assert_eq!(weekdays(text), expected, "{text}");
    }
}
