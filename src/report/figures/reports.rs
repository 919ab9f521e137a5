//! What vendors' own reports show beside what happened: an empty and a filled mark for each measure and provider.

use super::ink;
use super::rows::{self, Chart, Group, Mark, Row};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::demand;
use crate::report::view;
use crate::results::Measures;

/// Rows of a measure, of the best options.
const MOST: usize = 16;

/// How a value is written.
type Label<'a> = &'a dyn Fn(f64, usize) -> String;

/// Draws the figure; none where no vendor's report says something.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let percent = |share: f64, decimals: usize| format!("{} %", told.plain(share * 100.0, decimals.saturating_sub(2)));
    let number = |value: f64, decimals: usize| told.plain(value, decimals);
    let measures: [(String, &str, Label<'_>, usize); 4] = [
        (say!(told, "figure-in-time"), "service_level", &percent, 3),
        (say!(told, "figure-gave-up"), "abandonment", &percent, 3),
        (say!(told, "figure-asa"), "asa", &number, 1),
        (say!(told, "page-csat"), "csat", &number, 2),
    ];
    let of_options = view::ranked(told).into_iter().map(|(name, option)| (name, demand::reporting(option)));
    let providers: Vec<(String, &Measures)> = of_options
        .flat_map(|(option, all)| all.into_iter().map(move |(provider, measures)| (called(option, provider), measures)))
        .collect();
    let charts: Vec<Chart> = measures
        .into_iter()
        .filter_map(|(name, measure, label, decimals)| chart(&providers, name, measure, (label, decimals)))
        .collect();
    if charts.is_empty() {
        return None;
    }
    let samples =
        [(Mark::Dot(0.5, false), say!(told, "figure-reported")), (Mark::Dot(0.5, true), say!(told, "figure-happened"))];
    let legend = rows::legend_height(&samples);
    let height = legend + charts.iter().map(Chart::height).sum::<i32>();
    let left_out = match providers.len().saturating_sub(MOST) {
        0 => String::new(),
        count => format!(" {}", say!(told, "figure-rows-left-out", count = count)),
    };
    let note = format!("{} {}{left_out}", say!(told, "page-reports-note"), words::whiskers(told));
    ink::sheet(&say!(told, "figure-reports"), &note, height, |area| {
        rows::legend(area, &samples, ink::TOP)?;
        let mut top = ink::TOP + legend;
        for chart in &charts {
            chart.draw(area, top)?;
            top += chart.height();
        }
        Ok(())
    })
}

fn called(option: &str, provider: &str) -> String {
    format!("{}: {}", view::name(option, 32), view::name(provider, 32))
}

/// One measure of all providers that report it.
fn chart<'a>(
    providers: &[(String, &Measures)],
    name: String,
    measure: &str,
    (label, decimals): (Label<'a>, usize),
) -> Option<Chart<'a>> {
    let row = |(name, measures): &(String, &Measures)| {
        let reported = demand::reported(measures, measure).mean?;
        let happened = measures.get(measure);
        let mut marks: Vec<Mark> =
            happened.low.zip(happened.high).map(|(a, b)| Mark::Whisker(a, b)).into_iter().collect();
        marks.extend(happened.mean.map(|mean| Mark::Dot(mean, true)));
        marks.push(Mark::Dot(reported, false));
        let happened = happened.mean.map_or_else(String::new, |mean| format!(" / {}", label(mean, decimals)));
        Some(Row { name: name.clone(), marks, figure: format!("{}{happened}", label(reported, decimals)) })
    };
    let rows: Vec<Row> = providers.iter().take(MOST).filter_map(row).collect();
    let groups = vec![Group { heading: name.clone(), rows }];
    (!groups[0].rows.is_empty()).then_some(Chart { groups, axis: name, label })
}
