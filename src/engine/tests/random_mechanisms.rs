//! What a random centre may have beyond its types, groups and rules: each mechanism by itself, to be put together at will.
//!
//! In: a centre without any of them. Out: one with it, and how often it was seen at work in a diary: a law that holds of a
//! mechanism which never happens says nothing.

use super::dialing_random::random_dialer;
use super::dice::Dice;
use super::fixture::contact;
use super::random::robot;
use super::random_crew::{absence, learning, quality, reserves, serves, shared, together};
use super::random_day::{
    backlog, incidents, intake, limits, menu, misdirects, no_surges, paced, rated, surges, virtual_hold,
};
use super::random_evidence::Ran;
use super::random_front::forwarded;
use crate::centre::agency::Quality;
use crate::centre::contact::{BrokenOff, Parallel};
use crate::centre::front::Ivr;
use crate::centre::group::Skill;
use crate::centre::provider::Reports;
use crate::centre::robot::{Fallback, KeyLeadsTo, Replies};
use crate::centre::{ContactId, ContactType, Direction, GroupId, RobotId};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::engine::facts::OrderEnd;
use crate::laws::Law;
use crate::routing::adapt::yardstick::{Worth, YARDSTICKS};
use crate::routing::adapt::{Adaptive, Figures, RULES};
use crate::routing::{Deal, Rule, deal};
use crate::units::{Span, Time};

/// A mechanism.
pub(super) struct Mechanism {
    pub name: &'static str,
    pub add: fn(&mut Dice, &mut Model),
    /// How often it was seen at work.
    pub seen: fn(&Ran<'_>) -> usize,
}

macro_rules! mechanisms {
    ($($name:literal, $add:expr, $seen:expr;)*) => { &[$(Mechanism { name: $name, add: $add, seen: $seen }),*] };
}

/// All of them. Overtime needs no entry: rosters go down while agents talk in every centre.
pub(super) static MECHANISMS: &[Mechanism] = mechanisms! {
    "talk that goes on", |dice, model| interrupts(dice, model, BrokenOff::Resumes),
        |ran| ran.broken_off(|segmented| segmented.paused > Span::ZERO && !segmented.cut_short);
    "talk that ends", |dice, model| interrupts(dice, model, BrokenOff::Ends), |ran| ran.broken_off(|segmented| segmented.cut_short);
    "chats", chats, |ran| ran.otherwise_without(one_chat_at_once);
    "serves", serves, |ran| ran.otherwise_without(|model| model.routing.serves.clear());
    "dealt by state", by_state, |ran| ran.otherwise_without(pooled);
    "adaptive shares", adaptive, |ran| ran.otherwise_without(never_reviewed);
    "reserved agents", reserves, |ran| ran.otherwise_without(|model| rules(model).for_each(|rule| rule.min_idle.clear()));
    "learning", learning, |ran| ran.otherwise_without(|model| skills(model).for_each(|skill| skill.learning = None));
    "quality", quality, |ran| ran.otherwise_without(|model| skills(model).for_each(|skill| skill.quality = Quality::default()));
    "other clients", shared, |ran| ran.answered(|kind| !kind.ours);
    "absence", absence, |ran| together(ran.model, ran.diary);
    "order intake", intake, |ran| ran.diary.orders.len();
    "marks and survey", rated, |ran| ran.diary.rated.len();
    "incidents", incidents, |ran| ran.otherwise_without(|model| model.centre.incidents.clear());
    "surges", surges, |ran| ran.otherwise_without(no_surges);
    "menus", menu, |ran| ran.legs(|leg| leg.menu > Span::ZERO);
    "wrong queues", misdirects, |ran| ran.otherwise_without(|model| menus(model).for_each(|ivr| ivr.misdirects = None));
    "virtual hold", virtual_hold, |ran| ran.legs(|leg| leg.virtual_hold);
    "forwarded lines", forwarded, |ran| ran.otherwise_without(|model| model.centre.trunks[0].forwarded = None);
    "paced", paced, |ran| ran.legs(|leg| {
        // At no pace of their own they would take a minute, or a fifth more.
        ran.kind(leg).name == "paced" && leg.talk > Span::ZERO && !(50..=90).contains(&(leg.talk.0 / 1_000_000))
    });
    "backlog", backlog, |ran| ran.answered(|kind| kind.name == "letters");
    "limits", limits, |ran| ran.otherwise_without(|model| rules(model).for_each(|rule| rule.limits.clear()));
    "dialer", dialer, |ran| ran.diary.placed.len();
    "robot", orders, |ran| ran.diary.work.iter().filter(|work| work.order == Some(OrderEnd::Confirmed)).count();
};

fn rules(model: &mut Model) -> impl Iterator<Item = &mut Rule> {
    model.routing.rules.iter_mut().flatten()
}

fn skills(model: &mut Model) -> impl Iterator<Item = &mut Skill> {
    model.centre.groups.iter_mut().flat_map(|group| &mut group.skills)
}

fn menus(model: &mut Model) -> impl Iterator<Item = &mut Ivr> {
    model.centre.contacts.iter_mut().filter_map(|kind| kind.ivr.as_mut())
}

fn one_chat_at_once(model: &mut Model) {
    model.centre.contacts.iter_mut().filter_map(|kind| kind.parallel.as_mut()).for_each(|chats| chats.at_once = 1);
}

fn pooled(model: &mut Model) {
    for rule in rules(model) {
        if let Deal::ByState(_, groups) = &rule.deal {
            rule.deal = Deal::Pool(groups.clone());
        }
    }
}

fn never_reviewed(model: &mut Model) {
    for rule in rules(model) {
        if let Deal::Adaptive(shares) = &mut rule.deal {
            shares.review_days = 1000;
        }
    }
}

/// Types whose people are ours, call, and have no chats.
pub(super) fn callers(model: &Model) -> Vec<usize> {
    let kinds = model.centre.contacts.iter().enumerate();
    let calls = |kind: &ContactType| kind.ours && kind.is_inbound() && kind.parallel.is_none();
    kinds.filter(|(_, kind)| calls(kind)).map(|(index, _)| index).collect()
}

/// Instants in the opening hours, so far apart in the mean.
pub(super) fn instants(dice: &mut Dice, model: &Model, gap: f64) -> Arrivals {
    let mut all = Vec::new();
    for (from, to) in &model.centre.calendar.open {
        let mut now = *from;
        loop {
            now = now + Span::from_seconds((dice.0.exponential() * gap).ceil());
            if now >= *to {
                break;
            }
            all.push(now);
        }
    }
    Arrivals::Instants(all.into())
}

/// One type more, which every group takes; half of the time one of them alone.
pub(super) fn add_type(dice: &mut Dice, model: &mut Model, mut kind: ContactType, arrivals: Arrivals) -> usize {
    let index = model.centre.contacts.len();
    let groups = model.centre.groups.len();
    kind.name_rank = index as u16;
    model.centre.contacts.push(kind);
    model.arrivals.push(Some(arrivals));
    let pool: Vec<u16> = if dice.chance(0.5) { vec![dice.below(groups) as u16] } else { (0..groups as u16).collect() };
    model.routing.rules.push(vec![super::fixture::pool(&pool)]);
    for group in &mut model.centre.groups {
        group.skills.push(Skill { level: dice.from(&[1, 1, 2]), ..Skill::plain(ContactId(index as u16)) });
    }
    index
}

/// Some come who break off the talk of others.
fn interrupts(dice: &mut Dice, model: &mut Model, how: BrokenOff) {
    let victim = dice.from(&callers(model));
    let mut kind = contact(&format!("{how:?}"), 0.0, Some(60.0));
    kind.talk_time = dice.law(60.0);
    (kind.priority, kind.interrupts) = (1, vec![(ContactId(victim as u16), how)]);
    kind.trunk = dice.chance(0.3).then_some(crate::centre::TrunkId(0));
    let (gap, share) = (dice.from(&[60.0, 200.0]), dice.chance(0.5));
    if share {
        // Broken off by many: also by those of the skeleton that come before it.
        let others = callers(model);
        for other in others.into_iter().filter(|other| *other != victim) {
            let before = model.centre.contacts[other].priority < model.centre.contacts[victim].priority;
            if before && model.centre.contacts[other].interrupts.is_empty() {
                model.centre.contacts[other].interrupts.push((ContactId(victim as u16), how));
            }
        }
    }
    let arrivals = instants(dice, model, gap);
    add_type(dice, model, kind, arrivals);
}

fn chats(dice: &mut Dice, model: &mut Model) {
    let mut kind = contact("chats", 0.0, None);
    kind.talk_time = dice.law(200.0);
    kind.patience = dice.chance(0.5).then(|| dice.law(120.0));
    kind.wrap_up = if dice.chance(0.5) { dice.law(20.0) } else { Law::Constant(0.0) };
    kind.priority = dice.from(&[1, 5, 9]);
    kind.parallel = Some(Parallel { at_once: 2 + dice.below(3) as u32, slowdown: dice.from(&[0.0, 0.3, 1.0]) });
    kind.resolved = dice.chance(0.5).then_some(0.7);
    let arrivals = instants(dice, model, 40.0);
    add_type(dice, model, kind, arrivals);
}

/// The last rule of some type deals otherwise.
fn redeal(dice: &mut Dice, model: &mut Model, how: impl FnOnce(&mut Dice, Vec<GroupId>) -> Deal) {
    let contact = dice.from(&callers(model));
    let groups = (0..model.centre.groups.len() as u16).map(GroupId).collect();
    let deal = how(dice, groups);
    if let Some(rule) = model.routing.rules[contact].last_mut() {
        rule.deal = deal;
    }
}

fn by_state(dice: &mut Dice, model: &mut Model) {
    redeal(dice, model, |dice, groups| Deal::ByState(dice.from(deal::POLICIES), groups));
}

fn adaptive(dice: &mut Dice, model: &mut Model) {
    redeal(dice, model, |dice, among| {
        let amounts = |dice: &mut Dice| dice.from(&[0.0, 1.0, 20.0, 300.0]);
        let worth = among.iter().map(|_| Worth {
            margin: amounts(dice),
            lead_cost: amounts(dice),
            per_minute: amounts(dice),
            per_contact: amounts(dice),
            per_order: amounts(dice),
            per_hour: amounts(dice),
        });
        let worth = worth.collect();
        let spans = [None, Some(Span::seconds(20)), Some(Span::minutes(2))];
        let reports = among.iter().map(|_| Reports {
            abandoned_within: dice.from(&spans),
            waited_over: dice.from(&spans),
            csat_bias: dice.from(&[0.0, 0.5]),
        });
        let reports = reports.collect();
        Deal::Adaptive(Adaptive {
            by: dice.from(YARDSTICKS).into(),
            rule: dice.from(RULES),
            review_days: 1,
            at_least: dice.from(&[0.0, 0.05, 0.3]),
            figures: dice.from(&[Figures::True, Figures::Reported]),
            worth,
            reports,
            among,
        })
    });
}

fn dialer(dice: &mut Dice, model: &mut Model) {
    let mut kind = contact("records", 0.0, None);
    kind.direction = Direction::Outbound;
    kind.talk_time = dice.law(60.0);
    kind.min_idle = dice.below(2) as u32;
    let arrivals = instants(dice, model, 90.0);
    let index = add_type(dice, model, kind, arrivals);
    let dialer = random_dialer(dice, index as u16);
    if dialer.mode != crate::centre::dialer::Mode::Preview {
        model.centre.contacts[index].min_idle = 0;
    }
    model.centre.dialers.push(dialer);
}

fn orders(dice: &mut Dice, model: &mut Model) {
    let people = KeyLeadsTo::People(ContactId(dice.from(&callers(model)) as u16));
    let mut kind = contact("orders", 0.0, None);
    kind.direction = Direction::Outbound;
    kind.talk_time = dice.law(60.0);
    kind.robot = Some(RobotId(0));
    let mut robot = robot(dice, people);
    if dice.chance(0.5) {
        robot.fallback = Fallback::Sms;
        robot.replies = Some(Replies { share: 0.6, after: dice.law(900.0), keys: robot.keys.clone() });
    }
    robot.call_back_confirms = dice.chance(0.5);
    let arrivals = instants(dice, model, 90.0);
    add_type(dice, model, kind, arrivals);
    model.centre.robots.push(robot);
}

/// When the first opening hours begin.
pub(super) fn opens(model: &Model) -> Time {
    model.centre.calendar.open.first().map_or(Time::START, |(from, _)| *from)
}
