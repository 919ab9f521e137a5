//! The service-level curve SL(t): the share of contacts answered within each wait, a line for each option.

use super::ink::Look;
use super::panel::{self, Manner, Panel, Point, Scale, Series, Up};
use super::words;
use crate::report::language::{Told, say};
use crate::report::page::waits;
use crate::report::view;
use crate::results::{CurvePoint, Measures, OptionResults, Results, TargetResult};

/// The longest wait shown, in seconds.
const LONGEST: f64 = 300.0;
/// Waits that are labelled, in seconds.
const TICKS: [f64; 9] = [0.0, 5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 180.0, 300.0];
/// Panels in one picture.
const MOST: usize = 6;
/// Height of a panel in pixels.
const HEIGHT: i32 = 300;

/// Draws the figure.
pub fn draw(told: &Told<'_>) -> Option<String> {
    let (_, left_out) = words::drawn(told);
    let percent = |share: f64, _: usize| told.short_percent((share * 1000.0).round() / 1000.0);
    let mut panels: Vec<Panel> =
        contacts(told).iter().filter_map(|contact| panel(told, contact, &percent)).take(MOST).collect();
    panel::level(panels.iter_mut().collect());
    let note = format!("{}{left_out}", words::bands(told));
    panel::stack(&say!(told, "figure-curve"), &note, &panels, HEIGHT)
}

/// The total where it has a curve, and every type with one; a single type stands for itself.
fn contacts(results: &Results) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, option) in &results.options.0 {
        for (name, measures) in &option.contacts {
            if !measures.curve.is_empty() && !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    if names.len() != 1 {
        names.insert(0, view::TOTAL.to_owned());
    }
    names
}

fn measures<'a>(option: &'a OptionResults, contact: &str) -> Option<&'a Measures> {
    if contact == view::TOTAL { Some(&option.total) } else { option.contacts.get(contact) }
}

/// The axis of waits: short ones are what targets are about, so they get the room that a root gives them.
fn place(seconds: f64) -> f64 {
    seconds.sqrt()
}

fn panel<'a>(told: &Told<'_>, contact: &str, percent: &'a dyn Fn(f64, usize) -> String) -> Option<Panel<'a>> {
    let mut series = Vec::new();
    let mut target: Option<&TargetResult> = None;
    for (n, name, option) in words::drawn(told).0 {
        target = target.or(view::target(option, contact));
        let curve = measures(option, contact).map_or(&[][..], |m| m.curve.as_slice());
        let shown: Vec<&CurvePoint> = curve.iter().filter(|p| (0.0..=LONGEST).contains(&p.t)).collect();
        if shown.iter().any(|p| p.mean.is_some()) {
            let point = |p: &&CurvePoint| Point { x: place(p.t), y: p.mean, band: p.low.zip(p.high) };
            let points = shown.iter().map(point).collect();
            series.push(Series { name: name.to_owned(), look: Look { n }, manner: Manner::Line, points });
        }
    }
    if series.is_empty() {
        return None;
    }
    let moment = target.filter(|t| t.answer_within <= LONGEST);
    let within = |t: &TargetResult| say!(told, "seconds", value = told.at_most(t.answer_within, 1));
    Some(Panel {
        heading: say!(told, "figure-curve-of", who = waits::called(contact, told)),
        range: (0.0, place(LONGEST)),
        ticks: TICKS.iter().map(|t| place(*t)).collect(),
        label: &|x| format!("{:.0}", x * x),
        axis: say!(told, "figure-wait"),
        up: Up { name: say!(told, "figure-within"), label: percent, scale: Scale::Shares },
        series,
        target: waits::line(target, told),
        moment: moment.map(|t| (place(t.answer_within), within(t))),
    })
}
