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
