//! Where the decision flips: along volume and handle time, along other axes, at the ends of single inputs.
//!
//! In: break-evens, stretches and flips that an experiment found. Out: sentences. What was not asked for is said with the command
//! that asks.

use super::page::{Block, section};
use super::words;
use crate::report::{axes, numbers, view};
use crate::results::inputs::{Bar, Flip, Input, OF_OWN};
use crate::results::{Along, Axis, BreakEven, Estimate, LeftOut, Results, Stretch, Unit};

/// Most single inputs that are told.
const MOST: usize = 5;

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
pub fn short(best: &str, results: &Results) -> Option<String> {
    let turns: Vec<Turn<'_>> = results.along.iter().flat_map(|along| nearest(best, along, results)).collect();
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
        let own = |sure: bool| {
            let those = turns.iter().filter(|turn| turn.to == *option && turn.sure == sure);
            those.map(in_words).collect::<Vec<_>>().join(" or ")
        };
        let equal = turns.iter().filter(|turn| turn.to == *option).map(|turn| turn.equal).min_by_key(|all| all.len());
        let name = alike(option, equal.unwrap_or_default());
        let wins = if equal.is_none_or(<[String]>::is_empty) { "wins" } else { "win alike" };
        match (own(true), own(false)) {
            (sure, unsure) if unsure.is_empty() => format!("{name} {wins} if {sure}."),
            (sure, unsure) if sure.is_empty() => format!("{name} perhaps {wins} if {unsure}."),
            (sure, unsure) => format!("{name} {wins} if {sure}, perhaps if {unsure}."),
        }
    };
    Some(options.iter().map(of).collect::<Vec<_>>().join(" "))
}

/// The nearest turns of an axis on either side of where the file stands.
fn nearest<'a>(best: &str, along: &'a Along, results: &'a Results) -> Vec<Turn<'a>> {
    let axis = &along.axis;
    let turns = results.break_even.iter().filter(|one| one.path == axis.path && one.changes_winner);
    let all: Vec<Turn<'a>> = turns.filter_map(|one| turn(best, one, along)).collect();
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

/// An option with those that earn the same: `flat and seats`.
fn alike(option: &str, equal: &[String]) -> String {
    let names = std::iter::once(option).chain(equal.iter().map(String::as_str));
    words::listed(&names.map(words::option).collect::<Vec<_>>())
}

/// A stretch by its option: `vendor`, `perhaps vendor`, `vendor and other_vendor alike`.
fn led_by(stretch: &Stretch) -> String {
    let perhaps = if stretch.sure { "" } else { "perhaps " };
    let both = if stretch.equal.is_empty() { "" } else { " alike" };
    format!("{perhaps}{}{both}", alike(&stretch.option, &stretch.equal))
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

fn in_words(turn: &Turn<'_>) -> String {
    let verb = if turn.rises { "rises above" } else { "falls below" };
    let unit = turn.axis.unit;
    let on = if turn.rises { "up to" } else { "down to" };
    let until = turn.until.map_or(String::new(), |until| format!(", {on} {}", place(until, unit)));
    let sometimes = turn.sometimes.map_or(String::new(), |(from, to)| {
        let (from, to) = (bare(from, unit), figure(to, unit));
        format!(", sometimes already between {from} and {to}{}: costs go in steps", suffix(unit))
    });
    let until = until + &sometimes;
    match (turn.turns, turn.at.low, turn.at.high) {
        (true, Some(low), Some(high)) => {
            let (sure, first, way) = if turn.rises { (high, low, "from") } else { (low, high, "below") };
            let (sure, first) = (figure(sure, unit), figure(first, unit));
            let subject = subject(turn.axis);
            format!("{subject} {verb} {sure}{} (sometimes {way} {first} on: costs go in steps){until}", suffix(unit))
        }
        _ => format!("{} {verb} {}{until}", subject(turn.axis), place(turn.at, unit)),
    }
}

/// What an axis is about.
fn subject(axis: &Axis) -> String {
    match axis.unit {
        Unit::CallsADay | Unit::CallsAnHour => "volume".to_owned(),
        Unit::HandleTime => "handle time".to_owned(),
        _ => view::name(&axis.path, 60),
    }
}

/// A value of an input: in its unit, or as a share of what each option has by itself.
pub fn of_input(value: f64, input: &Input) -> String {
    match input.unit.as_str() {
        OF_OWN => format!("{} of what each option has", numbers::short_percent(value)),
        "s" => figure(value, Unit::Seconds),
        _ => figure(value, Unit::Number),
    }
}

/// The place at which another option takes the lead along an input.
fn place_of_input(at: Estimate, input: &Input) -> String {
    match input.unit.as_str() {
        OF_OWN => {
            let (of_own, interval) = (at.mean.unwrap_or_default(), words::interval(at, numbers::short_percent));
            let interval = if interval.is_empty() { "nowhere sure in its range".to_owned() } else { interval };
            format!("{} ({interval})", of_input(of_own, input))
        }
        "s" => place(at, Unit::Seconds),
        _ => place(at, Unit::Number),
    }
}

/// A number of an axis in its unit: `290`, `4:10 min`, `30 days`.
pub fn figure(value: f64, unit: Unit) -> String {
    format!("{}{}", bare(value, unit), minutes(value, unit))
}

/// The same as it stands in an interval, minutes without the word; of long times, too, three digits.
fn bare(value: f64, unit: Unit) -> String {
    match (unit, value) {
        (Unit::Seconds | Unit::HandleTime, DAY..) => view::days_in_words(value / DAY),
        (Unit::Seconds | Unit::HandleTime, 1_000.0..) => axes::figure((value / 10.0).round() * 10.0, unit),
        _ => axes::figure(value, unit),
    }
}

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// ` min` of a time that is written in minutes and seconds.
fn minutes(value: f64, unit: Unit) -> &'static str {
    let is_time = matches!(unit, Unit::Seconds | Unit::HandleTime);
    if is_time && (60.0..DAY).contains(&value) { " min" } else { "" }
}

/// `290 calls a day (275 to 305)`, `4:10 min (4:02 to 4:19)`.
fn place(at: Estimate, unit: Unit) -> String {
    let mean = at.mean.map_or(String::new(), |mean| figure(mean, unit));
    // The word stands once, where all three are minutes.
    let alike = [at.low, at.high].into_iter().flatten().all(|value| !minutes(value, unit).is_empty());
    let write = if alike { bare } else { figure };
    let interval = words::interval(at, |value| write(value, unit));
    let interval = if interval.is_empty() { "nowhere sure on this axis".to_owned() } else { interval };
    if unit == Unit::Number {
        let (mean, interval) = without_zeros(mean, interval);
        return format!("{mean} ({interval})");
    }
    format!("{mean}{} ({interval})", suffix(unit))
}

/// A figure and its interval without the last zeros behind the point that all of them have: `0.35 (0.34 to 0.36)`.
fn without_zeros(mean: String, interval: String) -> (String, String) {
    let is_number = |word: &&str| word.contains('.') && word.bytes().all(|b| b.is_ascii_digit() || b".-".contains(&b));
    let zeros = |word: &str| word.len() - word.trim_end_matches('0').len();
    let all = || std::iter::once(mean.as_str()).chain(interval.split(' '));
    let numbers = all().filter(|word| word.bytes().any(|b| b.is_ascii_digit())).count();
    let least = all().filter(is_number).map(zeros).min().unwrap_or(0);
    if least == 0 || all().filter(is_number).count() < numbers {
        return (mean, interval);
    }
    let cut = |word: &str| match is_number(&word) {
        true => word[..word.len() - least].trim_end_matches('.').to_owned(),
        false => word.to_owned(),
    };
    (cut(&mean), interval.split(' ').map(cut).collect::<Vec<_>>().join(" "))
}

fn suffix(unit: Unit) -> &'static str {
    match unit {
        Unit::CallsADay => " calls a day",
        Unit::CallsAnHour => " calls an hour",
        _ => "",
    }
}

/// The section: axes, single inputs, the map.
pub fn blocks(results: &Results) -> Vec<Block> {
    let mut points: Vec<String> = Vec::new();
    for along in &results.along {
        points.extend(stretches(along));
    }
    points.extend(staff(results));
    points.extend(results.no_break_even.iter().map(|why| format!("Not drawn: {}.", view::line(why))));
    if let Some(map) = &results.map {
        let (across, up) = (view::name(&map.across.path, 60), view::name(&map.up.path, 60));
        points.push(format!("Who wins where over {across} and {up}: the map in map.csv."));
    }
    // Beside axes single inputs are a detail.
    if results.along.is_empty() {
        points.extend(inputs(results));
    }
    let asked = !results.along.is_empty() || results.map.is_some() || !results.no_break_even.is_empty();
    if !asked && results.ranking.len() > 1 {
        let text = "At how many calls and at what handle time it flips was not asked for: busyhour compare FILE --break-even (or --decide, for all that this note can say).";
        points.push(text.to_owned());
    }
    let told = !results.along.is_empty() || results.tornado.is_some();
    points.splice(0..0, words::by_profit(results).filter(|_| told));
    section("Where it flips: calls a day, handle time", points)
}

/// Whose staff could not follow what there is to do, and took no part or stayed as it is; once, whichever the axis.
fn staff(results: &Results) -> Vec<String> {
    let map = results.map.as_ref();
    let left_out =
        results.along.iter().flat_map(|along| &along.left_out).chain(map.iter().flat_map(|map| &map.left_out));
    let kept = results.along.iter().flat_map(|along| &along.kept).chain(map.iter().flat_map(|map| &map.kept));
    let mut points: Vec<String> = Vec::new();
    for (names, why) in by_reason(left_out) {
        points.push(format!("{} took no part: {why}.", words::listed(&names)));
    }
    for (names, why) in by_reason(kept) {
        let rosters = if names.len() > 1 { "their rosters as they stand" } else { "its roster as it stands" };
        points.push(format!(
            "{} took part with {rosters} (--keep-roster), for {why}: away from today's volume that is too many people or too few, and break-evens \
             are those of such a roster.",
            words::listed(&names)
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

/// Single inputs that turn the decision.
pub fn inputs(results: &Results) -> Vec<String> {
    results.tornado.iter().flat_map(|tornado| single(&tornado.bars, &tornado.best)).collect()
}

/// `By calls a day, from 75 to 1,200 (today 300 on an average day): vendor up to 940 calls a day (910 to 975), then own_staff.`
fn stretches(along: &Along) -> Option<String> {
    let axis = &along.axis;
    let (from, to) = (axis.shown.first()?, axis.shown.last()?);
    if axis.unit == Unit::Names {
        return Some(format!("By {}: {}.", view::name(&axis.path, 60), by_name(along)));
    }
    let by = match axis.unit {
        Unit::CallsADay => "By calls a day".to_owned(),
        Unit::CallsAnHour => "By calls an hour".to_owned(),
        Unit::HandleTime => "By handle time".to_owned(),
        _ => format!("By {}", view::name(&axis.path, 60)),
    };
    // The file may say another number: one before weekdays, seasons or closed days are reckoned.
    let of_day = if axis.unit == Unit::CallsADay && axis.path == "demand.scale" { " on an average day" } else { "" };
    let today = axis.today.map_or(String::new(), |today| format!(" (today {}{of_day})", figure(today, axis.unit)));
    let ends = format!("{by}, from {} to {}{today}", figure(*from, axis.unit), figure(*to, axis.unit));
    let turns = along.mixed.iter().map(|mixed| format!("; {}", axes::sometimes(mixed, axis.unit, words::option)));
    Some(format!("{ends}: {}{}.", winners(&along.winners, axis), turns.collect::<String>()))
}

/// `percall at open and late, perhaps fixed at night`: names have no order, so each is named; one that leads at all of them is told as such.
fn by_name(along: &Along) -> String {
    let names = along.axis.names.iter().zip(&along.axis.values);
    if along.winners.len() < 2 {
        return winners(&along.winners, &along.axis);
    }
    let last = along.winners.len() - 1;
    let each = along.winners.iter().enumerate().map(|(nth, stretch)| {
        let within = |value: f64| value >= stretch.from && (value < stretch.to || nth == last);
        let those = names.clone().filter(|(_, value)| within(**value)).map(|(name, _)| view::name(name, 60));
        format!("{} at {}", led_by(stretch), words::listed(&those.collect::<Vec<_>>()))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn winners(winners: &[Stretch], axis: &Axis) -> String {
    if let [only] = winners {
        if !only.equal.is_empty() {
            let sure = if only.sure { "" } else { ", not everywhere ahead of the others by more than luck" };
            return format!("{} are equal all along{sure}", alike(&only.option, &only.equal));
        }
        let sure = if only.sure { "" } else { ", not everywhere by more than luck" };
        return format!("{} leads all along{sure}", words::option(&only.option));
    }
    let each = winners.iter().enumerate().map(|(nth, stretch)| {
        let name = led_by(stretch);
        match (stretch.since, nth) {
            (Some(since), 1..) => format!("{name} from {}", place(since, axis.unit)),
            _ => name,
        }
    });
    each.collect::<Vec<_>>().join(", ")
}

/// Single inputs that turn the decision within their ranges, those of the largest swing first.
fn single(bars: &[Bar], best: &str) -> Vec<String> {
    let turned: Vec<(&Bar, &Flip)> =
        bars.iter().flat_map(|bar| bar.flips.iter().map(move |flip| (bar, flip))).collect();
    if turned.is_empty() && !bars.is_empty() {
        let best = words::option(best);
        return vec![format!("No single input turns it at the ends of its range: {best} stays the best there.")];
    }
    let sentence = |(bar, flip): &(&Bar, &Flip)| {
        let at = Estimate { mean: Some(flip.at), low: flip.low, high: flip.high };
        let verb = if flip.side == "above" { "rises above" } else { "falls below" };
        let path = view::name(&bar.input.path, 80);
        let back = if flip.returns { ", but not up to the end of its range" } else { "" };
        let take = if flip.equal.is_empty() { "takes" } else { "take" };
        let to = alike(&flip.to, &flip.equal);
        format!("{to} {take} the lead if {path} {verb} {}{back}.", place_of_input(at, &bar.input))
    };
    let mut sentences: Vec<String> = turned.iter().take(MOST).map(sentence).collect();
    if turned.len() > MOST {
        sentences.push(format!("{} more such ends: see tornado in results.json.", turned.len() - MOST));
    }
    sentences
}
