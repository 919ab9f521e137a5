//! What inputs do to the answer: tornado, Sobol' indices, input error. Part of `results.json`.
//!
//! In: names, numbers, estimates. Money is profit of a month over the horizon, in [`crate::results::Results::currency`]; the margin is
//! that of the best option less that of the runner-up. Values of inputs are seconds where `unit` is `s`, else as the file has them.
//! Knows neither scenario nor simulation.

use serde::{Deserialize, Serialize};

use crate::said::Said;
use crate::statistics::Estimate;

/// The unit of values that are factors of what each option has: an input that options set by themselves.
pub const OF_OWN: &str = "of_own";

/// How an input is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Somebody counted or measured it.
    Measured,
    /// A vendor or a publication says so.
    Quoted,
    /// Nobody knows: what is not marked is assumed.
    #[default]
    Assumed,
}

/// An input of the file as it is written, and how it is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Its path: `contacts.sales.talk_time.mean`.
    pub path: String,
    /// `volume`, `handle_time`, `patience`, `worth`, `price`, `other`.
    pub about: String,
    /// As written; seconds of durations.
    pub value: f64,
    /// `s` of durations, else empty.
    pub unit: String,
    /// How it is known.
    pub evidence: Evidence,
}

/// An input of the file and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// Its path: `contacts.sales.talk_time.mean`.
    pub path: String,
    /// `s` of durations, `of_own` of factors of what each option has ([`OF_OWN`]), else empty.
    pub unit: String,
    /// How it is known.
    pub evidence: Evidence,
    /// As written.
    pub base: f64,
    /// Lower end of its range; at most `high`.
    pub low: f64,
    /// Upper end of its range.
    pub high: f64,
    /// Where the range comes from: `command_line`, `evidence` or `ten_per_cent`.
    pub range: String,
    /// The range that was meant, where the file does not take all of it and it was cut: a share above 1, a part of an agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncut: Option<[f64; 2]>,
}

/// A profit of one option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionProfit {
    /// The option.
    pub option: String,
    /// Its profit a month.
    pub profit: Estimate,
    /// That less the same at the base, paired on the same callers; none at the base itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Estimate>,
}

/// What comes of one value of an input, all others as written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct End {
    /// The value.
    pub value: f64,
    /// The option with the largest mean profit there.
    pub best: String,
    /// Best less runner-up (both those of the base); none where there is one option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<Estimate>,
    /// That less the margin at the base, paired on the same callers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin_change: Option<Estimate>,
    /// Each option, in file order.
    pub options: Vec<OptionProfit>,
}

/// Where another option takes the lead, on a straight line between the values that were simulated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Flip {
    /// Who takes the lead.
    pub to: String,
    /// `above` or `below` the value.
    pub side: String,
    /// The value of the input.
    pub at: f64,
    /// Lower end of its interval; none where it reaches beyond the range.
    pub low: Option<f64>,
    /// Upper end of its interval; none where it reaches beyond the range.
    pub high: Option<f64>,
    /// Options that earn the same as it, in every replication, at every value beyond.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equal: Vec<String>,
    /// At the end of that side it does not lead any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub returns: bool,
}

/// One input of the tornado.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// The input and its range.
    #[serde(flatten)]
    pub input: Input,
    /// Largest less smallest mean margin over both ends and the base (of one option: of its profit).
    pub swing: f64,
    /// At the lower end of the range.
    pub at_low: End,
    /// At its upper end.
    pub at_high: End,
    /// Where the best option changes: below the base the nearest first, then above it; each other option once on a side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flips: Vec<Flip>,
}

/// An input that was not moved, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its path.
    pub path: String,
    /// Why.
    pub why: String,
    /// The same as a phrase; none in results of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

impl LeftOut {
    /// An input that was not moved, and why.
    pub fn new(path: String, said: Said) -> LeftOut {
        LeftOut { path, why: said.english(), said: Some(said) }
    }
}

/// How much of the answer rests on inputs that nobody measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unmeasured {
    /// Share of the squared swings that comes from measured inputs.
    pub measured: f64,
    /// From quoted ones.
    pub quoted: f64,
    /// From assumed ones: nobody measured them.
    pub assumed: f64,
    /// The assumed inputs whose swing is not zero, largest first.
    pub paths: Vec<String>,
    /// All of them at once at the end that is worse for the margin; none where no assumed input moves it, or where the file refuses
    /// these values together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst: Option<Worst>,
}

/// All assumed inputs at their unfavourable ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Worst {
    /// The option with the largest mean profit there.
    pub best: String,
    /// Best less runner-up (both those of the base); none where there is one option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<Estimate>,
    /// Whether the best option is still the best.
    pub stays: bool,
}

/// Inputs one at a time at the ends of their ranges, all options on the same callers. Largest swing first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tornado {
    /// The option with the largest profit.
    pub best: String,
    /// The next one; none where there is one option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<String>,
    /// Replications at each point.
    pub replications: u64,
    /// Best less runner-up as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<Estimate>,
    /// Each option as written, in file order.
    pub options: Vec<OptionProfit>,
    /// Inputs, largest swing first.
    pub bars: Vec<Bar>,
    /// Inputs that were not moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// What nobody measured; none where no input moves the margin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmeasured: Option<Unmeasured>,
}

/// Sobol' indices of one input: shares of the variance of an output, with percentile intervals. Noise may carry them out of 0 to 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Index {
    /// Path of the input.
    pub path: String,
    /// By itself (first order).
    pub first: Estimate,
    /// With all its interplay (total).
    pub total: Estimate,
}

/// Sobol' indices of one output.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Indices {
    /// The option; of the margin the best one, less the runner-up.
    pub output: String,
    /// Whether it is the margin rather than an option's profit.
    pub is_margin: bool,
    /// Standard deviation of the output over the ranges, money a month.
    pub sd: f64,
    /// Of the variance between points, the share that luck makes: what replications at each point left over. Indices this small say
    /// nothing. None after one replication, and where nothing varies.
    pub noise: Option<f64>,
    /// In the order of [`Sobol::inputs`]; empty where the output never varies.
    pub inputs: Vec<Index>,
}

/// First-order and total Sobol' indices over the ranges of inputs, each uniform and independent of the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sobol {
    /// Base rows of the plan.
    pub rows: u64,
    /// Points simulated: rows × (inputs + 2).
    pub points: u64,
    /// Replications at each point, all on the same callers.
    pub replications: u64,
    /// The inputs and their ranges.
    pub inputs: Vec<Input>,
    /// Each option's profit in file order, then the margin.
    pub outputs: Vec<Indices>,
    /// Inputs that were not moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

/// How an option fares when inputs are drawn.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// The option.
    pub option: String,
    /// Share of the draws in which it has the largest mean profit; options that are level share a draw. With its interval.
    pub wins: Estimate,
    /// Draws in which it has the largest together with another.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub level: u64,
    /// Its profit.
    pub profit: TwoLevel,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// A figure over draws of inputs (outer level) and replications (inner level).
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TwoLevel {
    /// Mean over draws; `low` and `high` are the percentiles of the draws that leave out (1 − confidence)/2 on either side: 2.5 and
    /// 97.5 at 95 %.
    pub over_draws: Estimate,
    /// Standard deviation that inputs make.
    pub sd_input: f64,
    /// Standard deviation that luck makes, from one replication to the next at the same inputs.
    pub sd_luck: f64,
    /// Share of the variance of one replication at unknown inputs that inputs make; none where nothing varies.
    pub input_share: Option<f64>,
}

/// All inputs with ranges drawn at once, each draw with luck of its own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct InputError {
    /// Draws of the inputs.
    pub draws: u64,
    /// Draws that the file did not take, such as shares that together are above 1, and that were made again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub refused: u64,
    /// Replications of each draw.
    pub replications: u64,
    /// The inputs and their ranges.
    pub inputs: Vec<Input>,
    /// The option that is best as written.
    pub best: String,
    /// The runner-up as written; none where there is one option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<String>,
    /// Best less runner-up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<TwoLevel>,
    /// Each option, in file order.
    pub options: Vec<Drawn>,
    /// Inputs with ranges that were not drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}
