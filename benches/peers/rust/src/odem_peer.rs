//! The workloads in odem-rs: each contact is a process that waits for an agent or for the end of its patience.
//!
//! A `Facility` has one place, so the agents are counted and contacts wait in a `Chain`, the list a `Facility` is made of.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::error::Error;
use std::pin::pin;

use odem_rs::prelude::*;
use odem_rs::rand_distr::{Exp1, StandardNormal};
use odem_rs::sync::chain::Chain;
use odem_rs::util::random::DefaultRng;

use crate::centre::Agents;
use crate::workload::{Tally, Workload};

#[derive(Config)]
#[time(f64)]
struct Centre {
    work: Workload,
    log_service: Vec<(f64, f64)>,
    random: RefCell<DefaultRng>,
    agents: RefCell<Agents>,
    /// Those who wait, by type.
    lines: Vec<Chain>,
    /// Groups whose agents were given to contacts that have yet to wake, by type.
    given: Vec<RefCell<VecDeque<usize>>>,
    tally: RefCell<Tally>,
}

impl Centre {
    fn unit(&self) -> f64 {
        self.random.borrow_mut().sample(Exp1)
    }

    fn service(&self, kind: usize) -> f64 {
        if !self.work.lognormal {
            return self.unit() * self.work.types[kind].service_mean;
        }
        let (mean, deviation) = self.log_service[kind];
        let normal: f64 = self.random.borrow_mut().sample(StandardNormal);
        (mean + deviation * normal).exp()
    }

    /// Gives the group's free agents to those who wait.
    fn take(&self, group: usize) {
        for kind in Agents::takes(group).iter().copied() {
            while self.agents.borrow().is_free(group) && !self.lines[kind].is_empty() {
                self.agents.borrow_mut().seize(group);
                self.given[kind].borrow_mut().push_back(group);
                self.lines[kind].notify_one();
            }
        }
    }
}

/// What happens to one contact.
async fn contact(sim: &Sim<Centre>, kind: usize) {
    let centre = sim.global();
    let arrived = sim.now();
    centre.tally.borrow_mut().arrived(kind, arrived);
    let free = centre.agents.borrow_mut().seize_for(kind);
    let group = match free {
        Some(group) => Some(group),
        None => {
            let patience = centre.unit() * centre.work.types[kind].patience;
            sim.fork(async {
                centre.lines[kind].fifo().await;
                centre.given[kind].borrow_mut().pop_front()
            })
            .or(async {
                sim.advance(patience).await;
                None
            })
            .await
        }
    };
    let Some(group) = group else {
        return centre.tally.borrow_mut().gave_up(kind, arrived, sim.now());
    };
    centre.tally.borrow_mut().answered(kind, arrived, sim.now());
    sim.advance(centre.service(kind)).await;
    centre.agents.borrow_mut().release(group);
    centre.take(group);
}

/// Seconds to the next contact of one type, each time it is called; past the end after the last.
fn gaps(centre: &Centre, kind: usize) -> impl FnMut() -> f64 + '_ {
    let mut now = 0.0;
    move || {
        let before = now;
        now = centre.work.next_arrival(kind, before, || centre.unit()).unwrap_or(2.0 * centre.work.end());
        now - before
    }
}

#[odem_rs::main(centre)]
async fn replicate(sim: &Sim<Centre>, centre: Centre) -> Tally {
    let centre = sim.global();
    let contacts = pin!(Pool::dynamic().with(Job::new));
    let callers = pin!(Pool::dynamic().with(Job::new));
    for kind in 0..centre.work.types.len() {
        let contacts = &contacts;
        callers.activate(sim, async move {
            sim.arrivals(gaps(centre, kind)).until(centre.work.end()).pooled(contacts, || contact(sim, kind)).await;
        });
    }
    for period in 0..centre.work.periods {
        for (group, roster) in centre.work.rosters.iter().enumerate() {
            centre.agents.borrow_mut().roster(group, roster[period]);
            centre.take(group);
        }
        sim.advance(centre.work.period).await;
    }
    // Longer than anybody waits or talks: the pool of contacts must be empty when it goes.
    sim.advance(20.0 * 3600.0).await;
    centre.tally.borrow().clone()
}

pub fn simulate(work: &Workload, seed: u64) -> Result<Tally, Box<dyn Error>> {
    let stream = RngStream::from_seed(seed);
    Ok(replicate(Centre {
        log_service: work.types.iter().map(|kind| kind.log_service()).collect(),
        random: RefCell::new(stream.next_rng()),
        agents: RefCell::new(Agents::new(work.rosters.len())),
        lines: work.types.iter().map(|_| Chain::new()).collect(),
        given: work.types.iter().map(|_| RefCell::default()).collect(),
        tally: RefCell::new(Tally::new(work)),
        work: work.clone(),
    }))
}
