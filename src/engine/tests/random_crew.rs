//! Mechanisms of random centres that are the agents': whom they take first, how they learn, who is there.

use rust_decimal::Decimal;

use super::dice::Dice;
use super::fixture::{Diary, contact};
use super::random_mechanisms::{add_type, callers, opens};
use crate::centre::agency::{Absence, Learning, Quality, Settles, Shared};
use crate::centre::group::{RosterCounts, Skill};
use crate::centre::{ContactId, GroupId};
use crate::demand::others;
use crate::engine::Model;
use crate::routing::serve;
use crate::units::Span;

/// Each group takes whom it likes first; contacts are worth something.
pub(super) fn serves(dice: &mut Dice, model: &mut Model) {
    for kind in &mut model.centre.contacts {
        kind.value.lead_cost = Decimal::from(dice.below(4) as u32);
    }
    model.routing.serves = model.centre.groups.iter().map(|_| dice.from(serve::POLICIES)).collect();
}

/// Some types leave agents of some groups free for others.
pub(super) fn reserves(dice: &mut Dice, model: &mut Model) {
    let groups = model.centre.groups.len();
    for contact in callers(model) {
        if !dice.chance(0.6) {
            continue;
        }
        let idle = dice.some_of(groups).into_iter().map(|group| (GroupId(group), 1 + dice.below(2) as u32));
        let idle: Vec<(GroupId, u32)> = idle.collect();
        model.routing.rules[contact].iter_mut().for_each(|rule| rule.min_idle.clone_from(&idle));
    }
}

pub(super) fn learning(dice: &mut Dice, model: &mut Model) {
    let since = opens(model);
    let group = dice.below(model.centre.groups.len());
    let settles = match dice.chance(0.5) {
        true => Settles::Contacts(10.0),
        false => Settles::Within { time: Span::hours(2), since },
    };
    let learning = Learning { factor: dice.from(&[0.8, 1.5]), settles, by_skill: dice.chance(0.5) };
    model.centre.groups[group].skills.iter_mut().for_each(|skill| skill.learning = Some(learning));
}

/// Types sell and settle matters, some groups better than others.
pub(super) fn quality(dice: &mut Dice, model: &mut Model) {
    for contact in callers(model) {
        model.centre.contacts[contact].value.conversion = 0.4;
        model.centre.contacts[contact].resolved = Some(0.6);
    }
    for skill in model.centre.groups.iter_mut().flat_map(|group| &mut group.skills) {
        let [conversion_factor, resolved_factor] = [(); 2].map(|()| dice.from(&[0.5, 1.0, 1.5]));
        skill.quality = Quality { conversion_factor, resolved_factor, order_error_chance: dice.from(&[0.0, 0.3]) };
    }
}

/// One group answers the calls of other clients, too.
pub(super) fn shared(dice: &mut Dice, model: &mut Model) {
    let group = dice.below(model.centre.groups.len());
    let mut kind = contact("others", 0.0, Some(60.0));
    kind.ours = false;
    kind.talk_time = dice.law(90.0);
    kind.priority = dice.from(&[1, 5]);
    let index = add_type(dice, model, kind, crate::demand::Arrivals::Instants(Vec::new().into()));
    let contact = ContactId(index as u16);
    model.routing.rules[index] = vec![super::fixture::pool(&[group as u16])];
    for other in &mut model.centre.groups {
        other.skills.retain(|skill| skill.contact != contact);
    }
    let shared = Shared { contact, clients: 3, occupancy: dice.from(&[0.2, 0.6]), day_cv: 0.3 };
    model.centre.groups[group].skills.push(Skill::plain(contact));
    model.centre.groups[group].shared = Some(shared);
    let centre = &model.centre;
    let arrivals = others::of_group(&centre.groups[group], &shared, &centre.contacts[index], &centre.calendar);
    model.arrivals[index] = Some(arrivals);
}

/// Some of the people who are scheduled are not there, and more of them after a busy day.
pub(super) fn absence(dice: &mut Dice, model: &mut Model) {
    for group in &mut model.centre.groups {
        group.roster_counts = RosterCounts::Scheduled;
        (group.shrinkage.sickness, group.shrinkage.breaks) = (dice.from(&[0.0, 0.2]), dice.from(&[0.0, 0.1]));
        group.shrinkage.adherence = dice.from(&[0.0, 0.1]);
        group.absence = dice.chance(0.7).then_some(Absence { per_point: 0.02, above: 0.3 });
    }
}

/// Stretches in which fewer are on duty than the roster says.
pub(super) fn together(model: &Model, diary: &Diary) -> usize {
    let fewer = |(group, agents, from, to): &&(u16, u32, crate::units::Time, crate::units::Time)| {
        let spans = model.centre.groups[usize::from(*group)].spans(model.centre.calendar.end);
        spans.iter().any(|(start, end, rostered)| start < to && from < end && agents < rostered)
    };
    diary.duty.iter().filter(fewer).count()
}
