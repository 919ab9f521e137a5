//! The series of Palm (1957) behind Erlang A: A(x, y) = 1 + Σ y^j / ((x+1)(x+2)…(x+j)), summed from its largest term
//! outwards, so that no term overflows and few are needed.

/// A term this small beside the sum ends it.
const NEGLIGIBLE: f64 = 1e-18;

/// Sums over the terms, each relative to the largest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Series {
    /// The term j = 0; zero when it is negligible.
    pub first: f64,
    /// All terms from j = 1 on.
    pub rest: f64,
    /// Σ j · term.
    pub weighted: f64,
    /// The natural logarithm of the largest term (the term j = 0 is 1).
    pub log_scale: f64,
    /// The terms summed: from this j ...
    pub from: u64,
    /// ... to this one.
    pub to: u64,
}

impl Series {
    pub(super) fn sum(x: f64, y: f64) -> Series {
        let peak = (y - x).floor().max(0.0);
        let (mut first, mut rest, mut weighted) = if peak > 0.0 { (0.0, 1.0, peak) } else { (1.0, 0.0, 0.0) };
        let (mut j, mut term, mut all) = (peak, 1.0, 1.0);
        loop {
            j += 1.0;
            term *= y / (x + j);
            rest += term;
            weighted += j * term;
            all += term;
            if term < NEGLIGIBLE * all {
                break;
            }
        }
        let to = j as u64;
        (j, term) = (peak, 1.0);
        while j > 0.0 && term >= NEGLIGIBLE * all {
            term *= (x + j) / y;
            j -= 1.0;
            if j > 0.0 {
                rest += term;
                weighted += j * term;
            } else {
                first = term;
            }
            all += term;
        }
        // From the first term when it was reached, which is exact; else from the gamma function.
        let reached = j <= 0.0 && term > 0.0;
        let log_scale = match peak > 0.0 {
            true if reached => -libm::log(term),
            true => log_term(x, y, peak),
            false => 0.0,
        };
        Series { first, rest, weighted, log_scale, from: j as u64, to }
    }

    /// The natural logarithm of the whole series.
    pub(super) fn log(&self) -> f64 {
        libm::log(self.first + self.rest) + self.log_scale
    }

    /// A(x + 1, y) of the next x: (A(x, y) - 1) · (x + 1) / y, as a logarithm.
    pub(super) fn log_next(&self, x: f64, y: f64) -> f64 {
        libm::log(self.rest) + self.log_scale + libm::log((x + 1.0) / y)
    }
}

/// ln(y^j / ((x+1)…(x+j))). For large x by the difference of two Stirling series, whose large parts cancel on paper
/// instead of in the last figures.
fn log_term(x: f64, y: f64, j: f64) -> f64 {
    let s = x + j;
    if x < 100.0 {
        return j * libm::log(y) - libm::lgamma(s + 1.0) + libm::lgamma(x + 1.0);
    }
    let small = |z: f64| (1.0 / 12.0 - 1.0 / (360.0 * z * z)) / z;
    j - s * libm::log1p((s - y) / y) - x * libm::log1p((y - x) / x) - 0.5 * libm::log(s / x) - small(s) + small(x)
}

/// The digamma function of a positive number, by recurrence and its asymptotic series (Abramowitz & Stegun 6.3.18).
pub(super) fn digamma(mut x: f64) -> f64 {
    let mut sum = 0.0;
    while x < 12.0 {
        sum -= 1.0 / x;
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let tail = square
        * (1.0 / 12.0
            - square * (1.0 / 120.0 - square * (1.0 / 252.0 - square * (1.0 / 240.0 - square * (1.0 / 132.0)))));
    sum + libm::log(x) - 0.5 / x - tail
}
