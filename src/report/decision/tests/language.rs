//! The note in Russian and Ukrainian: nothing of it is left in English, and numbers and plurals are those of the language.

use super::full::{full, with_inputs_drawn};
use super::*;
use crate::report::decision::basis;
use crate::report::fixture;
use crate::report::fixture_along;
use crate::report::language::say;

/// Words that no English sentence does without for long.
const ENGLISH: [&str; 24] = [
    "the", "and", "of", "is", "are", "with", "that", "by", "from", "to", "at", "for", "not", "it", "in", "on", "an",
    "more", "less", "month", "months", "days", "sure", "costs",
];

/// Results whose own English words are out of the way: clauses, reasons, warnings.
fn wordless(mut results: Results) -> Results {
    let why = |left: &mut crate::results::LeftOut| left.why = "...".to_owned();
    results.along.iter_mut().flat_map(|along| &mut along.left_out).for_each(why);
    results.map.iter_mut().flat_map(|map| &mut map.left_out).for_each(why);
    results.contracts.iter_mut().flat_map(|one| &mut one.clauses).for_each(|clause| clause.terms = "...".to_owned());
    results.warnings.clear();
    results.options.0.iter_mut().for_each(|(_, option)| option.few_events.clear());
    results
}

/// All that is known, with a map and bills that bite at times.
fn mapped() -> Results {
    let mut results = Results { map: fixture_along::along().map, ..with_inputs_drawn() };
    results.horizon_months = 24.0;
    results.minutes_or_hours = fixture::quotes().minutes_or_hours;
    results
}

fn fixtures() -> Vec<Results> {
    let all = [
        fixture::compare(3),
        fixture::run(),
        fixture::undecided(),
        fixture::one_replication(),
        fixture::nothing_happened(),
        fixture::empty(),
        fixture::quotes(),
        fixture_along::along(),
        full(),
        mapped(),
    ];
    all.into_iter().map(wordless).collect()
}

/// The words of the parts from the bill to the marks, and of what the note rests on.
fn words_of(results: &Results, language: Language) -> String {
    let told = &Told::new(results, language);
    let best = chosen::chosen(told).map_or("hybrid", |chosen| chosen.option);
    let parts = [
        bill::blocks(best, told),
        bill::details(best, told),
        people::blocks(best, told),
        flips::blocks(told),
        leaving::blocks(best, told),
        options::blocks(told),
        inputs::blocks(told),
        scores::blocks(told),
        contracts::blocks(told),
        basis::blocks(&[], told),
    ];
    let words = |block: Block| match block {
        Block::Part(text) | Block::Heading(text) | Block::Paragraph(text) | Block::Point(text) => text,
        Block::Table(heading, table) => {
            let rows = table.rows.into_iter().map(|(label, cells)| format!("{label} | {}", cells.join(" | ")));
            format!(
                "{heading}\n{} | {}\n{}",
                table.corner,
                table.columns.join(" | "),
                rows.collect::<Vec<_>>().join("\n")
            )
        }
    };
    let first = inputs::short(told).into_iter().chain(inputs::drawn(told)).chain(input_flips::short(best, told));
    let all = parts.into_iter().flatten().map(words).chain(first).collect::<Vec<_>>();
    all.join("\n")
}

/// A number with a decimal point.
fn is_with_point(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    word.split('.').count() == 2 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[test]
fn nothing_is_left_in_english_and_no_number_has_a_point() {
    for results in fixtures() {
        for language in [Language::Russian, Language::Ukrainian] {
            let text = words_of(&results, language);
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '’');
            for word in text.split(|c| !is_part(c)).map(|word| word.trim_end_matches('.')) {
                let word = word.to_lowercase();
                assert!(!ENGLISH.contains(&word.as_str()), "{word} in\n{text}");
            }
            let point = text.split_whitespace().find(|word| is_with_point(word));
            assert_eq!(point, None, "{text}");
            // What contracts say stands as three points here.
            let text = text.replace("...", "…");
            assert!(!text.contains("  ") && !text.contains(" ,") && !text.contains(".."), "{text}");
        }
    }
}

#[test]
fn sentences_read_as_their_language_has_them() {
    let results = wordless(mapped());
    for (language, sentences) in [
        (
            Language::Russian,
            [
                "Сценарий shop: 200 репликаций по 30,4 дня, начальное число 1, busyhour 0.1.0.",
                "От месяца к месяцу: P5 301\u{A0}000 UAH (от 300\u{A0}000 до 302\u{A0}000); P50",
                "Самый дорогой из смоделированных (всего 200): 326\u{A0}000 UAH.",
                "shop: 14 человек (13,4 на полную ставку по графику смен, одновременно не больше 9). Сегодня 12 человек: нанять 2 человек \
                 к 2026-10-04, за 28 дней до того, как они понадобятся. Обучение каждого — 80 оплаченных часов. С остальными они сравняются \
                 в скорости через 30 дней.",
                "own_only, возможно, выходит вперёд, если «время разговора у sales» (contacts.sales.talk_time.mean) поднимется выше",
                "Из того, что может сдвинуть отрыв hybrid от own_only, около 60 % опирается на параметры, которых никто не измерил: время \
                 разговора у sales и терпение у sales.",
                "own_only: 355\u{A0}000 UAH в месяц (от 351\u{A0}000 до 359\u{A0}000), на 45\u{A0}000 UAH в месяц (от 43\u{A0}000 до \
                 47\u{A0}000) больше самого дешёвого.",
            ],
        ),
        (
            Language::Ukrainian,
            [
                "Сценарій shop: 200 реплікацій по 30,4 дня, початкове число 1, busyhour 0.1.0.",
                "Від місяця до місяця: P5 301\u{A0}000 UAH (від 300\u{A0}000 до 302\u{A0}000); P50",
                "Найдорожчий зі змодельованих (усього 200): 326\u{A0}000 UAH.",
                "shop: 14 осіб (13,4 на повну ставку за графіком змін, одночасно не більше 9). Сьогодні 12 осіб: найняти 2 особи до \
                 2026-10-04, за 28 днів до того, як вони знадобляться. Навчання кожного — 80 оплачених годин. З рештою вони зрівняються у \
                 швидкості через 30 днів.",
                "own_only, можливо, виходить вперед, якщо «час розмови у sales» (contacts.sales.talk_time.mean) підніметься вище",
                "З того, що може зрушити відрив hybrid від own_only, близько 60 % спирається на параметри, яких ніхто не виміряв: час \
                 розмови у sales і терпіння у sales.",
                "own_only: 355\u{A0}000 UAH на місяць (від 351\u{A0}000 до 359\u{A0}000), на 45\u{A0}000 UAH на місяць (від 43\u{A0}000 до \
                 47\u{A0}000) більше за найдешевший.",
            ],
        ),
    ] {
        let text = words_of(&results, language);
        for sentence in sentences {
            assert!(text.contains(sentence), "{sentence}\n{text}");
        }
    }
}

#[test]
fn people_are_counted_in_the_plurals_of_the_language() {
    let results = Results::default();
    let all = |language| {
        let told = &Told::new(&results, language);
        let people = |count: f64| say!(told, "people-count", count = count, people = told.at_most(count, 1));
        [1.0, 2.0, 5.0, 21.0, 7.5].map(people).join("; ")
    };
    assert_eq!(all(Language::English), "1 person; 2 people; 5 people; 21 people; 7.5 people");
    assert_eq!(all(Language::Russian), "1 человек; 2 человека; 5 человек; 21 человек; 7,5 человека");
    assert_eq!(all(Language::Ukrainian), "1 особа; 2 особи; 5 осіб; 21 особа; 7,5 особи");
}

#[test]
fn replications_are_counted_in_the_plurals_of_the_language() {
    let said = |replications: u64, language: Language| {
        let results = Results { replications, days: 14.0, ..fixture::run() };
        let told = &Told::new(&results, language);
        let Some(Block::Point(text)) = basis::blocks(&[], told).into_iter().nth(1) else { panic!("no point") };
        text.split_once(": ").and_then(|(_, text)| text.split_once(", ")).map(|(text, _)| text.to_owned()).unwrap()
    };
    let all = |language| [1, 2, 5, 21].map(|replications| said(replications, language)).join("; ");
    assert_eq!(
        all(Language::Russian),
        "одна репликация по 14 дней; 2 репликации по 14 дней; 5 репликаций по 14 дней; 21 репликация по 14 дней"
    );
    assert_eq!(
        all(Language::Ukrainian),
        "одна реплікація по 14 днів; 2 реплікації по 14 днів; 5 реплікацій по 14 днів; 21 реплікація по 14 днів"
    );
}
