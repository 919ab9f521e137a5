//! Contracts side by side: which quote lacks what, what each bill comes to, what other terms would be worth.
//!
//! In: results. Out: tables as words and sentences without a full stop, for terminal and decision alike.

use crate::report::language::{Told, say};
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
pub fn clauses(told: &Told<'_>) -> Option<Words> {
    let contracts = &told.contracts;
    let kinds = kinds(contracts);
    if kinds.is_empty() {
        return None;
    }
    let columns = contracts.iter().map(|contract| heading(contract, told)).collect();
    let rows = kinds.iter().map(|kind| {
        let cells = contracts.iter().map(|contract| said(contract, kind, told));
        (view::name(&told.line(kind), 40), cells.collect())
    });
    Some(Words { corner: say!(told, "contracts-clause"), columns, rows: rows.collect() })
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
fn heading(contract: &ContractTerms, told: &Told<'_>) -> String {
    let mut text = view::name(&contract.provider, 24);
    let others = told.contracts.iter().filter(|other| other.provider == contract.provider).count();
    if others > 1 {
        let options: Vec<String> = contract.options.iter().map(|option| view::name(option, 24)).collect();
        text = say!(told, "contracts-in-options", provider = text, options = options.join(", "));
    }
    let currency = Some(view::name(&contract.currency, 8)).filter(|currency| !currency.is_empty());
    let currency = currency.map(|currency| say!(told, "contracts-in-currency", currency = currency));
    let bidder = contract.bidder.as_ref().map(|bidder| view::name(bidder, 40));
    let date = contract.date.as_ref().map(|date| say!(told, "contracts-of-date", date = view::name(date, 10)));
    let until = contract.valid_until.as_ref();
    let until = until.map(|date| say!(told, "contracts-valid-until", date = view::name(date, 10)));
    let quote: Vec<String> = bidder.into_iter().chain(date).chain(until).chain(currency).collect();
    if quote.is_empty() { text } else { format!("{text} ({})", quote.join(", ")) }
}

/// What a contract says in clauses of a kind, each named where its name says more than its kind.
fn said(contract: &ContractTerms, kind: &str, told: &Told<'_>) -> String {
    let clauses = contract.clauses.iter().filter(|clause| clause.clause == kind);
    let words = clauses.map(|clause| {
        let terms = told.phrases(&clause.said, &clause.terms);
        if clause.line == clause.clause { terms } else { format!("{}: {terms}", view::name(&clause.line, 24)) }
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { LACKS.to_owned() } else { words.join("; ") }
}

/// What a bill is divided by: the heading and the measure.
const EACH: [(&str, &str); 5] = [
    ("contracts-talk-minute", "effective_minute"),
    ("contracts-hour", "effective_hour"),
    ("contracts-answered", "cost_per_answered"),
    ("contracts-resolved", "cost_per_resolved"),
    ("contracts-order", "cost_per_order"),
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
pub fn bills(told: &Told<'_>, figures: Figures) -> Option<Words> {
    let payees = payees(told, figures);
    let known = |name: &str| payees.iter().any(|(_, m)| m.get(name).mean.is_some());
    let each: Vec<(&str, &str)> = EACH.into_iter().filter(|(_, measure)| known(measure)).collect();
    let month = say!(told, "contracts-month");
    let columns = std::iter::once(month).chain(each.iter().map(|(heading, _)| told.text(heading, &[])));
    let rows = payees.iter().map(|(label, measures)| {
        let month = money(view::spread_a_month(measures, "cost", told), 0, figures, told);
        let others = each.iter().map(|(_, measure)| money(measures.get(measure), 2, figures, told));
        (label.clone(), std::iter::once(month).chain(others).collect())
    });
    let rows: Vec<(String, Vec<String>)> = rows.collect();
    let corner = say!(told, "contracts-for-each", currency = view::name(&told.currency, 8));
    (!rows.is_empty()).then(|| Words { corner, columns: columns.collect(), rows })
}

/// Measures of months: a first one, a steady one, one over the horizon.
const MONTHS: [&str; 3] = ["cost_first_month", "cost_steady_month", "cost_horizon_month"];

/// The first month, a steady one and a month over the horizon; none where they are the same in all options.
pub fn months(told: &Told<'_>, figures: Figures) -> Option<Words> {
    let differs = |m: &Measures| {
        let means = MONTHS.map(|measure| m.get(measure).mean);
        means.iter().any(|mean| mean.is_some() && *mean != means[0])
    };
    let payees: Vec<_> = payees(told, figures).into_iter().filter(|(_, m)| m.by_name.contains_key(MONTHS[0])).collect();
    if !payees.iter().any(|(_, m)| differs(m)) {
        return None;
    }
    let columns = vec![
        say!(told, "contracts-first-month"),
        say!(told, "contracts-steady-month"),
        say!(told, "contracts-month-over", months = told.plain(told.horizon_months, 0)),
    ];
    let row = |(label, m): &(String, &Measures)| {
        (label.clone(), MONTHS.map(|measure| money(m.get(measure), 0, figures, told)).into())
    };
    let corner = say!(told, "contracts-a-month", currency = view::name(&told.currency, 8));
    Some(Words { corner, columns, rows: payees.iter().map(row).collect() })
}

/// Who is paid in each option, options in the order of the ranking: `hybrid` for all of them, then `· alfa`; one alone is
/// `hybrid: alfa`. A terminal cuts long names of options, but none that would then be another's.
fn payees<'a>(told: &'a Told<'_>, figures: Figures) -> Vec<(String, &'a Measures)> {
    let whole = figures == Figures::WithIntervals;
    let cut = |name: &str, most: usize| {
        let short = view::name(name, most);
        let alike = told.options.0.iter().any(|(other, _)| other != name && view::name(other, most) == short);
        if whole || alike { view::name(name, view::NAME) } else { short }
    };
    let provider_s = |name: &str, most: usize| view::name(name, if whole { view::NAME } else { most });
    let mut all = Vec::new();
    for (name, option) in view::ranked(told) {
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

fn money(amount: Estimate, decimals: usize, figures: Figures, told: &Told<'_>) -> String {
    let Some(mean) = amount.mean else { return NOTHING.to_owned() };
    // No digit that the money was not reckoned to.
    let written = |v: f64| if v.abs() < 1.0 { told.plain(v, decimals) } else { told.three(v) };
    match (figures, amount.low, amount.high) {
        (Figures::Means, ..) => told.plain(mean, decimals),
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
pub fn bites_of(name: &str, told: &Told<'_>) -> Vec<String> {
    let Some((_, option)) = told.options.0.iter().find(|(known, _)| known == name) else { return Vec::new() };
    let replications = view::replications_of(name, told) as f64;
    let sums = ["net", "exchange", "vat", "total"];
    let all = option.invoices.iter().filter(|line| line.month == "all" && !sums.contains(&line.line.as_str()));
    let said_so = |line: &InvoiceLine| match line.bites {
        bites if bites > 0.0 && bites < 1.0 => Some(sometimes(line, replications, told)),
        // One replication tells no odds.
        _ => (replications > 1.0 && AT_TIMES.contains(&line.clause.as_str())).then(|| always(line, replications, told)),
    };
    all.filter_map(said_so).take(MOST).collect()
}

/// ` (320 to 360)`; empty where there is no interval.
fn in_brackets(estimate: Estimate, told: &Told<'_>, write: impl Fn(f64) -> String) -> String {
    let Some((low, high)) = estimate.low.zip(estimate.high) else { return String::new() };
    format!(" ({})", say!(told, "words-from-to", low = write(low), high = write(high)))
}

/// A line that bites in some replications.
fn sometimes(line: &InvoiceLine, replications: f64, told: &Told<'_>) -> String {
    let amount = format!("{} {}", told.three(line.amount.mean.unwrap_or(0.0)), view::name(&line.currency, 8));
    say!(
        told,
        "contracts-bites-sometimes",
        provider = view::name(&line.provider, view::NAME),
        line = view::name(&told.line(&line.line), view::NAME),
        often = told.plain((line.bites * replications).round(), 0),
        replications = told.plain(replications, 0),
        amount = amount,
        interval = in_brackets(line.amount, told, |value| told.three(value)),
        worst = told.three(line.worst_month.unwrap_or(line.worst)),
    )
}

/// A line that bit in none of them, or in all, and how often that may be otherwise.
fn always(line: &InvoiceLine, replications: f64, told: &Told<'_>) -> String {
    let (provider, name) = (view::name(&line.provider, view::NAME), view::name(&told.line(&line.line), view::NAME));
    let most = told.percent(numbers::unseen(replications, told.confidence));
    let (replications, level) = (told.plain(replications, 0), told.short_percent(told.confidence));
    if line.bites > 0.0 {
        say!(
            told,
            "contracts-bites-always",
            provider = provider,
            line = name,
            replications = replications,
            most = most,
            level = level,
        )
    } else {
        say!(
            told,
            "contracts-bites-never",
            provider = provider,
            line = name,
            replications = replications,
            most = most,
            level = level,
        )
    }
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
pub fn minutes_or_hours(told: &Told<'_>) -> Vec<String> {
    told.minutes_or_hours.iter().filter_map(|one| minutes_or_hours_of(one, told)).collect()
}

/// Without the prices and the share at which both cost the same: they are means of what was simulated, and have no interval.
fn minutes_or_hours_of(one: &MinutesOrHours, told: &Told<'_>) -> Option<String> {
    let within = |provider: &str, option: &str| {
        let name = view::name(provider, view::NAME);
        if provider == option {
            return name;
        }
        say!(told, "contracts-in-options", provider = name, options = view::name(option, view::NAME))
    };
    let minutes = match one.minutes == one.hours {
        true => within(&one.minutes, &one.minutes_in),
        false => view::name(&one.minutes, view::NAME),
    };
    let mean = one.utilisation.mean?;
    let cheaper = match (one.utilisation.low.unwrap_or(mean), one.utilisation.high.unwrap_or(mean)) {
        (low, _) if low > one.utilisation_at_par => "hours",
        (_, high) if high < one.utilisation_at_par => "minutes",
        _ => "neither",
    };
    Some(say!(
        told,
        "contracts-minutes-or-hours",
        hours = within(&one.hours, &one.hours_in),
        share = told.percent(mean),
        interval = in_brackets(one.utilisation, told, |share| told.percent(share)),
        minutes = minutes,
        cheaper = cheaper,
    ))
}
