//! Which group of a pool has the agent who takes the next contact.
//!
//! In: the stages of a plan; whose agents are free. Out: a group. A few groups are asked one by one; of pools of many the
//! first is kept, so that it is known without a search.

use std::collections::BTreeMap;

use crate::engine::agents::Agents;
use crate::engine::plan::{MOST_INDEXES, NONE, Stage};
use crate::engine::winner::{IDLE, WinnerTree};
use crate::routing::choose::Kept;
use crate::units::Time;

/// Groups among which a rule chooses.
#[derive(Clone, Debug)]
struct Pool {
    groups: Vec<u16>,
    /// By the longest free agent; else by the order of the list.
    by_idle_time: bool,
    first: WinnerTree,
}

/// Pools of many groups.
#[derive(Clone, Debug, Default)]
pub struct Pools {
    pools: Vec<Pool>,
    /// By group: the pools it belongs to, and its place in each.
    places: Vec<Vec<(u16, u16)>>,
}

/// Tells of every stage what can be kept of its choice, and gives those that choose among more than `few` groups their pool.
pub fn number(stages: &mut [Stage], few: usize) {
    let mut known: BTreeMap<(Vec<u16>, bool), u16> = BTreeMap::new();
    for stage in stages.iter_mut() {
        if stage.work || !stage.min_idle.is_empty() {
            stage.kept = Kept::Nothing;
        }
        if stage.groups.len() > few && stage.kept != Kept::Nothing {
            let next = known.len() as u16;
            let by_idle_time = stage.kept == Kept::ByIdleTime;
            stage.pool = *known.entry((stage.groups.clone(), by_idle_time)).or_insert(next);
        }
    }
    if known.len() > MOST_INDEXES {
        stages.iter_mut().for_each(|stage| stage.pool = NONE);
    }
}

impl Pools {
    /// Nobody is free yet.
    pub fn new(stages: &[Stage], groups: usize) -> Pools {
        let mut all = Pools { pools: Vec::new(), places: vec![Vec::new(); groups] };
        for stage in stages.iter().filter(|stage| stage.pool != NONE) {
            if (stage.pool as usize) < all.pools.len() {
                continue;
            }
            for (place, group) in stage.groups.iter().enumerate() {
                all.places[*group as usize].push((stage.pool, place as u16));
            }
            let by_idle_time = stage.kept == Kept::ByIdleTime;
            let first = WinnerTree::new(stage.groups.len());
            all.pools.push(Pool { groups: stage.groups.clone(), by_idle_time, first });
        }
        all
    }

    /// Nobody is free any more.
    pub fn clear(&mut self) {
        self.pools.iter_mut().for_each(|pool| pool.first.clear());
    }

    /// Other agents of a group are free than before.
    #[inline(always)]
    pub fn free_changed(&mut self, group: usize, agents: &Agents) {
        if !self.places[group].is_empty() {
            self.note(group, agents);
        }
    }

    #[inline(never)]
    fn note(&mut self, group: usize, agents: &Agents) {
        for &(pool, place) in &self.places[group] {
            let Pool { by_idle_time, first, .. } = &mut self.pools[pool as usize];
            match agents.longest_free() {
                // Of agents free since the same instant the one of the first group in the file is taken.
                Some(since) if *by_idle_time => first.set(place as usize, since.0, group as u64),
                Some(_) => first.set(place as usize, i64::from(place), 0),
                None => first.remove(place as usize),
            }
        }
    }

    /// The group of a stage whose agent takes the next contact, if any is free; something of the choice must be kept.
    #[inline]
    pub fn first(&self, stage: &Stage, agents: &[Agents]) -> Option<usize> {
        if stage.pool == NONE {
            return first_of_few(stage, agents);
        }
        let pool = &self.pools[stage.pool as usize];
        (pool.first.key() < IDLE).then(|| pool.groups[pool.first.leaf()] as usize)
    }
}

/// The same of a few groups, asked one by one.
#[inline]
fn first_of_few(stage: &Stage, agents: &[Agents]) -> Option<usize> {
    let mut first: Option<(Time, u16)> = None;
    for &group in &stage.groups {
        let Some(since) = agents[group as usize].longest_free() else { continue };
        if stage.kept == Kept::ByList {
            return Some(group as usize);
        }
        if first.is_none_or(|first| (since, group) < first) {
            first = Some((since, group));
        }
    }
    first.map(|(_, group)| group as usize)
}
