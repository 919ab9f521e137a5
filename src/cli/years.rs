//! The stage of `compare` that looks years ahead, where the file has a `[plan]`.

use busyhour::experiment::years::{Amount, of};
use busyhour::scenario::Scenario;

use crate::cli::simulate::stopped;
use crate::cli::stages::{Ground, Stage};

/// The stage, if the file has a plan. It simulates every option at the plan's volumes, as often as it was compared.
pub fn prepare<'a>(ground: &'a Ground<'a>) -> Option<Stage<'a>> {
    let experiment = ground.written.at(&[]).experiment?;
    experiment.base.plan.as_ref()?;
    let asked = |(name, _): &(String, Scenario)| ground.options.contains(name);
    let options: Vec<(String, Scenario)> = experiment.options.into_iter().filter(asked).collect();
    Some(Box::new(move |results| {
        let seed = ground.settings.seed;
        let amount = Amount { replications: results.replications, seed, confidence: results.confidence };
        let found = of(&options, amount, &ground.threads());
        results.years = found.map_err(|fault| stopped(&fault.option, seed, fault.stop))?;
        Ok(())
    }))
}
