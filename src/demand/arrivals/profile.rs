//! `profile`: so many a day over a shape, by weekday and month, with days and parts of days that are busier than others.
//!
//! The shape has one weight for each interval of the hours in which people try (from the earliest to the latest window of any
//! day); without hours, for each interval from the earliest opening to the latest closing of any day. On a day with less, the
//! weights within its hours are scaled up, so that the day's volume stays `per_day` times its factors. A window over midnight
//! brings the volume of the day on which it begins.

use super::season::Season;
use super::{BUSYNESS, Model, Reading, parts, shape};
use crate::demand::Arrivals;
use crate::demand::rates::{Busyness, Piece, Rates};
use crate::demand::windows::{self, Turn};
use crate::document::Table;
use crate::document::key::{key, required};
use crate::laws::Gamma;
use crate::random::hash_name;
use crate::units::{Clock, Span, Time};

pub(super) const MODEL: Model = Model {
    name: "profile",
    summary: "`per_day` over a `shape` (one weight for each interval), by `weekdays` and `months`, with busy and quiet days \
              (`day_cv`), parts of days (`parts`) and intervals (`interval_cv`)",
    keys: &[
        required("per_day", "number 0 to 1000000000", "expected first attempts of a day whose factors are 1"),
        required(
            "shape",
            "list of numbers 0 to 1000000000000 | file",
            "one weight for each interval of the hours, or a CSV of them",
        ),
        key(
            "weekdays",
            "factors by weekday",
            "factors on the volume, as in { sat = 0.7, sun = 0.5 } (1 where not named)",
        ),
        key(
            "months",
            "factors by month",
            "factors on the volume, as in { jan = 0.8, nov-dec = 1.6 } (1 where not named)",
        ),
        key("growth_per_month", "number -0.99 to 10", "by which share volume grows every month (0 if not said)"),
        key(
            "day_cv",
            "number 0 to 10",
            "how much days differ beyond Poisson: coefficient of variation (0 if not said)",
        ),
        key("parts", "{ from, cv }", "parts of a day that are busy or quiet each by itself, beside the whole day")
            .with(parts::KEYS),
        key("interval_cv", "number 0 to 10", "how much intervals differ beside days and parts (0 if not said)"),
        BUSYNESS,
    ],
    read,
};

/// A profile as written.
struct Profile {
    per_day: f64,
    season: Season,
    /// What the weights are for, by the clock; at most 24 hours.
    frame: (Clock, Clock),
    weights: Vec<f64>,
}

fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
    let per_day = table.need("per_day").and_then(|at| at.number(0.0, 1e9));
    let shape = table.need("shape").and_then(|at| Some((shape::shape(&at, reading)?, at)));
    let season = Season::read(table);
    let parts = table.maybe("parts").map_or(Some(None), |at| parts::read(&at).map(Some));
    let busyness = busyness(table);
    let (weights, shape_at) = shape?;
    let Some(frame) = reading.hours.map_or_else(|| envelope(reading), |hours| hours.frame()) else {
        shape_at.problem("the centre never opens, and no \"hours\" say when people try");
        return None;
    };
    let slots = slots(frame, reading.calendar.interval);
    if weights.len() != slots {
        let (from, to) = (frame.0, if reading.hours.is_some() { on_the_clock(frame.1) } else { frame.1 });
        let step = reading.calendar.interval;
        shape_at.problem(format!(
            "expected {slots} weights, one for each {step} from {from} to {to}, found {}",
            weights.len()
        ));
        return None;
    }
    let (mut busyness, parts, season) = (busyness?, parts?, season?);
    let profile = Profile { per_day: per_day?, season, frame, weights };
    let mut pieces = profile.pieces(reading);
    if let Some(parts) = parts {
        pieces = parts.cut(reading.calendar, &pieces);
        busyness.parts = parts.laws();
    }
    Some(Arrivals::Rates(Rates::new(pieces, busyness).in_season(season)))
}

impl Profile {
    fn pieces(&self, reading: &Reading<'_>) -> Vec<Piece> {
        let calendar = reading.calendar;
        let mut pieces = Vec::new();
        for turn in windows::turns(calendar, reading.hours) {
            let factor = self.season.factor(reading, turn.position(), turn.weekday);
            let weighed = self.weighed(reading, &turn);
            let total: f64 = weighed.iter().map(|(_, _, weight, _)| weight).sum();
            for (start, end, weight, slot) in weighed {
                let mass = weight * (self.per_day * factor / total);
                let length = (end - start).0 as f64;
                // A day with hours only where the shape is zero has nobody.
                for (day, from, to) in windows::by_day(calendar, start, end).into_iter().filter(|_| mass.is_finite()) {
                    let mass = mass * ((to - from).0 as f64 / length);
                    pieces.push(Piece { start: from, end: to, mass, day: day as u32, part: 0, slot });
                }
            }
        }
        pieces
    }

    /// The slots of a turn within its stretches: start, end, weight and number.
    fn weighed(&self, reading: &Reading<'_>, turn: &Turn) -> Vec<(Time, Time, f64, u32)> {
        let (calendar, step) = (reading.calendar, reading.calendar.interval);
        let latest = reading.hours.map_or(Some(self.frame.1), |hours| hours.on(turn.weekday).last().map(|(_, to)| *to));
        let to = latest.unwrap_or(self.frame.1).max(self.frame.1);
        let mut weighed = Vec::new();
        let count = slots((self.frame.0, to), step);
        let begin = |slot: usize| Clock(Span((self.frame.0.0.0 + slot as i64 * step.0).min(to.0.0)));
        let mut begins: Vec<Time> = (0..=count).map(|slot| calendar.instant(turn.day, begin(slot))).collect();
        windows::in_order(&mut begins);
        for (slot, at) in begins.windows(2).enumerate() {
            // A frame of a whole day begins again for windows that outlast it.
            let weight = self.weights.get(slot % self.weights.len().max(1)).copied().unwrap_or(0.0);
            let part = (begin(slot + 1).0 - begin(slot).0).0 as f64 / step.0 as f64;
            clip(&turn.stretches, at[0], at[1], weight * part, |start, end, weight| {
                weighed.push((start, end, weight, slot as u32));
            });
        }
        weighed
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
        let open = windows::open_on_day(calendar, position);
        let (first, last) = (open.first()?.0, open.last()?.1);
        let midnight = last == day.start + day.length;
        Some((calendar.clock_at(first), if midnight { Clock::DAY_END } else { calendar.clock_at(last) }))
    });
    hours.reduce(|(from, to), (other_from, other_to)| (from.min(other_from), to.max(other_to)))
}

/// An end as a clock shows it.
fn on_the_clock(to: Clock) -> Clock {
    if to > Clock::DAY_END { Clock(to.0 - Clock::DAY_END.0) } else { to }
}

fn slots((from, to): (Clock, Clock), step: Span) -> usize {
    let length = (to.0 - from.0).0;
    ((length + step.0 - 1) / step.0.max(1)).max(0) as usize
}

fn busyness(table: &Table<'_>) -> Option<Busyness> {
    let law = |key| match table.maybe(key) {
        None => Some(None),
        Some(at) => at.number(0.0, 10.0).map(law),
    };
    let (day, interval) = (law("day_cv"), law("interval_cv"));
    let shared = table.maybe("busyness").map_or(Some(None), |at| at.text().map(|name| Some(hash_name(name))));
    Some(Busyness { shared: shared?, day: day?, parts: Vec::new(), interval: interval? })
}

/// The law of a factor of mean 1; none where it does not vary.
pub(super) fn law(cv: f64) -> Option<Gamma> {
    (cv > 0.0).then(|| Gamma::new(1.0, cv))
}
