//! Regression of counts on what is known of a day, with a log link and the variance of a Poisson-Gamma mixture.
//!
//! In: rows of knowns, counts, the squared cv of the Gamma. Out: coefficients with their covariance (the negative binomial
//! regression of Lawless 1987, by iterated least squares).

/// Coefficients of a regression.
#[derive(Clone, Debug)]
pub struct Regression {
    /// One for each known.
    pub coefficients: Vec<f64>,
    /// Their covariance.
    pub covariance: Vec<Vec<f64>>,
}

impl Regression {
    /// The expected count of a row of knowns.
    pub fn mean(&self, row: &[f64]) -> f64 {
        libm::exp(dot(&self.coefficients, row))
    }

    /// The standard error of a coefficient.
    pub fn error(&self, position: usize) -> f64 {
        self.covariance
            .get(position)
            .and_then(|row| row.get(position))
            .map_or(f64::INFINITY, |variance| variance.sqrt())
    }

    /// Wald's statistic that the coefficients from `first` on are all 0: chi-squared with as many degrees of freedom.
    pub fn wald(&self, first: usize) -> Option<f64> {
        let part: Vec<Vec<f64>> =
            self.covariance.iter().skip(first).map(|row| row.iter().skip(first).copied().collect()).collect();
        let own: Vec<f64> = self.coefficients.iter().skip(first).copied().collect();
        Some(dot(&own, &solve(&part, &own)?))
    }
}

/// Fits `counts` to the rows; none where the knowns cannot be told apart.
pub fn regress(rows: &[Vec<f64>], counts: &[f64], squared_cv: f64) -> Option<Regression> {
    let knowns = rows.first()?.len();
    let mut means: Vec<f64> = counts.iter().map(|count| count.max(0.5)).collect();
    let mut coefficients = vec![0.0; knowns];
    for _ in 0..50 {
        let mut information = vec![vec![0.0; knowns]; knowns];
        let mut right = vec![0.0; knowns];
        for ((row, count), mean) in rows.iter().zip(counts).zip(&means) {
            let weight = mean / (1.0 + squared_cv * mean);
            let working = libm::log(*mean) + (count - mean) / mean;
            for ((line, right), known) in information.iter_mut().zip(&mut right).zip(row) {
                *right += weight * known * working;
                line.iter_mut().zip(row).for_each(|(sum, other)| *sum += weight * known * other);
            }
        }
        let next = solve(&information, &right)?;
        let moved = next.iter().zip(&coefficients).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        coefficients = next;
        means = rows.iter().map(|row| libm::exp(dot(&coefficients, row)).clamp(1e-9, 1e15)).collect();
        if moved < 1e-10 {
            let unit = |at: usize| (0..knowns).map(|other| if other == at { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
            let covariance = (0..knowns).map(|at| solve(&information, &unit(at))).collect::<Option<_>>()?;
            return Some(Regression { coefficients, covariance });
        }
    }
    None
}

/// The cv of Gamma-mixed Poisson counts with these means, by maximum likelihood, and its standard error; 0 where counts vary
/// less than Poisson.
pub fn likely_cv(counts: &[f64], means: &[f64]) -> (f64, f64) {
    const LEAST: f64 = 1e-4;
    let likelihood = |log_cv: f64| -> f64 {
        let shape = libm::exp(-2.0 * log_cv);
        let one = |(count, mean): (&f64, &f64)| {
            let (all, mean) = (shape + mean, mean.max(1e-12));
            libm::lgamma(count + shape) - libm::lgamma(shape)
                + shape * libm::log(shape / all)
                + count * libm::log(mean / all)
        };
        counts.iter().zip(means).map(one).sum()
    };
    let (mut low, mut high) = (libm::log(LEAST), libm::log(5.0));
    let golden = (5f64.sqrt() - 1.0) / 2.0;
    for _ in 0..80 {
        let (a, b) = (high - golden * (high - low), low + golden * (high - low));
        if likelihood(a) < likelihood(b) { low = a } else { high = b }
    }
    let best = 0.5 * (low + high);
    let cv = libm::exp(best);
    if cv < 2.0 * LEAST {
        return (0.0, 0.0);
    }
    let step = 0.02;
    let bend = (2.0 * likelihood(best) - likelihood(best + step) - likelihood(best - step)) / (step * step);
    (cv, if bend > 0.0 { cv / bend.sqrt() } else { cv })
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Solves a symmetric positive system by Cholesky's factors; none where it is singular.
fn solve(matrix: &[Vec<f64>], right: &[f64]) -> Option<Vec<f64>> {
    let mut lower: Vec<Vec<f64>> = Vec::with_capacity(matrix.len());
    let largest =
        matrix.iter().enumerate().filter_map(|(at, row)| row.get(at)).fold(0.0, |most: f64, own| most.max(*own));
    for (at, line) in matrix.iter().enumerate() {
        let mut row: Vec<f64> = Vec::with_capacity(at + 1);
        for (other, above) in lower.iter().enumerate() {
            let sum = line.get(other)? - dot(&row, above);
            row.push(sum / above.get(other)?);
        }
        let rest = line.get(at)? - dot(&row, &row);
        if rest.is_nan() || rest <= 1e-12 * largest {
            return None;
        }
        row.push(rest.sqrt());
        lower.push(row);
    }
    let mut forward: Vec<f64> = Vec::with_capacity(right.len());
    for (row, value) in lower.iter().zip(right) {
        let own = row.last()?;
        forward.push((value - dot(&forward, row)) / own);
    }
    let mut solution = vec![0.0; forward.len()];
    for at in (0..forward.len()).rev() {
        let rest: f64 =
            lower.iter().zip(&solution).skip(at + 1).filter_map(|(row, known)| Some(row.get(at)? * known)).sum();
        *solution.get_mut(at)? = (forward.get(at)? - rest) / lower.get(at)?.get(at)?;
    }
    Some(solution)
}
