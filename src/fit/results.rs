//! A fitted model as results: the same numbers, with intervals, and the history against them.
//!
//! In: a history and what was fitted to it. Out: [`FittedCounts`].

use crate::demand::arrivals::season::MONTHS;
use crate::document::words::WEEKDAYS;
use crate::fit::calm::{Calm, Dispersion};
use crate::fit::history::History;
use crate::fit::level::{Level, Neighbours};
use crate::fit::{Fitted, Sure, observed};
use crate::results::fitted::counts::{
    FittedCounts, FittedDispersion, FittedFactors, FittedFigure, FittedGrowth, FittedHours, FittedMonths, FittedParts,
    FittedPoisson, LeftOutDay,
};
use crate::statistics::normal;

/// Intervals are of this confidence.
pub const CONFIDENCE: f64 = 0.95;

/// The model as results.
pub fn results(history: &History, fitted: &Fitted) -> FittedCounts {
    let (level, spread) = (&fitted.level, &fitted.spread);
    let left_out = history.left_out.iter().map(|left| LeftOutDay { date: left.date.to_string(), why: left.why });
    FittedCounts {
        file: history.name.clone(),
        days: history.days.len() as u64,
        left_out: left_out.collect(),
        interval: history.interval.to_string(),
        hours: FittedHours { from: history.from.to_string(), to: history.to.to_string() },
        per_day: level.per_day.above_zero(),
        at: level.at.to_string(),
        weekdays: weekdays(level),
        growth_per_month: growth(level),
        months: months(level),
        day_cv: spread.day.cv().above_zero(),
        day_cv_used: fitted.days_vary(),
        day_cv_whole: level.day_cv.above_zero(),
        parts: FittedParts {
            from: fitted.parts.iter().map(ToString::to_string).collect(),
            cv: spread.parts.iter().map(|part| part.cv().above_zero()).collect(),
        },
        interval_cv: spread.interval.cv().above_zero(),
        interval_cv_used: fitted.intervals_vary(),
        next_day_correlation: level.next_day,
        next_day: level.neighbours().map(Neighbours::said),
        poisson: poisson(&fitted.calm),
        shape: fitted.shape.clone(),
        by_day: observed::by_day(history, level),
        by_time: observed::by_time(history, fitted),
        variance: observed::variance(history, fitted),
    }
}

impl Sure {
    /// With its normal interval.
    pub(super) fn figure(self) -> FittedFigure {
        let half = normal(0.5 + CONFIDENCE / 2.0).unwrap_or(f64::NAN) * self.error;
        FittedFigure { value: self.value, error: self.error, low: self.value - half, high: self.value + half }
    }

    /// The same of what cannot be below 0.
    pub(super) fn above_zero(self) -> FittedFigure {
        let figure = self.figure();
        FittedFigure { low: figure.low.max(0.0), ..figure }
    }

    /// A factor whose error is told as part of itself; its interval is even for its logarithm.
    pub(super) fn factor(self) -> FittedFigure {
        let half = normal(0.5 + CONFIDENCE / 2.0).unwrap_or(f64::NAN) * self.error;
        let end = |sign: f64| self.value * libm::exp(sign * half);
        FittedFigure { value: self.value, error: self.value * self.error, low: end(-1.0), high: end(1.0) }
    }
}

/// Factors of the weekdays that the history has.
pub(super) fn weekdays(level: &Level) -> FittedFactors {
    let known = WEEKDAYS.iter().zip(&level.weekdays);
    FittedFactors(known.filter_map(|(name, factor)| Some((*name, (*factor)?.factor()))).collect())
}

/// The trend.
pub(super) fn growth(level: &Level) -> FittedGrowth {
    FittedGrowth { figure: level.growth.figure(), chance: level.growth_chance, used: level.grows() }
}

/// Factors of the months, of a history that is long enough.
pub(super) fn months(level: &Level) -> Option<FittedMonths> {
    let (factors, chance) = level.months?;
    let named = MONTHS.iter().zip(factors).map(|(name, factor)| (*name, factor.factor()));
    Some(FittedMonths { factors: FittedFactors(named.collect()), chance, used: level.has_months() })
}

fn poisson(calm: &Calm) -> FittedPoisson {
    let test = |one: Dispersion| FittedDispersion { index: one.index, degrees: one.df, chance: one.chance };
    FittedPoisson { days: test(calm.days), intervals: test(calm.intervals), within_parts: test(calm.within_parts) }
}
