//! `decision.require`: agents are asked for by the rule by which options are judged, and judged alike.

use super::*;
use crate::experiment::comparing::constraint;
use crate::experiment::option::{Outcome, Settings, simulate};
use crate::experiment::staff::{required, warning};
use crate::scenario::Require;

const SHAPE: &str = "[1, 2, 3, 4, 4, 3, 2, 1]";

fn requiring(require: &str) -> Scenario {
    scenario(&format!("{}[decision]\nrequire = {require}\n", day(300, SHAPE, BY_INTERVAL, "")))
}

/// The roster that was found, simulated on as many callers as it was checked on.
fn played(found: &Found) -> Outcome {
    let settings = Settings { replications: found.staffing.checked, precision: None, seed: 1, confidence: 0.95 };
    simulate(&found.scenario, &settings, &Threads::new(Some(1)), |_| {}).unwrap()
}

#[test]
fn a_share_of_intervals_is_searched_for_and_judged_as_compare_judges_it() {
    let hours = |share: f64| {
        let scenario = requiring(&format!("{{ intervals = {share} }}"));
        let found = staffed(&scenario, &ask(&scenario, 60));
        assert_eq!((found.staffing.rule.as_str(), found.staffing.windows.len()), ("intervals", 1));
        let window = &found.staffing.windows[0];
        assert_eq!(
            (window.figure.as_str(), window.over.as_str(), window.asked),
            ("intervals_on_target", "calendar", share)
        );
        assert_ne!(window.verdict, Verdict::Missed);
        let outcome = played(&found);
        let judged = constraint(&[("base".to_owned(), outcome)], Require::Intervals(share), 0.95).unwrap();
        let (by_staff, by_compare) = (window.reached.mean.unwrap(), judged.options[0].limits[0].figure.mean.unwrap());
        assert!((by_staff - by_compare).abs() < 1e-12, "{by_staff} {by_compare}");
        // Service is told by half-hour all the same.
        assert!(found.staffing.groups[0].rows.iter().all(|row| row.service_level.mean.is_some()));
        found.staffing.groups[0].needed_hours
    };
    let (few, more) = (hours(0.6), hours(0.9));
    assert!(more > few + 2.0, "{few} {more}");
}

#[test]
fn the_mean_over_the_calendar_asks_for_less_than_each_window_and_takes_types_of_one_target_together() {
    let each = scenario(&day(300, SHAPE, BY_INTERVAL, ""));
    let each = staffed(&each, &ask(&each, 60)).staffing;
    assert_eq!((each.rule.as_str(), each.windows.len()), ("each_window", 8));
    let other = "[contacts.other]\nlike = \"calls\"\n";
    let text = day(150, SHAPE, BY_INTERVAL, "").replace(
        "[groups.own]\nskills = [\"calls\"]",
        &format!("{other}[groups.own]\nskills = [\"calls\", \"other\"]"),
    );
    let scenario = scenario(&format!("{text}[decision]\nrequire = \"mean\"\n"));
    let found = staffed(&scenario, &ask(&scenario, 60));
    let [window] = &found.staffing.windows[..] else { panic!("{:?}", found.staffing.windows) };
    assert_eq!((window.contact.as_str(), window.over.as_str()), ("calls, other", "calendar"));
    assert!(found.staffing.groups[0].needed_hours < each.groups[0].needed_hours - 1.0);
    let outcome = played(&found);
    let judged = required(&found.staffing, &scenario, &outcome, 0.95).unwrap();
    assert!(judged.searched && judged.holds != Some(false) && warning(&judged).is_none());
    let by_compare = judged.limits[0].figure.mean.unwrap();
    assert!((window.reached.mean.unwrap() - by_compare).abs() < 1e-12, "{window:?} {by_compare}");
}

#[test]
fn a_share_of_breaches_is_judged_and_warned_of_and_not_searched_for() {
    let scenario = requiring("{ breach_below = 0.05 }");
    let found = staffed(&scenario, &ask(&scenario, 20));
    assert_eq!((found.staffing.rule.as_str(), found.staffing.windows.len()), ("each_window", 8));
    let judged = required(&found.staffing, &scenario, &played(&found), 0.95).unwrap();
    // Each half-hour on average: on most days one of them misses.
    assert_eq!((judged.searched, judged.holds), (false, Some(false)));
    assert!(warning(&judged).is_some_and(|told| told.english().contains("breach_below")));
}
