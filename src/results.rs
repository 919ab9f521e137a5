//! What is kept of an experiment: the only stable format that the program writes and reads back.
//!
//! In: estimates. Out: `results.json`. Reports, figures and tables are drawn from this and from nothing else, so
//! that `busyhour report` can draw them again. Counts are per replication (the calendar after warm-up), times are
//! seconds, shares 0 to 1, money a number with two decimals in [`Results::currency`].

use std::collections::BTreeMap;

use crate::said::Said;
use serde::{Deserialize, Serialize};

pub use crate::statistics::Estimate;
pub use along::{Along, Axis, BreakEven, Cell, LeftOut, Map, Mixed, OptionAlong, Stretch, Unit};
pub use by_time::{ByTime, DayRow, Days};
pub use comparison::{
    Comparison, Constraint, Difference, LimitFigure, OptionConstraint, OptionStanding, PairDifferences, Raced,
    Selected, Tolerance,
};
pub use contracts::{Alternative, ClauseTerms, ContractTerms, MinutesOrHours};
pub use decision::{Decision, Exit, OwnPeople, SettlingIn};
pub use replications::{OptionTables, Replication, ReplicationMoney};
pub use risk::Risk;
pub use years::Years;

pub mod along;
pub mod by_time;
pub mod comparison;
pub mod contracts;
pub mod decision;
pub mod fitted;
pub mod indexed;
pub mod inputs;
pub mod legs;
pub mod priced;
pub mod replications;
pub mod risk;
pub mod scorecard;
pub mod staffing;
pub mod sweep;
pub mod years;

/// Version of the format.
pub const SCHEMA: u32 = 1;

/// Why results are a part of what was asked for ([`Results::stopped`]): somebody asked to stop.
pub const INTERRUPTED: &str = "interrupted";

/// One point of a service-level curve SL(t).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurvePoint {
    /// Seconds.
    pub t: f64,
    /// Share of offered answered within t.
    pub mean: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// Measures by name, and the service-level curve where people wait.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// Each measure under its name.
    #[serde(flatten)]
    pub by_name: BTreeMap<String, Estimate>,
    /// SL(t); empty where nobody waits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub curve: Vec<CurvePoint>,
}

impl Measures {
    /// A measure; an empty estimate where it does not exist.
    pub fn get(&self, name: &str) -> Estimate {
        self.by_name.get(name).copied().unwrap_or_default()
    }
}

/// One line of an invoice, over replications.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// The provider that is paid.
    pub provider: String,
    /// The month, `2026-11`; `all` for the sum over the calendar.
    pub month: String,
    /// The kind of the clause, or the cost line; `net`, `exchange`, `vat` and `total` for what an invoice itself has.
    #[serde(default)]
    pub clause: String,
    /// Name of the clause or cost line.
    pub line: String,
    /// Mean quantity.
    pub quantity: f64,
    /// Unit of the quantity: `min`, `h`, `contact`, `month`.
    pub unit: String,
    /// Currency of the amounts: the contract's, of `exchange` and what follows it the scenario's.
    #[serde(default)]
    pub currency: String,
    /// Amount in that currency.
    pub amount: Estimate,
    /// 5th percentile of the amount over replications; none, as the others, of so few that its interval has no end.
    #[serde(default)]
    pub p5: Option<f64>,
    /// Median.
    #[serde(default)]
    pub p50: Option<f64>,
    /// 95th percentile.
    #[serde(default)]
    pub p95: Option<f64>,
    /// The worst replication.
    pub worst: f64,
    /// Share of replications in which the amount is not nothing: the chance that a minimum, a band or a credit bites.
    #[serde(default)]
    pub bites: f64,
    /// Of the sum over the calendar, the dearest single month of all replications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worst_month: Option<f64>,
}

/// Measures of one contact type, of all types, or of a group, at one time of day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntervalRow {
    /// Time of day at which it starts, by the local clock: `08:00`.
    pub start: String,
    /// Measures by name: counts per replication, service levels, waits.
    #[serde(flatten)]
    pub by_name: BTreeMap<String, Estimate>,
}

/// Measures by interval of the calendar, for `intervals.csv` and `groups.csv`; too long for `results.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntervalTables {
    /// Date and time at which each interval starts, by the local clock: `2026-11-02T08:00`.
    pub starts: Vec<String>,
    /// By contact type (and `total`), in file order.
    pub contacts: Vec<(String, IntervalTable)>,
    /// By group, in file order: required, scheduled, staffed, busy, occupancy.
    pub groups: Vec<(String, IntervalTable)>,
}

/// Measures of one contact type, of all types, or of a group: columns with an estimate for each interval of the calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntervalTable {
    columns: Vec<(&'static str, Vec<Numbers>)>,
}

/// An estimate in half the space: what is not there is [`NONE`].
#[derive(Clone, Copy, Debug)]
struct Numbers([f64; 3]);

/// Bits of something that is not there. No reckoning gives them: what is no number by a fault stays to be seen as that.
const NONE: u64 = 0x7ff8_0b05_e501_0e0f;

impl PartialEq for Numbers {
    fn eq(&self, other: &Numbers) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a.to_bits() == b.to_bits())
    }
}

impl IntervalTable {
    /// Adds a measure with its estimates, in the order of the intervals.
    pub fn add(&mut self, measure: &'static str, estimates: impl Iterator<Item = Estimate>) {
        let numbers = |e: Estimate| Numbers([e.mean, e.low, e.high].map(|value| value.unwrap_or(f64::from_bits(NONE))));
        self.columns.push((measure, estimates.map(numbers).collect()));
    }

    /// The measures, in the order in which they were added.
    pub fn measures(&self) -> impl Iterator<Item = &'static str> {
        self.columns.iter().map(|(measure, _)| *measure)
    }

    /// The estimates of a measure by interval; none where the table does not have it.
    pub fn column(&self, measure: &str) -> Option<impl ExactSizeIterator<Item = Estimate>> {
        let (_, numbers) = self.columns.iter().find(|(name, _)| *name == measure)?;
        let known = |value: f64| (value.to_bits() != NONE).then_some(value);
        Some(numbers.iter().map(move |Numbers([mean, low, high])| Estimate {
            mean: known(*mean),
            low: known(*low),
            high: known(*high),
        }))
    }
}

/// What a target asks for and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TargetResult {
    /// Seconds.
    pub answer_within: f64,
    /// Share to reach.
    pub share: f64,
    /// The measure that must reach it.
    pub definition: String,
    /// Over what it must: `month` (each replication), `day` or `interval`.
    #[serde(default)]
    pub over: String,
}

/// Everything about one option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OptionResults {
    /// By contact type.
    pub contacts: BTreeMap<String, Measures>,
    /// By group.
    pub groups: BTreeMap<String, Measures>,
    /// By provider.
    pub providers: BTreeMap<String, Measures>,
    /// By robot.
    pub robots: BTreeMap<String, Measures>,
    /// By trunk.
    pub trunks: BTreeMap<String, Measures>,
    /// By incident: how often it came, how long it lasted, how people who arrived meanwhile were served.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub incidents: BTreeMap<String, Measures>,
    /// By dialer.
    pub dialers: BTreeMap<String, Measures>,
    /// Inbound contacts of ours, chats not among them, and money.
    pub total: Measures,
    /// Of chats (`chat`), `outbound` contacts and `back_office` work, where there are any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub totals: BTreeMap<String, Measures>,
    /// Invoice lines by provider, month and line.
    pub invoices: Vec<InvoiceLine>,
    /// The target of each inbound type.
    pub targets: BTreeMap<String, TargetResult>,
    /// Measures that rest on fewer than 30 events over all replications, as a sentence each: their intervals cover too little.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub few_events: Vec<String>,
    /// The same as phrases, in the same order; none in results of older versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub few_events_said: Vec<Said>,
    /// Service by time of day over all days, by contact type (and `total`): what a planner looks at.
    pub time_of_day: BTreeMap<String, Vec<IntervalRow>>,
    /// Agents, days and queues of Erlang by time of day; none in results of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_time: Option<ByTime>,
}

/// The place of an option in the ranking by profit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ranked {
    /// The option.
    pub option: String,
    /// Its profit over the calendar.
    pub profit: Estimate,
    /// Its cost over the calendar.
    pub cost: Estimate,
    /// Its profit over the calendar less the best option's, paired on the same callers.
    pub against_best: Estimate,
    /// Correlation of its profit with the best option's over replications: what pairing gains.
    pub correlation: Option<f64>,
    /// Between what that lies, by Fisher's z; none of three replications or fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_interval: Option<[f64; 2]>,
    /// Whether the interval of a month's `against_best` leaves out zero, after Bonferroni's correction for all comparisons.
    pub significant: bool,
    /// Share of replications in which the target was met.
    pub meets_target: Option<f64>,
    /// The same of a month over the horizon, by which options are ranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub horizon_month: Option<RankedMonth>,
}

/// Money of a month over the horizon, one-off costs spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RankedMonth {
    /// Profit.
    pub profit: Estimate,
    /// Cost.
    pub cost: Estimate,
    /// Profit less the best option's, paired on the same callers.
    pub against_best: Estimate,
}

/// An experiment's results.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Version of the program.
    pub busyhour: String,
    /// Version of the format.
    pub schema: u32,
    /// Version of the engine; 0 of results that were written before engines had one.
    #[serde(default)]
    pub engine: u32,
    /// Name of the scenario: its file's stem.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Currency of all money.
    pub currency: String,
    /// `run` or `compare`.
    pub command: String,
    /// The seed.
    pub seed: u64,
    /// Replications run.
    pub replications: u64,
    /// Confidence level of all intervals.
    pub confidence: f64,
    /// Days of the calendar after warm-up.
    pub days: f64,
    /// Calendar months after warm-up, where they are whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<f64>,
    /// Months over which one-off costs are spread; 0 where nobody is paid.
    #[serde(default)]
    pub horizon_months: f64,
    /// Why it stopped: `replications`, `precision`, `at_most`; of a race `selected`, `not_selected`.
    pub stopped: String,
    /// What somebody should know.
    pub warnings: Vec<String>,
    /// The same as phrases, in the same order; none in results of older versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings_said: Vec<Said>,
    /// How the tables that the scenario names were read, where they are not written as this program would: encoding, marks, the order of
    /// dates, and which column means what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_as: Vec<String>,
    /// By option, in file order.
    pub options: indexed::Options,
    /// What the decision starts from and binds to; none in results of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
    /// Best first; empty for `run`.
    pub ranking: Vec<Ranked>,
    /// Where two options earn the same, along every axis that was asked for; empty without `--over` and `--break-even`.
    pub break_even: Vec<BreakEven>,
    /// Options along an axis, one entry for each; empty without `--over` of one axis and `--break-even`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub along: Vec<Along>,
    /// Break-evens that were asked for beside all else and could not be drawn: why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_break_even: Vec<String>,
    /// The same as phrases, in the same order; none in results of older versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_break_even_said: Vec<Said>,
    /// Who wins where, over two axes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub map: Option<Map>,
    /// Every pair and the standing of each option; none of fewer than two options, or of one replication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// Which options hold the target, and the cheapest of them; none where there is no target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Constraint>,
    /// What `--until-sure` selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<Selected>,
    /// What contracts say, by provider in file order; empty for `run`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<ContractTerms>,
    /// What other terms would save, by option and provider; empty for `run`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
    /// Where hours cost what minutes do, of each pair of providers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minutes_or_hours: Vec<MinutesOrHours>,
    /// How bills and service are spread, how often targets are missed, regret; none for `run`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// Several years; none without `[plan]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<Years>,
    /// What the file assumes: its inputs, and how each is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<inputs::Assumption>,
    /// Inputs one at a time at the ends of their ranges; none without `--tornado`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tornado: Option<inputs::Tornado>,
    /// Which inputs matter over their ranges; none without `--sobol`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sobol: Option<inputs::Sobol>,
    /// What is left of the answer when inputs are drawn; none without `--input-error`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input_error: Option<inputs::InputError>,
    /// What is not money, of each option; none without `[scorecard]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scorecard: Option<scorecard::Scorecard>,
    /// What `staff` found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staffing: Option<Box<staffing::Staffing>>,
}

impl Results {
    /// Adds what somebody should know.
    pub fn warn(&mut self, said: Said) {
        self.warnings.push(said.english());
        self.warnings_said.push(said);
    }

    /// Adds why something that was asked for beside all else is not drawn.
    pub fn not_drawn(&mut self, why: Said) {
        self.no_break_even.push(why.english());
        self.no_break_even_said.push(why);
    }
}
