//! The first lines of the note: which option, its margin over the runner-up, on which tax basis, and what would turn it.

use super::page::Block;
use super::{flips, inputs, service, words};
use crate::report::{numbers, view};
use crate::results::{Ranked, Results};

/// The recommendation, and what to know before it is followed.
pub fn blocks(results: &Results) -> Vec<Block> {
    let Some(best) = results.ranking.first() else { return Vec::new() };
    let mut first = vec![recommendation(best, results)];
    first.extend(flips::short(&best.option, results));
    first.extend(vat(results));
    let mut second: Vec<String> = target_caveat(best, results).into_iter().collect();
    second.extend(luck(results));
    second.extend(inputs::short(results));
    let paragraphs = [first, second].into_iter().filter(|sentences| !sentences.is_empty());
    paragraphs.map(|sentences| Block::Paragraph(sentences.join(" "))).collect()
}

/// Which option, or why none can be named.
fn recommendation(best: &Ranked, results: &Results) -> String {
    let name = words::option(&best.option);
    let Some(profit) =
        words::a_month(view::ranked_month(best, results).profit, results).filter(|_| view::has_money(results))
    else {
        return "Nothing was paid or earned, so there is no profit to rank by: look at the service below.".to_owned();
    };
    let Some(second) = results.ranking.get(1) else {
        return format!("{name} is the only option. Its profit: {profit}.");
    };
    let other = words::option(&second.option);
    let level = view::basis(results);
    let about = format!("{level}, on the same callers");
    let behind = view::ranked_month(second, results).against_best;
    let Some(margin) = words::a_month_by(numbers::scaled(behind, -1.0), &about, results) else {
        return format!("{name} leads, with a profit of {profit}; of {other} nothing is known.");
    };
    if behind.low.is_none() || behind.high.is_none() {
        return format!(
            "{name} came out ahead of {other} by {margin}. That is one replication: it cannot tell the better option from the \
             luckier one. Run more replications before you decide."
        );
    }
    if behind.mean.is_some_and(|m| m == 0.0) && !second.significant {
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

/// On which basis of tax all money stands.
fn vat(results: &Results) -> Option<String> {
    let decision = results.decision.as_ref().filter(|_| view::has_money(results))?;
    Some(match decision.vat.as_deref() {
        Some("recoverable") => "All money is without VAT, which is got back.".to_owned(),
        Some(_) => "All money is with the VAT of the contracts, which is a cost.".to_owned(),
        None => "No contract here charges VAT.".to_owned(),
    })
}

/// What the intervals above leave out.
fn luck(results: &Results) -> Option<String> {
    if results.replications < 2 {
        return None;
    }
    if let Some(drawn) = inputs::drawn(results) {
        return Some(drawn);
    }
    let errors = results.risk.as_ref().is_some_and(|risk| !risk.forecast_errors.is_empty());
    let what = if errors { "luck and the error of the forecast" } else { "luck only" };
    Some(format!("These intervals are {what}: whether the inputs are right is not in them."))
}

/// Said when the most profitable option does not reach its target.
fn target_caveat(best: &Ranked, results: &Results) -> Option<String> {
    let short = |ranked: &Ranked| {
        let option = words::find(results, &ranked.option)?;
        let target = view::target(option, view::TOTAL)?;
        Some(view::service_level(&option.total, Some(target)).mean? < target.share)
    };
    if !short(best)? {
        return None;
    }
    let reaches = results.ranking.iter().find(|ranked| short(ranked) == Some(false));
    let other = reaches.map_or("no option reaches it on average".to_owned(), |r| {
        format!("the most profitable option that reaches it on average is {}", words::option(&r.option))
    });
    Some(format!("But {} misses its target of service; {other}.", words::option(&best.option)))
}

/// Where nothing is paid or earned: who serves best, if that is more than luck.
pub fn by_service(results: &Results) -> Option<Block> {
    let comparison = results.comparison.as_ref().filter(|comparison| comparison.by == "service_level")?;
    let best = comparison.standings.iter().max_by(|a, b| {
        let level = |name: &str| words::find(results, name).and_then(|o| service::level(o).mean).unwrap_or(0.0);
        // Of equals the first in the file.
        level(&a.option).total_cmp(&level(&b.option)).then(std::cmp::Ordering::Greater)
    })?;
    let lead = words::points(best.against_best)?;
    let name = words::option(&best.option);
    let surely = best.against_best.low.is_some_and(|low| low >= 0.0) && best.against_best.mean != Some(0.0);
    let text = if surely {
        format!("{name} serves best: {lead} above the best of the others, more than luck.")
    } else {
        format!("{name} has the highest service level, {lead} above the best of the others: that may be luck.")
    };
    Some(Block::Paragraph(text))
}
