//! Windows that no number of agents meets: what as many as may be had reach, and why it is no more.
//!
//! In: the agents that may be had. Out: windows that fall short even so, which are then asked for nearly that much, and in which
//! slots anybody calls at all.

use crate::experiment::replicate::Stop;
use crate::experiment::staff::agents::Agents;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::ground::{Ground, Sums};
use crate::experiment::staff::limits::{Amounts, Figure, Limit};
use crate::results::staffing::Unmeetable;

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
pub fn look(
    ground: &Ground<'_>,
    agents: &Agents,
    asked: &mut Asked<'_>,
    (seed, replications): (u64, u64),
) -> Result<Best, Stop> {
    let mut best: Option<Sums> = None;
    for (times, more) in PLENTY {
        let rosters = agents.rosters(&agents.plenty(times, more), ground.slots, &ground.model.centre.calendar);
        let sums = ground.sums(&rosters, seed, replications)?;
        let done = asked.short(&sums).is_empty();
        best = Some(sums);
        if done {
            break;
        }
    }
    let best = best.unwrap_or_default();
    let mut unmeetable = Vec::new();
    for window in asked.short(&best) {
        let total = asked.total(&best, window);
        let Some(limit) = ground.limits.get(window.0) else { continue };
        let reached = ratio(total);
        let (day, start) = ground.slots.label(limit.over, window.1);
        let contact = ground.model.centre.contacts.get(limit.contact.index());
        let told = Unmeetable {
            contact: contact.map_or(String::new(), |contact| contact.name.clone()),
            figure: limit.name().to_owned(),
            day,
            start,
            asked: limit.asked * limit.unit(),
            at_best: reached * limit.unit(),
            because: because(ground, agents, limit),
        };
        unmeetable.push((window, told));
        asked.relax(window, reached);
    }
    Ok(Best { unmeetable, offered: offered(ground, agents, &best) })
}

/// The figure of a window that adds up to this; 0 of nothing.
pub fn ratio([x, a, _]: Amounts) -> f64 {
    if a > 0.0 { x / a } else { 0.0 }
}

/// In which slots anything that a group answers was offered, by group.
fn offered(ground: &Ground<'_>, agents: &Agents, sums: &Sums) -> Vec<Vec<bool>> {
    let slots = ground.slots.len();
    let of_group = |group: &usize| {
        let takes = |limit: &Limit| {
            ground.model.centre.groups.get(*group).is_some_and(|group| group.skill(limit.contact).is_some())
        };
        let mut offered = vec![false; slots];
        for (limit, row) in ground.limits.iter().zip(sums.chunks(slots.max(1))).filter(|(limit, _)| takes(limit)) {
            let level = matches!(limit.figure, Figure::Level(_));
            offered.iter_mut().zip(row).for_each(|(offered, cell)| *offered |= level && cell[2] > 0.0);
        }
        offered
    };
    agents.groups.iter().map(of_group).collect()
}

/// What keeps a window from being met.
fn because(ground: &Ground<'_>, agents: &Agents, limit: &Limit) -> String {
    let centre = &ground.model.centre;
    let takes = |group: usize| centre.groups.get(group).is_some_and(|group| group.skill(limit.contact).is_some());
    let bound = agents.groups.iter().zip(&agents.most).find_map(|(group, most)| (*most).filter(|_| takes(*group)));
    if let Some(most) = bound {
        return format!("no more than {most} agents may be had");
    }
    let contact = centre.contacts.get(limit.contact.index());
    let trunk = contact.and_then(|contact| contact.trunk).and_then(|trunk| centre.trunks.get(trunk.index()));
    if let Some(trunk) = trunk.filter(|_| limit.name() == "service_level_with_blocked") {
        return format!("the {} lines of trunk \"{}\" are busy for the others", trunk.lines, trunk.name);
    }
    let others = (0..centre.groups.len()).any(|group| takes(group) && !agents.groups.contains(&group));
    if others {
        return "what goes to groups that are not staffed here is theirs: name them in --groups".to_owned();
    }
    "more agents change nothing: look at its routing, limits and lines".to_owned()
}
