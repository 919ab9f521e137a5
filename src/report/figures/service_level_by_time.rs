//! Service level by time of day: a line for each option with its band, the target, a panel for each contact type.

use super::ink::{self, Look};
use super::panel::{self, Manner, Panel, Point, Series, Upright};
use crate::report::view;
use crate::results::{IntervalRow, Results, TargetResult};

/// Panels in one picture; with more contact types only the first and the total are shown.
const MOST: usize = 6;
/// Height of a panel in pixels.
const HEIGHT: i32 = 280;

/// Draws the figure.
pub fn draw(results: &Results) -> Option<String> {
    let panels: Vec<Panel> =
        contacts(results).into_iter().filter_map(|contact| panel(results, &contact)).take(MOST).collect();
    panel::stack("At what time of day are callers answered in time?", &note(results), HEIGHT, &panels)
}

/// What the bands are.
pub fn note(results: &Results) -> String {
    if results.replications < 2 {
        return "One replication: no band of confidence.".to_owned();
    }
    format!("Bands: intervals of confidence ({}).", view::basis(results))
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

fn panel<'a>(results: &Results, contact: &str) -> Option<Panel<'a>> {
    let mut series = Vec::new();
    let mut target: Option<&TargetResult> = None;
    let mut hours: Vec<f64> = Vec::new();
    for (n, (name, option)) in results.options.0.iter().enumerate() {
        let rows = view::time_of_day(option, contact);
        let of_option = view::target(option, contact);
        target = target.or(of_option);
        let points = points(rows, of_option);
        if points.iter().any(|p| p.y.is_some()) {
            hours.extend(points.iter().filter(|p| p.y.is_some()).map(|p| p.x));
            series.push(Series { name: name.clone(), look: Look { n }, manner: Manner::Line, points });
        }
    }
    let low = libm::floor(hours.iter().copied().min_by(f64::total_cmp)?);
    let high = libm::ceil(hours.iter().copied().max_by(f64::total_cmp)?).max(low + 1.0);
    let every = if high - low > 14.0 { 2 } else { 1 };
    let ticks = (0..=(high - low) as usize).step_by(every).map(|n| low + n as f64).collect();
    Some(Panel {
        heading: heading(contact, target),
        range: (low, high),
        ticks,
        label: &|hour| format!("{:02.0}:00", if hour > 24.0 { hour - 24.0 } else { hour }),
        axis: "time of day",
        upright: Upright::Shares,
        series,
        target: target.map(|t| (t.share, format!("target {}", view::target_in_words(t)))),
        moment: None,
    })
}

fn heading(contact: &str, target: Option<&TargetResult>) -> String {
    let who = if contact == view::TOTAL { "all inbound contacts".to_owned() } else { ink::name(contact, 40) };
    format!("{who}: share {}", view::definition_in_words(target).trim_start_matches("of the answered were "))
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
