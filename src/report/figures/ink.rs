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
/// Ascent and descent of the embedded font together, of its em.
const HEIGHT_OF_EM: f64 = 1.164;
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

/// Kinds of marks.
const MARKS: usize = 6;

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

    /// Its dash and gap in pixels; none for a solid line. Past the last mark they come again with other dashes.
    pub fn dash(self) -> Option<(i32, i32)> {
        DASHES.get((self.n + self.n / MARKS) % DASHES.len()).copied().flatten()
    }

    /// Draws its mark: a filled or empty circle, square, triangle or cross.
    pub fn mark(self, area: &Area, (x, y): (i32, i32)) -> Drawn {
        let ink = self.colour().stroke_width(3);
        let solid = self.colour().filled();
        let r = 3 * FINE;
        match self.n % MARKS {
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

/// Makes the embedded font known to the drawing library.
fn register() {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        let registered = register_font(FAMILY, FontStyle::Normal, FONT);
        debug_assert!(registered.is_ok(), "the embedded font cannot be read");
    });
}

/// Draws a document of `width` × `height` pixels; none if drawing failed.
pub fn document(width: u32, height: u32, draw: impl FnOnce(&Area) -> Drawn) -> Option<String> {
    register();
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

/// How wide a text of `size` pixels is, in pixels of the finished picture.
pub fn width(text: &str, size: u32) -> i32 {
    register();
    // The drawing library measures letters by their whole height, not by their em.
    let font = (FAMILY, f64::from(size) * f64::from(FINE) * HEIGHT_OF_EM).into_font();
    font.layout_box(&fit_for_xml(text)).map_or(0, |((left, _), (right, _))| (right - left) / FINE + 1)
}

/// A text that is no wider than `most` pixels, its end left out where it would be.
pub fn fit(text: &str, size: u32, most: i32) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    longest(letters.len(), size, most, |count| letters.iter().take(count).chain(&['…']).collect())
}

/// The longest of the cuts of a text that is no wider than `most` pixels; cuts of more letters are wider.
fn longest(letters: usize, size: u32, most: i32, cut: impl Fn(usize) -> String) -> String {
    let (mut fits, mut wide) = (0, letters);
    while wide - fits > 1 {
        let middle = fits.midpoint(wide);
        if width(&cut(middle), size) <= most { fits = middle } else { wide = middle }
    }
    cut(fits)
}

/// A name that is no wider than `most` pixels, its middle left out where it would be: names often differ in their ends.
pub fn squeeze(text: &str, size: u32, most: i32) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    longest(letters.len(), size, most, |kept| {
        let (head, tail) = (&letters[..kept - kept / 2], &letters[letters.len() - kept / 2..]);
        head.iter().chain(&['…']).chain(tail).collect()
    })
}

/// A text in lines no wider than `most` pixels.
fn lines(text: &str, size: u32, most: i32) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match out.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => out.push(word.to_owned()),
        }
    }
    out
}

/// Width of all figures, pixels of the finished picture.
pub const WIDTH: i32 = 900;
/// Where what a figure shows begins, below its title.
pub const TOP: i32 = 44;

/// Draws a figure: its title, what it shows in a room `height` pixels high, a note at its foot.
pub fn sheet(title: &str, note: &str, height: i32, draw: impl FnOnce(&Area) -> Drawn) -> Option<String> {
    let notes = lines(note, 11, WIDTH - 32);
    let whole = TOP + height + 20 + 15 * notes.len() as i32;
    document(WIDTH as u32, whole as u32, |area| {
        let heading = letters(16, BLACK, HPos::Left, VPos::Top);
        write(area, &fit(title, 16, WIDTH - 32), &heading, (16 * FINE, 12 * FINE))?;
        let style = letters(11, GREY, HPos::Left, VPos::Top);
        for (nth, line) in notes.iter().enumerate() {
            write(area, line, &style, (16 * FINE, (TOP + height + 10 + 15 * nth as i32) * FINE))?;
        }
        draw(area)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_wide_is_cut_to_its_room_and_keeps_what_tells_it_from_others() {
        let [a, b] = ["a", "b"].map(|end| squeeze(&format!("{} {end}", "Щорічний підрядник ".repeat(9)), 12, 140));
        assert!(a != b && a.contains('…') && width(&a, 12) <= 140, "{a} {b}");
        assert_eq!(fit("short", 12, 140), "short");
        let cut = fit(&"long ".repeat(40), 12, 140);
        assert!(cut.ends_with('…') && (100..=140).contains(&width(&cut, 12)), "{cut}");
        assert!(lines(&"word ".repeat(90), 11, 300).iter().all(|line| width(line, 11) <= 300));
    }

    #[test]
    fn options_that_stand_in_one_panel_differ_without_colours() {
        let looks: Vec<_> = (0..36).map(|n| (n % MARKS, Look { n }.dash())).collect();
        assert!(looks.iter().enumerate().all(|(n, look)| !looks[..n].contains(look)));
    }
}
