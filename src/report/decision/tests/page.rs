//! The first page carries the decision, and what it rests on stands behind it; nothing is told surer than it is.

use super::full::full;
use super::*;
use crate::report::fixture::estimate;
use crate::results::{Exit, Unit};

/// What stands before the details.
fn first_page(text: &str) -> &str {
    text.split("# Details\n").next().unwrap_or_default()
}

#[test]
fn the_first_page_carries_what_is_decided_and_the_details_stand_behind_it() {
    let text = markdown(&full());
    let page = first_page(&text);
    for part in [
        "We recommend hybrid.",
        "wins if volume falls below",
        "All money is with the VAT",
        "## Service",
        "## The bill",
        "P95 ",
        "hire 2 people by",
        "By handle time",
        "Today: own_only, the runner-up.",
        "## Terms to negotiate",
        "would show 93.1 %",
        "leaving before costs",
        "These intervals are luck only",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert_eq!(page.matches("took no part").count(), 1, "{page}");
    assert_eq!(page.matches("31,000 UAH").count(), 1, "{page}");
    assert!(!page.contains("single half-hours") && !page.contains("The chance to be the best"), "{page}");
    assert_eq!(text.matches("# Details").count(), 1);
}

#[test]
fn a_terminal_shows_the_details_first_and_the_answer_last() {
    let text = super::text(&full());
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} is not in\n{text}"));
    let order =
        ["How it was reckoned", "Service: the average month", "What leaving would cost", "The decision\nWe recommend"];
    assert!(order.windows(2).all(|pair| place(pair[0]) < place(pair[1])), "{text}");
}

#[test]
fn chances_of_a_handful_of_replications_are_not_told_and_none_is_certain() {
    let mut results = full();
    let standings = &mut results.comparison.as_mut().unwrap().standings;
    standings.iter_mut().for_each(|one| one.best = if one.option == "hybrid" { 1.0 } else { 0.0 });
    assert!(markdown(&results).contains("The chance to be the best, by luck alone: hybrid over 99 %."));
    results.replications = 9;
    assert!(!markdown(&results).contains("The chance to be"));
}

#[test]
fn no_zero_stands_behind_the_digits_that_are_known() {
    let mut results = full();
    let axis = &mut results.along[0].axis;
    (axis.unit, axis.path) = (Unit::Number, "providers.alfa.price".to_owned());
    let at = crate::results::Estimate { mean: Some(0.35), low: Some(0.34), high: Some(0.36) };
    results.along[0].winners[1].since = Some(at);
    let text = markdown(&results);
    assert!(text.contains("hybrid from 0.35 (0.34 to 0.36)"), "{text}");
}

#[test]
fn contracts_that_say_nothing_of_leaving_and_figures_of_few_events_are_told_in_one_line() {
    let mut results = full();
    let nothing =
        |provider: &str| Exit { option: "hybrid".to_owned(), provider: provider.to_owned(), ..Exit::default() };
    results.decision.as_mut().unwrap().exits = vec![nothing("alfa"), nothing("beta")];
    let few = "contacts.sales.abandonment rests on fewer than 30 events: 1 lost of 490253 offered; at most 2.24e-4 of offered";
    results.options.0.iter_mut().for_each(|(_, option)| option.few_events = vec![few.to_owned()]);
    let text = markdown(&results);
    assert!(text.contains("- alfa and beta: their contracts say no term, notice or fee (contract.term)."), "{text}");
    assert!(text.contains("1 lost of 490,000 offered; at most 0.0224 % of offered."), "{text}");
    assert_eq!(text.matches("rests on fewer than 30 events").count(), 1, "{text}");
}

#[test]
fn a_cost_that_is_the_same_has_no_size() {
    let mut results = full();
    let pairs = &mut results.comparison.as_mut().unwrap().pairs;
    pairs.iter_mut().filter_map(|pair| pair.cost.as_mut()).for_each(|cost| cost.difference = estimate(0.0, 0.0));
    assert!(markdown(&results).contains("- hybrid costs the same and serves"));
}
