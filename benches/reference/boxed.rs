//! Erlang A as it is often written: every event a boxed closure in one heap, every patience an event.

use std::cell::Cell as Mutable;
use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};
use std::rc::Rc;

use super::pool::{Arrivals, Pool};
use super::{Caller, Counters};

type Action = Box<dyn FnOnce(&mut State, &mut Counters)>;

/// Something that will happen.
struct Event {
    at: u64,
    number: u64,
    action: Action,
}

impl PartialEq for Event {
    fn eq(&self, other: &Event) -> bool {
        (self.at, self.number) == (other.at, other.number)
    }
}

impl Eq for Event {}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Event) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Event {
    /// The heap gives the largest: the earliest is the largest.
    fn cmp(&self, other: &Event) -> Ordering {
        (other.at, other.number).cmp(&(self.at, self.number))
    }
}

/// Somebody who waits, known to the queue and to the end of his patience.
struct Waiting {
    caller: Caller,
    gone: Mutable<bool>,
}

struct State {
    now: u64,
    events: BinaryHeap<Event>,
    numbers: u64,
    free: usize,
    waiting: VecDeque<Rc<Waiting>>,
    arrivals: Arrivals,
}

impl State {
    fn schedule(&mut self, at: u64, action: impl FnOnce(&mut State, &mut Counters) + 'static) {
        self.numbers += 1;
        self.events.push(Event { at, number: self.numbers, action: Box::new(action) });
    }

    fn schedule_arrival(&mut self) {
        let at = self.arrivals.at();
        if at < u64::MAX {
            self.schedule(at, |state, out| state.arrive(out));
        }
    }

    fn arrive(&mut self, out: &mut Counters) {
        let caller = self.arrivals.next();
        self.schedule_arrival();
        if self.free > 0 {
            self.free -= 1;
            self.answer(&caller, out);
            return;
        }
        let waiting = Rc::new(Waiting { caller, gone: Mutable::new(false) });
        self.waiting.push_back(Rc::clone(&waiting));
        self.schedule(caller.gives_up, move |_, out| {
            if !waiting.gone.replace(true) {
                out.cells[caller.cell as usize].abandoned(caller.gives_up - caller.at);
            }
        });
    }

    fn answer(&mut self, caller: &Caller, out: &mut Counters) {
        out.cells[caller.cell as usize].answered(self.now - caller.at);
        self.schedule(self.now + caller.talk, |state, out| state.come_free(out));
    }

    fn come_free(&mut self, out: &mut Counters) {
        while let Some(waiting) = self.waiting.pop_front() {
            if !waiting.gone.replace(true) {
                self.answer(&waiting.caller, out);
                return;
            }
        }
        self.free += 1;
    }
}

/// One replication, until the last caller has left.
pub fn run(pool: &Pool, replication: u64, out: &mut Counters) {
    let mut state = State {
        now: 0,
        events: BinaryHeap::new(),
        numbers: 0,
        free: pool.agents,
        waiting: VecDeque::new(),
        arrivals: Arrivals::new(pool, replication),
    };
    state.schedule_arrival();
    while let Some(event) = state.events.pop() {
        state.now = event.at;
        (event.action)(&mut state, out);
    }
}
