//! Options along an axis, over a map of two, and where they break even.
//!
//! In: nothing; `experiment` fills these. Out: data that the note, the terminal, tables and figures draw. Money is that of a
//! month over the horizon, one-off costs spread. A place on an axis has a number as the scenario takes it (`value`) and one as
//! a planner says it (`shown`, in the axis' [`Unit`]); both ascend together.

use serde::{Deserialize, Serialize};

use crate::said::Said;
use crate::statistics::Estimate;

/// What the numbers of an axis are, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A plain number: whatever the path is.
    #[default]
    Number,
    /// First attempts in a day.
    CallsADay,
    /// First attempts in an hour.
    CallsAnHour,
    /// A time in seconds.
    Seconds,
    /// Mean handle time of an inbound contact (talk, hold and wrap-up), in seconds.
    HandleTime,
    /// Names, told as they are; their numbers are 0, 1, 2: nothing lies between, nothing crosses.
    Names,
}

/// A path and its points.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// The path in the scenario: `demand.scale`, `contacts.sales.arrivals.profile.per_day`, `knobs.visibility`.
    pub path: String,
    /// What `shown` is.
    pub unit: Unit,
    /// The points as the scenario takes them, ascending; durations in seconds.
    pub values: Vec<f64>,
    /// The same in `unit`: the calls a day that a `demand.scale` means; equal to `values` for most paths.
    pub shown: Vec<f64>,
    /// The text set at each point; only of [`Unit::Names`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Where the file as written stands, in `unit`; none where that is no number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<f64>,
    /// Whether steps are alike as ratios, not as differences.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub log: bool,
}

/// One option along an axis: an estimate at each point.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionAlong {
    /// The option.
    pub option: String,
    /// Cost a month.
    pub cost: Vec<Estimate>,
    /// Profit a month.
    pub profit: Vec<Estimate>,
    /// Service level of all inbound contacts, each against its own target.
    pub service_level: Vec<Estimate>,
    /// Agents staffed in all groups that are ours or serve us, on average over open time.
    pub agents: Vec<Estimate>,
}

/// A stretch of the axis on which one option earns most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Stretch {
    /// The option with the highest mean profit.
    pub option: String,
    /// Where it begins, as the scenario takes it: the first point of the axis, or the break-even with the stretch before.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The beginning with its interval, in the axis' unit; none of the first stretch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Estimate>,
    /// At every point of it the lead over each other option, those of `equal` apart, is sure at the confidence, all points and options
    /// together.
    pub sure: bool,
    /// Options that earn the same as this one in every replication at every point of it: none of them leads the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equal: Vec<String>,
}

/// Options along one axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Along {
    /// The axis.
    pub axis: Axis,
    /// Each option. Intervals of one option hold together along the axis (Bonferroni).
    pub options: Vec<OptionAlong>,
    /// Who earns most, from the first point to the last.
    pub winners: Vec<Stretch>,
    /// Stretches on which two options take turns at the lead, for costs go in steps: one agent more, one shift more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mixed: Vec<Mixed>,
    /// Where two options cost the same: `below` and `above` are the cheaper of both, and `changes_winner` is of profit, so never set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cost_break_even: Vec<BreakEven>,
    /// Options that were left out, with the reason: staff that is fixed while calls vary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// Options that took part with staff that stays as it stands in the file, with the reason: `--keep-roster`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<LeftOut>,
}

/// A stretch of the axis on which sometimes one option earns most, sometimes another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mixed {
    /// One option; of two in file order the first.
    pub a: String,
    /// The other.
    pub b: String,
    /// Where it begins, in the axis' unit: the last point below at which only one of both leads, or the first of the axis.
    pub from: f64,
    /// Where it ends, in the axis' unit.
    pub to: f64,
    /// How often the lead changes from point to point; between the points it may do so more often.
    pub changes: u64,
}

/// An option that took no part.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The option.
    pub option: String,
    /// Why, as the end of a sentence: `the roster of "own" is fixed`.
    pub why: String,
    /// The same as a phrase; none in results of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

impl LeftOut {
    /// An option that took no part, and why.
    pub fn new(option: &str, said: Said) -> LeftOut {
        LeftOut { option: option.to_owned(), why: said.english(), said: Some(said) }
    }
}

/// Where two options earn the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BreakEven {
    /// The axis: `demand.scale`.
    pub path: String,
    /// One option; of two in file order the first.
    pub a: String,
    /// The other.
    pub b: String,
    /// The place as the scenario takes it. No `mean` where their profits come so near that they may cross, and do not; no `low`
    /// or `high` where the interval leaves the axis at that end.
    pub at: Estimate,
    /// The same in `unit`.
    pub shown: Estimate,
    /// What `shown` is.
    pub unit: Unit,
    /// Which of both earns more below the interval; none where it has no lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<String>,
    /// Which of both earns more above the interval; none where it has no upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<String>,
    /// How often the sign of the difference changes from point to point within the interval, where that is more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<u64>,
    /// The staff of one of both changes there in whole agents: the interval goes from point to point of the axis, no finer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub steps: bool,
    /// Whether it is between stretches of the axis: one of both is the best of all just below, the other just above.
    pub changes_winner: bool,
}

/// Who wins where, over two axes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// The first axis, to the right.
    pub across: Axis,
    /// The second axis, upwards.
    pub up: Axis,
    /// The options that took part, in file order.
    pub options: Vec<String>,
    /// Cells, row by row from the lowest, each row from the left.
    pub cells: Vec<Cell>,
    /// Options that were left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// Options that took part with staff that stays as it stands in the file, with the reason: `--keep-roster`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<LeftOut>,
}

/// One point of a map.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Position on the first axis.
    pub across: usize,
    /// Position on the second axis.
    pub up: usize,
    /// The option with the highest mean profit.
    pub winner: String,
    /// The second; none of a single option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<String>,
    /// Profit a month of the winner less that of the second, paired; holds together over all cells and options (Bonferroni).
    pub lead: Estimate,
    /// Whether the lead over every other option leaves out zero.
    pub sure: bool,
    /// Cost a month of each option, in the order of the map's.
    pub cost: Vec<Estimate>,
    /// Profit a month of each option.
    pub profit: Vec<Estimate>,
    /// Service level of each option.
    pub service_level: Vec<Estimate>,
}
