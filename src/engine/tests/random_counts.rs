//! What is counted by the clock is what was told, to the microsecond: agents' time and Little's law in every interval, and counts
//! after a warm-up as the difference of counts without.
//!
//! In: random centres. The counters add each fact to its cells as it comes; here all of a cell is summed from the diary, by
//! another way.

use super::fixture::Diary;
use super::random::{centre, centres};
use super::random_laws::{busy, ensure, on_duty};
use super::random_mechanisms::MECHANISMS;
use crate::centre::{ContactId, GroupId};
use crate::engine::facts::{Fate, Leg};
use crate::engine::{Model, Plan, Simulation};
use crate::measures::{Count, Tally};
use crate::random::Luck;
use crate::units::{Span, Time};

/// From when to when an interval counts: the last one takes what comes after the calendar, too.
fn interval(model: &Model, number: usize) -> (Time, Time) {
    let intervals = &model.centre.calendar.intervals;
    let end = if number + 1 == intervals.len() { Time(i64::MAX) } else { intervals[number].end };
    (intervals[number].start, end)
}

/// Microseconds of stretches, each so many times, that lie in an interval.
fn within(stretches: impl IntoIterator<Item = (Time, Time, i64)>, (start, end): (Time, Time)) -> i64 {
    let clipped = |(from, to, times): (Time, Time, i64)| (to.min(end).0 - from.max(start).0).max(0) * times;
    stretches.into_iter().map(clipped).sum()
}

/// Agents on duty are busy or idle, on the roster or past it: each group, each interval.
fn agents_time_is_exact(model: &Model, diary: &Diary, tally: &Tally) -> Result<(), String> {
    for (number, facts) in model.centre.groups.iter().enumerate() {
        let group = number as u16;
        let (duty, busy) = (on_duty(diary, group).collect::<Vec<_>>(), busy(diary, group));
        let roster = facts.spans(model.centre.calendar.end);
        for nth in 0..tally.intervals() {
            let (span, counts) = (interval(model, nth), tally.group_in(GroupId(group), nth));
            let told = [within(duty.clone(), span), within(busy.clone(), span)];
            let counted = [counts[Count::OnDuty], counts[Count::Busy]];
            ensure(told == counted, || format!("group {number}, interval {nth}: {told:?} told, {counted:?} counted"))?;
            // Of each stretch of duty what is more than the roster has, piece by piece of the roster.
            let over = |(from, to, agents): &(Time, Time, i64)| {
                let covered = roster.iter().map(|(start, end, rostered)| {
                    let times = agents.min(&i64::from(*rostered)).to_owned();
                    within([((*from).max(*start), (*to).min(*end), times)], span)
                });
                within([(*from, *to, *agents)], span) - covered.sum::<i64>()
            };
            let (past, counted): (i64, i64) = (duty.iter().map(over).sum(), counts[Count::Overtime]);
            ensure(past == counted, || {
                format!("group {number}, interval {nth}: {past} us of overtime, not {counted}")
            })?;
            let idle = told[0] - told[1];
            ensure(idle >= 0, || format!("group {number}, interval {nth}: idle for {idle} us"))?;
        }
    }
    Ok(())
}

/// The number of those who wait, over time, is the sum of their waits; so is that of those served, and of both: each type, each
/// interval.
fn littles_law_is_exact(model: &Model, diary: &Diary, tally: &Tally) -> Result<(), String> {
    for (number, kind) in model.centre.contacts.iter().enumerate().filter(|(_, kind)| kind.is_inbound()) {
        let of_type = |leg: &&Leg| leg.contact.index() == number;
        let legs: Vec<&Leg> = diary.legs.iter().filter(of_type).collect();
        let waits = legs.iter().filter(|leg| leg.fate.was_offered()).map(|leg| (leg.offered(), leg.ended(), 1));
        let plain = legs.iter().filter(|leg| leg.fate == Fate::Answered && leg.segmented.is_none());
        let plain = plain.map(|leg| (leg.ended(), (leg.ended() + leg.handle()).min(diary.end), 1));
        let stretches = diary.busy.iter().filter(|busy| busy.contact.index() == number);
        let served: Vec<(Time, Time, i64)> =
            plain.chain(stretches.map(|busy| (busy.from, busy.to.min(diary.end), 1))).collect();
        let waits: Vec<(Time, Time, i64)> = waits.collect();
        for nth in 0..tally.intervals() {
            let (span, counts) = (interval(model, nth), tally.contact_in(ContactId(number as u16), nth));
            let told = [within(waits.clone(), span), within(served.clone(), span)];
            let counted = [counts[Count::Queue], counts[Count::Busy]];
            ensure(told == counted, || {
                format!("{}, interval {nth}: waits and service {told:?}, counted {counted:?}", kind.name)
            })?;
        }
    }
    Ok(())
}

/// Everything that is counted after a warm-up is counted without one, too, and nothing else.
fn a_warm_up_takes_off_what_came_in_it(
    model: &Model,
    whole: &Tally,
    after: &Tally,
    warm_up: Time,
) -> Result<(), String> {
    for nth in 0..whole.intervals() {
        let begins = interval(model, nth).0;
        let rows = (0..model.centre.contacts.len()).map(|number| {
            let contact = ContactId(number as u16);
            (whole.contact_in(contact, nth), after.contact_in(contact, nth))
        });
        let groups = (0..model.centre.groups.len()).map(|number| {
            let group = GroupId(number as u16);
            (whole.group_in(group, nth), after.group_in(group, nth))
        });
        for (row, (whole, after)) in rows.chain(groups).chain([(whole.total_in(nth), after.total_in(nth))]).enumerate()
        {
            let told = || format!("row {row}, interval {nth}: {whole:?} without, {after:?} after a warm-up");
            let nothing = after.as_slice().iter().all(|count| *count == 0);
            ensure(if begins >= warm_up { whole == after } else { nothing }, told)?;
        }
    }
    Ok(())
}

/// Counted without a warm-up, and with one of an hour of the first opening hours.
type Counted = (Diary, (Tally, Tally));

fn counted(model: &Model, replication: u64) -> (Diary, Tally, Tally, Time) {
    let warm_up = model.centre.calendar.open.first().map_or(Time::START, |(opens, _)| *opens + Span::hours(1));
    let tallies = (Tally::new(model, Span::ZERO), Tally::new(model, warm_up - Time::START));
    let plan = Plan::new(model);
    let recorders: Counted = (Diary::default(), tallies);
    let mut simulation = Simulation::new(&plan, recorders);
    simulation.run(Luck::new(3, replication));
    let (diary, (whole, after)) = simulation.recorder();
    (std::mem::take(diary), whole.clone(), after.clone(), warm_up)
}

fn laws(model: &Model, diary: &Diary, whole: &Tally) -> Result<(), String> {
    agents_time_is_exact(model, diary, whole)?;
    littles_law_is_exact(model, diary, whole)
}

#[test]
fn what_is_counted_by_the_clock_is_what_was_told_to_the_microsecond() {
    let alone = (0..MECHANISMS.len() as u64 * 4).map(|number| {
        let mechanism = (number / 4) as usize;
        (MECHANISMS[mechanism].name, super::random_pairs::centre(90_000 + number, &[mechanism]))
    });
    let all = (0..centres(300)).map(|number| ("all parts", centre(number))).chain(alone);
    let mut wrong = Vec::new();
    for (number, (name, model)) in all.enumerate() {
        let (diary, whole, after, warm_up) = counted(&model, number as u64);
        let holds = laws(&model, &diary, &whole)
            .and_then(|()| a_warm_up_takes_off_what_came_in_it(&model, &whole, &after, warm_up));
        wrong.extend(holds.err().map(|what| format!("{name}, centre {number}: {what}")));
    }
    assert!(wrong.is_empty(), "{} centres:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// A change of a diary; whether there was something to change.
type Tampers = fn(&Model, &mut Diary) -> bool;

#[test]
fn a_microsecond_more_or_less_is_seen() {
    let faults: [(&str, Tampers); 4] = [
        ("a wait", |model, diary| {
            let calls = |leg: &Leg| model.centre.contacts[leg.contact.index()].is_inbound();
            let waited = |leg: &&mut Leg| leg.fate == Fate::Abandoned && leg.wait > Span::ZERO && calls(leg);
            diary.legs.iter_mut().find(waited).map(|leg| leg.wait += Span(1)).is_some()
        }),
        ("after-call work", |_, diary| {
            let served = |leg: &&mut Leg| leg.wrap > Span::ZERO && leg.segmented.is_none() && !leg.in_service_at_end;
            diary.legs.iter_mut().find(served).map(|leg| leg.wrap += Span(1)).is_some()
        }),
        ("duty", |_, diary| diary.duty.iter_mut().find(|(_, n, ..)| *n > 0).map(|(.., to)| to.0 -= 1).is_some()),
        ("an agent", |_, diary| diary.duty.iter_mut().find(|(_, n, ..)| *n > 0).map(|(_, n, ..)| *n += 1).is_some()),
    ];
    let mut planted = [0; 4];
    for number in 0..20 {
        let model = centre(number);
        let (told, whole, _, _) = counted(&model, number);
        for ((name, tampers), planted) in faults.iter().zip(&mut planted) {
            let mut diary = told.clone();
            if tampers(&model, &mut diary) {
                *planted += 1;
                assert!(laws(&model, &diary, &whole).is_err(), "{name} of centre {number} is not seen");
            }
        }
    }
    assert!(planted.iter().all(|times| *times >= 5), "{planted:?}");
}
