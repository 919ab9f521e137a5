//! Phrases of results in the language in which they are told.
//!
//! In: phrases with their values, and their English. Out: text. English stands with who says a phrase; the other languages have theirs
//! in `clauses.ftl`, `reasons.ftl` and `warnings.ftl`; a number `n` comes with `n_count`, which chooses plurals. A phrase that a language
//! does not know is said in English, as are results that keep no phrases.

use fluent_bundle::{FluentArgs, FluentValue};

use super::number::noted;
use super::{Language, Told, say};
use crate::report::view;
use crate::results::Alternative;
use crate::said::{Said, SaidValue};

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
        if !self.texts.knows(&said.id) {
            let write = |known: &str, value: &SaidValue| if known == name { text.to_owned() } else { write(value) };
            let mut whole = said.clone();
            whole.text = view::line(&said.text);
            whole.values.push((name.to_owned(), SaidValue::Name(String::new())));
            return whole.english_with(&write);
        }
        let mut args = FluentArgs::new();
        for (name, value) in &said.values {
            // A number chooses a plural; what is shown of it is its text.
            if let Some(count) = number_of(value) {
                args.set(format!("{name}_count"), FluentValue::from(count));
            }
            args.set(name.as_str(), FluentValue::from(write(value)));
        }
        if !name.is_empty() {
            args.set(name, FluentValue::from(text));
        }
        self.texts.say(&said.id, &args)
    }

    /// A value of a phrase.
    pub fn said_value(&self, value: &SaidValue) -> String {
        match value {
            SaidValue::Number(text) => noted(&view::line(text), self.language),
            SaidValue::Count(text) => text.parse().map_or_else(|_| view::line(text), |count| self.count(count)),
            SaidValue::Share(text) => text.parse().map_or_else(
                |_| view::line(text),
                |share: f64| say!(self, "words-per-cent", share = self.three(share * 100.0)),
            ),
            SaidValue::Duration(text) => self.duration(&view::line(text)),
            SaidValue::Line(text) => {
                let shown = self.line(text);
                if shown == *text { shown } else { say!(self, "words-quoted", text = shown) }
            }
            SaidValue::Name(text) => view::line(text),
            SaidValue::Said(all) => self.joined(all),
        }
    }

    /// A line of an invoice: its name, or what its kind is called where it has none.
    pub fn line(&self, name: &str) -> String {
        let shown = view::line(name);
        say!(self, "words-line", line = shown.as_str())
    }

    /// Why something is missing; `english` is all that results of before have.
    pub fn why(&self, said: Option<&Said>, english: &str) -> String {
        said.map_or_else(|| view::line(english), |said| self.said_with(said, "", ""))
    }

    /// Why break-evens that were asked for beside all else are not drawn.
    pub fn why_not_drawn(&self) -> Vec<String> {
        self.all(&self.no_break_even_said, &self.no_break_even)
    }

    /// Warnings; results of before have but their English.
    pub fn warned(&self) -> Vec<String> {
        self.all(&self.warnings_said, &self.warnings)
    }

    /// Each English text as its phrase is told.
    fn all(&self, said: &[Said], english: &[String]) -> Vec<String> {
        english.iter().enumerate().map(|(nth, text)| self.why(said.get(nth), text)).collect()
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

/// The number of a value that is one.
fn number_of(value: &SaidValue) -> Option<f64> {
    let (SaidValue::Number(text) | SaidValue::Count(text)) = value else { return None };
    text.replace(',', "").parse().ok()
}
