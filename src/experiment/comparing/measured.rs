//! One figure of one option over its replications, as a series that can be paired, and the limits of its target.
//!
//! In: headlines. Out: [`Series`]. Knows one option at a time.

use crate::experiment::option::{Headline, Outcome};
use crate::measures::{Counted, Demanded};
use crate::scenario::Require;
use crate::statistics::Series;

/// What options are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Profit a month over the horizon.
    Profit,
    /// Cost a month over the horizon.
    Cost,
    /// Service level of the total, a ratio of sums.
    ServiceLevel,
}

impl Figure {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Figure::Profit => "profit",
            Figure::Cost => "cost",
            Figure::ServiceLevel => "service_level",
        }
    }

    /// The figure of an option over these replications; none where it does not exist.
    pub fn series(self, headlines: &[Headline]) -> Option<Series> {
        let values = |of: fn(&Headline) -> f64| Series::of_values(&headlines.iter().map(of).collect::<Vec<_>>());
        match self {
            Figure::Profit => values(|headline| headline.month.profit),
            Figure::Cost => values(|headline| headline.month.cost),
            Figure::ServiceLevel => ratio(headlines.iter().map(|headline| headline.served.level)),
        }
    }

    /// What the best of several options has the most of.
    pub fn best_by(options: &[(String, Outcome)]) -> Figure {
        if has_money(options) { Figure::Profit } else { Figure::ServiceLevel }
    }
}

/// Whether any option knows money.
pub fn has_money(options: &[(String, Outcome)]) -> bool {
    options.iter().any(|(_, outcome)| outcome.results.total.by_name.contains_key("profit"))
}

/// A ratio of sums: by the jackknife below 30 replications, where the delta method's interval is too short.
fn ratio(counted: impl Iterator<Item = Counted>) -> Option<Series> {
    const ENOUGH: usize = 30;
    let pairs: Vec<(f64, f64)> = counted.map(|counted| (counted.part, counted.of)).collect();
    let careful = if pairs.len() < ENOUGH { Series::of_ratio_jackknifed(&pairs) } else { None };
    careful.or_else(|| Series::of_ratio(&pairs))
}

/// A limit of the target as `decision.require` means it, over some replications.
#[derive(Clone, Debug, PartialEq)]
pub struct Limited {
    /// The contact types that are judged together.
    pub contacts: Vec<String>,
    /// The measure's name in results.
    pub measure: &'static str,
    /// The limit.
    pub bound: f64,
    /// Whether it is the least that is allowed, not the most.
    pub at_least: bool,
    /// The figure over the replications; none where there was nothing to judge.
    pub series: Option<Series>,
    /// What it is a ratio of, over all replications; nothing of nothing where it is none.
    pub counted: Counted,
}

/// The limits of an option's target; none where it has no target.
pub fn limits(outcome: &Outcome, headlines: &[Headline], require: Require) -> Vec<Limited> {
    let demands = &outcome.demands;
    if demands.is_empty() {
        return Vec::new();
    }
    let whole = |measure, bound, at_least, series, counted| {
        vec![Limited { contacts: all(demands), measure, bound, at_least, series, counted }]
    };
    match require {
        Require::Mean => demands.iter().enumerate().map(|(n, demand)| mean(n, demand, headlines)).collect(),
        Require::Intervals(share) => {
            let windows = || headlines.iter().map(|headline| headline.served.intervals);
            whole("intervals_on_target", share, true, ratio(windows()), sum(windows()))
        }
        Require::BreachBelow(share) => {
            let breaches: Vec<f64> = headlines.iter().map(breach).collect();
            whole("breach", share, false, Series::of_values(&breaches), Counted::default())
        }
    }
}

/// 1 where the replication missed a target in a window that it names, else 0: also where there was nothing to judge.
pub fn breach(headline: &Headline) -> f64 {
    if headline.met == Some(false) { 1.0 } else { 0.0 }
}

fn mean(number: usize, demand: &Demanded, headlines: &[Headline]) -> Limited {
    let counted = |headline: &Headline| headline.served.demanded.get(number).copied().unwrap_or_default();
    Limited {
        contacts: demand.names.clone(),
        measure: demand.what.name(),
        bound: demand.bound,
        at_least: demand.at_least(),
        series: ratio(headlines.iter().map(counted)),
        counted: sum(headlines.iter().map(counted)),
    }
}

fn sum(counted: impl Iterator<Item = Counted>) -> Counted {
    counted.fold(Counted::default(), |sum, one| Counted { part: sum.part + one.part, of: sum.of + one.of })
}

/// All contact types with a target, each once, in file order.
fn all(demands: &[Demanded]) -> Vec<String> {
    let mut types: Vec<(usize, &String)> =
        demands.iter().flat_map(|demand| demand.types.iter().map(|id| id.index()).zip(&demand.names)).collect();
    types.sort_unstable();
    types.dedup();
    types.into_iter().map(|(_, name)| name.clone()).collect()
}
