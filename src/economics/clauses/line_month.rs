//! `line_month`: telephone lines, by the line and month.
//!
//! In: how many lines a trunk has, or how many the contract says. Out: their rent, pro rata unless the contract says otherwise.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::{Clause, Context, Counter, Fact, Key, Kind, Month, PRO_RATA, Read, Stage, Told, Used, key, pro_rata};
use crate::centre::TrunkId;
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const TRUNK: Key = key("trunk", "trunk", "which lines (all if not said)");

pub(super) const KIND: Kind = Kind {
    name: "line_month",
    summary: "telephone lines, by the line and month",
    keys: &[
        key("price", "money a line and month", "rent of one line"),
        key("lines", "whole number 0 to 1000000", "how many (those of the trunk if not said)"),
        TRUNK,
        PRO_RATA,
    ],
    example: "price = 220.00\nlines = 6",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// Most lines of a contract.
const MOST_LINES: u32 = 1_000_000;

/// The clause.
#[derive(Clone, Debug)]
struct LineMonth {
    price: Decimal,
    lines: Option<u32>,
    trunk: Option<(TrunkId, String)>,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let price = table.need("price").and_then(|at| unit_price(&at));
    let lines = table.maybe("lines").map_or(Some(None), |at| at.count(0, MOST_LINES).map(Some));
    let (trunk, pro_rata) = (trunk(table, context), pro_rata(table));
    let clause = LineMonth { price: price?, lines: lines?, trunk: trunk?, pro_rata: pro_rata? };
    if clause.lines.is_some()
        && let Some(at) = table.maybe("trunk")
    {
        at.problem("give either \"lines\" or \"trunk\", not both");
        return None;
    }
    if clause.lines.is_none() && context.reading.trunks.is_empty() {
        table.at().warn(said!(
            "warn-no-lines",
            "no trunk is declared, so a simulated month has no lines; write how many as `lines`"
        ));
    }
    Some((Window::default(), Arc::new(clause)))
}

/// Reads `trunk`: none for all of them.
pub(super) fn trunk(table: &Table<'_>, context: &Context<'_>) -> Option<Option<(TrunkId, String)>> {
    let Some(at) = table.maybe("trunk") else { return Some(None) };
    let found = at.reference("trunk", context.reading.trunks)?;
    let name = context.reading.trunks.get(found).cloned().unwrap_or_default();
    Some(Some((TrunkId(found as u16), name)))
}

impl Clause for LineMonth {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "line"
    }

    fn hears(&self) -> &'static [Fact] {
        if self.lines.is_some() { &[] } else { &[Fact::Installed] }
    }

    fn counters(&self) -> &[Counter] {
        if self.lines.is_some() { &[] } else { &[Counter { name: "lines", per: 1 }] }
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Lines(trunk, lines, _), [installed, ..]) = (fact, units)
            && self.trunk.as_ref().is_none_or(|(billed, _)| billed == trunk)
        {
            *installed += i64::from(*lines);
        }
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        let lines = self.lines.map_or(used.get(0), i64::from);
        Decimal::from(lines) * part.covered / part.days
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let price = SaidValue::number(self.price);
        vec![match (self.lines, &self.trunk) {
            (Some(lines), _) => said!(
                "clause-month-for-lines",
                "{price} a month for each of {lines} lines",
                price = price,
                lines = SaidValue::number(lines)
            ),
            (None, Some((_, trunk))) => said!(
                "clause-month-for-trunk",
                "{price} a month for each line of {trunk}",
                price = price,
                trunk = trunk.to_string()
            ),
            (None, None) => said!("clause-month-for-line", "{price} a month for each line", price = price),
        }]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, money, problems};

    #[test]
    fn six_lines_are_rented_by_the_month() {
        let shop = Shop::new("[[line_month]]\nprice = 220.00\nlines = 6");
        assert_eq!(shop.account(|_| {}).cost, money("1320.00"));
        assert_eq!(shop.lasting(10).account(|_| {}).cost, money("440.00"));
        let whole = Shop::new("[[line_month]]\nprice = 220.00\nlines = 6\npro_rata = false").lasting(10);
        assert_eq!(whole.account(|_| {}).cost, money("1320.00"));
    }

    #[test]
    fn the_lines_of_a_trunk_are_as_many_as_it_has() {
        // The test shop's trunks: "city" with 12 lines, "free" with 5.
        let cost = |more: &str| {
            let account = Shop::new(&format!("[[line_month]]\nprice = 10\n{more}")).with_trunks().lasting(40);
            let account = account.account(|_| {});
            (account.invoices[0].lines[0].quantity, account.invoices[0].total)
        };
        assert_eq!(cost("trunk = \"city\""), (money("12"), money("120.00")));
        assert_eq!(cost(""), (money("17"), money("170.00")));
    }

    #[test]
    fn lines_and_a_trunk_contradict_each_other() {
        let found = problems("[[line_month]]\nprice = 220.00\nlines = 6\ntrunk = \"city\"");
        assert!(found.iter().any(|text| text.contains("either \"lines\" or \"trunk\"")), "{found:?}");
        let found = problems("[[line_month]]\nprice = 220.00\ntrunk = \"sity\"");
        assert!(found.iter().any(|text| text.contains("did you mean \"city\"?")), "{found:?}");
    }
}
