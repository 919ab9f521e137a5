//! The months of a plan: how much volume each has, how far wages and prices have risen, what its money is worth at the start.
//!
//! In: a plan, the contact types with their own growth and seasons. Out: factors by month, and the volumes to simulate at. All
//! types are moved by one factor, so that their mix stays.

use crate::demand::Arrivals;
use crate::results::years::PlanMonth;
use crate::scenario::Scenario;
use crate::scenario::plan::Plan;

/// Volumes nearer than this are the same.
const SAME: f64 = 1e-9;

/// The months of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Factors by month.
    pub months: Vec<PlanMonth>,
    /// Volumes to simulate at, rising; one where volume never changes.
    pub levels: Vec<f64>,
    /// Growth of money's price a month.
    pub discount_per_month: f64,
}

/// A type's volume by calendar month and growth.
struct Course {
    weight: f64,
    seasons: [f64; 12],
    growth: f64,
}

impl Calendar {
    /// The months of a plan that begins with the first month of the scenario's calendar.
    pub fn new(scenario: &Scenario, plan: &Plan) -> Calendar {
        let calendar = &scenario.model.centre.calendar;
        let (year, first) = calendar.months.first().map_or((2000, 1), |month| (i64::from(month.year), month.month));
        let courses = courses(scenario, plan);
        // What the simulated volume is of a month without season: the calendar's own months by their days.
        let covered: f64 = calendar.months.iter().map(|month| f64::from(month.days_covered)).sum();
        let base = |seasons: &[f64; 12]| {
            let days = calendar
                .months
                .iter()
                .map(|month| f64::from(month.days_covered) * seasons.get(place(month.month)).copied().unwrap_or(1.0));
            days.sum::<f64>() / covered
        };
        let all: f64 = courses.iter().map(|course| course.weight).sum();
        let discount_per_month = libm::pow(1.0 + plan.discount_per_year, 1.0 / 12.0);
        let month = |nth: u32| {
            let turn = place(first) + nth as usize;
            let volume = |course: &Course| {
                let season = course.seasons.get(turn % 12).copied().unwrap_or(1.0);
                let usual = base(&course.seasons);
                // Who never comes in the simulated months has no weight; seasons of the plan that leave those out are refused.
                let season = if usual > 0.0 { season / usual } else { 1.0 };
                course.weight / all * season * libm::pow(1.0 + course.growth, f64::from(nth))
            };
            let years = f64::from(nth / 12);
            PlanMonth {
                month: format!("{:04}-{:02}", year + (turn / 12) as i64, turn % 12 + 1),
                volume: if all > 0.0 { courses.iter().map(volume).sum() } else { 1.0 },
                wages: libm::pow(1.0 + plan.wages_per_year, years),
                prices: libm::pow(1.0 + plan.prices_per_year, years),
                discount: libm::pow(discount_per_month, -f64::from(nth + 1)),
            }
        };
        let months: Vec<PlanMonth> = (0..plan.months).map(month).collect();
        let levels = levels(&months, plan.levels);
        Calendar { months, levels, discount_per_month }
    }

    /// The two levels around a volume, and how much of the upper one it is made of.
    pub fn around(&self, volume: f64) -> (usize, usize, f64) {
        let last = self.levels.len().saturating_sub(1);
        let upper = self.levels.partition_point(|level| *level < volume).min(last);
        let lower = upper.saturating_sub(1);
        let at = |place: usize| self.levels.get(place).copied().unwrap_or(1.0);
        if upper == 0 || at(upper) <= at(lower) {
            return (upper, upper, 0.0);
        }
        let share = ((volume - at(lower)) / (at(upper) - at(lower))).clamp(0.0, 1.0);
        (lower, upper, share)
    }

    /// The most volume that is simulated.
    pub fn most(&self) -> f64 {
        self.levels.last().copied().unwrap_or(1.0)
    }

    /// What money at the beginning of a month is multiplied with.
    pub fn at_start(&self, month: usize) -> f64 {
        libm::pow(self.discount_per_month, -(month as f64))
    }
}

/// The place of a calendar month, January first.
fn place(month: i8) -> usize {
    usize::try_from(month - 1).unwrap_or(0)
}

/// How each type that arises at a rate goes on; the plan's own growth and seasons are those of all.
fn courses(scenario: &Scenario, plan: &Plan) -> Vec<Course> {
    let model = &scenario.model;
    let calendar = &model.centre.calendar;
    let types = model.centre.contacts.iter().zip(&model.arrivals).filter(|(contact, _)| contact.ours);
    let rates = types.filter_map(|(_, arrivals)| arrivals.as_ref()).filter(|arrivals| arrivals.has_rates());
    let course = |arrivals: &Arrivals| {
        let (seasons, growth) = arrivals.over_years().unwrap_or(([1.0; 12], 0.0));
        Course {
            weight: arrivals.expected(calendar).iter().sum(),
            seasons: plan.seasons.unwrap_or(seasons),
            growth: plan.growth_per_month.unwrap_or(growth),
        }
    };
    rates.map(course).collect()
}

/// Volumes at equal distances from the least to the most.
fn levels(months: &[PlanMonth], count: u32) -> Vec<f64> {
    let low = months.iter().map(|month| month.volume).fold(f64::INFINITY, f64::min).max(0.0);
    let high = months.iter().map(|month| month.volume).fold(0.0, f64::max);
    if high - low <= SAME * high {
        return vec![if high > 0.0 { high } else { 1.0 }];
    }
    let steps = f64::from(count.max(2) - 1);
    // Nobody is simulated at no volume at all.
    let low = low.max(high * 1e-6);
    (0..count.max(2)).map(|nth| low + (high - low) * f64::from(nth) / steps).collect()
}
