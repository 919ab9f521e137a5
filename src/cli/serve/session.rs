//! What the page works on: the file, versions of it, and what was simulated of them.
//!
//! A version comes with each question, so that a page can keep as many as it likes. The same seed and the same number of replications:
//! two versions meet the same callers.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use busyhour::document::render;
use busyhour::experiment::results::results;
use busyhour::experiment::{Outcome, Settings, Terms, Threads, estimate, simulate_under};
use busyhour::report::language::Language;
use busyhour::report::{self, finite, live};
use busyhour::results::{INTERRUPTED, Results};
use busyhour::said::Said;
use busyhour::scenario::Scenario;
use busyhour::scenario::written::Written;
use busyhour::storage::{ScenarioFolder, publish};
use busyhour::units::shown;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::fault::Failure;
use crate::cli::serve::ServeArguments;
use crate::cli::serve::version::{Overlaid, Texts, Version};
use crate::cli::simulate::{size, stopped};

/// Seconds that a first answer may take, all options together.
const QUICK: f64 = 0.5;
/// Replications by which the pace is found, and of which intervals can be told.
const FEWEST: u64 = 4;

/// What comes of a question.
pub enum Answer {
    /// What was asked for.
    Known(Value),
    /// It cannot be had, with the reasons under `problems`.
    Refused(Value),
    /// A later question came before this was answered.
    Superseded,
}

#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(flatten)]
    version: Version,
    /// All replications of the file, not only those of a quick answer.
    #[serde(default)]
    whole: bool,
}

#[derive(Debug, Deserialize)]
struct Pair {
    now: Version,
    before: Version,
    /// Which option; the file as written if not said.
    option: Option<String>,
}

/// A file that is looked at.
pub struct Session {
    path: PathBuf,
    threads: Option<usize>,
    language: Language,
    /// What the files said when they were read or written last.
    known: Mutex<Texts>,
    /// Replications of a quick answer, once the pace is known.
    quick: Mutex<Option<u64>>,
    /// The number of the question that came last: those before it need no answer.
    newest: Arc<AtomicU64>,
    /// What was simulated last, for its report.
    shown: Mutex<Option<Results>>,
    /// One question at a time has the processor.
    turn: Mutex<()>,
}

/// Scenarios that can be simulated, and what there is to say of them.
struct Ready {
    scenarios: Vec<(String, Scenario)>,
    compared: bool,
    warnings: Vec<Said>,
}

impl Session {
    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read. What is wrong in it is told on the page.
    pub fn open(arguments: &ServeArguments) -> Result<Session, Failure> {
        let bytes = ScenarioFolder::of(&arguments.scenario).scenario().map_err(Failure::Input)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Failure::Input(format!("{}: this file is no UTF-8 text", arguments.scenario.display())))?;
        let known = Texts::read(text, &ScenarioFolder::of(&arguments.scenario));
        Ok(Session {
            path: arguments.scenario.clone(),
            threads: arguments.threads.map(usize::from),
            language: arguments.language.into(),
            known: Mutex::new(known),
            quick: Mutex::default(),
            newest: Arc::default(),
            shown: Mutex::default(),
            turn: Mutex::default(),
        })
    }

    /// The file as it was read, and its numbers that can be moved.
    pub fn state(&self, _: &str) -> Answer {
        let mut told = lock(&self.known).told();
        told.insert("name".to_owned(), self.path.display().to_string().into());
        told.insert("language".to_owned(), self.language.code().into());
        Answer::Known(told.into())
    }

    /// A text with its changes made, and its numbers: what the page shows after somebody wrote in the text.
    pub fn read(&self, body: &str) -> Answer {
        match parsed(body).and_then(|version: Version| self.ready(&version)) {
            Ok((texts, ready)) => {
                let mut told = texts.told();
                let warnings: Vec<String> = ready.warnings.iter().map(Said::english).collect();
                told.insert("warnings".to_owned(), warnings.into());
                Answer::Known(told.into())
            }
            Err(why) => why.into(),
        }
    }

    /// Simulates a version.
    pub fn run(&self, body: &str) -> Answer {
        self.answered(|threads| {
            let asked: Asked = parsed(body)?;
            let (_, ready) = self.ready(&asked.version)?;
            #[expect(clippy::disallowed_methods, reason = "how long an answer takes is what is asked for")]
            let begun = Instant::now();
            let (results, whole) = self.simulated(ready, asked.whole, threads)?;
            let mut told = live::summary(&results, self.language);
            if let Some(all) = told.as_object_mut() {
                all.insert("whole".to_owned(), whole.into());
                all.insert("seconds".to_owned(), begun.elapsed().as_secs_f64().into());
            }
            *lock(&self.shown) = Some(results);
            Ok(told)
        })
    }

    /// The whole report of what was simulated last; none before anything was.
    pub fn report(&self) -> Option<Result<String, String>> {
        let shown = lock(&self.shown);
        Some(report::page::html(shown.as_ref()?, self.language).map_err(|error| error.to_string()))
    }

    /// Lays two versions of an option side by side on the same callers.
    pub fn compare(&self, body: &str) -> Answer {
        self.answered(|threads| {
            let pair: Pair = parsed(body)?;
            let mut both = Vec::new();
            for (name, version) in [("now", &pair.now), ("before", &pair.before)] {
                let (_, ready) = self.ready(version)?;
                let wanted =
                    |(known, _): &(String, Scenario)| pair.option.as_ref().is_none_or(|option| option == known);
                let (_, scenario) = ready.scenarios.into_iter().find(wanted).ok_or_else(|| {
                    Why::wrong(format!(
                        "the other version has no option \"{}\"",
                        pair.option.clone().unwrap_or_default()
                    ))
                })?;
                both.push((name.to_owned(), scenario));
            }
            let ready = Ready { scenarios: both, compared: true, warnings: Vec::new() };
            let (results, _) = self.simulated(ready, false, threads)?;
            Ok(live::differences(&results))
        })
    }

    /// Writes a version into its files, unless they changed under us.
    pub fn save(&self, body: &str) -> Answer {
        match parsed(body).and_then(|version: Version| self.saved(&version)) {
            Ok(texts) => Answer::Known(texts.told().into()),
            Err(why) => why.into(),
        }
    }

    fn saved(&self, version: &Version) -> Result<Texts, Why> {
        let (texts, _) = self.ready(version)?;
        let folder = self.path.parent().unwrap_or(Path::new(""));
        let mut known = lock(&self.known);
        let mut files = vec![(self.path.clone(), &known.scenario, &texts.scenario)];
        // Only quotes that the file on the disk names: a text that is being written decides over no other files.
        for (name, text) in &texts.quotes {
            match known.quotes.get(name) {
                Some(before) => files.push((folder.join(name), before, text)),
                None if version.brings(name) => {
                    let why = format!("{}: save the scenario that names it first", shown(name));
                    return Err(Why::wrong(why));
                }
                None => {}
            }
        }
        for (path, before, _) in &files {
            match std::fs::read(path) {
                Ok(bytes) if bytes == before.as_bytes() => {}
                Ok(_) => {
                    let why = format!("{} changed on the disk meanwhile; load the page again", path.display());
                    return Err(Why::wrong(why));
                }
                Err(error) => return Err(Why::wrong(format!("{}: {error}", path.display()))),
            }
        }
        for (path, before, now) in files {
            if before != now {
                publish(&path, now.as_bytes()).map_err(|error| Why::wrong(error.to_string()))?;
            }
        }
        known.clone_from(&texts);
        Ok(texts)
    }

    /// A version as texts and as scenarios, or all that is wrong with it.
    fn ready(&self, version: &Version) -> Result<(Texts, Ready), Why> {
        let folder = ScenarioFolder::of(&self.path);
        let texts = version.texts(&folder).map_err(Why::wrong)?;
        let bytes = texts.scenario.as_bytes().to_vec();
        let files = Box::new(Overlaid { folder, quotes: texts.quotes.clone() });
        let loaded = Written::new(self.path.display().to_string(), bytes, files, Vec::new()).at(&[]);
        let Some(experiment) = loaded.experiment else {
            return Err(Why::Wrong(render(&loaded.problems, &loaded.sources).lines().map(str::to_owned).collect()));
        };
        let warnings = loaded.problems.iter();
        let warnings = warnings.map(|problem| busyhour::document::sources::said(problem, &loaded.sources)).collect();
        let compared = !experiment.options.is_empty();
        let scenarios = if compared { experiment.options } else { vec![("base".to_owned(), experiment.base)] };
        Ok((texts, Ready { scenarios, compared, warnings }))
    }

    /// Lets one question at a time have the processor, unless a later one came.
    fn answered(&self, work: impl FnOnce(&Threads) -> Result<Value, Why>) -> Answer {
        let mine = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        let _turn = lock(&self.turn);
        let newest = self.newest.clone();
        let threads = Threads::new(self.threads).until(move || newest.load(Ordering::SeqCst) != mine);
        let done = if self.newest.load(Ordering::SeqCst) == mine { work(&threads) } else { Err(Why::Superseded) };
        match done {
            Ok(json) => Answer::Known(json),
            Err(why) => why.into(),
        }
    }

    /// Simulates scenarios: all replications of the file, or as many as a quick answer allows. Whether these were all.
    fn simulated(&self, mut ready: Ready, whole: bool, threads: &Threads) -> Result<(Results, bool), Why> {
        let Some((_, first)) = ready.scenarios.first().cloned() else {
            return Err(Why::wrong("there is nothing to simulate".to_owned()));
        };
        let all = first.run.replications;
        if let Some(why) = estimate::refusal(&ready.scenarios, all, threads.count()) {
            return Err(Why::wrong(why));
        }
        ready.warnings.extend(size(&mut ready.scenarios, ready.compared, threads)?);
        let quick = *lock(&self.quick);
        let replications = if whole { all } else { quick.unwrap_or(FEWEST).min(all) };
        let settings =
            Settings { replications, precision: None, seed: first.run.seed, confidence: first.run.confidence };
        #[expect(clippy::disallowed_methods, reason = "how long an answer takes is what is asked for")]
        let begun = Instant::now();
        let terms = if ready.compared { Terms::AndOthers } else { Terms::AsWritten };
        let mut outcomes: Vec<(String, Outcome)> = Vec::new();
        for (name, scenario) in &ready.scenarios {
            let outcome = simulate_under(scenario, &settings, threads, terms, |_| {})
                .map_err(|stop| stopped(name, settings.seed, stop))?;
            if outcome.stopped == INTERRUPTED {
                return Err(Why::Superseded);
            }
            outcomes.push((name.clone(), outcome));
        }
        if !whole && quick.is_none() {
            // The pace of the first answer tells how many the next ones may have.
            let pace = begun.elapsed().as_secs_f64() / replications as f64;
            let most = if pace > 0.0 { (QUICK / pace) as u64 } else { all };
            *lock(&self.quick) = Some(most.clamp(FEWEST, all.max(FEWEST)));
        }
        let command = if ready.compared { "compare" } else { "run" };
        let (results, _) = results(command, &ready.scenarios, &settings, outcomes, ready.warnings);
        finite::check(&results).map_err(|why| Failure::Fault(why.to_string()))?;
        Ok((results, replications == all))
    }
}

/// Why a question has no answer.
enum Why {
    Wrong(Vec<String>),
    Superseded,
}

impl Why {
    fn wrong(why: String) -> Why {
        Why::Wrong(vec![why])
    }
}

/// A question that a later one overtook was stopped as a command is that somebody interrupts.
impl From<Failure> for Why {
    fn from(failure: Failure) -> Why {
        match failure {
            Failure::Interrupted(..) => Why::Superseded,
            Failure::Told => Why::Wrong(Vec::new()),
            Failure::Input(why)
            | Failure::Io(why)
            | Failure::Limit(why)
            | Failure::Mismatch(why)
            | Failure::Fault(why) => Why::wrong(why),
        }
    }
}

impl From<Why> for Answer {
    fn from(why: Why) -> Answer {
        match why {
            Why::Wrong(problems) => refused(problems),
            Why::Superseded => Answer::Superseded,
        }
    }
}

fn parsed<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, Why> {
    serde_json::from_str(body)
        .map_err(|error| Why::wrong(format!("the page asked for something that is none: {error}")))
}

fn refused(problems: Vec<String>) -> Answer {
    Answer::Refused(json!({ "problems": problems }))
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
