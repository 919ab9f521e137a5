//! How long a contact is billed for: which of its times count, from when on, in what steps.
//!
//! In: a contact's times. Out: billed microseconds. A contact is measured (`counts`), is free below `free_below`, counts
//! `minimum` at least, then `first_increment` and after it whole `increment`s; `extra_per_contact` is added as it is. Without
//! `increment` time is billed as it was.

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

    /// In words, after a comma; nothing without it.
    pub(super) fn in_words(round: Option<RoundTotal>, unit: &str) -> String {
        match round {
            None => String::new(),
            Some(RoundTotal::Down) => format!(", the month's total down to a whole {unit}"),
            Some(RoundTotal::Up) => format!(", the month's total up to a whole {unit}"),
        }
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
    pub(super) fn in_words(&self) -> String {
        let mut words = vec![match (self.first_increment, self.increment) {
            (1, 1) => "by the time it took".to_owned(),
            (first, step) if first == step => format!("rounded up to {}", Span(step)),
            (first, step) => format!("the first {} whole, then rounded up to {}", Span(first), Span(step)),
        }];
        if self.minimum > 0 {
            words.push(format!("at least {}", Span(self.minimum)));
        }
        if self.free_below > 0 {
            words.push(format!("free below {}", Span(self.free_below)));
        }
        if self.extra > 0 {
            words.push(format!("{} more for each contact", Span(self.extra)));
        }
        words.join(", ")
    }

    /// Finer steps than these, from the coarsest on: what else could be agreed upon.
    pub(super) fn finer(&self) -> Vec<(String, Steps)> {
        let coarse = self.increment.max(self.first_increment);
        let mut found: Vec<(String, Steps)> = Vec::new();
        for step in [Span::seconds(30), Span::seconds(6), Span::seconds(1)] {
            if step.0 < coarse {
                let steps = Steps { first_increment: step.0, increment: step.0, ..*self };
                // In seconds: "1m" is the file's word for a minute, and nobody's in a negotiation.
                let (fine, coarse) = (step.in_seconds(), Span(coarse).in_seconds());
                found.push((format!("paying by {fine} s instead of {coarse} s"), steps));
            }
        }
        if self.extra > 0 {
            let words = format!("without {} more for each contact", Span(self.extra));
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
    pub(super) fn in_words(&self) -> String {
        let parts =
            [(self.ring, "ring"), (self.queue, "queue"), (self.talk, "talk"), (self.hold, "hold"), (self.wrap, "wrap")];
        let names: Vec<&str> = parts.iter().filter(|(counts, _)| *counts).map(|(_, name)| *name).collect();
        format!("{}, {}", names.join(" + "), self.steps.in_words())
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
