//! Options at a point: the scenario file with a few values more, rosters solved again, all options on the same callers.
//!
//! In: a file as written, which options, how much to simulate. Out: each option's outcome at any point that is asked for. An axis,
//! a map, a tornado, a plan of a global analysis are lists of points; what they mean is told by whoever asks. Luck is
//! addressed, so all points meet the same callers.

use crate::document::{Node, render};
use crate::experiment::option::{Outcome, Settings, simulate};
use crate::experiment::promise;
use crate::experiment::replicate::{Stop, Threads};
use crate::scenario::Scenario;
use crate::scenario::written::{Set, Written};

/// Why there is nothing at a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointFault {
    /// The scenario is refused with these values: its problems, with lines and carets.
    Refused(String),
    /// A replication stopped.
    Stopped {
        /// Of which option.
        option: String,
        /// Why.
        stop: Stop,
    },
}

/// An option at a point as the file says it.
pub struct Read {
    /// Its name.
    pub name: String,
    /// The option, rosters that are to be solved not yet known.
    pub scenario: Scenario,
    /// What it was read from, every change made.
    pub document: Node,
}

/// What is simulated at each point.
pub struct Points<'a> {
    /// The file.
    pub written: &'a Written,
    /// Names of the options; the file as written, called `base`, where there are none.
    pub options: &'a [String],
    /// How much of each.
    pub settings: Settings,
    /// On how many threads.
    pub threads: &'a Threads,
}

impl Points<'_> {
    /// The options at a point as the file says them.
    ///
    /// # Errors
    /// The scenario is refused.
    pub fn read(&self, point: &[Set]) -> Result<Vec<Read>, PointFault> {
        let loaded = self.written.at(point);
        let Some(experiment) = loaded.experiment else {
            return Err(PointFault::Refused(render(&loaded.problems, &loaded.sources)));
        };
        Ok(if self.options.is_empty() {
            vec![Read { name: "base".to_owned(), scenario: experiment.base, document: experiment.document }]
        } else {
            // In the order asked for; a name that the file does not declare was refused before.
            let all = experiment.options.into_iter().zip(experiment.option_documents);
            let all = all.map(|((name, scenario), (_, document))| Read { name, scenario, document });
            all.filter(|read| self.options.contains(&read.name)).collect()
        })
    }

    /// The options at a point, with every roster known.
    ///
    /// # Errors
    /// The scenario is refused, or a pilot run stopped.
    pub fn scenarios(&self, point: &[Set]) -> Result<Vec<(String, Scenario)>, PointFault> {
        let mut options: Vec<(String, Scenario)> =
            self.read(point)?.into_iter().map(|read| (read.name, read.scenario)).collect();
        options.iter_mut().try_for_each(|(name, scenario)| self.size(name, scenario))?;
        Ok(options)
    }

    /// Solves the rosters of an option.
    fn size(&self, name: &str, scenario: &mut Scenario) -> Result<(), PointFault> {
        let sized = promise::size(&mut scenario.model, self.threads);
        sized.map(|_| ()).map_err(|stop| PointFault::Stopped { option: name.to_owned(), stop })
    }

    /// What comes of one option as it was read, its rosters solved.
    ///
    /// # Errors
    /// A pilot run or a replication stopped.
    pub fn one(&self, name: &str, mut scenario: Scenario) -> Result<Outcome, PointFault> {
        self.size(name, &mut scenario)?;
        simulate(&scenario, &self.settings, self.threads, |_| {})
            .map_err(|stop| PointFault::Stopped { option: name.to_owned(), stop })
    }

    /// What comes of each option at a point.
    ///
    /// # Errors
    /// See [`PointFault`].
    pub fn at(&self, point: &[Set]) -> Result<Vec<(String, Outcome)>, PointFault> {
        let read = self.read(point)?.into_iter();
        read.map(|read| self.one(&read.name, read.scenario).map(|outcome| (read.name, outcome))).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SHOP: &str = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"09:00-12:00\"\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 60 }\ntalk_time = \"3m\"\npatience = \"2m\"\n\
        [groups.own]\nskills = [\"calls\"]\nroster.sized = { at_least = 1 }\n\
        [options.as_is]\n[options.slow]\nset = { \"contacts.calls.talk_time\" = \"4m\" }\n";

    fn sized(point: &[Set], options: &[String]) -> Result<Vec<(String, f64)>, PointFault> {
        let files: Vec<(&str, &str)> = Vec::new();
        let written = Written::new("shop.toml".to_owned(), SHOP.as_bytes().to_vec(), Box::new(files), Vec::new());
        let settings = Settings { replications: 3, precision: None, seed: 1, confidence: 0.95 };
        let points = Points { written: &written, options, settings, threads: &Threads::new(Some(1)) };
        let staffed = |outcome: &Outcome| outcome.results.groups["own"].get("staffed_agents").mean.unwrap();
        Ok(points.at(point)?.iter().map(|(name, outcome)| (name.clone(), staffed(outcome))).collect())
    }

    #[test]
    fn rosters_are_solved_again_at_each_point() {
        let at = |per_hour: &str| vec![Set::value("contacts.calls.arrivals.poisson.per_hour", per_hour)];
        let names = ["as_is".to_owned(), "slow".to_owned()];
        let (few, many) = (sized(&at("30"), &names).unwrap(), sized(&at("120"), &names).unwrap());
        assert_eq!(few.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["as_is", "slow"]);
        assert!(few.iter().zip(&many).all(|((_, few), (_, many))| many > few), "{few:?} {many:?}");
        assert!(few[1].1 > few[0].1, "{few:?}");
        // Without names it is the file as written.
        assert_eq!(sized(&at("30"), &[]).unwrap(), [("base".to_owned(), few[0].1)]);
    }

    #[test]
    fn a_point_that_the_file_cannot_take_is_refused_with_its_place() {
        let refused = sized(&[Set::value("contacts.calls.arrivals.poisson.per_hour", "-1")], &[]);
        assert!(
            matches!(&refused, Err(PointFault::Refused(why)) if why.contains("--set contacts.calls.arrivals")),
            "{refused:?}"
        );
    }
}
