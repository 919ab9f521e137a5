//! Ladders of bonus and malus: what a measure earns or costs, in percent of a base.
//!
//! In: `steps` or `per_started_point`, conditions; a value. Out: a share of the base, above 0 a bonus, below a malus. A step holds
//! from its edge to the next one's; an edge belongs to the step that begins there.

use crate::said::{Said, SaidValue, said};
use rust_decimal::Decimal;

use super::{Key, key, percent, required};
use crate::document::{At, Table};

pub(super) const STEPS: Key = key(
    "steps",
    "list of { from, percent }",
    "percent of the base (malus below 0) from a value to the next; the first has no from",
)
.with(&[
    key("from", "number from 0", "the value at which it begins"),
    required("percent", "per hundred -100 to 100", "of the base"),
    ONLY_IF,
]);
pub(super) const PER_POINT: Key = key(
    "per_started_point",
    "{ below or above, percent, point }",
    "malus in percent of the base for each started point beyond a value",
)
.with(&[
    key("below", "number from 0", "points below this count; or"),
    key("above", "number from 0", "points above this count"),
    required("percent", "per hundred 0 to 100", "of the base, for each started point"),
    key("point", "number from 0", "how large a point is (0.01 if not said)"),
]);
pub(super) const ONLY_IF: Key =
    key("only_if", "{ measure, at_most or at_least }", "a bonus is given only if this holds; also within a step")
        .with(CONDITION);

/// The keys of a condition.
pub(super) const CONDITION: &[Key] = &[
    required("measure", "measure", "a figure of the month"),
    key("at_most", "number from 0", "holds up to this; or"),
    key("at_least", "number from 0", "holds from this on"),
];

/// A condition on a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) measure: String,
    at_most: Option<Decimal>,
    at_least: Option<Decimal>,
}

impl Condition {
    /// Reads `{ measure, at_most | at_least }`.
    pub(super) fn read(at: &At<'_>) -> Option<Condition> {
        let table = at.table()?;
        let measure = table.need("measure").and_then(|at| at.name().map(str::to_owned));
        let (most, least) = (table.maybe("at_most"), table.maybe("at_least"));
        if most.is_none() && least.is_none() {
            table.expect(&["at_most", "at_least"], "\"at_most\" is missing (or \"at_least\")");
            return None;
        }
        let bound = |at: Option<At<'_>>| at.map_or(Some(None), |at| at.money(Decimal::ZERO).map(Some));
        let (at_most, at_least) = (bound(most), bound(least));
        table.finish();
        Some(Condition { measure: measure?, at_most: at_most?, at_least: at_least? })
    }

    /// Whether it holds; not if nothing is known of the measure.
    pub(super) fn holds(&self, value: Option<Decimal>) -> bool {
        let Some(value) = value else { return false };
        self.at_most.is_none_or(|most| value <= most) && self.at_least.is_none_or(|least| value >= least)
    }
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    from: Option<Decimal>,
    share: Decimal,
    only_if: Option<Condition>,
}

/// What values are worth.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Rungs {
    /// Rising; the first has no beginning.
    Steps(Vec<Step>),
    /// For each started point beyond a value.
    PerPoint { beyond: Decimal, below: bool, share: Decimal, point: Decimal },
}

/// A ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ladder {
    rungs: Rungs,
    only_if: Option<Condition>,
}

impl Ladder {
    /// Reads `steps` or `per_started_point`, and `only_if`.
    pub(super) fn read(table: &Table<'_>) -> Option<Ladder> {
        let only_if = table.maybe("only_if").map_or(Some(None), |at| Condition::read(&at).map(Some));
        let ladder = Ladder::unconditional(table);
        Some(Ladder { only_if: only_if?, ..ladder? })
    }

    /// Reads `steps` or `per_started_point`.
    pub(super) fn unconditional(table: &Table<'_>) -> Option<Ladder> {
        let rungs = match (table.maybe("steps"), table.maybe("per_started_point")) {
            (Some(at), None) => steps(&at).map(Rungs::Steps),
            (None, Some(at)) => per_point(&at),
            (Some(_), Some(at)) => {
                at.problem("give either \"steps\" or \"per_started_point\", not both");
                None
            }
            (None, None) => {
                table.expect(&["steps", "per_started_point"], "\"steps\" is missing (or \"per_started_point\")");
                None
            }
        };
        Some(Ladder { rungs: rungs?, only_if: None })
    }

    /// Reads a list of steps.
    pub(super) fn of_steps(at: &At<'_>) -> Option<Ladder> {
        Some(Ladder { rungs: Rungs::Steps(steps(at)?), only_if: None })
    }

    /// The share of the base that a value is worth, conditions looked up with `measure`.
    pub(super) fn share(&self, value: Decimal, measure: impl Fn(&str) -> Option<Decimal>) -> Decimal {
        let holds = |condition: &Option<Condition>| {
            condition.as_ref().is_none_or(|condition| condition.holds(measure(&condition.measure)))
        };
        let share = match &self.rungs {
            Rungs::Steps(steps) => {
                let reached = steps.iter().rev().find(|step| step.from.is_none_or(|from| value >= from));
                reached.filter(|step| holds(&step.only_if)).map_or(Decimal::ZERO, |step| step.share)
            }
            Rungs::PerPoint { beyond, below, share, point } => {
                let lacking = if *below { *beyond - value } else { value - *beyond };
                // Quotients are cut: what is a whole point to twelve decimals has not started the next.
                let started = (lacking / *point).round_dp(12).ceil().max(Decimal::ZERO);
                -*share * started
            }
        };
        if share > Decimal::ZERO && !holds(&self.only_if) { Decimal::ZERO } else { share }
    }

    /// The measures of its conditions.
    pub(super) fn conditions(&self) -> Vec<String> {
        let of_steps = match &self.rungs {
            Rungs::Steps(steps) => steps.iter().filter_map(|step| step.only_if.as_ref()).collect(),
            Rungs::PerPoint { .. } => Vec::new(),
        };
        of_steps.into_iter().chain(&self.only_if).map(|condition| condition.measure.clone()).collect()
    }

    /// In words: "2 % from 0.85, 0 % from 0.80, -3 % below".
    pub(super) fn in_words(&self) -> Vec<Said> {
        match &self.rungs {
            Rungs::Steps(steps) => {
                let step = |step: &Step| match step.from {
                    Some(from) => said!(
                        "clause-step-from",
                        "{share} from {from}",
                        share = percent::said(step.share),
                        from = SaidValue::number(from)
                    ),
                    None => said!("clause-step-below", "{share} below", share = percent::said(step.share)),
                };
                steps.iter().rev().map(step).collect()
            }
            Rungs::PerPoint { beyond, below, share, point } => {
                let side = if *below { "below" } else { "above" };
                vec![said!(
                    "clause-per-point",
                    "-{share} for each started {point} {side} {beyond}",
                    share = percent::said(*share),
                    point = SaidValue::number(point),
                    side = side,
                    beyond = SaidValue::number(beyond)
                )]
            }
        }
    }
}

/// Steps in any order, sorted by their edges.
fn steps(at: &At<'_>) -> Option<Vec<Step>> {
    let rows = at.list()?;
    if rows.is_empty() || rows.len() > 1000 {
        at.problem("expected 1 to 1000 steps");
        return None;
    }
    let read: Vec<Option<Step>> = rows.iter().map(step).collect();
    let mut steps: Vec<Step> = read.into_iter().collect::<Option<_>>()?;
    steps.sort_by_key(|step| step.from);
    let mut fine = true;
    for pair in steps.windows(2) {
        if let [a, b] = pair
            && a.from == b.from
        {
            let edge = a.from.map_or("no \"from\"".to_owned(), |from| format!("\"from\" {from}"));
            at.problem(format!("two steps have {edge}"));
            fine = false;
        }
    }
    fine.then_some(steps)
}

fn step(at: &At<'_>) -> Option<Step> {
    let row = at.table()?;
    let from = row.maybe("from").map_or(Some(None), |at| at.money(Decimal::ZERO).map(Some));
    let share = row.need("percent").and_then(|at| percent::read(&at, -100, 100));
    let only_if = row.maybe("only_if").map_or(Some(None), |at| Condition::read(&at).map(Some));
    row.finish();
    Some(Step { from: from?, share: share?, only_if: only_if? })
}

fn per_point(at: &At<'_>) -> Option<Rungs> {
    let table = at.table()?;
    let (below, above) = (table.maybe("below"), table.maybe("above"));
    let (bound, is_below) = match (below, above) {
        (Some(at), None) => (at.money(Decimal::ZERO), true),
        (None, Some(at)) => (at.money(Decimal::ZERO), false),
        _ => {
            table.expect(&["below", "above"], "give \"below\" or \"above\": the value beyond which points count");
            return None;
        }
    };
    let share = table.need("percent").and_then(|at| percent::read(&at, 0, 100));
    let point = table.maybe("point").map_or(Some(Decimal::new(1, 2)), |at| {
        let point = at.money(Decimal::ZERO)?;
        if point < Decimal::new(1, 4) {
            at.problem("expected a point of at least 0.0001");
            return None;
        }
        Some(point)
    });
    table.finish();
    Some(Rungs::PerPoint { beyond: bound?, below: is_below, share: share?, point: point? })
}
