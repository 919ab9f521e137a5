//! What `run` and `compare` share: reading the scenario, the folder for results, threads, simulating, writing.

use std::path::{Path, PathBuf};

use busyhour::document::problem::Severity;
use busyhour::document::value::unknown_name;
use busyhour::document::{Problem, Sources, edit, render};
use busyhour::experiment::comparing::Wanted;
use busyhour::experiment::results::results;
use busyhour::experiment::{Outcome, Settings, Stop, Terms, Threads, estimate, promise, settle, simulate_under};
use busyhour::results::inputs::Assumption;
use busyhour::results::{INTERRUPTED, OptionTables, Results};
use busyhour::said;
use busyhour::said::{Said, SaidValue};
use busyhour::scenario::load::Loaded as ReadFile;
use busyhour::scenario::written::Written;
use busyhour::scenario::{Experiment, Scenario};
use busyhour::storage::{OutFolder, ScenarioFolder, Streamed};
use busyhour::units::shown;

use crate::cli::args::Simulate;
use crate::cli::fault::Failure;
use crate::cli::terminal::{Progress, err, warn_unlocked};
use crate::cli::trace;
use crate::cli::{race, signals, twice};

/// A scenario file without errors.
pub struct Loaded {
    /// What it asks for.
    pub experiment: Experiment,
    /// Warnings, complete with places.
    pub warnings: Vec<Said>,
    /// How the files that it names were read, where that is not plain.
    pub notes: Vec<String>,
    /// The file and the changes of the command line, to be read again at other points.
    pub written: Written,
}

/// Reads a scenario file.
///
/// # Errors
/// All problems of the file, with lines and carets; nothing has been written.
pub fn load(path: &Path, set: &[String]) -> Result<Loaded, Failure> {
    let (written, loaded) = read(path, set)?;
    match loaded.experiment {
        Some(experiment) => {
            let warnings = warnings(&loaded.problems, &loaded.sources);
            Ok(Loaded { experiment, warnings, notes: loaded.notes, written })
        }
        None => Err(Failure::Input(render(&loaded.problems, &loaded.sources))),
    }
}

/// Reads a scenario file, whatever is wrong in it.
///
/// # Errors
/// There is no such file, it cannot be read, or a change of the command line is none.
pub fn read(path: &Path, set: &[String]) -> Result<(Written, ReadFile), Failure> {
    let folder = ScenarioFolder::of(path);
    let bytes = folder.scenario().map_err(Failure::Input)?;
    let sets = set.iter().map(|set| split(set)).collect::<Result<Vec<_>, _>>()?;
    let written = Written::new(path.display().to_string(), bytes, Box::new(folder), sets);
    let loaded = written.at(&[]);
    Ok((written, loaded))
}

/// Reads the scenario of a simulation, with the command line's seed and replications as if the file said them, so that
/// the scenario that is kept with the results runs the same again.
///
/// # Errors
/// See [`load`].
pub fn load_to_simulate(arguments: &Simulate) -> Result<Loaded, Failure> {
    let mut set = arguments.set.clone();
    set.extend(arguments.seed.map(|seed| format!("run.seed={seed}")));
    let Some(replications) = arguments.replications else { return load(&arguments.scenario, &set) };
    // Where the file asks for a precision the number replaces it, which no single change can say.
    let by_precision = |loaded: &Loaded| loaded.experiment.base.run.precision.is_some();
    let mut with_number = set.clone();
    with_number.push(format!("run.replications={replications}"));
    match load(&arguments.scenario, &with_number) {
        Ok(loaded) if !by_precision(&loaded) => Ok(loaded),
        doubtful => {
            let loaded = load(&arguments.scenario, &set)?;
            if by_precision(&loaded) { Ok(loaded) } else { doubtful }
        }
    }
}

/// The option that the command line names, or the file as written.
///
/// # Errors
/// There is no such option.
pub fn chosen(
    base: Scenario,
    options: Vec<(String, Scenario)>,
    name: Option<&str>,
) -> Result<(String, Scenario), Failure> {
    let Some(name) = name else { return Ok(("base".to_owned(), base)) };
    let names: Vec<String> = options.iter().map(|(name, _)| name.clone()).collect();
    let found = options.into_iter().find(|(known, _)| known == name);
    found.ok_or_else(|| Failure::Input(format!("--option: {}", unknown_name("option", name, &names))))
}

fn split(set: &str) -> Result<(String, String), Failure> {
    let (path, value) = edit::split_argument(set).map_err(|why| Failure::Input(format!("--set {why}")))?;
    Ok((path.to_owned(), value.to_owned()))
}

fn warnings(problems: &[Problem], sources: &Sources) -> Vec<Said> {
    let told = |problem: &&Problem| problem.severity == Severity::Warning;
    problems.iter().filter(told).map(|problem| busyhour::document::sources::said(problem, sources)).collect()
}

/// What a command simulates.
pub struct Job<'a> {
    /// `run` or `compare`.
    pub command: &'static str,
    /// The command line.
    pub arguments: &'a Simulate,
    /// Options in the order in which they are to be told.
    pub options: Vec<(String, Scenario)>,
    /// What is simulated is the file as written, no option of it.
    pub as_written: bool,
    /// Replications until it is sure which option is the best.
    pub race: Option<Wanted>,
    /// The file as resolved.
    pub resolved: String,
    /// Warnings of the file.
    pub warnings: Vec<Said>,
    /// What the file assumes.
    pub assumptions: Vec<Assumption>,
    /// How the files that it names were read.
    pub notes: Vec<String>,
    /// What else the command is asked for, as flags: for the command that gives the same results again.
    pub more: String,
    /// Every replication is run twice, to see that it is the same.
    pub twice: bool,
}

/// Simulated, and where it may be written.
pub struct Simulated {
    /// What is kept.
    pub results: Results,
    /// Tables by interval and by replication, by option.
    pub tables: Vec<(String, OptionTables)>,
    /// The folder, unless nothing is to be written.
    pub out: Option<OutFolder>,
    /// Its contacts, written and not yet in place, if `--trace` asked for them.
    pub contacts: Option<Streamed>,
}

impl Job<'_> {
    /// Simulates all options on the same callers.
    ///
    /// # Errors
    /// The folder cannot be used; a limit was reached; a fault of ours.
    pub fn simulate(mut self) -> Result<(Simulated, String), Failure> {
        let Some((_, first)) = self.options.first() else {
            return Err(Failure::Input("there is no option to simulate".to_owned()));
        };
        let first = first.clone();
        let mut settings = settings(self.arguments, &first);
        if let Some(race) = &self.race {
            (settings.replications, settings.precision) = (race.first_stage, None);
        }
        let at_most = self.race.as_ref().map_or(settings.at_most(), |race| race.at_most);
        let traced = trace::wanted(self.arguments, &settings)?;
        signals::listen(STOPPING, signals::NOTHING_KEPT)?;
        let threads = signals::threads(self.arguments.threads);
        let together = if self.race.is_some() { estimate::refusal_together } else { estimate::refusal };
        if let Some(why) = together(&self.options, at_most, threads.count()) {
            return Err(Failure::Input(format!("{}:1:1: {why}", self.arguments.scenario.display())));
        }
        let out = self.out(&first)?;
        self.size_and_warn(&threads)?;
        let quiet = self.arguments.quiet || self.arguments.json;
        let bar = Progress::new((traced + at_most) * self.options.len() as u64, quiet);
        // Before the rest: a full disk is told before a long simulation, not after it.
        let contacts = match &out {
            Some(out) if traced > 0 => Some(trace::write(&self.options, settings.seed, traced, out, &bar)?),
            _ => None,
        };
        let before = traced * self.options.len() as u64;
        let (outcomes, selected) = match &self.race {
            Some(wanted) => {
                let (outcomes, selected) = race::run(&self.options, &settings, wanted, &threads, &bar, before)?;
                (outcomes, selected)
            }
            None => (self.one_after_the_other(&settings, &threads, &bar, before)?, None),
        };
        bar.finish();
        if self.twice {
            twice::check(&self.options, &outcomes, settings.seed, &threads, quiet)?;
        }
        let again = self.again(&first);
        let missing = self.missing(&outcomes);
        let (mut results, tables) =
            results(self.command, &self.options, &settings, outcomes, std::mem::take(&mut self.warnings));
        results.selected = selected;
        results.assumptions = std::mem::take(&mut self.assumptions);
        results.read_as = std::mem::take(&mut self.notes);
        if results.stopped == INTERRUPTED || !missing.is_empty() {
            mark_interrupted(&mut results, &missing);
        }
        Ok((Simulated { results, tables, out, contacts }, format!("# {again}\n{}", self.resolved)))
    }

    /// Each option to its end. The bar stands at `before`.
    fn one_after_the_other(
        &self,
        settings: &Settings,
        threads: &Threads,
        bar: &Progress,
        before: u64,
    ) -> Result<Vec<(String, Outcome)>, Failure> {
        let mut outcomes: Vec<(String, Outcome)> = Vec::new();
        let mut of_all = settings.clone();
        for (index, (name, scenario)) in self.options.iter().enumerate() {
            bar.option(name);
            let before = before + index as u64 * settings.at_most();
            let terms = if self.command == "compare" { Terms::AndOthers } else { Terms::AsWritten };
            let outcome = simulate_under(scenario, &of_all, threads, terms, |done| bar.at(before + done))
                .map_err(|stop| stopped(name, settings.seed, stop));
            let outcome = match outcome {
                // What came before is told.
                Err(Failure::Interrupted(..)) if !outcomes.is_empty() => break,
                outcome => outcome?,
            };
            if of_all.precision.take().is_some() {
                // Options are compared replication by replication, so all run as many as the first needed.
                of_all.replications = outcome.replications;
            }
            let is_interrupted = outcome.stopped == INTERRUPTED;
            outcomes.push((name.clone(), outcome));
            if is_interrupted {
                break;
            }
        }
        Ok(outcomes)
    }

    /// Options of which nothing came before somebody asked to stop.
    fn missing(&self, outcomes: &[(String, Outcome)]) -> Vec<String> {
        let names = self.options.iter().map(|(name, _)| name);
        names.filter(|name| outcomes.iter().all(|(known, _)| known != *name)).cloned().collect()
    }

    /// The command that simulates the scenario again that is kept, with the same results: which options were asked for does not
    /// stand in it, nor how many replications replace a precision.
    fn again(&self, first: &Scenario) -> String {
        let names: Vec<&str> = self.options.iter().map(|(name, _)| name.as_str()).collect();
        let chosen = match (self.command, names.as_slice()) {
            ("run", [only]) if !self.as_written => format!(" --option '{}'", shown(only)),
            ("run", _) => String::new(),
            _ => format!(" --options '{}'", shown(&names.join(","))),
        };
        let number = self.arguments.replications.filter(|_| first.run.precision.is_some());
        let number = match &self.race {
            Some(race) => race::again(race),
            None => number.map_or(String::new(), |number| format!(" --replications {number}")),
        };
        format!("busyhour {} scenario.toml{chosen}{number}{}", self.command, self.more)
    }

    /// Sizes the rosters that are to be sized, and says what cannot settle.
    fn size_and_warn(&mut self, threads: &Threads) -> Result<(), Failure> {
        self.warnings.extend(size(&mut self.options, self.command == "compare", threads)?);
        if !self.arguments.quiet {
            tell(&self.warnings, &self.notes);
        }
        Ok(())
    }

    /// The folder for results, opened and probed before anything is simulated; none with `--json` alone.
    fn out(&self, scenario: &Scenario) -> Result<Option<OutFolder>, Failure> {
        folder(self.arguments, scenario, self.command)
    }
}

/// Sizes the rosters of options that are to be sized; what cannot settle, by option where they are compared.
///
/// # Errors
/// Why a replication stopped.
pub fn size(options: &mut [(String, Scenario)], compared: bool, threads: &Threads) -> Result<Vec<Said>, Failure> {
    let mut warnings = Vec::new();
    for (name, scenario) in options {
        let told = promise::size(&mut scenario.model, threads).map_err(|stop| stopped(name, 0, stop))?;
        let of_option = |what: Said| {
            if !compared {
                return what;
            }
            said!("warn-before-option", "option \"{option}\": {what}", option = name.as_str(), what = what)
        };
        let all = told.into_iter().chain(settle::warnings(&scenario.model));
        warnings.extend(all.map(of_option));
    }
    Ok(warnings)
}

/// Says warnings, and how files were read.
pub fn tell(warnings: &[Said], notes: &[String]) {
    warnings.iter().for_each(|told| err(&told.english()));
    notes.iter().for_each(|told| err(told));
}

/// What is said when somebody asks to stop.
const STOPPING: &str =
    "stopping when the replications under way are done, and writing what there is; once more stops at once";

/// Marks results as a part of what was asked for; `missing` are what the rest would have told.
pub fn mark_interrupted(results: &mut Results, missing: &[String]) {
    INTERRUPTED.clone_into(&mut results.stopped);
    let names: Vec<String> = missing.iter().map(|name| shown(name)).collect();
    let number = SaidValue::number(results.replications);
    results.warn(if names.is_empty() {
        said!(
            "warn-interrupted",
            "interrupted: a partial result of {number} {number|replication|replications}",
            number = number
        )
    } else {
        said!(
            "warn-interrupted-without",
            "interrupted: a partial result of {number} {number|replication|replications}; nothing of {options}",
            number = number,
            options = names.join(", "),
        )
    });
}

/// The folder for the results of a command, opened and probed; none with `--json` alone.
///
/// # Errors
/// It cannot be used, or holds results of another scenario.
pub fn folder(arguments: &Simulate, scenario: &Scenario, command: &str) -> Result<Option<OutFolder>, Failure> {
    let path = match (&arguments.out, arguments.json) {
        (Some(path), _) => path.clone(),
        (None, true) => return Ok(None),
        (None, false) => PathBuf::from("output").join(slug(&scenario.name)).join(command),
    };
    other_results(&path, &scenario.name)?;
    let folder = OutFolder::open(&path)?;
    warn_unlocked(folder.unlocked());
    Ok(Some(folder))
}

/// How much of a scenario the command line asks for.
pub fn settings(arguments: &Simulate, scenario: &Scenario) -> Settings {
    let run = &scenario.run;
    Settings {
        replications: arguments.replications.unwrap_or(run.replications),
        precision: if arguments.replications.is_some() { None } else { run.precision.clone() },
        seed: arguments.seed.unwrap_or(run.seed),
        confidence: run.confidence,
    }
}

/// Refuses a folder that holds the results of another scenario: they would be lost.
pub fn other_results(folder: &Path, scenario: &str) -> Result<(), Failure> {
    let Ok(text) = std::fs::read_to_string(folder.join(busyhour::storage::RESULTS)) else { return Ok(()) };
    let known: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    let other = known.as_ref().and_then(|known| known.get("scenario")?.as_str()).filter(|other| *other != scenario);
    match other {
        Some(other) => Err(Failure::Input(format!(
            "{}: holds results of the scenario \"{}\"; choose another --out",
            folder.display(),
            busyhour::units::shown(other)
        ))),
        None => Ok(()),
    }
}

/// A name that is safe as the name of a folder.
pub fn slug(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let slug: String = name.chars().take(64).map(plain).collect();
    if slug.is_empty() { "scenario".to_owned() } else { slug }
}

/// What a replication that stopped means for the command.
pub fn stopped(option: &str, seed: u64, stop: Stop) -> Failure {
    match stop {
        Stop::Overfull { replication } => Failure::Limit(format!(
            "option \"{option}\", replication {replication}: more than {} contacts waited at once; the queue grows without end. \
             Give people patience, more agents, or closing hours",
            busyhour::engine::simulation::MOST_WAITING
        )),
        Stop::Broken { replication, what } => {
            Failure::Fault(format!("option \"{option}\", seed {seed}, replication {replication}: {what}"))
        }
        Stop::Interrupted { .. } => signals::interrupted("interrupted; nothing was written"),
    }
}
