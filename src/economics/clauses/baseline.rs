//! `baseline`: a fixed fee for an agreed volume, with additional and reduced resource charges.
//!
//! In: contacts, minutes or hours of a month. Out: the fee; for each unit above the volume `additional` more, for each below it
//! `reduced` less. Fee and volume are those of the days covered, unless the contract says otherwise.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::month::Indexed;
use super::rounding::MINUTE;
use super::{
    CONTACTS, Clause, Context, Counter, DAYS, Fact, GROUPS, HOURS, Kind, Month, PRO_RATA, Priced, Read, Stage, Told,
    Used, key, pro_rata,
};
use crate::document::Table;
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "baseline",
    summary: "a fixed fee for an agreed volume; more above it, less below",
    keys: &[
        key("fee", "money a month", "for the agreed volume"),
        key("volume", "units a month", "what the fee is for"),
        key("additional", "money a unit", "for each unit above the volume"),
        key("reduced", "money a unit", "back for each unit below the volume (0 if not said)"),
        key(
            "unit",
            "\"contacts\", \"minutes\" or \"hours\"",
            "handled contacts (if not said), their talk, hold and wrap, or agents' hours logged in",
        ),
        PRO_RATA,
        HOURS,
        DAYS,
        CONTACTS,
        GROUPS,
    ],
    example: "fee = 240000.00\nvolume = 9000\nadditional = 24.00\nreduced = 18.00",
    beside: "",
    stage: Stage::Band,
    read,
};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Contacts,
    Minutes,
    Hours,
}

/// The clause.
#[derive(Clone, Debug)]
struct Baseline {
    fee: Decimal,
    volume: Decimal,
    additional: Decimal,
    reduced: Decimal,
    unit: Unit,
    pro_rata: bool,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read_all(table, context.reading);
    let fee = table.need("fee").and_then(|at| at.money(Decimal::ZERO));
    let volume = table.need("volume").and_then(|at| {
        let volume = at.money(Decimal::ZERO)?;
        let fine = volume <= Decimal::from(1_000_000_000);
        if !fine {
            at.problem("expected a volume of at most 1000000000 units");
        }
        fine.then_some(volume)
    });
    let additional = table.need("additional").and_then(|at| unit_price(&at));
    let reduced = table.maybe("reduced").map_or(Some(Decimal::ZERO), |at| unit_price(&at));
    let words = [("contacts", Unit::Contacts), ("minutes", Unit::Minutes), ("hours", Unit::Hours)];
    let unit = table.maybe("unit").map_or(Some(Unit::Contacts), |at| at.one_of(&words));
    let pro_rata = pro_rata(table);
    let (window, unit) = (window?, unit?);
    let (stray, of) = if unit == Unit::Hours { ("contacts", "hours of agents") } else { ("groups", "contacts") };
    if let Some(at) = table.maybe(stray) {
        at.problem(format!("\"{stray}\" does not restrict {of}; remove it or choose another unit"));
        return None;
    }
    let (fee, volume, additional, reduced, pro_rata) = (fee?, volume?, additional?, reduced?, pro_rata?);
    Some((window, Arc::new(Baseline { fee, volume, additional, reduced, unit, pro_rata })))
}

impl Clause for Baseline {
    fn stage(&self) -> Stage {
        KIND.stage
    }

    fn unit(&self) -> &'static str {
        match self.unit {
            Unit::Contacts => "contact",
            Unit::Minutes => "min",
            Unit::Hours => "h",
        }
    }

    fn hears(&self) -> &'static [Fact] {
        if self.unit == Unit::Hours { &[Fact::OnDuty] } else { &[Fact::Contact] }
    }

    fn counters(&self) -> &[Counter] {
        match self.unit {
            Unit::Contacts => &[Counter { name: "handled_contacts", per: 1 }],
            Unit::Minutes => &[Counter { name: "handled_minutes", per: MINUTE }],
            Unit::Hours => {
                const HOURS: &[Counter] = &[Counter { name: "logged_in_hours", per: Span::hours(1).0 }];
                HOURS
            }
        }
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        let [volume, ..] = units else { return };
        let more = match (fact, self.unit) {
            (Told::Contact(_), Unit::Contacts) => 1,
            (Told::Contact(leg), Unit::Minutes) => leg.handle().0,
            (Told::Agents(agents, length), Unit::Hours) => length.0.saturating_mul(i64::from(*agents)),
            _ => 0,
        };
        *volume = volume.saturating_add(more);
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        let per = self.counters().first().map_or(1, |counter| counter.per);
        Decimal::from(used.get(0)) / Decimal::from(per)
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        let on = |price: Decimal| Indexed::on(month.indexed, price);
        let beyond = quantity - part.of(self.volume);
        let change = if beyond > Decimal::ZERO { on(self.additional) } else { on(self.reduced) };
        part.of(on(self.fee)) + beyond * change
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        vec![Priced { quantity, amount: self.amount(quantity, month) }]
    }

    fn terms(&self) -> Vec<Said> {
        vec![
            said!(
                "clause-baseline",
                "{fee} a month for {volume} {unit}",
                fee = SaidValue::number(self.fee),
                volume = SaidValue::number(self.volume),
                unit = self.unit(),
            ),
            said!("clause-each-more", "{price} for each more", price = SaidValue::number(self.additional)),
            said!("clause-each-less", "{price} back for each less", price = SaidValue::number(self.reduced)),
        ]
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, at, money, on_duty, problems};

    const TERMS: &str = "[[baseline]]\nfee = 1000.00\nvolume = 100\nadditional = 12.00\nreduced = 8.00";

    fn cost(text: &str, days: usize, calls: usize) -> rust_decimal::Decimal {
        let shop = Shop::new(text).lasting(days);
        shop.account(|ledger| (0..calls).for_each(|_| answered(ledger, "9:00", 60.0))).cost
    }

    #[test]
    fn more_than_the_volume_costs_more_and_less_costs_less() {
        assert_eq!(cost(TERMS, 30, 100), money("1000.00"));
        assert_eq!(cost(TERMS, 30, 103), money("1036.00"));
        assert_eq!(cost(TERMS, 30, 97), money("976.00"));
    }

    #[test]
    fn a_third_of_the_month_has_a_third_of_the_volume() {
        // 40 contacts are 6.67 above 33.33: 333.33 + 80.00.
        assert_eq!(cost(TERMS, 10, 40), money("413.33"));
        assert_eq!(cost(&format!("{TERMS}\npro_rata = false"), 10, 40), money("520.00"));
    }

    #[test]
    fn hours_of_agents_have_baselines_too() {
        let account = Shop::new(&format!("{TERMS}\nunit = \"hours\""))
            .account(|ledger| on_duty(ledger, 11, at("8:00"), at("18:00")));
        assert_eq!(account.cost, money("1120.00"));
        assert!(!problems(&format!("{TERMS}\nunit = \"hours\"\ncontacts = [\"calls\"]")).is_empty());
    }
}
