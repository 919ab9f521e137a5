//! The bill: a usual month, a cheap and a dear one, the dearest, and the first.

use super::page::{Block, section};
use super::words;
use crate::report::contracts::bites_of;
use crate::report::{numbers, view};
use crate::results::risk::{OptionRisk, Spread};
use crate::results::{Estimate, Results};

/// What an option costs, and how that is spread.
pub fn blocks(name: &str, results: &Results) -> Vec<Block> {
    if !view::has_money(results) {
        return Vec::new();
    }
    let mut points: Vec<String> = mean(name, results).into_iter().collect();
    let risk = results.risk.as_ref().and_then(|risk| risk.options.iter().find(|one| one.option == name));
    points.extend(risk.and_then(|risk| spread(risk, results)));
    section("The bill: a usual month, a dear one, the dearest", points)
}

/// The first month, and what changes a bill only at times.
pub fn details(name: &str, results: &Results) -> Vec<Block> {
    if !view::has_money(results) {
        return Vec::new();
    }
    let mut points: Vec<String> = first_month(name, results).into_iter().collect();
    points.extend(bites_of(name, results).into_iter().map(|text| format!("{text}.")));
    section("What changes the bill from month to month", points)
}

fn mean(name: &str, results: &Results) -> Option<String> {
    let option = words::find(results, name)?;
    let cost = words::a_month(view::cost_a_month(option, results), results)?;
    let profit = option.total.get("profit_horizon_month");
    let profit = if profit.mean.is_some() { profit } else { view::a_month(&option.total, "profit", results) };
    let profit = words::a_month(profit, results).map_or(String::new(), |profit| format!(" Profit: {profit}."));
    let who = if results.options.0.len() > 1 { words::option(name) } else { "It".to_owned() };
    Some(format!("{who} costs {cost}.{profit}"))
}

/// P5, P50, P95 and the dearest of all months that were simulated.
fn spread(risk: &OptionRisk, results: &Results) -> Option<String> {
    let bill = risk.bill.as_ref()?;
    let period = if risk.bill_of == "month" { "month".to_owned() } else { view::days_in_words(results.days) };
    let one = if risk.bill_of == "month" { "A month's bill" } else { "The bill" };
    if results.replications < 2 {
        return None;
    }
    let Spread { p5, p50, p95, worst, .. } = bill;
    // A percentile of so few that its interval has no end is none.
    let known = |(name, value): (&str, &Estimate)| {
        value.low.or(value.high)?;
        Some(format!("{name} {}", words::money(*value, results)?))
    };
    let percentiles: Vec<String> = [("P5", p5), ("P50", p50), ("P95", p95)].into_iter().filter_map(known).collect();
    let more = risk.bill_needs.map_or(String::new(), |needs| format!(" (--replications {needs} tells them)"));
    let percentiles = match percentiles.as_slice() {
        [] => format!("{} are too few to tell P5, P50 and P95{more}", numbers::plain(bill.values as f64, 0)),
        [p50] => format!("{p50}; {} are too few to tell P5 and P95{more}", numbers::plain(bill.values as f64, 0)),
        some => some.join("; "),
    };
    let dearest = worst.map_or(String::new(), |worst| {
        format!(
            " The dearest of {} simulated: {}.",
            numbers::plain(bill.values as f64, 0),
            words::exact(worst, results)
        )
    });
    let over = if risk.bill_of == "month" { String::new() } else { format!(" over {period}") };
    Some(format!("{one}{over}: {percentiles}.{dearest}"))
}

/// The first month, where one-off costs or discounts make it another.
fn first_month(name: &str, results: &Results) -> Option<String> {
    let total = &words::find(results, name)?.total;
    let (first, steady) = (total.get("cost_first_month"), total.get("cost_steady_month"));
    // Told from each other in money: less than a hundredth of a unit is nothing that one pays.
    if (first.mean? - steady.mean?).abs() < 0.01 {
        return None;
    }
    let of = |estimate: Estimate| words::money(estimate, results);
    Some(format!(
        "The first month, with discounts and all that is paid once: {}; a steady month: {}.",
        of(first)?,
        of(steady)?
    ))
}
