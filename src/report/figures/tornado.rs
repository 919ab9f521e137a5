//! The tornado: a bar for each input, from the margin at one end of its range to that at the other, the widest on top.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::ink::{self, Area, Drawn, FINE, GREY};
use crate::report::terminal::inputs::{known, margin, value};
use crate::report::{numbers, view};
use crate::results::Results;
use crate::results::inputs::{Bar, Tornado};

/// Most bars.
const MOST: usize = 15;
/// Pixels of a bar with its gap.
const STEP: i32 = 34;
/// Where the axis begins and ends, and the first bar stands.
const PLOT: (i32, i32, i32) = (380, 850, 76);
/// Letters of a path.
const PATH: usize = 48;

/// Draws the figure; none where no input moves anything.
pub fn draw(results: &Results) -> Option<String> {
    let tornado = results.tornado.as_ref()?;
    let bars: Vec<&Bar> = tornado.bars.iter().filter(|bar| bar.swing > 0.0).take(MOST).collect();
    if bars.is_empty() {
        return None;
    }
    let height = PLOT.2 + STEP * bars.len() as i32 + 84;
    ink::document(900, height as u32, |area| {
        ink::title_and_note(area, "Which inputs move the answer?", &note(tornado, results))?;
        let scale = Scale::new(tornado, &bars);
        axis(area, &scale, bars.len(), &what(tornado, results))?;
        for (number, bar) in bars.iter().enumerate() {
            draw_bar(area, &scale, bar, tornado, PLOT.2 + STEP * number as i32)?;
        }
        Ok(())
    })
}

fn note(tornado: &Tornado, results: &Results) -> String {
    let basis = if results.replications < 2 { String::new() } else { format!(" Basis: {}.", view::basis(results)) };
    let flip = if tornado.runner_up.is_some() { " Left of 0 the runner-up is ahead." } else { "" };
    format!("White: the input at its lower end; black: at its upper. Dashed: as written.{flip}{basis}")
}

/// What the axis tells.
fn what(tornado: &Tornado, results: &Results) -> String {
    let name = |name: &str| ink::name(name, 24);
    let currency = ink::name(&results.currency, 8);
    let best = name(&tornado.best);
    match &tornado.runner_up {
        Some(other) => format!("profit of {best} less {}, {currency} a month", name(other)),
        None => format!("profit of {best}, {currency} a month"),
    }
}

/// A path that fits: what it is about and what it ends with, its middle left out where it is long.
fn short(path: &str) -> String {
    let letters: Vec<char> = ink::name(path, 80).chars().collect();
    if letters.len() <= PATH {
        return letters.into_iter().collect();
    }
    let (head, tail) = (&letters[..PATH / 3], &letters[letters.len() - (PATH - PATH / 3 - 1)..]);
    head.iter().chain(&['…']).chain(tail).collect()
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

    /// Round numbers along the axis.
    fn ticks(&self) -> Vec<f64> {
        let rough = (self.high - self.low) / 8.0;
        let size = libm::pow(10.0, libm::floor(libm::log10(rough)));
        let step = [1.0, 2.0, 5.0, 10.0].iter().map(|times| times * size).find(|step| *step >= rough).unwrap_or(rough);
        let first = (self.low / step).ceil() as i64;
        let ticks = (first..first + 12).map(|number| number as f64 * step);
        ticks.filter(|tick| *tick <= self.high).collect()
    }
}

fn axis(area: &Area, scale: &Scale, bars: usize, what: &str) -> Drawn {
    let (top, bottom) = ((PLOT.2 - 8) * FINE, (PLOT.2 + STEP * bars as i32) * FINE);
    area.draw(&PathElement::new([(PLOT.0 * FINE, bottom), (PLOT.1 * FINE, bottom)], GREY.stroke_width(2)))?;
    for tick in scale.ticks() {
        let x = scale.x(tick);
        area.draw(&PathElement::new([(x, top), (x, bottom)], BLACK.mix(0.12).stroke_width(2)))?;
        let style = ink::letters(11, BLACK, HPos::Center, VPos::Top);
        ink::write(area, &numbers::plain(tick, 0), &style, (x, bottom + 5 * FINE))?;
    }
    if scale.has_zero {
        let x = scale.x(0.0);
        area.draw(&PathElement::new([(x, top), (x, bottom)], BLACK.stroke_width(3)))?;
    }
    let x = scale.x(scale.base);
    area.draw(&DashedPathElement::new([(x, top), (x, bottom)], 8, 6, GREY.stroke_width(3)))?;
    let style = ink::letters(12, BLACK, HPos::Center, VPos::Top);
    ink::write(area, what, &style, ((PLOT.0 + PLOT.1) / 2 * FINE, bottom + 24 * FINE))
}

fn draw_bar(area: &Area, scale: &Scale, bar: &Bar, tornado: &Tornado, top: i32) -> Drawn {
    let path = ink::letters(12, BLACK, HPos::Left, VPos::Top);
    ink::write(area, &short(&bar.input.path), &path, (16 * FINE, top * FINE))?;
    let text = format!(
        "{}, {} to {}",
        known(bar.input.evidence),
        value(&bar.input, bar.at_low.value),
        value(&bar.input, bar.at_high.value)
    );
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
