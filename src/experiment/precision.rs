//! Replications until an interval is narrow enough.
//!
//! Looked at when the number has grown by a fifth, not after every replication: looking all the time stops by luck,
//! and the interval then covers too little (Law, 2015, 9.4).

use crate::results::{Estimate, OptionResults};
use crate::scenario::Precision;

/// Replications before the first look.
pub const FIRST: u64 = 30;

/// Replications before the next look.
pub fn next(done: u64) -> u64 {
    done + (done / 5).max(1)
}

/// Whether a figure's interval is narrow enough.
pub fn reached(results: &OptionResults, wanted: &Precision) -> bool {
    figure(results, &wanted.of)
        .and_then(|estimate| Some((estimate.high? - estimate.low?) / 2.0))
        .is_some_and(|half_width| half_width <= wanted.half_width)
}

/// A figure by its path in the results: `contacts.sales.service_level`, `total.profit`.
pub fn figure(results: &OptionResults, path: &str) -> Option<Estimate> {
    let (section, rest) = path.split_once('.')?;
    if section == "total" {
        return results.total.by_name.get(rest).copied();
    }
    let (name, measure) = rest.rsplit_once('.')?;
    let measures = match section {
        "contacts" => results.contacts.get(name),
        "groups" => results.groups.get(name),
        "providers" => results.providers.get(name),
        "robots" => results.robots.get(name),
        "dialers" => results.dialers.get(name),
        "trunks" => results.trunks.get(name),
        _ => None,
    };
    measures?.by_name.get(measure).copied()
}
