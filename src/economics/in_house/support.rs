//! Who works beside the agents: supervisors, quality, planners; by ratio or by number.
//!
//! In: `supervisors`, `quality`, `planners` of `[providers.X.costs]`; heads. Out: lines. Knows no agent's wage.

use rust_decimal::Decimal;

use super::cost_sheet::CostSheet;
use super::keys::{amount, need, number, optional, or};
use super::{key, required};
use crate::document::{At, Key, Table};

/// The keys of this family.
pub const KEYS: &[Key] = &[
    key("supervisors", "{ per_agents | people, wage_per_month, whole }", "one for every started so many heads")
        .with(SUPPORT),
    key(
        "quality",
        "{ per_agents | people, wage_per_month, whole }",
        "who listens and scores: a part of a person unless whole",
    )
    .with(SUPPORT),
    key("planners", "{ per_agents | people, wage_per_month, whole }", "who plans: a part of a person unless whole")
        .with(SUPPORT),
];

const SUPPORT: &[Key] = &[
    key("per_agents", "number 1 to 1000", "one for so many heads; or"),
    key("people", "number 0 to 100000", "so many, whatever the heads"),
    required("wage_per_month", "money", "wage of one"),
    key("whole", "true or false", "only whole people (supervisors are, otherwise)"),
];

/// How many of them there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One for so many heads.
    PerAgents(Decimal),
    /// So many, whatever the heads: 0.5 is half a person.
    People(Decimal),
}

/// One kind of people beside the agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// How many.
    pub number: Number,
    /// Wage of a whole one.
    pub wage_per_month: Decimal,
    /// Parts are rounded up to whole people.
    pub whole: bool,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Team leaders.
    pub supervisors: Option<Support>,
    /// Who listens and scores.
    pub quality: Option<Support>,
    /// Who plans.
    pub planners: Option<Support>,
}

/// Reads the keys of this family; the caller finishes the table.
pub fn read(table: &Table<'_>) -> Option<Beside> {
    let supervisors = optional(table, "supervisors", |at| support(at, true));
    let quality = optional(table, "quality", |at| support(at, false));
    let planners = optional(table, "planners", |at| support(at, false));
    Some(Beside { supervisors: supervisors?, quality: quality?, planners: planners? })
}

fn support(at: &At<'_>, whole: bool) -> Option<Support> {
    let table = at.table()?;
    let ratio = table.maybe("per_agents").map(|at| number(1.0, 1000.0)(&at).map(Number::PerAgents));
    let people = table.maybe("people").map(|at| (number(0.0, 100_000.0)(&at).map(Number::People), at));
    let number = match (ratio, people) {
        (Some(ratio), None) => ratio,
        (None, Some((people, _))) => people,
        (Some(_), Some((_, at))) => {
            at.problem("give either \"per_agents\" or \"people\", not both");
            None
        }
        (None, None) => {
            table.expect(&["per_agents", "people"], "say how many: \"per_agents\" (one for so many) or \"people\"");
            None
        }
    };
    let wage_per_month = need(&table, "wage_per_month", amount);
    let whole = or(&table, "whole", whole, At::bool);
    table.finish();
    Some(Support { number: number?, wage_per_month: wage_per_month?, whole: whole? })
}

impl Support {
    /// How many there are beside so many agents.
    pub fn people(&self, heads: Decimal) -> Decimal {
        let people = match self.number {
            Number::PerAgents(agents) => (heads / agents).round_dp(12),
            Number::People(people) => people,
        };
        if self.whole { people.ceil() } else { people }
    }
}

impl Beside {
    /// Their lines.
    pub fn lines(&self, sheet: &mut CostSheet<'_>) {
        for (name, support) in
            [("supervisors", self.supervisors), ("quality", self.quality), ("planners", self.planners)]
        {
            if let Some(support) = support {
                let people = support.people(sheet.heads);
                sheet.add(name, people, "head", sheet.part.of(people * support.wage_per_month));
            }
        }
    }
}
