//! Cost against service level: a point for each option with its intervals on both axes, and its name.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::axis::{self, Axis};
use super::ink::{self, Area, Drawn, FINE, GREY, Look};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::{cost, waits};
use crate::report::view;
use crate::results::{Estimate, TargetResult};

/// Height of the chart.
const HEIGHT: i32 = 440;

/// Draws the figure; none where nothing was paid or nobody called.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let spots = cost::spots(told);
    if !view::has_money(told) || spots.is_empty() {
        return None;
    }
    let target = told.options.0.iter().find_map(|(_, option)| view::target(option, view::TOTAL));
    let several = spots.len() > 1;
    let line = if several { format!(" {}", say!(told, "figure-frontier-note")) } else { String::new() };
    let note = format!("{} {}{line}", words::whiskers(told), say!(told, "figure-better"));
    ink::sheet(&say!(told, "figure-cost"), &note, HEIGHT, |root| {
        let (_, below) = root.split_vertically(ink::TOP * FINE);
        let (area, _) = below.split_vertically(HEIGHT * FINE);
        chart(root, &area, &spots, target, told)
    })
}

fn chart(root: &Area, area: &Area, spots: &[cost::Spot<'_>], target: Option<&TargetResult>, told: &Told<'_>) -> Drawn {
    let (levels, costs) = ends(spots, target);
    let (x_ticks, x_decimals) = axis::rounds(levels.0, levels.1, 7.0);
    let (y_ticks, y_decimals) = axis::rounds(costs.0, costs.1, 6.0);
    let who = format!("{}: {}", say!(told, "page-all-contacts"), words::answered(target, told));
    let mut chart = ChartBuilder::on(area)
        .margin_left(8 * FINE)
        .margin_right(40 * FINE)
        .margin_top(8 * FINE)
        .x_label_area_size(42 * FINE)
        .y_label_area_size(100 * FINE)
        .build_cartesian_2d(Axis { ends: levels, ticks: x_ticks }, Axis { ends: costs, ticks: y_ticks })?;
    chart
        .configure_mesh()
        .bold_line_style(BLACK.mix(0.12).stroke_width(2))
        .light_line_style(TRANSPARENT)
        .axis_style(GREY.stroke_width(2))
        .x_label_formatter(&|x| format!("{} %", told.plain(*x * 100.0, x_decimals.saturating_sub(2))))
        .y_label_formatter(&|y| told.plain(*y, y_decimals))
        .x_desc(ink::fit(&who, 11, ink::WIDTH - 160))
        .y_desc(say!(told, "page-cost-a-month", currency = view::name(&told.currency, 8)))
        .label_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .axis_desc_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .draw()?;
    let plot = chart.plotting_area();
    // The chart answers in places of the whole document.
    let at = |x: f64, y: f64| plot.map_coordinate(&(x, y));
    if let (Some(target), Some((_, text))) = (target, waits::line(target, told)) {
        let ends = [at(target.share, costs.0), at(target.share, costs.1)];
        root.draw(&DashedPathElement::new(ends, 4, 6, GREY.stroke_width(2)))?;
        // On the side that has room.
        let on_left = ends[1].0 > ink::WIDTH * FINE * 3 / 4;
        let (side, x) = if on_left { (HPos::Right, -5 * FINE) } else { (HPos::Left, 5 * FINE) };
        let place = (ends[1].0 + x, ends[1].1 + 2 * FINE);
        ink::write(root, &text, &ink::letters(11, GREY, side, VPos::Top), place)?;
    }
    frontier(root, spots, &at)?;
    let named = words::drawn(told).0;
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    for spot in spots {
        let is_named = named.iter().any(|(n, ..)| *n == spot.look);
        draw_spot(root, spot, is_named, &at, &mut taken)?;
    }
    Ok(())
}

/// The line through all options that none beats in both.
fn frontier(area: &Area, spots: &[cost::Spot<'_>], at: &dyn Fn(f64, f64) -> (i32, i32)) -> Drawn {
    let on = cost::frontier(spots).into_iter().zip(spots).filter(|(on, _)| *on);
    let path: Vec<(i32, i32)> = on.filter_map(|(_, spot)| Some(at(spot.level.mean?, spot.cost.mean?))).collect();
    if path.len() < 2 {
        return Ok(());
    }
    area.draw(&DashedPathElement::new(path, 3, 7, GREY.stroke_width(3)))
}

/// Ends of both axes.
fn ends(spots: &[cost::Spot<'_>], target: Option<&TargetResult>) -> ((f64, f64), (f64, f64)) {
    let levels = range(spots.iter().map(|s| s.level), target.map(|t| t.share), 0.02);
    let low = levels.0.max(0.0);
    let costs = range(spots.iter().map(|s| s.cost), None, 1.0);
    ((low, levels.1.min(1.0).max(low + 0.01)), costs)
}

fn draw_spot(
    area: &Area,
    spot: &cost::Spot<'_>,
    is_named: bool,
    at: &dyn Fn(f64, f64) -> (i32, i32),
    taken: &mut Vec<(i32, i32, i32)>,
) -> Drawn {
    let look = Look { n: spot.look };
    let (Some(level), Some(cost)) = (spot.level.mean, spot.cost.mean) else { return Ok(()) };
    let ink = look.colour().stroke_width(3);
    if let (Some(low), Some(high)) = (spot.level.low, spot.level.high) {
        area.draw(&PathElement::new([at(low, cost), at(high, cost)], ink))?;
    }
    if let (Some(low), Some(high)) = (spot.cost.low, spot.cost.high) {
        area.draw(&PathElement::new([at(level, low), at(level, high)], ink))?;
    }
    let (x, y) = at(level, cost);
    look.mark(area, (x, y))?;
    if !is_named {
        return Ok(());
    }
    // The name stands beside the point, on the side that has room, below names that stand there already.
    let name = ink::squeeze(&ink::name(spot.name, view::NAME), 12, 320);
    let width = ink::width(&name, 12) * FINE;
    let on_left = x + 9 * FINE + width > (ink::WIDTH - 8) * FINE;
    let (side, left) = if on_left { (HPos::Right, x - 9 * FINE - width) } else { (HPos::Left, x + 9 * FINE) };
    let mut line = y - 10 * FINE;
    let covers = |other: &(i32, i32, i32), line: i32| {
        other.0 < left + width && left < other.1 && (other.2 - line).abs() < 15 * FINE
    };
    while taken.iter().any(|other| covers(other, line)) {
        line += 15 * FINE;
    }
    taken.push((left, left + width, line));
    // No line runs through its letters.
    let behind = [(left - 2, line - 8 * FINE), (left + width, line + 7 * FINE)];
    area.draw(&Rectangle::new(behind, WHITE.mix(0.85).filled()))?;
    let place = if on_left { left + width } else { left };
    ink::write(area, &name, &ink::letters(12, look.colour(), side, VPos::Center), (place, line))
}

/// From the lowest to the highest end of all intervals, with a margin of a tenth and at least `least` at each side.
fn range(estimates: impl Iterator<Item = Estimate>, more: Option<f64>, least: f64) -> (f64, f64) {
    let all: Vec<f64> = estimates.flat_map(|e| [e.mean, e.low, e.high]).flatten().chain(more).collect();
    let low = all.iter().copied().min_by(f64::total_cmp).unwrap_or(0.0);
    let high = all.iter().copied().max_by(f64::total_cmp).unwrap_or(1.0);
    let margin = ((high - low) * 0.1).max(least).max(high.abs() * 0.01);
    (low - margin, high + margin)
}
