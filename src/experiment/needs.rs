//! Agents that a group needs in each interval, by Erlang A or C, and the roster that covers them.
//!
//! In: a group and the work that it must expect. Out: agents by interval; a roster of known steps. Each interval stands for
//! itself in steady state. Other clients that share the agents bring the more calls the more agents there are: the fewest
//! agents are sought that serve ours and theirs.

use crate::centre::agency::Promised;
use crate::centre::group::{Group, Roster, RosterCounts, Sized};
use crate::centre::{Calendar, Target};
use crate::demand::others;
use crate::engine::Model;
use crate::erlang::agents_for;
use crate::experiment::size::cover;
use crate::experiment::workload::{Part, together};
use crate::scenario::duties::steps;
use crate::scenario::groups::MOST_AGENTS;

/// For each interval the fewest agents on the roster of a group that meet the target of each of our contact types, or the
/// promise that the group makes, when `times` as many of our contacts come as are expected; 0 where none do.
pub fn of_group(model: &Model, group: &Group, intervals: &[Vec<Part>], times: f64) -> Vec<u32> {
    intervals.iter().map(|parts| in_interval(model, group, parts, times)).collect()
}

fn in_interval(model: &Model, group: &Group, parts: &[Part], times: f64) -> u32 {
    let contact = |part: &Part| model.centre.contacts.get(part.contact.index());
    let (ours, theirs): (Vec<Part>, Vec<Part>) =
        parts.iter().partition(|part| contact(part).is_none_or(|contact| contact.ours));
    let ours: Vec<Part> = ours.into_iter().map(|part| Part { rate: part.rate * times, ..part }).collect();
    if ours.is_empty() {
        return 0;
    }
    let targets: Vec<Target> = match &group.roster {
        Roster::Promised(promised) => vec![target(promised)],
        _ => ours.iter().filter_map(contact).map(|contact| contact.target.clone()).collect(),
    };
    let with = |theirs: &[Part]| {
        let load = together(&[&ours, theirs].concat());
        let agents = targets.iter().map(|target| agents_for(&load, target)).max().unwrap_or(0);
        scheduled(group, agents)
    };
    let known = matches!(group.roster, Roster::Steps(_));
    let Some(shared) = group.shared.filter(|_| !known) else { return with(&theirs) };
    let Some(others) = model.centre.contacts.get(shared.contact.index()) else { return with(&[]) };
    let each = others::per_agent(group, &shared, others);
    let mut agents = 0;
    loop {
        // More agents bring more calls of others: the least number that serves what it brings.
        let theirs = Part {
            contact: shared.contact,
            rate: each * f64::from(agents),
            handle_time: others.mean_handle_time(),
            patience: others.patience.as_ref().map(|law| law.mean()),
        };
        let next = with(&[theirs]).min(MOST_AGENTS);
        if next <= agents {
            return agents;
        }
        agents = next;
    }
}

/// A promise as a target.
fn target(promised: &Promised) -> Target {
    Target { answer_within: promised.answer_within, share: promised.share, ..Target::default() }
}

/// Agents to put on the roster so that so many are on the phones.
fn scheduled(group: &Group, on_phones: u32) -> u32 {
    let away = match group.roster_counts {
        RosterCounts::OnPhones => 0.0,
        RosterCounts::Scheduled => group.shrinkage.together(&group.shrinkage.on_the_roster()),
    };
    // A part of an agent that rounding alone has made asks for nobody.
    (f64::from(on_phones) / (1.0 - away.min(0.99)) - 1e-9).ceil() as u32
}

/// The roster that covers what a group needs, if it is one that is to be found.
pub fn roster(calendar: &Calendar, roster: &Roster, needed: &[u32]) -> Option<Roster> {
    let sized = match roster {
        Roster::Steps(_) => return None,
        Roster::Sized(sized) => *sized,
        Roster::Promised(promised) => Sized { at_least: promised.at_least.unwrap_or(0), shift: promised.shift },
    };
    Some(Roster::Steps(steps(&cover(calendar, needed, sized), calendar)))
}
