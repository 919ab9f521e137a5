//! Phrases that results say in English, with the values that stand in them, so that they can be said in another language.
//!
//! In: a phrase's name, its English text with places for values, and the values. Out: the English; other languages know it by name.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

/// A phrase: what a clause of a contract says, or what else could be agreed upon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its name, by which other languages know it: `clause-rounded-up`.
    pub id: String,
    /// Its English, values by name: `rounded up to {step}`.
    pub text: String,
    /// The values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(String, SaidValue)>,
}

/// A value within a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaidValue {
    /// A number in English digits, perhaps with its `%`.
    Number(String),
    /// A duration: `1m30s`, `6 s`.
    Duration(String),
    /// A name, or a word that each language chooses its own for.
    Name(String),
    /// Phrases, joined by commas.
    Said(Vec<Said>),
}

impl Said {
    /// A phrase; see `said!`.
    pub fn new(id: &str, text: &str, values: Vec<(&str, SaidValue)>) -> Said {
        let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Said { id: id.to_owned(), text: text.to_owned(), values }
    }

    /// Its English.
    pub fn english(&self) -> String {
        self.english_with(&|_, value| value.english())
    }

    /// Its English with values written by `write`, which gets their names, too. A value's own braces are no places.
    pub fn english_with(&self, write: &dyn Fn(&str, &SaidValue) -> String) -> String {
        let mut parts = self.text.split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}').unwrap_or((part, ""));
            let value = self.values.iter().find(|(known, _)| known == name);
            out.push_str(&value.map_or(String::new(), |(_, value)| write(name, value)));
            out.push_str(rest);
        }
        out
    }
}

/// Phrases in English, joined as clauses have them.
pub fn english(all: &[Said]) -> String {
    all.iter().map(Said::english).collect::<Vec<String>>().join(", ")
}

impl SaidValue {
    /// A number, written as it is.
    pub fn number(value: impl Display) -> SaidValue {
        SaidValue::Number(value.to_string())
    }

    fn english(&self) -> String {
        match self {
            SaidValue::Number(text) | SaidValue::Duration(text) | SaidValue::Name(text) => text.clone(),
            SaidValue::Said(all) => english(all),
        }
    }
}

impl From<&str> for SaidValue {
    fn from(name: &str) -> SaidValue {
        SaidValue::Name(name.to_owned())
    }
}

impl From<String> for SaidValue {
    fn from(name: String) -> SaidValue {
        SaidValue::Name(name)
    }
}

impl From<Said> for SaidValue {
    fn from(said: Said) -> SaidValue {
        SaidValue::Said(vec![said])
    }
}

impl From<Vec<Said>> for SaidValue {
    fn from(said: Vec<Said>) -> SaidValue {
        SaidValue::Said(said)
    }
}

/// A phrase by its name and its English: `said!("clause-once", "{amount} once", amount = number(amount))`.
macro_rules! said {
    ($id:literal, $text:literal $(, $key:ident = $value:expr)* $(,)?) => {
        $crate::results::said::Said::new(
            $id,
            $text,
            vec![$((stringify!($key), $crate::results::said::SaidValue::from($value))),*],
        )
    };
}
pub(crate) use said;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_their_places_and_their_braces_are_no_places() {
        let inner = said!("b", "{a} or {b}", a = "{b}", b = SaidValue::number(2));
        let outer =
            said!("a", "{price} for {what}", what = vec![inner.clone(), inner], price = SaidValue::number("1.50"));
        assert_eq!(outer.english(), "1.50 for {b} or 2, {b} or 2");
    }
}
