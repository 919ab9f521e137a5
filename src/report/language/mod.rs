//! The languages of what is read as a text: the decision note and the report.
//!
//! In: results and a language. Out: [`Told`], the results together with the words, plurals and notation of numbers of that language.
//! Every sentence stands in a Fluent file, `<language>/<part>.ftl`, named for the source file that says it; a sentence that a
//! language lacks is said in English. What results say themselves has its English there, and here but the others' (`clauses.ftl`). Numbers that choose a plural are handed in as numbers, all others as text.

mod number;
mod said;
mod texts;

use std::ops::Deref;

use fluent_bundle::FluentArgs;
pub use fluent_bundle::FluentValue as Value;

use crate::results::Results;
use texts::Texts;

/// A language in which a note can be told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, the first of all texts.
    #[default]
    English,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 3] = [Language::English, Language::Russian, Language::Ukrainian];

    /// Its ISO 639-1 code, as a page names its language: `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Russian => "ru",
            Language::Ukrainian => "uk",
        }
    }
}

/// Results that are to be told in a language; reads like the results.
pub struct Told<'a> {
    results: &'a Results,
    language: Language,
    texts: Texts,
}

impl Deref for Told<'_> {
    type Target = Results;

    fn deref(&self) -> &Results {
        self.results
    }
}

impl<'a> Told<'a> {
    /// Results in a language.
    pub fn new(results: &'a Results, language: Language) -> Told<'a> {
        Told { results, language, texts: Texts::of(language) }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The results themselves, for as long as they live.
    pub fn results(&self) -> &'a Results {
        self.results
    }

    /// The text of a name, with its values put in; see `say!`.
    pub fn text(&self, name: &str, values: &[(&'static str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        self.texts.say(name, &args)
    }
}

/// A text of the language in which results are told: `say!(told, "leaving-no-notice")`, `say!(told, "months", count = 3.0)`.
macro_rules! say {
    ($told:expr, $name:literal $(, $key:ident = $value:expr)* $(,)?) => {
        $told.text($name, &[$((stringify!($key), $crate::report::language::Value::from($value))),*])
    };
}
pub(crate) use say;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
