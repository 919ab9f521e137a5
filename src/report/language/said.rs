//! Phrases of results in the language in which they are told.
//!
//! In: phrases with their values, and their English. Out: text. English stands with who says a phrase; the other languages have theirs
//! in `clauses.ftl`. A phrase that a language does not know is said in English, as are results that keep no phrases.

use fluent_bundle::{FluentArgs, FluentValue};

use super::number::noted;
use super::{Language, Told, say};
use crate::report::view;
use crate::results::Alternative;
use crate::results::said::{Said, SaidValue};

impl Told<'_> {
    /// Phrases as a clause joins them; `english` is all that results of before have.
    pub fn phrases(&self, all: &[Said], english: &str) -> String {
        if self.language == Language::English || all.is_empty() {
            return view::line(english);
        }
        self.joined(all)
    }

    /// Other terms of a contract.
    pub fn term(&self, one: &Alternative) -> String {
        self.phrases(one.said.as_slice(), &one.terms)
    }

    /// A phrase with the value called `name` written as `text`.
    pub fn said_with(&self, said: &Said, name: &str, text: &str) -> String {
        let write = |value: &SaidValue| self.said_value(value);
        if self.language == Language::English || !self.texts.knows(&said.id) {
            let write = |known: &str, value: &SaidValue| if known == name { text.to_owned() } else { write(value) };
            let mut whole = said.clone();
            whole.text = view::line(&said.text);
            whole.values.push((name.to_owned(), SaidValue::Name(String::new())));
            return whole.english_with(&write);
        }
        let mut args = FluentArgs::new();
        said.values.iter().for_each(|(name, value)| args.set(name.as_str(), FluentValue::from(write(value))));
        if !name.is_empty() {
            args.set(name, FluentValue::from(text));
        }
        self.texts.say(&said.id, &args)
    }

    /// A value of a phrase.
    pub fn said_value(&self, value: &SaidValue) -> String {
        match value {
            SaidValue::Number(text) => noted(&view::line(text), self.language),
            SaidValue::Duration(text) => self.duration(&view::line(text)),
            SaidValue::Name(text) => view::line(text),
            SaidValue::Said(all) => self.joined(all),
        }
    }

    fn joined(&self, all: &[Said]) -> String {
        all.iter().map(|said| self.said_with(said, "", "")).collect::<Vec<String>>().join(", ")
    }

    /// `1m30s` and `6 s` in the units of the language.
    fn duration(&self, text: &str) -> String {
        if self.language == Language::English {
            return text.to_owned();
        }
        let parts = text.split_inclusive(|c: char| c.is_alphabetic()).map(|part| {
            let number = part.trim_end_matches(char::is_alphabetic).trim_end();
            let unit = part.trim_start_matches(|c: char| !c.is_alphabetic());
            say!(self, "words-duration", value = noted(number, self.language), unit = unit)
        });
        parts.collect::<Vec<String>>().join(" ")
    }
}
