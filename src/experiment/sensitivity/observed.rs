//! What a point shows: the profit of each option in each replication, and the margin.
//!
//! In: a point. Out: series that are comparable replication by replication, for luck is the same everywhere.

use crate::experiment::option::Outcome;
use crate::experiment::points::{PointFault, Points};
use crate::experiment::sensitivity::Study;
use crate::results::inputs::{End, OptionProfit};
use crate::scenario::written::Set;
use crate::statistics::{Estimate, Series};

/// Profit a month of each option, in file order.
pub struct Observed {
    options: Vec<(String, Series)>,
}

impl Observed {
    /// Simulates a point.
    ///
    /// # Errors
    /// See [`PointFault`].
    pub fn at(points: &Points<'_>, sets: &[Set]) -> Result<Observed, PointFault> {
        let outcomes = points.at(sets)?.into_iter();
        Ok(Observed::new(outcomes.filter_map(|(name, outcome)| Observed::profit_of(name, &outcome)).collect()))
    }

    /// Of profits that are known, in file order.
    pub fn new(options: Vec<(String, Series)>) -> Observed {
        Observed { options }
    }

    /// The profit of one option in each replication.
    pub fn profit_of(name: String, outcome: &Outcome) -> Option<(String, Series)> {
        let profits: Vec<f64> = outcome.headlines.iter().map(|headline| headline.month.profit).collect();
        Series::of_values(&profits).map(|series| (name, series))
    }

    /// The options with their profits.
    pub fn options(&self) -> &[(String, Series)] {
        &self.options
    }

    /// The profit of an option.
    pub fn profit(&self, option: &str) -> Option<&Series> {
        self.options.iter().find(|(name, _)| name == option).map(|(_, profit)| profit)
    }

    /// Profit of one option less that of another.
    pub fn lead(&self, of: &str, over: &str) -> Option<Series> {
        self.profit(of)?.less(self.profit(over)?)
    }

    /// Best less runner-up; of one option its profit.
    pub fn margin_or_profit(&self, study: &Study<'_>) -> Option<Series> {
        match study.runner_up {
            Some(runner_up) => self.lead(study.best, runner_up),
            None => self.profit(study.best).cloned(),
        }
    }

    /// The option with the largest mean; of equals `usual`, else the first.
    pub fn best<'o>(&'o self, usual: &'o str) -> &'o str {
        let mut best = usual;
        let mut most = self.profit(usual).map_or(f64::NEG_INFINITY, Series::centre);
        for (name, profit) in &self.options {
            if profit.centre() > most {
                (best, most) = (name, profit.centre());
            }
        }
        best
    }

    /// How many options have the largest mean, and which.
    pub fn winners(&self) -> (usize, impl Fn(&Series) -> bool) {
        let most = self.options.iter().map(|(_, profit)| profit.centre()).fold(f64::NEG_INFINITY, f64::max);
        let wins = move |profit: &Series| profit.centre() >= most;
        (self.options.iter().filter(|(_, profit)| wins(profit)).count(), wins)
    }

    /// The options with their intervals; changes against `base`, if that is another point.
    pub fn profits(&self, base: Option<&Observed>, confidence: f64) -> Vec<OptionProfit> {
        let change = |name: &str, profit: &Series| {
            let change = profit.less(base?.profit(name)?)?;
            Some(cents(&change, confidence))
        };
        let told = |(name, profit): &(String, Series)| OptionProfit {
            option: name.clone(),
            profit: cents(profit, confidence),
            change: change(name, profit),
        };
        self.options.iter().map(told).collect()
    }

    /// This point as an end of a range.
    pub fn end(&self, value: f64, base: &Observed, study: &Study<'_>) -> End {
        let confidence = study.points.settings.confidence;
        let margin = study.runner_up.and_then(|_| self.margin_or_profit(study));
        let change = margin.as_ref().and_then(|margin| margin.less(&base.margin_or_profit(study)?));
        End {
            value,
            best: self.best(study.best).to_owned(),
            margin: margin.map(|margin| cents(&margin, confidence)),
            margin_change: change.map(|change| cents(&change, confidence)),
            options: self.profits(Some(base), confidence),
        }
    }
}

/// Money with its interval.
pub fn cents(series: &Series, confidence: f64) -> Estimate {
    series.estimate(confidence, 1).in_cents()
}
