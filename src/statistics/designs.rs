//! Designs of experiments: which points of a space of axes are looked at.
//!
//! In: a kind of design, its size, a seed. Out: any point by its number, so that shards need no common memory and a plan of
//! millions of points is never held. Knows no axis: the caller maps a level or a share to a value.

use sobol_burley::{NUM_DIMENSIONS, sample};

use super::sensitivity::Plan;

/// Points of a scrambled sequence before the next scramble begins: its numbers have so many.
const SCRAMBLED: u64 = 1 << 16;
/// Most axes of a design that fills space.
pub const MOST_AXES: usize = NUM_DIMENSIONS as usize;

/// Where a point lies on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Coordinate {
    /// At one of its levels, from 0.
    Level(u64),
    /// At a share of its range, in (0, 1), ends excluded.
    Share(f64),
}

/// A design.
#[derive(Clone, Debug, PartialEq)]
pub enum Design {
    /// Every level of each axis with every level of the others; the last axis changes fastest.
    Grid {
        /// Levels of each axis.
        levels: Vec<u64>,
    },
    /// The first levels of all axes together, then the second ones, and so on.
    Paired {
        /// How many axes.
        axes: usize,
        /// Levels, of each axis alike.
        levels: u64,
    },
    /// Each axis cut in as many cells as there are points, each cell taken once (McKay, Beckman and Conover, Technometrics 21, 1979).
    LatinHypercube {
        /// How many axes.
        axes: usize,
        /// How many points.
        points: u64,
        /// Which of the many.
        seed: u64,
    },
    /// An Owen-scrambled Sobol' sequence with the direction numbers of Joe and Kuo, 2008 (crate `sobol_burley`). Every 65,536 points
    /// another scramble begins: sets that are each evenly spread, and independent of each other.
    Sobol {
        /// How many axes, at most [`MOST_AXES`].
        axes: usize,
        /// How many points.
        points: u64,
        /// Which scramble.
        seed: u64,
    },
    /// Points for Sobol' indices.
    Saltelli(Plan),
}

impl Design {
    /// How many points; none where they are more than can be numbered.
    pub fn points(&self) -> Option<u64> {
        match self {
            Design::Grid { levels } => levels.iter().try_fold(1u64, |all, levels| all.checked_mul(*levels)),
            Design::Paired { levels, .. } => Some(*levels),
            Design::LatinHypercube { points, .. } | Design::Sobol { points, .. } => Some(*points),
            Design::Saltelli(plan) => Some(plan.points() as u64),
        }
    }

    /// Where point `number` (from 0, below [`Design::points`]) lies on each axis.
    pub fn point(&self, number: u64) -> Vec<Coordinate> {
        match self {
            Design::Grid { levels } => grid(levels, number),
            Design::Paired { axes, .. } => vec![Coordinate::Level(number); *axes],
            Design::LatinHypercube { axes, points, seed } => {
                (0..*axes as u64).map(|axis| Coordinate::Share(latin(number, *points, *seed, axis))).collect()
            }
            Design::Sobol { axes, seed, .. } => {
                let scramble = mixed(seed ^ mixed(number / SCRAMBLED)) as u32;
                let share = |axis| middle(sample((number % SCRAMBLED) as u32, axis as u32, scramble));
                (0..*axes).map(|axis| Coordinate::Share(share(axis))).collect()
            }
            Design::Saltelli(plan) => {
                plan.point(number as usize).unwrap_or_default().into_iter().map(Coordinate::Share).collect()
            }
        }
    }
}

/// A number of the sequence moved by half of its 2⁻²³, so that it is never 0 or 1.
pub(super) fn middle(number: f32) -> f64 {
    f64::from(number) + 1.0 / f64::from(1u32 << 24)
}

fn grid(levels: &[u64], mut number: u64) -> Vec<Coordinate> {
    let mut point = vec![Coordinate::Level(0); levels.len()];
    for (place, levels) in point.iter_mut().zip(levels).rev() {
        *place = Coordinate::Level(number % levels.max(&1));
        number /= levels.max(&1);
    }
    point
}

/// Somewhere in the cell of point `number` on an axis.
fn latin(number: u64, points: u64, seed: u64, axis: u64) -> f64 {
    let key = mixed(seed ^ mixed(axis + 1));
    let cell = permuted(number, points, key);
    // 52 bits and a half: never 0 or 1.
    let within = ((mixed(key ^ mixed(!cell)) >> 12) as f64 + 0.5) / (1u64 << 52) as f64;
    ((cell as f64 + within) / points as f64).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON)
}

/// Where `number` stands after all numbers below `count` were shuffled: a Feistel network of four rounds (Luby and Rackoff, SIAM
/// Journal on Computing 17, 1988) on the next power of four, walked until it is below `count` again (Black and Rogaway, 2002).
fn permuted(number: u64, count: u64, key: u64) -> u64 {
    let bits = (64 - count.saturating_sub(1).leading_zeros()).div_ceil(2).max(1);
    let mask = (1u64 << bits) - 1;
    let mut place = number;
    loop {
        let (mut left, mut right) = (place >> bits, place & mask);
        for round in 0..4 {
            (left, right) = (right, left ^ (mixed(key ^ (round << 56) ^ right) & mask));
        }
        place = (left << bits) | right;
        if place < count {
            return place;
        }
    }
}

/// A number whose bits depend on all bits of another: the last step of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;

    fn shares(design: &Design, number: u64) -> Vec<f64> {
        let share = |at: &Coordinate| match at {
            Coordinate::Share(share) => *share,
            Coordinate::Level(_) => panic!("a level"),
        };
        design.point(number).iter().map(share).collect()
    }

    #[test]
    fn a_grid_has_every_combination_once_and_the_last_axis_changes_fastest() {
        let design = Design::Grid { levels: vec![2, 3] };
        assert_eq!(design.points(), Some(6));
        let all: Vec<Vec<Coordinate>> = (0..6).map(|number| design.point(number)).collect();
        let expected = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)];
        assert_eq!(all, expected.map(|(a, b)| vec![Coordinate::Level(a), Coordinate::Level(b)]));
        assert_eq!(Design::Grid { levels: vec![1 << 40, 1 << 40] }.points(), None);
    }

    #[test]
    fn a_paired_design_moves_all_axes_together() {
        let design = Design::Paired { axes: 2, levels: 3 };
        assert_eq!((design.points(), design.point(2)), (Some(3), vec![Coordinate::Level(2); 2]));
    }

    #[test]
    fn a_latin_hypercube_takes_each_cell_of_each_axis_once() {
        for points in [1u64, 2, 3, 7, 64, 1000] {
            let design = Design::LatinHypercube { axes: 3, points, seed: 5 };
            for axis in 0..3 {
                let cell = |number: u64| (shares(&design, number)[axis] * points as f64) as u64;
                let mut cells: Vec<u64> = (0..points).map(cell).collect();
                cells.sort_unstable();
                assert_eq!(cells, (0..points).collect::<Vec<u64>>(), "{points} points, axis {axis}");
            }
        }
    }

    #[test]
    fn axes_of_a_latin_hypercube_are_shuffled_independently() {
        // The correlation of two independent permutations of n numbers has variance 1/(n − 1): 0.0316 for 1,000; 5 of them.
        let design = Design::LatinHypercube { axes: 8, points: 1000, seed: 1 };
        let all: Vec<Vec<f64>> = (0..1000).map(|number| shares(&design, number)).collect();
        for a in 0..8 {
            for b in 0..a {
                let product: f64 = all.iter().map(|point| (point[a] - 0.5) * (point[b] - 0.5)).sum();
                assert!((12.0 * product / 1000.0).abs() < 5.0 * 0.0316, "{a} and {b}: {product}");
            }
        }
        let other = Design::LatinHypercube { axes: 8, points: 1000, seed: 2 };
        assert_ne!(shares(&design, 0), shares(&other, 0));
    }

    #[test]
    fn a_sobol_sequence_fills_every_axis_and_goes_on_beyond_one_scramble() {
        let design = Design::Sobol { axes: 4, points: 1 << 20, seed: 3 };
        for first in [0, 1 << 16, 5 << 16] {
            for axis in 0..4 {
                let mut cells = [0; 256];
                (0..256).for_each(|number| cells[(shares(&design, first + number)[axis] * 256.0) as usize] += 1);
                assert!(cells.iter().all(|count| *count == 1), "axis {axis} from {first}");
            }
        }
        assert_ne!(shares(&design, 0), shares(&design, 1 << 16));
    }

    #[test]
    fn a_sobol_sequence_integrates_better_than_luck_would() {
        // The mean of x·y on the unit square is 1/4; 4,096 independent points would miss it by 0.0034 in the mean.
        let design = Design::Sobol { axes: 2, points: 4096, seed: 9 };
        let sum: f64 = (0..4096).map(|number| shares(&design, number).iter().product::<f64>()).sum();
        assert!((sum / 4096.0 - 0.25).abs() < 2e-4, "{sum}");
    }

    #[test]
    fn a_saltelli_plan_is_the_one_of_the_indices() {
        let plan = Plan::new(2, 4, 7).unwrap();
        let design = Design::Saltelli(plan);
        assert_eq!(design.points(), Some(16));
        assert_eq!(shares(&design, 5), plan.point(5).unwrap());
    }
}
