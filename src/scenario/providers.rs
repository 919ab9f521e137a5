//! `[providers.X]`: who employs the agents, and on what terms.
//!
//! In: a table of one provider. Out: a [`Provider`] and its terms, read by `economics`. A file that declares no
//! provider has one of its own, "own", in house and without costs.

use crate::centre::Provider;
use crate::centre::provider::Kind;
use crate::document::At;
use crate::economics::{self, ProviderTerms};
use crate::scenario::context::Context;
use crate::scenario::keys;
use crate::scenario::quotes::{self, Quoted};

/// The provider of a file that declares none.
pub const OWN: &str = "own";

/// Reads one provider.
pub fn read(name: &str, at: &At<'_>, context: &Context<'_>) -> Option<(Provider, ProviderTerms)> {
    let table = at.table()?;
    let kind = keys::need(&table, "kind", |at| at.one_of(&Kind::ALL));
    let terms = ProviderTerms::read(
        &table,
        &economics::Reading {
            calendar: context.calendar,
            contacts: &context.names.contacts,
            groups: &context.names.groups,
            trunks: &context.names.trunks,
            robots: &context.names.robots,
            reports: None,
        },
    );
    if let (Some(kind), Some(costs), Some(at)) =
        (kind, terms.as_ref().and_then(|terms| terms.costs.as_ref()), table.maybe("costs"))
        && let Some(why) = costs.contradiction(kind)
    {
        at.problem(why);
        return None;
    }
    // Quotes are in the table by now; the key is known to hints.
    table.has("quote");
    // Read for all groups at once, in `agency.rs`; marks with the criteria, in `scorecard.rs`.
    ["promise", "quality", "ramp", "scores"].into_iter().for_each(|key| _ = table.has(key));
    let starts = terms.as_ref().and_then(|terms| terms.contract.as_ref()).map(|contract| contract.starts);
    let first = starts.or_else(|| context.calendar.days.first().map(|day| day.date));
    let quoted = keys::maybe(&table, quotes::QUOTED, |at| Quoted::read(at, first));
    table.finish();
    quoted?;
    let terms = terms?;
    let reports = terms.reports.map(|reports| reports.shown());
    Some((Provider { name: name.to_owned(), kind: kind?, reports }, terms))
}
