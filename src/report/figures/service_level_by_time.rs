//! Service level by time of day: a line for each option with its band, the target, a panel for each contact type.

use super::ink::Look;
use super::panel::{self, Manner, Panel, Point, Scale, Series, Up};
use super::{over_the_day, words};
use crate::report::language::{Told, say};
use crate::report::page::waits;
use crate::report::view;
use crate::results::{IntervalRow, Results, TargetResult};

/// Panels in one picture; with more contact types only the first and the total are shown.
const MOST: usize = 6;
/// Height of a panel in pixels.
const HEIGHT: i32 = 280;

/// Draws the figure.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let (_, left_out) = words::drawn(told);
    let percent = |share: f64, _: usize| told.short_percent((share * 1000.0).round() / 1000.0);
    let mut panels: Vec<Panel> =
        contacts(told).into_iter().filter_map(|contact| panel(told, &contact, &percent)).take(MOST).collect();
    panel::level(panels.iter_mut().collect());
    let note = format!("{}{left_out}", words::bands(told));
    panel::stack(&say!(told, "figure-day"), &note, &panels, HEIGHT)
}

/// Contact types that any option has rows for, each once; the total only where there are several.
fn contacts(results: &Results) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, option) in &results.options.0 {
        for name in option.time_of_day.keys() {
            if !names.contains(name) && name != view::TOTAL {
                names.push(name.clone());
            }
        }
    }
    if names.len() != 1 {
        names.insert(0, view::TOTAL.to_owned());
    }
    names
}

fn panel<'a>(told: &Told<'_>, contact: &str, percent: &'a dyn Fn(f64, usize) -> String) -> Option<Panel<'a>> {
    let mut series = Vec::new();
    let mut target: Option<&TargetResult> = None;
    let mut hours: Vec<f64> = Vec::new();
    for (n, name, option) in words::drawn(told).0 {
        let rows = view::time_of_day(option, contact);
        let of_option = view::target(option, contact);
        target = target.or(of_option);
        let points = points(rows, of_option);
        if points.iter().any(|p| p.y.is_some()) {
            hours.extend(points.iter().filter(|p| p.y.is_some()).map(|p| p.x));
            series.push(Series { name: name.to_owned(), look: Look { n }, manner: Manner::Line, points });
        }
    }
    let up = Up { name: say!(told, "figure-in-time"), label: percent, scale: Scale::Shares };
    Some(Panel {
        heading: format!("{}: {}", waits::called(contact, told), words::answered(target, told)),
        target: waits::line(target, told),
        ..over_the_day::panel(&hours, say!(told, "figure-time-of-day"), up, series)?
    })
}

/// A point in the middle of each interval.
fn points(rows: &[IntervalRow], target: Option<&TargetResult>) -> Vec<Point> {
    let half = view::step(rows).unwrap_or(0.0) / 2.0;
    let point = |row: &IntervalRow| {
        let level = view::service_level_of_row(row, target);
        Some(Point { x: view::hour(row)? + half, y: level.mean, band: level.low.zip(level.high) })
    };
    rows.iter().filter_map(point).collect()
}
