//! Cost against service level: a point for each option with its intervals on both axes, and its name.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::ink::{self, Area, Drawn, FINE, GREY, Look};
use crate::report::{numbers, view};
use crate::results::{Estimate, Results, TargetResult};

/// An option's place.
struct Spot<'a> {
    name: &'a str,
    look: Look,
    level: Estimate,
    cost: Estimate,
}

/// Draws the figure; none where nothing was paid or nobody called.
pub fn draw(results: &Results) -> Option<String> {
    if !view::has_money(results) {
        return None;
    }
    let spot = |(n, (name, option)): (usize, &'_ (String, crate::results::OptionResults))| {
        let level = view::service_level(&option.total, view::target(option, view::TOTAL));
        let cost = view::cost_a_month(option, results);
        (level.mean.is_some() && cost.mean.is_some()).then_some((n, name.clone(), level, cost))
    };
    let found: Vec<_> = results.options.0.iter().enumerate().filter_map(spot).collect();
    let spots: Vec<Spot> = found
        .iter()
        .map(|(n, name, level, cost)| Spot { name, look: Look { n: *n }, level: *level, cost: *cost })
        .collect();
    if spots.is_empty() {
        return None;
    }
    let target = results.options.0.iter().find_map(|(_, option)| view::target(option, view::TOTAL));
    ink::document(900, 520, |area| {
        ink::title_and_note(area, "What does service cost?", &note(results))?;
        let (_, below) = area.split_vertically(44 * FINE);
        chart(area, &below, &spots, target, results)
    })
}

fn note(results: &Results) -> String {
    if results.replications < 2 {
        return "One replication: no intervals of confidence.".to_owned();
    }
    format!("Whiskers: intervals of confidence ({}). Better is right and down.", view::basis(results))
}

fn chart(root: &Area, area: &Area, spots: &[Spot], target: Option<&TargetResult>, results: &Results) -> Drawn {
    let levels = range(spots.iter().map(|s| s.level), target.map(|t| t.share), 0.02);
    let levels = (levels.0.max(0.0), levels.1.min(1.0).max(levels.0.max(0.0) + 0.01));
    let costs = range(spots.iter().map(|s| s.cost), None, 1.0);
    let currency = ink::name(&results.currency, 8);
    let definition = view::definition_in_words(target);
    let mut chart = ChartBuilder::on(area)
        .margin_left(8 * FINE)
        .margin_right(40 * FINE)
        .margin_bottom(26 * FINE)
        .x_label_area_size(42 * FINE)
        .y_label_area_size(100 * FINE)
        .build_cartesian_2d(levels.0..levels.1, costs.0..costs.1)?;
    chart
        .configure_mesh()
        .bold_line_style(BLACK.mix(0.12).stroke_width(2))
        .light_line_style(TRANSPARENT)
        .axis_style(GREY.stroke_width(2))
        .x_labels(8)
        .y_labels(7)
        .x_label_formatter(&|x| numbers::short_percent(*x))
        .y_label_formatter(&|y| numbers::plain(*y, if costs.1 - costs.0 < 10.0 { 2 } else { 0 }))
        .x_desc(format!("share of all inbound contacts {}", definition.trim_start_matches("of the answered were ")))
        .y_desc(format!("cost, {currency} a month"))
        .label_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .axis_desc_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .draw()?;
    let plot = chart.plotting_area();
    // The chart answers in places of the whole document.
    let at = |x: f64, y: f64| plot.map_coordinate(&(x, y));
    if let Some(target) = target {
        let ends = [at(target.share, costs.0), at(target.share, costs.1)];
        root.draw(&DashedPathElement::new(ends, 4, 6, GREY.stroke_width(2)))?;
        let text = format!("target {}", view::target_in_words(target));
        let place = (ends[1].0 + 5 * FINE, ends[1].1 + 2 * FINE);
        ink::write(root, &text, &ink::letters(11, GREY, HPos::Left, VPos::Top), place)?;
    }
    let mut taken: Vec<(i32, i32)> = Vec::new();
    for spot in spots {
        draw_spot(root, spot, &at, &mut taken)?;
    }
    Ok(())
}

fn draw_spot(area: &Area, spot: &Spot, at: &dyn Fn(f64, f64) -> (i32, i32), taken: &mut Vec<(i32, i32)>) -> Drawn {
    let (Some(level), Some(cost)) = (spot.level.mean, spot.cost.mean) else { return Ok(()) };
    let ink = spot.look.colour().stroke_width(3);
    if let (Some(low), Some(high)) = (spot.level.low, spot.level.high) {
        area.draw(&PathElement::new([at(low, cost), at(high, cost)], ink))?;
    }
    if let (Some(low), Some(high)) = (spot.cost.low, spot.cost.high) {
        area.draw(&PathElement::new([at(level, low), at(level, high)], ink))?;
    }
    let (x, y) = at(level, cost);
    spot.look.mark(area, (x, y))?;
    // The name stands beside the point, on the side that has room, below names that stand there already.
    let (width, _) = area.dim_in_pixel();
    let on_left = x > width as i32 * 3 / 4;
    let side = if on_left { HPos::Right } else { HPos::Left };
    let mut place = (if on_left { x - 9 * FINE } else { x + 9 * FINE }, y - 10 * FINE);
    while taken.iter().any(|t| (t.0 - place.0).abs() < 150 * FINE && (t.1 - place.1).abs() < 15 * FINE) {
        place.1 += 15 * FINE;
    }
    taken.push(place);
    ink::write(area, &ink::name(spot.name, 24), &ink::letters(12, spot.look.colour(), side, VPos::Center), place)
}

/// From the lowest to the highest end of all intervals, with a margin of a tenth and at least `least` at each side.
fn range(estimates: impl Iterator<Item = Estimate>, more: Option<f64>, least: f64) -> (f64, f64) {
    let all: Vec<f64> = estimates.flat_map(|e| [e.mean, e.low, e.high]).flatten().chain(more).collect();
    let low = all.iter().copied().min_by(f64::total_cmp).unwrap_or(0.0);
    let high = all.iter().copied().max_by(f64::total_cmp).unwrap_or(1.0);
    let margin = ((high - low) * 0.1).max(least).max(high.abs() * 0.01);
    (low - margin, high + margin)
}
