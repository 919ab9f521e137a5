//! How satisfied people are, and whom the shop's own robot asks after the call.
//!
//! In: nothing; these are the types that a checked scenario fills. Out: a mark for an answered contact, on the scale 1 to 5 that
//! such surveys use. The rule is an assumption: a mark falls in proportion to the wait and by a step where the matter was not
//! settled, which is the sign of both effects in surveys of callers (Feinberg et al. 2000), not a measurement of their size.

use crate::units::Span;

/// A mark is counted in thousandths.
pub const MARK: f64 = 1000.0;
/// The worst mark.
pub const WORST: f64 = 1.0;
/// The best mark.
pub const BEST: f64 = 5.0;

/// What people think of an answered contact of one type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Satisfaction {
    /// Of one that was answered at once and settled, 1 to 5.
    pub best: f64,
    /// Taken off for each minute of wait.
    pub per_minute: f64,
    /// Taken off where the matter was not settled.
    pub unresolved: f64,
}

impl Satisfaction {
    /// The mark, in thousandths from 1000 to 5000.
    pub fn mark(&self, wait: Span, resolved: Option<bool>) -> u32 {
        let settled = if resolved == Some(false) { self.unresolved } else { 0.0 };
        let mark = self.best - self.per_minute * wait.in_seconds() / 60.0 - settled;
        (mark.clamp(WORST, BEST) * MARK + 0.5) as u32
    }
}

/// The shop's own survey after the call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Survey {
    /// Share of answered contacts that is asked.
    pub asked: f64,
    /// Of those asked whose mark is at least `happy_from`, this share answers.
    pub happy: f64,
    /// Of the others, this share.
    pub unhappy: f64,
    /// The lowest mark of who is happy.
    pub happy_from: f64,
}

impl Survey {
    /// The chance that somebody with this mark, in thousandths, is asked and answers.
    pub fn chance(&self, mark: u32) -> f64 {
        let happy = f64::from(mark) >= self.happy_from * MARK;
        self.asked * if happy { self.happy } else { self.unhappy }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_falls_with_the_wait_and_by_a_step_where_nothing_was_settled() {
        let rule = Satisfaction { best: 4.6, per_minute: 0.5, unresolved: 1.5 };
        assert_eq!(rule.mark(Span::ZERO, None), 4600);
        assert_eq!(rule.mark(Span::seconds(90), Some(true)), 3850);
        assert_eq!(rule.mark(Span::seconds(90), Some(false)), 2350);
        assert_eq!(rule.mark(Span::hours(1), Some(false)), 1000);
    }

    #[test]
    fn the_unhappy_may_answer_more_often() {
        let survey = Survey { asked: 0.5, happy: 0.2, unhappy: 0.6, happy_from: 4.0 };
        assert!((survey.chance(4000) - 0.1).abs() < 1e-15 && (survey.chance(3999) - 0.3).abs() < 1e-15);
    }
}
