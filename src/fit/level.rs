//! How many come on a day: by weekday, by growth where it is sure, by month where a history is longer than a year.
//!
//! In: the volumes of whole days. Out: the level of each weekday with its error, growth, months, the expected volume of every
//! day, and the cv of days as a whole by maximum likelihood.

use jiff::civil::Date;

use crate::fit::Sure;
use crate::fit::history::History;
use crate::fit::regression::{Regression, likely_cv, regress};
use crate::statistics::chi_squared_above;

/// A trend or season is believed when chance alone would show one so seldom.
const SELDOM: f64 = 0.01;
/// Days from which on months are told apart.
const YEAR: i32 = 365;

/// Levels of days.
#[derive(Clone, Debug)]
pub struct Level {
    /// Mean volume of a day over the weekdays that the history has, on the day that was asked for.
    pub per_day: Sure,
    /// The day whose level that is.
    pub at: Date,
    /// Factor of each weekday, and its error as part of itself; none where the history has no such day.
    pub weekdays: [Option<Sure>; 7],
    /// Growth a month, as a share.
    pub growth: Sure,
    /// Whether growth is believed: its test's chance.
    pub growth_chance: f64,
    /// Factors of the calendar months, mean 1, their errors as parts of themselves, and the chance of their test; none for histories
    /// up to a year.
    pub months: Option<([Sure; 12], f64)>,
    /// Expected volume of each whole day.
    pub of_days: Vec<f64>,
    /// The cv of days as a whole, beyond Poisson.
    pub day_cv: Sure,
    /// Correlation of one day's deviation with the next whole day's.
    pub next_day: f64,
    /// Coefficients that were fitted.
    pub parameters: usize,
}

impl Level {
    /// Whether growth is part of the model.
    pub fn grows(&self) -> bool {
        self.growth_chance < SELDOM
    }

    /// Whether months are part of the model.
    pub fn has_months(&self) -> bool {
        self.months.is_some_and(|(_, chance)| chance < SELDOM)
    }
}

/// What is known of a day, as the regression sees it.
struct Knowns {
    /// The weekdays that occur.
    weekdays: Vec<usize>,
    growth: bool,
    months: bool,
}

impl Knowns {
    /// Weekday, months of growth, calendar month from February on.
    fn row(&self, weekday: usize, since: i32, month: usize) -> Vec<f64> {
        let is = |yes: bool| if yes { 1.0 } else { 0.0 };
        let mut row: Vec<f64> = self.weekdays.iter().map(|own| is(*own == weekday)).collect();
        row.extend(self.growth.then(|| f64::from(since) * 12.0 / 365.25));
        if self.months {
            row.extend((1..12).map(|own| is(own == month)));
        }
        row
    }
}

/// 0 is January.
pub fn month(date: Date) -> usize {
    usize::from(date.month().unsigned_abs()).saturating_sub(1)
}

/// Fits the levels; growth and months stay in where they are believed. None where days cannot be told apart.
pub fn level(history: &History, from: Option<Date>) -> Option<Level> {
    let weekdays: Vec<usize> = (0..7).filter(|own| history.days.iter().any(|day| day.weekday == *own)).collect();
    let (first, last) = (history.days.first()?, history.days.last()?);
    let all_months = (0..12).all(|own| history.days.iter().any(|day| month(day.date) == own));
    let long = last.since - first.since >= YEAR && all_months;
    let mut knowns = Knowns { weekdays, growth: true, months: long };
    let (mut fitted, mut cv) = settled(history, &knowns)?;
    let growing = knowns.weekdays.len();
    let trend = (fitted.coefficients.get(growing).copied().unwrap_or(0.0), fitted.error(growing));
    let growth_chance = chi_squared_above((trend.0 / trend.1) * (trend.0 / trend.1), 1.0);
    let months_chance = if long { chi_squared_above(fitted.wald(growing + 1)?, 11.0) } else { 1.0 };
    let months = long.then(|| (by_month(&fitted, growing + 1), months_chance));
    if growth_chance >= SELDOM || months_chance >= SELDOM {
        knowns = Knowns { growth: growth_chance < SELDOM, months: long && months_chance < SELDOM, ..knowns };
        (fitted, cv) = settled(history, &knowns)?;
    }
    let of_days: Vec<f64> =
        history.days.iter().map(|day| fitted.mean(&knowns.row(day.weekday, day.since, month(day.date)))).collect();
    let at = from.unwrap_or_else(|| history.next_open(last.date));
    let since = (at - first.date).get_days() + first.since;
    let parameters = fitted.coefficients.len();
    let growth = libm::exp(trend.0);
    Some(Level {
        per_day: per_day(&fitted, &knowns, since),
        at,
        weekdays: by_weekday(&fitted, &knowns),
        growth: Sure { value: growth - 1.0, error: growth * trend.1 },
        growth_chance,
        months,
        day_cv: corrected(cv, history.days.len(), parameters),
        next_day: next_day(history, &of_days),
        of_days,
        parameters,
    })
}

/// Regression and cv in turn until both stand: the cv decides how days are weighed.
fn settled(history: &History, knowns: &Knowns) -> Option<(Regression, (f64, f64))> {
    let rows: Vec<Vec<f64>> =
        history.days.iter().map(|day| knowns.row(day.weekday, day.since, month(day.date))).collect();
    let totals: Vec<f64> = history.days.iter().map(|day| day.total).collect();
    let mut cv = (0.1, 0.0);
    let mut fitted = regress(&rows, &totals, cv.0 * cv.0)?;
    for _ in 0..4 {
        let means: Vec<f64> = rows.iter().map(|row| fitted.mean(row)).collect();
        cv = likely_cv(&totals, &means);
        fitted = regress(&rows, &totals, cv.0 * cv.0)?;
    }
    Some((fitted, cv))
}

/// The fitted means took so many of the deviations away.
fn corrected((cv, error): (f64, f64), days: usize, parameters: usize) -> Sure {
    let factor = (days as f64 / days.saturating_sub(parameters).max(1) as f64).sqrt();
    Sure { value: cv * factor, error: error * factor }
}

/// The mean level of the weekdays on a day so many days after the first, in an average month; its error by the delta method.
fn per_day(fitted: &Regression, knowns: &Knowns, since: i32) -> Sure {
    let cells = (12 * knowns.weekdays.len()).max(1) as f64;
    let mut gradient = vec![0.0; fitted.coefficients.len()];
    let mut value = 0.0;
    for (weekday, month) in knowns.weekdays.iter().flat_map(|weekday| (0..12).map(move |month| (*weekday, month))) {
        let row = knowns.row(weekday, since, month);
        let mean = fitted.mean(&row) / cells;
        value += mean;
        gradient.iter_mut().zip(&row).for_each(|(sum, known)| *sum += mean * known);
    }
    Sure { value, error: fitted.variance(&gradient).sqrt() }
}

/// Factors of the weekdays, mean 1.
fn by_weekday(fitted: &Regression, knowns: &Knowns) -> [Option<Sure>; 7] {
    let places: Vec<Option<usize>> = (0..knowns.weekdays.len()).map(Some).collect();
    let mut factors = [None; 7];
    for (weekday, factor) in knowns.weekdays.iter().zip(of_mean_one(fitted, &places)) {
        if let Some(slot) = factors.get_mut(*weekday) {
            *slot = Some(factor);
        }
    }
    factors
}

/// Factors of the calendar months, mean 1; the coefficients from `first` on are February's to December's.
fn by_month(fitted: &Regression, first: usize) -> [Sure; 12] {
    let places: Vec<Option<usize>> =
        (0..12).map(|month: usize| month.checked_sub(1).map(|after| first + after)).collect();
    let factors = of_mean_one(fitted, &places);
    std::array::from_fn(|month| factors.get(month).copied().unwrap_or(Sure { value: 1.0, error: 0.0 }))
}

/// Factors whose logarithms are the coefficients at these places, or 0, divided by their mean; their errors, as parts of themselves,
/// by the delta method: the logarithm of a factor is its coefficient less that of the mean of all.
fn of_mean_one(fitted: &Regression, places: &[Option<usize>]) -> Vec<Sure> {
    let coefficient = |place: usize| fitted.coefficients.get(place).copied().unwrap_or(0.0);
    let levels: Vec<f64> = places.iter().map(|place| libm::exp(place.map_or(0.0, coefficient))).collect();
    let sum: f64 = levels.iter().sum();
    let factor = |(position, level): (usize, &f64)| {
        let mut gradient = vec![0.0; fitted.coefficients.len()];
        for (other, (place, level)) in places.iter().zip(&levels).enumerate() {
            if let Some(slot) = place.and_then(|place| gradient.get_mut(place)) {
                *slot = if other == position { 1.0 } else { 0.0 } - level / sum;
            }
        }
        Sure { value: level * levels.len() as f64 / sum, error: fitted.variance(&gradient).sqrt() }
    };
    levels.iter().enumerate().map(factor).collect()
}

/// What days that follow each other have in common, beyond luck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neighbours {
    /// A busy day is followed by a busy one.
    Alike,
    /// A busy day is followed by a quiet one.
    Opposite,
}

impl Neighbours {
    /// What it means for a model that draws each day by itself: of n days the sum has n times the variance of one, and twice the
    /// covariance of all pairs, which has the sign of the correlation.
    pub fn said(self) -> &'static str {
        match self {
            Neighbours::Alike => {
                "days resemble the day before; the model draws each by itself, so its weeks and months vary too little and \
                 its intervals are too narrow"
            }
            Neighbours::Opposite => {
                "after a busy day comes a quiet one; the model draws each by itself, so its weeks and months vary too much \
                 and its intervals are too wide"
            }
        }
    }
}

impl Level {
    /// How days resemble the day before; none where luck alone shows as much in one of twenty histories.
    pub fn neighbours(&self) -> Option<Neighbours> {
        let beyond_luck = self.next_day.abs() > 2.0 / (self.of_days.len() as f64).sqrt();
        let kind = if self.next_day > 0.0 { Neighbours::Alike } else { Neighbours::Opposite };
        beyond_luck.then_some(kind)
    }
}

/// Correlation of the deviations of whole days that follow each other in the history.
fn next_day(history: &History, means: &[f64]) -> f64 {
    let off: Vec<f64> = history.days.iter().zip(means).map(|(day, mean)| day.total / mean - 1.0).collect();
    let own: f64 = off.iter().map(|off| off * off).sum();
    let next: f64 = off.windows(2).filter_map(|pair| Some(pair.first()? * pair.last()?)).sum();
    if own > 0.0 { next / own } else { 0.0 }
}
