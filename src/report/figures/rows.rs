//! Rows of bars, boxes or marks along one axis, a name before each and its figure behind.
//!
//! In: groups of rows. Out: a chart on an area. Knows no results.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::axis;
use super::ink::{self, Area, Drawn, FINE, GREY};

/// How a bar is filled; each is told from the others without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Dark.
    Dark,
    /// Lines at an angle on white.
    Hatched,
    /// White with a frame.
    White,
    /// A light grey.
    Pale,
}

/// What is drawn in a row.
#[derive(Clone, Copy, Debug)]
pub enum Mark {
    /// From nought to a value.
    Bar(f64, Fill),
    /// From the lower to the upper end of an interval.
    Whisker(f64, f64),
    /// A box from one value to another.
    Within(f64, f64),
    /// A thick line across the row.
    Middle(f64),
    /// A triangle.
    Worst(f64),
    /// A circle, filled or empty.
    Dot(f64, bool),
}

/// A row.
pub struct Row {
    /// Its name.
    pub name: String,
    /// What is drawn, one over the other.
    pub marks: Vec<Mark>,
    /// The figure behind.
    pub figure: String,
}

/// Rows under a heading.
pub struct Group {
    /// The heading; empty for none.
    pub heading: String,
    /// The rows.
    pub rows: Vec<Row>,
}

/// Groups along one axis.
pub struct Chart<'a> {
    /// The groups.
    pub groups: Vec<Group>,
    /// What the axis shows, with its unit.
    pub axis: String,
    /// How a value is written with so many decimals.
    pub label: &'a dyn Fn(f64, usize) -> String,
}

/// Where the axis begins and ends.
const PLOT: (i32, i32) = (300, 760);
/// Heights of a row, a heading, and what stands below.
const ROW: i32 = 22;
const HEADING: i32 = 24;
const BELOW: i32 = 52;

impl Mark {
    /// The lowest and the highest value.
    fn ends(self) -> (f64, f64) {
        match self {
            Mark::Bar(to, _) => (to.min(0.0), to.max(0.0)),
            Mark::Whisker(low, high) | Mark::Within(low, high) => (low, high),
            Mark::Middle(at) | Mark::Worst(at) | Mark::Dot(at, _) => (at, at),
        }
    }
}

impl Chart<'_> {
    /// Its height, pixels of the finished picture.
    pub fn height(&self) -> i32 {
        let of = |group: &Group| ROW * group.rows.len() as i32 + if group.heading.is_empty() { 6 } else { HEADING };
        self.groups.iter().map(of).sum::<i32>() + BELOW
    }

    fn range(&self) -> (f64, f64) {
        let marks = self.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.marks);
        let ends: Vec<(f64, f64)> = marks.map(|mark| mark.ends()).collect();
        let low = ends.iter().map(|end| end.0).min_by(f64::total_cmp).unwrap_or(0.0);
        let high = ends.iter().map(|end| end.1).max_by(f64::total_cmp).unwrap_or(1.0);
        let room = if high > low { (high - low) * 0.04 } else { high.abs() * 0.1 + 0.01 };
        (if low == 0.0 { low } else { low - room }, if high == 0.0 { high } else { high + room })
    }

    /// Draws it from `top` on.
    pub fn draw(&self, area: &Area, top: i32) -> Drawn {
        let (low, high) = self.range();
        let x = |value: f64| {
            let share = (value - low) / (high - low);
            (f64::from(PLOT.0 * FINE) + share * f64::from((PLOT.1 - PLOT.0) * FINE)).round() as i32
        };
        let bottom = top + self.height() - BELOW;
        let (places, decimals) = axis::rounds(low, high, 5.0);
        for place in places {
            let at = x(place);
            area.draw(&PathElement::new([(at, top * FINE), (at, bottom * FINE)], BLACK.mix(0.12).stroke_width(2)))?;
            let style = ink::letters(11, BLACK, HPos::Center, VPos::Top);
            ink::write(area, &(self.label)(place, decimals), &style, (at, (bottom + 5) * FINE))?;
        }
        let ends = [(PLOT.0 * FINE, bottom * FINE), (PLOT.1 * FINE, bottom * FINE)];
        area.draw(&PathElement::new(ends, GREY.stroke_width(2)))?;
        if low < 0.0 && high > 0.0 {
            area.draw(&PathElement::new([(x(0.0), top * FINE), (x(0.0), bottom * FINE)], BLACK.stroke_width(2)))?;
        }
        let style = ink::letters(11, BLACK, HPos::Center, VPos::Top);
        let title = ink::fit(&self.axis, 11, ink::WIDTH - 32);
        // The title stands below its axis, and within the picture.
        let middle = ((PLOT.0 + PLOT.1) / 2).min(ink::WIDTH - 16 - ink::width(&title, 11) / 2);
        ink::write(area, &title, &style, (middle * FINE, (bottom + 24) * FINE))?;
        self.groups(area, top, &x)
    }

    fn groups(&self, area: &Area, top: i32, x: &dyn Fn(f64) -> i32) -> Drawn {
        let mut y = top;
        for group in &self.groups {
            y += if group.heading.is_empty() { 6 } else { HEADING };
            if !group.heading.is_empty() {
                let style = ink::letters(12, BLACK, HPos::Left, VPos::Bottom);
                let heading = ink::fit(&group.heading, 12, ink::WIDTH - 32);
                // Lines of the axis do not run through letters.
                let right = (16 + ink::width(&heading, 12) + 4) * FINE;
                let behind = [(16 * FINE, (y - 20) * FINE), (right, (y - 2) * FINE)];
                area.draw(&Rectangle::new(behind, WHITE.filled()))?;
                ink::write(area, &heading, &style, (16 * FINE, (y - 4) * FINE))?;
            }
            for row in &group.rows {
                let name = ink::letters(11, BLACK, HPos::Left, VPos::Center);
                let middle = (y + ROW / 2) * FINE;
                ink::write(area, &ink::squeeze(&row.name, 11, PLOT.0 - 40), &name, (28 * FINE, middle))?;
                row.marks.iter().try_for_each(|mark| draw(area, *mark, middle, x))?;
                let figure = ink::fit(&row.figure, 11, ink::WIDTH - PLOT.1 - 16);
                ink::write(area, &figure, &name, ((PLOT.1 + 8) * FINE, middle))?;
                y += ROW;
            }
        }
        Ok(())
    }
}

fn draw(area: &Area, mark: Mark, middle: i32, x: &dyn Fn(f64) -> i32) -> Drawn {
    let (half, ink) = (6 * FINE, BLACK.stroke_width(3));
    let line =
        |from: (i32, i32), to: (i32, i32), width| area.draw(&PathElement::new([from, to], BLACK.stroke_width(width)));
    match mark {
        Mark::Bar(to, fill) => bar(area, (x(to.min(0.0)), x(to.max(0.0))), (middle - half, middle + half), fill),
        Mark::Whisker(low, high) => {
            // White beside it is seen on dark bars.
            let (low, high) = (x(low), x(high));
            area.draw(&PathElement::new([(low, middle), (high, middle)], WHITE.stroke_width(7)))?;
            line((low, middle), (high, middle), 3)?;
            [low, high].into_iter().try_for_each(|end| line((end, middle - 3 * FINE), (end, middle + 3 * FINE), 3))
        }
        Mark::Within(low, high) => bar(area, (x(low), x(high)), (middle - half, middle + half), Fill::Pale),
        Mark::Middle(at) => line((x(at), middle - half - FINE), (x(at), middle + half + FINE), 6),
        Mark::Worst(at) => area.draw(&TriangleMarker::new((x(at), middle), 5 * FINE, BLACK.filled())),
        Mark::Dot(at, solid) => {
            let inside = if solid { BLACK.filled() } else { WHITE.filled() };
            area.draw(&Circle::new((x(at), middle), 5 * FINE, inside))?;
            area.draw(&Circle::new((x(at), middle), 5 * FINE, ink))
        }
    }
}

fn bar(area: &Area, (left, right): (i32, i32), (top, bottom): (i32, i32), fill: Fill) -> Drawn {
    let corners = [(left, top), (right, bottom)];
    let inside = match fill {
        Fill::Dark => RGBColor(70, 70, 70),
        Fill::Hatched | Fill::White => WHITE,
        Fill::Pale => RGBColor(205, 205, 205),
    };
    area.draw(&Rectangle::new(corners, inside.filled()))?;
    if fill == Fill::Hatched {
        let height = bottom - top;
        for start in (left - height..right).step_by(6 * FINE as usize) {
            // Lines rise to the right, cut off at both ends of the bar.
            let (from, to) = (start.max(left), (start + height).min(right));
            let line = [(from, bottom - (from - start)), (to, bottom - (to - start))];
            area.draw(&PathElement::new(line, BLACK.stroke_width(2)))?;
        }
    }
    area.draw(&Rectangle::new(corners, BLACK.stroke_width(2)))
}

/// What marks mean, in lines above a chart: how high they are.
pub fn legend_height(samples: &[(Mark, String)]) -> i32 {
    20 * (1 + samples.iter().scan(16, |x, (_, text)| Some(place(x, text).1)).filter(|new| *new).count() as i32) + 6
}

/// Where the next sample stands, and whether it begins a line.
fn place(x: &mut i32, text: &str) -> (i32, bool) {
    let width = 44 + ink::width(text, 11) + 16;
    let new = *x > 16 && *x + width > ink::WIDTH - 16;
    let at = if new { 16 } else { *x };
    *x = at + width;
    (at, new)
}

/// Draws what marks mean; a mark is given for an axis from 0 to 1.
pub fn legend(area: &Area, samples: &[(Mark, String)], top: i32) -> Drawn {
    let (mut x, mut y) = (16, top + 10);
    for (mark, text) in samples {
        let (at, new) = place(&mut x, text);
        y += if new { 20 } else { 0 };
        let along = |value: f64| at * FINE + (value * f64::from(34 * FINE)) as i32;
        draw(area, *mark, y * FINE, &along)?;
        let style = ink::letters(11, BLACK, HPos::Left, VPos::Center);
        ink::write(area, &ink::fit(text, 11, ink::WIDTH - 80), &style, ((at + 42) * FINE, y * FINE))?;
    }
    Ok(())
}
