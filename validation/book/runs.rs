//! Runs of the scenarios that lie beside, as `busyhour run --set` makes them.

use std::path::Path;

use busyhour::experiment::precision::figure;
use busyhour::experiment::{Settings, Threads, simulate, size};
use busyhour::results::{Estimate, OptionResults};
use busyhour::scenario;
use busyhour::statistics::student_t;
use busyhour::storage::ScenarioFolder;

use super::comparison::Simulated;

/// Of every interval on the page.
pub const CONFIDENCE: f64 = 0.95;

/// What came of a run.
pub struct Run {
    name: String,
    replications: u64,
    pub results: OptionResults,
}

impl Run {
    /// Runs `validation/NAME.toml` with changes.
    ///
    /// # Errors
    /// The scenario cannot be read, warns, or a replication stopped.
    pub fn of(root: &Path, name: &str, sets: &[(String, String)]) -> Result<Run, String> {
        let path = root.join("validation").join(format!("{name}.toml"));
        let folder = ScenarioFolder::of(&path);
        let loaded = scenario::load(&path.display().to_string(), &folder.scenario()?, &folder, sets);
        let told = busyhour::document::render(&loaded.problems, &loaded.sources);
        let mut scenario = loaded.experiment.filter(|_| loaded.problems.is_empty()).ok_or(told)?.base;
        size::size(&mut scenario.model);
        let (replications, seed) = (scenario.run.replications, scenario.run.seed);
        let settings = Settings { replications, precision: None, seed, confidence: CONFIDENCE };
        let outcome = simulate(&scenario, &settings, &Threads::new(None), |_| {});
        let outcome = outcome.map_err(|stop| format!("{name}: {stop:?}"))?;
        Ok(Run { name: name.to_owned(), replications, results: outcome.results })
    }

    /// A figure by its path: `contacts.calls.service_level`.
    ///
    /// # Errors
    /// There is none, or it has no interval.
    pub fn figure(&self, path: &str) -> Result<Simulated, String> {
        let estimate = figure(&self.results, path).ok_or_else(|| format!("{} has no {path}", self.name))?;
        self.simulated(estimate).ok_or_else(|| format!("{path} of {} has no interval", self.name))
    }

    /// A figure of a type at an interval of the day.
    ///
    /// # Errors
    /// There is none, or it has no interval.
    pub fn at(&self, contact: &str, interval: usize, measure: &str) -> Result<Simulated, String> {
        let rows = self.results.time_of_day.get(contact);
        let found = rows.and_then(|rows| rows.get(interval)?.by_name.get(measure).copied());
        let none = || format!("{} has no {measure} of {contact} at interval {interval}", self.name);
        found.and_then(|estimate| self.simulated(estimate)).ok_or_else(none)
    }

    fn simulated(&self, estimate: Estimate) -> Option<Simulated> {
        let half = (estimate.high? - estimate.low?) / 2.0;
        let t = student_t(0.5 + CONFIDENCE / 2.0, (self.replications - 1) as f64)?;
        Some(Simulated { mean: estimate.mean?, error: half / t, half })
    }
}
