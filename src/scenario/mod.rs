//! Text to a checked [`Scenario`], or every problem found.
//!
//! In: a document (see [`crate::document`]) and the files it names. Out: a scenario that is valid by construction; after
//! this nothing re-checks a user's mistake. Knows no event.

pub mod able;
pub mod adaptive;
pub mod agency;
pub mod agency_check;
pub mod bills;
pub mod calendar;
pub mod calling;
pub mod catalogue;
pub mod chains;
pub mod check;
pub mod commissions;
pub mod contacts;
pub mod context;
pub mod controls;
pub mod dialers;
pub mod duties;
pub mod evidence;
pub mod file;
pub mod fixed_staff;
pub mod follow_ups;
pub mod front;
pub mod groups;
pub mod holidays;
pub mod hours;
pub mod incidents;
mod input_rule;
pub mod inputs;
pub mod intake;
pub mod interrupts;
pub mod keys;
pub mod knobs;
pub mod like;
pub mod load;
pub mod names;
pub mod never_open;
pub mod options;
pub mod others;
pub mod parallel;
pub mod paths;
pub mod plan;
pub mod providers;
mod quote_sheet;
pub mod quotes;
pub mod require;
pub mod resolved;
pub mod robots;
pub mod roster_columns;
pub mod roster_csv;
pub mod rosters;
pub mod routing;
pub mod run;
pub mod scales;
pub mod schema;
pub mod scorecard;
pub mod sets;
pub mod settling;
pub mod shifts;
pub mod staffing;
pub mod surges;
pub mod survey;
pub mod target;
#[cfg(test)]
mod tests;
pub mod trunks;
pub mod unsupported;
pub mod value;
pub mod without_effect;
pub mod written;

pub use load::{Experiment, Loaded, load};
pub use require::Require;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::economics::ProviderTerms;
use crate::engine::Model;
use crate::scenario::quotes::Quoted;
use crate::scenario::scorecard::Scorecard;
use crate::units::Span;

/// `[run]`: how much to simulate.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Replications, at least 1; with `precision` its `at_most` holds instead.
    pub replications: u64,
    /// Instead: replications until an interval is narrow enough.
    pub precision: Option<Precision>,
    /// The seed.
    pub seed: u64,
    /// Confidence level of intervals, 0.5 to 0.9999.
    pub confidence: f64,
    /// The first part of the calendar, whose contacts count nowhere.
    pub warm_up: Span,
}

/// Replications until the interval of one figure is narrow enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Precision {
    /// Path of the figure in the results: `contacts.sales.service_level`.
    pub of: String,
    /// Half-width to reach.
    pub half_width: f64,
    /// Replications at most.
    pub at_most: u64,
}

/// Whether VAT is a cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vat {
    /// It is paid and not got back.
    Cost,
    /// It is got back.
    Recoverable,
}

/// `[decision]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Months over which one-off costs are spread.
    pub horizon_months: Decimal,
    /// VAT basis, when the scenario says it.
    pub vat: Option<Vat>,
    /// The do-nothing option.
    pub today: Option<String>,
    /// When an option holds the target.
    pub require: Require,
    /// Whether the scenario says so: then the cheapest that holds it is wanted.
    pub is_required: bool,
}

impl Decision {
    /// When an option holds the target, where the scenario says so.
    pub fn said(&self) -> Option<Require> {
        self.is_required.then_some(self.require)
    }

    /// Whole months of the horizon, a begun one among them.
    pub fn horizon(&self) -> u32 {
        self.horizon_months.ceil().to_u32().unwrap_or(0)
    }
}

/// One option of a scenario file, ready to be simulated: the whole file with the option's changes made.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The file's stem.
    pub name: String,
    /// Title, free text.
    pub title: String,
    /// Currency of all money: `UAH`.
    pub currency: String,
    /// How much to simulate.
    pub run: Run,
    /// What to decide.
    pub decision: Decision,
    /// Several years ahead; none where nobody asked.
    pub plan: Option<plan::Plan>,
    /// What the calendar is laid out by: real records are of other days.
    pub pattern: calendar::Pattern,
    /// What happens.
    pub model: Model,
    /// What each provider is paid, by [`crate::centre::ProviderId`].
    pub terms: Vec<ProviderTerms>,
    /// What each provider's quote says of itself, by [`crate::centre::ProviderId`].
    pub quoted: Vec<Quoted>,
    /// The shifts that people of each group may be asked to work, by [`crate::centre::GroupId`]; empty where none are named.
    pub shifts: Vec<Vec<catalogue::ShiftKind>>,
    /// What is not money, if the file has it.
    pub scorecard: Option<Scorecard>,
}
