//! Chains: what one contact leads to, and what becomes of the person behind it.
//!
//! A contact is alone until a rule is looked at for it; from then on its chain counts looks and firings of each rule,
//! remembers whether anybody answered or sold, and ends when nobody of it is left.

use crate::centre::{ContactId, Direction};
use crate::engine::agenda::{Class, Event, key, tie};
use crate::engine::contact::{Contact, NOBODY};
use crate::engine::facts::{Chain, Person, Recorder};
use crate::engine::plan::NONE;
use crate::engine::plan::PlannedRule;
use crate::engine::simulation::Simulation;
use crate::engine::slab::Slab;
use crate::random::{Purpose, Stream};
use crate::units::{Span, Time};

/// Numbers of contacts that others led to begin here, after those of all first attempts.
pub const LED_TO: u64 = 1 << 40;

/// One chain.
#[derive(Clone, Debug, Default)]
struct State {
    /// The first contact: its type, its number within that type, when it arrived.
    root: u16,
    root_number: u64,
    root_at: Time,
    answered: bool,
    /// How often it was answered, by agents or by the menu.
    answers: u32,
    sold: bool,
    /// When an agent last finished talking with this person.
    talked: Option<Time>,
    live: u32,
    /// By rule: its number, how often it was looked at, how often it fired.
    rules: Vec<(u16, u32, u32)>,
}

/// The chains of a replication, and the contacts that are still to come.
#[derive(Clone, Debug, Default)]
pub struct Chains {
    chains: Slab<State>,
    expected: Slab<Contact>,
}

impl Chains {
    /// Forgets all.
    pub fn clear(&mut self) {
        self.chains.clear();
        self.expected.clear();
    }

    /// A contact of a chain is answered; how long it came after the person's last talk, if it is no transfer.
    pub fn answered(&mut self, contact: &Contact) -> Option<Span> {
        let state = self.chains.get_mut(contact.chain)?;
        state.answered = true;
        state.answers += 1;
        let talked = state.talked.filter(|_| !contact.transferred_in)?;
        Some((contact.arrived() - talked).max(Span::ZERO))
    }

    /// The menu has served the person of a contact's chain.
    pub fn served(&mut self, contact: &Contact) {
        if let Some(state) = self.chains.get_mut(contact.chain) {
            state.answered = true;
            state.answers += 1;
        }
    }

    /// An agent has finished talking with the person of a chain.
    #[inline]
    pub fn talked(&mut self, chain: u32, at: Time) {
        if let Some(state) = self.chains.get_mut(chain) {
            state.talked = Some(at);
        }
    }

    /// Whose a contact is.
    #[inline(always)]
    pub fn person(&self, contact: &Contact) -> Person {
        match self.chains.get(contact.chain) {
            Some(state) => Person {
                first: ContactId(state.root),
                number: state.root_number,
                at: state.root_at,
                answered: state.answered,
            },
            None => {
                let (first, number) = (ContactId(contact.contact), contact.number);
                Person { first, number, at: contact.arrived(), answered: false }
            }
        }
    }

    /// How often a contact's chain was answered, in a circle that leaves out [`NONE`]: nobody is answered so often while
    /// one contact waits that it comes round.
    pub fn answers(&self, contact: &Contact) -> u16 {
        self.chains.get(contact.chain).map_or(0, |state| (state.answers % u32::from(NONE)) as u16)
    }

    /// Whether a chain has bought.
    pub fn sold(&self, chain: u32) -> bool {
        self.chains.get(chain).is_some_and(|state| state.sold)
    }

    /// A chain buys; false if it has bought before. A contact that is alone has not.
    pub fn sell(&mut self, chain: u32) -> bool {
        match self.chains.get_mut(chain) {
            Some(state) => !std::mem::replace(&mut state.sold, true),
            None => true,
        }
    }

    /// A chain whose first contact is `contact`.
    pub(super) fn begin(&mut self, contact: &Contact) -> u32 {
        let slot = self.chains.claim();
        let state = &mut self.chains[slot];
        state.rules.clear();
        *state = State {
            root: contact.contact,
            root_number: contact.number,
            root_at: contact.arrived(),
            answered: false,
            answers: 0,
            sold: false,
            talked: None,
            live: 1,
            rules: std::mem::take(&mut state.rules),
        };
        slot
    }

    /// One more person in a contact's chain, which begins if the contact was alone; the chain.
    pub fn join(&mut self, contact: &mut Contact) -> u32 {
        if contact.chain == NOBODY {
            contact.chain = self.begin(contact);
        }
        self.chains[contact.chain].live += 1;
        contact.chain
    }

    fn expect(&mut self, contact: Contact) -> u32 {
        self.expected.put(contact)
    }
}

impl<'p, R: Recorder> Simulation<'p, R> {
    /// Rules of the contact's type, then of the group that handled it, that answer to `events`; transfers apart.
    #[inline(always)]
    pub(super) fn fire(&mut self, contact: &mut Contact, group: Option<usize>, events: u32) {
        let plan = self.plan;
        let kind = self.menus.kind_of(contact);
        if !plan.care[kind as usize].follow_ups {
            return;
        }
        self.fire_rules(contact, &plan.type_rules[kind as usize], events);
        if let Some(group) = group {
            self.fire_rules(contact, &plan.group_rules[group], events);
        }
    }

    /// The rules of one list that answer to `events`; transfers apart.
    pub(super) fn fire_rules(&mut self, contact: &mut Contact, rules: &'p [PlannedRule<'p>], events: u32) {
        for planned in rules.iter().filter(|planned| planned.rule.on & events != 0 && !planned.rule.transfer) {
            if let Some(mut stream) = self.draws(contact, planned) {
                let after = Span::from_seconds(planned.rule.after.draw(&mut stream));
                self.lead_to(contact, planned, after, &mut stream);
            }
        }
    }

    /// The first transfer rule that fires takes the contact on, on the same line, into the next queue.
    pub(super) fn transfers(&mut self, contact: &mut Contact, group: usize, events: u32) -> bool {
        let plan = self.plan;
        if !plan.care[contact.contact as usize].follow_ups {
            return false;
        }
        let rules = plan.type_rules[contact.contact as usize].iter().chain(&plan.group_rules[group]);
        for planned in rules.filter(|planned| planned.rule.on & events != 0 && planned.rule.transfer) {
            let Some(mut stream) = self.draws(contact, planned) else {
                continue;
            };
            let mut next = self.born(contact, planned, self.now, &mut stream);
            next.transferred_in = true;
            self.on_the_same_line(contact, &mut next);
            next.order = contact.order;
            contact.order = NOBODY;
            self.offer(&mut next);
            return true;
        }
        false
    }

    /// Whether the end of a contact's talk with these events would take it on: its rules are looked at, and nothing is noted.
    pub(super) fn would_transfer(&self, contact: &Contact, group: usize, events: u32) -> bool {
        let plan = self.plan;
        let state = self.chains.chains.get(contact.chain);
        let (root, number) = state.map_or((contact.contact, contact.number), |state| (state.root, state.root_number));
        let rules = plan.type_rules[contact.contact as usize].iter().chain(&plan.group_rules[group]);
        rules.filter(|planned| planned.rule.on & events != 0 && planned.rule.transfer).any(|planned| {
            let known = state.and_then(|state| state.rules.iter().find(|(rule, ..)| *rule == planned.id));
            let (_, looks, fired) = known.copied().unwrap_or_default();
            let address = planned.hash ^ plan.name_hash[root as usize];
            planned.rule.up_to.is_none_or(|most| fired < most)
                && self.luck.at(address, Purpose::FollowUp, number, looks).uniform() < planned.rule.share
        })
    }

    /// The stream of a rule's next look along a contact's chain, when it fires.
    fn draws(&mut self, contact: &mut Contact, planned: &PlannedRule<'_>) -> Option<Stream> {
        if contact.chain == NOBODY {
            contact.chain = self.chains.begin(contact);
        }
        let state = &mut self.chains.chains[contact.chain];
        let index = state.rules.iter().position(|(rule, ..)| *rule == planned.id).unwrap_or_else(|| {
            state.rules.push((planned.id, 0, 0));
            state.rules.len() - 1
        });
        let (_, looks, fired) = &mut state.rules[index];
        if planned.rule.up_to.is_some_and(|most| *fired >= most) {
            return None;
        }
        let ordinal = *looks;
        *looks += 1;
        let address = planned.hash ^ self.plan.name_hash[state.root as usize];
        let mut stream = self.luck.at(address, Purpose::FollowUp, state.root_number, ordinal);
        if stream.uniform() >= planned.rule.share {
            return None;
        }
        *fired += 1;
        Some(stream)
    }

    /// The contact that a rule leads to, with luck of its own.
    fn born(&mut self, from: &Contact, planned: &PlannedRule<'_>, at: Time, stream: &mut Stream) -> Contact {
        let to = planned.rule.to;
        let mut next = Contact::of_stream(to.0, self.plan.contact(to.0), at, stream);
        if self.plan.care[to.index()].paced {
            next.paced(self.plan);
        }
        self.led_to += 1;
        next.number = LED_TO + self.led_to;
        next.chain = from.chain;
        if planned.rule.cancel_if_answered {
            next.answers = self.chains.answers(from);
        }
        self.chains.chains[from.chain].live += 1;
        next
    }

    /// Notes a contact to come: people keep to the opening hours, work arises at any hour; nothing comes after the
    /// calendar's end.
    fn lead_to(&mut self, from: &Contact, planned: &PlannedRule<'_>, after: Span, stream: &mut Stream) {
        let calendar = &self.plan.model.centre.calendar;
        let due = self.now + after;
        let inbound = self.plan.contact(planned.rule.to.0).direction == Direction::Inbound;
        let due = if inbound { calendar.open_from(due) } else { Some(due) };
        let Some(due) = due.filter(|due| *due < calendar.end) else {
            return;
        };
        let next = self.born(from, planned, due, stream);
        self.expect(next, due);
    }

    /// Notes a contact that comes at `due`.
    pub(super) fn expect(&mut self, next: Contact, due: Time) {
        let number = tie(self.plan.care[next.contact as usize].name_rank, next.number);
        let expected = self.chains.expect(next);
        self.agenda.push(key(due, Class::New), number, Event::FollowUp(expected));
    }

    /// A contact to come has come.
    pub(super) fn follow_up_arrives(&mut self, expected: u32) {
        let mut contact = self.chains.expected.take(expected);
        if self.not_needed(&contact) {
            return;
        }
        if self.plan.care[contact.contact as usize].inbound {
            // Who calls once more has begun.
            contact.answers = NONE;
        }
        self.arrives(&mut contact);
    }

    /// A contact has come to its end; with the last of a chain the chain ends.
    #[inline(always)]
    pub(super) fn end_of_line(&mut self, contact: &Contact, answered: bool) {
        if contact.chain == NOBODY {
            self.tell_chain(contact.contact, contact.arrived(), answered);
        } else {
            self.end_in_chain(contact, answered);
        }
    }

    #[inline(never)]
    fn end_in_chain(&mut self, contact: &Contact, answered: bool) {
        self.menus.forget(contact);
        let state = &mut self.chains.chains[contact.chain];
        state.answered |= answered;
        state.live -= 1;
        if state.live == 0 {
            let (root, root_at, answered) = (state.root, state.root_at, state.answered);
            self.chains.chains.let_go(contact.chain);
            self.tell_chain(root, root_at, answered);
        }
    }

    #[inline]
    fn tell_chain(&mut self, root: u16, at: Time, answered: bool) {
        if self.plan.care[root as usize].inbound {
            self.out.chain(&Chain { first: ContactId(root), at, answered });
        }
    }

    /// Chains whose next contact would have come after the end.
    pub(super) fn end_chains(&mut self) {
        for chain in self.chains.chains.numbers() {
            let state = &self.chains.chains[chain];
            if state.live > 0 {
                self.tell_chain(state.root, state.root_at, state.answered);
            }
        }
    }
}
