//! Service by day and time of day, as a heat map; agents by time of day beside it.
//!
//! In: results. Out: a table of shades for each option, and charts of agents by group.

use super::cells;
use super::shape::{Axis, Cell, Chart, Kind, Row, Section, Series, Table, Tables, View};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{ByTime, DayRow, Estimate, IntervalRow, OptionResults};

/// Cells of the whole page.
const CELLS: usize = 12_000;
/// Groups that can be chosen.
const GROUPS: usize = 60;
/// Shades of a heat map.
const SHADES: f64 = 10.0;

fn of(option: &OptionResults) -> Option<&ByTime> {
    option.by_time.as_ref()
}

/// The heat map; none where there is but one time of day or nobody called.
pub fn heat_map(told: &Told<'_>) -> Option<Section> {
    let mut views = Vec::new();
    let mut taken = 0;
    let mut left_out = 0;
    let mut by_weekday = false;
    for (name, option) in view::ranked(told) {
        let Some(days) = of(option).map(|by_time| &by_time.days).filter(|days| days.times.len() > 1) else { continue };
        if days.rows.len() < 2 {
            continue;
        }
        taken += days.rows.len() * days.times.len();
        if taken > CELLS && !views.is_empty() {
            left_out += 1;
            continue;
        }
        by_weekday = days.by_weekday;
        let row = |row: &DayRow| Row {
            name: if days.by_weekday { weekday(&row.day, told) } else { view::name(&row.day, 10) },
            cells: row.service_level.iter().map(|level| shaded(*level, told)).collect(),
            bar: Vec::new(),
        };
        let table = Table {
            caption: say!(told, "page-heat"),
            corner: say!(told, "page-day-of-row"),
            columns: days.times.iter().map(|time| view::name(time, 5)).collect(),
            rows: days.rows.iter().map(row).collect(),
            is_map: true,
            ..Table::default()
        };
        views.push((view::name(name, view::NAME), table));
    }
    if views.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-heat-note")];
    notes.extend(by_weekday.then(|| say!(told, "page-heat-by-weekday")));
    notes.extend((left_out > 0).then(|| say!(told, "page-heat-left-out", count = left_out)));
    let tables = vec![Tables { label: say!(told, "page-option"), views }];
    Some(Section { id: "heat", heading: say!(told, "page-heat"), notes, tables, ..Section::default() })
}

fn weekday(number: &str, told: &Told<'_>) -> String {
    match number {
        "0" => say!(told, "page-monday"),
        "1" => say!(told, "page-tuesday"),
        "2" => say!(told, "page-wednesday"),
        "3" => say!(told, "page-thursday"),
        "4" => say!(told, "page-friday"),
        "5" => say!(told, "page-saturday"),
        _ => say!(told, "page-sunday"),
    }
}

/// A level in whole per cent, with its shade: none of the darkest is below nine tenths.
fn shaded(level: Estimate, told: &Told<'_>) -> Cell {
    let Some(mean) = level.mean else { return Cell::default() };
    let shade = libm::floor(mean * SHADES).clamp(0.0, SHADES - 1.0) as u8;
    let whole = |value: f64| told.plain(value * 100.0, 0);
    let interval = level.low.zip(level.high).map(|(low, high)| format!("{} – {}", whole(low), whole(high)));
    Cell { text: whole(mean), interval: interval.unwrap_or_default(), shade: Some(shade), ..Cell::default() }
}

/// Agents by time of day: required, scheduled and staffed, a group of an option at a time.
pub fn agents(told: &Told<'_>) -> Option<Section> {
    let mut views = Vec::new();
    let ranked = view::ranked(told);
    let several = ranked.len() > 1;
    let groups: usize = ranked.iter().filter_map(|(_, option)| of(option)).map(|by_time| by_time.agents.len()).sum();
    for (name, option) in ranked {
        let Some(by_time) = of(option) else { continue };
        for (group, rows) in &by_time.agents {
            let (option, group) = (view::name(name, view::NAME), view::name(group, view::NAME));
            let name = if several { format!("{option}: {group}") } else { group.clone() };
            views.extend(of_group(name, rows, told).map(|view| View { of: group, ..view }));
        }
    }
    if views.is_empty() {
        return None;
    }
    views.truncate(GROUPS);
    // Places stand in the middle of intervals, which are called by their beginning.
    let step = |(_, option): &(&str, &OptionResults)| of(option)?.agents.values().find_map(|rows| view::step(rows));
    let half = view::ranked(told).iter().find_map(step).unwrap_or(0.0) / 2.0;
    let mut notes = vec![say!(told, "page-agents-note")];
    notes.extend((groups > GROUPS).then(|| say!(told, "page-agents-left-out", count = groups - GROUPS)));
    let chart = Chart {
        id: "agents".to_owned(),
        title: say!(told, "page-agents"),
        label: say!(told, "page-group"),
        x: Axis { name: say!(told, "page-time-of-day"), kind: Kind::Clock, half, ..Axis::default() },
        y: Axis { name: say!(told, "page-agents-on-duty"), kind: Kind::Number, ..Axis::default() },
        views,
        ..Chart::default()
    };
    Some(Section { id: "agents", heading: say!(told, "page-agents"), notes, charts: vec![chart], ..Section::default() })
}

/// The rows from the first to the last with anybody at work: required, scheduled, or half an agent there in the mean. Who ends a talk
/// after closing is left out.
fn at_work(rows: &[IntervalRow]) -> &[IntervalRow] {
    let of = |row: &IntervalRow, name: &str| row.by_name.get(name).and_then(|estimate| estimate.mean).unwrap_or(0.0);
    let works =
        |row: &IntervalRow| of(row, "required") > 0.0 || of(row, "scheduled") > 0.0 || of(row, "staffed_agents") >= 0.5;
    let (first, last) = (rows.iter().position(works), rows.iter().rposition(works));
    first.zip(last).and_then(|(first, last)| rows.get(first..=last)).unwrap_or(rows)
}

fn of_group(name: String, all: &[IntervalRow], told: &Told<'_>) -> Option<View> {
    let rows = at_work(all);
    let half = view::step(rows).unwrap_or(0.0) / 2.0;
    let x: Vec<f64> = rows.iter().map(|row| view::hour(row).map(|hour| hour + half)).collect::<Option<_>>()?;
    let lines = [
        (say!(told, "page-staffed"), "staffed_agents"),
        (say!(told, "page-required"), "required"),
        (say!(told, "page-scheduled"), "scheduled"),
    ];
    let series = |(look, (name, measure)): (usize, (String, &str))| {
        let column = rows.iter().map(|row| row.by_name.get(measure).copied().unwrap_or_default());
        let [mean, mut low, mut high] = cells::columns(column);
        // What no luck changes has no band.
        if low == mean && high == mean {
            low.fill(None);
            high.fill(None);
        }
        Series { name, look, shown: true, mean, low, high, ..Series::default() }
    };
    let series: Vec<Series> = lines.into_iter().enumerate().map(series).collect();
    (!x.is_empty()).then(|| View { name, x, series, ..View::default() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::report::language::Language;
    use crate::results::Days;

    #[test]
    fn who_stays_for_minutes_after_closing_does_not_lengthen_the_day() {
        let row = |start: &str, scheduled: f64, staffed: f64| {
            let by_name = [("scheduled", scheduled), ("staffed_agents", staffed)];
            let by_name = by_name.map(|(name, value)| (name.to_owned(), Estimate::point(value))).into();
            IntervalRow { start: start.to_owned(), by_name }
        };
        let starts = |rows: &[IntervalRow]| rows.iter().map(|row| row.start.clone()).collect::<Vec<_>>();
        let day = [row("08:00", 2.0, 2.0), row("12:00", 0.0, 0.1), row("18:30", 2.0, 2.0), row("19:00", 0.0, 0.05)];
        assert_eq!(starts(at_work(&day)), ["08:00", "12:00", "18:30"]);
        assert_eq!(starts(at_work(&[row("19:00", 0.0, 0.7)])), ["19:00"]);
        assert_eq!(starts(at_work(&[row("19:00", 0.0, 0.05)])), ["19:00"]);
    }

    #[test]
    fn a_heat_map_tells_whole_per_cents_with_their_shade_and_leaves_empty_what_nobody_called() {
        let mut results = fixture::run();
        let rows = vec![
            DayRow { day: "0".to_owned(), service_level: vec![fixture::estimate(0.899, 0.01), Estimate::default()] },
            DayRow { day: "6".to_owned(), service_level: vec![fixture::estimate(1.0, 0.0), Estimate::default()] },
        ];
        let days = Days { by_weekday: true, times: ["08:00", "08:30"].map(str::to_owned).into(), rows };
        results.options.0[0].1.by_time = Some(ByTime { days, ..ByTime::default() });
        let section = heat_map(&Told::new(&results, Language::English)).unwrap();
        let table = &section.tables[0].views[0].1;
        assert_eq!((table.rows[0].name.as_str(), table.rows[1].name.as_str()), ("Mon", "Sun"));
        let cells: Vec<_> = table.rows.iter().flat_map(|row| &row.cells).map(|c| (c.text.as_str(), c.shade)).collect();
        assert_eq!(cells, [("90", Some(8)), ("", None), ("100", Some(9)), ("", None)]);
        assert_eq!(table.rows[0].cells[0].interval, "89 – 91");
    }
}
