//! What would turn the decision, for the first lines: where other options take the lead along axes, and whether they lead where the file
//! stands.
//!
//! In: break-evens and stretches that an experiment found. Out: sentences.

use super::flips::alike;
use super::places::{bare, place, short as figure, whole};
use super::{input_names, words};
use crate::report::chosen::{self, By};
use crate::report::language::{Told, say};
use crate::results::{Along, Axis, BreakEven, Estimate, Stretch, Unit};

/// A place at which another option takes the lead.
struct Turn<'a> {
    to: &'a str,
    rises: bool,
    at: Estimate,
    /// Where a third takes the lead from it, further on.
    until: Option<Estimate>,
    axis: &'a Axis,
    /// Within the interval they take turns.
    turns: bool,
    /// It leads there by more than luck.
    sure: bool,
    /// Nearer to where the file stands both take turns, between these two points.
    sometimes: Option<(f64, f64)>,
    /// Options that earn the same there.
    equal: &'a [String],
}

/// `own_staff wins if handle time rises above 4:10 min (4:02 to 4:19) or volume falls below 290 calls a day (275 to 305), down to 180
/// calls a day (170 to 190).`
pub fn short(best: &str, told: &Told<'_>) -> Option<String> {
    let turns: Vec<Turn<'_>> = told.along.iter().flat_map(|along| nearest(best, along, told)).collect();
    let mut options: Vec<&str> = Vec::new();
    for turn in &turns {
        if !options.contains(&turn.to) {
            options.push(turn.to);
        }
    }
    if options.is_empty() {
        return None;
    }
    let of = |option: &&str| {
        let those: Vec<&Turn<'_>> = turns.iter().filter(|turn| turn.to == *option).collect();
        of_option(option, &those, told)
    };
    Some(options.iter().map(of).collect::<Vec<_>>().join(" "))
}

/// When an option wins: all in one sentence, or where one of its places takes many words, each in its own.
fn of_option(option: &str, turns: &[&Turn<'_>], told: &Told<'_>) -> String {
    let equal = turns.iter().map(|turn| turn.equal).min_by_key(|all| all.len()).unwrap_or_default();
    let name = alike(option, equal, told);
    let count = 1 + equal.len();
    let win = |sure: bool, places: String| {
        say!(told, "turns-win", name = name.as_str(), sure = words::yes_or_no(sure), count = count, places = places)
    };
    if turns.len() > 1 && turns.iter().any(|turn| turn.turns || turn.until.is_some() || turn.sometimes.is_some()) {
        let each = turns.iter().enumerate().map(|(nth, turn)| match nth {
            0 => win(turn.sure, in_words(turn, told)),
            _ => {
                let sure = words::yes_or_no(turn.sure);
                say!(told, "turns-also", sure = sure, count = count, places = in_words(turn, told))
            }
        });
        return each.collect::<Vec<_>>().join(" ");
    }
    let own = |sure: bool| {
        let those = turns.iter().filter(|turn| turn.sure == sure);
        let either = |before: String, last: String| say!(told, "turns-or", before = before, last = last);
        those.map(|turn| in_words(turn, told)).reduce(either)
    };
    match (own(true), own(false)) {
        (Some(sure), Some(unsure)) => {
            say!(told, "turns-win-both", name = name.as_str(), count = count, sure = sure, unsure = unsure)
        }
        (sure, unsure) => win(sure.is_some(), sure.or(unsure).unwrap_or_default()),
    }
}

/// Said where the stretch of an axis on which the file stands is not surely the best option's, all points of it together, though at what
/// the file says it leads by more than luck.
pub fn not_sure_around(best: &str, told: &Told<'_>) -> Vec<String> {
    let (mut own, mut others): (Vec<String>, Vec<String>) = Default::default();
    for along in &told.along {
        let Some((here, today)) = at_today(along, told) else { continue };
        let is_best = here.option == best || here.equal.iter().any(|other| other == best);
        let what = subject(&along.axis, told);
        match (is_best, here.sure) {
            (true, true) => {}
            (true, false) => own.push(say!(told, "turns-at-today", what = what, today = today)),
            (false, _) => {
                let option = alike(&here.option, &here.equal, told);
                others.push(say!(told, "turns-other-leads", axis = what, option = option, today = today));
            }
        }
    }
    let around = (!own.is_empty()).then(|| say!(told, "turns-around", axes = words::listed(&own, told)));
    around.into_iter().chain(others).collect()
}

/// The stretch on which the file stands, and where that is.
fn at_today<'a>(along: &'a Along, told: &Told<'_>) -> Option<(&'a Stretch, String)> {
    let (axis, today) = (&along.axis, along.axis.today?);
    let begun = |stretch: &&Stretch| stretch.since.and_then(|since| since.mean).is_some_and(|since| since <= today);
    let here = along.winners.iter().skip(1).rfind(begun).or(along.winners.first())?;
    Some((here, whole(today, axis.unit, told)))
}

/// Where another option that holds the target, or may, gets cheaper than the one that is recommended as the cheapest: the nearest place
/// on each side of where the file stands, and who is the cheapest at the end of the axis, where that is another one.
pub fn by_cost(told: &Told<'_>) -> Vec<String> {
    let Some(chosen) = chosen::chosen(told).filter(|chosen| chosen.measure() == By::Cost) else { return Vec::new() };
    let own = words::option(chosen.option);
    let of = |along: &Along| -> Vec<String> {
        let said_so = |one: Cheaper<'_>| {
            let other = words::option(one.other);
            let clause = crosses(&along.axis, one.rises, place(one.at, along.axis.unit, told), told);
            let end = cheapest_at_end(one.rises, along, told).filter(|(name, _)| *name != one.other);
            let end = end.map_or(String::new(), |(name, at)| {
                say!(told, "turns-cheapest-at", at = at, name = words::option(name))
            });
            say!(told, "turns-cheaper", other = other, own = own.as_str(), clause = clause, end = end)
        };
        cheaper(chosen.option, along, told).into_iter().map(said_so).collect()
    };
    told.along.iter().flat_map(of).collect()
}

/// A place at which another option gets cheaper.
struct Cheaper<'a> {
    other: &'a str,
    rises: bool,
    at: Estimate,
}

/// The nearest ones on either side of where the file stands.
fn cheaper<'a>(own: &str, along: &'a Along, told: &Told<'_>) -> Vec<Cheaper<'a>> {
    let said_so = |one: &'a BreakEven| {
        let mean = one.shown.mean?;
        let other = match (one.a == own, one.b == own) {
            (true, false) => one.b.as_str(),
            (false, true) => one.a.as_str(),
            _ => return None,
        };
        let rises = match (one.above.as_deref() == Some(other), one.below.as_deref() == Some(other)) {
            (true, false) => true,
            (false, true) => false,
            _ => return None,
        };
        let beyond = along.axis.today.is_none_or(|today| (mean >= today) == rises);
        (beyond && chosen::holds(told, other) != Some(false)).then_some(Cheaper { other, rises, at: one.shown })
    };
    let (up, down): (Vec<_>, Vec<_>) = along.cost_break_even.iter().filter_map(said_so).partition(|one| one.rises);
    let at = |one: &Cheaper<'_>| one.at.mean.unwrap_or_default();
    let up = up.into_iter().min_by(|a, b| at(a).total_cmp(&at(b)));
    let down = down.into_iter().max_by(|a, b| at(a).total_cmp(&at(b)));
    up.into_iter().chain(down).collect()
}

/// Who costs the least at an end of the axis by more than luck, of those that hold the target or may, and where that is.
fn cheapest_at_end<'a>(last: bool, along: &'a Along, told: &Told<'_>) -> Option<(&'a str, String)> {
    let nth = if last { along.axis.shown.len().checked_sub(1)? } else { 0 };
    let held = along.options.iter().filter(|one| chosen::holds(told, &one.option) != Some(false));
    let mut costs: Vec<(&str, Estimate)> =
        held.filter_map(|one| Some((one.option.as_str(), *one.cost.get(nth)?))).collect();
    costs.sort_by(|a, b| a.1.mean.unwrap_or(f64::INFINITY).total_cmp(&b.1.mean.unwrap_or(f64::INFINITY)));
    let (name, cost) = costs.first()?;
    // Intervals that hold together and lie apart: less is more than luck.
    let apart = costs.get(1).is_none_or(|(_, next)| cost.high.zip(next.low).is_some_and(|(high, low)| high < low));
    let at = *along.axis.shown.get(nth)?;
    apart.then(|| (*name, whole(at, along.axis.unit, told)))
}

/// Whether a turn by profit is one that was told by cost already: between the same options at the same place.
fn told_by_cost(best: &str, turn: &Turn<'_>, along: &Along, told: &Told<'_>) -> bool {
    let by_cost = chosen::chosen(told).is_some_and(|chosen| chosen.measure() == By::Cost && chosen.option == best);
    let same = |one: &Cheaper<'_>| {
        let places = one.at.mean.zip(turn.at.mean);
        let near = places.is_some_and(|(a, b)| (a - b).abs() <= 1e-3 * a.abs().max(b.abs()));
        one.other == turn.to && one.rises == turn.rises && near
    };
    by_cost && cheaper(best, along, told).iter().any(same)
}

/// The nearest turns of an axis on either side of where the file stands.
fn nearest<'a>(best: &str, along: &'a Along, told: &'a Told<'_>) -> Vec<Turn<'a>> {
    let axis = &along.axis;
    let turns = told.break_even.iter().filter(|one| one.path == axis.path && one.changes_winner);
    let all = turns.filter_map(|one| turn(best, one, along));
    let all: Vec<Turn<'a>> = all.filter(|turn| !told_by_cost(best, turn, along, told)).collect();
    let place = |turn: &Turn<'_>| turn.at.mean.unwrap_or_default();
    let beyond = |turn: &Turn<'_>| axis.today.is_none_or(|today| (place(turn) >= today) == turn.rises);
    let (up, down): (Vec<_>, Vec<_>) = all.into_iter().filter(beyond).partition(|turn| turn.rises);
    let up = up.into_iter().min_by(|a, b| place(a).total_cmp(&place(b)));
    let down = down.into_iter().max_by(|a, b| place(a).total_cmp(&place(b)));
    up.into_iter().chain(down).collect()
}

/// A break-even as seen by the best option; none where it is between two others, or has no place.
fn turn<'a>(best: &str, one: &'a BreakEven, along: &'a Along) -> Option<Turn<'a>> {
    one.shown.mean?;
    let to = match (one.a == best, one.b == best) {
        (true, false) => one.b.as_str(),
        (false, true) => one.a.as_str(),
        _ => return None,
    };
    let is = |side: &Option<String>, name: &str| side.as_deref() == Some(name);
    let rises = is(&one.below, best) || is(&one.above, to);
    let falls = is(&one.above, best) || is(&one.below, to);
    let turns = one.steps && one.changes.is_some();
    // Where the two stretches meet that the axis tells of: one place is told once.
    let met = meeting((best, to), rises, one.shown, &along.winners);
    let next = met.and_then(|nth| along.winners.get(if rises { nth + 1 } else { nth }));
    let since = met.and_then(|nth| along.winners.get(nth + 1)?.since).filter(|_| !turns);
    let until = met.and_then(|nth| along.winners.get(if rises { nth + 2 } else { nth })?.since);
    let (at, sure) = (since.unwrap_or(one.shown), next.is_none_or(|stretch| stretch.sure));
    let sometimes = on_the_way(best, to, at, along).filter(|_| !turns);
    let equal = next.map_or(&[][..], |stretch| &stretch.equal);
    (rises != falls).then_some(Turn { to, rises, at, until, axis: &along.axis, turns, sure, sometimes, equal })
}

/// From where to where two options take turns between where the file stands and a place.
fn on_the_way(best: &str, to: &str, at: Estimate, along: &Along) -> Option<(f64, f64)> {
    let (today, place) = (along.axis.today?, at.mean?);
    let (low, high) = (today.min(place), today.max(place));
    let between = along.mixed.iter().filter(|mixed| {
        let both = [(best, to), (to, best)].contains(&(mixed.a.as_str(), mixed.b.as_str()));
        both && mixed.from >= low && mixed.to <= high
    });
    between.map(|mixed| (mixed.from, mixed.to)).reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
}

/// The number of the first of two stretches that meet nearest to a place, the one of the best option and that of the other.
fn meeting((best, to): (&str, &str), rises: bool, at: Estimate, winners: &[Stretch]) -> Option<usize> {
    let (before, after) = if rises { (best, to) } else { (to, best) };
    let meet = winners.windows(2).enumerate().filter_map(|(nth, pair)| match pair {
        [one, next] if one.option == before && next.option == after => Some((nth, next.since?.mean?)),
        _ => None,
    });
    let away = |place: f64| (place - at.mean.unwrap_or_default()).abs();
    meet.min_by(|a, b| away(a.1).total_cmp(&away(b.1))).map(|(nth, _)| nth)
}

fn in_words(turn: &Turn<'_>, told: &Told<'_>) -> String {
    let (unit, way) = (turn.axis.unit, way(turn.rises));
    let until = turn
        .until
        .map_or(String::new(), |until| say!(told, "turns-until", way = way, place = place(until, unit, told)));
    let sometimes = turn.sometimes.map_or(String::new(), |(from, to)| {
        say!(told, "turns-sometimes", from = bare(from, unit, told), to = whole(to, unit, told))
    });
    let clause = match (turn.turns, turn.at.low, turn.at.high) {
        (true, Some(low), Some(high)) => {
            let (sure, first) = if turn.rises { (high, low) } else { (low, high) };
            let (sure, first) = (whole(sure, unit, told), figure(first, unit, told));
            let subject = subject(turn.axis, told);
            say!(told, "turns-crosses-in-steps", subject = subject, way = way, sure = sure, first = first)
        }
        _ => crosses(turn.axis, turn.rises, place(turn.at, unit, told), told),
    };
    format!("{clause}{until}{sometimes}")
}

/// To which side an axis leaves a place.
fn way(rises: bool) -> &'static str {
    if rises { "rises" } else { "falls" }
}

/// `volume falls below 290 calls a day (275 to 305)`.
fn crosses(axis: &Axis, rises: bool, place: String, told: &Told<'_>) -> String {
    say!(told, "turns-crosses", subject = subject(axis, told), way = way(rises), place = place)
}

/// What an axis is about.
fn subject(axis: &Axis, told: &Told<'_>) -> String {
    match axis.unit {
        Unit::CallsADay | Unit::CallsAnHour => say!(told, "turns-volume"),
        Unit::HandleTime => say!(told, "turns-handle-time"),
        _ => input_names::of(&axis.path, told),
    }
}
