//! PNG of a drawn figure, at twice its size, with the embedded font and no other.

use std::sync::{Arc, OnceLock};

use resvg::{tiny_skia, usvg};

use super::ink;

/// Pixels for each pixel of the SVG.
const SCALE: f32 = 2.0;
/// The largest side of a picture in pixels.
const LARGEST: f32 = 20_000.0;

/// Why a picture cannot be made; a fault of this program, or text that is no figure of ours.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The SVG cannot be read.
    #[error("the figure cannot be read: {0}")]
    Svg(#[from] usvg::Error),
    /// Its size is nothing or too much.
    #[error("a picture of {width} x {height} pixels cannot be made")]
    Size {
        /// Pixels across.
        width: f32,
        /// Pixels down.
        height: f32,
    },
    /// It cannot be packed.
    #[error("the picture cannot be packed: {0}")]
    Packing(String),
}

/// Draws an SVG figure as PNG.
///
/// # Errors
/// When the text is no SVG, or is too large.
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    packed(drawn(svg)?).map_err(|e| PngError::Packing(e.to_string()))
}

/// Its pixels.
fn drawn(svg: &str) -> Result<tiny_skia::Pixmap, PngError> {
    let options = usvg::Options { fontdb: fonts(), font_family: ink::FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width() * SCALE, tree.size().height() * SCALE);
    let size = PngError::Size { width, height };
    if !(width <= LARGEST && height <= LARGEST) {
        return Err(size);
    }
    let mut pixmap = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or(size)?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// As the drawing library packs a picture, but without a second copy of all its pixels.
fn packed(pixmap: tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = (pixmap.width(), pixmap.height());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixmap.take_demultiplied())?;
    writer.finish()?;
    Ok(bytes)
}

/// The embedded font, read once.
fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let read = || {
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_font_data(ink::FONT.to_vec());
        fonts.set_sans_serif_family(ink::FAMILY);
        Arc::new(fonts)
    };
    Arc::clone(FONTS.get_or_init(read))
}
