//! Options side by side, and the contact types of each.
//!
//! In: results. Out: tables whose rows a reader puts in order. Measures that nobody has are left out.

use super::cells::{self, word};
use super::shape::{Cell, Row, Section, Table, Tables};
use crate::report::language::{Told, say};
use crate::report::{chosen, view};
use crate::results::{Estimate, Measures, OptionResults, Ranked};

/// Rows of contact types on the whole page, so that forty options of fifty types stay a page.
const ROWS: usize = 800;
/// The fewest of an option.
const FEWEST: usize = 5;

/// How a figure is written.
type Write = fn(Estimate, &Told<'_>) -> Cell;

/// Options in the order of the ranking; of one option nothing.
pub fn side_by_side(told: &Told<'_>) -> Option<Section> {
    if told.options.0.len() < 2 {
        return None;
    }
    let options = view::ranked(told);
    let mut columns: Vec<(String, Vec<Cell>)> = Vec::new();
    let mut add = |name: String, cells: Vec<Cell>| {
        if cells.iter().any(|cell| cell.order.is_some() || cell.is_word && !cell.text.is_empty()) {
            columns.push((name, cells));
        }
    };
    let all = |cell: &dyn Fn(&str, &OptionResults) -> Cell| -> Vec<Cell> {
        options.iter().map(|(name, option)| cell(name, option)).collect()
    };
    add(
        say!(told, "page-service-level"),
        all(&|_, option| cells::share(view::service_level(&option.total, view::target(option, view::TOTAL)), told)),
    );
    if told.constraint.is_some() {
        add(say!(told, "page-target-held"), all(&|name, _| held(name, told)));
    }
    if view::has_money(told) {
        let currency = view::name(&told.currency, 8);
        let ranked = |name: &str| told.ranking.iter().find(|ranked| ranked.option == name);
        let month = |ranked: &Ranked| view::ranked_month(ranked, told);
        let cost = all(&|_, option| cells::number(view::cost_a_month(option, told), told));
        add(say!(told, "page-cost-a-month", currency = currency.as_str()), cost);
        let profit = all(&|_, option| cells::number(view::spread_a_month(&option.total, "profit", told), told));
        add(say!(told, "page-profit-a-month", currency = currency.as_str()), profit);
        let behind = all(&|name, _| {
            let Some(ranked) = ranked(name) else { return Cell::default() };
            cells::number(month(ranked).against_best, told)
        });
        add(say!(told, "page-against-best", currency = currency.as_str()), behind);
        add(say!(told, "page-chance-best"), all(&|name, _| chance(name, told)));
        let answered = all(&|_, option| cells::number(option.total.get("cost_per_answered"), told));
        add(say!(told, "page-cost-per-answered", currency = currency.as_str()), answered);
    }
    let measures: [(String, &str, Write); 4] = [
        (say!(told, "page-abandonment"), "abandonment", cells::share),
        (say!(told, "page-asa"), "asa", cells::seconds),
        (say!(told, "page-blocking"), "blocking", cells::share),
        (say!(told, "page-occupancy"), "occupancy", cells::share),
    ];
    for (name, measure, write) in measures {
        let cells = all(&|_, option| write(option.total.get(measure), told));
        if cells.iter().any(|cell| cell.order.is_some_and(|order| order != 0.0)) {
            add(name, cells);
        }
    }
    let rows = options.iter().enumerate().map(|(nth, (name, _))| Row {
        name: view::name(name, view::NAME),
        cells: columns.iter().map(|(_, cells)| cells[nth].clone()).collect(),
        bar: Vec::new(),
    });
    let heading = say!(told, "page-options");
    let table = Table {
        caption: heading.clone(),
        corner: say!(told, "page-option"),
        rows: rows.collect(),
        columns: columns.iter().map(|(name, _)| name.clone()).collect(),
        ..Table::default()
    };
    let tables = vec![Tables { label: String::new(), views: vec![(String::new(), table)] }];
    Some(Section { id: "options", heading, notes: vec![say!(told, "page-options-note")], tables, ..Section::default() })
}

/// Whether an option holds the target, in a word.
fn held(name: &str, told: &Told<'_>) -> Cell {
    let (text, order) = match chosen::holds(told, name) {
        Some(true) => (say!(told, "page-yes"), 2.0),
        Some(false) => (say!(told, "page-no"), 0.0),
        None => (say!(told, "page-cannot-be-told"), 1.0),
    };
    Cell { order: Some(order), ..word(text) }
}

/// The chance that an option earns most.
fn chance(name: &str, told: &Told<'_>) -> Cell {
    let standings = told.comparison.iter().filter(|all| all.by == "profit").flat_map(|all| &all.standings);
    let best = standings.into_iter().find(|one| one.option == name).map(|one| one.best);
    cells::exact(best, |best| told.chance(best))
}

/// Contact types: a table for each option.
pub fn contacts(told: &Told<'_>) -> Option<Section> {
    let options = view::ranked(told);
    let most = (ROWS / options.len().max(1)).max(FEWEST);
    let mut left_out = 0;
    let mut views = Vec::new();
    for (name, option) in options {
        let mut types = view::inbound(option);
        types.sort_by(|a, b| offered(b.1).total_cmp(&offered(a.1)));
        left_out = left_out.max(types.len().saturating_sub(most));
        types.truncate(most);
        let table = of_types(&types, option, told);
        views.extend((!table.rows.is_empty()).then(|| (view::name(name, view::NAME), table)));
    }
    if views.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-contacts-note")];
    if left_out > 0 {
        notes.push(say!(told, "page-contacts-left-out", count = left_out));
    }
    let tables = vec![Tables { label: say!(told, "page-option"), views }];
    Some(Section { id: "contacts", heading: say!(told, "page-contacts"), notes, tables, ..Section::default() })
}

/// How many were offered, for putting types in order.
pub fn offered(measures: &Measures) -> f64 {
    measures.get("offered").mean.unwrap_or(0.0)
}

fn of_types(types: &[(&str, &Measures)], option: &OptionResults, told: &Told<'_>) -> Table {
    let known: Vec<(String, &str, Write)> = measures_of_types(told)
        .into_iter()
        .filter(|(_, measure, _)| types.iter().any(|(_, m)| m.get(measure).mean.is_some_and(|mean| mean != 0.0)))
        .collect();
    let row = |(name, measures): &(&str, &Measures)| {
        let target = view::target(option, name);
        let mut cells = vec![cells::share(view::service_level(measures, target), told)];
        cells.push(word(target.map_or_else(String::new, |target| {
            let (share, within) = (told.exact_percent(target.share), cells::limit(target.answer_within, told));
            say!(told, "page-target-in-words", share = share, within = within)
        })));
        cells.extend(known.iter().map(|(_, measure, write)| write(measures.get(measure), told)));
        Row { name: view::name(name, view::NAME), cells, bar: Vec::new() }
    };
    let mut columns = vec![say!(told, "page-service-level"), say!(told, "page-target")];
    columns.extend(known.iter().map(|(name, ..)| name.clone()));
    Table {
        caption: say!(told, "page-contacts"),
        corner: say!(told, "page-contact-type"),
        columns,
        rows: types.iter().map(row).collect(),
        ..Table::default()
    }
}

fn measures_of_types(told: &Told<'_>) -> [(String, &'static str, Write); 7] {
    [
        (say!(told, "page-offered"), "offered", cells::number),
        (say!(told, "page-answered"), "answered", cells::number),
        (say!(told, "page-abandonment"), "abandonment", cells::share),
        (say!(told, "page-blocking"), "blocking", cells::share),
        (say!(told, "page-asa"), "asa", cells::seconds),
        (say!(told, "page-wait-p90"), "wait_p90", cells::seconds),
        (say!(told, "page-handle-time"), "handle_time", cells::seconds),
    ]
}
