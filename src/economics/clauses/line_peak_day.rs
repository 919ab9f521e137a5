//! `line_peak_day`: the most lines that were busy at once, each day.
//!
//! In: busy lines of one trunk. Out: the sum over days of each day's peak, and its price. A day without a call is free.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::line_month::{TRUNK, trunk};
use super::month::Indexed;
use super::{Buckets, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Month, Read, Stage, Told, Used, key};
use crate::centre::TrunkId;
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "line_peak_day",
    summary: "the most lines busy at once, each day",
    keys: &[key("price", "money a line and day", "price of one line of a day's peak"), TRUNK, HOURS, DAYS],
    example: "price = 12.00\ntrunk = \"city\"",
    beside: "",
    stage: Stage::Fixed,
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct LinePeakDay {
    price: Decimal,
    trunk: Option<(TrunkId, String)>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read_clock(table);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let trunk = trunk(table, context)?;
    let names = context.reading.trunks;
    if trunk.is_none() && names.len() > 1 {
        table.at().problem(format!(
            "say whose peak, as `trunk`: one of {}; the peaks of several are several clauses",
            names.iter().map(|name| format!("\"{}\"", crate::units::shown(name))).collect::<Vec<_>>().join(", ")
        ));
        return None;
    }
    Some((window?, Arc::new(LinePeakDay { price: price?, trunk })))
}

impl Clause for LinePeakDay {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        "line day"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Lines]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "line_peak_days", per: 1 }]
    }

    fn buckets(&self) -> Buckets {
        Buckets::Day
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Lines(trunk, lines, _), [peak, ..]) = (fact, units)
            && self.trunk.as_ref().is_none_or(|(billed, _)| billed == trunk)
        {
            *peak = (*peak).max(i64::from(*lines));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0))
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let price = SaidValue::number(self.price);
        vec![match &self.trunk {
            Some((_, trunk)) => said!(
                "clause-day-for-trunk",
                "{price} a day for each line of {trunk} of its peak",
                price = price,
                trunk = trunk.to_string()
            ),
            None => said!("clause-day-for-line", "{price} a day for each line of its peak", price = price),
        }]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::centre::TrunkId;
    use crate::economics::testing::{Shop, at, money, problems};
    use crate::engine::facts::Recorder;
    use crate::units::Span;

    #[test]
    fn each_day_pays_the_most_lines_that_were_busy_at_once() {
        let account = Shop::new("[[line_peak_day]]\nprice = 12\ntrunk = \"city\"").with_trunks().account(|ledger| {
            let mut busy = |trunk, lines, from, to| ledger.lines_busy(TrunkId(trunk), lines, from, to);
            busy(0, 3, at("8:00"), at("9:00"));
            busy(0, 7, at("9:00"), at("9:01"));
            busy(1, 5, at("9:00"), at("10:00"));
            // A call over midnight holds its line on both days.
            busy(0, 2, at("23:00"), at("23:00") + Span::hours(2));
            busy(0, 0, at("23:00") + Span::hours(2), at("23:00") + Span::hours(300));
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("9"));
        assert_eq!(account.cost, money("108.00"));
    }

    #[test]
    fn of_several_trunks_one_must_be_named() {
        let found = problems("[[line_peak_day]]\nprice = 12");
        assert!(found.iter().any(|text| text.contains("one of \"city\", \"free\"")), "{found:?}");
    }
}
