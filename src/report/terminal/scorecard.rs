//! What is not money, beside it: marks of each option by criterion.
//!
//! In: results. Out: text; nothing without a scorecard. What is not known is a dash or a range, never a zero.

use super::side_by_side::SideBySide;
use crate::report::{numbers, view};
use crate::results::Results;
use crate::results::scorecard::OptionScore;

/// The table; empty without a scorecard.
pub fn table(results: &Results) -> String {
    let Some(card) = &results.scorecard else { return String::new() };
    // In the order of the table above it.
    let of = |name: &str| card.options.iter().find(|option| option.option == name);
    let mut options: Vec<&OptionScore> = view::ranked(results).iter().filter_map(|(name, _)| of(name)).collect();
    if options.is_empty() {
        options = card.options.iter().collect();
    }
    let mark = |mark: Option<f64>| mark.map_or(numbers::NOTHING.to_owned(), |mark| numbers::plain(mark, 1));
    let mut table = SideBySide::of(options.iter().map(|option| option.option.as_str()));
    table.line(
        &format!("marks, 0 to {}", numbers::three(card.scale)),
        options.iter().map(|option| whole(option)).collect(),
    );
    for (number, criterion) in card.criteria.iter().enumerate() {
        let label = format!("  {} × {}", view::name(&criterion.name, 16), numbers::three(criterion.weight));
        let marks = options.iter().map(|option| mark(option.by_criterion.get(number).copied().flatten()));
        table.line(&label, marks.collect());
    }
    let mut out = table.text();
    for option in options.iter().filter(|option| !option.missing.is_empty()) {
        let missing = option.missing.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        let more = if option.missing.len() > 3 { ", ..." } else { "" };
        out.push_str(&format!("no mark in {}: {}\n", view::name(&option.option, 20), view::name(&missing, 40) + more));
    }
    out
}

/// The weighted mark, or between which it lies.
fn whole(option: &OptionScore) -> String {
    let short = |mark: f64| numbers::plain(mark, 1);
    option.score.map_or_else(|| format!("{}–{}", short(option.low), short(option.high)), short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{fixture, studied};

    #[test]
    fn marks_stand_by_criterion_and_what_is_missing_is_a_range() {
        let text = table(&studied::studied());
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        for part in ["marks, 0 to 5", "crm × 3", "3.6", "1.5–4.0", "no mark in own_only: crm of shop"] {
            assert!(text.contains(part), "{part}\n{text}");
        }
        assert_eq!(table(&fixture::compare(3)), "");
    }
}
