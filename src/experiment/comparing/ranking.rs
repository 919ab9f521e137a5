//! The ranking: options by profit a month over the horizon, with their paired differences to the best.
//!
//! In: outcomes. Out: [`Ranked`], best first. Says nothing of pairs without the best: see `pairs`.

use crate::experiment::option::{Headline, Outcome};
use crate::results::{Ranked, RankedMonth};
use crate::statistics::{Paired, Sample, wilson};

/// The ranking of options by mean profit a month, best first; empty where no option knows money.
///
/// Differences to the best are paired by replication; their intervals hold together with those of all
/// other pairs at `confidence` (Bonferroni). The best is
/// one of those that stayed longest in a race; the others follow by their mean profit less its own, over the replications that both have.
pub fn rank(options: &[(String, Outcome)], confidence: f64) -> Vec<Ranked> {
    if options.iter().all(|(_, outcome)| !outcome.results.total.by_name.contains_key("profit")) {
        return Vec::new();
    }
    let order = order(options);
    let best = &options[order[0]].1.headlines;
    // Which option leads is chosen by the same figures: only what holds for every pair holds for those with it.
    let comparisons = (options.len() * options.len().saturating_sub(1) / 2) as u64;
    order.iter().map(|index| ranked(&options[*index], best, *index == order[0], confidence, comparisons)).collect()
}

/// The numbers of the options, best first.
fn order(options: &[(String, Outcome)]) -> Vec<usize> {
    let stayed = |option: usize| options[option].1.left_after.unwrap_or(u64::MAX);
    let longest = (0..options.len()).map(stayed).max().unwrap_or(u64::MAX);
    let profit = |option: usize, over: usize| mean(&options[option].1.headlines[..over], |one| one.month.profit);
    let number = |option: usize| options[option].1.headlines.len();
    let in_it = || (0..options.len()).filter(|option| stayed(*option) == longest);
    let common = in_it().map(number).min().unwrap_or(0);
    // Of options of equal profit the first in the file.
    let best = in_it().reduce(|best, other| if profit(other, common) > profit(best, common) { other } else { best });
    let best = best.unwrap_or(0);
    let ahead = |option: usize| {
        let both = number(option).min(number(best));
        profit(option, both) - profit(best, both)
    };
    let keys: Vec<(bool, f64)> = (0..options.len()).map(|option| (option != best, ahead(option))).collect();
    let mut order: Vec<usize> = (0..options.len()).collect();
    // A stable sort: options of equal profit keep the order of the file.
    order.sort_by(|a, b| keys[*a].0.cmp(&keys[*b].0).then(keys[*b].1.total_cmp(&keys[*a].1)));
    order
}

fn ranked(
    (name, outcome): &(String, Outcome),
    best: &[Headline],
    is_best: bool,
    confidence: f64,
    comparisons: u64,
) -> Ranked {
    let paired = |profit: fn(&Headline) -> f64| {
        let mut pairs = Paired::default();
        outcome.headlines.iter().zip(best).for_each(|(own, best)| pairs.push(profit(own), profit(best)));
        pairs
    };
    let by_month = paired(|headline| headline.month.profit);
    let against_best_month = by_month.estimate(confidence, comparisons);
    let significant = !is_best && against_best_month.leaves_out_zero();
    let of = |value: fn(&Headline) -> f64| {
        let mut sample = Sample::default();
        outcome.headlines.iter().for_each(|headline| sample.push(value(headline)));
        sample.estimate(confidence).in_cents()
    };
    let known: Vec<bool> = outcome.headlines.iter().filter_map(|headline| headline.met).collect();
    let met = known.iter().filter(|met| **met).count() as u64;
    Ranked {
        option: name.clone(),
        profit: of(|headline| headline.profit),
        cost: of(|headline| headline.cost),
        against_best: paired(|headline| headline.profit).estimate(confidence, comparisons).in_cents(),
        correlation: if is_best { None } else { by_month.correlation() },
        correlation_interval: if is_best { None } else { by_month.correlation_interval(confidence) },
        significant,
        meets_target: wilson(met, known.len() as u64, confidence).mean,
        horizon_month: Some(RankedMonth {
            profit: of(|headline| headline.month.profit),
            cost: of(|headline| headline.month.cost),
            against_best: against_best_month.in_cents(),
        }),
    }
}

fn mean(headlines: &[Headline], value: impl Fn(&Headline) -> f64) -> f64 {
    headlines.iter().map(value).sum::<f64>() / headlines.len().max(1) as f64
}
