//! Who wins where over two axes: at how many points of the map, and in its corners.
//!
//! In: a map. Out: sentences. Counts are of the points that were simulated: no luck is in them but in who wins, which is said.

use super::places::whole;
use super::{input_names, words};
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{Axis, Cell, Map};

/// The shares of the map and its corners, for the section; of a map without money only that nobody can win.
pub fn sentences(map: &Map, told: &Told<'_>) -> Vec<String> {
    let (across, up) = (ends(&map.across, told), ends(&map.up, told));
    if !paid(map) {
        return vec![say!(told, "map-no-money", across = across, up = up)];
    }
    let mut said_so = vec![say!(told, "map-shares", across = across, up = up, shares = shares(map, told))];
    said_so.extend(corners(map, told));
    said_so
}

/// `Over volume and handle time, 12 points, own_only has the most profit at 6 (surely at 3) and alfa_only at 6 (surely at all).`
pub fn short(map: &Map, told: &Told<'_>) -> Option<String> {
    let (across, up) = (input_names::of(&map.across.path, told), input_names::of(&map.up.path, told));
    paid(map).then(|| say!(told, "map-short", across = across, up = up, shares = shares(map, told)))
}

/// Whether anything is paid or earned at any point.
fn paid(map: &Map) -> bool {
    map.cells.iter().flat_map(|cell| &cell.profit).any(|profit| profit.mean.is_some_and(|mean| mean != 0.0))
}

/// An axis from end to end.
fn ends(axis: &Axis, told: &Told<'_>) -> String {
    let name = input_names::with_path(&axis.path, told);
    match axis.shown.len() {
        0 => name,
        count => say!(told, "map-ends", axis = name, from = point(axis, 0, told), to = point(axis, count - 1, told)),
    }
}

/// A point of an axis in its unit, of names the name.
fn point(axis: &Axis, nth: usize, told: &Told<'_>) -> String {
    match (axis.names.get(nth), axis.shown.get(nth)) {
        (Some(name), _) => view::name(name, 24),
        (None, Some(shown)) => whole(*shown, axis.unit, told),
        (None, None) => String::new(),
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
    let (points, count) = (map.cells.len().to_string(), map.cells.len());
    let sure = |all: usize, surely: usize| {
        let sure = match surely {
            0 => "none",
            surely if surely == all => "all",
            _ => "some",
        };
        say!(told, "map-sure", sure = sure, count = surely.to_string())
    };
    if let [(name, all, surely)] = won[..] {
        let (option, sure) = (words::option(name), sure(all, surely));
        return say!(told, "map-all", option = option, points = points, count = count, sure = sure);
    }
    let each = won.iter().enumerate().map(|(nth, (name, all, surely))| {
        let (option, won, sure) = (words::option(name), all.to_string(), sure(*all, *surely));
        match nth {
            0 => {
                say!(told, "map-most", option = option, won = won, points = points.as_str(), count = count, sure = sure)
            }
            _ => say!(told, "map-others", option = option, won = won, sure = sure),
        }
    });
    words::listed(&each.collect::<Vec<_>>(), told)
}

/// Who wins where both axes end; nothing where one option wins in all corners.
fn corners(map: &Map, told: &Told<'_>) -> Option<String> {
    let (right, top) = (map.across.values.len().checked_sub(1)?, map.up.values.len().checked_sub(1)?);
    let at = |across: usize, up: usize| map.cells.iter().find(|cell| (cell.across, cell.up) == (across, up));
    let places = [(0, 0), (right, 0), (0, top), (right, top)];
    let cells: Vec<&Cell> = places.iter().filter_map(|(across, up)| at(*across, *up)).collect();
    if cells.len() < 4 || cells.iter().all(|cell| cell.winner == cells[0].winner) {
        return None;
    }
    let said_so = cells.into_iter().map(|cell| {
        let (across, up) = (point(&map.across, cell.across, told), point(&map.up, cell.up, told));
        let (option, sure) = (words::option(&cell.winner), if cell.sure { "yes" } else { "no" });
        (say!(told, "map-corner", across = across, up = up), say!(told, "map-winner", option = option, sure = sure))
    });
    let each = words::together(said_so).into_iter().map(|(places, who)| format!("{who} {}", places.join(", ")));
    Some(say!(told, "map-corners", corners = each.collect::<Vec<_>>().join("; ")))
}
