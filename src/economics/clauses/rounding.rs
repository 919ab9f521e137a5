//! How long a contact is billed for: which of its times count, from when on, in what steps.
//!
//! In: a contact's times. Out: billed microseconds. A contact is measured (`counts`), is free below `free_below`, counts
//! `minimum` at least, then `first_increment` and after it whole `increment`s; `extra_per_contact` is added as it is. Without
//! `increment` time is billed as it was.

use crate::said::{Said, SaidValue, said};
use rust_decimal::Decimal;

use super::{Key, key};
use crate::document::{At, Table};
use crate::engine::facts::{Fate, Leg};
use crate::units::{MICROS, Span};

pub(super) const FREE_BELOW: Key = key("free_below", "duration", "shorter contacts are free");
pub(super) const MINIMUM: Key = key("minimum", "duration", "each contact counts at least this");
pub(super) const FIRST: Key = key("first_increment", "duration", "the first step (increment if not said)");
pub(super) const INCREMENT: Key =
    key("increment", "duration", "steps to which each contact is rounded up (none if not said)");
pub(super) const EXTRA: Key = key("extra_per_contact", "duration", "added to each contact after rounding");
pub(super) const COUNTS: Key = key(
    "counts",
    "list of \"ring\", \"queue\", \"talk\", \"hold\" or \"wrap\"",
    "which times are billed (talk, hold and wrap if not said)",
);
pub(super) const ROUND_TOTAL: Key = key("round_total", "\"down\" or \"up\"", "the month's total to whole units");

/// Microseconds in a minute.
pub(super) const MINUTE: i64 = 60 * MICROS;

/// A time of a contact that may be billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    Ring,
    Queue,
    Talk,
    Hold,
    Wrap,
}

/// What is done with a total of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoundTotal {
    Down,
    Up,
}

impl RoundTotal {
    /// Reads `round_total`.
    pub(super) fn read(table: &Table<'_>) -> Option<Option<RoundTotal>> {
        let words = [("down", RoundTotal::Down), ("up", RoundTotal::Up)];
        table.maybe("round_total").map_or(Some(None), |at| at.one_of(&words).map(Some))
    }

    /// `total` small units to a whole number of `unit`s.
    fn apply(round: Option<RoundTotal>, total: i64, unit: i64) -> i64 {
        match round {
            None => total,
            Some(RoundTotal::Down) => total - total.rem_euclid(unit),
            Some(RoundTotal::Up) => up_to_steps(total, unit),
        }
    }

    /// The same as a quantity of `unit`s.
    pub(super) fn quantity(round: Option<RoundTotal>, total: i64, unit: i64) -> Decimal {
        Decimal::from(RoundTotal::apply(round, total, unit)) / Decimal::from(unit)
    }

    /// In words; nothing without it.
    pub(super) fn in_words(round: Option<RoundTotal>, unit: &str) -> Option<Said> {
        Some(match round? {
            RoundTotal::Down => said!("clause-total-down", "the month's total down to a whole {unit}", unit = unit),
            RoundTotal::Up => said!("clause-total-up", "the month's total up to a whole {unit}", unit = unit),
        })
    }
}

/// Steps to which a time is rounded, each by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    pub(super) free_below: i64,
    pub(super) minimum: i64,
    pub(super) first_increment: i64,
    pub(super) increment: i64,
    pub(super) extra: i64,
}

impl Steps {
    /// Reads `free_below`, `minimum`, `first_increment`, `increment` and `extra_per_contact`.
    pub(super) fn read(table: &Table<'_>) -> Option<Steps> {
        let span =
            |key| table.maybe(key).map_or(Some(Span::ZERO), |at| at.span().filter(|span| of_a_contact(&at, *span)));
        let (free_below, minimum, extra) = (span("free_below"), span("minimum"), span("extra_per_contact"));
        let step = |key| {
            table
                .maybe(key)
                .map_or(Some(None), |at| at.span_above_zero().filter(|span| of_a_contact(&at, *span)).map(Some))
        };
        let (first, increment) = (step("first_increment"), step("increment"));
        // One microsecond is the resolution of the clock: no rounding.
        let increment = increment?.unwrap_or(Span(1));
        Some(Steps {
            free_below: free_below?.0,
            minimum: minimum?.0,
            first_increment: first?.unwrap_or(increment).0,
            increment: increment.0,
            extra: extra?.0,
        })
    }

    /// Billed time for a measured one.
    pub(super) fn billed(&self, measured: i64) -> i64 {
        if measured < self.free_below {
            return 0;
        }
        let least = measured.max(self.minimum);
        let rounded = match least {
            0 => 0,
            _ if least <= self.first_increment => self.first_increment,
            _ => self.first_increment.saturating_add(up_to_steps(least - self.first_increment, self.increment)),
        };
        rounded.saturating_add(self.extra)
    }

    /// In words: "rounded up to 60s, free below 10s".
    pub(super) fn in_words(&self) -> Vec<Said> {
        let rounded = |step| said!("clause-rounded-up", "rounded up to {step}", step = Span(step));
        let mut words = match (self.first_increment, self.increment) {
            (1, 1) => vec![said!("clause-as-it-took", "by the time it took")],
            (first, step) if first == step => vec![rounded(step)],
            (first, step) => vec![
                said!("clause-first-whole", "the first {step} whole", step = Span(first)),
                said!("clause-then-rounded-up", "then rounded up to {step}", step = Span(step)),
            ],
        };
        if self.minimum > 0 {
            words.push(said!("clause-least-time", "at least {time}", time = Span(self.minimum)));
        }
        if self.free_below > 0 {
            words.push(said!("clause-free-below", "free below {time}", time = Span(self.free_below)));
        }
        words.extend(self.extra_in_words());
        words
    }

    fn extra_in_words(&self) -> Option<Said> {
        let time = Span(self.extra);
        (self.extra > 0).then(|| said!("clause-time-more", "{time} more for each contact", time = time))
    }

    /// Finer steps than these, from the coarsest on: what else could be agreed upon.
    pub(super) fn finer(&self) -> Vec<(Said, Steps)> {
        let coarse = self.increment.max(self.first_increment);
        let mut found: Vec<(Said, Steps)> = Vec::new();
        for step in [Span::seconds(30), Span::seconds(6), Span::seconds(1)] {
            if step.0 < coarse {
                let steps = Steps { first_increment: step.0, increment: step.0, ..*self };
                // In seconds: "1m" is the file's word for a minute, and nobody's in a negotiation.
                let seconds = |span: Span| SaidValue::Duration(format!("{} s", span.in_seconds()));
                let (fine, coarse) = (seconds(step), seconds(Span(coarse)));
                let words = said!("term-finer", "paying by {what} instead of {coarse}", what = fine, coarse = coarse);
                found.push((words, steps));
            }
        }
        if let Some(extra) = self.extra_in_words() {
            let words = said!("term-without-extra", "without {what}", what = extra);
            found.push((words, Steps { extra: 0, ..*self }));
        }
        found
    }
}

/// Which times of a contact are billed, and how each contact is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    ring: bool,
    queue: bool,
    talk: bool,
    hold: bool,
    wrap: bool,
    pub(super) steps: Steps,
}

impl Measure {
    /// Reads `counts` (`usual` if not said) and the steps.
    pub(super) fn read(table: &Table<'_>, usual: &[Time]) -> Option<Measure> {
        let counts = table.maybe("counts").map_or(Some(usual.to_vec()), |at| counts(&at));
        let steps = Steps::read(table);
        let counts = counts?;
        Some(Measure {
            ring: counts.contains(&Time::Ring),
            queue: counts.contains(&Time::Queue),
            talk: counts.contains(&Time::Talk),
            hold: counts.contains(&Time::Hold),
            wrap: counts.contains(&Time::Wrap),
            steps: steps?,
        })
    }

    /// Whether waiting is billed.
    pub(super) fn counts_queue(&self) -> bool {
        self.queue
    }

    /// The same with other steps.
    pub(super) fn with(self, steps: Steps) -> Measure {
        Measure { steps, ..self }
    }

    /// Time of a contact that counts, before rounding. Simulated phones do not ring; whoever was not answered only waited.
    fn measured(&self, leg: &Leg) -> i64 {
        let answered = leg.fate == Fate::Answered;
        let parts = [
            (self.ring && answered, leg.ring),
            (self.queue, leg.waited_on_line()),
            (self.talk && answered, leg.talk),
            (self.hold && answered, leg.hold),
            (self.wrap && answered, leg.wrap),
        ];
        parts.iter().filter(|(counts, _)| *counts).fold(0i64, |sum, (_, span)| sum.saturating_add(span.0))
    }

    /// Billed time of a contact.
    pub(super) fn billed(&self, leg: &Leg) -> i64 {
        self.steps.billed(self.measured(leg))
    }

    /// Whether a contact is too short to count.
    pub(super) fn is_free(&self, leg: &Leg) -> bool {
        self.measured(leg) < self.steps.free_below
    }

    /// In words: "talk, hold and wrap, rounded up to 60s".
    pub(super) fn in_words(&self) -> Vec<Said> {
        let parts =
            [(self.ring, "ring"), (self.queue, "queue"), (self.talk, "talk"), (self.hold, "hold"), (self.wrap, "wrap")];
        let names = parts.iter().filter(|(counts, _)| *counts);
        let names = names.map(|(_, name)| said!("clause-part-of-contact", "{part}", part = *name));
        let and = |one: Said, other: Said| said!("clause-and-part", "{one} + {other}", one = one, other = other);
        names.reduce(and).into_iter().chain(self.steps.in_words()).collect()
    }
}

/// Keeps what is added to a single contact within a day, so that sums stay in range.
pub(super) fn of_a_contact(at: &At<'_>, span: Span) -> bool {
    let fine = span <= Span::hours(24);
    if !fine {
        at.problem("expected a duration of at most 24h for one contact");
    }
    fine
}

fn counts(at: &At<'_>) -> Option<Vec<Time>> {
    let words = [
        ("ring", Time::Ring),
        ("queue", Time::Queue),
        ("talk", Time::Talk),
        ("hold", Time::Hold),
        ("wrap", Time::Wrap),
    ];
    let list = at.list()?;
    if list.is_empty() {
        at.problem("expected at least one of ring, queue, talk, hold, wrap");
        return None;
    }
    let read: Vec<Option<Time>> = list.iter().map(|one| one.one_of(&words)).collect();
    read.into_iter().collect()
}

/// `value` up to a whole number of steps.
pub(super) fn up_to_steps(value: i64, step: i64) -> i64 {
    let beyond = value.rem_euclid(step);
    if beyond == 0 { value } else { value.saturating_add(step - beyond) }
}
