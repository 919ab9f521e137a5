//! The first sheet: what to take, the options side by side, and a chart of what they cost.

use rust_xlsxwriter::{Chart, ChartType, XlsxError};

use super::sheet::{Cell, Look, Sheet, with_interval};
use crate::report::language::{Language, Told};
use crate::report::{decision, view};
use crate::results::{Estimate, OptionResults, Results};

/// Sentences of the decision on the sheet.
const SENTENCES: usize = 8;

/// The sheet.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results) -> Result<Sheet, XlsxError> {
    let mut sheet = Sheet::new("Summary")?;
    let title = if results.title.is_empty() { &results.scenario } else { &results.title };
    sheet.title(&view::line(title))?;
    let told = Told::new(results, Language::English);
    sheet.line(&format!("{}; {}", view::basis(results), view::month_in_words(&told)))?;
    sheet.gap();
    for sentence in decision::first_page(&told).into_iter().take(SENTENCES) {
        sheet.line(&sentence)?;
    }
    sheet.gap();
    let money = view::has_money(results);
    let ranked = view::ranked(results);
    sheet.headings(&headings(results, money), ranked.len())?;
    let first = sheet.next_row();
    for (name, option) in &ranked {
        sheet.row(&row(name, option, results, money))?;
    }
    if let Some(last) = (first + ranked.len() as u32).checked_sub(1).filter(|last| *last >= first) {
        let below = last + 2;
        sheet.chart(below, 0, &chart("Service level", (first, last), 2, "0 %"))?;
        // Whoever is paid more in penalties than he bills has no bar from nought.
        let costs = ranked.iter().filter_map(|(_, option)| view::cost_a_month(option, results).mean);
        if money && costs.into_iter().all(|cost| cost >= 0.0) {
            let heading = format!("Cost, {} a month", view::name(&results.currency, 8));
            sheet.chart(below, 6, &chart(&heading, (first, last), 14, "#,##0"))?;
        }
    }
    Ok(sheet)
}

fn headings(results: &Results, money: bool) -> Vec<String> {
    let mut names = vec!["option".to_owned(), "target".to_owned()];
    for name in ["service level", "abandonment", "average wait, s", "occupancy"] {
        names.extend(with_interval(name));
    }
    if money {
        let currency = view::name(&results.currency, 8);
        for name in ["cost", "profit", "profit less the best's"] {
            names.extend(with_interval(&format!("{name}, {currency} a month")));
        }
    }
    names
}

fn row(name: &str, option: &OptionResults, results: &Results, money: bool) -> Vec<Cell> {
    let total = &option.total;
    let target = view::target(option, view::TOTAL);
    let mut cells = vec![Cell::text(name), Cell::Number(target.map(|target| target.share), Look::Share)];
    cells.extend(Cell::estimate(view::service_level(total, target), Look::Share));
    cells.extend(Cell::estimate(total.get("abandonment"), Look::Share));
    cells.extend(Cell::estimate(total.get("asa"), Look::Seconds));
    cells.extend(Cell::estimate(total.get("occupancy"), Look::Share));
    if money {
        let ranked = results.ranking.iter().find(|ranked| ranked.option == name);
        let behind = ranked.map_or(Estimate::default(), |ranked| view::ranked_month(ranked, results).against_best);
        cells.extend(Cell::estimate(view::cost_a_month(option, results), Look::Money));
        cells.extend(Cell::estimate(view::spread_a_month(total, "profit", results), Look::Money));
        cells.extend(Cell::estimate(behind, Look::Money));
    }
    cells
}

/// A column for each option.
fn chart(heading: &str, (first, last): (u32, u32), column: u16, format: &str) -> Chart {
    let mut chart = Chart::new(ChartType::Column);
    chart
        .add_series()
        .set_categories(("Summary", first, 0, last, 0))
        .set_values(("Summary", first, column, last, column))
        .set_name(heading);
    chart.title().set_name(heading);
    // The height of a bar is what it says only from nought on.
    chart.y_axis().set_num_format(format).set_min(0.0);
    if format.contains('%') {
        chart.y_axis().set_max(1.0);
    }
    chart.legend().set_hidden();
    chart.set_alt_text(format!("{heading} of each option"));
    chart
}
