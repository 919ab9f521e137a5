//! The point that several equally correlated t variables all stay below: the constant of Bechhofer, Dunnett and Nelson.
//!
//! In: how sure, how many, degrees of freedom, correlation. Out: the point, computed and not looked up. It knows no options.

use super::student::{normal, normal_below, student_t};

/// The point that all of `count` t variables stay below with probability `confidence` (in (0, 1)).
///
/// They share one estimate of variance with `df` degrees of freedom (above 0; infinite: variance known) and each two have
/// `correlation` (0 to below 1): ½ for differences against one of equals. Bechhofer, Annals of Mathematical Statistics 25,
/// 1954; Dunnett, JASA 50, 1955. With s = √(χ²/df) and Z normal, the chance is
/// E\[Φ((g·s + √ρ·Z) / √(1 − ρ))^count\], integrated by the trapezoid rule over log s and Z, whose error falls exponentially
/// for such functions (Trefethen and Weideman, SIAM Review 56, 2014). Nine digits. None outside the ranges.
pub fn equicoordinate_t(confidence: f64, count: usize, df: f64, correlation: f64) -> Option<f64> {
    let valid = confidence > 0.0 && confidence < 1.0 && count > 0 && df > 0.0 && (0.0..1.0).contains(&correlation);
    if !valid {
        return None;
    }
    let single = |p: f64| if df.is_finite() { student_t(p, df) } else { normal(p) };
    // All of them are below less often than one, and more often than Bonferroni grants.
    let (mut low, mut high) = (single(confidence)?, single(1.0 - (1.0 - confidence) / count as f64)?);
    if count == 1 {
        return Some(low);
    }
    let chance = Chance::new(count, df, correlation, 1.0);
    while high - low > 1e-10 * (1.0 + high.abs()) {
        let middle = 0.5 * (low + high);
        if chance.below(middle) < confidence { low = middle } else { high = middle }
    }
    Some(0.5 * (low + high))
}

/// The chance that all stay below a point, with the nodes of both integrals laid out once.
struct Chance {
    count: usize,
    /// Values of s = √(χ²/df) and their weights, which sum to 1.
    scales: Vec<(f64, f64)>,
    /// Values of √ρ·Z and their weights, which sum to 1.
    shared: Vec<(f64, f64)>,
    /// √(1 − ρ).
    own: f64,
}

impl Chance {
    /// `step` is 1, or less for a finer rule.
    fn new(count: usize, df: f64, correlation: f64, step: f64) -> Chance {
        Chance {
            count,
            scales: scales(df, step),
            shared: shared(correlation, count, step),
            own: (1.0 - correlation).sqrt(),
        }
    }

    /// The chance that all stay below `point`.
    fn below(&self, point: f64) -> f64 {
        let given = |scale: f64| -> f64 {
            self.shared
                .iter()
                .map(|(z, weight)| weight * power(normal_below((point * scale + z) / self.own), self.count))
                .sum()
        };
        self.scales.iter().map(|(scale, weight)| weight * given(*scale)).sum()
    }
}

/// Nodes of s: the density of u = log s is proportional to exp(df·(u − (e^{2u} − 1)/2)), with mode 0 and curvature 2·df.
fn scales(df: f64, step: f64) -> Vec<(f64, f64)> {
    // Above ten million degrees s differs from 1 by less than the digits that are promised.
    if df > 1e7 {
        return vec![(1.0, 1.0)];
    }
    let step = 0.2 * step / (2.0 * df).sqrt();
    let log_density = |u: f64| df * (u - 0.5 * libm::expm1(2.0 * u));
    let node = |k: u32, sign: f64| {
        let u = sign * f64::from(k) * step;
        (log_density(u) > -42.0).then(|| (libm::exp(u), libm::exp(log_density(u))))
    };
    let side = |from: u32, sign: f64| (from..).map_while(move |k| node(k, sign));
    weighted(side(0, 1.0).chain(side(1, -1.0)).collect())
}

/// Nodes of √ρ·Z, closer together where the power of Φ is steep.
fn shared(correlation: f64, count: usize, step: f64) -> Vec<(f64, f64)> {
    if correlation <= 0.0 {
        return vec![(0.0, 1.0)];
    }
    let steep = (correlation / (1.0 - correlation)).sqrt().max(1.0);
    let step = 0.25 * step / (steep * libm::log(count as f64).sqrt().max(1.0));
    let nodes = (9.0 / step) as i64;
    let node = |k: i64| k as f64 * step;
    weighted((-nodes..=nodes).map(node).map(|z| (correlation.sqrt() * z, libm::exp(-0.5 * z * z))).collect())
}

/// With weights that sum to 1.
fn weighted(mut nodes: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    let total: f64 = nodes.iter().map(|(_, weight)| weight).sum();
    nodes.iter_mut().for_each(|(_, weight)| *weight /= total);
    nodes
}

/// A chance to the power of a count, by squaring: the same bits on every machine.
fn power(mut chance: f64, mut count: usize) -> f64 {
    let mut product = 1.0;
    while count > 0 {
        if count % 2 == 1 {
            product *= chance;
        }
        chance *= chance;
        count /= 2;
    }
    product
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn points_agree_with_the_printed_tables() {
        // Bechhofer, Santner and Goldsman, 1995, table B.2, and Dunnett, 1955, table 1a, one-sided 95 %, correlation one half.
        for (count, df, point) in [
            (1, 5.0, 2.02),
            (2, 5.0, 2.44),
            (3, 5.0, 2.68),
            (9, 5.0, 3.30),
            (2, 10.0, 2.15),
            (5, 10.0, 2.56),
            (9, 20.0, 2.60),
            (2, f64::INFINITY, 1.92),
            (4, f64::INFINITY, 2.16),
            (9, f64::INFINITY, 2.42),
        ] {
            let found = equicoordinate_t(0.95, count, df, 0.5).unwrap();
            assert!((found - point).abs() < 0.0051, "{count} {df}: {found} instead of {point}");
        }
    }

    #[test]
    fn points_agree_with_simpson_s_rule_to_seven_digits() {
        // Degrees of freedom (k − 1)(n₀ − 1) of Nelson and Matejcik, 1995, for 2 to 5 and 10 options at 95 %; computed apart from
        // this program by Simpson's rule over s and Z.
        for (n0, points) in [
            (10, [(2, 1.833_112_9), (3, 2.040_383_6), (4, 2.157_154_7), (5, 2.238_407_7), (10, 2.460_462_2)]),
            (20, [(2, 1.729_132_8), (3, 1.973_298_5), (4, 2.106_165_2), (5, 2.196_718_7), (10, 2.437_445_9)]),
        ] {
            for (k, point) in points {
                let found = equicoordinate_t(0.95, k - 1, ((k - 1) * (n0 - 1)) as f64, 0.5).unwrap();
                assert!((found - point).abs() < 1e-7, "{k} {n0}: {found} instead of {point}");
            }
        }
    }

    #[test]
    fn known_chances_come_out_to_eleven_digits() {
        // Of equals each is the greatest as often as any other: all differences to one are below zero with chance 1/(count + 1).
        for (count, df) in [(2, 1.0), (4, 7.0), (19, 300.0), (3, f64::INFINITY)] {
            let found = Chance::new(count, df, 0.5, 1.0).below(0.0);
            assert!((found * (count + 1) as f64 - 1.0).abs() < 1e-11, "{count} {df}: {found}");
        }
        // One alone is Student's t: of one degree the arctangent, of two an algebraic function.
        for t in [0.3, 1.0, 4.0, 60.0] {
            let cauchy = 0.5 + libm::atan(t) / std::f64::consts::PI;
            assert!((Chance::new(1, 1.0, 0.3, 1.0).below(t) - cauchy).abs() < 1e-11, "{t}");
            let two = 0.5 + 0.5 * t / (2.0 + t * t).sqrt();
            assert!((Chance::new(1, 2.0, 0.9, 1.0).below(t) - two).abs() < 1e-11, "{t}");
        }
        // Independent with known variance: a plain power.
        let free = Chance::new(6, f64::INFINITY, 0.0, 1.0).below(1.5);
        assert!((free - power(normal_below(1.5), 6)).abs() < 1e-14);
    }

    #[test]
    fn a_rule_twice_as_fine_changes_nothing() {
        for (count, df, correlation) in [(2, 1.0, 0.5), (4, 3.0, 0.1), (49, 9.0, 0.5), (9, 40.0, 0.95), (200, 2e4, 0.5)]
        {
            for point in [0.5, 1.7, 2.5, 4.0] {
                let plain = Chance::new(count, df, correlation, 1.0).below(point);
                let fine = Chance::new(count, df, correlation, 0.5).below(point);
                assert!((plain - fine).abs() < 1e-10, "{count} {df} {correlation} {point}: {plain} {fine}");
            }
        }
    }

    #[test]
    fn there_is_no_point_outside_the_ranges() {
        for (p, count, df, correlation) in
            [(1.0, 2, 5.0, 0.5), (0.9, 0, 5.0, 0.5), (0.9, 2, 0.0, 0.5), (0.9, 2, 5.0, 1.0), (0.9, 2, 5.0, -0.1)]
        {
            assert_eq!(equicoordinate_t(p, count, df, correlation), None);
        }
    }
}
