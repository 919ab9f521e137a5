//! The people of a staffing as the note tells them: whom its shifts take, and whom there are.
//!
//! In: own people by roster, a staffing, the option that is in place as it is written. Out: people to employ by provider, and how many
//! there are where nobody says it: those who can work the rosters that are in place, counted alike, so that new rosters which are
//! the old ones hire nobody. It searches nothing.

use crate::centre::Group;
use crate::experiment::commitments;
use crate::experiment::promise;
use crate::experiment::replicate::{Stop, Threads};
use crate::experiment::staff::people::of_roster;
use crate::results::OwnPeople;
use crate::results::staffing::Staffing;
use crate::scenario::Scenario;
use crate::units::Time;

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
    let today = today.map(|today| sized(today, threads)).transpose()?;
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
            own.heads_today = Some(there_are(&own.provider, staffing, today));
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

/// What is in place, with every roster known.
fn sized(mut scenario: Scenario, threads: &Threads) -> Result<Scenario, Stop> {
    promise::size(&mut scenario.model, threads)?;
    Ok(scenario)
}

/// People of a provider today: of groups that are staffed who can work their rosters, of others full-time ones.
fn there_are(provider: &str, staffing: &Staffing, today: &Scenario) -> f64 {
    let centre = &today.model.centre;
    let from = Time::START + today.run.warm_up;
    let is_its = |group: &&Group| centre.providers.get(group.provider.index()).is_some_and(|its| its.name == provider);
    let is_staffed = |group: &&Group| staffing.groups.iter().any(|staffed| staffed.name == group.name);
    let staffed = centre.groups.iter().filter(is_its).filter(is_staffed);
    let people: f64 = staffed.map(|group| f64::from(of_roster(group, &centre.calendar, from).to_employ)).sum();
    people + heads_of(provider, &left_alone(staffing, today))
}

/// Whole full-time people of a provider.
fn heads_of(provider: &str, people: &[OwnPeople]) -> f64 {
    people.iter().find(|own| own.provider == provider).map_or(0.0, |own| own.heads.ceil())
}
