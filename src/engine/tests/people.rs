//! Who is there: counts against the binomial law, in the mean and in the spread; and what yesterday does to today.
//!
//! Means lie within 4.5 standard errors (about one false alarm in 100,000 each); variances of n counts within 4.5 times
//! sqrt(2 / n) of theirs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::fixture::{at, calendar, contact, diary_of, group, model, pool};
use crate::centre::agency::Absence;
use crate::centre::calendar::AtClose;
use crate::centre::group::{Group, RosterCounts, Shrinkage};
use crate::engine::incidents::Incidents;
use crate::engine::presence::steps;
use crate::engine::{Model, Plan};
use crate::random::Luck;
use crate::units::Time;

/// Twenty scheduled agents from 8 to 20 o'clock on some days.
fn scheduled(days: usize, shrinkage: Shrinkage) -> Model {
    let day = 24 * 3600;
    let steps: Vec<(i64, u32, bool)> = (0..days as i64)
        .flat_map(|number| [(number * day + 8 * 3600, 20, false), (number * day + 20 * 3600, 0, true)])
        .collect();
    let own = Group { roster_counts: RosterCounts::Scheduled, shrinkage, ..group("own", &steps, &[0]) };
    model(
        calendar(days, 8, 20, AtClose::Serve),
        vec![contact("calls", 60.0, None)],
        vec![own],
        vec![vec![pool(&[0])]],
        &[&[]],
    )
}

/// Agents present at the start of each open interval of each replication.
fn counts(model: &Model, replications: u64) -> Vec<Vec<u32>> {
    let plan = Plan::new(model);
    let calendar = &model.centre.calendar;
    let mut events = Vec::new();
    let of = |replication| {
        steps(&plan, &Luck::new(11, replication), &Incidents::default(), &mut events);
        let at = |time: Time| events.iter().take_while(|event| event.at <= time).last().map_or(0, |event| event.agents);
        calendar
            .intervals
            .iter()
            .filter(|interval| calendar.is_open(interval.start))
            .map(|interval| at(interval.start))
            .collect()
    };
    (0..replications).map(of).collect()
}

fn binomial(values: &[f64], n: f64, p: f64) {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (count - 1.0);
    let exact = n * p * (1.0 - p);
    assert!((mean - n * p).abs() < 4.5 * (exact / count).sqrt(), "mean {mean} instead of {}", n * p);
    assert!((variance / exact - 1.0).abs() < 4.5 * (2.0 / count).sqrt(), "variance {variance} instead of {exact}");
}

#[test]
fn sickness_takes_whole_days_and_is_binomial() {
    let days = counts(&scheduled(1, Shrinkage { sickness: 0.1, ..Shrinkage::default() }), 2000);
    assert!(days.iter().all(|day| day.iter().all(|present| *present == day[0])));
    binomial(&days.iter().map(|day| f64::from(day[0])).collect::<Vec<_>>(), 20.0, 0.9);
}

#[test]
fn breaks_and_adherence_take_intervals_and_are_binomial_each_by_itself() {
    let model = scheduled(1, Shrinkage { breaks: 0.1, adherence: 0.05, ..Shrinkage::default() });
    let days = counts(&model, 500);
    let all: Vec<f64> = days.iter().flatten().map(|present| f64::from(*present)).collect();
    assert_eq!(all.len(), 500 * 24);
    binomial(&all, 20.0, 0.85);
    // Neighbouring half-hours know nothing of each other: a correlation of 11,500 pairs within 4.5 / sqrt(n).
    let pairs = days.iter().flat_map(|day| day.windows(2));
    let covariance: f64 = pairs.clone().map(|pair| (f64::from(pair[0]) - 17.0) * (f64::from(pair[1]) - 17.0)).sum();
    let correlation = covariance / pairs.count() as f64 / (20.0 * 0.85 * 0.15);
    assert!(correlation.abs() < 4.5 / 11_500f64.sqrt(), "{correlation}");
}

#[test]
fn absence_that_no_occupancy_raises_is_the_absence_of_ever() {
    let plain = scheduled(5, Shrinkage { sickness: 0.1, breaks: 0.1, ..Shrinkage::default() });
    let mut tiring = plain.clone();
    tiring.centre.groups[0].absence = Some(Absence { per_point: 0.01, above: 1.0 });
    let run = |model: &Model| {
        let mut diary = diary_of(model, 3);
        diary.duty.sort_by_key(|(group, _, from, _)| (*from, *group));
        diary.duty
    };
    assert_eq!(run(&plain), run(&tiring));
    // 120 open half-hours, at whose beginnings two of twenty come and go: most change the number.
    assert!(run(&plain).len() > 60);
}

#[test]
fn a_day_of_full_load_keeps_as_many_more_at_home_as_its_points_say() {
    // Work without end: everybody is busy all day, and 100 - 85 points of 2 % each keep 30 % more at home the next day.
    let mut model = scheduled(2, Shrinkage { sickness: 0.1, ..Shrinkage::default() });
    model.centre.groups[0].absence = Some(Absence { per_point: 0.02, above: 0.85 });
    model.centre.contacts[0].direction = crate::centre::Direction::BackOffice;
    model.arrivals[0] = Some(crate::demand::Arrivals::Backlog { count: None });
    let second: Vec<f64> = (0..1000)
        .map(|replication| {
            let diary = diary_of(&model, replication);
            let noon = at(36 * 3600);
            let there = diary.duty.iter().find(|(_, _, from, to)| *from <= noon && noon < *to);
            f64::from(there.map_or(0, |(_, agents, ..)| *agents))
        })
        .collect();
    binomial(&second, 20.0, 0.6);
}
