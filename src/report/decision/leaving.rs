//! Leaving: what the contracts of an option cost to leave, and what leaving today's costs.
//!
//! Fees and dates are those of the contracts: no luck changes them, so that they have no interval.

use super::page::{Block, section};
use super::words;
use crate::report::chosen::{self, By, Chosen};
use crate::report::numbers;
use crate::report::view;
use crate::results::{Estimate, Exit, Results};

/// How an option is left, and how today's is.
pub fn blocks(name: &str, results: &Results) -> Vec<Block> {
    let Some(decision) = &results.decision else { return Vec::new() };
    let of = |option: &str| decision.exits.iter().filter(|exit| exit.option == option).collect::<Vec<&Exit>>();
    let (free, bound): (Vec<&Exit>, Vec<&Exit>) = of(name).into_iter().partition(|exit| exit.months == 0);
    let mut points: Vec<String> = bound.into_iter().map(|exit| later(exit, results)).collect();
    points.extend(nothing_said(&free));
    if points.is_empty() {
        points.push("There is no contract to leave.".to_owned());
    }
    if let Some(today) = decision.today.as_deref().filter(|today| *today != name) {
        let kept: Vec<&Exit> = of(name);
        let left = of(today).into_iter().filter(|old| kept.iter().all(|new| new.provider != old.provider));
        points.extend(left.map(|exit| now(exit, results)));
    }
    section("What leaving would cost", points)
}

fn months(count: u32) -> String {
    if count == 1 { "1 month".to_owned() } else { format!("{count} months") }
}

fn notice(exit: &Exit) -> String {
    if exit.notice == 0 { "no notice".to_owned() } else { format!("{} of notice", months(exit.notice)) }
}

/// Contracts that say nothing of leaving, all in one line.
fn nothing_said(exits: &[&Exit]) -> Option<String> {
    let names: Vec<String> = exits.iter().map(|exit| words::option(&exit.provider)).collect();
    let contracts = if names.len() == 1 { "its contract says" } else { "their contracts say" };
    (!names.is_empty())
        .then(|| format!("{}: {contracts} no term, notice or fee (contract.term).", words::listed(&names)))
}

/// What leaving an option that is chosen would come to.
fn later(exit: &Exit, results: &Results) -> String {
    let provider = words::option(&exit.provider);
    let starts = view::name(&exit.starts, 10);
    if exit.months_before >= exit.months {
        let term = format!("{provider}: its term of {} from {starts} is over", months(exit.months));
        return format!("{term}; leaving costs no fee, with {}.", notice(exit));
    }
    let bound = format!("{provider}: bound for {} from {starts}, {}", months(exit.months), notice(exit));
    if exit.fee == 0.0 {
        return format!("{bound}; leaving before says no fee.");
    }
    let free = free(exit);
    let horizon = words::months(results.horizon_months);
    let within = if exit.at_horizon > 0.0 {
        format!(" The fee falls due at the end of the {horizon} of the horizon and is in the money above.")
    } else {
        String::new()
    };
    format!("{bound}; leaving before costs {}{free}.{within}", words::exact(exit.fee, results))
}

/// From when leaving costs nothing, and by when that takes notice.
fn free(exit: &Exit) -> String {
    exit.free_from.as_deref().map_or(String::new(), |day| {
        let by = exit.notice_by.as_deref().filter(|_| exit.notice > 0);
        let by = by.map_or(String::new(), |by| format!(" if notice is given by {}", view::name(by, 10)));
        format!(", nothing from {} on{by}", view::name(day, 10))
    })
}

/// What leaving a contract that is in place costs before the first simulated month.
fn now(exit: &Exit, results: &Results) -> String {
    let provider = words::option(&exit.provider);
    if exit.months == 0 {
        return format!("Today's {provider}: its contract says no term, notice or fee (contract.term).");
    }
    let due = is_due(exit);
    let fee = if due {
        format!("costs {}, which is in no figure above", words::exact(exit.fee, results))
    } else {
        "costs no fee".to_owned()
    };
    let later = if due { free(exit) } else { String::new() };
    format!("Today's {provider}: leaving now {fee}{later}, with {}.", notice(exit))
}

/// Whether leaving before the first simulated month costs its fee.
fn is_due(exit: &Exit) -> bool {
    exit.months_before < exit.months && exit.fee > 0.0
}

/// What leaving the contracts of today's option costs once, where that is a month or more of what changing brings; for the first lines.
pub fn once(chosen: &Chosen<'_>, results: &Results) -> Option<String> {
    let decision = results.decision.as_ref()?;
    let today = decision.today.as_deref().filter(|today| *today != chosen.option)?;
    let kept =
        |provider: &str| decision.exits.iter().any(|exit| exit.option == chosen.option && exit.provider == provider);
    let left: Vec<&Exit> =
        decision.exits.iter().filter(|exit| exit.option == today && is_due(exit) && !kept(&exit.provider)).collect();
    let fee: f64 = left.iter().map(|exit| exit.fee).sum();
    let (ahead, _) = chosen::ahead(chosen.option, today, By::Profit, results)?;
    let month = ahead.mean.filter(|mean| *mean > 0.0 && fee >= *mean)?;
    let months = Estimate {
        mean: Some(fee / month),
        low: ahead.high.map(|high| fee / high),
        high: ahead.low.filter(|low| *low > 0.0).map(|low| fee / low),
    };
    let name = words::option(chosen.option);
    let eats = match (months.low, months.high) {
        (Some(_), Some(_)) => {
            let count = |months: f64| numbers::three(months);
            format!("{} months ({}) of what {name} earns more", count(fee / month), words::interval(months, count))
        }
        _ => format!("{name} does not surely earn it back"),
    };
    let (old, fee) = (words::option(today), words::exact(fee, results));
    let days = left.first().filter(|_| left.len() == 1).map_or(String::new(), |exit| free(exit));
    Some(format!("Leaving {old} now costs {fee} once{days}. That is in no figure here: {eats}."))
}
