//! What the page's scripts read, and the same numbers as tables for who sees no chart.
//!
//! In: charts. Out: JSON that cannot end its element, whatever names it has; a table behind each chart; labels of buttons.

use serde::Serialize;

use super::cells;
use super::shape::{Axis, Chart, Kind, Row, Section, Table};
use crate::report::language::{Told, say};
use crate::results::Estimate;

/// Words that the page and its scripts have of their own.
#[derive(Clone, Debug, Serialize)]
pub struct Labels {
    contents: String,
    skip: String,
    dark: String,
    light: String,
    print: String,
    numbers: String,
    without_script: String,
    sort: String,
    chart_keys: String,
    options: String,
    second: String,
}

/// The labels in the language of the page.
pub fn labels(told: &Told<'_>) -> Labels {
    Labels {
        contents: say!(told, "page-contents"),
        skip: say!(told, "page-skip"),
        dark: say!(told, "page-dark"),
        light: say!(told, "page-light"),
        print: say!(told, "page-print"),
        numbers: say!(told, "page-numbers"),
        without_script: say!(told, "page-without-script"),
        sort: say!(told, "page-sort"),
        chart_keys: say!(told, "page-chart-keys"),
        options: say!(told, "page-shown-options"),
        second: say!(told, "page-second"),
    }
}

/// Charts and labels as JSON within an element of HTML.
pub fn json(charts: &[Chart], told: &Told<'_>) -> String {
    #[derive(Serialize)]
    struct Data<'a> {
        language: &'static str,
        labels: Labels,
        charts: &'a [Chart],
    }
    let data = Data { language: told.language().code(), labels: labels(told), charts };
    // Numbers that are not finite never came here, and maps have no keys but text: it can always be written.
    inert(&serde_json::to_string(&data).unwrap_or_default())
}

/// JSON without a sign that HTML or a script takes for more than text.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for sign in json.chars() {
        match sign {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(sign))),
            other => out.push(other),
        }
    }
    out
}

/// Gives each chart the table of its first view.
pub fn lay_tables(sections: &mut [Section], told: &Told<'_>) {
    for chart in sections.iter_mut().flat_map(|section| &mut section.charts) {
        chart.table = table(chart, told);
    }
}

/// The series that are seen first, place by place.
fn table(chart: &Chart, told: &Told<'_>) -> Table {
    let Some(view) = chart.views.first() else { return Table::default() };
    let seen: Vec<_> = view.series.iter().filter(|series| series.shown && !series.joins).collect();
    let caption = if view.name.is_empty() { chart.title.clone() } else { format!("{}: {}", chart.title, view.name) };
    let corner = chart.x.name.clone();
    let at = |column: &[Option<f64>], place: usize| column.get(place).copied().flatten();
    if chart.points {
        let row = |(place, x): (usize, &f64)| {
            let one = seen.iter().find(|series| at(&series.mean, place).is_some())?;
            let (low, high) = one.across.map_or((None, None), |(low, high)| (Some(low), Some(high)));
            let across = Estimate { mean: Some(*x), low, high };
            let (mean, low, high) = (at(&one.mean, place), at(&one.low, place), at(&one.high, place));
            let up = Estimate { mean, low, high };
            let cells = vec![
                cells::figure(across, |value| written(&chart.x, value, told)),
                cells::figure(up, |value| written(&chart.y, value, told)),
            ];
            Some(Row { name: one.name.clone(), cells, bar: Vec::new() })
        };
        let columns = vec![chart.x.name.clone(), chart.y.name.clone()];
        let rows = view.x.iter().enumerate().filter_map(row).collect();
        return Table { caption, corner: say!(told, "page-option"), columns, rows, ..Table::default() };
    }
    let row = |(place, x): (usize, &f64)| {
        let cell = |series: &&super::shape::Series| {
            let (mean, low, high) = (at(&series.mean, place), at(&series.low, place), at(&series.high, place));
            cells::figure(Estimate { mean, low, high }, |value| written(&chart.y, value, told))
        };
        Row { name: written(&chart.x, *x, told), cells: seen.iter().map(cell).collect(), bar: Vec::new() }
    };
    let columns = seen.iter().map(|series| series.name.clone()).collect();
    Table { caption, corner, columns, rows: view.x.iter().enumerate().map(row).collect(), ..Table::default() }
}

/// A number of an axis, as scripts write it, too.
fn written(axis: &Axis, value: f64, told: &Told<'_>) -> String {
    match axis.kind {
        Kind::Number => told.three(value),
        Kind::Share => told.percent(value),
        Kind::Waits => cells::limit(value, told),
        Kind::Clock => {
            let minutes = ((value - axis.half) * 60.0).round() as i64;
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        }
        Kind::Time => {
            let seconds = value.round() as i64;
            format!("{}:{:02}", seconds / 60, seconds % 60)
        }
        Kind::Names => axis.names.get(value.round() as usize).cloned().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_within_html_cannot_end_its_element() {
        let text = inert("\"</script><!--&\u{2028}\u{2029}\"");
        assert_eq!(text, "\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\"");
        assert_eq!(serde_json::from_str::<String>(&text).ok().as_deref(), Some("</script><!--&\u{2028}\u{2029}"));
    }
}
