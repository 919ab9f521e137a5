//! The first lines of the note: which option, its margin over the runner-up, on which tax basis, and what would turn it.

use super::page::Block;
use super::{input_flips, inputs, leaving, map, required, service, sure, target, turns, words};
use crate::report::chosen::{self, By, Chosen};
use crate::report::language::{Told, say};
use crate::report::{numbers, view};
use crate::results::{Ranked, SettlingIn};

/// The recommendation, and what to know before it is followed.
pub fn blocks(told: &Told<'_>) -> Vec<Block> {
    let Some(chosen) = chosen::chosen(told) else { return Vec::new() };
    let by_profit = chosen.by == By::Profit;
    let mut first = vec![if by_profit { recommendation(&chosen, told) } else { required::sentence(&chosen, told) }];
    first.extend(settling(&chosen, told));
    first.extend(target_caveat(chosen.option, told).filter(|_| by_profit));
    first.extend(target::on_average_only(chosen.option, told));
    first.extend(cheapest(&chosen, told).filter(|_| by_profit));
    first.extend(leaving::once(&chosen, told));
    first.extend(turning(&chosen, told));
    first.extend(told.map.as_ref().and_then(|map| map::short(map, told)));
    first.extend(vat(told));
    let mut second: Vec<String> = luck(told).into_iter().collect();
    second.extend(inputs::short(told));
    let paragraphs = [first, second].into_iter().filter(|sentences| !sentences.is_empty());
    paragraphs.map(|sentences| Block::Paragraph(sentences.join(" "))).collect()
}

/// The profit of an option a month.
pub fn profit(option: &str, told: &Told<'_>) -> Option<String> {
    let ranked = told.ranking.iter().find(|ranked| ranked.option == option)?;
    words::a_month(view::ranked_month(ranked, told).profit, told).filter(|_| view::has_money(told))
}

/// Which option has the largest profit, or why none can be named.
fn recommendation(chosen: &Chosen<'_>, told: &Told<'_>) -> String {
    let name = words::option(chosen.option);
    let Some(profit) = profit(chosen.option, told) else {
        return say!(told, "recommendation-no-money");
    };
    let Some(second) = chosen.runner_up else {
        return say!(told, "recommendation-only", name = name, profit = profit);
    };
    let other = words::option(second);
    let ahead = chosen::ahead(chosen.option, second, By::Profit, told);
    let (name, other) = (name.as_str(), other.as_str());
    let unknown = || say!(told, "recommendation-unknown", name = name, profit = profit.as_str(), other = other);
    let Some((ahead, replications)) = ahead else { return unknown() };
    let level = level(replications, told);
    let (size, more) = words::sized(ahead, "more", "less");
    let about = same_callers(replications, told);
    let Some(margin) = words::a_month_by(size, &about, told) else { return unknown() };
    if let Some(race) = sure::by_race(chosen, told) {
        if words::is_nothing(ahead) {
            return format!("{race} {}", say!(told, "recommendation-raced-alike", other = other));
        }
        // Where nothing was selected the sentence before may end with another option.
        let selected = words::yes_or_no(told.selected.as_ref().is_some_and(|race| race.verdict == "best"));
        let earns = say!(
            told,
            "recommendation-raced",
            selected = selected,
            name = name,
            margin = margin,
            more = more,
            other = other
        );
        return format!("{race} {earns}");
    }
    if ahead.low.is_none() || ahead.high.is_none() {
        return say!(told, "recommendation-one-replication", name = name, other = other, margin = margin);
    }
    let significant = told.ranking.iter().any(|ranked| ranked.option == second && ranked.significant);
    if ahead.mean.is_some_and(|m| m == 0.0) && !significant {
        return say!(told, "recommendation-level", name = name, other = other, level = level);
    }
    if significant {
        return say!(told, "recommendation-significant", name = name, other = other, margin = margin);
    }
    // Where one of both holds the target and the other does not, or may not, they are no equals.
    let either = words::yes_or_no(chosen::holds(told, chosen.option) == chosen::holds(told, second));
    say!(told, "recommendation-no-winner", name = name, other = other, margin = margin, either = either)
}

/// `95 %, n = 200, on the same callers`: what a difference of two options rests on.
pub fn same_callers(replications: u64, told: &Told<'_>) -> String {
    say!(told, "recommendation-same-callers", level = level(replications, told))
}

/// `95 %, n = 200`: the confidence of a difference, and the replications that both options have.
pub fn level(replications: u64, told: &Told<'_>) -> String {
    format!("{}, n = {}", told.short_percent(told.confidence), told.plain(replications as f64, 0))
}

/// What would turn it: by profit, and where the cheapest that holds the target is wanted by cost, too.
fn turning(chosen: &Chosen<'_>, told: &Told<'_>) -> Vec<String> {
    if chosen.by == By::Profit {
        let leads = |ranked: &Ranked| Some(ranked.option.as_str()) == chosen.runner_up && ranked.significant;
        let surely = told.ranking.iter().any(leads);
        let around = if surely { turns::not_sure_around(chosen.option, told) } else { Vec::new() };
        return around.into_iter().chain(by_profit(chosen.option, told)).collect();
    }
    let leader = told.ranking.first().map(|first| first.option.as_str());
    let alone = leader.and_then(|leader| {
        let turns = by_profit(leader, told)?;
        Some(say!(told, "recommendation-by-profit", leader = words::option(leader), turns = turns))
    });
    turns::by_cost(told).into_iter().chain(alone).collect()
}

/// What takes the lead in profit: along axes, or where none of them turns it by single inputs.
fn by_profit(best: &str, told: &Told<'_>) -> Option<String> {
    turns::short(best, told).or_else(|| input_flips::short(best, told))
}

/// The cheapest option that holds the target, where it is another than the one of the largest profit.
fn cheapest(chosen: &Chosen<'_>, told: &Told<'_>) -> Option<String> {
    let constraint = told.constraint.as_ref().filter(|_| told.replications > 1)?;
    let name = chosen::cheapest(told, Some(true), "").filter(|name| *name != chosen.option)?;
    let cost = constraint.options.iter().find(|one| one.option == name)?.cost?;
    let (cost, target) = (words::a_month(cost, told)?, required::target(told));
    // Where it may be luck which of both is cheaper, the first of both is as good.
    let (less, _) = chosen::ahead(name, chosen.option, By::Cost, told).filter(|(less, _)| less.leaves_out_zero())?;
    let (size, word) = words::sized(less, "less", "more");
    let (less, than) = (words::a_month(size, told)?, words::option(chosen.option));
    let surely = words::yes_or_no(constraint.rivals.is_empty());
    Some(say!(
        told,
        "recommendation-cheapest",
        surely = surely,
        target = target,
        name = words::option(name),
        cost = cost,
        less = less,
        word = word,
        than = than
    ))
}

/// On which basis of tax all money stands.
fn vat(told: &Told<'_>) -> Option<String> {
    let decision = told.decision.as_ref().filter(|_| view::has_money(told))?;
    Some(match decision.vat.as_deref() {
        Some("recoverable") => say!(told, "recommendation-vat-back"),
        Some(_) => say!(told, "recommendation-vat-cost"),
        None => say!(told, "recommendation-no-vat"),
    })
}

/// On which months all of it rests, where people of one of the two options settle in meanwhile.
fn settling(chosen: &Chosen<'_>, told: &Told<'_>) -> Option<String> {
    let laid = |one: &&SettlingIn| one.option == chosen.option || Some(one.option.as_str()) == chosen.runner_up;
    let mut said_so: Vec<String> = Vec::new();
    for one in told.decision.iter().flat_map(|decision| &decision.settling).filter(laid) {
        let since = one
            .since
            .as_deref()
            .map_or(String::new(), |since| format!(" (settled: since = {})", view::name(since, 10)));
        let (name, now, later) = (words::option(&one.provider), longer(one.now, told), longer(one.later, told));
        let text = say!(told, "recommendation-settles", name = name, now = now, later = later, since = since);
        if !said_so.contains(&text) {
            said_so.push(text);
        }
    }
    (!said_so.is_empty()).then(|| {
        let (days, months) = (told.rounded(told.days), told.rounded(told.horizon_months));
        say!(told, "recommendation-settling", days = days, months = months, people = said_so.join("; "))
    })
}

/// `21 % longer`, of a share to whole per cents.
fn longer(share: f64, told: &Told<'_>) -> String {
    let way = if share < 0.0 { "shorter" } else { "longer" };
    let share = told.short_percent((share.abs() * 100.0).round() / 100.0);
    say!(told, "recommendation-longer", share = share, way = way)
}

/// What the intervals above leave out.
fn luck(told: &Told<'_>) -> Option<String> {
    if told.replications < 2 {
        return None;
    }
    if let Some(drawn) = inputs::drawn(told) {
        return Some(drawn);
    }
    let errors = told.risk.as_ref().is_some_and(|risk| !risk.forecast_errors.is_empty());
    Some(say!(told, "recommendation-luck", errors = words::yes_or_no(errors)))
}

/// Said when the most profitable option does not hold its target, or that cannot be told.
fn target_caveat(best: &str, told: &Told<'_>) -> Option<String> {
    told.constraint.as_ref()?;
    let target = required::target(told);
    let name = words::option(best);
    if told.replications < 2 {
        return None;
    }
    match chosen::holds(told, best) {
        Some(true) => return None,
        None => return Some(say!(told, "recommendation-cannot-tell", name = name, target = target)),
        Some(false) => {}
    }
    let first = |held: Option<bool>| {
        let stands = |ranked: &&Ranked| chosen::holds(told, &ranked.option) == held;
        told.ranking.iter().find(stands).map(|ranked| words::option(&ranked.option))
    };
    let (found, option) = match (first(Some(true)), first(None)) {
        (Some(holding), _) => ("holds", holding),
        (None, Some(unsure)) => ("unsure", unsure),
        (None, None) => ("none", String::new()),
    };
    Some(say!(told, "recommendation-misses", name = name, target = target, found = found, option = option))
}

/// Options where nothing is paid or earned: the one that a race selected, then from the best served to the worst; none where they were
/// not compared.
pub fn in_order_of_service<'a>(told: &'a Told<'_>) -> Vec<&'a str> {
    let Some(comparison) = told.comparison.as_ref().filter(|comparison| comparison.by == "service_level") else {
        return Vec::new();
    };
    let level = |name: &str| words::find(told, name).and_then(|o| service::level(o).mean).unwrap_or(0.0);
    let mut names: Vec<&str> = comparison.standings.iter().map(|one| one.option.as_str()).collect();
    // A stable sort: of equals the first in the file.
    names.sort_by(|a, b| level(b).total_cmp(&level(a)));
    let selected = told.selected.as_ref().and_then(|selected| selected.option.as_deref());
    names.sort_by_key(|name| Some(*name) != selected);
    names
}

/// Where nothing is paid or earned: what a race selected, or who serves best, and by how much more than the second.
pub fn by_service(told: &Told<'_>) -> Option<Block> {
    let [best, second, ..] = in_order_of_service(told)[..] else { return None };
    let name = words::option(best);
    let selected = told.selected.as_ref().filter(|selected| selected.by == "service_level");
    let verdict = selected.map_or(String::new(), |selected| format!("{} ", sure::race(selected, told)));
    let pair = told
        .comparison
        .as_ref()?
        .pairs
        .iter()
        .find(|pair| [(best, second), (second, best)].contains(&(pair.first.as_str(), pair.second.as_str())))?;
    let sign = if pair.first == best { 1.0 } else { -1.0 };
    let (lead, more) = words::sized(numbers::scaled(pair.service_level?.difference, sign), "more", "fewer");
    let about = same_callers(pair.replications, told);
    let (points, other) = (words::points_by(lead, &about, told)?, words::option(second));
    if words::is_nothing(lead) {
        let alike = || say!(told, "recommendation-service-alike", name = name, other = other);
        // A race has said that already.
        let alike = if selected.is_some_and(|race| race.verdict == "best") { String::new() } else { alike() };
        return Some(Block::Paragraph(format!("{verdict}{alike}").trim_end().to_owned()));
    }
    let sure = match lead.low {
        None => "single",
        Some(low) => words::yes_or_no(low > 0.0),
    };
    let text =
        say!(told, "recommendation-service", name = name, points = points, more = more, other = other, sure = sure);
    Some(Block::Paragraph(format!("{verdict}{text}")))
}
