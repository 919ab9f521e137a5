//! What is not money, beside it: marks of each option, never mixed in.

use super::page::Block;
use super::words;
use crate::report::contracts::Words;
use crate::report::language::{Told, say};
use crate::report::numbers::NOTHING;
use crate::report::view;

/// A table of marks by criterion; nothing without a scorecard.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let Some(card) = &told.scorecard else { return Vec::new() };
    let mark = |mark: Option<f64>| mark.map_or(NOTHING.to_owned(), |mark| told.three(mark));
    let of = |name: &str| card.options.iter().find(|one| one.option == name);
    let ranked: Vec<_> = view::ranked(told).into_iter().filter_map(|(name, _)| of(name)).collect();
    let columns = ranked.iter().map(|one| words::option(&one.option)).collect();
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let together = ranked.iter().map(|one| match one.score {
        Some(score) => told.three(score),
        None => say!(told, "scores-missing", low = told.three(one.low), high = told.three(one.high)),
    });
    rows.push((say!(told, "scores-all"), together.collect()));
    for (nth, criterion) in card.criteria.iter().enumerate() {
        let (name, weight) = (view::name(&criterion.name, 40), told.count(criterion.weight));
        let label = say!(told, "scores-criterion", name = name, weight = weight);
        rows.push((label, ranked.iter().map(|one| mark(one.by_criterion.get(nth).copied().flatten())).collect()));
    }
    let corner = say!(told, "scores-corner", scale = told.count(card.scale));
    vec![Block::Table(say!(told, "scores-heading"), Words { corner, columns, rows })]
}
