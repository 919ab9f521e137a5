//! From a history of counts to an arrival model: the numbers of a `profile`, and how sure they are. What call records say of
//! handle times, patience and redials stands in [`calls`].
//!
//! In: counts by interval, read from a CSV. Out: a [`Fitted`], the scenario text that says the same, and what is drawn of it. Nothing
//! is simulated, no file is opened.
//!
//! The model is the one that the program simulates. The count of interval j on day d is Poisson with mean
//! L(d)·s(j)·B(d)·P(d, part of j)·I(d, j): a level by weekday, month and growth, a shape, and independent Gamma factors of mean 1
//! for the day, its parts and its intervals (Whitt 1999; Avramidis, Deslauriers & L'Ecuyer 2004; Oreshkin, Régnard & L'Ecuyer
//! 2016). Levels are maximum likelihood of the negative binomial; variances of the factors are moments, with errors by the
//! jackknife over days.

pub mod calls;
pub mod calm;
pub mod history;
pub mod level;
mod observed;
pub mod regression;
mod results;
pub mod shape;
pub mod spread;
#[cfg(test)]
mod tests;
mod text;

pub use history::{History, LeftOut};
pub use results::results;
pub use text::text;

use jiff::civil::Date;

use crate::units::Clock;

/// A figure with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sure {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

impl Sure {
    /// Whether it is more than `times` errors from 0.
    pub fn stands(&self, times: f64) -> bool {
        self.value.abs() > times * self.error
    }
}

/// What is asked of a fit.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// When parts of a day begin, after its first; chosen by the hours if none are given.
    pub parts: Option<Vec<Clock>>,
    /// The day whose level `per_day` tells: the first of the calendar to be simulated; the first open day after the history if
    /// none is given.
    pub from: Option<Date>,
}

/// An arrival model with its errors.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Levels by weekday, month and growth.
    pub level: level::Level,
    /// Weights of the intervals, together 1.
    pub shape: Vec<f64>,
    /// The shapes that weekdays really have.
    pub usual: shape::Usual,
    /// When parts of the day begin, after its first.
    pub parts: Vec<Clock>,
    /// Factors of days, parts and intervals.
    pub spread: spread::Spread,
    /// Whether days and intervals are Poisson.
    pub calm: calm::Calm,
}

/// A factor is part of the model where Poisson counts would vary as much so seldom.
const SELDOM: f64 = 0.01;

impl Fitted {
    /// Whether days vary beyond Poisson: by the test of their dispersion, whose size is known also for few days.
    pub fn days_vary(&self) -> bool {
        self.calm.days.chance < SELDOM && self.spread.day.0.value > 0.0
    }

    /// Whether intervals vary by themselves: by the test of their dispersion given their part of the day.
    pub fn intervals_vary(&self) -> bool {
        self.calm.within_parts.chance < SELDOM && self.spread.interval.0.value > 0.0
    }
}

/// Days that a fit needs at least.
pub const FEWEST_DAYS: usize = 10;

/// Fits the model.
///
/// # Errors
/// Why the history does not suffice, as a sentence without a full stop.
pub fn fit(history: &History, ask: &Ask) -> Result<Fitted, String> {
    let days = history.days.len();
    if days < FEWEST_DAYS {
        return Err(format!("{days} whole days are too few to fit a model; it takes at least {FEWEST_DAYS}"));
    }
    let level = level::level(history, ask.from)
        .ok_or("the levels of the days cannot be told apart; a longer history may help")?;
    let shape = shape::shape(history);
    let parts = ask.parts.clone().unwrap_or_else(|| history.usual_parts());
    let parts: Vec<Clock> = parts.into_iter().filter(|at| history.from < *at && *at < history.to).collect();
    let usual = shape::Usual::of(history, &shape);
    let means = usual.means(history, &level);
    let fitted = (level.parameters, usual.shapes(history));
    let mut parts = parts;
    let mut spread = spread::spread(history, &means, &parts, fitted);
    if !spread.parts.iter().any(|part| part.stands()) {
        // Parts that cannot be told from the whole day are no parts.
        parts.clear();
        spread = spread::spread(history, &means, &parts, fitted);
    }
    let calm = calm::calm(history, &level, &usual, &parts);
    Ok(Fitted { level, shape, usual, parts, spread, calm })
}
