//! Profit and cost of options along axes: a panel for each, with bands, and where the best option changes.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::axis::{self, Axis as Ticks};
use super::ink::{self, Area, Drawn, FINE, GREY, Look};
use super::panel::{Lines, Manner, NAMES, Point, Series};
use super::words;
use crate::report::language::{Told, say};
use crate::report::{axes, decision};
use crate::results::{Along, Estimate, Unit};

/// Height of one panel, pixels of the finished picture.
const HEIGHT: i32 = 300;
/// Labels of the axis of money.
const TICKS: f64 = 6.0;

/// Draws the figure; none where nothing was drawn along an axis.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let panels: Vec<(&Along, bool)> = told.along.iter().flat_map(|along| [(along, true), (along, false)]).collect();
    if panels.is_empty() {
        return None;
    }
    let note = format!("{}{}{}", say!(told, "figure-along-note"), words::rests_on(told), words::drawn(told).1);
    ink::sheet(&say!(told, "figure-along"), &note, HEIGHT * panels.len() as i32, |root| {
        let (_, mut below) = root.split_vertically(ink::TOP * FINE);
        for (along, profit) in &panels {
            let (own, rest) = below.split_vertically(HEIGHT * FINE);
            panel(root, &own, along, *profit, told)?;
            below = rest;
        }
        Ok(())
    })
}

fn series(along: &Along, profit: bool, told: &Told<'_>) -> Vec<Series> {
    let place = |name: &str| told.options.0.iter().position(|(known, _)| known == name);
    let drawn = words::drawn(told).0;
    let of = |(number, option): (usize, &crate::results::OptionAlong)| {
        let money = if profit { &option.profit } else { &option.cost };
        let point = |(x, money): (&f64, &Estimate)| Point { x: *x, y: money.mean, band: money.low.zip(money.high) };
        let look = Look { n: place(&option.option).unwrap_or(number) };
        let points = along.axis.shown.iter().zip(money).map(point).collect();
        Series { name: option.option.clone(), look, manner: Manner::Line, points }
    };
    let is_drawn = |name: &str| place(name).is_none() || drawn.iter().any(|(_, known, _)| *known == name);
    along.options.iter().enumerate().filter(|(_, option)| is_drawn(&option.option)).map(of).collect()
}

fn panel(root: &Area, area: &Area, along: &Along, profit: bool, told: &Told<'_>) -> Drawn {
    let series = series(along, profit, told);
    let of = &along.axis;
    let (Some(from), Some(to)) = (of.shown.first().copied(), of.shown.last().copied()) else { return Ok(()) };
    let (low, high) = heights(&series);
    let x = Ticks { ends: (from, to), ticks: labelled(&of.shown) };
    let (ticks, decimals) = axis::rounds(low, high, TICKS);
    let y = Ticks { ends: (low, high), ticks };
    let currency = ink::name(&told.currency, 8);
    let heading = match profit {
        true => say!(told, "page-profit-a-month", currency = currency),
        false => say!(told, "page-cost-a-month", currency = currency),
    };
    let mut chart = ChartBuilder::on(area)
        .margin_left(8 * FINE)
        .margin_right(NAMES * FINE)
        .margin_top(12 * FINE)
        .x_label_area_size(40 * FINE)
        .y_label_area_size(90 * FINE)
        .build_cartesian_2d(x, y)?;
    let name = |place: f64| match of.unit {
        Unit::Names => ink::name(&axes::point(of, place.max(0.0) as usize), 16),
        unit => decision::place(place, unit, told),
    };
    chart
        .configure_mesh()
        .bold_line_style(BLACK.mix(0.12).stroke_width(2))
        .light_line_style(TRANSPARENT)
        .axis_style(GREY.stroke_width(2))
        .x_label_formatter(&|place| name(*place))
        .y_label_formatter(&|money| told.plain(*money, decimals))
        .x_desc(ink::fit(&decision::axis(of, told), 11, 600))
        .y_desc(heading.as_str())
        .label_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .axis_desc_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .draw()?;
    let plot = chart.plotting_area();
    let at = |x: f64, y: f64| plot.map_coordinate(&(x, y));
    let lines = Lines { area: root, at: &at, range: (from, to), ends: (low, high) };
    turns(root, along, (low, high), &at)?;
    changes(root, along, (low, high), &at)?;
    series.iter().try_for_each(|series| lines.band(series))?;
    series.iter().try_for_each(|series| lines.line(series))?;
    lines.named(&series, None)
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
