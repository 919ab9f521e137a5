//! Numbers as planners' files write them: decimal commas, thousands, per cent.
//!
//! In: the text of a cell. Out: the same as `1234.5`, exactly. Which mark is the decimal one is said by the numbers in which only one
//! reading is possible; `1,234` alone says nothing.

use crate::document::tables::manner::Decimal;

/// What a number says of the file's decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// It needs no mark, or the usual one.
    Nothing,
    /// Its comma is decimal.
    Comma,
    /// Its commas are between thousands, or its point is decimal.
    Point,
    /// Its comma may be either.
    Open,
}

/// A number taken apart: sign, digits with their marks, per cent.
struct Parts<'t> {
    sign: &'t str,
    body: String,
    percent: bool,
}

/// The parts of a cell that is a number with at most one sign, marks and a per cent sign; none for anything else.
fn parts(text: &str) -> Option<Parts<'_>> {
    let (text, percent) = match text.strip_suffix('%') {
        Some(text) => (text.trim_end(), true),
        None => (text, false),
    };
    let (sign, rest) = text.split_at(usize::from(text.starts_with(['-', '+'])));
    let mut body = String::with_capacity(rest.len());
    for c in rest.chars() {
        match c {
            '0'..='9' | ',' | '.' => body.push(c),
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => body.push(' '),
            _ => return None,
        }
    }
    let fits = body.len() <= 40 && body.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    (fits && body.bytes().any(|byte| byte.is_ascii_digit())).then_some(Parts { sign, body, percent })
}

/// Whether these are digits in groups of three behind the first.
fn in_thousands(text: &str, mark: char) -> bool {
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = text.split(mark);
    let first = groups.next().is_some_and(|first| digits(first) && first.len() <= 3);
    first && groups.all(|group| digits(group) && group.len() == 3)
}

/// What a cell says of the file's decimal mark.
pub fn says(text: &str) -> Says {
    if !text.contains([',', '.']) {
        return Says::Nothing;
    }
    let Some(parts) = parts(text) else { return Says::Nothing };
    let body = parts.body.replace(' ', "");
    match (body.rfind(','), body.rfind('.')) {
        (None, Some(_)) if body.matches('.').count() > 1 => Says::Nothing,
        (None, Some(_)) if in_thousands(&body, '.') => Says::Nothing,
        (None, Some(_)) => Says::Point,
        (Some(comma), Some(point)) if comma > point => Says::Comma,
        (Some(_), Some(_)) => Says::Point,
        (Some(_), None) if !in_thousands(&body, ',') && body.matches(',').count() > 1 => Says::Nothing,
        (Some(_), None) if !in_thousands(&body, ',') => Says::Comma,
        (Some(_), None) if body.matches(',').count() > 1 => Says::Point,
        (Some(_), None) if body.starts_with("0,") => Says::Comma,
        (Some(_), None) => Says::Open,
        (None, None) => Says::Nothing,
    }
}

/// A number in the usual spelling; none where the cell is no number, or is written as usual. `decimal` is none where nobody knows
/// the file's mark: a comma then stays.
pub fn usual(text: &str, decimal: Option<Decimal>) -> Option<String> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let parts = parts(text)?;
    let (thousands, mark) = match decimal {
        Some(Decimal::Comma) => ('.', ','),
        _ => (',', '.'),
    };
    if decimal.is_none() && parts.body.contains(',') {
        return None;
    }
    let (whole, part) = parts.body.split_once(mark).unwrap_or((&parts.body, ""));
    let spaced = |text: &str| in_thousands(text, ' ') || !text.contains(' ');
    let marked = |text: &str| in_thousands(text, thousands) || !text.contains(thousands);
    if !spaced(whole) || !marked(&whole.replace(' ', "")) || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let whole = whole.replace([' ', thousands], "");
    let number = if parts.percent { hundredths(&whole, part) } else { joined(&whole, part) };
    let number = format!("{}{number}", parts.sign.trim_start_matches('+'));
    (number != text).then_some(number)
}

fn joined(whole: &str, part: &str) -> String {
    let whole = if whole.is_empty() { "0" } else { whole };
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

/// The decimal point two places to the left.
fn hundredths(whole: &str, part: &str) -> String {
    let padded = format!("{whole:0>3}");
    let (head, tail) = padded.split_at(padded.len() - 2);
    let part = format!("{tail}{part}");
    joined(head, part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_where_one_reading_is_possible() {
        for (text, expected) in [
            ("12,5", Says::Comma),
            ("1.234,5", Says::Comma),
            ("1 234,567", Says::Comma),
            ("0,125", Says::Comma),
            ("1,234", Says::Open),
            ("1,234,567", Says::Point),
            ("1,234.5", Says::Point),
            ("12.5", Says::Point),
            ("1.234", Says::Nothing),
            ("12", Says::Nothing),
            ("3.11.2026", Says::Nothing),
            ("a,b", Says::Nothing),
            ("1,2,3", Says::Nothing),
        ] {
            assert_eq!(says(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_are_rewritten_exactly() {
        let (comma, point) = (Some(Decimal::Comma), Some(Decimal::Point));
        for (text, decimal, expected) in [
            ("12,5", comma, Some("12.5")),
            ("1\u{A0}234,5", comma, Some("1234.5")),
            ("1.234", comma, Some("1234")),
            ("1.234,50", comma, Some("1234.50")),
            ("1,234", point, Some("1234")),
            ("1,234.5", point, Some("1234.5")),
            ("1 234", None, Some("1234")),
            ("85 %", None, Some("0.85")),
            ("7,5%", comma, Some("0.075")),
            ("100%", None, Some("1")),
            ("-12,5", comma, Some("-12.5")),
            ("1,234", None, None),
            ("12 34", None, None),
            ("12.5", None, None),
            ("12", None, None),
            ("3.11.2026", comma, None),
            ("09:30", comma, None),
        ] {
            assert_eq!(usual(text, decimal).as_deref(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_a_number_or_none(text: String, near in "[0-9., %+-]{0,12}") {
            for text in [&text, &near] {
                let _ = (says(text), usual(text, None), usual(text, Some(Decimal::Comma)), usual(text, Some(Decimal::Point)));
            }
        }
    }
}
