//! A scenario file to an experiment: the file as written, and each option with its changes made.
//!
//! In: a name, bytes, the files that they name, and changes from the command line. Out: all problems at once, and an
//! [`Experiment`] when none of them is an error. Order of changes: file with its quotes, option, command line.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::problem::Severity;
use crate::document::{At, Files, Log, Node, Place, Problem, Sources, parse};
use crate::scenario::evidence;
use crate::scenario::inputs::Inputs;
use crate::scenario::options::{self, Change, Desk};
use crate::scenario::quotes::Quotes;
use crate::scenario::sets::Sets;
use crate::scenario::{Scenario, file, resolved};

/// What came of a file.
#[derive(Debug)]
pub struct Loaded {
    /// The texts that problems point into.
    pub sources: Sources,
    /// Errors, then warnings, each in the order of the text.
    pub problems: Vec<Problem>,
    /// What to simulate; none when there is an error.
    pub experiment: Option<Experiment>,
}

/// All that a file asks for.
#[derive(Clone, Debug)]
pub struct Experiment {
    /// The file as written, with the changes from the command line.
    pub base: Scenario,
    /// The options in file order, each with its own changes.
    pub options: Vec<(String, Scenario)>,
    /// The file with the changes from the command line, as text.
    pub resolved: String,
    /// Its numbers as inputs, and how they are known.
    pub inputs: Inputs,
}

/// Loads a scenario. `name` is the path as the user gave it; `sets` are paths and values, as in `--set PATH=VALUE`.
pub fn load(name: &str, bytes: &[u8], files: &dyn Files, sets: &[(String, String)]) -> Loaded {
    let mut sources = Sources::new();
    let log = Log::new();
    let root = sources.add_bytes(name, bytes, &log).and_then(|source| {
        let text = sources.text(source).to_owned();
        if text.trim().is_empty() {
            log.error(Default::default(), "", "the file is empty; a scenario starts with `format = 1`");
            return None;
        }
        parse(source, &text, &log)
    });
    let sets: Vec<Change> =
        sets.iter().filter_map(|(path, value)| options::from_command_line(path, value, &mut sources, &log)).collect();
    let Some(root) = root.filter(|_| !log.has_errors()) else {
        return Loaded { sources, problems: log.into_problems(), experiment: None };
    };
    let stem = stem(name);
    let declared = options::read(&At::root(&root, &log));
    let names: Vec<String> = declared.iter().map(|option| option.name.clone()).collect();
    let mut problems = Problems::default();
    let mut quotes = Quotes::new(name, files);
    let read = |root: &Node, log: &Log| file::read(stem, &At::root(root, log), files, &names);
    let sets = Sets::new(&root, &declared, &sets, &mut Quotes::new(name, files), &mut sources.clone());
    let mut desk = Desk { quotes: &mut quotes, sources: &mut sources, log: &log };
    let mut changed = sets.document(&root, None, &mut desk).whole;
    let base = read(&changed, &log);
    let written = changed.clone();
    let mut marks = evidence::Reader::new(&written, &log);
    marks.look_in(&written, &log);
    problems.add(log, None);
    let mut options: Vec<(String, Option<Scenario>)> = Vec::new();
    for option in &declared {
        let log = Log::new();
        let mut desk = Desk { quotes: &mut quotes, sources: &mut sources, log: &log };
        let made = sets.document(&root, Some(option), &mut desk);
        let scenario = read(&made.whole, &log);
        marks.look_in(&made.whole, &log);
        problems.add(log, Some(&option.name));
        if let Some(set) = option.kept(&made.whole, &made.made, made.as_in_file) {
            options::keep_set(&mut changed, &option.name, set);
        }
        options.push((option.name.clone(), scenario));
    }
    problems.forget_unused(declared.len());
    let log = Log::new();
    let inputs = Inputs::new(written.clone(), marks.finish(&written, &log), &declared);
    problems.add(log, None);
    let experiment = if problems.errors { None } else { experiment(base, options, resolved::text(&changed), inputs) };
    Loaded { sources, problems: problems.sorted(), experiment }
}

fn experiment(
    base: Option<Scenario>,
    options: Vec<(String, Option<Scenario>)>,
    resolved: String,
    inputs: Inputs,
) -> Option<Experiment> {
    let options =
        options.into_iter().map(|(name, scenario)| scenario.map(|scenario| (name, scenario))).collect::<Option<_>>()?;
    Some(Experiment { base: base?, options, resolved, inputs })
}

/// The name of a scenario: its file's, without folder and ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.strip_suffix(".toml").unwrap_or(file);
    if stem.is_empty() { "scenario" } else { stem }
}

/// Problems of the file and its options; what the file has is not told again for each option.
#[derive(Default)]
struct Problems {
    told: Vec<Problem>,
    known: BTreeSet<(u16, u32, u32, String)>,
    /// Places of errors.
    wrong: BTreeSet<(u16, u32, u32)>,
    /// In how many options each warning holds, too.
    repeated: BTreeMap<(u16, u32, u32, String), usize>,
    errors: bool,
}

impl Problems {
    fn add(&mut self, log: Log, option: Option<&str>) {
        // A value that was wrong before is wrong in an option too, if in other words. What was only warned of may be.
        let wrong = if option.is_some() { self.wrong.clone() } else { BTreeSet::new() };
        for problem in log.into_problems() {
            // What `like` copies is told where it is written, and once.
            let Place { source, start, end } = problem.place;
            if option.is_some() {
                *self.repeated.entry((source, start, end, problem.message.clone())).or_default() += 1;
            }
            let again = wrong.contains(&(source, start, end)) && !problem.path.is_empty();
            if problem.severity == Severity::Error {
                self.errors = true;
                self.wrong.insert((source, start, end));
            }
            if !self.known.insert((source, start, end, problem.message.clone())) || again {
                continue;
            }
            let message = match option {
                Some(name) => format!("{} (in option \"{name}\")", problem.message),
                None => problem.message,
            };
            self.told.push(Problem { message, ..problem });
        }
    }

    /// A robot that the file declares for one of its options is no oversight: its warning goes.
    fn forget_unused(&mut self, options: usize) {
        let repeated = std::mem::take(&mut self.repeated);
        self.told.retain(|problem| {
            let Place { source, start, end } = problem.place;
            let is_robot = problem.severity == Severity::Warning && problem.path.starts_with("robots.");
            let times = repeated.get(&(source, start, end, problem.message.clone())).copied().unwrap_or_default();
            !is_robot || times == options
        });
    }

    fn sorted(mut self) -> Vec<Problem> {
        // What stops the run is read first.
        self.told.sort_by_key(|problem| (problem.severity, problem.place.source, problem.place.start));
        self.told
    }
}
