//! The stage of `compare` that looks years ahead, where the file has a `[plan]`.

use busyhour::experiment::years::{Amount, YearsFault, limit, told};
use busyhour::said;
use busyhour::said::Said;
use busyhour::scenario::Scenario;
use busyhour::units::shown;

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
    if let Some(why) = limit::refusal(&options, ground.at_most()) {
        return Err(Failure::Input(format!("[plan]: {why}")));
    }
    Ok(Some(Box::new(move |results| {
        let seed = ground.settings.seed;
        let amount = Amount { replications: ground.replications(results), seed, confidence: results.confidence };
        let bar = Progress::of(options.len() as u64, "options over the years", ground.quiet());
        bar.option("[plan]");
        let found = told(&options, amount, &ground.threads(), &mut |done| bar.at(done));
        bar.finish();
        results.years = found.map_err(|fault| failed(fault, seed, &options))?;
        Ok(())
    })))
}

/// Said where the plan names a switch and one of its options is not compared.
pub fn unswitched(options: &[(String, Scenario)]) -> Option<Said> {
    let switch = options.first()?.1.plan.as_ref()?.switch.as_ref()?;
    let left_out = |name: &&String| options.iter().all(|(known, _)| known != *name);
    let missing: Vec<String> =
        [&switch.from, &switch.to].into_iter().filter(left_out).map(|name| format!("\"{}\"", shown(name))).collect();
    (!missing.is_empty()).then(|| {
        said::warning(said!(
            "warn-no-switch",
            "plan.switch: goes from \"{from}\" to \"{to}\", and {who} not compared: no month to switch is looked for; name both \
             in --options",
            from = shown(&switch.from),
            to = shown(&switch.to),
            who = match missing.as_slice() {
                [one] => said!("warn-one-is", "{option} is", option = one.as_str()),
                _ => said!("warn-both-are", "both are"),
            },
        ))
    })
}

/// What a plan that stopped means for the command.
fn failed(fault: YearsFault, seed: u64, options: &[(String, Scenario)]) -> Failure {
    match limit::overfull(&fault, options) {
        Some(why) => Failure::Limit(format!("[plan]: {why}")),
        None => stopped(&fault.option, seed, fault.stop),
    }
}
