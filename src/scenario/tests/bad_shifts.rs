//! Bad catalogues of shifts, each with all that is said about it.

use super::{Mistake, loaded, said, told};

/// A catalogue that is right.
const GOOD: &str = r#"format = 1
calendar = { start = 2026-11-02, days = 7, open = "08:00-20:00" }
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience.exponential = { mean = "2m" }
[shifts.full]
starts = ["08:00", "11:00"]
lasts = "8h"
breaks = [{ between = ["1h", "2h"], lasts = "15m" }, { between = ["3h", "5h"], lasts = "30m" }]
[groups.own]
skills = ["sales"]
roster = 4
shifts.short = { starts = "08:00", lasts = "4h", every = "1h", days = "mon-fri", weight = 1.2, at_most = 3, a_week = 4 }
"#;

const CASES: &[Mistake] = &[
    ("starts = [\"08:00\", \"11:00\"]\n", "", &["7: shifts.full: \"starts\" is missing"]),
    ("\"11:00\"]", "\"07:00\"]", &["8: shifts.full.starts: the latest start 07:00 is before the earliest 08:00"]),
    ("\"11:00\"]", "\"11:07\"]", &["8: shifts.full.starts[1]: times of shifts are multiples of 5m"]),
    ("lasts = \"8h\"", "lasts = \"8h1m\"", &["9: shifts.full.lasts: times of shifts are multiples of 5m"]),
    (
        "lasts = \"30m\"",
        "lasts = \"3h\"",
        &["10: shifts.full.breaks[1]: a break of 3h does not fit into a window of 2h"],
    ),
    (
        "[\"3h\", \"5h\"]",
        "[\"1h30m\", \"5h\"]",
        &["10: shifts.full.breaks[1]: its window begins at 1h30m, before the window of the break before it ends at 2h"],
    ),
    (
        "lasts = \"4h\"",
        "last = \"4h\"",
        &["14: groups.own.shifts.short.last: there is no key \"last\" here; did you mean \"lasts\"?"],
    ),
];

#[test]
fn every_mistake_in_a_catalogue_is_told_with_its_line_its_path_and_a_way_out() {
    told(GOOD, CASES, &[]);
}

#[test]
fn a_group_has_its_own_shifts_or_those_of_all() {
    let right = loaded(GOOD, &[]);
    assert_eq!(said(&right), Vec::<String>::new());
    let shifts = &right.experiment.unwrap().base.shifts;
    assert_eq!(shifts.iter().map(|kinds| kinds[0].name.as_str()).collect::<Vec<_>>(), ["short"]);
    let common = GOOD.lines().filter(|line| !line.starts_with("shifts.short")).collect::<Vec<_>>().join("\n");
    let shifts = &loaded(&common, &[]).experiment.unwrap().base.shifts;
    assert_eq!((shifts[0][0].name.as_str(), shifts[0][0].breaks.len()), ("full", 2));
}
