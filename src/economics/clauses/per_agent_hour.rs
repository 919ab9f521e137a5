//! `per_agent_hour`: hours of agents, whether anybody called or not.
//!
//! In: agents on duty, or the roster. Out: hours and their price. Agents of the simulation are logged in exactly while they
//! are on the phones, so hours logged in and productive hours are the same: the roster as far as agents are present, and
//! what they finish past its end. Scheduled hours are the roster's, present or not, without overtime.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::per_minute::RoundTotal;
use super::{Clause, Context, DAYS, HOURS, Hours, Kind, Metered, Priced, Read, Stage, parameter, refuse_later};
use crate::document::Table;
use crate::economics::account::Line;
use crate::economics::money::unit_price;
use crate::economics::months::Part;
use crate::economics::window::Window;
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "per_agent_hour",
    summary: "hours of agents, logged in or scheduled",
    parameters: &[
        parameter("price", "money an hour", "price of one agent's hour"),
        parameter("of", "\"logged_in\", \"scheduled\" or \"productive\"", "which hours (logged_in if not said)"),
        parameter("round_total", "\"down\" or \"up\"", "the month's total to whole hours"),
        HOURS,
        DAYS,
    ],
    example: "price = 318.50\nof = \"logged_in\"",
    read,
};

/// Microseconds in an hour.
const HOUR: i64 = Span::hours(1).0;

/// The clause.
#[derive(Clone, Debug)]
struct PerAgentHour {
    price: Decimal,
    of: Hours,
    round_total: Option<RoundTotal>,
}

fn read(table: &Table<'_>, _context: &Context<'_>) -> Read {
    let window = Window::read_times(table);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let words = [("logged_in", Hours::OnDuty), ("scheduled", Hours::Scheduled), ("productive", Hours::OnDuty)];
    let of = table.maybe("of").map_or(Some(Hours::OnDuty), |at| at.one_of(&words));
    let round_total = RoundTotal::read(table);
    refuse_later(table, &["minimum_agents"])?;
    Some((window?, Arc::new(PerAgentHour { price: price?, of: of?, round_total: round_total? })))
}

impl Clause for PerAgentHour {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "h"
    }

    fn metered(&self) -> Metered {
        Metered::Hours(self.of)
    }

    fn price(&self, units: i64, _part: Part, _earlier: &[Line]) -> Priced {
        let metered = Decimal::from(RoundTotal::apply(self.round_total, units, HOUR));
        let per = Decimal::from(HOUR);
        Priced { quantity: metered / per, amount: metered * self.price / per }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, at, money, on_duty};

    #[test]
    fn hours_logged_in_are_paid_to_the_second() {
        let account = Shop::new("[[per_agent_hour]]\nprice = 318.50").account(|ledger| {
            on_duty(ledger, 20, at("8:00"), at("16:00"));
            on_duty(ledger, 1, at("16:00"), at("16:00:36"));
        });
        assert_eq!(account.invoices[0].lines[0].quantity, money("160.01"));
        // 160.01 × 318.50 = 50,963.185
        assert_eq!(account.cost, money("50963.19"));
    }

    #[test]
    fn a_part_of_an_hour_may_be_rounded_up_or_down() {
        // 222.34 hours: 222 h and 20 min 24 s.
        let hours = |round: &str| {
            let account =
                Shop::new(&format!("[[per_agent_hour]]\nprice = 1\nround_total = \"{round}\"")).account(|ledger| {
                    on_duty(ledger, 37, at("8:00"), at("14:00"));
                    on_duty(ledger, 1, at("14:00"), at("14:20:24"));
                });
            account.invoices[0].lines[0].quantity
        };
        assert_eq!(hours("up"), money("223"));
        assert_eq!(hours("down"), money("222"));
    }

    #[test]
    fn scheduled_hours_are_the_roster_s_whatever_happened() {
        // The test shop's roster: 10 agents, 8:00-18:00, on the first day.
        let account = Shop::new("[[per_agent_hour]]\nprice = 2\nof = \"scheduled\"")
            .account(|ledger| on_duty(ledger, 9, at("8:00"), at("20:00")));
        assert_eq!(account.cost, money("200.00"));
    }
}
