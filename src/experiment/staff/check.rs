//! Fresh callers after a search: enough of them to see what matters, and more agents where they are served too poorly.
//!
//! In: what a search found, on few callers. Out: the same with more agents where callers whom it never met say so. A search takes
//! agents away while its own callers allow it, so what it ends with is poorer for others: by as much as its callers say too little.
//! Therefore the check has as many more as it takes to see a few points, up to a limit.

use crate::engine::Model;
use crate::experiment::replicate::Stop;
use crate::experiment::staff::asked::{Asked, Window};
use crate::experiment::staff::confirm::{self, Reached};
use crate::experiment::staff::effects::Space;
use crate::experiment::staff::ground::{Ground, callers};
use crate::experiment::staff::limits::Limit;
use crate::experiment::staff::search::Search;
use crate::results::staffing::Verdict;
use crate::statistics::Estimate;

/// Checks on fresh callers, each followed by adding where they say so.
const CHECKS: u64 = 3;
/// A check has so many times the replications of the search, at most.
const TIMES: u64 = 25;
/// And no more than this, unless the search has more.
const MOST: u64 = 2000;

/// How often more callers are asked for: what a few say of the spread is a guess, and a window that few decide more may open again.
const LOOKS: usize = 4;

/// Callers to check on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Callers {
    /// The seed of a staffing.
    pub seed: u64,
    /// Replications of its search.
    pub replications: u64,
    /// Confidence level of intervals.
    pub confidence: f64,
}

/// Replications of a check, at most.
pub fn at_most(replications: u64) -> u64 {
    replications.saturating_mul(TIMES).min(MOST).max(replications)
}

/// What a staffing reaches on the callers of a seed: as many replications as the search had, and where a window stays open of which
/// more could be told, as many as it takes; and how many these were.
///
/// # Errors
/// Why a replication stopped.
pub fn look(
    ground: &Ground<'_>,
    asked: &Asked<'_>,
    model: &Model,
    groups: &[usize],
    callers: Callers,
) -> Result<(Reached, u64), Stop> {
    let Callers { seed, replications, confidence } = callers;
    let most = at_most(replications);
    let mut played = replications;
    let mut reached = confirm::reached(ground, asked, model, groups, (seed, played, confidence))?;
    for _ in 0..LOOKS {
        let enough = enough(ground, asked, &reached, played).min(most);
        if enough <= played {
            break;
        }
        played = enough;
        reached = confirm::reached(ground, asked, model, groups, (seed, played, confidence))?;
    }
    Ok((reached, played))
}

/// Replications after which every window is decided or known within its tolerance, by the spread of these.
fn enough(ground: &Ground<'_>, asked: &Asked<'_>, reached: &Reached, replications: u64) -> u64 {
    let needed = |(window, estimate): (&Window, &Estimate)| {
        let limit = ground.limits.get(window.0)?;
        if verdict(limit, asked.of(*window), *estimate) != Verdict::TooNearToCall {
            return None;
        }
        let times = estimate.half_width()? / limit.tolerance();
        Some((replications as f64 * times * times).ceil() as u64)
    };
    reached.windows.iter().filter_map(needed).max().unwrap_or(0)
}

fn verdict(limit: &Limit, asked: f64, estimate: Estimate) -> Verdict {
    confirm::verdict(estimate, asked * limit.unit(), limit.at_least())
}

/// Whether an estimate of a window is on the wrong side of what is asked, however near.
pub fn falls_short(limit: &Limit, asked: f64, estimate: Estimate) -> bool {
    let asked = asked * limit.unit();
    estimate.mean.is_some_and(|mean| if limit.at_least() { mean < asked - 1e-12 } else { mean > asked + 1e-12 })
}

/// Adds agents, or shifts, until callers whom no search has met are served as is asked: on the first of them wherever they fall
/// short, on later ones where they surely do, for luck would else add for ever. `purpose` and those after it name the callers.
///
/// # Errors
/// Why a replication stopped.
pub fn mend(
    ground: &Ground<'_>,
    asked: &Asked<'_>,
    space: &Space<'_>,
    counts: &mut [u32],
    (purpose, insists, on): (u64, bool, Callers),
) -> Result<(), Stop> {
    for check in 0..CHECKS {
        let seed = callers(on.seed, purpose + check);
        let model = ground.with(&(space.rosters)(counts));
        let (reached, replications) = look(ground, asked, &model, &[], Callers { seed, ..on })?;
        let asked = &asked.of_callers(ground, seed, replications)?;
        let short = short(ground, asked, &reached, check == 0);
        if short.is_empty() {
            break;
        }
        // Where near the best that can be reached one more does nothing, luck is no reason for another.
        let insists = insists && check > 0;
        let search = Search { ground, space, asked, seed, replications, tries: on.replications, insists };
        search.raise(counts, Some(&short))?;
    }
    Ok(())
}

/// Windows that surely fall short, or `all` that do; what is asked for less than its target need not reach that by luck.
pub fn short(ground: &Ground<'_>, asked: &Asked<'_>, reached: &Reached, all: bool) -> Vec<Window> {
    let is_short = |(window, estimate): (&Window, &Estimate)| {
        let limit = ground.limits.get(window.0)?;
        let surely = verdict(limit, asked.of(*window), *estimate) == Verdict::Missed;
        let near = all && !asked.is_relaxed(*window) && falls_short(limit, asked.of(*window), *estimate);
        (surely || near).then_some(*window)
    };
    reached.windows.iter().filter_map(is_short).collect()
}
