//! The folder of a sweep: what it is, the journals of its shards, and what they hold.
//!
//! `sweep.json` says what it is; `inputs/` keeps plan and scenario as they were; `shards/` has a journal for each shard. The tables are put
//! beside them, `manifest.json` last.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use busyhour::experiment::sweep::progress::Shard;
use busyhour::results::sweep::{Block, Heading, HeadingVersions, Identity, Versions};
use busyhour::storage::journal::{Place, Reading};
use busyhour::storage::{self, Marks, claim, create_durably, publish, publish_new};
use busyhour::units::shown;

use crate::cli::fault::Failure;
use crate::cli::sweep::load::{Loaded, load_kept, versions};

/// What a sweep is.
const IDENTITY: &str = "sweep.json";
/// The file whose presence means that the tables are complete.
pub const MANIFEST: &str = "manifest.json";
/// How the folder is told from others.
pub const MARKS: Marks = Marks { ours: &[IDENTITY], last: MANIFEST };
/// Journals that are open at a time.
const OPEN: usize = 32;
/// The ending of a journal's name.
const JOURNAL: &str = ".journal";
/// Where plan and scenario are kept, and in there the scenario with the files that it names.
const INPUTS: &str = "inputs";
const SCENARIO: &str = "scenario";

/// Where the scenario of this name is kept, if the plan is one that a sweep keeps: whoever was given the folder runs it again by that plan.
pub fn kept_beside(plan: &Path, scenario: &Path) -> Option<PathBuf> {
    let plan = std::path::absolute(plan).ok()?;
    let inputs = plan.parent().filter(|inputs| inputs.ends_with(INPUTS))?;
    inputs
        .parent()?
        .join(IDENTITY)
        .is_file()
        .then(|| inputs.join(SCENARIO).join(scenario.file_name().unwrap_or_default()))
}

/// The folder of a sweep.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Folder {
    /// Makes the folder of a sweep, or finds that it holds the same.
    ///
    /// # Errors
    /// It cannot be written, or holds something else.
    pub fn begin(path: &Path, loaded: &Loaded) -> Result<Folder, Failure> {
        let folder = Folder(path.to_owned());
        let mark = path.join(IDENTITY);
        // A mark that cannot be read is told as that, not as files of somebody else.
        let known = if mark.is_file() { Some(folder.identity()?) } else { None };
        claim(path, MARKS)?;
        let known = match known {
            Some(known) => Some(known),
            // First of all: by it the folder is known to be ours, whatever stops us next. Another shard may be first.
            None if publish_new(&mark, &json(serde_json::to_value(&loaded.identity))?)? => None,
            None => Some(folder.identity()?),
        };
        if let Some(differs) = known.and_then(|known| known.differs(&loaded.identity)) {
            let line = folder.first_change(loaded);
            return Err(Failure::Mismatch(format!(
                "{}: says another sweep: {differs}{line}; choose another --out, or remove the folder to begin anew",
                mark.display()
            )));
        }
        folder.keep_inputs(loaded)?;
        create_durably(&folder.shards())?;
        Ok(folder)
    }

    /// The folder of a sweep that was begun.
    ///
    /// # Errors
    /// There is none.
    pub fn find(path: &Path) -> Result<Folder, Failure> {
        if !path.join(IDENTITY).is_file() {
            return Err(Failure::Input(format!(
                "{}: no sweep here; `busyhour sweep PLAN --out DIR` begins one",
                path.display()
            )));
        }
        Ok(Folder(path.to_owned()))
    }

    /// What the sweep is.
    fn identity(&self) -> Result<Identity, Failure> {
        let path = self.0.join(IDENTITY);
        let bytes = std::fs::read(&path).map_err(|error| Failure::Io(format!("{}: {error}", path.display())))?;
        serde_json::from_slice(&bytes).map_err(|error| {
            let why = otherwise_written(&bytes).unwrap_or_else(|| error.to_string());
            Failure::Mismatch(format!("{}: {why}; remove the folder to begin anew", path.display()))
        })
    }

    /// Plan, scenario and the files that it names, as they were read.
    fn keep_inputs(&self, loaded: &Loaded) -> Result<(), Failure> {
        let mut files = loaded.files.contents();
        files.push((loaded.identity.scenario.clone(), loaded.scenario.clone()));
        let mut all: Vec<(PathBuf, Vec<u8>)> =
            files.into_iter().map(|(name, text)| (self.inputs().join(SCENARIO).join(name), text)).collect();
        all.push((self.inputs().join(&loaded.identity.plan), loaded.plan.clone()));
        for (path, text) in all {
            // They are written whole: what is there is what it should be, or of a process that stopped before.
            if std::fs::read(&path).is_ok_and(|there| there == text) {
                continue;
            }
            create_durably(path.parent().unwrap_or(&self.0))?;
            publish(&path, &text)?;
        }
        Ok(())
    }

    /// The first line of plan or scenario that is another than in the copies that are kept, as it was and as it is.
    fn first_change(&self, loaded: &Loaded) -> String {
        let Identity { plan, scenario, .. } = &loaded.identity;
        let texts = [
            (plan, self.inputs().join(plan), &loaded.plan),
            (scenario, self.inputs().join(SCENARIO).join(scenario), &loaded.scenario),
        ];
        let changed = texts.into_iter().find_map(|(name, kept, now)| {
            let kept = std::fs::read(kept).ok()?;
            let [before, after] = [&kept, now].map(|text| String::from_utf8_lossy(text));
            let (mut before, mut after) = (before.lines(), after.lines());
            (1..)
                .zip(std::iter::from_fn(|| match (before.next(), after.next()) {
                    (None, None) => None,
                    (before, after) => Some([before, after].map(|line| line.unwrap_or_default().trim())),
                }))
                .find(|(_, [before, after])| before != after)
                .map(|(line, [before, after])| {
                    format!(" ({}:{line}: \"{}\" then, \"{}\" now)", shown(name), shown(before), shown(after))
                })
        });
        changed.unwrap_or_default()
    }

    fn inputs(&self) -> PathBuf {
        self.0.join(INPUTS)
    }

    fn shards(&self) -> PathBuf {
        self.0.join("shards")
    }

    /// The sweep as it was begun.
    ///
    /// # Errors
    /// What is kept of it is not what it was.
    pub fn load(&self) -> Result<Loaded, Failure> {
        let identity = self.identity()?;
        if let Some(differ) = identity.versions().differ(&versions()) {
            let path = self.0.join(IDENTITY);
            return Err(Failure::Mismatch(format!("{}: {}", path.display(), written_by_others(differ))));
        }
        let scenario = self.inputs().join(SCENARIO).join(&identity.scenario);
        let loaded = load_kept(&self.inputs().join(&identity.plan), &scenario)?;
        match identity.differs(&loaded.identity) {
            None => Ok(loaded),
            Some(differs) => Err(Failure::Mismatch(format!(
                "{}: what is kept there is not what the sweep was begun with: {differs}",
                self.inputs().display()
            ))),
        }
    }

    /// The journal of a shard.
    pub fn journal(&self, shard: Shard) -> PathBuf {
        self.shards().join(format!("shard-{:05}-of-{:05}{JOURNAL}", shard.number, shard.of))
    }

    /// All journals that there are, with the shards that their names say, in the order of names.
    pub fn journals(&self) -> Result<Vec<(PathBuf, Shard)>, Failure> {
        let path = self.shards();
        let failed = |error: std::io::Error| Failure::Io(format!("{}: {error}", path.display()));
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if let Some(shard) = entry.file_name().to_str().and_then(shard_of) {
                found.push((entry.path(), shard));
            }
        }
        found.sort();
        Ok(found)
    }

    /// Where every block lies.
    ///
    /// # Errors
    /// A journal cannot be read, is of another sweep, or says something else than another.
    pub fn index(&self, identity: &Identity) -> Result<Index, Failure> {
        let mut index = Index::default();
        for (path, _) in self.journals()? {
            index.add(&path, identity)?;
        }
        index.entries.sort_by_key(|entry| (entry.point, entry.from, entry.file));
        index.without_repeats()?;
        Ok(index)
    }
}

/// The shard of a journal by its name.
fn shard_of(name: &str) -> Option<Shard> {
    let (number, of) = name.strip_prefix("shard-")?.strip_suffix(JOURNAL)?.split_once("-of-")?;
    Shard::new(number.parse().ok()?, of.parse().ok()?).ok()
}

/// The heading of a journal of this sweep.
///
/// # Errors
/// It cannot be written down.
pub fn heading(identity: &Identity, shard: Shard) -> Result<Vec<u8>, Failure> {
    json(serde_json::to_value(Heading { sweep: identity.clone(), shard: shard.number, of: shard.of }))
}

/// Of which other versions a file is that cannot be read; none if it is of ours.
fn otherwise_written(bytes: &[u8]) -> Option<String> {
    let found: Versions = serde_json::from_slice(bytes).ok()?;
    found.differ(&versions()).map(written_by_others)
}

fn written_by_others(differ: String) -> String {
    format!("written by another program than this one: {differ}")
}

/// Whether a journal belongs to a sweep.
///
/// # Errors
/// It does not; what differs.
pub fn belongs(path: &Path, heading: &[u8], identity: &Identity) -> Result<(), Failure> {
    let found: Heading = serde_json::from_slice(heading).map_err(|error| {
        let other = serde_json::from_slice(heading).ok().and_then(|of: HeadingVersions| of.sweep.differ(&versions()));
        let why = other.map_or_else(|| format!("its heading cannot be read: {error}"), written_by_others);
        Failure::Mismatch(format!("{}: {why}", path.display()))
    })?;
    match found.sweep.differs(identity) {
        None => Ok(()),
        Some(differs) => Err(Failure::Mismatch(format!("{}: is of another sweep: {differs}", path.display()))),
    }
}

/// A value as the bytes of a JSON file.
pub fn json(value: Result<serde_json::Value, serde_json::Error>) -> Result<Vec<u8>, Failure> {
    let bytes = value.and_then(|value| serde_json::to_vec_pretty(&value));
    let mut bytes = bytes.map_err(|error| Failure::Fault(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A block of a journal.
#[derive(Clone, Copy, Debug)]
struct Entry {
    point: u64,
    from: u64,
    file: usize,
    place: Place,
}

/// Where blocks lie.
#[derive(Default)]
pub struct Index {
    files: Vec<PathBuf>,
    /// Journals that are open, the one that was read last at the end: sweeps have more shards than a process may have files.
    open: VecDeque<(usize, Reading)>,
    entries: Vec<Entry>,
}

impl Index {
    fn add(&mut self, path: &Path, identity: &Identity) -> Result<(), Failure> {
        let mut reading = Reading::open(path)?;
        belongs(path, &reading.heading, identity)?;
        let failed = |error: std::io::Error| Failure::Io(format!("{}: {error}", path.display()));
        while let Some(bytes) = reading.next().map_err(failed)? {
            let (point, from) = Block::address(&bytes).map_err(|error| undecoded(path, &error))?;
            let (place, file) = (reading.place(bytes.len()), self.files.len());
            self.entries.push(Entry { point, from, file, place });
        }
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Takes one of blocks that say the same; whoever says something else is told.
    fn without_repeats(&mut self) -> Result<(), Failure> {
        let mut kept: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for entry in std::mem::take(&mut self.entries) {
            match kept.last().copied().filter(|last| (last.point, last.from) == (entry.point, entry.from)) {
                Some(last) if self.bytes(last)? == self.bytes(entry)? => {}
                Some(last) => {
                    let name = |file: usize| self.path(file).display().to_string();
                    return Err(Failure::Mismatch(format!(
                        "point {} is not the same in {} and {}: remove the one that is wrong",
                        entry.point,
                        name(last.file),
                        name(entry.file)
                    )));
                }
                None => kept.push(entry),
            }
        }
        self.entries = kept;
        Ok(())
    }

    fn bytes(&mut self, entry: Entry) -> Result<Vec<u8>, Failure> {
        let reading =
            match self.open.iter().position(|(file, _)| *file == entry.file).and_then(|at| self.open.remove(at)) {
                Some((_, reading)) => reading,
                None => Reading::open(self.path(entry.file))?,
            };
        if self.open.len() >= OPEN {
            self.open.pop_front();
        }
        self.open.push_back((entry.file, reading));
        match self.open.back_mut() {
            Some((_, reading)) => Ok(reading.again(entry.place)?),
            None => Ok(Vec::new()),
        }
    }

    fn path(&self, file: usize) -> &Path {
        self.files.get(file).map_or(Path::new(""), PathBuf::as_path)
    }

    /// The blocks of a point as they stand in their journals.
    ///
    /// # Errors
    /// A journal cannot be read again.
    pub fn records(&mut self, point: u64) -> Result<Vec<Record>, Failure> {
        let first = self.entries.partition_point(|entry| entry.point < point);
        let own = self.entries.iter().skip(first).take_while(|entry| entry.point == point);
        let own: Vec<Entry> = own.copied().collect();
        let read = |entry: Entry| Ok(Record { bytes: self.bytes(entry)?, path: self.path(entry.file).to_owned() });
        own.into_iter().map(read).collect()
    }
}

/// A block as it stands in a journal, and where that is.
pub struct Record {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Record {
    /// The block.
    ///
    /// # Errors
    /// It is none.
    pub fn block(&self) -> Result<Block, Failure> {
        decode(&self.path, &self.bytes)
    }
}

/// A block as it stands in a journal.
pub fn decode(path: &Path, bytes: &[u8]) -> Result<Block, Failure> {
    Block::from_bytes(bytes).map_err(|error| undecoded(path, &error))
}

fn undecoded(path: &Path, error: &dyn std::error::Error) -> Failure {
    let unread = storage::Error::Damaged { path: path.to_owned() };
    Failure::Mismatch(format!("{unread} ({error})"))
}
