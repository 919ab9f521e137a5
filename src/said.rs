//! Phrases that results say in English, with the values that stand in them, so that they can be said in another language.
//!
//! In: a phrase's name, its English text with places for values, and the values. Out: the English; other languages know it by name.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

/// A phrase: what a clause of a contract says, what somebody is warned of, why something is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its name, by which other languages know it: `clause-rounded-up`.
    pub id: String,
    /// Its English, values by name: `rounded up to {step}`, `at least {agents} {agents|agent|agents}`.
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
    /// How many, exactly; a note rounds it.
    Count(String),
    /// A share of 1, `2.24e-4`; a note says it in per cent.
    Share(String),
    /// A duration: `1m30s`, `6 s`.
    Duration(String),
    /// A line of an invoice: a name, or the kind of its clause where it has none.
    Line(String),
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

    /// Whether it is the phrase of that name, or has it among its values.
    pub fn has(&self, id: &str) -> bool {
        let within = |value: &SaidValue| matches!(value, SaidValue::Said(all) if all.iter().any(|said| said.has(id)));
        self.id == id || self.values.iter().any(|(_, value)| within(value))
    }

    /// The value of that name.
    pub fn value(&self, name: &str) -> Option<&SaidValue> {
        self.values.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Its English.
    pub fn english(&self) -> String {
        self.english_with(&|_, value| value.english())
    }

    /// The form of a word, `agent|agents`, that goes with the number called `name`.
    fn plural<'t>(&self, name: &str, forms: &'t str) -> &'t str {
        let (one, many) = forms.split_once('|').unwrap_or((forms, forms));
        if self.value(name).is_some_and(|value| value.english() == "1") { one } else { many }
    }

    /// Its English with values written by `write`, which gets their names, too. A value's own braces are no places.
    pub fn english_with(&self, write: &dyn Fn(&str, &SaidValue) -> String) -> String {
        let mut parts = self.text.split('{');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (place, rest) = part.split_once('}').unwrap_or((part, ""));
            match place.split_once('|') {
                Some((name, forms)) => out.push_str(self.plural(name, forms)),
                None => out.push_str(&self.value(place).map_or(String::new(), |value| write(place, value))),
            }
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
            SaidValue::Number(text) | SaidValue::Count(text) | SaidValue::Share(text) => text.clone(),
            SaidValue::Duration(text) | SaidValue::Line(text) | SaidValue::Name(text) => text.clone(),
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
#[macro_export]
macro_rules! said {
    ($id:literal, $text:literal $(, $key:ident = $value:expr)* $(,)?) => {
        $crate::said::Said::new(
            $id,
            $text,
            vec![$((stringify!($key), $crate::said::SaidValue::from($value))),*],
        )
    };
}
pub(crate) use said;

/// A warning that stands at no place of a file.
pub fn warning(what: Said) -> Said {
    said!("warn-at-large", "warning: {what}", what = what)
}

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

    #[test]
    fn a_word_goes_with_its_number() {
        let told =
            |n: u32| said!("a", "{n} {n|agent|agents}, {n|it stays|they stay}", n = SaidValue::number(n)).english();
        assert_eq!([told(1), told(2), told(0)], ["1 agent, it stays", "2 agents, they stay", "0 agents, they stay"]);
    }
}
