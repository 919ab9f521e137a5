//! Service in words: the average month beside its target, the worst day, the worst half-hour.

use super::page::{Block, section};
use super::words::{self, share};
use crate::report::{chosen, numbers, view};
use crate::results::risk::WindowRisk;
use crate::results::{Estimate, IntervalRow, LimitFigure, Measures, OptionResults, Results, TargetResult};

/// The heading of the section.
const HEADING: &str = "Service: the average month, the worst day, the worst half-hour";

/// How an option serves.
pub fn blocks(name: &str, results: &Results) -> Vec<Block> {
    let Some(option) = words::find(results, name) else { return Vec::new() };
    let mut points = average(name, option, results);
    points.extend(worst_day(name, results));
    points.extend(worst(option, 1).map(|worst| format!("The {worst}")));
    points.extend(worked(option).into_iter().map(|done| format!("{done}.")));
    section(HEADING, points)
}

/// Each type of contact, where all together stand on the first page, and how often a single interval misses.
pub fn details(name: &str, results: &Results) -> Vec<Block> {
    let Some(option) = words::find(results, name) else { return Vec::new() };
    let several = together(option).is_some() && view::inbound(option).len() > 1;
    let mut points: Vec<String> = Vec::new();
    if several {
        points.extend(each(name, option, results).into_iter().map(|(text, _)| format!("{text}.")));
    }
    points.extend(single(name, option, results));
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
fn average(name: &str, option: &OptionResults, results: &Results) -> Vec<String> {
    let Some(target) = together(option) else { return types(name, option, results) };
    let several = results.options.0.len() > 1;
    let who = if several { format!("{}, on average", words::option(name)) } else { "On average".to_owned() };
    let few = option.contacts.keys().any(|name| has_few(option, name, Some(target)));
    let one = One { name, contact: view::TOTAL, measures: &option.total, target: Some(target), few };
    let share = one.in_time(results).map_or(String::new(), |share| format!("; {share}"));
    vec![format!("{who}: {}{share}.", one.judged(results))]
}

/// Each type of contact; in what share of months the target held once, where it is the same for all.
fn types(name: &str, option: &OptionResults, results: &Results) -> Vec<String> {
    let all = each(name, option, results);
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
    points
}

/// Each type of contact beside its target, and in what share of months that held.
fn each(name: &str, option: &OptionResults, results: &Results) -> Vec<(String, Option<String>)> {
    let of_type = |(contact, measures): (&'_ str, &'_ Measures)| {
        let target = option.targets.get(contact);
        let one = One { name, contact, measures, target, few: has_few(option, contact, target) };
        (format!("{}: {}", words::option(contact), one.judged(results)), one.in_time(results))
    };
    view::inbound(option).into_iter().map(of_type).collect()
}

/// One type of contact of an option, or all together, and its target.
struct One<'a> {
    name: &'a str,
    contact: &'a str,
    measures: &'a Measures,
    target: Option<&'a TargetResult>,
    few: bool,
}

impl One<'_> {
    /// Its service level beside the target, and the target's other limits.
    fn judged(&self, results: &Results) -> String {
        let held = held(self.name, self.contact, self.target, results);
        let few = if self.few { "; fewer than 30 events" } else { "" };
        let total_is_told = words::find(results, self.name).is_some_and(|option| together(option).is_some());
        let limits = limits(self.name, self.contact, total_is_told, results).concat();
        format!("{}{few}{limits}", sentence(self.measures, self.target, held))
    }

    /// In what share of months its target held.
    fn in_time(&self, results: &Results) -> Option<String> {
        let over = self.target.map(|target| &target.over).filter(|_| results.replications > 1)?;
        share_of_months(self.measures.get("replications_on_target"), over, results)
    }
}

/// What else the target asks of a type, or of all together: `; gave up 23.7 % (21.4 % to 26.0 %), to stay within 2 %: missed`. Types that
/// are judged together stand at the total where that is told.
fn limits(name: &str, contact: &str, total_is_told: bool, results: &Results) -> Vec<String> {
    let is_its = |limit: &&LimitFigure| {
        let of_total = total_is_told && limit.contacts.len() > 1;
        if contact == view::TOTAL {
            of_total || words::find(results, name).is_some_and(|option| view::inbound(option).len() < 2)
        } else {
            !of_total && limit.contacts.iter().any(|one| one == contact)
        }
    };
    words::limits(name, results).iter().filter(is_its).filter_map(limit).map(|text| format!("; {text}")).collect()
}

/// One limit beside the service level, which stands by itself.
fn limit(limit: &LimitFigure) -> Option<String> {
    let (what, figure, bound) = match limit.measure.as_str() {
        "asa" => ("average wait", words::seconds(limit.figure), view::time(limit.bound)),
        "abandonment" => ("gave up", share(limit.figure), numbers::short_percent(limit.bound)),
        "occupancy" => ("occupancy", share(limit.figure), numbers::short_percent(limit.bound)),
        "intervals_on_target" => ("intervals on target", share(limit.figure), numbers::short_percent(limit.bound)),
        "breach" => ("replications that miss it", share(limit.figure), numbers::short_percent(limit.bound)),
        _ => return None,
    };
    let asked = if limit.at_least { "target" } else { "to stay within" };
    let verdict = match limit.holds {
        Some(true) => "held",
        Some(false) => "missed",
        None => "cannot be told yet",
    };
    Some(format!("{what} {}, {asked} {bound}: {verdict}", figure?))
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
fn window<'a>(name: &str, window: &str, results: &'a Results) -> Option<&'a WindowRisk> {
    let option = results.risk.as_ref()?.options.iter().find(|risk| risk.option == name)?;
    option.windows.iter().find(|risk| risk.window == window)
}

/// `15.0 % (12.0 % to 18.0 %)` of days miss the target, with what little is known told.
fn missed(risk: &WindowRisk, windows: &str, name: &str, results: &Results) -> Option<String> {
    let few = if risk.few_events { "; fewer than 30 events" } else { "" };
    let limits = words::limits(name, results);
    let what = if limits.iter().any(is_beside) { "one of the target's limits" } else { "the target" };
    Some(format!("{} of {windows} miss {what}{few}", share(risk.breach)?))
}

/// The worst day of a calendar, and how often a day misses.
fn worst_day(name: &str, results: &Results) -> Option<String> {
    let day = window(name, "day", results)?;
    let served = share(day.service.worst_of_calendar)?;
    let missed = missed(day, "days", name, results);
    // Of one day the average is the day.
    if view::days(results.days) == "1" {
        return missed.map(|missed| format!("{missed}."));
    }
    let missed = missed.map_or(String::new(), |missed| format!(". {missed}"));
    let days = view::days_in_words(results.days);
    Some(format!("The worst day of {days}, on average: {served}{missed}."))
}

/// How often a single interval misses.
fn single(name: &str, option: &OptionResults, results: &Results) -> Option<String> {
    let (_, many) = day(option).map_or(("interval", "intervals"), |(_, rows)| intervals_in_words(rows));
    let missed = missed(window(name, "interval", results)?, &format!("single {many}"), name, results)?;
    Some(format!("{missed}."))
}

/// Work that waits: what was done in time.
fn worked(option: &OptionResults) -> Vec<String> {
    let done = |(name, m): (&str, &Measures)| {
        Some(format!("{}: {} done in time", words::option(name), share(m.get("done_in_time"))?))
    };
    view::work(option).into_iter().filter_map(done).collect()
}

/// What the intervals allow to say of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing {
    /// The whole interval reaches it.
    Met,
    /// The whole interval is below it.
    Missed,
    /// The interval holds it.
    OnTheEdge,
    /// Nothing was offered.
    Nothing,
}

/// How a service level stands to a target's share; after one replication by the figure alone.
pub fn standing(level: Estimate, share: f64) -> Standing {
    match (level.mean, level.low, level.high) {
        (None, ..) => Standing::Nothing,
        (_, Some(low), _) if low >= share => Standing::Met,
        (_, _, Some(high)) if high < share => Standing::Missed,
        (_, Some(_), Some(_)) => Standing::OnTheEdge,
        (Some(mean), ..) if mean >= share => Standing::Met,
        _ => Standing::Missed,
    }
}

/// The service of an option in short: `81.3 % (80.4 % to 82.2 %) in time, holds the target`, then work that waits.
pub fn short(name: &str, option: &OptionResults, results: &Results) -> Vec<String> {
    let mut parts = callers(option);
    if let Some(last) = parts.last_mut().filter(|_| results.replications > 1 && results.constraint.is_some()) {
        last.push_str(match chosen::holds(results, name) {
            Some(true) => ", holds the target",
            Some(false) => ", misses the target",
            None => ", whether it holds the target cannot be told",
        });
    }
    parts.extend(worked(option));
    parts
}

/// All contacts together, or each type where targets differ.
fn callers(option: &OptionResults) -> Vec<String> {
    if together(option).is_some() {
        return vec![share(level(option)).map_or("nobody called".to_owned(), |share| format!("{share} in time"))];
    }
    let of_type = |(name, m): (&str, &Measures)| {
        let level = share(view::service_level(m, option.targets.get(name)))?;
        Some(format!("{} {level} in time", words::option(name)))
    };
    let all: Vec<String> = view::inbound(option).into_iter().filter_map(of_type).collect();
    if all.is_empty() { vec!["nobody called".to_owned()] } else { all }
}

/// What became of a limit of the target when all options were judged together.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Held {
    /// Nothing was judged, or with the same verdict.
    AsItStands,
    /// It could not be told.
    CannotBeTold,
    /// The race called it held or missed, within its tolerance.
    ByRace(bool),
}

/// Whether the limit that a sentence tells of was judged together with those of the other options, and how: so that no two parts of
/// a note say two things of it.
fn held(name: &str, contact: &str, target: Option<&TargetResult>, results: &Results) -> Held {
    let judged = results.constraint.as_ref().filter(|judged| judged.require == "mean" && results.replications > 1);
    let option = judged.and_then(|judged| judged.options.iter().find(|one| one.option == name));
    let (Some(option), Some(target)) = (option, target) else { return Held::AsItStands };
    let is_it = |limit: &&LimitFigure| {
        let types = contact == view::TOTAL || limit.contacts == [contact];
        types && limit.measure == target.definition && (limit.bound - target.share).abs() < 1e-9
    };
    let Some(limit) = option.limits.iter().find(is_it) else { return Held::AsItStands };
    let raced = chosen::race_for_cheapest(results).filter(|_| option.limits.len() == 1);
    let raced = raced.and_then(|race| race.options.iter().find(|one| one.option == name)?.holds);
    match (raced, limit.holds) {
        (Some(raced), _) => Held::ByRace(raced),
        (None, None) => Held::CannotBeTold,
        (None, Some(_)) => Held::AsItStands,
    }
}

/// `81.3 % (...) answered within 20 s, target 80 %: met, in 92 % of months`.
fn sentence(measures: &Measures, target: Option<&TargetResult>, held: Held) -> String {
    let level = view::service_level(measures, target);
    let Some(text) = share(level) else { return "nobody called".to_owned() };
    let text = format!("{text} {}", view::definition_in_words(target));
    let Some(target) = target else { return text };
    let asked = numbers::short_percent(target.share);
    // Short of the target by what is missing to it: the interval of the level, turned round.
    let short = |value: Option<f64>| value.map(|value| target.share - value);
    let gap = Estimate { mean: short(level.mean), low: short(level.high), high: short(level.low) };
    let standing = standing(level, target.share);
    let together = match (held, standing) {
        (Held::CannotBeTold, Standing::Met | Standing::Missed) => {
            ", which with all options judged together may be luck"
        }
        (Held::ByRace(true), Standing::Missed) => ", and held within the tolerance of the race",
        (Held::ByRace(false), Standing::Met) => ", and called missed within the tolerance of the race",
        _ => "",
    };
    match standing {
        Standing::Met => format!("{text}, target {asked}: met{together}"),
        Standing::Missed => {
            format!("{text}, target {asked}: missed by {}{together}", words::points(gap).unwrap_or_default())
        }
        Standing::OnTheEdge => format!("{text}, target {asked}: on the edge, the interval holds the target"),
        Standing::Nothing => text,
    }
}

/// In what share of months the target held: `target met in 92.0 % (88.0 % to 96.0 %) of the simulated months`; where it is to be
/// kept on every day of them, that.
pub fn share_of_months(met: Estimate, over: &str, results: &Results) -> Option<String> {
    let (share, what) = (share(met)?, words::periods(results));
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
pub fn worst(option: &OptionResults, most: usize) -> Option<String> {
    let (contact, rows) = day(option)?;
    let target = view::target(option, contact);
    let level = |row: &IntervalRow| view::service_level_of_row(row, target);
    let mut known: Vec<&IntervalRow> = rows.iter().filter(|row| level(row).mean.is_some()).collect();
    let key = |row: &IntervalRow| level(row).mean.unwrap_or(1.0);
    known.sort_by(|a, b| key(a).total_cmp(&key(b)));
    let below = target.map_or(0, |t| known.iter().filter(|row| key(row) < t.share).count());
    let (one, many) = intervals_in_words(rows);
    let listed: Vec<String> = known
        .iter()
        .take(most)
        .filter_map(|row| Some(format!("{} with {}", view::clock(row), share(level(row))?)))
        .collect();
    if listed.is_empty() {
        return None;
    }
    let name = if listed.len() == 1 { one } else { many };
    let all = known.len();
    let summary = target.map_or(String::new(), |_| format!(" Below the target: {below} of {all} {many} of the day."));
    Some(format!("worst {name} of the day: {}.{summary}", listed.join(", ")))
}

/// The rows by time of day of all contacts, or of the first type that has any.
fn day(option: &OptionResults) -> Option<(&str, &[IntervalRow])> {
    let total = option.time_of_day.get_key_value(view::TOTAL);
    let (name, rows) = total.or_else(|| option.time_of_day.iter().find(|(_, rows)| !rows.is_empty()))?;
    Some((name.as_str(), rows.as_slice()))
}
