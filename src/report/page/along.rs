//! Options along an axis, and where two of them break even.
//!
//! In: results. Out: a chart for each axis, of profit, cost and service level, and a table of break-evens.

use super::cells::{self, word};
use super::shape::{Axis, Chart, Kind, Row, Section, Series, Table, Tables, View};
use super::waits;
use crate::report::language::{Told, say};
use crate::report::{axes, decision, view};
use crate::results::{Along, BreakEven, Estimate, OptionAlong, Unit};

/// Charts of so many axes.
const AXES: usize = 6;

/// What is drawn of an option along an axis.
type Drawn = fn(&OptionAlong) -> &[Estimate];

/// The section; none where nothing was asked for along an axis.
pub fn break_even(told: &Told<'_>) -> Option<Section> {
    let charts: Vec<Chart> =
        told.along.iter().take(AXES).enumerate().flat_map(|(nth, along)| of_axis(nth, along, told)).collect();
    let crossings = crossings(told);
    if charts.is_empty() && crossings.is_none() && told.no_break_even.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-break-even-note")];
    notes.extend(told.why_not_drawn());
    if told.along.len() > AXES {
        notes.push(say!(told, "page-axes-left-out", count = told.along.len() - AXES));
    }
    let tables = crossings.map(|table| Tables { label: String::new(), views: vec![(String::new(), table)] });
    let (heading, tables) = (say!(told, "page-break-even"), tables.into_iter().collect());
    Some(Section { id: "break-even", heading, notes, charts, tables, ..Section::default() })
}

/// Profit, cost and service level along one axis.
fn of_axis(nth: usize, along: &Along, told: &Told<'_>) -> Vec<Chart> {
    let currency = view::name(&told.currency, 8);
    let measures: [(&str, String, Kind, Drawn); 3] = [
        ("profit", say!(told, "page-profit-a-month", currency = currency.as_str()), Kind::Number, |one| &one.profit),
        ("cost", say!(told, "page-cost-a-month", currency = currency.as_str()), Kind::Number, |one| &one.cost),
        ("level", say!(told, "page-service-level"), Kind::Share, |one| &one.service_level),
    ];
    let x = axis(along, told);
    let chart = |(id, name, kind, drawn): (&str, String, Kind, Drawn)| {
        let view = curves(along, drawn, told);
        let title = say!(told, "page-along", what = name.as_str(), axis = x.name.as_str());
        let y = Axis { name, kind, ..Axis::default() };
        let id = format!("along-{nth}-{id}");
        (!view.series.is_empty()).then(|| Chart { id, title, x: x.clone(), y, views: vec![view], ..Chart::default() })
    };
    measures.into_iter().filter_map(chart).collect()
}

fn axis(along: &Along, told: &Told<'_>) -> Axis {
    let kind = match along.axis.unit {
        Unit::Seconds | Unit::HandleTime => Kind::Time,
        Unit::Names => Kind::Names,
        Unit::Number | Unit::CallsADay | Unit::CallsAnHour => Kind::Number,
    };
    let names = along.axis.names.iter().map(|name| view::name(name, 24)).collect();
    Axis { name: decision::axis(&along.axis, told), kind, names, ..Axis::default() }
}

fn curves(along: &Along, drawn: Drawn, told: &Told<'_>) -> View {
    let seen = waits::shown(told);
    let look = |name: &str| told.options.0.iter().position(|(known, _)| known == name).unwrap_or(0);
    let series = along.options.iter().map(|option| {
        let [mean, low, high] = cells::columns(drawn(option).iter().copied());
        let shown = seen.contains(&option.option) || told.options.0.len() <= along.options.len().min(5);
        let (name, look) = (view::name(&option.option, view::NAME), look(&option.option));
        Series { name, look, shown, mean, low, high, ..Series::default() }
    });
    let series = series.filter(|series| series.mean.iter().any(|mean| mean.is_some_and(|mean| mean != 0.0))).collect();
    View { x: along.axis.shown.iter().copied().map(cells::five).collect(), series, ..View::default() }
}

/// Where two options earn the same.
fn crossings(told: &Told<'_>) -> Option<Table> {
    let row = |one: &BreakEven| {
        let titled = told.along.iter().find(|along| along.axis.path == one.path);
        let path = titled.map_or_else(|| view::name(&one.path, view::NAME), |along| decision::axis(&along.axis, told));
        let side = |option: &Option<String>| {
            word(option.as_deref().map_or_else(String::new, |option| view::name(option, view::NAME)))
        };
        Row {
            name: format!("{} = {}", view::name(&one.a, view::NAME), view::name(&one.b, view::NAME)),
            cells: vec![
                word(path),
                cells::figure(one.shown, |shown| axes::figure(shown, one.unit)),
                side(&one.below),
                side(&one.above),
            ],
            bar: Vec::new(),
        }
    };
    let columns =
        [say!(told, "page-axis"), say!(told, "page-place"), say!(told, "page-below"), say!(told, "page-above")];
    (!told.break_even.is_empty()).then(|| Table {
        caption: say!(told, "page-break-even"),
        corner: say!(told, "page-pair"),
        columns: columns.into(),
        rows: told.break_even.iter().map(row).collect(),
        ..Table::default()
    })
}
