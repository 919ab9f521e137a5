//! Numbered jobs side by side, folded in the order of their numbers.
//!
//! In: jobs from one number to another, lanes that fold their products, how many products may exist. Out: every lane has
//! folded every product in order, whatever the number of workers; or the error of the lowest number. Knows no thread: whoever
//! calls [`Pipeline::work`] is a worker, and one is enough.
//!
//! A worker first folds what can be folded, then begins the next job. Jobs run ahead of one that takes long as far as
//! products allow; products are used again, so memory is bounded. Lanes do not wait for each other.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Folds the product of each number into something of its own.
pub type Lane<'l, P> = Box<dyn FnMut(u64, &P) + Send + 'l>;

/// Products that may be used again, and how many more may be made.
#[derive(Debug)]
pub struct Pool<P> {
    spare: Vec<P>,
    unmade: usize,
}

impl<P> Pool<P> {
    /// At most so many products at a time, at least 1.
    pub fn new(most: usize) -> Pool<P> {
        Pool { spare: Vec::new(), unmade: most.max(1) }
    }

    /// The right to one product: a used one if there is any.
    fn take(&mut self) -> Option<Option<P>> {
        if let Some(spare) = self.spare.pop() {
            return Some(Some(spare));
        }
        self.unmade = self.unmade.checked_sub(1)?;
        Some(None)
    }
}

/// A lane, and the number that it folds next. It is away while a worker folds with it.
struct Slot<'l, P> {
    next: u64,
    lane: Option<Lane<'l, P>>,
}

/// What workers agree upon.
struct State<'l, P, E> {
    /// The next number to begin.
    next: u64,
    /// Where to stop: before this number. An error lowers it to its own.
    until: u64,
    error: Option<E>,
    /// Every lane has folded the products below this number.
    folded: u64,
    /// Products from `folded` on.
    finished: VecDeque<Option<Arc<P>>>,
    slots: Vec<Slot<'l, P>>,
    pool: Pool<P>,
    waiting: usize,
    panicked: bool,
}

/// What a worker does next.
enum Task<'l, P> {
    Fold { slot: usize, lane: Lane<'l, P>, from: u64, products: Vec<Arc<P>> },
    Begin { number: u64, spare: Option<P> },
    Wait,
    Leave,
}

impl<'l, P, E> State<'l, P, E> {
    fn task(&mut self) -> Task<'l, P> {
        if self.panicked || self.folded >= self.until {
            return Task::Leave;
        }
        // The lane that is furthest behind holds products back from use.
        let behind = (0..self.slots.len()).filter(|slot| self.ready(*slot)).min_by_key(|slot| self.slots[*slot].next);
        if let Some((slot, lane)) = behind.and_then(|slot| Some((slot, self.slots[slot].lane.take()?))) {
            let from = self.slots[slot].next;
            let products = self.finished_from(from).map_while(Option::clone).collect();
            return Task::Fold { slot, lane, from, products };
        }
        if self.next < self.until
            && let Some(spare) = self.pool.take()
        {
            self.next += 1;
            return Task::Begin { number: self.next - 1, spare };
        }
        Task::Wait
    }

    fn finished_from(&self, number: u64) -> impl Iterator<Item = &Option<Arc<P>>> {
        let most = self.until.saturating_sub(number) as usize;
        self.finished.iter().skip((number - self.folded) as usize).take(most)
    }

    fn ready(&self, slot: usize) -> bool {
        let slot = &self.slots[slot];
        slot.lane.is_some() && matches!(self.finished_from(slot.next).next(), Some(Some(_)))
    }

    fn finish(&mut self, number: u64, found: Result<P, E>) {
        match found {
            Err(error) if number < self.until => (self.until, self.error) = (number, Some(error)),
            Ok(product) if number < self.until => {
                let place = (number - self.folded) as usize;
                if self.finished.len() <= place {
                    self.finished.resize_with(place + 1, || None);
                }
                self.finished[place] = Some(Arc::new(product));
            }
            // Beyond an error nothing counts.
            _ => {}
        }
    }

    fn put_back(&mut self, slot: usize, lane: Lane<'l, P>, next: u64) {
        self.slots[slot] = Slot { next, lane: Some(lane) };
        let folded = self.slots.iter().map(|slot| slot.next).min().unwrap_or(self.folded);
        while self.folded < folded {
            self.folded += 1;
            // No lane holds it any longer.
            let product = self.finished.pop_front().flatten().and_then(Arc::into_inner);
            self.pool.spare.extend(product);
        }
    }
}

/// Jobs and lanes between which workers divide their time.
pub struct Pipeline<'l, P, E> {
    state: Mutex<State<'l, P, E>>,
    changed: Condvar,
}

impl<'l, P, E> Pipeline<'l, P, E> {
    /// Jobs numbered from `from` to before `until`, for these lanes, of which there must be at least one.
    pub fn new(from: u64, until: u64, pool: Pool<P>, lanes: Vec<Lane<'l, P>>) -> Pipeline<'l, P, E> {
        let slots = lanes.into_iter().map(|lane| Slot { next: from, lane: Some(lane) }).collect();
        let state = State {
            next: from,
            until,
            error: None,
            folded: from,
            finished: VecDeque::new(),
            slots,
            pool,
            waiting: 0,
            panicked: false,
        };
        Pipeline { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Works until everything is folded. `job` gets a number and, where there is one, a used product to make the new one of.
    pub fn work(&self, mut job: impl FnMut(u64, Option<P>) -> Result<P, E>) {
        let _alarm = Alarm(self);
        let mut state = self.lock();
        loop {
            match state.task() {
                Task::Fold { slot, mut lane, from, products } => {
                    drop(state);
                    let next = from + products.len() as u64;
                    (from..next).zip(&products).for_each(|(number, product)| lane(number, product));
                    drop(products);
                    state = self.lock();
                    state.put_back(slot, lane, next);
                }
                Task::Begin { number, spare } => {
                    drop(state);
                    let found = job(number, spare);
                    state = self.lock();
                    state.finish(number, found);
                }
                Task::Wait => {
                    state.waiting += 1;
                    state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
                    state.waiting -= 1;
                    continue;
                }
                Task::Leave => return,
            }
            if state.waiting > 0 {
                self.changed.notify_all();
            }
        }
    }

    /// What came of it, and the products to be used again.
    pub fn end(self) -> (Result<(), E>, Pool<P>) {
        let state = self.state.into_inner().unwrap_or_else(PoisonError::into_inner);
        (state.error.map_or(Ok(()), Err), state.pool)
    }

    fn lock(&self) -> MutexGuard<'_, State<'l, P, E>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sends everybody home when its worker panics: what it held will never be finished.
struct Alarm<'a, 'l, P, E>(&'a Pipeline<'l, P, E>);

impl<P, E> Drop for Alarm<'_, '_, P, E> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.lock().panicked = true;
            self.0.changed.notify_all();
        }
    }
}

#[cfg(test)]
#[path = "pipeline_tests.rs"]
mod tests;
