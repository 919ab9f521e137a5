//! Contracts side by side: which quote lacks what, what each bill comes to, what other terms would be worth.
//!
//! In: results. Out: tables as words and sentences without a full stop, for terminal and decision alike.

use crate::report::numbers::{self, NOTHING};
use crate::report::{chosen, view};
use crate::results::{Alternative, ContractTerms, Estimate, InvoiceLine, Measures, MinutesOrHours, Results};

/// What stands where a contract lacks a clause.
pub const LACKS: &str = "-";

/// A table of words: what its first column is called, the other columns, and rows with a label each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Above the labels.
    pub corner: String,
    /// The columns.
    pub columns: Vec<String>,
    /// Label and cells of each row.
    pub rows: Vec<(String, Vec<String>)>,
}

/// Clause by clause what each contract says; none where there is no contract.
pub fn clauses(results: &Results) -> Option<Words> {
    let contracts = &results.contracts;
    let kinds = kinds(contracts);
    if kinds.is_empty() {
        return None;
    }
    let columns = contracts.iter().map(|contract| heading(contract, results)).collect();
    let rows = kinds.iter().map(|kind| {
        let cells = contracts.iter().map(|contract| said(contract, kind));
        (view::name(kind, 24), cells.collect())
    });
    Some(Words { corner: "clause".to_owned(), columns, rows: rows.collect() })
}

/// The kinds of clauses of all contracts: each stands behind the one that it follows in the contract that first has it.
fn kinds(contracts: &[ContractTerms]) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for contract in contracts {
        let mut next = 0;
        for clause in &contract.clauses {
            match kinds.iter().position(|kind| *kind == clause.clause) {
                Some(place) => next = next.max(place + 1),
                None => {
                    kinds.insert(next, &clause.clause);
                    next += 1;
                }
            }
        }
    }
    kinds
}

/// `alfa`, with its options where it has other terms in others, and what its quote says of itself.
fn heading(contract: &ContractTerms, results: &Results) -> String {
    let mut text = view::name(&contract.provider, 24);
    let others = results.contracts.iter().filter(|other| other.provider == contract.provider).count();
    if others > 1 {
        let options: Vec<String> = contract.options.iter().map(|option| view::name(option, 24)).collect();
        text.push_str(&format!(" in {}", options.join(", ")));
    }
    let currency = (!contract.currency.is_empty()).then(|| format!("in {}", view::name(&contract.currency, 8)));
    let bidder = contract.bidder.as_ref().map(|bidder| view::name(bidder, 40));
    let date = contract.date.as_ref().map(|date| format!("of {}", view::name(date, 10)));
    let until = contract.valid_until.as_ref().map(|date| format!("valid until {}", view::name(date, 10)));
    let quote: Vec<String> = bidder.into_iter().chain(date).chain(until).chain(currency).collect();
    if quote.is_empty() { text } else { format!("{text} ({})", quote.join(", ")) }
}

/// What a contract says in clauses of a kind, each named where its name says more than its kind.
fn said(contract: &ContractTerms, kind: &str) -> String {
    let clauses = contract.clauses.iter().filter(|clause| clause.clause == kind);
    let words = clauses.map(|clause| {
        let terms = view::line(&clause.terms);
        if clause.line == clause.clause { terms } else { format!("{}: {terms}", view::name(&clause.line, 24)) }
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { LACKS.to_owned() } else { words.join("; ") }
}

/// What a bill is divided by: the heading and the measure.
const EACH: [(&str, &str); 5] = [
    ("talk min", "effective_minute"),
    ("hour", "effective_hour"),
    ("answered", "cost_per_answered"),
    ("resolved", "cost_per_resolved"),
    ("order", "cost_per_order"),
];

/// How a figure stands in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// The mean alone.
    Means,
    /// To three digits with its interval: `12.9 (12.8–13.0)`.
    WithIntervals,
}

/// What each provider comes to in each option: a month, and for each minute, hour, contact and order; none without money.
pub fn bills(results: &Results, figures: Figures) -> Option<Words> {
    let payees = payees(results, figures);
    let known = |name: &str| payees.iter().any(|(_, m)| m.get(name).mean.is_some());
    let each: Vec<(&str, &str)> = EACH.into_iter().filter(|(_, measure)| known(measure)).collect();
    let columns = std::iter::once("month").chain(each.iter().map(|(heading, _)| *heading));
    let rows = payees.iter().map(|(label, measures)| {
        let month = money(view::spread_a_month(measures, "cost", results), 0, figures);
        let others = each.iter().map(|(_, measure)| money(measures.get(measure), 2, figures));
        (label.clone(), std::iter::once(month).chain(others).collect())
    });
    let rows: Vec<(String, Vec<String>)> = rows.collect();
    let corner = format!("{} for each", view::name(&results.currency, 8));
    (!rows.is_empty()).then(|| Words { corner, columns: columns.map(str::to_owned).collect(), rows })
}

/// Headings and measures of months.
const MONTHS: [(&str, &str); 3] =
    [("first month", "cost_first_month"), ("steady month", "cost_steady_month"), ("", "cost_horizon_month")];

/// The first month, a steady one and a month over the horizon; none where they are the same in all options.
pub fn months(results: &Results, figures: Figures) -> Option<Words> {
    let differs = |m: &Measures| {
        let means = MONTHS.map(|(_, measure)| m.get(measure).mean);
        means.iter().any(|mean| mean.is_some() && *mean != means[0])
    };
    let payees: Vec<_> =
        payees(results, figures).into_iter().filter(|(_, m)| m.by_name.contains_key(MONTHS[0].1)).collect();
    if !payees.iter().any(|(_, m)| differs(m)) {
        return None;
    }
    let over = format!("a month over {}", numbers::plain(results.horizon_months, 0));
    let columns = MONTHS.map(|(heading, _)| if heading.is_empty() { over.clone() } else { heading.to_owned() });
    let row = |(label, m): &(String, &Measures)| {
        (label.clone(), MONTHS.map(|(_, measure)| money(m.get(measure), 0, figures)).into())
    };
    let corner = format!("{} a month", view::name(&results.currency, 8));
    Some(Words { corner, columns: columns.into(), rows: payees.iter().map(row).collect() })
}

/// Who is paid in each option, options in the order of the ranking: `hybrid` for all of them, then `· alfa`; one alone is
/// `hybrid: alfa`. A terminal cuts long names of options, but none that would then be another's.
fn payees(results: &Results, figures: Figures) -> Vec<(String, &Measures)> {
    let whole = figures == Figures::WithIntervals;
    let cut = |name: &str, most: usize| {
        let short = view::name(name, most);
        let alike = results.options.0.iter().any(|(other, _)| other != name && view::name(other, most) == short);
        if whole || alike { view::name(name, view::NAME) } else { short }
    };
    let provider_s = |name: &str, most: usize| view::name(name, if whole { view::NAME } else { most });
    let mut all = Vec::new();
    for (name, option) in view::ranked(results) {
        let paid = |m: &Measures| m.get("cost").mean.is_some_and(|mean| mean != 0.0);
        let providers: Vec<_> = option.providers.iter().filter(|(_, m)| paid(m)).collect();
        if let [(provider, measures)] = providers.as_slice() {
            all.push((format!("{}: {}", cut(name, 16), provider_s(provider, 10)), *measures));
            continue;
        }
        if !providers.is_empty() {
            all.push((cut(name, 24), &option.total));
        }
        all.extend(providers.into_iter().map(|(provider, m)| (format!("· {}", provider_s(provider, 22)), m)));
    }
    all
}

fn money(amount: Estimate, decimals: usize, figures: Figures) -> String {
    let Some(mean) = amount.mean else { return NOTHING.to_owned() };
    // No digit that the money was not reckoned to.
    let written = |v: f64| if v.abs() < 1.0 { numbers::plain(v, decimals) } else { numbers::three(v) };
    match (figures, amount.low, amount.high) {
        (Figures::Means, ..) => numbers::plain(mean, decimals),
        (Figures::WithIntervals, Some(low), Some(high)) => {
            format!("{} ({}–{})", written(mean), written(low), written(high))
        }
        (Figures::WithIntervals, ..) => written(mean),
    }
}

/// Clauses that change a bill only where something comes to pass: what they come to in few months is not what they come to in all.
const AT_TIMES: [&str; 6] =
    ["abandonment_charge", "deadline_credit", "forecast_band", "monthly_minimum", "package", "performance_credit"];

/// Lines of an option that bite in some replications and not in others: minimums, bands, credits; and those of which it is luck that they
/// did in none or in all.
pub fn bites_of(name: &str, results: &Results) -> Vec<String> {
    let Some((_, option)) = results.options.0.iter().find(|(known, _)| known == name) else { return Vec::new() };
    let replications = view::replications_of(name, results) as f64;
    let sums = ["net", "exchange", "vat", "total"];
    let all = option.invoices.iter().filter(|line| line.month == "all" && !sums.contains(&line.line.as_str()));
    let told = |line: &InvoiceLine| match line.bites {
        bites if bites > 0.0 && bites < 1.0 => Some(sometimes(line, replications)),
        // One replication tells no odds.
        _ => (replications > 1.0 && AT_TIMES.contains(&line.clause.as_str()))
            .then(|| always(line, replications, results)),
    };
    all.filter_map(told).take(MOST).collect()
}

/// A line that bites in some replications.
fn sometimes(line: &InvoiceLine, replications: f64) -> String {
    let interval = numbers::interval(line.amount, numbers::three);
    let interval = if interval.is_empty() { interval } else { format!(" ({interval})") };
    format!(
        "{}: {} changes the bill in {} of {} replications; {} {}{interval} on average, {} in the dearest month of them",
        view::name(&line.provider, view::NAME),
        view::name(&line.line, view::NAME),
        numbers::plain((line.bites * replications).round(), 0),
        numbers::plain(replications, 0),
        numbers::three(line.amount.mean.unwrap_or(0.0)),
        view::name(&line.currency, 8),
        numbers::three(line.worst_month.unwrap_or(line.worst)),
    )
}

/// A line that bit in none of them, or in all, and how often that may be otherwise.
fn always(line: &InvoiceLine, replications: f64, results: &Results) -> String {
    let (how_often, other) = if line.bites > 0.0 { ("all", "it may not") } else { ("none", "it may") };
    format!(
        "{}: {} changes the bill in {how_often} of {} replications; in others {other}, in at most {} of them at {}",
        view::name(&line.provider, view::NAME),
        view::name(&line.line, view::NAME),
        numbers::plain(replications, 0),
        numbers::percent(numbers::unseen(replications, results.confidence)),
        numbers::short_percent(results.confidence),
    )
}

/// Most lines that are told; all are in the results.
const MOST: usize = 12;

/// What other terms of each contract would be worth, in the best option that has it; what saves most first.
pub fn other_terms(results: &Results) -> Vec<&Alternative> {
    let contract = |one: &Alternative| {
        let is_its = |c: &ContractTerms| c.provider == one.provider && c.options.contains(&one.option);
        (one.provider.clone(), results.contracts.iter().position(is_its))
    };
    let mut told: Vec<&Alternative> = Vec::new();
    let chosen = chosen::chosen(results).map(|chosen| chosen.option);
    let mut options = view::ranked(results);
    // A stable sort: the option that is recommended, then the ranking.
    options.sort_by_key(|(name, _)| Some(*name) != chosen);
    for (name, _) in options {
        let of_option = results.alternatives.iter().filter(|one| one.option == name);
        let new = of_option.filter(|one| told.iter().all(|other| contract(other) != contract(one)));
        let mut new: Vec<&Alternative> =
            new.filter(|one| one.saving.mean.is_some_and(|mean| mean.abs() >= 0.005)).collect();
        new.sort_by(|a, b| b.saving.mean.unwrap_or(0.0).total_cmp(&a.saving.mean.unwrap_or(0.0)));
        told.extend(new);
    }
    told
}

/// Minutes or hours: where they cost the same, and where the simulation stands.
pub fn minutes_or_hours(results: &Results) -> Vec<String> {
    results.minutes_or_hours.iter().filter_map(minutes_or_hours_of).collect()
}

/// Without the prices and the share at which both cost the same: they are means of what was simulated, and have no interval.
fn minutes_or_hours_of(one: &MinutesOrHours) -> Option<String> {
    let within = |provider: &str, option: &str| {
        let name = view::name(provider, view::NAME);
        if provider == option { name } else { format!("{name} in {}", view::name(option, view::NAME)) }
    };
    let hours = within(&one.hours, &one.hours_in);
    let minutes = match one.minutes == one.hours {
        true => within(&one.minutes, &one.minutes_in),
        false => view::name(&one.minutes, view::NAME),
    };
    let mean = one.utilisation.mean?;
    let interval = numbers::interval(one.utilisation, numbers::percent);
    let interval = if interval.is_empty() { interval } else { format!(" ({interval})") };
    let (beside, cheaper) = match (one.utilisation.low.unwrap_or(mean), one.utilisation.high.unwrap_or(mean)) {
        (low, _) if low > one.utilisation_at_par => ("more than the share", "hours are cheaper"),
        (_, high) if high < one.utilisation_at_par => ("less than the share", "minutes are cheaper"),
        _ => ("about the share", "neither is surely cheaper"),
    };
    Some(format!(
        "Of an hour of {hours} {}{interval} was handling, {beside} at which it costs what minutes of {minutes} cost: {cheaper} \
         (minutes_or_hours in results.json)",
        numbers::percent(mean)
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn rows_are_the_clauses_that_any_contract_has_and_a_dash_stands_where_one_lacks_it() {
        let table = clauses(&fixture::quotes()).unwrap();
        assert_eq!(
            table.columns,
            ["alfa (Alfa Contact, of 2026-10-01, valid until 2026-12-31, in UAH)", "beta (in UAH)"]
        );
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
        let table = clauses(&results).unwrap();
        assert_eq!(table.columns[1..], ["beta in own_only (in UAH)", "beta in hybrid (in UAH)"]);
    }

    #[test]
    fn bills_stand_by_option_and_provider_best_option_first_with_what_all_of_them_come_to() {
        let table = bills(&fixture::quotes(), Figures::Means).unwrap();
        let labels: Vec<&str> = table.rows.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels[..4], ["hybrid", "· alfa", "· beta", "own_only"]);
        assert_eq!(table.columns, ["month", "talk min", "hour", "answered", "order"]);
        assert_eq!(table.rows[1].1, ["186,000", "12.91", "53.65", "32.08", NOTHING]);
        let table = bills(&fixture::quotes(), Figures::WithIntervals).unwrap();
        assert_eq!(table.rows[1].1[1], "12.9 (12.9–12.9)");
        assert_eq!(bills(&fixture::nothing_happened(), Figures::Means), None);
        let mut alone = fixture::quotes();
        alone.options.0[1].1.providers.remove("beta");
        assert_eq!(bills(&alone, Figures::Means).unwrap().rows[0].0, "hybrid: alfa");
    }

    #[test]
    fn months_are_told_where_they_differ() {
        let mut results = fixture::quotes();
        assert_eq!(months(&results, Figures::Means), None);
        results.horizon_months = 24.0;
        let alfa = results.options.0[1].1.providers.get_mut("alfa").unwrap();
        for (name, cost) in
            [("cost_first_month", 189_000.0), ("cost_steady_month", 186_000.0), ("cost_horizon_month", 186_125.0)]
        {
            alfa.by_name.insert(name.to_owned(), fixture::estimate(cost, 10.0));
        }
        let table = months(&results, Figures::Means).unwrap();
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
        assert_eq!(bites_of("hybrid", &results), Vec::<String>::new());
        let line = &mut results.options.0[1].1.invoices[0];
        (line.month, line.line, line.bites) = ("all".to_owned(), "monthly_minimum".to_owned(), 0.12);
        (line.amount, line.worst_month) = (fixture::estimate(340.0, 20.0), Some(2_900.0));
        let told = "alfa: monthly_minimum changes the bill in 24 of 200 replications; 340 UAH (320 to 360) on average, 2,900 in the dearest month of them";
        assert_eq!(bites_of("hybrid", &results), [told]);
    }

    #[test]
    fn a_minimum_that_bit_in_none_or_all_of_few_replications_is_no_surety() {
        let mut results = fixture::quotes();
        results.replications = 59;
        let line = &mut results.options.0[1].1.invoices[0];
        (line.month, line.line, line.bites) = ("all".to_owned(), "least".to_owned(), 0.0);
        line.clause = "monthly_minimum".to_owned();
        let told = "alfa: least changes the bill in none of 59 replications; in others it may, in at most 5.0 % of them at 95 %";
        assert_eq!(bites_of("hybrid", &results), [told]);
        results.options.0[1].1.invoices[0].bites = 1.0;
        assert!(bites_of("hybrid", &results)[0].contains("in all of 59 replications; in others it may not"));
        results.replications = 1;
        assert_eq!(bites_of("hybrid", &results), Vec::<String>::new());
    }

    #[test]
    fn minutes_and_hours_are_compared_at_the_utilisation_that_was_simulated() {
        let told = minutes_or_hours(&fixture::quotes());
        assert!(
            told[0].contains(
                "Of an hour of beta in hybrid 63.0 % (62.0 % to 64.0 %) was handling, more than the share at which it costs what minutes \
                 of alfa cost: hours are cheaper"
            ),
            "{told:?}"
        );
    }
}
