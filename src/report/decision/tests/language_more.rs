//! The note in Russian and Ukrainian: no English word is left in it, numbers have their notation, and sentences read as they should.

use super::full::full;
use super::*;
use crate::report::decision as note;
use crate::report::language::say;
use crate::report::{fixture, fixture_along};
use crate::results::Unit;
use crate::results::staffing::Verdict;

const OTHERS: [Language; 2] = [Language::Russian, Language::Ukrainian];

/// Words that no English sentence goes long without, and those that stand for one verdict or unit.
const ENGLISH: &[&str] = &[
    "a",
    "all",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "better",
    "but",
    "by",
    "calls",
    "cannot",
    "day",
    "days",
    "each",
    "earns",
    "for",
    "from",
    "half-hour",
    "if",
    "in",
    "is",
    "it",
    "its",
    "less",
    "met",
    "min",
    "missed",
    "month",
    "months",
    "more",
    "no",
    "none",
    "not",
    "of",
    "on",
    "one",
    "option",
    "or",
    "over",
    "points",
    "replications",
    "s",
    "same",
    "service",
    "so",
    "target",
    "than",
    "that",
    "the",
    "they",
    "this",
    "to",
    "today",
    "was",
    "were",
    "what",
    "which",
    "with",
];

/// Results of many kinds, without what other parts of the note say within these.
fn many() -> Vec<Results> {
    let mut all = vec![
        full(),
        fixture::run(),
        fixture::compare(1),
        fixture::compare(6),
        fixture::quotes(),
        fixture::undecided(),
        fixture::one_replication(),
        fixture::nothing_happened(),
        fixture::empty(),
        fixture_along::along(),
        staffed::staffing(&[Verdict::Met, Verdict::Met]),
        staffed::staffing(&[Verdict::Met, Verdict::Missed, Verdict::TooNearToCall, Verdict::CannotBeMet]),
        target::over(full(), "day", "days_on_target", 0.9),
        target::over(fixture::run(), "interval", "intervals_on_target", 0.9),
    ];
    for by in ["profit", "cost", "service_level"] {
        for verdict in ["best", "at_most", "none_holds"] {
            let option = (verdict != "none_holds").then_some("hybrid");
            all.push(required::raced(by, verdict, option, [200, 1_200, 30]));
        }
    }
    for held in [[Some(true); 3], [Some(false), Some(true), None], [None; 3], [Some(false); 3]] {
        all.push(required::held(full(), held));
        all.push(required::required(held));
    }
    all.iter_mut().for_each(alone);
    all
}

/// Takes away what is said by parts that have tests of their own, and what results say in English.
fn alone(results: &mut Results) {
    (results.map, results.tornado, results.input_error) = (None, None, None);
    results.minutes_or_hours.clear();
    results.alternatives.iter_mut().for_each(|one| (one.terms, one.said) = ("6 сек".to_owned(), None));
    if let Some(decision) = &mut results.decision {
        decision.people.clear();
    }
}

/// What these parts say, as it would stand in the file.
fn said(results: &Results, language: Language) -> String {
    let told = &Told::new(results, language);
    let mut blocks = note::recommendation::blocks(told);
    for (name, option) in &results.options.0 {
        blocks.push(Block::Paragraph(note::target::opening(name, option, told)));
        blocks.extend(note::service::blocks(name, told));
        blocks.extend(note::service::details(name, told));
        blocks.extend(note::reports::blocks(name, told));
        blocks.extend(note::years::short(name, told));
    }
    blocks.extend(note::recommendation::by_service(told));
    for part in [note::today::blocks, note::terms::blocks, note::sure::blocks, note::terms::others, note::years::blocks]
    {
        blocks.extend(part(told));
    }
    blocks.push(note::details(told));
    note::page::markdown(&say!(told, "note-title"), blocks)
}

/// The words of a text, without signs around them.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\u{A0}']).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
}

#[test]
fn no_english_word_and_no_decimal_point_is_left() {
    for results in many() {
        for language in OTHERS {
            let text = said(&results, language);
            for word in words_of(&text) {
                assert!(!ENGLISH.contains(&word.to_lowercase().as_str()), "{word} in\n{text}");
                let is_number = word.contains('.') && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                assert!(!is_number, "{word} in\n{text}");
            }
        }
    }
}

fn holds(results: &Results, language: Language, sentences: &[&str]) {
    let text = said(results, language).replace('\u{A0}', " ");
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence}\n{text}");
    }
}

#[test]
fn the_first_lines_read_as_a_russian_would_write_them() {
    holds(
        &full(),
        Language::Russian,
        &[
            "# Решение\n",
            "Рекомендуем hybrid. Он приносит на 31 000 UAH в месяц (от 25 800 до 36 200; 95 %, n = 200, на одних и тех же \
             звонках) больше, чем own_only, второй вариант: это не случайность.",
            "объём звонков опустится ниже 290 звонков в день (от 275 до 305)",
            "время обработки поднимется выше 4:10 мин (от 4:01 до 4:19)",
            "Все деньги — с НДС по договорам, который остаётся расходом.",
            "Сегодня: own_only, второй вариант.",
        ],
    );
    holds(
        &fixture::run(),
        Language::Russian,
        &["support: 77,3 % (от 76,4 % до 78,2 %) принято за 20 с, цель 80 %: не хватает 2,7 п. п."],
    );
}

#[test]
fn the_first_lines_read_as_a_ukrainian_would_write_them() {
    holds(
        &full(),
        Language::Ukrainian,
        &[
            "# Рішення\n",
            "Радимо hybrid. Він приносить на 31 000 UAH на місяць (від 25 800 до 36 200; 95 %, n = 200, на тих самих \
             дзвінках) більше, ніж own_only, другий варіант: це не випадковість.",
            "обсяг дзвінків впаде нижче 290 дзвінків на день (від 275 до 305)",
            "час обробки підніметься вище 4:10 хв (від 4:01 до 4:19)",
            "Усі гроші — з ПДВ за договорами, який лишається витратою.",
            "Сьогодні: own_only, другий варіант.",
        ],
    );
    holds(
        &fixture::run(),
        Language::Ukrainian,
        &["support: 77,3 % (від 76,4 % до 78,2 %) прийнято за 20 с, ціль 80 %: бракує 2,7 в. п."],
    );
}

/// What is counted, of 1, 2, 5 and 21 of it.
fn counted(language: Language, text: impl Fn(&Told<'_>, f64) -> String) -> String {
    let results = Results::default();
    let told = Told::new(&results, language);
    [1.0, 2.0, 5.0, 21.0].map(|count| text(&told, count)).join("; ")
}

#[test]
fn what_is_counted_follows_its_number() {
    let calls = |told: &Told<'_>, count: f64| note::places::whole(count + 100.0, Unit::CallsADay, told);
    let length = |told: &Told<'_>, count: f64| note::words::days(count, told);
    let days = |told: &Told<'_>, days: f64| {
        let worst = say!(told, "service-worst-day", days = days, served = "80 %", pooled = "no");
        worst.split(',').next().unwrap_or_default().to_owned()
    };
    let after = |told: &Told<'_>, count: f64| say!(told, "sure-after", shown = told.plain(count, 0), count = count);
    let russian = Language::Russian;
    assert_eq!(counted(russian, length), "1 день; 2 дня; 5 дней; 21 день");
    assert_eq!(
        counted(russian, days),
        "Худший день из 1 дня; Худший день из 2 дней; Худший день из 5 дней; Худший день из 21 дня"
    );
    assert_eq!(
        counted(russian, after),
        "после 1 репликации; после 2 репликаций; после 5 репликаций; после 21 репликации"
    );
    assert_eq!(counted(russian, calls), "101 звонка в день; 102 звонков в день; 105 звонков в день; 121 звонка в день");
    let ukrainian = Language::Ukrainian;
    assert_eq!(counted(ukrainian, length), "1 день; 2 дні; 5 днів; 21 день");
    assert_eq!(
        counted(ukrainian, days),
        "Найгірший день із 1 дня; Найгірший день із 2 днів; Найгірший день із 5 днів; Найгірший день із 21 дня"
    );
    assert_eq!(
        counted(ukrainian, after),
        "після 1 реплікації; після 2 реплікацій; після 5 реплікацій; після 21 реплікації"
    );
}
