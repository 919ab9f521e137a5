//! The options as written, so that an option which a point leaves as it is need not be simulated there again.
//!
//! In: points. Out: what is observed there. A price of one vendor is nothing to the options without that vendor: on the same
//! callers they would come to the same cent, and are taken as they are known.

use crate::document::Node;
use crate::experiment::points::{PointFault, Points, Read};
use crate::experiment::sensitivity::observed::Observed;
use crate::scenario::written::Set;

/// The file as written.
pub struct Base {
    /// What was observed.
    pub observed: Observed,
    /// What each option was read from.
    written: Vec<(String, Node)>,
}

impl Base {
    /// Simulates the file as written.
    ///
    /// # Errors
    /// See [`PointFault`].
    pub fn new(points: &Points<'_>) -> Result<Base, PointFault> {
        let read = points.read(&[])?;
        let written = read.into_iter().map(|read| (read.name, read.document)).collect();
        Ok(Base { observed: Observed::at(points, &[])?, written })
    }

    /// Simulates a point, but for the options that are there as they are written.
    ///
    /// # Errors
    /// See [`PointFault`].
    pub fn beside(&self, points: &Points<'_>, sets: &[Set]) -> Result<Observed, PointFault> {
        let mut options = Vec::new();
        for Read { name, scenario, document } in points.read(sets)? {
            let is_known = self.written.iter().any(|(known, written)| *known == name && written.says(&document));
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
