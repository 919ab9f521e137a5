//! What the page shows of the calendar's intervals: agents by time of day, service by day, the nearest queues of Erlang.
//!
//! In: nothing; these are data. Out: a small part of `results.json`, of tables that are too long for it. Shares are 0 to 1.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Estimate, IntervalRow};

/// Intervals of the calendar, put together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ByTime {
    /// `required`, `scheduled` and `staffed_agents` of each group, mean over the days on which it works at that time.
    pub agents: BTreeMap<String, Vec<IntervalRow>>,
    /// Service of all inbound contacts by day and time of day.
    pub days: Days,
    /// `service_level` and `load` (erlangs) of queues of Erlang, each group a queue of its own in steady state in each interval; none
    /// where nobody was expected.
    pub erlang: Vec<IntervalRow>,
    /// What of the scenario such a queue does not know, by name: `several_groups`, `several_types`, `overflow`, `follow_ups`,
    /// `lines`, `menu`, `not_exponential`, `parallel`, `interrupts`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erlang_leaves_out: Vec<String>,
}

/// Service by day and time of day: answered in time of offered, each contact type by its own target.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Days {
    /// Whether rows are weekdays, all dates of one together; else dates. Of weekdays the intervals are those of days that have the same
    /// luck, which are never too narrow.
    pub by_weekday: bool,
    /// Times of day at which intervals start: `08:00`.
    pub times: Vec<String>,
    /// A row for each day: `2026-11-02`, or `0` (Monday) to `6`, a holiday under the weekday whose hours it has.
    pub rows: Vec<DayRow>,
}

/// One day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DayRow {
    /// The date, or the weekday.
    pub day: String,
    /// One for each time of day; empty where nobody called.
    pub service_level: Vec<Estimate>,
}
