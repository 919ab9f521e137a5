//! What cannot settle, said before the run: queues without patience whose load reaches their staff.
//!
//! Where people never give up and the centre never closes, a load at or above the staff makes the queue grow without
//! end, and every figure depends on how long the run is.

use crate::centre::{ContactId, GroupId};
use crate::engine::Model;
use crate::said::{Said, SaidValue, said, warning};

/// Warnings about one option's model; its rosters must be known.
pub fn warnings(model: &Model) -> Vec<Said> {
    let calendar = &model.centre.calendar;
    if !calendar.never_closes() {
        return Vec::new();
    }
    let mut told = Vec::new();
    for groups in pools(model) {
        let erlangs = load(model, &groups);
        let staff = staff(model, &groups);
        let worst = erlangs
            .iter()
            .zip(&staff)
            .enumerate()
            .filter(|(_, (load, staff))| **load > 0.0 && **load >= f64::from(**staff));
        let (mut first, mut count, mut growth) = (None, 0, 0.0);
        for (interval, (load, staff)) in worst {
            first = first.or(Some((interval, *load, *staff)));
            count += 1;
            growth += load - f64::from(*staff);
        }
        // A busy half-hour that the rest of the day makes good is a peak, not a queue that never settles.
        let total: f64 = erlangs.iter().sum();
        let capacity: f64 = staff.iter().map(|staff| f64::from(*staff)).sum();
        if let Some((interval, load, staff)) = first.filter(|_| total >= 0.95 * capacity || growth > 0.1 * capacity) {
            let start = &calendar.intervals[interval];
            let names: Vec<&str> =
                groups.iter().map(|group| model.centre.groups[group.index()].name.as_str()).collect();
            let said = said!(
                "warn-never-settles",
                "groups.{groups}: {load} erlangs meet {staff} {staff|agent|agents} at {time} on {date} (and {more} {more|interval|intervals} more), nobody hangs \
                 up and the centre never closes: the queue grows without end and the results depend on the length of the run; give \
                 people patience, more agents, or closing hours",
                groups = names.join("+"),
                load = SaidValue::number(format!("{load:.1}")),
                staff = SaidValue::number(staff),
                time = calendar.clock_at(start.start).to_string(),
                date = calendar.days[start.day].date.to_string(),
                more = SaidValue::number(count - 1),
            );
            told.push(warning(said));
        }
    }
    told
}

/// Groups that share contact types, as one pool each; only pools in which somebody waits for ever.
fn pools(model: &Model) -> Vec<Vec<GroupId>> {
    let mut pools: Vec<Vec<GroupId>> = Vec::new();
    for (contact, rules) in model.routing.rules.iter().enumerate() {
        let kind = &model.centre.contacts[contact];
        if !kind.is_inbound() {
            continue;
        }
        let mut groups: Vec<GroupId> = rules
            .iter()
            .flat_map(|rule| rule.deal.groups())
            .chain(rules.iter().flat_map(|rule| rule.overflow.iter().flat_map(|step| step.to.clone())))
            .collect();
        let (touching, rest): (Vec<_>, Vec<_>) =
            pools.into_iter().partition(|pool| pool.iter().any(|group| groups.contains(group)));
        groups.extend(touching.into_iter().flatten());
        groups.sort_unstable();
        groups.dedup();
        pools = rest;
        pools.push(groups);
    }
    let waits_for_ever =
        |pool: &Vec<GroupId>| types_of(model, pool).all(|contact| model.centre.contacts[contact].patience.is_none());
    pools.retain(|pool| !pool.is_empty() && waits_for_ever(pool));
    pools.sort();
    pools
}

fn types_of<'m>(model: &'m Model, pool: &'m [GroupId]) -> impl Iterator<Item = usize> + 'm {
    (0..model.centre.contacts.len()).filter(move |contact| {
        let kind = &model.centre.contacts[*contact];
        let able = |group: &GroupId| model.centre.groups[group.index()].skill(ContactId(*contact as u16)).is_some();
        kind.is_inbound() && kind.trunk.is_none() && pool.iter().any(able)
    })
}

/// Erlangs by interval that first attempts bring to a pool, at the smallest handle-time factor of its groups.
fn load(model: &Model, pool: &[GroupId]) -> Vec<f64> {
    let calendar = &model.centre.calendar;
    let mut erlangs = vec![0.0; calendar.intervals.len()];
    for contact in types_of(model, pool) {
        let Some(arrivals) = &model.arrivals[contact] else { continue };
        let kind = &model.centre.contacts[contact];
        let factors =
            pool.iter().filter_map(|group| model.centre.groups[group.index()].skill(ContactId(contact as u16)));
        let factor = factors.map(|skill| skill.handle_time_factor).fold(f64::MAX, f64::min);
        let handle = kind.mean_handle_time() * kind.part_of_an_agent() * factor;
        for ((sum, expected), interval) in erlangs.iter_mut().zip(arrivals.expected(calendar)).zip(&calendar.intervals)
        {
            *sum += expected * handle / (interval.end - interval.start).in_seconds();
        }
    }
    erlangs
}

/// Agents on the roster of a pool at the start of each interval.
fn staff(model: &Model, pool: &[GroupId]) -> Vec<u32> {
    let calendar = &model.centre.calendar;
    calendar
        .intervals
        .iter()
        .map(|interval| {
            let at = |group: &GroupId| {
                let steps = model.centre.groups[group.index()].steps();
                steps.iter().take_while(|step| step.at <= interval.start).last().map_or(0, |step| step.agents)
            };
            pool.iter().map(at).sum()
        })
        .collect()
}
