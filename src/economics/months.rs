//! Billing months: local calendar months, and how much of each one the scenario covers after warm-up.
//!
//! In: the calendar and the warm-up. Out: for each month the days covered and the days it has. Fees, minimums and tier
//! edges are taken in that proportion. Where the calendar is not whole months, a month of the horizon is priced in pieces of the mean
//! month, so that together they come to what is owed by the month once.

use rust_decimal::Decimal;

use crate::centre::Calendar;
use crate::economics::money::cents;
use crate::units::{Span, Time};

/// Days of the mean month: 365.25 / 12.
pub const DAYS_A_MONTH: Decimal = Decimal::from_parts(304_375, 0, 0, false, 4);

/// One billing month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillingMonth {
    /// Its name: `2026-11`.
    pub label: String,
    /// Its year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// Its share that is billed.
    pub part: Part,
}

/// The part of a month that the scenario covers after warm-up: `covered` of `days` days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Days covered, above 0; a day that warm-up cuts counts by the share that is left.
    pub covered: Decimal,
    /// Days of the month: 28 to 31.
    pub days: Decimal,
}

impl Part {
    /// The whole month, for terms that are not taken pro rata; of the mean month its piece, which is scaled up again.
    pub fn whole(self) -> Part {
        if self.is_mean() { self } else { Part { covered: self.days, days: self.days } }
    }

    /// Whether all days of the month are covered.
    pub fn is_whole(self) -> bool {
        self.covered == self.days
    }

    /// A piece of the mean month: no month that is billed, but one that stands for others.
    pub fn is_mean(self) -> bool {
        self.days == DAYS_A_MONTH
    }

    /// Money as a line of a month has it: to the cent; not rounded in a piece of the mean month, which is scaled up.
    pub fn rounded(self, amount: Decimal) -> Decimal {
        if self.is_mean() { amount } else { cents(amount) }
    }

    /// `amount` for a month, in proportion to the days covered.
    pub fn of(self, amount: Decimal) -> Decimal {
        amount * self.covered / self.days
    }
}

/// The billing months, by position in [`Calendar::months`]; none for a month that lies in the warm-up.
pub fn billing_months(calendar: &Calendar, warm_up: Span) -> Vec<Option<BillingMonth>> {
    let from = Time::START + warm_up;
    let mut covered = vec![Decimal::ZERO; calendar.months.len()];
    for (day, month) in calendar.days.iter().zip(&calendar.month_of_day) {
        let left = ((day.start + day.length) - from.max(day.start)).0.max(0);
        if let Some(sum) = covered.get_mut(*month) {
            *sum += Decimal::from(left) / Decimal::from(day.length.0.max(1));
        }
    }
    calendar
        .months
        .iter()
        .zip(covered)
        .map(|(month, covered)| {
            (covered > Decimal::ZERO).then(|| BillingMonth {
                label: format!("{:04}-{:02}", month.year, month.month),
                year: month.year,
                month: month.month,
                part: Part { covered, days: Decimal::from(month.days_in_month) },
            })
        })
        .collect()
}

/// Pieces of the calendar that count together: each by itself, but what is shorter than `week` with its neighbour.
pub fn joined<T: Copy, N: Ord + Copy + std::iter::Sum<N>>(
    pieces: &[T],
    length: impl Fn(&T) -> N,
    week: N,
) -> Vec<Vec<T>> {
    let mut joined: Vec<Vec<T>> = Vec::new();
    for piece in pieces {
        match joined.last_mut() {
            Some(last) if last.iter().map(&length).sum::<N>() < week || length(piece) < week => last.push(*piece),
            _ => joined.push(vec![*piece]),
        }
    }
    joined
}

/// Months that were simulated: calendar months where all of them are whole, else their days as months of 30.4375 days.
pub fn months_covered(months: &[Option<BillingMonth>]) -> Decimal {
    let parts = || months.iter().flatten().map(|month| month.part);
    if parts().all(Part::is_whole) {
        return Decimal::from(parts().count());
    }
    parts().map(|part| part.covered).sum::<Decimal>() / DAYS_A_MONTH
}

/// The billing months as pieces of the mean month; none where all of them are whole.
pub fn mean_months(months: &[Option<BillingMonth>]) -> Option<Vec<Option<BillingMonth>>> {
    if months.iter().flatten().all(|month| month.part.is_whole()) {
        return None;
    }
    let piece =
        |month: &BillingMonth| BillingMonth { part: Part { days: DAYS_A_MONTH, ..month.part }, ..month.clone() };
    Some(months.iter().map(|month| month.as_ref().map(piece)).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::economics::testing::{calendar, money};
    use jiff::civil::{Date, date};

    #[test]
    fn forty_days_from_the_first_of_november_are_a_month_and_ten_days() {
        let months = billing_months(&calendar(date(2026, 11, 1), 40, "UTC"), Span::ZERO);
        let months: Vec<BillingMonth> = months.into_iter().flatten().collect();
        assert_eq!(months.len(), 2);
        assert_eq!(months[0].part.of(money("3000")), money("3000"));
        assert_eq!(months[1].label, "2026-12");
        assert_eq!(months[1].part.of(money("3100")), money("1000"));
    }

    #[test]
    fn whole_calendar_months_count_as_they_are_and_others_by_their_days() {
        let covered =
            |first: Date, days: usize| months_covered(&billing_months(&calendar(first, days, "UTC"), Span::ZERO));
        assert_eq!(covered(date(2026, 11, 1), 30), money("1"));
        assert_eq!(covered(date(2026, 11, 1), 61), money("2"));
        assert_eq!(covered(date(2026, 11, 2), 30).round_dp(6), money("0.985626"));
        assert_eq!(months_covered(&[]), money("0"));
    }

    #[test]
    fn warm_up_is_nobody_s_month() {
        let calendar = calendar(date(2026, 11, 29), 4, "UTC");
        let months = billing_months(&calendar, Span::hours(60));
        assert!(months[0].is_none());
        let december = months[1].clone().unwrap();
        assert_eq!(december.part.covered, money("1.5"));
        assert_eq!(december.part.whole().of(money("31")), money("31"));
    }
}
