//! The tornado: a bar for each input, from the margin at one end of its range to that at the other, the widest on top.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::ink::{self, Area, Drawn, FINE, GREY};
use super::{axis, words};
use crate::report::decision;
use crate::report::language::{Told, say};
use crate::report::terminal::inputs::margin;
use crate::results::inputs::{Bar, Evidence, Tornado};

/// Most bars.
const MOST: usize = 15;
/// Pixels of a bar with its gap.
const STEP: i32 = 34;
/// Where the axis begins and ends, and the first bar stands.
const PLOT: (i32, i32, i32) = (380, 850, 76);
/// Pixels of a path or of what is known of it.
const PATH: i32 = 352;

/// Draws the figure; none where no input moves anything.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let tornado = told.tornado.as_ref()?;
    let bars: Vec<&Bar> = tornado.bars.iter().filter(|bar| bar.swing > 0.0).take(MOST).collect();
    if bars.is_empty() {
        return None;
    }
    let height = PLOT.2 - ink::TOP + STEP * bars.len() as i32 + 48;
    ink::sheet(&say!(told, "figure-tornado"), &note(tornado, told), height, |area| {
        let scale = Scale::new(tornado, &bars);
        axis(area, &scale, bars.len(), told, &what(tornado, told))?;
        for (number, bar) in bars.iter().enumerate() {
            draw_bar(area, &scale, bar, told, (tornado, PLOT.2 + STEP * number as i32))?;
        }
        Ok(())
    })
}

fn note(tornado: &Tornado, told: &Told<'_>) -> String {
    let flip = if tornado.runner_up.is_some() { say!(told, "figure-tornado-flip") } else { String::new() };
    format!("{} {flip}{}", say!(told, "figure-tornado-note"), words::rests_on(told))
}

/// What the axis tells.
fn what(tornado: &Tornado, told: &Told<'_>) -> String {
    let name = |name: &str| ink::name(name, 24);
    let (best, currency) = (name(&tornado.best), ink::name(&told.currency, 8));
    match &tornado.runner_up {
        Some(other) => say!(told, "page-tornado-margin", best = best, other = name(other), currency = currency),
        None => say!(told, "page-tornado-profit", best = best, currency = currency),
    }
}

/// From money to pixels.
struct Scale {
    low: f64,
    high: f64,
    base: f64,
    has_zero: bool,
}

impl Scale {
    fn new(tornado: &Tornado, bars: &[&Bar]) -> Scale {
        let alone = || tornado.options.iter().find(|option| option.option == tornado.best).map(|option| option.profit);
        let base = tornado.margin.or_else(alone).and_then(|base| base.mean).unwrap_or(0.0);
        let ends = bars.iter().flat_map(|bar| [&bar.at_low, &bar.at_high]);
        let means = ends.filter_map(|end| margin(end, &tornado.best).mean).chain([base]);
        let (low, high) = means.fold((base, base), |(low, high), mean| (low.min(mean), high.max(mean)));
        // Zero, where the runner-up is as good, belongs to the picture where it is not far.
        let has_zero = tornado.runner_up.is_some() && low - (high - low) <= 0.0 && high + (high - low) >= 0.0;
        let (low, high) = if has_zero { (low.min(0.0), high.max(0.0)) } else { (low, high) };
        let room = (high - low).max(1.0) * 0.08;
        Scale { low: low - room, high: high + room, base, has_zero }
    }

    fn x(&self, money: f64) -> i32 {
        let share = (money - self.low) / (self.high - self.low);
        (f64::from(PLOT.0 * FINE) + share * f64::from((PLOT.1 - PLOT.0) * FINE)).round() as i32
    }
}

fn axis(area: &Area, scale: &Scale, bars: usize, told: &Told<'_>, what: &str) -> Drawn {
    let (top, bottom) = ((PLOT.2 - 8) * FINE, (PLOT.2 + STEP * bars as i32) * FINE);
    area.draw(&PathElement::new([(PLOT.0 * FINE, bottom), (PLOT.1 * FINE, bottom)], GREY.stroke_width(2)))?;
    let (ticks, decimals) = axis::rounds(scale.low, scale.high, 6.0);
    for tick in ticks {
        let x = scale.x(tick);
        area.draw(&PathElement::new([(x, top), (x, bottom)], BLACK.mix(0.12).stroke_width(2)))?;
        let style = ink::letters(11, BLACK, HPos::Center, VPos::Top);
        ink::write(area, &told.plain(tick, decimals), &style, (x, bottom + 5 * FINE))?;
    }
    if scale.has_zero {
        let x = scale.x(0.0);
        area.draw(&PathElement::new([(x, top), (x, bottom)], BLACK.stroke_width(3)))?;
    }
    let x = scale.x(scale.base);
    area.draw(&DashedPathElement::new([(x, top), (x, bottom)], 8, 6, GREY.stroke_width(3)))?;
    let style = ink::letters(12, BLACK, HPos::Center, VPos::Top);
    let what = ink::fit(what.trim_end_matches('.'), 12, ink::WIDTH - 32);
    // It stands below its axis, and within the picture.
    let middle = ((PLOT.0 + PLOT.1) / 2).min(ink::WIDTH - 16 - ink::width(&what, 12) / 2);
    ink::write(area, &what, &style, (middle * FINE, bottom + 24 * FINE))
}

fn draw_bar(area: &Area, scale: &Scale, bar: &Bar, told: &Told<'_>, (tornado, top): (&Tornado, i32)) -> Drawn {
    let path = ink::letters(12, BLACK, HPos::Left, VPos::Top);
    ink::write(area, &ink::squeeze(&ink::name(&bar.input.path, 160), 12, PATH), &path, (16 * FINE, top * FINE))?;
    let known = match bar.input.evidence {
        Evidence::Measured => say!(told, "page-measured"),
        Evidence::Quoted => say!(told, "page-quoted"),
        Evidence::Assumed => say!(told, "page-assumed"),
    };
    let value = |at: f64| decision::of_input(at, &bar.input, told);
    let text = ink::fit(&format!("{known}, {} … {}", value(bar.at_low.value), value(bar.at_high.value)), 11, PATH);
    let style = ink::letters(11, GREY, HPos::Left, VPos::Top);
    ink::write(area, &text, &style, (16 * FINE, (top + 15) * FINE))?;
    let base = scale.x(scale.base);
    // The longer piece first: where both ends lie on one side the shorter stays visible.
    let piece = |end| margin(end, &tornado.best).mean.map(|mean| scale.x(mean));
    let mut pieces: Vec<(i32, bool)> = [(piece(&bar.at_low), false), (piece(&bar.at_high), true)]
        .into_iter()
        .filter_map(|(x, on)| Some((x?, on)))
        .collect();
    pieces.sort_by_key(|(x, _)| std::cmp::Reverse((x - base).abs()));
    for (x, is_high) in pieces {
        let corners = [(base.min(x), (top + 6) * FINE), (base.max(x), (top + 24) * FINE)];
        let inside = if is_high { RGBColor(50, 50, 50).filled() } else { WHITE.filled() };
        area.draw(&Rectangle::new(corners, inside))?;
        area.draw(&Rectangle::new(corners, BLACK.stroke_width(3)))?;
    }
    Ok(())
}
