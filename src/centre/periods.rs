//! Periods: stretches of time as instants, in order and apart.
//!
//! In: stretches in any order. Out: whether an instant lies within, when the next begins, what of a span they cover. Knows no
//! clock and no date: [`crate::centre::Hours`] and the calendar lay theirs into it.

use std::ops::Deref;

use crate::units::{Span, Time};

/// Stretches [from, to), in order; those that touch or overlap are one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Periods(Vec<(Time, Time)>);

impl Periods {
    /// Of stretches in any order; those of no length are left out.
    pub fn of(stretches: impl IntoIterator<Item = (Time, Time)>) -> Periods {
        let mut all: Vec<(Time, Time)> = stretches.into_iter().filter(|(from, to)| from < to).collect();
        all.sort_unstable();
        let mut merged: Vec<(Time, Time)> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match merged.last_mut() {
                Some(last) if last.1 >= from => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Periods(merged)
    }

    /// Where the last reaches `end` it goes on for ever: what holds when the calendar ends holds for what is finished after it.
    #[must_use]
    pub fn going_on_from(mut self, end: Time) -> Periods {
        if let Some(last) = self.0.last_mut().filter(|(_, to)| *to >= end) {
            last.1 = Time::NEVER;
        }
        self
    }

    /// The last period that has begun at an instant, if it has not ended.
    fn at(&self, time: Time) -> Option<(Time, Time)> {
        let begun = self.0.partition_point(|(from, _)| *from <= time);
        self.0.get(begun.checked_sub(1)?).copied().filter(|(_, to)| time < *to)
    }

    /// Whether an instant lies within.
    pub fn contain(&self, time: Time) -> bool {
        self.at(time).is_some()
    }

    /// `time` itself where it lies within, else when the next period begins; none after the last.
    pub fn first_from(&self, time: Time) -> Option<Time> {
        let next = self.0.partition_point(|(_, to)| *to <= time);
        self.0.get(next).map(|(from, _)| time.max(*from))
    }

    /// The parts of [from, to) that they cover, in order.
    pub fn within(&self, from: Time, to: Time) -> impl Iterator<Item = (Time, Time)> + '_ {
        let first = self.0.partition_point(|(_, end)| *end <= from);
        let touched = self.0.iter().skip(first).take_while(move |(start, _)| *start < to);
        touched.map(move |(start, end)| ((*start).max(from), (*end).min(to))).filter(|(start, end)| start < end)
    }

    /// How much of [from, to) they cover.
    pub fn length_within(&self, from: Time, to: Time) -> Span {
        self.within(from, to).fold(Span::ZERO, |sum, (start, end)| sum + (end - start))
    }
}

impl Deref for Periods {
    type Target = [(Time, Time)];

    fn deref(&self) -> &[(Time, Time)] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Periods {
    type Item = &'a (Time, Time);
    type IntoIter = std::slice::Iter<'a, (Time, Time)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(stretches: &[(i64, i64)]) -> Periods {
        Periods::of(stretches.iter().map(|(from, to)| (Time(*from), Time(*to))))
    }

    #[test]
    fn stretches_that_touch_or_overlap_are_one_and_empty_ones_none() {
        let all = periods(&[(50, 60), (10, 20), (20, 30), (25, 28), (70, 70), (40, 35)]);
        assert_eq!(*all, [(Time(10), Time(30)), (Time(50), Time(60))]);
        assert_eq!(periods(&[(5, 5)]), Periods::default());
    }

    #[test]
    fn a_period_holds_its_first_instant_and_not_its_last() {
        let all = periods(&[(10, 20), (30, 40)]);
        let within: Vec<i64> = (0..50).filter(|at| all.contain(Time(*at))).collect();
        assert_eq!(within, (10..20).chain(30..40).collect::<Vec<_>>());
        for (time, first) in [(0, Some(10)), (10, Some(10)), (19, Some(19)), (20, Some(30)), (39, Some(39)), (40, None)]
        {
            assert_eq!(all.first_from(Time(time)), first.map(Time), "{time}");
        }
    }

    #[test]
    fn what_of_a_span_is_covered_is_cut_at_its_ends() {
        let all = periods(&[(10, 20), (30, 40), (50, 60)]);
        assert_eq!(all.within(Time(15), Time(35)).collect::<Vec<_>>(), [(Time(15), Time(20)), (Time(30), Time(35))]);
        assert_eq!(all.length_within(Time(0), Time(100)), Span(30));
        assert_eq!(all.length_within(Time(20), Time(30)), Span::ZERO);
        assert_eq!(all.length_within(Time(35), Time(15)), Span::ZERO);
    }

    #[test]
    fn only_a_period_that_reaches_the_end_goes_on() {
        assert!(periods(&[(10, 20)]).going_on_from(Time(20)).contain(Time(1000)));
        assert!(!periods(&[(10, 19)]).going_on_from(Time(20)).contain(Time(19)));
    }
}
