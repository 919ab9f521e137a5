//! Facts to counters: which rows and intervals a fact belongs to.
//!
//! A contact belongs to the group it was dealt to (its home) until another answers it: `overflowed_out` there,
//! `overflowed_in` here. In a pool it has no home: answered is by group, abandoned by type only.

use super::counts::Count as C;
use super::histogram::bucket;
use super::legs::{count_answered, count_attempt, count_chain, count_leg, count_lost};
use super::size::Size;
use super::tally::{Kind, Tally};
use crate::centre::{ContactId, ContactType, DialerId, GroupId, IncidentId, RobotId, TrunkId};
use crate::engine::facts::{
    Busy, Chain, Dial, DialEnd, Fate, Judged, Leg, OrderEnd, OrderTaken, Placed, Rated, Recorder, Work,
};
use crate::units::{Span, Time};

impl Recorder for Tally {
    #[inline(always)]
    fn leg(&mut self, leg: &Leg) {
        self.inspect(leg);
        let ended = leg.ended();
        let arrived_in = self.timeline.interval(leg.at);
        let (mut from, mut from_in) = (leg.at, arrived_in);
        if leg.menu > Span::ZERO {
            (from, from_in) = (leg.offered(), self.timeline.interval(leg.offered()));
        }
        let ended_in = if leg.wait > Span::ZERO { self.timeline.interval(ended) } else { from_in };
        let Kind { inbound, ours, .. } = self.kinds[leg.contact.index()];
        if !ours {
            self.others_leg(leg, (leg.at, arrived_in), (ended, ended_in));
            return;
        }
        self.leg_by_clock(leg, inbound, (from, from_in), (ended, ended_in));
        if leg.at < self.warm_up {
            return;
        }
        if inbound {
            self.inbound_leg(leg, arrived_in);
            if self.looks_closer {
                self.report(leg);
                self.during_incidents(leg);
            }
        } else {
            self.work_leg(leg, arrived_in);
        }
    }

    fn busy(&mut self, busy: &Busy) {
        self.busy_segments(busy);
    }

    fn judged(&mut self, judged: &Judged) {
        if judged.at < self.warm_up {
            return;
        }
        let interval = self.timeline.interval(judged.at);
        for row in [judged.contact.index(), self.group_row(judged.by)] {
            let cell = self.slice_mut(row, interval);
            cell[C::Judged as usize] += i64::from(judged.resolved.is_some());
            cell[C::Resolved as usize] += i64::from(judged.resolved == Some(true));
            cell[C::Sold as usize] += i64::from(judged.sold);
            cell[C::OrderErrors as usize] += i64::from(judged.order_error);
        }
    }

    #[inline(always)]
    fn chain(&mut self, chain: &Chain) {
        if chain.at < self.warm_up {
            return;
        }
        let interval = self.timeline.interval(chain.at);
        count_chain(self.slice_mut(chain.first.index(), interval), chain);
    }

    fn work(&mut self, work: &Work) {
        if work.at < self.warm_up {
            return;
        }
        let (row, interval) = (work.contact.index(), self.timeline.interval(work.at));
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
        robot.to_work += i64::from(dial.end == DialEnd::ToWork);
        if dial.end == DialEnd::Confirmed {
            let attempt = (dial.attempt.max(1) as usize).min(robot.confirmed.len()) - 1;
            robot.confirmed[attempt] += 1;
        }
    }

    fn sms(&mut self, contact: ContactId, at: Time) {
        if at >= self.warm_up {
            let interval = self.timeline.interval(at);
            self.add(contact.index(), interval, C::Sms, 1);
        }
    }

    fn not_needed(&mut self, contact: ContactId, at: Time) {
        if at >= self.warm_up {
            let interval = self.timeline.interval(at);
            self.add(contact.index(), interval, C::NotNeeded, 1);
        }
    }

    fn placed(&mut self, placed: &Placed) {
        if placed.arose >= self.warm_up {
            self.dialers.placed(placed);
        }
    }

    fn dialer_lines(&mut self, dialer: DialerId, lines: u32, from: Time, to: Time) {
        self.told += f64::from(lines) * (to - from).0 as f64;
        self.dialers.lines(dialer, lines, (to - from.max(self.warm_up)).0.max(0));
    }

    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        self.told_on_duty += f64::from(agents) * (to - from).0 as f64;
        let places = [Some((self.group_row(group), C::OnDuty)), Some((self.total_row(), C::OnDuty))];
        self.spread(&places, from, to, i64::from(agents));
        self.overtime(group, agents, from, to);
        let open = places.map(|place| place.map(|(row, _)| (row, C::OnDutyOpen)));
        self.spread_open([open[0], open[1], None], from, to, i64::from(agents));
    }

    fn rated(&mut self, rated: &Rated) {
        self.marked(rated);
    }

    fn order_taken(&mut self, order: &OrderTaken) {
        if order.at < self.warm_up {
            return;
        }
        let interval = self.timeline.interval(order.at);
        for row in [order.contact.index(), self.group_row(order.by)] {
            self.add(row, interval, C::OrdersWritten, i64::from(order.written));
            self.add(row, interval, C::OrdersRefused, i64::from(order.refused));
        }
    }

    fn lines_available(&mut self, trunk: TrunkId, lines: u32) {
        self.trunks[trunk.index()].lines = lines;
    }

    fn incident(&mut self, incident: IncidentId, from: Time, to: Time) {
        self.strikes(incident, from, to);
    }

    #[inline]
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
        self.told += f64::from(ports) * (to - from).0 as f64;
        self.robots[robot.index()].ports += (to - from.max(self.warm_up)).0.max(0) * i64::from(ports);
    }

    fn end(&mut self, at: Time) {
        self.settle_time(at);
        self.settle_sums();
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
    #[inline(always)]
    fn leg_by_clock(&mut self, leg: &Leg, inbound: bool, offered: (Time, usize), ended: (Time, usize)) {
        let kind = leg.contact.index();
        let own = self.kinds[kind].own_group;
        if inbound && leg.wait > Span::ZERO {
            let home = leg.home.filter(|home| own != Some(*home)).map(|home| self.group_row(home));
            self.spread_one(kind, home, C::Queue, offered, ended.0);
        }
        let mut gone = ended.0;
        if let Some(segmented) = leg.segmented {
            // Its agents' time is told by itself; it was with them and on hold for so long.
            gone = Time(gone.0.wrapping_add(leg.handle().0).wrapping_add(segmented.paused.0));
        } else if let (Fate::Answered, Some(by)) = (leg.fate, leg.by) {
            gone = Time(gone.0.wrapping_add(leg.handle().0));
            let elsewhere = own != Some(by);
            let by = self.group_row(by);
            // Busy as a whole is settled at the end.
            let busy = if inbound { C::BusyInbound } else { C::Busy };
            self.spread_one(kind, elsewhere.then_some(by), busy, ended, gone);
            if !inbound {
                // Work is done outside the opening hours, too.
                self.spread_open([kind, self.total_row(), by].map(|row| Some((row, C::WorkOpen))), ended.0, gone, 1);
            }
        }
        if inbound && !matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            self.leave(leg.at, gone);
        }
    }

    /// Time of agents whose contacts are told in segments.
    #[inline(never)]
    fn busy_segments(&mut self, busy: &Busy) {
        let Busy { contact, by, from, to } = *busy;
        let (kind, group) = (contact.index(), self.group_row(by));
        let Kind { inbound, ours, own_group, .. } = self.kinds[kind];
        let inbound = inbound && ours;
        if inbound {
            self.leave(from, to);
        }
        let count = if inbound { C::BusyInbound } else { C::Busy };
        let elsewhere = (own_group != Some(by)).then_some((group, count));
        self.spread(&[Some((kind, count)), elsewhere], from, to, 1);
        if !inbound {
            self.spread_open([kind, self.total_row(), group].map(|row| Some((row, C::WorkOpen))), from, to, 1);
        }
    }

    /// A contact that came at `at` left at `gone`: after closing that is drain.
    #[inline(always)]
    fn leave(&mut self, at: Time, gone: Time) {
        if let Some((period, closes)) = self.timeline.period(at)
            && gone > closes
        {
            let drained = &mut self.drained[period];
            *drained = (*drained).max(gone);
        }
    }

    /// Counters of a contact that people wait in.
    #[inline(always)]
    fn inbound_leg(&mut self, leg: &Leg, interval: usize) {
        let kind = leg.contact.index();
        if leg.transferred_in && self.kinds[kind].in_total {
            self.leave_out_of_total(interval, leg);
        }
        let cell = self.slice_mut(kind, interval);
        count_attempt(cell, leg);
        if let Some(chain) = leg.chain() {
            count_chain(cell, &chain);
        }
        if !leg.fate.was_offered() {
            if leg.transferred_in
                && let Some(own) = self.kinds[kind].own_group
            {
                // It never reached the group.
                self.add(self.group_row(own), interval, C::TransferredIn, -1);
            }
            return;
        }
        let size = Size::of(leg.wait);
        self.count(kind, interval, leg, leg.wait, size);
        let by = leg.by.filter(|_| leg.fate == Fate::Answered);
        if leg.diverted_from.is_some() {
            self.diverted_leg(interval, leg, by);
        }
        if let Some(own) = self.kinds[kind].own_group {
            // Counted with its type.
            if leg.home != Some(own) || by.is_some_and(|by| by != own) {
                self.cannot_be(leg);
            }
            return;
        }
        match (leg.home, by) {
            (Some(home), Some(by)) if home != by => self.overflowed_leg(interval, leg, home, by),
            (Some(group), _) | (None, Some(group)) => self.count(self.group_row(group), interval, leg, leg.wait, size),
            (None, None) => {}
        }
    }

    /// A leg that overflow sent on at once: it never waited where it would have been dealt to.
    #[cold]
    fn diverted_leg(&mut self, interval: usize, leg: &Leg, by: Option<GroupId>) {
        let Some(dealt) = leg.diverted_from.filter(|dealt| leg.home != Some(*dealt)) else { return };
        self.sent_on(self.group_row(dealt), interval, leg, Span::ZERO);
        if let Some(other) = leg.home.or(by) {
            self.add(self.group_row(other), interval, C::OverflowedIn, 1);
        }
    }

    /// A leg dealt to one group and answered by another, which is judged by its own clock.
    #[inline(never)]
    fn overflowed_leg(&mut self, interval: usize, leg: &Leg, home: GroupId, by: GroupId) {
        self.sent_on(self.group_row(home), interval, leg, leg.wait);
        let row = self.group_row(by);
        self.add(row, interval, C::OverflowedIn, 1);
        self.count(row, interval, leg, leg.delivered, Size::of(leg.delivered));
    }

    /// It waited for this row, and another answered it.
    fn sent_on(&mut self, row: usize, interval: usize, leg: &Leg, wait: Span) {
        let cell = self.slice_mut(row, interval);
        count_lost(cell, leg.transferred_in, wait);
        cell[C::OverflowedOut as usize] += 1;
        self.waits[row].record(bucket(wait.0));
    }

    /// It reached this row, waited `wait`, and ended there.
    #[inline(always)]
    pub(super) fn count(&mut self, row: usize, interval: usize, leg: &Leg, wait: Span, size: Size) {
        let kind = self.kinds[leg.contact.index()];
        count_leg(self.slice_mut(row, interval), leg, wait, &kind);
        self.waits[row].record(size.bucket);
        if leg.fate == Fate::Answered {
            self.curves[row][size.point] += 1;
        }
    }

    /// Counters of a piece of work that agents took up.
    #[inline(never)]
    fn work_leg(&mut self, leg: &Leg, interval: usize) {
        if let (Fate::Answered, Some(by)) = (leg.fate, leg.by) {
            count_answered(self.slice_mut(leg.contact.index(), interval), leg);
            let cell = self.slice_mut(self.group_row(by), interval);
            cell[C::WorkAnswered as usize] += 1;
            cell[C::InServiceAtEnd as usize] += i64::from(leg.in_service_at_end);
        }
    }
}
