//! Erlang B: lines without a queue (Erlang 1917), by the recursion in the number of lines.

/// A term this small beside the sum ends it.
const NEGLIGIBLE: f64 = 1e-17;

/// 1 / B(lines) at an offered load in erlangs, by 1/B(n) = 1 + n/a · 1/B(n-1), which only adds positive numbers;
/// infinite when blocking is below the smallest number.
pub(super) fn inverse(erlangs: f64, lines: u32) -> f64 {
    if erlangs <= 0.0 {
        return if lines == 0 { 1.0 } else { f64::INFINITY };
    }
    let step = 1.0 / erlangs;
    let mut inverse = 1.0;
    let mut n = 0.0;
    for _ in 0..lines {
        n += 1.0;
        inverse = 1.0 + n * step * inverse;
        if inverse == f64::INFINITY {
            break;
        }
    }
    inverse
}

/// The same as a sum, 1/B(n) = Σ n!/((n-k)!·a^k) over k (Erlang 1917), until its terms fade: some multiple of the root of the load
/// instead of all lines. The last figures differ from those of the recursion.
pub(super) fn sum(erlangs: f64, lines: u32) -> f64 {
    if erlangs <= 0.0 {
        return inverse(erlangs, lines);
    }
    let step = 1.0 / erlangs;
    let (mut left, mut term, mut sum) = (f64::from(lines), 1.0, 1.0);
    while left > 0.0 && (term > NEGLIGIBLE * sum || left > erlangs) && sum < f64::INFINITY {
        term *= left * step;
        sum += term;
        left -= 1.0;
    }
    sum
}

/// Share of calls that find no line free, 0 to 1, at an offered load in erlangs (Erlang 1917). Holding times may have any
/// law.
pub fn blocking(erlangs: f64, lines: u32) -> f64 {
    1.0 / inverse(erlangs.max(0.0), lines)
}

/// The fewest lines that block at most this share, at most [`super::MOST_AGENTS`].
///
/// Of a lines at most a are busy, so at least 1 - n/a is blocked: the search begins there and goes up with the recursion.
pub fn lines_for(erlangs: f64, at_most: f64) -> u32 {
    if erlangs.is_nan() || erlangs <= 0.0 {
        return 0;
    }
    // One fewer, so that rounding cannot begin above the answer.
    let mut lines = ((erlangs * (1.0 - at_most)) as u32).saturating_sub(1).min(super::MOST_AGENTS);
    let mut inverse = sum(erlangs, lines);
    while lines < super::MOST_AGENTS && blocks_more(erlangs, lines, inverse, at_most) {
        lines += 1;
        inverse = 1.0 + f64::from(lines) / erlangs * inverse;
    }
    lines
}

/// Whether so many lines block more than this share; where it is close, by the figures of [`blocking`].
fn blocks_more(erlangs: f64, lines: u32, inverse: f64, at_most: f64) -> bool {
    let product = inverse * at_most;
    if (product - 1.0).abs() < 1e-9 { blocking(erlangs, lines) > at_most } else { product < 1.0 }
}
