//! A plan over years in a terminal: each option's cost by year, what it is worth, and when to switch.

use comfy_table::{Cell, CellAlignment};

use super::side_by_side::{plain, trimmed};
use crate::report::{numbers, view};
use crate::results::Results;
use crate::results::years::{OptionYears, Switch, Years};

/// Years that fit beside each other.
const AT_ONCE: usize = 5;

/// The table; empty without a plan.
pub fn table(results: &Results) -> String {
    let Some(years) = &results.years else { return String::new() };
    let rate = numbers::short_percent(years.discount_per_year);
    let count = years.options.iter().map(|option| option.years.len()).max().unwrap_or(0).min(AT_ONCE);
    let mut table = plain();
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    let heads = (1..=count).map(|year| right(format!("year {year}")));
    table.add_row(std::iter::once(Cell::new("cost")).chain(heads).chain([right("present value".to_owned())]));
    for option in &years.options {
        table.add_row(
            row(option, count).into_iter().enumerate().map(
                |(nth, text)| {
                    if nth == 0 { Cell::new(text) } else { right(text) }
                },
            ),
        );
    }
    let head = format!("{} months from {}, money at {rate} a year:", years.months, years.starts);
    let switch = years.switch.as_ref().map_or(String::new(), |switch| switching(switch, years));
    format!("\n{head}\n{}{switch}", trimmed(table, 1))
}

fn row(option: &OptionYears, count: usize) -> Vec<String> {
    let cost = |year: usize| {
        option.years.get(year).map_or(numbers::NOTHING.to_owned(), |year| {
            year.cost.mean.map_or(numbers::NOTHING.to_owned(), numbers::three)
        })
    };
    let worth = super::money(option.net_present_value);
    std::iter::once(view::name(&option.option, 20)).chain((0..count).map(cost)).chain([worth]).collect()
}

fn switching(switch: &Switch, years: &Years) -> String {
    let (from, to) = (view::name(&switch.from, 24), view::name(&switch.to, 24));
    let month = |month: &Option<String>| month.clone().unwrap_or_else(|| "never".to_owned());
    let earliest = switch.earliest.as_ref().map_or_else(
        || format!("not possible within {} months", years.months),
        |month| format!("possible from {month}"),
    );
    let best = match &switch.best {
        None if switch.earliest.is_none() => return format!("\nFrom {from} to {to}: {earliest}.\n"),
        Some(best) => format!("best in {best} ({} to {})", month(&switch.low), month(&switch.high)),
        None => "best never".to_owned(),
    };
    let never = numbers::short_percent(switch.never);
    format!("\nFrom {from} to {to}: {earliest}, {best};\nthe chance that staying is better is {never}.\n")
}
