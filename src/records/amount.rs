//! An amount of money or a quantity in a cell.
//!
//! In: text. Out: a decimal, or a sentence that says how to write it.

use std::str::FromStr;

use rust_decimal::Decimal;

use crate::units::shown;

/// An amount of money as plain digits with a point; below zero for what is given back.
///
/// # Errors
/// What is wrong with the text.
pub fn amount(text: &str) -> Result<Decimal, String> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain =
        !digits.is_empty() && digits.len() <= 24 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let most = Decimal::from(1_000_000_000_000i64);
    match Decimal::from_str(text) {
        Ok(value) if plain && value.abs() <= most && value.normalize().scale() <= 8 => Ok(value),
        _ if text.is_empty() => Err("the cell is empty; an amount is expected (0 for none)".to_owned()),
        _ => Err(format!("expected an amount such as 1234.50, found \"{}\"{}", shown(text), grouped(text))),
    }
}

/// How an amount with grouped digits or a comma is written.
fn grouped(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    let point = match bare.rsplit_once(',') {
        Some((whole, part)) if part.len() != 3 && !whole.contains(',') && !bare.contains('.') => {
            format!("{whole}.{part}")
        }
        _ => bare.replace(',', ""),
    };
    let fits = point != text && point.len() <= 24 && Decimal::from_str(&point).is_ok();
    if fits { format!("; write {point}") } else { String::new() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_decimals_as_they_are_written() {
        for (text, digits) in [("7617.00", "7617"), ("-38191.81", "-38191.81"), ("0", "0"), ("0.05", "0.05")] {
            assert_eq!(amount(text).map(|value| value.normalize().to_string()), Ok(digits.to_owned()), "{text}");
        }
    }

    #[test]
    fn grouped_digits_and_commas_are_refused_with_the_plain_number() {
        for (text, word) in [
            ("7,617.00", "write 7617.00"),
            ("7 617,00", "write 7617.00"),
            ("7617,5", "write 7617.5"),
            ("1'000", "write 1000"),
            ("", "0 for none"),
            ("UAH 5", "such as 1234.50"),
            ("1e3", "such as"),
            ("--5", "such as"),
            ("99999999999999", "such as"),
        ] {
            let message = amount(text).unwrap_err();
            assert!(message.contains(word), "{text}: {message}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_an_amount_or_refused(text: String, digits in "[-0-9., ]{0,30}") {
            let _ = (amount(&text), amount(&digits));
        }
    }
}
