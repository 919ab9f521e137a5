//! The bill: a usual month, a cheap and a dear one, the dearest, and the first.

use super::page::{Block, section};
use super::words;
use crate::report::contracts::bites_of;
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::Estimate;
use crate::results::risk::{OptionRisk, Spread};

/// What an option costs, and how that is spread.
pub fn blocks(name: &str, told: &Told<'_>) -> Vec<Block> {
    if !view::has_money(told) {
        return Vec::new();
    }
    let mut points: Vec<String> = mean(name, told).into_iter().collect();
    points.extend(of(name, told).and_then(|risk| spread(risk, told)));
    section(say!(told, "bill-heading"), points)
}

/// The first month, and what changes a bill only at times.
pub fn details(name: &str, told: &Told<'_>) -> Vec<Block> {
    if !view::has_money(told) {
        return Vec::new();
    }
    let mut points: Vec<String> = first_month(name, told).into_iter().collect();
    points.extend(of(name, told).filter(|risk| differ(risk)).and_then(|risk| as_billed(risk, told)));
    points.extend(bites_of(name, told).into_iter().map(|text| format!("{text}.")));
    section(say!(told, "bill-changes-heading"), points)
}

fn of<'a>(name: &str, told: &'a Told<'_>) -> Option<&'a OptionRisk> {
    told.risk.as_ref()?.options.iter().find(|one| one.option == name)
}

fn mean(name: &str, told: &Told<'_>) -> Option<String> {
    let option = words::find(told, name)?;
    let cost = words::a_month(view::cost_a_month(option, told), told)?;
    let over = match option.total.get("cost_horizon_month").mean {
        Some(_) => {
            let (months, count) = (words::months(told.horizon_months, told), told.rounded(told.horizon_months));
            say!(told, "bill-over-horizon", months = months, count = count)
        }
        None => String::new(),
    };
    let costs = if told.options.0.len() > 1 {
        say!(told, "bill-option-costs", name = words::option(name), cost = cost, over = over)
    } else {
        say!(told, "bill-run-costs", cost = cost, over = over)
    };
    let profit = option.total.get("profit_horizon_month");
    let profit = if profit.mean.is_some() { profit } else { view::a_month(&option.total, "profit", told) };
    let profit = words::a_month(profit, told).map(|profit| say!(told, "bill-profit", profit = profit));
    Some(std::iter::once(costs).chain(profit).collect::<Vec<_>>().join(" "))
}

/// P5, P50, P95 and the dearest of all months that were simulated, on the basis of the cost a month beside them.
fn spread(risk: &OptionRisk, told: &Told<'_>) -> Option<String> {
    let Some(month) = &risk.month else { return as_billed(risk, told) };
    let spread = percentiles(month, risk.bill_needs, told)?;
    let sentence = match risk.bill_of.as_str() {
        "month" => say!(told, "bill-from-month-to-month", spread = spread),
        _ => {
            let short = if told.days < 27.5 { "yes" } else { "no" };
            say!(told, "bill-of-stretches", days = told.rounded(told.days), short = short, spread = spread)
        }
    };
    Some(and_dearest(sentence, month, told))
}

/// The bills themselves, with all that is paid once where it is paid.
fn as_billed(risk: &OptionRisk, told: &Told<'_>) -> Option<String> {
    let bill = risk.bill.as_ref()?;
    let spread = percentiles(bill, risk.bill_needs, told)?;
    let sentence = match risk.bill_of.as_str() {
        "month" => say!(told, "bill-as-paid", spread = spread),
        _ => say!(told, "bill-of-days", days = told.rounded(told.days), spread = spread),
    };
    Some(and_dearest(sentence, bill, told))
}

/// Whether bills as they are paid are others than the months of the horizon, to half a per cent.
fn differ(risk: &OptionRisk) -> bool {
    let means =
        risk.bill.as_ref().zip(risk.month.as_ref()).and_then(|(bill, month)| bill.mean.mean.zip(month.mean.mean));
    means.is_some_and(|(bill, month)| (bill - month).abs() > 0.005 * month.abs())
}

/// `P5 ...; P50 ...; P95 ...`; of one replication nothing.
fn percentiles(spread: &Spread, needed: Option<u64>, told: &Told<'_>) -> Option<String> {
    if told.replications < 2 {
        return None;
    }
    let Spread { p5, p50, p95, worst, .. } = spread;
    let all_alike = p5.mean.is_some() && p5.mean == *worst;
    // A percentile of so few that its interval has no end is none; one that is sure is not the same in every replication.
    let known = |(name, value): (&str, &Estimate)| {
        value.low.or(value.high)?;
        let money = if all_alike { words::money(*value, told) } else { words::money_of_unlike(*value, told) };
        Some(format!("{name} {}", money?))
    };
    let said_so: Vec<String> = [("P5", p5), ("P50", p50), ("P95", p95)].into_iter().filter_map(known).collect();
    let more =
        needed.map_or(String::new(), |needed| say!(told, "bill-replications-needed", needed = needed.to_string()));
    let values = values(spread, told);
    Some(match said_so.as_slice() {
        [] => say!(told, "bill-too-few-for-any", values = values, more = more),
        [median] => {
            say!(told, "bill-too-few-for-ends", median = median.as_str(), values = values, more = more)
        }
        some => some.join("; "),
    })
}

/// The sentence, and behind it the dearest of all.
fn and_dearest(sentence: String, spread: &Spread, told: &Told<'_>) -> String {
    let Some(worst) = spread.worst else { return sentence };
    let dearest = say!(told, "bill-dearest", values = values(spread, told), worst = words::exact(worst, told));
    format!("{sentence} {dearest}")
}

/// How many bills there are.
fn values(spread: &Spread, told: &Told<'_>) -> String {
    told.plain(spread.values as f64, 0)
}

/// The first month, where one-off costs or discounts make it another.
fn first_month(name: &str, told: &Told<'_>) -> Option<String> {
    let total = &words::find(told, name)?.total;
    let (first, steady) = (total.get("cost_first_month"), total.get("cost_steady_month"));
    // Told from each other in money: less than a hundredth of a unit is nothing that one pays.
    if (first.mean? - steady.mean?).abs() < 0.01 {
        return None;
    }
    let of = |estimate: Estimate| words::money(estimate, told);
    Some(say!(told, "bill-first-month", first = of(first)?, steady = of(steady)?))
}
