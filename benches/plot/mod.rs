//! A picture of cost against size: both axes logarithmic, a line for each row, its name at its end.
//!
//! In: series of points. Out: an SVG document. Knows no scene.

#![allow(dead_code)]

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, register_font};

/// A line.
pub struct Series {
    /// Its name.
    pub name: String,
    /// Size and cost, both above 0.
    pub points: Vec<(f64, f64)>,
}

/// A picture.
pub struct Plot<'a> {
    /// Its heading.
    pub title: &'a str,
    /// What the horizontal axis shows, with its unit.
    pub x: &'a str,
    /// What the vertical axis shows, with its unit.
    pub y: &'a str,
    /// The lines.
    pub series: Vec<Series>,
}

const WIDTH: u32 = 900;
const HEIGHT: u32 = 480;
const FAMILY: &str = "DejaVu Sans";
const FONT: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans-subset.ttf");
/// Colours that differ for colour-blind eyes (Okabe & Ito 2008).
const COLOURS: [RGBColor; 6] = [
    RGBColor(0, 92, 148),
    RGBColor(190, 76, 0),
    RGBColor(0, 120, 84),
    RGBColor(150, 60, 120),
    RGBColor(90, 90, 90),
    RGBColor(120, 90, 0),
];

type Drawn = Result<(), Box<dyn std::error::Error>>;

impl Plot<'_> {
    /// The whole document.
    pub fn svg(&self) -> String {
        let registered = register_font(FAMILY, FontStyle::Normal, FONT);
        assert!(registered.is_ok(), "the embedded font cannot be read");
        let mut svg = String::new();
        if let Err(why) = self.draw(&mut svg) {
            panic!("{}: {why}", self.title);
        }
        svg.replace(&format!("font-family=\"{FAMILY}\""), &format!("font-family=\"{FAMILY}, Verdana, sans-serif\""))
    }

    fn draw(&self, svg: &mut String) -> Drawn {
        let area = SVGBackend::with_string(svg, (WIDTH, HEIGHT)).into_drawing_area();
        area.fill(&WHITE)?;
        area.draw(&Text::new(self.title, (16, 10), letters(18, BLACK)))?;
        let points = || self.series.iter().flat_map(|series| series.points.iter().copied());
        let (left, right) = ends(points().map(|point| point.0));
        // Whole powers of ten, so that the axis has at least two numbers.
        let (bottom, top) = ends(points().map(|point| point.1));
        let (bottom, top) = (10f64.powf(bottom.log10().floor()), 10f64.powf(top.log10().ceil()));
        let mut chart = ChartBuilder::on(&area)
            .margin_top(44)
            .margin_left(8)
            .margin_right(210)
            .margin_bottom(8)
            .x_label_area_size(48)
            .y_label_area_size(64)
            .build_cartesian_2d((left..right).log_scale(), (bottom..top).log_scale())?;
        chart
            .configure_mesh()
            .bold_line_style(BLACK.mix(0.15))
            .light_line_style(BLACK.mix(0.05))
            .x_desc(self.x)
            .y_desc(self.y)
            .x_label_formatter(&|value| number(*value))
            .y_label_formatter(&|value| number(*value))
            .label_style(letters(13, BLACK))
            .axis_desc_style(letters(13, BLACK))
            .draw()?;
        let mut ends = Vec::new();
        for (place, series) in self.series.iter().enumerate() {
            let colour = COLOURS[place % COLOURS.len()];
            chart.draw_series(LineSeries::new(series.points.iter().copied(), colour.stroke_width(2)))?;
            let marks = series.points.iter().map(|point| Circle::new(*point, 4, colour.filled()));
            chart.draw_series(marks)?;
            if let Some(last) = series.points.last() {
                ends.push((chart.backend_coord(last), series.name.as_str(), colour));
            }
        }
        drop(chart);
        ends.sort_by_key(|((_, y), ..)| *y);
        let mut free = 0;
        for ((x, y), name, colour) in ends {
            let y = y.max(free);
            free = y + 17;
            area.draw(&Text::new(name, (x + 10, y), letters(13, colour).pos(Pos::new(HPos::Left, VPos::Center))))?;
        }
        area.present()?;
        Ok(())
    }
}

fn letters(size: u32, colour: RGBColor) -> TextStyle<'static> {
    (FAMILY, f64::from(size) * 1.24).into_font().color(&colour)
}

/// The smallest and the largest value, with a little room.
fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::MAX, 0.0f64), |(low, high), value| (low.min(value), high.max(value)));
    (low / 1.15, high * 1.15)
}

/// 10,000 rather than 10000.0.
pub fn number(value: f64) -> String {
    if value < 1.0 {
        return format!("{value:.2}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
