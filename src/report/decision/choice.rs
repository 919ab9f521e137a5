//! Several options: which one, its margin over the runner-up, and whether that is more than luck.

use super::{Block, basis, contracts, service};
use crate::report::{numbers, view};
use crate::results::{OptionResults, Ranked, Results};

/// The note on a comparison.
pub fn blocks(results: &Results) -> Vec<Block> {
    let Some(best) = results.ranking.first() else { return Vec::new() };
    let mut sentences = vec![recommendation(best, results)];
    sentences.extend(target_caveat(best, results));
    let option = find(results, &best.option);
    let mut out = vec![Block::Paragraph(sentences.join(" "))];
    if let Some(worst) = option.and_then(|o| service::worst(o, 1)) {
        out.push(Block::Paragraph(format!("With {}, the {worst}", view::name(&best.option, 24))));
    }
    out.push(Block::Heading("The options, best first"));
    out.extend(results.ranking.iter().map(|ranked| Block::Point(point(ranked, results))));
    out.extend(contracts::blocks(results));
    out
}

fn find<'a>(results: &'a Results, name: &str) -> Option<&'a OptionResults> {
    results.options.0.iter().find(|(n, _)| n == name).map(|(_, option)| option)
}

/// Which option, or why none can be named.
fn recommendation(best: &Ranked, results: &Results) -> String {
    let name = view::name(&best.option, 24);
    let Some(profit) =
        basis::a_month(view::ranked_month(best, results).profit, results).filter(|_| view::has_money(results))
    else {
        return "Nothing was paid or earned, so there is no profit to rank by: look at the service below.".to_owned();
    };
    let Some(second) = results.ranking.get(1) else {
        return format!("{name} is the only option. Its profit: {profit}.");
    };
    let other = view::name(&second.option, 24);
    let level = view::basis(results);
    let words = format!("{level}, on the same callers");
    let behind = view::ranked_month(second, results).against_best;
    let Some(margin) = basis::a_month_by(numbers::scaled(behind, -1.0), &words, results) else {
        return format!("{name} leads, with a profit of {profit}; of {other} nothing is known.");
    };
    if second.against_best.low.is_none() || second.against_best.high.is_none() {
        return format!(
            "{name} came out ahead of {other} by {margin}. That is one replication: it cannot tell the better option from the \
             luckier one. Run more replications before you decide."
        );
    }
    if second.against_best.mean.is_some_and(|m| m == 0.0) && !second.significant {
        return format!("{name} and {other} earn the same ({level}): take either.");
    }
    if second.significant {
        return format!("We recommend {name}. It earns {margin} more than {other}, the runner-up: more than luck.");
    }
    format!(
        "No clear winner: {name} leads {other} by {margin}. The difference is smaller than its \
         uncertainty: run more replications, or take either."
    )
}

/// Said when the most profitable option does not reach its target.
fn target_caveat(best: &Ranked, results: &Results) -> Option<String> {
    let short = |ranked: &Ranked| {
        let option = find(results, &ranked.option)?;
        let target = view::target(option, view::TOTAL)?;
        Some(view::service_level(&option.total, Some(target)).mean? < target.share)
    };
    if !short(best)? {
        return None;
    }
    let reaches = results.ranking.iter().find(|ranked| short(ranked) == Some(false));
    let other = reaches.map_or("no option reaches it on average".to_owned(), |r| {
        format!("the most profitable option that reaches it on average is {}", view::name(&r.option, 24))
    });
    Some(format!("But {} misses its target of service; {other}.", view::name(&best.option, 24)))
}

/// One option: service, share of months on target, cost, profit, distance to the best.
fn point(ranked: &Ranked, results: &Results) -> String {
    let option = find(results, &ranked.option);
    let mut parts = option.map_or(Vec::new(), service::sentences);
    if let Some(share) = ranked.meets_target.filter(|_| results.replications > 1) {
        let over = option.and_then(|o| view::target(o, view::TOTAL)).map_or("", |target| target.over.as_str());
        parts.push(service::share_of_months(share, over, results));
    }
    if view::has_money(results) {
        let month = view::ranked_month(ranked, results);
        parts.extend(basis::a_month(month.cost, results).map(|cost| format!("cost {cost}")));
        parts.extend(basis::a_month(month.profit, results).map(|profit| format!("profit {profit}")));
        parts.extend(behind(ranked, results));
    }
    if parts.is_empty() {
        parts.push("nothing happened".to_owned());
    }
    format!("{}: {}.", view::name(&ranked.option, 24), parts.join("; "))
}

fn behind(ranked: &Ranked, results: &Results) -> Option<String> {
    if results.ranking.first().is_some_and(|best| best.option == ranked.option) {
        return None;
    }
    let margin = basis::a_month(numbers::scaled(view::ranked_month(ranked, results).against_best, -1.0), results)?;
    let sure = match (ranked.against_best.low, ranked.significant) {
        (None, _) => "",
        (_, true) => ", significant",
        (_, false) => ", not significant",
    };
    Some(format!("behind the best by {margin}{sure}"))
}
