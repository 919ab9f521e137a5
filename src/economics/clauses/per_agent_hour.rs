//! `per_agent_hour`: hours of agents, whether anybody called or not.
//!
//! In: agents on duty, or the roster. Out: hours and their price. Agents of the simulation are logged in exactly while they
//! are on the phones, so hours logged in and productive hours are the same: the roster as far as agents are present, and
//! what they finish past its end. Scheduled hours are the roster's, present or not, without overtime. Where fewer agents than
//! `minimum_agents` are on duty within its hours, so many are paid.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::rounding::{ROUND_TOTAL, RoundTotal};
use super::{
    Clause, Context, Counter, DAYS, Fact, GROUPS, HOURS, Kind, Marginal, Meter, Month, Read, Stage, Told, Used, key,
};
use crate::document::words::{self, Midnight};
use crate::document::{At, Table};
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};
use crate::units::{Clock, Span};

pub(super) const KIND: Kind = Kind {
    name: "per_agent_hour",
    summary: "hours of agents, logged in or scheduled",
    keys: &[
        key("price", "money an hour", "price of one agent's hour"),
        key("of", "\"logged_in\", \"scheduled\" or \"productive\"", "which hours (logged_in if not said)"),
        key(
            "minimum_agents",
            "whole number 0 to 100000 | agents by hours",
            "so many are paid at least, by hours (none if not said)",
        ),
        ROUND_TOTAL,
        HOURS,
        DAYS,
        GROUPS,
    ],
    example: "price = 318.50\nof = \"logged_in\"",
    beside: "",
    stage: Stage::Usage,
    read,
};

/// Microseconds in an hour.
const HOUR: i64 = Span::hours(1).0;

/// Which hours of agents are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hours {
    LoggedIn,
    Scheduled,
    Productive,
}

/// The clause.
#[derive(Clone, Debug)]
struct PerAgentHour {
    price: Decimal,
    of: Hours,
    least: Vec<(Window, u32)>,
    window: Window,
    round_total: Option<RoundTotal>,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read_times(table, context.reading);
    let price = table.need("price").and_then(|at| unit_price(&at));
    let words = [("logged_in", Hours::LoggedIn), ("scheduled", Hours::Scheduled), ("productive", Hours::Productive)];
    let of = table.maybe("of").map_or(Some(Hours::LoggedIn), |at| at.one_of(&words));
    let round_total = RoundTotal::read(table);
    let least = table.maybe("minimum_agents").map_or(Some(Vec::new()), |at| minimum_agents(&at));
    let window = window?;
    let clause =
        PerAgentHour { price: price?, of: of?, least: least?, window: window.clone(), round_total: round_total? };
    Some((window, Arc::new(clause)))
}

/// A number of agents, or numbers by hours.
fn minimum_agents(at: &At<'_>) -> Option<Vec<(Window, u32)>> {
    const MOST: u32 = 100_000;
    if at.is_number() {
        return Some(vec![(Window::default(), at.count(0, MOST)?)]);
    }
    let table = at.table()?;
    let mut found: Vec<Option<(Window, u32)>> = Vec::new();
    for (hours, _, at) in table.named() {
        let window = words::window(hours, Midnight::Crossed).map_err(|why| at.problem(why)).ok();
        let agents = at.count(0, MOST);
        let with = |hours: (Clock, Clock)| Window { hours: Some(hours), ..Window::default() };
        found.push(window.zip(agents).map(|(hours, agents)| (with(hours), agents)));
    }
    found.into_iter().collect()
}

/// Hours that are missing up to a number of agents.
#[derive(Clone, Debug)]
struct Missing {
    agents: u32,
}

impl Clause for Missing {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "h"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Headcount]
    }

    fn counters(&self) -> &[Counter] {
        &[Counter { name: "missing_hours", per: HOUR }]
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Agents(agents, length), [missing, ..]) = (fact, units) {
            let lacking = i64::from(self.agents.saturating_sub(*agents));
            *missing = missing.saturating_add(lacking.saturating_mul(length.0));
        }
    }

    fn amount(&self, _quantity: Decimal, _month: &Month<'_>) -> Decimal {
        Decimal::ZERO
    }

    fn terms(&self) -> Vec<Said> {
        Vec::new()
    }
}

impl Clause for PerAgentHour {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "h"
    }

    fn marginal(&self) -> Option<Marginal> {
        Some(Marginal::Hour(self.price))
    }

    fn hears(&self) -> &'static [Fact] {
        if self.of == Hours::Scheduled { &[Fact::Scheduled] } else { &[Fact::OnDuty] }
    }

    fn counters(&self) -> &[Counter] {
        match self.of {
            Hours::LoggedIn => &[Counter { name: "logged_in_hours", per: HOUR }],
            Hours::Scheduled => &[Counter { name: "scheduled_hours", per: HOUR }],
            Hours::Productive => &[Counter { name: "productive_hours", per: HOUR }],
        }
    }

    fn meters(&self) -> Vec<Meter> {
        let meter = |(window, agents): &(Window, u32)| Meter {
            clause: Arc::new(Missing { agents: *agents }),
            windows: vec![window.clone(), self.window.clone()],
            copies: None,
        };
        self.least.iter().map(meter).collect()
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Agents(agents, length), [time, ..]) = (fact, units) {
            *time = time.saturating_add(length.0.saturating_mul(i64::from(*agents)));
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        let missing: i64 = (1..=self.least.len()).map(|meter| used.of(meter).get(0)).sum();
        RoundTotal::quantity(self.round_total, used.get(0).saturating_add(missing), HOUR)
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        quantity * super::month::Indexed::on(month.indexed, self.price)
    }

    fn terms(&self) -> Vec<Said> {
        let of = match self.of {
            Hours::LoggedIn => "logged-in",
            Hours::Scheduled => "scheduled",
            Hours::Productive => "productive",
        };
        let price = SaidValue::number(self.price);
        let mut words = vec![said!("clause-an-hour", "{price} a {of} hour", price = price, of = of)];
        words.extend(self.least.iter().map(|(_, agents)| *agents).max().map(|agents| {
            let agents = SaidValue::number(agents);
            said!("clause-least-agents", "at least {agents} {agents|agent|agents} by their hours", agents = agents)
        }));
        words.extend(RoundTotal::in_words(self.round_total, "hour"));
        words
    }

    fn alternatives(&self) -> Vec<(Said, Arc<dyn Clause>)> {
        if self.least.is_empty() {
            return Vec::new();
        }
        let free: Arc<dyn Clause> = Arc::new(PerAgentHour { least: Vec::new(), ..self.clone() });
        vec![(said!("term-without-minimum-of-agents", "without a minimum of agents"), free)]
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
