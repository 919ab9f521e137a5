//! Every pair of options: profit, cost and service of the first less those of the second, on the same callers.
//!
//! In: outcomes. Out: [`Comparison`], whose standings are made in `standing`.

use crate::experiment::comparing::measured::{Figure, has_money};
use crate::experiment::comparing::standing::standings;
use crate::experiment::option::{Headline, Outcome};
use crate::results::{Comparison, Difference, PairDifferences};
use crate::said::{Said, said};
use crate::scenario::Require;
use crate::statistics::{Pair, Series, all_pairs, normal};

/// Of more options than this only pairs with the first of the ranking are told: the others would fill megabytes.
const ALL_PAIRS: usize = 50;

/// Every pair and the standing of each option. None of fewer than two options or replications.
///
/// The differences of one measure hold together at `confidence` over all k(k − 1)/2 pairs (Bonferroni). `leader` is the first
/// of the ranking. The chances are drawn by an address of the `seed`.
pub fn comparison(
    options: &[(String, Outcome)],
    leader: Option<&str>,
    require: Require,
    confidence: f64,
    seed: u64,
) -> Option<Comparison> {
    if options.len() < 2 || options.iter().any(|(_, outcome)| outcome.headlines.len() < 2) {
        return None;
    }
    let comparisons = (options.len() * (options.len() - 1) / 2) as u64;
    let told = |first: usize, second: usize| {
        let leads = |option: usize| Some(options[option].0.as_str()) == leader;
        options.len() <= ALL_PAIRS || leads(first) || leads(second)
    };
    let all = (0..options.len()).flat_map(|first| (first + 1..options.len()).map(move |second| (first, second)));
    let one = Tell { money: has_money(options), confidence: shared(confidence, comparisons) };
    let pairs = all.filter(|(first, second)| told(*first, *second));
    Some(Comparison {
        by: Figure::best_by(options).name().to_owned(),
        comparisons,
        pairs: pairs.map(|(first, second)| one.pair(&options[first], &options[second])).collect(),
        standings: standings(options, require, confidence, seed),
    })
}

/// The confidence of each of so many intervals that are to hold together.
pub fn shared(confidence: f64, comparisons: u64) -> f64 {
    1.0 - (1.0 - confidence) / comparisons.max(1) as f64
}

/// The first of two options less the second, over the replications that both have, at this confidence by itself.
pub fn paired(figure: Figure, first: &Outcome, second: &Outcome, confidence: f64) -> Option<Pair> {
    paired_by(figure, &first.headlines, &second.headlines, confidence)
}

/// The same of their headlines.
pub fn paired_by(figure: Figure, first: &[Headline], second: &[Headline], confidence: f64) -> Option<Pair> {
    let both = first.len().min(second.len());
    let of = |headlines: &[Headline]| -> Option<Series> { figure.series(headlines.get(..both)?) };
    all_pairs(&[of(first)?, of(second)?], confidence)?.first().copied()
}

/// What is told of each pair.
struct Tell {
    money: bool,
    confidence: f64,
}

impl Tell {
    fn pair(&self, (first, a): &(String, Outcome), (second, b): &(String, Outcome)) -> PairDifferences {
        let difference = |figure: Figure| -> Option<Difference> {
            let pair = paired(figure, a, b, self.confidence)?;
            let estimate = if figure == Figure::ServiceLevel { pair.difference } else { pair.difference.in_cents() };
            let gain = pair.gain.filter(|gain| gain.is_finite());
            Some(Difference { difference: estimate, correlation: pair.correlation, gain })
        };
        let money = |figure| if self.money { difference(figure) } else { None };
        PairDifferences {
            first: first.clone(),
            second: second.clone(),
            replications: a.headlines.len().min(b.headlines.len()) as u64,
            profit: money(Figure::Profit),
            cost: money(Figure::Cost),
            service_level: difference(Figure::ServiceLevel),
        }
    }
}

/// A sentence for each pair whose common luck surely does harm: replications of their own would tell more.
///
/// Correlation is below zero by Fisher's z (1921), at `confidence` over all pairs, so that hardly a word is said by luck.
pub fn harmed(comparison: &Comparison, confidence: f64) -> Vec<Said> {
    let risk = (1.0 - confidence) / comparison.comparisons.max(1) as f64;
    let surely_negative = |pair: &&PairDifferences| {
        let by = if comparison.by == Figure::Profit.name() { pair.profit } else { pair.service_level };
        let Some(correlation) = by.and_then(|difference| difference.correlation) else { return false };
        let known = (pair.replications as f64 - 3.0).max(0.0).sqrt();
        normal(risk).is_some_and(|most| libm::atanh(correlation.max(-1.0 + 1e-15)) * known < most)
    };
    let told = |pair: &PairDifferences| {
        said!(
            "warn-harmed-by-pairing",
            "options \"{first}\" and \"{second}\": what is good for one is bad for the other on the same callers, so that their \
             difference is less sure than with callers of their own; its interval says how much, run more replications",
            first = pair.first.as_str(),
            second = pair.second.as_str(),
        )
    };
    comparison.pairs.iter().filter(surely_negative).map(told).collect()
}
