//! The inbound work that each group must expect in each interval, from arrivals and routing, before anything runs.
//!
//! In: a model. Out: contacts a second, handle times and patience by group and interval. Redials of people who were
//! not served, orders that a robot passes on, overflow, limits and work without a person waiting are left out; a
//! transfer or a repeat call of somebody answered is counted at the mean of its delay.

use crate::centre::calendar::Interval;
use crate::centre::group::{Roster, Skill};
use crate::centre::{ContactId, ContactType, Group, GroupId, On, Periods};
use crate::demand::windows::tried;
use crate::engine::Model;
use crate::erlang::Load;
use crate::routing::{Deal, Rule};
use crate::units::{Span, Time};

/// Follow-ups of follow-ups are looked at this far.
const GENERATIONS: usize = 3;

/// What one group must expect of one contact type in one interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// The type.
    pub contact: ContactId,
    /// Contacts a second while open.
    pub rate: f64,
    /// Mean handle time of this group, seconds.
    pub handle_time: f64,
    /// Mean patience, seconds.
    pub patience: Option<f64>,
}

/// The parts of a group's work as one load: rates added, times weighted; Erlang A only when everybody has patience.
pub fn together(parts: &[Part]) -> Load {
    let rate: f64 = parts.iter().map(|part| part.rate).sum();
    let weigh = |time: fn(&Part) -> Option<f64>| -> Option<f64> {
        let sum = parts.iter().map(|part| time(part).map(|time| part.rate * time)).sum::<Option<f64>>()?;
        Some(if rate > 0.0 { sum / rate } else { 0.0 })
    };
    let handle_time = weigh(|part| Some(part.handle_time)).unwrap_or(0.0);
    Load { rate, handle_time, patience: weigh(|part| part.patience).filter(|patience| *patience > 0.0) }
}

/// For each group and each interval of the calendar, the inbound work that it must expect.
pub fn by_group(model: &Model) -> Vec<Vec<Vec<Part>>> {
    let calendar = &model.centre.calendar;
    let mut work = vec![vec![Vec::new(); calendar.intervals.len()]; model.centre.groups.len()];
    for (number, (contact, volumes)) in model.centre.contacts.iter().zip(expected(model)).enumerate() {
        if !contact.is_inbound() {
            continue;
        }
        let id = ContactId(number as u16);
        let usual = contact.mean_handle_time();
        let pace = model.arrivals.get(number).and_then(|arrivals| arrivals.as_ref()?.pace());
        let handle_time = |at: Time| usual * pace.map_or(1.0, |pace| pace.factor(at, usual));
        let patience = contact.patience.as_ref().map(|law| law.mean());
        let tried = contact.hours.as_ref().map(|hours| tried(calendar, Some(hours)));
        let rates: Vec<_> = (calendar.intervals.iter().zip(volumes))
            .map(|(interval, volume)| rate(model, tried.as_ref(), interval, volume))
            .collect();
        add_parts(&mut work, model, id, patience, &rates, 1.0, &handle_time);
        if let Some(misdirects) = contact.ivr.as_ref().and_then(|ivr| ivr.misdirects.as_ref()) {
            // Before they come to their own agents they talk to those of the wrong queue.
            let talk = misdirects.talk.mean();
            add_parts(&mut work, model, misdirects.to, patience, &rates, misdirects.share, &|_| talk);
        }
    }
    work
}

/// Talk time that orders add to a contact of a type in the mean, with a group's way of taking them, seconds.
fn order_time(group: &Group, model: &Model, contact: ContactId) -> f64 {
    let Some(kind) = model.centre.contacts.get(contact.index()).filter(|kind| kind.is_inbound()) else { return 0.0 };
    let Some(intake) = &group.intake else { return 0.0 };
    let sells = kind.value.conversion * group.skill(contact).map_or(1.0, |skill| skill.quality.conversion_factor);
    let items: f64 = kind.value.items.iter().zip(1u32..).map(|(share, items)| share * f64::from(items)).sum();
    sells * (intake.time.mean() + intake.per_item.mean() * (items - 1.0).max(0.0))
}

/// Deals a share of what comes at these rates to the groups of a type.
fn add_parts(
    work: &mut [Vec<Vec<Part>>],
    model: &Model,
    contact: ContactId,
    patience: Option<f64>,
    rates: &[Option<(Time, f64)>],
    part: f64,
    handle_time: &dyn Fn(Time) -> f64,
) {
    let rules = model.routing.rules.get(contact.index()).map_or(&[][..], Vec::as_slice);
    let rules: Vec<_> = rules.iter().map(|rule| (rule.holds(&model.centre.calendar), rule)).collect();
    for (position, rate) in rates.iter().enumerate() {
        let Some((from, rate)) = *rate else { continue };
        let in_force = rules.iter().find(|(holds, _)| holds.as_ref().is_none_or(|holds| holds.contain(from)));
        let Some((_, rule)) = in_force else { continue };
        for (group, share) in deal(model, rule, from) {
            let Some(parts) = work.get_mut(group.index()).and_then(|group| group.get_mut(position)) else { continue };
            let skill = model.centre.groups.get(group.index()).and_then(|group| group.skill(contact));
            let settling = |skill: &Skill| skill.learning.map_or(1.0, |learning| learning.at(from));
            let factor = skill.map_or(1.0, |skill| skill.handle_time_factor * settling(skill));
            let ordering =
                model.centre.groups.get(group.index()).map_or(0.0, |group| order_time(group, model, contact));
            let of_an_agent = model.centre.contacts.get(contact.index()).map_or(1.0, ContactType::part_of_an_agent);
            let handle_time = factor * (handle_time(from) + ordering) * of_an_agent;
            let rate = rate * part * share;
            parts.push(Part { contact, rate, handle_time, patience });
        }
    }
}

/// Expected contacts of each type in each interval that reach a queue: first attempts, and what answered ones lead to.
fn expected(model: &Model) -> Vec<Vec<f64>> {
    let calendar = &model.centre.calendar;
    let none = || vec![0.0; calendar.intervals.len()];
    let mut all: Vec<Vec<f64>> = model.centre.contacts.iter().map(|_| none()).collect();
    let mut latest: Vec<Vec<f64>> = model
        .arrivals
        .iter()
        .map(|arrivals| arrivals.as_ref().map_or_else(none, |arrivals| arrivals.expected(calendar)))
        .collect();
    latest.resize_with(all.len(), none);
    for (contact, volumes) in model.centre.contacts.iter().zip(&mut latest) {
        let reaches = contact.reaches_queue();
        volumes.iter_mut().for_each(|volume| *volume *= reaches);
    }
    for _ in 0..GENERATIONS {
        add(&mut all, &latest);
        latest = next_generation(model, &latest);
    }
    add(&mut all, &latest);
    all
}

fn add(all: &mut [Vec<f64>], more: &[Vec<f64>]) {
    for (sum, more) in all.iter_mut().flatten().zip(more.iter().flatten()) {
        *sum += more;
    }
}

/// What the contacts of one generation lead to when all of them are answered.
fn next_generation(model: &Model, latest: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let calendar = &model.centre.calendar;
    let mut next: Vec<Vec<f64>> = latest.iter().map(|volumes| vec![0.0; volumes.len()]).collect();
    for (contact, volumes) in model.centre.contacts.iter().zip(latest).filter(|(contact, _)| contact.is_inbound()) {
        for rule in &contact.follow_ups {
            // A transfer hears no menu.
            let to = model.centre.contacts.get(rule.to.index()).filter(|_| !rule.transfer);
            let share = rule.share * chance(contact, rule.on) * to.map_or(1.0, ContactType::reaches_queue);
            let Some(target) = next.get_mut(rule.to.index()).filter(|_| share > 0.0) else { continue };
            let delay = Span::from_seconds(contact.talk_time.mean() + rule.after.mean());
            for (interval, volume) in calendar.intervals.iter().zip(volumes).filter(|(_, volume)| **volume > 0.0) {
                let middle = interval.start + Span((interval.end - interval.start).0 / 2);
                let arrival = calendar.open_from(middle + delay).filter(|at| *at < calendar.end);
                if let Some(sum) = arrival.and_then(|at| target.get_mut(calendar.interval_of(at))) {
                    *sum += volume * share;
                }
            }
        }
    }
    next
}

/// Chance that an answered contact raises one of these events.
fn chance(contact: &ContactType, on: u32) -> f64 {
    let has = |event: On| on & event.bit() != 0;
    if has(On::Answered) {
        return 1.0;
    }
    let resolved = contact.resolved;
    let part = |event: On, chance: f64| if has(event) { chance } else { 0.0 };
    let sum = part(On::Resolved, resolved.unwrap_or(0.0))
        + part(On::Unresolved, resolved.map_or(0.0, |resolved| 1.0 - resolved))
        + part(On::Sold, contact.value.conversion);
    sum.min(1.0)
}

/// The first open instant of an interval and the rate from then on; none when closed or without contacts.
fn rate(model: &Model, tried: Option<&Periods>, interval: &Interval, volume: f64) -> Option<(Time, f64)> {
    let calendar = &model.centre.calendar;
    let open = calendar.open_between(interval.start, interval.end);
    let from = calendar.open_from(interval.start).filter(|from| *from < interval.end && volume > 0.0)?;
    // Who keeps to the opening hours comes within them; others try in the closed part of the interval, too.
    let length = tried.map_or(open, |tried| within(tried, interval));
    Some((from, volume / length.in_seconds()))
}

/// How long people try in an interval: the whole of it where only follow-ups come.
fn within(tried: &Periods, interval: &Interval) -> Span {
    let length = tried.length_within(interval.start, interval.end);
    if length > Span::ZERO { length } else { interval.end - interval.start }
}

/// The groups of a rule with their shares. A pool's work goes in equal parts to its groups that are still to be sized;
/// when all are known, in proportion to the agents on their rosters.
fn deal(model: &Model, rule: &Rule, at: Time) -> Vec<(GroupId, f64)> {
    let pool = match &rule.deal {
        Deal::Split(shares) => return shares.iter().copied().filter(|(_, share)| *share > 0.0).collect(),
        Deal::Pool(groups) | Deal::ByState(_, groups) => groups,
        // Before anything is known all share alike.
        Deal::Adaptive(adaptive) => {
            let groups = &adaptive.among;
            return groups.iter().map(|group| (*group, 1.0 / groups.len() as f64)).collect();
        }
    };
    let group = |id: &GroupId| model.centre.groups.get(id.index());
    let sized: Vec<GroupId> = pool
        .iter()
        .copied()
        .filter(|id| group(id).is_some_and(|group| !matches!(group.roster, Roster::Steps(_))))
        .collect();
    let equal = |groups: &[GroupId]| groups.iter().map(|id| (*id, 1.0 / groups.len() as f64)).collect();
    if !sized.is_empty() {
        return equal(&sized);
    }
    let staffed: Vec<(GroupId, f64)> = pool
        .iter()
        .map(|id| {
            let steps = group(id).map_or(&[][..], |group| group.steps());
            let step = steps.partition_point(|step| step.at <= at).checked_sub(1).and_then(|found| steps.get(found));
            (*id, step.map_or(0.0, |step| f64::from(step.agents)))
        })
        .collect();
    let total: f64 = staffed.iter().map(|(_, agents)| agents).sum();
    if total > 0.0 { staffed.into_iter().map(|(id, agents)| (id, agents / total)).collect() } else { equal(pool) }
}
