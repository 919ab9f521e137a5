//! The workloads in NexoSim: a model of those who call for each type, connected by its port to a model of the centre.
//!
//! Both send themselves events; the centre cancels the patience of whoever is answered. One thread.

use std::error::Error;
use std::time::Duration;

use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::{Output, QuerySource};
use nexosim::simulation::{EventKey, Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use rand::SeedableRng;
use rand_distr::{Distribution, Exp1, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};

use crate::centre::{Agents, Line};
use crate::workload::{Tally, Workload};

/// NexoSim's clock counts nanoseconds; an event cannot be scheduled for now.
fn delay(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds).max(Duration::from_nanos(1))
}

fn seconds(time: MonotonicTime) -> f64 {
    time.duration_since(MonotonicTime::EPOCH).as_secs_f64()
}

/// Those who call with one type.
#[derive(Serialize, Deserialize)]
pub struct Callers {
    /// A call of this type -- output port.
    call: Output<usize>,
    kind: usize,
    work: Workload,
    random: Xoshiro256PlusPlus,
}

#[Model]
impl Callers {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        self.schedule_next(cx);
    }

    #[nexosim(schedulable)]
    async fn ring(&mut self, _: (), cx: &Context<Self>) {
        self.call.send(self.kind).await;
        self.schedule_next(cx);
    }

    fn schedule_next(&mut self, cx: &Context<Self>) {
        let now = seconds(cx.time());
        let next = self.work.next_arrival(self.kind, now, || Exp1.sample(&mut self.random));
        if let Some(time) = next {
            // The only error is an instant that has passed.
            let _ = cx.schedule_event(delay(time - now), schedulable!(Self::ring), ());
        }
    }
}

/// Agents and lines.
#[derive(Serialize, Deserialize)]
pub struct Centre {
    work: Workload,
    log_service: Vec<(f64, f64)>,
    random: Xoshiro256PlusPlus,
    agents: Agents,
    lines: Vec<Line<Option<EventKey>>>,
    tally: Tally,
}

#[Model]
impl Centre {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        self.set_roster(0, cx);
    }

    /// A call of this type comes in -- input port.
    pub async fn call(&mut self, kind: usize, cx: &Context<Self>) {
        let now = seconds(cx.time());
        self.tally.arrived(kind, now);
        if let Some(group) = self.agents.seize_for(kind) {
            return self.answer(kind, group, now, cx);
        }
        let number = self.lines[kind].next_number();
        let patience: f64 = Exp1.sample(&mut self.random);
        let patience = delay(patience * self.work.types[kind].patience);
        let key = cx.schedule_keyed_event(patience, schedulable!(Self::give_up), (kind, number));
        self.lines[kind].join(now, key.ok());
    }

    /// The sums of the replication -- replier port.
    pub async fn tally(&mut self) -> Tally {
        self.tally.clone()
    }

    #[nexosim(schedulable)]
    async fn finish(&mut self, group: usize, cx: &Context<Self>) {
        self.agents.release(group);
        self.take(group, cx);
    }

    #[nexosim(schedulable)]
    async fn give_up(&mut self, (kind, number): (usize, u64), cx: &Context<Self>) {
        if let Some(arrived) = self.lines[kind].leave(number) {
            self.tally.gave_up(kind, arrived, seconds(cx.time()));
        }
    }

    #[nexosim(schedulable)]
    async fn roster(&mut self, period: usize, cx: &Context<Self>) {
        self.set_roster(period, cx);
    }

    fn set_roster(&mut self, period: usize, cx: &Context<Self>) {
        for group in 0..self.work.rosters.len() {
            self.agents.roster(group, self.work.rosters[group][period]);
            self.take(group, cx);
        }
        if period + 1 < self.work.periods {
            let _ = cx.schedule_event(delay(self.work.period), schedulable!(Self::roster), period + 1);
        }
    }

    fn answer(&mut self, kind: usize, group: usize, arrived: f64, cx: &Context<Self>) {
        self.tally.answered(kind, arrived, seconds(cx.time()));
        let service = if self.work.lognormal {
            let (mean, deviation) = self.log_service[kind];
            let normal: f64 = StandardNormal.sample(&mut self.random);
            (mean + deviation * normal).exp()
        } else {
            let unit: f64 = Exp1.sample(&mut self.random);
            unit * self.work.types[kind].service_mean
        };
        let _ = cx.schedule_event(delay(service), schedulable!(Self::finish), group);
    }

    fn take(&mut self, group: usize, cx: &Context<Self>) {
        for kind in Agents::takes(group).iter().copied() {
            while self.agents.is_free(group) {
                let Some((arrived, key)) = self.lines[kind].pop() else { break };
                if let Some(key) = key {
                    key.cancel();
                }
                self.agents.seize(group);
                self.answer(kind, group, arrived, cx);
            }
        }
    }
}

pub fn simulate(work: &Workload, seed: u64) -> Result<Tally, Box<dyn Error>> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut stream = || {
        random.jump();
        random.clone()
    };
    let centre = Centre {
        work: work.clone(),
        log_service: work.types.iter().map(|kind| kind.log_service()).collect(),
        random: stream(),
        agents: Agents::new(work.rosters.len()),
        lines: work.types.iter().map(|_| Line::new()).collect(),
        tally: Tally::new(work),
    };
    let centre_box = Mailbox::new();
    let mut bench = SimInit::with_num_threads(1);
    for kind in 0..work.types.len() {
        let mut callers = Callers { call: Output::default(), kind, work: work.clone(), random: stream() };
        callers.call.connect(Centre::call, &centre_box);
        bench = bench.add_model(callers, Mailbox::new(), &format!("callers {kind}"));
    }
    let tally = QuerySource::new().connect(Centre::tally, &centre_box).register(&mut bench);
    let mut simulation = bench.add_model(centre, centre_box, "centre").init(MonotonicTime::EPOCH)?;
    simulation.run()?;
    simulation.process_query(&tally, ()).map_err(Into::into)
}
