//! Who wins where over two axes: at how many points of the map, and in its corners.
//!
//! In: a map. Out: sentences. Counts are of the points that were simulated: no luck is in them but in who wins, which is said.

use super::places::{figure, suffix};
use super::{input_names, words};
use crate::report::axes;
use crate::report::language::Told;
use crate::results::{Axis, Cell, Map};

/// The shares of the map and its corners, for the section; of a map without money only that nobody can win.
pub fn sentences(map: &Map, told: &Told<'_>) -> Vec<String> {
    let over = format!("Over {} and {}", ends(&map.across), ends(&map.up));
    if !paid(map) {
        return vec![format!("{over}: nothing is paid or earned, so that no option leads by profit.")];
    }
    let mut said_so = vec![format!("{over}: {} (map.csv).", shares(map, told))];
    said_so.extend(corners(map));
    said_so
}

/// `Over volume and handle time, 12 points, own_only has the most profit at 6 (surely at 3) and alfa_only at 6 (surely at all).`
pub fn short(map: &Map, told: &Told<'_>) -> Option<String> {
    let over = format!("Over {} and {}", input_names::of(&map.across.path), input_names::of(&map.up.path));
    paid(map).then(|| format!("{over}: {}.", shares(map, told)))
}

/// Whether anything is paid or earned at any point.
fn paid(map: &Map) -> bool {
    map.cells.iter().flat_map(|cell| &cell.profit).any(|profit| profit.mean.is_some_and(|mean| mean != 0.0))
}

/// An axis from end to end.
fn ends(axis: &Axis) -> String {
    let name = input_names::with_path(&axis.path);
    match axis.shown.len() {
        0 => name,
        count => format!("{name} ({} to {})", point(axis, 0), point(axis, count - 1)),
    }
}

/// A point of an axis in its unit, of names the name.
fn point(axis: &Axis, nth: usize) -> String {
    match axis.shown.get(nth).filter(|_| axis.names.is_empty()) {
        Some(shown) => format!("{}{}", figure(*shown, axis.unit), suffix(axis.unit)),
        None => axes::point(axis, nth),
    }
}

/// At how many points each option wins, most first.
fn shares(map: &Map, told: &Told<'_>) -> String {
    let mut won: Vec<(&str, usize, usize)> = Vec::new();
    for name in &map.options {
        let cells = || map.cells.iter().filter(|cell| cell.winner == *name);
        won.push((name, cells().count(), cells().filter(|cell| cell.sure).count()));
    }
    won.retain(|(_, all, _)| *all > 0);
    // A stable sort: of equals the first in the file.
    won.sort_by_key(|(_, all, _)| std::cmp::Reverse(*all));
    let points = map.cells.len();
    let sure = |all: usize, sure: usize| match sure {
        0 => "at none of them by more than luck".to_owned(),
        sure if sure == all => "more than luck".to_owned(),
        sure => format!("at {sure} of them by more than luck"),
    };
    if let [(name, all, surely)] = won[..] {
        return format!("{} earns most at all {points} points, {}", words::option(name), sure(all, surely));
    }
    let each = won.iter().enumerate().map(|(nth, (name, all, surely))| {
        let (verb, of) = if nth == 0 { (" earns most", format!(" of {points} points")) } else { ("", String::new()) };
        format!("{}{verb} at {all}{of} ({})", words::option(name), sure(*all, *surely))
    });
    words::listed(&each.collect::<Vec<_>>(), told)
}

/// Who wins where both axes end; nothing where one option wins in all corners.
fn corners(map: &Map) -> Option<String> {
    let (right, top) = (map.across.values.len().checked_sub(1)?, map.up.values.len().checked_sub(1)?);
    let at = |across: usize, up: usize| map.cells.iter().find(|cell| (cell.across, cell.up) == (across, up));
    let places = [(0, 0), (right, 0), (0, top), (right, top)];
    let cells: Vec<&Cell> = places.iter().filter_map(|(across, up)| at(*across, *up)).collect();
    if cells.len() < 4 || cells.iter().all(|cell| cell.winner == cells[0].winner) {
        return None;
    }
    let said_so = cells.into_iter().map(|cell| {
        let perhaps = if cell.sure { "" } else { "perhaps " };
        let place = format!("{} and {}", point(&map.across, cell.across), point(&map.up, cell.up));
        (place, format!("{perhaps}{}", words::option(&cell.winner)))
    });
    let each = words::together(said_so).into_iter().map(|(places, who)| format!("{who} at {}", places.join(", at ")));
    Some(format!("In the corners of that map wins {}.", each.collect::<Vec<_>>().join("; ")))
}
