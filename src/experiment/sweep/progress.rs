//! How far a shard of a sweep is: which jobs it has, in which order, and which of them are done.
//!
//! In: a sweep, a shard, blocks in their order, whether they were just reckoned or stand in a journal. Out: the next jobs. A sweep to a
//! precision goes over its points in passes: each gives more replications to those that need them.

use std::sync::Arc;

use crate::experiment::precision;
use crate::experiment::sweep::asked::Sweep;
use crate::experiment::sweep::figures::{Pointed, Sums};
use crate::experiment::sweep::plan::Amount;
use crate::experiment::sweep::work::Job;
use crate::results::sweep::Block;

/// Shards of a sweep at most.
pub const MOST_SHARDS: u64 = 100_000;

/// One part of a sweep: every n-th point, so that what is dear on an axis is dealt among all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shard {
    /// Which, from 1.
    pub number: u64,
    /// Of how many.
    pub of: u64,
}

impl Shard {
    /// All of it.
    pub const WHOLE: Shard = Shard { number: 1, of: 1 };

    /// Reads `3/8`.
    ///
    /// # Errors
    /// How to write it.
    pub fn parse(text: &str) -> Result<Shard, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) => Shard::new(number, of),
            None => Err(format!("\"{}\" is no shard; write 3/8, or auto", crate::units::shown(text))),
        }
    }

    /// A shard by its numbers.
    ///
    /// # Errors
    /// There is no such shard.
    pub fn new(number: u64, of: u64) -> Result<Shard, String> {
        if of == 0 || of > MOST_SHARDS {
            return Err(format!("a sweep has 1 to {MOST_SHARDS} shards; {of} are asked for"));
        }
        if number == 0 || number > of {
            return Err(format!("shard {number} of {of}: shards are numbered 1 to {of}"));
        }
        Ok(Shard { number, of })
    }

    /// How many of so many points it has.
    pub fn points(self, all: u64) -> u64 {
        (all + self.of - self.number) / self.of
    }

    /// Its `nth` point, of those from 0 on.
    fn point(self, nth: u64) -> u64 {
        self.number - 1 + nth * self.of
    }
}

/// Points of a pass.
#[derive(Clone, Debug)]
enum Points {
    /// All of the shard.
    All(Shard, u64),
    /// These.
    Some(Vec<u64>),
}

/// One pass over points: each of them gets replications up to the same number.
#[derive(Clone, Debug)]
pub struct Pass {
    points: Points,
    first_point: u64,
    from: u64,
    until: u64,
    chunk: u64,
}

impl Pass {
    /// Jobs of a point.
    fn jobs_of_point(&self) -> u64 {
        (self.until - self.from).div_ceil(self.chunk).max(1)
    }

    fn points(&self) -> u64 {
        match &self.points {
            Points::All(shard, all) => shard.points(*all),
            Points::Some(points) => points.len() as u64,
        }
    }

    /// How many jobs it has.
    pub fn jobs(&self) -> u64 {
        self.points() * self.jobs_of_point()
    }

    /// Job `number`, from 0.
    pub fn job(&self, number: u64) -> Job {
        let (nth, part) = (number / self.jobs_of_point(), number % self.jobs_of_point());
        let point = match &self.points {
            Points::All(shard, _) => shard.point(nth),
            Points::Some(points) => points.get(nth as usize).copied().unwrap_or_default(),
        };
        let from = self.from + part * self.chunk;
        Job { point: self.first_point + point, from, until: (from + self.chunk).min(self.until) }
    }
}

/// How well a figure is known, at each point of a shard and in each option.
struct Known {
    figure: Pointed,
    half_width: f64,
    at_most: u64,
    confidence: f64,
    /// By point of the shard, then option; emptied where a point failed or is known.
    sums: Vec<Vec<Sums>>,
}

/// A shard that is under way.
pub struct Progress<'s> {
    sweep: &'s Sweep,
    shard: Shard,
    pass: Option<Arc<Pass>>,
    /// Jobs of the pass that are done.
    done: u64,
    /// Jobs of passes before it.
    before: u64,
    known: Option<Known>,
    /// Points that failed.
    failed: u64,
    last_failed: Option<u64>,
}

/// A journal does not hold what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unexpected {
    /// What comes next.
    pub expected: Option<Job>,
    /// What is there.
    pub found: Job,
}

impl<'s> Progress<'s> {
    /// Nothing done yet.
    ///
    /// # Errors
    /// The figure of the precision is not there.
    pub fn new(sweep: &'s Sweep, shard: Shard) -> Result<Progress<'s>, String> {
        let options = sweep.layouts.len();
        let points = shard.points(sweep.points());
        let (until, known) = match &sweep.amount {
            Amount::Replications(number) => (*number, None),
            Amount::Precision { of, half_width, at_most } => {
                let figure = Pointed::parse(&of.text, sweep)?;
                let sums = vec![vec![Sums::default(); options]; points as usize];
                let known =
                    Known { figure, half_width: *half_width, at_most: *at_most, confidence: sweep.confidence, sums };
                (precision::FIRST.min(*at_most), Some(known))
            }
        };
        let all = Points::All(shard, sweep.points());
        let pass = Pass { points: all, first_point: sweep.plan.from, from: 0, until, chunk: sweep.chunk };
        let pass = (pass.jobs() > 0).then(|| Arc::new(pass));
        Ok(Progress { sweep, shard, pass, done: 0, before: 0, known, failed: 0, last_failed: None })
    }

    /// The pass that is under way and how many of its jobs are done; none when all is done.
    pub fn pass(&self) -> Option<(Arc<Pass>, u64)> {
        self.pass.clone().map(|pass| (pass, self.done))
    }

    /// Jobs that are done, and those known of by now.
    pub fn jobs(&self) -> (u64, u64) {
        let of_pass = self.pass.as_ref().map_or(0, |pass| pass.jobs());
        (self.before + self.done, self.before + of_pass)
    }

    /// Points that failed.
    pub fn failed(&self) -> u64 {
        self.failed
    }

    /// Hears of a block, which must be the next.
    ///
    /// # Errors
    /// It is not.
    pub fn hear(&mut self, block: &Block) -> Result<(), Unexpected> {
        let found = Job { point: block.point, from: block.from, until: block.until };
        let expected = self.pass.as_ref().map(|pass| pass.job(self.done));
        if expected != Some(found) {
            return Err(Unexpected { expected, found });
        }
        if block.found.is_err() && self.last_failed != Some(block.point) {
            self.failed += 1;
            self.last_failed = Some(block.point);
        }
        if let Some(known) = &mut self.known {
            let nth = (block.point - self.sweep.plan.from) / self.shard.of;
            known.add(nth as usize, block, self.sweep);
        }
        self.done += 1;
        if self.pass.as_ref().is_some_and(|pass| self.done == pass.jobs()) {
            self.next_pass();
        }
        Ok(())
    }

    fn next_pass(&mut self) {
        let Some(pass) = self.pass.take() else { return };
        self.before += self.done;
        self.done = 0;
        let Some(known) = &self.known else { return };
        let open: Vec<u64> = known.open().map(|nth| self.shard.point(nth)).collect();
        if open.is_empty() || pass.until >= known.at_most {
            return;
        }
        let until = precision::next(pass.until).min(known.at_most);
        self.pass = Some(Arc::new(Pass { points: Points::Some(open), from: pass.until, until, ..(*pass).clone() }));
    }
}

impl Known {
    fn add(&mut self, nth: usize, block: &Block, sweep: &Sweep) {
        let Some(sums) = self.sums.get_mut(nth) else { return };
        let Ok(found) = &block.found else {
            sums.clear();
            return;
        };
        for ((sums, replications), layout) in sums.iter_mut().zip(found).zip(&sweep.layouts) {
            let told = &self.figure.told;
            replications
                .iter()
                .filter_map(|one| told.of(layout, one, self.figure.row))
                .for_each(|share| sums.push(share));
        }
    }

    /// The points that are not known well enough after so many replications.
    fn open(&self) -> impl Iterator<Item = u64> {
        let is_open = |sums: &Vec<Sums>| {
            sums.iter().any(|sums| {
                let half = sums.estimate(&self.figure.told, self.confidence).half_width();
                half.is_none_or(|half| half > self.half_width)
            })
        };
        self.sums.iter().enumerate().filter(move |(_, sums)| is_open(sums)).map(|(nth, _)| nth as u64)
    }
}

impl Sweep {
    /// Whether these are all replications of a point, of each option so many.
    ///
    /// # Errors
    /// The figure of the precision is not there.
    pub fn is_complete(&self, found: &[Vec<crate::results::sweep::Replicated>]) -> Result<bool, String> {
        let number = found.first().map_or(0, Vec::len) as u64;
        match &self.amount {
            Amount::Replications(wanted) => Ok(number == *wanted),
            Amount::Precision { at_most, .. } if number == *at_most => Ok(true),
            Amount::Precision { of, half_width, .. } => {
                let figure = Pointed::parse(&of.text, self)?;
                let known = |(layout, replications): (&_, &Vec<_>)| {
                    let half = figure.told.over(layout, replications, figure.row, self.confidence).half_width();
                    half.is_some_and(|half| half <= *half_width)
                };
                let mut looked_at = std::iter::successors(Some(precision::FIRST), |done| Some(precision::next(*done)));
                let is_looked_at = looked_at.find(|done| *done >= number) == Some(number);
                Ok(is_looked_at && self.layouts.iter().zip(found).all(known))
            }
        }
    }
}
