//! Clauses of a contract: one file each, with its worked example as its test.
//!
//! In: a clause's table in a scenario; what a provider did, told fact by fact. Out: units counted, then a quantity and an
//! amount. A clause knows no calendar and no file: when it counts is its [`Window`], the month is handed in ([`Month`]).
//!
//! A new clause is one file that implements [`Clause`] and, here, its `mod` line and its entry in [`CLAUSES`], which feeds
//! reading, hints, `list clauses` and the generic tests.

mod abandonment_charge;
pub mod baseline;
pub mod certification_fee;
mod clause;
pub mod cost_plus;
mod deadline_credit;
pub mod exchange;
pub mod facts;
mod forecast_band;
mod heads;
pub mod index;
mod ladder;
pub mod line_minute;
pub mod line_month;
pub mod line_peak_day;
pub mod month;
pub mod monthly_fee;
pub mod monthly_minimum;
mod package;
pub mod per_agent_hour;
pub mod per_agent_month;
pub mod per_contact;
pub mod per_minute;
pub mod per_order;
pub mod per_resolved;
pub mod per_seat_month;
mod percent;
mod performance_credit;
pub mod ramp;
pub mod robot_attempt;
pub mod robot_minute;
pub mod robot_result;
pub mod rounding;
mod service;
pub mod setup_fee;
pub mod sms;
pub mod surcharge;
pub mod term;
pub mod tiers;
pub mod training_fee;
pub mod vat;

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::document::key::{key, required};
use crate::document::{At, Key, Table};
use crate::economics::Reading;
use crate::economics::money::decimal;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};
use crate::units::Span;

pub use clause::{Base, Buckets, Clause, Counter, Credit, Marginal, Meter, Stage};
pub use facts::{Fact, Told};
pub use month::{Month, Priced, Used};

/// A clause as the scenario has it.
pub type Read = Option<(Window, Arc<dyn Clause>)>;

/// A clause that others refer to by its name.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its name, which is its line's.
    pub name: String,
    /// Its kind.
    pub kind: &'static str,
    /// When and for whom it counts; none if it could not be read.
    pub read: Option<(Window, Arc<dyn Clause>)>,
}

/// What every clause needs to know of its contract.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Calendar and names.
    pub reading: &'a Reading<'a>,
    /// The clauses of the contract, those of the kinds before its own read.
    pub lines: &'a [Known],
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
    /// Its keys, `name` apart, which all have.
    pub keys: &'static [Key],
    /// A clause of this kind, as it stands in a scenario.
    pub example: &'static str,
    /// Clauses that the example refers to, before it.
    pub beside: &'static str,
    /// Its place in the order of evaluation.
    pub stage: Stage,
    /// Reads one.
    pub read: fn(&Table<'_>, &Context<'_>) -> Read,
}

/// A clause that a contract has once, as a plain table.
#[derive(Clone, Copy, Debug)]
pub struct Single {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list clauses`.
    pub summary: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// What its table may look like.
    pub example: &'static str,
}

/// The clauses that a contract has once.
pub const SINGLE: &[Single] = &[ramp::SINGLE, index::SINGLE, exchange::SINGLE, vat::SINGLE, term::SINGLE];

const HOURS: Key = key("hours", "hours", "counts only what starts within these hours");
const DAYS: Key = key("days", "days or holidays", "counts only on these days");
const CONTACTS: Key = key("contacts", "list of contact types", "counts only these types (all if not said)");
const GROUPS: Key = key("groups", "list of groups", "counts only agents of these groups (all if not said)");
const CAP: Key = key("cap", "share", "of the base is the malus at most, with those of all credits");
const PRO_RATA: Key = key("pro_rata", "true or false", "months covered in part count in part (true if not said)");

/// All clauses of which a contract may have several, those that others refer to before these; [`SINGLE`] it has once.
pub const CLAUSES: &[Kind] = &[
    per_minute::KIND,
    per_contact::KIND,
    per_order::KIND,
    per_agent_hour::KIND,
    package::KIND,
    per_resolved::KIND,
    per_agent_month::KIND,
    per_seat_month::KIND,
    baseline::KIND,
    cost_plus::KIND,
    surcharge::KIND,
    forecast_band::KIND,
    monthly_minimum::KIND,
    monthly_fee::KIND,
    setup_fee::KIND,
    training_fee::KIND,
    certification_fee::KIND,
    robot_attempt::KIND,
    robot_minute::KIND,
    robot_result::KIND,
    sms::KIND,
    line_month::KIND,
    line_peak_day::KIND,
    line_minute::KIND,
    performance_credit::KIND,
    abandonment_charge::KIND,
    deadline_credit::KIND,
];

/// What `list clauses` shows of each clause: name, summary, keys; those that a contract has once among them.
pub fn listed() -> Vec<(&'static str, &'static str, &'static [Key])> {
    let lists = CLAUSES.iter().map(|kind| (kind.name, kind.summary, kind.keys));
    lists.chain(SINGLE.iter().map(|single| (single.name, single.summary, single.keys))).collect()
}

/// `cap` of a bonus or malus, a share of its base; none if not said.
fn cap(table: &Table<'_>) -> Option<Option<Decimal>> {
    table.maybe("cap").map_or(Some(None), |at| at.share().map(|share| Some(decimal(share))))
}

/// `pro_rata`, true if not said.
fn pro_rata(table: &Table<'_>) -> Option<bool> {
    table.maybe("pro_rata").map_or(Some(true), |at| at.bool())
}

/// A list of lines, or all that pay for agents' work.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Lines(Option<Vec<String>>);

impl Lines {
    /// Reads `key`: lines of an earlier stage than `before`.
    fn read(table: &Table<'_>, key: &'static str, context: &Context<'_>, before: Stage) -> Option<Lines> {
        table
            .maybe(key)
            .map_or(Some(Lines(None)), |at| named_lines(&at, context, before).map(|names| Lines(Some(names))))
    }

    fn base(&self) -> Base<'_> {
        self.0.as_deref().map_or(Base::Work, Base::Named)
    }

    fn in_words(&self) -> SaidValue {
        self.0.as_ref().map_or_else(
            || said!("clause-agents-work", "agents' work").into(),
            |names| said!("clause-lines", "{lines}", lines = lines(names.iter().map(String::as_str))).into(),
        )
    }
}

/// Lines by their names, each as a phrase.
fn lines<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Said> {
    names.map(|name| said!("clause-line", "{line}", line = SaidValue::Line(name.to_owned()))).collect()
}

/// Two phrases of which one holds.
fn either(one: Said, other: Said) -> Said {
    said!("clause-either", "{one} or {other}", one = one, other = other)
}

impl From<Span> for SaidValue {
    fn from(span: Span) -> SaidValue {
        SaidValue::Duration(span.to_string())
    }
}

/// The names of lines that a list names, each once: clauses of this contract of an earlier stage than `before`.
fn named_lines(at: &At<'_>, context: &Context<'_>, before: Stage) -> Option<Vec<String>> {
    let stage_of =
        |kind: &str| CLAUSES.iter().find(|known| known.name == kind).map_or(Stage::Ramp, |known| known.stage);
    let names: Vec<String> =
        context.lines.iter().filter(|known| stage_of(known.kind) < before).map(|known| known.name.clone()).collect();
    let list = at.list()?;
    let mut found: Vec<String> = Vec::new();
    let mut fine = true;
    for one in &list {
        let Some(text) = one.text() else {
            fine = false;
            continue;
        };
        let other = context.lines.iter().find(|known| known.name == text);
        let message = if names.iter().any(|name| name == text) {
            if !found.iter().any(|name| name == text) {
                found.push(text.to_owned());
                continue;
            }
            format!("\"{text}\" is named already")
        } else if let Some(other) = other {
            format!("\"{}\" cannot refer to \"{text}\": a {} is reckoned no earlier", context.own_name, other.kind)
        } else {
            crate::document::value::unknown_name("line of this contract", text, &names)
        };
        one.problem(message);
        fine = false;
    }
    if list.is_empty() {
        at.problem("expected at least one line; leave it out for all that pay for agents' work");
        fine = false;
    }
    fine.then_some(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::{contract, problems};

    fn spelled(kind: &Kind, extra: &str) -> String {
        format!("{}[[{}]]\n{}\n{extra}", kind.beside, kind.name, kind.example)
    }

    #[test]
    fn the_example_of_every_clause_reads() {
        for kind in CLAUSES {
            let contract = contract(&spelled(kind, ""));
            assert!(contract.entries.iter().any(|entry| &*entry.name == kind.name), "{}", kind.name);
        }
    }

    #[test]
    fn every_clause_asks_for_exactly_the_keys_that_it_lists() {
        for kind in CLAUSES {
            let found = problems(&spelled(kind, "xxxxxxxxxxxxxxxxxxxx = 1"));
            let known = found.iter().find_map(|message| message.split_once("known are ")).unwrap().1;
            let asked: Vec<&str> = known.split(", ").filter(|key| *key != "name").collect();
            let mut listed: Vec<&str> = kind.keys.iter().map(|key| key.name).collect();
            listed.sort_unstable();
            assert_eq!(asked, listed, "{}", kind.name);
        }
    }

    #[test]
    fn names_of_clauses_are_unique() {
        let mut names: Vec<&str> =
            CLAUSES.iter().map(|kind| kind.name).chain(SINGLE.iter().map(|single| single.name)).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn a_misspelt_clause_is_refused_with_the_nearest() {
        assert!(
            problems("[[per_minit]]\nprice = 0.95").iter().any(|text| text.contains("did you mean \"per_minute\"?"))
        );
    }
}
