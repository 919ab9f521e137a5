//! Numbers in the notation of a language: `1,230.5` in English is `1 230,5` in Russian and Ukrainian.
//!
//! In: figures. Out: text. Which digits are shown is decided in `report::numbers` alone.

use super::{Language, Told, say};
use crate::report::numbers;

/// A number as short as it goes, three digits at most: `14`, `13.4`.
pub(super) fn count(value: f64, language: Language) -> String {
    noted(&numbers::short(value), language)
}

/// A number that is written in English, and nothing else, in the notation of a language.
pub(super) fn noted(english: &str, language: Language) -> String {
    if language == Language::English {
        return english.to_owned();
    }
    let sign = |c| match c {
        // No line is broken within a number.
        ',' => '\u{A0}',
        '.' => ',',
        other => other,
    };
    english.chars().map(sign).collect()
}

impl Told<'_> {
    /// A number with so many decimals, in the notation of the language.
    pub fn plain(&self, value: f64, decimals: usize) -> String {
        noted(&numbers::plain(value, decimals), self.language)
    }

    /// Digits as they are, thousands parted.
    pub fn grouped(&self, digits: &str) -> String {
        noted(&numbers::grouped(digits), self.language)
    }

    /// Three significant digits.
    pub fn three(&self, value: f64) -> String {
        noted(&numbers::three(value), self.language)
    }

    /// A number with so many decimals, and none where they are nought: `7.3`, `7`.
    pub fn at_most(&self, value: f64, decimals: usize) -> String {
        let text = numbers::plain(value, decimals);
        let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        noted(short, self.language)
    }

    /// A number that a text may choose its plural by: what [`Told::count`] shows of it, so that 1.0001 months are 1 month.
    pub fn rounded(&self, value: f64) -> f64 {
        let shown = count(value, Language::English).replace(',', "");
        shown.parse().unwrap_or(value)
    }

    /// A number as short as it goes, three digits at most: `14`, `13.4`.
    pub fn count(&self, value: f64) -> String {
        count(value, self.language)
    }

    /// A share in per cent with one decimal.
    pub fn percent(&self, share: f64) -> String {
        noted(&numbers::percent(share), self.language)
    }

    /// A share as short as it goes.
    pub fn short_percent(&self, share: f64) -> String {
        noted(&numbers::short_percent(share), self.language)
    }

    /// A share that is exact, as a file says it.
    pub fn exact_percent(&self, share: f64) -> String {
        noted(&numbers::exact_percent(share), self.language)
    }

    /// A chance from 1 to 99 %, else over or under that.
    pub fn chance(&self, share: f64) -> String {
        match share {
            v if v > numbers::SURELY => say!(self, "chance-over", share = self.exact_percent(numbers::SURELY)),
            v if v < numbers::HARDLY => say!(self, "chance-under", share = self.exact_percent(numbers::HARDLY)),
            v => self.percent(v),
        }
    }

    /// Seconds with as many decimals as matter.
    pub fn seconds(&self, value: f64) -> String {
        say!(self, "seconds", value = self.plain(value, if value.abs() < 100.0 { 1 } else { 0 }))
    }
}
