//! Windows that no number of agents meets: what as many as may be had reach, and why it is no more.
//!
//! In: the agents that may be had. Out: windows that fall short even so, which are then asked for nearly that much, and in which
//! slots anybody calls at all.

use std::collections::BTreeMap;

use crate::experiment::replicate::Stop;
use crate::experiment::staff::agents::Agents;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::check::{self, Callers};
use crate::experiment::staff::ground::{Ground, Rosters, Sums};
use crate::experiment::staff::limits::{Figure, Limit};
use crate::results::staffing::Unmeetable;
use crate::statistics::Estimate;

/// Plenty is so many times Erlang's number and so many agents more; where that falls short, far more.
const PLENTY: [(u32, u32); 2] = [(3, 10), (10, 100)];

/// What came of plenty of agents.
pub struct Best {
    /// Windows that fall short even so.
    pub unmeetable: Vec<(Window, Unmeetable)>,
    /// By group, then slot: whether anything that it answers was offered.
    pub offered: Vec<Vec<bool>>,
}

/// Plays plenty of agents, and lowers what is asked of windows that they do not meet.
///
/// # Errors
/// Why a replication stopped.
pub fn look(ground: &Ground<'_>, agents: &Agents, asked: &mut Asked<'_>, on: Callers) -> Result<Best, Stop> {
    let (rosters, best) = plenty(ground, agents, asked, on)?;
    let short = asked.short(&best);
    let mut unmeetable = Vec::new();
    // What falls short by luck alone does not when enough callers are looked at.
    let reached = if short.is_empty() {
        BTreeMap::new()
    } else {
        check::look(ground, asked, &ground.with(&rosters), &[], on)?.0.windows
    };
    for window in short {
        let Some(limit) = ground.limits.get(window.0) else { continue };
        // Where nobody is ever answered there is nothing to divide by.
        let found = reached.get(&window).copied().unwrap_or(Estimate::point(0.0));
        if reached.contains_key(&window) && !check::falls_short(limit, asked.of(window), found) {
            continue;
        }
        let (day, start) = ground.label(window);
        let told = Unmeetable {
            contact: limit.names(&ground.model.centre),
            figure: limit.name().to_owned(),
            day,
            start,
            asked: limit.asked * limit.unit(),
            at_best: found,
            because: because(ground, agents, limit),
        };
        unmeetable.push((window, told));
        asked.relax(window, found.mean.unwrap_or(0.0) / limit.unit());
    }
    asked.bound_by(rosters, &best);
    Ok(Best { unmeetable, offered: offered(ground, agents, &best) })
}

/// Plenty of agents, and what they come to: no more of them than change anything, for every one that is played later costs time, and of
/// a vendor whose agents others call as well many.
fn plenty(ground: &Ground<'_>, agents: &Agents, asked: &Asked<'_>, on: Callers) -> Result<(Rosters, Sums), Stop> {
    let [few, many] = PLENTY;
    let play = |(times, more): (u32, u32)| {
        let rosters = agents.rosters(&agents.plenty(times, more), ground.slots, &ground.model.centre.calendar);
        let sums = ground.sums(&rosters, on.seed, on.replications)?;
        Ok::<_, Stop>((rosters, sums))
    };
    let enough = play(few)?;
    let short = asked.short(&enough.1);
    if short.is_empty() {
        return Ok(enough);
    }
    let more = play(many)?;
    let still = asked.short(&more.1);
    let gains = |window: &Window| !still.contains(window) || asked.gains(*window, &enough.1, &more.1);
    Ok(if short.iter().any(gains) { more } else { enough })
}

/// In which slots anything that a group answers was offered, by group.
fn offered(ground: &Ground<'_>, agents: &Agents, sums: &Sums) -> Vec<Vec<bool>> {
    let slots = ground.slots.len();
    let of_group = |group: &usize| {
        let takes =
            |limit: &Limit| ground.model.centre.groups.get(*group).is_some_and(|group| limit.is_taken_by(group));
        let mut offered = vec![false; slots];
        for (limit, row) in ground.limits.iter().zip(sums.chunks(slots.max(1))).filter(|(limit, _)| takes(limit)) {
            // Of several types together it cannot be told which of them called.
            let level = matches!(limit.figure, Figure::Level(_)) && limit.contacts.len() == 1;
            offered.iter_mut().zip(row).for_each(|(offered, cell)| *offered |= level && cell[2] > 0.0);
        }
        offered
    };
    agents.groups.iter().map(of_group).collect()
}

/// What keeps a window from being met.
fn because(ground: &Ground<'_>, agents: &Agents, limit: &Limit) -> String {
    let centre = &ground.model.centre;
    let takes = |group: usize| centre.groups.get(group).is_some_and(|group| limit.is_taken_by(group));
    let bound = agents.groups.iter().zip(&agents.most).find_map(|(group, most)| (*most).filter(|_| takes(*group)));
    if let Some(most) = bound {
        return format!("no more than {most} agents may be had");
    }
    let mut contacts = limit.contacts.iter().filter_map(|contact| centre.contacts.get(contact.index()));
    let trunk = contacts.find_map(|contact| contact.trunk).and_then(|trunk| centre.trunks.get(trunk.index()));
    if let Some(trunk) = trunk.filter(|_| limit.name() == "service_level_with_blocked") {
        return format!("the {} lines of trunk \"{}\" are busy for the others", trunk.lines, trunk.name);
    }
    let others = (0..centre.groups.len()).any(|group| takes(group) && !agents.groups.contains(&group));
    if others {
        return "what goes to groups that are not staffed here is theirs: name them in --groups".to_owned();
    }
    "more agents change nothing: look at its routing, limits and lines".to_owned()
}
