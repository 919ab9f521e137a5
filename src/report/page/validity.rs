//! The validity box: what the figures rest on, for whoever reviews them.
//!
//! In: results. Out: a table of seed, version, replications, confidence; how it was reckoned; what was assumed.

use super::cells::word;
use super::shape::{Row, Section, Table, Tables};
use super::words;
use crate::report::decision;
use crate::report::language::{Told, say};
use crate::report::view;

/// The section; it always stands.
pub fn validity(told: &Told<'_>) -> Section {
    let row = |name: String, text: String| Row { name, cells: vec![word(text)], bar: Vec::new() };
    let mut rows = vec![
        row(say!(told, "page-scenario"), view::name(&told.scenario, view::NAME)),
        row(say!(told, "page-version"), view::name(&told.busyhour, 32)),
        row(say!(told, "page-seed"), told.seed.to_string()),
        row(say!(told, "page-replications"), view::replications_in_words(told)),
        row(say!(told, "page-confidence"), told.short_percent(told.confidence)),
        row(say!(told, "page-days"), told.count(told.days)),
    ];
    if told.horizon_months > 0.0 && view::has_money(told) {
        rows.push(row(say!(told, "page-horizon"), told.count(told.horizon_months)));
    }
    if let Some(unmeasured) = told.tornado.as_ref().and_then(|tornado| tornado.unmeasured.as_ref()) {
        let share = |share: f64| told.percent(share);
        let text = say!(
            told,
            "page-evidence-shares",
            measured = share(unmeasured.measured),
            quoted = share(unmeasured.quoted),
            assumed = share(unmeasured.assumed),
        );
        rows.push(row(say!(told, "page-evidence-of-swings"), text));
    }
    let heading = say!(told, "page-validity");
    let table = Table {
        caption: heading.clone(),
        corner: say!(told, "page-what"),
        columns: vec![say!(told, "page-value")],
        rows,
        ..Table::default()
    };
    let (_, basis) = decision::note_and_basis(told);
    let tables = vec![Tables { label: String::new(), views: vec![(String::new(), table)] }];
    Section { id: "validity", heading, passages: words::passages(&basis), tables, ..Section::default() }
}
