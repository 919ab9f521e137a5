//! Sums of the options' outputs, and the variances of their differences in the first stage.
//!
//! In: outputs of the options still in the race. Out: by how much one is ahead, and how uncertain that is. It decides nothing.

use super::super::Sample;

/// What all procedures remember.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Differences {
    options: usize,
    sums: Vec<f64>,
    /// First less second for each two options, row by row; only those with the first below the second are filled.
    first_stage: Vec<Sample>,
}

impl Differences {
    pub(super) fn new(options: usize) -> Differences {
        Differences { options, sums: vec![0.0; options], first_stage: vec![Sample::default(); options * options] }
    }

    /// One replication of these options; in the first stage (all options then) the differences count for the variances.
    pub(super) fn push(&mut self, survivors: &[usize], outputs: &[f64], in_first_stage: bool) {
        for (option, output) in survivors.iter().zip(outputs) {
            self.sums[*option] += output;
        }
        if in_first_stage {
            for i in 0..self.options {
                for l in i + 1..self.options {
                    self.first_stage[i * self.options + l].push(outputs[i] - outputs[l]);
                }
            }
        }
    }

    /// Sum of an option's outputs.
    pub(super) fn sum(&self, option: usize) -> f64 {
        self.sums[option]
    }

    /// Sum of the first's outputs less the second's; exactly zero of copies.
    pub(super) fn lead(&self, first: usize, second: usize) -> f64 {
        self.sums[first] - self.sums[second]
    }

    /// Variance of the difference of two options in the first stage.
    pub(super) fn variance(&self, first: usize, second: usize) -> f64 {
        let (low, high) = (first.min(second), first.max(second));
        self.first_stage[low * self.options + high].variance().unwrap_or(0.0)
    }

    /// The mean of these variances: Nelson and Matejcik's 2·Σe²/((k − 1)(n − 1)), with e the residuals from both means.
    pub(super) fn pooled_variance(&self) -> f64 {
        let pairs = (0..self.options).flat_map(|i| (i + 1..self.options).map(move |l| (i, l)));
        let total: f64 = pairs.map(|(i, l)| self.variance(i, l)).sum();
        2.0 * total / (self.options * (self.options - 1)) as f64
    }
}

/// The triangle in which a sum of differences says nothing yet, for drift `zone`: h²S²/2δ − δr/2, 0 or more (c = 1).
///
/// Fabian, Annals of Statistics 2, 1974; Kim and Nelson, 2001.
pub(super) fn boundary(spread: f64, variance: f64, zone: f64, seen: u64) -> f64 {
    (spread * variance / (2.0 * zone) - 0.5 * zone * seen as f64).max(0.0)
}

/// h² = 2η(n₀ − 1) with η = ((2β)^(−2/(n₀ − 1)) − 1)/2: one comparison from `first_stage` replications errs at most with `error`.
///
/// Zero where any answer errs as seldom (error of one half or more).
pub(super) fn spread(error: f64, first_stage: u64) -> f64 {
    let df = (first_stage - 1) as f64;
    let eta = 0.5 * libm::expm1(-2.0 / df * libm::log(2.0 * error));
    (2.0 * eta * df).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_those_of_kim_and_nelson() {
        // η at a risk of 5 % from 20 replications, for 2, 3, 5 and 10 options: computed from the published formula.
        for (k, eta) in [(2, 0.13714), (3, 0.18536), (5, 0.23724), (10, 0.30293)] {
            let found = spread(0.05 / f64::from(k - 1), 20) / 38.0;
            assert!((found - eta).abs() < 5e-6, "{k}: {found}");
        }
        assert!(spread(0.5, 10).abs() < 1e-12);
    }

    #[test]
    fn the_triangle_closes_when_its_base_is_spent() {
        // h²S² = 72, δ = 2: 18 at the start, one less a replication, 0 from the eighteenth on.
        let found: Vec<f64> = [0, 1, 17, 18, 40].iter().map(|seen| boundary(8.0, 9.0, 2.0, *seen)).collect();
        assert!(found.iter().zip([18.0, 17.0, 1.0, 0.0, 0.0]).all(|(found, known)| (found - known).abs() < 1e-12));
    }

    #[test]
    fn variances_are_those_of_the_first_stage_alone() {
        let mut differences = Differences::new(3);
        for (outputs, first) in [([1.0, 2.0, 0.0], true), ([4.0, 1.0, 0.0], true), ([90.0, -50.0, 0.0], false)] {
            differences.push(&[0, 1, 2], &outputs, first);
        }
        // Differences −1 and 3, 1 and 4, 2 and 1: variances 8, 4.5, 0.5; their mean 13/3.
        assert!((differences.variance(1, 0) - 8.0).abs() < 1e-12);
        assert!((differences.pooled_variance() - 13.0 / 3.0).abs() < 1e-12);
        assert!((differences.lead(0, 1) - 142.0).abs() < 1e-12);
    }
}
