//! What a target asks for is what its verdict is about, and the verdict is that of `constraint` in every part.

use super::full::full;
use super::*;
use crate::report::fixture::{self, estimate};
use crate::results::{Constraint, LimitFigure, OptionConstraint, TargetResult};

fn limit(contacts: &[&str], measure: &str, bound: f64, figure: f64, holds: Option<bool>) -> LimitFigure {
    LimitFigure {
        contacts: contacts.iter().map(|name| (*name).to_owned()).collect(),
        measure: measure.to_owned(),
        bound,
        at_least: measure != "breach" && measure != "abandonment",
        figure: estimate(figure, 0.02),
        holds,
    }
}

/// A run whose one option was judged so.
fn judged(require: &str, limits: Vec<LimitFigure>) -> Results {
    let missed = limits.iter().any(|limit| limit.holds == Some(false));
    let open = limits.iter().any(|limit| limit.holds.is_none());
    let holds = if missed { Some(false) } else { (!open).then_some(true) };
    let option = OptionConstraint { option: "base".to_owned(), holds, limits, ..OptionConstraint::default() };
    let constraint = Constraint { require: require.to_owned(), options: vec![option], ..Constraint::default() };
    Results { constraint: Some(constraint), ..fixture::run() }
}

/// The same where every target is of these windows, of which such a share reaches it.
pub fn over(mut results: Results, over: &str, measure: &str, share: f64) -> Results {
    for (_, option) in &mut results.options.0 {
        option.targets.values_mut().for_each(|target: &mut TargetResult| target.over = over.to_owned());
        for measures in option.contacts.values_mut().chain([&mut option.total]) {
            measures.by_name.insert(measure.to_owned(), estimate(share, if share < 1.0 { 0.01 } else { 0.0 }));
        }
    }
    results
}

fn opening(results: &Results) -> String {
    markdown(results).lines().nth(2).unwrap_or_default().to_owned()
}

fn average(results: &Results) -> String {
    markdown(results).lines().find(|line| line.starts_with("- On average: ")).unwrap_or_default().to_owned()
}

#[test]
fn a_target_of_every_day_is_not_met_by_an_average() {
    let both = ["sales", "support"];
    let level = || limit(&both, "service_level", 0.8, 0.813, Some(true));
    let results = over(judged("mean", vec![level()]), "day", "days_on_target", 0.9);
    assert!(opening(&results).starts_with("The target is missed, for it asks for more than an average"));
    let told = "- On average: 81.3 % (80.4 % to 82.2 %) answered within 20 s; the target asks for 80 % on every day, which 90.0 % \
                (89.0 % to 91.0 %) of days reach; judged by its average (without decision.require): met; kept on every day in";
    assert!(average(&results).starts_with(told), "{}", average(&results));
    let intervals = over(judged("mean", vec![level()]), "interval", "intervals_on_target", 1.0);
    assert_eq!(opening(&intervals), "The target was met in every day or interval that was simulated.");
    assert!(
        average(&intervals)
            .contains("80 % in every interval, which 100 % (the same in every replication) of intervals")
    );
}

#[test]
fn options_that_are_judged_by_the_average_hold_a_target_of_days_on_average() {
    let results = over(required::held(full(), [Some(false), Some(true), None]), "day", "days_on_target", 0.9);
    let text = markdown(&results);
    for sentence in [
        "But hybrid misses the target of service on average; the most profitable option that surely holds it is own_only.",
        "in time, misses the target on average.",
        "in time, holds the target on average.",
        "in time, whether it holds the target on average cannot be told.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn where_shares_of_windows_are_required_the_average_has_no_verdict_of_its_own() {
    let both = ["sales", "support"];
    for (require, measure, told) in [
        ("intervals", "intervals_on_target", "intervals on target 70.0 % (68.0 % to 72.0 %), target 90 %: missed"),
        ("breach_below", "breach", "replications that miss it 70.0 % (68.0 % to 72.0 %), to stay within 90 %: missed"),
    ] {
        let results = judged(require, vec![limit(&both, measure, 0.9, 0.7, Some(false))]);
        assert_eq!(opening(&results), "The target is missed.");
        let average = average(&results);
        assert!(average.contains(&format!("answered within 20 s, target 80 %; {told};")), "{average}");
        assert!(!average.contains(": met"), "{average}");
    }
    // Of the same windows one share is told, in the interval that it was judged by.
    let results = judged("intervals", vec![limit(&both, "intervals_on_target", 0.9, 0.7, Some(false))]);
    let results = over(results, "interval", "intervals_on_target", 0.7);
    assert_eq!(markdown(&results).matches("70.0 % (").count(), 1, "{}", markdown(&results));
    assert!(
        average(&results).contains("the target asks for 80 % in every interval; intervals on target 70.0 % (68.0 % to")
    );
}

#[test]
fn a_target_without_a_verdict_is_open() {
    let both = ["sales", "support"];
    let results = judged("mean", vec![limit(&both, "service_level", 0.8, 0.813, None)]);
    assert!(opening(&results).starts_with("Whether the target is met cannot be told yet"), "{}", opening(&results));
    let told = "target 80 %: cannot be told yet (79.3 % to 83.3 % with all that is judged together)";
    assert!(average(&results).contains(told), "{}", average(&results));
    let mut once = judged("mean", vec![limit(&both, "service_level", 0.8, 0.813, None)]);
    once.replications = 1;
    assert_eq!(opening(&once), "One replication cannot tell whether the target is met.");
    // The level of both is met and another limit is not: that is no target met.
    let gave_up = limit(&both, "abandonment", 0.02, 0.2, Some(false));
    let results = judged("mean", vec![limit(&both, "service_level", 0.8, 0.813, Some(true)), gave_up]);
    assert_eq!(opening(&results), "The target is missed: of its limits some are met and some are not.");
}

#[test]
fn types_that_are_judged_together_have_no_verdict_by_themselves() {
    let level = limit(&["sales", "support"], "service_level", 0.8, 0.813, Some(true));
    let text = markdown(&judged("mean", vec![level]));
    assert!(text.contains(
        "support: 77.3 % (76.4 % to 78.2 %) answered within 20 s; its target of 80 % is judged of several types together."
    ));
    assert!(text.starts_with("# Decision\n\nThe target is met.") && !text.contains("missed by"), "{text}");
}

#[test]
fn the_verdict_on_all_together_is_not_that_of_chats_which_are_no_part_of_it() {
    let chats = limit(&["support"], "service_level", 0.8, 0.7, Some(false));
    let calls = limit(&["sales"], "service_level", 0.8, 0.813, Some(true));
    for limits in [vec![chats.clone(), calls.clone()], vec![calls, chats]] {
        let results = judged("mean", limits);
        let text = markdown(&results);
        assert!(average(&results).contains("answered within 20 s, target 80 %: met;"), "{text}");
        assert!(text.contains("- support: answered in time 70.0 % (68.0 % to 72.0 %), target 80 %: missed."), "{text}");
        assert_eq!(opening(&results), "The target is met for some contacts and missed for others.");
    }
}

#[test]
fn a_recommended_option_that_keeps_its_windows_on_average_only_is_said_to_in_the_first_lines() {
    let mut results = over(full(), "interval", "intervals_on_target", 0.9);
    for (_, option) in &mut results.options.0 {
        option.total.by_name.insert("replications_on_target".to_owned(), estimate(0.02, 0.01));
    }
    let told = "Its target asks to be kept in every interval: so it was in 2.0 % (1.0 % to 3.0 %) of the simulated months, and what is \
                judged here is its average.";
    let first = opening(&results);
    assert!(first.starts_with("We recommend hybrid.") && first.contains(told), "{}", markdown(&results));
    // Kept in all of them there is nothing to say, nor where windows are what is judged.
    for (_, option) in &mut results.options.0 {
        for measures in option.contacts.values_mut().chain([&mut option.total]) {
            measures.by_name.insert("replications_on_target".to_owned(), estimate(1.0, 0.0));
        }
    }
    assert!(!opening(&results).contains("Its target asks"), "{}", opening(&results));
}
