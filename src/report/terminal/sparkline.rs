//! The day in a line for each option: a block for each interval.
//!
//! In: results of several options. Out: text of at most 80 columns; empty where nobody was offered. Of a run the day stands in
//! `day.rs`, interval by interval.

use super::day;
use crate::report::numbers::{Kind, with_interval};
use crate::report::view;
use crate::results::{IntervalRow, OptionResults, Results, TargetResult};

/// From nothing to all.
const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Most blocks of a line; of a longer day each stands for several intervals.
const MOST: usize = 28;
/// Letters of an option's name.
const NAME: usize = 18;

/// The lines of all options, after those offered to the first of them.
pub fn lines(results: &Results) -> String {
    let days: Vec<(&str, &[IntervalRow], Option<&TargetResult>)> =
        results.options.0.iter().filter_map(|(name, option)| shown(name, option)).collect();
    let Some((_, rows, _)) = days.first() else { return String::new() };
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return String::new() };
    let between = format!("{} to {}", view::name(view::clock(first), 8), view::name(view::clock(last), 8));
    let most = rows.iter().map(offered).fold(0.0, f64::max);
    let volume = blocks(rows, |row| offered(row) / most.max(f64::MIN_POSITIVE));
    let mut text =
        format!("\nThe day, intervals from {between} ({} nobody or 0 %, {} most or 100 %)\n", BLOCKS[0], BLOCKS[7]);
    text.push_str(&format!("  {:NAME$} {volume}\n", "offered"));
    for (name, rows, target) in &days {
        let level = |row: &IntervalRow| view::service_level_of_row(row, *target).mean.unwrap_or(0.0);
        let line = blocks(rows, level);
        text.push_str(&format!("  {:NAME$} {line}  {}\n", view::name(name, NAME), worst(rows, *target)));
    }
    text
}

/// An option with the rows of its day.
fn shown<'a>(
    name: &'a str,
    option: &'a OptionResults,
) -> Option<(&'a str, &'a [IntervalRow], Option<&'a TargetResult>)> {
    let (contact, rows) = day::shown(option);
    let target = view::target(option, contact);
    let rows = view::offered_rows(rows, target);
    rows.iter().any(|row| view::service_level_of_row(row, target).mean.is_some()).then_some((name, rows, target))
}

fn offered(row: &IntervalRow) -> f64 {
    row.by_name.get("offered").and_then(|offered| offered.mean).unwrap_or(0.0).max(0.0)
}

/// A block for each interval, or for several that weigh by those offered.
fn blocks(rows: &[IntervalRow], share: impl Fn(&IntervalRow) -> f64) -> String {
    let several = rows.len().div_ceil(MOST).max(1);
    let block = |rows: &[IntervalRow]| {
        let weights: f64 = rows.iter().map(offered).sum();
        let sum: f64 = rows.iter().map(|row| offered(row) * share(row)).sum();
        let mean = if weights > 0.0 { sum / weights } else { 0.0 };
        BLOCKS.get((mean.clamp(0.0, 1.0) * 7.0).round() as usize).copied().unwrap_or(BLOCKS[0])
    };
    rows.chunks(several).map(block).collect()
}

/// The interval of the lowest service level: `worst 65.0 % ± 1.2 at 12:00`.
fn worst(rows: &[IntervalRow], target: Option<&TargetResult>) -> String {
    let levels = rows.iter().filter_map(|row| Some((view::service_level_of_row(row, target).mean?, row)));
    let Some((_, row)) = levels.min_by(|a, b| a.0.total_cmp(&b.0)) else { return String::new() };
    let level = with_interval(view::service_level_of_row(row, target), Kind::Share);
    format!("worst {level} at {}", view::name(view::clock(row), 5))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture::estimate;

    fn row(offered: f64, level: f64) -> IntervalRow {
        let by_name = [("offered", offered), ("service_level", level)];
        let by_name = by_name.map(|(name, mean)| (name.to_owned(), estimate(mean, 0.01)));
        IntervalRow { start: "09:00".to_owned(), by_name: by_name.into_iter().collect() }
    }

    #[test]
    fn a_block_is_as_high_as_its_share_and_several_intervals_weigh_by_those_offered() {
        let level = |row: &IntervalRow| view::service_level_of_row(row, None).mean.unwrap();
        assert_eq!(blocks(&[row(1.0, 0.0), row(1.0, 0.5), row(1.0, 1.0)], level), "▁▅█");
        // 56 intervals in 28 blocks: of each pair three quarters are offered where all are answered in time.
        let pairs: Vec<IntervalRow> = (0..28).flat_map(|_| [row(30.0, 1.0), row(10.0, 0.0)]).collect();
        assert_eq!(blocks(&pairs, level), "▆".repeat(28));
        assert_eq!(blocks(&[row(0.0, 1.0)], level), "▁");
    }

    #[test]
    fn the_worst_interval_is_told_with_its_interval_of_confidence() {
        assert_eq!(worst(&[row(1.0, 0.9), row(1.0, 0.625)], None), "worst 62.5 % ± 1.0 at 09:00");
        assert_eq!(worst(&[], None), "");
    }
}
