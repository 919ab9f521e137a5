//! What must hold of every centre, whatever happens: told of a model and the diary of one replication.
//!
//! Each law says under which conditions it is promised; centres in which it is not are passed over.

use super::fixture::Diary;
use crate::centre::calendar::AtClose;
use crate::centre::group::RosterCounts;
use crate::centre::incident::{Replaced, Scaled, scaled};
use crate::centre::{ContactId, GroupId};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::engine::facts::{Fate, Leg};
use crate::laws::Law;
use crate::routing::{Deal, Rule};
use crate::units::{Span, Time};

/// All that is promised of every replication.
pub(super) fn laws(model: &Model, diary: &Diary) -> Result<(), String> {
    everybody_is_told_once(model, diary)?;
    first_attempts_are_one_leg_each(model, diary)?;
    waits_end_with_patience(model, diary)?;
    nobody_does_two_things(model, diary)?;
    those_on_duty_are_the_roster_or_busy(model, diary)?;
    lines_and_ports_are_enough(model, diary)?;
    queues_are_fair(model, diary)?;
    equal_priorities_are_fair(model, diary)?;
    nobody_is_idle_while_others_wait(model, diary)?;
    super::random_laws_together::laws(model, diary)
}

pub(super) fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

fn inbound(model: &Model, leg: &Leg) -> bool {
    model.centre.contacts[leg.contact.index()].is_inbound()
}

/// How many first attempts there are of a type, if that is no matter of chance.
fn first_attempts(model: &Model, contact: usize) -> Option<usize> {
    match &model.arrivals[contact] {
        Some(Arrivals::Instants(instants)) => Some(instants.len()),
        Some(Arrivals::Backlog { count }) => count.map(|count| count as usize),
        Some(_) => None,
        None => Some(0),
    }
}

/// First attempts are all there; each chain and each piece of work has one end.
fn everybody_is_told_once(model: &Model, diary: &Diary) -> Result<(), String> {
    for (index, kind) in model.centre.contacts.iter().enumerate() {
        let Some(first) = first_attempts(model, index) else { continue };
        let named = |contact: ContactId| contact.index() == index;
        let people = diary.chains.iter().filter(|chain| named(chain.first)).count();
        let work = diary.work.iter().filter(|work| named(work.contact)).count();
        let tries = diary.legs.iter().filter(|leg| named(leg.contact) && !leg.transferred_in).count();
        if kind.is_inbound() {
            ensure(people == first, || format!("{people} people of {first} first attempts of type {index}"))?;
            // Whoever lands in a wrong queue tries there.
            let misled = kind.ivr.as_ref().is_some_and(|ivr| ivr.misdirects.is_some());
            ensure(tries >= first || misled, || format!("{tries} tries of {first} people"))?;
        } else {
            ensure(work >= first, || format!("{work} ends of {first} pieces of work of type {index}"))?;
            let led_to = model.centre.contacts.iter().flat_map(|kind| &kind.follow_ups).any(|rule| named(rule.to));
            ensure(led_to || work == first, || format!("{work} ends of {first} pieces of work of type {index}"))?;
        }
    }
    Ok(())
}

/// The leg of each first attempt is told, and told once.
fn first_attempts_are_one_leg_each(model: &Model, diary: &Diary) -> Result<(), String> {
    ensure(diary.people.len() == diary.legs.len(), || "legs without their people".to_owned())?;
    for (index, kind) in model.centre.contacts.iter().enumerate() {
        // Whoever lands in a wrong queue tries there first.
        let misled = kind.ivr.as_ref().is_some_and(|ivr| ivr.misdirects.is_some());
        let Some(first) = first_attempts(model, index).filter(|_| kind.is_inbound() && !misled) else { continue };
        let mut told = vec![0; first];
        for (leg, person) in diary.legs.iter().zip(&diary.people) {
            let own = leg.contact.index() == index && person.first == leg.contact;
            if own && leg.at == person.at && !leg.transferred_in {
                let number = person.number as usize;
                ensure(number < first, || format!("number {number} of {first} of type {index}"))?;
                told[number] += 1;
            }
        }
        let wrong = told.iter().position(|times| *times != 1);
        ensure(wrong.is_none(), || format!("first attempt {wrong:?} of type {index} is not told once"))?;
    }
    Ok(())
}

fn waits_end_with_patience(model: &Model, diary: &Diary) -> Result<(), String> {
    for leg in &diary.legs {
        ensure(leg.wait >= Span::ZERO && leg.ended() <= diary.end, || format!("ends at {:?}: {leg:?}", diary.end))?;
        let kind = &model.centre.contacts[leg.contact.index()];
        if let (Some(Law::Constant(patience)), true) = (&kind.patience, kind.never_abandons == 0.0) {
            let patience = Span::from_seconds(*patience);
            let served_in_time = leg.wait <= patience || !matches!(leg.fate, Fate::Answered | Fate::Abandoned);
            // A robot's order waits from when it arose, for the robot first.
            // Virtual hold has no end, and whoever is in a wrong queue has a patience of another type.
            let other = leg.virtual_hold || super::random_front::leads_astray(model, leg.contact);
            ensure(served_in_time || kind.robot.is_some() || other, || format!("patience {patience}: {leg:?}"))?;
            let closes = model.centre.calendar.at_close == AtClose::Drop || leg.transferred_in || leg.menu > Span::ZERO;
            let gave_up_early = leg.fate == Fate::Abandoned && leg.wait < patience;
            ensure(!gave_up_early || closes || other, || format!("gave up before {patience}: {leg:?}"))?;
        }
        let unfinished = leg.fate == Fate::Unfinished && inbound(model, leg) && kind.patience.is_some();
        let served = !model.centre.calendar.never_closes() && kind.never_abandons == 0.0 && !leg.virtual_hold;
        let served = served && !super::random_front::leads_astray(model, leg.contact);
        ensure(!(unfinished && served), || format!("never gave up: {leg:?}"))?;
    }
    Ok(())
}

/// What happens to counters over time: at one instant all changes happen, then the law must hold of them.
pub(super) fn always<const N: usize>(
    mut changes: Vec<(Time, [i64; N])>,
    mut holds: impl FnMut(Time, [i64; N]) -> Result<(), String>,
) -> Result<(), String> {
    changes.sort_unstable();
    let mut now = [0; N];
    for (index, (time, by)) in changes.iter().enumerate() {
        now.iter_mut().zip(by).for_each(|(now, by)| *now += by);
        if changes.get(index + 1).is_none_or(|(next, _)| next > time) {
            holds(*time, now)?;
        }
    }
    Ok(())
}

/// Stretches as changes of one counter of several.
pub(super) fn counted<const N: usize>(
    counter: usize,
    stretches: impl IntoIterator<Item = (Time, Time, i64)>,
) -> Vec<(Time, [i64; N])> {
    let mut changes = Vec::new();
    for (from, to, count) in stretches.into_iter().filter(|(from, to, _)| from < to) {
        let of = |count| std::array::from_fn(|place| if place == counter { count } else { 0 });
        changes.extend([(from, of(count)), (to, of(-count))]);
    }
    changes
}

/// When the agents of a group were busy: each with one contact, or with several chats at once.
pub(super) fn busy(diary: &Diary, group: u16) -> Vec<(Time, Time, i64)> {
    let answered = |leg: &&Leg| leg.fate == Fate::Answered && leg.by == Some(GroupId(group)) && leg.segmented.is_none();
    let by_group = diary.legs.iter().filter(answered).map(|leg| (leg.ended(), leg.ended() + leg.handle()));
    let stretches = diary.busy.iter().filter(|busy| busy.by.0 == group).map(|busy| (busy.from, busy.to));
    by_group.chain(stretches).map(|(from, to)| (from, to.min(diary.end), 1)).collect()
}

pub(super) fn on_duty(diary: &Diary, group: u16) -> impl Iterator<Item = (Time, Time, i64)> {
    let of_group = diary.duty.iter().filter(move |(of, ..)| *of == group);
    of_group.map(|(_, agents, from, to)| (*from, *to, i64::from(*agents)))
}

/// At every instant at most as many busy as on duty.
fn nobody_does_two_things(model: &Model, diary: &Diary) -> Result<(), String> {
    for group in 0..model.centre.groups.len() as u16 {
        let changes = [counted(0, busy(diary, group)), counted(1, on_duty(diary, group))].concat();
        always(changes, |time, [busy, duty]| {
            ensure(busy <= duty, || format!("group {group}: {busy} busy of {duty} on duty at {time:?}"))
        })?;
    }
    Ok(())
}

/// Who is on duty past the roster is busy: overtime is what is finished, and nobody on the roster is missing. Where all of the
/// roster are there, no incident strikes it, and nobody stays for a menu.
fn those_on_duty_are_the_roster_or_busy(model: &Model, diary: &Diary) -> Result<(), String> {
    if model.centre.contacts.iter().any(|kind| kind.ivr.is_some() || kind.deflects.is_some()) {
        return Ok(());
    }
    let struck = |group: u16| {
        let staff = |(of, _): &(Scaled, f64)| *of == Scaled::Staff(GroupId(group));
        model.centre.incidents.iter().any(|incident| incident.times.iter().any(staff))
    };
    for (number, group) in model.centre.groups.iter().enumerate() {
        let number = number as u16;
        if group.roster_counts != RosterCounts::OnPhones || struck(number) {
            continue;
        }
        let end = model.centre.calendar.end;
        let roster = group.spans(end).into_iter().map(|(from, to, agents)| (from, to, i64::from(agents)));
        let changes =
            [counted(0, busy(diary, number)), counted(1, on_duty(diary, number)), counted(2, roster)].concat();
        always(changes, |time, [busy, duty, roster]| {
            let told = || format!("group {number}: {duty} on duty, {busy} busy, roster of {roster} at {time:?}");
            ensure(duty == roster.max(busy) || time >= diary.end.min(end), told)
        })?;
    }
    Ok(())
}

/// The most lines of the trunk and ports of the robots, under whatever incident.
fn most_lines_and_ports(model: &Model) -> (u32, u32) {
    let usual = model.centre.trunks[0].lines;
    let mut more = 1.0;
    let mut ports: u32 = model.centre.robots.iter().map(|robot| robot.ports).sum();
    for incident in &model.centre.incidents {
        for (of, factor) in &incident.times {
            // Those that come together multiply.
            more *= if matches!(of, Scaled::Lines(_)) { factor.max(1.0) } else { 1.0 };
        }
        for set in &incident.set {
            if let Replaced::Ports(_, set) = set {
                ports = ports.max(*set);
            }
        }
    }
    (scaled(usual, more), ports)
}

fn lines_and_ports_are_enough(model: &Model, diary: &Diary) -> Result<(), String> {
    let (lines, ports) = most_lines_and_ports(model);
    ensure(diary.lines.iter().all(|(busy, ..)| *busy <= lines), || format!("more than {lines} lines"))?;
    ensure(diary.ports.iter().all(|(busy, ..)| *busy <= ports), || format!("more than {ports} ports"))?;
    // Each fact is told for its own time: no gap, no overlap.
    for pair in diary.lines.windows(2) {
        ensure(pair[0].2 == pair[1].1, || format!("lines told for {pair:?}"))?;
    }
    Ok(())
}

/// Plain types: one pool of one group, no timed rules, overflow, limits; no line may be missing. The group, and how many of
/// it the type leaves free.
pub(super) fn plain(model: &Model, contact: usize) -> Option<(u16, u32)> {
    let sets = |set: &Replaced| matches!(set, Replaced::Split(of, _) if of.index() == contact);
    let dealt_otherwise = model.centre.incidents.iter().any(|incident| incident.set.iter().any(sets));
    if dealt_otherwise || model.centre.trunks.iter().any(|trunk| trunk.forwarded.is_some()) {
        return None;
    }
    match model.routing.rules[contact].as_slice() {
        [Rule { deal: Deal::Pool(groups), overflow, limits, min_idle, .. }]
            if groups.len() == 1 && overflow.is_empty() && limits.is_empty() =>
        {
            let left_free = min_idle.iter().find(|(group, _)| *group == groups[0]).map_or(0, |(_, idle)| *idle);
            Some((groups[0].0, left_free))
        }
        _ => None,
    }
}

/// Nobody of a plain type is answered before one of his type who came earlier and still waits.
fn queues_are_fair(model: &Model, diary: &Diary) -> Result<(), String> {
    let called = |contact: usize| model.centre.dialers.iter().any(|dialer| dialer.contacts.index() == contact);
    for contact in (0..model.centre.contacts.len()).filter(|contact| plain(model, *contact).is_some()) {
        // Orders and records wait for their next attempt.
        if model.centre.contacts[contact].robot.is_some() || called(contact) {
            continue;
        }
        let of_type = |leg: &&Leg| leg.contact.index() == contact && leg.fate == Fate::Answered;
        let mut legs: Vec<&Leg> = diary.legs.iter().filter(of_type).collect();
        legs.sort_by_key(|leg| (leg.offered(), leg.ended()));
        for pair in legs.windows(2) {
            ensure(pair[0].ended() <= pair[1].ended(), || format!("overtaken: {:?} by {:?}", pair[0], pair[1]))?;
        }
    }
    Ok(())
}

/// Whether a type's people wait for one group alone and nothing but their priority and their wait counts there: whose group, and
/// which level and priority.
fn waits_plainly(model: &Model, contact: usize) -> Option<(u16, u8, u8)> {
    let kind = &model.centre.contacts[contact];
    let others = &model.centre.contacts;
    let broken_off = others.iter().any(|kind| kind.interrupts.iter().any(|(victim, _)| victim.index() == contact));
    let special = kind.robot.is_some() || kind.virtual_hold.is_some() || kind.parallel.is_some();
    let astray = super::random_front::leads_astray(model, ContactId(contact as u16));
    if !kind.is_inbound() || special || astray || broken_off || !kind.interrupts.is_empty() {
        return None;
    }
    let (group, _) = plain(model, contact).filter(|(_, left_free)| *left_free == 0)?;
    let skills = &model.centre.groups[usize::from(group)].skills;
    let skill = skills.iter().find(|skill| skill.contact.index() == contact)?;
    Some((group, skill.level, kind.priority))
}

/// Of types with one priority nobody is answered before one of another who came earlier and still waits.
pub(super) fn equal_priorities_are_fair(model: &Model, diary: &Diary) -> Result<(), String> {
    if !model.routing.serves.is_empty() {
        return Ok(());
    }
    let how: Vec<_> = (0..model.centre.contacts.len()).map(|contact| waits_plainly(model, contact)).collect();
    let mut classes: Vec<_> = how.iter().flatten().collect();
    classes.sort_unstable();
    classes.dedup();
    for class in classes {
        let alike = |leg: &&Leg| how[leg.contact.index()].as_ref() == Some(class) && leg.fate == Fate::Answered;
        let mut legs: Vec<&Leg> = diary.legs.iter().filter(alike).collect();
        legs.sort_by_key(|leg| (leg.offered(), leg.ended()));
        for pair in legs.windows(2) {
            ensure(pair[0].ended() <= pair[1].ended(), || format!("overtaken: {:?} by {:?}", pair[0], pair[1]))?;
        }
    }
    Ok(())
}

/// While somebody of a plain inbound type waits, as many are busy in his group as are on duty, but for those whom his type
/// leaves free.
fn nobody_is_idle_while_others_wait(model: &Model, diary: &Diary) -> Result<(), String> {
    for contact in 0..model.centre.contacts.len() {
        let Some((group, left_free)) = plain(model, contact) else { continue };
        let waits = |leg: &&Leg| inbound(model, leg) && leg.contact.index() == contact && leg.wait > Span::ZERO;
        let waiting = diary.legs.iter().filter(waits).map(|leg| (leg.offered(), leg.ended(), 1));
        let idle = counted(1, on_duty(diary, group).chain(busy(diary, group).into_iter().map(|(a, b, n)| (a, b, -n))));
        always([counted(0, waiting), idle].concat(), |time, [waiting, idle]| {
            let fault = time < diary.end && waiting > 0 && idle > i64::from(left_free);
            ensure(!fault, || format!("group {group}: {idle} idle while {waiting} of type {contact} wait at {time:?}"))
        })?;
    }
    Ok(())
}
