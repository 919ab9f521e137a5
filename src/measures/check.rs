//! What must hold of every replication, checked always: a number that breaks it is never published.

use super::counts::{Count as C, Counts};
use super::tally::Tally;
use crate::engine::facts::{Fate, Leg};
use crate::units::Span;

/// Microseconds that a counter holds, some 290,000 years, but for what the sums below are rounded by.
const FULL: f64 = 0.99 * i64::MAX as f64;

impl Tally {
    /// Remembers the first fact that cannot be.
    #[inline(always)]
    pub(super) fn inspect(&mut self, leg: &Leg) {
        self.told += (leg.menu.0.wrapping_add(leg.wait.0).wrapping_add(leg.handle().0)) as f64;
        // The sign of the union is that of any of them.
        let negative = (leg.at.0 | leg.menu.0 | leg.wait.0 | leg.talk.0 | leg.hold.0 | leg.wrap.0) < 0;
        let waited = leg.wait > Span::ZERO && (leg.fate == Fate::Balked || !leg.fate.was_offered());
        let nobody = leg.fate == Fate::Answered && leg.by.is_none();
        let in_menu = leg.fate.in_menu() && leg.transferred_in;
        if negative || waited || nobody || in_menu || self.end.is_some() {
            self.cannot_be(leg);
        }
    }

    #[cold]
    pub(super) fn cannot_be(&mut self, leg: &Leg) {
        if self.fault.is_none() {
            self.fault = Some(format!("a contact cannot be like this: {leg:?}"));
        }
    }

    /// The identities of the measures, after the replication ended.
    ///
    /// # Errors
    /// Which identity does not hold, and its numbers: a fault of the program, never of a scenario.
    pub fn check(&self) -> Result<(), String> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        if self.told.max(self.told_on_duty) > FULL {
            return Err("the times of a replication add up to more than counters hold".to_owned());
        }
        if self.end.is_none() {
            return Err("the replication was never told to have ended".to_owned());
        }
        for row in 0..self.rows() {
            let counts = self.sum(row);
            let inbound = self.types.get(row).is_none_or(|kind| kind.is_inbound());
            if inbound {
                self.check_flow(row, &counts)?;
            }
        }
        self.check_staff()
    }

    /// Nobody is lost between being offered and a fate.
    fn check_flow(&self, row: usize, c: &Counts) -> Result<(), String> {
        let group = row > self.total_row();
        let ends = c[C::Answered] + c[C::Abandoned] + c[C::Balked] + c[C::NotReached] + c[C::Unfinished];
        let ends = ends + c[C::OverflowedOut];
        let before = c[C::SelfServed] + c[C::AbandonedInIvr] + c[C::Deflected];
        let tries = c[C::Closed] + c[C::Blocked] + before + c[C::Offered] - c[C::TransferredIn];
        let checks = [
            (
                "offered = answered + abandoned + balked + not_reached + unfinished + overflowed_out",
                c[C::Offered] == ends,
            ),
            (
                "attempts = closed + blocked + self_served + abandoned_in_ivr + deflected + offered - transferred_in",
                group || c[C::Attempts] == tries,
            ),
            ("called_back <= answered", c[C::CalledBack] <= c[C::Answered]),
            ("answered_in_time <= answered", c[C::AnsweredInTime] <= c[C::Answered]),
            ("abandoned_in_time <= abandoned + balked", c[C::AbandonedInTime] <= c[C::Abandoned] + c[C::Balked]),
            ("abandoned_short <= abandoned", c[C::AbandonedShort] <= c[C::Abandoned]),
            ("delayed <= offered", c[C::Delayed] <= c[C::Offered]),
            ("wait of answered <= wait of offered", c[C::WaitAnswered] <= c[C::Wait]),
            ("people_answered <= people", c[C::PeopleAnswered] <= c[C::People]),
            ("every wait is in the histogram", self.waits[row].total() as i64 == c[C::Offered]),
        ];
        match checks.iter().find(|(_, holds)| !holds) {
            Some((what, _)) => Err(format!("{}: {what} does not hold: {c:?}", self.row_name(row))),
            None => Ok(()),
        }
    }

    /// No agent does two things at once, in no interval.
    fn check_staff(&self) -> Result<(), String> {
        for row in self.total_row()..self.rows() {
            for interval in 0..self.intervals() {
                let cell = self.slice(row, interval);
                let (busy, duty) = (cell[C::Busy as usize], cell[C::OnDuty as usize]);
                if busy > duty {
                    let seconds = |micros: i64| micros as f64 / 1e6;
                    return Err(format!(
                        "{}: busy {} s of {} s on duty in interval {interval}",
                        self.row_name(row),
                        seconds(busy),
                        seconds(duty)
                    ));
                }
            }
        }
        Ok(())
    }

    /// How an error calls a row.
    fn row_name(&self, row: usize) -> String {
        match self.types.get(row) {
            Some(kind) => format!("contacts.{}", kind.name),
            None if row == self.total_row() => "total".to_owned(),
            None => format!("group number {}", row - self.total_row()),
        }
    }
}
