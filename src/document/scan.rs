//! To come.
/// Characters in one text value.
pub const TEXT_CHARACTERS: usize = 4096;
/// A text that may be handed to the TOML reader.
pub struct Sound {
    /// The text.
    pub text: String,
    /// Headers were blanked.
    pub headers_lost: bool,
}
/// Scan.
pub fn scan(text: &str, _say: &mut dyn FnMut(usize, usize, String)) -> Option<Sound> {
    Some(Sound { text: text.to_owned(), headers_lost: false })
}
