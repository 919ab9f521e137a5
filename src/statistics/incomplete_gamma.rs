//! The regularised incomplete gamma function, with `libm` alone.

/// P(a, x): the chance that a gamma variable of shape `a` (above 0) and scale 1 stays below `x`.
///
/// The series below a + 1, Lentz's continued fraction above (Abramowitz and Stegun, 1964, 6.5.29 and 6.5.31).
pub fn gamma_below(a: f64, x: f64) -> f64 {
    const MOST: usize = 100_000;
    if x <= 0.0 {
        return 0.0;
    }
    let front = libm::exp(a * libm::log(x) - x - libm::lgamma(a));
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for n in 1..MOST {
            term *= x / (a + n as f64);
            sum += term;
            if term < 1e-16 * sum {
                break;
            }
        }
        return (front * sum).min(1.0);
    }
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1e300, 1.0 / b);
    let mut fraction = d;
    for n in 1..MOST {
        let k = n as f64;
        let top = -k * (k - a);
        b += 2.0;
        d = 1.0 / apart(top * d + b);
        c = apart(b + top / c);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    (1.0 - front * fraction).clamp(0.0, 1.0)
}

/// Not 0.
fn apart(value: f64) -> f64 {
    if value.abs() < 1e-300 { 1e-300 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_its_closed_forms() {
        for x in [0.01, 0.3, 1.0, 2.5, 7.0, 30.0] {
            // Shape 1: exponential. Shape 3: Erlang. Shape 1/2: the error function.
            assert!((gamma_below(1.0, x) + libm::expm1(-x)).abs() < 1e-14, "{x}");
            let erlang = 1.0 - libm::exp(-x) * (1.0 + x + x * x / 2.0);
            assert!((gamma_below(3.0, x) - erlang).abs() < 1e-13, "{x}");
            assert!((gamma_below(0.5, x) - libm::erf(x.sqrt())).abs() < 1e-13, "{x}");
        }
        assert!(gamma_below(2.0, 0.0).abs() < f64::MIN_POSITIVE);
    }
}
