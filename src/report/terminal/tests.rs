//! Tables fit a terminal and keep what a planner looks for.

use super::*;
use crate::report::fixture;

#[test]
fn every_line_fits_eighty_columns_and_holds_no_control() {
    let mut large = fixture::compare(6);
    large.days = 0.001;
    let mut huge = fixture::run();
    huge.days = 1e-300;
    huge.options.0[0].1.time_of_day.values_mut().flatten().for_each(|row| {
        row.by_name.insert("offered".to_owned(), fixture::estimate(9e8, 9e7));
        row.by_name.insert("answered".to_owned(), fixture::estimate(9e8, 9e7));
    });
    for results in [
        fixture::run(),
        fixture::compare(3),
        fixture::compare(6),
        fixture::undecided(),
        fixture::one_replication(),
        fixture::nothing_happened(),
        fixture::empty(),
        fixture::hostile(),
        fixture::quotes(),
        large,
        huge,
    ] {
        for text in [text(&results), run(&results)] {
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text}");
            assert!(!text.contains("NaN") && !text.contains("None"), "{text}");
        }
    }
}

#[test]
fn a_run_shows_each_contact_type_and_the_day() {
    let text = text(&fixture::run());
    let line = |start: &str| text.lines().find(|l| l.trim_start().starts_with(start)).unwrap_or_default().to_owned();
    assert!(line("service level").contains("81.3 % ± 0.9"), "{text}");
    assert!(line("target").contains("80 % in 20 s"), "{text}");
    assert!(line("11:00").contains("below"), "{text}");
    assert!(line("cost").contains("310,000 ± 3,900"), "{text}");
    assert!(text.contains("(95 %, n = 200)"), "{text}");
}

#[test]
fn a_comparison_ranks_by_profit_and_says_what_is_luck() {
    let told = text(&fixture::compare(3));
    let places: Vec<Option<usize>> = ["1. hybrid", "2. own_only", "3. alfa_only"].map(|n| told.find(n)).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{told}");
    assert!(told.contains("-31,000 ± 5,200") && told.contains("significant"), "{told}");
    assert!(text(&fixture::undecided()).contains("not significant"));
}

#[test]
fn without_money_options_stand_side_by_side_in_the_order_of_the_file() {
    let mut results = fixture::compare(2);
    results.ranking.clear();
    for (_, option) in &mut results.options.0 {
        option.total.by_name.retain(|name, _| !name.contains("cost") && name != "profit" && name != "lost_value");
    }
    let told = text(&results);
    assert!(told.contains("1. own_only         2. hybrid"), "{told}");
    assert!(told.contains("84.6 % ± 0.9") && !told.contains("profit"), "{told}");
    assert!(
        crate::report::decision::text(&results, Default::default())
            .contains("\nThe decision\nNothing is paid or earned")
    );
}

#[test]
fn one_replication_shows_no_interval() {
    let text = text(&fixture::one_replication());
    assert!(!text.contains('±') && text.contains("no intervals"), "{text}");
}

#[test]
#[ignore = "shows the tables to whoever changes them: cargo test shows_the_tables -- --ignored --nocapture"]
#[allow(clippy::print_stdout)]
fn shows_the_tables() {
    for results in [
        fixture::run(),
        fixture::compare(3),
        fixture::undecided(),
        fixture::quotes(),
        fixture::one_replication(),
        fixture::empty(),
    ] {
        println!("{}\n{}", text(&results), crate::report::decision::text(&results, Default::default()));
    }
}
