//! Covers against everything that there is to choose.

use crate::experiment::staff::cover::{Covered, Day, Stretch, Worked};
use crate::experiment::staff::patterns::{Pattern, begins, starts};
use crate::experiment::staff::stated::Stated;
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

fn cost(kinds: &[ShiftKind], worked: &[Worked]) -> f64 {
    let of = |(_, pattern, agents): &Worked| {
        let kind = &kinds[pattern.kind];
        kind.weight * kind.lasts.in_hours() * f64::from(*agents)
    };
    worked.iter().map(of).sum()
}

fn day(kinds: &[ShiftKind], need: &[u32], next: Option<usize>) -> Day {
    Day { name: "d".to_owned(), may_start: vec![true; kinds.len()], need: need.to_vec(), next }
}

fn solved(stretch: &Stretch<'_>) -> Covered {
    stretch.covered(&Stated::of(stretch))
}

fn all_there(stretch: &Stretch<'_>, worked: &[Worked]) -> bool {
    stretch.missing(worked).iter().flatten().all(|missing| *missing == 0)
}

/// The least cost of all choices of up to three people a pattern that leave nobody missing; none where there is no such choice.
fn cheapest(stretch: &Stretch<'_>) -> Option<f64> {
    let patterns = patterns(stretch.kinds);
    let choices = 4usize.pow(patterns.len() as u32);
    let mut best: Option<f64> = None;
    for choice in 0..choices {
        let agents = |nth: usize| (choice / 4usize.pow(nth as u32) % 4) as u32;
        let worked: Vec<Worked> =
            patterns.iter().enumerate().map(|(nth, pattern)| (0, pattern.clone(), agents(nth))).collect();
        let few_enough = stretch.kinds.iter().enumerate().all(|(number, kind)| {
            let started: u32 = worked.iter().filter(|(_, pattern, _)| pattern.kind == number).map(|(_, _, n)| n).sum();
            kind.at_most.is_none_or(|most| started <= most)
        }) && stretch
            .most
            .is_none_or(|most| stretch.there(&worked).iter().all(|there| *there <= i64::from(most)));
        let cost = cost(stretch.kinds, &worked);
        if few_enough && best.is_none_or(|best| cost < best) && all_there(stretch, &worked) {
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
    for (kinds, most) in catalogues.iter().flat_map(|kinds| [(kinds, None), (kinds, Some(2))]) {
        for number in 0..8u32 {
            // Needs of five hours, from none to two.
            let need: Vec<u32> = (0..5).map(|hour| (number * 7 + hour * hour * 3 + number * hour) % 3).collect();
            let stretch = Stretch { kinds, grain: Span::hours(1), most, days: vec![day(kinds, &need, None)] };
            let covered = solved(&stretch);
            assert!(covered.gap < 1e-5);
            if let Some(most) = most {
                assert!(stretch.there(&covered.worked).iter().all(|there| *there <= i64::from(most)), "{covered:?}");
            }
            match cheapest(&stretch) {
                Some(least) => {
                    coverable += 1;
                    assert!(all_there(&stretch, &covered.worked), "{need:?} {covered:?}");
                    let found = cost(kinds, &covered.worked);
                    assert!((found - least).abs() < 1e-9, "{need:?}: {found}, not {least}: {covered:?}");
                }
                None => assert!(!all_there(&stretch, &covered.worked), "{need:?} {covered:?}"),
            }
        }
    }
    assert!(coverable >= 10, "{coverable}");
}

/// Night shifts of eight hours with a break of half an hour, three to five hours after they begin, and shifts of eight hours by day.
fn round_the_clock() -> Vec<ShiftKind> {
    let mut night = kind((20, 23), 8, 1.0, None);
    night.breaks = vec![Rest { from: Span::hours(3), to: Span::hours(5), lasts: Span::minutes(30) }];
    let mut by_day = kind((4, 12), 8, 1.0, None);
    (by_day.every, by_day.breaks) = (Span::hours(2), Vec::new());
    vec![night, by_day]
}

fn days(kinds: &[ShiftKind], count: usize, cyclic: bool) -> Stretch<'_> {
    let next =
        |number: usize| if cyclic { Some((number + 1) % count) } else { Some(number + 1).filter(|n| *n < count) };
    let days = (0..count).map(|number| day(kinds, &[3; 48], next(number))).collect();
    Stretch { kinds, grain: Span::minutes(30), most: None, days }
}

#[test]
fn three_agents_all_day_and_night_are_ten_shifts_a_day_since_the_fourth_at_night_stands_in_for_breaks() {
    let kinds = round_the_clock();
    // By hand: 72 hours a day are nine shifts of eight; whoever works at night is away for half an hour, so that three are too few
    // from 23:00 to 01:00, and four one after the other leave three. The first night has nobody before it; on the last, three may
    // rest when the calendar has ended.
    let stretch = days(&kinds, 3, false);
    assert_eq!(stretch.apart(), [vec![0, 1, 2]]);
    let covered = solved(&stretch);
    assert!((cost(&kinds, &covered.worked) - 232.0).abs() < 1e-9, "{covered:?}");
    let missing: Vec<u32> = stretch.missing(&covered.worked).iter().map(|day| day.iter().sum()).collect();
    assert_eq!(missing, [8 * 3, 0, 0]);
    // Of a week that repeats nobody is missing, and every day is worked alike.
    let week = days(&kinds, 7, true);
    let covered = solved(&week);
    assert!(all_there(&week, &covered.worked), "{covered:?}");
    assert!((cost(&kinds, &covered.worked) - 560.0).abs() < 1e-9, "{covered:?}");
}

#[test]
fn breaks_after_midnight_cost_cover_of_the_next_day() {
    let mut night = kind((20, 20), 8, 1.0, None);
    night.breaks = vec![Rest { from: Span::hours(4), to: Span::hours(6), lasts: Span::hours(1) }];
    let kinds = vec![night];
    let mut stretch = days(&kinds, 2, false);
    stretch.grain = Span::hours(1);
    for (number, day) in stretch.days.iter_mut().enumerate() {
        day.need = vec![0; 24];
        let (from, to) = if number == 0 { (20, 24) } else { (0, 4) };
        day.need[from..to].iter_mut().for_each(|need| *need = 2);
    }
    stretch.days[1].need[0] = 3;
    stretch.days[1].need[20..].iter_mut().for_each(|need| *need = 1);
    let covered = solved(&stretch);
    let of = |work: &Worked| (work.0, work.1.rests[0].in_hours(), work.2);
    let mut worked: Vec<(usize, f64, u32)> = covered.worked.iter().map(of).collect();
    worked.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    // At midnight those are there who rest at one, three of them, and at one those who have rested, two.
    assert_eq!(
        (worked[..2].to_vec(), worked[2..].iter().map(|w| (w.0, w.2)).collect()),
        (vec![(0, 4.0, 2), (0, 5.0, 3)], vec![(1, 1)])
    );
    assert!(all_there(&stretch, &covered.worked), "{covered:?}");
}

#[test]
fn of_two_choices_that_cost_the_same_the_one_is_taken_that_is_there_when_people_are_needed() {
    let kinds = vec![kind((0, 8), 2, 1.0, None)];
    let mut stretch = days(&kinds, 1, false);
    stretch.grain = Span::hours(1);
    stretch.days[0].need = vec![0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0];
    let covered = solved(&stretch);
    assert_eq!(stretch.there(&covered.worked)[3..5], [2, 2], "{covered:?}");
}
