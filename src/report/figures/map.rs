//! Who earns most over two axes: a cell for each point in the winner's colour with its letter, paler where the lead may be luck.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::ink::{self, Area, Drawn, FINE, GREY, Look};
use crate::report::{axes, view};
use crate::results::{Map, Results};

/// Height of the cells together, pixels of the finished picture, and their width.
const CELLS: (i32, i32) = (600, 420);
/// Where the cells begin.
const CORNER: (i32, i32) = (110, 70);
/// Labels of an axis at most.
const LABELS: usize = 8;

/// Draws the figure; none where there is no map.
pub fn draw(results: &Results) -> Option<String> {
    let map = results.map.as_ref()?;
    let (columns, rows) = (map.across.values.len(), map.up.values.len());
    if columns * rows != map.cells.len() || map.cells.is_empty() {
        return None;
    }
    ink::document(900, 580, |root| {
        let note = format!(
            "Pale and with a small letter: the lead may be luck ({}, all cells together).",
            view::basis(results)
        );
        ink::title_and_note(root, "Who earns most where?", &note)?;
        cells(root, map, results, (columns, rows))?;
        labels(root, map, (columns, rows))?;
        legend(root, map, results)
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
    let room = CELLS.0 / columns as i32 >= 14 && CELLS.1 / rows as i32 >= 14;
    for nth in 0..map.cells.len() {
        let Some((option, sure)) = axes::winner(map, nth) else { continue };
        let (column, row) = (nth % columns, rows - 1 - nth / columns);
        let from = (edge(column, columns, left, CELLS.0), edge(row, rows, top, CELLS.1));
        let to = (edge(column + 1, columns, left, CELLS.0), edge(row + 1, rows, top, CELLS.1));
        let colour = look(map, results, option).colour();
        root.draw(&Rectangle::new([from, to], colour.mix(if sure { 0.55 } else { 0.2 }).filled()))?;
        if room {
            let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
            let letter = axes::letter(option, sure).to_string();
            ink::write(root, &letter, &ink::letters(11, BLACK, HPos::Center, VPos::Center), middle)?;
        }
    }
    let frame = [(left * FINE, top * FINE), ((left + CELLS.0) * FINE, (top + CELLS.1) * FINE)];
    root.draw(&Rectangle::new(frame, GREY.stroke_width(2)))
}

fn labels(root: &Area, map: &Map, (columns, rows): (usize, usize)) -> Drawn {
    let (left, top) = CORNER;
    let bottom = (top + CELLS.1 + 6) * FINE;
    let every = |count: usize| count.div_ceil(LABELS).max(1);
    let middle =
        |nth: usize, of: usize, start, length| (edge(nth, of, start, length) + edge(nth + 1, of, start, length)) / 2;
    let style = |h, v| ink::letters(11, BLACK, h, v);
    for column in (0..columns).step_by(every(columns)) {
        let place = (middle(column, columns, left, CELLS.0), bottom);
        ink::write(root, &ink::name(&axes::point(&map.across, column), 12), &style(HPos::Center, VPos::Top), place)?;
    }
    for row in (0..rows).step_by(every(rows)) {
        let place = ((left - 6) * FINE, middle(rows - 1 - row, rows, top, CELLS.1));
        ink::write(root, &ink::name(&axes::point(&map.up, row), 14), &style(HPos::Right, VPos::Center), place)?;
    }
    let across = ((left + CELLS.0 / 2) * FINE, bottom + 18 * FINE);
    ink::write(root, &ink::name(&axes::title(&map.across), 80), &style(HPos::Center, VPos::Top), across)?;
    ink::write(
        root,
        &ink::name(&axes::title(&map.up), 80),
        &style(HPos::Left, VPos::Bottom),
        (16 * FINE, (top - 8) * FINE),
    )
}

fn legend(root: &Area, map: &Map, results: &Results) -> Drawn {
    let x = CORNER.0 + CELLS.0 + 16;
    for (option, name) in map.options.iter().enumerate() {
        let y = CORNER.1 + 20 * option as i32;
        let colour = look(map, results, option).colour();
        root.draw(&Rectangle::new(
            [(x * FINE, y * FINE), ((x + 14) * FINE, (y + 14) * FINE)],
            colour.mix(0.55).filled(),
        ))?;
        let text = format!("{} {}", axes::letter(option, true), ink::name(name, 20));
        ink::write(root, &text, &ink::letters(12, BLACK, HPos::Left, VPos::Top), ((x + 20) * FINE, y * FINE))?;
    }
    Ok(())
}
