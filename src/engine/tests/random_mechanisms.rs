//! What a random centre may have beyond its types, groups and rules: each mechanism by itself, to be put together at will.
//!
//! In: a centre without any of them. Out: one with it, and how often it was seen at work in a diary: a law that holds of a
//! mechanism which never happens says nothing.

use super::dialing_random::random_dialer;
use super::dice::Dice;
use super::fixture::{Diary, contact};
use super::random::robot;
use super::random_crew::{absence, learning, quality, reserves, serves, shared, together};
use super::random_day::{backlog, incidents, intake, limits, menu, misdirects, paced, rated, virtual_hold};
use crate::centre::contact::{BrokenOff, Parallel};
use crate::centre::group::Skill;
use crate::centre::robot::{Fallback, KeyLeadsTo, Replies};
use crate::centre::{ContactId, ContactType, Direction, GroupId, RobotId};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::engine::facts::{Fate, OrderEnd};
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
    pub seen: fn(&Model, &Diary) -> usize,
}

macro_rules! mechanisms {
    ($($name:literal, $add:expr, $seen:expr;)*) => { &[$(Mechanism { name: $name, add: $add, seen: $seen }),*] };
}

/// All of them. Overtime needs no entry: rosters go down while agents talk in every centre.
pub(super) static MECHANISMS: &[Mechanism] = mechanisms! {
    "talk that goes on", |dice, model| interrupts(dice, model, BrokenOff::Resumes),
        |_, diary| broken_off(diary, |segmented| segmented.paused > Span::ZERO && !segmented.cut_short);
    "talk that ends", |dice, model| interrupts(dice, model, BrokenOff::Ends), |_, diary| broken_off(diary, |segmented| segmented.cut_short);
    "chats", chats, |model, diary| legs(model, diary, |kind| kind.parallel.is_some());
    "serves", serves, |_, diary| diary.legs.iter().filter(|leg| leg.wait > Span::ZERO).count();
    "dealt by state", by_state, |model, diary| dealt(model, diary, |deal| matches!(deal, Deal::ByState(..)));
    "adaptive shares", adaptive, |model, diary| dealt(model, diary, |deal| matches!(deal, Deal::Adaptive(_)));
    "reserved agents", reserves, |model, diary| dealt_by(model, diary, |rule| !rule.min_idle.is_empty());
    "learning", learning, |_, diary| diary.legs.iter().filter(|leg| leg.talk > Span::ZERO).count();
    "quality", quality, |_, diary| diary.judged.len();
    "other clients", shared, |model, diary| legs(model, diary, |kind| !kind.ours);
    "absence", absence, together;
    "order intake", intake, |_, diary| diary.orders.len();
    "marks and survey", rated, |_, diary| diary.rated.len();
    "incidents", incidents, |model, _| model.centre.incidents.len();
    "menus", menu, |_, diary| diary.legs.iter().filter(|leg| leg.menu > Span::ZERO).count();
    "wrong queues", misdirects, |_, diary| diary.legs.iter().filter(|leg| leg.menu > Span::ZERO).count();
    "virtual hold", virtual_hold, |_, diary| diary.legs.iter().filter(|leg| leg.virtual_hold).count();
    "paced", paced, |model, diary| legs(model, diary, |kind| kind.name == "paced");
    "backlog", backlog, |model, diary| legs(model, diary, |kind| kind.name == "letters");
    "limits", limits, |_, diary| diary.legs.iter().filter(|leg| leg.fate == Fate::Answered).count();
    "dialer", dialer, |_, diary| diary.placed.len();
    "robot", orders, |_, diary| diary.work.iter().filter(|work| work.order == Some(OrderEnd::Confirmed)).count();
};

/// Legs of some types that agents answered.
fn legs(model: &Model, diary: &Diary, of: impl Fn(&ContactType) -> bool) -> usize {
    let kinds = &model.centre.contacts;
    diary.legs.iter().filter(|leg| leg.fate == Fate::Answered && of(&kinds[leg.contact.index()])).count()
}

fn broken_off(diary: &Diary, how: impl Fn(&crate::engine::facts::Segmented) -> bool) -> usize {
    diary
        .legs
        .iter()
        .filter(|leg| leg.segmented.as_ref().is_some_and(|segmented| segmented.interruptions > 0 && how(segmented)))
        .count()
}

fn dealt_by(model: &Model, diary: &Diary, by: impl Fn(&Rule) -> bool) -> usize {
    let has: Vec<bool> = model.routing.rules.iter().map(|rules| rules.iter().any(&by)).collect();
    diary.legs.iter().filter(|leg| leg.by.is_some() && has[leg.contact.index()]).count()
}

fn dealt(model: &Model, diary: &Diary, how: impl Fn(&Deal) -> bool) -> usize {
    dealt_by(model, diary, |rule| how(&rule.deal))
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
        Deal::Adaptive(Adaptive {
            by: dice.from(YARDSTICKS).into(),
            rule: dice.from(RULES),
            review_days: 1,
            at_least: dice.from(&[0.0, 0.05, 0.3]),
            figures: Figures::True,
            worth: vec![Worth::default(); among.len()],
            reports: vec![Default::default(); among.len()],
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
