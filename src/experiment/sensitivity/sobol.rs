//! First-order and total Sobol' indices of each option's profit and of the margin, over the ranges of the inputs.
//!
//! In: a study, inputs with ranges, a number of rows. Out: a [`Sobol`]. Each input is uniform on its range and independent of the
//! others; points are those of [`Plan`], all on the same callers, so that luck moves all outputs alike. What luck still adds to
//! the differences between points is told as `noise`.

use crate::experiment::points::PointFault;
use crate::experiment::sensitivity::observed::Observed;
use crate::experiment::sensitivity::{Chosen, Progress, Study, StudyFault};
use crate::random::{Luck, Purpose};
use crate::results::inputs::{Index, Indices, Sobol};
use crate::scenario::written::Set;
use crate::statistics::Sample;
use crate::statistics::sensitivity::{Plan, importances};

/// Bootstrap samples for the intervals.
const RESAMPLES: u32 = 1000;

/// The plan of so many rows.
///
/// # Errors
/// `rows` is no power of two from 2 to 65,536, or there are none or more than 128 inputs.
pub fn plan(chosen: &Chosen, rows: u64, seed: u64) -> Result<Plan, StudyFault> {
    let rows = usize::try_from(rows).unwrap_or(usize::MAX);
    Plan::new(chosen.moved.len(), rows, (seed ^ (seed >> 32)) as u32)
        .map_err(|fault| StudyFault::Input(format!("--sobol: {fault}")))
}

/// Simulates the plan and reckons the indices.
///
/// # Errors
/// As of [`plan`], or see [`StudyFault`].
pub fn sobol(study: &Study<'_>, chosen: Chosen, rows: u64, progress: Progress<'_>) -> Result<Sobol, StudyFault> {
    let plan = plan(&chosen, rows, study.points.settings.seed)?;
    let at = |number: usize| -> Vec<Set> {
        let shares = plan.point(number).unwrap_or_default();
        chosen.moved.iter().zip(&shares).map(|(moved, share)| moved.set(moved.along(*share)).0).collect()
    };
    // A plan without one of its points tells nothing: better known before the others are simulated.
    (0..plan.points()).try_for_each(|number| taken(study, &at(number)))?;
    let mut outputs = Outputs::default();
    for number in 0..plan.points() {
        let sets = at(number);
        outputs.push(&Observed::at(&study.points, &sets)?, study);
        progress(number as u64 + 1);
    }
    let indices = outputs.of.iter().map(|output| indices(study, &chosen, &plan, output)).collect();
    Ok(Sobol {
        rows,
        points: plan.points() as u64,
        replications: study.points.settings.replications,
        inputs: chosen.moved.into_iter().map(|moved| moved.input).collect(),
        outputs: indices,
        left_out: chosen.left_out,
    })
}

/// Whether the file takes a point.
fn taken(study: &Study<'_>, sets: &[Set]) -> Result<(), StudyFault> {
    match study.points.read(sets) {
        Err(PointFault::Refused(why)) => Err(StudyFault::Input(format!(
            "--sobol: the file refuses values of the plan together; narrow the ranges until it takes each with each, or draw them by \
             --input-error, which leaves out what cannot be\n{why}"
        ))),
        _ => Ok(()),
    }
}

fn indices(study: &Study<'_>, chosen: &Chosen, plan: &Plan, output: &Output) -> Indices {
    let mut stream = Luck::new(study.points.settings.seed, 0).stream("sobol", Purpose::InputError);
    let mut uniform = || stream.uniform();
    let found = importances(plan, &output.means, study.points.settings.confidence, RESAMPLES, &mut uniform);
    let paths = chosen.moved.iter().map(|moved| moved.input.path.clone());
    let inputs = paths.zip(found.unwrap_or_default());
    Indices {
        output: output.name.clone(),
        is_margin: output.is_margin,
        sd: output.variance().sqrt(),
        noise: output.noise(),
        inputs: inputs.map(|(path, found)| Index { path, first: found.first, total: found.total }).collect(),
    }
}

/// Each output over the points so far.
#[derive(Default)]
struct Outputs {
    of: Vec<Output>,
}

impl Outputs {
    /// One point more.
    fn push(&mut self, observed: &Observed, study: &Study<'_>) {
        let margin = study.runner_up.and_then(|_| observed.margin_or_profit(study));
        let profits = observed.options().iter().map(|(name, profit)| (name.as_str(), profit, false));
        let all = profits.chain(margin.as_ref().map(|margin| (study.best, margin, true)));
        for (place, (name, series, is_margin)) in all.enumerate() {
            if self.of.len() == place {
                self.of.push(Output { name: name.to_owned(), is_margin, ..Output::default() });
            }
            if let Some(output) = self.of.get_mut(place) {
                output.push(series.values());
            }
        }
    }
}

/// One output: its mean at each point, and the sums of a two-way layout of points by replications.
#[derive(Default)]
struct Output {
    name: String,
    is_margin: bool,
    means: Vec<f64>,
    /// The first point, taken off all others: large sums of squares with small differences would bring rounding.
    first: Vec<f64>,
    by_replication: Vec<f64>,
    squares: f64,
}

impl Output {
    fn push(&mut self, values: &[f64]) {
        if self.first.is_empty() {
            (self.first, self.by_replication) = (values.to_vec(), vec![0.0; values.len()]);
        }
        self.means.push(values.iter().sum::<f64>() / values.len() as f64);
        for ((value, first), sum) in values.iter().zip(&self.first).zip(&mut self.by_replication) {
            let away = value - first;
            *sum += away;
            self.squares += away * away;
        }
    }

    /// Variance of the means over points.
    fn variance(&self) -> f64 {
        let mut sample = Sample::default();
        self.means.iter().for_each(|mean| sample.push(*mean));
        sample.variance().unwrap_or(0.0)
    }

    /// What is left of the replications when points and replications are known, over their number: the error of a point's mean
    /// less what all points share, as a share of the variance between points.
    ///
    /// The interaction mean square of a two-way layout (Scheffé, The Analysis of Variance, 1959, 4.1) over R.
    fn noise(&self) -> Option<f64> {
        let (points, replications) = (self.means.len() as f64, self.first.len() as f64);
        let variance = self.variance();
        if replications < 2.0 || points < 2.0 || variance <= 0.0 {
            return None;
        }
        let first = self.first.iter().sum::<f64>() / replications;
        let of_points: f64 = self.means.iter().map(|mean| (mean - first) * (mean - first)).sum();
        let of_replications: f64 = self.by_replication.iter().map(|sum| sum * sum).sum();
        let whole: f64 = self.by_replication.iter().sum();
        let left = self.squares - replications * of_points - of_replications / points
            + whole * whole / (points * replications);
        let mean_square = left.max(0.0) / ((points - 1.0) * (replications - 1.0));
        Some(mean_square / replications / variance)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn output(points: &[[f64; 3]]) -> Output {
        let mut output = Output::default();
        points.iter().for_each(|values| output.push(values));
        output
    }

    #[test]
    fn luck_that_all_points_share_is_no_noise() {
        let of = output(&[[1.0, 5.0, 3.0], [11.0, 15.0, 13.0], [4.0, 8.0, 6.0]]);
        assert!(of.noise().unwrap().abs() < 1e-12);
        // Means 3, 13, 6.
        assert!((of.variance() - 79.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn noise_is_the_interaction_of_a_table_on_paper() {
        // Rows 0 0 0; 3 0 0; 0 3 0: means 0, 1, 1; columns 1, 1, 0; grand 2/3. Interaction: 2·9 − 3·(1+1) − 3·(1+1) + 9·4/9 = 10;
        // by 2·2 is 2.5; over 3 replications 5/6; variance of 0, 1, 1 is 1/3.
        let of = output(&[[0.0, 0.0, 0.0], [3.0, 0.0, 0.0], [0.0, 3.0, 0.0]]);
        assert!((of.noise().unwrap() - 2.5).abs() < 1e-12, "{:?}", of.noise());
    }

    #[test]
    fn what_never_varies_has_no_noise() {
        assert_eq!(output(&[[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]]).noise(), None);
    }
}
