//! Weibull: patience that grows (cv above 1) or runs out (cv below 1) with waiting.

use super::{CV, Law, LawEntry, MEAN, mean_and_cv};
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "weibull",
    summary: "a hazard that falls (cv above 1) or rises (cv below 1) with time; what patience looks like",
    keys: &[MEAN, CV],
    read,
};

/// A Weibull law.
#[derive(Clone, Debug, PartialEq)]
pub struct Weibull {
    mean: f64,
    cv: f64,
    scale: f64,
    /// 1 / shape.
    power: f64,
}

impl Weibull {
    /// With this mean, seconds, above 0, and this coefficient of variation, 0.001 to 100.
    pub fn new(mean: f64, cv: f64) -> Weibull {
        let power = power_for(cv);
        Weibull { mean, cv, scale: mean / libm::exp(libm::lgamma(1.0 + power)), power }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        self.scale * libm::pow(stream.exponential(), self.power)
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        let deviation = self.mean * self.cv;
        deviation * deviation
    }

    /// Shape and scale, as textbooks give them.
    #[cfg(test)]
    pub(super) fn shape_and_scale(&self) -> (f64, f64) {
        (1.0 / self.power, self.scale)
    }
}

/// The 1/shape that gives this cv: 1 + cv² = Γ(1 + 2p) / Γ(1 + p)², which grows with p; by bisection.
fn power_for(cv: f64) -> f64 {
    let wanted = libm::log1p(cv * cv);
    let reached = |power: f64| libm::lgamma(1.0 + 2.0 * power) - 2.0 * libm::lgamma(1.0 + power);
    let (mut low, mut high) = (1e-4, 50.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if reached(middle) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let (mean, cv) = mean_and_cv(table)?;
    Some(if cv > 0.0 { Law::Weibull(Weibull::new(mean, cv)) } else { Law::Constant(mean) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cv_of_one_is_the_exponential_law() {
        let (shape, scale) = Weibull::new(60.0, 1.0).shape_and_scale();
        assert!((shape - 1.0).abs() < 1e-9 && (scale - 60.0).abs() < 1e-6, "{shape} {scale}");
    }

    #[test]
    fn the_shape_of_rayleighs_law_is_two() {
        // Rayleigh: cv = √(4/π - 1).
        let (shape, _) = Weibull::new(60.0, (4.0 / std::f64::consts::PI - 1.0).sqrt()).shape_and_scale();
        assert!((shape - 2.0).abs() < 1e-9, "{shape}");
    }
}
