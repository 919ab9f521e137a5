//! How long people are ready to wait: known of who gave up, known to be longer of who was answered.
//!
//! In: the records of a contact type. Out: [`FittedPatience`]: laws by censored maximum likelihood, and the product-limit estimate.

use super::law::{Family, Shaped};
use super::times::{CONFIDENCE, aic, told};
use crate::records::{CallRecord, Outcome};
use crate::results::fitted::{FittedPatience, SurvivalAt};
use crate::statistics::{Maximum, Step, kaplan_meier, maximise, median_time};
use crate::units::Span;

/// People who gave up that a law takes at least.
pub const FEWEST_ENDS: u64 = 10;
/// Steps that are kept.
const POINTS: usize = 200;

/// Waits in seconds, each with whether the caller gave up after it.
struct Waits {
    ended: Vec<(f64, f64)>,
    censored: Vec<f64>,
}

/// Fits the waits of one contact type.
pub fn fit(records: &[&CallRecord]) -> FittedPatience {
    let waited = |record: &&&CallRecord| record.outcome != Outcome::Blocked;
    let aside = |record: &&CallRecord| record.transferred || record.virtual_hold;
    let own: Vec<&CallRecord> = records.iter().filter(waited).filter(|record| !aside(record)).copied().collect();
    let (gave_up, answered): (Vec<&CallRecord>, Vec<&CallRecord>) =
        own.iter().partition(|record| record.outcome == Outcome::Abandoned);
    let after_a_wait: Vec<f64> =
        gave_up.iter().filter(|record| record.wait > Span::ZERO).map(|record| record.wait.in_seconds()).collect();
    let censored: Vec<f64> = answered.iter().map(|record| record.wait.in_seconds()).collect();
    let exposure = after_a_wait.iter().chain(&censored).sum();
    let longest = after_a_wait.iter().chain(&censored).copied().fold(0.0, f64::max);
    let mut fitted = FittedPatience {
        ended: after_a_wait.len() as u64,
        censored: censored.len() as u64,
        at_once: (gave_up.len() - after_a_wait.len()) as u64,
        left_out: records.iter().filter(waited).filter(|record| aside(record)).count() as u64,
        exposure,
        longest,
        only_of_abandoned: !after_a_wait.is_empty() && !censored.is_empty() && censored.iter().all(|wait| *wait <= 0.0),
        ..Default::default()
    };
    let times: Vec<(f64, bool)> =
        after_a_wait.iter().map(|wait| (*wait, true)).chain(censored.iter().map(|wait| (*wait, false))).collect();
    let ended = after_a_wait.into_iter().map(|wait| (wait, libm::log(wait))).collect();
    let waits = Waits { ended, censored: censored.into_iter().filter(|wait| *wait > 0.0).collect() };
    if fitted.only_of_abandoned {
        return fitted;
    }
    let steps = kaplan_meier(&times, CONFIDENCE);
    let mut found: Vec<(Family, Maximum)> = if fitted.ended < FEWEST_ENDS { Vec::new() } else { waits.peaks(exposure) };
    found.sort_by(|a, b| aic(a.0, &a.1).total_cmp(&aic(b.0, &b.1)));
    let law = |(family, peak): &(Family, Maximum)| Shaped::new(*family, peak.at);
    fitted.laws = found.iter().map(|one| told(one.0, &one.1, distance(&law(one), &steps))).collect();
    fitted.survival = thinned(&steps, found.first().map(law).as_ref());
    fitted.median = median_time(&steps);
    fitted
}

impl Waits {
    /// The peaks of the families that patience may be of.
    fn peaks(&self, exposure: f64) -> Vec<(Family, Maximum)> {
        let mean = exposure / self.ended.len() as f64;
        let count = (self.ended.len() + self.censored.len()) as f64;
        let peak = |family: Family| {
            let of = |at| self.log_likelihood(&Shaped::new(family, at)) / count;
            Some((family, maximise(family.start(mean, 1.0), family.free(), count, of)?))
        };
        [Family::Exponential, Family::Weibull].into_iter().filter_map(peak).collect()
    }

    fn log_likelihood(&self, law: &Shaped) -> f64 {
        self.ended.iter().map(|(_, log)| law.log_density(*log)).sum::<f64>()
            + self.censored.iter().map(|wait| law.log_beyond(*wait)).sum::<f64>()
    }
}

/// Fewer who still wait tell nothing of a law's fit.
const ENOUGH_AT_RISK: u64 = 30;

/// The largest distance between a law and the product-limit estimate, as long as enough still wait.
fn distance(law: &Shaped, steps: &[Step]) -> f64 {
    let mut before = 1.0;
    let mut most: f64 = 0.0;
    for step in steps.iter().filter(|step| step.at_risk >= ENOUGH_AT_RISK) {
        let (lasts, share) = (1.0 - law.below(step.t), step.share.mean.unwrap_or(0.0));
        most = most.max((lasts - before).abs()).max((lasts - share).abs());
        before = share;
    }
    most
}

/// Steps, at most [`POINTS`], evenly of all.
fn thinned(steps: &[Step], law: Option<&Shaped>) -> Vec<SurvivalAt> {
    let every = steps.len().div_ceil(POINTS).max(1);
    let kept = steps.iter().enumerate().filter(|(n, _)| n % every == 0 || n + 1 == steps.len());
    kept.map(|(_, step)| SurvivalAt {
        t: step.t,
        share: step.share,
        law: law.map(|law| 1.0 - law.below(step.t)),
        at_risk: step.at_risk,
    })
    .collect()
}
