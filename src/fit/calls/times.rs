//! Times that were all seen: laws by maximum likelihood, compared by Akaike's criterion.
//!
//! In: times. Out: [`FittedTimes`]. Records in whole seconds are what they are: a time recorded as 5 s lies between 4.5 and 5.5 s, and
//! one recorded as 0 below half a second, so that no logarithm of 0 is taken. Zeros that a law does not explain (calls without
//! hold) stand apart.

use super::law::{Family, Shaped};
use crate::results::fitted::{CurveAt, FittedLaw, FittedTimes};
use crate::statistics::{Estimate, Maximum, maximise, normal};
use crate::units::{MICROS, Span};

/// Times above 0 that a law takes at least.
pub const FEWEST: u64 = 20;
/// Intervals are of this confidence.
pub const CONFIDENCE: f64 = 0.95;
/// Below so many steps the density is not the same all over a step.
const COARSE: f64 = 10.0;
/// Points of a curve.
const POINTS: usize = 100;

/// A value that was seen several times.
#[derive(Clone, Copy, Debug)]
struct Seen {
    value: f64,
    log: f64,
    times: f64,
}

/// What is made of times recorded as 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Zeros {
    /// So many are the law's.
    Counted(u64),
    /// They are something else: the law is that of times not recorded as 0.
    Apart,
}

impl Zeros {
    fn counted(self) -> f64 {
        if let Zeros::Counted(zeros) = self { zeros as f64 } else { 0.0 }
    }
}

/// Times in order, those alike together.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Above 0.
    seen: Vec<Seen>,
    zeros: u64,
    step: f64,
}

impl Sample {
    /// Of recorded times.
    pub fn of(times: &[Span]) -> Sample {
        let mut micros: Vec<i64> = times.iter().map(|time| time.0).filter(|time| *time > 0).collect();
        micros.sort_unstable();
        let mut step = micros.iter().fold(0, |step, time| divisor(step, *time));
        // Of few times, a large common measure may be chance.
        if (micros.len() as u64) < FEWEST && step > MICROS {
            step = MICROS;
        }
        let step = if step < MICROS / 1000 { 0.0 } else { step as f64 / MICROS as f64 };
        let seen = micros.chunk_by(|a, b| a == b).map(|same| {
            let value = same[0] as f64 / MICROS as f64;
            Seen { value, log: libm::log(value), times: same.len() as f64 }
        });
        let seen: Vec<Seen> = seen.collect();
        Sample { seen, zeros: (times.len() - micros.len()) as u64, step }
    }

    fn above_zero(&self) -> f64 {
        self.seen.iter().map(|seen| seen.times).sum()
    }

    /// Mean and coefficient of variation of times above 0.
    fn moments(&self) -> (f64, f64) {
        let count = self.above_zero();
        let mean = self.seen.iter().map(|seen| seen.times * seen.value).sum::<f64>() / count;
        let square = self.seen.iter().map(|seen| seen.times * (seen.value - mean) * (seen.value - mean)).sum::<f64>();
        (mean, (square / count).sqrt() / mean)
    }

    /// The share of times that are recorded as 0.
    fn at_zero(&self, law: &Shaped) -> f64 {
        law.below(self.step / 2.0)
    }

    /// The share of times up to `t`, of those that are told: all, or all that are not recorded as 0.
    fn below(&self, law: &Shaped, t: f64, zeros: Zeros) -> f64 {
        match zeros {
            Zeros::Counted(_) => law.below(t),
            Zeros::Apart => ((law.below(t) - self.at_zero(law)) / (1.0 - self.at_zero(law))).max(0.0),
        }
    }

    /// The mean log-likelihood of a recorded time.
    fn log_likelihood(&self, law: &Shaped, zeros: Zeros) -> f64 {
        let count = self.above_zero();
        let sum = self.seen.iter().map(|seen| seen.times * self.log_share(law, seen)).sum::<f64>();
        match zeros {
            Zeros::Counted(0) => sum / count,
            Zeros::Counted(zeros) => {
                let zeros = zeros as f64;
                (sum + zeros * libm::log(self.at_zero(law) / self.step)) / (count + zeros)
            }
            Zeros::Apart => sum / count - libm::log1p(-self.at_zero(law)),
        }
    }

    /// The logarithm of the share of times recorded as this one, for each second of its step.
    fn log_share(&self, law: &Shaped, seen: &Seen) -> f64 {
        if self.step <= 0.0 || seen.value > COARSE * self.step {
            return law.log_density(seen.log);
        }
        // Boole's rule over the step; its first end is above 0.
        const WEIGHTS: [f64; 5] = [7.0, 32.0, 12.0, 32.0, 7.0];
        let part = |(n, weight): (usize, &f64)| {
            let t = seen.value + self.step * (n as f64 / 4.0 - 0.5);
            weight * libm::exp(law.log_density(libm::log(t)))
        };
        libm::log(WEIGHTS.iter().enumerate().map(part).sum::<f64>() / 90.0)
    }

    /// The largest distance between the law and the shares seen, at the ends of the steps of records.
    fn distance(&self, law: &Shaped, zeros: Zeros) -> f64 {
        let mut sum = zeros.counted();
        let all = self.above_zero() + sum;
        let mut most: f64 = 0.0;
        for seen in &self.seen {
            most = most.max((sum / all - self.below(law, seen.value - self.step / 2.0, zeros)).abs());
            sum += seen.times;
            most = most.max((sum / all - self.below(law, seen.value + self.step / 2.0, zeros)).abs());
        }
        most
    }

    /// Peaks of all families, the likeliest for its number of parameters first.
    fn peaks(&self, zeros: Zeros) -> Vec<(Family, Maximum)> {
        const FAMILIES: [Family; 4] = [Family::Lognormal, Family::Gamma, Family::Weibull, Family::Exponential];
        let (mean, cv) = self.moments();
        let count = self.above_zero() + zeros.counted();
        let peak = |family: Family| {
            let of = |at| self.log_likelihood(&Shaped::new(family, at), zeros);
            Some((family, maximise(family.start(mean, cv), family.free(), count, of)?))
        };
        let mut peaks: Vec<(Family, Maximum)> = FAMILIES.into_iter().filter_map(peak).collect();
        peaks.sort_by(|a, b| aic(a.0, &a.1).total_cmp(&aic(b.0, &b.1)));
        peaks
    }

    /// Whether a law of times above 0 explains as many zeros as there are.
    fn explains(&self, law: &Shaped) -> bool {
        let share = self.at_zero(law);
        let expected = self.above_zero() * share / (1.0 - share);
        self.zeros as f64 <= expected + 4.0 * expected.sqrt() + 1.0 && self.step > 0.0
    }

    fn curve(&self, law: Option<&Shaped>, zeros: Zeros) -> Vec<CurveAt> {
        let mut sum = zeros.counted();
        let all = self.above_zero() + sum;
        let mut curve: Vec<CurveAt> = Vec::with_capacity(POINTS + 1);
        for (n, seen) in self.seen.iter().enumerate() {
            sum += seen.times;
            let due = sum / all * POINTS as f64 >= (curve.len() + 1) as f64;
            if due || n + 1 == self.seen.len() {
                let t = seen.value + self.step / 2.0;
                curve.push(CurveAt { t, data: sum / all, law: law.map(|law| self.below(law, t, zeros)) });
            }
        }
        curve
    }
}

/// The greatest common divisor.
fn divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// Fits all families.
pub fn fit(times: &[Span]) -> FittedTimes {
    let sample = Sample::of(times);
    let (mean, cv) = whole(times);
    let mut fitted = FittedTimes {
        count: times.len() as u64,
        zeros_apart: sample.zeros,
        step: sample.step,
        mean,
        cv,
        ..Default::default()
    };
    if sample.above_zero() < FEWEST as f64 || sample.seen.len() < 2 {
        fitted.curve = sample.curve(None, Zeros::Apart);
        return fitted;
    }
    let shaped = |(family, peak): &(Family, Maximum)| Shaped::new(*family, peak.at);
    let mut zeros = if sample.zeros > 0 { Zeros::Apart } else { Zeros::Counted(0) };
    let mut found = sample.peaks(zeros);
    if sample.zeros > 0 && found.first().is_some_and(|best| sample.explains(&shaped(best))) {
        zeros = Zeros::Counted(sample.zeros);
        found = sample.peaks(zeros);
        fitted.zeros_apart = 0;
    }
    fitted.laws = found.iter().map(|one| told(one.0, &one.1, sample.distance(&shaped(one), zeros))).collect();
    fitted.curve = sample.curve(found.first().map(shaped).as_ref(), zeros);
    fitted
}

/// Mean of all with its interval, and their coefficient of variation.
fn whole(times: &[Span]) -> (Estimate, Option<f64>) {
    let count = times.len() as f64;
    if times.is_empty() {
        return (Estimate::default(), None);
    }
    let mean = times.iter().map(|time| time.in_seconds()).sum::<f64>() / count;
    let square = times.iter().map(|time| (time.in_seconds() - mean) * (time.in_seconds() - mean)).sum::<f64>();
    let deviation = (times.len() > 1).then(|| (square / (count - 1.0)).sqrt());
    let half = deviation.and_then(|deviation| Some(normal(0.5 + CONFIDENCE / 2.0)? * deviation / count.sqrt()));
    (Estimate::around(mean, half).not_negative(), deviation.filter(|_| mean > 0.0).map(|deviation| deviation / mean))
}

/// Akaike's criterion.
pub fn aic(family: Family, peak: &Maximum) -> f64 {
    2.0 * family.free() as f64 - 2.0 * peak.log_likelihood
}

/// A peak as mean and cv with errors and intervals, which are those of their logarithms.
pub fn told(family: Family, peak: &Maximum, distance: f64) -> FittedLaw {
    let law = Shaped::new(family, peak.at);
    let (mean, cv) = (law.mean(), law.cv());
    let mean_error = peak.error_of(|at| Shaped::new(family, at).mean());
    let cv_error = peak.error_of(|at| Shaped::new(family, at).cv());
    FittedLaw {
        law: family.name(),
        mean: around(mean, mean_error),
        mean_error,
        cv: if family.free() > 1 { around(cv, cv_error) } else { Estimate::point(cv) },
        cv_error,
        aic: aic(family, peak),
        distance,
    }
}

/// An interval that is even for the logarithm.
fn around(value: f64, error: f64) -> Estimate {
    let Some(z) = normal(0.5 + CONFIDENCE / 2.0).filter(|_| error.is_finite()) else { return Estimate::point(value) };
    let end = |sign: f64| Some(value * libm::exp(sign * z * error / value));
    Estimate { mean: Some(value), low: end(-1.0), high: end(1.0) }
}
