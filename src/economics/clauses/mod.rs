//! Clauses of a contract: one file each, with its worked example as its test.
//!
//! In: a clause's table in a scenario; answered contacts, sales and hours. Out: units metered, then a quantity and an
//! amount. A clause knows no calendar and no other clause: when it counts is its [`Window`], the month's share is handed in.
//!
//! A new clause is one file that implements [`Clause`] and, here, its `mod` line and its entry in [`CLAUSES`], which feeds
//! reading, hints, `list clauses` and the generic tests.

pub mod monthly_fee;
pub mod monthly_minimum;
pub mod per_agent_hour;
pub mod per_contact;
pub mod per_minute;
pub mod per_order;
pub mod tiers;
pub mod vat;

use std::fmt::Debug;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::document::Table;
use crate::economics::Reading;
use crate::economics::account::Line;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::engine::facts::Leg;

/// Which part of the order of evaluation a clause belongs to; later stages may look at the rounded lines of earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// By what was used.
    Usage,
    /// Fixed amounts.
    Fixed,
    /// Shortfalls: differences of rounded totals.
    Minimum,
}

/// Which hours of agents a clause meters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// On duty: on the roster and present, or finishing past the end of it.
    OnDuty,
    /// On the roster, present or not, without overtime.
    Scheduled,
}

/// Which facts a clause turns into units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metered {
    /// None: it is fixed, or looks at other lines.
    Nothing,
    /// Answered contacts and work taken up.
    Contacts,
    /// Sales: each is one unit.
    Sales,
    /// Time of agents: each agent's microsecond is one unit.
    Hours(Hours),
}

/// What a clause came to in one month, before rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Priced {
    /// How much of it.
    pub quantity: Decimal,
    /// Money, not yet rounded.
    pub amount: Decimal,
}

/// A clause of a contract.
///
/// While facts arrive a clause turns each into units of its own, an integer; the units of a month are added up and priced
/// when the replication is over.
pub trait Clause: Debug + Send + Sync {
    /// Its place in the order of evaluation.
    fn stage(&self) -> Stage;

    /// The unit of its quantity.
    fn unit(&self) -> &'static str;

    /// Which facts it turns into units.
    fn metered(&self) -> Metered {
        Metered::Nothing
    }

    /// Units of an answered contact or piece of work, where it meters contacts.
    fn contact(&self, _leg: &Leg) -> i64 {
        0
    }

    /// The month's quantity and amount. `earlier` has the lines of earlier stages.
    fn price(&self, units: i64, part: Part, earlier: &[Line]) -> Priced;
}

/// A clause as the scenario has it.
pub type Read = Option<(Window, Arc<dyn Clause>)>;

/// A parameter of a clause.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its key.
    pub name: &'static str,
    /// Unit or form of its value.
    pub unit: &'static str,
    /// What it does.
    pub summary: &'static str,
}

/// What every clause needs to know of its contract.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Calendar and names.
    pub reading: &'a Reading<'a>,
    /// Names of the contract's lines with their kinds, for `covers`.
    pub lines: &'a [(String, &'static str)],
    /// The name of the clause being read.
    pub own_name: &'a str,
}

/// An entry of the table of clauses.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list clauses`.
    pub summary: &'static str,
    /// Its parameters, `name` apart, which all have.
    pub parameters: &'static [Parameter],
    /// A clause of this kind, as it stands in a scenario.
    pub example: &'static str,
    /// Reads one.
    pub read: fn(&Table<'_>, &Context<'_>) -> Read,
}

const fn parameter(name: &'static str, unit: &'static str, summary: &'static str) -> Parameter {
    Parameter { name, unit, summary }
}

const HOURS: Parameter = parameter("hours", "\"22:00-08:00\"", "counts only what starts within these hours");
const DAYS: Parameter = parameter("days", "\"sat,sun,holidays\"", "counts only on these days");
const CONTACTS: Parameter = parameter("contacts", "list of contact types", "counts only these types (all if not said)");
const PRO_RATA: Parameter =
    parameter("pro_rata", "true or false", "months covered in part count in part (true if not said)");

/// All clauses that this version prices, of which a contract may have several; [`vat`] it has once.
pub const CLAUSES: &[Kind] = &[
    per_minute::KIND,
    per_contact::KIND,
    per_order::KIND,
    per_agent_hour::KIND,
    monthly_fee::KIND,
    monthly_minimum::KIND,
];

/// Clauses that contracts have and that this version does not price: they are refused by name, never ignored.
pub const LATER: &[&str] = &[
    "per_resolved",
    "per_seat_month",
    "per_agent_month",
    "package",
    "forecast_band",
    "baseline",
    "cost_plus",
    "setup_fee",
    "training_fee",
    "certification_fee",
    "surcharge",
    "robot_attempt",
    "robot_minute",
    "robot_result",
    "sms",
    "line_month",
    "line_peak_day",
    "line_minute",
    "performance_credit",
    "abandonment_charge",
    "deadline_credit",
    "ramp",
    "index",
    "exchange",
    "term",
];

/// What `list clauses` shows of each clause: name, summary, parameters; [`vat`] among them.
pub fn listed() -> Vec<(&'static str, &'static str, &'static [Parameter])> {
    let lists = CLAUSES.iter().map(|kind| (kind.name, kind.summary, kind.parameters));
    lists.chain([(vat::NAME, vat::SUMMARY, vat::PARAMETERS)]).collect()
}

/// Refuses parameters of a clause that this version does not price.
fn refuse_later(table: &Table<'_>, keys: &[&'static str]) -> Option<()> {
    let mut fine = Some(());
    for key in keys {
        if let Some(at) = table.maybe(key) {
            at.problem(format!("\"{key}\" is not priced by this version"));
            fine = None;
        }
    }
    fine
}

/// `pro_rata`, true if not said.
fn pro_rata(table: &Table<'_>) -> Option<bool> {
    table.maybe("pro_rata").map_or(Some(true), |at| at.bool())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::{contract, problems};

    fn spelled(kind: &Kind, extra: &str) -> String {
        format!("[[{}]]\n{}\n{extra}", kind.name, kind.example)
    }

    #[test]
    fn the_example_of_every_clause_reads() {
        for kind in CLAUSES {
            let contract = contract(&spelled(kind, ""));
            assert_eq!(contract.entries.len(), 1, "{}", kind.name);
            assert_eq!(&*contract.entries[0].name, kind.name);
        }
    }

    #[test]
    fn every_clause_asks_for_exactly_the_parameters_that_it_lists() {
        for kind in CLAUSES {
            let found = problems(&spelled(kind, "xxxxxxxxxxxxxxxxxxxx = 1"));
            let known = found.iter().find_map(|message| message.split_once("known are ")).unwrap().1;
            let asked: Vec<&str> =
                known.split(", ").filter(|key| *key != "name").filter(|key| !REFUSED.contains(key)).collect();
            let mut listed: Vec<&str> = kind.parameters.iter().map(|parameter| parameter.name).collect();
            listed.sort_unstable();
            assert_eq!(asked, listed, "{}", kind.name);
        }
    }

    /// Keys that are asked for only to refuse them by name.
    const REFUSED: &[&str] = &[
        "minimum_agents",
        "percent",
        "returns",
        "extra_items",
        "transfer_weight",
        "repeat_window",
        "repeat_limit",
        "handle_time_corridor",
    ];

    #[test]
    fn names_of_clauses_are_unique_and_none_is_both_priced_and_refused() {
        let mut names: Vec<&str> = CLAUSES.iter().map(|kind| kind.name).chain(LATER.iter().copied()).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn a_clause_of_a_later_version_is_refused_by_name_and_a_misspelt_one_with_the_nearest() {
        assert!(
            problems("[[sms]]\nprice = 0.95").iter().any(|text| text.contains("\"sms\" is not priced by this version"))
        );
        assert!(
            problems("[[per_minit]]\nprice = 0.95").iter().any(|text| text.contains("did you mean \"per_minute\"?"))
        );
    }
}
