//! What a group needs, as days that shifts cover: which day comes before which, and which steps nobody covers.
//!
//! In: a search for agents that has ended. Out: a [`Stretch`], sentences about what stays uncovered. By weekday the night of a day goes
//! on with the weekday after it: a calendar of a whole week or more stands for every week. By date, and in a shorter calendar, the
//! first day begins with nobody.

use crate::experiment::staff::Study;
use crate::experiment::staff::cover::{Day, Stretch};
use crate::experiment::staff::patterns::grain;
use crate::experiment::staff::slots::Slot;
use crate::scenario::catalogue::ShiftKind;
use crate::units::{Clock, Span};

/// The days of a group that may work these shifts.
pub fn of<'a>(study: &Study<'_>, place: usize, kinds: &'a [ShiftKind]) -> Stretch<'a> {
    let calendar = &study.ground.model.centre.calendar;
    let slots = study.ground.slots;
    let grain = grain(kinds, calendar.interval);
    let next = next(study);
    let mut need = need(study, place, grain, |_, _, needed| needed);
    let day = |number: usize| {
        let group = study.ask.groups.get(place).copied().unwrap_or(0);
        let label = slots.days.get(number).map_or("", |day| &day.label);
        Day {
            name: format!("g{group}_{}", plain(label)),
            may_start: kinds.iter().map(|kind| may_start(study, number, kind)).collect(),
            need: need.get_mut(number).map(std::mem::take).unwrap_or_default(),
            next: next.get(number).copied().flatten(),
        }
    };
    let most = study.ask.most.get(place).copied().flatten();
    Stretch { kinds, grain, most, days: (0..slots.days.len()).map(day).collect() }
}

/// Agents of a group that these shifts are to bring whatever windows tell, in all steps, days one after the other: those of the
/// warm-up, and the fewest that the scenario allows.
pub fn unjudged(study: &Study<'_>, place: usize, kinds: &[ShiftKind]) -> Vec<u32> {
    let grain = grain(kinds, study.ground.model.centre.calendar.interval);
    let floor = |slot: usize| study.agents.floor((place, slot));
    need(study, place, grain, |slot, facts, needed| if facts.unseen { needed } else { floor(slot) }).concat()
}

/// Agents by day and step: what is `asked` of each slot, of which so many were found to be needed.
fn need(study: &Study<'_>, place: usize, grain: Span, asked: impl Fn(usize, &Slot, u32) -> u32) -> Vec<Vec<u32>> {
    let (slots, grain) = (study.ground.slots, Span(grain.0.max(1)));
    let needed = study.agents.by_slot(study.counts, slots);
    let steps = (study.ground.model.centre.calendar.interval.0 / grain.0) as usize;
    let mut need = vec![vec![0u32; (Span::hours(24).0 / grain.0) as usize]; slots.days.len()];
    for (slot, facts) in slots.slots.iter().enumerate() {
        let agents = asked(slot, facts, needed.get(place).and_then(|row| row.get(slot)).copied().unwrap_or(0));
        let from = (facts.start.0.0 / grain.0) as usize;
        let open = |step: usize| is_open(study, facts.day, Span(grain.0 * step as i64), grain);
        let day = need.get_mut(facts.day).into_iter().flat_map(|day| day.iter_mut().enumerate());
        // Intervals longer than the hour by which a clock changes overlap by its hands.
        day.skip(from).take(steps).filter(|(step, _)| open(*step)).for_each(|(_, need)| *need = agents.max(*need));
    }
    need
}

/// Whether a kind may start on a day of slots.
pub fn may_start(study: &Study<'_>, day: usize, kind: &ShiftKind) -> bool {
    let first = study.ground.slots.days.get(day).and_then(|day| day.days.first());
    let weekday = first.and_then(|day| study.ground.model.centre.calendar.days.get(*day)).map_or(0, |day| day.weekday);
    kind.days.get(weekday % 7).copied().unwrap_or(false)
}

/// By day of slots the one on which its night goes on.
fn next(study: &Study<'_>) -> Vec<Option<usize>> {
    let (slots, days) = (study.ground.slots, &study.ground.model.centre.calendar.days);
    let place = |number: usize| slots.days.iter().position(|day| day.days.contains(&number));
    let mut next = vec![None; slots.days.len()];
    let a_week = !study.ask.by_date && days.len() == 7;
    let pairs = (1..days.len()).map(|day| (day - 1, day)).chain(a_week.then(|| (days.len() - 1, 0)));
    for (before, after) in pairs {
        if let Some(known) = place(before).and_then(|before| next.get_mut(before)) {
            *known = place(after);
        }
    }
    next
}

/// Says which stretches of a day no shift covers.
pub fn uncovered(study: &Study<'_>, place: usize, stretch: &Stretch<'_>, missing: &[Vec<u32>]) -> Vec<String> {
    let name = study.name_of(place);
    let mut notes = Vec::new();
    for (number, missing) in missing.iter().enumerate() {
        let day = study.ground.slots.days.get(number).map_or("", |day| &day.label);
        let mut step = 0;
        while step < missing.len() {
            let agents = missing.get(step).copied().unwrap_or(0);
            let alike = missing.iter().skip(step).take_while(|other| **other == agents).count().max(1);
            if agents > 0 {
                let at = |step: usize| Clock(Span(stretch.grain.0 * step as i64));
                let (from, to) = (at(step), at(step + alike));
                let within = stretch.most.map_or(String::new(), |most| format!(", with no more than {most} at a time"));
                let first = if begins_with_nobody(stretch, number) { ": the calendar begins with nobody" } else { "" };
                notes.push(format!("{name}, {day} {from}-{to}: {agents} needed whom no shift brings{within}{first}"));
            }
            step += alike;
        }
    }
    notes
}

/// Whether nobody's night goes on on a day, on which some might if it had one before it.
fn begins_with_nobody(stretch: &Stretch<'_>, day: usize) -> bool {
    let over = stretch.kinds.iter().any(|kind| kind.starts.1.0 + kind.lasts > Span::hours(24));
    day == 0 && over && stretch.days.iter().all(|other| other.next != Some(day))
}

/// Whether the centre is open in a step of any day that is staffed so.
fn is_open(study: &Study<'_>, day: usize, from: Span, grain: Span) -> bool {
    let calendar = &study.ground.model.centre.calendar;
    let days = study.ground.slots.days.get(day).map_or(&[][..], |day| &day.days);
    days.iter().filter_map(|day| calendar.days.get(*day)).any(|day| {
        let (from, to) = (day.start + from, day.start + from + grain);
        day.open.iter().any(|(opens, closes)| *opens < to && from < *closes)
    })
}

/// A label fit for a name in a program.
fn plain(label: &str) -> String {
    label.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}
