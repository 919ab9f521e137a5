//! Keys that are right by themselves and do nothing where they stand: said, so that nobody believes in them.
//!
//! In: the parts of a scenario, those that could be read. Out: warnings at the keys, each with a way out. Hours at which nothing
//! can happen are looked at in `never_open.rs`.

use crate::centre::group::{Group, Roster};
use crate::centre::incident::{Replaced, Scaled};
use crate::centre::{ContactType, GroupId, On};
use crate::document::At;
use crate::routing::{Deal, Rule};
use crate::said::{SaidValue, said};
use crate::scenario::able::takers;
use crate::scenario::check::{Parts, Places};
use crate::scenario::context::Context;

/// Looks at every key whose effect hangs on another.
pub fn check(root: &At<'_>, places: &Places<'_, '_>, context: &Context<'_>, parts: &Parts) {
    for read in parts.contacts.iter().flatten() {
        let Some(at) = places.of("contacts", &read.contact.name) else { continue };
        never_abandons(&at, &read.contact);
    }
    if parts.contacts.iter().all(Option::is_some) {
        survey(root, parts);
        intake(root, places, parts);
    }
    if context.sure && parts.groups.iter().all(Option::is_some) {
        work_left(places, parts);
        rules(places, context, parts);
    }
}

/// The value of a key, or the table where the key is not written, but inherited.
pub(super) fn of_key<'a>(at: &At<'a>, key: &str) -> At<'a> {
    at.node().get(key).map_or_else(|| at.clone(), |node| at.below(key, node))
}

fn never_abandons(at: &At<'_>, contact: &ContactType) {
    // A copy of another type says nothing of its own.
    if let (Some(node), None) = (at.node().get("never_abandons"), &contact.patience)
        && contact.never_abandons > 0.0
    {
        at.below("never_abandons", node).warn(said!(
            "warn-all-wait-for-ever",
            "without `patience` everybody waits for ever: it changes nothing; give `patience`, or remove it"
        ));
    }
}

fn survey(root: &At<'_>, parts: &Parts) {
    let marked = parts.contacts.iter().flatten().any(|read| read.contact.value.satisfaction.is_some());
    if let (Some(node), false, Some(Some(_))) = (root.node().get("survey"), marked, &parts.survey) {
        root.below("survey", node).warn(said!(
            "warn-nobody-asked",
            "nobody has a mark to give: no contact type says value.satisfaction, so nobody is asked; give it, or remove [survey]",
        ));
    }
}

/// Orders that nobody gives, and orders that are written down for nobody: of groups, and while incidents last.
fn intake(root: &At<'_>, places: &Places<'_, '_>, parts: &Parts) {
    for group in parts.groups.iter().flatten() {
        let (Some(intake), Some(at)) = (&group.intake, places.of("groups", &group.name)) else { continue };
        idle_intake(&of_key(&at, "intake"), group, intake.written(), parts);
    }
    let Some(list) = root.node().get("incidents").and_then(|node| root.below("incidents", node).list()) else { return };
    for (incident, at) in parts.incidents.iter().flatten().zip(list) {
        for set in &incident.set {
            let Replaced::Intake(group, intake) = set else { continue };
            let Some(Some(group)) = parts.groups.get(group.index()) else { continue };
            idle_intake(&of_key(&at, "set"), group, intake.written(), parts);
        }
    }
}

fn idle_intake(at: &At<'_>, group: &Group, written: bool, parts: &Parts) {
    let kinds = group.skills.iter().filter_map(|skill| parts.contacts.get(skill.contact.index())?.as_ref());
    let mut sell = kinds.map(|read| &read.contact).filter(|contact| contact.value.conversion > 0.0).peekable();
    let name = &group.name;
    if sell.peek().is_none() {
        at.warn(said!(
            "warn-takes-no-order",
            "\"{group}\" takes no order: of the contact types that it takes none has value.conversion above 0; give it, or \
             remove the intake",
            group = name.as_str(),
        ));
        return;
    }
    let typed = |rules: &[crate::centre::FollowUp]| rules.iter().any(|rule| rule.on & On::OrderWritten.bit() != 0);
    if written && !typed(&group.follow_ups) && !sell.any(|contact| typed(&contact.follow_ups)) {
        at.warn(said!(
            "warn-orders-typed-by-nobody",
            "orders that \"{group}\" writes down are typed in by nobody: no follow-up is on = \"order_written\"; let one lead to \
             back-office work",
            group = name.as_str(),
        ));
    }
}

/// The most agents that a group's roster ever has; none where that is not known before the run, or an incident adds some.
fn most(parts: &Parts, id: GroupId) -> Option<u32> {
    let group = parts.groups.get(id.index())?.as_ref()?;
    let mut times = parts.incidents.as_ref()?.iter().flat_map(|incident| &incident.times);
    if !matches!(group.roster, Roster::Steps(_)) || times.any(|(what, by)| *what == Scaled::Staff(id) && *by > 1.0) {
        return None;
    }
    group.steps().iter().map(|step| step.agents).max().filter(|most| *most > 0)
}

/// Work for which more agents must stay free than there ever are.
fn work_left(places: &Places<'_, '_>, parts: &Parts) {
    let able = takers(parts.contacts.len(), &parts.groups);
    for (number, read) in parts.contacts.iter().enumerate() {
        let Some(contact) = read.as_ref().map(|read| &read.contact).filter(|contact| contact.min_idle > 0) else {
            continue;
        };
        let groups = able.get(number).map_or(&[][..], Vec::as_slice);
        let ids =
            parts.groups.iter().enumerate().filter(|(_, group)| {
                group.as_ref().is_some_and(|group| groups.iter().any(|able| able.name == group.name))
            });
        let Some(most) = ids.map(|(id, _)| most(parts, GroupId(id as u16))).collect::<Option<Vec<u32>>>() else {
            continue;
        };
        let Some(most) = most.into_iter().max().filter(|most| *most <= contact.min_idle) else { continue };
        let Some(at) = places.of("contacts", &contact.name) else { continue };
        of_key(&at, "min_idle").warn(said!(
            "warn-idle-of-type",
            "{idle} {idle|agent is|agents are} to stay free, and no group that takes it ever has more than {most} on its roster: none is taken \
             while the centre is open; write at most {fewer}",
            idle = SaidValue::number(contact.min_idle),
            most = SaidValue::number(most),
            fewer = SaidValue::number(most - 1),
        ));
    }
}

/// What the rules of routing say in vain.
fn rules(places: &Places<'_, '_>, context: &Context<'_>, parts: &Parts) {
    for (read, rules) in parts.contacts.iter().zip(&parts.routing) {
        let (Some(read), Some(rules)) = (read, rules) else { continue };
        let Some(at) = places.of("routing", &read.contact.name) else { continue };
        for (rule, at) in placed(rules, &at) {
            reserved(&at, rule, parts);
            unreviewed(&at, rule, context.calendar.days.len());
        }
    }
}

/// Rules with the places where they stand: those with hours first, as in `routing.rs`.
pub(super) fn placed<'a, 'p>(rules: &'p [Rule], at: &At<'a>) -> Vec<(&'p Rule, At<'a>)> {
    let timed = at.node().get("when").map(|node| at.below("when", node)).filter(At::is_list);
    let timed = timed.and_then(|at| at.list()).unwrap_or_default();
    rules.iter().zip(timed.into_iter().chain([at.clone()])).collect()
}

fn reserved(at: &At<'_>, rule: &Rule, parts: &Parts) {
    let Some(node) = at.node().get("min_idle") else { return };
    let at = at.below("min_idle", node);
    for (id, idle) in rule.min_idle.iter().filter(|(_, idle)| *idle > 0) {
        let Some(Some(group)) = parts.groups.get(id.index()) else { continue };
        let Some(most) = most(parts, *id).filter(|most| most <= idle) else { continue };
        of_key(&at, &group.name).warn(said!(
            "warn-idle-of-group",
            "{idle} {idle|agent is|agents are} to stay free, and \"{group}\" never has more than {most} on its roster: none is taken while the \
             centre is open; write at most {fewer}",
            idle = SaidValue::number(*idle),
            group = group.name.as_str(),
            most = SaidValue::number(most),
            fewer = SaidValue::number(most - 1),
        ));
    }
}

fn unreviewed(at: &At<'_>, rule: &Rule, days: usize) {
    let (Deal::Adaptive(shares), Some(node)) = (&rule.deal, at.node().get("adaptive")) else { return };
    let review = shares.review_days as usize;
    if review >= days {
        let at = at.below("adaptive", node);
        of_key(&at, "review").warn(said!(
            "warn-never-reviewed",
            "the first review would be after {review} {review|day|days}, and the calendar has {days}: shares stay equal; review sooner, or \
             simulate more days",
            review = SaidValue::number(review),
            days = SaidValue::number(days),
        ));
    }
}
