//! Sums of shares: what is written as decimals adds up to 1 but for the last bits.
//!
//! In: the sum of shares that were read. Out: whether it is 1, or not above it, or a problem that names the sum.

use crate::document::At;

/// How far shares may be from 1 together.
pub const TOLERANCE: f64 = 1e-9;

/// Says so where shares do not add up to 1.
pub fn are_all(at: &At<'_>, sum: f64) -> Option<()> {
    if (sum - 1.0).abs() > TOLERANCE {
        at.problem(format!("the shares add up to {}, they must add up to 1", rounded(sum)));
        return None;
    }
    Some(())
}

/// Whether shares of the same whole are more than all of it.
pub fn are_too_many(sum: f64) -> bool {
    sum > 1.0 + TOLERANCE
}

/// A sum of shares without the last bits.
pub fn rounded(sum: f64) -> f64 {
    (sum * 1e9).round() / 1e9
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_tenths_are_all_of_it_and_no_more() {
        let sum: f64 = [0.1; 10].iter().sum();
        assert!(sum < 1.0 && !are_too_many(sum) && !are_too_many(2.0 - sum) && are_too_many(1.000_001));
        assert_eq!(rounded(sum).to_string(), "1");
    }
}
