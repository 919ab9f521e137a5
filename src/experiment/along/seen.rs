//! Options simulated at the points of axes.
//!
//! In: points, what is set at each. Out: for each point and option what a curve is drawn from: profit and cost a month of each
//! replication, service and staff. Nothing of a point is kept beside that, so memory does not grow with what a replication holds.

use crate::centre::group::Roster;
use crate::experiment::option::{Headline, Outcome, Settings, simulate};
use crate::experiment::points::{PointFault, Points};
use crate::results::Estimate;
use crate::scenario::written::Set;
use crate::statistics::Series;

/// An option at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The option.
    pub option: String,
    /// Profit a month of each replication.
    pub profit: Series,
    /// Cost a month of each replication.
    pub cost: Series,
    /// Service level of all inbound contacts.
    pub service_level: Estimate,
    /// Agents staffed in all groups.
    pub agents: Estimate,
    /// The roster of each group: what is planned, not who stays on for those that wait at closing.
    pub rosters: Vec<Roster>,
    /// Whether anybody is paid or earns.
    pub money: bool,
}

/// How far it is: replications done, and of which option.
pub type Heard<'h> = dyn FnMut(&str, u64) + Send + 'h;

/// Simulates the options at each point, on the same callers at all of them. Intervals of service and staff hold together over
/// `together` points at the confidence of `points`.
///
/// # Errors
/// A point cannot be simulated: see [`PointFault`].
pub fn seen(
    points: &Points<'_>,
    sets: &[Vec<Set>],
    together: usize,
    heard: &mut Heard<'_>,
) -> Result<Vec<Vec<Seen>>, PointFault> {
    let settings = Settings { confidence: all_of(points.settings.confidence, together), ..points.settings.clone() };
    let mut done = 0;
    let mut all = Vec::with_capacity(sets.len());
    for set in sets {
        let mut at_point = Vec::new();
        for (name, scenario) in points.scenarios(set)? {
            let before = done;
            let outcome =
                simulate(&scenario, &settings, points.threads, |replications| heard(&name, before + replications))
                    .map_err(|stop| PointFault::Stopped { option: name.clone(), stop })?;
            done = before + outcome.replications;
            let rosters = scenario.model.centre.groups.iter().map(|group| group.roster.clone()).collect();
            at_point.extend(of(name, &outcome, rosters));
        }
        all.push(at_point);
    }
    Ok(all)
}

/// The confidence of each of so many intervals that hold together (Bonferroni).
fn all_of(confidence: f64, together: usize) -> f64 {
    1.0 - (1.0 - confidence) / together.max(1) as f64
}

fn of(option: String, outcome: &Outcome, rosters: Vec<Roster>) -> Option<Seen> {
    let series =
        |value: fn(&Headline) -> f64| Series::of_values(&outcome.headlines.iter().map(value).collect::<Vec<f64>>());
    let total = &outcome.results.total;
    Some(Seen {
        option,
        profit: series(|headline| headline.month.profit)?,
        cost: series(|headline| headline.month.cost)?,
        service_level: total.get("service_level"),
        agents: staffed(outcome),
        rosters,
        money: total.by_name.contains_key("profit"),
    })
}

/// Agents staffed in all groups together; ends are added, which holds at least as often as each of them.
fn staffed(outcome: &Outcome) -> Estimate {
    let add = |sum: Option<f64>, more: Option<f64>| sum.zip(more).map(|(sum, more)| sum + more);
    let each =
        outcome.results.groups.values().map(|group| group.get("staffed_agents")).filter(|agents| agents.mean.is_some());
    each.reduce(|sum, more| Estimate {
        mean: add(sum.mean, more.mean),
        low: add(sum.low, more.low),
        high: add(sum.high, more.high),
    })
    .unwrap_or_default()
}
