//! Callers who come again, go first, or need somebody who knows.

use std::path::Path;

use super::chains::Steady;
use super::comparison::{Comparison, Unit};
use super::formulas::cobham;
use super::queues::{Asked, END, HOUR, along, whole};

/// Those in the centre and those who will call again.
type Redialling = (u32, u32);

/// Ten agents, patience of a minute, ten minutes until the next attempt.
fn redialling(rate: f64, share: f64) -> Steady<Redialling> {
    let (agents, gives_up, again) = (10, 1.0 / 60.0, 1.0 / 600.0);
    Steady::of((0, 0), move |(here, later)| {
        let hangs_up = f64::from(here.saturating_sub(agents)) * gives_up;
        let less = here.saturating_sub(1);
        let mut moves = vec![(less, later, f64::from(here.min(agents)) * END), (less, later, hangs_up * (1.0 - share))];
        if later < 70 {
            moves.push((less, later + 1, hangs_up * share));
        }
        if here < agents + 60 {
            moves.push((here + 1, later, rate));
            moves.push((here + 1, later.saturating_sub(1), f64::from(later) * again));
        }
        moves.into_iter().map(|(here, later, rate)| ((here, later), rate)).collect()
    })
}

pub fn redials(root: &Path) -> Result<Comparison, String> {
    let rate = 200.0 / HOUR;
    let counted = 7.0 * 24.0 * HOUR;
    let attempts = |x: f64| rate + redialling(rate, x).mean(|(_, later)| f64::from(later)) / 600.0;
    let queue = |x: f64| redialling(rate, x).mean(|(here, _)| f64::from(here.saturating_sub(10)));
    let asked: [Asked<'_>; 4] = [
        ("attempts given up", Unit::Percent, "contacts.calls.abandonment", &|x| queue(x) / 60.0 / attempts(x)),
        ("mean wait of all attempts", Unit::Seconds, "contacts.calls.wait", &|x| queue(x) / attempts(x)),
        ("attempts in a week", Unit::Number, "contacts.calls.attempts", &|x| attempts(x) * counted),
        ("occupancy", Unit::Percent, "groups.agents.occupancy", &|x| {
            redialling(rate, x).mean(|(here, _)| f64::from(here.min(10))) / 10.0
        }),
    ];
    let set = &["contacts.calls.follow_ups[0].share={}"];
    Ok(Comparison {
        name: "redials",
        title: "Redials",
        theory: "Ten agents, 200 callers an hour, patience 60 s; some of those who hang up call again after 600 s in the \
                 mean. Theory is the chain of those in the centre and those who will call again (Falin & Templeton 1997), solved.",
        set,
        axis: "share that calls again",
        label: |x| format!("{x}"),
        drawn: "attempts given up, %",
        series: along(root, "redials", set, (&[0.0, 0.25, 0.5, 0.75, 0.9], 18), (&asked, 1))?,
    })
}

pub fn priorities(root: &Path) -> Result<Comparison, String> {
    let waits = |x: f64| cobham(x / HOUR, (180.0 - x) / HOUR, END, 10);
    let asked: [Asked<'_>; 2] = [
        ("mean wait of those who go first", Unit::Seconds, "contacts.first.asa", &|x| waits(x)[0]),
        ("mean wait of the others", Unit::Seconds, "contacts.second.asa", &|x| waits(x)[1]),
    ];
    let set = &["contacts.first.arrivals.poisson.per_hour={}", "contacts.second.arrivals.poisson.per_hour={180-}"];
    Ok(Comparison {
        name: "priorities",
        title: "Priorities",
        theory: "Ten agents at 90 %, two types of calls, nobody is broken off. Theory is Cobham's formula (1954).",
        set,
        axis: "calls an hour that go first, of 180",
        label: whole,
        drawn: "mean wait, s",
        series: along(root, "priorities", set, (&[20.0, 50.0, 80.0, 110.0, 140.0], 24), (&asked, 2))?,
    })
}

/// Busy agents of both groups, and both queues.
type Skilled = (u32, u32, u32, u32);

/// Five who know plain calls, four who know both and take difficult ones first.
fn skilled(plain: f64) -> Steady<Skilled> {
    let difficult = 60.0 / HOUR;
    Steady::of((0, 0, 0, 0), move |(some, both, plains, difficults)| {
        let mut moves = Vec::new();
        match (some < 5, both < 4) {
            (true, _) => moves.push(((some + 1, both, plains, difficults), plain)),
            (false, true) => moves.push(((some, both + 1, plains, difficults), plain)),
            _ if plains < 60 => moves.push(((some, both, plains + 1, difficults), plain)),
            _ => {}
        }
        if both < 4 {
            moves.push(((some, both + 1, plains, difficults), difficult));
        } else if difficults < 40 {
            moves.push(((some, both, plains, difficults + 1), difficult));
        }
        let ends = if plains > 0 {
            (some, both, plains - 1, difficults)
        } else {
            (some.saturating_sub(1), both, 0, difficults)
        };
        moves.push((ends, f64::from(some) * END));
        let ends = match (plains, difficults) {
            (_, 1..) => (some, both, plains, difficults - 1),
            (1.., 0) => (some, both, plains - 1, 0),
            (0, 0) => (some, both.saturating_sub(1), 0, 0),
        };
        moves.push((ends, f64::from(both) * END));
        moves.push(((some, both, plains.saturating_sub(1), difficults), f64::from(plains) / 120.0));
        moves.push(((some, both, plains, difficults.saturating_sub(1)), f64::from(difficults) / 90.0));
        moves
    })
}

pub fn skills(root: &Path) -> Result<Comparison, String> {
    let asked: [Asked<'_>; 4] = [
        ("plain callers hang up", Unit::Percent, "contacts.plain.abandonment", &|x| {
            skilled(x / HOUR).mean(|(_, _, plains, _)| f64::from(plains)) / 120.0 / (x / HOUR)
        }),
        ("difficult callers hang up", Unit::Percent, "contacts.difficult.abandonment", &|x| {
            skilled(x / HOUR).mean(|(.., difficults)| f64::from(difficults)) / 90.0 / (60.0 / HOUR)
        }),
        ("occupancy of those who know one", Unit::Percent, "groups.some.occupancy", &|x| {
            skilled(x / HOUR).mean(|(some, ..)| f64::from(some)) / 5.0
        }),
        ("occupancy of those who know both", Unit::Percent, "groups.both.occupancy", &|x| {
            skilled(x / HOUR).mean(|(_, both, ..)| f64::from(both)) / 4.0
        }),
    ];
    let set = &["contacts.plain.arrivals.poisson.per_hour={}"];
    Ok(Comparison {
        name: "skills",
        title: "Skills",
        theory: "Five agents know plain calls, four know both types and take difficult ones first; 60 difficult calls an hour. \
                 Theory is the chain of both groups and both queues (the N-design of Garnett & Mandelbaum 2000), solved.",
        set,
        axis: "plain calls an hour",
        label: whole,
        drawn: "hang up, %",
        series: along(root, "skills", set, (&[40.0, 80.0, 120.0, 160.0, 200.0], 16), (&asked, 2))?,
    })
}
