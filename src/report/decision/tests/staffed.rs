//! What the note of `staff` says of the target is what it found, and what its people count is said.

use super::full::full;
use super::*;
use crate::report::fixture::{self, estimate};
use crate::results::staffing::{Required, StaffedGroup, StaffedWindow, Staffing, UnderTruth, Verdict};
use crate::results::{Constraint, Decision, LimitFigure, OptionConstraint, TargetResult};

/// Half-hours of support with these verdicts, and one of sales that is met.
fn windows(verdicts: &[Verdict]) -> Vec<StaffedWindow> {
    let window = |contact: &str, verdict: Verdict| StaffedWindow {
        contact: contact.to_owned(),
        figure: "service_level".to_owned(),
        over: "interval".to_owned(),
        day: "mon".to_owned(),
        asked: 0.8,
        verdict,
        ..StaffedWindow::default()
    };
    let sales = [window("sales", Verdict::Met)];
    sales.into_iter().chain(verdicts.iter().map(|verdict| window("support", *verdict))).collect()
}

/// A staffing whose average over the calendar misses, and of whose single intervals nine of ten reach the target.
pub fn staffing(verdicts: &[Verdict]) -> Results {
    let mut results = Results { command: "staff".to_owned(), ..fixture::run() };
    for (_, option) in &mut results.options.0 {
        option.targets.values_mut().for_each(|target: &mut TargetResult| target.over = "interval".to_owned());
        for measures in option.contacts.values_mut().chain([&mut option.total]) {
            measures.by_name.insert("intervals_on_target".to_owned(), estimate(0.9, 0.01));
        }
    }
    let limit = LimitFigure {
        contacts: vec!["sales".to_owned(), "support".to_owned()],
        measure: "service_level".to_owned(),
        bound: 0.8,
        at_least: true,
        figure: estimate(0.7, 0.02),
        holds: Some(false),
    };
    let name = results.options.0[0].0.clone();
    let option =
        OptionConstraint { option: name, holds: Some(false), limits: vec![limit], ..OptionConstraint::default() };
    results.constraint =
        Some(Constraint { require: "mean".to_owned(), options: vec![option], ..Constraint::default() });
    results.staffing =
        Some(Box::new(Staffing { rule: "each_window".to_owned(), windows: windows(verdicts), ..Staffing::default() }));
    results
}

fn opening(results: &Results) -> String {
    markdown(results).lines().nth(2).unwrap_or_default().to_owned()
}

#[test]
fn where_every_window_is_met_the_note_of_staff_says_so() {
    let results = staffing(&[Verdict::Met, Verdict::Met]);
    let what = "A window is an interval of a weekday, all its dates together, of each type by itself; its average over all replications is \
                judged; in a single replication it may miss, which is told as a share of days or intervals.";
    assert_eq!(opening(&results), format!("The target is met in all 3 windows. {what}"));
    let text = markdown(&results);
    assert!(
        text.contains(
            "- On average: 81.3 % (80.4 % to 82.2 %) answered within 20 s; the target asks for 80 % in every interval: of 3 windows \
             met in 3; 90.0 % (89.0 % to 91.0 %) of intervals in single replications reach it"
        ),
        "{text}"
    );
    assert!(
        !text.contains("missed") && !text.contains("judged by its average") && !text.contains("together:"),
        "{text}"
    );
    // The terminal judges the same windows.
    let terminal = crate::report::terminal::text(&results);
    assert!(terminal.contains("Of 3 windows 3 are met, 0 missed, 0 too near to call."), "{terminal}");
    assert!(terminal.contains("Of single intervals 90.0 % ± 1.0 reach the targets of all types."), "{terminal}");
    assert!(terminal.lines().all(|line| line.chars().count() <= 80), "{terminal}");
}

#[test]
fn windows_that_miss_or_are_open_are_counted_in_the_verdict() {
    let first = |verdicts: &[Verdict]| opening(&staffing(verdicts)).split(". ").next().unwrap_or_default().to_owned();
    let (met, near, missed, cannot) = (Verdict::Met, Verdict::TooNearToCall, Verdict::Missed, Verdict::CannotBeMet);
    assert_eq!(
        first(&[met, near]),
        "Whether the target is met cannot be told yet in 1 of 3 windows; the others meet it"
    );
    assert_eq!(first(&[missed, cannot]), "The target is missed in 2 of 3 windows");
    assert_eq!(first(&[missed, near]), "The target is missed in 1 of 3 windows, and cannot be told yet in 1");
    let text = markdown(&staffing(&[missed, near]));
    assert!(text.contains("in every interval: of 2 windows missed in 1, cannot be told yet in 1;"), "{text}");
}

#[test]
fn what_the_file_requires_is_judged_as_in_compare_and_figures_under_the_truth_by_windows_under_it() {
    let mut results = staffing(&[Verdict::Met]);
    let truth = UnderTruth { windows: windows(&[Verdict::Missed]), ..UnderTruth::default() };
    results.staffing.as_mut().unwrap().under_truth = Some(truth);
    assert!(opening(&results).starts_with("The target is missed in 1 of 2 windows. "), "{}", opening(&results));
    results.staffing.as_mut().unwrap().required = Some(Required::default());
    let average = "The target is missed. That is the average over the calendar, as decision.require asks, and not each day or interval by itself.";
    results.decision = Some(Decision { require: Some("mean".to_owned()), ..Decision::default() });
    assert_eq!(opening(&results), average);
    // A run of the file has the same verdict, and one of a file that does not ask for averages that of windows.
    results.staffing = None;
    let judged = &mut results.constraint.as_mut().unwrap().options[0];
    (judged.holds, judged.limits[0].holds) = (Some(true), Some(true));
    assert_eq!(opening(&results), average.replace("missed", "met"));
    results.decision = None;
    assert!(opening(&results).starts_with("The target is missed, for it asks for more than an average"));
}

#[test]
fn further_limits_of_windows_are_judged_beside_their_service() {
    let mut results = staffing(&[Verdict::Met]);
    let wait = |verdict| StaffedWindow {
        figure: "asa".to_owned(),
        asked: 20.0,
        verdict,
        ..windows(&[Verdict::Met]).remove(0)
    };
    results.staffing.as_mut().unwrap().windows.extend([wait(Verdict::Met), wait(Verdict::Missed)]);
    let text = markdown(&results);
    assert!(text.contains("; average wait, to stay within 20 s: of 2 windows met in 1, missed in 1"), "{text}");
}

#[test]
fn what_people_of_a_short_calendar_count_is_said_and_hours_while_the_centre_is_closed() {
    let mut results = Results { command: "staff".to_owned(), days: 1.0, ..fixture::run() };
    let name = results.options.0[0].0.clone();
    let mut decision = full().decision.unwrap();
    decision.people.retain(|people| people.option == "hybrid");
    decision.people.truncate(1);
    (decision.people[0].option, decision.people[0].to_employ) = (name, Some(16.0));
    results.decision = Some(decision);
    let group = StaffedGroup { name: "own".to_owned(), closed_hours: 3.5, ..StaffedGroup::default() };
    results.staffing = Some(Box::new(Staffing { groups: vec![group], ..Staffing::default() }));
    let weeks = "people to employ are for a week of the 1 day simulated and no others, full-time people for weeks all of such days.";
    let closed = "own: 3.50 agent-hours of its shifts lie outside opening hours: paid, and nobody can call.";
    let on_one_line = |text: String| text.replace('\n', " ");
    let terminal = on_one_line(crate::report::terminal::text(&results));
    let note = on_one_line(markdown(&results));
    for text in [&terminal, &note] {
        assert!(text.contains(weeks) && text.contains(closed), "{text}");
    }
    assert!(terminal.contains("People by hours alone, as run and compare count: shop 13.4 full-time: "), "{terminal}");
    // Sixteen whom staff found for no group are of groups that keep their rosters.
    let kept = "16 of the 16 people are full-time people of groups whose rosters stay.";
    assert!(terminal.contains(kept) && note.contains(kept), "{terminal}{note}");
    results.days = 7.0;
    results.staffing.as_mut().unwrap().groups[0].people.to_employ = 16;
    let note = markdown(&results);
    assert!(!note.contains("no others") && !note.contains("rosters stay"), "{note}");
}

#[test]
fn what_the_bill_charges_as_hired_stands_beside_whole_people() {
    let mut results = full();
    let people = results.decision.iter_mut().flat_map(|decision| &mut decision.people);
    people.filter(|one| one.option == "hybrid").for_each(|one| one.heads = 13.52);
    let option = &mut results.options.0.iter_mut().find(|(name, _)| name == "hybrid").unwrap().1;
    let mut line = option.invoices[0].clone();
    (line.provider, line.clause, line.quantity) = ("shop".to_owned(), "hiring".to_owned(), 1.53);
    option.invoices.push(line);
    let text = markdown(&results);
    let told = "- shop: 14 people (13.5 full-time by the roster, at most 9 at once). Today 12 people: hire 2 people by 2026-10-04, 28 days \
                before they are needed. The bill charges 1.53 full-time: people by their paid hours on average, those past the roster among \
                them.";
    assert!(text.contains(told), "{text}");
    let line = results.options.0.iter_mut().find(|(name, _)| name == "hybrid").unwrap().1.invoices.last_mut();
    line.unwrap().quantity = 2.0;
    assert!(!markdown(&results).contains("The bill charges"));
}
