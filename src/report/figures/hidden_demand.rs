//! Hidden demand: tries, the people behind them, and who of them was answered, of each option.

use super::ink;
use super::rows::{Chart, Fill, Group, Mark, Row};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::demand;
use crate::report::view;
use crate::results::OptionResults;

/// Options in one picture, the best.
const MOST: usize = 8;

/// Draws the figure; none where everybody is answered at the first try.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let count = |value: f64, decimals: usize| told.plain(value, decimals);
    let mut groups: Vec<Group> = Vec::new();
    for (name, option) in view::ranked(told).into_iter().filter(|(_, option)| demand::hides(option)) {
        let rows = rows(option, told);
        groups.extend((!rows.is_empty()).then(|| Group { heading: heading(name, option, told), rows }));
    }
    if groups.is_empty() {
        return None;
    }
    let left_out = words::left_out(groups.len().saturating_sub(MOST), told);
    groups.truncate(MOST);
    let chart = Chart { groups, axis: say!(told, "figure-tries-and-people"), label: &count };
    let note = format!("{} {}{left_out}", say!(told, "page-hidden-note"), words::whiskers(told));
    ink::sheet(&say!(told, "figure-hidden"), &note, chart.height(), |area| chart.draw(area, ink::TOP))
}

/// `hybrid: 1.04 people for each one answered`.
fn heading(name: &str, option: &OptionResults, told: &Told<'_>) -> String {
    let name = view::name(name, view::NAME);
    match option.total.get("hidden_demand").mean {
        Some(people) => say!(told, "figure-people-for-each", option = name, people = told.three(people)),
        None => name,
    }
}

fn rows(option: &OptionResults, told: &Told<'_>) -> Vec<Row> {
    let measures = [
        (say!(told, "page-attempts"), "attempts", Fill::White),
        (say!(told, "page-closed"), "closed", Fill::Pale),
        (say!(told, "page-blocked"), "blocked", Fill::Pale),
        (say!(told, "page-people"), "people", Fill::Hatched),
        (say!(told, "page-people-answered"), "people_answered", Fill::Dark),
    ];
    let row = |(name, measure, fill): (String, &str, Fill)| {
        let figure = option.total.get(measure);
        let mean = figure.mean.filter(|mean| *mean != 0.0)?;
        let mut marks = vec![Mark::Bar(mean, fill)];
        let wide = figure.low.zip(figure.high).filter(|(low, high)| low < high);
        marks.extend(wide.map(|(low, high)| Mark::Whisker(low, high)));
        Some(Row { name, marks, figure: told.three(mean) })
    };
    measures.into_iter().filter_map(row).collect()
}
