//! The service-level curve SL(t): the share of contacts answered within each wait, a line for each option.

use super::ink::{self, Look};
use super::panel::{self, Manner, Panel, Point, Series, Upright};
use super::service_level_by_time::note;
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
pub fn draw(results: &Results) -> Option<String> {
    let panels: Vec<Panel> =
        contacts(results).iter().filter_map(|contact| panel(results, contact)).take(MOST).collect();
    panel::stack("What share of callers is answered within what wait?", &note(results), HEIGHT, &panels)
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

fn panel<'a>(results: &Results, contact: &str) -> Option<Panel<'a>> {
    let mut series = Vec::new();
    let mut target: Option<&TargetResult> = None;
    for (n, (name, option)) in results.options.0.iter().enumerate() {
        target = target.or(view::target(option, contact));
        let curve = measures(option, contact).map_or(&[][..], |m| m.curve.as_slice());
        let shown: Vec<&CurvePoint> = curve.iter().filter(|p| (0.0..=LONGEST).contains(&p.t)).collect();
        if shown.iter().any(|p| p.mean.is_some()) {
            let point = |p: &&CurvePoint| Point { x: place(p.t), y: p.mean, band: p.low.zip(p.high) };
            let points = shown.iter().map(point).collect();
            series.push(Series { name: name.clone(), look: Look { n }, manner: Manner::Line, points });
        }
    }
    if series.is_empty() {
        return None;
    }
    let who = if contact == view::TOTAL { "all inbound contacts".to_owned() } else { ink::name(contact, 40) };
    Some(Panel {
        heading: format!("{who}: share of offered answered within t"),
        range: (0.0, place(LONGEST)),
        ticks: TICKS.iter().map(|t| place(*t)).collect(),
        label: &|x| format!("{:.0}", x * x),
        axis: "t, wait in seconds (root scale)",
        upright: Upright::Shares,
        series,
        target: target.map(|t| (t.share, format!("target {}", view::target_in_words(t)))),
        moment: target
            .filter(|t| t.answer_within <= LONGEST)
            .map(|t| (place(t.answer_within), view::time(t.answer_within))),
    })
}
