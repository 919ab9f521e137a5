//! The laws that are tried: density, distribution, mean and cv from parameters whose logarithms are free.
//!
//! In: parameters. Out: numbers. The names are those of scenarios, where a law is told by mean and cv.

use crate::statistics::{Parameters, gamma_below, normal_below};

/// A family of laws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Its one parameter is the logarithm of the mean.
    Exponential,
    /// Logarithms of scale and shape.
    Weibull,
    /// Logarithms of mean and shape.
    Gamma,
    /// Mean of the logarithm, and the logarithm of its deviation.
    Lognormal,
}

impl Family {
    /// Its name in a scenario.
    pub fn name(self) -> &'static str {
        match self {
            Family::Exponential => "exponential",
            Family::Weibull => "weibull",
            Family::Gamma => "gamma",
            Family::Lognormal => "lognormal",
        }
    }

    /// Free parameters.
    pub fn free(self) -> usize {
        if self == Family::Exponential { 1 } else { 2 }
    }

    /// Where to begin to look, from a mean and a cv.
    pub fn start(self, mean: f64, cv: f64) -> Parameters {
        let cv = cv.clamp(0.05, 20.0);
        match self {
            Family::Exponential => [libm::log(mean), 0.0],
            // cv is about shape^-0.93 for moderate shapes.
            Family::Weibull => [libm::log(mean), -libm::log(cv) / 0.93],
            Family::Gamma => [libm::log(mean), -2.0 * libm::log(cv)],
            Family::Lognormal => {
                let variance = libm::log1p(cv * cv);
                [libm::log(mean) - variance / 2.0, 0.5 * libm::log(variance)]
            }
        }
    }
}

/// A law of a family, with what its density needs at every value.
#[derive(Clone, Copy, Debug)]
pub struct Shaped {
    family: Family,
    /// Logarithm of the scale, or mean of the logarithm.
    log_scale: f64,
    /// Shape, or deviation of the logarithm.
    shape: f64,
    /// What does not depend on the value.
    constant: f64,
}

impl Shaped {
    /// The law with these parameters.
    pub fn new(family: Family, [first, second]: Parameters) -> Shaped {
        let shape = if family == Family::Exponential { 1.0 } else { libm::exp(second) };
        let (log_scale, constant) = match family {
            Family::Exponential | Family::Weibull => (first, libm::log(shape)),
            Family::Gamma => (first - second, -libm::lgamma(shape)),
            Family::Lognormal => (first, -libm::log(shape) - 0.5 * libm::log(std::f64::consts::TAU)),
        };
        Shaped { family, log_scale, shape, constant }
    }

    /// The logarithm of the density at a time above 0 whose logarithm is `log`.
    pub fn log_density(&self, log: f64) -> f64 {
        let z = log - self.log_scale;
        let on_the_scale = match self.family {
            Family::Exponential => z - libm::exp(z),
            Family::Weibull => self.constant + self.shape * z - libm::exp(self.shape * z),
            Family::Gamma => self.constant + self.shape * z - libm::exp(z),
            Family::Lognormal => self.constant - 0.5 * (z / self.shape) * (z / self.shape),
        };
        on_the_scale - log
    }

    /// The share of times up to `t`.
    pub fn below(&self, t: f64) -> f64 {
        if t <= 0.0 {
            return 0.0;
        }
        let z = libm::log(t) - self.log_scale;
        match self.family {
            Family::Exponential | Family::Weibull => -libm::expm1(-libm::exp(self.shape * z)),
            Family::Gamma => gamma_below(self.shape, libm::exp(z)),
            Family::Lognormal => normal_below(z / self.shape),
        }
    }

    /// The logarithm of the share of times beyond `t`.
    pub fn log_beyond(&self, t: f64) -> f64 {
        if t <= 0.0 {
            return 0.0;
        }
        match self.family {
            Family::Exponential | Family::Weibull => -libm::exp(self.shape * (libm::log(t) - self.log_scale)),
            Family::Gamma | Family::Lognormal => libm::log1p(-self.below(t)),
        }
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match self.family {
            Family::Exponential => libm::exp(self.log_scale),
            Family::Weibull => libm::exp(self.log_scale + libm::lgamma(1.0 + 1.0 / self.shape)),
            Family::Gamma => self.shape * libm::exp(self.log_scale),
            Family::Lognormal => libm::exp(self.log_scale + self.shape * self.shape / 2.0),
        }
    }

    /// The coefficient of variation.
    pub fn cv(&self) -> f64 {
        match self.family {
            Family::Exponential => 1.0,
            Family::Weibull => {
                let power = 1.0 / self.shape;
                libm::expm1(libm::lgamma(1.0 + 2.0 * power) - 2.0 * libm::lgamma(1.0 + power)).sqrt()
            }
            Family::Gamma => 1.0 / self.shape.sqrt(),
            Family::Lognormal => libm::expm1(self.shape * self.shape).sqrt(),
        }
    }
}
