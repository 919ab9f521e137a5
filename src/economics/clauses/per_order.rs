//! `per_order`: a commission for each sale, or a part of its value.
//!
//! In: answered contacts that ended in a sale. Out: how many, or what they were worth, and the commission. Orders that a
//! robot or an agent confirms are no sales of the agent: they are not counted here. What comes back (`returns`) earns no
//! commission in percent. An order of more than `above` items earns for each item more.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::facts::VALUE;
use super::{
    CONTACTS, Clause, Context, Counter, DAYS, Fact, HOURS, Kind, Marginal, Month, Priced, Read, Stage, Told, Used, key,
    percent, required,
};
use crate::document::{At, Table};
use crate::economics::money::{decimal, unit_price};
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};

pub(super) const KIND: Kind = Kind {
    name: "per_order",
    summary: "commission for each sale that the provider's agents made",
    keys: &[
        key("price", "money a sale", "commission of one sale; or percent"),
        key("percent", "per hundred 0 to 100", "commission in percent of the orders' value, net of returns"),
        key("returns", "share", "of the value comes back and earns nothing, unless a month says returned_value"),
        key("extra_items", "{ above, price }", "a line more: for each item of an order above so many").with(&[
            required("above", "whole number 0 to 1000", "items that cost nothing more"),
            required("price", "money an item", "price of each item above"),
            key("name", "name", "of its line (extra_items if not said)"),
        ]),
        HOURS,
        DAYS,
        CONTACTS,
    ],
    example: "price = 25.00",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// The kind of the line for items.
const EXTRA: &str = "extra_items";

/// Expected items are counted in so many parts of one.
const ITEM: i64 = 1_000_000;

/// What a sale earns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Commission {
    Each(Decimal),
    /// A share of the value.
    Share(Decimal),
}

/// Items above a number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ExtraItems {
    name: String,
    above: u32,
    price: Decimal,
}

/// The clause.
#[derive(Clone, Debug)]
struct PerOrder {
    commission: Commission,
    returns: Decimal,
    extra: Option<ExtraItems>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    let commission = match (table.maybe("price"), table.maybe("percent")) {
        (Some(price), None) => unit_price(&price).map(Commission::Each),
        (None, Some(at)) => percent::read(&at, 0, 100).map(Commission::Share),
        (Some(_), Some(at)) => {
            at.problem("give either \"price\" or \"percent\", not both");
            None
        }
        (None, None) => {
            table.expect(&["price", "percent"], "\"price\" is missing (or \"percent\")");
            None
        }
    };
    let returns = table.maybe("returns").map_or(Some(0.0), |at| at.share());
    if let (Some(at), Some(Commission::Each(_))) = (table.maybe("returns"), commission) {
        at.problem("\"returns\" belongs to a commission in percent; a price for each sale knows no returns");
        return None;
    }
    let extra = table.maybe(EXTRA).map_or(Some(None), |at| extra_items(&at).map(Some));
    let clause = PerOrder { commission: commission?, returns: decimal(returns?), extra: extra? };
    Some((window?, Arc::new(clause)))
}

fn extra_items(at: &At<'_>) -> Option<ExtraItems> {
    let table = at.table()?;
    let above = table.need("above").and_then(|at| at.count(0, 1000));
    let price = table.need("price").and_then(|at| unit_price(&at));
    let name = table.maybe("name").map_or(Some(EXTRA), |at| at.name());
    table.finish();
    Some(ExtraItems { name: name?.to_owned(), above: above?, price: price? })
}

impl PerOrder {
    /// Items above the number that an order is expected to have, in parts.
    fn above(&self, items: &[f64]) -> i64 {
        let Some(extra) = &self.extra else { return 0 };
        let above = f64::from(extra.above);
        let one = [1.0];
        let items = if items.is_empty() { &one[..] } else { items };
        let expected: f64 = items.iter().zip(1u32..).map(|(share, n)| share * (f64::from(n) - above).max(0.0)).sum();
        (expected * ITEM as f64).round() as i64
    }
}

impl Clause for PerOrder {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn marginal(&self) -> Option<Marginal> {
        match self.commission {
            Commission::Each(price) => Some(Marginal::Order(price)),
            Commission::Share(_) => None,
        }
    }

    fn unit(&self) -> &'static str {
        if matches!(self.commission, Commission::Each(_)) { "order" } else { "money" }
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Sale]
    }

    fn counters(&self) -> &[Counter] {
        const ORDERS: Counter = Counter { name: "orders", per: 1 };
        const VALUES: Counter = Counter { name: "order_value", per: VALUE };
        const ITEMS: Counter = Counter { name: "extra_items", per: ITEM };
        const RETURNED: Counter = Counter { name: "returned_value", per: VALUE };
        match (&self.commission, &self.extra) {
            (Commission::Each(_), None) => &[ORDERS],
            (Commission::Each(_), Some(_)) => &[ORDERS, ITEMS],
            (Commission::Share(_), None) => &[VALUES, RETURNED],
            (Commission::Share(_), Some(_)) => &[VALUES, RETURNED, ITEMS],
        }
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        let Told::Sale(sale) = fact else { return };
        let (of, share) = match self.commission {
            Commission::Each(_) => (1, false),
            Commission::Share(_) => (sale.value, true),
        };
        if let Some(sum) = units.first_mut() {
            *sum = sum.saturating_add(of);
        }
        if let Some(items) = units.get_mut(1 + usize::from(share)) {
            *items = items.saturating_add(self.above(sale.items));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        match self.commission {
            Commission::Each(_) => Decimal::from(used.get(0)),
            Commission::Share(_) => {
                let of = |counter| Decimal::from(used.get(counter)) / Decimal::from(VALUE);
                let (value, returned) = (of(0), of(1));
                // What is known to have come back stands for the share that is expected to.
                if returned.is_zero() { value * (Decimal::ONE - self.returns) } else { value - returned }
            }
        }
    }

    fn amount(&self, quantity: Decimal, _month: &Month<'_>) -> Decimal {
        match self.commission {
            Commission::Each(each) | Commission::Share(each) => quantity * each,
        }
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        let mut lines = vec![Priced { quantity, amount: self.amount(quantity, month) }];
        if let Some(extra) = &self.extra {
            let counter = 1 + usize::from(matches!(self.commission, Commission::Share(_)));
            let quantity = Decimal::from(used.get(counter)) / Decimal::from(ITEM);
            lines.push(Priced { quantity, amount: quantity * extra.price });
        }
        lines
    }

    fn derived(&self) -> Vec<(String, &'static str)> {
        self.extra.iter().map(|extra| (extra.name.clone(), EXTRA)).collect()
    }

    fn terms(&self) -> Vec<Said> {
        let mut words = vec![match self.commission {
            Commission::Each(price) => said!("clause-a-sale", "{price} a sale", price = SaidValue::number(price)),
            Commission::Share(share) => {
                said!("clause-of-orders", "{share} of the orders' value net of returns", share = percent::said(share))
            }
        }];
        if let Some(ExtraItems { above, price, .. }) = &self.extra {
            words.push(said!(
                "clause-extra-items",
                "{price} for each item above {above}",
                price = SaidValue::number(price),
                above = SaidValue::number(above)
            ));
        }
        words
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, judged, money};
    use crate::engine::facts::Recorder;

    #[test]
    fn each_sale_earns_its_commission_and_a_call_without_one_nothing() {
        let account = Shop::new("[[per_order]]\nprice = 25.50").account(|ledger| {
            for sold in [true, false, true] {
                ledger.judged(&judged("10:00", sold));
            }
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("2"));
        assert_eq!(account.cost, money("51.00"));
    }
}
