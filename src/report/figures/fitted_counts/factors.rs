//! Weekdays and months: their factors with intervals, and the single days behind them.

use super::{HISTORY, SINGLE, amounts, basis, named, series};
use crate::report::figures::panel::{self, Manner, Panel, Point, Scale};
use crate::results::fitted::counts::{DayAgainst, FittedCounts, FittedFactors, FittedFigure};

/// Height of the panel in pixels.
const HEIGHT: i32 = 320;
/// Days of one factor stand side by side over so much of its room.
const WIDTH: f64 = 0.6;

/// How busy weekdays are.
pub fn weekdays(fitted: &FittedCounts) -> Option<String> {
    draw(fitted, &fitted.weekdays, "How busy are weekdays?", |day| day.weekday)
}

/// How busy months are; none where the model has none.
pub fn months(fitted: &FittedCounts) -> Option<String> {
    let months = fitted.months.as_ref().filter(|months| months.used)?;
    draw(fitted, &months.factors, "How busy are calendar months?", |day| day.month)
}

fn draw(
    fitted: &FittedCounts,
    factors: &FittedFactors,
    title: &str,
    name: fn(&DayAgainst) -> &'static str,
) -> Option<String> {
    let place = |(place, (_, factor)): (usize, &(&str, FittedFigure))| Point {
        x: place as f64,
        y: Some(factor.value),
        band: Some((factor.low, factor.high)),
    };
    let points: Vec<Point> = factors.0.iter().enumerate().map(place).collect();
    let last = points.last()?.x;
    let series = vec![
        series("single days", SINGLE, Manner::Marks, single(fitted, factors, name)),
        series("factor", HISTORY, Manner::Marks, points),
    ];
    let label = |place: f64| factors.0.get(place.max(0.0) as usize).map_or(String::new(), |(name, _)| named(name));
    let panel = Panel {
        heading: "a day against the mean of all, other things equal".to_owned(),
        range: (-0.5, last + 0.5),
        ticks: (0..factors.0.len()).map(|place| place as f64).collect(),
        label: &label,
        axis: String::new(),
        up: amounts("factor", Scale::FromNought),
        series,
        target: Some((1.0, "mean of all".to_owned())),
        moment: None,
    };
    panel::stack(title, &format!("{}; bars hold 95 %", basis(fitted)), &[panel], HEIGHT)
}

/// Each day as its factor would have it, in the order of the history.
fn single(fitted: &FittedCounts, factors: &FittedFactors, name: fn(&DayAgainst) -> &'static str) -> Vec<Point> {
    let mut points = Vec::new();
    for (place, (own, factor)) in factors.0.iter().enumerate() {
        let days: Vec<&DayAgainst> = fitted.by_day.iter().filter(|day| name(day) == *own).collect();
        let room = WIDTH / days.len().max(1) as f64;
        points.extend(days.iter().enumerate().map(|(nth, day)| Point {
            x: place as f64 - WIDTH / 2.0 + room * (nth as f64 + 0.5),
            y: Some(factor.value * day.count / day.expected),
            band: None,
        }));
    }
    points
}
