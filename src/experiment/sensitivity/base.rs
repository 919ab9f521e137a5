//! The options as written, so that an option which a point leaves as it is need not be simulated there again.
//!
//! In: points. Out: what is observed there. A price of one vendor is nothing to the options without that vendor: on the same
//! callers they would come to the same cent, and are taken as they are known.

use std::fmt::{Debug, Error, Write};

use crate::experiment::points::{PointFault, Points};
use crate::experiment::sensitivity::observed::Observed;
use crate::scenario::written::Set;

/// The file as written.
pub struct Base {
    /// What was observed.
    pub observed: Observed,
    /// Every value of each option, as text.
    written: Vec<(String, String)>,
}

impl Base {
    /// Simulates the file as written.
    ///
    /// # Errors
    /// See [`PointFault`].
    pub fn new(points: &Points<'_>) -> Result<Base, PointFault> {
        let read = points.read(&[])?;
        let written = read.iter().map(|(name, scenario)| (name.clone(), format!("{scenario:?}"))).collect();
        Ok(Base { observed: Observed::at(points, &[])?, written })
    }

    /// Simulates a point, but for the options that are there as they are written.
    ///
    /// # Errors
    /// See [`PointFault`].
    pub fn beside(&self, points: &Points<'_>, sets: &[Set]) -> Result<Observed, PointFault> {
        let mut options = Vec::new();
        for (name, scenario) in points.read(sets)? {
            let is_known = self.written.iter().any(|(known, text)| *known == name && reads_as(&scenario, text));
            match self.observed.profit(&name).filter(|_| is_known) {
                Some(profit) => options.push((name, profit.clone())),
                None => {
                    let outcome = points.one(&name, scenario)?;
                    options.extend(Observed::profit_of(name, &outcome));
                }
            }
        }
        Ok(Observed::new(options))
    }
}

/// Whether a value, written out, is this text; without writing more than up to the first difference.
fn reads_as(value: &impl Debug, text: &str) -> bool {
    let mut rest = Rest(text);
    write!(rest, "{value:?}").is_ok() && rest.0.is_empty()
}

/// What is still to be found.
struct Rest<'t>(&'t str);

impl Write for Rest<'_> {
    fn write_str(&mut self, piece: &str) -> Result<(), Error> {
        self.0 = self.0.strip_prefix(piece).ok_or(Error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_reads_as_its_own_text_and_as_no_other() {
        let value = (1.5, "a", [3, 4]);
        let text = format!("{value:?}");
        assert!(reads_as(&value, &text));
        assert!(!reads_as(&value, &text[..text.len() - 1]) && !reads_as(&value, &format!("{text} ")));
        assert!(!reads_as(&(1.25, "a", [3, 4]), &text));
    }
}
