//! What the plan says beside the recommendation: another option may be worth more over the years, and that may be luck.

#![allow(clippy::unwrap_used)]

use super::full::full;
use super::markdown;
use crate::report::fixture::estimate;
use crate::results::Results;

fn holds(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence:?} is not in\n{text}");
    }
}

/// The note where own_only is worth `behind` ± `half` less than hybrid, which is recommended; or hybrid less than own_only.
fn note(worse: &str, behind: f64, half: f64) -> (Results, String) {
    let mut results = full();
    for option in &mut results.years.as_mut().unwrap().options {
        let is_worse = option.option == worse;
        let (worth, against) =
            if is_worse { (12e6 - behind, estimate(-behind, half)) } else { (12e6, estimate(0.0, 0.0)) };
        (option.net_present_value, option.against_best) = (estimate(worth, 90_000.0), against);
    }
    let text = markdown(&results);
    (results, text)
}

#[test]
fn the_best_month_to_switch_stands_in_the_first_lines() {
    let first = |results: &Results| markdown(results).split("## ").next().unwrap_or_default().to_owned();
    let mut results = full();
    let told = "The best month to go from hybrid to own_only is 2027-09 (2027-07 to never), worth 120,000 UAH (90,000 to 150,000) more \
                than staying.";
    assert!(first(&results).contains(told), "{}", first(&results));
    results.years.iter_mut().flat_map(|years| &mut years.switch).for_each(|switch| switch.best = None);
    assert!(!first(&results).contains("best month"), "{}", first(&results));
}

#[test]
fn the_first_page_says_whether_the_plan_agrees() {
    let at = "(present value at 10 % a year)";
    for (worse, half, said) in [
        (
            "own_only",
            20e3,
            format!(
                "hybrid is also worth most over the 36 months of the plan: 900,000 UAH (880,000 to 920,000) more than \
            own_only, the next {at}, more than luck."
            ),
        ),
        (
            "own_only",
            950e3,
            format!(
                "Over the 36 months of the plan hybrid is worth 900,000 UAH (-50,000 to 1,850,000) more than own_only, \
            the next {at}: that may be luck."
            ),
        ),
        (
            "hybrid",
            20e3,
            format!(
                "But over the 36 months of the plan own_only is worth 900,000 UAH (880,000 to 920,000) more than hybrid \
            {at}, more than luck."
            ),
        ),
        (
            "hybrid",
            950e3,
            format!(
                "Over the 36 months of the plan own_only is worth 900,000 UAH (-50,000 to 1,850,000) more than hybrid \
            {at}: that may be luck."
            ),
        ),
    ] {
        let (_, text) = note(worse, 900e3, half);
        holds(&text, &[&said]);
        let (first, service) = (text.find(&said).unwrap(), text.find("\n## ").unwrap());
        assert!(first < service, "{text}");
    }
    holds(&note("hybrid", 0.0, 0.0).1, &["Over the 36 months of the plan own_only and hybrid are worth the same"]);
}

#[test]
fn differences_within_luck_are_called_so_in_the_list_and_in_the_terminal() {
    let (results, text) = note("own_only", 8_970.0, 14_400.0);
    holds(&text, &["8,970 UAH (-5,430 to 23,400) less than the best: that may be luck."]);
    let told = crate::report::terminal::text(&results);
    let line = |start: &str| {
        told.lines().skip_while(|l| !l.starts_with("36 months")).find(|l| l.trim_start().starts_with(start))
    };
    assert!(line("difference").unwrap().ends_with("not significant"), "{told}");
    assert!(line("less the best's").unwrap().ends_with("-8,970 ± 14,400"), "{told}");
    let (sure, text) = note("own_only", 900e3, 20e3);
    holds(&text, &["900,000 UAH (880,000 to 920,000) less than the best."]);
    assert!(
        crate::report::terminal::text(&sure).contains("36 months from 2026-11, present values at 10 % a year, UAH:")
    );
}

#[test]
fn a_year_has_its_interval_and_a_part_of_one_is_called_so() {
    use crate::results::years::YearTotal;
    let mut results = full();
    let years = results.years.as_mut().unwrap();
    years.months = 18;
    for option in &mut years.options {
        option.years =
            [1, 2].map(|year| YearTotal { year, cost: estimate(4e6, 50e3), ..YearTotal::default() }).to_vec();
    }
    let told = crate::report::terminal::text(&results);
    let line = |start: &str| told.lines().find(|l| l.starts_with(start)).unwrap_or_default().to_owned();
    assert!(line("cost, year 1 ").ends_with("4,000,000 ± 50,000  4,000,000 ± 50,000"), "{told}");
    assert!(line("cost, year 2 (6 months)").ends_with("4,000,000 ± 50,000"), "{told}");
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
}
