//! What must hold of talks that are broken off and of chats, whatever happens.

use super::fixture::Diary;
use super::random_laws::{always, busy, counted, ensure, on_duty, plain};
use crate::centre::group::RosterCounts;
use crate::centre::incident::Scaled;
use crate::centre::{ContactType, GroupId};
use crate::engine::Model;
use crate::engine::facts::{Fate, Leg};
use crate::laws::Law;
use crate::units::{Span, Time};

/// Nothing is lost of talks that are broken off, and nobody has more chats than he may.
pub(super) fn laws(model: &Model, diary: &Diary) -> Result<(), String> {
    what_is_broken_off_is_all_told(model, diary)?;
    nobody_is_idle_while_somebody_waits_to_go_on(model, diary)?;
    nobody_has_more_chats_than_he_may(model, diary)?;
    chats_wait_only_while_all_desks_are_full(model, diary)
}

/// Whether others may break off a type.
fn is_broken_off(model: &Model, contact: usize) -> bool {
    model.centre.contacts.iter().any(|kind| kind.interrupts.iter().any(|(victim, _)| victim.index() == contact))
}

/// Agents are busy for as long as the legs say; and talk that goes on comes to what was drawn, where nobody is slower or
/// faster than that.
fn what_is_broken_off_is_all_told(model: &Model, diary: &Diary) -> Result<(), String> {
    for (index, kind) in model.centre.contacts.iter().enumerate() {
        if !is_broken_off(model, index) {
            continue;
        }
        let legs: Vec<&Leg> = diary.legs.iter().filter(|leg| leg.contact.index() == index).collect();
        // Of virtual hold, ringing in vain is told as busy time, too.
        if kind.virtual_hold.is_none() {
            let told: i64 =
                diary.busy.iter().filter(|busy| busy.contact.index() == index).map(|b| (b.to - b.from).0).sum();
            let handled: i64 = legs.iter().filter(|leg| leg.segmented.is_some()).map(|leg| leg.handle().0).sum();
            ensure(told == handled, || format!("type {index}: busy for {told} us, handled for {handled}"))?;
        }
        let (Some(talk), true) = (constant(&kind.talk_time), as_drawn(model, kind, index)) else { continue };
        let ended = |leg: &&&Leg| !leg.in_service_at_end && leg.segmented.is_some_and(|apart| !apart.cut_short);
        for leg in legs.iter().filter(ended) {
            ensure(leg.talk + leg.hold == talk, || format!("drawn for {talk}: {leg:?}"))?;
        }
    }
    Ok(())
}

fn constant(law: &Law) -> Option<Span> {
    if let Law::Constant(seconds) = law { Some(Span::from_seconds(*seconds)) } else { None }
}

/// Whether every agent takes as long for a type as is drawn; whoever lands in a wrong queue is drawn another talk.
#[expect(clippy::float_cmp, reason = "a factor that is written as 1 is 1")]
fn as_drawn(model: &Model, kind: &ContactType, index: usize) -> bool {
    let plain = |skill: &crate::centre::group::Skill| skill.handle_time_factor == 1.0 && skill.learning.is_none();
    let misled = model.centre.contacts.iter().filter_map(|kind| kind.ivr.as_ref()?.misdirects.as_ref());
    let paced = model.arrivals[index].as_ref().is_some_and(|arrivals| arrivals.pace().is_some());
    let takes_orders = kind.value.conversion > 0.0 && model.centre.groups.iter().any(|group| group.intake.is_some());
    let sets_intake = model.centre.incidents.iter().any(|incident| !incident.set.is_empty());
    model.centre.groups.iter().flat_map(|group| &group.skills).all(plain)
        && misled.into_iter().all(|misled| misled.to.index() != index)
        && !(paced || takes_orders || sets_intake)
}

/// Whoever was broken off goes on with the first who is free: while he waits to, nobody of his group is.
fn nobody_is_idle_while_somebody_waits_to_go_on(model: &Model, diary: &Diary) -> Result<(), String> {
    for (index, kind) in model.centre.contacts.iter().enumerate() {
        let Some((group, left_free)) = plain(model, index).filter(|_| is_broken_off(model, index)) else { continue };
        if kind.virtual_hold.is_some() {
            continue;
        }
        let begun = diary.legs.iter().filter(|leg| leg.contact.index() == index);
        let begun = begun.filter_map(|leg| {
            let paused = leg.segmented?.paused;
            Some((leg.ended(), (leg.ended() + leg.handle() + paused).min(diary.end), 1))
        });
        let talks = diary.busy.iter().filter(|busy| busy.contact.index() == index);
        let talks = talks.map(|busy| (busy.from, busy.to.min(diary.end), -1));
        let idle = on_duty(diary, group).chain(busy(diary, group).into_iter().map(|(from, to, n)| (from, to, -n)));
        let changes = [counted(0, begun.chain(talks)), counted(1, idle)].concat();
        always(changes, |time, [paused, idle]| {
            let told = || format!("type {index}: {paused} wait to go on, {idle} idle at {time:?}");
            ensure(paused >= 0 && (paused == 0 || idle <= i64::from(left_free) || time >= diary.end), told)
        })?;
    }
    Ok(())
}

/// Chats of a group, each from its answer to the end of its after-call work.
fn chats<'d>(model: &'d Model, diary: &'d Diary, group: u16) -> impl Iterator<Item = (Time, Time, i64)> + 'd {
    let of_group = move |leg: &&Leg| {
        let parallel = model.centre.contacts[leg.contact.index()].parallel.is_some();
        parallel && leg.fate == Fate::Answered && leg.by == Some(GroupId(group))
    };
    diary.legs.iter().filter(of_group).map(|leg| (leg.ended(), (leg.ended() + leg.handle()).min(diary.end), 1))
}

/// Agents of a group who have chats.
fn desks<'d>(model: &'d Model, diary: &'d Diary, group: u16) -> impl Iterator<Item = (Time, Time, i64)> + 'd {
    let has = move |contact: usize| model.centre.contacts[contact].parallel.is_some();
    let of_group = diary.busy.iter().filter(move |busy| busy.by.0 == group && has(busy.contact.index()));
    of_group.map(|busy| (busy.from, busy.to.min(diary.end), 1))
}

fn most_at_once(model: &Model) -> Option<i64> {
    model.centre.contacts.iter().filter_map(|kind| kind.parallel).map(|parallel| i64::from(parallel.at_once)).max()
}

/// At every instant at least one chat and at most so many for each agent who has any.
fn nobody_has_more_chats_than_he_may(model: &Model, diary: &Diary) -> Result<(), String> {
    let Some(most) = most_at_once(model) else { return Ok(()) };
    for group in 0..model.centre.groups.len() as u16 {
        let changes = [counted(0, chats(model, diary, group)), counted(1, desks(model, diary, group))].concat();
        always(changes, |time, [chats, desks]| {
            let told = || format!("group {group}: {chats} chats with {desks} agents at {time:?}, at most {most} each");
            ensure(desks <= chats && chats <= most * desks, told)
        })?;
    }
    Ok(())
}

/// While a chat waits, every agent who has chats has as many as he may. Where there is one type of them, for one group whose
/// roster holds: whoever is above it takes no more.
fn chats_wait_only_while_all_desks_are_full(model: &Model, diary: &Diary) -> Result<(), String> {
    let parallel = |index: &usize| model.centre.contacts[*index].parallel.is_some();
    let of_kind: Vec<usize> = (0..model.centre.contacts.len()).filter(parallel).collect();
    let [only] = of_kind[..] else { return Ok(()) };
    let (Some((group, 0)), Some(most)) = (plain(model, only), most_at_once(model)) else { return Ok(()) };
    let facts = &model.centre.groups[usize::from(group)];
    let staff = |(of, _): &(Scaled, f64)| *of == Scaled::Staff(GroupId(group));
    let struck = model.centre.incidents.iter().any(|incident| incident.times.iter().any(staff));
    if facts.roster_counts != RosterCounts::OnPhones || struck {
        return Ok(());
    }
    let waiting = diary.legs.iter().filter(|leg| leg.contact.index() == only && leg.wait > Span::ZERO);
    let waiting = waiting.map(|leg| (leg.offered(), leg.ended(), 1));
    let roster = facts.spans(model.centre.calendar.end).into_iter().map(|(from, to, n)| (from, to, i64::from(n)));
    let full = chats(model, diary, group).chain(desks(model, diary, group).map(|(from, to, n)| (from, to, -n * most)));
    let changes = [counted(0, waiting), counted(1, full), counted(2, roster), counted(3, on_duty(diary, group))];
    always(changes.concat(), |time, [waiting, room, roster, duty]| {
        let fault = waiting > 0 && room < 0 && duty == roster && time < diary.end;
        ensure(!fault, || format!("group {group}: {waiting} chats wait with room for {} at {time:?}", -room))
    })
}
