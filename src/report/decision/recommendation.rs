//! The first lines of the note: which option, its margin over the runner-up, on which tax basis, and what would turn it.

use super::page::Block;
use super::{input_flips, inputs, leaving, map, required, service, sure, target, turns, words};
use crate::report::chosen::{self, By, Chosen};
use crate::report::{numbers, view};
use crate::results::{Ranked, Results, SettlingIn};

/// The recommendation, and what to know before it is followed.
pub fn blocks(results: &Results) -> Vec<Block> {
    let Some(chosen) = chosen::chosen(results) else { return Vec::new() };
    let by_profit = chosen.by == By::Profit;
    let mut first =
        vec![if by_profit { recommendation(&chosen, results) } else { required::sentence(&chosen, results) }];
    first.extend(settling(&chosen, results));
    first.extend(target_caveat(chosen.option, results).filter(|_| by_profit));
    first.extend(target::on_average_only(chosen.option, results));
    first.extend(cheapest(&chosen, results).filter(|_| by_profit));
    first.extend(leaving::once(&chosen, results));
    first.extend(turning(&chosen, results));
    first.extend(results.map.as_ref().and_then(map::short));
    first.extend(vat(results));
    let mut second: Vec<String> = luck(results).into_iter().collect();
    second.extend(inputs::short(results));
    let paragraphs = [first, second].into_iter().filter(|sentences| !sentences.is_empty());
    paragraphs.map(|sentences| Block::Paragraph(sentences.join(" "))).collect()
}

/// The profit of an option a month.
pub fn profit(option: &str, results: &Results) -> Option<String> {
    let ranked = results.ranking.iter().find(|ranked| ranked.option == option)?;
    words::a_month(view::ranked_month(ranked, results).profit, results).filter(|_| view::has_money(results))
}

/// Which option has the largest profit, or why none can be named.
fn recommendation(chosen: &Chosen<'_>, results: &Results) -> String {
    let name = words::option(chosen.option);
    let Some(profit) = profit(chosen.option, results) else {
        return "Nothing was paid or earned, so there is no profit to rank by: look at the service below.".to_owned();
    };
    let Some(second) = chosen.runner_up else {
        return format!("{name} is the only option. Its profit: {profit}.");
    };
    let other = words::option(second);
    let ahead = chosen::ahead(chosen.option, second, By::Profit, results);
    let unknown = || format!("{name} leads, with a profit of {profit}; of {other} nothing is known.");
    let Some((ahead, replications)) = ahead else { return unknown() };
    let level = level(replications, results);
    let (size, more) = words::sized(ahead, "more", "less");
    let Some(margin) = words::a_month_by(size, &format!("{level}, on the same callers"), results) else {
        return unknown();
    };
    if let Some(race) = sure::by_race(chosen, results) {
        if words::is_nothing(ahead) {
            return format!("{race} {other}, the runner-up, earns the same in every replication: take either.");
        }
        // Where nothing was selected the sentence before may end with another option.
        let who =
            if results.selected.as_ref().is_some_and(|race| race.verdict == "best") { "It" } else { name.as_str() };
        return format!("{race} {who} earns {margin} {more} than {other}, the runner-up.");
    }
    if ahead.low.is_none() || ahead.high.is_none() {
        return format!(
            "{name} came out ahead of {other} by {margin}. That is one replication: it cannot tell the better option from the \
             luckier one. Run more replications before you decide."
        );
    }
    let significant = results.ranking.iter().any(|ranked| ranked.option == second && ranked.significant);
    if ahead.mean.is_some_and(|m| m == 0.0) && !significant {
        return format!("{name} and {other} earn the same ({level}): take either.");
    }
    if significant {
        return format!("We recommend {name}. It earns {margin} more than {other}, the runner-up: more than luck.");
    }
    // Where one of both holds the target and the other does not, or may not, they are no equals.
    let alike = chosen::holds(results, chosen.option) == chosen::holds(results, second);
    let either = if alike { ", or take either" } else { "" };
    format!(
        "No clear winner: {name} leads {other} by {margin}. The difference is smaller than its \
         uncertainty: run more replications{either}."
    )
}

/// `95 %, n = 200`: the confidence of a difference, and the replications that both options have.
pub fn level(replications: u64, results: &Results) -> String {
    format!("{}, n = {}", numbers::short_percent(results.confidence), numbers::plain(replications as f64, 0))
}

/// What would turn it: by profit, and where the cheapest that holds the target is wanted by cost, too.
fn turning(chosen: &Chosen<'_>, results: &Results) -> Vec<String> {
    if chosen.by == By::Profit {
        let leads = |ranked: &Ranked| Some(ranked.option.as_str()) == chosen.runner_up && ranked.significant;
        let surely = results.ranking.iter().any(leads);
        let around = if surely { turns::not_sure_around(chosen.option, results) } else { Vec::new() };
        return around.into_iter().chain(by_profit(chosen.option, results)).collect();
    }
    let leader = results.ranking.first().map(|first| first.option.as_str());
    let alone = leader.and_then(|leader| {
        Some(format!(
            "By profit alone, of which {} has the most: {}",
            words::option(leader),
            by_profit(leader, results)?
        ))
    });
    turns::by_cost(results).into_iter().chain(alone).collect()
}

/// What takes the lead in profit: along axes, or where none of them turns it by single inputs.
fn by_profit(best: &str, results: &Results) -> Option<String> {
    turns::short(best, results).or_else(|| input_flips::short(best, results))
}

/// The cheapest option that holds the target, where it is another than the one of the largest profit.
fn cheapest(chosen: &Chosen<'_>, results: &Results) -> Option<String> {
    let constraint = results.constraint.as_ref().filter(|_| results.replications > 1)?;
    let name = chosen::cheapest(results, Some(true), "").filter(|name| *name != chosen.option)?;
    let cost = constraint.options.iter().find(|one| one.option == name)?.cost?;
    let (cost, target) = (words::a_month(cost, results)?, required::target(results));
    // Where it may be luck which of both is cheaper, the first of both is as good.
    let (less, _) = chosen::ahead(name, chosen.option, By::Cost, results).filter(|(less, _)| less.leaves_out_zero())?;
    let (size, word) = words::sized(less, "less", "more");
    let (less, than) = (words::a_month(size, results)?, words::option(chosen.option));
    let surely = if constraint.rivals.is_empty() { "" } else { " so far" };
    Some(format!(
        "The cheapest{surely} that holds {target} is {}: {cost}, {less} {word} than {than}.",
        words::option(name)
    ))
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

/// On which months all of it rests, where people of one of the two options settle in meanwhile.
fn settling(chosen: &Chosen<'_>, results: &Results) -> Option<String> {
    let laid = |one: &&SettlingIn| one.option == chosen.option || Some(one.option.as_str()) == chosen.runner_up;
    let mut told: Vec<String> = Vec::new();
    for one in results.decision.iter().flat_map(|decision| &decision.settling).filter(laid) {
        let since = one
            .since
            .as_deref()
            .map_or(String::new(), |since| format!(" (settled: since = {})", view::name(since, 10)));
        let (name, now, later) = (words::option(&one.provider), longer(one.now), longer(one.later));
        let text = format!("handle times of {name} are {now} than in the end, over the horizon {later}{since}");
        if !told.contains(&text) {
            told.push(text);
        }
    }
    let days = view::days_in_words(results.days);
    let months = words::months(results.horizon_months);
    (!told.is_empty()).then(|| {
        format!(
            "This rests on the {days} simulated, taken for each of {months}, in which people still settle in: {}. Money of settled \
             months is not in these results, and may turn the choice.",
            told.join("; ")
        )
    })
}

/// `21 % longer`, of a share to whole per cents.
fn longer(share: f64) -> String {
    let word = if share < 0.0 { "shorter" } else { "longer" };
    format!("{} {word}", numbers::short_percent((share.abs() * 100.0).round() / 100.0))
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

/// Said when the most profitable option does not hold its target, or that cannot be told.
fn target_caveat(best: &str, results: &Results) -> Option<String> {
    results.constraint.as_ref()?;
    let target = required::target(results);
    let name = words::option(best);
    if results.replications < 2 {
        return None;
    }
    match chosen::holds(results, best) {
        Some(true) => return None,
        None => return Some(format!("Whether {name} holds {target} cannot be told yet.")),
        Some(false) => {}
    }
    let first = |held: Option<bool>| {
        let stands = |ranked: &&Ranked| chosen::holds(results, &ranked.option) == held;
        results.ranking.iter().find(stands).map(|ranked| words::option(&ranked.option))
    };
    let other = match (first(Some(true)), first(None)) {
        (Some(holding), _) => format!("the most profitable option that surely holds it is {holding}"),
        (None, Some(unsure)) => format!("no option surely holds it; the most profitable that may is {unsure}"),
        (None, None) => "no option holds it".to_owned(),
    };
    Some(format!("But {name} misses {target}; {other}."))
}

/// Options where nothing is paid or earned: the one that a race selected, then from the best served to the worst; none where they were
/// not compared.
pub fn in_order_of_service(results: &Results) -> Vec<&str> {
    let Some(comparison) = results.comparison.as_ref().filter(|comparison| comparison.by == "service_level") else {
        return Vec::new();
    };
    let level = |name: &str| words::find(results, name).and_then(|o| service::level(o).mean).unwrap_or(0.0);
    let mut names: Vec<&str> = comparison.standings.iter().map(|one| one.option.as_str()).collect();
    // A stable sort: of equals the first in the file.
    names.sort_by(|a, b| level(b).total_cmp(&level(a)));
    let selected = results.selected.as_ref().and_then(|selected| selected.option.as_deref());
    names.sort_by_key(|name| Some(*name) != selected);
    names
}

/// Where nothing is paid or earned: what a race selected, or who serves best, and by how much more than the second.
pub fn by_service(results: &Results) -> Option<Block> {
    let [best, second, ..] = in_order_of_service(results)[..] else { return None };
    let name = words::option(best);
    let selected = results.selected.as_ref().filter(|selected| selected.by == "service_level");
    let verdict = selected.map_or(String::new(), |selected| format!("{} ", sure::race(selected, results)));
    let pair = results
        .comparison
        .as_ref()?
        .pairs
        .iter()
        .find(|pair| [(best, second), (second, best)].contains(&(pair.first.as_str(), pair.second.as_str())))?;
    let sign = if pair.first == best { 1.0 } else { -1.0 };
    let (lead, more) = words::sized(numbers::scaled(pair.service_level?.difference, sign), "more", "fewer");
    let about = format!("{}, on the same callers", level(pair.replications, results));
    let (points, other) = (words::points_by(lead, &about)?, words::option(second));
    if words::is_nothing(lead) {
        // A race has said that already.
        let alike = format!("{name} and {other} serve the same in every replication: take either.");
        let alike = if selected.is_some_and(|race| race.verdict == "best") { String::new() } else { alike };
        return Some(Block::Paragraph(format!("{verdict}{alike}").trim_end().to_owned()));
    }
    let surely = lead.low.is_some_and(|low| low > 0.0);
    let text = match (surely, lead.low.is_some(), more) {
        (_, false, _) => {
            format!("{name} serves {points} {more} in time than {other}; one replication cannot tell that from luck.")
        }
        (true, ..) => format!("{name} serves {points} {more} in time than {other}, the next: more than luck."),
        (false, ..) => format!("{name} serves {points} {more} in time than {other}, the next: that may be luck."),
    };
    Some(Block::Paragraph(format!("{verdict}{text}")))
}
