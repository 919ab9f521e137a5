//! The people of a staffing as the note tells them: whom its shifts take, and whom there are.
//!
//! In: own people by roster, a staffing, the option that is in place as it is written. Out: people to employ by provider, and how many
//! there are where nobody says it: those of the rosters that are in place. It searches nothing.

use crate::experiment::commitments;
use crate::experiment::promise;
use crate::experiment::replicate::{Stop, Threads};
use crate::results::OwnPeople;
use crate::results::staffing::Staffing;
use crate::scenario::Scenario;

/// Tells whom to employ beside `people` by the rosters of `scenario`; `today` is what is in place.
///
/// # Errors
/// Why a replication stopped in which today's promises were looked at.
pub fn tell(
    people: &mut [OwnPeople],
    staffing: &Staffing,
    scenario: &Scenario,
    today: Option<Scenario>,
    threads: &Threads,
) -> Result<(), Stop> {
    let left_alone = left_alone(staffing, scenario);
    let today = today.map(|today| by_roster(today, threads)).transpose()?;
    for own in people {
        let groups = scenario.model.centre.groups.iter().filter(|group| {
            let provider = scenario.model.centre.providers.get(group.provider.index());
            provider.is_some_and(|provider| provider.name == own.provider)
        });
        let found: Vec<f64> = groups
            .filter_map(|group| staffing.groups.iter().find(|staffed| staffed.name == group.name))
            .map(|staffed| f64::from(staffed.people.to_employ))
            .collect();
        let others = heads_of(&own.provider, &left_alone);
        own.to_employ = (!found.is_empty()).then(|| found.iter().sum::<f64>() + others);
        if let Some(today) = today.as_ref().filter(|_| own.heads_today.is_none()) {
            own.heads_today = Some(heads_of(&own.provider, today));
        }
    }
    Ok(())
}

/// People of the groups whose rosters stay as they are.
fn left_alone(staffing: &Staffing, scenario: &Scenario) -> Vec<OwnPeople> {
    let mut others = scenario.clone();
    others.model.centre.groups.retain(|group| staffing.groups.iter().all(|staffed| staffed.name != group.name));
    commitments::of(&others).people
}

fn by_roster(mut scenario: Scenario, threads: &Threads) -> Result<Vec<OwnPeople>, Stop> {
    promise::size(&mut scenario.model, threads)?;
    Ok(commitments::of(&scenario).people)
}

/// Whole full-time people of a provider.
fn heads_of(provider: &str, people: &[OwnPeople]) -> f64 {
    people.iter().find(|own| own.provider == provider).map_or(0.0, |own| own.heads.ceil())
}
