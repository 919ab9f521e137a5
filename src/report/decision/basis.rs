//! What a decision rests on: replications, seed, version, what the intervals leave out, and warnings.

use super::page::{Block, section};
use super::words;
use crate::report::language::{Told, say};
use crate::report::{numbers, view};
use crate::results::OptionResults;

/// The last part of the note, of which these are the others.
pub fn blocks(others: &[Block], told: &Told<'_>) -> Vec<Block> {
    let mut points = vec![provenance(told), uncertainty(told)];
    points.extend(alike(told).filter(|_| others.iter().any(|block| block.says(&words::same(told)))));
    points.extend(horizon(told));
    points.extend(pairing(told));
    points.extend(stopping(told));
    points.extend(few_events(told));
    points.extend(told.warned().into_iter().map(|text| say!(told, "basis-warning", text = text)));
    section(say!(told, "basis-heading"), points)
}

/// Figures that too few events carry; a long list is cut.
fn few_events(told: &Told<'_>) -> Vec<String> {
    const MOST: usize = 6;
    let several = told.options.0.len() > 1;
    let of_option = |(name, option): &(String, OptionResults)| {
        let all = option.few_events.iter().enumerate();
        let text = |nth: usize, text: &String| match option.few_events_said.get(nth) {
            Some(said) => told.why(Some(said), text),
            None => in_percent(&view::line(text)),
        };
        all.map(|(nth, one)| (words::option(name), text(nth, one))).collect::<Vec<_>>()
    };
    let said_so = words::together(told.options.0.iter().flat_map(of_option));
    let write = |(names, text): (Vec<String>, String)| {
        if several { format!("{}: {text}.", words::listed(&names, told)) } else { format!("{text}.") }
    };
    let mut all: Vec<String> = said_so.into_iter().map(write).collect();
    if all.len() > MOST {
        let more = all.len() - MOST + 1;
        all.truncate(MOST - 1);
        all.push(say!(told, "basis-more-few-events", count = more));
    }
    all
}

/// `at most 2.24e-4 of 490253 offered` as `at most 0.0224 % of 490,000 offered`: a sentence of results that keep no phrases.
fn in_percent(text: &str) -> String {
    let word = |word: &str| match word.parse::<f64>() {
        Ok(share) if word.contains("e-") => format!("{} %", numbers::three(share * 100.0)),
        Ok(count) if count >= 1_000.0 => numbers::three(count),
        _ => word.to_owned(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn provenance(told: &Told<'_>) -> String {
    let most = told.options.0.iter().map(|(name, _)| view::replications_of(name, told)).max();
    // Of unlike numbers none chooses a plural.
    let is_raced = most.is_some_and(|most| most > told.replications);
    say!(
        told,
        "basis-provenance",
        scenario = view::name(&told.scenario, 64),
        count = if is_raced { 0 } else { told.replications },
        times = view::replications_in_words(told),
        days = told.rounded(told.days),
        seed = told.seed.to_string(),
        version = view::name(&told.busyhour, 32),
    )
}

fn uncertainty(told: &Told<'_>) -> String {
    if told.replications < 2 {
        return say!(told, "basis-one-replication");
    }
    let level = told.short_percent(told.confidence);
    let month = view::month_in_words(told);
    let errors = told.risk.as_ref().map_or(&[][..], |risk| &risk.forecast_errors);
    if errors.is_empty() {
        return say!(told, "basis-luck", level = level, month = month);
    }
    let names: Vec<String> = errors.iter().map(|one| words::option(&one.contact)).collect();
    say!(told, "basis-luck-and-forecast", level = level, month = month, contacts = words::listed(&names, told))
}

/// What as many as were simulated allow to say of what was the same in all of them.
fn alike(told: &Told<'_>) -> Option<String> {
    let n = told.replications as f64;
    let most = told.percent(numbers::unseen(n, told.confidence));
    let level = told.short_percent(told.confidence);
    (n > 1.0).then(|| say!(told, "basis-alike", replications = told.plain(n, 0), level = level, most = most))
}

/// Over how many months one-off costs are spread.
fn horizon(told: &Told<'_>) -> Option<String> {
    told.ranking.iter().find(|ranked| ranked.horizon_month.is_some())?;
    Some(say!(told, "basis-horizon", months = libm::rint(told.horizon_months)))
}

/// What common callers did to the differences: said where it is the same for all and more than luck, or did harm. How large the
/// correlation is, stands with each pair in the results.
fn pairing(told: &Told<'_>) -> Option<String> {
    let known: Vec<[f64; 2]> = told.ranking.iter().filter_map(|ranked| ranked.correlation_interval).collect();
    if told.ranking.iter().all(|ranked| ranked.correlation.is_none()) {
        return None;
    }
    let pairs = told.ranking.iter().filter(|ranked| ranked.correlation.is_some()).count();
    let effect = if known.iter().any(|[_, high]| *high < 0.0) {
        "harm"
    } else if known.len() == pairs && known.iter().all(|[low, _]| *low > 0.0) {
        "surer"
    } else {
        "none"
    };
    Some(say!(told, "basis-same-callers", effect = effect))
}

fn stopping(told: &Told<'_>) -> Option<String> {
    match told.stopped.as_str() {
        "precision" => Some(say!(told, "basis-stopped-at-precision")),
        "at_most" => Some(say!(told, "basis-stopped-at-limit")),
        "selected" | "not_selected" => Some(say!(told, "basis-stopped-by-choice")),
        _ => None,
    }
}
