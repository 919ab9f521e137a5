//! Options along an axis and over a map, for a terminal.

use crate::report::axes::{self, letter};
use crate::report::numbers::{Kind, with_interval};
use crate::report::terminal::money;
use crate::report::terminal::side_by_side::SideBySide;
use crate::report::view;
use crate::results::{Along, Estimate, Map, OptionAlong, Results};

/// Most lines of a table along an axis; of more points every second, third, ... is shown, the last always.
const LINES: usize = 16;
/// Most letters of a map beside each other, and lines above each other.
const MAP: (usize, usize) = (60, 24);
/// Width of what stands left of a map.
const LEFT: usize = 12;

/// All tables of axes; empty where none was asked for.
pub fn tables(results: &Results) -> String {
    let along: String = results.along.iter().map(|along| table(along, results)).collect();
    // Without money nobody earns most anywhere.
    let map = results.map.as_ref().filter(|_| view::has_money(results)).map_or(String::new(), map);
    along + &map
}

fn table(along: &Along, results: &Results) -> String {
    let axis = &along.axis;
    let money_is_known = view::has_money(results);
    let figures = |option: &'_ OptionAlong, nth: usize| -> Estimate {
        let all = if money_is_known { &option.profit } else { &option.service_level };
        all.get(nth).copied().unwrap_or_default()
    };
    let mut table = SideBySide::of(along.options.iter().map(|option| option.option.as_str()));
    for nth in shown(axis.values.len(), LINES) {
        let most =
            along.options.iter().filter_map(|option| figures(option, nth).mean).fold(f64::NEG_INFINITY, f64::max);
        let cell = |option: &OptionAlong| {
            let figure = figures(option, nth);
            let is_most = figure.mean.is_some_and(|mean| mean >= most);
            let figure = if money_is_known { money(figure) } else { with_interval(figure, Kind::Share) };
            if is_most { format!("{figure} *") } else { figure }
        };
        table.line(&axes::point(axis, nth), along.options.iter().map(cell).collect());
    }
    let left_out: String = along
        .left_out
        .iter()
        .map(|left| format!("Without {}: {}.\n", view::name(&left.option, 40), view::name(&left.why, 200)))
        .collect();
    let turns = along.mixed.iter().map(|mixed| {
        let text = axes::sometimes(mixed, axis.unit, |name| view::name(name, 40));
        format!("{}\n", text.replacen(" sometimes", "\n  sometimes", 1))
    });
    let left_out = turns.collect::<String>() + &left_out;
    let text = table.text();
    let what = if money_is_known {
        format!("Profit a month, {}, by {}; * the most", view::name(&results.currency, 8), axes::title(axis))
    } else {
        format!("Service level (nothing is paid or earned) by {}; * the highest", axes::title(axis))
    };
    format!("\n{what}\n{}{left_out}", text.trim_start_matches('\n'))
}

/// Numbers of at most so many points, evenly among all, the first and the last among them.
fn shown(points: usize, most: usize) -> Vec<usize> {
    if points <= most {
        return (0..points).collect();
    }
    (0..most).map(|nth| nth * (points - 1) / (most - 1)).collect()
}

/// Who earns most, a letter for each point, upwards and to the right.
fn map(map: &Map) -> String {
    let width = map.across.values.len();
    let (columns, rows) = (shown(width, MAP.0), shown(map.up.values.len(), MAP.1));
    let gap = if columns.len() * 2 <= MAP.0 { " " } else { "" };
    let mut out = "\nWho earns most; small letters where the lead may be luck\n".to_owned();
    out.push_str(&format!("{}\n", axes::title(&map.up)));
    for row in rows.iter().rev() {
        let letter = |column: &usize| {
            axes::winner(map, row * width + column).map_or(' ', |(option, sure)| letter(option, sure)).to_string()
        };
        let letters: Vec<String> = columns.iter().map(letter).collect();
        out.push_str(&format!("{:>LEFT$} | {}\n", view::name(&axes::point(&map.up, *row), LEFT), letters.join(gap)));
    }
    let length = columns.len() + gap.len() * columns.len().saturating_sub(1);
    let (first, last) = (axes::point(&map.across, 0), axes::point(&map.across, width.saturating_sub(1)));
    let between = length.saturating_sub(first.chars().count() + last.chars().count()).max(1);
    out.push_str(&format!("{:LEFT$} +{}\n", "", "-".repeat(length + 1)));
    out.push_str(&format!(
        "{:LEFT$}   {first}{}{last}\n{:LEFT$}   {}\n",
        "",
        " ".repeat(between),
        "",
        axes::title(&map.across)
    ));
    for (number, option) in map.options.iter().enumerate() {
        out.push_str(&format!("{} {}\n", letter(number, true), view::name(option, 40)));
    }
    for left in &map.left_out {
        out.push_str(&format!("Without {}: {}.\n", view::name(&left.option, 40), view::name(&left.why, 200)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture_along;

    #[test]
    fn curves_and_maps_fit_eighty_columns_and_mark_the_best() {
        let text = tables(&fixture_along::along());
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.contains("Profit a month, UAH, by calls a day; * the most"), "{text}");
        assert!(text.contains("4:10 | A a b B"), "{text}");
        // One at each of five points, at 600 calls all three: they earn the same there. And one in the heading.
        assert_eq!(text.matches(" *").count(), 4 + 3 + 1, "{text}");
    }

    #[test]
    fn of_many_points_some_are_shown_with_both_ends() {
        assert_eq!(shown(3, 16), [0, 1, 2]);
        let some = shown(100, 16);
        assert_eq!((some.len(), some[0], some[15]), (16, 0, 99));
        let mut results = fixture_along::along();
        if let Some(map) = &mut results.map {
            map.across.values = (0..100).map(f64::from).collect();
            map.across.shown.clone_from(&map.across.values);
        }
        assert!(tables(&results).lines().all(|line| line.chars().count() <= 80));
    }
}
