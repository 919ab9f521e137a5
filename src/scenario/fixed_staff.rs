//! Groups whose staff stays as it is while there is more or less to do.
//!
//! In: a model, and which contact types come more or less often. Out: the groups that may take them, or what they lead to, and have
//! a roster that is not solved for what comes. One rule for axes and for plans.

use crate::centre::group::{Group, Roster};
use crate::centre::{ContactId, ContactType};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::said::{Said, said};
use crate::units::shown;

/// What to write instead of a roster that cannot follow.
pub const SOLVED: &str = "roster.sized (own people) or roster.promised (a vendor)";

/// The names of such groups, in file order.
pub fn groups(model: &Model, first: impl Fn(&ContactType, Option<&Arrivals>) -> bool) -> Vec<&str> {
    let moved = reached(model, first);
    let takes = |group: &&Group| group.skills.iter().any(|skill| moved.get(skill.contact.index()) == Some(&true));
    let stays =
        |group: &&Group| matches!(&group.roster, Roster::Steps(steps) if steps.iter().any(|step| step.agents > 0));
    model.centre.groups.iter().filter(takes).filter(stays).map(|group| group.name.as_str()).collect()
}

/// That the staff of these groups is fixed, in words.
pub fn told(groups: &[&str]) -> Said {
    let quoted: Vec<String> = groups.iter().map(|group| format!("\"{}\"", shown(group))).collect();
    said!("why-staff-is-fixed", "the staff of {groups} is fixed", groups = quoted.join(", "))
}

/// The contact types that a change of some of them reaches: themselves and what they lead to.
fn reached(model: &Model, first: impl Fn(&ContactType, Option<&Arrivals>) -> bool) -> Vec<bool> {
    let contacts = &model.centre.contacts;
    let arrivals = |place: usize| model.arrivals.get(place).and_then(Option::as_ref);
    let mut moved: Vec<bool> =
        contacts.iter().enumerate().map(|(place, contact)| first(contact, arrivals(place))).collect();
    let mut open: Vec<ContactId> =
        moved.iter().enumerate().filter(|(_, moved)| **moved).map(|(place, _)| ContactId(place as u16)).collect();
    while let Some(next) = open.pop() {
        let of_groups =
            model.centre.groups.iter().filter(|group| group.skill(next).is_some()).flat_map(|group| &group.follow_ups);
        let own = contacts.get(next.index()).map_or(&[][..], |contact| &contact.follow_ups);
        for rule in own.iter().chain(of_groups) {
            if let Some(seen) = moved.get_mut(rule.to.index()).filter(|seen| !**seen) {
                *seen = true;
                open.push(rule.to);
            }
        }
    }
    moved
}
