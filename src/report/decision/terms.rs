//! Terms to negotiate: what other terms of each contract would be worth, and which of them would turn the decision.

use super::page::{Block, section};
use super::words;
use crate::report::chosen::{self, By};
use crate::report::contracts::{minutes_or_hours, other_terms};
use crate::report::language::{Told, say};
use crate::results::Alternative;
use crate::said::{Said, SaidValue};

/// Most terms on the first page.
const FIRST: usize = 3;
/// Most terms behind it; all are in the results.
const MOST: usize = 12;

/// What saves most in the best option, and what would turn the decision.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let (first, _) = parted(told);
    let mut points: Vec<String> = first.into_iter().filter_map(|one| point(one, told)).collect();
    if points.is_empty() && !told.contracts.is_empty() {
        points.push(match (told.alternatives.is_empty(), other_terms(told).is_empty()) {
            (true, _) => say!(told, "terms-nothing-to-try"),
            (_, true) => say!(told, "terms-none-of-these"),
            _ => say!(told, "terms-none-of-its"),
        });
    }
    points.extend(tried(told));
    section(say!(told, "terms-heading"), points)
}

/// Which terms were tried, so that nobody takes these for all that can be negotiated; each once, whichever contract has it.
fn tried(told: &Told<'_>) -> Option<String> {
    let mut kinds: Vec<(Said, Vec<String>)> = Vec::new();
    for one in &told.alternatives {
        let (kind, what) = kind(one, told);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, all)) if all.contains(&what) => {}
            Some((_, all)) => all.push(what),
            None => kinds.push((kind, vec![what])),
        }
    }
    let said_so: Vec<String> = kinds.iter().map(|(kind, all)| told.said_with(kind, WHAT, &all.join(", "))).collect();
    (!said_so.is_empty()).then(|| say!(told, "terms-tried", terms = said_so.join("; ")))
}

/// The value in which alike terms differ: `paying by 30 s, 6 s, 1 s instead of 60 s`, `without a, b`.
const WHAT: &str = "what";

/// The phrase of one of the terms without the value in which alike ones differ, and that value; where it has none, all that it says.
fn kind(one: &Alternative, told: &Told<'_>) -> (Said, String) {
    let whole = || (Said::new("", "{what}", Vec::new()), told.term(one));
    let Some(said) = &one.said else { return whole() };
    let Some((_, what)) = said.values.iter().find(|(name, _)| name == WHAT) else { return whole() };
    let mut kind = said.clone();
    kind.values.retain(|(name, _)| name != WHAT);
    (kind, told.said_value(what))
}

/// All others, and whether minutes or hours are cheaper.
pub fn others(told: &Told<'_>) -> Vec<Block> {
    let (_, others) = parted(told);
    let mut points: Vec<String> = others.iter().take(MOST).filter_map(|one| point(one, told)).collect();
    if others.len() > MOST {
        points.push(say!(told, "terms-more", count = others.len() - MOST));
    }
    points.extend(minutes_or_hours(told).into_iter().map(|text| format!("{text}.")));
    section(say!(told, "terms-others"), points)
}

/// Terms of the first page, and the others.
fn parted<'a>(told: &'a Told<'_>) -> (Vec<&'a Alternative>, Vec<&'a Alternative>) {
    let best = chosen::chosen(told).map(|chosen| chosen.option);
    let saves = |one: &Alternative| one.saving.mean.is_some_and(|mean| mean > 0.0);
    let is_own = |one: &Alternative| best.is_none_or(|best| best == one.option);
    let turning = |one: &Alternative| !turns(one, told).is_empty();
    let all = other_terms(told);
    let own = all.iter().filter(|one| is_own(one) && saves(one));
    let other = all.iter().filter(|one| !is_own(one) && turning(one));
    let first: Vec<&Alternative> = of_each_kind(own.copied()).chain(of_each_kind(other.copied())).collect();
    let others = all.into_iter().filter(|one| !first.iter().any(|said_so| std::ptr::eq(*said_so, *one))).collect();
    (first, others)
}

/// Of terms that differ in a number alone, paying by 1 s or by 6 s, the first, which saves most.
fn of_each_kind<'a>(terms: impl Iterator<Item = &'a Alternative>) -> impl Iterator<Item = &'a Alternative> {
    let kind = |one: &Alternative| {
        let words: String = one.terms.chars().take_while(|c| !c.is_ascii_digit()).collect();
        // Results of before have no phrases, but their English.
        let words = Some(words).filter(|_| one.said.is_none());
        (one.provider.clone(), one.option.clone(), one.said.as_ref().map(without_numbers), words)
    };
    let mut seen = Vec::new();
    let new = terms.filter(move |one| {
        let is_new = !seen.contains(&kind(one));
        seen.push(kind(one));
        is_new
    });
    new.take(FIRST)
}

/// A phrase without the numbers in it.
fn without_numbers(said: &Said) -> Said {
    let kept = |value: &SaidValue| match value {
        SaidValue::Number(_) | SaidValue::Duration(_) => None,
        SaidValue::Said(all) => Some(SaidValue::Said(all.iter().map(without_numbers).collect())),
        other => Some(other.clone()),
    };
    let values = said.values.iter().filter_map(|(name, value)| Some((name.clone(), kept(value)?))).collect();
    Said { values, ..said.clone() }
}

/// `alfa: paying by 6 s instead of 60 s: saves 1,080 UAH a month (1,020 to 1,150)`.
fn point(one: &Alternative, told: &Told<'_>) -> Option<String> {
    let (amount, saves) = words::sized(one.saving, "saves", "costs");
    let amount = words::a_month(amount, told)?;
    let chosen = chosen::chosen(told);
    let best = chosen.is_none_or(|chosen| chosen.option == one.option);
    let alone = told.contracts.iter().filter(|contract| contract.provider == one.provider).count() < 2;
    let (provider, terms) = (words::option(&one.provider), told.term(one));
    let contract = match (best && alone) || one.option == one.provider {
        true => provider,
        false => say!(told, "terms-contract-in", provider = provider, option = words::option(&one.option)),
    };
    let turns = turns(one, told);
    Some(say!(told, "terms-point", contract = contract, terms = terms, saves = saves, amount = amount, turns = turns))
}

/// Said where it is worth more than what parts the option from the one that is recommended; of an option that misses the target no
/// terms make up for that.
fn turns(one: &Alternative, told: &Told<'_>) -> String {
    let Some(chosen) = chosen::chosen(told).filter(|chosen| chosen.option != one.option) else {
        return String::new();
    };
    let by_cost = chosen.measure() == By::Cost;
    if by_cost && chosen::holds(told, &one.option) == Some(false) {
        return String::new();
    }
    let behind = chosen::ahead(chosen.option, &one.option, chosen.measure(), told).map(|(behind, _)| behind);
    match (behind, one.saving.mean, one.saving.low) {
        (Some(behind), Some(mean), Some(low)) if behind.mean.is_some_and(|behind| mean > behind) => {
            let surely = behind.high.is_some_and(|high| low > high);
            let holds = !by_cost || chosen::holds(told, &one.option) == Some(true);
            let sure = words::yes_or_no(surely && holds);
            let best = if by_cost { "cost" } else { "profit" };
            say!(told, "terms-turns", sure = sure, option = words::option(&one.option), best = best)
        }
        _ => String::new(),
    }
}
