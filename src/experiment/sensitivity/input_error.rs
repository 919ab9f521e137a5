//! All inputs with ranges drawn at once: how often each option wins, and how wide the margin is when inputs are not known.
//!
//! In: a study, inputs with ranges, a number of draws. Out: an [`InputError`]. Each input is uniform on its range and independent of
//! the others. Each draw has luck of its own, options of one draw the same: so the variance splits into that of inputs (between
//! draws) and that of luck (within). Values that the file refuses together are drawn again. Rosters that are sized are solved again for each draw; those of the file stay.

use crate::experiment::option::Settings;
use crate::experiment::points::{PointFault, Points};
use crate::experiment::sensitivity::observed::Observed;
use crate::experiment::sensitivity::{Chosen, Moved, Progress, Study, StudyFault};
use crate::random::{Luck, Purpose, Stream};
use crate::results::inputs::{Drawn, InputError, TwoLevel};
use crate::scenario::written::Set;
use crate::statistics::{Estimate, Sample, Series, Wins, clopper_pearson, quantile};

/// Draws at least: below, percentiles say nothing.
pub const FEWEST: u64 = 2;
/// So often values are drawn again for one draw, at most.
const AGAIN: u64 = 1000;

/// Simulates the draws.
///
/// # Errors
/// There is no input with a range, or see [`StudyFault`].
pub fn input_error(
    study: &Study<'_>,
    chosen: Chosen,
    draws: u64,
    progress: Progress<'_>,
) -> Result<InputError, StudyFault> {
    let mut levels: Vec<(String, Levels, Wins)> = Vec::new();
    let mut margin = Levels::default();
    let mut refused = 0;
    for draw in 0..draws {
        let observed = at(study, &chosen, draw, &mut refused)?;
        let (level, wins_here) = observed.winners();
        for (place, (name, profit)) in observed.options().iter().enumerate() {
            if levels.len() == place {
                levels.push((name.clone(), Levels::default(), Wins::default()));
            }
            if let Some((_, levels, wins)) = levels.get_mut(place) {
                levels.push(profit);
                wins.push(if wins_here(profit) { level } else { 0 });
            }
        }
        if let Some(lead) = study.runner_up.and_then(|_| observed.margin_or_profit(study)) {
            margin.push(&lead);
        }
        progress(draw + 1);
    }
    let confidence = study.points.settings.confidence;
    let drawn = levels.into_iter().map(|(option, levels, wins)| Drawn {
        option,
        wins: wins.estimate(clopper_pearson, confidence),
        level: wins.level(),
        profit: levels.split(confidence),
    });
    Ok(InputError {
        draws,
        refused,
        replications: study.points.settings.replications,
        inputs: chosen.moved.iter().map(|moved| moved.input.clone()).collect(),
        best: study.best.to_owned(),
        runner_up: study.runner_up.map(str::to_owned),
        margin: study.runner_up.map(|_| margin.split(confidence)),
        options: drawn.collect(),
        left_out: chosen.left_out,
    })
}

/// All options at one draw; counts what the file refuses.
fn at(study: &Study<'_>, chosen: &Chosen, draw: u64, refused: &mut u64) -> Result<Observed, StudyFault> {
    let Points { written, options, settings, threads } = &study.points;
    let luck = Luck::new(settings.seed, draw);
    // By the input's own name: one input more changes no other's value.
    let of = |moved: &Moved| luck.stream(&moved.input.path, Purpose::InputError);
    let mut streams: Vec<Stream> = chosen.moved.iter().map(of).collect();
    // No path is without a key.
    let seed = luck.stream("", Purpose::InputError).bits();
    let settings = Settings { seed, ..settings.clone() };
    let points = Points { written, options, settings, threads };
    let mut tried = 0;
    loop {
        let drawn = chosen.moved.iter().zip(&mut streams);
        let sets: Vec<Set> = drawn.map(|(moved, stream)| moved.set(moved.along(stream.uniform())).0).collect();
        match Observed::at(&points, &sets) {
            Err(PointFault::Refused(_)) if tried < AGAIN => tried += 1,
            other => {
                *refused += tried;
                return Ok(other?);
            }
        }
    }
}

/// A figure over draws and replications.
#[derive(Default)]
struct Levels {
    means: Vec<f64>,
    within: Sample,
    replications: u64,
}

impl Levels {
    fn push(&mut self, series: &Series) {
        self.means.push(series.centre());
        self.within.push(series.variance().unwrap_or(0.0));
        self.replications = series.n();
    }

    /// Variance components of a one-way layout with random draws (Searle, Casella and McCulloch, Variance Components, 1992, 3.1):
    /// within, the mean square within; between, the variance of means less a replication's share of it, not below 0.
    fn split(mut self, confidence: f64) -> TwoLevel {
        let mut between = Sample::default();
        self.means.iter().for_each(|mean| between.push(*mean));
        let luck = self.within.mean().unwrap_or(0.0);
        let input = (between.variance().unwrap_or(0.0) - luck / self.replications.max(1) as f64).max(0.0);
        self.means.sort_by(f64::total_cmp);
        let tail = (1.0 - confidence) / 2.0;
        let over_draws = Estimate {
            mean: between.mean(),
            low: quantile(&self.means, tail),
            high: quantile(&self.means, 1.0 - tail),
        };
        TwoLevel {
            over_draws: over_draws.in_cents(),
            sd_input: input.sqrt(),
            sd_luck: luck.sqrt(),
            input_share: (input + luck > 0.0).then(|| input / (input + luck)),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn variance_splits_as_on_paper() {
        let mut levels = Levels::default();
        // Two replications each: means 2, 6, 10 with variance 16; within 2, 2, 8: mean 4; inputs 16 − 4/2 = 14.
        for values in [[1.0, 3.0], [5.0, 7.0], [8.0, 12.0]] {
            levels.push(&Series::of_values(&values).unwrap());
        }
        let split = levels.split(0.95);
        assert!((split.sd_input * split.sd_input - 14.0).abs() < 1e-9, "{split:?}");
        assert!((split.sd_luck * split.sd_luck - 4.0).abs() < 1e-9);
        assert!((split.input_share.unwrap() - 14.0 / 18.0).abs() < 1e-9);
        assert_eq!(split.over_draws.mean, Some(6.0));
    }

    #[test]
    fn luck_alone_leaves_nothing_to_inputs() {
        let mut levels = Levels::default();
        for values in [[1.0, 9.0], [2.0, 8.0], [9.0, 1.0]] {
            levels.push(&Series::of_values(&values).unwrap());
        }
        let split = levels.split(0.9);
        assert_eq!((split.sd_input, split.input_share), (0.0, Some(0.0)));
    }
}
