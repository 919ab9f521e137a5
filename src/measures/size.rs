//! Where a wait is counted: its bucket of the histogram and its point of the service-level curve.

use super::histogram::bucket;
use super::tally::CURVE;
use crate::units::{MICROS, Span};

/// Where a wait is counted: its bucket and its point of the curve.
#[derive(Clone, Copy)]
pub(super) struct Size {
    /// Of the histogram of waits.
    pub bucket: usize,
    /// Of the service-level curve.
    pub point: usize,
}

impl Size {
    #[inline(always)]
    pub fn of(wait: Span) -> Size {
        if wait == Span::ZERO {
            return Size { bucket: 0, point: 0 };
        }
        Size { bucket: bucket(wait.0), point: curve_point(wait) }
    }
}

/// The first point of [`CURVE`] at which a contact that waited so long is answered; one past the last if none.
#[inline(always)]
pub(super) fn curve_point(wait: Span) -> usize {
    // Rounded up: the points are whole seconds.
    let seconds = (wait.0.max(0) as u64).div_ceil(MICROS as u64);
    POINTS.get(seconds as usize).map_or(CURVE.len(), |point| usize::from(*point))
}

/// The points of [`CURVE`] by whole seconds, to its last one.
const POINTS: [u8; CURVE[CURVE.len() - 1] as usize + 1] = {
    let mut points = [0; CURVE[CURVE.len() - 1] as usize + 1];
    let (mut seconds, mut point) = (0, 0);
    while seconds < points.len() {
        if seconds as i64 > CURVE[point] {
            point += 1;
        }
        points[seconds] = point as u8;
        seconds += 1;
    }
    points
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_answered_at_the_first_point_of_the_curve_that_is_not_below_it() {
        for micros in (-2..610 * MICROS)
            .step_by(333_333)
            .chain(CURVE.iter().flat_map(|s| [s * MICROS - 1, s * MICROS, s * MICROS + 1]))
        {
            let expected = CURVE.partition_point(|seconds| seconds * MICROS < micros);
            assert_eq!(curve_point(Span(micros)), expected, "{micros}");
        }
        assert_eq!(curve_point(Span(i64::MAX)), CURVE.len());
    }
}
