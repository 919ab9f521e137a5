//! To come.
/// Explains.
pub fn explain(_text: &str, span: std::ops::Range<usize>, message: &str) -> (std::ops::Range<usize>, String) {
    (span, message.to_owned())
}
/// Look-alike.
pub fn look_alike(_text: &str) -> Option<String> {
    None
}
