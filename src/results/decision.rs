//! What a decision starts from and binds to: today's option, taxes, people to employ, terms of leaving. Part of `results.json`.
//!
//! In: nothing; `experiment` fills these from options whose rosters are known. All of it follows from the scenario alone: no luck
//! changes it, so that none of it has an interval. Knows no simulation.

use serde::{Deserialize, Serialize};

/// What all options start from, and what each binds to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// `decision.today`: the option that is in place; none where the file does not say it, or it was not simulated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<String>,
    /// `decision.require` where the file says it: `mean`, `intervals`, `breach_below`. The cheapest option that holds the target is
    /// then recommended; else the one with the largest profit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require: Option<String>,
    /// The first simulated day: `2026-11-01`. By then people are needed.
    pub first_day: String,
    /// Whether VAT is a `cost` or `recoverable`; none where no contract charges any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<String>,
    /// Own people by option and provider, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<OwnPeople>,
    /// What leaving comes to, by option and contract, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exits: Vec<Exit>,
    /// Who is paid and settles in while the calendar runs, by option and provider, in file order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settling: Vec<SettlingIn>,
}

/// People of a provider who settle in during the days simulated, which stand for all months of the horizon.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SettlingIn {
    /// The option.
    pub option: String,
    /// The provider.
    pub provider: String,
    /// How much longer handle times are than in the end over the days simulated, as a share, where that differs most of its groups.
    pub now: f64,
    /// The same over the horizon.
    pub later: f64,
    /// The date `since` with which they are simulated settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
}

/// Own people that an option employs with one provider of its kind (in-house, home-based, cloud).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OwnPeople {
    /// The option.
    pub option: String,
    /// The provider.
    pub provider: String,
    /// Full-time people that the roster takes in the month that takes most: its hours, shrinkage added, by the hours of a head.
    /// Overtime and whom luck keeps longer are not in it.
    pub heads: f64,
    /// People who can work what `staff` found, with whole full-time ones for rosters that it left alone; none of other commands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_employ: Option<f64>,
    /// Most agents on the roster at once.
    pub at_once: f64,
    /// People employed already, `costs.hiring.heads_today`; none where it is not said. Of `staff` then those by the rosters of the
    /// option that is in place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heads_today: Option<f64>,
    /// Days between hiring and the first day of work, `costs.hiring.lead_time`; none where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_days: Option<f64>,
    /// The last day to hire for work on the first simulated day; none without a lead time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hire_by: Option<String>,
    /// Paid hours of training of each new one; 0 where none are said.
    #[serde(default)]
    pub training_hours: f64,
    /// Days after which 95 % of what is to be learnt is learnt, the longest of all groups; none where nobody learns by age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_after_days: Option<f64>,
}

/// What leaving a contract comes to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Exit {
    /// The option.
    pub option: String,
    /// Whose contract.
    pub provider: String,
    /// Months that it binds; 0 where it says no term.
    pub months: u32,
    /// Months of notice.
    pub notice: u32,
    /// The day on which its first month begins.
    pub starts: String,
    /// Whole months of it that are over on the first simulated day.
    pub months_before: u32,
    /// The fee of leaving before the term, as it is paid: exchanged, with VAT where that is a cost. Money.
    pub fee: f64,
    /// What leaving at the end of the horizon costs: the fee, or 0 where the term is over by then. It is in the money of a month over
    /// the horizon.
    pub at_horizon: f64,
    /// The first day on which it can be left without a fee, its notice given on the first simulated day or later; none where it says no
    /// term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_from: Option<String>,
    /// The last day of notice for leaving on that day; none where it says no term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_by: Option<String>,
}
