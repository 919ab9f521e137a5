//! A panel: lines of several options over one axis, with bands, marks, a target, and each line's name at its end; panels below each
//! other.
//!
//! In: series of points. Out: a chart on an area. Knows no results.

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::axis::{self, Axis};
use super::ink::{self, Area, Drawn, FINE, GREY, Look};

/// How a series is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// A line with some marks, and a band.
    Line,
    /// A mark at each point, with its band as a bar.
    Marks,
}

/// One point; no value where nothing happened.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Place on the axis.
    pub x: f64,
    /// Value; on a panel of shares 0 to 1.
    pub y: Option<f64>,
    /// The band, if there is one.
    pub band: Option<(f64, f64)>,
}

/// One option's line.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its look.
    pub look: Look,
    /// How it is drawn.
    pub manner: Manner,
    /// Its points by x.
    pub points: Vec<Point>,
}

/// What goes upwards.
pub struct Up<'a> {
    /// What it is, with its unit.
    pub name: String,
    /// How a value is written with so many decimals.
    pub label: &'a dyn Fn(f64, usize) -> String,
    /// From where to where.
    pub scale: Scale,
}

/// From where to where an axis upwards goes.
pub enum Scale {
    /// Shares up to all, at least the upper 30 points of them.
    Shares,
    /// Amounts from nought to the largest.
    FromNought,
    /// As given, so that panels or axes can be compared.
    Given {
        /// Lower and upper end.
        ends: (f64, f64),
        /// Where it is labelled.
        ticks: Vec<f64>,
        /// Decimals of the labels.
        decimals: usize,
    },
}

/// What a panel shows.
pub struct Panel<'a> {
    /// Its heading; empty for none.
    pub heading: String,
    /// Ends of the axis.
    pub range: (f64, f64),
    /// Where the axis is labelled.
    pub ticks: Vec<f64>,
    /// How a place on the axis is written.
    pub label: &'a dyn Fn(f64) -> String,
    /// What the axis shows, with its unit.
    pub axis: String,
    /// What goes upwards.
    pub up: Up<'a>,
    /// The lines.
    pub series: Vec<Series>,
    /// The share or amount to reach, with its name.
    pub target: Option<(f64, String)>,
    /// A place on the axis that matters, with its name.
    pub moment: Option<(f64, String)>,
}

/// Width kept at the right for the names of lines, in pixels of the finished picture.
pub const NAMES: i32 = 190;
/// Where a name begins in that width, behind a piece of its line.
const NAME: i32 = 50;
/// Letters of a name at most.
const LETTERS: usize = 64;

/// Draws a figure of panels below each other; none where there is no panel.
pub fn stack(title: &str, note: &str, panels: &[Panel], height: i32) -> Option<String> {
    if panels.is_empty() {
        return None;
    }
    ink::sheet(title, note, height * panels.len() as i32, |area| {
        let mut rest = area.split_vertically(ink::TOP * FINE).1;
        for panel in panels {
            let (this, below) = rest.split_vertically(height * FINE);
            draw(area, &this, panel)?;
            rest = below;
        }
        Ok(())
    })
}

/// Draws a panel on an area of the whole document, `root`.
fn draw(root: &Area, area: &Area, panel: &Panel) -> Drawn {
    let (low, high, levels, decimals) = panel.levels();
    let x = Axis { ends: panel.range, ticks: panel.ticks.clone() };
    let y = Axis { ends: (low, high), ticks: levels };
    let mut chart = ChartBuilder::on(area)
        .margin_left(8 * FINE)
        .margin_right(NAMES * FINE)
        .margin_top(26 * FINE)
        .margin_bottom(8 * FINE)
        .x_label_area_size(40 * FINE)
        .y_label_area_size(64 * FINE)
        .build_cartesian_2d(x, y)?;
    chart
        .configure_mesh()
        .bold_line_style(BLACK.mix(0.12).stroke_width(2))
        .light_line_style(TRANSPARENT)
        .axis_style(GREY.stroke_width(2))
        .x_label_formatter(&|x| (panel.label)(*x))
        .y_label_formatter(&|y| (panel.up.label)(*y, decimals))
        .x_desc(panel.axis.as_str())
        .y_desc(panel.up.name.as_str())
        .label_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .axis_desc_style(ink::letters(11, BLACK, HPos::Left, VPos::Top))
        .draw()?;
    let plot = chart.plotting_area();
    // The chart answers in places of the whole document.
    let at = |x: f64, y: f64| plot.map_coordinate(&(x, y.clamp(low, high)));
    let lines = Lines { area: root, at: &at, range: panel.range, ends: (low, high) };
    let heading = ink::fit(&panel.heading, 13, ink::WIDTH - 32);
    ink::write(area, &heading, &ink::letters(13, BLACK, HPos::Left, VPos::Top), (16 * FINE, 2 * FINE))?;
    lines.reference(panel)?;
    let of = |manner: Manner| panel.series.iter().filter(move |series| series.manner == manner);
    of(Manner::Line).try_for_each(|series| lines.band(series))?;
    of(Manner::Line).try_for_each(|series| lines.line(series))?;
    of(Manner::Marks).try_for_each(|series| lines.marks(series))?;
    lines.names(panel)
}

/// Gives panels of one kind that are compared the same scale: the widest, which all of them fit.
pub fn level(panels: Vec<&mut Panel>) {
    let scales = panels.iter().map(|panel| panel.levels());
    let Some((low, high, ticks, decimals)) = scales.max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0))) else { return };
    for panel in panels {
        panel.up.scale = Scale::Given { ends: (low, high), ticks: ticks.clone(), decimals };
    }
}

impl Panel<'_> {
    /// Ends of the axis upwards, its labelled places and their decimals.
    fn levels(&self) -> (f64, f64, Vec<f64>, usize) {
        match &self.up.scale {
            Scale::Given { ends, ticks, decimals } => (ends.0, ends.1, ticks.clone(), *decimals),
            Scale::FromNought => {
                let high = highest(&self.series);
                let (places, decimals) = axis::rounds(0.0, high, 5.0);
                (0.0, high, places, decimals)
            }
            Scale::Shares => {
                let low = self.floor();
                let steps = ((1.0 - low) / 0.1 + 0.5) as usize;
                let every = if steps > 5 { 2 } else { 1 };
                let places = (0..=steps).filter(|n| (steps - n).is_multiple_of(every)).map(|n| low + 0.1 * n as f64);
                (low, 1.0, places.collect(), 0)
            }
        }
    }

    /// The lowest share shown: all lines and bands fit, and never less than 30 points are shown.
    fn floor(&self) -> f64 {
        let values = self.series.iter().flat_map(|s| &s.points).flat_map(|p| [p.y, p.band.map(|b| b.0)]).flatten();
        let target = self.target.iter().map(|t| t.0 - 0.05);
        let low = values.chain(target).fold(0.7, f64::min);
        libm::floor(low.max(0.0) * 10.0 + 1e-9) / 10.0
    }
}

/// The end of an axis from nought: all points and bands fit.
pub fn highest(series: &[Series]) -> f64 {
    let values = series.iter().flat_map(|series| &series.points);
    let values = values.flat_map(|point| [point.y, point.band.map(|band| band.1)]).flatten();
    let high = values.filter(|value| value.is_finite()).fold(0.0, f64::max) * 1.08;
    if high > 0.0 { high } else { 1.0 }
}

/// Draws on the area in the chart's coordinates.
pub struct Lines<'a, 'b> {
    /// The area of the whole document.
    pub area: &'a Area<'b>,
    /// Where a place of the chart is on it.
    pub at: &'a dyn Fn(f64, f64) -> (i32, i32),
    /// Ends of the axis.
    pub range: (f64, f64),
    /// Ends of the axis upwards.
    pub ends: (f64, f64),
}

impl Lines<'_, '_> {
    /// The target and the moment, as fine lines.
    fn reference(&self, panel: &Panel) -> Drawn {
        let ink = GREY.stroke_width(2);
        if let Some((share, _)) = &panel.target {
            let ends = [(self.at)(self.range.0, *share), (self.at)(self.range.1, *share)];
            self.area.draw(&DashedPathElement::new(ends, 4, 6, ink))?;
        }
        if let Some((moment, text)) = &panel.moment {
            let (x, top) = (self.at)(*moment, self.ends.1);
            let (_, bottom) = (self.at)(*moment, self.ends.0);
            self.area.draw(&DashedPathElement::new([(x, top), (x, bottom)], 4, 6, ink))?;
            ink::write(
                self.area,
                text,
                &ink::letters(10, GREY, HPos::Left, VPos::Bottom),
                (x + 4 * FINE, bottom - 4 * FINE),
            )?;
        }
        Ok(())
    }

    /// The band of a line.
    pub fn band(&self, series: &Series) -> Drawn {
        for run in runs(&series.points) {
            let upper = run.iter().filter_map(|p| Some((self.at)(p.x, p.band?.1)));
            let lower = run.iter().rev().filter_map(|p| Some((self.at)(p.x, p.band?.0)));
            let outline: Vec<(i32, i32)> = upper.chain(lower).collect();
            if outline.len() > 3 {
                self.area.draw(&Polygon::new(outline, series.look.colour().mix(0.15)))?;
            }
        }
        Ok(())
    }

    /// A line with its marks.
    pub fn line(&self, series: &Series) -> Drawn {
        let ink = series.look.colour().stroke_width(4);
        let drawn = series.points.iter().filter(|p| p.y.is_some()).count();
        let every = drawn / 8 + 1;
        for run in runs(&series.points) {
            let path: Vec<(i32, i32)> = run.iter().filter_map(|p| Some((self.at)(p.x, p.y?))).collect();
            match series.look.dash() {
                None => self.area.draw(&PathElement::new(path.clone(), ink))?,
                Some((dash, gap)) => self.area.draw(&DashedPathElement::new(path.clone(), dash, gap, ink))?,
            }
            // Marks of different options stand at different places, so that lines on top of each other are seen.
            for (n, place) in path.iter().enumerate() {
                if path.len() <= 2 || n % every == series.look.n % every {
                    series.look.mark(self.area, *place)?;
                }
            }
        }
        Ok(())
    }

    /// Marks with their bars.
    fn marks(&self, series: &Series) -> Drawn {
        let ink = series.look.colour().stroke_width(3);
        for point in &series.points {
            if let Some((low, high)) = point.band {
                self.area.draw(&PathElement::new(vec![(self.at)(point.x, low), (self.at)(point.x, high)], ink))?;
            }
            if let Some(y) = point.y {
                series.look.mark(self.area, (self.at)(point.x, y))?;
            }
        }
        Ok(())
    }

    /// The names of lines at the right, in the order of their ends, none over another.
    fn names(&self, panel: &Panel) -> Drawn {
        let target = panel.target.as_ref().map(|(share, text)| (*share, text.as_str()));
        self.named(&panel.series, target)
    }

    /// The names of lines and of a target.
    pub fn named(&self, series: &[Series], target: Option<(f64, &str)>) -> Drawn {
        let (left, top) = (self.at)(self.range.1, self.ends.1);
        let (_, bottom) = (self.at)(self.range.1, self.ends.0);
        let end = |series: &Series| series.points.iter().rev().find_map(|point| point.y);
        let place = |value: f64| (self.at)(self.range.1, value).1;
        let mut places: Vec<(i32, Option<&Series>)> =
            series.iter().filter_map(|series| Some((place(end(series)?), Some(series)))).collect();
        places.extend(target.map(|(share, _)| (place(share), None)));
        places.sort_by_key(|(y, _)| *y);
        spread(&mut places, top, bottom);
        let x = left + 10 * FINE;
        for (y, series) in places {
            match (series, target) {
                (Some(series), _) => self.name(series, (x, y))?,
                (None, Some((_, text))) => {
                    let piece = [(x, y), (x + 34 * FINE, y)];
                    self.area.draw(&DashedPathElement::new(piece, 4, 6, GREY.stroke_width(2)))?;
                    let style = ink::letters(11, GREY, HPos::Left, VPos::Center);
                    ink::write(self.area, &ink::fit(text, 11, NAMES - NAME - 4), &style, (x + 40 * FINE, y))?;
                }
                (None, None) => {}
            }
        }
        Ok(())
    }

    /// A piece of the line, its mark and its name.
    fn name(&self, series: &Series, (x, y): (i32, i32)) -> Drawn {
        let ink = series.look.colour().stroke_width(4);
        let piece = [(x, y), (x + 34 * FINE, y)];
        match (series.manner, series.look.dash()) {
            (Manner::Marks, _) => {}
            (Manner::Line, None) => self.area.draw(&PathElement::new(piece, ink))?,
            (Manner::Line, Some((dash, gap))) => self.area.draw(&DashedPathElement::new(piece, dash, gap, ink))?,
        }
        series.look.mark(self.area, (x + 17 * FINE, y))?;
        let style = ink::letters(12, series.look.colour(), HPos::Left, VPos::Center);
        let name = ink::squeeze(&ink::name(&series.name, LETTERS), 12, NAMES - NAME - 4);
        ink::write(self.area, &name, &style, (x + 40 * FINE, y))
    }
}

/// Moves labels that are sorted from top to bottom apart, without leaving the panel where that is possible.
fn spread<T>(places: &mut [(i32, T)], top: i32, bottom: i32) {
    let step = 17 * FINE;
    let mut free = top;
    for (y, _) in places.iter_mut() {
        *y = (*y).max(free);
        free = *y + step;
    }
    let mut limit = bottom;
    for (y, _) in places.iter_mut().rev() {
        *y = (*y).min(limit);
        limit = *y - step;
    }
}

/// Stretches of points that have values.
fn runs(points: &[Point]) -> impl Iterator<Item = &[Point]> {
    points.split(|p| p.y.is_none()).filter(|run| !run.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_never_stand_on_each_other() {
        let mut places = vec![(100, ()), (101, ()), (102, ()), (900, ())];
        spread(&mut places, 0, 900);
        assert!(places.windows(2).all(|w| w[1].0 - w[0].0 >= 17 * FINE), "{places:?}");
        let mut low = vec![(890, ()), (895, ())];
        spread(&mut low, 0, 900);
        assert!(low[1].0 <= 900 && low[1].0 - low[0].0 >= 17 * FINE, "{low:?}");
    }

    #[test]
    fn a_gap_parts_a_line() {
        let point = |y| Point { x: 0.0, y, band: None };
        let points = [point(Some(1.0)), point(None), point(None), point(Some(1.0)), point(Some(0.5))];
        assert_eq!(runs(&points).map(<[Point]>::len).collect::<Vec<_>>(), [1, 2]);
    }
}
