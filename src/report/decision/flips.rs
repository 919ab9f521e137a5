//! Where the decision flips: along volume and handle time, along other axes, at the ends of single inputs.
//!
//! In: break-evens, stretches and flips that an experiment found. Out: sentences. What was not asked for is said with the command
//! that asks.

use super::page::{Block, section};
use super::places::{figure, place};
use super::{input_flips, input_names, map, turns, words};
use crate::report::language::Told;
use crate::report::{axes, view};
use crate::results::{Along, Axis, LeftOut, Stretch, Unit};

/// An option with those that earn the same: `flat and seats`.
pub fn alike(option: &str, equal: &[String], told: &Told<'_>) -> String {
    let names = std::iter::once(option).chain(equal.iter().map(String::as_str));
    words::listed(&names.map(words::option).collect::<Vec<_>>(), told)
}

/// A stretch by its option: `vendor`, `perhaps vendor`, `vendor and other_vendor alike`.
fn led_by(stretch: &Stretch, told: &Told<'_>) -> String {
    let perhaps = if stretch.sure { "" } else { "perhaps " };
    let both = if stretch.equal.is_empty() { "" } else { " alike" };
    format!("{perhaps}{}{both}", alike(&stretch.option, &stretch.equal, told))
}

/// The section: axes, single inputs, the map.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let mut points: Vec<String> = Vec::new();
    for along in &told.along {
        points.extend(stretches(along, told));
    }
    points.extend(turns::by_cost(told));
    points.extend(staff(told));
    points.extend(told.no_break_even.iter().map(|why| format!("Not drawn: {}.", view::line(why))));
    points.extend(told.map.iter().flat_map(|map| map::sentences(map, told)));
    // Beside axes single inputs are a detail.
    if told.along.is_empty() {
        points.extend(input_flips::sentences(told));
    }
    let asked = !told.along.is_empty() || told.map.is_some() || !told.no_break_even.is_empty();
    if !asked && told.ranking.len() > 1 {
        let text = "At how many calls and at what handle time it flips was not asked for: busyhour compare FILE --break-even (or --decide, for all that this note can say).";
        points.push(text.to_owned());
    }
    let said_so = !told.along.is_empty() || told.tornado.is_some();
    points.splice(0..0, words::by_profit(told).filter(|_| said_so));
    section("Where it flips: calls a day, handle time", points)
}

/// Whose staff could not follow what there is to do, and took no part or stayed as it is; once, whichever the axis.
fn staff(told: &Told<'_>) -> Vec<String> {
    let map = told.map.as_ref();
    let left_out = told.along.iter().flat_map(|along| &along.left_out).chain(map.iter().flat_map(|map| &map.left_out));
    let kept = told.along.iter().flat_map(|along| &along.kept).chain(map.iter().flat_map(|map| &map.kept));
    let mut points: Vec<String> = Vec::new();
    for (names, why) in by_reason(left_out) {
        points.push(format!("{} took no part: {why}.", words::listed(&names, told)));
    }
    for (names, why) in by_reason(kept) {
        let rosters = if names.len() > 1 { "their rosters as they stand" } else { "its roster as it stands" };
        points.push(format!(
            "{} took part with {rosters} (--keep-roster), for {why}: away from today's volume that is too many people or too few, and break-evens \
             are those of such a roster.",
            words::listed(&names, told)
        ));
    }
    points
}

/// Options of which the same is told, each once.
fn by_reason<'a>(all: impl Iterator<Item = &'a LeftOut>) -> Vec<(Vec<String>, String)> {
    let mut once: Vec<&LeftOut> = Vec::new();
    all.for_each(|one| {
        if !once.contains(&one) {
            once.push(one);
        }
    });
    words::together(once.into_iter().map(|one| (words::option(&one.option), view::line(&one.why))))
}

/// `By calls a day, from 75 to 1,200 (today 300 on an average day): vendor up to 940 calls a day (910 to 975), then own_staff.`
fn stretches(along: &Along, told: &Told<'_>) -> Option<String> {
    let axis = &along.axis;
    let (from, to) = (axis.shown.first()?, axis.shown.last()?);
    if along.winners.is_empty() {
        let by = input_names::with_path(&axis.path);
        return Some(format!(
            "By {by}: nothing is paid or earned, so that no option leads by profit; service and staff are in along.csv."
        ));
    }
    if axis.unit == Unit::Names {
        return Some(format!("By {}: {}.", input_names::with_path(&axis.path), by_name(along, told)));
    }
    let by = match axis.unit {
        Unit::CallsADay => "By calls a day".to_owned(),
        Unit::CallsAnHour => "By calls an hour".to_owned(),
        Unit::HandleTime => "By handle time".to_owned(),
        _ => format!("By {}", input_names::with_path(&axis.path)),
    };
    // The file may say another number: one before weekdays, seasons or closed days are reckoned.
    let of_day = if axis.unit == Unit::CallsADay && axis.path == "demand.scale" { " on an average day" } else { "" };
    let today = axis.today.map_or(String::new(), |today| format!(" (today {}{of_day})", figure(today, axis.unit)));
    let ends = format!("{by}, from {} to {}{today}", figure(*from, axis.unit), figure(*to, axis.unit));
    let turns = along.mixed.iter().map(|mixed| format!("; {}", axes::sometimes(mixed, axis.unit, words::option)));
    Some(format!("{ends}: {}{}.", winners(&along.winners, axis, told), turns.collect::<String>()))
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
        format!("{} at {}", led_by(stretch, told), words::listed(&those.collect::<Vec<_>>(), told))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn winners(winners: &[Stretch], axis: &Axis, told: &Told<'_>) -> String {
    if let [only] = winners {
        if !only.equal.is_empty() {
            let sure = if only.sure { "" } else { ", not everywhere ahead of the others by more than luck" };
            return format!("{} are equal all along{sure}", alike(&only.option, &only.equal, told));
        }
        let sure = if only.sure { "" } else { ", not everywhere by more than luck" };
        return format!("{} leads all along{sure}", words::option(&only.option));
    }
    let each = winners.iter().enumerate().map(|(nth, stretch)| {
        let name = led_by(stretch, told);
        match (stretch.since, nth) {
            (Some(since), 1..) => format!("{name} from {}", place(since, axis.unit, told)),
            _ => name,
        }
    });
    each.collect::<Vec<_>>().join(", ")
}
