//! What can be known before the clock starts: stages of waiting, who looks at which queue first, which types need
//! which care. Made once for an option, read by all its replications.

use crate::centre::{ContactType, Periods, incident};
pub use crate::engine::stages::{CompiledRule, Dealing, Entry, Stage};

use crate::engine::Model;
use crate::engine::adaptive::Split;
use crate::engine::care::{Care, care};
use crate::engine::dialer_plan::{PlannedDialer, plan_dialers, waits_as_work};
use crate::engine::handling::Handling;
use crate::engine::looks::{Looks, looks};
use crate::engine::pools;
use crate::engine::rosters::{self, RosterEvent};
pub use crate::engine::rules::PlannedRule;
use crate::engine::rules::planned;
use crate::routing::choose::Kept;
use crate::routing::{Deal, OverflowWhen, Rule};
use crate::units::{Span, Time};

/// So many queues or groups are looked through faster than an index of them is kept.
const FEW: usize = 4;

/// More different indexes than these cost more to keep, each time somebody comes free or begins to wait, than to search.
pub const MOST_INDEXES: usize = 32;

/// "None" among positions.
pub const NONE: u16 = u16::MAX;

/// A limit on what a group takes of a type.
#[derive(Clone, Copy, Debug)]
pub struct CompiledLimit {
    /// The contact type.
    pub contact: u16,
    /// The group.
    pub group: u16,
    /// Contacts in an hour.
    pub per_hour: u32,
    /// Contacts in a day.
    pub per_day: u32,
    /// Contacts at once.
    pub at_once: u32,
}

/// Everything known before the clock starts.
#[derive(Clone, Debug)]
pub struct Plan<'m> {
    /// The model.
    pub model: &'m Model,
    /// Stages of waiting.
    pub stages: Vec<Stage>,
    /// Compiled rules by contact type.
    pub rules: Vec<Vec<CompiledRule>>,
    /// Rules under a split that an incident sets: incident, place among what it sets, the type's rules.
    pub(super) replaced: Vec<(usize, usize, Vec<CompiledRule>)>,
    /// Splits whose shares are reviewed.
    pub splits: Vec<Split<'m>>,
    /// Limits; few.
    pub limits: Vec<CompiledLimit>,
    /// What each group may take.
    pub looks: Vec<Looks>,
    /// What care each type needs.
    pub care: Vec<Care>,
    /// Somebody must be asked before a contact is taken: a limit, or a trunk for a further line.
    pub asks: bool,
    /// Some trunk's calls are passed on over further lines.
    pub forwards: bool,
    /// Some rule reads how many wait: patience must be an event everywhere.
    pub live_queue: bool,
    /// Handle-time factors: a row of all contact types for each group.
    pub factors: Vec<f64>,
    /// What comes of talks, and who is still settling in.
    pub handling: Handling,
    /// Some factor is not 1, or not always.
    pub scales: bool,
    /// Some rule sends contacts elsewhere on arrival.
    pub diverts: bool,
    /// Some rule looks at how long agents have worked.
    pub least_occupied: bool,
    /// Some agents who find nobody waiting have something else to do: work, or calls to begin.
    pub gives_work: bool,
    /// First slot of each group, and one past the last.
    pub slots: Vec<usize>,
    /// Roster changes known for all replications, by group.
    pub rosters: Vec<Vec<RosterEvent>>,
    /// Nothing happens at or after this instant: the calendar's end where the centre never closes.
    pub horizon: Time,
    /// Hash of each type's name.
    pub name_hash: Vec<u64>,
    /// Follow-up rules by contact type.
    pub type_rules: Vec<Vec<PlannedRule<'m>>>,
    /// Follow-up rules by group.
    pub group_rules: Vec<Vec<PlannedRule<'m>>>,
    /// Follow-up rules by robot.
    pub robot_rules: Vec<Vec<PlannedRule<'m>>>,
    /// When each robot may call.
    pub robot_hours: Vec<Periods>,
    /// What each dialer needs.
    pub dialers: Vec<PlannedDialer>,
}

impl<'m> Plan<'m> {
    /// Compiles a model whose rosters are all known.
    pub fn new(model: &'m Model) -> Plan<'m> {
        Plan::indexed_above(model, FEW)
    }

    /// The same, where of more than `few` queues or groups the first is kept, not searched for.
    pub(super) fn indexed_above(model: &'m Model, few: usize) -> Plan<'m> {
        let centre = &model.centre;
        let mut plan = Plan {
            model,
            stages: Vec::new(),
            rules: Vec::new(),
            replaced: Vec::new(),
            splits: Vec::new(),
            limits: Vec::new(),
            looks: Vec::new(),
            care: Vec::new(),
            asks: false,
            forwards: centre.trunks.iter().any(|trunk| trunk.forwarded.is_some()),
            live_queue: false,
            factors: Vec::new(),
            handling: Handling::new(centre),
            scales: false,
            diverts: false,
            least_occupied: model.routing.rules.iter().flatten().any(|rule| rule.choose.reads_busy_time),
            gives_work: false,
            slots: vec![0],
            rosters: Vec::new(),
            horizon: if centre.calendar.never_closes() { centre.calendar.end } else { Time::NEVER },
            name_hash: centre.contacts.iter().map(|contact| crate::random::hash_name(&contact.name)).collect(),
            type_rules: Vec::new(),
            group_rules: Vec::new(),
            robot_rules: Vec::new(),
            robot_hours: centre.robots.iter().map(|robot| robot.hours.over(&centre.calendar)).collect(),
            dialers: Vec::new(),
        };
        let mut id = 0;
        plan.type_rules = centre.contacts.iter().map(|contact| planned(&contact.follow_ups, &mut id)).collect();
        plan.group_rules = centre.groups.iter().map(|group| planned(&group.follow_ups, &mut id)).collect();
        plan.robot_rules = centre.robots.iter().map(|robot| planned(&robot.follow_ups, &mut id)).collect();
        for (contact, rules) in model.routing.rules.iter().enumerate() {
            let compiled = rules.iter().map(|rule| plan.compile(contact as u16, rule)).collect();
            plan.rules.push(compiled);
        }
        plan.compile_replaced();
        plan.asks = plan.forwards || !plan.limits.is_empty();
        // A limit or a trunk is asked before anybody is taken.
        plan.stages.iter_mut().filter(|_| plan.asks).for_each(|stage| stage.only = NONE);
        plan.live_queue = plan.reads_live_queue();
        plan.diverts = plan.stages.iter().any(|stage| stage.diverted_from != NONE);
        plan.care = (0..centre.contacts.len()).map(|contact| care(&plan, contact)).collect();
        for group in 0..centre.groups.len() {
            let factors = (0..centre.contacts.len()).map(|contact| {
                centre.groups[group]
                    .skill(crate::centre::ContactId(contact as u16))
                    .map_or(1.0, |skill| skill.handle_time_factor)
            });
            plan.factors.extend(factors);
            let last = plan.slots[group];
            let most = incident::most_agents(&centre.incidents, group, centre.groups[group].most_agents());
            plan.slots.push(last + most as usize);
            plan.rosters.push(rosters::events(model, group));
        }
        pools::number(&mut plan.stages, few);
        plan.looks = looks(model, &plan.stages, few);
        if plan.live_queue {
            plan.find_sharing();
        }
        plan.scales = plan.handling.learns() || plan.factors.iter().any(|factor| (factor - 1.0).abs() > 0.0);
        plan.dialers = plan_dialers(&plan);
        plan.gives_work = !plan.dialers.is_empty() || plan.looks.iter().any(|looks| !looks.work.is_empty());
        plan
    }

    fn compile(&mut self, contact: u16, rule: &'m Rule) -> CompiledRule {
        for limit in &rule.limits {
            let compiled = CompiledLimit {
                contact,
                group: limit.group.0,
                per_hour: limit.per_hour.unwrap_or(u32::MAX),
                per_day: limit.per_day.unwrap_or(u32::MAX),
                at_once: limit.at_once.unwrap_or(u32::MAX),
            };
            // The same limit may be inherited by several `when` rules: it counts once.
            if !self.limits.iter().any(|known| known.contact == contact && known.group == compiled.group) {
                self.limits.push(compiled);
            }
        }
        let dealing = match &rule.deal {
            Deal::Split(shares) => Dealing::Split(
                shares
                    .iter()
                    .map(|(group, share)| (*share, group.0, self.entry(contact, vec![group.0], group.0, rule)))
                    .collect(),
            ),
            Deal::Pool(groups) => {
                let groups: Vec<u16> = groups.iter().map(|group| group.0).collect();
                let home = if groups.len() == 1 { groups[0] } else { NONE };
                Dealing::Pool(self.entry(contact, groups, home, rule))
            }
            Deal::ByState(policy, groups) => {
                let groups: Vec<u16> = groups.iter().map(|group| group.0).collect();
                let entries = groups.iter().map(|group| self.entry(contact, vec![*group], *group, rule)).collect();
                Dealing::ByState(policy, groups, entries)
            }
            Deal::Adaptive(says) => {
                let groups: Vec<u16> = says.among.iter().map(|group| group.0).collect();
                let entries = groups.iter().map(|group| self.entry(contact, vec![*group], *group, rule)).collect();
                // What several rules inherit is one split, with one memory.
                let known = self.splits.iter().position(|split| split.contact == contact && split.says == says);
                let place = known.unwrap_or_else(|| {
                    self.splits.push(Split { contact, says });
                    self.splits.len() - 1
                });
                Dealing::Adaptive(place, groups, entries)
            }
        };
        CompiledRule { when: rule.holds(&self.model.centre.calendar), dealing }
    }

    pub(super) fn entry(&mut self, contact: u16, groups: Vec<u16>, home: u16, rule: &Rule) -> Entry {
        let mut when_holding = Vec::new();
        let mut none_staffed = None;
        for step in &rule.overflow {
            let to: Vec<u16> = step.to.iter().map(|group| group.0).collect();
            match step.when {
                OverflowWhen::WhenHolding(count) => {
                    when_holding.push((count, self.chain(contact, to, home, rule, None)));
                }
                OverflowWhen::NoneStaffed if none_staffed.is_none() => {
                    none_staffed = Some(self.chain(contact, to, home, rule, None));
                }
                OverflowWhen::NoneStaffed | OverflowWhen::After(_) => {}
            }
        }
        let stage = self.chain(contact, groups, NONE, rule, none_staffed);
        Entry { stage, when_holding, none_staffed }
    }

    /// A stage and those that follow it by waiting; `from` is the home that overflow took the contact from on arrival.
    fn chain(&mut self, contact: u16, groups: Vec<u16>, from: u16, rule: &Rule, stranded: Option<u16>) -> u16 {
        let work = waits_as_work(&self.model.centre, contact);
        let mut steps: Vec<(Span, Vec<u16>)> = rule
            .overflow
            .iter()
            .filter_map(|step| match step.when {
                OverflowWhen::After(after) => Some((after, step.to.iter().map(|group| group.0).collect())),
                _ => None,
            })
            .collect();
        steps.sort_by_key(|(after, _)| *after);
        let first = self.stages.len() as u16;
        let added = vec![Span::ZERO; groups.len()];
        let home = if let [only] = groups[..] { only } else { NONE };
        let choose = rule.choose;
        let reserved = |group: &u16| rule.min_idle.iter().find(|(of, _)| of.0 == *group).map_or(0, |(_, idle)| *idle);
        let reserved = |groups: &[u16]| match rule.min_idle.is_empty() {
            true => Vec::new(),
            false => groups.iter().map(reserved).collect(),
        };
        let simple = !work && choose.kept != Kept::Nothing && rule.min_idle.is_empty();
        let only = if simple { home } else { NONE };
        let min_idle = reserved(&groups);
        let mut stage = Stage {
            contact,
            groups,
            added,
            home,
            diverted_from: from,
            then: None,
            stranded,
            choose,
            min_idle,
            work,
            kept: choose.kept,
            pool: NONE,
            sharing: Vec::new(),
            only,
        };
        self.stages.push(stage.clone());
        for (after, to) in steps {
            let more: Vec<u16> = to.into_iter().filter(|group| !stage.groups.contains(group)).collect();
            if more.is_empty() {
                continue;
            }
            stage.only = NONE;
            stage.added.extend(more.iter().map(|_| after));
            stage.groups.extend(more);
            stage.min_idle = reserved(&stage.groups);
            let next = self.stages.len() as u16;
            if let Some(last) = self.stages.last_mut() {
                last.then = Some((after, next));
            }
            self.stages.push(stage.clone());
        }
        first
    }

    fn find_sharing(&mut self) {
        let shares = |one: &Stage, other: &Stage| one.groups.iter().any(|group| other.groups.contains(group));
        let sharing = |one: &Stage| {
            let others = self.stages.iter().enumerate().filter(|(_, other)| !other.work && shares(one, other));
            others.map(|(index, _)| index as u16).collect()
        };
        let all: Vec<Vec<u16>> = self.stages.iter().map(sharing).collect();
        self.stages.iter_mut().zip(all).for_each(|(stage, sharing)| stage.sharing = sharing);
    }

    fn reads_live_queue(&self) -> bool {
        let holding = |entry: &Entry| !entry.when_holding.is_empty();
        let mut dealings = self.rules.iter().flatten().map(|rule| &rule.dealing);
        dealings.any(|dealing| matches!(dealing, Dealing::ByState(..)) || dealing.entries().any(holding))
            || self.model.routing.serves.iter().any(|policy| policy.weight.is_some())
            || self.limits.iter().any(|limit| limit.at_once < u32::MAX)
            || self.model.centre.contacts.iter().any(ContactType::reads_queue)
    }

    /// By how much longer or shorter a group's handle times of a type are.
    #[inline]
    pub fn factor(&self, group: u16, contact: u16) -> f64 {
        self.factors[group as usize * self.care.len() + contact as usize]
    }

    /// The contact type at a position.
    pub fn contact(&self, index: u16) -> &'m ContactType {
        &self.model.centre.contacts[index as usize]
    }
}
