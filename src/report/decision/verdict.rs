//! One option, nothing to choose: does it meet the target, when does it not, what does it cost.

use super::{Block, basis, service};
use crate::report::view;
use crate::results::{OptionResults, Results};

/// The note on each option of a plain run.
pub fn blocks(results: &Results) -> Vec<Block> {
    let several = results.options.0.len() > 1;
    let mut blocks = Vec::new();
    if results.command == "compare" {
        let text = "Nothing is paid or earned in this scenario, so there is no profit to rank by: the options by their service.";
        blocks.push(Block::Paragraph(text.to_owned()));
    }
    for (name, option) in &results.options.0 {
        let before = if several { format!("{}: ", view::name(name, 24)) } else { String::new() };
        blocks.extend(of_option(&before, option, results));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph("There is nothing to decide: the results hold no option.".to_owned()));
    }
    blocks
}

/// A verdict, a point for each contact type, the worst of the day, money.
fn of_option(before: &str, option: &OptionResults, results: &Results) -> Vec<Block> {
    let mut out = service(before, option, results);
    let worst = service::worst(option, 3).map(|worst| format!("The {worst}"));
    let last: Vec<String> = worst.into_iter().chain(money(option, results)).collect();
    if !last.is_empty() {
        out.push(Block::Paragraph(last.join(" ")));
    }
    out
}

fn service(before: &str, option: &OptionResults, results: &Results) -> Vec<Block> {
    let inbound = view::inbound(option);
    if inbound.iter().all(|(name, m)| view::service_level(m, option.targets.get(*name)).mean.is_none()) {
        return vec![Block::Paragraph(format!("{before}Nobody called: there is no service level."))];
    }
    let mut out = vec![Block::Paragraph(format!("{before}{}", opening(option)))];
    for (name, measures) in inbound {
        let mut text = format!("{}: {}", view::name(name, 24), service::sentence(measures, option.targets.get(name)));
        let on_target = measures.get("replications_on_target").mean;
        if let Some(share) = on_target.filter(|_| results.replications > 1 && option.targets.contains_key(name)) {
            text.push_str(&format!("; {}", service::share_of_months(share, over(option, name), results)));
        }
        out.push(Block::Point(format!("{text}.")));
    }
    out
}

/// Over what a type's target must be reached.
fn over<'a>(option: &'a OptionResults, name: &str) -> &'a str {
    option.targets.get(name).map_or("", |target| target.over.as_str())
}

/// The verdict in one sentence: the worst standing of all types counts.
fn opening(option: &OptionResults) -> &'static str {
    use service::Standing::{Met, Missed, OnTheEdge};
    let standings: Vec<service::Standing> = view::inbound(option)
        .into_iter()
        .filter_map(|(name, m)| {
            let target = option.targets.get(name)?;
            Some(service::standing(view::service_level(m, Some(target)), target.share))
        })
        .collect();
    if standings.contains(&Missed) {
        if standings.contains(&Met) {
            "The target is met for some contacts and missed for others."
        } else {
            "The target is missed."
        }
    } else if standings.contains(&OnTheEdge) {
        "Whether the target is met cannot be told yet: the difference is smaller than its uncertainty."
    } else if standings.contains(&Met) {
        "The target is met."
    } else {
        "There is no target to meet."
    }
}

fn money(option: &OptionResults, results: &Results) -> Option<String> {
    if !view::has_money(results) {
        return None;
    }
    let month = |name: &str| basis::a_month(view::a_month(&option.total, name, results), results);
    let (cost, profit) = (month("cost")?, month("profit"));
    let profit = profit.map_or(String::new(), |p| format!(" Profit: {p}."));
    Some(format!("It costs {cost}.{profit}"))
}
