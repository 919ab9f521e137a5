//! Distributions of times by their names in the trade: mean and cv are of the thing itself, not of its logarithm.
//!
//! In: parameters. Out: draws, in seconds, from a stream of chance. One file for each law and one line in `laws!`, which feeds
//! [`Law`], reading, hints and `list distributions`. Knows no contact centre.
//!
//! Every draw spends the same primitive draws of its stream whatever the parameters, and is a growing function of
//! the mean, so two options that differ in a mean give the same person a proportionally longer time.

pub mod constant;
pub mod empirical;
pub mod erlang;
pub mod exponential;
pub mod gamma;
pub mod hyperexponential;
pub mod lognormal;
#[cfg(test)]
mod pins;
#[cfg(test)]
mod samplers;
#[cfg(test)]
mod shifted_exponential;
#[cfg(test)]
mod tests;
pub mod triangular;
pub mod uniform;
pub mod weibull;

pub use empirical::Empirical;
pub use exponential::Exponential;
pub use gamma::Gamma;
pub use hyperexponential::Hyperexponential;
pub use lognormal::Lognormal;
pub use triangular::Triangular;
pub use uniform::Uniform;
pub use weibull::Weibull;

use crate::document::key::required;
use crate::document::{At, Files, Key, Table, variant};
use crate::random::Stream;
use crate::units::{SHORT, Span};

/// Values drawn at once.
pub const BLOCK: usize = 32;

/// No drawn time is longer than this (some 300 years), so that instants cannot overflow.
pub const LONGEST: Span = Span(10_000_000_000_000_000);

#[inline]
fn on_the_clock(seconds: f64) -> Span {
    Span::from_seconds(seconds).min(LONGEST)
}

/// An entry of the table of laws.
#[derive(Clone, Copy, Debug)]
pub struct LawEntry {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list distributions`.
    pub summary: &'static str,
    /// The keys of its table, all of them needed.
    pub keys: &'static [Key],
    read: fn(&Table<'_>, &dyn Files) -> Option<Law>,
}

/// From one line for each law: [`Law`], [`LAWS`], and what both need to know of it.
///
/// A line names the law, its file, and its type, which has `draw`, `mean` and `variance`. `cfg(test)` before it keeps it
/// out of the program.
macro_rules! laws {
    ($($(#[cfg($when:meta)])? $name:ident($file:ident, $of:ty);)*) => {
        /// A law of a non-negative time in seconds.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Law {
            /// Always the same, seconds.
            Constant(f64),
            /// A factor times another law's time: see [`Law::times`].
            Times(Box<(f64, Law)>),
            $(
                $(#[cfg($when)])?
                #[doc = concat!("See [`", stringify!($file), "`].")]
                $name($of),
            )*
        }

        /// All laws.
        pub const LAWS: &[LawEntry] = &[constant::ENTRY, $($(#[cfg($when)])? $file::ENTRY),*];

        impl Law {
            /// One draw, seconds, never negative.
            pub fn draw(&self, stream: &mut Stream) -> f64 {
                match self {
                    Law::Constant(seconds) => *seconds,
                    Law::Times(times) => times.0 * times.1.draw(stream),
                    $($(#[cfg($when)])? Law::$name(law) => law.draw(stream),)*
                }
            }

            /// The mean, seconds.
            pub fn mean(&self) -> f64 {
                match self {
                    Law::Constant(seconds) => *seconds,
                    Law::Times(times) => times.0 * times.1.mean(),
                    $($(#[cfg($when)])? Law::$name(law) => law.mean(),)*
                }
            }

            /// The variance, seconds squared.
            pub fn variance(&self) -> f64 {
                match self {
                    Law::Constant(_) => 0.0,
                    Law::Times(times) => times.0 * times.0 * times.1.variance(),
                    $($(#[cfg($when)])? Law::$name(law) => law.variance(),)*
                }
            }
        }
    };
}

laws! {
    Exponential(exponential, exponential::Exponential);
    Lognormal(lognormal, lognormal::Lognormal);
    Gamma(gamma, gamma::Gamma);
    Erlang(erlang, gamma::Gamma);
    Weibull(weibull, weibull::Weibull);
    Hyperexponential(hyperexponential, hyperexponential::Hyperexponential);
    Uniform(uniform, uniform::Uniform);
    Triangular(triangular, triangular::Triangular);
    Empirical(empirical, empirical::Empirical);
    #[cfg(test)]
    ShiftedExponential(shifted_exponential, shifted_exponential::ShiftedExponential);
}

impl Law {
    /// One draw on the clock, to the nearest microsecond, at most [`LONGEST`].
    pub fn draw_span(&self, stream: &mut Stream) -> Span {
        on_the_clock(self.draw(stream))
    }

    /// The next draws of [`Law::draw_span`], in blocks.
    pub fn fill(&self, stream: &mut Stream, spans: &mut [Span; BLOCK]) {
        let mut seconds = [0.0; BLOCK];
        self.fill_seconds(stream, &mut seconds);
        if seconds.iter().all(|seconds| (0.0..SHORT).contains(seconds)) {
            spans.iter_mut().zip(seconds).for_each(|(span, seconds)| *span = Span::from_short(seconds));
        } else {
            spans.iter_mut().zip(seconds).for_each(|(span, seconds)| *span = on_the_clock(seconds));
        }
    }

    fn fill_seconds(&self, stream: &mut Stream, seconds: &mut [f64; BLOCK]) {
        match self {
            Law::Exponential(law) => law.fill(stream, seconds),
            Law::Lognormal(law) => law.fill(stream, seconds),
            Law::Times(times) => {
                times.1.fill_seconds(stream, seconds);
                seconds.iter_mut().for_each(|value| *value *= times.0);
            }
            other => seconds.iter_mut().for_each(|value| *value = other.draw(stream)),
        }
    }

    /// The law of `factor` (above 0) times this one's time: the same stream gives the same person a proportionally longer time.
    #[must_use]
    pub fn times(self, factor: f64) -> Law {
        match self {
            Law::Constant(seconds) => Law::Constant(seconds * factor),
            Law::Times(times) => Law::Times(Box::new((times.0 * factor, times.1))),
            other => Law::Times(Box::new((factor, other))),
        }
    }

    /// Reads `"30s"` (a constant) or a table with exactly one law by its name: `{ exponential = { mean = "30s" } }`.
    ///
    /// `files` serves laws that come from a file.
    pub fn read(at: &At<'_>, files: &dyn Files) -> Option<Law> {
        if !at.is_table() {
            return at.span().map(|span| Law::Constant(span.in_seconds()));
        }
        let (entry, value) = variant(at, "distribution", LAWS, |entry| entry.name, misplaced)?;
        let table = value.table()?;
        let law = (entry.read)(&table, files);
        table.finish();
        law
    }
}

/// What to say of a parameter that stands where a distribution's name should be.
fn misplaced(name: &str) -> Option<String> {
    LAWS.iter().any(|entry| entry.keys.iter().any(|key| key.name == name)).then(|| {
        format!(
            "\"{name}\" belongs to a distribution; name it, as in {{ lognormal = {{ mean = \"160s\", cv = 1.0 }} }}"
        )
    })
}

const MEAN: Key = required("mean", "duration", "the mean of the thing itself, not of its logarithm");
const CV: Key = required("cv", "number 0 to 100", "coefficient of variation: standard deviation / mean");

/// A mean above zero, seconds.
fn mean_of(table: &Table<'_>) -> Option<f64> {
    table.need("mean")?.span_above_zero().map(Span::in_seconds)
}

/// A mean above zero, seconds, and a cv: 0 (the law is then a constant), or from 0.001 to 100.
fn mean_and_cv(table: &Table<'_>) -> Option<(f64, f64)> {
    let mean = mean_of(table);
    let cv = table.need("cv").and_then(|at| {
        let cv = at.number(0.0, 100.0)?;
        if cv > 0.0 && cv < 1e-3 {
            at.problem(format!("a cv is 0 (always the same) or from 0.001 to 100, found {cv}"));
            return None;
        }
        Some(cv)
    });
    Some((mean?, cv?))
}
