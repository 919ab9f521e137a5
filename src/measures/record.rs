//! Facts to counters: which rows and intervals a fact belongs to.
//!
//! A contact belongs to the group it was dealt to (its home) until another answers it: `overflowed_out` there,
//! `overflowed_in` here. In a pool it has no home: answered is by group, abandoned by type only.

use super::counts::Count as C;
use super::tally::{CURVE, Tally};
use crate::centre::{ContactId, ContactType, GroupId, RobotId, TrunkId};
use crate::engine::facts::{Chain, Dial, DialEnd, Fate, Judged, Leg, OrderEnd, Recorder, Work};
use crate::units::{Span, Time};

impl Recorder for Tally {
    fn leg(&mut self, leg: &Leg) {
        self.inspect(leg);
        let inbound = self.types[leg.contact.index()].is_inbound();
        self.leg_by_clock(leg, inbound);
        if leg.at < self.warm_up {
            return;
        }
        if inbound {
            self.inbound_leg(leg);
        } else {
            self.work_leg(leg);
        }
    }

    fn judged(&mut self, judged: &Judged) {
        if judged.at < self.warm_up {
            return;
        }
        let interval = self.interval_of(judged.at);
        let inbound = self.types[judged.contact.index()].is_inbound();
        let rows = [Some(judged.contact.index()), inbound.then_some(self.total_row()), Some(self.group_row(judged.by))];
        for row in rows.into_iter().flatten() {
            self.add(row, interval, C::Judged, i64::from(judged.resolved.is_some()));
            self.add(row, interval, C::Resolved, i64::from(judged.resolved == Some(true)));
            self.add(row, interval, C::Sold, i64::from(judged.sold));
        }
    }

    fn chain(&mut self, chain: &Chain) {
        if chain.at < self.warm_up {
            return;
        }
        let interval = self.interval_of(chain.at);
        let inbound = self.types[chain.first.index()].is_inbound();
        let rows = [Some(chain.first.index()), inbound.then_some(self.total_row())];
        for row in rows.into_iter().flatten() {
            self.add(row, interval, C::People, 1);
            self.add(row, interval, C::PeopleAnswered, i64::from(chain.answered));
        }
    }

    fn work(&mut self, work: &Work) {
        if work.at < self.warm_up {
            return;
        }
        let (row, interval) = (work.contact.index(), self.interval_of(work.at));
        let kind = &self.types[row];
        let (kept, robot) = (work.order.map(|order| kept(kind, work, order)), kind.robot);
        self.add(row, interval, C::Arose, 1);
        self.add(row, interval, C::Done, i64::from(work.done.is_some()));
        self.add(row, interval, C::DoneInTime, i64::from(work.in_time));
        let (Some(order), Some(kept)) = (work.order, kept) else { return };
        self.add(row, interval, C::OrdersKept, (kept * 1e6).round() as i64);
        self.add(row, interval, C::Orders, 1);
        let end = match order {
            OrderEnd::Confirmed => C::Confirmed,
            OrderEnd::Cancelled => C::Cancelled,
            OrderEnd::Unreached => C::Unreached,
        };
        self.add(row, interval, end, 1);
        if let Some(robot) = robot.and_then(|id| self.robots.get_mut(id.index())) {
            robot.unreached += i64::from(order == OrderEnd::Unreached);
        }
    }

    fn dial(&mut self, dial: &Dial) {
        if dial.arose < self.warm_up {
            return;
        }
        let robot = &mut self.robots[dial.robot.index()];
        robot.dials += 1;
        robot.reached += i64::from(!matches!(dial.end, DialEnd::Unanswered | DialEnd::Voicemail));
        robot.cancelled += i64::from(dial.end == DialEnd::Cancelled);
        robot.to_people += i64::from(dial.end == DialEnd::ToPeople);
        if dial.end == DialEnd::Confirmed {
            let attempt = (dial.attempt.max(1) as usize).min(robot.confirmed.len()) - 1;
            robot.confirmed[attempt] += 1;
        }
    }

    fn sms(&mut self, contact: ContactId, at: Time) {
        if at >= self.warm_up {
            let interval = self.interval_of(at);
            self.add(contact.index(), interval, C::Sms, 1);
        }
    }

    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        let places = [Some((self.group_row(group), C::OnDuty)), Some((self.total_row(), C::OnDuty))];
        self.spread(&places, from, to, i64::from(agents));
        let open = places.map(|place| place.map(|(row, _)| (row, C::OnDutyOpen)));
        self.spread_open([open[0], open[1], None], from, to, i64::from(agents));
    }

    fn lines_busy(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        let length = (to - from.max(self.warm_up)).0;
        let trunk = &mut self.trunks[trunk.index()];
        if length > 0 {
            trunk.busy += length * i64::from(lines);
            trunk.full += if lines >= trunk.lines { length } else { 0 };
            trunk.peak = trunk.peak.max(lines);
        }
    }

    fn ports_busy(&mut self, robot: RobotId, ports: u32, from: Time, to: Time) {
        self.robots[robot.index()].ports += (to - from.max(self.warm_up)).0.max(0) * i64::from(ports);
    }

    fn end(&mut self, at: Time) {
        self.settle_time(at);
        self.end = Some(at);
    }
}

/// The chance that an order stands, 0 to 1, by how late it was confirmed.
fn kept(kind: &ContactType, work: &Work, order: OrderEnd) -> f64 {
    match order {
        OrderEnd::Cancelled => 0.0,
        OrderEnd::Unreached => kind.kept_after(None),
        OrderEnd::Confirmed => kind.kept_after(work.done.map(|done| done - work.at)),
    }
}

impl Tally {
    /// Waiting and busy time, by the clock.
    fn leg_by_clock(&mut self, leg: &Leg, inbound: bool) {
        let ended = leg.ended();
        let (kind, total) = (leg.contact.index(), self.total_row());
        if inbound && leg.wait > Span::ZERO {
            let home = leg.home.map(|home| (self.group_row(home), C::Queue));
            self.spread(&[Some((kind, C::Queue)), Some((total, C::Queue)), home], leg.at, ended, 1);
        }
        let mut gone = ended;
        if let (Fate::Answered, Some(by)) = (leg.fate, leg.by) {
            gone = ended + leg.handle();
            let by = self.group_row(by);
            let also = |row: usize| inbound.then_some((row, C::BusyInbound));
            let places =
                [Some((kind, C::Busy)), Some((total, C::Busy)), Some((by, C::Busy)), also(kind), also(total), also(by)];
            self.spread(&places, ended, gone, 1);
            if !inbound {
                // Work is done outside the opening hours, too.
                self.spread_open([kind, total, by].map(|row| Some((row, C::WorkOpen))), ended, gone, 1);
            }
        }
        if inbound && !matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            self.leave(leg.at, gone);
        }
    }

    /// A contact that came at `at` left at `gone`: after closing that is drain.
    fn leave(&mut self, at: Time, gone: Time) {
        let period = self.open.partition_point(|(from, _)| *from <= at);
        if let Some(drained) = period.checked_sub(1).and_then(|period| self.drained.get_mut(period)) {
            *drained = (*drained).max(gone);
        }
    }

    /// Counters of a contact that people wait in.
    fn inbound_leg(&mut self, leg: &Leg) {
        let interval = self.interval_of(leg.at);
        let total = self.total_row();
        self.person(leg.contact.index(), interval, leg);
        if leg.transferred_in {
            if leg.fate == Fate::Answered {
                self.add(total, interval, C::HandleTransferred, leg.handle().0);
            }
        } else {
            self.person(total, interval, leg);
        }
        if matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            return;
        }
        let by = leg.by.filter(|_| leg.fate == Fate::Answered);
        if let Some(dealt) = leg.diverted_from.filter(|dealt| leg.home != Some(*dealt)) {
            // Sent on at once: it never waited there.
            let row = self.group_row(dealt);
            self.offered(row, interval, &Leg { wait: Span::ZERO, ..*leg });
            self.add(row, interval, C::OverflowedOut, 1);
            if let Some(other) = leg.home.or(by) {
                let row = self.group_row(other);
                self.add(row, interval, C::OverflowedIn, 1);
            }
        }
        match (leg.home, by) {
            (Some(home), Some(by)) if home != by => {
                let row = self.group_row(home);
                self.offered(row, interval, leg);
                self.add(row, interval, C::OverflowedOut, 1);
                let row = self.group_row(by);
                self.add(row, interval, C::OverflowedIn, 1);
                // The group that answered is judged by its own clock.
                let leg = &Leg { wait: leg.delivered, ..*leg };
                self.offered(row, interval, leg);
                self.ended_leg(row, interval, leg);
            }
            (Some(group), _) | (None, Some(group)) => {
                let row = self.group_row(group);
                self.offered(row, interval, leg);
                self.ended_leg(row, interval, leg);
            }
            (None, None) => {}
        }
    }

    /// Counters of one try in the row of its type, or of the total.
    fn person(&mut self, row: usize, interval: usize, leg: &Leg) {
        self.add(row, interval, C::Attempts, i64::from(!leg.transferred_in));
        match leg.fate {
            Fate::Closed | Fate::Blocked => {
                let count = if leg.fate == Fate::Closed { C::Closed } else { C::Blocked };
                self.add(row, interval, count, 1);
                self.add(row, interval, C::TransferredIn, i64::from(leg.transferred_in));
            }
            _ => {
                self.offered(row, interval, leg);
                self.ended_leg(row, interval, leg);
            }
        }
    }

    /// It reached a queue or an agent of this row, and waited.
    fn offered(&mut self, row: usize, interval: usize, leg: &Leg) {
        self.add(row, interval, C::Offered, 1);
        self.add(row, interval, C::TransferredIn, i64::from(leg.transferred_in));
        self.add(row, interval, C::Wait, leg.wait.0);
        self.add(row, interval, C::Delayed, i64::from(leg.wait > Span::ZERO));
        self.waits[row].record(leg.wait);
    }

    /// How it ended there.
    fn ended_leg(&mut self, row: usize, interval: usize, leg: &Leg) {
        let target = &self.types[leg.contact.index()].target;
        let in_time = i64::from(leg.wait <= target.answer_within);
        let short = i64::from(leg.wait <= target.short_abandon);
        match leg.fate {
            Fate::Answered => {
                self.add(row, interval, C::AnsweredInTime, in_time);
                self.add(row, interval, C::WaitAnswered, leg.wait.0);
                self.answered(row, interval, leg);
                let point = CURVE.partition_point(|seconds| Span::seconds(*seconds) < leg.wait);
                if let Some(count) = self.curves[row].get_mut(point) {
                    *count += 1;
                }
            }
            Fate::Abandoned => {
                self.add(row, interval, C::Abandoned, 1);
                self.add(row, interval, C::AbandonedShort, short);
                self.add(row, interval, C::AbandonedInTime, in_time);
            }
            Fate::Balked => {
                self.add(row, interval, C::Balked, 1);
                self.add(row, interval, C::AbandonedInTime, 1);
            }
            Fate::Unfinished => self.add(row, interval, C::Unfinished, 1),
            Fate::Closed | Fate::Blocked => {}
        }
    }

    /// An agent took it up.
    fn answered(&mut self, row: usize, interval: usize, leg: &Leg) {
        self.add(row, interval, C::Answered, 1);
        self.add(row, interval, C::InServiceAtEnd, i64::from(leg.in_service_at_end));
        self.add(row, interval, C::Talk, leg.talk.0);
        self.add(row, interval, C::Handle, leg.handle().0);
    }

    /// Counters of a piece of work that agents took up.
    fn work_leg(&mut self, leg: &Leg) {
        if let (Fate::Answered, Some(by)) = (leg.fate, leg.by) {
            let interval = self.interval_of(leg.at);
            self.answered(leg.contact.index(), interval, leg);
            let row = self.group_row(by);
            self.add(row, interval, C::WorkAnswered, 1);
            self.add(row, interval, C::InServiceAtEnd, i64::from(leg.in_service_at_end));
        }
    }
}
