//! The workloads in simcore: a component that sends itself events, and cancels the patience of whoever is answered.

use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;

use rand_distr_0_4::{Exp, Exp1, LogNormal};
use serde::Serialize;
use simcore::event::EventId;
use simcore::{Event, EventHandler, Simulation, SimulationContext, cast};

use crate::centre::{Agents, Line};
use crate::workload::{Tally, Workload};

#[derive(Clone, Serialize)]
struct Call {
    kind: usize,
}

#[derive(Clone, Serialize)]
struct Finish {
    group: usize,
}

#[derive(Clone, Serialize)]
struct Impatience {
    kind: usize,
    number: u64,
}

#[derive(Clone, Serialize)]
struct Roster {
    period: usize,
}

struct Centre {
    ctx: SimulationContext,
    work: Workload,
    services: Vec<Service>,
    patience: Vec<Exp<f64>>,
    agents: Agents,
    lines: Vec<Line<EventId>>,
    tally: Tally,
}

enum Service {
    Exponential(Exp<f64>),
    Lognormal(LogNormal<f64>),
}

impl Centre {
    fn start(&self) {
        for kind in 0..self.work.types.len() {
            self.next_call(kind);
        }
        for period in 0..self.work.periods {
            self.ctx.emit_self(Roster { period }, period as f64 * self.work.period);
        }
    }

    fn next_call(&self, kind: usize) {
        let now = self.ctx.time();
        if let Some(time) = self.work.next_arrival(kind, now, || self.ctx.sample_from_distribution(&Exp1)) {
            self.ctx.emit_self(Call { kind }, time - now);
        }
    }

    fn on_call(&mut self, kind: usize) {
        self.next_call(kind);
        let now = self.ctx.time();
        self.tally.arrived(kind, now);
        if let Some(group) = self.agents.seize_for(kind) {
            return self.answer(kind, group, now);
        }
        let number = self.lines[kind].next_number();
        let patience = self.ctx.sample_from_distribution(&self.patience[kind]);
        let event = self.ctx.emit_self(Impatience { kind, number }, patience);
        self.lines[kind].join(now, event);
    }

    fn answer(&mut self, kind: usize, group: usize, arrived: f64) {
        self.tally.answered(kind, arrived, self.ctx.time());
        let service = match &self.services[kind] {
            Service::Exponential(law) => self.ctx.sample_from_distribution(law),
            Service::Lognormal(law) => self.ctx.sample_from_distribution(law),
        };
        self.ctx.emit_self(Finish { group }, service);
    }

    fn on_finish(&mut self, group: usize) {
        self.agents.release(group);
        self.take(group);
    }

    fn take(&mut self, group: usize) {
        for kind in Agents::takes(group).iter().copied() {
            while self.agents.is_free(group) {
                let Some((arrived, event)) = self.lines[kind].pop() else { break };
                self.ctx.cancel_event(event);
                self.agents.seize(group);
                self.answer(kind, group, arrived);
            }
        }
    }

    fn on_impatience(&mut self, kind: usize, number: u64) {
        if let Some(arrived) = self.lines[kind].leave(number) {
            self.tally.gave_up(kind, arrived, self.ctx.time());
        }
    }

    fn on_roster(&mut self, period: usize) {
        for group in 0..self.work.rosters.len() {
            self.agents.roster(group, self.work.rosters[group][period]);
            self.take(group);
        }
    }
}

impl EventHandler for Centre {
    fn on(&mut self, event: Event) {
        cast!(match event.data {
            Call { kind } => {
                self.on_call(kind)
            }
            Finish { group } => {
                self.on_finish(group)
            }
            Impatience { kind, number } => {
                self.on_impatience(kind, number)
            }
            Roster { period } => {
                self.on_roster(period)
            }
        })
    }
}

pub fn simulate(work: &Workload, seed: u64) -> Result<Tally, Box<dyn Error>> {
    let mut simulation = Simulation::new(seed);
    let (mut services, mut patience) = (Vec::new(), Vec::new());
    for kind in &work.types {
        let (mean, deviation) = kind.log_service();
        services.push(match work.lognormal {
            true => Service::Lognormal(LogNormal::new(mean, deviation)?),
            false => Service::Exponential(Exp::new(1.0 / kind.service_mean)?),
        });
        patience.push(Exp::new(1.0 / kind.patience)?);
    }
    let centre = Rc::new(RefCell::new(Centre {
        ctx: simulation.create_context("centre"),
        work: work.clone(),
        services,
        patience,
        agents: Agents::new(work.rosters.len()),
        lines: work.types.iter().map(|_| Line::new()).collect(),
        tally: Tally::new(work),
    }));
    simulation.add_handler("centre", centre.clone());
    centre.borrow().start();
    simulation.step_until_no_events();
    let tally = centre.borrow().tally.clone();
    Ok(tally)
}
