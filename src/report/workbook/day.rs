//! Service by time of day over all days, with a chart of all inbound contacts.

use rust_xlsxwriter::{Chart, ChartType, XlsxError};

use super::sheet::{Cell, Look, Sheet, with_interval};
use crate::report::view;
use crate::results::{IntervalRow, OptionResults, Results};

/// Lines in the chart.
const LINES: usize = 12;

/// The sheet; none where nothing happened at any time of day.
///
/// # Errors
/// See [`XlsxError`].
pub fn sheet(results: &Results) -> Result<Option<Sheet>, XlsxError> {
    let options = &results.options.0;
    let shown = |option: &OptionResults| -> usize {
        let of = |(contact, rows): (&String, &Vec<IntervalRow>)| {
            view::offered_rows(rows, view::target(option, contact)).len()
        };
        option.time_of_day.iter().map(of).sum()
    };
    let rows: usize = options.iter().map(|(_, option)| shown(option)).sum();
    if rows == 0 {
        return Ok(None);
    }
    let mut sheet = Sheet::new("Day")?;
    let mut names: Vec<String> =
        ["option", "contact type", "time", "offered", "answered", "abandoned"].map(str::to_owned).to_vec();
    for name in &mut names[3..] {
        *name = format!("{name}, {}", view::sum_of_days(results.days));
    }
    names.extend(with_interval("service level"));
    names.extend(["average wait, s".to_owned(), "target".to_owned()]);
    sheet.headings(&names, rows)?;
    let mut chart = Chart::new(ChartType::Line);
    let mut lines = 0;
    for (name, option) in options {
        let only = option.time_of_day.len() == 1;
        for (contact, rows) in &option.time_of_day {
            let target = view::target(option, contact);
            let (first, share) = (sheet.next_row(), target.map(|target| target.share));
            for row in view::offered_rows(rows, target) {
                let level = view::service_level_of_row(row, target);
                let mut cells = vec![Cell::text(name), Cell::text(contact), Cell::Moment(view::clock(row).to_owned())];
                cells.extend(["offered", "answered", "abandoned"].map(|of| count(row, of)));
                cells.extend(Cell::estimate(level, Look::Share));
                let wait = row.by_name.get("asa").and_then(|asa| asa.mean);
                cells.extend([Cell::Number(wait, Look::Seconds), Cell::Number(share, Look::Share)]);
                sheet.row(&cells)?;
            }
            if (only || contact == view::TOTAL) && sheet.next_row() > first && lines < LINES {
                let last = sheet.next_row() - 1;
                let series = chart.add_series();
                series.set_categories(("Day", first, 2, last, 2)).set_values(("Day", first, 6, last, 6));
                // By its cell: a name that begins like a formula would be taken for one.
                series.set_name(("Day", first, 0));
                lines += 1;
            }
        }
    }
    chart.title().set_name("Service level by time of day");
    // Said of the axis, too: who draws the chart need not look at the cells.
    chart.x_axis().set_num_format("hh:mm");
    chart.y_axis().set_num_format("0 %").set_min(0.0).set_max(1.0);
    chart.set_width(900).set_height(380).set_alt_text("Service level by time of day, a line for each option");
    // A chart without a line is refused by the format: results of a stranger may have no total.
    if lines > 0 {
        sheet.chart(1, names.len() as u16 + 1, &chart)?;
    }
    Ok(Some(sheet))
}

fn count(row: &IntervalRow, name: &str) -> Cell {
    Cell::Number(row.by_name.get(name).and_then(|estimate| estimate.mean), Look::Count)
}
