//! Risk of each option: how bills and service are spread, how often a target is missed by window, what choosing it may cost.
//!
//! In: nothing; these are data. Shares are 0 to 1, money is in the scenario's currency.

use serde::{Deserialize, Serialize};

use super::Estimate;

/// Risk of all options of a `compare`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Risk {
    /// Contact types whose truth was drawn around a forecast, in file order. Empty: all spread is the luck of single calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forecast_errors: Vec<ForecastError>,
    /// By option, in file order.
    pub options: Vec<OptionRisk>,
    /// By option, in file order: what it earned less than the best of each replication. Empty where nobody is paid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regret: Vec<Regret>,
}

/// A forecast that callers do not keep to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ForecastError {
    /// The contact type.
    pub contact: String,
    /// By which share the forecast is above what is to be expected; negative where it is below.
    pub bias: f64,
    /// Coefficient of variation of the truth around what is to be expected.
    pub error_cv: f64,
}

/// Risk of one option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionRisk {
    /// The option.
    pub option: String,
    /// What `bill` is of: `month` (whole calendar months), or `calendar` where there are none.
    pub bill_of: String,
    /// What all providers are paid, as it is billed: with all that is paid once in the month in which it is; none where nobody is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill: Option<Spread>,
    /// The same months as cost a month has them: what is paid once spread over the horizon, discounts and rises of all its months in it; where
    /// there is no whole month, the calendar taken for one. Its mean is the cost a month where whole months are all of the calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<Spread>,
    /// So many replications surely tell the 5th and the 95th percentile of the bill with an interval, perhaps fewer do; none where they are told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill_needs: Option<u64>,
    /// Service and breaches by window, from the shortest to the longest: `interval`, `hour`, `day`, `week`, `month` (`calendar`
    /// where it covers several days but no whole month).
    pub windows: Vec<WindowRisk>,
}

/// Service in windows of one length, all inbound contacts of ours together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WindowRisk {
    /// `interval`, `hour`, `day`, `week`, `month` or `calendar`.
    pub window: String,
    /// Windows of all replications in which there was something to judge.
    pub windows: u64,
    /// Those in which a target was missed.
    pub breached: u64,
    /// The chance that a window misses a target; windows of a replication are not taken for independent.
    pub breach: Estimate,
    /// Fewer than 30 windows were breached, or fewer than 30 were not: the interval is what little is known.
    pub few_events: bool,
    /// Share of contacts served in time, each type by its own definition; its `worst` is the lowest.
    pub service: Spread,
}

/// How a figure is spread over months, days or other windows of all replications.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// How many values.
    pub values: u64,
    /// Their mean.
    pub mean: Estimate,
    /// The value below which 5 of 100 lie, with the interval of Woodruff (1952): replications are independent, what is within
    /// one is not.
    pub p5: Estimate,
    /// The median.
    pub p50: Estimate,
    /// The value below which 95 of 100 lie.
    pub p95: Estimate,
    /// The worst of a calendar, on average: its dearest month, its day or interval of the lowest service.
    pub worst_of_calendar: Estimate,
    /// The worst of all that were simulated; the more are simulated, the worse.
    pub worst: Option<f64>,
}

/// What an option earned less than the best of the same replication.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Regret {
    /// The option.
    pub option: String,
    /// Money a month over the horizon, 0 or more; exactly 0 of the only option.
    pub mean: Estimate,
    /// In 95 of 100 replications it is at most this.
    pub p95: Estimate,
    /// Share of replications in which it was the best; options that are level share it.
    pub best: Estimate,
}
