//! Profit and cost of options along axes: a panel for each, with bands, and where the best option changes.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::axis::{Axis as Ticks, round_ticks};
use super::ink::{self, Area, Drawn, FINE, GREY, Look};
use super::panel::{Lines, Manner, Point, Series, spread};
use crate::report::{axes, numbers, view};
use crate::results::{Along, Estimate, Results, Unit};

/// Height of one panel, pixels of the finished picture.
const HEIGHT: u32 = 300;
/// Width kept at the right for names.
const NAMES: i32 = 190;

/// Draws the figure; none where nothing was drawn along an axis.
pub fn draw(results: &Results) -> Option<String> {
    let panels: Vec<(&Along, bool)> = results.along.iter().flat_map(|along| [(along, true), (along, false)]).collect();
    if panels.is_empty() {
        return None;
    }
    ink::document(900, 70 + HEIGHT * panels.len() as u32, |root| {
        ink::title_and_note(root, "Where does it flip?", &note(results))?;
        let (_, mut below) = root.split_vertically(36 * FINE);
        for (along, profit) in &panels {
            let (own, rest) = below.split_vertically(HEIGHT as i32 * FINE);
            panel(root, &own, along, *profit, results)?;
            below = rest;
        }
        Ok(())
    })
}

fn note(results: &Results) -> String {
    format!(
        "Bands hold together along an axis ({}). Dotted: where another option begins to earn most. Grey: two take turns.",
        view::basis(results)
    )
}

fn series(along: &Along, profit: bool, results: &Results) -> Vec<Series> {
    let place = |name: &str| results.options.0.iter().position(|(known, _)| known == name);
    let of = |(number, option): (usize, &crate::results::OptionAlong)| {
        let money = if profit { &option.profit } else { &option.cost };
        let point = |(x, money): (&f64, &Estimate)| Point { x: *x, y: money.mean, band: money.low.zip(money.high) };
        let look = Look { n: place(&option.option).unwrap_or(number) };
        let points = along.axis.shown.iter().zip(money).map(point).collect();
        Series { name: option.option.clone(), look, manner: Manner::Line, points }
    };
    along.options.iter().enumerate().map(of).collect()
}

fn panel(root: &Area, area: &Area, along: &Along, profit: bool, results: &Results) -> Drawn {
    let series = series(along, profit, results);
    let axis = &along.axis;
    let (Some(from), Some(to)) = (axis.shown.first().copied(), axis.shown.last().copied()) else { return Ok(()) };
    let (low, high) = heights(&series);
    let x = Ticks { ends: (from, to), ticks: labelled(&axis.shown) };
    let y = Ticks { ends: (low, high), ticks: round_ticks(low, high) };
    let mut chart = ChartBuilder::on(area)
        .margin_left(8 * FINE)
        .margin_right(NAMES * FINE)
        .margin_top(26 * FINE)
        .x_label_area_size(40 * FINE)
        .y_label_area_size(90 * FINE)
        .build_cartesian_2d(x, y)?;
    let name = |place: f64| match axis.unit {
        Unit::Names => ink::name(&axes::point(axis, place.max(0.0) as usize), 16),
        unit => axes::figure(place, unit),
    };
    chart
        .configure_mesh()
        .bold_line_style(BLACK.mix(0.12).stroke_width(2))
        .light_line_style(TRANSPARENT)
        .axis_style(GREY.stroke_width(2))
        .x_label_formatter(&|place| name(*place))
        .y_label_formatter(&|money| numbers::plain(*money, if high - low < 10.0 { 2 } else { 0 }))
        .x_desc(ink::name(&axes::title(axis), 80))
        .label_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .axis_desc_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .draw()?;
    let plot = chart.plotting_area();
    let at = |x: f64, y: f64| plot.map_coordinate(&(x, y));
    let what = if profit { "profit" } else { "cost" };
    let heading = format!("{what} a month, {}", ink::name(&results.currency, 8));
    ink::write(area, &heading, &ink::letters(13, BLACK, HPos::Left, VPos::Top), (16 * FINE, 2 * FINE))?;
    let lines = Lines { area: root, at: &at, range: (from, to) };
    turns(root, along, (low, high), &at)?;
    changes(root, along, (low, high), &at)?;
    series.iter().try_for_each(|series| lines.band(series))?;
    series.iter().try_for_each(|series| lines.line(series))?;
    names(&lines, &series, (low, high))
}

/// Where two options take turns, in grey.
fn turns(root: &Area, along: &Along, (low, high): (f64, f64), at: &dyn Fn(f64, f64) -> (i32, i32)) -> Drawn {
    for mixed in &along.mixed {
        let corners = [at(mixed.from, high), at(mixed.to, low)];
        root.draw(&Rectangle::new(corners, BLACK.mix(0.10).filled()))?;
    }
    Ok(())
}

/// Where the best option changes, as dotted lines.
fn changes(root: &Area, along: &Along, (low, high): (f64, f64), at: &dyn Fn(f64, f64) -> (i32, i32)) -> Drawn {
    for place in along.winners.iter().filter_map(|stretch| stretch.since?.mean) {
        root.draw(&DashedPathElement::new([at(place, low), at(place, high)], 4, 6, GREY.stroke_width(2)))?;
    }
    Ok(())
}

/// Names at the right, in the order of the lines' ends.
fn names(lines: &Lines<'_, '_>, series: &[Series], (low, high): (f64, f64)) -> Drawn {
    let (left, top) = (lines.at)(lines.range.1, high);
    let (_, bottom) = (lines.at)(lines.range.1, low);
    let end = |series: &Series| series.points.iter().rev().find_map(|point| point.y);
    let mut places: Vec<(i32, &Series)> =
        series.iter().filter_map(|series| Some(((lines.at)(lines.range.1, end(series)?).1, series))).collect();
    places.sort_by_key(|(y, _)| *y);
    spread(&mut places, top, bottom);
    places.into_iter().try_for_each(|(y, series)| lines.name(series, (left + 10 * FINE, y)))
}

/// From the lowest to the highest end of all bands, with a margin.
fn heights(series: &[Series]) -> (f64, f64) {
    let points = series.iter().flat_map(|series| &series.points);
    let all: Vec<f64> = points
        .flat_map(|point| [point.y, point.band.map(|band| band.0), point.band.map(|band| band.1)])
        .flatten()
        .collect();
    let low = all.iter().copied().min_by(f64::total_cmp).unwrap_or(0.0);
    let high = all.iter().copied().max_by(f64::total_cmp).unwrap_or(1.0);
    let margin = ((high - low) * 0.05).max(1.0);
    (low - margin, high + margin)
}

/// Some of the points, so far apart that their labels have room; the last always.
fn labelled(shown: &[f64]) -> Vec<f64> {
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return Vec::new() };
    let room = (last - first) / 9.0;
    let mut kept = vec![*first];
    for place in shown.iter().skip(1) {
        if place - kept[kept.len() - 1] >= room && (last - place >= room || place >= last) {
            kept.push(*place);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_apart() {
        let many: Vec<f64> = (0..=100).map(f64::from).collect();
        let kept = labelled(&many);
        assert!(kept.len() <= 10 && kept.windows(2).all(|pair| pair[1] - pair[0] >= 100.0 / 9.0), "{kept:?}");
    }
}
