//! Each replication of an option by itself, for `replications.csv`; too long for `results.json`.
//!
//! What is here for each replication is what estimates of options and their differences rest on, so that others can pair, plot and
//! test it by their own means: replications of the same number are the same callers in all options.

use serde::Serialize;

use super::IntervalTables;

/// The tables of one option that are written as files and not kept in `results.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OptionTables {
    /// Measures by interval of the calendar.
    pub by_interval: IntervalTables,
    /// One row for each replication, in order.
    pub by_replication: Vec<Replication>,
}

/// One replication of one option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Replication {
    /// Money; none where the scenario knows none.
    pub money: Option<ReplicationMoney>,
    /// Whether every target was met over all of it; none where nothing was offered or there is no target.
    pub target_met: Option<bool>,
    /// Contacts that count as served in time, by the definition of the target.
    pub in_time: f64,
    /// Contacts of which those are a part.
    pub counted: f64,
    /// The lowest service level of a day, 0 to 1; none where nothing was offered.
    pub worst_day: Option<f64>,
    /// The lowest service level of an interval with enough offered to judge, 0 to 1; none without one.
    pub worst_interval: Option<f64>,
    /// Share of days on which every target was met, 0 to 1; none without a day to judge.
    pub days_on_target: Option<f64>,
    /// Share of intervals in which every target was met, 0 to 1; none without an interval to judge.
    pub intervals_on_target: Option<f64>,
}

/// Money of one replication, in the scenario's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ReplicationMoney {
    /// Profit over the calendar.
    pub profit: f64,
    /// Cost over the calendar.
    pub cost: f64,
    /// Profit of a month over the horizon, one-off costs spread: by this options are compared.
    pub profit_a_month: f64,
    /// Cost of a month over the horizon.
    pub cost_a_month: f64,
}
