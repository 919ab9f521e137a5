//! Other terms of contracts: which would turn the decision, and which were tried.

use super::full::full;
use super::*;
use crate::report::fixture::estimate;

fn holds(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence:?} is not in\n{text}");
    }
}

#[test]
fn a_term_that_would_turn_the_decision_is_marked() {
    let mut results = full();
    results.alternatives[0].saving = estimate(40_000.0, 1_000.0);
    results.contracts[0].options = vec!["own_only".to_owned()];
    let text = markdown(&results);
    holds(&text, &["saves 40,000 UAH a month (39,000 to 41,000), more than parts own_only from the best."]);
    results.alternatives[0].saving = estimate(33_000.0, 1_000.0);
    holds(&markdown(&results), &["saves 33,000 UAH a month (32,000 to 34,000), perhaps more than parts own_only"]);
}

#[test]
fn the_terms_that_were_tried_are_named_each_once() {
    let mut results = full();
    let mut finer = results.alternatives[0].clone();
    finer.said = Some(fixture::paying_by("1 s"));
    results.alternatives.push(finer);
    let tried = "- Tried one at a time, in the contracts of all options: paying by 6 s, 1 s instead of 60 s; without the minimum, the ramp. Prices \
                 are what --tornado moves.";
    holds(&markdown(&results), &[tried]);
    results.alternatives.clear();
    holds(&markdown(&results), &["Nothing to try but prices"]);
    assert!(!markdown(&results).contains("Tried one at a time"));
}
