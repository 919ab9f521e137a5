//! Options side by side on the same callers: ranked by profit a month over the horizon, with paired differences and their
//! intervals.

use crate::experiment::option::{Headline, Outcome};
use crate::results::{Ranked, RankedMonth};
use crate::statistics::{Paired, Sample, wilson};

/// The ranking of options by mean profit a month, best first; empty where no option knows money.
///
/// Differences to the best are paired by replication; their intervals hold together at `confidence` (Bonferroni).
pub fn rank(options: &[(String, Outcome)], confidence: f64) -> Vec<Ranked> {
    if options.iter().all(|(_, outcome)| !outcome.results.total.by_name.contains_key("profit")) {
        return Vec::new();
    }
    let profit = |outcome: &Outcome| mean(&outcome.headlines, |headline| headline.month.profit);
    let mut order: Vec<usize> = (0..options.len()).collect();
    // A stable sort: options of equal profit keep the order of the file.
    order.sort_by(|a, b| profit(&options[*b].1).total_cmp(&profit(&options[*a].1)));
    let best = &options[order[0]].1.headlines;
    let comparisons = options.len().saturating_sub(1) as u64;
    order.iter().map(|index| ranked(&options[*index], best, *index == order[0], confidence, comparisons)).collect()
}

fn ranked(
    (name, outcome): &(String, Outcome),
    best: &[Headline],
    is_best: bool,
    confidence: f64,
    comparisons: u64,
) -> Ranked {
    let paired = |value: fn(&Headline) -> f64| {
        let mut paired = Paired::default();
        outcome.headlines.iter().zip(best).for_each(|(own, best)| paired.push(value(own), value(best)));
        paired
    };
    let by_month = paired(|headline| headline.month.profit);
    let against_best = by_month.estimate(confidence, comparisons);
    let significant = !is_best && against_best.leaves_out_zero();
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
        significant,
        meets_target: wilson(met, known.len() as u64, confidence).mean,
        horizon_month: Some(RankedMonth {
            profit: of(|headline| headline.month.profit),
            cost: of(|headline| headline.month.cost),
            against_best: against_best.in_cents(),
        }),
    }
}

fn mean(headlines: &[Headline], value: impl Fn(&Headline) -> f64) -> f64 {
    headlines.iter().map(value).sum::<f64>() / headlines.len().max(1) as f64
}
