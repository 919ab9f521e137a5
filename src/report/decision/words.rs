//! Figures in the words of the note: at most three significant digits, each with its interval.
//!
//! In: estimates. Out: text. Where luck changes nothing to the digits shown, that is said instead of an interval, and
//! where nothing varied at all, that; after one replication there is none.

use crate::report::chosen::{self, By};
use crate::report::language::{Told, say};
use crate::report::{numbers, view};
use crate::results::{Estimate, LimitFigure, OptionResults};

/// What stands instead of an interval that has no width in three digits.
pub fn sure(told: &Told<'_>) -> String {
    say!(told, "words-sure")
}

/// What stands instead of an interval that has no width at all: so many were alike, which does not say that all are. How many are
/// unlike at most is said once, where the note tells how it was reckoned.
pub fn same(told: &Told<'_>) -> String {
    say!(told, "words-same")
}

/// An option's results by its name.
pub fn find<'a>(told: &'a Told<'_>, name: &str) -> Option<&'a OptionResults> {
    told.options.0.iter().find(|(n, _)| n == name).map(|(_, option)| option)
}

/// All limits of an option's target, as they were judged.
pub fn limits<'a>(name: &str, told: &'a Told<'_>) -> &'a [LimitFigure] {
    let option = told.constraint.iter().flat_map(|held| &held.options).find(|one| one.option == name);
    option.map_or(&[], |option| &option.limits)
}

/// Said before what is told of profit alone, where the cheapest that holds the target is recommended.
pub fn by_profit(told: &Told<'_>) -> Option<String> {
    chosen::chosen(told).filter(|chosen| chosen.by == By::Cost)?;
    let leader = option(&told.ranking.first()?.option);
    Some(say!(told, "words-by-profit", leader = leader))
}

/// A name of the file, whole: two that begin alike are told apart.
pub fn option(name: &str) -> String {
    view::name(name, view::NAME)
}

/// The interval of an estimate written by `write`, as it stands in brackets; empty where there is none. One end may be open.
pub fn interval(estimate: Estimate, told: &Told<'_>, write: impl Fn(f64) -> String) -> String {
    interval_or(same, estimate, told, write)
}

/// The same with what is said of one that has no width at all.
fn interval_or(
    same: fn(&Told<'_>) -> String,
    estimate: Estimate,
    told: &Told<'_>,
    write: impl Fn(f64) -> String,
) -> String {
    let mean = estimate.mean.map(&write);
    match (estimate.low.map(&write), estimate.high.map(&write)) {
        (Some(low), Some(high)) if mean.as_ref() == Some(&low) && low == high => {
            let is_same = estimate.low.zip(estimate.high).is_some_and(|(low, high)| is_same(low, high));
            if is_same { same(told) } else { sure(told) }
        }
        (Some(low), Some(high)) => say!(told, "words-from-to", low = low, high = high),
        (Some(low), None) => say!(told, "words-or-more", low = low),
        (None, Some(high)) => say!(told, "words-or-less", high = high),
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
pub fn number(estimate: Estimate, told: &Told<'_>) -> Option<String> {
    let write = |value: f64| told.three(value);
    Some(with(write(estimate.mean?), interval(estimate, told, write)))
}

/// `1 month`, `24 months`.
pub fn months(count: f64, told: &Told<'_>) -> String {
    say!(told, "words-months", count = told.rounded(count))
}

/// `1 day`, `14 days`.
pub fn days(count: f64, told: &Told<'_>) -> String {
    say!(told, "words-days", count = told.rounded(count))
}

/// Seconds as short as they go: `20 s`, `0.5 s`.
pub fn time(seconds: f64, told: &Told<'_>) -> String {
    say!(told, "seconds", value = told.at_most(seconds, 1))
}

/// What a text chooses between two forms by.
pub fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// People: one decimal, of whole ones and of a hundred and more none.
pub fn people(count: f64, told: &Told<'_>) -> String {
    // Half up: 7.25 is 7.3.
    if count < 100.0 { told.at_most((count * 10.0).round() / 10.0, 1) } else { told.three(count) }
}

/// `81.3 % (80.4 % to 82.2 %)`; none where nothing happened.
pub fn share(level: Estimate, told: &Told<'_>) -> Option<String> {
    let write = |value: f64| told.percent(value);
    Some(with(write(level.mean?), interval(level, told, write)))
}

/// `2.1 points (1.8 to 2.4)` of a difference of shares.
pub fn points(difference: Estimate, told: &Told<'_>) -> Option<String> {
    points_by(difference, "", told)
}

/// The same with words about the interval.
pub fn points_by(difference: Estimate, about: &str, told: &Told<'_>) -> Option<String> {
    let hundred = numbers::scaled(difference, 100.0);
    let write = |value: f64| told.plain(value, 1);
    let points = say!(told, "words-points", points = write(hundred.mean?));
    Some(with(points, and_about(interval(hundred, told, write), about)))
}

/// Words about an interval behind it; none where there is no interval.
fn and_about(interval: String, about: &str) -> String {
    let separator = if about.is_empty() { "" } else { "; " };
    if interval.is_empty() { interval } else { format!("{interval}{separator}{about}") }
}

/// An amount of money: three digits, and no more than hundredths.
fn amount(value: f64, told: &Told<'_>) -> String {
    // 9.995 would be written 10.00, with a digit more.
    if value.abs() < 9.995 && value != 0.0 { told.plain(value, 2) } else { told.three(value) }
}

/// `5.7 s (5.5 s to 5.9 s)`.
pub fn seconds(time: Estimate, told: &Told<'_>) -> Option<String> {
    let write = |value: f64| told.seconds(value);
    Some(with(write(time.mean?), interval(time, told, write)))
}

/// An amount with its currency where there is one.
fn in_currency(amount: f64, told: &Told<'_>) -> String {
    format!("{} {}", self::amount(amount, told), view::name(&told.currency, 8)).trim_end().to_owned()
}

/// Money with its interval: `31,000 UAH (25,800 to 36,200)`.
pub fn money(amount: Estimate, told: &Told<'_>) -> Option<String> {
    Some(with(exact(amount.mean?, told), interval(amount, told, |value| self::amount(value, told))))
}

/// The same of a figure that is sure though not all of which it is one are alike, as a percentile.
pub fn money_of_unlike(amount: Estimate, told: &Told<'_>) -> Option<String> {
    let write = |value: f64| self::amount(value, told);
    Some(with(exact(amount.mean?, told), interval_or(sure, amount, told, write)))
}

/// Money that no luck changes: a fee of a contract, `24,000 UAH`.
pub fn exact(amount: f64, told: &Told<'_>) -> String {
    in_currency(amount, told)
}

/// Money of a month: `402,000 UAH a month (393,000 to 411,000)`; none where nothing was paid or earned.
pub fn a_month(amount: Estimate, told: &Told<'_>) -> Option<String> {
    a_month_by(amount, "", told)
}

/// The same with words about the interval: `31,000 UAH a month (25,800 to 36,200; 95 %, n = 200)`.
pub fn a_month_by(amount: Estimate, about: &str, told: &Told<'_>) -> Option<String> {
    let figure = say!(told, "words-a-month", amount = in_currency(amount.mean?, told));
    Some(with(figure, and_about(interval(amount, told, |value| self::amount(value, told)), about)))
}

/// The sign of a difference turned into a word: `more` or `less`, and the difference without it.
pub fn sized(difference: Estimate, more: &'static str, less: &'static str) -> (Estimate, &'static str) {
    let below = difference.mean.is_some_and(|mean| mean < 0.0);
    if below { (numbers::scaled(difference, -1.0), less) } else { (difference, more) }
}

/// Stretches of time that were simulated: `months`, `weeks`, `days`, `periods of 14 days`.
pub fn periods(told: &Told<'_>) -> String {
    let days = view::days(told.days);
    match days.as_str() {
        _ if told.months.is_some() || (28.0..=31.0).contains(&told.days) => say!(told, "words-periods-months"),
        "1" => say!(told, "words-periods-days"),
        "7" => say!(told, "words-periods-weeks"),
        _ => say!(told, "words-periods", days = days),
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
pub fn listed(names: &[String], told: &Told<'_>) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => say!(told, "words-and", before = before.join(", "), last = last.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::language::Language;
    use crate::results::Results;

    fn told(results: &Results) -> Told<'_> {
        Told::new(results, Language::English)
    }

    fn estimate(mean: f64, low: Option<f64>, high: Option<f64>) -> Estimate {
        Estimate { mean: Some(mean), low, high }
    }

    #[test]
    fn figures_have_three_digits_and_their_interval() {
        let results = Results::default();
        let told = &told(&results);
        let known = estimate(1_234.5, Some(1_201.0), Some(1_268.0));
        assert_eq!(number(known, told).as_deref(), Some("1,230 (1,200 to 1,270)"));
        assert_eq!(share(estimate(0.8137, Some(0.8), Some(0.83)), told).as_deref(), Some("81.4 % (80.0 % to 83.0 %)"));
        assert_eq!(points(estimate(0.021, Some(0.018), Some(0.024)), told).as_deref(), Some("2.1 points (1.8 to 2.4)"));
    }

    #[test]
    fn an_interval_without_width_in_three_digits_is_called_sure_and_an_open_one_is_told_by_its_end() {
        let results = Results::default();
        let told = &told(&results);
        let number = |estimate| number(estimate, told);
        let surely = Some("1,230 (sure to the digits shown)");
        assert_eq!(number(estimate(1_234.5, Some(1_234.4), Some(1_234.6))).as_deref(), surely);
        // A minimum that bit in all of a few months is no surety.
        let alike = Some("6,000 (the same in every replication)");
        assert_eq!(number(estimate(6_000.0, Some(6_000.0), Some(6_000.0))).as_deref(), alike);
        assert_eq!(number(estimate(290.0, None, Some(305.0))).as_deref(), Some("290 (305 or less)"));
        assert_eq!(number(estimate(290.0, Some(275.0), None)).as_deref(), Some("290 (275 or more)"));
        assert_eq!(number(estimate(290.0, None, None)).as_deref(), Some("290"));
    }

    #[test]
    fn counts_are_as_short_as_they_go() {
        let results = Results::default();
        let told = &told(&results);
        assert_eq!((told.count(14.0), told.count(13.4), told.count(2.0)), ("14".into(), "13.4".into(), "2".into()));
        assert_eq!((months(1.0, told), months(24.0, told)), ("1 month".into(), "24 months".into()));
    }

    #[test]
    fn a_difference_is_told_by_its_size_and_a_word() {
        let (size, word) = sized(estimate(-3.0, Some(-5.0), Some(-1.0)), "more", "less");
        assert_eq!((size.mean, size.low, size.high, word), (Some(3.0), Some(1.0), Some(5.0), "less"));
    }
}
