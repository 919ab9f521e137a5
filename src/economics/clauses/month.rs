//! The month that is being priced: its share, its number in the contract, what was counted in it, and the lines so far.
//!
//! In: units by clause, earlier lines, figures that calls do not give. Out: what a clause may look at. Knows no clause.

use std::cell::Cell;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::economics::months::Part;

/// Figures by name that calls do not give (quality, satisfaction), as assumed in the contract or reported for a month.
pub type Figures = BTreeMap<String, Decimal>;

/// What the prices of a clause are multiplied with, and to how many decimals the product is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indexed {
    /// The factor.
    pub factor: Decimal,
    /// Decimals of an indexed price.
    pub decimals: u32,
}

impl Indexed {
    /// The price that an index makes of a price; the price itself without one.
    pub fn on(indexed: Option<Indexed>, price: Decimal) -> Decimal {
        match indexed {
            None => price,
            Some(Indexed { factor, decimals }) => {
                (price * factor).round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
            }
        }
    }
}

/// Units of one meter in one month.
#[derive(Clone, Copy, Debug)]
pub struct Units<'a> {
    /// Counters of a row.
    pub counters: usize,
    /// A row for each bucket of the month, one behind the other.
    pub rows: &'a [i64],
}

/// Units of a clause in one month: its own meter first, then those it has besides.
#[derive(Clone, Copy, Debug)]
pub struct Used<'a> {
    /// By meter.
    pub meters: &'a [Units<'a>],
}

impl<'a> Used<'a> {
    /// The sum of one of its own counters over the month.
    pub fn get(&self, counter: usize) -> i64 {
        self.meters.first().map_or(0, |units| units.get(counter))
    }

    /// What was counted by another of its meters, as if it were the only one.
    pub fn of(&self, meter: usize) -> Used<'a> {
        Used { meters: self.meters.get(meter..=meter).unwrap_or_default() }
    }

    /// What was counted from one of its meters on, as if that were the first.
    pub fn from(&self, meter: usize) -> Used<'a> {
        Used { meters: self.meters.get(meter..).unwrap_or_default() }
    }

    /// Its own counters, by bucket of the month.
    pub fn rows(&self) -> impl Iterator<Item = &'a [i64]> + use<'a> {
        let units = self.meters.first().copied().unwrap_or(Units { counters: 1, rows: &[] });
        units.rows.chunks_exact(units.counters.max(1))
    }
}

impl Units<'_> {
    fn get(&self, counter: usize) -> i64 {
        self.rows.chunks_exact(self.counters.max(1)).filter_map(|row| row.get(counter)).sum()
    }
}

/// A month being priced.
#[derive(Clone, Copy, Debug)]
pub struct Month<'a> {
    /// The share of it that is billed.
    pub part: Part,
    /// Month of the contract, from 1.
    pub number: u32,
    /// What the index makes of the clause's prices.
    pub indexed: Option<Indexed>,
    /// The sum of the lines that the clause is reckoned on, the ramp's part taken off.
    pub base: Decimal,
    /// Figures that calls do not give.
    pub figures: &'a Figures,
    /// What the provider's own people cost, where that is known.
    pub own_cost: Option<Decimal>,
    /// What the clause takes from the month before and leaves to the next.
    pub carried: &'a Cell<Decimal>,
}

/// What a clause came to in one month, before rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Priced {
    /// How much of it.
    pub quantity: Decimal,
    /// Money, not yet rounded.
    pub amount: Decimal,
}
