//! A plan's seasons are told against the months that are simulated: where those have none, nothing can be told.

use super::{loaded, said};

/// Ten calls an hour in November.
const CALLS: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 5\nopen = \"08:00-20:00\"\n[contacts.calls]\n\
    arrivals.profile = { per_day = 100, shape = [SHAPE]CALLS }\ntalk_time = \"3m\"\npatience = \"2m\"\n\
    [contacts.cards]\narrivals.profile = { per_day = 10, shape = [SHAPE]CARDS }\ntalk_time = \"3m\"\npatience = \"2m\"\n\
    [groups.own]\nskills = [\"calls\", \"cards\"]\nroster = 4\n[plan]\nmonths = 12\nkeep_roster = true\nPLAN\n";

fn with(calls: &str, cards: &str, plan: &str) -> Vec<String> {
    let shape = ["1"; 24].join(", ");
    said(&loaded(
        &CALLS.replace("SHAPE", &shape).replace("CALLS", calls).replace("CARDS", cards).replace("PLAN", plan),
        &[],
    ))
}

#[test]
fn seasons_that_leave_out_the_simulated_months_are_refused() {
    assert_eq!(
        with("", "", "seasons = { nov = 0, dec = 2 }"),
        [
            "20: plan.seasons: has 0 for all that is simulated (nov), against which the other months are told; give it a factor above \
             0, or begin the calendar in another month"
        ]
    );
    assert_eq!(with("", "", "seasons = { nov = 0.01, dec = 2 }"), [""; 0]);
    assert_eq!(with("", "", "seasons = { nov = 1, dec = 0 }"), [""; 0]);
}

#[test]
fn types_of_which_nobody_comes_in_the_simulated_months_are_told_of() {
    let none = ", months = { nov = 0 }";
    let told = |mark: &str, names: &str| {
        format!(
            "17: {mark}plan: of {names} nobody comes in the months that are simulated (nov), so that the plan would count none in the others \
             either; begin the calendar in a month in which they come, or give that month a factor above 0"
        )
    };
    assert_eq!(with("", none, ""), [told("warning: ", "\"cards\"")]);
    assert_eq!(with(none, none, ""), [told("", "\"calls\", \"cards\"")]);
}
