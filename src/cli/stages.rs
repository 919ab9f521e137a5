//! What `compare` does beside the options as they are: each a stage that is prepared before anything is simulated and adds to the
//! results after it.
//!
//! In: the command line and the file to be read again. Out: stages, or why one of them is refused. A stage has its own file; here
//! stands their order, and how long they will take.

use std::cell::RefCell;
use std::time::Duration;

use busyhour::experiment::{Settings, Threads};
use busyhour::results::Results;
use busyhour::said;
use busyhour::said::Said;
use busyhour::scenario::written::Written;

use crate::cli::args::CompareArguments;
use crate::cli::fault::Failure;
use crate::cli::terminal::err;
use crate::cli::{inputs, over, signals, years};

/// Replications at a point at least, where the lead of the best option is so large that few would do.
const FEWEST: u64 = 20;
/// Seconds of which nothing is said.
const SHORT: f64 = 5.0;

/// What all stages start from.
pub struct Ground<'a> {
    /// The file, with the changes of the command line.
    pub written: &'a Written,
    /// The options that are compared, in file order.
    pub options: Vec<String>,
    /// How much is simulated of each. With a precision the replications that were run stand in the results.
    pub settings: Settings,
    /// The command line.
    pub arguments: &'a CompareArguments,
    /// What the stages will simulate, in their order.
    pub work: RefCell<Vec<Work>>,
}

/// Replications of an option at a point.
#[derive(Clone, Copy)]
pub enum Times {
    /// As many as in the comparison.
    AsCompared,
    /// As many as the lead of the best option needs: see [`enough`].
    Enough,
    /// So many.
    Exactly(u64),
}

/// What a stage will simulate.
pub struct Work {
    /// What it is asked for by.
    pub what: String,
    /// Points.
    pub points: u64,
    /// Options at a point.
    pub options: usize,
    /// First attempts in one replication of all options at all points.
    pub contacts: f64,
    /// Replications.
    pub times: Times,
}

impl Ground<'_> {
    /// The most replications of an option that a stage simulates at a point: the file's, or those of the command line. What
    /// is refused for its size is refused by this number.
    pub fn at_most(&self) -> u64 {
        self.settings.at_most()
    }

    /// Replications of an option at a point, once the options are simulated: as many as all of them have, fewer than the file's
    /// where a precision was reached. A race may have run many more; a stage never takes more than it was checked for.
    pub fn replications(&self, results: &Results) -> u64 {
        results.replications.min(self.at_most())
    }

    /// Replications of an option at a point of a stage that takes so many.
    pub fn times(&self, times: Times, results: &Results) -> u64 {
        match times {
            Times::AsCompared => self.replications(results),
            Times::Enough => enough(results, self.replications(results)),
            Times::Exactly(number) => number,
        }
    }

    /// Tells what the stages will simulate and how long that takes, where it takes some time; `pace` are the seconds that a first
    /// attempt took in the comparison, all threads together.
    pub fn announce(&self, results: &Results, pace: f64) {
        let work = self.work.borrow();
        let seconds = |work: &Work| work.contacts * self.times(work.times, results) as f64 * pace.max(0.0);
        let all: f64 = work.iter().map(seconds).sum();
        if self.quiet() || !(SHORT..f64::INFINITY).contains(&all) {
            return;
        }
        for one in work.iter() {
            let (points, options, times) = (one.points, one.options, self.times(one.times, results));
            let time = in_words(seconds(one));
            err(&format!(
                "{}: about {points} points of {options} options, {times} replications of each: {time}",
                one.what
            ));
        }
        if work.len() > 1 {
            err(&format!("in all {}", in_words(all)));
        }
    }

    /// Threads as the command line wants them.
    pub fn threads(&self) -> Threads {
        signals::threads(self.arguments.simulate.threads)
    }

    /// Whether only errors are told.
    pub fn quiet(&self) -> bool {
        self.arguments.simulate.quiet || self.arguments.simulate.json
    }
}

/// Adds to the results of the options as they are.
pub type Stage<'a> = Box<dyn FnOnce(&mut Results) -> Result<(), Failure> + 'a>;

/// The stages that the command line asks for, in the order in which they run.
///
/// # Errors
/// One of them is refused; nothing was simulated.
pub fn prepare<'a>(ground: &'a Ground<'a>) -> Result<Vec<Stage<'a>>, Failure> {
    let mut stages = over::stages(ground)?;
    stages.extend(inputs::prepare(ground)?);
    stages.extend(years::prepare(ground)?);
    let idle = idle(ground.arguments);
    if !idle.is_empty() {
        stages.push(Box::new(move |results: &mut Results| {
            idle.into_iter().for_each(|flag| results.warn(flag));
            Ok(())
        }));
    }
    Ok(stages)
}

/// Flags that change nothing beside these others, with a way out.
fn idle(arguments: &CompareArguments) -> Vec<Said> {
    let along = !arguments.over.is_empty() || arguments.break_even || arguments.decide;
    let points = arguments.inputs.is_any() || arguments.decide;
    let idle = [
        (
            arguments.keep_roster && !along,
            said!(
                "warn-keep-roster-idle",
                "--keep-roster changes nothing here: it is about --over, --break-even and --decide"
            ),
        ),
        (
            arguments.inputs.each_point.is_some() && !points,
            said!(
                "warn-each-point-idle",
                "--each-point changes nothing here: it is about --tornado, --sobol, --input-error and --decide"
            ),
        ),
    ];
    idle.into_iter().filter(|(is_idle, _)| *is_idle).map(|(_, why)| why).collect()
}

/// As many of the replications that were run as leave the lead of the best option over each other at least twice as wide as its
/// interval reaches to either side: a value at which another takes over is then known at least to half the way. All of them where
/// the lead is not that sure, and never fewer than 20.
fn enough(results: &Results, all: u64) -> u64 {
    let (Some(best), Some(comparison)) = (results.ranking.first(), &results.comparison) else { return all };
    let needed = |pair: &busyhour::results::PairDifferences| {
        let lead = pair.profit?.difference;
        let (mean, half) = (lead.mean?, 0.5 * (lead.high? - lead.low?));
        let ratio = 2.0 * half / mean.abs();
        ratio.is_finite().then(|| (pair.replications as f64 * ratio * ratio).ceil())
    };
    let pairs = comparison.pairs.iter().filter(|pair| [&pair.first, &pair.second].contains(&&best.option));
    let most = pairs.map(|pair| needed(pair).unwrap_or(f64::INFINITY)).fold(0.0, f64::max);
    if most < all as f64 { (most as u64).max(FEWEST).min(all) } else { all }
}

/// `about 40 s`, `about 3 min`, `about 2.5 h`.
fn in_words(seconds: f64) -> String {
    let whole = Duration::from_secs_f64(seconds.clamp(1.0, 1e9)).as_secs();
    match whole {
        0..=89 => format!("about {whole} s"),
        90..=5_399 => format!("about {} min", (whole + 30) / 60),
        _ => format!("about {:.1} h", whole as f64 / 3600.0),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use busyhour::results::{Comparison, Difference, Estimate, PairDifferences, Ranked};

    use super::*;

    /// Alfa ahead of two others, of 100 replications.
    fn results(leads: [(f64, f64); 2]) -> Results {
        let pair = |(nth, (mean, half)): (usize, (f64, f64))| PairDifferences {
            first: "alfa".to_owned(),
            second: format!("other {nth}"),
            replications: 100,
            profit: Some(Difference {
                difference: Estimate { mean: Some(mean), low: Some(mean - half), high: Some(mean + half) },
                ..Difference::default()
            }),
            ..PairDifferences::default()
        };
        let pairs = leads.into_iter().enumerate().map(pair).collect();
        let ranked = Ranked { option: "alfa".to_owned(), ..Ranked::default() };
        Results {
            ranking: vec![ranked],
            comparison: Some(Comparison { pairs, ..Comparison::default() }),
            ..Results::default()
        }
    }

    #[test]
    fn few_replications_are_enough_where_the_lead_is_large() {
        // Half of 10 against 1,000: nothing. 100 against 400: 100 · (200/400)² = 25. 200 against 300: more than there are.
        assert_eq!(enough(&results([(1000.0, 10.0), (5000.0, 10.0)]), 100), 20);
        assert_eq!(enough(&results([(1000.0, 10.0), (400.0, 100.0)]), 100), 25);
        assert_eq!(enough(&results([(1000.0, 10.0), (300.0, 200.0)]), 100), 100);
        assert_eq!(enough(&results([(0.0, 0.0), (300.0, 20.0)]), 100), 100);
        assert_eq!(enough(&results([(1000.0, 10.0), (400.0, 1.0)]), 7), 7);
        assert_eq!(enough(&Results::default(), 100), 100);
    }

    #[test]
    fn times_are_told_in_words() {
        let told = [0.1, 40.4, 89.9, 90.0, 200.0, 9000.0].map(in_words);
        assert_eq!(told, ["about 1 s", "about 40 s", "about 89 s", "about 2 min", "about 3 min", "about 2.5 h"]);
    }
}
