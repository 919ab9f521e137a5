//! The bill: a usual month, a cheap and a dear one, the dearest, and the first.

use super::page::{Block, section};
use super::words;
use crate::report::contracts::bites_of;
use crate::report::language::Told;
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
    section("The bill: a usual month, a dear one, the dearest", points)
}

/// The first month, and what changes a bill only at times.
pub fn details(name: &str, told: &Told<'_>) -> Vec<Block> {
    if !view::has_money(told) {
        return Vec::new();
    }
    let mut points: Vec<String> = first_month(name, told).into_iter().collect();
    points.extend(of(name, told).filter(|risk| differ(risk)).and_then(|risk| as_billed(risk, told)));
    points.extend(bites_of(name, told).into_iter().map(|text| format!("{text}.")));
    section("What changes the bill from month to month", points)
}

fn of<'a>(name: &str, told: &'a Told<'_>) -> Option<&'a OptionRisk> {
    told.risk.as_ref()?.options.iter().find(|one| one.option == name)
}

fn mean(name: &str, told: &Told<'_>) -> Option<String> {
    let option = words::find(told, name)?;
    let cost = words::a_month(view::cost_a_month(option, told), told)?;
    let profit = option.total.get("profit_horizon_month");
    let profit = if profit.mean.is_some() { profit } else { view::a_month(&option.total, "profit", told) };
    let profit = words::a_month(profit, told).map_or(String::new(), |profit| format!(" Profit: {profit}."));
    let who = if told.options.0.len() > 1 { words::option(name) } else { "It".to_owned() };
    let over = match option.total.get("cost_horizon_month").mean {
        Some(_) => match words::months(told.horizon_months, told).as_str() {
            "1 month" => ", that of the horizon, 1 month, with what is paid once in it".to_owned(),
            months => format!(", the mean of {months} with what is paid once spread over them"),
        },
        None => String::new(),
    };
    Some(format!("{who} costs {cost}{over}.{profit}"))
}

/// P5, P50, P95 and the dearest of all months that were simulated, on the basis of the cost a month beside them.
fn spread(risk: &OptionRisk, told: &Told<'_>) -> Option<String> {
    let Some(month) = &risk.month else { return as_billed(risk, told) };
    let what = match risk.bill_of.as_str() {
        "month" => "From month to month:".to_owned(),
        _ => {
            let short = if told.days < 27.5 { " (whole months differ less)" } else { "" };
            format!("Each of the simulated {} taken for a month{short}:", stretches(told.days))
        }
    };
    percentiles(&what, month, risk.bill_needs, told)
}

/// `days`, `periods of 14 days`.
fn stretches(days: f64) -> String {
    match view::days_in_words(days).as_str() {
        "1 day" => "days".to_owned(),
        days => format!("periods of {days}"),
    }
}

/// The bills themselves, with all that is paid once where it is paid.
fn as_billed(risk: &OptionRisk, told: &Told<'_>) -> Option<String> {
    let what = match risk.bill_of.as_str() {
        "month" => "A month's bill as it is paid, with what is paid once in its month".to_owned(),
        _ => format!("The bill of the {} simulated, which is not that of a month", view::days_in_words(told.days)),
    };
    percentiles(&format!("{what}:"), risk.bill.as_ref()?, risk.bill_needs, told)
}

/// Whether bills as they are paid are others than the months of the horizon, to half a per cent.
fn differ(risk: &OptionRisk) -> bool {
    let means =
        risk.bill.as_ref().zip(risk.month.as_ref()).and_then(|(bill, month)| bill.mean.mean.zip(month.mean.mean));
    means.is_some_and(|(bill, month)| (bill - month).abs() > 0.005 * month.abs())
}

/// `what P5 ...; P50 ...; P95 .... The dearest of 200 simulated: ....`; of one replication nothing.
fn percentiles(what: &str, spread: &Spread, needs: Option<u64>, told: &Told<'_>) -> Option<String> {
    if told.replications < 2 {
        return None;
    }
    let Spread { p5, p50, p95, worst, .. } = spread;
    let all_alike = p5.mean.is_some() && p5.mean == *worst;
    // A percentile of so few that its interval has no end is none; one that is sure is not the same in every replication.
    let known = |(name, value): (&str, &Estimate)| {
        value.low.or(value.high)?;
        let text = words::money(*value, told)?;
        let text = if all_alike { text } else { text.replace(&words::same(told), &words::sure(told)) };
        Some(format!("{name} {text}"))
    };
    let said_so: Vec<String> = [("P5", p5), ("P50", p50), ("P95", p95)].into_iter().filter_map(known).collect();
    let more = needs.map_or(String::new(), |needs| format!(" (--replications {needs} tells them)"));
    let values = told.plain(spread.values as f64, 0);
    let said_so = match said_so.as_slice() {
        [] => format!("{values} are too few to tell P5, P50 and P95{more}"),
        [p50] => format!("{p50}; {values} are too few to tell P5 and P95{more}"),
        some => some.join("; "),
    };
    let dearest = worst
        .map_or(String::new(), |worst| format!(" The dearest of {values} simulated: {}.", words::exact(worst, told)));
    Some(format!("{what} {said_so}.{dearest}"))
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
    Some(format!(
        "The first month, with discounts and all that is paid once: {}; a steady month: {}.",
        of(first)?,
        of(steady)?
    ))
}
