//! Runs a case as a user would: scenario text in, figures out.

use busyhour::experiment::precision::figure as by_path;
use busyhour::experiment::{Settings, Threads, simulate, size};
use busyhour::results::OptionResults;
use busyhour::scenario;
use busyhour::statistics::student_t;

use crate::cases::Case;
use crate::tiers;

/// The results of a case.
pub fn results(case: &Case) -> OptionResults {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = scenario::load(&format!("{}.toml", case.id), case.text.as_bytes(), &files, &[]);
    let Some(experiment) = loaded.experiment else {
        panic!("{}\n{}", busyhour::document::render(&loaded.problems, &loaded.sources), case.text);
    };
    let mut scenario = experiment.base;
    size::size(&mut scenario.model);
    let settings = Settings {
        replications: case.replications,
        precision: None,
        seed: tiers::moved(1, &case.id),
        confidence: 0.95,
    };
    simulate(&scenario, &settings, &Threads::new(None), |_| {}).unwrap().results
}

/// Mean and standard error of a figure; `contacts.calls.curve.300` is a point of the curve, `contacts.calls.at.3.x`
/// the figure x of the third interval of the day.
///
/// Figures joined by `+` are added up; their errors are, too, as if they went together: the test then sees a little less.
pub fn figure(results: &OptionResults, path: &str, replications: u64) -> Option<(f64, f64)> {
    if let Some((first, others)) = path.split_once('+') {
        let (one, more) = (figure(results, first, replications)?, figure(results, others, replications)?);
        return Some((one.0 + more.0, one.1 + more.1));
    }
    let parts: Vec<&str> = path.split('.').collect();
    let estimate = match parts.as_slice() {
        ["contacts", name, "curve", t] => {
            let t: f64 = t.parse().ok()?;
            let point = results.contacts.get(*name)?.curve.iter().find(|point| (point.t - t).abs() < 1e-9)?;
            busyhour::results::Estimate { mean: point.mean, low: point.low, high: point.high }
        }
        ["contacts", name, "at", interval, measure] => {
            let rows = results.time_of_day.get(*name)?;
            *rows.get(interval.parse::<usize>().ok()?)?.by_name.get(*measure)?
        }
        _ => by_path(results, path)?,
    };
    let t = student_t(0.975, (replications - 1) as f64)?;
    Some((estimate.mean?, (estimate.high? - estimate.low?) / 2.0 / t))
}
