//! Terms to negotiate: what other terms of each contract would be worth, and which of them would turn the decision.

use super::page::{Block, section};
use super::words;
use crate::report::contracts::{minutes_or_hours, other_terms};
use crate::report::{numbers, view};
use crate::results::{Alternative, Results};

/// Most terms that are told; all are in the results.
const MOST: usize = 12;

/// Other terms of the best option first, then of those that it beat.
pub fn blocks(results: &Results) -> Vec<Block> {
    let worth = other_terms(results);
    let mut points: Vec<String> = worth.iter().take(MOST).filter_map(|one| point(one, results)).collect();
    if worth.len() > MOST {
        points.push(format!("{} more: see alternatives in results.json.", worth.len() - MOST));
    }
    if points.is_empty() && !results.contracts.is_empty() {
        points.push("No other terms of these contracts were found that would change a bill.".to_owned());
    }
    points.extend(minutes_or_hours(results).into_iter().map(|text| format!("{text}.")));
    section("Terms to negotiate", points)
}

/// `alfa: paying by 6 s instead of 60 s: saves 1,080 UAH a month (1,020 to 1,150)`.
fn point(one: &Alternative, results: &Results) -> Option<String> {
    let (amount, word) = words::sized(one.saving, "saves", "costs");
    let more = if word == "costs" { " more" } else { "" };
    let amount = words::a_month(amount, results)?;
    let best = results.ranking.first().is_none_or(|best| best.option == one.option);
    let alone = results.contracts.iter().filter(|contract| contract.provider == one.provider).count() < 2;
    let place = if best && alone { String::new() } else { format!(" in {}", words::option(&one.option)) };
    let (provider, terms) = (words::option(&one.provider), view::line(&one.terms));
    Some(format!("{provider}{place}: {terms}: {word} {amount}{more}{}.", turns(one, results)))
}

/// Said where it is worth more than what parts the option from the best.
fn turns(one: &Alternative, results: &Results) -> String {
    let ranked = results.ranking.iter().skip(1).find(|ranked| ranked.option == one.option);
    let behind = ranked.map(|ranked| numbers::scaled(view::ranked_month(ranked, results).against_best, -1.0));
    match (behind, one.saving.mean, one.saving.low) {
        (Some(behind), Some(mean), Some(low)) if behind.mean.is_some_and(|behind| mean > behind) => {
            let surely = behind.high.is_some_and(|high| low > high);
            let word = if surely { "" } else { "perhaps " };
            format!(", {word}more than parts {} from the best", words::option(&one.option))
        }
        _ => String::new(),
    }
}
