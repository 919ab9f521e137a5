//! Twelve cells: service level, abandonment, speed of answer and occupancy of a quiet, a busy and an overloaded centre.

use busyhour::erlang::{Load, Queue};
use busyhour::experiment::precision::figure;
use busyhour::results::OptionResults;

use crate::count::{Count, LONGER, Truth, judge, options, simulated};
use crate::tiers::{experiments, seed};

/// Replications of an experiment.
const REPLICATIONS: u64 = 40;
const FIGURES: [&str; 4] =
    ["contacts.calls.service_level", "contacts.calls.abandonment", "contacts.calls.asa", "total.occupancy"];
/// Fewer events, and an interval is not trusted.
const FEW: f64 = 30.0;

/// A small centre that is open for some hours from midnight.
fn centre(hours: u32, run: &str, arrivals: &str, agents: u32) -> String {
    format!(
        "format = 1\ncalendar = {{ start = 2026-11-02, days = 1, open = '00:00-{hours:02}:00', interval = '1h' }}\n[run]\n{run}\n\
         [contacts.calls]\n{arrivals}\ntalk_time.exponential = {{ mean = '3m' }}\npatience.exponential = {{ mean = '2m' }}\n\
         [groups.own]\nskills = ['calls']\nroster = {agents}\n"
    )
}

/// What each figure is, by a run that is longer.
fn long(name: &str, text: &str) -> OptionResults {
    simulated(&options(text), seed(&format!("{name}, long")), LONGER * REPLICATIONS).remove(0).1.results
}

/// Events of an experiment that are the fewer: late or in time, lost or not.
fn events(long: &OptionResults) -> f64 {
    let offered = figure(long, "contacts.calls.offered").unwrap().mean.unwrap();
    let rarer = |path: &str| {
        let share = figure(long, path).unwrap().mean.unwrap();
        share.min(1.0 - share)
    };
    REPLICATIONS as f64 * offered * rarer(FIGURES[0]).min(rarer(FIGURES[1]))
}

/// Whether the intervals of all figures cover; truths that are exact are given, the others are those of a longer run.
fn cover(name: &str, text: &str, exact: [Option<f64>; 4]) {
    let long = long(name, text);
    assert!(events(&long) >= FEW, "{name}: {} events", events(&long));
    let mut counts: Vec<Count> = Vec::new();
    for (path, exact) in FIGURES.iter().zip(exact) {
        let found = figure(&long, path).unwrap();
        let truth = exact.map_or(Truth::of(found), Truth::exact);
        // Theory and the long run agree.
        assert!(
            (truth.value - found.mean.unwrap()).abs() < 5.0 * Truth::of(found).error,
            "{path}: {truth:?} {found:?}"
        );
        counts.push(Count::new(&format!("{name}, {path}"), truth));
    }
    let (centre, first) = (options(text), seed(name));
    for experiment in 0..experiments() {
        let results = &simulated(&centre, first.wrapping_add(experiment), REPLICATIONS)[0].1.results;
        for (count, path) in counts.iter_mut().zip(FIGURES) {
            count.push(figure(results, path).unwrap());
        }
    }
    judge(counts.iter().map(|count| count.covers(0.95)));
}

#[test]
fn intervals_of_a_quiet_centre_cover() {
    cover("quiet", &centre(3, "", "arrivals.poisson = { per_hour = 40 }", 4), [None; 4]);
}

#[test]
fn intervals_of_a_busy_centre_cover_what_erlang_a_says() {
    // Two hours to settle, of which a call is gone after minutes; three are counted. Occupancy has the hour's end in it.
    let load = Load { rate: 40.0 / 3600.0, handle_time: 180.0, patience: Some(120.0) };
    let queue = Queue::new(&load, 3);
    let exact = [Some(queue.answered_within(20.0)), Some(queue.abandonment()), Some(queue.asa()), None];
    cover("busy", &centre(5, "warm_up = '2h'", "arrivals.poisson = { per_hour = 40 }", 3), exact);
}

#[test]
fn intervals_of_an_overloaded_centre_whose_days_differ_cover() {
    let arrivals = "arrivals.profile = { per_day = 180, shape = [1, 1, 1], day_cv = 0.15 }";
    cover("overloaded", &centre(3, "", arrivals, 2), [None; 4]);
}
