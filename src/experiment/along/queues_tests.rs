//! Break-evens of queues that formulas know, and of rosters in whole shifts.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::{Allowed, Asked, Study};
use crate::erlang::{Load, Queue};
use crate::experiment::option::Settings;
use crate::experiment::points::Points;
use crate::experiment::replicate::Threads;
use crate::results::{Results, Unit};
use crate::scenario::written::Written;

/// A week of an M/M/c+M queue day and night: two agents by the hour, or three by the minute; a call answered is worth 2.
const QUEUES: &str = "format = 1\ncurrency = \"EUR\"\n[calendar]\nstart = 2027-02-01\ndays = 7\nopen = \"00:00-24:00\"\n[decision]\nvat = \"cost\"\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 20 }\ntalk_time.exponential = { mean = \"180s\" }\n\
    patience.exponential = { mean = \"120s\" }\nvalue = { conversion = 1, margin = 2 }\n\
    [providers.hired]\nkind = \"outsourced\"\n[providers.hired.contract]\nstarts = 2027-02-01\nper_agent_hour = [ { price = 12.8, of = \"logged_in\" } ]\n\
    [providers.rented]\nkind = \"outsourced\"\n[providers.rented.contract]\nstarts = 2027-02-01\nper_minute = [ { price = 0.5, increment = \"1s\" } ]\n\
    [groups.hours]\nprovider = \"hired\"\nskills = [\"calls\"]\nroster = 2\n\
    [groups.minutes]\nprovider = \"rented\"\nskills = [\"calls\"]\nroster = 3\n\
    [options.by_hour]\nwithout = [\"rented\"]\n[options.by_minute]\nwithout = [\"hired\"]\n";

/// Profit of an hour by the hour less that by the minute, by Erlang A; without queueing nobody gives up.
fn lead_of_hours(per_hour: f64, queueing: bool) -> f64 {
    let load = Load { rate: per_hour / 3600.0, handle_time: 180.0, patience: Some(120.0) };
    let answered = |agents| if queueing { 1.0 - Queue::new(&load, agents).abandonment() } else { 1.0 };
    // Seconds of an exponential law, each begun one counted: a geometric law.
    let minutes = 1.0 / (1.0 - libm::exp(-1.0 / 180.0)) / 60.0;
    let (hours, rented) = (per_hour * answered(2), per_hour * answered(3));
    (2.0 * hours - 2.0 * 12.8) - (2.0 - 0.5 * minutes) * rented
}

/// Where it is zero, by bisection.
fn break_even(queueing: bool) -> f64 {
    let (mut low, mut high) = (5.0, 40.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if lead_of_hours(middle, queueing) < 0.0 { low = middle } else { high = middle }
    }
    low
}

fn run(study: &Study, written: &Written, replications: u64, seed: u64) -> Results {
    let threads = Threads::new(Some(2));
    let settings = Settings { replications, precision: None, seed, confidence: 0.95 };
    let points = Points { written, options: study.options(), settings, threads: &threads };
    let mut results = Results::default();
    study.add_to(&mut results, &points, &mut |_, _| {}).unwrap();
    results
}

#[test]
fn intervals_hold_the_break_even_of_two_queues_that_erlang_a_computes() {
    let (known, without_queues) = (break_even(true), break_even(false));
    assert!(lead_of_hours(18.0, true) < 0.0 && lead_of_hours(24.0, true) > 0.0, "{known}");
    let names = ["by_hour".to_owned(), "by_minute".to_owned()];
    let over = format!("contacts.calls.arrivals.poisson.per_hour={:.2}..{:.2}:3", known - 1.7, known + 2.1);
    let (mut hits, mut hits_without) = (0, 0);
    for seed in 1..=40_u64 {
        let files: Vec<(&str, &str)> = Vec::new();
        let sets = vec![("run.seed".to_owned(), seed.to_string())];
        let written = Written::new("queues.toml".to_owned(), QUEUES.as_bytes().to_vec(), Box::new(files), sets);
        let study = Study::over(&[Asked::parse(&over).unwrap()], &written, &names, Allowed::AsTheyAre).unwrap();
        let results = run(&study, &written, 6, seed);
        let holds = |place: f64| {
            let holds =
                |low: Option<f64>, high: Option<f64>| low.is_none_or(|l| l <= place) && high.is_none_or(|h| place <= h);
            results.break_even.iter().any(|one| holds(one.at.low, one.at.high))
        };
        hits += usize::from(holds(known));
        // What leaves the axis has no end there: only the distance from the estimate can tell.
        let at = results.break_even[0].at.mean.unwrap_or(known);
        hits_without += usize::from((at - without_queues).abs() < (at - known).abs());
        assert_eq!(results.along[0].axis.unit, Unit::CallsAnHour);
    }
    // 95 % of 40 are 38: fewer than 32 come once in 5,000.
    assert!(hits >= 32, "{hits} of 40 hold {known}");
    // The comparison sees queueing: without it they would break even far off, and no estimate is nearer to that.
    assert!(known - without_queues > 2.0 && hits_without == 0, "{known} {without_queues} {hits_without}");
}

/// The shop with own staff in whole shifts and a vendor by the minute: outside the stretches that are told, each point of a fine
/// grid has the winner that is told; and both win within it.
#[test]
fn where_own_staff_in_whole_shifts_breaks_even_a_fine_grid_agrees() {
    let text = include_bytes!("../../../scenarios/own_or_vendor_300.toml").to_vec();
    let files: Vec<(&str, &str)> = Vec::new();
    let written = Written::new("shop.toml".to_owned(), text, Box::new(files), Vec::new());
    let names = ["own_staff".to_owned(), "vendor_by_minute".to_owned()];
    let (studies, _) = Study::usual(&written, &names, Allowed::LeftOut).unwrap();
    let usual = run(&studies[0], &written, 4, 1);
    let along = &usual.along[0];
    let fine = Asked::parse("demand.scale=0.7..1.8:34").unwrap();
    let fine = run(&Study::over(&[fine], &written, &names, Allowed::LeftOut).unwrap(), &written, 4, 1);
    let [found] = usual.break_even.iter().filter(|one| one.changes_winner).collect::<Vec<_>>()[..] else {
        panic!("{:?}", usual.break_even)
    };
    assert!(found.steps && along.mixed.len() == 1, "{found:?} {:?}", along.mixed);
    let (low, high) = (found.at.low.unwrap(), found.at.high.unwrap());
    let curve = &fine.along[0];
    let mut wins = [0, 0];
    for (nth, place) in curve.axis.values.iter().enumerate() {
        let profit = |option: usize| curve.options[option].profit[nth].mean.unwrap();
        let own = profit(0) > profit(1);
        let told = if *place < low { &found.below } else { &found.above };
        // What is told is the crossing for good, and where they take turns before it.
        let shown = curve.axis.shown[nth];
        let takes_turns = along.mixed.iter().any(|mixed| (mixed.from..=mixed.to).contains(&shown));
        if takes_turns || (low..=high).contains(place) {
            wins[usize::from(own)] += 1;
        } else {
            assert_eq!(own, told.as_deref() == Some("own_staff"), "{place} beside {found:?}");
        }
    }
    assert!(wins[0] > 0 && wins[1] > 0, "{wins:?} {found:?}");
}
