//! Every text exists in every language, with the same values, is used, and reads as its language does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

/// The texts of a language: part, and the values that each text takes.
fn texts(language: Language) -> BTreeMap<String, (&'static str, BTreeSet<String>)> {
    let mut out = BTreeMap::new();
    for (part, text) in texts::files(language) {
        let resource = fluent_syntax::parser::parse(*text).unwrap_or_else(|(_, e)| panic!("{part}.ftl: {e:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut values = BTreeSet::new();
            values_of(message.value.as_ref().unwrap(), &mut values);
            let known = out.insert(message.id.name.to_owned(), (*part, values));
            assert!(known.is_none(), "{} stands twice in {}", message.id.name, language.code());
        }
    }
    out
}

fn values_of(pattern: &Pattern<&str>, out: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => value_of(inline, out),
            Expression::Select { selector, variants } => {
                value_of(selector, out);
                variants.iter().for_each(|variant| values_of(&variant.value, out));
            }
        }
    }
}

fn value_of(inline: &InlineExpression<&str>, out: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        out.insert(id.name.to_owned());
    }
}

#[test]
fn every_language_says_every_text_with_the_same_values() {
    let english = texts(Language::English);
    for language in [Language::Russian, Language::Ukrainian] {
        let other = texts(language);
        let names = |all: &BTreeMap<String, (&str, BTreeSet<String>)>| all.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(names(&english), names(&other), "{}", language.code());
        for (name, known) in &english {
            assert_eq!(known, &other[name], "{name} in {}", language.code());
        }
    }
}

fn sources_of_numbers(folder: &Path, out: &mut String) {
    for file in ["number.rs", "said.rs"] {
        out.push_str(&std::fs::read_to_string(folder.join(file)).unwrap());
    }
}

/// All sources below a folder, one after the other.
fn sources(folder: &Path, out: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension().and_then(|end| end.to_str()) {
            // The macro and these tests are no part that says something.
            None if path.ends_with("language") => sources_of_numbers(&path, out),
            None if path.is_dir() => sources(&path, out),
            Some("rs" | "html") => out.push_str(&std::fs::read_to_string(&path).unwrap()),
            _ => {}
        }
    }
}

#[test]
fn every_text_that_is_asked_for_exists_and_none_is_left_over() {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report"), &mut all);
    let known = texts(Language::English);
    for (name, (part, _)) in &known {
        assert!(all.contains(&format!("\"{name}\"")), "nobody says {name} of {part}.ftl");
    }
    let mut checked = 0;
    for asked in all.split("say!(").skip(1) {
        // The name follows what the results are called: `told, "name"`, on one line or on the next.
        let Some((_, rest)) = asked.split_once(',') else { continue };
        let Some(name) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
        assert!(known.contains_key(name), "there is no text {name}");
        checked += 1;
    }
    assert!(checked > known.len() / 2, "{checked} calls were found for {} texts", known.len());
}

/// The phrases that results keep, by their names: the values that each has.
fn phrases_of_results() -> BTreeMap<String, BTreeSet<String>> {
    let mut all = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut out = BTreeMap::new();
    for call in all.replace("\\\"", "'").split("said!(").skip(1) {
        let mut quoted = call.split('"');
        let (name, text) = (quoted.nth(1).unwrap(), quoted.nth(1).unwrap());
        // The macro's own tests say what no results have.
        if !name.contains('-') {
            continue;
        }
        let values = text.split('{').skip(1).map(|part| part.split(['}', '|']).next().unwrap().to_owned()).collect();
        let known = out.insert(name.to_owned(), (text.to_owned(), values));
        assert!(known.is_none_or(|(known, _): (String, BTreeSet<String>)| known == text), "{name} says two things");
    }
    out.into_iter().map(|(name, (_, values))| (name, values)).collect()
}

#[test]
fn what_results_say_every_language_says_with_the_same_values_and_nothing_else() {
    let english = phrases_of_results();
    assert!(english.len() > 120, "{} phrases were found", english.len());
    for language in Language::ALL {
        let mut told = BTreeMap::new();
        for text in texts::phrases(language) {
            for entry in fluent_syntax::parser::parse(*text).unwrap().body {
                let Entry::Message(message) = entry else { continue };
                let mut values = BTreeSet::new();
                values_of(message.value.as_ref().unwrap(), &mut values);
                // A number's count chooses the plural; what is shown is the number.
                let values = values.into_iter().map(|name| name.trim_end_matches("_count").to_owned()).collect();
                let known = told.insert(message.id.name.to_owned(), values);
                assert!(known.is_none(), "{} stands twice in {}", message.id.name, language.code());
            }
        }
        for (name, values) in &told {
            assert_eq!(english.get(name), Some(values), "{name} in {}", language.code());
        }
        let silent: Vec<_> = english.keys().filter(|name| !told.contains_key(*name)).collect();
        assert!(silent.is_empty() || language == Language::English, "{} lacks {silent:?}", language.code());
    }
}

fn months(count: f64, language: Language) -> String {
    let results = Results::default();
    let told = Told::new(&results, language);
    say!(told, "words-months", count = count)
}

#[test]
fn plurals_follow_the_language() {
    let all = |language| [1.0, 2.0, 5.0, 21.0, 1.25].map(|count| months(count, language)).join("; ");
    assert_eq!(all(Language::English), "1 month; 2 months; 5 months; 21 months; 1.25 months");
    assert_eq!(all(Language::Russian), "1 месяц; 2 месяца; 5 месяцев; 21 месяц; 1,25 месяца");
    assert_eq!(all(Language::Ukrainian), "1 місяць; 2 місяці; 5 місяців; 21 місяць; 1,25 місяця");
}

#[test]
fn numbers_follow_the_language() {
    let results = Results::default();
    let said = |language| {
        let told = Told::new(&results, language);
        [told.plain(1_234_567.891, 2), told.percent(0.8137), told.seconds(5.66), told.chance(0.999)].join("; ")
    };
    assert_eq!(said(Language::English), "1,234,567.89; 81.4 %; 5.7 s; over 99 %");
    assert_eq!(said(Language::Ukrainian), "1\u{A0}234\u{A0}567,89; 81,4 %; 5,7 с; понад 99 %");
}

/// The letters that the font of the figures has, as its README says.
fn letters_of_figures() -> BTreeSet<char> {
    let readme = include_str!("../../../assets/fonts/README.md");
    let ranges = readme.split("--unicodes=\"").nth(1).unwrap().split('"').next().unwrap();
    let number = |text: &str| u32::from_str_radix(text, 16).unwrap();
    let letters = ranges.split(',').flat_map(|range| {
        let range = range.trim_start_matches("U+");
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        number(first)..=number(last)
    });
    letters.filter_map(char::from_u32).collect()
}

#[test]
fn no_text_has_a_letter_that_figures_cannot_draw() {
    let known = letters_of_figures();
    for language in Language::ALL {
        for text in texts::files(language).iter().map(|(_, text)| text).chain(texts::phrases(language)) {
            let strange: BTreeSet<char> = text.chars().filter(|c| *c != '\n' && !known.contains(c)).collect();
            assert!(strange.is_empty(), "{}: {strange:?}", language.code());
        }
    }
}

#[test]
fn words_go_with_their_numbers() {
    let results = Results::default();
    let told = |n: u32, language| {
        let agents = crate::said::SaidValue::number(n);
        let said = crate::said::said!(
            "clause-least-agents",
            "at least {agents} {agents|agent|agents} by their hours",
            agents = agents
        );
        Told::new(&results, language).phrases(std::slice::from_ref(&said), &said.english())
    };
    let all = |language| [1, 3, 21, 25].map(|n| told(n, language)).join("; ");
    let english = "at least 1 agent by their hours; at least 3 agents by their hours; at least 21 agents by their hours; at least 25 \
                   agents by their hours";
    assert_eq!(all(Language::English), english);
    let russian = "не менее 1 оператора по часам; не менее 3 операторов по часам; не менее 21 оператора по часам; не менее 25 \
                   операторов по часам";
    assert_eq!(all(Language::Russian), russian);
    let ukrainian = "щонайменше 1 оператор за годинами; щонайменше 3 оператори за годинами; щонайменше 21 оператор за годинами; \
                     щонайменше 25 операторів за годинами";
    assert_eq!(all(Language::Ukrainian), ukrainian);
}
