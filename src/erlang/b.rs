//! Erlang B: lines without a queue (Erlang 1917), by the recursion in the number of lines.

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

/// Share of calls that find no line free, 0 to 1, at an offered load in erlangs (Erlang 1917). Holding times may have any
/// law.
pub fn blocking(erlangs: f64, lines: u32) -> f64 {
    1.0 / inverse(erlangs.max(0.0), lines)
}

/// The fewest lines that block at most this share, at most [`super::MOST_AGENTS`].
pub fn lines_for(erlangs: f64, at_most: f64) -> u32 {
    let mut inverse = 1.0;
    let mut lines = 0;
    while erlangs > 0.0 && 1.0 / inverse > at_most && lines < super::MOST_AGENTS {
        lines += 1;
        inverse = 1.0 + f64::from(lines) / erlangs * inverse;
    }
    lines
}
