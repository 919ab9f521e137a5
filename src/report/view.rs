//! What a report looks for in results: targets and their measure, time of day, months, whether money plays a part.
//!
//! In: results. Out: estimates and words about them. Writes nothing.

use crate::report::language::{Told, say};
use crate::report::numbers;
use crate::results::{Estimate, IntervalRow, Measures, OptionResults, Ranked, RankedMonth, Results, TargetResult};

/// Days of the average month: 365.25 / 12.
pub const DAYS_A_MONTH: f64 = 30.4375;

/// The longest name that a file may give: where lines are broken names need not be cut.
pub const NAME: usize = 64;
/// The name under which all inbound contacts stand together.
pub const TOTAL: &str = "total";

/// What turns money over the calendar into money a month: of whole calendar months their number, else the days of the average month.
pub fn to_month(results: &Results) -> f64 {
    match results.months {
        Some(months) if months > 0.0 => 1.0 / months,
        _ if results.days > 0.0 => DAYS_A_MONTH / results.days,
        _ => 1.0,
    }
}

/// What a month means where money is told by the month.
pub fn month_in_words(told: &Told<'_>) -> String {
    match told.months {
        Some(1.0) => say!(told, "view-month"),
        Some(months) => say!(told, "view-months", months = told.plain(months, 0), count = told.rounded(months)),
        None => say!(told, "view-month-of-days", month = told.three(DAYS_A_MONTH), days = told.rounded(told.days)),
    }
}

/// A measure of money over the calendar, by the month.
pub fn a_month(measures: &Measures, name: &str, results: &Results) -> Estimate {
    numbers::scaled(measures.get(name), to_month(results))
}

/// An option's money by the month, over the horizon where one-off costs are spread.
pub fn ranked_month(ranked: &Ranked, results: &Results) -> RankedMonth {
    let month = |money: Estimate| numbers::scaled(money, to_month(results));
    ranked.horizon_month.unwrap_or_else(|| RankedMonth {
        profit: month(ranked.profit),
        cost: month(ranked.cost),
        against_best: month(ranked.against_best),
    })
}

/// What an option costs in a month, over the horizon where one-off costs are spread.
pub fn cost_a_month(option: &OptionResults, results: &Results) -> Estimate {
    spread_a_month(&option.total, "cost", results)
}

/// `cost` or `profit` in a month, over the horizon where one-off costs are spread.
pub fn spread_a_month(measures: &Measures, name: &str, results: &Results) -> Estimate {
    let horizon = measures.get(if name == "profit" { "profit_horizon_month" } else { "cost_horizon_month" });
    if horizon.mean.is_some() { horizon } else { a_month(measures, name, results) }
}

/// Options with their results, best first; in file order where there is no ranking.
pub fn ranked(results: &Results) -> Vec<(&str, &OptionResults)> {
    let all = &results.options.0;
    if results.ranking.is_empty() {
        return all.iter().map(|(name, option)| (name.as_str(), option)).collect();
    }
    let find = |name: &String| all.iter().find(|(known, _)| known == name);
    results.ranking.iter().filter_map(|r| find(&r.option)).map(|(name, option)| (name.as_str(), option)).collect()
}

/// The target of a contact type; of `total` the one that all types share, if they do.
pub fn target<'a>(option: &'a OptionResults, contact: &str) -> Option<&'a TargetResult> {
    if contact != TOTAL {
        return option.targets.get(contact);
    }
    let mut all = option.targets.values();
    let first = all.next()?;
    all.all(|t| t == first).then_some(first)
}

/// The service level by the definition that the target names.
pub fn service_level(measures: &Measures, target: Option<&TargetResult>) -> Estimate {
    measures.get(definition(target))
}

/// The same of one interval.
pub fn service_level_of_row(row: &IntervalRow, target: Option<&TargetResult>) -> Estimate {
    row.by_name.get(definition(target)).copied().unwrap_or_default()
}

fn definition(target: Option<&TargetResult>) -> &str {
    target.map_or("service_level", |t| t.definition.as_str())
}

/// `80 % in 20 s`.
pub fn target_in_words(target: &TargetResult) -> String {
    format!("{} in {}", numbers::exact_percent(target.share), time(target.answer_within))
}

/// Seconds as short as they go: `20 s`, `0.5 s`.
pub fn time(seconds: f64) -> String {
    let text = numbers::plain(seconds, 1);
    format!("{} s", text.strip_suffix(".0").unwrap_or(&text))
}

/// Days as short as they go: `28`, `30.4`.
pub fn days(days: f64) -> String {
    numbers::short(days)
}

/// `1 day`, `14 days`.
pub fn days_in_words(length: f64) -> String {
    let text = days(length);
    if text == "1" { "1 day".to_owned() } else { format!("{text} days") }
}

/// What the target's measure counts, in words: `answered within 20 s`.
pub fn definition_in_words(target: Option<&TargetResult>) -> String {
    let Some(target) = target else { return "answered in time".to_owned() };
    let within = time(target.answer_within);
    match target.definition.as_str() {
        "service_level_of_answered" => format!("of the answered were answered within {within}"),
        "service_level_less_short" => format!("answered within {within}, short abandons left out"),
        "service_level_less_in_time" => format!("answered within {within}, those who gave up sooner left out"),
        "service_level_with_abandons" => format!("answered or gone within {within}"),
        "service_level_with_blocked" => format!("answered within {within}, blocked callers counted"),
        _ => format!("answered within {within}"),
    }
}

/// Contact types of people who wait: those with a service level or with offered contacts.
pub fn inbound(option: &OptionResults) -> Vec<(&str, &Measures)> {
    let waits = |m: &Measures| m.by_name.contains_key("service_level") || m.by_name.contains_key("offered");
    option.contacts.iter().filter(|(_, m)| waits(m)).map(|(name, m)| (name.as_str(), m)).collect()
}

/// Contact types of work that waits: outbound and back office.
pub fn work(option: &OptionResults) -> Vec<(&str, &Measures)> {
    let is_work = |m: &Measures| m.by_name.contains_key("done_in_time") || m.by_name.contains_key("arose");
    option
        .contacts
        .iter()
        .filter(|(_, m)| is_work(m) && !m.by_name.contains_key("offered"))
        .map(|(n, m)| (n.as_str(), m))
        .collect()
}

/// The time of day at which a row starts, in hours; none where the text is no time.
pub fn hour(row: &IntervalRow) -> Option<f64> {
    let clock = clock(row);
    let (hours, minutes) = clock.split_once(':')?;
    let minutes = minutes.get(..2)?;
    Some(hours.parse::<f64>().ok()? + minutes.parse::<f64>().ok()? / 60.0)
}

/// `08:30` of `2026-11-02T08:30` or of `08:30`.
pub fn clock(row: &IntervalRow) -> &str {
    row.start.rsplit_once('T').map_or(row.start.as_str(), |(_, clock)| clock)
}

/// The length of an interval in hours: the shortest step between rows.
pub fn step(rows: &[IntervalRow]) -> Option<f64> {
    let hours: Vec<f64> = rows.iter().filter_map(hour).collect();
    let steps = hours.windows(2).filter_map(|w| if let [a, b] = w { Some(b - a) } else { None });
    steps.filter(|s| *s > 0.0).min_by(f64::total_cmp)
}

/// The rows from the first to the last in which anybody was offered.
pub fn offered_rows<'a>(rows: &'a [IntervalRow], target: Option<&TargetResult>) -> &'a [IntervalRow] {
    let offered = |row: &IntervalRow| service_level_of_row(row, target).mean.is_some();
    let first = rows.iter().position(offered).unwrap_or(0);
    let last = rows.iter().rposition(offered).unwrap_or(0);
    rows.get(first..=last).unwrap_or(rows)
}

/// What numbers by time of day are: `sums over 6 days`, the days of the calendar after warm-up.
pub fn sum_of_days(days: f64) -> String {
    let days = numbers::plain((days * 10.0).round() / 10.0, usize::from((days - days.round()).abs() >= 0.05));
    if days == "1" { "of the one day".to_owned() } else { format!("sums over {days} days") }
}

/// Rows of a contact type by time of day; of `total` those of the only type where there is no total.
pub fn time_of_day<'a>(option: &'a OptionResults, contact: &str) -> &'a [IntervalRow] {
    option.time_of_day.get(contact).map_or(&[], Vec::as_slice)
}

/// Whether anything was paid or earned in any option.
pub fn has_money(results: &Results) -> bool {
    let some = |e: Estimate| e.mean.is_some_and(|v| v != 0.0);
    results.options.0.iter().any(|(_, o)| some(o.total.get("cost")) || some(o.total.get("profit")))
}

/// `95 %, n = 200`.
pub fn basis(results: &Results) -> String {
    let written = |replications: u64| numbers::plain(replications as f64, 0);
    let most = most_replications(results).map_or(String::new(), |most| format!(" to {}", written(most)));
    format!("{}, n = {}{most}", numbers::short_percent(results.confidence), written(results.replications))
}

/// `200`; of options that a race left with unlike numbers `30 to 1,079`.
pub fn replications_in_words(told: &Told<'_>) -> String {
    let written = |replications: u64| told.plain(replications as f64, 0);
    let least = written(told.replications);
    match most_replications(told) {
        Some(most) => say!(told, "words-from-to", low = least, high = written(most)),
        None => least,
    }
}

/// The most replications of an option, where a race left them with unlike numbers.
fn most_replications(results: &Results) -> Option<u64> {
    let raced = results.selected.iter().flat_map(|selected| &selected.options).map(|one| one.replications);
    raced.max().filter(|most| *most > results.replications)
}

/// Replications of an option.
pub fn replications_of(option: &str, results: &Results) -> u64 {
    let raced = results.selected.iter().flat_map(|selected| &selected.options);
    raced.into_iter().find(|one| one.option == option).map_or(results.replications, |one| one.replications)
}

/// A sentence about the scenario with hidden characters shown, however long.
pub fn line(text: &str) -> String {
    // Names are checked when they are read; this holds against stored results that somebody edited.
    let parts: Vec<char> = text.chars().take(1000).collect();
    parts.chunks(80).map(|part| crate::units::shown(&part.iter().collect::<String>())).collect()
}

/// Text of a file's author, fit for one line: hidden characters shown, cut at `most` characters.
pub fn name(text: &str, most: usize) -> String {
    let text = crate::units::shown(text);
    if text.chars().count() <= most {
        return text;
    }
    text.chars().take(most.saturating_sub(1)).chain(['…']).collect()
}

/// Whether the calendar is about a month, 28 to 31 days, so that the luck of a replication is that of a month.
pub fn is_a_month(results: &Results) -> bool {
    (27.5..31.5).contains(&results.days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_total_has_a_target_only_where_all_types_share_it() {
        let mut results = fixture::run();
        let option = &mut results.options.0[0].1;
        assert!(target(option, TOTAL).is_some());
        if let Some(t) = option.targets.get_mut("support") {
            t.share = 0.9;
        }
        assert!(target(option, TOTAL).is_none());
        assert_eq!(target(option, "support").map(target_in_words).as_deref(), Some("90 % in 20 s"));
    }

    #[test]
    fn times_of_day_are_read_with_and_without_a_date() {
        let row = |start: &str| IntervalRow { start: start.to_owned(), by_name: Default::default() };
        assert_eq!(hour(&row("2026-11-02T08:30")), Some(8.5));
        assert_eq!(hour(&row("24:15")), Some(24.25));
        assert_eq!(hour(&row("")), None);
        assert_eq!(hour(&row("08:é")), None);
        assert_eq!(step(&[row("08:00"), row("08:30"), row("13:00")]), Some(0.5));
    }

    #[test]
    fn long_and_hidden_names_fit_a_line() {
        assert_eq!(name("abcdef", 4), "abc…");
        assert_eq!(name("a\nb", 10), "a\\u{A}b");
    }
}
