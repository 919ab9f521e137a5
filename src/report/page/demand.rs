//! What reports and counts leave out: what a vendor shows against what happened, and demand that nobody sees.
//!
//! In: results. Out: tables, one for each option.

use super::cells;
use super::shape::{Cell, Row, Section, Table, Tables};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{Estimate, Measures, OptionResults};

/// What it is called, the measure, how it is written.
type Figure = (String, &'static str, fn(Estimate, &Told<'_>) -> Cell);

/// Contact types of an option that are told, the most tried first.
const MOST: usize = 12;

/// What vendors' own reports would show, each figure beside what happened.
pub fn reports(told: &Told<'_>) -> Option<Section> {
    let pairs: [Figure; 4] = [
        (say!(told, "page-service-level"), "service_level", cells::share),
        (say!(told, "page-abandonment"), "abandonment", cells::share),
        (say!(told, "page-asa"), "asa", cells::seconds),
        (say!(told, "page-csat"), "csat", cells::number),
    ];
    let mut views = Vec::new();
    for (name, option) in view::ranked(told) {
        let told_of = reporting(option);
        let known: Vec<_> = pairs
            .iter()
            .filter(|(_, measure, _)| told_of.iter().any(|(_, m)| reported(m, measure).mean.is_some()))
            .collect();
        let row = |(provider, measures): &(&str, &Measures)| Row {
            name: view::name(provider, view::NAME),
            cells: known
                .iter()
                .flat_map(|(_, measure, write)| {
                    [write(reported(measures, measure), told), write(measures.get(measure), told)]
                })
                .collect(),
            bar: Vec::new(),
        };
        let columns = known.iter().flat_map(|(name, ..)| {
            [say!(told, "page-reported", what = name.as_str()), say!(told, "page-happened", what = name.as_str())]
        });
        let table = Table {
            caption: say!(told, "page-reports"),
            corner: say!(told, "page-provider"),
            columns: columns.collect(),
            rows: told_of.iter().map(row).collect(),
            ..Table::default()
        };
        views.extend((!table.rows.is_empty()).then(|| (view::name(name, view::NAME), table)));
    }
    let (notes, heading) = (vec![say!(told, "page-reports-note")], say!(told, "page-reports"));
    let tables = vec![Tables { label: say!(told, "page-option"), views }];
    let some = tables.iter().any(|tables| !tables.views.is_empty());
    some.then(|| Section { id: "reports", heading, notes, tables, ..Section::default() })
}

/// What vendors report.
const REPORTED: [&str; 4] = ["service_level", "abandonment", "asa", "csat"];

/// A figure as the vendor's own report has it.
pub fn reported(measures: &Measures, measure: &str) -> Estimate {
    measures.get(&format!("{measure}_reported"))
}

/// Providers of an option whose reports say something.
pub fn reporting(option: &OptionResults) -> Vec<(&str, &Measures)> {
    let tells = |m: &Measures| REPORTED.iter().any(|measure| reported(m, measure).mean.is_some());
    option.providers.iter().filter(|(_, m)| tells(m)).map(|(name, m)| (name.as_str(), m)).collect()
}

/// People and tries: how many are never answered, and how many of the tries are the same people again.
pub fn hidden(told: &Told<'_>) -> Option<Section> {
    let measures: [Figure; 7] = [
        (say!(told, "page-attempts"), "attempts", cells::number),
        (say!(told, "page-repeat-share"), "repeat_share", cells::share),
        (say!(told, "page-closed"), "closed", cells::number),
        (say!(told, "page-blocked"), "blocked", cells::number),
        (say!(told, "page-people"), "people", cells::number),
        (say!(told, "page-people-answered"), "people_answered", cells::number),
        (say!(told, "page-hidden-demand"), "hidden_demand", cells::number),
    ];
    let mut views = Vec::new();
    for (name, option) in view::ranked(told) {
        let mut types: Vec<(String, &Measures)> = vec![(say!(told, "page-all-contacts"), &option.total)];
        let mut others: Vec<(&str, &Measures)> = view::inbound(option);
        others.retain(|(_, m)| m.get("people").mean.is_some());
        others.sort_by(|a, b| tries(b.1).total_cmp(&tries(a.1)));
        if others.len() > 1 {
            types.extend(others.into_iter().take(MOST).map(|(name, m)| (view::name(name, view::NAME), m)));
        }
        let known: Vec<_> = measures
            .iter()
            .filter(|(_, measure, _)| types.iter().any(|(_, m)| m.get(measure).mean.is_some_and(|mean| mean != 0.0)))
            .collect();
        let row = |(name, measures): &(String, &Measures)| Row {
            name: name.clone(),
            cells: known.iter().map(|(_, measure, write)| write(measures.get(measure), told)).collect(),
            bar: Vec::new(),
        };
        let table = Table {
            caption: say!(told, "page-hidden"),
            corner: say!(told, "page-contact-type"),
            columns: known.iter().map(|(name, ..)| name.clone()).collect(),
            rows: types.iter().map(row).collect(),
            ..Table::default()
        };
        views.extend(hides(option).then(|| (view::name(name, view::NAME), table)));
    }
    if views.is_empty() {
        return None;
    }
    let (notes, heading) = (vec![say!(told, "page-hidden-note")], say!(told, "page-hidden"));
    let tables = vec![Tables { label: say!(told, "page-option"), views }];
    Some(Section { id: "hidden", heading, notes, tables, ..Section::default() })
}

fn tries(measures: &Measures) -> f64 {
    measures.get("attempts").mean.unwrap_or(0.0)
}

/// Whether some people are never answered, or try again.
pub fn hides(option: &OptionResults) -> bool {
    let total = &option.total;
    let some = |measure: &str| total.get(measure).mean.is_some_and(|mean| mean > 0.0);
    some("repeat_share")
        || some("blocked")
        || some("closed")
        || total.get("hidden_demand").mean.is_some_and(|h| h > 1.0)
}
