//! Service in words: the average month beside its target, the worst day, the worst half-hour.

use super::page::{Block, section};
use super::target::{self, One};
use super::words::{self, share};
use crate::report::language::{Told, say};
use crate::report::{chosen, staffed, view};
use crate::results::risk::WindowRisk;
use crate::results::{Estimate, IntervalRow, LimitFigure, Measures, OptionResults, TargetResult};

/// How an option serves.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(option) = words::find(told, name) else { return Vec::new() };
    let mut points = average(name, option, told);
    points.extend(worst_day(name, told));
    points.extend(worst(option, told));
    points.extend(worked(option, told).into_iter().map(|done| format!("{done}.")));
    section(say!(told, "service-heading"), points)
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
    section(say!(told, "service-details"), points)
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
    let several = words::yes_or_no(told.options.0.len() > 1);
    let few = total_has_few(option, target);
    let one = One { name, contact: view::TOTAL, measures: &option.total, target: Some(target) };
    let share = in_time(&one, told).map_or(String::new(), |share| format!("; {share}"));
    let text = format!("{}{share}", judged(&one, few, told));
    let mut points = vec![say!(told, "service-average", several = several, name = words::option(name), service = text)];
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
            Some(say!(told, "service-each", share = first.as_str()))
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
    let few = if few { say!(told, "service-few") } else { String::new() };
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
        return if is_told { staffed::others(windows, contact, told) } else { Vec::new() };
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
        let text = limit(name, one, told)?;
        Some(say!(told, "service-limit-of", names = words::listed(&names, told), count = names.len(), limit = text))
    };
    // What `staff` judges by window is told with each type.
    let limits = if staffed::judged(told).is_some() { &[] } else { words::limits(name, told) };
    limits.iter().filter(|one| is_its(one)).filter_map(of).collect()
}

/// One limit beside the service level, which stands by itself.
fn limit(name: &str, limit: &LimitFigure, told: &Told<'_>) -> Option<String> {
    let measure = limit.measure.as_str();
    let (figure, bound) = match measure {
        "asa" => (words::seconds(limit.figure, told), words::time(limit.bound, told)),
        _ => (share(limit.figure, told), told.exact_percent(limit.bound)),
    };
    let kind = match measure {
        "asa" | "abandonment" | "occupancy" | "intervals_on_target" | "breach" => measure,
        level if level.starts_with("service_level") => "service_level",
        _ => return None,
    };
    let asked = if limit.at_least { "target" } else { "within" };
    let verdict = target::of_limit(chosen::limit(told, name, limit), told);
    let figure = figure?;
    Some(say!(told, "service-limit", kind = kind, figure = figure, asked = asked, bound = bound, verdict = verdict))
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

/// The same of all together; what is said of the only type that there is, is not said again of all.
fn total_has_few(option: &OptionResults, target: &TargetResult) -> bool {
    let starts = format!("total.{} ", target.definition);
    let is_all = |measures: &Measures| measures.get(&target.definition) == option.total.get(&target.definition);
    option.few_events.iter().any(|text| text.starts_with(&starts))
        || option.contacts.iter().any(|(name, measures)| is_all(measures) && has_few(option, name, Some(target)))
}

/// What was found for windows of a length.
fn window<'a>(name: &str, window: &str, told: &'a Told<'_>) -> Option<&'a WindowRisk> {
    let option = told.risk.as_ref()?.options.iter().find(|risk| risk.option == name)?;
    option.windows.iter().find(|risk| risk.window == window)
}

/// `15.0 % (12.0 % to 18.0 %)` of days, half-hours or other windows miss the target, with what little is known told.
fn missed(risk: &WindowRisk, windows: &'static str, name: &str, told: &Told<'_>) -> Option<String> {
    let beside = words::yes_or_no(words::limits(name, told).iter().any(is_beside));
    // A window misses where any type does.
    let any = words::yes_or_no(has_several_targets(name, told));
    let few = if risk.few_events { say!(told, "service-few") } else { String::new() };
    let share = share(risk.breach, told)?;
    let text = say!(told, "service-missed", share = share, windows = windows, beside = beside, any = any);
    Some(format!("{text}{few}."))
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
    let missed = missed(day, "day", name, told);
    // Of one day the average is the day.
    if view::days(told.days) == "1" {
        return missed;
    }
    let (days, pooled) = (told.rounded(told.days), words::yes_or_no(has_several_targets(name, told)));
    let worst = say!(told, "service-worst-day", days = days, served = served, pooled = pooled);
    Some(std::iter::once(worst).chain(missed).collect::<Vec<String>>().join(" "))
}

/// How often a single interval misses.
fn single(name: &str, option: &OptionResults, told: &Told<'_>) -> Option<String> {
    let length = day(option).map_or(OTHER, |(_, rows)| length(rows));
    missed(window(name, "interval", told)?, length, name, told)
}

/// Work that waits: what was done in time.
fn worked(option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let done = |(name, m): (&str, &Measures)| {
        let share = share(m.get("done_in_time"), told)?;
        Some(say!(told, "service-done", name = words::option(name), share = share))
    };
    view::work(option).into_iter().filter_map(done).collect()
}

/// The service of an option in short: `81.3 % (80.4 % to 82.2 %) in time, holds the target`, then work that waits.
pub fn short(name: &str, option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let mut parts = callers(option, told);
    if let Some(last) = parts.last_mut().filter(|_| told.replications > 1 && told.constraint.is_some()) {
        let holds = chosen::holds(told, name).map_or("unsure", words::yes_or_no);
        last.push_str(&say!(told, "service-holds", holds = holds, target = target::in_short(told)));
    }
    parts.extend(worked(option, told));
    parts
}

/// All contacts together, or each type where targets differ.
fn callers(option: &OptionResults, told: &Told<'_>) -> Vec<String> {
    let nobody = || say!(told, "service-nobody");
    if together(option).is_some() {
        let share = share(level(option), told);
        return vec![share.map_or_else(nobody, |share| say!(told, "service-in-time", share = share))];
    }
    let of_type = |(name, m): (&str, &Measures)| {
        let share = share(view::service_level(m, option.targets.get(name)), told)?;
        Some(say!(told, "service-in-time-of", name = words::option(name), share = share))
    };
    let all: Vec<String> = view::inbound(option).into_iter().filter_map(of_type).collect();
    if all.is_empty() { vec![nobody()] } else { all }
}

/// In what share of months the target held: `target met in 92.0 % (88.0 % to 96.0 %) of the simulated months`; where it is to be
/// kept on every day of them, that.
pub fn share_of_months(met: Estimate, over: &str, told: &Told<'_>) -> Option<String> {
    let (share, periods) = (share(met, told)?, words::periods(told));
    Some(say!(told, "service-kept", over = over, share = share, periods = periods))
}

/// An interval that has no word of its own.
const OTHER: &str = "interval";

/// How long the intervals of a day are.
fn length(rows: &[IntervalRow]) -> &'static str {
    match view::step(rows) {
        Some(s) if (s - 0.5).abs() < 1e-6 => "half-hour",
        Some(s) if (s - 0.25).abs() < 1e-6 => "quarter-hour",
        Some(s) if (s - 1.0).abs() < 1e-6 => "hour",
        _ => OTHER,
    }
}

/// The worst time of day of an option's inbound contacts, and how many are below the target.
fn worst(option: &OptionResults, told: &Told<'_>) -> Option<String> {
    let (contact, rows) = day(option)?;
    let target = view::target(option, contact);
    let level = |row: &IntervalRow| view::service_level_of_row(row, target);
    let known: Vec<&IntervalRow> = rows.iter().filter(|row| level(row).mean.is_some()).collect();
    let key = |row: &IntervalRow| level(row).mean.unwrap_or(1.0);
    // Of equals the first of the day.
    let worst = known.iter().min_by(|a, b| key(a).total_cmp(&key(b)))?;
    let (clock, share) = (view::clock(worst), share(level(worst), told)?);
    let length = length(rows);
    let summary = target.and_then(|target| below(target, &known, length, told));
    let worst = say!(told, "service-worst", interval = length, clock = clock, share = share);
    Some(std::iter::once(worst).chain(summary).collect::<Vec<String>>().join(" "))
}

/// How many times of day are below the target by more than luck, and how many perhaps; after one replication nothing.
fn below(target: &TargetResult, rows: &[&IntervalRow], length: &'static str, told: &Told<'_>) -> Option<String> {
    let ends = |row: &&IntervalRow| {
        let level = view::service_level_of_row(row, Some(target));
        Some((level.low?, level.high?))
    };
    let known: Vec<(f64, f64)> = rows.iter().filter_map(ends).collect();
    if known.is_empty() {
        return None;
    }
    let surely = known.iter().filter(|(_, high)| *high < target.share).count();
    let perhaps = known.iter().filter(|(low, high)| *low < target.share && *high >= target.share).count();
    let all = rows.len();
    Some(say!(told, "service-below", surely = surely, all = all, intervals = length, perhaps = perhaps))
}

/// The rows by time of day of all contacts, or of the first type that has any.
fn day(option: &OptionResults) -> Option<(&str, &[IntervalRow])> {
    let total = option.time_of_day.get_key_value(view::TOTAL);
    let (name, rows) = total.or_else(|| option.time_of_day.iter().find(|(_, rows)| !rows.is_empty()))?;
    Some((name.as_str(), rows.as_slice()))
}
