//! Service in words: the level beside its target, and the worst times of day.

use crate::report::{numbers, view};
use crate::results::{Estimate, IntervalRow, Measures, OptionResults, Results, TargetResult};

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

/// `81.3 % (80.4 % to 82.2 %)`; none where nothing happened.
pub fn share(level: Estimate) -> Option<String> {
    let mean = numbers::percent(level.mean?);
    let interval = numbers::interval(level, numbers::percent);
    Some(if interval.is_empty() { mean } else { format!("{mean} ({interval})") })
}

/// The service of an option in sentences without a full stop: of its callers, then of work that waits.
pub fn sentences(option: &OptionResults) -> Vec<String> {
    let mut sentences = callers(option);
    let done = |(name, m): (&str, &Measures)| {
        Some(format!("{}: {} done in time", view::name(name, 24), share(m.get("done_in_time"))?))
    };
    sentences.extend(view::work(option).into_iter().filter_map(done));
    sentences
}

/// One sentence for all contacts, or one for each type where targets differ.
fn callers(option: &OptionResults) -> Vec<String> {
    if let Some(target) = view::target(option, view::TOTAL)
        && option.total.by_name.contains_key(target.definition.as_str())
    {
        return vec![sentence(&option.total, Some(target))];
    }
    let of_type =
        |(name, m): (&str, &Measures)| format!("{}: {}", view::name(name, 24), sentence(m, option.targets.get(name)));
    view::inbound(option).into_iter().map(of_type).collect()
}

/// `81.3 % (...) answered within 20 s, target 80 %: met, in 92 % of months`.
pub fn sentence(measures: &Measures, target: Option<&TargetResult>) -> String {
    let level = view::service_level(measures, target);
    let Some(text) = share(level) else { return "nobody called".to_owned() };
    let text = format!("{text} {}", view::definition_in_words(target));
    let Some(target) = target else { return text };
    let asked = numbers::short_percent(target.share);
    let gap = || numbers::plain((target.share - level.mean.unwrap_or_default()) * 100.0, 1);
    match standing(level, target.share) {
        Standing::Met => format!("{text}, target {asked}: met"),
        Standing::Missed => format!("{text}, target {asked}: missed by {} points", gap()),
        Standing::OnTheEdge => format!("{text}, target {asked}: on the edge, the interval holds the target"),
        Standing::Nothing => text,
    }
}

/// In what share of months the target held: `target met in 92 % of the simulated months`, or on every day of them.
pub fn share_of_months(share: f64, over: &str, results: &Results) -> String {
    let what = if (28.0..=31.0).contains(&results.days) {
        "simulated months".to_owned()
    } else if view::days(results.days) == "1" {
        "simulated days".to_owned()
    } else {
        format!("simulated periods of {}", view::days_in_words(results.days))
    };
    let every = match over {
        "day" => " on every day",
        "interval" => " in every interval",
        _ => "",
    };
    format!("target met{every} in {} of the {what}", numbers::short_percent(share))
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
