//! Service by day and time of day: a cell for each, the darker the better served, with its whole per cent where it has room.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, VPos};

use super::ink::{self, Area, Drawn, FINE, GREY};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::days;
use crate::report::page::shape::{Cell, Table};

/// Rows of one picture at most, of the best options first: letters of more cells would take longer than all other figures.
const ROWS: usize = 42;
/// Height of a row.
const ROW: i32 = 18;
/// Where cells begin and end.
const CELLS: (i32, i32) = (96, 884);
/// Heights above the cells of an option, and below them.
const AROUND: (i32, i32) = (24, 44);
/// Height of the legend.
const LEGEND: i32 = 34;
/// Shades, of ten per cent each.
const SHADES: u8 = 10;

/// Draws the figure; none where there is but one day or one time of day.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let section = days::heat_map(told)?;
    let mut notes = section.notes;
    let views = section.tables.into_iter().next()?.views;
    let mut rows = 0;
    let fits = |(_, table): &&(String, Table)| {
        rows += table.rows.len();
        rows <= ROWS || rows == table.rows.len()
    };
    let shown: Vec<&(String, Table)> = views.iter().take_while(fits).collect();
    let left_out = words::left_out(views.len() - shown.len(), told);
    notes[0] = say!(told, "figure-heat-note");
    let whole = shown.iter().map(|(_, table)| height(table)).sum::<i32>() + LEGEND;
    ink::sheet(&say!(told, "figure-heat"), &format!("{}{left_out}", notes.join(" ")), whole, |area| {
        legend(area, told)?;
        let mut top = ink::TOP + LEGEND;
        for (name, table) in shown {
            map(area, name, table, top, told)?;
            top += height(table);
        }
        Ok(())
    })
}

fn height(table: &Table) -> i32 {
    AROUND.0 + ROW * table.rows.len() as i32 + AROUND.1
}

/// The grey of a shade: white is nobody in time.
fn grey(shade: u8) -> RGBColor {
    let light = 250 - 22 * shade.min(SHADES - 1);
    RGBColor(light, light, light)
}

fn legend(area: &Area, told: &Told<'_>) -> Drawn {
    let top = ink::TOP + 4;
    let style = ink::letters(11, BLACK, HPos::Left, VPos::Center);
    ink::write(area, &say!(told, "figure-in-time"), &style, (16 * FINE, (top + 8) * FINE))?;
    let left = 16 + ink::width(&say!(told, "figure-in-time"), 11) + 16;
    for shade in 0..SHADES {
        let x = left + 44 * i32::from(shade);
        cell(area, grey(shade), (x, top), (44, 16))?;
        let text = format!("{}–{}", shade * 10, shade * 10 + 10);
        write_on(area, shade, &text, (x + 22, top + 8))?;
    }
    Ok(())
}

fn cell(area: &Area, colour: RGBColor, (x, y): (i32, i32), (width, height): (i32, i32)) -> Drawn {
    let corners = [(x * FINE, y * FINE), ((x + width) * FINE, (y + height) * FINE)];
    area.draw(&Rectangle::new(corners, colour.filled()))?;
    area.draw(&Rectangle::new(corners, GREY.mix(0.6).stroke_width(1)))
}

/// Letters that are seen on their shade.
fn write_on(area: &Area, shade: u8, text: &str, (x, y): (i32, i32)) -> Drawn {
    let colour = if shade >= 6 { WHITE } else { BLACK };
    ink::write(area, text, &ink::letters(9, colour, HPos::Center, VPos::Center), (x * FINE, y * FINE))
}

/// One option's map, from `top` on.
fn map(area: &Area, name: &str, table: &Table, top: i32, told: &Told<'_>) -> Drawn {
    let heading = ink::letters(13, BLACK, HPos::Left, VPos::Top);
    ink::write(area, &ink::fit(name, 13, ink::WIDTH - 32), &heading, (16 * FINE, (top + 2) * FINE))?;
    let count = table.columns.len().max(1) as i32;
    let edge = |nth: usize| CELLS.0 + (CELLS.1 - CELLS.0) * nth as i32 / count;
    let style = |h, v| ink::letters(11, BLACK, h, v);
    for (nth, row) in table.rows.iter().enumerate() {
        let y = top + AROUND.0 + ROW * nth as i32;
        let day = ink::fit(&row.name, 11, CELLS.0 - 24);
        ink::write(area, &day, &style(HPos::Right, VPos::Center), ((CELLS.0 - 6) * FINE, (y + ROW / 2) * FINE))?;
        for (column, one) in row.cells.iter().enumerate() {
            one_cell(area, one, (edge(column), y), edge(column + 1) - edge(column))?;
        }
    }
    let bottom = top + AROUND.0 + ROW * table.rows.len() as i32;
    let every = (1..=count as usize).find(|every| edge(*every) - edge(0) >= 44).unwrap_or(1);
    for (column, time) in table.columns.iter().enumerate().step_by(every) {
        ink::write(area, time, &style(HPos::Left, VPos::Top), (edge(column) * FINE, (bottom + 4) * FINE))?;
    }
    let middle = ((CELLS.0 + CELLS.1) / 2 * FINE, (bottom + 20) * FINE);
    let axis = ink::letters(11, BLACK, HPos::Center, VPos::Top);
    ink::write(area, &say!(told, "figure-day-by-time"), &axis, middle)
}

fn one_cell(area: &Area, one: &Cell, (x, y): (i32, i32), width: i32) -> Drawn {
    let Some(shade) = one.shade else { return Ok(()) };
    cell(area, grey(shade), (x, y), (width, ROW))?;
    if ink::width(&one.text, 9) + 1 >= width {
        return Ok(());
    }
    write_on(area, shade, &one.text, (x + width / 2, y + ROW / 2))
}
