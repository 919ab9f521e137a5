//! What `staff` found: agents by group and interval, what they reach, shifts, people.
//!
//! Numbers of agents are heads on the roster; hours are of the calendar after the warm-up unless they say a week. All that is called reached was
//! simulated on callers whom the search never met.

use serde::{Deserialize, Serialize};

use super::LimitFigure;
use crate::statistics::Estimate;

/// How a figure of a window stands to what was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Its whole interval keeps the limit.
    Met,
    /// Its interval holds the limit: more replications would tell.
    #[default]
    TooNearToCall,
    /// Its whole interval breaks the limit.
    Missed,
    /// No number of agents that may be had keeps the limit.
    CannotBeMet,
}

impl Verdict {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::TooNearToCall => "too_near_to_call",
            Verdict::Missed => "missed",
            Verdict::CannotBeMet => "cannot_be_met",
        }
    }
}

/// The staffing of one option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Staffing {
    /// Which option.
    pub option: String,
    /// Replications of each step of the last search.
    pub replications: u64,
    /// Replications of the check, whose callers no search has met: more, where windows were not known within their tolerance.
    pub checked: u64,
    /// What is asked for: `each_window` (each type in each window that its target names), or what `decision.require` says over the
    /// whole calendar, types with one target together: `mean`, `intervals`.
    pub rule: String,
    /// How it stands to `decision.require`, where the scenario says it: the same judgement as in `compare`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Required>,
    /// Whether each date was staffed by itself; else all days of a weekday alike.
    pub by_date: bool,
    /// The groups that were staffed, in file order.
    pub groups: Vec<StaffedGroup>,
    /// Each limit of each type in each of its windows.
    pub windows: Vec<StaffedWindow>,
    /// Windows that no number of agents meets.
    pub unmeetable: Vec<Unmeetable>,
    /// What all that comes to under the truth, where a type's `forecast` says that it is wrong: all else here keeps to the forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under_truth: Option<UnderTruth>,
    /// The rosters as text that goes back into the scenario.
    pub roster: String,
    /// What an optimising solver left open, stretches that no shift covers, and the like.
    pub notes: Vec<String>,
}

/// What `decision.require` says of a staffing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Required {
    /// `mean`, `intervals` or `breach_below`.
    pub require: String,
    /// The share that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Whether agents were searched for by it; else each window was asked for by itself.
    pub searched: bool,
    /// Replications, those of the results beside.
    pub replications: u64,
    /// Whether it holds; none where that cannot be told.
    pub holds: Option<bool>,
    /// Each limit; their intervals hold together.
    pub limits: Vec<LimitFigure>,
}

/// What was found for a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StaffedGroup {
    /// Its name.
    pub name: String,
    /// Agent-hours by Erlang's formula.
    pub formula_hours: f64,
    /// Agent-hours that the target needs by simulation.
    pub needed_hours: f64,
    /// Agent-hours of the roster: of the shifts where there is a catalogue, breaks left out; else those needed.
    pub scheduled_hours: f64,
    /// Hours of the shifts with their breaks, where there is a catalogue; else those scheduled. What shrinkage takes is in none of them.
    pub paid_hours: f64,
    /// Agent-hours of the roster while the centre is closed, where a shift is longer than opening hours: paid, and in none of those
    /// scheduled.
    #[serde(default)]
    pub closed_hours: f64,
    /// By interval in which the centre is open.
    pub rows: Vec<StaffedRow>,
    /// The shifts, where there is a catalogue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<StaffedShift>,
    /// People to employ.
    pub people: People,
    /// What absence does, where the group's shrinkage says that any is to be expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absence: Option<UnderAbsence>,
}

/// What comes of a staffing where its callers do not keep to the forecast on which it was planned.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnderTruth {
    /// The groups, in file order.
    pub groups: Vec<GroupUnderTruth>,
    /// Each limit of each type in each of its windows, judged by the same targets, on as many replications as the check.
    pub windows: Vec<StaffedWindow>,
}

/// Service level of a group's types over the whole calendar.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupUnderTruth {
    /// The group's name.
    pub name: String,
    /// Callers come as they were forecast.
    pub on_forecast: Estimate,
    /// Callers come as `forecast` says that they do.
    pub in_truth: Estimate,
}

/// An interval of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StaffedRow {
    /// The weekday (`mon`), or the date.
    pub day: String,
    /// Local time at which it starts.
    pub start: String,
    /// Agents by Erlang's formula, the interval by itself.
    pub formula: u32,
    /// Agents that the target needs by simulation.
    pub needed: u32,
    /// Agents on the roster in the mean of the interval: the shifts' where there is a catalogue.
    pub scheduled: f64,
    /// Service level, each type by its own definition, of all types that the group answers.
    pub service_level: Estimate,
    /// The worst verdict of these types' windows that hold this interval; none where nobody called.
    pub verdict: Option<Verdict>,
    /// The figure of the window that suffers most when one agent fewer is on the roster in this interval; none with shifts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_fewer: Option<Estimate>,
    /// How that figure stands to what was asked: `missed` says that every agent is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_fewer_verdict: Option<Verdict>,
    /// Of which limit that figure is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_fewer_limit: Option<LimitName>,
}

/// Names a limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LimitName {
    /// The contact type, or all those that are judged together.
    pub contact: String,
    /// Which figure, as in [`StaffedWindow`].
    pub figure: String,
}

/// A limit of a contact type in one window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StaffedWindow {
    /// The contact type, or all those that are judged together.
    pub contact: String,
    /// Which figure: the target's definition of service level, `abandonment`, `asa`, `occupancy` or `intervals_on_target`.
    pub figure: String,
    /// `month`, `day` or `interval`; `calendar` where `decision.require` asks for all of it.
    pub over: String,
    /// The weekday, the date or the month; empty where the window is the whole calendar.
    pub day: String,
    /// Local time at which it starts; empty unless it is an interval.
    pub start: String,
    /// What is asked: at least that service level, at most that much of the others (seconds of `asa`).
    pub asked: f64,
    /// What is reached.
    pub reached: Estimate,
    /// How they stand to each other.
    pub verdict: Verdict,
    /// The check wants to know the figure this well to each side, or which side of `asked` it is on.
    pub tolerance: f64,
}

/// A window that cannot be met.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unmeetable {
    /// The contact type, or all those that are judged together.
    pub contact: String,
    /// Which figure.
    pub figure: String,
    /// The weekday, the date or the month; empty where the window is the whole calendar.
    pub day: String,
    /// Local time at which it starts; empty unless it is an interval.
    pub start: String,
    /// What is asked.
    pub asked: f64,
    /// The best that as many agents as may be had reach, with its interval.
    pub at_best: Estimate,
    /// Why.
    pub because: String,
}

/// So many people who work the same shift.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StaffedShift {
    /// The shift's name in the catalogue.
    pub name: String,
    /// The weekday, or the date.
    pub day: String,
    /// Local time at which it starts.
    pub start: String,
    /// Hours: those that pass where all of its days are alike, also on a night on which the clock changes; else by the clock.
    pub hours: f64,
    /// People.
    pub agents: u32,
    /// Local time at which it ends; `06:00 (+1)` on the day after.
    #[serde(default)]
    pub end: String,
    /// Local times at which each of their breaks begins.
    pub breaks: Vec<String>,
    /// Minutes that each of them lasts.
    #[serde(default)]
    pub break_minutes: Vec<f64>,
    /// The figure of the window that suffers most when one person fewer works this shift.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_fewer: Option<Estimate>,
    /// How that figure stands to what was asked: `missed` says that everybody is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_fewer_verdict: Option<Verdict>,
    /// Of which limit that figure is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_fewer_limit: Option<LimitName>,
}

/// People to employ for a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct People {
    /// Shifts a week; without a catalogue hours on duty a week / 8.
    pub shifts_a_week: f64,
    /// Shifts that a person works a week.
    pub each_works: f64,
    /// The share of people's time off the roster or off the phones that shifts do not already contain.
    pub shrinkage: f64,
    /// People on the payroll: shifts a week / shifts that a person works / (1 - shrinkage), rounded up, and enough for the busiest day.
    pub to_employ: u32,
}

/// What absence does to a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnderAbsence {
    /// The share of the roster that is absent in the mean.
    pub away: f64,
    /// Whether the roster counts people who are scheduled; else those on the phones.
    #[serde(default)]
    pub scheduled: bool,
    /// Agent-hours on the phones, while the centre is open as all of these.
    pub on_phones_hours: f64,
    /// Agent-hours to schedule for them: those / (1 - away), as if people could be divided.
    #[serde(default)]
    pub divided_hours: f64,
    /// The same in whole people at every time.
    pub to_schedule_hours: f64,
    /// Service level of the group's types over the whole calendar when everybody who is scheduled comes.
    pub service_level_without: Estimate,
    /// The same with absence drawn. Where the roster counts people on the phones: of a roster of phones / (1 - away).
    pub service_level_with: Estimate,
}
