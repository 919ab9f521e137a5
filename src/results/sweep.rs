//! What is kept of a sweep: tables with their columns, and blocks of replications as they stand in journals.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text.
    Text(Arc<str>),
    /// A whole number.
    Whole(u64),
    /// A number; none where nothing happened.
    Number(Option<f64>),
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Text.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name, with its unit: `asa_s`.
    pub name: String,
    /// What its cells are.
    pub kind: Kind,
    /// In which unit; empty where there is none.
    pub unit: String,
    /// What it says.
    pub definition: String,
}

/// One replication at a point: counters, by row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Replicated {
    /// Contact types in the order of the scenario, then their total.
    pub rows: Vec<Counted>,
    /// Money, as the part and the whole of each figure; empty where the scenario knows none.
    pub money: Vec<(f64, f64)>,
    /// Counters by row and interval of the calendar; empty unless they were asked for.
    pub intervals: Vec<Vec<Vec<i64>>>,
}

/// What is counted of a row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counted {
    /// The counters.
    pub counts: Vec<i64>,
    /// Quantiles of waits, in seconds; empty where nobody waits.
    pub waits: Vec<Option<f64>>,
    /// Intervals, days and months that were judged, and those of them that met the target (months: that missed it).
    pub windows: Vec<(u32, u32)>,
    /// Whether every window of the target was met; none where nothing was offered or there is no target.
    pub met: Option<bool>,
}

/// Some replications of all options at one point, as one record of a journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The point, by its number in the design.
    pub point: u64,
    /// The first of its replications, from 0.
    pub from: u64,
    /// The first after them.
    pub until: u64,
    /// Replications of each option, in the order of the plan; or why there are none.
    pub found: Result<Vec<Vec<Replicated>>, Failed>,
}

/// Why a point failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failed {
    /// In words.
    pub why: String,
    /// It is a fault of the program, not a limit.
    pub is_fault: bool,
}

impl Block {
    /// As it stands in a journal.
    ///
    /// # Errors
    /// It is too large for memory.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }

    /// The point and the first replication of a block in a journal, without reading what was found.
    ///
    /// # Errors
    /// It is none.
    pub fn address(bytes: &[u8]) -> Result<(u64, u64), postcard::Error> {
        // They stand first.
        postcard::take_from_bytes(bytes).map(|(address, _)| address)
    }

    /// From a journal.
    ///
    /// # Errors
    /// It is none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Block, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}

/// What a sweep is, in `sweep.json`: whoever continues it or puts it together must have the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Version of the program.
    pub busyhour: String,
    /// Version of this format and of journals.
    pub format: u32,
    /// The plan's file, as the user named it.
    pub plan: String,
    /// The scenario's file, as the plan names it.
    pub scenario: String,
    /// Points that are run.
    pub points: u64,
    /// Digest of the plan's text.
    pub plan_digest: String,
    /// Digest of the scenario's text.
    pub scenario_digest: String,
    /// Digest of the files that the scenario names.
    pub files_digest: String,
}

/// Version of [`Identity`] and of blocks.
pub const FORMAT: u32 = 1;

impl Identity {
    /// What differs from another, in words; none where both are one sweep. Names of files may differ.
    pub fn differs(&self, other: &Identity) -> Option<String> {
        let short = |digest: &str| digest.get(..8).unwrap_or(digest).to_owned();
        let differs = |what: &str, a: &str, b: &str| (a != b).then(|| format!("{what} {a} against {b}"));
        let digests = |what, a, b| differs(what, &short(a), &short(b));
        differs("version", &self.busyhour, &other.busyhour)
            .or_else(|| differs("format", &self.format.to_string(), &other.format.to_string()))
            .or_else(|| digests("plan", &self.plan_digest, &other.plan_digest))
            .or_else(|| digests("scenario", &self.scenario_digest, &other.scenario_digest))
            .or_else(|| digests("files of the scenario", &self.files_digest, &other.files_digest))
    }
}

/// The heading of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Whose it is.
    pub sweep: Identity,
    /// Its shard, from 1.
    pub shard: u64,
    /// Of how many.
    pub of: u64,
}

/// What `manifest.json` says: where the tables come from, and which there are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest<'m> {
    /// Version of the program.
    pub busyhour: &'m str,
    /// What was swept.
    pub sweep: &'m Identity,
    /// What the plan is about.
    pub title: Option<&'m str>,
    /// In which money is.
    pub currency: &'m str,
    /// The seed of luck.
    pub seed: u64,
    /// Confidence of intervals.
    pub confidence: f64,
    /// The options.
    pub options: Vec<&'m str>,
    /// What moves.
    pub axes: Vec<Moved<'m>>,
    /// Points.
    pub points: u64,
    /// Of them failed.
    pub failed: usize,
    /// What makes the luck.
    pub generator: &'m str,
    /// The command that gives the same bytes again, from the folder of the sweep.
    pub command: String,
    /// The other files.
    pub files: Vec<String>,
}

/// An axis and its column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Moved<'m> {
    /// The path.
    pub path: &'m str,
    /// The column.
    pub column: &'m str,
}
