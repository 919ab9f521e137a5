//! Axes in words and as tables: `along.csv`, `map.csv`.
//!
//! In: results. Out: bytes of CSV, and a place of an axis as a planner says it. Simulates nothing.

use crate::report::csv::{Table, cells, guarded, number};
use crate::report::{numbers, view};
use crate::results::{Along, Axis, Estimate, Map, Mixed, Results, Unit};

/// The table of options along axes.
pub const ALONG: &str = "along.csv";
/// The table of a map.
pub const MAP: &str = "map.csv";

/// What an axis shows, with its unit: `calls a day`, `handle time`, or its path.
pub fn title(axis: &Axis) -> String {
    match axis.unit {
        Unit::CallsADay if axis.path == "demand.scale" => "calls a day".to_owned(),
        Unit::HandleTime => "handle time".to_owned(),
        Unit::CallsADay => format!("calls a day ({})", view::name(&axis.path, 48)),
        Unit::CallsAnHour => format!("calls an hour ({})", view::name(&axis.path, 48)),
        Unit::Seconds | Unit::Number | Unit::Names => view::name(&axis.path, 64),
    }
}

/// A number of an axis: a time as `4:10`, others with three digits.
pub fn figure(shown: f64, unit: Unit) -> String {
    match unit {
        Unit::Seconds | Unit::HandleTime => clock(shown),
        _ => numbers::three(shown),
    }
}

/// The n-th point of an axis in words.
pub fn point(axis: &Axis, nth: usize) -> String {
    match (axis.names.get(nth), axis.shown.get(nth)) {
        (Some(name), _) => view::name(name, 24),
        (None, Some(shown)) => figure(*shown, axis.unit),
        (None, None) => String::new(),
    }
}

/// `between 385 and 490 sometimes own_staff, sometimes vendor (costs go in steps)`, of names in such a form.
pub fn sometimes(mixed: &Mixed, unit: Unit, name: impl Fn(&str) -> String) -> String {
    let (from, to) = (figure(mixed.from, unit), figure(mixed.to, unit));
    format!("between {from} and {to} sometimes {}, sometimes {} (costs go in steps)", name(&mixed.a), name(&mixed.b))
}

/// Whether an option takes turns at the lead with another at the n-th point.
fn takes_turns(along: &Along, option: &str, nth: usize) -> bool {
    let Some(shown) = along.axis.shown.get(nth) else { return false };
    let of = |mixed: &&Mixed| mixed.a == option || mixed.b == option;
    along.mixed.iter().filter(of).any(|mixed| mixed.from <= *shown && *shown <= mixed.to)
}

/// Seconds as minutes and seconds; below a minute as they are.
fn clock(seconds: f64) -> String {
    if seconds < 60.0 {
        return view::time(seconds);
    }
    let whole = seconds.round() as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// `along.csv`: a row for each axis, option and point.
pub fn along(results: &Results) -> Option<Vec<u8>> {
    if results.along.is_empty() {
        return None;
    }
    let mut table = Table::default();
    let currency = results.currency.to_lowercase();
    let mut heading =
        vec!["axis".to_owned(), "value".to_owned(), "shown".to_owned(), "unit".to_owned(), "option".to_owned()];
    for measure in [
        format!("cost_month_{currency}"),
        format!("profit_month_{currency}"),
        "service_level".to_owned(),
        "agents".to_owned(),
    ] {
        heading.extend([measure.clone(), format!("{measure}_low"), format!("{measure}_high")]);
    }
    heading.push("takes_turns".to_owned());
    table.row(heading);
    for along in &results.along {
        let axis = &along.axis;
        for option in &along.options {
            for nth in 0..axis.values.len() {
                let at = |estimates: &[Estimate]| cells(estimates.get(nth).copied().unwrap_or_default());
                let mut row = vec![guarded(&axis.path)];
                row.extend(place(axis, nth));
                row.extend([unit(axis).to_owned(), guarded(&option.option)]);
                for estimates in [&option.cost, &option.profit, &option.service_level, &option.agents] {
                    row.extend(at(estimates));
                }
                row.push(takes_turns(along, &option.option, nth).to_string());
                table.row(row);
            }
        }
    }
    Some(table.bytes())
}

/// `map.csv`: a row for each point, with the profit of each option.
pub fn map(results: &Results) -> Option<Vec<u8>> {
    let map = results.map.as_ref()?;
    let mut table = Table::default();
    let currency = results.currency.to_lowercase();
    let (across, up) = (guarded(&map.across.path), guarded(&map.up.path));
    let mut heading = vec![across.clone(), format!("{across} shown"), up.clone(), format!("{up} shown")];
    heading.extend(["winner", "runner_up", "sure"].map(str::to_owned));
    let lead = format!("lead_month_{currency}");
    heading.extend([lead.clone(), format!("{lead}_low"), format!("{lead}_high")]);
    heading.extend(map.options.iter().map(|option| guarded(&format!("profit_month_{currency} {option}"))));
    table.row(heading);
    for cell in &map.cells {
        let mut row: Vec<String> = place(&map.across, cell.across).into();
        row.extend(place(&map.up, cell.up));
        row.extend([
            guarded(&cell.winner),
            guarded(cell.runner_up.as_deref().unwrap_or_default()),
            cell.sure.to_string(),
        ]);
        row.extend(cells(cell.lead));
        row.extend((0..map.options.len()).map(|option| number(cell.profit.get(option).and_then(|profit| profit.mean))));
        table.row(row);
    }
    Some(table.bytes())
}

/// A point's value and what it shows; of names the name.
fn place(axis: &Axis, nth: usize) -> [String; 2] {
    match axis.names.get(nth) {
        Some(name) => [guarded(name), guarded(name)],
        None => [number(axis.values.get(nth).copied()), number(axis.shown.get(nth).copied())],
    }
}

fn unit(axis: &Axis) -> &'static str {
    match axis.unit {
        Unit::CallsADay => "calls a day",
        Unit::CallsAnHour => "calls an hour",
        Unit::Seconds | Unit::HandleTime => "s",
        Unit::Number => "",
        Unit::Names => "name",
    }
}

/// The letter of the n-th option on a map: capital where its lead is sure.
pub fn letter(nth: usize, sure: bool) -> char {
    let letter = u8::try_from(nth).ok().filter(|nth| *nth < 26).map_or('#', |nth| (b'A' + nth) as char);
    if sure { letter } else { letter.to_ascii_lowercase() }
}

/// The position of a cell's winner among the options of its map.
pub fn winner(map: &Map, nth: usize) -> Option<(usize, bool)> {
    let cell = map.cells.get(nth)?;
    Some((map.options.iter().position(|option| *option == cell.winner)?, cell.sure))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::report::{fixture, fixture_along};

    fn text(bytes: Option<Vec<u8>>) -> String {
        String::from_utf8(bytes.unwrap()).unwrap()
    }

    #[test]
    fn a_row_for_each_option_and_point_with_units_in_the_heading() {
        let results = fixture_along::along();
        let text = text(along(&results));
        let mut lines = text.lines();
        assert!(
            lines.next().unwrap().starts_with("axis,value,shown,unit,option,cost_month_uah,cost_month_uah_low,"),
            "{text}"
        );
        assert_eq!(lines.clone().count(), 3 * 5);
        assert!(lines.next().unwrap().starts_with("demand.scale,0.5,300,calls a day,own_only,"), "{text}");
        assert_eq!(along(&fixture::compare(3)), None);
    }

    #[test]
    fn a_map_has_a_row_for_each_point_and_guards_names() {
        let mut results = fixture_along::along();
        if let Some(map) = &mut results.map {
            map.cells[0].winner = "=evil".to_owned();
        }
        let text = text(map(&results));
        assert_eq!(text.lines().count(), 1 + 4 * 3);
        assert!(text.lines().nth(1).unwrap().contains(",'=evil,"), "{text}");
    }

    #[test]
    fn places_are_told_as_a_planner_says_them() {
        assert_eq!(figure(250.0, Unit::HandleTime), "4:10");
        assert_eq!(figure(59.0, Unit::Seconds), "59 s");
        assert_eq!(figure(1234.0, Unit::CallsADay), "1,230");
        assert_eq!((letter(1, true), letter(1, false), letter(40, true)), ('B', 'b', '#'));
    }
}
