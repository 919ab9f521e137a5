//! Rules of follow-up, ready to be looked at.
//!
//! In: the rules of a contact type, a group or a robot. Out: the same with number and address.

use crate::centre::FollowUp;

/// A follow-up rule with what its address needs.
#[derive(Clone, Copy, Debug)]
pub struct PlannedRule<'m> {
    /// Number among all rules: chains count its firings under it.
    pub id: u16,
    /// Hash of its address in the file.
    pub hash: u64,
    /// The rule.
    pub rule: &'m FollowUp,
}

/// The rules of one list, numbered on from `id`.
pub fn planned<'m>(rules: &'m [FollowUp], id: &mut u16) -> Vec<PlannedRule<'m>> {
    rules
        .iter()
        .map(|rule| {
            *id += 1;
            PlannedRule { id: *id, hash: crate::random::hash_name(&rule.address), rule }
        })
        .collect()
}
