//! A contact meets its groups: opening hours, lines, limits, the deal, a free agent or the way into a queue.
//!
//! In: a contact that tries. Out: turned away, answered at once, or handed to [`crate::engine::in_queue`].

use crate::centre::calendar::AtClose;
use crate::centre::{ContactId, GroupId, On};
use crate::engine::agenda::{Class, Event, key};
use crate::engine::contact::{Contact, Manner};
use crate::engine::facts::{Fate, Leg, Person, Recorder};
use crate::engine::plan::{CompiledRule, Dealing, Entry, NONE, Stage};
use crate::engine::simulation::Simulation;
use crate::engine::views::{FreeAgents, GroupsSeen};
use crate::routing::choose::Kept;
use crate::routing::deal;
use crate::units::{Span, Time};

impl<'p, R: Recorder> Simulation<'p, R> {
    /// A person tries.
    #[inline(always)]
    pub(super) fn attempt(&mut self, contact: &mut Contact) {
        if !self.is_open() {
            self.turned_away(contact, Fate::Closed, On::Closed);
            return;
        }
        let trunk = self.plan.care[contact.contact as usize].trunk;
        if trunk != NONE {
            if self.lines[trunk as usize].0 >= self.incidents.lines[trunk as usize] {
                self.turned_away(contact, Fate::Blocked, On::Blocked);
                return;
            }
            contact.trunk = trunk;
            contact.lines = 1;
            self.lines_change(trunk, 1);
        }
        if self.plan.care[contact.contact as usize].menu {
            self.hears_menu(contact);
            return;
        }
        self.offer(contact);
    }

    /// Whether the centre is open now.
    #[inline]
    pub(super) fn is_open(&self) -> bool {
        let (from, to) = self.opening;
        from <= self.now && self.now < to
    }

    /// A contact that never came into a queue: closed, blocked or balked.
    #[cold]
    pub(super) fn turned_away(&mut self, contact: &mut Contact, fate: Fate, on: On) {
        self.let_line_go(contact);
        self.tell(contact, fate, Span::ZERO);
        self.tell_undone(contact);
        self.fire(contact, None, on.bit());
        if self.order_fails(contact) {
            return;
        }
        self.end_of_line(contact, false);
    }

    /// Work that nobody will do any more is told as such.
    pub(super) fn tell_undone(&mut self, contact: &Contact) {
        if !self.plan.care[contact.contact as usize].inbound && !self.is_on_record(contact) {
            self.work_left_over(contact);
        }
    }

    /// The leg of a contact that nobody answered.
    pub(super) fn tell(&mut self, contact: &Contact, fate: Fate, wait: Span) {
        if self.plan.care[contact.contact as usize].special {
            self.tell_as::<true>(contact, fate, wait);
        } else {
            self.tell_as::<false>(contact, fate, wait);
        }
    }

    fn tell_as<const SPECIAL: bool>(&mut self, contact: &Contact, fate: Fate, wait: Span) {
        let leg = self.leg::<SPECIAL>(contact, fate, wait);
        self.tell_leg(self.whose(contact), &leg);
    }

    /// Whose a contact's leg is, where somebody asks.
    #[inline(always)]
    pub(super) fn whose(&self, contact: &Contact) -> Option<Person> {
        self.out.ties_legs().then(|| self.chains.person(contact))
    }

    #[inline(always)]
    pub(super) fn tell_leg(&mut self, whose: Option<Person>, leg: &Leg) {
        if let Some(person) = whose {
            self.out.person(person);
        }
        self.out.leg(leg);
    }

    /// What is known of every leg that ends like this after such a wait.
    #[inline(always)]
    pub(super) fn leg<const SPECIAL: bool>(&self, contact: &Contact, fate: Fate, wait: Span) -> Leg {
        let menu = if SPECIAL { contact.menu } else { Span::ZERO };
        Leg {
            contact: ContactId(contact.contact),
            at: Time(contact.at.0 - menu.0),
            fate,
            home: (contact.home != NONE).then_some(GroupId(contact.home)),
            diverted_from: if SPECIAL { self.diverted_from(contact) } else { None },
            by: None,
            menu,
            wait,
            delivered: wait,
            talk: Span::ZERO,
            hold: Span::ZERO,
            wrap: Span::ZERO,
            transferred_in: contact.transferred_in,
            virtual_hold: SPECIAL && contact.manner == Manner::Held,
            ring: Span::ZERO,
            in_service_at_end: false,
            whole_chain: false,
            repeat_after: None,
            segmented: None,
        }
    }

    /// The group from which overflow took a contact on arrival.
    #[inline]
    pub(super) fn diverted_from(&self, contact: &Contact) -> Option<GroupId> {
        if !self.plan.diverts {
            return None;
        }
        let stage = self.plan.stages.get(contact.stage as usize)?;
        (stage.diverted_from != NONE).then_some(GroupId(stage.diverted_from))
    }

    /// A contact is offered to its group, or to the pool of its groups.
    #[inline(always)]
    pub(super) fn offer(&mut self, contact: &mut Contact) {
        if self.plan.care[contact.contact as usize].special {
            self.offer_as::<true>(contact);
        } else {
            self.offer_as::<false>(contact);
        }
    }

    /// As [`Simulation::offer`], compiled for those with and without something [special](crate::engine::care::Care::special).
    #[inline(never)]
    fn offer_as<const SPECIAL: bool>(&mut self, contact: &mut Contact) {
        let Some(stage) = self.deal(contact) else {
            self.turned_away(contact, Fate::Blocked, On::Blocked);
            return;
        };
        let facts = &self.plan.stages[stage as usize];
        if SPECIAL && self.plan.forwards && !self.passed_on(facts, contact) {
            return;
        }
        if let Some((group, place)) = self.free_agent(facts, contact) {
            self.take_up(group, place, contact);
            return;
        }
        if SPECIAL && self.finds_somebody_busy(stage, contact) {
            return;
        }
        if self.balks(facts, contact) {
            self.mark_lost(contact, Span::ZERO);
            self.leave_limit(contact);
            self.turned_away(contact, Fate::Balked, On::Balked);
            return;
        }
        let late = contact.transferred_in || (SPECIAL && contact.menu > Span::ZERO);
        if late && !self.is_open() && self.nobody_stays_for(stage) {
            self.gives_up(contact, self.now);
            return;
        }
        if SPECIAL && self.plan.care[contact.contact as usize].virtual_hold {
            self.offer_virtual_hold(facts, contact);
        }
        self.wait(stage, contact);
    }

    /// Whether a contact leaves at once on finding so many in the queue.
    #[inline]
    fn balks(&self, facts: &Stage, contact: &Contact) -> bool {
        contact.manner == Manner::Balks
            && self.plan.contact(contact.contact).balks.is_some_and(|balks| self.queue_found(facts) >= balks.queue)
    }

    /// After closing: whether a contact would wait in this stage for nobody. Who is transferred then, or comes out of the
    /// menu, is told so and does not hold the line until the morning.
    fn nobody_stays_for(&self, stage: u16) -> bool {
        let stages = &self.plan.stages;
        let mut last = &stages[stage as usize];
        while let Some((_, next)) = last.then {
            last = &stages[next as usize];
        }
        self.plan.model.centre.calendar.at_close == AtClose::Drop
            || last.groups.iter().all(|group| self.agents[*group as usize].staff == 0)
    }

    /// The stage in which a contact starts, by the rule in force; none when every group of its split is at its limit.
    #[inline(always)]
    pub(super) fn deal(&mut self, contact: &mut Contact) -> Option<u16> {
        let stage = self.plan.care[contact.contact as usize].stage;
        if stage == NONE {
            return self.deal_by_rule(contact);
        }
        contact.home = self.plan.stages[stage as usize].home;
        contact.stage = stage;
        Some(stage)
    }

    /// The rule by which contacts of a type are dealt now.
    #[inline(always)]
    pub(super) fn rule_in_force(&self, contact: u16) -> Option<&'p CompiledRule> {
        let rules = self.incidents.rules[contact as usize];
        if let [only] = rules {
            return Some(only);
        }
        rules.iter().find(|rule| rule.when.as_ref().is_none_or(|when| when.contain(self.now)))
    }

    fn deal_by_rule(&mut self, contact: &mut Contact) -> Option<u16> {
        let plan = self.plan;
        let rule = self.rule_in_force(contact.contact)?;
        let entry = match &rule.dealing {
            Dealing::Pool(entry) => entry,
            Dealing::Split(shares) => &shares[self.dealt(contact, shares.len(), &|at| (shares[at].0, shares[at].1))?].2,
            Dealing::Adaptive(split, groups, entries) => {
                let mut shares = std::mem::take(&mut self.shares);
                shares.clear();
                self.review(*split);
                shares.extend_from_slice(self.splits.shares(*split));
                let dealt = self.dealt(contact, groups.len(), &|at| (shares[at], groups[at]));
                self.shares = shares;
                &entries[dealt?]
            }
            Dealing::ByState(policy, groups, entries) => self.dealt_by_state(policy, groups, entries, contact)?,
        };
        let stage = self.enter_at(entry);
        let facts = &plan.stages[stage as usize];
        contact.home = facts.home;
        contact.stage = stage;
        if !self.limits.is_empty() && facts.groups.len() == 1 {
            let group = facts.groups[0];
            if self.limits.allow(contact.contact, group, self.now, &plan.model.centre.calendar) {
                self.count_limit(contact, group);
            } else if !facts.work {
                return None;
            }
        }
        Some(stage)
    }

    /// The place in a split, by the contact's uniform; groups at their limit leave their share to the others.
    fn dealt(&mut self, contact: &Contact, groups: usize, of: &dyn Fn(usize) -> (f64, u16)) -> Option<usize> {
        let (mut from, mut chosen) = (0.0, groups - 1);
        for place in 0..groups {
            let (share, _) = of(place);
            if contact.deal < from + share {
                chosen = place;
                break;
            }
            from += share;
        }
        if self.limits.is_empty() {
            return Some(chosen);
        }
        let calendar = &self.plan.model.centre.calendar;
        if self.limits.allow(contact.contact, of(chosen).1, self.now, calendar) {
            return Some(chosen);
        }
        let mut open = std::mem::take(&mut self.choosable);
        open.clear();
        let may = |place: &usize| self.limits.allow(contact.contact, of(*place).1, self.now, calendar);
        open.extend((0..groups).filter(may).map(|place| place as u16));
        // Within its share the uniform is uniform again: it deals the contact anew among those that are not full.
        let again = (contact.deal - from) / of(chosen).0.max(f64::MIN_POSITIVE);
        let left: f64 = open.iter().map(|place| of(usize::from(*place)).0).sum();
        let mut from = 0.0;
        let mut last = None;
        for place in open.iter().map(|place| usize::from(*place)) {
            from += of(place).0 / left;
            last = Some(place);
            if again < from {
                break;
            }
        }
        self.choosable = open;
        // Work is not turned away: it waits until the limit lets it pass.
        let waits = !self.plan.contact(contact.contact).is_inbound();
        last.or(waits.then_some(chosen))
    }

    /// The group to which a policy deals, of those that are not at their limit; if all are, work waits for the first.
    fn dealt_by_state(
        &mut self,
        policy: &deal::Policy,
        groups: &'p [u16],
        entries: &'p [Entry],
        contact: &Contact,
    ) -> Option<&'p Entry> {
        let mut open = std::mem::take(&mut self.choosable);
        open.clear();
        let calendar = &self.plan.model.centre.calendar;
        open.extend(groups.iter().filter(|group| self.limits.allow(contact.contact, **group, self.now, calendar)));
        let view = GroupsSeen { groups: &open, simulation: self, contact: contact.contact };
        let dealt = (!open.is_empty()).then(|| open[policy.deal(&view)]);
        self.choosable = open;
        let waits = !self.plan.contact(contact.contact).is_inbound();
        let place = dealt.and_then(|dealt| groups.iter().position(|group| *group == dealt)).or(waits.then_some(0))?;
        entries.get(place)
    }

    /// The stage of an entry, or where it sends contacts on arrival instead.
    fn enter_at(&mut self, entry: &Entry) -> u16 {
        let stage = &self.plan.stages[entry.stage as usize];
        if let Some(elsewhere) = entry.none_staffed
            && stage.groups.iter().all(|group| self.agents[*group as usize].staff == 0)
        {
            return elsewhere;
        }
        for (count, elsewhere) in &entry.when_holding {
            if self.holding(stage) >= *count {
                return *elsewhere;
            }
        }
        entry.stage
    }

    /// Contacts that a stage's groups hold: waiting for them or talking.
    fn holding(&self, stage: &Stage) -> u32 {
        let talking: u32 = stage.groups.iter().map(|group| self.agents[*group as usize].talking).sum();
        talking + self.queue_found(stage)
    }

    /// People who wait for any of a stage's groups.
    pub(super) fn queue_found(&self, stage: &Stage) -> u32 {
        stage.sharing.iter().map(|other| self.waiting.live(*other)).sum()
    }

    /// The free agent who takes a contact: group, and place among its free agents.
    #[inline(always)]
    pub(super) fn free_agent(&mut self, stage: &Stage, contact: &Contact) -> Option<(usize, usize)> {
        if stage.only == NONE {
            return self.choose_agent(stage, contact);
        }
        (self.agents[stage.only as usize].free() > 0).then_some((stage.only as usize, 0))
    }

    fn choose_agent(&mut self, stage: &Stage, contact: &Contact) -> Option<(usize, usize)> {
        if stage.kept != Kept::Nothing && !self.plan.asks {
            return self.pools.first(stage, &self.agents).map(|group| (group, 0));
        }
        self.choose_as_asked(stage, contact)
    }

    /// The choice of a policy between the groups that may take a contact and have somebody free.
    #[inline(never)]
    fn choose_as_asked(&mut self, stage: &Stage, contact: &Contact) -> Option<(usize, usize)> {
        // So many of a group stay free when one takes work.
        let least_free = if stage.work { self.plan.contact(contact.contact).min_idle } else { 0 };
        let mut groups = std::mem::take(&mut self.choosable);
        groups.clear();
        for (place, &group) in stage.groups.iter().enumerate() {
            let least_free = least_free.max(stage.min_idle.get(place).copied().unwrap_or(0));
            if self.agents[group as usize].free() > least_free && self.may_take(contact, group) {
                groups.push(group);
            }
        }
        let view = FreeAgents { groups: &groups, agents: &self.agents, now: self.now, chance: contact.pick };
        let chosen = (!groups.is_empty()).then(|| (stage.choose.choose)(&view));
        self.choosable = groups;
        chosen.map(|(group, place)| (group as usize, place))
    }

    /// Whether a group's limit lets it take a contact that it does not count already.
    pub(super) fn may_take(&mut self, contact: &Contact, group: u16) -> bool {
        (contact.limited_by == group || self.limit_allows(contact.contact, group))
            && (!self.plan.forwards || self.line_is_free(contact, group))
    }

    /// Whether a group may take one more of a type; if not, free agents look again when the hour turns.
    pub(super) fn limit_allows(&mut self, contact: u16, group: u16) -> bool {
        if self.limits.is_empty() {
            return true;
        }
        let allowed = self.limits.allow(contact, group, self.now, &self.plan.model.centre.calendar);
        if !allowed && !self.limits_wake {
            // Somebody may wait although an agent is free: look again when the hour turns.
            self.limits_wake = true;
            let hour = Span::hours(1).0;
            let next = Time((self.now.0 / hour + 1) * hour);
            self.agenda.push(key(next, Class::RosterUp), 0, Event::LimitsRenew);
        }
        allowed
    }
}
