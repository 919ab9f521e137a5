//! A plan over years in a terminal: what each option costs by year, what it is worth, and when to switch.

use super::side_by_side::SideBySide;
use crate::report::{numbers, view};
use crate::results::years::{OptionYears, Switch, Years};
use crate::results::{Estimate, Results};

/// The table, with intervals; empty without a plan.
pub fn table(results: &Results) -> String {
    let Some(years) = &results.years else { return String::new() };
    let rate = numbers::exact_percent(years.discount_per_year);
    let mut options: Vec<&OptionYears> = years.options.iter().collect();
    let value = |one: &OptionYears| one.net_present_value.mean.unwrap_or(f64::NEG_INFINITY);
    options.sort_by(|a, b| value(b).total_cmp(&value(a)));
    let names: Vec<String> =
        options.iter().enumerate().map(|(n, one)| format!("{}. {}", n + 1, view::name(&one.option, 60))).collect();
    let mut table = SideBySide::of(names.iter().map(String::as_str));
    let each = |write: &dyn Fn(&OptionYears) -> String| options.iter().map(|one| write(one)).collect::<Vec<_>>();
    table.line("worth (present value)", each(&|one| super::money(one.net_present_value)));
    let best = options.first().map(|one| one.option.as_str());
    let behind = |one: &OptionYears| {
        if Some(one.option.as_str()) == best { String::new() } else { super::money(one.against_best) }
    };
    table.line("  less the best's", each(&behind));
    table.line("  difference", each(&|one| verdict(one.against_best, Some(one.option.as_str()) == best).to_owned()));
    table.line("cost (present value)", each(&|one| super::money(one.cost_present_value)));
    let count = options.iter().map(|one| one.years.len()).max().unwrap_or(0);
    for nth in 0..count {
        let last = years.months as usize - (12 * nth).min(years.months as usize);
        let part = if last < 12 { format!(" ({last} months)") } else { String::new() };
        let cost =
            |one: &OptionYears| one.years.get(nth).map_or(numbers::NOTHING.to_owned(), |year| super::money(year.cost));
        table.line(&format!("cost, year {}{part}", nth + 1), each(&cost));
    }
    let currency = view::name(&results.currency, 8);
    let unit = if currency.is_empty() { String::new() } else { format!(", {currency}") };
    let head = format!("{} months from {}, present values at {rate} a year{unit}:", years.months, years.starts);
    let switch = years.switch.as_ref().map_or(String::new(), |switch| switching(switch, years));
    format!("\n{head}{}{switch}", table.text())
}

/// How an option stands to the best.
fn verdict(against_best: Estimate, best: bool) -> &'static str {
    match (best, against_best.high) {
        (true, _) => "best",
        (_, None) => "not known",
        (_, Some(high)) if high < 0.0 => "significant",
        _ => "not significant",
    }
}

fn switching(switch: &Switch, years: &Years) -> String {
    let (from, to) = (view::name(&switch.from, 24), view::name(&switch.to, 24));
    let month = |month: &Option<String>| month.clone().unwrap_or_else(|| "never".to_owned());
    let earliest = switch.earliest.as_ref().map_or_else(
        || format!("not possible within {} months", years.months),
        |month| format!("possible from {month}"),
    );
    let best = match &switch.best {
        None if switch.earliest.is_none() => return format!("\nFrom {from} to {to}:\n{earliest}.\n"),
        Some(best) => format!("best in {best} ({} to {})", month(&switch.low), month(&switch.high)),
        None => "best never".to_owned(),
    };
    let never = numbers::chance(switch.never);
    format!("\nFrom {from} to {to}:\n{earliest}, {best};\nthe chance that staying is better is {never}.\n")
}
