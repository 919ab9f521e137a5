//! Whether replications can be repeated: each is run twice, and both are laid beside one another event for event, draw for draw.
//!
//! In: a plan, a seed, how many replications. Out: how much was compared, or the first difference. The first time simulations are
//! used again, as they always are; the second time each replication has a fresh one, and they go in the opposite order, so
//! that other threads meet them after others. Memory is bounded: of what is longer than that the rest is compared by its fingerprint.

use std::sync::{Mutex, PoisonError};

use crate::engine::events::Happening;
use crate::engine::stream::{Fingerprint, Listener, Stream};
use crate::engine::{Plan, Simulation};
use crate::experiment::replicate::{Stop, Threads, in_order, run};
use crate::random::Luck;

/// Events and facts that are kept at a time, of all replications together: a quarter of a gigabyte.
const KEPT: usize = 8_000_000;

/// Where a replication is not the same the second time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Which replication, from 0.
    pub replication: u64,
    /// So many events and facts before it were the same.
    pub same: u64,
    /// What came next the first time; none where it had ended, or is not kept.
    pub first: Option<Happening>,
    /// What came next the second time.
    pub again: Option<Happening>,
}

impl std::fmt::Display for Difference {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let told = |next: Option<Happening>| next.map_or("nothing that is kept".to_owned(), |next| next.to_string());
        let Difference { replication, same, first, again } = self;
        let (first, again) = (told(*first), told(*again));
        write!(out, "replication {replication} is another when it is run again: after {same} events and facts ")?;
        write!(out, "that are the same, first {first}, then {again}")
    }
}

/// Why replications cannot be said to be repeatable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unrepeated {
    /// One is not the same.
    Differs(Difference),
    /// One stopped.
    Stopped(Stop),
}

/// What a replication told: its beginning, and the fingerprint of all.
#[derive(Clone, Debug)]
struct Log {
    kept: Vec<Happening>,
    most: usize,
    all: Fingerprint,
}

impl Log {
    fn new(most: usize) -> Log {
        Log { kept: Vec::new(), most, all: Fingerprint::default() }
    }
}

impl Listener for Log {
    fn hear(&mut self, happening: &Happening) {
        if self.kept.len() < self.most {
            self.kept.push(*happening);
        }
        self.all.hear(happening);
    }
}

/// A replication as it is told again, beside what was kept of the first time.
struct Beside<'l> {
    log: &'l Log,
    all: Fingerprint,
    /// The first that is another, and how many were the same before it.
    differs: Option<(u64, Happening)>,
}

impl Listener for Beside<'_> {
    fn hear(&mut self, happening: &Happening) {
        let place = self.all.count;
        self.all.hear(happening);
        let kept = self.log.kept.get(place as usize);
        let beyond = place < self.log.all.count && place as usize >= self.log.kept.len();
        if self.differs.is_none() && !beyond && kept != Some(happening) {
            self.differs = Some((place, *happening));
        }
    }
}

impl Beside<'_> {
    fn difference(&self, replication: u64) -> Option<Difference> {
        let (log, kept) = (self.log, self.log.kept.len() as u64);
        let same = match self.differs {
            Some((place, _)) => place,
            None if self.all == log.all => return None,
            // It ended before, or is another where nothing is kept any more.
            None => self.all.count.min(kept),
        };
        let first = log.kept.get(same as usize).copied();
        Some(Difference { replication, same, first, again: self.differs.map(|(_, happening)| happening) })
    }
}

/// Runs the first `replications` of a plan twice; how many events and facts were the same.
///
/// # Errors
/// The lowest replication that is another the second time, or why one stopped.
pub fn repeated(
    plan: &Plan<'_>,
    seed: u64,
    replications: u64,
    threads: &Threads,
    progress: impl FnMut(u64),
) -> Result<u64, Unrepeated> {
    let luck = |replication| Luck::new(seed, replication);
    twice(plan, replications, threads, (&luck, &luck), progress)
}

/// Whose luck a replication has.
type Lucky<'l> = &'l (dyn Fn(u64) -> Luck + Sync);

/// The same with any luck the first and the second time.
fn twice(
    plan: &Plan<'_>,
    replications: u64,
    threads: &Threads,
    (first, again): (Lucky<'_>, Lucky<'_>),
    mut progress: impl FnMut(u64),
) -> Result<u64, Unrepeated> {
    let batch = 2 * threads.count() as u64;
    let most = KEPT / batch as usize;
    let used = Mutex::new(Vec::new());
    let mut compared = 0;
    for from in (0..replications).step_by(batch as usize) {
        let until = replications.min(from + batch);
        let mut logs: Vec<Log> = Vec::new();
        let mut stopped = None;
        let job = |_: &mut (), replication| {
            if threads.stopped() {
                return Some(Err(Stop::Interrupted { replication }));
            }
            let spare = used.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut simulation = spare.unwrap_or_else(|| Simulation::new(plan, Stream(Log::new(most))));
            let ended = Stop::after(run(&mut simulation, first(replication)), replication);
            let log = std::mem::replace(&mut simulation.recorder().0, Log::new(most));
            used.lock().unwrap_or_else(PoisonError::into_inner).push(simulation);
            Some(ended.map(|()| log))
        };
        let keep = |_, log: &Result<Log, Stop>| match log {
            Ok(log) => logs.push(log.clone()),
            Err(stop) => stopped = stopped.take().or_else(|| Some(stop.clone())),
        };
        in_order(threads, (from, until), 0.0, || (), job, Box::new(keep));
        if let Some(stop) = stopped {
            return Err(Unrepeated::Stopped(stop));
        }
        compared += laid_beside(plan, (from, until), threads, again, &logs)?;
        progress(until);
    }
    Ok(compared)
}

/// Runs replications again, the last first, each beside what was kept of it.
fn laid_beside(
    plan: &Plan<'_>,
    (from, until): (u64, u64),
    threads: &Threads,
    luck: Lucky<'_>,
    logs: &[Log],
) -> Result<u64, Unrepeated> {
    let mut lowest = None;
    let job = |_: &mut (), nth: u64| {
        let replication = until - 1 - nth;
        let log = logs.get((replication - from) as usize)?;
        let beside = Beside { log, all: Fingerprint::default(), differs: None };
        let mut simulation = Simulation::new(plan, Stream(beside));
        let ended = Stop::after(run(&mut simulation, luck(replication)), replication);
        let difference = simulation.recorder().0.difference(replication);
        Some(match (difference, ended) {
            (Some(difference), _) => Err(Unrepeated::Differs(difference)),
            (None, Err(stop)) => Err(Unrepeated::Stopped(stop)),
            (None, Ok(())) => Ok(()),
        })
    };
    // The lowest replication comes last.
    let fold = |_, told: &Result<(), Unrepeated>| {
        if let Err(why) = told {
            lowest = Some(why.clone());
        }
    };
    in_order(threads, (0, until - from), 0.0, || (), job, Box::new(fold));
    match lowest {
        Some(why) => Err(why),
        None => Ok(logs.iter().map(|log| log.all.count).sum()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use super::*;
    use crate::engine::events::Kind;
    use crate::units::Time;

    const MORNING: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = '09:00-12:00'\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time = '3m'\npatience = '2m'\n\
        [groups.own]\nskills = ['calls']\nroster = 3\n";

    fn happening(at: i64) -> Happening {
        Happening { at: Time(at), kind: Kind::Leg, who: 1, what: 2 }
    }

    /// What is told again beside a log that keeps so many.
    fn difference(first: &[i64], again: &[i64], most: usize) -> Option<Difference> {
        let mut log = Log::new(most);
        first.iter().for_each(|at| log.hear(&happening(*at)));
        let mut beside = Beside { log: &log, all: Fingerprint::default(), differs: None };
        again.iter().for_each(|at| beside.hear(&happening(*at)));
        beside.difference(7)
    }

    #[test]
    fn the_first_difference_is_told_wherever_it_lies() {
        let differs = |same, first: Option<i64>, again: Option<i64>| {
            let (first, again) = (first.map(happening), again.map(happening));
            Some(Difference { replication: 7, same, first, again })
        };
        for most in [2, 10] {
            assert_eq!(difference(&[1, 2, 3], &[1, 2, 3], most), None);
            assert_eq!(difference(&[1, 2, 3], &[1, 5, 6], most), differs(1, Some(2), Some(5)));
            // One more at the end, one fewer.
            assert_eq!(difference(&[1, 2], &[1, 2, 3], most), differs(2, None, Some(3)));
            assert_eq!(difference(&[1, 2], &[1], most), differs(1, Some(2), None));
        }
        assert_eq!(difference(&[1, 2, 3], &[1, 2, 4], 10), differs(2, Some(3), Some(4)));
        // Beyond what is kept it is seen, not told.
        assert_eq!(difference(&[1, 2, 3], &[1, 2, 4], 2), differs(2, None, None));
        let told = difference(&[1, 2, 3], &[1, 5, 6], 9).unwrap().to_string();
        assert!(told.starts_with("replication 7 ") && told.contains("Leg of 1 at 5 us"), "{told}");
    }

    #[test]
    fn other_luck_in_one_replication_is_found_and_told_on_any_number_of_threads() {
        let scenario = crate::experiment::agency_tests::scenario(MORNING);
        let plan = Plan::new(&scenario.model);
        let usual = |replication| Luck::new(1, replication);
        let other = |replication| Luck::new(if replication == 3 { 2 } else { 1 }, replication);
        for threads in [1, 3].map(|count| Threads::new(Some(count))) {
            let same = twice(&plan, 8, &threads, (&usual, &usual), |_| {}).unwrap();
            assert!(same > 8 * 100, "{same} events and facts");
            let Err(Unrepeated::Differs(found)) = twice(&plan, 8, &threads, (&usual, &other), |_| {}) else {
                panic!("not seen");
            };
            assert_eq!(found.replication, 3);
            assert!(found.first != found.again && found.first.is_some(), "{found}");
        }
    }
}
