//! What robots and dialers share: how likely somebody answers.
//!
//! Nothing here is random: a chance is a number, and whoever dials draws.

use crate::centre::Calendar;
use crate::units::{Clock, Time};

/// Chance that a person answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Chance {
    /// By attempt, the last one repeated; never empty.
    ByAttempt(Vec<f64>),
    /// From each time of day on, in order; before the first the last holds, since midnight lies in the evening. Never
    /// empty.
    ByHour(Vec<(Clock, f64)>),
}

impl Chance {
    /// Of attempt `attempt` (from 1) at an instant, 0 to 1.
    pub fn at(&self, attempt: usize, calendar: &Calendar, time: Time) -> f64 {
        match self {
            Chance::ByAttempt(chances) => {
                chances.get(attempt.saturating_sub(1)).or(chances.last()).copied().unwrap_or(0.0)
            }
            Chance::ByHour(steps) => {
                let clock = calendar.clock_at(time);
                let step = steps.iter().rev().find(|(from, _)| *from <= clock).or(steps.last());
                step.map_or(0.0, |(_, chance)| *chance)
            }
        }
    }

    /// The chances as written.
    pub fn all(&self) -> Vec<f64> {
        match self {
            Chance::ByAttempt(chances) => chances.clone(),
            Chance::ByHour(steps) => steps.iter().map(|(_, chance)| *chance).collect(),
        }
    }
}

/// Who answers a call that goes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Chance that a person answers, of people at large.
    pub chance: Chance,
    /// How much people differ in it: the coefficient of variation of a person's own chance, drawn once for each from a
    /// Beta law. At 0 all are alike, and attempts independent.
    pub cv: f64,
    /// Chance that a machine answers.
    pub machine: f64,
    /// Share of people who never answer, drawn once for each.
    pub unreachable: f64,
}

impl Answers {
    /// The same chance for all people and attempts, and no machines.
    pub fn always(chance: f64) -> Answers {
        Answers { chance: Chance::ByAttempt(vec![chance]), cv: 0.0, machine: 0.0, unreachable: 0.0 }
    }

    /// The largest chance that is written: people's own chances are drawn for it, and thinned for others.
    pub fn best(&self) -> f64 {
        match &self.chance {
            Chance::ByAttempt(chances) => chances.iter().copied().fold(0.0, f64::max),
            Chance::ByHour(steps) => steps.iter().map(|(_, chance)| *chance).fold(0.0, f64::max),
        }
    }

    /// Shape parameters of the Beta law of a person's own chance where the chance is [`Answers::best`]: mean m and
    /// coefficient of variation c give m·k and (1 - m)·k with k = (1 - m) / (m·c²) - 1. None where all are alike, or no
    /// such law has so large a cv.
    pub fn beta(&self) -> Option<(f64, f64)> {
        if self.cv <= 0.0 {
            return None;
        }
        let mean = self.best();
        let weight = (1.0 - mean) / (mean * self.cv * self.cv) - 1.0;
        (weight > 0.0 && weight.is_finite()).then_some((mean * weight, (1.0 - mean) * weight))
    }

    /// Chances that a person and that a machine answers somebody whose own chance is `own` of [`Answers::best`], where
    /// people at large answer with `chance`. Over all people both are as written.
    pub fn of_person(&self, chance: f64, own: f64) -> (f64, f64) {
        if self.cv <= 0.0 {
            return (chance, self.machine);
        }
        let best = self.best();
        if best <= 0.0 || chance >= 1.0 {
            return (chance, self.machine);
        }
        let person = (chance * own / best).clamp(0.0, 1.0);
        (person, self.machine * (1.0 - person) / (1.0 - chance))
    }
}
