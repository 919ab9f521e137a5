//! The nearest queue of Erlang beside what was simulated, by time of day: a panel for each option.

use super::ink::Look;
use super::panel::{self, Manner, Panel, Point, Scale, Series, Up};
use super::{over_the_day, words};
use crate::report::language::{Told, say};
use crate::report::page::erlang;
use crate::report::view;
use crate::results::{IntervalRow, OptionResults};

/// Panels in one picture, of the best options.
const MOST: usize = 6;
/// Height of a panel in pixels.
const HEIGHT: i32 = 240;

/// Draws the figure; none where no formula was asked.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let percent = |share: f64, _: usize| told.short_percent((share * 1000.0).round() / 1000.0);
    let ranked = view::ranked(told);
    let mut panels: Vec<Panel> =
        ranked.iter().filter_map(|(name, option)| panel(name, option, told, &percent)).take(MOST).collect();
    panel::level(panels.iter_mut().collect());
    let left_out = words::left_out(ranked.len() - panels.len(), told);
    let note = format!("{} {}{left_out}", say!(told, "figure-erlang-note"), words::bands(told));
    panel::stack(&say!(told, "figure-erlang"), &note, &panels, HEIGHT)
}

fn panel<'a>(
    name: &str,
    option: &OptionResults,
    told: &Told<'_>,
    percent: &'a dyn Fn(f64, usize) -> String,
) -> Option<Panel<'a>> {
    let pairs = erlang::pairs(option.by_time.as_ref()?, option);
    let rows: Vec<IntervalRow> = pairs.iter().map(|pair| pair.row.clone()).collect();
    let half = view::step(&rows).unwrap_or(0.0) / 2.0;
    let x = |row: &IntervalRow| Some(view::hour(row)? + half);
    let ours = pairs.iter().filter_map(|pair| {
        let level = pair.simulated;
        Some(Point { x: x(pair.row)?, y: level.mean, band: level.low.zip(level.high) })
    });
    let theirs = pairs.iter().filter_map(|pair| Some(Point { x: x(pair.row)?, y: pair.formula, band: None }));
    let lines = [(say!(told, "page-simulated"), ours.collect()), (say!(told, "page-by-erlang"), theirs.collect())];
    let series = |(n, (name, points)): (usize, (String, Vec<Point>))| Series {
        name,
        look: Look { n },
        manner: Manner::Line,
        points,
    };
    let series: Vec<Series> = lines.into_iter().enumerate().map(series).collect();
    if !series.iter().all(|series| series.points.iter().any(|point| point.y.is_some())) {
        return None;
    }
    let hours: Vec<f64> = rows.iter().filter_map(x).collect();
    let up = Up { name: say!(told, "figure-in-time"), label: percent, scale: Scale::Shares };
    let heading = view::name(name, view::NAME);
    Some(Panel { heading, ..over_the_day::panel(&hours, say!(told, "figure-time-of-day"), up, series)? })
}
