//! Years: what each option costs and earns month by month over a plan, and when to switch from one to another.
//!
//! In: nothing; these are data. Money is in the scenario's currency; present values are those of the plan's start.

use serde::{Deserialize, Serialize};

use super::Estimate;

/// A plan over several years.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Years {
    /// Its first month: `2026-11`.
    pub starts: String,
    /// Months.
    pub months: u32,
    /// Discount rate a year, a share.
    pub discount_per_year: f64,
    /// Volumes at which every option was simulated, as multiples of the scenario's; between them money is interpolated.
    pub levels: Vec<f64>,
    /// What each month is.
    pub calendar: Vec<PlanMonth>,
    /// By option, in file order.
    pub options: Vec<OptionYears>,
    /// The best month to go from one option to another, if the plan names two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub switch: Option<Switch>,
}

/// A month of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanMonth {
    /// Its name: `2027-03`.
    pub month: String,
    /// Volume, as a multiple of the scenario's.
    pub volume: f64,
    /// What wages are multiplied with.
    pub wages: f64,
    /// What prices are multiplied with, of contracts that have no index of their own.
    pub prices: f64,
    /// What money is multiplied with to be that of the plan's start.
    pub discount: f64,
}

/// An option over the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionYears {
    /// The option.
    pub option: String,
    /// Present value of profits; where nothing is earned, of costs with the sign changed.
    pub net_present_value: Estimate,
    /// Present value of costs.
    pub cost_present_value: Estimate,
    /// Present value less the best option's, paired on the same callers; exactly 0 of the best.
    pub against_best: Estimate,
    /// How far a month's cost at a volume lies from the straight line between its neighbours, as a share of it, at most: what taking
    /// money as straight between volumes may do to a month. None of fewer than three volumes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between_levels: Option<f64>,
    /// By year of the plan.
    pub years: Vec<YearTotal>,
    /// By month of the plan.
    pub months: Vec<MonthTotal>,
}

/// A year of the plan, not discounted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct YearTotal {
    /// From 1.
    pub year: u32,
    /// What is paid.
    pub cost: Estimate,
    /// What is earned less that.
    pub profit: Estimate,
}

/// A month of an option, not discounted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MonthTotal {
    /// What is paid.
    pub cost: Estimate,
    /// What is earned less that.
    pub profit: Estimate,
    /// Own people that the volume asks for; none where the option has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heads_needed: Option<f64>,
    /// Own people that there are, hiring limited; none where the option has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heads: Option<f64>,
}

/// One switch from an option to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Switch {
    /// The option that is left.
    pub from: String,
    /// The option that is gone to.
    pub to: String,
    /// The first month in which it is possible: notice, and people to be hired; none where it is not within the plan.
    pub earliest: Option<String>,
    /// Months that notice asks for.
    pub notice_months: u32,
    /// Months that hiring asks for.
    pub hiring_months: u32,
    /// The best month to switch; none if it is best never to.
    pub best: Option<String>,
    /// The ends of the interval of the best month: none is never.
    pub low: Option<String>,
    /// See [`Switch::low`].
    pub high: Option<String>,
    /// The chance that it is best never to switch, by the bootstrap over replications.
    pub never: f64,
    /// The chance that each month is the best, those that have any; in their order.
    pub chances: Vec<MonthChance>,
    /// Present value with the best month to switch.
    pub net_present_value: Estimate,
    /// What switching then is worth against staying; paired on the same callers.
    pub against_staying: Estimate,
    /// Paid once on going: set-up, of people and of the other contract, prices of that month.
    pub set_up: Estimate,
    /// Paid once on leaving: what the contract and the plan ask for.
    pub exit: f64,
    /// Paid for people hired before that month.
    pub build_up: Estimate,
}

/// The chance of a month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MonthChance {
    /// The month.
    pub month: String,
    /// The chance that it is the best to switch in.
    pub best: f64,
    /// Mean present value of switching in it.
    pub net_present_value: f64,
}
