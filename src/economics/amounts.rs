//! One amount of each replication, kept for percentiles in as few bytes as they take: nothing for an amount that is always the
//! same, 4 bytes for one in whole cents up to 21 million, 8 for others.
//!
//! In: amounts. Out: the very same amounts in ascending order.

/// Amounts of all replications.
#[derive(Clone, Debug)]
pub(super) enum Amounts {
    /// So many times the same.
    Same(f64, usize),
    /// In cents.
    Cents(Vec<i32>),
    /// As they are.
    Plain(Vec<f64>),
}

impl Default for Amounts {
    fn default() -> Amounts {
        Amounts::Same(0.0, 0)
    }
}

/// A number of cents as the amount that it is.
fn amount(cents: i32) -> f64 {
    f64::from(cents) / 100.0
}

/// The cents from which [`amount`] makes exactly this; none where there are none.
fn cents(value: f64) -> Option<i32> {
    let cents = (value * 100.0).round();
    let whole = (cents.abs() <= f64::from(i32::MAX)).then_some(cents as i32)?;
    (amount(whole).to_bits() == value.to_bits()).then_some(whole)
}

impl Amounts {
    /// One amount more.
    pub fn push(&mut self, value: f64) {
        match self {
            Amounts::Same(same, n) if *n == 0 || same.to_bits() == value.to_bits() => (*same, *n) = (value, *n + 1),
            Amounts::Same(same, n) => {
                *self = match cents(*same) {
                    Some(cents) => Amounts::Cents(vec![cents; *n]),
                    None => Amounts::Plain(vec![*same; *n]),
                };
                self.push(value);
            }
            Amounts::Cents(all) => match cents(value) {
                Some(cents) => all.push(cents),
                None => {
                    *self = Amounts::Plain(all.iter().copied().map(amount).collect());
                    self.push(value);
                }
            },
            Amounts::Plain(all) => all.push(value),
        }
    }

    /// All in ascending order.
    pub fn sorted(&self) -> Vec<f64> {
        let mut sorted: Vec<f64> = match self {
            Amounts::Same(same, n) => vec![*same; *n],
            Amounts::Cents(all) => all.iter().copied().map(amount).collect(),
            Amounts::Plain(all) => all.clone(),
        };
        sorted.sort_unstable_by(f64::total_cmp);
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(values: &[f64]) -> Amounts {
        let mut amounts = Amounts::default();
        values.iter().for_each(|value| amounts.push(*value));
        amounts
    }

    #[test]
    fn an_amount_that_never_changes_takes_no_room_and_cents_take_little() {
        assert!(matches!(of(&[0.1; 9]), Amounts::Same(_, 9)));
        assert!(matches!(of(&[0.1, 12.34, -7.0]), Amounts::Cents(all) if all == [10, 1234, -700]));
        assert!(matches!(of(&[0.1, 1e9]), Amounts::Plain(_)));
        assert!(matches!(of(&[0.0, -0.0]), Amounts::Plain(_)));
    }

    proptest! {
        #[test]
        fn they_come_back_to_the_bit(cents in prop::collection::vec(-300_000_000_000i64..300_000_000_000, 0..20), odd in 0usize..40) {
            let mut values: Vec<f64> = cents.iter().map(|cents| *cents as f64 / 100.0).collect();
            if odd < values.len() {
                values[odd] = 1.0 / 3.0;
            }
            let found: Vec<u64> = of(&values).sorted().into_iter().map(f64::to_bits).collect();
            values.sort_unstable_by(f64::total_cmp);
            prop_assert_eq!(found, values.into_iter().map(f64::to_bits).collect::<Vec<_>>());
        }
    }
}
