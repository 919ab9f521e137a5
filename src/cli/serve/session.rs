//! What the page works on: the file, versions of it, and what was simulated of them.
//!
//! A version is a text and changes by path; both come with each question, so that a page can keep as many versions as it likes. The same
//! seed and the same number of replications: two versions meet the same callers.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use busyhour::document::render;
use busyhour::document::rewrite::rewrite;
use busyhour::experiment::results::results;
use busyhour::experiment::{Outcome, Settings, Terms, Threads, estimate, simulate_under};
use busyhour::report::language::Language;
use busyhour::report::live;
use busyhour::results::{INTERRUPTED, Results};
use busyhour::scenario::controls::controls;
use busyhour::scenario::inputs::laws;
use busyhour::scenario::written::Written;
use busyhour::scenario::{Scenario, scales};
use busyhour::storage::{ScenarioFolder, publish};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cli::fault::Failure;
use crate::cli::serve::ServeArguments;
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

/// A version of the scenario.
#[derive(Debug, Deserialize)]
struct Version {
    text: String,
    /// Values by path, as TOML writes them.
    #[serde(default)]
    changes: Vec<(String, String)>,
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
    /// What the file said when it was read or written last.
    known: Mutex<String>,
    /// Replications of a quick answer, once the pace is known.
    quick: Mutex<Option<u64>>,
    /// The number of the question that came last: those before it need no answer.
    newest: Arc<AtomicU64>,
    /// One question at a time has the processor.
    turn: Mutex<()>,
}

/// Scenarios that can be simulated, and what there is to say of them.
struct Ready {
    scenarios: Vec<(String, Scenario)>,
    compared: bool,
    warnings: Vec<String>,
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
        Ok(Session {
            path: arguments.scenario.clone(),
            threads: arguments.threads.map(usize::from),
            language: arguments.language.into(),
            known: Mutex::new(text),
            quick: Mutex::default(),
            newest: Arc::default(),
            turn: Mutex::default(),
        })
    }

    /// The file as it was read, and its numbers that can be moved.
    pub fn state(&self, _: &str) -> Answer {
        let text = lock(&self.known).clone();
        Answer::Known(json!({
            "name": self.path.display().to_string(),
            "language": self.language.code(),
            "controls": told(&text),
            "text": text,
        }))
    }

    /// A text with its changes made, and its numbers: what the page shows after somebody wrote in the text.
    pub fn read(&self, body: &str) -> Answer {
        match parsed(body).and_then(|version: Version| self.ready(&version)) {
            Ok((text, ready)) => {
                Answer::Known(json!({ "controls": told(&text), "text": text, "warnings": ready.warnings }))
            }
            Err(why) => why.into(),
        }
    }

    /// Simulates a version.
    pub fn run(&self, body: &str) -> Answer {
        self.answered(|threads| {
            let asked: Asked = parsed(body)?;
            let (_, ready) = self.ready(&asked.version)?;
            let begun = Instant::now();
            let (results, whole) = self.simulated(ready, asked.whole, threads)?;
            let mut told = live::summary(&results, self.language);
            if let Some(all) = told.as_object_mut() {
                all.insert("whole".to_owned(), whole.into());
                all.insert("seconds".to_owned(), begun.elapsed().as_secs_f64().into());
            }
            Ok(told)
        })
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

    /// Writes a version into the file, unless it changed under us.
    pub fn save(&self, body: &str) -> Answer {
        let text = match parsed(body).and_then(|version: Version| self.ready(&version)) {
            Ok((text, _)) => text,
            Err(why) => return why.into(),
        };
        let mut known = lock(&self.known);
        match std::fs::read(&self.path) {
            Ok(bytes) if bytes == known.as_bytes() => {}
            Ok(_) => {
                return refused(vec![format!(
                    "{} changed on the disk meanwhile; load the page again",
                    self.path.display()
                )]);
            }
            Err(error) => return refused(vec![format!("{}: {error}", self.path.display())]),
        }
        if let Err(error) = publish(&self.path, text.as_bytes()) {
            return refused(vec![error.to_string()]);
        }
        known.clone_from(&text);
        Answer::Known(json!({ "text": text, "controls": told(&text) }))
    }

    /// A version as text and as scenarios, or all that is wrong with it.
    fn ready(&self, version: &Version) -> Result<(String, Ready), Why> {
        let text = rewrite(&version.text, &version.changes, &laws(), &[scales::DEMAND, scales::HANDLE_TIME])
            .map_err(Why::wrong)?;
        let files = Box::new(ScenarioFolder::of(&self.path));
        let written = Written::new(self.path.display().to_string(), text.as_bytes().to_vec(), files, Vec::new());
        let loaded = written.at(&[]);
        let Some(experiment) = loaded.experiment else {
            return Err(Why::Wrong(render(&loaded.problems, &loaded.sources).lines().map(str::to_owned).collect()));
        };
        let warnings = loaded.problems.iter();
        let warnings =
            warnings.map(|problem| busyhour::document::sources::headline(problem, &loaded.sources)).collect();
        let compared = !experiment.options.is_empty();
        let scenarios = if compared { experiment.options } else { vec![("base".to_owned(), experiment.base)] };
        Ok((text, Ready { scenarios, compared, warnings }))
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

/// The numbers of a text, as the page shows them.
fn told(text: &str) -> Vec<Value> {
    let one = |control: busyhour::scenario::controls::Control| {
        json!({
            "path": control.path,
            "inner": control.inner,
            "option": control.option,
            "about": control.about.word(),
            "value": control.quantity.value,
            "is_duration": control.quantity.is_duration,
            "is_whole": control.quantity.is_whole,
            "is_share": control.is_share,
        })
    };
    controls(text).into_iter().map(one).collect()
}
