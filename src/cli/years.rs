//! The stage of `compare` that looks years ahead, where the file has a `[plan]`.

use busyhour::experiment::estimate::MOST_CONTACTS;
use busyhour::experiment::years::{Amount, first_attempts, told};
use busyhour::scenario::Scenario;

use crate::cli::fault::Failure;
use crate::cli::simulate::stopped;
use crate::cli::stages::{Ground, Stage};
use crate::cli::terminal::Progress;

/// The stage, if the file has a plan. It simulates every option at the plan's volumes, as often as it was compared.
///
/// # Errors
/// It would take too long; nothing was simulated.
pub fn prepare<'a>(ground: &'a Ground<'a>) -> Result<Option<Stage<'a>>, Failure> {
    let Some(experiment) = ground.written.at(&[]).experiment else { return Ok(None) };
    if experiment.base.plan.is_none() {
        return Ok(None);
    }
    let asked = |(name, _): &(String, Scenario)| ground.options.contains(name);
    let options: Vec<(String, Scenario)> = experiment.options.into_iter().filter(asked).collect();
    let all = first_attempts(&options) * ground.at_most() as f64;
    if all > MOST_CONTACTS {
        return Err(Failure::Input(format!(
            "[plan]: its volumes of {} options, each {} times, would be about {all:.1e} contacts, more than the limit of \
             {MOST_CONTACTS:.0e}; take fewer levels, options or replications",
            options.len(),
            ground.at_most()
        )));
    }
    Ok(Some(Box::new(move |results| {
        let seed = ground.settings.seed;
        let amount = Amount { replications: ground.replications(results), seed, confidence: results.confidence };
        let bar = Progress::of(options.len() as u64, "options over the years", ground.quiet());
        bar.option("[plan]");
        let found = told(&options, amount, &ground.threads(), &mut |done| bar.at(done));
        bar.finish();
        results.years = found.map_err(|fault| stopped(&fault.option, seed, fault.stop))?;
        Ok(())
    })))
}
