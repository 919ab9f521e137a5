//! The plot of a comparison: a line of theory for each series that has one, simulated points with their intervals on it.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, register_font};

use super::comparison::{Comparison, Series, Unit};

const WIDTH: u32 = 760;
const HEIGHT: u32 = 360;
const FAMILY: &str = "DejaVu Sans";
const FONT: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans-subset.ttf");
/// Colours that differ for colour-blind eyes (Okabe & Ito 2008).
const COLOURS: [RGBColor; 2] = [RGBColor(0, 92, 148), RGBColor(190, 76, 0)];
/// Half the width of the bars at the ends of an interval.
const BAR: i32 = 5;

type Drawn = Result<(), Box<dyn std::error::Error>>;

/// The whole document.
///
/// # Panics
/// The embedded font cannot be read, or the plot has no points.
#[allow(clippy::panic)]
pub fn svg(comparison: &Comparison) -> String {
    assert!(register_font(FAMILY, FontStyle::Normal, FONT).is_ok(), "the embedded font cannot be read");
    let mut svg = String::new();
    if let Err(why) = draw(comparison, &mut svg) {
        panic!("{}: {why}", comparison.name);
    }
    svg.replace(&format!("font-family=\"{FAMILY}\""), &format!("font-family=\"{FAMILY}, Verdana, sans-serif\""))
}

fn draw(comparison: &Comparison, svg: &mut String) -> Drawn {
    let drawn: Vec<&Series> = comparison.series.iter().filter(|series| !series.curve.is_empty()).collect();
    let area = SVGBackend::with_string(svg, (WIDTH, HEIGHT)).into_drawing_area();
    area.fill(&WHITE)?;
    area.draw(&Text::new(comparison.title, (16, 10), letters(16, BLACK)))?;
    let (left, right) = ends(drawn.iter().flat_map(|series| series.curve.iter().map(|at| at.0)));
    let tops = drawn.iter().flat_map(|series| {
        let points = series.points.iter().map(|point| point.simulated.mean + point.simulated.half);
        series.curve.iter().map(|at| at.1).chain(points).map(|y| y * factor(series))
    });
    let mut chart = ChartBuilder::on(&area)
        .margin_top(40)
        .margin_left(8)
        .margin_right(24)
        .margin_bottom(8)
        .x_label_area_size(44)
        .y_label_area_size(60)
        .build_cartesian_2d(left..right, 0.0..ends(tops).1)?;
    let hours = |x: &f64| format!("{x:.0}:00");
    let plain = |x: &f64| trimmed(*x);
    let of_clock = comparison.axis == "time of day";
    chart
        .configure_mesh()
        .bold_line_style(BLACK.mix(0.15))
        .light_line_style(BLACK.mix(0.0))
        .x_desc(comparison.axis)
        .y_desc(comparison.drawn)
        .x_label_formatter(if of_clock { &hours } else { &plain })
        .y_label_formatter(&plain)
        .label_style(letters(12, BLACK))
        .axis_desc_style(letters(12, BLACK))
        .draw()?;
    for (place, series) in drawn.iter().enumerate() {
        let (colour, factor) = (COLOURS[place % COLOURS.len()], factor(series));
        let line = series.curve.iter().map(|(x, y)| (*x, y * factor));
        chart.draw_series(LineSeries::new(line, colour.stroke_width(1)))?;
        for point in &series.points {
            let found = point.simulated;
            let [low, mean, high] =
                [-1.0, 0.0, 1.0].map(|side| chart.backend_coord(&(point.x, (found.mean + side * found.half) * factor)));
            let bar = |at: (i32, i32)| vec![(at.0 - BAR, at.1), (at.0 + BAR, at.1)];
            for path in [vec![low, high], bar(low), bar(high)] {
                area.draw(&PathElement::new(path, colour.stroke_width(2)))?;
            }
            area.draw(&Circle::new(mean, 3, colour.filled()))?;
        }
        let place = i32::try_from(place)?;
        let name = format!("{}: line theory, points simulated, 95 % intervals", series.name);
        let style = letters(12, colour).pos(Pos::new(HPos::Right, VPos::Top));
        area.draw(&Text::new(name, (WIDTH as i32 - 24, 8 + 16 * place), style))?;
    }
    drop(chart);
    area.present()?;
    Ok(())
}

fn letters(size: u32, colour: RGBColor) -> TextStyle<'static> {
    (FAMILY, f64::from(size) * 1.24).into_font().color(&colour)
}

/// From the unit of a figure to that of the axis.
fn factor(series: &Series) -> f64 {
    if series.unit == Unit::Percent { 100.0 } else { 1.0 }
}

/// The smallest and the largest value, with a little room.
fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let room = (high - low) * 0.03;
    (low - room, high + room)
}

fn trimmed(x: f64) -> String {
    let text = format!("{x:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
