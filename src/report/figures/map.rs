//! Who earns most over two axes: a cell for each point in the winner's colour with its letter, paler where the lead may be luck.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::ink::{self, Area, Drawn, FINE, GREY, Look};
use super::words;
use crate::report::language::{Told, say};
use crate::report::{axes, decision, view};
use crate::results::{self, Map, Results};

/// Height of the cells together, pixels of the finished picture, and their width.
const CELLS: (i32, i32) = (600, 420);
/// Where the cells begin.
const CORNER: (i32, i32) = (110, 70);
/// Options of the legend at most.
const WINNERS: usize = 22;
/// Labels of an axis at most.
const LABELS: usize = 8;

/// Room of a letter.
const LETTER: i32 = 14;
/// Height of cells, axes and all.
const HEIGHT: i32 = 500;

/// Draws the figure; none where there is no map.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let map = told.map.as_ref()?;
    let (columns, rows) = (map.across.values.len(), map.up.values.len());
    if columns * rows != map.cells.len() || map.cells.is_empty() {
        return None;
    }
    let note = format!("{}{}", say!(told, "figure-map-note"), words::rests_on(told));
    ink::sheet(&say!(told, "figure-map"), &note, HEIGHT, |root| {
        cells(root, map, told, (columns, rows))?;
        labels(root, map, told, (columns, rows))?;
        legend(root, map, told)
    })
}

/// The look of an option, as in every figure.
fn look(map: &Map, results: &Results, option: usize) -> Look {
    let name = map.options.get(option);
    Look { n: results.options.0.iter().position(|(known, _)| Some(known) == name).unwrap_or(option) }
}

/// The place of a cell's edge: the n-th of so many, from an end of the axis.
fn edge(nth: usize, of: usize, start: i32, length: i32) -> i32 {
    (start + length * nth as i32 / of.max(1) as i32) * FINE
}

fn cells(root: &Area, map: &Map, results: &Results, (columns, rows): (usize, usize)) -> Drawn {
    let (left, top) = CORNER;
    // Of very many cells some have a letter, so that they are told without colours.
    let every =
        |length: i32, count: usize| (1..=count).find(|n| length * *n as i32 / count as i32 >= LETTER).unwrap_or(1);
    let (across, up) = (every(CELLS.0, columns), every(CELLS.1, rows));
    for nth in 0..map.cells.len() {
        let Some((option, sure)) = axes::winner(map, nth) else { continue };
        let (column, row) = (nth % columns, rows - 1 - nth / columns);
        let from = (edge(column, columns, left, CELLS.0), edge(row, rows, top, CELLS.1));
        let to = (edge(column + 1, columns, left, CELLS.0), edge(row + 1, rows, top, CELLS.1));
        let colour = look(map, results, option).colour();
        root.draw(&Rectangle::new([from, to], colour.mix(if sure { 0.55 } else { 0.2 }).filled()))?;
        if column % across == 0 && row % up == 0 {
            let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
            let letter = axes::letter(option, sure).to_string();
            ink::write(root, &letter, &ink::letters(11, BLACK, HPos::Center, VPos::Center), middle)?;
        }
    }
    let frame = [(left * FINE, top * FINE), ((left + CELLS.0) * FINE, (top + CELLS.1) * FINE)];
    root.draw(&Rectangle::new(frame, GREY.stroke_width(2)))
}

fn labels(root: &Area, map: &Map, told: &Told<'_>, (columns, rows): (usize, usize)) -> Drawn {
    let (left, top) = CORNER;
    let bottom = (top + CELLS.1 + 6) * FINE;
    let every = |count: usize| count.div_ceil(LABELS).max(1);
    let middle =
        |nth: usize, of: usize, start, length| (edge(nth, of, start, length) + edge(nth + 1, of, start, length)) / 2;
    let style = |h, v| ink::letters(11, BLACK, h, v);
    for column in (0..columns).step_by(every(columns)) {
        let place = (middle(column, columns, left, CELLS.0), bottom);
        ink::write(root, &ink::fit(&point(&map.across, column, told), 11, 72), &style(HPos::Center, VPos::Top), place)?;
    }
    for row in (0..rows).step_by(every(rows)) {
        let place = ((left - 6) * FINE, middle(rows - 1 - row, rows, top, CELLS.1));
        ink::write(
            root,
            &ink::fit(&point(&map.up, row, told), 11, CORNER.0 - 22),
            &style(HPos::Right, VPos::Center),
            place,
        )?;
    }
    let across = ((left + CELLS.0 / 2) * FINE, bottom + 18 * FINE);
    ink::write(
        root,
        &ink::fit(&decision::axis(&map.across, told), 11, CELLS.0),
        &style(HPos::Center, VPos::Top),
        across,
    )?;
    ink::write(
        root,
        &ink::fit(&decision::axis(&map.up, told), 11, ink::WIDTH - 32),
        &style(HPos::Left, VPos::Bottom),
        (16 * FINE, (top - 8) * FINE),
    )
}

/// The n-th point of an axis.
fn point(axis: &results::Axis, nth: usize, told: &Told<'_>) -> String {
    match (axis.names.get(nth), axis.shown.get(nth)) {
        (Some(name), _) => view::name(name, 24),
        (None, Some(shown)) => decision::place(*shown, axis.unit, told),
        (None, None) => String::new(),
    }
}

/// Options that win anywhere.
fn legend(root: &Area, map: &Map, results: &Results) -> Drawn {
    let x = CORNER.0 + CELLS.0 + 16;
    let wins = |name: &&(usize, &String)| map.cells.iter().any(|cell| cell.winner == *name.1);
    for (nth, (option, name)) in map.options.iter().enumerate().filter(|one| wins(&one)).take(WINNERS).enumerate() {
        let y = CORNER.1 + 20 * nth as i32;
        let colour = look(map, results, option).colour();
        root.draw(&Rectangle::new(
            [(x * FINE, y * FINE), ((x + 14) * FINE, (y + 14) * FINE)],
            colour.mix(0.55).filled(),
        ))?;
        let text = format!("{} {}", axes::letter(option, true), ink::name(name, view::NAME));
        let text = ink::squeeze(&text, 12, ink::WIDTH - x - 28);
        ink::write(root, &text, &ink::letters(12, BLACK, HPos::Left, VPos::Top), ((x + 20) * FINE, y * FINE))?;
    }
    Ok(())
}
