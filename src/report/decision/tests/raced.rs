//! After a race: its verdict on the target stands in every part of the note, and what it could not tell is told as no more than that.

use super::required::raced;
use super::*;
use crate::report::fixture::estimate;
use crate::results::{LimitFigure, Tolerance};

/// A race for the cheapest in which hybrid was judged by service and abandonment; the race found this of both together and of each.
fn judged(holds: bool, limits: &[Option<bool>], gave_up: crate::results::Estimate) -> Results {
    let (verdict, option) = if holds { ("best", Some("hybrid")) } else { ("none_holds", None) };
    let mut results = raced("cost", verdict, option, [640, 640, 30]);
    let selected = results.selected.as_mut().unwrap();
    selected.tolerances.push(Tolerance { measure: "abandonment".to_owned(), bound: 0.0535, within: 0.005 });
    selected.options.iter_mut().for_each(|one| one.holds = Some(false));
    (selected.options[1].holds, selected.options[1].limits) = (Some(holds), limits.to_vec());
    let limit = |measure: &str, bound: f64, figure, holds| LimitFigure {
        contacts: vec!["sales".to_owned(), "support".to_owned()],
        measure: measure.to_owned(),
        bound,
        at_least: measure == "service_level",
        figure,
        holds,
    };
    let constraint = results.constraint.as_mut().unwrap();
    let hybrid = constraint.options.iter_mut().find(|one| one.option == "hybrid").unwrap();
    hybrid.limits =
        vec![limit("service_level", 0.8, estimate(0.9, 0.01), Some(true)), limit("abandonment", 0.0535, gave_up, None)];
    results
}

#[test]
fn the_verdict_of_a_race_on_each_limit_is_that_of_the_whole_note() {
    // 5.3 % ± 0.3 is on the right side of 5.35 %, nearer to it than half a point.
    let text = markdown(&judged(true, &[Some(true), Some(true)], estimate(0.053, 0.003)));
    assert!(
        text.contains("gave up 5.3 % (5.0 % to 5.6 %), to stay within 5.35 %: met within the tolerance of the race"),
        "{text}"
    );
    assert!(text.contains("after 640 replications, within the tolerance of the race."), "{text}");
    assert!(!text.contains("cannot be told yet"), "{text}");
    // Farther from it than the tolerance a race is no more than surer.
    let text = markdown(&judged(true, &[Some(true), Some(true)], estimate(0.04, 0.02)));
    assert!(text.contains("to stay within 5.35 %: met by the race, which is surer"), "{text}");
    assert!(!text.contains("cannot be told yet") && !text.contains("within the tolerance of the race"), "{text}");
    // Turned round: missed by the one limit that the race says, and not by the other.
    let text = markdown(&judged(false, &[Some(true), Some(false)], estimate(0.054, 0.003)));
    assert!(text.contains("to stay within 5.35 %: missed within the tolerance of the race"), "{text}");
    assert!(
        text.contains("so that none is recommended. hybrid misses it within the tolerance of the race, which"),
        "{text}"
    );
    assert!(!text.contains("cannot be told yet"), "{text}");
}

#[test]
fn results_without_the_verdict_on_each_limit_say_what_follows_from_that_on_the_option() {
    let text = markdown(&judged(true, &[], estimate(0.053, 0.003)));
    assert!(text.contains("to stay within 5.35 %: met within the tolerance of the race"), "{text}");
    // Which of two is missed is not known.
    let text = markdown(&judged(false, &[], estimate(0.053, 0.003)));
    assert!(text.contains("to stay within 5.35 %: cannot be told yet"), "{text}");
}

#[test]
fn what_a_race_had_not_let_go_is_not_called_alike_where_its_paired_interval_says_more() {
    let mut results = raced("profit", "at_most", Some("hybrid"), [500, 500, 30]);
    results.selected.as_mut().unwrap().behind = vec!["alfa_only".to_owned()];
    let text = markdown(&results);
    let still = "alfa_only was still in the race, and is behind hybrid by more than luck in these replications.";
    let told = "No clear winner: own_only and hybrid could not be told apart after 500 replications; hybrid leads.";
    assert!(text.contains(&format!("{told} {still}")) && text.matches(still).count() == 2, "{text}");
    let selected = results.selected.as_mut().unwrap();
    selected.undecided = vec!["hybrid".to_owned()];
    selected.behind = vec!["own_only".to_owned(), "alfa_only".to_owned()];
    let text = markdown(&results);
    let told = "The race was stopped after 500 replications, before it could promise the best at 95 % down to a lead of 3,000 UAH a \
                month. own_only and alfa_only were still in the race, and are behind hybrid by more than luck in these replications.";
    assert_eq!(text.matches(told).count(), 2, "{text}");
    assert!(!text.contains("could not be told apart") && !text.contains("We recommend"), "{text}");
}

#[test]
fn options_that_earn_the_same_in_every_replication_are_called_the_same_after_a_race() {
    let mut results = raced("profit", "best", Some("hybrid"), [30, 30, 30]);
    let nothing = estimate(0.0, 0.0);
    results.ranking[1].against_best = nothing;
    results.ranking[1].horizon_month.iter_mut().for_each(|month| month.against_best = nothing);
    let pair = &mut results.comparison.as_mut().unwrap().pairs[0];
    pair.profit.as_mut().unwrap().difference = nothing;
    let text = markdown(&results);
    assert!(text.contains("own_only, the runner-up, earns the same in every replication: take either."), "{text}");
    assert!(text.contains("or more. own_only earns the same in every replication: take either."), "{text}");
}
