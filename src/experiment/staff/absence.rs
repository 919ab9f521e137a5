//! Service when not everybody comes.
//!
//! In: a staffing of a group whose shrinkage says that some stay away. Out: its service level when everybody comes, and when absence is
//! drawn; heads on the phones against heads to schedule.

use crate::centre::group::{Roster, RosterCounts, Step};
use crate::engine::Model;
use crate::experiment::replicate::Stop;
use crate::experiment::staff::Study;
use crate::experiment::staff::confirm;
use crate::experiment::staff::rows::open_hours;
use crate::results::staffing::UnderAbsence;
use crate::statistics::Estimate;

/// What absence does to the group at `place` of those that were asked for, whose service level was found to be `found` in so many
/// replications; none where nobody is to be expected absent.
///
/// # Errors
/// Why a replication stopped.
pub fn of(
    study: &Study<'_>,
    model: &Model,
    place: usize,
    (found, replications): (Estimate, u64),
) -> Result<Option<UnderAbsence>, Stop> {
    let Some(number) = study.ask.groups.get(place).copied() else { return Ok(None) };
    let Some(group) = model.centre.groups.get(number) else { return Ok(None) };
    let away = group.shrinkage.together(&group.shrinkage.on_the_roster());
    if away <= 0.0 {
        return Ok(None);
    }
    let present = 1.0 - away.min(0.99);
    let hours = |steps: &[Step]| open_hours(study, steps);
    let scheduled_now = group.roster_counts == RosterCounts::Scheduled;
    let roster = group.steps().to_vec();
    let other = if scheduled_now { roster.clone() } else { divided(&roster, present) };
    let mut changed = model.clone();
    if let Some(group) = changed.centre.groups.get_mut(number) {
        group.roster_counts = if scheduled_now { RosterCounts::OnPhones } else { RosterCounts::Scheduled };
        if scheduled_now {
            group.absence = None;
        }
        group.roster = Roster::Steps(other.clone());
    }
    let ask = (study.ask.seed, replications, study.ask.confidence);
    let reached = confirm::reached(study.ground, study.asked, &changed, &[number], ask)?;
    let changed = reached.whole.first().copied().unwrap_or_default();
    Ok(Some(UnderAbsence {
        away,
        scheduled: scheduled_now,
        on_phones_hours: if scheduled_now { hours(&roster) * present } else { hours(&roster) },
        divided_hours: if scheduled_now { hours(&roster) } else { hours(&roster) / present },
        to_schedule_hours: hours(&other),
        service_level_without: if scheduled_now { changed } else { found },
        service_level_with: if scheduled_now { found } else { changed },
    }))
}

/// Heads to schedule so that so many are on the phones in the mean: the usual division.
fn divided(steps: &[Step], present: f64) -> Vec<Step> {
    // A part of a head that rounding alone has made asks for nobody.
    let heads = |agents: u32| (f64::from(agents) / present - 1e-9).ceil().max(0.0) as u32;
    steps.iter().map(|step| Step { agents: heads(step.agents), ..*step }).collect()
}
