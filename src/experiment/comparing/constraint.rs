//! The cheapest option that holds the target, with both errors controlled: neither a cheap one that misses it nor a dear one.
//!
//! In: outcomes. Out: [`Constraint`]: of each option whether it holds, misses, or cannot be told; the cheapest of those that hold.
//!
//! Half of the risk is spent on who holds, shared by all limits of all options, the other half on who is cheaper, shared by all
//! pairs (Bonferroni, whatever the correlation): whoever is named holds the target and is the cheapest that does, with the
//! confidence, where nobody is left of whom it cannot be told.

use crate::experiment::comparing::measured::{Figure, Limited, has_money, limits};
use crate::experiment::comparing::pairs::{paired, shared};
use crate::experiment::option::Outcome;
use crate::measures::{Counted, FEW};
use crate::results::{Constraint, Estimate, LimitFigure, OptionConstraint};
use crate::scenario::Require;
use crate::statistics::{Series, clopper_pearson};

/// Which options hold their targets, and the cheapest of them; none where no option has a target, or of no option.
pub fn constraint(options: &[(String, Outcome)], require: Require, confidence: f64) -> Option<Constraint> {
    let limits: Vec<Vec<Limited>> =
        options.iter().map(|(_, outcome)| limits(outcome, &outcome.headlines, require)).collect();
    let judgements = limits.iter().map(Vec::len).sum::<usize>() as u64;
    if judgements == 0 {
        return None;
    }
    let half = 1.0 - (1.0 - confidence) / 2.0;
    let each = shared(half, judgements);
    let money = has_money(options);
    let mut judged: Vec<(usize, OptionConstraint)> = options
        .iter()
        .zip(&limits)
        .map(|((name, outcome), limits)| judge(name, outcome, limits, each))
        .enumerate()
        .collect();
    if money {
        for ((_, found), (_, outcome)) in judged.iter_mut().zip(options) {
            found.cost = Figure::Cost.series(&outcome.headlines).map(|cost| cost.estimate(confidence, 1).in_cents());
        }
    }
    // A stable sort: options that cost the same keep the order of the file.
    judged.sort_by(|(_, a), (_, b)| place(a).0.cmp(&place(b).0).then(place(a).1.total_cmp(&place(b).1)));
    let cheapest = judged.first().filter(|(_, first)| money && first.holds == Some(true)).map(|(index, _)| *index);
    let mut rivals = Vec::new();
    if let Some(cheapest) = cheapest {
        let pairs = (options.len() * options.len().saturating_sub(1) / 2) as u64;
        rivals = lay_beside(&mut judged, options, cheapest, shared(half, pairs));
    }
    Some(Constraint {
        require: require.name().to_owned(),
        share: require.share(),
        confidence,
        options: judged.into_iter().map(|(_, found)| found).collect(),
        cheapest: cheapest.and_then(|index| options.get(index)).map(|(name, _)| name.clone()),
        rivals,
    })
}

/// Those that hold, those of which it cannot be told, those that miss; by cost.
fn place(found: &OptionConstraint) -> (u8, f64) {
    let rank = match found.holds {
        Some(true) => 0,
        None => 1,
        Some(false) => 2,
    };
    (rank, found.cost.and_then(|cost| cost.mean).unwrap_or(f64::INFINITY))
}

/// What each costs more than the cheapest that holds; the names of those that may yet be cheaper and hold.
fn lay_beside(
    judged: &mut [(usize, OptionConstraint)],
    options: &[(String, Outcome)],
    cheapest: usize,
    confidence: f64,
) -> Vec<String> {
    let mut rivals = Vec::new();
    for (index, found) in judged.iter_mut().filter(|(index, _)| *index != cheapest) {
        let pair = paired(Figure::Cost, &options[*index].1, &options[cheapest].1, confidence);
        let dearer = pair.map(|pair| pair.difference).unwrap_or_default();
        // Of one replication nothing is sure.
        if found.holds != Some(false) && dearer.low.is_none_or(|low| low < 0.0) {
            rivals.push(found.option.clone());
        }
        found.dearer_by = Some(dearer.in_cents());
    }
    rivals
}

fn judge(name: &str, outcome: &Outcome, limits: &[Limited], confidence: f64) -> OptionConstraint {
    let figures: Vec<LimitFigure> = limits.iter().map(|limit| figure(limit, outcome, confidence)).collect();
    let missed = figures.iter().any(|limit| limit.holds == Some(false));
    let held = figures.iter().all(|limit| limit.holds == Some(true));
    let holds = if missed { Some(false) } else { (held && !figures.is_empty()).then_some(true) };
    OptionConstraint { option: name.to_owned(), holds, limits: figures, cost: None, dearer_by: None }
}

fn figure(limit: &Limited, outcome: &Outcome, confidence: f64) -> LimitFigure {
    let found = limit.series.as_ref().map(|series| estimate(limit, series, outcome, confidence)).unwrap_or_default();
    LimitFigure {
        contacts: limit.contacts.clone(),
        measure: limit.measure.to_owned(),
        bound: limit.bound,
        at_least: limit.at_least,
        figure: found,
        holds: verdict(limit, found),
    }
}

/// The figure with its interval: of breaches, which are counted, the exact one; of shares of few events one no shorter than that.
fn estimate(limit: &Limited, series: &Series, outcome: &Outcome, confidence: f64) -> Estimate {
    match limit.measure {
        "breach" if series.n() > 1 => {
            let breaches = outcome.headlines.iter().filter(|headline| headline.met == Some(false)).count();
            clopper_pearson(breaches as u64, series.n(), confidence)
        }
        "asa" => series.estimate(confidence, 1).not_negative(),
        _ => of_few(limit.counted, series.estimate(confidence, 1).as_share(), confidence),
    }
}

/// A share that rests on few events, or on few that are none: no surer than so many tries by themselves could make it. Three of three show
/// no spread between replications, and yet are no promise.
fn of_few(counted: Counted, share: Estimate, confidence: f64) -> Estimate {
    let (events, all) = (counted.part.round().max(0.0), counted.of.round().max(0.0));
    if all < 1.0 || events.min(all - events) >= FEW as f64 {
        return share;
    }
    let exact = clopper_pearson(events as u64, all as u64, confidence);
    let hull = |own: Option<f64>, other: Option<f64>, wider: fn(f64, f64) -> f64| Some(wider(own?, other?));
    Estimate {
        mean: share.mean,
        low: hull(share.low, exact.low, f64::min),
        high: hull(share.high, exact.high, f64::max),
    }
}

/// Held where the whole interval lies on the right side of the limit; none where the limit lies within, or there is no interval.
fn verdict(limit: &Limited, figure: Estimate) -> Option<bool> {
    let (low, high) = (figure.low?, figure.high?);
    // 80 of 100 are 0.8, whatever the last bit says.
    let near = 1e-12 * limit.bound.abs().max(1e-12);
    let (kept, missed) = match limit.at_least {
        true => (low >= limit.bound - near, high < limit.bound - near),
        false => (high <= limit.bound + near, low > limit.bound + near),
    };
    if kept { Some(true) } else { missed.then_some(false) }
}
