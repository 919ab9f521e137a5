//! Where the file says `decision.require`, or options were raced: what is recommended, how sure, over how many replications.

use super::full::full;
use super::*;
use crate::report::fixture::estimate;
use crate::results::{Raced, Selected, Tolerance};

/// Results in which hybrid, own_only and alfa_only stand so to the target.
pub fn held(mut results: Results, held: [Option<bool>; 3]) -> Results {
    let constraint = results.constraint.as_mut().unwrap();
    for (name, held) in ["hybrid", "own_only", "alfa_only"].into_iter().zip(held) {
        constraint.options.iter_mut().find(|one| one.option == name).unwrap().holds = held;
    }
    let place = |held: Option<bool>| [Some(true), None, Some(false)].iter().position(|one| *one == held);
    constraint.options.sort_by_key(|one| place(one.holds));
    constraint.cheapest =
        constraint.options.first().filter(|one| one.holds == Some(true)).map(|one| one.option.clone());
    results
}

/// The same where the file says `decision.require`.
pub fn required(stands: [Option<bool>; 3]) -> Results {
    let mut results = held(full(), stands);
    results.decision.as_mut().unwrap().require = Some("mean".to_owned());
    results
}

/// The same after a race; options in file order had so many replications.
pub fn raced(by: &str, verdict: &str, option: Option<&str>, replications: [u64; 3]) -> Results {
    let mut results = required([None, None, Some(false)]);
    let names = ["own_only", "hybrid", "alfa_only"];
    let one = |(name, replications): (&str, u64)| Raced { option: name.to_owned(), replications, ..Raced::default() };
    let by_cost = by == "cost";
    results.replications = replications.into_iter().min().unwrap();
    results.comparison.as_mut().unwrap().pairs[0].replications = replications[0].min(replications[1]);
    results.stopped = if verdict == "at_most" { "not_selected" } else { "selected" }.to_owned();
    results.selected = Some(Selected {
        by: by.to_owned(),
        verdict: verdict.to_owned(),
        option: option.map(str::to_owned),
        confidence: 0.95,
        indifference: 3_000.0,
        replications: replications.into_iter().max().unwrap(),
        undecided: ["own_only", "hybrid"].into_iter().filter(|_| verdict == "at_most").map(str::to_owned).collect(),
        tolerances: if by_cost {
            vec![Tolerance { measure: "service_level".to_owned(), bound: 0.8, within: 0.01 }]
        } else {
            Vec::new()
        },
        options: names.into_iter().zip(replications).map(one).collect(),
        ..Selected::default()
    });
    results
}

fn first(results: &Results) -> String {
    markdown(results).lines().nth(2).unwrap_or_default().to_owned()
}

#[test]
fn the_cheapest_that_holds_the_target_is_recommended_where_the_file_requires_it() {
    let results = required([Some(false), Some(true), Some(false)]);
    let text = markdown(&results);
    assert!(
        first(&results).starts_with(
            "We recommend own_only: of the options that hold the target of service it is surely the cheapest. No other option holds it."
        ),
        "{text}"
    );
    // Every part is about it, and what goes by profit says so.
    for sentence in [
        "- own_only, on average: ",
        "- own_only costs 355,000 UAH a month",
        "own_only is what is in place today: nothing changes.",
        "This part goes by profit alone, of which hybrid has the most, whoever holds the target.",
        "## The options by profit, best first\n\n- hybrid: ",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    let (by_cost, _) = text.split_once("By profit alone, of which hybrid has the most: own_only wins if").unwrap();
    assert!(!by_cost.contains(" wins if ") && !text.contains("But hybrid"), "{text}");
    assert!(
        text.contains("By profit alone: of what could move the margin of hybrid over own_only, about 60 %"),
        "{text}"
    );
    let both = required([Some(true), Some(true), Some(false)]);
    let margin = "It costs 45,000 UAH a month (43,000 to 47,000; 95 %, n = 200, on the same callers) less than own_only, the next \
                  that holds it.";
    assert!(first(&both).contains("We recommend hybrid: of") && first(&both).contains(margin), "{}", first(&both));
}

#[test]
fn what_would_turn_the_cheapest_is_told_by_cost_and_by_profit() {
    let mut results = required([Some(true), Some(true), Some(false)]);
    let profit = "By profit alone, of which hybrid has the most: own_only wins if volume falls below 290 calls a day (275 to 305) or";
    assert!(first(&results).contains(profit), "{}", first(&results));
    let crossing = results.break_even[0].clone();
    let cheaper = |b: &str, at: f64| crate::results::BreakEven {
        a: "hybrid".to_owned(),
        b: b.to_owned(),
        shown: estimate(at, 20.0),
        below: Some("hybrid".to_owned()),
        above: Some(b.to_owned()),
        ..crossing.clone()
    };
    results.along[0].cost_break_even = vec![cheaper("own_only", 810.0), cheaper("alfa_only", 700.0)];
    let cost = "own_only costs less than hybrid if volume rises above 810 calls a day (790 to 830). By profit alone";
    assert!(first(&results).contains(cost), "{}", first(&results));
    // The nearest on a side is told, of more at one place once; by profit it is not told again.
    let mut several = results.clone();
    several.along[0].cost_break_even.push(cheaper("own_only", 900.0));
    assert!(first(&several).contains(cost) && !first(&several).contains("900 calls"), "{}", first(&several));
    several.along[0].options = [("hybrid", 9e3), ("own_only", 5e3), ("alfa_only", 1e3)]
        .map(|(option, cost)| crate::results::OptionAlong {
            option: option.to_owned(),
            cost: vec![estimate(cost, 10.0); 2],
            ..Default::default()
        })
        .into();
    assert!(!first(&several).contains("costs the least"), "{}", first(&several));
    several.along[0].options[0].cost[1] = estimate(4e3, 10.0);
    assert!(first(&several).contains("; at 2,480 calls a day hybrid costs the least."), "{}", first(&several));
    // Who misses the target is no cheaper way to hold it.
    assert!(!first(&results).contains("alfa_only costs"), "{}", first(&results));
}

#[test]
fn how_sure_the_cheapest_is_stands_in_plain_words() {
    let mut open = required([None, Some(true), Some(false)]);
    open.constraint.as_mut().unwrap().rivals = vec!["hybrid".to_owned()];
    let text = first(&open);
    assert!(text.starts_with("No clear choice: own_only surely holds the target of service"), "{text}");
    assert!(
        text.contains("hybrid may yet turn out cheaper and hold it, too. It costs 45,000 UAH a month (43,000"),
        "{text}"
    );
    assert!(text.contains("more than hybrid, the next that may hold it. Run more replications"), "{text}");
    let text = first(&required([None, None, Some(false)]));
    assert!(
        text.contains("No option surely holds the target of service. Whether hybrid does, the cheapest of those"),
        "{text}"
    );
    let text = first(&required([Some(false); 3]));
    assert!(text.starts_with("No option holds the target of service, so that none is recommended."), "{text}");
    assert!(text.contains("What follows is of hybrid, which has the largest profit, 402,000 UAH a month"), "{text}");
    for stands in [[None; 3], [Some(false); 3]] {
        assert!(!markdown(&required(stands)).contains("We recommend"));
    }
    let mut once = required([None; 3]);
    once.replications = 1;
    assert!(first(&once).starts_with("One replication cannot tell which option holds the target of service"));
}

#[test]
fn what_holding_means_is_said_as_the_file_says_it() {
    let mut results = required([Some(true), None, None]);
    let constraint = results.constraint.as_mut().unwrap();
    (constraint.require, constraint.share) = ("intervals".to_owned(), Some(0.9));
    assert!(first(&results).contains("of the options that hold the target in 90 % of intervals"));
    let constraint = results.constraint.as_mut().unwrap();
    (constraint.require, constraint.share) = ("breach_below".to_owned(), Some(0.05));
    assert!(first(&results).contains("of the options that hold the target in all but 5 % of replications"));
}

#[test]
fn a_race_by_profit_words_the_verdict_and_the_margin_has_the_replications_of_its_pair() {
    let results = raced("profit", "best", Some("hybrid"), [1_079, 1_079, 30]);
    let (text, first) = (markdown(&results), first(&results));
    assert!(
        first.starts_with(
            "We recommend hybrid, selected as the option with the largest profit after 1,079 replications."
        ),
        "{first}"
    );
    assert!(first.contains("(25,800 to 36,200; 95 %, n = 1,079, on the same callers) more than own_only"), "{first}");
    assert!(!text.contains("No clear winner") && !text.contains("n = 30"), "{text}");
    assert!(text.contains("30 to 1,079 replications of 30.4 days") && text.contains("95 %, n = 1,079"), "{text}");
    assert_eq!(text.matches("somewhat too narrow").count(), 1, "{text}");
    // A difference within its uncertainty does not contradict what was selected.
    let mut near = results;
    near.ranking[1].significant = false;
    assert!(markdown(&near).contains("We recommend hybrid") && !markdown(&near).contains("No clear winner"));
}

#[test]
fn a_race_that_ended_at_its_limit_or_without_one_that_holds_recommends_nothing() {
    let results = raced("profit", "at_most", Some("hybrid"), [500, 500, 30]);
    let text = markdown(&results);
    let told = "No clear winner: own_only and hybrid could not be told apart after 500 replications; hybrid leads.";
    assert!(text.contains(told) && !text.contains("We recommend"), "{text}");
    let text = markdown(&raced("cost", "none_holds", None, [500, 500, 30]));
    assert!(text.contains("No option holds the target of service, so that none is recommended."), "{text}");
    assert!(text.contains("No option holds the target, by the race after 500 replications at 95 %."), "{text}");
}

#[test]
fn a_race_for_the_cheapest_says_its_tolerance_and_what_it_called_held_is_held_in_the_whole_note() {
    let mut results = raced("cost", "best", Some("own_only"), [640, 640, 30]);
    let selected = results.selected.as_mut().unwrap();
    (selected.options[0].holds, selected.options[1].holds) = (Some(true), Some(false));
    let text = markdown(&results);
    for sentence in [
        "We recommend own_only, selected as the cheapest option that holds the target of service after 640 replications. No other",
        "where it is cheaper by 3,000 UAH a month or more. An option nearer to the limit of its target than 1 point of service may be \
         called either way.",
        "- own_only: 355,000 UAH a month (351,000 to 359,000).",
        "- The target is missed by hybrid and alfa_only.",
    ] {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
    assert!(!text.contains("Whether") && !text.contains("cannot be told yet: "), "{text}");
}

#[test]
fn a_service_that_is_met_by_itself_but_not_with_all_judged_together_is_told_so() {
    let mut results = held(full(), [None, Some(true), Some(false)]);
    let constraint = results.constraint.as_mut().unwrap();
    let hybrid = constraint.options.iter_mut().find(|one| one.option == "hybrid").unwrap();
    hybrid.limits = vec![crate::results::LimitFigure {
        contacts: vec!["sales".to_owned(), "support".to_owned()],
        measure: "service_level".to_owned(),
        bound: 0.8,
        at_least: true,
        figure: estimate(0.812, 0.013),
        holds: None,
    }];
    let text = markdown(&results);
    assert!(
        text.contains(
            "target 80 %: cannot be told yet (79.9 % to 82.5 % with all that is judged together); target met in"
        ),
        "{text}"
    );
    assert_eq!(text.matches("all that is judged together").count(), 1, "{text}");
    assert!(text.contains("in time, whether it holds the target cannot be told"), "{text}");
}

#[test]
fn unsure_stretches_of_an_axis_are_marked_each_by_itself() {
    let mut results = full();
    results.along[0].winners[1].sure = false;
    let text = markdown(&results);
    assert!(
        text.contains("(today 620 on an average day): own_only, perhaps hybrid from 290 calls a day (275 to 305)."),
        "{text}"
    );
    results.along[0].winners[0].sure = false;
    assert!(markdown(&results).contains("(today 620 on an average day): perhaps own_only, perhaps hybrid from"));
}

#[test]
fn options_that_are_equal_along_an_axis_are_called_equal() {
    let mut results = full();
    for along in &mut results.along {
        along.winners.truncate(1);
        along.winners[0].equal = vec!["hybrid".to_owned()];
    }
    let text = markdown(&results);
    assert!(text.contains("own_only and hybrid are equal all along."), "{text}");
    let mut results = full();
    results.along[0].winners[1].equal = vec!["alfa_only".to_owned()];
    let text = markdown(&results);
    assert!(text.contains("own_only, hybrid and alfa_only alike from 290 calls a day"), "{text}");
}

#[test]
fn no_correlation_stands_without_an_interval() {
    let text = markdown(&full());
    assert!(
        text.contains("All options met the same callers, which makes the differences between them surer"),
        "{text}"
    );
    assert!(!text.contains("correlation"), "{text}");
}

#[test]
fn a_further_limit_of_the_target_stands_beside_the_service_level() {
    let mut results = held(full(), [Some(false), Some(true), Some(false)]);
    let constraint = results.constraint.as_mut().unwrap();
    let hybrid = constraint.options.iter_mut().find(|one| one.option == "hybrid").unwrap();
    hybrid.limits = vec![crate::results::LimitFigure {
        contacts: vec!["sales".to_owned(), "support".to_owned()],
        measure: "abandonment".to_owned(),
        bound: 0.02,
        at_least: false,
        figure: estimate(0.237, 0.023),
        holds: Some(false),
    }];
    let text = markdown(&results);
    assert!(text.contains("; gave up 23.7 % (21.4 % to 26.0 %), to stay within 2 %: missed"), "{text}");
}

#[test]
fn a_lead_that_ends_further_on_is_told_with_both_ends() {
    let mut results = full();
    let stretch = results.along[0].winners[0].clone();
    let third = crate::results::Stretch { option: "alfa_only".to_owned(), ..stretch };
    results.along[0].winners.insert(0, third);
    results.along[0].winners[1].since = Some(estimate(200.0, 10.0));
    let told = "volume falls below 290 calls a day (275 to 305), down to 200 calls a day (190 to 210)";
    assert!(self::first(&results).contains(told), "{}", self::first(&results));
}
