//! Risk of an option: how its bill and its service are spread, how often targets are missed, what choosing it may cost.
//!
//! In: each replication's account and windows, in order; afterwards the headlines of all options. Out: the part of the results
//! that is about risk. Replications are taken for independent, months and days within one are not. Knows no report.

mod regret;

use crate::demand::Arrivals;
use crate::economics::Account;
use crate::economics::money::number;
use crate::economics::months::billing_months;
use crate::experiment::option::Outcome;
use crate::measures::{InWindows, Risks, SHARES, Windows};
use crate::results::risk::{ForecastError, OptionRisk, Risk, Spread};
use crate::scenario::Scenario;
use crate::statistics::{Pooled, Sample, order_interval};

/// Risk of one option, over replications.
pub struct Kept {
    risks: Risks,
    /// By month of the calendar, whether a bill for it is that of a whole month; empty where none is whole.
    whole: Vec<bool>,
    bills: Bills,
    /// The same months over the horizon, with what is paid once spread.
    months: Bills,
}

/// Bills of months, replication by replication.
#[derive(Clone, Debug, Default)]
struct Bills {
    values: Pooled,
    dearest: Sample,
}

impl Bills {
    /// Those of one replication.
    fn push(&mut self, bills: Vec<f64>) {
        if let Some(dearest) = bills.iter().copied().reduce(f64::max) {
            self.dearest.push(dearest);
        }
        self.values.push(bills);
    }

    fn spread(&self, confidence: f64) -> Spread {
        let quantiles = self.values.quantiles(&SHARES, confidence);
        let of = |place: usize| quantiles.get(place).copied().unwrap_or_default().in_cents();
        Spread {
            values: self.values.values().len() as u64,
            mean: self.values.mean(confidence).in_cents(),
            p5: of(0),
            p50: of(1),
            p95: of(2),
            worst_of_calendar: self.dearest.estimate(confidence).in_cents(),
            worst: self.values.values().iter().copied().reduce(f64::max),
        }
    }
}

impl Kept {
    /// No replication yet.
    pub fn new(scenario: &Scenario, windows: &Windows) -> Kept {
        let months = billing_months(&scenario.model.centre.calendar, scenario.run.warm_up);
        let whole: Vec<bool> =
            months.iter().map(|month| month.as_ref().is_some_and(|month| month.part.is_whole())).collect();
        let whole = if whole.contains(&true) { whole } else { Vec::new() };
        Kept { risks: Risks::new(windows), whole, bills: Bills::default(), months: Bills::default() }
    }

    /// One replication.
    pub fn add(&mut self, served: &[InWindows], account: &Account) {
        self.risks.add(served);
        let whole_of = |months: &[_]| -> Vec<f64> {
            months.iter().zip(&self.whole).filter(|(_, whole)| **whole).map(|(cost, _)| number(*cost)).collect()
        };
        let (bills, months) = if self.whole.is_empty() {
            let mean = account.horizon_by_provider.iter().map(|horizon| number(horizon.mean)).sum();
            (vec![number(account.cost)], vec![mean])
        } else {
            (whole_of(&account.cost_by_month), whole_of(&account.horizon_by_month))
        };
        self.bills.push(bills);
        self.months.push(months);
    }

    /// What came of all; the option's name is not known here.
    pub fn finish(&self, confidence: f64, paid: bool) -> OptionRisk {
        let bill = paid.then(|| self.bills.spread(confidence));
        OptionRisk {
            bill_needs: bill.as_ref().and_then(|bill| self.needed(bill, confidence)),
            option: String::new(),
            bill_of: if self.whole.is_empty() { "calendar" } else { "month" }.to_owned(),
            bill,
            month: paid.then(|| self.months.spread(confidence)),
            windows: self.risks.finish(confidence),
        }
    }

    /// How many replications surely tell the outer percentiles with an interval: as many as there must be independent values, since the
    /// months of one replication may be of one luck (a forecast that is wrong is so in all of them). Fewer may do.
    fn needed(&self, bill: &Spread, confidence: f64) -> Option<u64> {
        if bill.p5.low.is_some() && bill.p95.high.is_some() || bill.values == 0 {
            return None;
        }
        let values = (1..).find(|n| order_interval(*n, SHARES[0], confidence).is_some())?;
        Some(values.max(self.bills.values.replications().count() as u64 + 1))
    }
}

/// Risk of all options; none where it was not kept.
pub fn of(scenario: &Scenario, options: &[(String, Outcome)], confidence: f64) -> Option<Risk> {
    let named =
        |(name, outcome): &(String, Outcome)| Some(OptionRisk { option: name.clone(), ..outcome.risk.clone()? });
    let found: Vec<OptionRisk> = options.iter().map(named).collect::<Option<_>>()?;
    let paid = found.iter().any(|option| option.bill.is_some());
    Some(Risk {
        forecast_errors: forecast_errors(scenario),
        options: found,
        regret: if paid { regret::of(options, confidence) } else { Vec::new() },
    })
}

/// Contact types whose truth is drawn around a forecast.
fn forecast_errors(scenario: &Scenario) -> Vec<ForecastError> {
    let model = &scenario.model;
    let error = |(contact, arrivals): (&crate::centre::ContactType, &Option<Arrivals>)| {
        let truth = arrivals.as_ref()?.truth()?;
        Some(ForecastError { contact: contact.name.clone(), bias: truth.bias(), error_cv: truth.error_cv() })
    };
    model.centre.contacts.iter().zip(&model.arrivals).filter_map(error).collect()
}

#[cfg(test)]
mod tests;
