//! The nearest queue of Erlang at each time of day beside what was simulated, and why they differ.
//!
//! In: results. Out: a table for each option, and sentences about what a formula does not know. Reckons no formula.

use super::cells;
use super::shape::{Row, Section, Table, Tables};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{ByTime, Estimate, IntervalRow, OptionResults};

/// Rows of the whole page.
const ROWS: usize = 1_000;

/// The section; none of results that have no such values.
pub fn beside(told: &Told<'_>) -> Option<Section> {
    let mut views = Vec::new();
    let mut reasons: Vec<&str> = Vec::new();
    let (mut taken, mut left_out) = (0, 0);
    for (name, option) in view::ranked(told) {
        let Some(by_time) = option.by_time.as_ref().filter(|by_time| !by_time.erlang.is_empty()) else { continue };
        taken += by_time.erlang.len();
        if taken > ROWS && !views.is_empty() {
            left_out += 1;
            continue;
        }
        for reason in &by_time.erlang_leaves_out {
            if !reasons.contains(&reason.as_str()) {
                reasons.push(reason);
            }
        }
        views.push((view::name(name, view::NAME), table(by_time, option, told)));
    }
    if views.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-erlang-note")];
    notes.extend((left_out > 0).then(|| say!(told, "page-erlang-left-out", count = left_out)));
    let known: Vec<String> = reasons.into_iter().filter_map(|reason| why(reason, told)).collect();
    if !known.is_empty() {
        notes.push(say!(told, "page-erlang-why", reasons = known.join("; ")));
    }
    let tables = vec![Tables { label: say!(told, "page-option"), views }];
    Some(Section { id: "erlang", heading: say!(told, "page-erlang"), notes, tables, ..Section::default() })
}

/// A time of day: what was simulated, and what a formula gives.
pub struct Pair<'a> {
    /// The time.
    pub row: &'a IntervalRow,
    /// The service level that was simulated.
    pub simulated: Estimate,
    /// The service level by the formula.
    pub formula: Option<f64>,
    /// The load, in erlangs.
    load: Option<f64>,
}

/// What was simulated beside the formula, by time of day.
pub fn pairs<'a>(by_time: &'a ByTime, option: &OptionResults) -> Vec<Pair<'a>> {
    let simulated = view::time_of_day(option, view::TOTAL);
    let pair = |row: &'a IntervalRow| {
        let same = simulated.iter().find(|other| other.start == row.start);
        let level = same.and_then(|row| row.by_name.get("service_level"));
        let figure = |name: &str| row.by_name.get(name).and_then(|figure| figure.mean);
        Pair {
            row,
            simulated: level.copied().unwrap_or_default(),
            formula: figure("service_level"),
            load: figure("load"),
        }
    };
    by_time.erlang.iter().map(pair).collect()
}

fn table(by_time: &ByTime, option: &OptionResults, told: &Told<'_>) -> Table {
    let row = |pair: &Pair<'_>| {
        let ours = pair.simulated;
        let apart = |end: Option<f64>| Some((end? - pair.formula?) * 100.0);
        let difference = Estimate { mean: apart(ours.mean), low: apart(ours.low), high: apart(ours.high) };
        Row {
            name: view::name(&pair.row.start, 5),
            cells: vec![
                cells::exact(pair.load, |load| told.three(load)),
                cells::share(ours, told),
                cells::exact(pair.formula, |level| told.percent(level)),
                cells::figure(difference, |points| told.plain(points, 1)),
            ],
            bar: Vec::new(),
        }
    };
    let columns = [
        say!(told, "page-load"),
        say!(told, "page-simulated"),
        say!(told, "page-by-erlang"),
        say!(told, "page-points-apart"),
    ];
    Table {
        caption: say!(told, "page-erlang"),
        corner: say!(told, "page-time-of-day"),
        columns: columns.into(),
        rows: pairs(by_time, option).iter().map(row).collect(),
        ..Table::default()
    }
}

/// What a queue of Erlang does not know, in words; none of names that this version has no words for.
fn why(reason: &str, told: &Told<'_>) -> Option<String> {
    Some(match reason {
        "several_groups" => say!(told, "page-why-several-groups"),
        "several_types" => say!(told, "page-why-several-types"),
        "overflow" => say!(told, "page-why-overflow"),
        "follow_ups" => say!(told, "page-why-follow-ups"),
        "lines" => say!(told, "page-why-lines"),
        "menu" => say!(told, "page-why-menu"),
        "not_exponential" => say!(told, "page-why-not-exponential"),
        "parallel" => say!(told, "page-why-parallel"),
        "interrupts" => say!(told, "page-why-interrupts"),
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::report::language::Language;

    #[test]
    fn what_was_simulated_stands_beside_the_formula_with_the_points_between() {
        let mut results = fixture::run();
        let option = &mut results.options.0[0].1;
        let level = |mean: f64, half: f64| [("service_level".to_owned(), fixture::estimate(mean, half))].into();
        let row = |by_name| IntervalRow { start: "08:00".to_owned(), by_name };
        option.time_of_day.insert("total".to_owned(), vec![row(level(0.75, 0.02))]);
        let by_time = ByTime {
            erlang: vec![row([("service_level".to_owned(), Estimate::point(0.8))].into())],
            erlang_leaves_out: vec!["lines".to_owned(), "what a later version says".to_owned()],
            ..ByTime::default()
        };
        option.by_time = Some(by_time);
        let section = beside(&Told::new(&results, Language::English)).unwrap();
        let cells = &section.tables[0].views[0].1.rows[0].cells;
        assert_eq!((cells[2].text.as_str(), cells[3].text.as_str()), ("80.0 %", "-5.0"));
        assert_eq!(cells[3].interval, "-7.0 – -3.0");
        assert_eq!(section.notes.len(), 2);
    }
}
