//! `profile`: so many a day over a shape, by weekday, with days that are busier than others.
//!
//! The shape has one weight for each interval of the hours in which people try; without hours, for each interval from
//! the earliest opening to the latest closing of any day. On a day that is open for less, the weights within its
//! opening hours are scaled up, so that the day's volume stays `per_day` times its weekday's factor.

use super::{Model, Reading};
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::{Arrivals, windows};
use crate::document::{At, Sheet, Table};
use crate::laws::Gamma;
use crate::random::hash_name;
use crate::units::{Clock, Span, Time, shown};

pub(super) const MODEL: Model = Model {
    name: "profile",
    summary: "`per_day` over a `shape` (one weight for each interval), by `weekdays`, with busy and quiet days (`day_cv`)",
    parameters: &["per_day", "shape", "weekdays", "day_cv", "interval_cv", "busyness", "growth_per_month"],
    read,
};

/// Columns of a shape file that may hold the weights.
const WEIGHTS: [&str; 6] = ["weight", "share", "calls", "contacts", "count", "offered"];
/// Weekdays as the scenario writes them, Monday first.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A profile as written.
struct Profile {
    per_day: f64,
    weekdays: [f64; 7],
    growth: f64,
    hours: (Clock, Clock),
    weights: Vec<f64>,
}

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let per_day = table.need("per_day").and_then(|at| at.number(0.0, 1e9));
    let shape = table.need("shape").and_then(|at| Some((shape(&at, reading)?, at)));
    let weekdays = table.maybe("weekdays").map_or(Some([1.0; 7]), |at| weekdays(&at));
    let growth = table.maybe("growth_per_month").map_or(Some(0.0), |at| at.number(-0.99, 10.0));
    let busyness = busyness(table);
    let hours = reading.hours.or_else(|| envelope(reading));
    let (weights, shape_at) = shape?;
    let Some(hours) = hours else {
        shape_at.problem("the centre never opens, and no \"hours\" say when people try");
        return None;
    };
    let step = reading.calendar.interval;
    let slots = slots(hours, step);
    if weights.len() != slots {
        let (from, to) = hours;
        shape_at.problem(format!(
            "expected {slots} weights, one for each {step} from {from} to {to}, found {}",
            weights.len()
        ));
        return None;
    }
    let profile = Profile { per_day: per_day?, weekdays: weekdays?, growth: growth?, hours, weights };
    Some(Arrivals::Rates(Rates::new(profile.pieces(reading), busyness?)))
}

impl Profile {
    fn pieces(&self, reading: &Reading<'_>) -> Vec<Piece> {
        let calendar = reading.calendar;
        let mut pieces = Vec::new();
        for (position, day) in calendar.days.iter().enumerate() {
            let months = position as f64 * 12.0 / 365.25;
            let factor = self.weekdays.get(day.weekday).copied().unwrap_or(1.0) * libm::pow(1.0 + self.growth, months);
            let mut stretches = self.day(reading, position);
            let total: f64 = stretches.iter().map(|piece| piece.mass).sum();
            for piece in &mut stretches {
                piece.mass *= self.per_day * factor / total;
            }
            // A day that is open only where the shape is zero has nobody.
            pieces.extend(stretches.into_iter().filter(|piece| piece.mass.is_finite()));
        }
        pieces
    }

    /// One day's pieces with the shape's weights for masses.
    fn day(&self, reading: &Reading<'_>, day: usize) -> Vec<Piece> {
        let calendar = reading.calendar;
        let open = windows::on_day(calendar, day, reading.hours);
        let mut pieces = Vec::new();
        for (from, to, offset) in windows::parts(self.hours) {
            let step = calendar.interval;
            // A slot that runs over midnight is cut there; each part keeps its share of the weight.
            let first = offset.0 / step.0;
            let before = Span(offset.0 - first * step.0);
            let length = Span(to.0.0 - from.0.0 + before.0);
            let count = (length.0 + step.0 - 1) / step.0;
            let origin = Clock(Span(from.0.0 - before.0));
            for slot in 0..count {
                let weight = self.weights.get((first + slot) as usize).copied().unwrap_or(0.0);
                let begin = Clock(Span((origin.0.0 + slot * step.0).max(from.0.0)));
                let end = Clock(Span((origin.0.0 + (slot + 1) * step.0).min(to.0.0)));
                let part = (end.0 - begin.0).0 as f64 / step.0 as f64;
                let starts = windows::grid(calendar, day, begin, Span::ZERO, 1, end);
                let (Some(&start), Some(&end)) = (starts.first(), starts.last()) else { continue };
                clip(&open, start, end, weight * part, |start, end, mass| {
                    pieces.push(Piece { start, end, mass, day: day as u32, slot: (first + slot) as u32 });
                });
            }
        }
        pieces
    }
}

/// The parts of [start, end) within the stretches, each with its share of the mass.
fn clip(stretches: &[(Time, Time)], start: Time, end: Time, mass: f64, mut push: impl FnMut(Time, Time, f64)) {
    let length = (end - start).0 as f64;
    for (from, to) in stretches {
        let (a, b) = (start.max(*from), end.min(*to));
        if a < b {
            push(a, b, mass * ((b - a).0 as f64 / length));
        }
    }
}

/// From the earliest opening to the latest closing of any day, by the clock.
fn envelope(reading: &Reading<'_>) -> Option<(Clock, Clock)> {
    let calendar = reading.calendar;
    let hours = calendar.days.iter().enumerate().filter_map(|(position, day)| {
        let open = windows::on_day(calendar, position, None);
        let (first, last) = (open.first()?.0, open.last()?.1);
        let midnight = last == day.start + day.length;
        Some((calendar.clock_at(first), if midnight { Clock::DAY_END } else { calendar.clock_at(last) }))
    });
    hours.reduce(|(from, to), (other_from, other_to)| (from.min(other_from), to.max(other_to)))
}

fn slots(hours: (Clock, Clock), step: Span) -> usize {
    let length = windows::window_length(hours);
    ((length.0 + step.0 - 1) / step.0.max(1)).max(0) as usize
}

fn shape(at: &At<'_>, reading: &Reading<'_>) -> Option<Vec<f64>> {
    let weights = if at.is_text() {
        weights_from_file(at, reading)?
    } else {
        let weights: Vec<Option<f64>> = at.list()?.iter().map(|at| at.number(0.0, 1e12)).collect();
        weights.into_iter().collect::<Option<Vec<f64>>>()?
    };
    if weights.iter().sum::<f64>() <= 0.0 {
        at.problem("a shape needs at least one weight above 0");
        return None;
    }
    Some(weights)
}

fn weights_from_file(at: &At<'_>, reading: &Reading<'_>) -> Option<Vec<f64>> {
    let sheet = Sheet::read(at, reading.files)?;
    let Some(column) = sheet.maybe(&WEIGHTS) else {
        at.problem(format!(
            "{} has no column of weights; expected one of \"{}\", it has {}",
            shown(sheet.name()),
            WEIGHTS.join("\", \""),
            sheet.columns()
        ));
        return None;
    };
    let mut weights = Vec::with_capacity(sheet.rows().len());
    for row in sheet.rows() {
        let text = row.get(column);
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        match text.parse::<f64>().ok().filter(|weight| plain && *weight <= 1e12) {
            Some(weight) => weights.push(weight),
            None => {
                sheet.problem(
                    at,
                    row.line(),
                    format!("\"{}\" is not a weight; write a number of at least 0", shown(text)),
                );
                return None;
            }
        }
    }
    Some(weights)
}

/// Factors by weekday: `{ sat = 0.7, mon-wed = 1.1 }`.
fn weekdays(at: &At<'_>) -> Option<[f64; 7]> {
    let mut factors = [1.0; 7];
    let mut known = true;
    for (name, place, value) in at.table()?.named() {
        let find = |text: &str| WEEKDAYS.iter().position(|day| *day == text);
        let range = match name.split_once('-') {
            Some((from, to)) => find(from).zip(find(to)).filter(|(from, to)| from <= to),
            None => find(name).map(|day| (day, day)),
        };
        let factor = value.number(0.0, 1e6);
        match (range, factor) {
            (Some((from, to)), Some(factor)) => {
                factors.iter_mut().take(to + 1).skip(from).for_each(|slot| *slot = factor)
            }
            (None, _) => {
                at.log().error(
                    place,
                    value.path(),
                    format!("\"{}\" is no weekday; write mon, tue, wed, thu, fri, sat, sun, or mon-fri", shown(name)),
                );
                known = false;
            }
            (_, None) => known = false,
        }
    }
    known.then_some(factors)
}

fn busyness(table: &Table<'_>) -> Option<Busyness> {
    let law = |key| match table.maybe(key) {
        None => Some(None),
        Some(at) => at.number(0.0, 10.0).map(|cv| (cv > 0.0).then(|| Gamma::new(1.0, cv))),
    };
    let (day, interval) = (law("day_cv"), law("interval_cv"));
    let shared = table.maybe("busyness").map_or(Some(None), |at| at.text().map(|name| Some(hash_name(name))));
    Some(Busyness { shared: shared?, day: day?, interval: interval? })
}
