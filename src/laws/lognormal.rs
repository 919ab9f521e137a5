//! Lognormal: what handle times look like (Brown et al. 2005).

use super::{BLOCK, CV, Law, LawEntry, MEAN, mean_and_cv};
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "lognormal",
    summary: "its logarithm is normal; what handle times look like",
    keys: &[MEAN, CV],
    read,
};

/// A lognormal law.
#[derive(Clone, Debug, PartialEq)]
pub struct Lognormal {
    mean: f64,
    cv: f64,
    mu: f64,
    sigma: f64,
}

impl Lognormal {
    /// With this mean, seconds, and this coefficient of variation, both above 0.
    pub fn new(mean: f64, cv: f64) -> Lognormal {
        // Mean exp(mu + sigma²/2) and cv² = exp(sigma²) - 1, solved for mu and sigma.
        let variance = libm::log1p(cv * cv);
        Lognormal { mean, cv, mu: libm::log(mean) - variance / 2.0, sigma: variance.sqrt() }
    }

    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        libm::exp(self.mu + self.sigma * stream.normal())
    }

    /// The next values of [`Lognormal::draw`].
    pub(super) fn fill(&self, stream: &mut Stream, seconds: &mut [f64; BLOCK]) {
        stream.fill_normal(seconds);
        seconds.iter_mut().for_each(|value| *value = self.mu + self.sigma * *value);
        exp(seconds);
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        let deviation = self.mean * self.cv;
        deviation * deviation
    }
}

/// e to the power of each value, the same bits as `libm::exp`, without a branch or a call in its usual range.
fn exp(values: &mut [f64; BLOCK]) {
    let exponents = *values;
    values.iter_mut().for_each(|value| *value = usual_exp(*value));
    for (value, x) in values.iter_mut().zip(exponents) {
        if !USUAL.contains(&x) {
            *value = libm::exp(x);
        }
    }
}

/// Where [`usual_exp`] holds: above 1.5 ln 2 there is one way to reduce the argument, and far from overflow.
const USUAL: std::ops::Range<f64> = 1.1..700.0;

/// The algorithm of FreeBSD's `e_exp.c` (Sun Microsystems 1993), which `libm` ported, in the same order of operations: x = k ln 2
/// + r with |r| <= ln 2 / 2, a rational approximation of e^r (Remez, error below 2^-59), times 2^k.
#[inline]
fn usual_exp(x: f64) -> f64 {
    const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    const P: [f64; 5] = [
        1.666_666_666_666_660_2e-1,
        -2.777_777_777_701_559_3e-3,
        6.613_756_321_437_934e-5,
        -1.653_390_220_546_525_2e-6,
        4.138_136_797_057_238_5e-8,
    ];
    // Adding and taking off 2^52 leaves a whole number; less one where that was rounded up.
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    let scaled = std::f64::consts::LOG2_E * x + 0.5;
    let rounded = (scaled + WHOLE) - WHOLE;
    let k = if rounded > scaled { rounded - 1.0 } else { rounded };
    let high = x - k * LN2_HIGH;
    let low = k * LN2_LOW;
    let r = high - low;
    let r2 = r * r;
    let c = r - r2 * (P[0] + r2 * (P[1] + r2 * (P[2] + r2 * (P[3] + r2 * P[4]))));
    let power = 1.0 + (r * c / (2.0 - c) - low + high);
    // The last bits of k + 1023 + 2^52 are the exponent of 2^k.
    power * f64::from_bits((k + (WHOLE + 1023.0)).to_bits() << 52)
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let (mean, cv) = mean_and_cv(table)?;
    Some(if cv > 0.0 { Law::Lognormal(Lognormal::new(mean, cv)) } else { Law::Constant(mean) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Luck, Purpose};

    #[test]
    fn powers_of_e_in_blocks_are_those_of_libm_to_the_bit() {
        let mut stream = Luck::new(5, 0).stream("exp", Purpose::Talk);
        for scale in [0.01, 1.0, 3.0, 10.0, 100.0, 800.0] {
            for _ in 0..3000 {
                let mut values = [0.0; BLOCK];
                stream.fill_normal(&mut values);
                let exponents = values.map(|value| value * scale);
                let mut powers = exponents;
                exp(&mut powers);
                for (x, power) in exponents.into_iter().zip(powers) {
                    assert_eq!(power.to_bits(), libm::exp(x).to_bits(), "{x}");
                }
            }
        }
        let mut edges = [1.1; BLOCK];
        edges[..6].copy_from_slice(&[699.999, 700.0, -0.0, f64::MAX, f64::NEG_INFINITY, 1.5 * std::f64::consts::LN_2]);
        let wanted = edges.map(libm::exp);
        exp(&mut edges);
        assert_eq!(edges.map(f64::to_bits), wanted.map(f64::to_bits));
    }
}
