//! The event loop allocates nothing: what a replication needs it has from the one before.
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)]

use std::alloc::System;

use busyhour::centre::{ContactId, GroupId, RobotId, TrunkId};
use busyhour::engine::facts::{Chain, Dial, Judged, Leg, Recorder, Work};
use busyhour::engine::{Plan, Simulation};
use busyhour::random::Luck;
use busyhour::scenario::load;
use busyhour::units::Time;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// A day of overload: a split at its limits, overflow, balking, redials with lines, virtual hold, call-backs, work, a dialer and a robot.
const DAY: &str = r#"format = 1
[calendar]
start = 2026-11-02
days = 1
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 600 }
talk_time.exponential = { mean = "3m" }
patience.exponential = { mean = "2m" }
balks = { queue = 60, share = 0.5 }
[[contacts.sales.follow_ups]]
on = ["abandoned", "blocked", "balked"]
share = 0.5
to = "sales"
after.exponential = { mean = "5m" }
up_to = 3
[contacts.service]
arrivals.poisson = { per_hour = 200 }
talk_time.exponential = { mean = "2m" }
patience.exponential = { mean = "2m" }
virtual_hold = { when_wait_over = "1m", accepts = 0.5, reached = 0.8 }
[[contacts.service.follow_ups]]
on = ["abandoned", "unreached"]
to = "back"
cancel_if_answered = true
[contacts.back]
direction = "outbound"
talk_time.exponential = { mean = "1m" }
min_idle = 1
[contacts.offers]
direction = "outbound"
arrivals.poisson = { per_hour = 100 }
talk_time.exponential = { mean = "1m" }
[contacts.orders]
direction = "outbound"
arrivals.poisson = { per_hour = 100 }
talk_time.exponential = { mean = "1m" }
robot = "confirm"
[robots.confirm]
ports = 8
attempts = ["0s", "10m", "30m"]
answers = 0.4
ring = "25s"
message = "30s"
keys = { "1" = 0.8, "3" = 0.1 }
on_key = { "1" = "confirmed", "3" = "service" }
call_back_confirms = true
[[robots.confirm.follow_ups]]
on = "missed"
share = 0.3
to = "service"
after.exponential = { mean = "10m" }
[groups.own]
skills = ["sales", "service", "back", "orders"]
roster = 20
[groups.alfa]
skills = ["sales"]
roster = 8
[groups.beta]
skills = ["sales", "offers"]
roster = 6
[routing.sales]
split = { own = 0.5, alfa = 0.3, beta = 0.2 }
overflow = [{ after = "30s", to = ["beta"] }]
limits = { own = { at_once = 15 }, alfa = { per_hour = 60, at_once = 12 }, beta = { at_once = 9 } }
[trunks.city]
lines = 60
carries = ["sales", "service"]
[dialers.offers]
contacts = "offers"
mode = "predictive"
pace = { per_free_agent = 1.5 }
answers = 0.5
ring = "15s"
attempts = 2
"#;

/// Listens to nothing but how many were told.
#[derive(Default)]
struct Counter(u64);

impl Recorder for Counter {
    fn leg(&mut self, _: &Leg) {
        self.0 += 1;
    }
    fn judged(&mut self, _: &Judged) {}
    fn chain(&mut self, _: &Chain) {}
    fn work(&mut self, _: &Work) {}
    fn dial(&mut self, _: &Dial) {}
    fn sms(&mut self, _: ContactId, _: Time) {}
    fn on_duty(&mut self, _: GroupId, _: u32, _: Time, _: Time) {}
    fn lines_busy(&mut self, _: TrunkId, _: u32, _: Time, _: Time) {}
    fn ports_busy(&mut self, _: RobotId, _: u32, _: Time, _: Time) {}
    fn end(&mut self, _: Time) {}
}

/// Contacts and allocations of a replication that has been run before.
fn second_time(factor: u32) -> (u64, usize) {
    let sets: Vec<(String, String)> = [("sales", 600), ("service", 200), ("offers", 100), ("orders", 100)]
        .map(|(name, per_hour)| (format!("contacts.{name}.arrivals.poisson.per_hour"), (per_hour * factor).to_string()))
        .to_vec();
    let loaded = load("day.toml", DAY.as_bytes(), &Vec::<(&str, &str)>::new(), &sets);
    let model = loaded.experiment.unwrap_or_else(|| panic!("{:#?}", loaded.problems)).base.model;
    let plan = Plan::new(&model);
    let mut simulation = Simulation::new(&plan, Counter::default());
    simulation.run(Luck::new(1, 1));
    simulation.recorder().0 = 0;
    let region = Region::new(COUNTED);
    simulation.run(Luck::new(1, 1));
    let change = region.change();
    (simulation.recorder().0, change.allocations + change.reallocations)
}

#[test]
fn a_contact_allocates_nothing_whatever_happens_to_it() {
    let (few, once) = second_time(1);
    let (many, twice) = second_time(2);
    eprintln!("{once} allocations for {few} legs, {twice} for {many}");
    assert!(few > 10_000 && many as f64 > 1.8 * few as f64, "{few} and {many} legs");
    // A replication as such allocates a few times: rosters, sources, and lists of those whom closing finds, which double as they grow.
    assert!(once <= 40 && twice <= 40, "{once} allocations for {few} legs, {twice} for {many}");
}
