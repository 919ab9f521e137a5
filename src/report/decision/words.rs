//! Figures in the words of the note: at most three significant digits, each with its interval.
//!
//! In: estimates. Out: text. Where luck changes nothing to the digits shown, that is said instead of an interval, and
//! where nothing varied at all, that; after one replication there is none.

use crate::report::chosen::{self, By};
use crate::report::{numbers, view};
use crate::results::{Estimate, LimitFigure, OptionResults, Results};

/// What stands instead of an interval that has no width in three digits.
pub const SURE: &str = "sure to the digits shown";
/// What stands instead of an interval that has no width at all: so many were alike, which does not say that all are. How many are
/// unlike at most is said once, where the note tells how it was reckoned.
pub const SAME: &str = "the same in every replication";

/// An option's results by its name.
pub fn find<'a>(results: &'a Results, name: &str) -> Option<&'a OptionResults> {
    results.options.0.iter().find(|(n, _)| n == name).map(|(_, option)| option)
}

/// All limits of an option's target, as they were judged.
pub fn limits<'a>(name: &str, results: &'a Results) -> &'a [LimitFigure] {
    let option = results.constraint.iter().flat_map(|held| &held.options).find(|one| one.option == name);
    option.map_or(&[], |option| &option.limits)
}

/// Said before what is told of profit alone, where the cheapest that holds the target is recommended.
pub fn by_profit(results: &Results) -> Option<String> {
    chosen::chosen(results).filter(|chosen| chosen.by == By::Cost)?;
    let leader = option(&results.ranking.first()?.option);
    Some(format!("This part goes by profit alone, of which {leader} has the most, whoever holds the target."))
}

/// A name of the file, whole: two that begin alike are told apart.
pub fn option(name: &str) -> String {
    view::name(name, view::NAME)
}

/// The interval of an estimate written by `write`, as it stands in brackets; empty where there is none. One end may be open.
pub fn interval(estimate: Estimate, write: impl Fn(f64) -> String) -> String {
    let mean = estimate.mean.map(&write);
    match (estimate.low.map(&write), estimate.high.map(&write)) {
        (Some(low), Some(high)) if mean.as_ref() == Some(&low) && low == high => {
            let is_same = estimate.low.zip(estimate.high).is_some_and(|(low, high)| is_same(low, high));
            if is_same { SAME } else { SURE }.to_owned()
        }
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("{high} or less"),
        (None, None) => String::new(),
    }
}

/// Whether nothing lies between two ends but the last bits of sums.
fn is_same(low: f64, high: f64) -> bool {
    (high - low).abs() <= 1e-9 * low.abs().max(high.abs())
}

/// Whether a difference is none in every replication.
pub fn is_nothing(difference: Estimate) -> bool {
    difference.mean == Some(0.0) && difference.low == Some(0.0) && difference.high == Some(0.0)
}

/// `figure (interval)`, or the figure alone where it has none.
fn with(figure: String, interval: String) -> String {
    if interval.is_empty() { figure } else { format!("{figure} ({interval})") }
}

/// A number, three digits: `290 (275 to 305)`; none where nothing happened.
pub fn number(estimate: Estimate) -> Option<String> {
    Some(with(numbers::three(estimate.mean?), interval(estimate, numbers::three)))
}

/// A number as short as it goes, three digits at most: `14`, `13.4`.
pub fn count(value: f64) -> String {
    let text = numbers::three(value);
    text.strip_suffix(".00").or(text.strip_suffix(".0")).unwrap_or(&text).to_owned()
}

/// `1 month`, `24 months`.
pub fn months(count: f64) -> String {
    let number = self::count(count);
    if number == "1" { "1 month".to_owned() } else { format!("{number} months") }
}

/// People: one decimal, of whole ones and of a hundred and more none.
pub fn people(count: f64) -> String {
    // Half up: 7.25 is 7.3.
    let text = if count < 100.0 { numbers::plain((count * 10.0).round() / 10.0, 1) } else { numbers::three(count) };
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

/// `81.3 % (80.4 % to 82.2 %)`; none where nothing happened.
pub fn share(level: Estimate) -> Option<String> {
    Some(with(numbers::percent(level.mean?), interval(level, numbers::percent)))
}

/// `2.1 points (1.8 to 2.4)` of a difference of shares.
pub fn points(difference: Estimate) -> Option<String> {
    points_by(difference, "")
}

/// The same with words about the interval.
pub fn points_by(difference: Estimate, about: &str) -> Option<String> {
    let hundred = numbers::scaled(difference, 100.0);
    let write = |value: f64| numbers::plain(value, 1);
    Some(with(format!("{} points", write(hundred.mean?)), and_about(interval(hundred, write), about)))
}

/// Words about an interval behind it; none where there is no interval.
fn and_about(interval: String, about: &str) -> String {
    let separator = if about.is_empty() { "" } else { "; " };
    if interval.is_empty() { interval } else { format!("{interval}{separator}{about}") }
}

/// An amount of money: three digits, and no more than hundredths.
fn amount(value: f64) -> String {
    // 9.995 would be written 10.00, with a digit more.
    if value.abs() < 9.995 && value != 0.0 { numbers::plain(value, 2) } else { numbers::three(value) }
}

/// `5.7 s (5.5 s to 5.9 s)`.
pub fn seconds(time: Estimate) -> Option<String> {
    Some(with(numbers::seconds(time.mean?), interval(time, numbers::seconds)))
}

/// The currency, and where there is none nothing.
fn unit(results: &Results, period: &str) -> String {
    let currency = view::name(&results.currency, 8);
    [currency.as_str(), period].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// Money with its interval: `31,000 UAH (25,800 to 36,200)`.
pub fn money(amount: Estimate, results: &Results) -> Option<String> {
    Some(with(exact(amount.mean?, results), interval(amount, self::amount)))
}

/// Money that no luck changes: a fee of a contract, `24,000 UAH`.
pub fn exact(amount: f64, results: &Results) -> String {
    format!("{} {}", self::amount(amount), unit(results, "")).trim_end().to_owned()
}

/// Money of a month: `402,000 UAH a month (393,000 to 411,000)`; none where nothing was paid or earned.
pub fn a_month(amount: Estimate, results: &Results) -> Option<String> {
    a_month_by(amount, "", results)
}

/// The same with words about the interval: `31,000 UAH a month (25,800 to 36,200; 95 %, n = 200)`.
pub fn a_month_by(amount: Estimate, about: &str, results: &Results) -> Option<String> {
    let figure = format!("{} {}", self::amount(amount.mean?), unit(results, "a month"));
    Some(with(figure, and_about(interval(amount, self::amount), about)))
}

/// The sign of a difference turned into a word: `more` or `less`, and the difference without it.
pub fn sized(difference: Estimate, more: &'static str, less: &'static str) -> (Estimate, &'static str) {
    let below = difference.mean.is_some_and(|mean| mean < 0.0);
    if below { (numbers::scaled(difference, -1.0), less) } else { (difference, more) }
}

/// Stretches of time that were simulated: `months`, `weeks`, `days`, `periods of 14 days`.
pub fn periods(results: &Results) -> String {
    let days = view::days(results.days);
    match days.as_str() {
        _ if results.months.is_some() || (28.0..=31.0).contains(&results.days) => "months".to_owned(),
        "1" => "days".to_owned(),
        "7" => "weeks".to_owned(),
        _ => format!("periods of {days} days"),
    }
}

/// Names with the same that is to be said of them: each text once, in the order of the first.
pub fn together(all: impl Iterator<Item = (String, String)>) -> Vec<(Vec<String>, String)> {
    let mut out: Vec<(Vec<String>, String)> = Vec::new();
    for (name, text) in all {
        match out.iter_mut().find(|(names, known)| *known == text && !names.contains(&name)) {
            Some((names, _)) => names.push(name),
            None => out.push((vec![name], text)),
        }
    }
    out
}

/// `a, b and c`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(mean: f64, low: Option<f64>, high: Option<f64>) -> Estimate {
        Estimate { mean: Some(mean), low, high }
    }

    #[test]
    fn figures_have_three_digits_and_their_interval() {
        let known = estimate(1_234.5, Some(1_201.0), Some(1_268.0));
        assert_eq!(number(known).as_deref(), Some("1,230 (1,200 to 1,270)"));
        assert_eq!(share(estimate(0.8137, Some(0.8), Some(0.83))).as_deref(), Some("81.4 % (80.0 % to 83.0 %)"));
        assert_eq!(points(estimate(0.021, Some(0.018), Some(0.024))).as_deref(), Some("2.1 points (1.8 to 2.4)"));
    }

    #[test]
    fn an_interval_without_width_in_three_digits_is_called_sure_and_an_open_one_is_told_by_its_end() {
        assert_eq!(number(estimate(1_234.5, Some(1_234.4), Some(1_234.6))), Some(format!("1,230 ({SURE})")));
        // A minimum that bit in all of a few months is no surety.
        assert_eq!(number(estimate(6_000.0, Some(6_000.0), Some(6_000.0))), Some(format!("6,000 ({SAME})")));
        assert_eq!(number(estimate(290.0, None, Some(305.0))).as_deref(), Some("290 (305 or less)"));
        assert_eq!(number(estimate(290.0, Some(275.0), None)).as_deref(), Some("290 (275 or more)"));
        assert_eq!(number(estimate(290.0, None, None)).as_deref(), Some("290"));
    }

    #[test]
    fn counts_are_as_short_as_they_go() {
        assert_eq!((count(14.0), count(13.4), count(2.0)), ("14".into(), "13.4".into(), "2".into()));
        assert_eq!((months(1.0), months(24.0)), ("1 month".into(), "24 months".into()));
    }

    #[test]
    fn a_difference_is_told_by_its_size_and_a_word() {
        let (size, word) = sized(estimate(-3.0, Some(-5.0), Some(-1.0)), "more", "less");
        assert_eq!((size.mean, size.low, size.high, word), (Some(3.0), Some(1.0), Some(5.0), "less"));
    }
}
