//! A scenario file to an experiment: the file as written, and each option with its changes made.
//!
//! In: a name, bytes, the files that they name, and changes from the command line. Out: all problems at once, and an
//! [`Experiment`] when none of them is an error. Order of changes: file with its quotes, option, command line.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::problem::Severity;
use crate::document::{At, Files, Log, Node, Place, Problem, Sources, parse};
use crate::said::said;
use crate::scenario::evidence::{self, Mark};
use crate::scenario::inputs::Inputs;
use crate::scenario::knobs::Knobs;
use crate::scenario::options::{self, Change, Declared, Desk};
use crate::scenario::quotes::Quotes;
use crate::scenario::schema::homes;
use crate::scenario::sets::Sets;
use crate::scenario::written::Set;
use crate::scenario::{Scenario, file, resolved};

/// What came of a file.
#[derive(Debug)]
pub struct Loaded {
    /// The texts that problems point into.
    pub sources: Sources,
    /// Errors, then warnings, each in the order of the text.
    pub problems: Vec<Problem>,
    /// How the files that it names were read, where that is not plain.
    pub notes: Vec<String>,
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
    /// The same as a tree.
    pub document: Node,
    /// Its knobs.
    pub knobs: Knobs,
    /// The whole document of each option, its changes and quotes made.
    pub option_documents: Vec<(String, Node)>,
    /// The paths that each option sets, in file order, with their places.
    pub set_by: Vec<(String, Vec<(String, Place)>)>,
    /// What `[evidence]` says, in file order.
    pub marks: Vec<Mark>,
}

impl Experiment {
    /// The numbers of the file as inputs.
    pub fn inputs(&self) -> Inputs<'_> {
        let Experiment { document, option_documents, marks, set_by, .. } = self;
        Inputs { document, option_documents, marks, set_by }
    }
}

/// Loads a scenario. `name` is the path as the user gave it; `sets` are paths and values, as in `--set PATH=VALUE`.
pub fn load(name: &str, bytes: &[u8], files: &dyn Files, sets: &[(String, String)]) -> Loaded {
    let sets: Vec<Set> = sets.iter().map(|(path, text)| Set::value(path, text)).collect();
    load_at(name, bytes, files, &sets, Turned::Everywhere)
}

/// Whether the file is looked at with every knob at each of its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turned {
    /// It is: the file is read for the first time.
    Everywhere,
    /// It was looked at before.
    Nowhere,
}

/// As [`load`], of a file that may have been looked at before.
pub fn load_at(name: &str, bytes: &[u8], files: &dyn Files, sets: &[Set], turned: Turned) -> Loaded {
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
    let sets: Vec<Change> = sets.iter().filter_map(|set| options::from_set(set, &mut sources, &log)).collect();
    let Some(root) = root.filter(|_| !log.has_errors()) else {
        return Loaded { sources, problems: log.into_problems(), notes: Vec::new(), experiment: None };
    };
    let stem = stem(name);
    let knobs = knobs(&root, &sets, &log);
    let sets: Vec<Change> = sets.into_iter().flat_map(|change| knobs.turn(change, &log)).collect();
    let declared = options::read(&At::root(&root, &log));
    let declared: Vec<Declared> = declared.into_iter().map(|option| option.turned(&root, &knobs, &log)).collect();
    let names: Vec<String> = declared.iter().map(|option| option.name.clone()).collect();
    let mut problems = Problems::default();
    let mut quotes = Quotes::new(name, files);
    let read_as = |root: &Node, log: &Log, among: bool| file::read(stem, &At::root(root, log), files, &names, among);
    let read = |root: &Node, log: &Log| read_as(root, log, false);
    let changes = sets;
    let sets = Sets::new(&root, &declared, &changes, &mut Quotes::new(name, files), &mut sources.clone());
    let mut desk = Desk { quotes: &mut quotes, sources: &mut sources, log: &log };
    let mut changed = sets.document(&root, None, &mut desk).whole;
    let base = read_as(&changed, &log, !declared.is_empty());
    let mut marks = evidence::Reader::new(&changed, &log);
    marks.look_in(&changed, &log);
    problems.add(log, None);
    let mut options: Vec<(String, Option<Scenario>)> = Vec::new();
    let mut option_documents: Vec<(String, Node)> = Vec::new();
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
        option_documents.push((option.name.clone(), made.whole));
    }
    problems.forget_unused(declared.len());
    let log = Log::new();
    let marks = marks.finish(&changed, &log);
    problems.add(log, None);
    if !problems.errors && turned == Turned::Everywhere {
        let mut at_knobs =
            AtKnobs { root: &root, declared: &declared, changes: &changes, name, files, sources: &mut sources };
        at_knobs.told(&knobs, &read_as, &mut problems);
    }
    Knobs::flatten(&mut changed);
    options::flatten_sets(&mut changed);
    let documents = (changed, option_documents);
    let experiment =
        if problems.errors { None } else { experiment(base, options, documents, marks, (knobs, &declared)) };
    let notes = std::mem::take(&mut problems.notes);
    Loaded { sources, problems: problems.sorted(), notes, experiment }
}

fn experiment(
    base: Option<Scenario>,
    options: Vec<(String, Option<Scenario>)>,
    (document, option_documents): (Node, Vec<(String, Node)>),
    marks: Vec<Mark>,
    (knobs, declared): (Knobs, &[Declared]),
) -> Option<Experiment> {
    let options =
        options.into_iter().map(|(name, scenario)| scenario.map(|scenario| (name, scenario))).collect::<Option<_>>()?;
    let paths = |option: &Declared| option.paths().map(|(path, place)| (path.to_owned(), place)).collect();
    let set_by = declared.iter().map(|option| (option.name.clone(), paths(option))).collect();
    let resolved = resolved::text(&document);
    Some(Experiment { base: base?, options, resolved, document, knobs, option_documents, set_by, marks })
}

/// The knobs of the file, as the command line declares them.
fn knobs(root: &Node, sets: &[Change], log: &Log) -> Knobs {
    let declare: Vec<&Change> = sets.iter().filter(|change| Knobs::declared_by(change)).collect();
    if declare.is_empty() {
        return Knobs::read(&At::root(root, log));
    }
    let (mut root, silent) = (root.clone(), Log::new());
    declare.into_iter().for_each(|change| _ = change.apply(&mut root, &silent));
    Knobs::read(&At::root(&root, log))
}

/// The file at each point of its knobs: what it cannot take there is a problem of the knob.
struct AtKnobs<'a> {
    root: &'a Node,
    declared: &'a [Declared],
    changes: &'a [Change],
    name: &'a str,
    files: &'a dyn Files,
    sources: &'a mut Sources,
}

impl AtKnobs<'_> {
    fn told(&mut self, knobs: &Knobs, read: &impl Fn(&Node, &Log, bool) -> Option<Scenario>, problems: &mut Problems) {
        for knob in knobs.all() {
            for point in 0..knob.points() {
                let log = self.at(knob.at(point as f64, None), read);
                problems.add_errors(log, &format!("at knobs.{} = {point}", knob.name()));
            }
        }
    }

    /// What is wrong with the file as written after changes, and with its options where it has no place for all of them.
    fn at(&mut self, changes: Vec<Change>, read: &impl Fn(&Node, &Log, bool) -> Option<Scenario>) -> Log {
        let changes: Vec<Change> = self.changes.iter().cloned().chain(changes).collect();
        let mut quotes = Quotes::new(self.name, self.files);
        let sets = Sets::new(self.root, self.declared, &changes, &mut quotes, &mut self.sources.clone());
        let log = Log::new();
        let options = if sets.all_in_file() { &[] } else { self.declared };
        for option in std::iter::once(None).chain(options.iter().map(Some)) {
            let mut desk = Desk { quotes: &mut quotes, sources: self.sources, log: &log };
            let made = sets.document(self.root, option, &mut desk);
            read(&made.whole, &log, option.is_none() && !self.declared.is_empty());
        }
        log
    }
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
    notes: Vec<String>,
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
        let new = |note: &String| !self.notes.contains(note);
        let notes: Vec<String> = log.notes().into_iter().filter(new).collect();
        self.notes.extend(notes);
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
            let homes = problem.unknown.as_deref().map_or(String::new(), homes::told);
            let message = match option {
                Some(name) => format!("{}{homes} (in option \"{name}\")", problem.message),
                None => problem.message + &homes,
            };
            let said = problem.said.map(|what| match option {
                Some(name) => said!("warn-of-option", "{what} (in option \"{option}\")", what = what, option = name),
                None => what,
            });
            self.told.push(Problem { message, said, ..problem });
        }
    }

    /// Adds what is an error and was none before, `when` it is one.
    fn add_errors(&mut self, log: Log, when: &str) {
        for problem in log.into_problems().into_iter().filter(|problem| problem.severity == Severity::Error) {
            self.errors = true;
            let Place { source, start, end } = problem.place;
            if self.known.insert((source, start, end, problem.message.clone())) {
                self.told.push(Problem { message: format!("{} ({when})", problem.message), ..problem });
            }
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
