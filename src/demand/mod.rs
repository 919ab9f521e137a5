//! Who comes, and when: arrivals of first attempts for one replication.
//!
//! In: a contact type's arrival model, the calendar, the luck of a replication. Out: instants in order. Knows no
//! agent and no queue. Arrival models are read in [`arrivals`], one file each; what they come to is one of three
//! things: [`Rates`] that warp a unit-rate process, [`Counts`] to be placed in intervals, or instants as they were.

pub mod arrivals;
pub mod busyness;
pub mod counts;
pub mod others;
pub mod pace;
pub mod rates;
pub mod states;
pub mod surge;
#[cfg(test)]
mod tests;
pub mod truth;
pub mod warped;
pub mod windows;

use std::sync::Arc;

pub use arrivals::{MODELS, Model, Reading};
pub use counts::{Counts, Placed};
pub use pace::Pace;
pub use rates::Rates;
pub use surge::Surge;
pub use truth::Truth;
pub use warped::Warped;

use crate::centre::Calendar;
use crate::document::At;
use crate::random::Luck;
use crate::units::Time;

/// When first attempts (or pieces of work) arise, laid on the calendar.
#[derive(Clone, Debug)]
pub enum Arrivals {
    /// A Poisson process whose rate changes with time, and perhaps with how busy a day is.
    Rates(Rates),
    /// Exactly so many in each interval, at random within it.
    Counts(Counts),
    /// At these instants, in order.
    Instants(Arc<[Time]>),
    /// Work that is always there (`count` none: endless), from the calendar's start. The engine looks at it itself.
    Backlog {
        /// How many pieces.
        count: Option<u64>,
    },
}

impl Arrivals {
    /// Reads `{ poisson = { per_hour = 14 } }`: a table with exactly one arrival model by its name.
    pub fn read(at: &At<'_>, reading: &Reading<'_>) -> Option<Arrivals> {
        arrivals::read(at, reading)
    }

    /// Times the surges, at each instant.
    ///
    /// # Errors
    /// Why arrivals of this kind have no rate that could surge, and what to do instead.
    pub fn surging(self, surges: &[Surge]) -> Result<Arrivals, &'static str> {
        match self {
            Arrivals::Rates(rates) => Ok(Arrivals::Rates(rates.surging(surges))),
            Arrivals::Counts(_) => {
                Err("a history that is repeated exactly has no rate to surge; write replay = \"rates\"")
            }
            Arrivals::Instants(_) => Err("a trace has no rate to surge; add the surge's callers to it"),
            Arrivals::Backlog { .. } => Err("a backlog is there from the start and cannot surge; remove `surges`"),
        }
    }

    /// The forecast that these arrivals are, with the truth behind it.
    ///
    /// # Errors
    /// Why arrivals of this kind are no forecast, and what to do instead.
    pub fn forecast(self, truth: Truth) -> Result<Arrivals, &'static str> {
        match self {
            Arrivals::Rates(rates) => Ok(Arrivals::Rates(rates.around(truth))),
            Arrivals::Counts(_) => {
                Err("a history that is repeated exactly has no forecast error; write replay = \"rates\"")
            }
            Arrivals::Instants(_) => Err("a trace is what happened and no forecast; remove `forecast`"),
            Arrivals::Backlog { .. } => Err("a backlog is there from the start and no forecast; remove `forecast`"),
        }
    }

    /// Factors of calendar months, January first, and growth a month, where the model says any.
    pub fn over_years(&self) -> Option<([f64; 12], f64)> {
        match self {
            Arrivals::Rates(rates) => rates.season().map(arrivals::season::Season::over_years),
            _ => None,
        }
    }

    /// The truth behind the forecast, where one was given.
    pub fn truth(&self) -> Option<&Truth> {
        match self {
            Arrivals::Rates(rates) => rates.truth.as_deref(),
            _ => None,
        }
    }

    /// `volume` times as many contacts, and handle times that come with them `time` times as long; both above 0. Rates warp the
    /// same unit-rate process, so the k-th contact is the same person. With both 1 nothing changes, to the last bit.
    ///
    /// # Errors
    /// Why there cannot be more or fewer contacts of this kind, and what to do instead.
    pub fn scaled(self, volume: f64, time: f64) -> Result<Arrivals, &'static str> {
        let as_many = volume.to_bits() == 1.0_f64.to_bits();
        match self {
            same if as_many && time.to_bits() == 1.0_f64.to_bits() => Ok(same),
            Arrivals::Rates(rates) => Ok(Arrivals::Rates(rates.scaled(volume, time))),
            same if as_many => Ok(same),
            Arrivals::Counts(_) => Err(
                "a history that is repeated exactly cannot have more or fewer callers than it had, as `demand.scale` wants; write \
                 replay = \"rates\"",
            ),
            Arrivals::Instants(_) => Err(
                "a trace cannot have more or fewer callers than it had, as `demand.scale` wants; describe them by rates",
            ),
            Arrivals::Backlog { .. } => {
                Err("`demand.scale` is of people who call at a rate; give the backlog another `count` instead")
            }
        }
    }

    /// Mean handle times by interval, where the arrivals come with them.
    pub fn pace(&self) -> Option<&Pace> {
        match self {
            Arrivals::Rates(rates) => rates.pace(),
            _ => None,
        }
    }

    /// Expected first attempts in each interval of the calendar; a backlog's work has no instants and counts nowhere.
    pub fn expected(&self, calendar: &Calendar) -> Vec<f64> {
        let mut expected = vec![0.0; calendar.intervals.len()];
        match self {
            Arrivals::Rates(rates) => rates.expected(calendar, &mut expected),
            Arrivals::Counts(counts) => counts.expected(calendar, &mut expected),
            Arrivals::Instants(instants) => {
                for instant in instants.iter() {
                    if let Some(sum) = expected.get_mut(calendar.interval_of(*instant)) {
                        *sum += 1.0;
                    }
                }
            }
            Arrivals::Backlog { .. } => {}
        }
        expected
    }

    /// The same, rates multiplied: by each factor from its instant on, by 1 before the first. What does not follow rates stays
    /// as it is; [`Arrivals::has_rates`] tells.
    pub fn source_under(&self, factors: &[(Time, f64)], calendar: &Calendar, luck: &Luck, name: &str) -> Source {
        match self {
            Arrivals::Rates(rates) if !factors.is_empty() => {
                Source::Warped(Box::new(rates.under(factors).source(luck, name)))
            }
            _ => self.source(calendar, luck, name),
        }
    }

    /// Whether contacts arise at a rate, which can be multiplied.
    pub fn has_rates(&self) -> bool {
        matches!(self, Arrivals::Rates(_))
    }

    /// The instants of one replication. `name` is the contact type's, the address of its luck.
    pub fn source(&self, _calendar: &Calendar, luck: &Luck, name: &str) -> Source {
        match self {
            Arrivals::Rates(rates) => Source::Warped(Box::new(rates.source(luck, name))),
            Arrivals::Counts(counts) => Source::Placed(counts.source(luck, name)),
            Arrivals::Instants(instants) => Source::Instants { instants: Arc::clone(instants), next: 0 },
            Arrivals::Backlog { .. } => Source::Nothing,
        }
    }
}

/// Instants of first attempts, never decreasing.
#[derive(Clone, Debug)]
pub enum Source {
    /// None at all.
    Nothing,
    /// From a unit-rate process.
    Warped(Box<Warped>),
    /// From counts by interval.
    Placed(Placed),
    /// As they were.
    Instants {
        /// All of them.
        instants: Arc<[Time]>,
        /// Position of the next.
        next: usize,
    },
}

impl Iterator for Source {
    type Item = Time;

    #[inline]
    fn next(&mut self) -> Option<Time> {
        match self {
            Source::Warped(warped) => warped.next(),
            Source::Placed(placed) => placed.next(),
            Source::Instants { instants, next } => {
                let instant = instants.get(*next).copied();
                *next += 1;
                instant
            }
            Source::Nothing => None,
        }
    }
}
