//! Over the years: what each option is worth over a plan, and the best month to switch.

use super::page::{Block, section};
use super::words;
use crate::report::{numbers, view};
use crate::results::Results;
use crate::results::years::{Switch, Years};

/// The section; nothing without a plan.
pub fn blocks(results: &Results) -> Vec<Block> {
    let Some(years) = &results.years else { return Vec::new() };
    let months = numbers::plain(f64::from(years.months), 0);
    let rate = numbers::short_percent(years.discount_per_year);
    let mut options: Vec<_> = years.options.iter().collect();
    let value = |one: &&crate::results::years::OptionYears| one.net_present_value.mean.unwrap_or(f64::NEG_INFINITY);
    options.sort_by(|a, b| value(b).total_cmp(&value(a)));
    let mut points: Vec<String> = Vec::new();
    for one in options {
        let Some(worth) = words::money(one.net_present_value, results) else { continue };
        let behind = numbers::scaled(one.against_best, -1.0);
        let behind = words::money(behind, results).filter(|_| one.against_best.mean.is_some_and(|mean| mean != 0.0));
        let behind = behind.map_or(String::new(), |behind| format!(", {behind} less than the best"));
        let name = words::option(&one.option);
        points.push(format!("{name}: worth {worth} over {months} months at {rate} a year{behind}."));
    }
    points.extend(straight(years));
    points.extend(years.switch.as_ref().map(|switch| switching(switch, results)));
    section("Over the years", points)
}

/// What is taken as straight; nothing where one volume stands for all months.
fn straight(years: &Years) -> Option<String> {
    if years.levels.len() < 2 {
        return None;
    }
    let off = years.options.iter().filter_map(|option| option.between_levels).reduce(f64::max);
    let off = off.map_or(String::new(), |off| {
        format!(
            " Where that can be seen, a volume lies at most {} of a month's cost off the line between its neighbours.",
            numbers::percent(off)
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

/// When to go from one option to another.
fn switching(switch: &Switch, results: &Results) -> String {
    let (from, to) = (words::option(&switch.from), words::option(&switch.to));
    if switch.earliest.is_none() {
        return format!(
            "In no month of the plan is it possible to go from {from} to {to}: notice or hiring takes longer."
        );
    }
    let Some(best) = &switch.best else {
        return format!(
            "It is best never to go from {from} to {to} within the plan (chance of that: {}).",
            numbers::percent(switch.never)
        );
    };
    let end = |end: &Option<String>| end.as_deref().map_or("never".to_owned(), month);
    let gain = words::money(switch.against_staying, results);
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
