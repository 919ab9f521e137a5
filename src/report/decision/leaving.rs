//! Leaving: what the contracts of an option cost to leave, and what leaving today's costs.
//!
//! Fees and dates are those of the contracts: no luck changes them, so that they have no interval.

use super::page::{Block, section};
use super::words;
use crate::report::chosen::{self, By, Chosen};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{Estimate, Exit};

/// How an option is left, and how today's is.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    let Some(decision) = &told.decision else { return Vec::new() };
    let of = |option: &str| decision.exits.iter().filter(|exit| exit.option == option).collect::<Vec<&Exit>>();
    let (free, bound): (Vec<&Exit>, Vec<&Exit>) = of(name).into_iter().partition(|exit| exit.months == 0);
    let mut points: Vec<String> = bound.into_iter().map(|exit| later(exit, told)).collect();
    points.extend(nothing_said(&free, told));
    if points.is_empty() {
        points.push(say!(told, "leaving-no-contract"));
    }
    if let Some(today) = decision.today.as_deref().filter(|today| *today != name) {
        let kept: Vec<&Exit> = of(name);
        let left = of(today).into_iter().filter(|old| kept.iter().all(|new| new.provider != old.provider));
        points.extend(left.map(|exit| now(exit, told)));
    }
    section(say!(told, "leaving-heading"), points)
}

fn notice(exit: &Exit, told: &Told<'_>) -> String {
    say!(told, "leaving-notice", months = exit.notice)
}

/// Contracts that say nothing of leaving, all in one line.
fn nothing_said(exits: &[&Exit], told: &Told<'_>) -> Option<String> {
    let names: Vec<String> = exits.iter().map(|exit| words::option(&exit.provider)).collect();
    (!names.is_empty()).then(|| {
        let providers = words::listed(&names, told);
        say!(told, "leaving-nothing-said", providers = providers, count = names.len())
    })
}

/// What leaving an option that is chosen would come to.
fn later(exit: &Exit, told: &Told<'_>) -> String {
    let provider = words::option(&exit.provider);
    let (starts, notice) = (view::name(&exit.starts, 10), notice(exit, told));
    let months = exit.months;
    if exit.months_before >= exit.months {
        return say!(told, "leaving-over", provider = provider, months = months, starts = starts, notice = notice);
    }
    let bound = say!(told, "leaving-bound", provider = provider, months = months, starts = starts, notice = notice);
    if exit.fee == 0.0 {
        return say!(told, "leaving-without-fee", bound = bound);
    }
    let costs = say!(told, "leaving-costs", bound = bound, fee = words::exact(exit.fee, told), free = free(exit, told));
    if exit.at_horizon > 0.0 {
        let within = say!(told, "leaving-at-horizon", horizon = told.rounded(told.horizon_months));
        return format!("{costs} {within}");
    }
    costs
}

/// From when leaving costs nothing, and by when that takes notice.
fn free(exit: &Exit, told: &Told<'_>) -> String {
    let Some(day) = exit.free_from.as_deref().map(|day| view::name(day, 10)) else { return String::new() };
    match exit.notice_by.as_deref().filter(|_| exit.notice > 0) {
        Some(by) => say!(told, "leaving-free-by-notice", day = day, by = view::name(by, 10)),
        None => say!(told, "leaving-free", day = day),
    }
}

/// What leaving a contract that is in place costs before the first simulated month.
fn now(exit: &Exit, told: &Told<'_>) -> String {
    let provider = words::option(&exit.provider);
    let notice = notice(exit, told);
    if exit.months == 0 {
        return say!(told, "leaving-today-nothing-said", provider = provider);
    }
    if !is_due(exit) {
        return say!(told, "leaving-today-free", provider = provider, notice = notice);
    }
    let fee = words::exact(exit.fee, told);
    say!(told, "leaving-today-costs", provider = provider, fee = fee, free = free(exit, told), notice = notice)
}

/// Whether leaving before the first simulated month costs its fee.
fn is_due(exit: &Exit) -> bool {
    exit.months_before < exit.months && exit.fee > 0.0
}

/// What leaving the contracts of today's option costs once, where that is a month or more of what changing brings; for the first lines.
pub fn once(chosen: &Chosen<'_>, told: &Told<'_>) -> Option<String> {
    let decision = told.decision.as_ref()?;
    let today = decision.today.as_deref().filter(|today| *today != chosen.option)?;
    let kept =
        |provider: &str| decision.exits.iter().any(|exit| exit.option == chosen.option && exit.provider == provider);
    let left: Vec<&Exit> =
        decision.exits.iter().filter(|exit| exit.option == today && is_due(exit) && !kept(&exit.provider)).collect();
    let fee: f64 = left.iter().map(|exit| exit.fee).sum();
    let (ahead, _) = chosen::ahead(chosen.option, today, By::Profit, told)?;
    let month = ahead.mean.filter(|mean| *mean > 0.0 && fee >= *mean)?;
    let months = Estimate {
        mean: Some(fee / month),
        low: ahead.high.map(|high| fee / high),
        high: ahead.low.filter(|low| *low > 0.0).map(|low| fee / low),
    };
    let (old, name) = (words::option(today), words::option(chosen.option));
    let days = left.first().filter(|_| left.len() == 1).map_or(String::new(), |exit| free(exit, told));
    let once = say!(told, "leaving-once", old = old, fee = words::exact(fee, told), free = days);
    let eats = match (months.low, months.high) {
        (Some(_), Some(_)) => {
            let interval = words::interval(months, told, |months| told.three(months));
            say!(told, "leaving-eats", months = told.three(fee / month), interval = interval, name = name)
        }
        _ => say!(told, "leaving-not-surely-earned", name = name),
    };
    Some(format!("{once} {eats}"))
}
