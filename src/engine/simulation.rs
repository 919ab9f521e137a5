//! The clock and the loop: takes the next event by the written order and lets it happen.
//!
//! Five things can come next: an agent's work ends, a first attempt, a rare event of the agenda, a change of a roster,
//! a closing. Each keeps its own earliest key; the smallest happens. Nearly always that is one of the first two, so they
//! are asked first. The order of events at one instant and the rule for ties are in `agenda.rs`.

use crate::centre::calendar::AtClose;
use crate::demand::Source;
use crate::engine::adaptive::Splits;
use crate::engine::agenda::{Agenda, Class, Event, instant, key, tie};
use crate::engine::agents::Agents;
use crate::engine::chains::Chains;
use crate::engine::chats::Desks;
use crate::engine::contact::{Callers, Contact, NOBODY};
use crate::engine::dialing::Dialing;
pub use crate::engine::ending::Ending;
use crate::engine::facts::Recorder;
use crate::engine::fatigue::Fatigue;
use crate::engine::incidents::Incidents;
use crate::engine::limits::Limits;
use crate::engine::menu::Menus;
use crate::engine::plan::{NONE, Plan};
use crate::engine::pools::Pools;
use crate::engine::presence;
use crate::engine::robots::Orders;
use crate::engine::rosters::RosterEvent;
use crate::engine::segments::Talks;
use crate::engine::service::{Service, Slot};
use crate::engine::waiting::WaitingRoom;
use crate::engine::winner::{IDLE, NEVER, WinnerTree};
use crate::random::Luck;
use crate::units::Time;

/// People who may wait at once, in all queues: memory is bounded by it.
pub const MOST_WAITING: usize = 1_000_000;

/// The state of one replication; kept between replications for its memory.
pub struct Simulation<'p, R> {
    pub(super) plan: &'p Plan<'p>,
    pub(super) out: R,
    pub(super) luck: Luck,
    pub(super) now: Time,
    /// Where the clock would first have gone back: from when, to when.
    went_back: Option<(Time, Time)>,
    /// Ends of work by slot.
    pub(super) work: WinnerTree,
    /// First attempts by contact type.
    pub(super) arrivals: WinnerTree,
    pub(super) sources: Vec<Option<Source>>,
    pub(super) callers: Vec<Callers<'p>>,
    pub(super) agenda: Agenda,
    pub(super) roster: Vec<RosterEvent>,
    pub(super) next_roster: usize,
    pub(super) next_closing: usize,
    /// The opening hours that hold now or come next.
    pub(super) opening: (Time, Time),
    /// Keys of the next change of a roster and of the next closing.
    roster_key: i64,
    closing_key: i64,
    /// Nothing happens from this key on.
    horizon: i64,
    /// The smallest of the three.
    planned: i64,
    pub(super) waiting: WaitingRoom,
    pub(super) agents: Vec<Agents>,
    pub(super) pools: Pools,
    pub(super) slots: Vec<Slot>,
    /// By slot.
    pub(super) service: Vec<Service>,
    pub(super) chains: Chains,
    /// Answered contacts whose leg is still to be told.
    pub(super) talks: Talks,
    pub(super) desks: Desks,
    pub(super) orders: Orders,
    pub(super) menus: Menus,
    pub(super) dialing: Dialing,
    pub(super) limits: Limits,
    pub(super) splits: Splits,
    /// Room for the shares of one of them.
    pub(super) shares: Vec<f64>,
    /// Room for the groups among which a policy chooses.
    pub(super) choosable: Vec<u16>,
    pub(super) limits_wake: bool,
    pub(super) lines: Vec<(u32, Time)>,
    pub(super) incidents: Incidents<'p>,
    /// Pieces of counted backlog left, by contact type.
    pub(super) backlog: Vec<u64>,
    /// Contacts that another one led to so far: their numbers.
    pub(super) led_to: u64,
    /// Contacts from which those who settle in have learnt so far.
    pub(super) practice: Vec<u64>,
    /// How the present day tires those whom it may.
    pub(super) fatigue: Fatigue,
}

impl<'p, R: Recorder> Simulation<'p, R> {
    /// A simulation of `plan` that tells `out` what happens.
    pub fn new(plan: &'p Plan<'p>, out: R) -> Simulation<'p, R> {
        let centre = &plan.model.centre;
        let slots = plan.slots.last().copied().unwrap_or(0);
        let mut all_slots = vec![Slot { group: 0, talking: false }; slots];
        let agents = (0..centre.groups.len())
            .map(|group| {
                let (first, last) = (plan.slots[group], plan.slots[group + 1]);
                all_slots[first..last].fill(Slot { group: group as u16, talking: false });
                Agents::new(first, last - first)
            })
            .collect();
        Simulation {
            plan,
            out,
            luck: Luck::new(0, 0),
            now: Time::START,
            went_back: None,
            work: WinnerTree::new(slots),
            arrivals: WinnerTree::new(centre.contacts.len()),
            sources: Vec::new(),
            callers: Vec::new(),
            agenda: Agenda::new(),
            roster: Vec::new(),
            next_roster: 0,
            next_closing: 0,
            opening: (Time::NEVER, Time::NEVER),
            roster_key: NEVER,
            closing_key: NEVER,
            horizon: key(plan.horizon, Class::WorkEnds).min(IDLE),
            planned: NEVER,
            waiting: WaitingRoom::new(plan),
            agents,
            pools: Pools::new(&plan.stages, centre.groups.len()),
            slots: all_slots,
            service: vec![Service::NOBODY; slots],
            chains: Chains::default(),
            talks: Talks::default(),
            desks: Desks::new(centre, slots),
            orders: Orders::new(centre),
            menus: Menus::new(centre),
            dialing: Dialing::new(centre, slots),
            limits: Limits::new(&plan.limits),
            limits_wake: false,
            splits: Splits::new(plan),
            shares: Vec::new(),
            choosable: Vec::with_capacity(centre.groups.len()),
            lines: vec![(0, Time::START); centre.trunks.len()],
            incidents: Incidents::default(),
            backlog: vec![0; centre.contacts.len()],
            led_to: 0,
            practice: vec![0; plan.handling.places()],
            fatigue: Fatigue::new(plan),
        }
    }

    /// What listens.
    pub fn recorder(&mut self) -> &mut R {
        &mut self.out
    }

    /// Runs one replication from the first midnight until everything is drained, or to the calendar's end where the
    /// centre never closes.
    pub fn run(&mut self, luck: Luck) -> Ending {
        self.run_within(luck, MOST_WAITING)
    }

    /// The same, that comes back as [`Ending::Crowded`] when more than `room` wait at once, to be gone on with.
    pub fn run_within(&mut self, luck: Luck, room: usize) -> Ending {
        self.begin(luck);
        self.go_on(room)
    }

    /// Goes on from where it is, with room for so many who wait.
    pub fn go_on(&mut self, room: usize) -> Ending {
        let room = room.min(MOST_WAITING);
        loop {
            let (work, arrival) = (self.work.key(), self.arrivals.key());
            let other = self.agenda.key().min(self.planned);
            if work < arrival.min(other) {
                self.clock_shows(work);
                self.tell_end_of_work();
                self.work_ends(self.work.leaf());
                continue;
            }
            if arrival < other {
                self.clock_shows(arrival);
                self.first_attempt(self.arrivals.leaf());
            } else if other < self.horizon {
                self.clock_shows(other);
                self.other_event(other);
            } else {
                break;
            }
            if self.waiting.places() > room {
                return if room < MOST_WAITING { Ending::Crowded } else { Ending::Overfull };
            }
        }
        self.finish();
        self.went_back.map_or(Ending::Complete, |(from, to)| Ending::WentBack { from, to })
    }

    /// Gives back the memory of those who waited, but for so many.
    pub fn give_back(&mut self, room: usize) {
        self.waiting.give_back(room);
        self.agenda.give_back(room);
    }

    #[inline(always)]
    fn clock_shows(&mut self, key: i64) {
        let at = instant(key);
        if at < self.now {
            self.clock_goes_back(at);
        }
        self.now = at;
    }

    /// Remembers the first time. It goes on, so that there is one way out of a replication, and nothing of it is told.
    #[cold]
    #[inline(never)]
    fn clock_goes_back(&mut self, to: Time) {
        self.went_back.get_or_insert((self.now, to));
    }

    /// An event that is no end of work, nor alone at its instant a first attempt.
    #[inline(never)]
    fn other_event(&mut self, key: i64) {
        if self.arrivals.key() == key && self.arrivals.tie() <= self.agenda.tie() {
            // Of a first attempt and a rare event at the same key the smaller tie is first.
            self.first_attempt(self.arrivals.leaf());
        } else if self.agenda.key() == key {
            self.rare_event();
        } else if self.roster_key == key {
            self.tell_roster();
            self.roster_changes();
        } else {
            self.tell_closing();
            self.centre_closes();
        }
    }

    /// The change of a roster at this position is the next one.
    pub(super) fn expect_roster(&mut self, position: usize) {
        self.next_roster = position;
        self.roster_key = self.roster.get(position).map_or(NEVER, |event| key(event.at, event.class()));
        self.plan_next();
    }

    /// The opening hours at this position hold, or come next.
    fn expect_closing(&mut self, position: usize) {
        self.next_closing = position;
        let hours = self.plan.model.centre.calendar.open.get(position).copied();
        self.opening = hours.unwrap_or((Time::NEVER, Time::NEVER));
        self.closing_key = hours.map_or(NEVER, |(_, to)| key(to, Class::Closing));
        self.plan_next();
    }

    fn plan_next(&mut self) {
        self.planned = self.roster_key.min(self.closing_key).min(self.horizon);
    }

    fn begin(&mut self, luck: Luck) {
        let plan = self.plan;
        let centre = &plan.model.centre;
        self.luck = luck;
        self.now = Time::START;
        self.went_back = None;
        self.work.clear();
        self.arrivals.clear();
        self.agenda.clear();
        self.waiting.clear();
        self.chains.clear();
        self.talks.clear();
        self.desks.clear();
        self.orders.clear();
        self.menus.clear();
        self.dialing.clear();
        self.limits = Limits::new(&plan.limits);
        self.limits_wake = false;
        self.splits.clear();
        self.lines.fill((0, Time::START));
        self.led_to = 0;
        self.practice.fill(0);
        self.agents.iter_mut().for_each(Agents::clear);
        self.pools.clear();
        self.slots.iter_mut().for_each(|slot| slot.talking = false);
        self.expect_incidents();
        presence::steps(plan, &luck, &self.incidents, &mut self.roster);
        self.first_day();
        self.expect_roster(0);
        self.expect_closing(0);
        self.sources.clear();
        self.callers.clear();
        for index in 0..centre.contacts.len() {
            self.callers.push(Callers::new(index as u16, plan, &luck));
            self.backlog[index] = plan.model.arrivals[index].as_ref().map_or(0, crate::engine::work::backlog);
            self.sources.push(self.incidents.source(plan, index, &luck));
            self.schedule_arrival(index);
        }
    }

    #[inline(always)]
    fn schedule_arrival(&mut self, contact: usize) {
        let at = self.sources[contact].as_mut().and_then(Source::next);
        let Some(at) = at else {
            self.arrivals.remove(contact);
            return;
        };
        let tie = tie(self.plan.care[contact].name_rank, self.callers[contact].born());
        self.arrivals.set(contact, key(at, Class::New), tie);
    }

    #[inline(always)]
    fn first_attempt(&mut self, contact: usize) {
        let mut born = self.callers[contact].next(self.now);
        self.schedule_arrival(contact);
        self.tell_first_attempt(&born);
        self.arrives(&mut born);
    }

    /// A contact is there, the first of its chain or led to by another: a person tries, an order is placed, work arises.
    #[inline(always)]
    pub(super) fn arrives(&mut self, contact: &mut Contact) {
        let care = &self.plan.care[contact.contact as usize];
        if care.inbound {
            self.attempt(contact);
        } else if care.robot {
            self.order_placed(contact);
        } else if care.dialer != NONE {
            self.record_arises(contact);
        } else {
            self.offer(contact);
        }
    }

    fn rare_event(&mut self) {
        self.tell_rare();
        match self.agenda.pop() {
            Some(Event::Overflow(place, generation)) => self.overflow(place, generation),
            Some(Event::PatienceEnds(place, generation)) => self.patience_ends(place, generation),
            Some(Event::FollowUp(expected)) => self.follow_up_arrives(expected),
            Some(Event::AttemptDue(order)) => self.attempt_due(order),
            Some(Event::DialEnds(order)) => self.dial_ends(order),
            Some(Event::ReplyComes(order)) => self.reply_comes(order),
            Some(Event::Outbound(event)) => self.outbound_event(event),
            Some(Event::Incident(boundary)) => self.incident_turns(boundary),
            Some(Event::DayBegins(day)) => self.day_begins(day),
            Some(Event::MenuEnds(place)) => self.menu_ends(place),
            Some(Event::LimitsRenew) => self.limits_renew(),
            Some(Event::LimitFreed(group)) => self.put_free_agents_to_work(group as usize),
            None => {}
        }
    }

    fn centre_closes(&mut self) {
        self.expect_closing(self.next_closing + 1);
        if self.plan.model.centre.calendar.at_close == AtClose::Drop {
            for (_, mut contact) in self.take_all_waiting(false) {
                if contact.in_talks != NOBODY {
                    self.never_resumed(&mut contact, true);
                    continue;
                }
                let at = self.now.min(contact.gives_up());
                self.gives_up(&mut contact, at);
            }
        }
    }
}
