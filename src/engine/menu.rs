//! Before the queue: a recording that some hear instead of anything else, and the menu (IVR) that the others hear.
//!
//! In: a caller who has his line, if his type has one. Out: a caller who is gone, or who is offered to a queue when the menu
//! ends: to his own or, misdirected, to another's, whose agent transfers him. Everything about it is drawn when the caller
//! comes, from an address of its own. Knows no queue and no agent.

use crate::centre::front::{Ivr, Misdirection};
use crate::centre::{Centre, Group, On};
use crate::engine::agenda::{Class, Event, key, tie};
use crate::engine::chains::LED_TO;
use crate::engine::contact::{Contact, Manner, NOBODY};
use crate::engine::facts::{Fate, Recorder};
use crate::engine::plan::NONE;
use crate::engine::simulation::Simulation;
use crate::engine::slab::Slab;
use crate::random::{Purpose, Stream};
use crate::units::Span;

/// Where a recording or a menu leads.
#[derive(Clone, Copy, Debug)]
enum LeadsTo {
    /// To the caller's own queue.
    Queue,
    /// To the queue of a wrong type.
    Wrong(Wrong),
    /// Nowhere.
    End(Fate, On),
}

/// A caller's luck in the queue of a wrong type.
#[derive(Clone, Copy, Debug)]
struct Wrong {
    to: u16,
    talk: Span,
    deal: f64,
    pick: f64,
    manner: Manner,
}

/// A caller who hears something.
#[derive(Clone, Copy, Debug)]
struct Hearing {
    contact: Contact,
    leads_to: LeadsTo,
}

/// Who is in a menu, and who came out of it into the wrong queue.
#[derive(Clone, Debug, Default)]
pub struct Menus {
    /// Nobody in the free places.
    hearing: Slab<Option<Hearing>>,
    /// By group: callers in menus whom it may have to answer.
    expected: Vec<u32>,
    /// By type: the groups that can take it.
    takers: Vec<Vec<u16>>,
    /// Callers as they were, while they are in the queue of a wrong type.
    meant: Slab<Contact>,
}

impl Menus {
    /// Nobody is in any menu.
    pub fn new(centre: &Centre) -> Menus {
        let takers = |index: usize| {
            let able = |group: &Group| group.skills.iter().any(|skill| skill.contact.index() == index);
            let numbered = centre.groups.iter().enumerate();
            numbered.filter(|(_, group)| able(group)).map(|(number, _)| number as u16).collect()
        };
        Menus {
            expected: vec![0; centre.groups.len()],
            takers: (0..centre.contacts.len()).map(takers).collect(),
            ..Menus::default()
        }
    }

    /// A new replication begins.
    pub fn clear(&mut self) {
        self.hearing.clear();
        self.meant.clear();
        self.expected.fill(0);
    }

    /// Whether somebody is in a menu whom a group may have to answer.
    #[inline]
    pub fn lead_to(&self, group: usize) -> bool {
        self.expected[group] > 0
    }

    /// The type whose caller a contact is: in the queue of a wrong type, the one that he meant.
    #[inline(always)]
    pub fn kind_of(&self, contact: &Contact) -> u16 {
        if contact.meant == NOBODY { contact.contact } else { self.meant[contact.meant].contact }
    }

    /// A contact is over: who was meant is forgotten.
    #[inline]
    pub fn forget(&mut self, contact: &Contact) {
        if contact.meant != NOBODY {
            self.meant.let_go(contact.meant);
        }
    }

    fn enter(&mut self, hearing: Hearing) -> u32 {
        self.expect(&hearing, 1);
        self.hearing.put(Some(hearing))
    }

    fn leave(&mut self, place: u32) -> Option<Hearing> {
        let hearing = self.hearing[place].take()?;
        self.hearing.let_go(place);
        self.expect(&hearing, -1);
        Some(hearing)
    }

    /// Nobody knows who will serve himself or hang up; who hears a recording is expected by nobody.
    fn expect(&mut self, hearing: &Hearing, change: i32) {
        let kind = match hearing.leads_to {
            LeadsTo::End(Fate::Deflected, _) => return,
            LeadsTo::Wrong(wrong) => wrong.to,
            LeadsTo::Queue | LeadsTo::End(..) => hearing.contact.contact,
        };
        for group in &self.takers[kind as usize] {
            let expected = &mut self.expected[*group as usize];
            *expected = expected.saturating_add_signed(change);
        }
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// A stream of a contact's own. A follow-up's number tells how many came before it, which options change; its own luck is
    /// an address, and far from the numbers of first attempts.
    pub(super) fn own_stream(&self, contact: &Contact, purpose: Purpose, ordinal: u32) -> Stream {
        let number = if contact.number < LED_TO { contact.number } else { contact.deal.to_bits() };
        self.luck.at(self.plan.name_hash[contact.contact as usize], purpose, number, ordinal)
    }

    /// A caller hears the recording or the menu of his type.
    pub(super) fn hears_menu(&mut self, contact: &mut Contact) {
        let kind = self.plan.contact(contact.contact);
        let mut stream = self.own_stream(contact, Purpose::Menu, 0);
        let recognised = stream.uniform();
        let (lasts, leads_to) = match (&kind.deflects, &kind.ivr) {
            (Some(deflects), _) if recognised < deflects.share => {
                (deflects.recording.draw_span(&mut stream), LeadsTo::End(Fate::Deflected, On::Deflected))
            }
            (_, Some(ivr)) => heard(ivr, &self.plan.model.centre, &mut stream),
            (_, None) => (Span::ZERO, LeadsTo::Queue),
        };
        if lasts <= Span::ZERO {
            self.menu_over(contact, leads_to);
            return;
        }
        let number = tie(self.plan.care[contact.contact as usize].name_rank, contact.number);
        let place = self.menus.enter(Hearing { contact: *contact, leads_to });
        self.agenda.push(key(self.now + lasts, Class::RingEnds), number, Event::MenuEnds(place));
    }

    /// A recording or a menu is over for a caller, or he hangs up in it.
    pub(super) fn menu_ends(&mut self, place: u32) {
        let Some(Hearing { mut contact, leads_to }) = self.menus.leave(place) else { return };
        contact.menu = self.now - contact.at;
        contact.at = self.now;
        self.menu_over(&mut contact, leads_to);
        if !self.is_open() {
            self.let_those_go_who_expect_nobody();
        }
    }

    /// Who hears something still when the replication ends, in a centre that never closes.
    pub(super) fn end_menus(&mut self) {
        for place in self.menus.hearing.numbers() {
            let Some(Hearing { mut contact, .. }) = self.menus.leave(place) else { continue };
            contact.menu = self.now - contact.at;
            contact.at = self.now;
            // As if it were offered in this last instant.
            match self.deal(&mut contact) {
                Some(_) => self.left_over(&mut contact),
                None => self.turned_away(&mut contact, Fate::Blocked, On::Blocked),
            }
        }
    }

    fn menu_over(&mut self, contact: &mut Contact, leads_to: LeadsTo) {
        match leads_to {
            LeadsTo::Queue => self.offer(contact),
            LeadsTo::Wrong(wrong) => self.misdirected(contact, &wrong),
            LeadsTo::End(fate, on) => {
                self.let_line_go(contact);
                self.tell(contact, fate, Span::ZERO);
                let served = fate == Fate::SelfServed;
                if served {
                    self.chains.served(contact);
                }
                self.fire(contact, None, on.bit());
                self.end_of_line(contact, served);
            }
        }
    }

    /// A caller comes out of the menu into the queue of a wrong type: for that queue he is one of its own, with a talk that
    /// ends in a transfer.
    fn misdirected(&mut self, contact: &mut Contact, wrong: &Wrong) {
        if contact.chain == NOBODY {
            contact.chain = self.chains.begin(contact);
        }
        self.led_to += 1;
        let meant = self.menus.meant.put(*contact);
        let mut caller = Contact {
            contact: wrong.to,
            number: LED_TO + self.led_to,
            meant,
            talk: wrong.talk,
            hold: Span::ZERO,
            wrap: Span::ZERO,
            deal: wrong.deal,
            pick: wrong.pick,
            manner: wrong.manner,
            resolved: 1.0,
            sold: 1.0,
            ..*contact
        };
        self.offer(&mut caller);
    }

    /// The wrong agent has found out: he transfers the caller to the queue that he meant, on the same line.
    pub(super) fn sent_where_he_meant(&mut self, contact: &mut Contact) {
        let mut next = self.menus.meant[contact.meant];
        next.at = self.now;
        next.menu = Span::ZERO;
        next.transferred_in = true;
        self.on_the_same_line(contact, &mut next);
        self.chains.join(&mut next);
        self.chains.talked(contact.chain, self.now);
        self.offer(&mut next);
        self.end_of_line(contact, true);
    }

    /// Who goes on to another queue keeps his line; it is the shop's again alone.
    pub(super) fn on_the_same_line(&mut self, from: &mut Contact, to: &mut Contact) {
        self.call_back_lines(from);
        (to.trunk, to.lines) = (from.trunk, from.lines);
        (from.trunk, from.lines) = (NONE, 0);
    }
}

/// What a caller does in a menu, and when it is over for him.
fn heard(ivr: &Ivr, centre: &Centre, stream: &mut Stream) -> (Span, LeadsTo) {
    let (does, leaves, misled) = (stream.uniform(), stream.uniform(), stream.uniform());
    let (deal, pick, balk) = (stream.uniform(), stream.uniform(), stream.uniform());
    let time = ivr.time.draw_span(stream);
    if does < ivr.self_service {
        return (time, LeadsTo::End(Fate::SelfServed, On::SelfServed));
    }
    if does < ivr.self_service + ivr.hangs_up {
        // Nobody knows when they lose patience with a menu: at any instant of it.
        let until = Span((time.0 as f64 * leaves) as i64);
        return (until, LeadsTo::End(Fate::AbandonedInIvr, On::AbandonedInIvr));
    }
    match &ivr.misdirects {
        Some(Misdirection { share, to, talk }) if misled < *share => {
            let talk = talk.draw_span(stream);
            let manner = Manner::of(balk, &centre.contacts[to.index()]);
            (time, LeadsTo::Wrong(Wrong { to: to.0, talk, deal, pick, manner }))
        }
        _ => (time, LeadsTo::Queue),
    }
}
