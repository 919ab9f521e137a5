//! One price, or prices by volume: `price`, or `tiers` with `tiering`.
//!
//! In: units metered in a month. Out: money, exact until it is rounded. Graduated: each tier's part at its own price.
//! All units: everything at the price of the tier that the volume reaches. A tier ends with its edge: exactly 500 minutes
//! are all in the tier up to 500.

use crate::said::{Said, SaidValue, said};
use rust_decimal::Decimal;

use super::month::{Indexed, Month};
use super::{Key, PRO_RATA, key, pro_rata, required};
use crate::document::{At, Table};
use crate::economics::money::unit_price;

pub(super) const PRICE: Key = key("price", "money a unit", "the same for every unit; or tiers");
pub(super) const TIERS: Key =
    key("tiers", "list of { up_to, price }", "prices by the month's volume; edges are included; the last has no up_to")
        .with(&[
            key("up_to", "number from 0", "units of the month up to which it holds"),
            required("price", "money a unit", "price of each unit"),
        ]);
pub(super) const TIERING: Key = key(
    "tiering",
    "\"graduated\" or \"all_units\"",
    "each part at its tier's price, or all at the last one reached (graduated if not said)",
);
pub(super) const TIER_PRO_RATA: Key = PRO_RATA;

/// What volume does to the price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tiering {
    Graduated,
    AllUnits,
}

/// Prices by volume.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiers {
    /// Ends (in units, rising) and prices of all tiers; the last has no end.
    tiers: Vec<(Option<Decimal>, Decimal)>,
    tiering: Tiering,
    pro_rata: bool,
}

impl Tiers {
    /// Reads `price`, or `tiers` with `tiering` and `pro_rata`.
    pub fn read(table: &Table<'_>) -> Option<Tiers> {
        let price = table.maybe("price");
        let tiers = table.maybe("tiers");
        let tiering = table
            .maybe("tiering")
            .map(|at| (at.one_of(&[("graduated", Tiering::Graduated), ("all_units", Tiering::AllUnits)]), at));
        let pro_rata = pro_rata(table);
        match (price, tiers) {
            (Some(price), None) => {
                if let Some((_, at)) = &tiering {
                    at.problem("\"tiering\" needs \"tiers\"");
                    return None;
                }
                Some(Tiers {
                    tiers: vec![(None, unit_price(&price)?)],
                    tiering: Tiering::Graduated,
                    pro_rata: pro_rata?,
                })
            }
            (None, Some(at)) => {
                let tiers = list(&at)?;
                let tiering = tiering.map_or(Some(Tiering::Graduated), |(read, _)| read)?;
                if tiering == Tiering::AllUnits && tiers.windows(2).any(|pair| matches!(pair, [a, b] if b.1 < a.1)) {
                    at.warn(said!(
                        "warn-falls-at-edge",
                        "the price of all units falls at an edge: a little more volume costs less"
                    ));
                }
                Some(Tiers { tiers, tiering, pro_rata: pro_rata? })
            }
            (Some(_), Some(at)) => {
                at.problem("give either \"price\" or \"tiers\", not both");
                None
            }
            (None, None) => {
                table.at().problem("\"price\" is missing (or \"tiers\")");
                None
            }
        }
    }

    /// The price of the first unit.
    pub fn first(&self) -> Decimal {
        self.tiers.first().map_or(Decimal::ZERO, |(_, price)| *price)
    }

    /// Money for a quantity; edges cover the month's part, prices are indexed.
    pub fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        let part = if self.pro_rata { month.part } else { month.part.whole() };
        let edge = |up_to: &Decimal| *up_to * part.covered / part.days;
        let reached = |up_to: &Decimal| quantity * part.days <= *up_to * part.covered;
        let mut sum = Decimal::ZERO;
        let mut below = Decimal::ZERO;
        for (up_to, price) in &self.tiers {
            let price = Indexed::on(month.indexed, *price);
            let last = up_to.as_ref().is_none_or(reached);
            let end = if last { quantity } else { up_to.as_ref().map_or(quantity, edge) };
            match self.tiering {
                Tiering::Graduated => sum += price * (end - below),
                Tiering::AllUnits if last => sum = price * quantity,
                Tiering::AllUnits => {}
            }
            if last {
                break;
            }
            below = end;
        }
        sum
    }

    /// In words: `10.50`, `12.00 to 500 min, 9.00 above`.
    pub fn in_words(&self, unit: &str) -> Vec<Said> {
        if let [(None, price)] = self.tiers.as_slice() {
            return vec![said!("clause-price", "{price}", price = SaidValue::number(price))];
        }
        let tier = |(up_to, price): &(Option<Decimal>, Decimal)| match up_to {
            Some(up_to) => said!(
                "clause-tier-to",
                "{price} to {volume} {unit}",
                price = SaidValue::number(price),
                volume = SaidValue::number(up_to),
                unit = unit
            ),
            None => said!("clause-tier-above", "{price} above", price = SaidValue::number(price)),
        };
        let tiers: Vec<Said> = self.tiers.iter().map(tier).collect();
        match self.tiering {
            Tiering::AllUnits => vec![said!("clause-for-all", "{tiers} (for all)", tiers = tiers)],
            _ => tiers,
        }
    }
}

fn list(at: &At<'_>) -> Option<Vec<(Option<Decimal>, Decimal)>> {
    let rows = at.list()?;
    if rows.is_empty() || rows.len() > 1000 {
        at.problem("expected 1 to 1000 tiers");
        return None;
    }
    let read: Vec<Option<(Option<Decimal>, Decimal)>> = rows.iter().map(tier).collect();
    let tiers: Vec<(Option<Decimal>, Decimal)> = read.into_iter().collect::<Option<_>>()?;
    let mut before = Decimal::ZERO;
    let mut fine = true;
    for (index, ((up_to, _), row)) in tiers.iter().zip(&rows).enumerate() {
        let last = index + 1 == tiers.len();
        match up_to {
            Some(_) if last => row.problem("the last tier has no end: leave out \"up_to\""),
            Some(up_to) if *up_to <= before => {
                row.problem(format!("\"up_to\" must rise from tier to tier: {up_to} comes after {before}"))
            }
            Some(up_to) => {
                before = *up_to;
                continue;
            }
            None if last => continue,
            None => row.problem("\"up_to\" is missing: only the last tier has no end"),
        }
        fine = false;
    }
    fine.then_some(tiers)
}

fn tier(at: &At<'_>) -> Option<(Option<Decimal>, Decimal)> {
    let row = at.table()?;
    let price = row.need("price").and_then(|at| unit_price(&at));
    let up_to = row.maybe("up_to").map_or(Some(None), |at| {
        let volume = at.money(Decimal::ZERO)?;
        if volume > Decimal::from(1_000_000_000) {
            at.problem("expected an edge of at most 1000000000 units");
            return None;
        }
        Some(Some(volume))
    });
    row.finish();
    Some((up_to?, price?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::months::Part;
    use crate::economics::testing::{contract, money, price, problems, whole_month};

    fn amount(clause: &str, metered: i64) -> Decimal {
        price(&*contract(&format!("[[per_contact]]\n{clause}")).entries[0].clause, metered, whole_month())
    }

    const BANDS: &str = "tiers = [{ up_to = 20000, price = 2.10 }, { up_to = 40000, price = 1.95 }, { price = 1.80 }]";

    #[test]
    fn one_call_more_brings_all_units_into_the_next_band() {
        let clause = format!("{BANDS}\ntiering = \"all_units\"");
        assert_eq!(amount(&clause, 20_000), money("42000.00"));
        assert_eq!(amount(&clause, 20_001), money("39001.95"));
        assert_eq!(amount(&clause, 40_001), money("72001.80"));
    }

    #[test]
    fn graduated_tiers_price_each_part_by_itself() {
        assert_eq!(amount(BANDS, 0), Decimal::ZERO);
        assert_eq!(amount(BANDS, 20_000), money("42000.00"));
        assert_eq!(amount(BANDS, 20_001), money("42001.95"));
        assert_eq!(amount(BANDS, 40_010), money("81018.00"));
    }

    #[test]
    fn edges_are_those_of_the_days_covered() {
        let ten_days = Part { covered: money("10"), days: money("30") };
        let price =
            |text: &str| price(&*contract(&format!("[[per_contact]]\n{text}")).entries[0].clause, 400, ten_days);
        let tiers = "tiers = [{ up_to = 900, price = 2 }, { price = 1 }]";
        assert_eq!(price(tiers), money("700"));
        assert_eq!(price(&format!("{tiers}\npro_rata = false")), money("800"));
    }

    #[test]
    fn tiers_that_cannot_be_are_refused() {
        for bad in [
            "tiers = []",
            "price = 1\ntiers = [{ price = 1 }]",
            "tiers = [{ up_to = 5, price = 1 }]",
            "tiers = [{ price = 1 }, { price = 2 }]",
            "tiers = [{ up_to = 9, price = 1 }, { up_to = 9, price = 2 }, { price = 3 }]",
            "price = 1\ntiering = \"all_units\"",
            "price = -1",
            "price = 1000001",
            "",
        ] {
            assert!(!problems(&format!("[[per_contact]]\n{bad}")).is_empty(), "{bad}");
        }
    }
}
