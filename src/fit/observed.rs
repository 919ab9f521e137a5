//! The history against the model: by day, by time of day, and how counts vary against how many are expected.
//!
//! In: a history and what was fitted to it. Out: what figures draw.

use crate::demand::arrivals::season::MONTHS;
use crate::document::words::WEEKDAYS;
use crate::fit::Fitted;
use crate::fit::history::History;
use crate::fit::level::{Level, month};
use crate::fit::results::CONFIDENCE;
use crate::fit::shape::shares;
use crate::results::fitted::counts::{DayAgainst, TimeAgainst, VarianceAt, WeekdayAgainst};
use crate::statistics::{Estimate, Ratio, normal};

/// Groups of intervals of which as many are expected.
const GROUPS: usize = 24;
/// Contacts that a group has at least: how fewer vary says nothing.
const FEWEST: f64 = 30.0;

/// Each day, with the band of such days.
pub fn by_day(history: &History, level: &Level) -> Vec<DayAgainst> {
    let cv = level.day_cv.value;
    let against = |(day, mean): (&crate::fit::history::Day, &f64)| {
        let (low, high) = band(*mean, mean + cv * cv * mean * mean);
        DayAgainst {
            date: day.date.to_string(),
            since: day.since,
            weekday: WEEKDAYS.get(day.weekday).copied().unwrap_or(""),
            month: MONTHS.get(month(day.date)).copied().unwrap_or(""),
            count: day.total,
            expected: *mean,
            low,
            high,
        }
    };
    history.days.iter().zip(&level.of_days).map(against).collect()
}

/// What holds 95 % of counts with this mean and variance: points of the Gamma law that has them (Wilson and Hilferty, 1931).
fn band(mean: f64, variance: f64) -> (f64, f64) {
    let z = normal(0.5 + CONFIDENCE / 2.0).unwrap_or(f64::NAN);
    let ninth = variance / (9.0 * mean * mean);
    let point = |z: f64| {
        let root = (1.0 - ninth + z * ninth.sqrt()).max(0.0);
        mean * root * root * root
    };
    (point(-z), point(z))
}

/// Each weekday by time of day. The errors of means are by the model's variance: a weekday that the history has twice has none of its
/// own, and seasons are no chance.
pub fn by_time(history: &History, fitted: &Fitted) -> Vec<WeekdayAgainst> {
    let usual = fitted.usual.means(history, &fitted.level);
    let squared_cv = squared_cv(history, fitted);
    let known = fitted.level.weekdays.iter().zip(WEEKDAYS).enumerate().filter(|(_, (factor, _))| factor.is_some());
    known.map(|(weekday, (_, name))| by_time_on(history, fitted, (&usual, &squared_cv), (weekday, name))).collect()
}

fn by_time_on(
    history: &History,
    fitted: &Fitted,
    (usual, squared_cv): (&[Vec<f64>], &[f64]),
    (weekday, name): (usize, &'static str),
) -> WeekdayAgainst {
    let days =
        || history.days.iter().zip(&fitted.level.of_days).zip(usual).filter(|((day, _), _)| day.weekday == weekday);
    let open = history.open.get(weekday).map_or(&[][..], Vec::as_slice);
    let (common, count) = (shares(open, &fitted.shape), days().count() as f64);
    let level = days().map(|((_, level), _)| level).sum::<f64>() / count;
    let z = normal(0.5 + CONFIDENCE / 2.0);
    let at = |(slot, share): (usize, &f64)| {
        let cv = squared_cv.get(slot).copied().unwrap_or(0.0);
        let (mut counts, mut variance) = (0.0, 0.0);
        for ((day, _), usual) in days() {
            let mean = usual.get(slot).copied().unwrap_or(0.0);
            counts += day.counts.get(slot).copied().unwrap_or(0.0);
            variance += mean + cv * mean * mean;
        }
        let half = z.map(|z| z * variance.sqrt() / count);
        let middle = history.begins(slot).0.in_seconds() + history.interval.in_seconds() / 2.0;
        let mean = Estimate::around(counts / count, half).not_negative();
        TimeAgainst { hour: middle / 3600.0, mean, expected: level * share }
    };
    let of_hours = common.iter().enumerate().filter(|(slot, _)| open.get(*slot).is_some_and(|open| *open > 0.0));
    WeekdayAgainst { weekday: name, days: count as u64, at: of_hours.map(at).collect() }
}

/// The squared cv of each interval beyond Poisson by the factors that the model has.
fn squared_cv(history: &History, fitted: &Fitted) -> Vec<f64> {
    let used = |yes: bool, value: f64| if yes { value.max(0.0) } else { 0.0 };
    let spread = &fitted.spread;
    let day_and_interval = (1.0 + used(fitted.days_vary(), spread.day.0.value))
        * (1.0 + used(fitted.intervals_vary(), spread.interval.0.value));
    let of_part = |part: &usize| spread.parts.get(*part).map_or(0.0, |part| part.0.value.max(0.0));
    history.parts_of(&fitted.parts).iter().map(|part| day_and_interval * (1.0 + of_part(part)) - 1.0).collect()
}

/// An interval of a day.
struct Cell {
    day: usize,
    mean: f64,
    square: f64,
    by_model: f64,
}

/// How counts vary around what is usual, in groups of intervals of which as many are expected; errors by days.
pub fn variance(history: &History, fitted: &Fitted) -> Vec<VarianceAt> {
    let mut cells = cells(history, fitted);
    cells.sort_by(|a, b| a.mean.total_cmp(&b.mean));
    let most = cells.len().div_ceil(GROUPS).max(1);
    // Deviations from fitted weights are smaller than from the true ones.
    let days = history.days.len();
    let freed = days as f64 / days.saturating_sub(fitted.usual.shapes(history)).max(1) as f64;
    let mut groups = Vec::new();
    let mut group: Vec<&Cell> = Vec::new();
    for (place, cell) in cells.iter().enumerate() {
        group.push(cell);
        let full = group.len() >= most && group.iter().map(|cell| cell.mean).sum::<f64>() >= FEWEST;
        if full || place + 1 == cells.len() {
            groups.push(together(&group, days, freed));
            group.clear();
        }
    }
    groups
}

fn cells(history: &History, fitted: &Fitted) -> Vec<Cell> {
    let squared_cv = squared_cv(history, fitted);
    let usual = fitted.usual.means(history, &fitted.level);
    let mut cells = Vec::new();
    for (number, (day, means)) in history.days.iter().zip(&usual).enumerate() {
        for (slot, (count, mean)) in day.counts.iter().zip(means).enumerate().filter(|(_, (_, mean))| **mean > 0.0) {
            let by_model = mean + squared_cv.get(slot).copied().unwrap_or(0.0) * mean * mean;
            cells.push(Cell { day: number, mean: *mean, square: (count - mean) * (count - mean), by_model });
        }
    }
    cells
}

/// The means of a group; the variance is a ratio of sums over days, since intervals of one day are alike.
fn together(group: &[&Cell], days: usize, freed: f64) -> VarianceAt {
    let count = group.len() as f64;
    let mut of_days = vec![(0.0, 0.0); days];
    for cell in group {
        if let Some(sums) = of_days.get_mut(cell.day) {
            *sums = (sums.0 + cell.square * freed, sums.1 + 1.0);
        }
    }
    let mut ratio = Ratio::default();
    of_days.into_iter().for_each(|(square, cells)| ratio.push(square, cells));
    VarianceAt {
        mean: group.iter().map(|cell| cell.mean).sum::<f64>() / count,
        variance: ratio.estimate(CONFIDENCE).not_negative(),
        expected: group.iter().map(|cell| cell.by_model).sum::<f64>() / count,
    }
}
