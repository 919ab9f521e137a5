//! What a history of counts says of who comes when: the arrival model, and the history against it.
//!
//! In: nothing; `fit` fills these. Out: data that is written as JSON and drawn. Intervals are of 95 %.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::statistics::Estimate;

/// A figure, its standard error and its interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct FittedFigure {
    /// The estimate.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Factors by name in the order of a calendar, written as an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FittedFactors(pub Vec<(&'static str, FittedFigure)>);

impl Serialize for FittedFactors {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(name, factor)| map.serialize_entry(name, factor))?;
        map.end()
    }
}

impl FittedFactors {
    /// The factor of this name; 1 where there is none.
    pub fn of(&self, name: &str) -> f64 {
        self.0.iter().find(|(own, _)| *own == name).map_or(1.0, |(_, factor)| factor.value)
    }
}

/// A history of counts, fitted.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedCounts {
    /// The file.
    pub file: String,
    /// Whole days that were fitted.
    pub days: u64,
    /// Days that were not.
    pub left_out: Vec<LeftOutDay>,
    /// Length of an interval, as a scenario writes it.
    pub interval: String,
    /// Hours of any day.
    pub hours: FittedHours,
    /// Contacts of a day over the weekdays that the history has.
    pub per_day: FittedFigure,
    /// The day whose level that is.
    pub at: String,
    /// Factors of the weekdays, mean 1.
    pub weekdays: FittedFactors,
    /// Growth a month, as a share.
    pub growth_per_month: FittedGrowth,
    /// Factors of the calendar months; none for histories up to a year.
    pub months: Option<FittedMonths>,
    /// How much days differ beyond Poisson, apart from their parts and intervals.
    pub day_cv: FittedFigure,
    /// Whether it is part of the model.
    pub day_cv_used: bool,
    /// The same of days as a whole.
    pub day_cv_whole: FittedFigure,
    /// Parts of the day.
    pub parts: FittedParts,
    /// How much intervals differ by themselves.
    pub interval_cv: FittedFigure,
    /// Whether it is part of the model.
    pub interval_cv_used: bool,
    /// Correlation of a day's deviation with the next day's.
    pub next_day_correlation: f64,
    /// What follows from it, where it is more than luck.
    pub next_day: Option<&'static str>,
    /// Tests of Poisson.
    pub poisson: FittedPoisson,
    /// Weights of the intervals, together 1.
    pub shape: Vec<f64>,
    /// The days of the history against the model.
    pub by_day: Vec<DayAgainst>,
    /// Times of day against the model, by weekday.
    pub by_time: Vec<WeekdayAgainst>,
    /// How counts vary against how many are expected.
    pub variance: Vec<VarianceAt>,
}

/// A day that was not fitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOutDay {
    /// Its date.
    pub date: String,
    /// Why.
    pub why: &'static str,
}

/// Hours by the clock.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedHours {
    /// The first instant.
    pub from: String,
    /// The first instant after them.
    pub to: String,
}

/// A trend.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedGrowth {
    /// Growth a month, as a share.
    #[serde(flatten)]
    pub figure: FittedFigure,
    /// How often chance alone would show one as large.
    pub chance: f64,
    /// Whether it is part of the model.
    pub used: bool,
}

/// Calendar months.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedMonths {
    /// Their factors, mean 1.
    pub factors: FittedFactors,
    /// How often chance alone would show months that differ as much.
    pub chance: f64,
    /// Whether they are part of the model.
    pub used: bool,
}

/// Parts of the day that are busy by themselves.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FittedParts {
    /// When they begin, after the first.
    pub from: Vec<String>,
    /// How much each differs; none where no part does surely.
    pub cv: Vec<FittedFigure>,
}

/// Tests of Poisson.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct FittedPoisson {
    /// Of days around their levels.
    pub days: FittedDispersion,
    /// Of intervals given the volume of their day.
    pub intervals: FittedDispersion,
    /// Of intervals given the volume of their part of the day.
    pub within_parts: FittedDispersion,
}

/// A test of dispersion.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct FittedDispersion {
    /// Chi-squared divided by its degrees of freedom: 1 for Poisson.
    pub index: f64,
    /// Degrees of freedom.
    pub degrees: f64,
    /// How often Poisson counts vary as much or more.
    pub chance: f64,
}

/// A day of the history against the model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DayAgainst {
    /// Its date.
    pub date: String,
    /// Days since the first of the history.
    pub since: i32,
    /// Its weekday.
    pub weekday: &'static str,
    /// Its calendar month.
    pub month: &'static str,
    /// How many came.
    pub count: f64,
    /// How many are expected.
    pub expected: f64,
    /// What 95 % of such days have at least.
    pub low: f64,
    /// What 95 % of such days have at most.
    pub high: f64,
}

/// A weekday by time of day against the model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeekdayAgainst {
    /// Its name.
    pub weekday: &'static str,
    /// How many of them the history has.
    pub days: u64,
    /// Its intervals.
    pub at: Vec<TimeAgainst>,
}

/// An interval of a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TimeAgainst {
    /// The middle of the interval, in hours since midnight.
    pub hour: f64,
    /// How many came, on average.
    pub mean: Estimate,
    /// How many are expected by the common shape.
    pub expected: f64,
}

/// Intervals of which as many are expected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct VarianceAt {
    /// How many are expected.
    pub mean: f64,
    /// How counts vary around what is expected; as much as the mean if they are Poisson.
    pub variance: Estimate,
    /// How they vary by the model.
    pub expected: f64,
}
