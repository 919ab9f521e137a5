//! Where the decision flips: along volume and handle time, along other axes, at the ends of single inputs.
//!
//! In: break-evens, stretches and flips that an experiment found. Out: sentences. What was not asked for is said with the command
//! that asks.

use super::page::{Block, section};
use super::places::{bare, place, short};
use super::{input_flips, input_names, map, turns, words};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{Along, Axis, LeftOut, Mixed, Stretch, Unit};

/// An option with those that earn the same: `flat and seats`.
pub fn alike(option: &str, equal: &[String], told: &Told<'_>) -> String {
    let names = std::iter::once(option).chain(equal.iter().map(String::as_str));
    words::listed(&names.map(words::option).collect::<Vec<_>>(), told)
}

/// A stretch by its option: `vendor`, `perhaps vendor`, `vendor and other_vendor alike`.
fn led_by(stretch: &Stretch, told: &Told<'_>) -> String {
    let options = alike(&stretch.option, &stretch.equal, told);
    say!(told, "flips-leader", options = options, sure = yes(stretch.sure), count = stretch.equal.len() + 1)
}

/// How a text is told which of two it is.
fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// The section: axes, single inputs, the map.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut points: Vec<String> = Vec::new();
    for along in &told.along {
        points.extend(stretches(along, told));
    }
    points.extend(turns::by_cost(told));
    points.extend(staff(told));
    points.extend(told.why_not_drawn().into_iter().map(|why| say!(told, "flips-not-drawn", why = why)));
    points.extend(told.map.iter().flat_map(|map| map::sentences(map, told)));
    // Beside axes single inputs are a detail.
    if told.along.is_empty() {
        points.extend(input_flips::sentences(told));
    }
    let asked = !told.along.is_empty() || told.map.is_some() || !told.no_break_even.is_empty();
    if !asked && told.ranking.len() > 1 {
        points.push(say!(told, "flips-not-asked"));
    }
    let said_so = !told.along.is_empty() || told.tornado.is_some();
    points.splice(0..0, words::by_profit(told).filter(|_| said_so));
    section(say!(told, "flips-heading"), points)
}

/// Whose staff could not follow what there is to do, and took no part or stayed as it is; once, whichever the axis.
fn staff(told: &Told<'_>) -> Vec<String> {
    let map = told.map.as_ref();
    let left_out = told.along.iter().flat_map(|along| &along.left_out).chain(map.iter().flat_map(|map| &map.left_out));
    let kept = told.along.iter().flat_map(|along| &along.kept).chain(map.iter().flat_map(|map| &map.kept));
    let mut points: Vec<String> = Vec::new();
    for (names, why) in by_reason(left_out, told) {
        let options = words::listed(&names, told);
        points.push(say!(told, "flips-no-part", options = options, count = names.len(), why = why));
    }
    for (names, why) in by_reason(kept, told) {
        let options = words::listed(&names, told);
        points.push(say!(told, "flips-kept", options = options, count = names.len(), why = why));
    }
    points
}

/// Options of which the same is told, each once.
fn by_reason<'a>(all: impl Iterator<Item = &'a LeftOut>, told: &Told<'_>) -> Vec<(Vec<String>, String)> {
    let mut once: Vec<&LeftOut> = Vec::new();
    all.for_each(|one| {
        if !once.contains(&one) {
            once.push(one);
        }
    });
    words::together(once.into_iter().map(|one| (words::option(&one.option), told.why(one.said.as_ref(), &one.why))))
}

/// `By calls a day, from 75 to 1,200 (today 300 on an average day): vendor up to 940 calls a day (910 to 975), then own_staff.`
fn stretches(along: &Along, told: &Told<'_>) -> Option<String> {
    let axis = &along.axis;
    let (from, to) = (axis.shown.first()?, axis.shown.last()?);
    let by = input_names::with_path(&axis.path, told);
    if along.winners.is_empty() {
        return Some(say!(told, "flips-nothing-paid", axis = by));
    }
    if axis.unit == Unit::Names {
        return Some(say!(told, "flips-by-names", axis = by, winners = by_name(along, told)));
    }
    let unit = match axis.unit {
        Unit::CallsADay => "calls-a-day",
        Unit::CallsAnHour => "calls-an-hour",
        Unit::HandleTime => "handle-time",
        _ => "other",
    };
    // The file may say another number: one before weekdays, seasons or closed days are reckoned.
    let is_average = axis.unit == Unit::CallsADay && axis.path == "demand.scale";
    let of_today = |today| say!(told, "flips-today", today = short(today, axis.unit, told), average = yes(is_average));
    let turns: String = along.mixed.iter().map(|mixed| turns_of(mixed, axis, told)).collect();
    Some(say!(
        told,
        "flips-by",
        unit = unit,
        axis = by,
        from = short(*from, axis.unit, told),
        to = short(*to, axis.unit, told),
        today = axis.today.map_or(String::new(), of_today),
        winners = winners(&along.winners, axis, told),
        turns = turns,
    ))
}

/// Where two options take turns at the lead.
fn turns_of(mixed: &Mixed, axis: &Axis, told: &Told<'_>) -> String {
    let (from, to) = (bare(mixed.from, axis.unit, told), bare(mixed.to, axis.unit, told));
    let (one, other) = (words::option(&mixed.a), words::option(&mixed.b));
    say!(told, "flips-turns", from = from, to = to, one = one, other = other)
}

/// `percall at open and late, perhaps fixed at night`: names have no order, so each is named; one that leads at all of them is told as such.
fn by_name(along: &Along, told: &Told<'_>) -> String {
    let names = along.axis.names.iter().zip(&along.axis.values);
    if along.winners.len() < 2 {
        return winners(&along.winners, &along.axis, told);
    }
    let last = along.winners.len() - 1;
    let each = along.winners.iter().enumerate().map(|(nth, stretch)| {
        let within = |value: f64| value >= stretch.from && (value < stretch.to || nth == last);
        let those = names.clone().filter(|(_, value)| within(**value)).map(|(name, _)| view::name(name, 60));
        let names = words::listed(&those.collect::<Vec<_>>(), told);
        say!(told, "flips-leads-at", who = led_by(stretch, told), names = names)
    });
    each.collect::<Vec<_>>().join(", ")
}

fn winners(winners: &[Stretch], axis: &Axis, told: &Told<'_>) -> String {
    if let [only] = winners {
        let sure = yes(only.sure);
        if !only.equal.is_empty() {
            let options = alike(&only.option, &only.equal, told);
            return say!(told, "flips-all-alike", options = options, sure = sure);
        }
        return say!(told, "flips-leads-all-along", option = words::option(&only.option), sure = sure);
    }
    let each = winners.iter().enumerate().map(|(nth, stretch)| {
        let name = led_by(stretch, told);
        match (stretch.since, nth) {
            (Some(since), 1..) => say!(told, "flips-leads-from", who = name, place = place(since, axis.unit, told)),
            _ => name,
        }
    });
    each.collect::<Vec<_>>().join(", ")
}
