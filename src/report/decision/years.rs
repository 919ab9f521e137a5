//! Over the years: which option is worth most over a plan, what each is worth, and the best month to switch.

use super::page::{Block, section};
use super::words;
use crate::report::language::Told;
use crate::report::{numbers, view};
use crate::results::Estimate;
use crate::results::years::{OptionYears, Switch, Years};

/// Whether `chosen`, which is recommended for the simulated volume, is worth most over the plan, too; for the page's beginning.
/// Nothing without a plan, of one option, or of one replication.
pub fn short(chosen: &str, told: &Told<'_>) -> Option<Block> {
    let years = told.years.as_ref().filter(|_| told.replications > 1)?;
    let best = most(years, "")?;
    let ahead = best.option == chosen;
    // What is told is the difference between these two: the best, and the recommended one or the next.
    let other = match ahead {
        true => most(years, &best.option)?,
        false => years.options.iter().find(|one| one.option == chosen)?,
    };
    let over = format!("over the {} months of the plan", told.plain(f64::from(years.months), 0));
    let at = format!("present value at {} a year", told.exact_percent(years.discount_per_year));
    let more = words::money(numbers::scaled(other.against_best, -1.0), told)?;
    let (leader, second) = (words::option(&best.option), words::option(&other.option));
    let next = if ahead { ", the next" } else { "" };
    let text = match stands(other.against_best) {
        Stands::Level => format!("{} {leader} and {second} are worth the same ({at}).", capital(&over)),
        Stands::Surely if ahead => {
            format!("{leader} is also worth most {over}: {more} more than {second}{next} ({at}), more than luck.")
        }
        Stands::Surely => format!("But {over} {leader} is worth {more} more than {second} ({at}), more than luck."),
        Stands::Perhaps => {
            format!("{} {leader} is worth {more} more than {second}{next} ({at}): that may be luck.", capital(&over))
        }
    };
    let alone = words::by_profit(told).map_or("", |_| " That is by profit alone, whoever holds the target.");
    let switch = years.switch.as_ref().and_then(|switch| when(switch, told));
    Some(Block::Paragraph(text + alone + &switch.unwrap_or_default()))
}

fn capital(over: &str) -> String {
    over.replacen("over", "Over", 1)
}

/// The option that is worth most, but for one; the first of those that are level.
fn most<'a>(years: &'a Years, but: &str) -> Option<&'a OptionYears> {
    let others = years.options.iter().filter(|one| one.option != but);
    others.reduce(|best, one| if value(one) > value(best) { one } else { best })
}

fn value(one: &OptionYears) -> f64 {
    one.net_present_value.mean.unwrap_or(f64::NEG_INFINITY)
}

/// How an option stands to the best.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// They are worth the same.
    Level,
    /// It is worth less, more than luck makes it.
    Surely,
    /// Its interval holds zero, or there is none.
    Perhaps,
}

fn stands(against_best: Estimate) -> Stands {
    match (against_best.mean, against_best.high) {
        (Some(mean), Some(high)) if mean == 0.0 && high <= 0.0 => Stands::Level,
        (Some(_), Some(high)) if high < 0.0 => Stands::Surely,
        _ => Stands::Perhaps,
    }
}

/// The section; nothing without a plan.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let Some(years) = &told.years else { return Vec::new() };
    let months = told.plain(f64::from(years.months), 0);
    let rate = told.exact_percent(years.discount_per_year);
    let best = most(years, "").map(|best| best.option.as_str());
    let mut options: Vec<_> = years.options.iter().collect();
    options.sort_by(|a, b| value(b).total_cmp(&value(a)));
    let mut points: Vec<String> = Vec::new();
    for one in options {
        let Some(worth) = words::money(one.net_present_value, told) else { continue };
        let behind = if Some(one.option.as_str()) == best { String::new() } else { behind(one, told) };
        let name = words::option(&one.option);
        points.push(format!("{name}: worth {worth} over {months} months at {rate} a year{behind}."));
    }
    points.extend(straight(years, told));
    points.extend(years.switch.as_ref().map(|switch| switching(switch, told)));
    section("Over the years", points)
}

/// `, 900,000 UAH (880,000 to 920,000) less than the best`, and whether that may be luck.
fn behind(one: &OptionYears, told: &Told<'_>) -> String {
    let Some(behind) = words::money(numbers::scaled(one.against_best, -1.0), told) else { return String::new() };
    match stands(one.against_best) {
        Stands::Level => ", as much as the best".to_owned(),
        Stands::Surely => format!(", {behind} less than the best"),
        Stands::Perhaps if one.against_best.high.is_none() => {
            format!(", {behind} less than the best: one replication tells no difference from luck")
        }
        Stands::Perhaps => format!(", {behind} less than the best: that may be luck"),
    }
}

/// What is taken as straight; nothing where one volume stands for all months.
fn straight(years: &Years, told: &Told<'_>) -> Option<String> {
    if years.levels.len() < 2 {
        return None;
    }
    let off = years.options.iter().filter_map(|option| option.between_levels).reduce(f64::max);
    let off = off.map_or(String::new(), |off| {
        format!(
            " Where that can be seen, a volume lies at most {} of a month's cost off the line between its neighbours.",
            told.percent(off)
        )
    });
    let count = years.levels.len();
    Some(format!(
        "Between {count} simulated volumes money is taken as straight: steps of whole people and minimums are smoothed.{off}"
    ))
}

fn month(text: &str) -> String {
    view::name(text, 7)
}

/// The best month to switch, for the page's beginning; nothing where it is best never to, or not possible.
fn when(switch: &Switch, told: &Told<'_>) -> Option<String> {
    let best = switch.best.as_deref().filter(|_| switch.earliest.is_some())?;
    let end = |end: &Option<String>| end.as_deref().map_or("never".to_owned(), month);
    let gain = words::money(switch.against_staying, told);
    let gain = gain.map_or(String::new(), |gain| format!(", worth {gain} more than staying"));
    let (from, to) = (words::option(&switch.from), words::option(&switch.to));
    let (best, low, high) = (month(best), end(&switch.low), end(&switch.high));
    Some(format!(" The best month to go from {from} to {to} is {best} ({low} to {high}){gain}."))
}

/// When to go from one option to another.
fn switching(switch: &Switch, told: &Told<'_>) -> String {
    let (from, to) = (words::option(&switch.from), words::option(&switch.to));
    if switch.earliest.is_none() {
        return format!(
            "In no month of the plan is it possible to go from {from} to {to}: notice or hiring takes longer."
        );
    }
    let Some(best) = &switch.best else {
        return format!(
            "It is best never to go from {from} to {to} within the plan (chance of that: {}).",
            told.chance(switch.never)
        );
    };
    let end = |end: &Option<String>| end.as_deref().map_or("never".to_owned(), month);
    let gain = words::money(switch.against_staying, told);
    let gain = gain.map_or(String::new(), |gain| format!("; worth {gain} more than staying"));
    let earliest = switch
        .earliest
        .as_deref()
        .map_or(String::new(), |first| format!(" The earliest is {}, after notice and hiring.", month(first)));
    format!(
        "The best month to go from {from} to {to} is {} ({} to {}){gain}.{earliest}",
        month(best),
        end(&switch.low),
        end(&switch.high)
    )
}
