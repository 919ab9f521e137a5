//! The profile: how many come at what time of day, a panel for each weekday, observed means with their intervals against the shape.

use super::{HISTORY, MODEL, amounts, basis, named, series};
use crate::report::figures::axis::rounds;
use crate::report::figures::over_the_day;
use crate::report::figures::panel::{self, Manner, Panel, Point, Scale, Series};
use crate::results::fitted::counts::{FittedCounts, WeekdayAgainst};

/// Height of a panel in pixels.
const HEIGHT: i32 = 240;

/// Draws the figure; none without days.
pub fn draw(fitted: &FittedCounts) -> Option<String> {
    let lines: Vec<(String, Vec<Series>)> = fitted.by_time.iter().map(lines).collect();
    let all: Vec<Series> = lines.iter().flat_map(|(_, series)| series.clone()).collect();
    // One scale for all weekdays: a quiet one is seen to be one.
    let high = panel::highest(&all);
    let (levels, decimals) = rounds(0.0, high, 5.0);
    let hours: Vec<f64> = all.iter().flat_map(|series| &series.points).map(|point| point.x).collect();
    let name = format!("contacts in {}", fitted.interval);
    let panel = |(heading, series): (String, Vec<Series>)| {
        let up = amounts(&name, Scale::Given { ends: (0.0, high), ticks: levels.clone(), decimals });
        let over_the_day = over_the_day::panel(&hours, "time of day, h:mm".to_owned(), up, series)?;
        Some(Panel { heading, label: &|hour| format!("{hour:02.0}:00"), ..over_the_day })
    };
    let panels: Vec<Panel> = lines.into_iter().map(panel).collect::<Option<_>>()?;
    let note = format!("{}; bars hold 95 % by the model's variance; one shape for all weekdays", basis(fitted));
    panel::stack("When do they come?", &note, &panels, HEIGHT)
}

fn lines(against: &WeekdayAgainst) -> (String, Vec<Series>) {
    let observed =
        against.at.iter().map(|at| Point { x: at.hour, y: at.mean.mean, band: at.mean.low.zip(at.mean.high) });
    let expected = against.at.iter().map(|at| Point { x: at.hour, y: Some(at.expected), band: None });
    let series = vec![
        series("history", HISTORY, Manner::Marks, observed.collect()),
        series("model", MODEL, Manner::Line, expected.collect()),
    ];
    (format!("{}, mean of {}", named(against.weekday), against.days), series)
}
