//! Stages of waiting, and how rules deal contacts to them: data, compiled before the clock starts.
//!
//! In: nothing; [`crate::engine::plan`] fills them. Out: what the engine looks at when a contact comes or an agent comes free.

use crate::centre::Periods;
use crate::routing::{choose, deal};
use crate::units::Span;

/// A stage of waiting: contacts of one type that the same groups may take, first come first served.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The contact type.
    pub contact: u16,
    /// The groups that may take it, in the order in which the rule lists them.
    pub groups: Vec<u16>,
    /// For each of these groups, the wait after which overflow added it.
    pub added: Vec<Span>,
    /// The group it was dealt to, or [`NONE`] in a pool.
    pub home: u16,
    /// The group that it would have been dealt to, had overflow not sent it here on arrival, or [`NONE`].
    pub diverted_from: u16,
    /// After so long in the queue it goes on to the next stage.
    pub then: Option<(Span, u16)>,
    /// Where those who wait go when none of the groups has staff any more.
    pub stranded: Option<u16>,
    /// Between free agents.
    pub choose: &'static choose::Policy,
    /// For each of its groups, how many of its agents stay free when one takes this; empty for none.
    pub min_idle: Vec<u32>,
    /// Outbound or back-office work: waits for staff, takes nobody's turn.
    pub work: bool,
    /// What of the choice can be known before anybody asks: nothing where agents stay free for others, or for work.
    pub kept: choose::Kept,
    /// The [pool](crate::engine::pools) of its groups where they are many, or [`NONE`].
    pub pool: u16,
    /// The stages with people, itself among them, that share a group with it; known where a rule reads the live queue.
    pub sharing: Vec<u16>,
    /// The only group, if its agent who has been free for longest is taken at any time; else [`NONE`].
    pub only: u16,
}

impl Stage {
    /// How many agents of a group stay free when one takes this, by the rule.
    pub fn reserved(&self, group: u16) -> u32 {
        if self.min_idle.is_empty() {
            return 0;
        }
        let place = self.groups.iter().position(|of| *of == group);
        place.and_then(|place| self.min_idle.get(place)).copied().unwrap_or(0)
    }
}

/// The first stage for one group of a split, or for a pool.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The stage that waits.
    pub stage: u16,
    /// On arrival instead, when the groups hold so many: the first that applies.
    pub when_holding: Vec<(u32, u16)>,
    /// On arrival instead, when no group has staff.
    pub none_staffed: Option<u16>,
}

/// How a rule deals.
#[derive(Clone, Debug)]
pub enum Dealing {
    /// To one group: share, group, entry; shares add up to 1.
    Split(Vec<(f64, u16, Entry)>),
    /// To all.
    Pool(Entry),
    /// To one group by what the groups look like: groups, and the entry of each.
    ByState(&'static deal::Policy, Vec<u16>, Vec<Entry>),
    /// To one group by shares that are reviewed: the place among the splits, groups, and the entry of each.
    Adaptive(usize, Vec<u16>, Vec<Entry>),
}

impl Dealing {
    /// Where contacts enter.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        let split = if let Dealing::Split(shares) = self { shares.as_slice() } else { &[] };
        let pool = if let Dealing::Pool(entry) = self { Some(entry) } else { None };
        let others = match self {
            Dealing::ByState(_, _, entries) | Dealing::Adaptive(_, _, entries) => entries.as_slice(),
            Dealing::Split(_) | Dealing::Pool(_) => &[],
        };
        split.iter().map(|(.., entry)| entry).chain(pool).chain(others)
    }
}

/// A rule, compiled.
#[derive(Clone, Debug)]
pub struct CompiledRule {
    /// When it holds; always if none is said.
    pub when: Option<Periods>,
    /// How it deals.
    pub dealing: Dealing,
}
