//! What an agent who comes free looks at: the queues of his group in their order, and where many of them are watched.
//!
//! In: the stages of a plan. Out: for each group its tiers of queues; the queue to be served first. A tier is what shares
//! level and priority: within it the longest wait decides. A few queues are looked through; where there are many, groups that
//! look at the same queues in the same order share a [`Sight`], in which the first queue is found without a search.

use std::collections::BTreeMap;

use crate::centre::{ContactId, ContactType, GroupId};
use crate::engine::Model;
use crate::engine::plan::{MOST_INDEXES, NONE, Stage};
use crate::engine::winner::{IDLE, WinnerTree};
use crate::routing::serve::Claim;
use crate::units::Time;

/// What a group may take, in its order: stages of one tier share level and priority, and the longest wait decides.
#[derive(Clone, Debug)]
pub struct Looks {
    /// Stages with people waiting, best tier first.
    pub tiers: Vec<Vec<u16>>,
    /// The only stage with people, or [`NONE`] where there are several or none.
    pub only: u16,
    /// Which of the [`Sights`] watches the stages with people, or [`NONE`] where they are few.
    pub sight: u16,
    /// Stages of work, best tier first.
    pub work: Vec<Vec<u16>>,
    /// Within a tier of people the heaviest queue comes first, before the longest wait.
    pub weight: Option<fn(u32) -> u64>,
    /// Some of the stages leave agents of this group free for others.
    pub reserves: bool,
}

/// The looks of every group; more queues than `few` are watched, not looked through.
pub fn looks(model: &Model, stages: &[Stage], few: usize) -> Vec<Looks> {
    let centre = &model.centre;
    let ranks = ranks(model);
    let mut ranked: Vec<Vec<((u8, u16), u16)>> = vec![Vec::new(); centre.groups.len()];
    let mut reserves = vec![false; centre.groups.len()];
    for (index, stage) in stages.iter().enumerate() {
        for (place, &group) in stage.groups.iter().enumerate() {
            reserves[group as usize] |= stage.min_idle.get(place).is_some_and(|idle| *idle > 0);
            let priority = match stage.work {
                // Among work it is always priority, then age.
                true => u16::from(centre.contacts[stage.contact as usize].priority),
                false => ranks[group as usize][stage.contact as usize],
            };
            let skill = centre.groups[group as usize].skill(ContactId(stage.contact));
            let level = skill.map_or(u8::MAX, |skill| skill.level);
            ranked[group as usize].push(((level, priority), index as u16));
        }
    }
    let mut sights: BTreeMap<Vec<Vec<u16>>, u16> = BTreeMap::new();
    let mut looks: Vec<Looks> = ranked
        .into_iter()
        .enumerate()
        .map(|(group, mut ranked)| {
            let weight = model.routing.serves(GroupId(group as u16)).weight;
            let reserves = reserves[group];
            ranked.sort_unstable();
            let [tiers, work] = [false, true].map(|work| tiers(&ranked, |stage| stages[stage as usize].work == work));
            let only = match tiers.as_slice() {
                [tier] if tier.len() == 1 && !reserves => tier[0],
                _ => NONE,
            };
            let many = tiers.iter().map(Vec::len).sum::<usize>() > few && weight.is_none() && !reserves;
            let next = sights.len() as u16;
            let sight = if many { *sights.entry(tiers.clone()).or_insert(next) } else { NONE };
            Looks { tiers, only, sight, work, weight, reserves }
        })
        .collect();
    if sights.len() > MOST_INDEXES {
        looks.iter_mut().for_each(|looks| looks.sight = NONE);
    }
    looks
}

/// For each group the place of each contact type in the order of its policy; equals share it.
fn ranks(model: &Model) -> Vec<Vec<u16>> {
    let claims: Vec<Claim> = model.centre.contacts.iter().map(claim).collect();
    let of_group = |group: usize| {
        let policy = model.routing.serves(GroupId(group as u16));
        let values: Vec<f64> = claims.iter().map(policy.rank).collect();
        let mut order = values.clone();
        order.sort_unstable_by(f64::total_cmp);
        order.dedup();
        values.iter().map(|value| order.partition_point(|other| other < value) as u16).collect()
    };
    (0..model.centre.groups.len()).map(of_group).collect()
}

fn claim(contact: &ContactType) -> Claim {
    Claim { priority: contact.priority, at_stake: contact.value.at_stake(), handle_time: contact.mean_handle_time() }
}

/// The stages that pass, those of equal rank together.
fn tiers(ranked: &[((u8, u16), u16)], passes: impl Fn(u16) -> bool) -> Vec<Vec<u16>> {
    let mut tiers: Vec<Vec<u16>> = Vec::new();
    let mut last = None;
    for (rank, stage) in ranked.iter().filter(|(_, stage)| passes(*stage)) {
        match tiers.last_mut() {
            Some(tier) if last == Some(rank) => tier.push(*stage),
            _ => tiers.push(vec![*stage]),
        }
        last = Some(rank);
    }
    tiers
}

/// A tier of queues, by the instant at which their heads began to wait.
#[derive(Clone, Debug)]
struct Tier {
    stages: Vec<u16>,
    heads: WinnerTree,
}

/// Queues that some groups look at in the same order.
#[derive(Clone, Debug)]
struct Sight {
    tiers: Vec<Tier>,
    /// A bit for each tier in which somebody waits.
    occupied: Vec<u64>,
}

/// Where a stage is seen: sight, tier, place within it.
#[derive(Clone, Copy, Debug)]
struct Seen {
    sight: u16,
    tier: u16,
    place: u16,
}

/// All sights, and where each stage is seen.
#[derive(Clone, Debug, Default)]
pub struct Sights {
    sights: Vec<Sight>,
    seen: Vec<Vec<Seen>>,
}

impl Sights {
    /// Nobody waits yet.
    pub fn new(looks: &[Looks], stages: usize) -> Sights {
        let mut all = Sights { sights: Vec::new(), seen: vec![Vec::new(); stages] };
        for looks in looks.iter().filter(|looks| looks.sight != NONE) {
            if (looks.sight as usize) < all.sights.len() {
                continue;
            }
            for (tier, stages) in looks.tiers.iter().enumerate() {
                for (place, stage) in stages.iter().enumerate() {
                    let seen = Seen { sight: looks.sight, tier: tier as u16, place: place as u16 };
                    all.seen[*stage as usize].push(seen);
                }
            }
            let tier = |stages: &Vec<u16>| Tier { stages: stages.clone(), heads: WinnerTree::new(stages.len()) };
            let tiers: Vec<Tier> = looks.tiers.iter().map(tier).collect();
            let occupied = vec![0; tiers.len().div_ceil(64)];
            all.sights.push(Sight { tiers, occupied });
        }
        all
    }

    /// Nobody waits any more.
    pub fn clear(&mut self) {
        for sight in &mut self.sights {
            sight.occupied.fill(0);
            sight.tiers.iter_mut().for_each(|tier| tier.heads.clear());
        }
    }

    /// Whether anybody watches a stage.
    #[inline(always)]
    pub fn watch(&self, stage: u16) -> bool {
        !self.seen[stage as usize].is_empty()
    }

    /// A stage has another head: since when it waits, and its tie; or none.
    pub fn head_changed(&mut self, stage: u16, head: Option<(Time, u64)>) {
        for seen in &self.seen[stage as usize] {
            let sight = &mut self.sights[seen.sight as usize];
            let heads = &mut sight.tiers[seen.tier as usize].heads;
            match head {
                Some((at, tie)) => heads.set(seen.place as usize, at.0, tie),
                None => heads.remove(seen.place as usize),
            }
            let (word, bit) = (seen.tier as usize / 64, 1 << (seen.tier % 64));
            if heads.key() < IDLE {
                sight.occupied[word] |= bit;
            } else {
                sight.occupied[word] &= !bit;
            }
        }
    }

    /// The first queue of a sight in which somebody waits, perhaps one who has given up unnoticed.
    pub fn first(&self, sight: u16) -> Option<u16> {
        let sight = &self.sights[sight as usize];
        let (word, bits) = sight.occupied.iter().enumerate().find(|(_, bits)| **bits != 0)?;
        let tier = &sight.tiers[word * 64 + bits.trailing_zeros() as usize];
        Some(tier.stages[tier.heads.leaf()])
    }
}
