//! `monthly_minimum`: the shortfall up to a minimum.
//!
//! In: the rounded lines that it covers. Out: what is missing, a difference of rounded totals, or nothing.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Clause, Context, Kind, PRO_RATA, Priced, Read, Stage, parameter, pro_rata};
use crate::document::value::unknown_name;
use crate::document::{At, Table};
use crate::economics::account::Line;
use crate::economics::money::cents;
use crate::economics::months::Part;
use crate::economics::window::Window;

pub(super) const KIND: Kind = Kind {
    name: "monthly_minimum",
    summary: "the shortfall of covered lines up to a minimum",
    parameters: &[
        parameter("amount", "money a month", "the minimum"),
        parameter("covers", "list of lines", "what counts towards it (all lines by usage if not said)"),
        PRO_RATA,
    ],
    example: "amount = 6000.00",
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct MonthlyMinimum {
    amount: Decimal,
    /// Names of lines.
    covers: Vec<String>,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let amount = table.need("amount").and_then(|at| at.money(Decimal::ZERO));
    let covers = match table.maybe("covers") {
        Some(at) => covers(&at, context),
        None => Some(usage_lines(context)),
    };
    let pro_rata = pro_rata(table);
    Some((Window::default(), Arc::new(MonthlyMinimum { amount: amount?, covers: covers?, pro_rata: pro_rata? })))
}

/// All lines that a minimum covers when it does not say: neither fixed amounts nor other minimums.
fn usage_lines(context: &Context<'_>) -> Vec<String> {
    let fixed = [KIND.name, super::monthly_fee::KIND.name];
    context.lines.iter().filter(|(_, kind)| !fixed.contains(kind)).map(|(name, _)| name.clone()).collect()
}

fn covers(at: &At<'_>, context: &Context<'_>) -> Option<Vec<String>> {
    let list = at.list()?;
    let names: Vec<String> =
        context.lines.iter().filter(|(_, kind)| *kind != KIND.name).map(|(name, _)| name.clone()).collect();
    let mut found: Vec<String> = Vec::new();
    let mut fine = true;
    for one in &list {
        let Some(text) = one.text() else {
            fine = false;
            continue;
        };
        let message = if context.lines.iter().any(|(name, kind)| name == text && *kind == KIND.name) {
            format!("\"{}\" cannot cover \"{text}\": a minimum covers no minimum", context.own_name)
        } else if !names.iter().any(|name| name == text) {
            unknown_name("line of this contract", text, &names)
        } else if found.iter().any(|name| name == text) {
            format!("\"{text}\" is covered already")
        } else {
            found.push(text.to_owned());
            continue;
        };
        one.problem(message);
        fine = false;
    }
    if list.is_empty() {
        at.problem("expected at least one line; leave \"covers\" out for all lines by usage");
        fine = false;
    }
    fine.then_some(found)
}

impl Clause for MonthlyMinimum {
    fn stage(&self) -> Stage {
        Stage::Minimum
    }

    fn unit(&self) -> &'static str {
        "month"
    }

    fn price(&self, _units: i64, part: Part, earlier: &[Line]) -> Priced {
        let part = if self.pro_rata { part } else { part.whole() };
        let covered = |line: &&Line| self.covers.iter().any(|name| **name == *line.name);
        let reached: Decimal = earlier.iter().filter(covered).map(|line| line.amount).sum();
        let missing = (cents(part.of(self.amount)) - reached).max(Decimal::ZERO);
        Priced { quantity: part.covered / part.days, amount: missing }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, money, problems};

    #[test]
    fn what_is_missing_up_to_the_minimum_is_paid_and_nothing_beyond_it() {
        let cost = |calls: usize| {
            Shop::new("[[monthly_minimum]]\namount = 100\n[[per_contact]]\nprice = 33.335\n[[monthly_fee]]\namount = 7")
                .account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0)))
                .cost
        };
        assert_eq!(cost(0), money("107.00"));
        assert_eq!(cost(2), money("107.00"));
        // 3 × 33.335 = 100.005, rounded to 100.01.
        assert_eq!(cost(3), money("107.01"));
    }

    #[test]
    fn only_the_lines_that_it_names_count_towards_a_minimum() {
        let text = "[[per_contact]]\nname = \"calls\"\nprice = 30\n[[monthly_fee]]\namount = 50\n[[monthly_minimum]]\namount = 100\ncovers = [\"calls\", \"monthly_fee\"]";
        assert_eq!(Shop::new(text).account(|ledger| answered(ledger, "9:00", 60.0)).cost, money("100.00"));
    }

    #[test]
    fn a_minimum_of_unknown_lines_is_refused_with_the_nearest() {
        let found =
            problems("[[per_contact]]\nprice = 30\n[[monthly_minimum]]\namount = 100\ncovers = [\"per_contct\"]");
        assert!(found.iter().any(|text| text.contains("did you mean \"per_contact\"?")), "{found:?}");
        assert!(!problems("[[monthly_minimum]]\namount = 100\ncovers = [\"monthly_minimum\"]").is_empty());
    }
}
