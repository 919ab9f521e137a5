//! How the bill of each option is spread: nine of ten in a box, the middle one, the worst.

use super::ink;
use super::rows::{self, Chart, Group, Mark, Row};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::money;
use crate::report::view;
use crate::results::risk::OptionRisk;

/// Rows at most, of the best options.
const MOST: usize = 24;

/// Draws the figure; none where no bill is known of several months.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let options = money::spread(told);
    if options.is_empty() {
        return None;
    }
    let amount = |value: f64, decimals: usize| told.plain(value, decimals);
    let rows: Vec<Row> = options.iter().take(MOST).filter_map(|one| row(one, told)).collect();
    let left_out = words::left_out(options.len() - rows.len(), told);
    let has_box = rows.iter().any(|row| row.marks.iter().any(|mark| matches!(mark, Mark::Within(..))));
    let mut samples = vec![(Mark::Middle(0.5), say!(told, "page-p50")), (Mark::Worst(0.5), say!(told, "page-worst"))];
    if has_box {
        samples.insert(0, (Mark::Within(0.0, 1.0), say!(told, "figure-nine-of-ten")));
    }
    let chart = Chart {
        groups: vec![Group { heading: say!(told, "figure-half-are-below"), rows }],
        axis: money::of_bills(&options, told),
        label: &amount,
    };
    let legend = rows::legend_height(&samples);
    let mut note = say!(told, "figure-bills-note");
    let needs = options.iter().filter_map(|one| one.bill_needs).max();
    if let Some(count) = needs {
        note = format!("{note} {}", say!(told, "page-bills-need", count = count.to_string()));
    }
    let note = format!("{note}{left_out}");
    ink::sheet(&say!(told, "figure-bills"), &note, legend + chart.height(), |area| {
        rows::legend(area, &samples, ink::TOP)?;
        chart.draw(area, ink::TOP + legend)
    })
}

fn row(one: &OptionRisk, told: &Told<'_>) -> Option<Row> {
    let bill = one.bill.as_ref()?;
    let ends = money::told_of(bill.p5).mean.zip(money::told_of(bill.p95).mean);
    let mut marks: Vec<Mark> = ends.map(|(low, high)| Mark::Within(low, high)).into_iter().collect();
    marks.extend(bill.p50.mean.map(Mark::Middle));
    marks.extend(bill.worst.map(Mark::Worst));
    let figure = bill.p50.mean.map_or_else(String::new, |middle| told.three(middle));
    Some(Row { name: view::name(&one.option, view::NAME), marks, figure })
}
