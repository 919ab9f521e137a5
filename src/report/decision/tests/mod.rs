//! The decision says what its numbers carry, and no more.

mod basis;
mod full;
mod language;
mod language_more;
mod map;
mod page;
mod raced;
mod required;
mod said;
mod staffed;
mod target;
mod terms;
mod turns;
mod years;

use super::*;

/// The note in English.
fn markdown(results: &Results) -> String {
    super::markdown(results, Language::English)
}

/// The same words for a terminal.
fn text(results: &Results) -> String {
    super::text(results, Language::English)
}
use crate::report::fixture;
use crate::results::RankedMonth;

#[test]
fn a_significant_margin_is_recommended_with_its_interval() {
    let text = markdown(&fixture::compare(3));
    assert!(text.contains("We recommend hybrid. It earns 31,000 UAH a month (25,800 to 36,200; 95 %, n = 200, on the same callers) more than own_only, the runner-up: more than luck."), "{text}");
    assert!(text.contains("target met in 92.0 % (88.0 % to 96.0 %) of the simulated months"), "{text}");
    assert!(text.contains("74.1 % (73.2 % to 75.0 %) in time"), "{text}");
    assert!(text.contains("seed 1, busyhour 0.1.0"), "{text}");
}

#[test]
fn a_margin_within_its_uncertainty_is_no_recommendation() {
    let text = markdown(&fixture::undecided());
    assert!(
        text.contains("No clear winner: hybrid leads own_only by 2,100 UAH a month (-900 to 5,100; 95 %"),
        "{text}"
    );
    assert!(text.contains("smaller than its uncertainty: run more replications, or take either."), "{text}");
    assert!(text.contains("not significant") && !text.contains("We recommend"), "{text}");
}

#[test]
fn one_replication_decides_nothing() {
    let text = markdown(&fixture::one_replication());
    assert!(text.contains("came out ahead of own_only by 31,000 UAH a month. That is one replication"), "{text}");
    assert!(!text.contains("We recommend") && !text.contains("significant") && !text.contains(" to 4"), "{text}");
    assert!(text.contains("no figure here has an interval"), "{text}");
}

#[test]
fn where_nothing_happened_the_note_says_so() {
    let text = markdown(&fixture::nothing_happened());
    assert!(text.contains("Nothing was paid or earned"), "{text}");
    assert!(text.contains("nobody called"), "{text}");
    let text = markdown(&fixture::empty());
    assert!(text.contains("Nobody called"), "{text}");
    assert!(!text.contains("NaN") && !text.contains("None"), "{text}");
}

#[test]
fn one_option_gets_a_verdict_on_its_target() {
    let text = markdown(&fixture::run());
    assert!(
        text.contains("The target is missed for") || text.contains("met for some contacts and missed for others"),
        "{text}"
    );
    assert!(text.contains("sales: 81.3 % (80.4 % to 82.2 %) answered within 20 s, target 80 %: met"), "{text}");
    assert!(
        text.contains("support: 77.3 % (76.4 % to 78.2 %) answered within 20 s, target 80 %: missed by 2.7 points"),
        "{text}"
    );
    assert!(text.contains("The worst half-hour of the day: 11:00 with"), "{text}");
    assert!(text.contains("It costs 310,000 UAH a month (306,000 to 314,000)."), "{text}");
}

#[test]
fn a_target_inside_the_interval_is_on_the_edge() {
    let mut results = fixture::run();
    let option = &mut results.options.0[0].1;
    option.contacts.remove("support");
    option.targets.remove("support");
    if let Some(sales) = option.contacts.get_mut("sales") {
        sales.by_name.insert("service_level".to_owned(), fixture::estimate(0.803, 0.009));
    }
    let text = markdown(&results);
    assert!(text.contains("Whether the target is met cannot be told yet"), "{text}");
}

#[test]
fn the_best_option_that_misses_its_target_is_not_praised_alone() {
    let said = |held: [Option<bool>; 3], sentence: &str| {
        let results = required::held(full::full(), held);
        let text = markdown(&results);
        assert!(text.contains(sentence), "{sentence}\n{text}");
    };
    let misses = "We recommend hybrid.";
    said([Some(false), Some(true), Some(false)], misses);
    let other = "But hybrid misses the target of service; the most profitable option that surely holds it is own_only.";
    said([Some(false), Some(true), Some(false)], other);
    let may = "But hybrid misses the target of service; no option surely holds it; the most profitable that may is alfa_only.";
    said([Some(false), Some(false), None], may);
    said([Some(false); 3], "But hybrid misses the target of service; no option holds it.");
    said([None, Some(true), Some(true)], "Whether hybrid holds the target of service cannot be told yet.");
    assert!(!markdown(&full::full()).contains("But hybrid"));
}

#[test]
fn money_is_scaled_to_a_month() {
    let mut results = fixture::run();
    results.days = 30.4375 / 2.0;
    assert!(markdown(&results).contains("It costs 620,000 UAH a month"), "{}", markdown(&results));
}

#[test]
fn every_line_of_the_terminal_text_fits_and_hostile_names_stay_text() {
    for results in [
        fixture::compare(6),
        fixture::run(),
        fixture::one_replication(),
        fixture::nothing_happened(),
        fixture::hostile(),
        fixture::quotes(),
    ] {
        let text = text(&results);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text}");
        let markdown = markdown(&results);
        assert!(!markdown.replace("\\<", "").contains("<script"), "{markdown}");
    }
}

#[test]
fn few_events_and_warnings_are_told() {
    let mut results = fixture::run();
    results.options.0[0].1.few_events = vec!["contacts.sales.abandonment rests on fewer than 30 events".to_owned(); 9];
    results.warnings = vec!["the load reaches the staff from 10:00".to_owned()];
    let text = markdown(&results);
    assert_eq!(text.matches("- contacts.sales.abandonment rests on fewer than 30 events.").count(), 5, "{text}");
    assert!(text.contains("4 more figures rest on fewer"), "{text}");
    assert!(text.contains("Warning: the load reaches the staff from 10:00"), "{text}");
}

#[test]
fn contracts_stand_clause_by_clause_with_what_they_come_to_and_what_other_terms_would_be_worth() {
    let text = markdown(&fixture::quotes());
    for line in [
        "| clause | alfa (Alfa Contact, of 2026-10-01, valid until 2026-12-31, in UAH) | beta (in UAH) |\n|---|---|---|\n",
        "| monthly_fee | 1,500.00 a month | - |\n",
        "| · alfa | 186,000 (184,000–188,000) | 12.9 (12.9–12.9) |",
        "- alfa: paying by 6 s instead of 60 s: saves 1,080 UAH a month (1,020 to 1,150).\n",
        "## Terms to negotiate\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
}

#[test]
fn one_off_costs_are_spread_over_the_horizon_that_is_named() {
    let mut results = fixture::compare(2);
    results.horizon_months = 24.0;
    for (ranked, profit) in results.ranking.iter_mut().zip([401_000.0, 371_000.0]) {
        let profit = fixture::estimate(profit, 9_000.0);
        ranked.horizon_month = Some(RankedMonth { profit, ..RankedMonth::default() });
    }
    let text = markdown(&results);
    assert!(text.contains("Options are ranked by profit a month over 24 months"), "{text}");
    assert!(text.contains("profit 401,000 UAH a month (392,000 to 410,000)"), "{text}");
}

#[test]
fn whole_calendar_months_are_told_as_they_were_billed() {
    let mut results = fixture::run();
    (results.days, results.months) = (61.0, Some(2.0));
    let text = markdown(&results);
    assert!(text.contains("It costs 155,000 UAH a month") && text.contains("2 calendar months, divided"), "{text}");
}
