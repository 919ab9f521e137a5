//! Canvas and ink: a document of a given size, letters, and the look of each option's line.
//!
//! In: sizes in pixels of the finished picture. Out: an SVG document. Everything is drawn at twice the size, since the
//! drawing library rounds to whole pixels; the finished document shows it at half.

use std::sync::Once;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, register_font};

use crate::report::view;

/// The embedded font's family.
pub const FAMILY: &str = "DejaVu Sans";
/// The embedded font.
pub const FONT: &[u8] = include_bytes!("../../../assets/fonts/DejaVuSans-subset.ttf");
/// Pixels drawn for each pixel of the finished picture.
pub const FINE: i32 = 2;
/// The drawing library divides sizes by this before it writes them.
const LIBRARY_SIZE: f64 = 1.24;

/// An area to draw on.
pub type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// What drawing may answer; drawing into memory fails only on a fault of ours.
pub type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// Colours that differ in lightness and for colour-blind eyes (after Okabe and Ito, 2008).
const COLOURS: [RGBColor; 6] = [
    RGBColor(0, 92, 148),
    RGBColor(190, 76, 0),
    RGBColor(0, 120, 84),
    RGBColor(150, 60, 120),
    RGBColor(90, 90, 90),
    RGBColor(120, 90, 0),
];
/// Lengths of dash and gap; the first line is solid.
const DASHES: [Option<(i32, i32)>; 6] =
    [None, Some((16, 8)), Some((4, 6)), Some((30, 8)), Some((10, 14)), Some((22, 4))];

/// Grey for axes, notes and the target.
pub const GREY: RGBColor = RGBColor(80, 80, 80);

/// The look of the n-th option in every figure.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Its place among the options.
    pub n: usize,
}

impl Look {
    /// Its colour.
    pub fn colour(self) -> RGBColor {
        COLOURS.get(self.n % COLOURS.len()).copied().unwrap_or(BLACK)
    }

    /// Its dash and gap in pixels; none for a solid line.
    pub fn dash(self) -> Option<(i32, i32)> {
        DASHES.get(self.n % DASHES.len()).copied().flatten()
    }

    /// Draws its mark: a filled or empty circle, square, triangle or cross.
    pub fn mark(self, area: &Area, (x, y): (i32, i32)) -> Drawn {
        let ink = self.colour().stroke_width(3);
        let solid = self.colour().filled();
        let r = 3 * FINE;
        match self.n % 6 {
            0 => area.draw(&Circle::new((x, y), r, solid)),
            1 => area
                .draw(&Rectangle::new([(x - r, y - r), (x + r, y + r)], WHITE.filled()))
                .and_then(|()| area.draw(&Rectangle::new([(x - r, y - r), (x + r, y + r)], ink))),
            2 => area.draw(&TriangleMarker::new((x, y), r + 2, solid)),
            3 => area.draw(&Cross::new((x, y), r, ink)),
            4 => area
                .draw(&Circle::new((x, y), r, WHITE.filled()))
                .and_then(|()| area.draw(&Circle::new((x, y), r, ink))),
            _ => area.draw(&Rectangle::new([(x - r, y - r), (x + r, y + r)], solid)),
        }
    }
}

/// Draws a document of `width` × `height` pixels; none if drawing failed.
pub fn document(width: u32, height: u32, draw: impl FnOnce(&Area) -> Drawn) -> Option<String> {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        let registered = register_font(FAMILY, FontStyle::Normal, FONT);
        debug_assert!(registered.is_ok(), "the embedded font cannot be read");
    });
    let fine = FINE as u32;
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, (width * fine, height * fine)).into_drawing_area();
        let drawn = area.fill(&WHITE).and_then(|()| draw(&area)).and_then(|()| area.present());
        debug_assert!(drawn.is_ok(), "{drawn:?}");
        drawn.ok()?;
    }
    let drawn_size = format!("<svg width=\"{}\" height=\"{}\"", width * fine, height * fine);
    let svg = svg.replacen(&drawn_size, &format!("<svg width=\"{width}\" height=\"{height}\""), 1);
    // A viewer without the font takes a similar one. Quotes in texts are escaped: this meets attributes only.
    Some(svg.replace(&format!("font-family=\"{FAMILY}\""), &format!("font-family=\"{FAMILY}, Verdana, sans-serif\"")))
}

/// Letters of `size` pixels.
pub fn letters(size: u32, colour: RGBColor, h: HPos, v: VPos) -> TextStyle<'static> {
    let size = f64::from(size) * f64::from(FINE) * LIBRARY_SIZE;
    (FAMILY, size).into_font().color(&colour).pos(Pos::new(h, v))
}

/// Writes a text at a place of the area.
pub fn write(area: &Area, text: &str, style: &TextStyle, (x, y): (i32, i32)) -> Drawn {
    area.draw(&Text::new(fit_for_xml(text), (x, y), style))
}

/// A name of the file's author, cut to `most` characters.
pub fn name(text: &str, most: usize) -> String {
    fit_for_xml(&view::name(text, most))
}

/// XML has no way to write some characters.
fn fit_for_xml(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

/// The title of a figure, and a note at its foot.
pub fn title_and_note(area: &Area, title: &str, note: &str) -> Drawn {
    let (_, height) = area.dim_in_pixel();
    write(area, title, &letters(16, BLACK, HPos::Left, VPos::Top), (16 * FINE, 12 * FINE))?;
    write(area, note, &letters(11, GREY, HPos::Left, VPos::Bottom), (16 * FINE, height as i32 - 8 * FINE))
}
