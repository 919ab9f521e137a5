//! Covers against everything that there is to choose.

use crate::experiment::staff::cover::Day;
use crate::experiment::staff::patterns::{Pattern, begins, starts};
use crate::scenario::catalogue::{Rest, ShiftKind};
use crate::units::{Clock, Span};

fn kind((first, last): (i64, i64), hours: i64, weight: f64, at_most: Option<u32>) -> ShiftKind {
    let clock = |hour: i64| Clock(Span::hours(hour));
    let rest = Rest { from: Span::hours(1), to: Span::hours(3), lasts: Span::hours(1) };
    ShiftKind {
        name: format!("of_{hours}"),
        starts: (clock(first), clock(last)),
        every: Span::hours(1),
        lasts: Span::hours(hours),
        // Long shifts have a break, in the second or the third hour.
        breaks: if hours > 3 { vec![rest] } else { Vec::new() },
        days: [true; 7],
        weight,
        at_most,
        a_week: 5.0,
    }
}

/// Every pattern of a catalogue.
fn patterns(kinds: &[ShiftKind]) -> Vec<Pattern> {
    let of = |(number, kind): (usize, &ShiftKind)| -> Vec<Pattern> {
        let rests: Vec<Vec<Span>> = match kind.breaks.first() {
            Some(rest) => begins(rest, Span::hours(1)).into_iter().map(|begins| vec![begins]).collect(),
            None => vec![Vec::new()],
        };
        starts(kind)
            .flat_map(|start| rests.iter().map(move |rests| Pattern { kind: number, start, rests: rests.clone() }))
            .collect()
    };
    kinds.iter().enumerate().flat_map(of).collect()
}

fn cost(kinds: &[ShiftKind], worked: &[(Pattern, u32)]) -> f64 {
    let of = |(pattern, agents): &(Pattern, u32)| {
        let kind = &kinds[pattern.kind];
        kind.weight * kind.lasts.in_hours() * f64::from(*agents)
    };
    worked.iter().map(of).sum()
}

/// The least cost of all choices of up to three people a pattern that leave nobody missing; none where there is no such choice.
fn cheapest(day: &Day<'_>) -> Option<f64> {
    let patterns = patterns(day.kinds);
    let choices = 4usize.pow(patterns.len() as u32);
    let mut best: Option<f64> = None;
    for choice in 0..choices {
        let agents = |nth: usize| (choice / 4usize.pow(nth as u32) % 4) as u32;
        let worked: Vec<(Pattern, u32)> =
            patterns.iter().enumerate().map(|(nth, pattern)| (pattern.clone(), agents(nth))).collect();
        let few_enough = day.kinds.iter().enumerate().all(|(number, kind)| {
            let started: u32 = worked.iter().filter(|(pattern, _)| pattern.kind == number).map(|(_, n)| n).sum();
            kind.at_most.is_none_or(|most| started <= most)
        });
        let cost = cost(day.kinds, &worked);
        if few_enough && best.is_none_or(|best| cost < best) && day.missing(&worked).iter().all(|missing| *missing == 0)
        {
            best = Some(cost);
        }
    }
    best
}

#[test]
fn the_program_finds_what_trying_everything_finds() {
    let catalogues = [
        vec![kind((0, 2), 2, 1.1, None), kind((0, 1), 4, 1.0, None)],
        vec![kind((0, 1), 3, 1.0, None), kind((0, 1), 4, 0.9, Some(2))],
        vec![kind((0, 3), 1, 2.0, None), kind((0, 0), 5, 1.0, None)],
    ];
    let mut coverable = 0;
    for kinds in &catalogues {
        for number in 0..8u32 {
            // Needs of five hours, from none to two.
            let need: Vec<u32> = (0..5).map(|hour| (number * 7 + hour * hour * 3 + number * hour) % 3).collect();
            let day = Day {
                name: "d".to_owned(),
                kinds,
                may_start: vec![true; kinds.len()],
                grain: Span::hours(1),
                need: need.clone(),
            };
            let covered = day.covered(&day.state());
            assert!(covered.cheapest);
            assert_eq!(covered.missing, day.missing(&covered.worked));
            match cheapest(&day) {
                Some(least) => {
                    coverable += 1;
                    assert!(covered.missing.iter().all(|missing| *missing == 0), "{need:?} {covered:?}");
                    let found = cost(kinds, &covered.worked);
                    assert!((found - least).abs() < 1e-9, "{need:?}: {found}, not {least}: {covered:?}");
                }
                None => assert!(covered.missing.iter().any(|missing| *missing > 0), "{need:?} {covered:?}"),
            }
        }
    }
    assert!(coverable >= 10, "{coverable}");
}
