//! Months as they are written: `24`, `"24mo"`, `"2y"`.
//!
//! In: a value. Out: whole months, or a problem. Knows no calendar.

use super::{At, Value};
use crate::units::shown;

impl At<'_> {
    /// Months, from `low` to `high`: a whole number of them, or `"24mo"`, `"2y"`.
    pub fn months(&self, low: u32, high: u32) -> Option<u32> {
        let Value::Text(text) = &self.node().value else { return self.count(low, high) };
        let times = |digits: &str, times: u32| digits.parse::<u32>().ok()?.checked_mul(times);
        let said = text.strip_suffix("mo").and_then(|digits| times(digits, 1));
        let said = said.or_else(|| text.strip_suffix('y').and_then(|digits| times(digits, 12)));
        match said {
            Some(months) if (low..=high).contains(&months) => Some(months),
            Some(months) => {
                self.problem(format!("expected {low} to {high} months, found {months}"));
                None
            }
            None => {
                self.problem(format!("\"{}\" is not a number of months; write \"24mo\" or \"2y\"", shown(text)));
                None
            }
        }
    }
}
