//! What would turn the decision, along axes and by single inputs, is told as sure as it is.

use super::full::full;
use super::*;
use crate::report::fixture::estimate;

fn holds(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence:?} is not in\n{text}");
    }
}

#[test]
fn flips_are_told_along_axes_and_for_single_inputs_and_who_took_no_part() {
    holds(
        &markdown(&full()),
        &[
            "- By calls a day, from 155 to 2,480 (today 620 on an average day): own_only, hybrid from 290 calls a day (275 to 305).",
            "- By handle time, from 47 s to 12:40 min (today 3:10 min): hybrid, alfa_only.",
            "- alfa_only took no part: the roster of \"own\" is fixed.",
            "- own_only perhaps takes the lead if talk time of sales (contacts.sales.talk_time.mean) rises above 2:51 min: from 2:48 min \
             on they may be level, even at the end of its range, 2:56 min.",
        ],
    );
}

#[test]
fn without_axes_inputs_that_turn_it_stand_in_the_first_lines() {
    let first = |results: &Results| markdown(results).split("## ").next().unwrap_or_default().to_owned();
    let mut results = full();
    let told = "own_only perhaps takes the lead if talk time of sales";
    // Axes that were drawn say it already.
    assert!(!first(&results).contains(told), "{}", first(&results));
    (results.along, results.break_even) = (Vec::new(), Vec::new());
    assert!(first(&results).contains(told), "{}", first(&results));
    // It is told of the one that is recommended.
    results.tornado.iter_mut().for_each(|tornado| tornado.best = "alfa_only".to_owned());
    assert!(!first(&results).contains(told), "{}", first(&results));
}

#[test]
fn without_money_axes_and_what_was_not_drawn_are_told() {
    let mut results = crate::report::fixture::compare(2);
    results.command = "compare".to_owned();
    results.ranking.clear();
    for (_, option) in &mut results.options.0 {
        option.total.by_name.retain(|name, _| !name.contains("cost") && name != "profit" && name != "lost_value");
    }
    results.no_break_even = vec!["demand.scale and handle_time.scale change how much there is to do".to_owned()];
    results.along = full().along;
    results.along.truncate(1);
    results.along[0].winners.clear();
    holds(
        &markdown(&results),
        &[
            "Not drawn: demand.scale and handle_time.scale change how much there is to do.",
            "nothing is paid or earned, so that no option leads by profit; service and staff are in along.csv.",
        ],
    );
}

#[test]
fn a_flip_of_an_input_says_in_words_how_sure_it_is() {
    let told = |side: &str, low: Option<f64>, high: Option<f64>| {
        let mut results = full();
        results.tornado.iter_mut().flat_map(|tornado| &mut tornado.bars).for_each(|bar| {
            bar.flips.iter_mut().for_each(|flip| (flip.side, flip.low, flip.high) = (side.to_owned(), low, high));
        });
        let text = markdown(&results);
        text.lines().find(|line| line.contains("the lead if talk time")).unwrap_or_default().to_owned()
    };
    let ends = |side: &str, low: Option<f64>, high: Option<f64>, end: &str| {
        let line = told(side, low, high);
        assert!(line.ends_with(end), "{line}");
        line.contains("perhaps")
    };
    assert!(!ends("above", Some(168.0), Some(174.0), "rises above 2:51 min (2:48 min to 2:54 min)."));
    assert!(!ends(
        "above",
        None,
        Some(174.0),
        "2:51 min, surely above 2:54 min: at today's 2:40 min they may be level."
    ));
    let around = "2:51 min (2:36 min to 2:54 min; at today's 2:40 min they may be level).";
    assert!(!ends("above", Some(156.0), Some(174.0), around));
    assert!(ends("above", None, None, "2:51 min: they may be level anywhere in its range."));
    let far = "falls below 2:51 min: from 2:54 min on they may be level, even at the end of its range, 2:24 min.";
    assert!(ends("below", None, Some(174.0), far));
}

#[test]
fn a_turn_that_may_be_luck_is_told_as_such_in_the_first_lines() {
    let mut results = full();
    results.along[0].winners.iter_mut().for_each(|stretch| stretch.sure = false);
    let text = markdown(&results);
    assert!(
        text.contains("own_only wins if handle time rises above")
            && text.contains(", perhaps if volume falls below 290"),
        "{text}"
    );
}

#[test]
fn a_lead_that_is_sure_where_the_file_stands_and_not_around_it_is_told_so() {
    let first = |results: &Results| markdown(results).lines().nth(2).unwrap_or_default().to_owned();
    let mut results = full();
    assert!(!first(&results).contains("At today's"), "{}", first(&results));
    results.along[0].winners[1].sure = false;
    let told = "At today's volume (620 calls a day) its lead is sure; at some values around it, at which it leads, too, it may be luck.";
    assert!(first(&results).contains(told), "{}", first(&results));
    // Without a winner there is nothing that it could contradict.
    results.ranking[1].significant = false;
    assert!(!first(&results).contains("At today's"), "{}", first(&results));
    let mut results = full();
    results.along[0].winners[1].since = Some(estimate(700.0, 15.0));
    let other =
        "Along volume it is own_only that earns most at today's 620 calls a day: the difference there is not sure.";
    assert!(first(&results).contains(other), "{}", first(&results));
}

#[test]
fn places_whose_interval_is_open_are_told_in_words() {
    let told = |low: Option<f64>, high: Option<f64>| {
        let mut results = full();
        results.along[0].winners[1].since = Some(crate::results::Estimate { mean: Some(290.0), low, high });
        markdown(&results)
    };
    assert!(told(None, Some(305.0)).contains("hybrid from 290 calls a day (anywhere up to 305)"));
    assert!(told(Some(275.0), None).contains("hybrid from 290 calls a day (anywhere from 275 on)"));
    assert!(told(None, None).contains("hybrid from 290 calls a day (not sure at any value tried)"));
}
