//! Service by time of day, a line for each interval with a bar.

use comfy_table::{Cell, CellAlignment};

use super::side_by_side::{plain, trimmed};
use crate::report::numbers::{Kind, with_interval};
use crate::report::view;
use crate::results::{IntervalRow, OptionResults, TargetResult};

/// Letters of a full bar.
const BAR: usize = 12;
/// Eighths of a letter.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// The table of all inbound contacts, or of the only type, of so many days; empty where nobody was offered.
pub fn table(option: &OptionResults, days: f64) -> String {
    let (contact, rows) = shown(option);
    let target = view::target(option, contact);
    if !rows.iter().any(|row| view::service_level_of_row(row, target).mean.is_some()) {
        return String::new();
    }
    let mut table = plain();
    let heads = ["time", "offered", "answered", "service level", ""];
    let right = |n: usize, text: String| {
        Cell::new(text).set_alignment(if (1..4).contains(&n) { CellAlignment::Right } else { CellAlignment::Left })
    };
    let mut add = |cells: [String; 5]| {
        table.add_row(cells.into_iter().enumerate().map(|(n, text)| right(n, text)));
    };
    add(heads.map(str::to_owned));
    for row in view::offered_rows(rows, target) {
        add(cells(row, target));
    }
    format!("\nBy time of day, {}:\n{}", view::sum_of_days(days), trimmed(table, 2))
}

/// The day of all inbound contacts, or of the only type that has one.
pub(super) fn shown(option: &OptionResults) -> (&str, &[IntervalRow]) {
    let rows = view::time_of_day(option, view::TOTAL);
    if !rows.is_empty() {
        return (view::TOTAL, rows);
    }
    let first = option.time_of_day.iter().find(|(_, rows)| !rows.is_empty());
    first.map_or((view::TOTAL, rows), |(name, rows)| (name.as_str(), rows.as_slice()))
}

fn cells(row: &IntervalRow, target: Option<&TargetResult>) -> [String; 5] {
    let get = |name: &str| row.by_name.get(name).copied().unwrap_or_default();
    let level = view::service_level_of_row(row, target);
    let missed = matches!((level.mean, target), (Some(mean), Some(t)) if mean < t.share);
    let mark = if missed { " below" } else { "" };
    [
        view::name(view::clock(row), 8),
        with_interval(get("offered"), Kind::Count),
        with_interval(get("answered"), Kind::Count),
        with_interval(level, Kind::Share),
        format!("{}{mark}", level.mean.map_or(String::new(), bar)),
    ]
}

/// A bar as long as the share of it, to an eighth of a letter.
fn bar(share: f64) -> String {
    let eighths = (share.clamp(0.0, 1.0) * (BAR * 8) as f64).round() as usize;
    let part = EIGHTHS.get(eighths % 8).copied().unwrap_or_default();
    let text = format!("{}{part}", "█".repeat(eighths / 8));
    format!("{text:BAR$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_before_opening_and_after_closing_are_left_out() {
        let mut option = crate::report::fixture::run().options.0.remove(0).1;
        let rows = option.time_of_day.get_mut(view::TOTAL).map(std::mem::take).unwrap_or_default();
        let closed = |start: &str| IntervalRow { start: start.to_owned(), by_name: Default::default() };
        let all: Vec<IntervalRow> = [closed("07:30")].into_iter().chain(rows).chain([closed("22:00")]).collect();
        option.time_of_day.insert(view::TOTAL.to_owned(), all);
        let text = table(&option, 6.0);
        assert!(text.starts_with("\nBy time of day, sums over 6 days:\n"), "{text}");
        assert!(
            text.contains("08:00") && text.contains("21:30") && !text.contains("07:30") && !text.contains("22:00"),
            "{text}"
        );
    }

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(1.0), "█".repeat(12));
        assert_eq!(bar(0.5), format!("{:12}", "█".repeat(6)));
        assert_eq!(bar(0.04), format!("{:12}", "▌"));
        assert_eq!(bar(-1.0).trim(), "");
    }
}
