//! The tornado: how far each input moves the margin of the best option over the runner-up.
//!
//! In: results. Out: a table with a bar for each input, the widest first.

use super::cells::{self, Range, word};
use super::shape::{Row, Scale, Section, Table, Tables};
use crate::report::language::{Told, say};
use crate::report::terminal::inputs::{flip_in_words, margin, value};
use crate::report::view;
use crate::results::inputs::{Bar, End, Evidence, Tornado};

/// Most bars; all stand in `tornado.csv`.
const MOST: usize = 40;

/// The section; none without a tornado, or where no input moves anything.
pub fn tornado(told: &Told<'_>) -> Option<Section> {
    let tornado = told.tornado.as_ref()?;
    let moving: Vec<&Bar> =
        tornado.bars.iter().filter(|bar| bar.swing > 0.0 || !bar.flips.is_empty()).take(MOST).collect();
    if moving.is_empty() {
        return None;
    }
    let (best, currency) = (view::name(&tornado.best, view::NAME), view::name(&told.currency, 8));
    let what = match &tornado.runner_up {
        Some(other) => {
            let other = view::name(other, view::NAME);
            say!(told, "page-tornado-margin", best = best, other = other, currency = currency)
        }
        None => say!(told, "page-tornado-profit", best = best, currency = currency),
    };
    let alone = || tornado.options.iter().find(|option| option.option == tornado.best).map(|option| option.profit);
    let base = tornado.margin.or_else(alone).unwrap_or_default();
    let as_written = cells::number(base, told);
    let interval = if as_written.interval.is_empty() { String::new() } else { format!(" ({})", as_written.interval) };
    let written = say!(told, "page-tornado-as-written", figure = format!("{}{interval}", as_written.text));
    let mut notes = vec![what, written, say!(told, "page-tornado-note")];
    if tornado.bars.len() > moving.len() {
        notes.push(say!(told, "page-tornado-idle", count = tornado.bars.len() - moving.len()));
    }
    let tables = vec![Tables { label: String::new(), views: vec![(String::new(), table(tornado, &moving, told))] }];
    Some(Section { id: "tornado", heading: say!(told, "page-tornado"), notes, tables, ..Section::default() })
}

fn table(tornado: &Tornado, bars: &[&Bar], told: &Told<'_>) -> Table {
    let at = |end: &End| margin(end, &tornado.best);
    let alone = || tornado.options.iter().find(|option| option.option == tornado.best).map(|option| option.profit);
    let base = tornado.margin.or_else(alone).and_then(|margin| margin.mean).unwrap_or(0.0);
    let ends = bars.iter().flat_map(|bar| [&bar.at_low, &bar.at_high]).filter_map(|end| at(end).mean);
    let range = Range::with_nought(ends.chain([base]));
    let row = |bar: &&Bar| {
        let (low, high) = (at(&bar.at_low), at(&bar.at_high));
        let mut marks = Vec::new();
        marks.extend(low.mean.map(|low| range.mark("low", base, low)));
        marks.extend(high.mean.map(|high| range.mark("high", base, high)));
        marks.push(range.mark("middle", base, base));
        marks.push(range.mark("nought", 0.0, 0.0));
        let known = match bar.input.evidence {
            Evidence::Measured => say!(told, "page-measured"),
            Evidence::Quoted => say!(told, "page-quoted"),
            Evidence::Assumed => say!(told, "page-assumed"),
        };
        let (from, to) = (value(&bar.input, bar.at_low.value), value(&bar.input, bar.at_high.value));
        let flips: Vec<String> = bar.flips.iter().map(|flip| flip_in_words(flip, &bar.input)).collect();
        let cells = vec![
            word(known),
            word(format!("{from} … {to}")),
            cells::number(low, told),
            cells::number(high, told),
            cells::exact(Some(bar.swing), |swing| told.three(swing)),
            word(flips.join("; ")),
        ];
        Row { name: view::name(&bar.input.path, view::NAME), cells, bar: marks }
    };
    let columns = [
        say!(told, "page-evidence"),
        say!(told, "page-range"),
        say!(told, "page-at-low"),
        say!(told, "page-at-high"),
        say!(told, "page-swing"),
        say!(told, "page-flips"),
    ];
    let (low, high) = range.ends();
    Table {
        caption: say!(told, "page-tornado"),
        corner: say!(told, "page-input"),
        columns: columns.into(),
        rows: bars.iter().map(row).collect(),
        bars: Some(Scale { name: say!(told, "page-margin"), from: told.three(low), to: told.three(high) }),
        ..Table::default()
    }
}
