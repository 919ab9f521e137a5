//! How sure it is: the chance that each option is the best, holds the target, costs the least, and what choosing it may lose.
//!
//! In: outcomes and a seed. Out: an [`OptionStanding`] for each option. By the bootstrap over replications: see
//! [`crate::statistics::standings`].

use crate::experiment::comparing::measured::{Figure, has_money, limits};
use crate::experiment::option::Outcome;
use crate::random::{Luck, Purpose};
use crate::results::{Estimate, OptionStanding};
use crate::scenario::Require;
use crate::statistics::{self, Limit, Series, Spread, Standing};

/// Resamples: the chances have a standard error of 0.011 or less.
const RESAMPLES: u32 = 2000;
/// Numbers looked at for one question at most, some seconds of work; beyond it fewer resamples are made.
const LOOKED_AT: usize = 1_000_000_000;
/// Resamples at least.
const FEWEST: u32 = 200;

/// The standing of each option, in file order; empty where one of them has no figure.
///
/// All are judged on the replications that every option has, so that their chances are those of one question and add up; what a race
/// knows beyond, it says itself.
pub fn standings(options: &[(String, Outcome)], require: Require, confidence: f64, seed: u64) -> Vec<OptionStanding> {
    let level = options.iter().map(|(_, outcome)| outcome.headlines.len()).min().unwrap_or(0);
    Level { options, level, require, confidence, seed }.stand().unwrap_or_default()
}

/// Options with a number of replications that all of them have.
struct Level<'a> {
    options: &'a [(String, Outcome)],
    level: usize,
    require: Require,
    confidence: f64,
    seed: u64,
}

impl Level<'_> {
    fn stand(&self) -> Option<Vec<OptionStanding>> {
        let by = Figure::best_by(self.options);
        let series = self.series(by)?;
        let limited = self.limits();
        let best = self.resample(&series, &limited)?;
        let costs = if has_money(self.options) { self.series(Figure::Cost) } else { None };
        let negated: Option<Vec<Series>> = costs.map(|costs| costs.iter().map(Series::negated).collect());
        let cheapest = negated.and_then(|costs| self.resample(&costs, &limited));
        let against = statistics::against_best(&series, self.confidence, Spread::Own)?;
        let told = |n: usize| -> OptionStanding {
            let has_target = !limited[n].is_empty();
            let if_target = |chance: f64| has_target.then_some(chance);
            let cheap = cheapest.as_ref().and_then(|all| all.get(n));
            OptionStanding {
                option: self.options[n].0.clone(),
                replications: self.level as u64,
                against_best: written(against[n], by),
                best: best[n].best,
                holds_target: if_target(best[n].holds),
                best_that_holds: if_target(best[n].best_that_holds),
                cheapest: cheap.map(|standing| standing.best),
                cheapest_that_holds: cheap.and_then(|standing| if_target(standing.best_that_holds)),
                regret: if by == Figure::Profit { cents(best[n].regret) } else { best[n].regret },
            }
        };
        Some((0..self.options.len()).map(told).collect())
    }

    fn series(&self, figure: Figure) -> Option<Vec<Series>> {
        self.options.iter().map(|(_, outcome)| figure.series(&outcome.headlines[..self.level])).collect()
    }

    /// The limits of each option; what had nothing to judge limits nothing.
    fn limits(&self) -> Vec<Vec<Limit>> {
        let of = |(_, outcome): &(String, Outcome)| {
            let all = limits(outcome, &outcome.headlines[..self.level], self.require).into_iter();
            all.filter_map(|limit| {
                let series = limit.series?;
                Some(match limit.at_least {
                    true => Limit { measure: series, at_least: limit.bound },
                    false => Limit { measure: series.negated(), at_least: -limit.bound },
                })
            })
            .collect()
        };
        self.options.iter().map(of).collect()
    }

    /// The same luck for every question, so that their answers fit together.
    fn resample(&self, series: &[Series], limits: &[Vec<Limit>]) -> Option<Vec<Standing>> {
        let mut stream = Luck::new(self.seed, 0).stream("standings", Purpose::Resampling);
        let all = series.len() + limits.iter().map(Vec::len).sum::<usize>();
        let affordable = (LOOKED_AT / (self.level * all).max(1)).min(RESAMPLES as usize) as u32;
        statistics::standings(series, limits, affordable.max(FEWEST), &mut || stream.uniform())
    }
}

fn written(estimate: Estimate, by: Figure) -> Estimate {
    if by == Figure::ServiceLevel { estimate } else { estimate.in_cents() }
}

fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
