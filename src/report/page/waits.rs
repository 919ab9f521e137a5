//! When and how soon people are answered: service level by time of day, and SL(t).
//!
//! In: results. Out: charts with a line and a band for each option, to be chosen by contact type.

use super::cells;
use super::options::offered;
use super::shape::{Axis, Chart, Kind, Section, Series, View};
use crate::report::language::{Told, say};
use crate::report::{chosen, view};
use crate::results::{CurvePoint, Estimate, IntervalRow, OptionResults, TargetResult};

/// Numbers of one chart, so that forty options of fifty types stay a page.
const NUMBERS: usize = 90_000;
/// Options that are seen before a reader chooses.
const SHOWN: usize = 4;
/// As many options are all seen.
const FEW: usize = 5;

/// Which options a chart shows before a reader chooses.
pub fn shown(told: &Told<'_>) -> Vec<String> {
    first(told, FEW, SHOWN)
}

/// All options where they are few; of more the one that the note is about, its runner-up, today's, and the next by rank.
pub fn first(told: &Told<'_>, few: usize, most: usize) -> Vec<String> {
    let mut names: Vec<&str> = Vec::new();
    if told.options.0.len() > few {
        let chosen = chosen::chosen(told);
        names.extend(chosen.map(|chosen| chosen.option));
        names.extend(chosen.and_then(|chosen| chosen.runner_up));
        names.extend(told.decision.as_ref().and_then(|decision| decision.today.as_deref()));
    }
    for (name, _) in view::ranked(told) {
        if !names.contains(&name) && (names.len() < most || told.options.0.len() <= few) {
            names.push(name);
        }
    }
    names.dedup();
    names.into_iter().map(str::to_owned).collect()
}

/// Contact types that have something to show, the total first, then the most offered; as many as the page takes.
fn contacts(told: &Told<'_>, a_type: usize, known: impl Fn(&OptionResults, &str) -> bool) -> (Vec<String>, usize) {
    let mut volumes: Vec<(String, f64)> = Vec::new();
    for (_, option) in &told.options.0 {
        for (name, measures) in &option.contacts {
            if !known(option, name) {
                continue;
            }
            match volumes.iter_mut().find(|(other, _)| other == name) {
                Some((_, volume)) => *volume = volume.max(offered(measures)),
                None => volumes.push((name.clone(), offered(measures))),
            }
        }
    }
    volumes.sort_by(|a, b| b.1.total_cmp(&a.1));
    let total = told.options.0.iter().any(|(_, option)| known(option, view::TOTAL)) && volumes.len() != 1;
    let mut names: Vec<String> = total.then(|| view::TOTAL.to_owned()).into_iter().collect();
    names.extend(volumes.into_iter().map(|(name, _)| name));
    let most = (NUMBERS / a_type.max(1)).max(1);
    let left_out = names.len().saturating_sub(most);
    names.truncate(most);
    (names, left_out)
}

/// What a contact type is called; of `total` that it is all of them.
pub fn called(contact: &str, told: &Told<'_>) -> String {
    if contact == view::TOTAL { say!(told, "page-all-contacts") } else { view::name(contact, view::NAME) }
}

/// A sentence about types that were left out, if any were.
fn thinned(left_out: usize, told: &Told<'_>) -> Option<String> {
    (left_out > 0).then(|| say!(told, "page-thinned", count = left_out))
}

/// What bands are.
fn bands(told: &Told<'_>) -> String {
    if told.replications < 2 {
        return say!(told, "page-no-bands");
    }
    say!(told, "page-bands", level = told.short_percent(told.confidence), count = view::replications_in_words(told))
}

/// The target's line.
pub fn line(target: Option<&TargetResult>, told: &Told<'_>) -> Option<(f64, String)> {
    let target = target?;
    let (share, within) = (told.exact_percent(target.share), cells::limit(target.answer_within, told));
    Some((cells::five(target.share), say!(told, "page-target-line", share = share, within = within)))
}

/// Service level by time of day.
pub fn by_time(told: &Told<'_>) -> Option<Section> {
    let rows = |option: &OptionResults, contact: &str| option.time_of_day.get(contact).map_or(0, Vec::len);
    let longest = told.options.0.iter().flat_map(|(_, option)| option.time_of_day.values().map(Vec::len)).max()?;
    let a_type = 3 * longest * told.options.0.len();
    let (names, left_out) = contacts(told, a_type, |option, contact| rows(option, contact) > 0);
    let views: Vec<View> = names.iter().filter_map(|contact| day(contact, told)).collect();
    if views.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-day-note"), bands(told)];
    notes.extend(thinned(left_out, told));
    let chart = Chart {
        id: "day".to_owned(),
        title: say!(told, "page-day-chart"),
        label: say!(told, "page-contact-type"),
        x: Axis { name: say!(told, "page-time-of-day"), kind: Kind::Clock, half: half(told), ..Axis::default() },
        y: Axis { name: say!(told, "page-service-level"), kind: Kind::Share, ..Axis::default() },
        views,
        ..Chart::default()
    };
    Some(Section { id: "day", heading: say!(told, "page-day"), notes, charts: vec![chart], ..Section::default() })
}

/// Half an interval, in hours: places stand in the middle of intervals, which are called by their beginning.
fn half(told: &Told<'_>) -> f64 {
    let rows = told.options.0.iter().flat_map(|(_, option)| option.time_of_day.values());
    rows.filter_map(|rows| view::step(rows)).min_by(f64::total_cmp).unwrap_or(0.0) / 2.0
}

/// One contact type by time of day: a place in the middle of each interval.
fn day(contact: &str, told: &Told<'_>) -> Option<View> {
    let shown = shown(told);
    let middle =
        |rows: &[IntervalRow], row: &IntervalRow| Some(view::hour(row)? + view::step(rows).unwrap_or(0.0) / 2.0);
    let mut x: Vec<f64> = Vec::new();
    for (_, option) in &told.options.0 {
        let rows = view::time_of_day(option, contact);
        // Somebody who still talks after closing is no reason for an hour more on the axis.
        let offered = view::offered_rows(rows, view::target(option, contact));
        x.extend(offered.iter().filter_map(|row| middle(rows, row)));
    }
    x.sort_by(f64::total_cmp);
    x.dedup();
    let mut target = None;
    let mut series = Vec::new();
    for (look, (name, option)) in told.options.0.iter().enumerate() {
        let rows = view::time_of_day(option, contact);
        let of_option = view::target(option, contact);
        target = target.or(of_option);
        let at = |place: &f64| {
            let row = rows.iter().find(|row| middle(rows, row) == Some(*place));
            row.map_or(Estimate::default(), |row| view::service_level_of_row(row, of_option))
        };
        let [mean, low, high] = cells::columns(x.iter().map(at));
        if mean.iter().any(Option::is_some) {
            let (shown, name) = (shown.contains(name), view::name(name, view::NAME));
            series.push(Series { name, look, shown, mean, low, high, ..Series::default() });
        }
    }
    let target = line(target, told);
    (!series.is_empty()).then(|| View { name: called(contact, told), x, series, target, ..View::default() })
}

/// The curve of an option's contact type.
fn curve_of<'a>(option: &'a OptionResults, contact: &str) -> &'a [CurvePoint] {
    if contact == view::TOTAL { &option.total.curve } else { option.contacts.get(contact).map_or(&[], |m| &m.curve) }
}

/// Service-level curves SL(t).
pub fn curves(told: &Told<'_>) -> Option<Section> {
    let a_type = 3 * 16 * told.options.0.len();
    let (names, left_out) = contacts(told, a_type, |option, contact| !curve_of(option, contact).is_empty());
    let views: Vec<View> = names.iter().filter_map(|contact| curve(contact, told)).collect();
    if views.is_empty() {
        return None;
    }
    let mut notes = vec![say!(told, "page-curve-note"), bands(told)];
    notes.extend(thinned(left_out, told));
    let chart = Chart {
        id: "curve".to_owned(),
        title: say!(told, "page-curve-chart"),
        label: say!(told, "page-contact-type"),
        x: Axis { name: say!(told, "page-wait"), kind: Kind::Waits, ..Axis::default() },
        y: Axis { name: say!(told, "page-answered-within"), kind: Kind::Share, ..Axis::default() },
        views,
        ..Chart::default()
    };
    Some(Section { id: "curve", heading: say!(told, "page-curve"), notes, charts: vec![chart], ..Section::default() })
}

fn curve(contact: &str, told: &Told<'_>) -> Option<View> {
    let shown = shown(told);
    let options = &told.options.0;
    let mut x: Vec<f64> =
        options.iter().flat_map(|(_, option)| curve_of(option, contact)).map(|point| point.t).collect();
    x.sort_by(f64::total_cmp);
    x.dedup();
    let mut series = Vec::new();
    for (look, (name, option)) in options.iter().enumerate() {
        let points = curve_of(option, contact);
        let at = |t: &f64| {
            let point = points.iter().find(|point| point.t.total_cmp(t).is_eq());
            point.map_or(Estimate::default(), |point| Estimate { mean: point.mean, low: point.low, high: point.high })
        };
        let [mean, low, high] = cells::columns(x.iter().map(at));
        if mean.iter().any(Option::is_some) {
            let (shown, name) = (shown.contains(name), view::name(name, view::NAME));
            series.push(Series { name, look, shown, mean, low, high, ..Series::default() });
        }
    }
    let target = line(options.iter().find_map(|(_, option)| view::target(option, contact)), told);
    (!series.is_empty()).then(|| View { name: called(contact, told), x, series, target, ..View::default() })
}
