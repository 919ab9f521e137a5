//! Service of a staffing whose callers do not keep to the forecast on which it was planned.
//!
//! In: a staffing, how forecasts err. Out: its service under the truth beside that on the forecast, on the same callers as far as they
//! are the same. It plans nothing.

use crate::demand::truth;
use crate::engine::Model;
use crate::experiment::replicate::Stop;
use crate::experiment::staff::Study;
use crate::experiment::staff::asked::Window;
use crate::experiment::staff::confirm::{Reached, reached};
use crate::experiment::staff::rows;
use crate::results::staffing::{GroupUnderTruth, UnderTruth};

/// What the rosters of `model` come to, which were found to reach so much in so many replications when callers keep to the forecast;
/// none where no forecast is wrong.
///
/// # Errors
/// Why a replication stopped.
pub fn of(
    study: &Study<'_>,
    model: &Model,
    (found, replications): (&Reached, u64),
    given_up: &[Window],
) -> Result<Option<UnderTruth>, Stop> {
    if study.truths.iter().all(Option::is_none) {
        return Ok(None);
    }
    let mut model = model.clone();
    truth::put_back(&mut model.arrivals, study.truths.to_vec());
    let groups = &study.ask.groups;
    let ask = (study.ask.seed, replications, study.ask.confidence);
    let true_reached = reached(study.ground, study.asked, &model, groups, ask)?;
    let of_group = |(place, (on_forecast, in_truth))| {
        let name = study.name_of(place);
        GroupUnderTruth { name, on_forecast, in_truth }
    };
    let whole = found.whole.iter().copied().zip(true_reached.whole.iter().copied());
    Ok(Some(UnderTruth {
        groups: whole.enumerate().map(of_group).collect(),
        windows: rows::windows(study, &true_reached, given_up),
    }))
}
