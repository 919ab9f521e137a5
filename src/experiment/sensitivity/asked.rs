//! `PATH`, `PATH=LOW..HIGH`: an input that the command line names, perhaps with its range.
//!
//! In: text. Out: a path, and the ends as they were written; in which unit they are is known only with the value. Knows no file.

use crate::scenario::inputs::Quantity;
use crate::units::{Span, shown};

/// An input by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its path as written.
    pub path: String,
    /// Lower and upper end as written.
    pub range: Option<(String, String)>,
}

impl Asked {
    /// Reads `contacts.sales.talk_time=3m..4m`.
    ///
    /// # Errors
    /// How to write it.
    pub fn parse(text: &str) -> Result<Asked, String> {
        let bad = || {
            format!(
                "\"{}\" is not an input; write PATH or PATH=LOW..HIGH, as in contacts.sales.talk_time=3m..4m",
                shown(text)
            )
        };
        // Paths may hold names in quotes with anything in them: the range has neither.
        let split = text.rsplit_once('=').filter(|(_, range)| range.contains("..") && !range.contains(['"', '\'']));
        let Some((path, range)) = split else {
            let path = text.trim();
            return if path.is_empty() || path.ends_with('=') {
                Err(bad())
            } else {
                Ok(Asked { path: path.to_owned(), range: None })
            };
        };
        let (low, high) = range.split_once("..").ok_or_else(bad)?;
        let (path, low, high) = (path.trim(), low.trim(), high.trim());
        if path.is_empty() || low.is_empty() || high.is_empty() {
            return Err(bad());
        }
        Ok(Asked { path: path.to_owned(), range: Some((low.to_owned(), high.to_owned())) })
    }

    /// The ends in the unit of the value, in ascending order; none where no range was given.
    ///
    /// # Errors
    /// What is wrong with an end.
    pub fn ends(&self, quantity: Quantity) -> Result<Option<(f64, f64)>, String> {
        let Some((low, high)) = &self.range else { return Ok(None) };
        let end = |text: &str| -> Result<f64, String> {
            if quantity.is_duration {
                return Span::parse(text).map(Span::in_seconds);
            }
            text.parse::<f64>()
                .ok()
                .filter(|value| value.is_finite())
                .ok_or_else(|| format!("\"{}\" is not a number", shown(text)))
        };
        let (low, high) = (end(low)?, end(high)?);
        if low >= high {
            return Err("the range has no width; give the lower end first".to_owned());
        }
        Ok(Some((low, high)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const NUMBER: Quantity = Quantity { value: 1.0, is_duration: false, is_whole: true };
    const TIME: Quantity = Quantity { value: 60.0, is_duration: true, is_whole: false };

    #[test]
    fn an_input_is_a_path_with_or_without_its_range() {
        let asked = Asked::parse("contacts.sales.talk_time=3m..4m30s").unwrap();
        assert_eq!((asked.path.as_str(), asked.ends(TIME)), ("contacts.sales.talk_time", Ok(Some((180.0, 270.0)))));
        let asked = Asked::parse("providers.\"a=b..c\".costs.wage_per_hour = 0.5..2").unwrap();
        assert_eq!(
            (asked.path.as_str(), asked.ends(NUMBER)),
            ("providers.\"a=b..c\".costs.wage_per_hour", Ok(Some((0.5, 2.0))))
        );
        let asked = Asked::parse("providers.\"a=b..c\".costs.overhead").unwrap();
        assert_eq!((asked.path.as_str(), asked.ends(NUMBER)), ("providers.\"a=b..c\".costs.overhead", Ok(None)));
    }

    #[test]
    fn what_is_no_range_is_told() {
        for bad in ["", "=1..2", "a=", "a=..2", "a=1.."] {
            assert!(Asked::parse(bad).unwrap_err().contains("LOW..HIGH"), "{bad}");
        }
        let ends = |text: &str, quantity| Asked::parse(text).unwrap().ends(quantity).unwrap_err();
        assert!(ends("a=2..2", NUMBER).contains("no width"));
        assert!(ends("a=1..x", NUMBER).contains("not a number"));
        assert!(ends("a=1..2", TIME).contains("unit"));
    }
}
