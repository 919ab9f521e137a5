//! `per_order`: a commission for each sale.
//!
//! In: answered contacts that ended in a sale. Out: how many, and their price. Orders that a robot or an agent confirms are
//! no sales of the agent: they are not counted here. A percentage needs the value of orders, which is not simulated.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{CONTACTS, Clause, Context, DAYS, HOURS, Kind, Metered, Priced, Read, Stage, parameter, refuse_later};
use crate::document::Table;
use crate::economics::account::Line;
use crate::economics::money::unit_price;
use crate::economics::months::Part;
use crate::economics::window::Window;

pub(super) const KIND: Kind = Kind {
    name: "per_order",
    summary: "commission for each sale that the provider's agents made",
    parameters: &[parameter("price", "money a sale", "commission of one sale"), HOURS, DAYS, CONTACTS],
    example: "price = 25.00",
    read,
};

/// The clause.
#[derive(Clone, Debug)]
struct PerOrder {
    price: Decimal,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read(table, context.reading);
    if let Some(at) = table.maybe("percent") {
        at.problem("a percentage of the order's value cannot be priced: the value of orders is not simulated; give \"price\" for each order");
        table.has("price");
        return None;
    }
    let price = table.need("price").and_then(|at| unit_price(&at));
    refuse_later(table, &["returns", "extra_items"])?;
    Some((window?, Arc::new(PerOrder { price: price? })))
}

impl Clause for PerOrder {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "order"
    }

    fn metered(&self) -> Metered {
        Metered::Sales
    }

    fn price(&self, units: i64, _part: Part, _earlier: &[Line]) -> Priced {
        let quantity = Decimal::from(units);
        Priced { quantity, amount: quantity * self.price }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, judged, money, problems};
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

    #[test]
    fn a_percentage_is_refused_because_no_order_has_a_value() {
        let found = problems("[[per_order]]\npercent = 0.02");
        assert!(found.iter().any(|text| text.contains("not simulated")), "{found:?}");
    }
}
