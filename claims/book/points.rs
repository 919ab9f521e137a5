//! A scenario of the gallery at points that its file does not say: along an axis, or with other values here and there.
//!
//! In: options, an axis or changes as the command line has them. Out: where options break even, figures and differences of profit
//! at a point, which of some values earns most. All points meet the same callers; rosters that are sized are solved again.

use busyhour::experiment::along::{Allowed, Asked, Study};
use busyhour::experiment::points::{PointFault, Points};
use busyhour::experiment::precision::figure as by_path;
use busyhour::experiment::{Outcome, Settings, Threads};
use busyhour::results::{Along, BreakEven, Results};
use busyhour::scenario::written::Written;
use busyhour::statistics::{Paired, Series, Spread, against_best};
use busyhour::storage::ScenarioFolder;

use super::figure::Figure;
use super::{CONFIDENCE, Runs};

/// Changes as `--set` makes them.
pub type Sets<'s> = [(&'s str, &'s str)];

/// What came of some options at a point.
pub struct Point {
    options: Vec<(String, Outcome)>,
}

impl Point {
    /// A figure of an option.
    ///
    /// # Errors
    /// There is no such option or figure, or nothing happened.
    pub fn figure(&self, option: &str, path: &str) -> Result<Figure, String> {
        let estimate =
            by_path(&self.outcome(option)?.results, path).ok_or_else(|| format!("{option} has no {path}"))?;
        Figure::of(estimate).ok_or_else(|| format!("{path} of {option} is empty"))
    }

    /// How much more profit an option makes here over the calendar than one makes at another point, paired by replication.
    ///
    /// # Errors
    /// There is no such option.
    pub fn gain(&self, option: &str, other: &Point, against: &str) -> Result<Figure, String> {
        let (own, other) = (self.outcome(option)?, other.outcome(against)?);
        let mut paired = Paired::default();
        own.headlines.iter().zip(&other.headlines).for_each(|(own, other)| paired.push(own.profit, other.profit));
        Figure::of(paired.estimate(CONFIDENCE, 1)).ok_or_else(|| format!("{option} and {against} have no interval"))
    }

    fn outcome(&self, option: &str) -> Result<&Outcome, String> {
        let found = self.options.iter().find(|(name, _)| name == option);
        found.map(|(_, outcome)| outcome).ok_or_else(|| format!("there is no option {option} at this point"))
    }
}

/// The value with which an option earns most; between which values it lies as far as luck goes, where they stand in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Best {
    /// Its position among the values.
    pub place: usize,
    /// The first that may be the best.
    pub low: usize,
    /// The last that may be.
    pub high: usize,
}

/// The best of some points by the profit of an option (multiple comparisons with the best, Hsu 1984).
///
/// # Errors
/// There is no such option, or there are fewer than two points.
pub fn best(points: &[Point], option: &str) -> Result<Best, String> {
    let profit = |point: &Point| {
        let values: Vec<f64> = point.outcome(option)?.headlines.iter().map(|headline| headline.profit).collect();
        Series::of_values(&values).ok_or_else(|| format!("{option} has no profit"))
    };
    let series = points.iter().map(profit).collect::<Result<Vec<_>, _>>()?;
    let against = against_best(&series, CONFIDENCE, Spread::Own).ok_or("too few points to compare")?;
    let may = |place: &usize| against.get(*place).and_then(|estimate| estimate.high).is_some_and(|high| high > 0.0);
    let place = (0..series.len()).max_by(|a, b| series[*a].centre().total_cmp(&series[*b].centre()));
    let (low, high) = ((0..series.len()).find(may), (0..series.len()).rev().find(may));
    let found = place.zip(low).zip(high).map(|((place, low), high)| Best { place, low, high });
    found.ok_or_else(|| format!("nothing is the best of {option}"))
}

impl Runs {
    /// Options along an axis as `--over` asks for it, and where they break even, in order; staff that does not follow stays.
    ///
    /// # Errors
    /// The axis is refused, or a replication stopped.
    pub fn over(&self, options: &[&str], axis: &str, sets: &Sets<'_>) -> Result<(Along, Vec<BreakEven>), String> {
        let written = self.written(sets)?;
        let options: Vec<String> = options.iter().map(|name| (*name).to_owned()).collect();
        let study = Study::over(&[Asked::parse(axis)?], &written, &options, Allowed::AsTheyAre)?;
        let threads = Threads::new(None);
        let points =
            Points { written: &written, options: study.options(), settings: self.settings(), threads: &threads };
        let mut results = Results::default();
        study.add_to(&mut results, &points, &mut |_, _| {}).map_err(told)?;
        let along = results.along.pop().ok_or_else(|| format!("there is nothing along {axis}"))?;
        Ok((along, results.break_even))
    }

    /// Where two options break even on an axis.
    ///
    /// # Errors
    /// They do nowhere, more than once, or so near an end that the interval leaves the axis; see also [`Runs::over`].
    pub fn break_even(&self, options: [&str; 2], axis: &str) -> Result<Figure, String> {
        let (_, found) = self.over(&options, axis, &[])?;
        let [only] = found.as_slice() else { return Err(format!("{options:?} break even {} times", found.len())) };
        Figure::of(only.shown).ok_or_else(|| format!("where {options:?} break even lies at an end of {axis}"))
    }

    /// How to ask the same: the command with what is behind the scenario's name.
    pub fn ask(&self, rest: &str) -> String {
        format!("`busyhour compare scenarios/claims/{}.toml {rest}`", self.name)
    }

    /// Options at a point.
    ///
    /// # Errors
    /// The file cannot take a value, or a replication stopped.
    pub fn at(&self, options: &[&str], sets: &Sets<'_>) -> Result<Point, String> {
        let written = self.written(sets)?;
        let options: Vec<String> = options.iter().map(|name| (*name).to_owned()).collect();
        let threads = Threads::new(None);
        let points = Points { written: &written, options: &options, settings: self.settings(), threads: &threads };
        Ok(Point { options: points.at(&[]).map_err(told)? })
    }

    fn written(&self, sets: &Sets<'_>) -> Result<Written, String> {
        let folder = ScenarioFolder::of(&self.path);
        let sets = sets.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
        Ok(Written::new(self.path.display().to_string(), folder.scenario()?, Box::new(folder), sets))
    }

    fn settings(&self) -> Settings {
        Settings { replications: self.replications, precision: None, seed: self.seed, confidence: CONFIDENCE }
    }
}

fn told(fault: PointFault) -> String {
    match fault {
        PointFault::Refused(why) => why,
        PointFault::Stopped { option, stop } => format!("{option}: {stop:?}"),
    }
}
