//! Quantities of months that were not simulated, by name: what clauses need, and what was said.
//!
//! In: names with numbers, or with counts by length where a clause rounds each by itself. Out: units in the place of those that
//! facts would have made.

use std::sync::Arc;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Meters;
use crate::centre::{ContactId, RobotId};
use crate::economics::clauses::{Counter, Fact, Told};
use crate::engine::facts::{Dial, DialEnd, Fate, Leg};
use crate::units::{Span, Time};

/// A quantity that a clause needs of a month that was not simulated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The line that it is for.
    pub line: Arc<str>,
    /// The quantity's name.
    pub name: &'static str,
    /// The unit of the line.
    pub unit: &'static str,
    /// The facts that it is counted from; where none of them is known it must be said.
    pub hears: &'static [Fact],
    /// The line's name serves as well.
    pub by_line: bool,
    /// Only the line's name serves: it is a part of what the name stands for.
    pub part: bool,
}

impl Meters {
    /// What months that were not simulated must or may say.
    pub fn needed(&self) -> Vec<Needed> {
        let mut needed = Vec::new();
        for (entry, range) in self.contract.entries.iter().zip(&self.of_entry) {
            let specs = self.specs.get(range.clone()).unwrap_or_default().iter();
            let mut own = true;
            for spec in specs.filter(|spec| spec.copies.is_none()) {
                let (hears, part) = (spec.clause.hears(), spec.is_restricted());
                for (at, Counter { name, .. }) in spec.clause.counters().iter().enumerate() {
                    let (line, unit) = (entry.name.clone(), entry.clause.unit());
                    needed.push(Needed { line, name, unit, hears, by_line: own && at == 0, part });
                    own = false;
                }
            }
        }
        needed
    }

    /// Gives a quantity of a month by the name of a line or of the quantity; false if nothing here is called so.
    ///
    /// A line's name stands for the first thing that its clause counts. The quantity's own name stands for every clause that
    /// counts it without a restriction by hours, days, contacts or groups.
    pub fn give(&mut self, month: usize, name: &str, quantity: Decimal) -> bool {
        let mut places: Vec<(usize, i64)> = Vec::new();
        for (entry, range) in self.contract.entries.iter().zip(&self.of_entry) {
            let mut own = *entry.name == *name;
            for spec in self.specs.get(range.clone()).unwrap_or_default() {
                let Some(row) = spec.rows.get(month) else { continue };
                for (at, counter) in spec.clause.counters().iter().enumerate() {
                    let by_line = at == 0 && spec.copies.as_ref().map_or(own, |line| line == name);
                    if by_line || (counter.name == name && !spec.is_restricted()) {
                        places.push((spec.offset + row.start * spec.counters + at, counter.per));
                    }
                    own &= !by_line || spec.copies.is_some();
                }
            }
        }
        for (place, per) in &places {
            self.given.retain(|(given, _)| given != place);
            self.given.push((*place, units_of(quantity, *per)));
        }
        !places.is_empty()
    }

    /// Gives a quantity as in [`Meters::give`], as counts of calls of one length each: a clause that counts calls or dials rounds
    /// each by itself. False if nothing here that counts them is called so.
    pub fn give_calls(&mut self, month: usize, name: &str, calls: &[(u64, Span)]) -> bool {
        let mut found: Vec<(usize, i64)> = Vec::new();
        for (entry, range) in self.contract.entries.iter().zip(&self.of_entry) {
            for (nth, spec) in self.specs.get(range.clone()).unwrap_or_default().iter().enumerate() {
                let of_calls = spec.clause.hears().iter().any(|fact| matches!(fact, Fact::Dial | Fact::Contact));
                let by_line = nth == 0 && *entry.name == *name;
                for (at, counter) in spec.clause.counters().iter().enumerate() {
                    let named = counter.name == name && !spec.is_restricted();
                    let Some(row) = spec.rows.get(month).filter(|_| of_calls && (named || (by_line && at == 0))) else {
                        continue;
                    };
                    let units = calls.iter().fold(0i64, |sum, (count, length)| {
                        let mut one = vec![0; spec.counters];
                        spec.clause.hear(&told(spec.clause.hears(), &dial(*length), &leg(*length)), &mut one);
                        let each = one.get(at).copied().unwrap_or(0);
                        sum.saturating_add(each.saturating_mul(i64::try_from(*count).unwrap_or(i64::MAX)))
                    });
                    found.push((spec.offset + row.start * spec.counters + at, units));
                }
            }
        }
        for (place, units) in &found {
            self.given.retain(|(given, _)| given != place);
            self.given.push((*place, *units));
        }
        !found.is_empty()
    }
}

fn units_of(quantity: Decimal, per: i64) -> i64 {
    quantity.checked_mul(Decimal::from(per)).and_then(|units| units.round().to_i64()).unwrap_or(i64::MAX)
}

/// A call as the facts tell it that a clause hears.
fn told<'a>(hears: &[Fact], dial: &'a Dial, leg: &'a Leg) -> Told<'a> {
    if hears.iter().any(|fact| *fact as usize == Fact::Dial as usize) { Told::Dial(dial) } else { Told::Contact(leg) }
}

/// A dial that somebody answered.
fn dial(connected: Span) -> Dial {
    Dial {
        robot: RobotId(0),
        contact: ContactId(0),
        arose: Time::START,
        at: Time::START,
        attempt: 1,
        port: connected,
        connected,
        end: DialEnd::HungUp,
    }
}

/// An answered call.
fn leg(talk: Span) -> Leg {
    Leg {
        contact: ContactId(0),
        at: Time::START,
        fate: Fate::Answered,
        home: None,
        diverted_from: None,
        by: None,
        menu: Span::ZERO,
        wait: Span::ZERO,
        delivered: Span::ZERO,
        talk,
        hold: Span::ZERO,
        wrap: Span::ZERO,
        transferred_in: false,
        ring: Span::ZERO,
        virtual_hold: false,
        in_service_at_end: false,
        whole_chain: false,
        segmented: None,
        repeat_after: None,
    }
}
