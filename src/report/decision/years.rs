//! Over the years: which option is worth most over a plan, what each is worth, and the best month to switch.

use super::page::{Block, section};
use super::words;
use crate::report::language::{Told, say};
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
    let months = told.plain(f64::from(years.months), 0);
    let over =
        |start: &'static str| say!(told, "years-over", start = start, months = months.as_str(), count = years.months);
    let at = say!(told, "years-at", rate = told.exact_percent(years.discount_per_year));
    let more = words::money(numbers::scaled(other.against_best, -1.0), told)?;
    let (leader, second) = (words::option(&best.option), words::option(&other.option));
    let text = match stands(other.against_best) {
        Stands::Level => say!(told, "years-level", over = over("yes"), leader = leader, second = second, at = at),
        Stands::Surely if ahead => {
            say!(told, "years-also", over = over("no"), leader = leader, second = second, more = more, at = at)
        }
        Stands::Surely => {
            say!(told, "years-but", over = over("no"), leader = leader, second = second, more = more, at = at)
        }
        Stands::Perhaps => {
            let (over, ahead) = (over("yes"), words::yes_or_no(ahead));
            say!(
                told,
                "years-perhaps",
                over = over,
                leader = leader,
                second = second,
                more = more,
                at = at,
                ahead = ahead
            )
        }
    };
    let alone = words::by_profit(told).map(|_| say!(told, "years-alone"));
    let switch = years.switch.as_ref().and_then(|switch| when(switch, told));
    let sentences = [Some(text), alone, switch];
    Some(Block::Paragraph(sentences.into_iter().flatten().collect::<Vec<String>>().join(" ")))
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
        points.push(say!(
            told,
            "years-point",
            name = name,
            worth = worth,
            months = months.as_str(),
            count = years.months,
            rate = rate.as_str(),
            behind = behind
        ));
    }
    points.extend(straight(years, told));
    points.extend(years.switch.as_ref().map(|switch| switching(switch, told)));
    section(say!(told, "years-heading"), points)
}

/// `, 900,000 UAH (880,000 to 920,000) less than the best`, and whether that may be luck.
fn behind(one: &OptionYears, told: &Told<'_>) -> String {
    let Some(behind) = words::money(numbers::scaled(one.against_best, -1.0), told) else { return String::new() };
    let stands = match stands(one.against_best) {
        Stands::Level => "level",
        Stands::Surely => "surely",
        Stands::Perhaps if one.against_best.high.is_none() => "single",
        Stands::Perhaps => "perhaps",
    };
    say!(told, "years-behind", stands = stands, behind = behind)
}

/// What is taken as straight; nothing where one volume stands for all months.
fn straight(years: &Years, told: &Told<'_>) -> Option<String> {
    if years.levels.len() < 2 {
        return None;
    }
    let off = years.options.iter().filter_map(|option| option.between_levels).reduce(f64::max);
    let off = off.map(|off| say!(told, "years-off-the-line", share = told.percent(off)));
    let straight = say!(told, "years-straight", count = years.levels.len());
    Some(std::iter::once(straight).chain(off).collect::<Vec<String>>().join(" "))
}

/// A month, or that it is none.
fn month(text: Option<&str>, told: &Told<'_>) -> String {
    text.map_or_else(|| say!(told, "years-never"), |text| view::name(text, 7))
}

/// The best month to switch, with its interval.
fn best_month(switch: &Switch, best: &str, told: &Told<'_>) -> String {
    let (low, high) = (month(switch.low.as_deref(), told), month(switch.high.as_deref(), told));
    say!(told, "years-best-month", best = month(Some(best), told), low = low, high = high)
}

/// The best month to switch, for the page's beginning; nothing where it is best never to, or not possible.
fn when(switch: &Switch, told: &Told<'_>) -> Option<String> {
    let best = switch.best.as_deref().filter(|_| switch.earliest.is_some())?;
    let gain = gain(switch, ", ", told);
    let (from, to) = (words::option(&switch.from), words::option(&switch.to));
    Some(say!(told, "years-switch", from = from, to = to, best = best_month(switch, best, told), gain = gain))
}

/// What switching in the best month is worth, behind a sign that parts it.
fn gain(switch: &Switch, before: &str, told: &Told<'_>) -> String {
    let gain = words::money(switch.against_staying, told);
    gain.map_or(String::new(), |gain| format!("{before}{}", say!(told, "years-gain", gain = gain)))
}

/// When to go from one option to another.
fn switching(switch: &Switch, told: &Told<'_>) -> String {
    let (from, to) = (words::option(&switch.from), words::option(&switch.to));
    let Some(earliest) = switch.earliest.as_deref() else {
        return say!(told, "years-impossible", from = from, to = to);
    };
    let Some(best) = &switch.best else {
        return say!(told, "years-best-never", from = from, to = to, chance = told.chance(switch.never));
    };
    let (best, gain) = (best_month(switch, best, told), gain(switch, "; ", told));
    let when = say!(told, "years-switch", from = from, to = to, best = best, gain = gain);
    format!("{when} {}", say!(told, "years-earliest", month = month(Some(earliest), told)))
}
