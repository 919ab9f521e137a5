//! Mechanisms of random centres that are the day's: what callers meet before an agent, what befalls the centre, how orders
//! are taken, how long contacts take by the hour.

use super::dice::Dice;
use super::fixture::contact;
use super::random_mechanisms::{add_type, callers, instants};
use crate::centre::front::{Deflection, Ivr, Misdirection, VirtualHold};
use crate::centre::incident::{Happens, Incident, Replaced, Scaled};
use crate::centre::intake::Channel;
use crate::centre::survey::{Satisfaction, Survey};
use crate::centre::{ContactId, Direction, FollowUp, GroupId, On, RobotId, TrunkId};
use crate::demand::rates::{Busyness, Piece};
use crate::demand::{Arrivals, Pace, Rates, Surge};
use crate::engine::Model;
use crate::laws::{Exponential, Law};
use crate::routing::{Deal, Limit};
use crate::units::Span;

/// A type whose contacts come at a rate.
fn rated_arrivals(model: &Model, gap: f64) -> Rates {
    let pieces = model.centre.calendar.open.iter().enumerate().map(|(day, (start, end))| {
        let mass = (*end - *start).in_seconds() / gap;
        Piece { start: *start, end: *end, mass, day: day as u32, part: 0, slot: 0 }
    });
    Rates::new(pieces.collect(), Busyness::default())
}

/// Incidents of every kind, each there or not: fewer or more agents, callers and lines, other shares, ports and intake.
pub(super) fn incidents(dice: &mut Dice, model: &mut Model) {
    let groups = model.centre.groups.len();
    let mut crowd = contact("crowd", 0.0, Some(60.0));
    crowd.talk_time = dice.law(60.0);
    let arrivals = Arrivals::Rates(rated_arrivals(model, 200.0));
    let crowd = add_type(dice, model, crowd, arrivals);
    for number in 0..1 + dice.below(3) {
        let group = GroupId(dice.below(groups) as u16);
        let mut times = vec![(Scaled::Staff(group), dice.from(&[0.0, 0.5, 1.5]))];
        if dice.chance(0.5) {
            times.push((Scaled::Lines(TrunkId(0)), dice.from(&[0.0, 0.5, 2.0])));
        }
        if dice.chance(0.5) {
            times.push((Scaled::Arrivals(ContactId(crowd as u16)), dice.from(&[0.0, 4.0])));
        }
        let set = replaced(dice, model);
        model.centre.incidents.push(Incident {
            name: format!("incident {number}"),
            happens: Happens::Every(Law::Exponential(Exponential::new(dice.from(&[3600.0, 14_400.0])))),
            lasts: dice.law(1200.0),
            times,
            set,
        });
    }
}

fn replaced(dice: &mut Dice, model: &Model) -> Vec<Replaced> {
    let mut set = Vec::new();
    let groups = model.centre.groups.len() as u16;
    let split = callers(model).into_iter().find(|contact| {
        let rules = &model.routing.rules[*contact];
        matches!(rules.last(), Some(rule) if matches!(rule.deal, Deal::Split(_)))
    });
    if let (Some(contact), true) = (split, dice.chance(0.5)) {
        let only = GroupId(dice.below(groups.into()) as u16);
        set.push(Replaced::Split(ContactId(contact as u16), vec![(only, 1.0)]));
    }
    if !model.centre.robots.is_empty() && dice.chance(0.5) {
        set.push(Replaced::Ports(RobotId(0), dice.below(4) as u32));
    }
    if dice.chance(0.3) {
        set.push(Replaced::Intake(GroupId(0), Channel::Email.usual()));
    }
    set
}

/// Orders take time, are written down and typed in again, or refused.
pub(super) fn intake(dice: &mut Dice, model: &mut Model) {
    let mut typing = contact("typing", 40.0, None);
    typing.direction = Direction::BackOffice;
    let nothing = Arrivals::Instants(Vec::new().into());
    let to = ContactId(add_type(dice, model, typing, nothing) as u16);
    for group in &mut model.centre.groups {
        let (_, channel) = dice.from(&Channel::ALL);
        let mut intake = channel.usual();
        intake.items = dice.chance(0.5).then_some(2);
        group.intake = dice.chance(0.8).then_some(intake);
    }
    for contact in callers(model) {
        let kind = &mut model.centre.contacts[contact];
        kind.value.conversion = 0.5;
        kind.value.items = vec![0.5, 0.3, 0.2];
        let on = On::OrderWritten.bit() | On::OrderRefused.bit() | On::OrderError.bit();
        kind.follow_ups.push(FollowUp {
            on,
            share: 0.8,
            to,
            after: dice.law(120.0),
            up_to: Some(1),
            transfer: false,
            cancel_if_answered: false,
            address: format!("contacts.{}.typing", kind.name),
        });
    }
}

/// People have marks for being answered, and the survey hears some.
pub(super) fn rated(dice: &mut Dice, model: &mut Model) {
    for contact in callers(model) {
        let per_minute = dice.from(&[0.0, 0.5]);
        model.centre.contacts[contact].value.satisfaction =
            Some(Satisfaction { best: 4.5, per_minute, unresolved: 1.0 });
    }
    model.centre.survey = Some(Survey { asked: 0.5, happy: 0.2, unhappy: 0.4, happy_from: 4.0 });
}

/// Some types hear a recording or a menu.
pub(super) fn menu(dice: &mut Dice, model: &mut Model) {
    for contact in callers(model).into_iter().filter(|contact| contact % 2 == 0) {
        let [time, self_service, hangs_up] =
            [[0.0, 20.0, 90.0], [0.0, 0.2, 0.5], [0.0, 0.1, 0.5]].map(|of| dice.from(&of));
        let (time, misdirects) = (dice.law(time), None);
        model.centre.contacts[contact].ivr = Some(Ivr { time, self_service, hangs_up, misdirects });
        if dice.chance(0.3) {
            model.centre.contacts[contact].deflects = Some(Deflection { share: 0.3, recording: dice.law(20.0) });
        }
    }
}

/// A menu that leads some callers astray.
pub(super) fn misdirects(dice: &mut Dice, model: &mut Model) {
    let inbound = callers(model);
    let from = dice.from(&inbound);
    let mut other = contact("other desk", 0.0, Some(60.0));
    other.talk_time = dice.law(60.0);
    let arrivals = instants(dice, model, 300.0);
    let other = add_type(dice, model, other, arrivals);
    let wrong = Misdirection { share: 0.4, to: ContactId(other as u16), talk: dice.law(30.0) };
    let ivr = Ivr { time: dice.law(20.0), self_service: 0.1, hangs_up: 0.1, misdirects: Some(wrong) };
    model.centre.contacts[from].ivr = Some(ivr);
}

pub(super) fn virtual_hold(dice: &mut Dice, model: &mut Model) {
    for contact in callers(model).into_iter().take(2) {
        model.centre.contacts[contact].virtual_hold = Some(VirtualHold {
            when_wait_over: Span::seconds(dice.from(&[0, 60])),
            accepts: dice.from(&[0.5, 1.0]),
            reached: dice.from(&[0.5, 1.0]),
            ring: Span::seconds(dice.from(&[0, 20])),
        });
    }
}

/// Handle times go by the hour of arrival.
pub(super) fn paced(dice: &mut Dice, model: &mut Model) {
    let mut kind = contact("paced", 60.0, Some(120.0));
    kind.wrap_up = dice.law(20.0);
    let steps = model.centre.calendar.intervals.iter();
    let steps = steps.map(|interval| (interval.start, Some(dice.from(&[40.0, 80.0, 200.0])))).collect();
    let rates = rated_arrivals(model, 60.0).at_pace(Pace::new(steps));
    add_type(dice, model, kind, Arrivals::Rates(rates));
}

/// Work that is there from the start.
pub(super) fn backlog(dice: &mut Dice, model: &mut Model) {
    let mut kind = contact("letters", 0.0, None);
    kind.direction = Direction::BackOffice;
    kind.talk_time = dice.law(100.0);
    kind.min_idle = dice.below(2) as u32;
    kind.due = Some(Span::hours(4));
    add_type(dice, model, kind, Arrivals::Backlog { count: Some(30) });
}

/// Groups take only so many of each type.
pub(super) fn limits(dice: &mut Dice, model: &mut Model) {
    let groups = model.centre.groups.len();
    for contact in callers(model) {
        let most = |dice: &mut Dice, n: usize| dice.chance(0.5).then(|| dice.below(n) as u32);
        let (per_hour, per_day, at_once) = (most(dice, 20), most(dice, 60), most(dice, 4));
        let limit = Limit { group: GroupId(dice.below(groups) as u16), per_hour, per_day, at_once };
        for rule in &mut model.routing.rules[contact] {
            rule.limits = vec![limit.clone()];
        }
    }
}

/// A type that an advert brings, now and then more of them.
pub(super) fn surges(dice: &mut Dice, model: &mut Model) {
    let mut kind = contact("adverts", 0.0, Some(60.0));
    kind.talk_time = dice.law(60.0);
    let opened = super::random_mechanisms::opens(model);
    let surge = |dice: &mut Dice| {
        let start = opened + Span::minutes(dice.from(&[-10, 0, 20, 45]));
        Surge { start, end: start + Span::minutes(dice.from(&[5, 30])), times: dice.from(&[0.0, 3.0, 8.0]) }
    };
    // They may overlap.
    let both = [surge(dice), surge(dice)];
    let arrivals = Arrivals::Rates(rated_arrivals(model, 120.0).surging(&both));
    add_type(dice, model, kind, arrivals);
}

/// The same type without an advert.
pub(super) fn no_surges(model: &mut Model) {
    let plain = Arrivals::Rates(rated_arrivals(model, 120.0));
    if let Some(place) = model.centre.contacts.iter().position(|kind| kind.name == "adverts") {
        model.arrivals[place] = Some(plain);
    }
}
