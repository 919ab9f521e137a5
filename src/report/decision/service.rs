//! Service in words: the average month beside its target, the worst day, the worst half-hour.

use super::page::{Block, section};
use super::target::{self, One};
use super::words::{self, share};
use crate::report::language::Told;
use crate::report::{chosen, staffed, view};
use crate::results::risk::WindowRisk;
use crate::results::{Estimate, IntervalRow, LimitFigure, Measures, OptionResults, TargetResult};

/// The heading of the section.
const HEADING: &str = "Service: the average month, the worst day, the worst half-hour";

/// How an option serves.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(option) = words::find(told, name) else { return Vec::new() };
    let mut points = average(name, option, told);
    points.extend(worst_day(name, told));
    points.extend(worst(option, 1, told).map(|worst| format!("The {worst}")));
    points.extend(worked(option, told).into_iter().map(|done| format!("{done}.")));
    section(HEADING, points)
}

/// Each type of contact, where all together stand on the first page, and how often a single interval misses.
pub fn details(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(option) = words::find(told, name) else { return Vec::new() };
    let several = together(option).is_some() && view::inbound(option).len() > 1;
    let mut points: Vec<String> = Vec::new();
    if several {
        points.extend(each(name, option, told).into_iter().map(|(text, _)| format!("{text}.")));
    }
    points.extend(single(name, option, told));
    section("More on service", points)
}

/// The target of all together; none where types are judged by unlike ones.
fn together(option: &OptionResults) -> Option<&TargetResult> {
    view::target(option, view::TOTAL).filter(|target| option.total.by_name.contains_key(target.definition.as_str()))
}

/// The service level of all callers together by the target's definition; of the only type where there is no total.
pub fn level(option: &OptionResults) -> Estimate {
    view::service_level(&option.total, view::target(option, view::TOTAL))
}

/// The average over all replications: all contacts together, or each type where targets differ.
fn average(name: &str, option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let Some(target) = together(option) else { return types(name, option, told) };
    let several = told.options.0.len() > 1;
    let who = if several { format!("{}, on average", words::option(name)) } else { "On average".to_owned() };
    let few = option.contacts.keys().any(|name| has_few(option, name, Some(target)));
    let one = One { name, contact: view::TOTAL, measures: &option.total, target: Some(target) };
    let share = in_time(&one, told).map_or(String::new(), |share| format!("; {share}"));
    let mut points = vec![format!("{who}: {}{share}.", judged(&one, few, told))];
    // Chats stand in no total: they are judged apart.
    let several_types = view::inbound(option).len() > 1;
    points.extend(jointly(name, told, |limit| several_types && limit.contacts.len() < 2));
    points
}

/// Each type of contact; in what share of months the target held once, where it is the same for all.
fn types(name: &str, option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let all = each(name, option, told);
    let common = match all.as_slice() {
        [(_, Some(first)), others @ ..]
            if !others.is_empty() && others.iter().all(|(_, one)| one.as_ref() == Some(first)) =>
        {
            Some(format!("Each of them: {first}."))
        }
        _ => None,
    };
    let own =
        |share: Option<String>| share.filter(|_| common.is_none()).map_or(String::new(), |share| format!("; {share}"));
    let mut points: Vec<String> = all.into_iter().map(|(text, share)| format!("{text}{}.", own(share))).collect();
    points.extend(common);
    points.extend(jointly(name, told, |limit| limit.contacts.len() > 1));
    points
}

/// Each type of contact beside its target, and in what share of months that held.
fn each(name: &str, option: &OptionResults, told: &Told<'_>) -> Vec<(String, Option<String>)> {
    let of_type = |(contact, measures): (&'_ str, &'_ Measures)| {
        let target = option.targets.get(contact);
        let one = One { name, contact, measures, target };
        let text = judged(&one, has_few(option, contact, target), told);
        (format!("{}: {text}", words::option(contact)), in_time(&one, told))
    };
    view::inbound(option).into_iter().map(of_type).collect()
}

/// The service level of a type, or of all together, beside the target, and the target's other limits.
fn judged(one: &One<'_>, few: bool, told: &Told<'_>) -> String {
    let few = if few { "; fewer than 30 events" } else { "" };
    let total_is_told = words::find(told, one.name).is_some_and(|option| together(option).is_some());
    let limits = limits(one.name, one.contact, total_is_told, told).concat();
    format!("{}{few}{limits}", one.sentence(told))
}

/// In what share of months a target held.
fn in_time(one: &One<'_>, told: &Told<'_>) -> Option<String> {
    let over = one.target.map(|target| &target.over).filter(|_| told.replications > 1)?;
    share_of_months(one.measures.get("replications_on_target"), over, told)
}

/// What else the target asks of a type, or of all together: `; gave up 23.7 % (21.4 % to 26.0 %), to stay within 2 %: missed`. Types that
/// are judged together stand at the total where that is told.
fn limits(name: &str, contact: &str, total_is_told: bool, told: &Told<'_>) -> Vec<String> {
    if let Some(windows) = staffed::judged(told) {
        let is_told = total_is_told == (contact == view::TOTAL);
        return if is_told { staffed::others(windows, contact) } else { Vec::new() };
    }
    let is_its = |limit: &&LimitFigure| {
        let of_total = total_is_told && limit.contacts.len() > 1;
        if contact == view::TOTAL {
            of_total || words::find(told, name).is_some_and(|option| view::inbound(option).len() < 2)
        } else {
            !total_is_told && limit.contacts == [contact]
        }
    };
    let is_level = |limit: &&LimitFigure| limit.measure.starts_with("service_level");
    let others = words::limits(name, told).iter().filter(is_its).filter(|one| !is_level(one));
    others.filter_map(|one| limit(name, one, told)).map(|text| format!("; {text}")).collect()
}

/// Limits of types that no other point tells of, with their names: `sales and support together: answered in time 81.2 % (...)`.
fn jointly(name: &str, told: &Told<'_>, is_its: impl Fn(&LimitFigure) -> bool) -> Vec<String> {
    let of = |one: &LimitFigure| {
        let names: Vec<String> = one.contacts.iter().map(|contact| words::option(contact)).collect();
        let together = if names.len() > 1 { " together" } else { "" };
        limit(name, one, told).map(|text| format!("{}{together}: {text}.", words::listed(&names, told)))
    };
    // What `staff` judges by window is told with each type.
    let limits = if staffed::judged(told).is_some() { &[] } else { words::limits(name, told) };
    limits.iter().filter(|one| is_its(one)).filter_map(of).collect()
}

/// One limit beside the service level, which stands by itself.
fn limit(name: &str, limit: &LimitFigure, told: &Told<'_>) -> Option<String> {
    let (what, figure, bound) = match limit.measure.as_str() {
        "asa" => ("average wait", words::seconds(limit.figure, told), view::time(limit.bound)),
        "abandonment" => ("gave up", share(limit.figure, told), told.exact_percent(limit.bound)),
        "occupancy" => ("occupancy", share(limit.figure, told), told.exact_percent(limit.bound)),
        "intervals_on_target" => ("intervals on target", share(limit.figure, told), told.exact_percent(limit.bound)),
        level if level.starts_with("service_level") => {
            ("answered in time", share(limit.figure, told), told.exact_percent(limit.bound))
        }
        "breach" => ("replications that miss it", share(limit.figure, told), told.exact_percent(limit.bound)),
        _ => return None,
    };
    let asked = if limit.at_least { "target" } else { "to stay within" };
    Some(format!("{what} {}, {asked} {bound}: {}", figure?, target::of_limit(chosen::limit(told, name, limit))))
}

/// Whether a limit goes by waits or by callers that gave up, beside the service level.
fn is_beside(limit: &LimitFigure) -> bool {
    matches!(limit.measure.as_str(), "asa" | "abandonment")
}

/// Whether a type's service level rests on fewer than thirty events.
fn has_few(option: &OptionResults, contact: &str, target: Option<&TargetResult>) -> bool {
    let measure = target.map_or("service_level", |target| target.definition.as_str());
    let starts = format!("contacts.{contact}.{measure} ");
    option.few_events.iter().any(|text| text.starts_with(&starts))
}

/// What was found for windows of a length.
fn window<'a>(name: &str, window: &str, told: &'a Told<'_>) -> Option<&'a WindowRisk> {
    let option = told.risk.as_ref()?.options.iter().find(|risk| risk.option == name)?;
    option.windows.iter().find(|risk| risk.window == window)
}

/// `15.0 % (12.0 % to 18.0 %)` of days miss the target, with what little is known told.
fn missed(risk: &WindowRisk, windows: &str, name: &str, told: &Told<'_>) -> Option<String> {
    let few = if risk.few_events { "; fewer than 30 events" } else { "" };
    let limits = words::limits(name, told);
    let what = if limits.iter().any(is_beside) { "one of the target's limits" } else { "the target" };
    // A window misses where any type does.
    let whose = if has_several_targets(name, told) { ", counted where any one type does" } else { "" };
    Some(format!("{} of {windows} miss {what}{whose}{few}", share(risk.breach, told)?))
}

/// Whether several types have a target each.
fn has_several_targets(name: &str, told: &Told<'_>) -> bool {
    let Some(option) = words::find(told, name) else { return false };
    view::inbound(option).into_iter().filter(|(contact, _)| option.targets.contains_key(*contact)).count() > 1
}

/// The worst day of a calendar, and how often a day misses.
fn worst_day(name: &str, told: &Told<'_>) -> Option<String> {
    let day = window(name, "day", told)?;
    let served = share(day.service.worst_of_calendar, told)?;
    let missed = missed(day, "days", name, told);
    // Of one day the average is the day.
    if view::days(told.days) == "1" {
        return missed.map(|missed| format!("{missed}."));
    }
    let missed = missed.map_or(String::new(), |missed| format!(". {missed}"));
    let days = view::days_in_words(told.days);
    let pooled = if has_several_targets(name, told) { " of all types together" } else { "" };
    Some(format!("The worst day of {days}, on average: {served}{pooled}{missed}."))
}

/// How often a single interval misses.
fn single(name: &str, option: &OptionResults, told: &Told<'_>) -> Option<String> {
    let (_, many) = day(option).map_or(("interval", "intervals"), |(_, rows)| intervals_in_words(rows));
    let missed = missed(window(name, "interval", told)?, &format!("single {many}"), name, told)?;
    Some(format!("{missed}."))
}

/// Work that waits: what was done in time.
fn worked(option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let done = |(name, m): (&str, &Measures)| {
        Some(format!("{}: {} done in time", words::option(name), share(m.get("done_in_time"), told)?))
    };
    view::work(option).into_iter().filter_map(done).collect()
}

/// The service of an option in short: `81.3 % (80.4 % to 82.2 %) in time, holds the target`, then work that waits.
pub fn short(name: &str, option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let mut parts = callers(option, told);
    if let Some(last) = parts.last_mut().filter(|_| told.replications > 1 && told.constraint.is_some()) {
        let target = target::in_short(told);
        last.push_str(&match chosen::holds(told, name) {
            Some(true) => format!(", holds {target}"),
            Some(false) => format!(", misses {target}"),
            None => format!(", whether it holds {target} cannot be told"),
        });
    }
    parts.extend(worked(option, told));
    parts
}

/// All contacts together, or each type where targets differ.
fn callers(option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    if together(option).is_some() {
        return vec![share(level(option), told).map_or("nobody called".to_owned(), |share| format!("{share} in time"))];
    }
    let of_type = |(name, m): (&str, &Measures)| {
        let level = share(view::service_level(m, option.targets.get(name)), told)?;
        Some(format!("{} {level} in time", words::option(name)))
    };
    let all: Vec<String> = view::inbound(option).into_iter().filter_map(of_type).collect();
    if all.is_empty() { vec!["nobody called".to_owned()] } else { all }
}

/// In what share of months the target held: `target met in 92.0 % (88.0 % to 96.0 %) of the simulated months`; where it is to be
/// kept on every day of them, that.
pub fn share_of_months(met: Estimate, over: &str, told: &Told<'_>) -> Option<String> {
    let (share, what) = (share(met, told)?, words::periods(told));
    Some(match over {
        "day" => format!("kept on every day in {share} of the simulated {what}"),
        "interval" => format!("kept in every interval in {share} of the simulated {what}"),
        _ => format!("target met in {share} of the simulated {what}"),
    })
}

/// What the intervals of a day are called.
pub fn intervals_in_words(rows: &[IntervalRow]) -> (&'static str, &'static str) {
    match view::step(rows) {
        Some(s) if (s - 0.5).abs() < 1e-6 => ("half-hour", "half-hours"),
        Some(s) if (s - 0.25).abs() < 1e-6 => ("quarter-hour", "quarter-hours"),
        Some(s) if (s - 1.0).abs() < 1e-6 => ("hour", "hours"),
        _ => ("interval", "intervals"),
    }
}

/// The worst times of day of an option's inbound contacts, worst first, at most `most`: `worst half-hours of the day: ...`.
pub fn worst(option: &OptionResults, most: usize, told: &Told<'_>) -> Option<String> {
    let (contact, rows) = day(option)?;
    let target = view::target(option, contact);
    let level = |row: &IntervalRow| view::service_level_of_row(row, target);
    let mut known: Vec<&IntervalRow> = rows.iter().filter(|row| level(row).mean.is_some()).collect();
    let key = |row: &IntervalRow| level(row).mean.unwrap_or(1.0);
    known.sort_by(|a, b| key(a).total_cmp(&key(b)));
    let (one, many) = intervals_in_words(rows);
    let listed: Vec<String> = known
        .iter()
        .take(most)
        .filter_map(|row| Some(format!("{} with {}", view::clock(row), share(level(row), told)?)))
        .collect();
    if listed.is_empty() {
        return None;
    }
    let name = if listed.len() == 1 { one } else { many };
    let summary = target.map_or(String::new(), |target| below(target, &known, many));
    Some(format!("worst {name} of the day: {}.{summary}", listed.join(", ")))
}

/// How many times of day are below the target by more than luck, and how many perhaps; after one replication nothing.
fn below(target: &TargetResult, rows: &[&IntervalRow], many: &str) -> String {
    let ends = |row: &&IntervalRow| {
        let level = view::service_level_of_row(row, Some(target));
        Some((level.low?, level.high?))
    };
    let known: Vec<(f64, f64)> = rows.iter().filter_map(ends).collect();
    if known.is_empty() {
        return String::new();
    }
    let surely = known.iter().filter(|(_, high)| *high < target.share).count();
    let perhaps = known.iter().filter(|(low, high)| *low < target.share && *high >= target.share).count();
    let perhaps = if perhaps > 0 { format!(", perhaps {perhaps} more") } else { String::new() };
    format!(" Below the target by more than luck: {surely} of {} {many} of the day{perhaps}.", rows.len())
}

/// The rows by time of day of all contacts, or of the first type that has any.
fn day(option: &OptionResults) -> Option<(&str, &[IntervalRow])> {
    let total = option.time_of_day.get_key_value(view::TOTAL);
    let (name, rows) = total.or_else(|| option.time_of_day.iter().find(|(_, rows)| !rows.is_empty()))?;
    Some((name.as_str(), rows.as_slice()))
}
