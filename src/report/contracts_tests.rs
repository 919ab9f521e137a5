//! Contracts side by side, from results that are written here.

use super::contracts::*;
use crate::report::fixture;
use crate::report::language::{Language, Told};
use crate::report::numbers::NOTHING;
use crate::results::{ContractTerms, Results};

fn english(results: &Results) -> Told<'_> {
    Told::new(results, Language::English)
}

#[test]
fn rows_are_the_clauses_that_any_contract_has_and_a_dash_stands_where_one_lacks_it() {
    let table = clauses(&english(&fixture::quotes())).unwrap();
    assert_eq!(table.columns, ["alfa (Alfa Contact, of 2026-10-01, valid until 2026-12-31, in UAH)", "beta (in UAH)"]);
    let row = |kind: &str| table.rows.iter().find(|(label, _)| label == kind).unwrap().1.clone();
    assert_eq!(row("per_minute"), ["12.00 a minute, rounded up to 60 s", LACKS]);
    assert_eq!(row("per_agent_hour"), [LACKS, "318.50 an hour logged in"]);
    assert_eq!(row("surcharge")[0], "night: 2.50 a minute; sundays: 10 %");
    let kinds: Vec<&str> = table.rows.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(kinds, ["per_agent_hour", "per_minute", "surcharge", "monthly_fee", "vat"]);
}

#[test]
fn a_provider_with_two_contracts_has_two_columns_that_name_their_options() {
    let mut results = fixture::quotes();
    results.contracts[1].options.truncate(1);
    let mut second = results.contracts[1].clone();
    (second.options, second.clauses[0].terms) = (vec!["hybrid".to_owned()], "300.00 an hour".to_owned());
    results.contracts.push(second);
    let table = clauses(&english(&results)).unwrap();
    assert_eq!(table.columns[1..], ["beta in own_only (in UAH)", "beta in hybrid (in UAH)"]);
}

#[test]
fn bills_stand_by_option_and_provider_best_option_first_with_what_all_of_them_come_to() {
    let table = bills(&english(&fixture::quotes()), Figures::Means).unwrap();
    let labels: Vec<&str> = table.rows.iter().map(|(label, _)| label.as_str()).collect();
    assert_eq!(labels[..4], ["hybrid", "· alfa", "· beta", "own_only"]);
    assert_eq!(table.columns, ["month", "talk min", "hour", "answered", "order"]);
    assert_eq!(table.rows[1].1, ["186,000", "12.91", "53.65", "32.08", NOTHING]);
    let table = bills(&english(&fixture::quotes()), Figures::WithIntervals).unwrap();
    assert_eq!(table.rows[1].1[1], "12.9 (12.9–12.9)");
    assert_eq!(bills(&english(&fixture::nothing_happened()), Figures::Means), None);
    let mut alone = fixture::quotes();
    alone.options.0[1].1.providers.remove("beta");
    assert_eq!(bills(&english(&alone), Figures::Means).unwrap().rows[0].0, "hybrid: alfa");
}

#[test]
fn months_are_told_where_they_differ() {
    let mut results = fixture::quotes();
    assert_eq!(months(&english(&results), Figures::Means), None);
    results.horizon_months = 24.0;
    let alfa = results.options.0[1].1.providers.get_mut("alfa").unwrap();
    for (name, cost) in
        [("cost_first_month", 189_000.0), ("cost_steady_month", 186_000.0), ("cost_horizon_month", 186_125.0)]
    {
        alfa.by_name.insert(name.to_owned(), fixture::estimate(cost, 10.0));
    }
    let table = months(&english(&results), Figures::Means).unwrap();
    assert_eq!(table.columns, ["first month", "steady month", "a month over 24"]);
    assert_eq!(table.rows, [("· alfa".to_owned(), ["189,000", "186,000", "186,125"].map(str::to_owned).into())]);
}

#[test]
fn other_terms_stand_once_for_each_contract_what_saves_most_first() {
    let mut results = fixture::quotes();
    // The same contract of alfa in both options is told once, the two of beta by the names of their options.
    results.contracts[1].options.truncate(1);
    let second = ContractTerms { options: vec!["hybrid".to_owned()], ..results.contracts[1].clone() };
    results.contracts.push(second);
    let told: Vec<(&str, &str)> =
        other_terms(&results).into_iter().map(|one| (one.option.as_str(), one.terms.as_str())).collect();
    assert_eq!(told, [("hybrid", "paying by 6 s instead of 60 s"), ("hybrid", "without the ramp")]);
}

#[test]
fn what_bites_at_times_is_told_with_how_often() {
    let mut results = fixture::quotes();
    assert_eq!(bites_of("hybrid", &english(&results)), Vec::<String>::new());
    let line = &mut results.options.0[1].1.invoices[0];
    (line.month, line.line, line.bites) = ("all".to_owned(), "monthly_minimum".to_owned(), 0.12);
    (line.amount, line.worst_month) = (fixture::estimate(340.0, 20.0), Some(2_900.0));
    let told = "alfa: monthly_minimum changes the bill in 24 of 200 replications; 340 UAH (320 to 360) on average, 2,900 in the dearest month of them";
    assert_eq!(bites_of("hybrid", &english(&results)), [told]);
}

#[test]
fn a_minimum_that_bit_in_none_or_all_of_few_replications_is_no_surety() {
    let mut results = fixture::quotes();
    results.replications = 59;
    let line = &mut results.options.0[1].1.invoices[0];
    (line.month, line.line, line.bites) = ("all".to_owned(), "least".to_owned(), 0.0);
    line.clause = "monthly_minimum".to_owned();
    let told =
        "alfa: least changes the bill in none of 59 replications; in others it may, in at most 5.0 % of them at 95 %";
    assert_eq!(bites_of("hybrid", &english(&results)), [told]);
    results.options.0[1].1.invoices[0].bites = 1.0;
    assert!(bites_of("hybrid", &english(&results))[0].contains("in all of 59 replications; in others it may not"));
    results.replications = 1;
    assert_eq!(bites_of("hybrid", &english(&results)), Vec::<String>::new());
}

#[test]
fn minutes_and_hours_are_compared_at_the_utilisation_that_was_simulated() {
    let told = minutes_or_hours(&english(&fixture::quotes()));
    assert!(
        told[0].contains(
            "Of an hour of beta in hybrid 63.0 % (62.0 % to 64.0 %) was handling, more than the share at which it costs what minutes \
             of alfa cost: hours are cheaper"
        ),
        "{told:?}"
    );
}
