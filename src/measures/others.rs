//! Contacts of other clients that our agents answer: they take their agents' time, and count in the row of their type alone.

use super::counts::Count as C;
use super::legs::{count_attempt, count_chain};
use super::size::Size;
use super::tally::Tally;
use crate::engine::facts::{Fate, Leg};
use crate::units::{Span, Time};

impl Tally {
    /// Counts one leg of another client; instants with the intervals in which they lie.
    #[cold]
    pub(super) fn others_leg(&mut self, leg: &Leg, arrived: (Time, usize), ended: (Time, usize)) {
        let kind = leg.contact.index();
        if leg.wait > Span::ZERO {
            self.spread_one(kind, None, C::Queue, arrived, ended.0);
        }
        if let (Fate::Answered, Some(by), None) = (leg.fate, leg.by, leg.segmented) {
            let gone = Time(ended.0.0.wrapping_add(leg.handle().0));
            let by = self.group_row(by);
            self.spread_one(kind, Some(by), C::Busy, ended, gone);
            self.spread_open([kind, self.total_row(), by].map(|row| Some((row, C::WorkOpen))), ended.0, gone, 1);
        }
        if leg.at < self.warm_up {
            return;
        }
        let cell = self.slice_mut(kind, arrived.1);
        count_attempt(cell, leg);
        if let Some(chain) = leg.chain() {
            count_chain(cell, &chain);
        }
        if !matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            self.count(kind, arrived.1, leg, leg.wait, Size::of(leg.wait));
        }
    }
}
