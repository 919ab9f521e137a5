//! Agents by time of day: required, scheduled and staffed, a panel for each group.

use super::ink::Look;
use super::panel::{self, Manner, Panel, Point, Scale, Series, Up};
use super::{over_the_day, words};
use crate::report::language::{Told, say};
use crate::report::page::days;
use crate::report::page::shape::{self, View};

/// Panels in one picture, of the best options first.
const MOST: usize = 6;
/// Height of a panel in pixels.
const HEIGHT: i32 = 240;

/// Draws the figure; none where no agents are known by time of day.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let chart = days::agents(told)?.charts.into_iter().next()?;
    let count = |value: f64, decimals: usize| told.plain(value, decimals);
    let mut panels: Vec<(&str, Panel)> = Vec::new();
    for view in &chart.views {
        panels.extend(panel(view, &chart.y.name, told, &count).map(|panel| (view.of.as_str(), panel)));
    }
    let all = panels.len();
    panels.truncate(MOST);
    // Options are compared within a group; another group may be ten times as large.
    let groups: Vec<&str> = panels.iter().map(|(of, _)| *of).collect();
    for group in groups {
        panel::level(panels.iter_mut().filter(|(of, _)| *of == group).map(|(_, panel)| panel).collect());
    }
    let shown: Vec<Panel> = panels.into_iter().map(|(_, panel)| panel).collect();
    let mut note = format!("{} {}", say!(told, "page-agents-note"), words::bands(told));
    if all > shown.len() {
        note = format!("{note} {}", say!(told, "page-agents-left-out", count = all - shown.len()));
    }
    panel::stack(&say!(told, "figure-agents"), &note, &shown, HEIGHT)
}

fn panel<'a>(view: &View, up: &str, told: &Told<'_>, count: &'a dyn Fn(f64, usize) -> String) -> Option<Panel<'a>> {
    let drawn = |one: &&shape::Series| one.mean.iter().flatten().any(|mean| *mean > 0.0);
    let line = |one: &shape::Series| {
        let at = |column: &[Option<f64>], nth: usize| column.get(nth).copied().flatten();
        let point = |(nth, x): (usize, &f64)| Point {
            x: *x,
            y: at(&one.mean, nth),
            band: at(&one.low, nth).zip(at(&one.high, nth)),
        };
        let points = view.x.iter().enumerate().map(point).collect();
        Series { name: one.name.clone(), look: Look { n: one.look }, manner: Manner::Line, points }
    };
    let series: Vec<Series> = view.series.iter().filter(drawn).map(line).collect();
    if series.is_empty() {
        return None;
    }
    let up = Up { name: up.to_owned(), label: count, scale: Scale::FromNought };
    let heading = view.name.clone();
    Some(Panel { heading, ..over_the_day::panel(&view.x, say!(told, "figure-time-of-day"), up, series)? })
}
