//! The claims, what puts each to the test, and the page that says what came of it.
//!
//! In: the folder of the project, with its scenarios. Out: the text of `docs/claims.md`. Every figure on the page comes from a
//! run or from a scenario; every verdict from figures and their intervals.
#![allow(dead_code, unused_imports)]

use std::path::Path;

mod answering;
pub mod figure;
mod orders;
mod people;
mod points;
mod practice;
mod prices;
mod promises;
mod reports;
mod runs;
mod vendors;
pub mod verdict;
mod words;
pub mod write;
mod years;

pub use runs::Runs;
pub use verdict::{Found, Verdict};

/// The page, from the folder of the project.
pub const PAGE: &str = "docs/claims.md";

/// Confidence of every interval on the page: so high that a hundred of them hold together in nine pages of ten.
pub const CONFIDENCE: f64 = 0.999;

/// What an hour of an agent costs a vendor, hryvnias: for less it takes no work.
const HOUR: f64 = 160.0;

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// S0.
    Heads,
    /// S1.
    Criteria,
    /// S2.
    Owners,
    /// S3.
    Kinds,
    /// S4.
    Forms,
}

impl Source {
    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Source::Heads => "call-centre heads on choosing an outsourcer",
            Source::Criteria => "choice criteria",
            Source::Owners => "shop owners' forum",
            Source::Kinds => "kinds of inbound call",
            Source::Forms => "forms of contact centre",
        }
    }
}

/// What puts a claim to the test.
#[derive(Clone, Copy)]
pub struct Test {
    /// Name of a scenario of the gallery: the file's stem in `scenarios/claims`.
    pub scenario: &'static str,
    /// What had to be assumed, in sentences; `{path}` stands for what the scenario says there.
    pub assumed: &'static str,
    /// What the runs say.
    pub judge: fn(&Runs) -> Result<Found, String>,
}

/// A claim of the sources.
#[derive(Clone, Copy)]
pub struct Claim {
    /// 1 to 31.
    pub number: u8,
    /// What is claimed.
    pub claim: &'static str,
    /// Who says so.
    pub sources: &'static [Source],
    /// What puts it to the test.
    pub test: Test,
}

/// All claims, by number.
pub fn claims() -> Vec<Claim> {
    let mut claims: Vec<Claim> = [
        answering::CLAIMS,
        orders::CLAIMS,
        people::CLAIMS,
        practice::CLAIMS,
        prices::CLAIMS,
        promises::CLAIMS,
        reports::CLAIMS,
        vendors::CLAIMS,
        years::CLAIMS,
    ]
    .concat();
    claims.sort_by_key(|claim| claim.number);
    claims
}

/// A claim and what came of it.
pub type Tested = (Claim, Runs, Found);

/// Puts a claim to the test.
///
/// # Errors
/// The scenario cannot be read or run, or a figure is not there.
pub fn test(root: &Path, claim: Claim) -> Result<Tested, String> {
    let Test { scenario, judge, .. } = claim.test;
    let runs = Runs::of(root, scenario)?;
    let found = judge(&runs).map_err(|why| format!("C{}: {scenario}: {why}", claim.number))?;
    Ok((claim, runs, found))
}

/// The whole page.
///
/// # Errors
/// See [`test`].
pub fn page(root: &Path) -> Result<String, String> {
    let tested = claims().into_iter().map(|claim| test(root, claim)).collect::<Result<Vec<_>, _>>()?;
    write::page(&tested)
}

/// The entries of some claims.
///
/// # Errors
/// See [`test`].
pub fn entries(root: &Path, numbers: &[u8]) -> Result<String, String> {
    let wanted = claims().into_iter().filter(|claim| numbers.contains(&claim.number));
    let entries = wanted.map(|claim| write::entry(&test(root, claim)?)).collect::<Result<Vec<_>, _>>()?;
    Ok(entries.join("\n"))
}
