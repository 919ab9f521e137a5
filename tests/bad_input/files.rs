//! Scenarios with one mistake that is none of the sixty-two.

use crate::{GOOD, busyhour, code, first_line, folder, names};

#[test]
fn one_mistake_in_a_scenario_is_told_first_and_exactly() {
    let folder = folder(GOOD);
    let mut wrong = Vec::new();
    for (from, to, expected) in CASES.iter().copied() {
        assert!(GOOD.contains(from), "{from}");
        std::fs::write(folder.path().join("shop.toml"), GOOD.replacen(from, to, 1)).unwrap();
        let output = busyhour(folder.path(), &["run", "shop.toml"]);
        let expected = format!("shop.toml:{expected}");
        if (code(&output), &first_line(&output)) != (2, &expected) {
            let to: String = to.chars().take(60).collect();
            wrong.push(format!("{to}\n  got      {} {}\n  expected 2 {expected}", code(&output), first_line(&output)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(names(folder.path()), ["shop.toml"]);
}

/// What stands in the good text, what stands there instead, and what is said first.
const CASES: &[(&str, &str, &str)] = &[
    (
        "[options.more]",
        "[routing.calls]\nchoose = \"longest\"\n[options.more]",
        "22:10: routing.calls.choose: \"longest\" is not known here: one of \"listed\", \"longest_idle\", \"least_occupied\", \"random\"",
    ),
    (
        "[options.more]",
        "[options.more]\nwithout = [\"alfa\"]",
        "9:1: contacts.calls: no group has the skill \"calls\": nobody can take it; add it to the skills of a group (in option \"more\")",
    ),
];
