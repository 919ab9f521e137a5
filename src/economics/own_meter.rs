//! What one provider's own people did and used, added up by month while facts arrive: integers only, nothing is allocated
//! but the changes of agents on duty from which seats follow.
//!
//! In: time on duty, answered and lost contacts, dials, messages. Out: an [`OwnMonth`] for each month. Knows no price.
//!
//! A contact counts in the month of its start, time on duty in the month in which it passes.

use rust_decimal::Decimal;

use super::in_house::{InHouse, Need, OwnMonth};
use super::staff::{GroupTime, Peak, add};
use super::window::Counted;
use crate::centre::contact::Direction;
use crate::centre::{Centre, GroupId, ProviderId};
use crate::engine::facts::Leg;
use crate::units::{Span, Time};

/// Sums of one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sums {
    /// Microseconds agents were busy.
    busy: i64,
    /// Connected microseconds of people who called.
    inbound: i64,
    /// Connected microseconds of people called.
    outbound: i64,
    attempts: i64,
    /// Microseconds of the robot's connected calls, each rounded up.
    robot: i64,
    /// Segments of messages.
    segments: i64,
}

/// The meter of one provider's own people.
#[derive(Clone, Debug)]
pub struct OwnMeter {
    costs: InHouse,
    /// By group; none for groups of other providers.
    times: Vec<Option<GroupTime>>,
    peak: Option<Peak>,
    /// Hours of each premium: when they count, by month agents × microseconds.
    premiums: Vec<(Counted, Vec<i64>)>,
    sums: Vec<Sums>,
    /// Whether people call us, by contact type; none for work without a line.
    calls_us: Vec<Option<bool>>,
    contacts: bool,
    with_queue: bool,
    increment: Span,
    segments: i64,
}

impl OwnMeter {
    /// A meter at zero for the people of a provider; nothing counts before `always` does.
    pub fn new(costs: &InHouse, centre: &Centre, provider: ProviderId, always: &Counted, from: Time) -> OwnMeter {
        let calendar = &centre.calendar;
        let months = calendar.months.len();
        let times = centre
            .groups
            .iter()
            .map(|group| (group.provider == provider).then(|| GroupTime::new(group, calendar, always)));
        let calls_us = centre.contacts.iter().map(|contact| match contact.direction {
            Direction::Inbound => Some(true),
            Direction::Outbound => Some(false),
            Direction::BackOffice => None,
        });
        let premiums = costs.pay.premiums.iter().map(|premium| (premium.window.spans(calendar, from), vec![0; months]));
        let telephony = &costs.telephony;
        OwnMeter {
            times: times.collect(),
            peak: costs.places.by_peak().then(Peak::default),
            premiums: premiums.collect(),
            sums: vec![Sums::default(); months],
            calls_us: calls_us.collect(),
            contacts: costs.needs().iter().any(Need::is_of_contacts),
            with_queue: telephony.minutes.is_some_and(|minutes| minutes.with_queue),
            increment: telephony.robot.map_or(Span(1), |robot| robot.increment),
            segments: telephony.sms.map_or(1, |sms| i64::from(sms.segments)),
            costs: costs.clone(),
        }
    }

    /// What they cost.
    pub fn costs(&self) -> &InHouse {
        &self.costs
    }

    /// Whether anything depends on the contacts that its agents answer.
    pub fn counts_contacts(&self) -> bool {
        self.contacts
    }

    /// Whether the wait of people who call is paid.
    pub fn counts_waits(&self) -> bool {
        self.with_queue
    }

    /// Whether the robot's calls and messages have a price.
    pub fn counts_robots(&self) -> bool {
        self.costs.telephony.robot.is_some() || self.costs.telephony.sms.is_some()
    }

    /// Back to zero.
    pub fn reset(&mut self) {
        self.times.iter_mut().flatten().for_each(GroupTime::reset);
        self.premiums.iter_mut().for_each(|(_, sums)| sums.fill(0));
        self.sums.fill(Sums::default());
        if let Some(peak) = &mut self.peak {
            peak.reset();
        }
    }

    /// So many agents of one of its groups were on duty.
    pub fn on_duty(&mut self, always: &Counted, group: GroupId, agents: u32, from: Time, to: Time) {
        if let Some(time) = self.times.get_mut(group.index()).and_then(Option::as_mut) {
            time.on_duty(always, agents, from, to);
        }
        for ((counted, sums), premium) in self.premiums.iter_mut().zip(&self.costs.pay.premiums) {
            if premium.window.admits_group(group) {
                add(sums, counted, agents, from, to);
            }
        }
        if let Some(peak) = &mut self.peak {
            peak.on_duty(always, agents, from, to);
        }
    }

    /// A contact that one of its agents answered started in this month.
    pub fn contact(&mut self, leg: &Leg, month: usize) {
        let connected = leg.talk.0.saturating_add(leg.hold.0);
        let calls_us = self.calls_us.get(leg.contact.index()).copied().flatten();
        let Some(sums) = self.sums.get_mut(month) else { return };
        if leg.segmented.is_none() {
            sums.busy = sums.busy.saturating_add(leg.handle().0);
        }
        match calls_us {
            Some(true) => sums.inbound = sums.inbound.saturating_add(connected),
            Some(false) => sums.outbound = sums.outbound.saturating_add(connected),
            None => {}
        }
    }

    /// One of its agents was busy with contacts whose time is told apart, or that are other clients'.
    pub fn busy(&mut self, time: Span, month: usize) {
        if let Some(sums) = self.sums.get_mut(month) {
            sums.busy = sums.busy.saturating_add(time.0);
        }
    }

    /// Somebody who called in this month waited on its line.
    pub fn waited(&mut self, wait: Span, month: usize) {
        if let Some(sums) = self.sums.get_mut(month).filter(|_| self.with_queue) {
            sums.inbound = sums.inbound.saturating_add(wait.0);
        }
    }

    /// The robot called; somebody or a machine was on the line for so long.
    pub fn dial(&mut self, connected: Span, month: usize) {
        let Some(sums) = self.sums.get_mut(month) else { return };
        sums.attempts += 1;
        let (connected, step) = (connected.0.max(0), self.increment.0.max(1));
        sums.robot =
            sums.robot.saturating_add((connected / step + i64::from(connected % step > 0)).saturating_mul(step));
    }

    /// A text message was sent.
    pub fn message(&mut self, month: usize) {
        if let Some(sums) = self.sums.get_mut(month) {
            sums.segments += self.segments;
        }
    }

    /// All months. Who was employed the month before is known from the months that count.
    pub fn months(&self) -> Vec<OwnMonth> {
        let peaks = self.peak.as_ref().map(|peak| peak.by_month(self.sums.len())).unwrap_or_default();
        (0..self.sums.len()).map(|month| self.month(month, peaks.get(month).copied().unwrap_or(0))).collect()
    }

    fn month(&self, month: usize, peak: u32) -> OwnMonth {
        let sums = self.sums.get(month).copied().unwrap_or_default();
        let times = || self.times.iter().flatten();
        let (within, past) = add_up(times().map(|time| time.worked(month)));
        let (paid, past_paid) = add_up(times().map(|time| time.paid(month)));
        let on_duty = within + past;
        let occupancy = if on_duty > Decimal::ZERO { Decimal::from(sums.busy) / on_duty } else { Decimal::ZERO };
        OwnMonth {
            productive: hours(within),
            paid: hours(paid),
            overtime: hours(past),
            overtime_paid: hours(past_paid),
            premium_hours: self
                .premiums
                .iter()
                .map(|(_, sums)| hours(Decimal::from(sums.get(month).copied().unwrap_or(0))))
                .collect(),
            heads: None,
            heads_before: None,
            first: false,
            occupancy: occupancy.min(Decimal::ONE),
            seats: Decimal::from(peak),
            inbound_minutes: minutes(sums.inbound),
            outbound_minutes: minutes(sums.outbound),
            robot_attempts: Decimal::from(sums.attempts),
            robot_minutes: minutes(sums.robot),
            sms: Decimal::from(sums.segments),
        }
    }
}

fn add_up(pairs: impl Iterator<Item = (Decimal, Decimal)>) -> (Decimal, Decimal) {
    pairs.fold((Decimal::ZERO, Decimal::ZERO), |(one, other), (more, else_)| (one + more, other + else_))
}

fn hours(microseconds: Decimal) -> Decimal {
    microseconds / Decimal::from(Span::hours(1).0)
}

fn minutes(microseconds: i64) -> Decimal {
    Decimal::from(microseconds) / Decimal::from(Span::minutes(1).0)
}
