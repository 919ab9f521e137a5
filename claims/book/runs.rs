//! A scenario of the gallery, every option of it simulated.
//!
//! In: the folder of the project and a scenario's name. Out: figures by option and path, differences of profit paired by
//! replication, what the file says at a path.

use std::path::{Path, PathBuf};

use busyhour::experiment::precision::figure as by_path;
use busyhour::experiment::years::{self, Amount};
use busyhour::experiment::{Outcome, Settings, Threads, simulate, size};
use busyhour::results::years::Switch;
use busyhour::scenario::{self, Experiment, Scenario};
use busyhour::statistics::Paired;
use busyhour::storage::ScenarioFolder;

use super::CONFIDENCE;
use super::figure::Figure;

/// What came of a scenario.
pub struct Runs {
    /// The file's stem.
    pub name: String,
    pub(super) path: PathBuf,
    /// What it asks.
    pub title: String,
    /// Currency of its money.
    pub currency: String,
    /// Replications of each option.
    pub replications: u64,
    /// The seed.
    pub(super) seed: u64,
    /// The file, as values.
    pub file: toml::Table,
    scenarios: Vec<(String, Scenario)>,
    options: Vec<(String, Outcome)>,
}

impl Runs {
    /// Simulates every option of a scenario.
    ///
    /// # Errors
    /// The file cannot be read, is wrong, warns, or a replication stopped.
    pub fn of(root: &Path, name: &str) -> Result<Runs, String> {
        let path = root.join("scenarios/claims").join(format!("{name}.toml"));
        let (experiment, text) = read(&path, &[])?;
        let file = text.parse().map_err(|why| format!("{name}: {why}"))?;
        let run = &experiment.base.run;
        let settings =
            Settings { replications: run.replications, precision: None, seed: run.seed, confidence: CONFIDENCE };
        let mut scenarios = experiment.options;
        let mut options = Vec::new();
        for (option, scenario) in &mut scenarios {
            size::size(&mut scenario.model);
            options.push((option.clone(), once(scenario, &settings)?));
        }
        Ok(Runs {
            name: name.to_owned(),
            path,
            title: experiment.base.title.clone(),
            currency: experiment.base.currency.clone(),
            replications: settings.replications,
            seed: settings.seed,
            file,
            scenarios,
            options,
        })
    }

    /// What came of an option.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn outcome(&self, option: &str) -> Result<&Outcome, String> {
        let found = self.options.iter().find(|(name, _)| name == option);
        found.map(|(_, outcome)| outcome).ok_or_else(|| format!("there is no option {option}"))
    }

    /// A figure of an option: `figure("as_it_is", "contacts.calls.service_level")`.
    ///
    /// # Errors
    /// There is no such figure, or nothing happened.
    pub fn figure(&self, option: &str, path: &str) -> Result<Figure, String> {
        let results = &self.outcome(option)?.results;
        let estimate = by_path(results, path).ok_or_else(|| format!("{option} has no {path}"))?;
        Figure::of(estimate).ok_or_else(|| format!("{path} of {option} is empty"))
    }

    /// How much more profit one option makes than another over the calendar, paired by replication.
    ///
    /// # Errors
    /// There is no such option.
    pub fn gain(&self, option: &str, against: &str) -> Result<Figure, String> {
        let (own, other) = (self.outcome(option)?, self.outcome(against)?);
        let mut paired = Paired::default();
        own.headlines.iter().zip(&other.headlines).for_each(|(own, other)| paired.push(own.profit, other.profit));
        Figure::of(paired.estimate(CONFIDENCE, 1)).ok_or_else(|| format!("{option} and {against} have no interval"))
    }

    /// Two figures of an option in each of so many runs of one replication, each with a seed of its own.
    ///
    /// # Errors
    /// There is no such option or figure, or a replication stopped.
    pub fn singly(&self, option: &str, paths: [&str; 2], times: u64) -> Result<Vec<[f64; 2]>, String> {
        let found = self.scenarios.iter().find(|(name, _)| name == option);
        let (_, scenario) = found.ok_or_else(|| format!("there is no option {option}"))?;
        let one = |seed: u64| {
            let settings = Settings { replications: 1, precision: None, seed, confidence: CONFIDENCE };
            let outcome = once(scenario, &settings)?;
            let mean = |path: &str| by_path(&outcome.results, path).and_then(|estimate| estimate.mean);
            let [first, second] = paths.map(mean);
            first.zip(second).map(<[f64; 2]>::from).ok_or_else(|| format!("{option} has no {paths:?}"))
        };
        (1..=times).map(|nth| one(scenario.run.seed * 1_000_000 + nth)).collect()
    }

    /// What a line of all invoices of an option comes to over the calendar.
    ///
    /// # Errors
    /// There is no such line.
    pub fn line(&self, option: &str, line: &str) -> Result<Figure, String> {
        let lines = &self.outcome(option)?.results.invoices;
        let found = lines.iter().find(|known| known.line == line && known.month == "all");
        found.and_then(|line| Figure::of(line.amount)).ok_or_else(|| format!("{option} has no line {line}"))
    }

    /// When to go from one option to the other over the plan, with changes as `--set` makes them.
    ///
    /// # Errors
    /// The file cannot be read so, has no such plan, or a replication stopped.
    pub fn switch(&self, sets: &[(&str, &str)]) -> Result<Switch, String> {
        let sets: Vec<_> = sets.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
        let (experiment, _) = read(&self.path, &sets)?;
        let amount = Amount { replications: self.replications, seed: experiment.base.run.seed, confidence: CONFIDENCE };
        let years = years::of(&experiment.options, amount, &Threads::new(None)).map_err(|why| format!("{why:?}"))?;
        years.and_then(|years| years.switch).ok_or_else(|| format!("{} has no plan with a switch", self.name))
    }

    /// Money, as text.
    pub fn money(&self, figure: Figure) -> String {
        figure.money(&self.currency)
    }
}

fn once(scenario: &Scenario, settings: &Settings) -> Result<Outcome, String> {
    simulate(scenario, settings, &Threads::new(None), |_| {}).map_err(|stop| format!("{}: {stop:?}", scenario.name))
}

/// The scenario at a path, and its text.
fn read(path: &Path, sets: &[(String, String)]) -> Result<(Experiment, String), String> {
    let folder = ScenarioFolder::of(path);
    let bytes = folder.scenario()?;
    let loaded = scenario::load(&path.display().to_string(), &bytes, &folder, sets);
    let told = busyhour::document::render(&loaded.problems, &loaded.sources);
    let experiment = loaded.experiment.filter(|_| loaded.problems.is_empty()).ok_or(told)?;
    let text = String::from_utf8(bytes).map_err(|why| format!("{}: {why}", path.display()))?;
    Ok((experiment, text))
}
