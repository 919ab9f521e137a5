//! How figures respond to the axes: straight effects, what each axis explains by itself, Sobol' indices.
//!
//! In: a figure at each point. Out: rows of two tables: `response`, a row for each option, figure and axis; `effects`, the mean of the figure at
//! each level of an axis. Only figures at points are kept: what a point was is reckoned again from its number.

use crate::experiment::sweep::asked::Sweep;
use crate::experiment::sweep::axes::{Axis, Values};
use crate::experiment::sweep::figures::Pointed;
use crate::measures::Unit;
use crate::random::{Luck, Purpose};
use crate::results::sweep::{Cell, Column, Kind, Replicated};
use crate::statistics::designs::{Coordinate, Design};
use crate::statistics::sensitivity::{Importance, importances};
use crate::statistics::{Estimate, Linear, Sample};

/// Levels into which a range is cut.
pub(super) const CELLS: usize = 16;
/// Values of an axis, listed or whole numbers of a range, that have a mean of their own, at most.
const MOST_LEVELS: usize = 1000;
/// Bootstrap samples for the intervals of Sobol' indices.
const RESAMPLES: u32 = 1000;

/// Figures whose response is fitted.
pub struct Responding(Vec<(String, Pointed)>);

impl Responding {
    /// Those that the plan names, or the usual ones.
    ///
    /// # Errors
    /// A figure is not there.
    pub fn new(sweep: &Sweep) -> Result<Responding, String> {
        let wanted = match sweep.plan.output.response.as_slice() {
            [] => usual(sweep),
            named => named.iter().map(|name| name.text.clone()).collect(),
        };
        let figure = |path: String| {
            let found = Pointed::parse(&path, sweep)
                .map_err(|why| format!("output.response: \"{}\": {why}", crate::units::shown(&path)));
            found.map(|figure| (path, figure))
        };
        Ok(Responding(wanted.into_iter().map(figure).collect::<Result<Vec<_>, String>>()?))
    }

    /// What they are at a point, by figure and option.
    pub fn at(&self, sweep: &Sweep, found: &[Vec<Replicated>]) -> Vec<f64> {
        let mut all = Vec::with_capacity(self.0.len() * sweep.layouts.len());
        for (_, figure) in &self.0 {
            all.extend(sweep.layouts.iter().zip(found).map(|(layout, replications)| {
                let estimate = figure.told.over(layout, replications, figure.row, sweep.confidence);
                estimate.mean.unwrap_or(f64::NAN)
            }));
        }
        all
    }
}

/// Figures whose response is fitted, at each point.
pub struct Seen<'s> {
    sweep: &'s Sweep,
    figures: &'s Responding,
    /// By figure and option, then point.
    values: Vec<Vec<f64>>,
}

/// The figures of which a response is told, where the plan does not say.
fn usual(sweep: &Sweep) -> Vec<String> {
    let has_money = sweep.layouts.iter().any(|layout| layout.money.iter().any(|(name, _)| *name == "profit"));
    let money = has_money.then(|| "total.profit_horizon_month".to_owned());
    std::iter::once("total.service_level".to_owned()).chain(money).collect()
}

impl<'s> Seen<'s> {
    /// Nothing seen yet.
    pub fn new(sweep: &'s Sweep, figures: &'s Responding) -> Seen<'s> {
        Seen { sweep, figures, values: vec![Vec::new(); figures.0.len() * sweep.layouts.len()] }
    }

    /// The next point, with its figures; none where it failed.
    pub fn push(&mut self, figures: Option<&[f64]>) {
        for (nth, values) in self.values.iter_mut().enumerate() {
            values.push(figures.and_then(|figures| figures.get(nth)).copied().unwrap_or(f64::NAN));
        }
    }

    /// Rows of `response` and of `effects`.
    pub fn rows(&self) -> (Vec<Vec<Cell>>, Vec<Vec<Cell>>) {
        let (mut response, mut effects) = (Vec::new(), Vec::new());
        let options = self.sweep.layouts.len();
        for (nth, (path, figure)) in self.figures.0.iter().enumerate() {
            for (of, layout) in self.sweep.layouts.iter().enumerate() {
                let Some(values) = self.values.get(nth * options + of) else { continue };
                let keys = [
                    Cell::Text(layout.option.clone()),
                    Cell::Text(path.as_str().into()),
                    Cell::Text(unit(figure, self.sweep).into()),
                ];
                let fitted = self.fitted(values);
                for (axis, told) in self.sweep.plan.axes.iter().zip(fitted.axes) {
                    let mut row = keys.to_vec();
                    row.push(Cell::Text(axis.path.as_str().into()));
                    row.extend(
                        [told.from, told.to, told.effect.mean, told.effect.low, told.effect.high, told.explained]
                            .map(Cell::Number),
                    );
                    for of in [told.importance.first, told.importance.total] {
                        row.extend([of.mean, of.low, of.high].map(Cell::Number));
                    }
                    row.extend([Cell::Number(fitted.explained), Cell::Whole(fitted.points)]);
                    response.push(row);
                    for level in told.levels {
                        let mut row = keys.to_vec();
                        row.push(Cell::Text(axis.path.as_str().into()));
                        row.push(level.name);
                        let mean = level.sample.estimate(self.sweep.confidence);
                        row.extend([mean.mean, mean.low, mean.high].map(Cell::Number));
                        row.push(Cell::Whole(level.sample.n()));
                        effects.push(row);
                    }
                }
            }
        }
        (response, effects)
    }

    fn fitted(&self, values: &[f64]) -> Fitted {
        let axes = &self.sweep.plan.axes;
        let mut linear = Linear::new(axes.len());
        let mut all = Sample::default();
        let mut levels: Vec<Vec<Level>> = axes.iter().map(levels).collect();
        let mut ends = vec![(f64::INFINITY, f64::NEG_INFINITY); axes.len()];
        let coordinates = |nth: usize| self.sweep.plan.design.point(self.sweep.plan.from + nth as u64);
        // Ends first: effects are told from one end of what was run to the other.
        for (nth, _) in values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
            for ((axis, at), (low, high)) in axes.iter().zip(coordinates(nth)).zip(&mut ends) {
                let x = number(axis, at).unwrap_or(0.0);
                (*low, *high) = (low.min(x), high.max(x));
            }
        }
        for (nth, value) in values.iter().enumerate().filter(|(_, value)| value.is_finite()) {
            let mut inputs = Vec::with_capacity(axes.len());
            for (((axis, at), (low, high)), levels) in axes.iter().zip(coordinates(nth)).zip(&ends).zip(&mut levels) {
                inputs.push(number(axis, at).map_or(0.0, |x| {
                    if high > low {
                        (scaled(axis, x) - scaled(axis, *low)) / (scaled(axis, *high) - scaled(axis, *low))
                    } else {
                        0.0
                    }
                }));
                if let Some(level) = level_of(axis, at, levels.len()).and_then(|place| levels.get_mut(place)) {
                    level.sample.push(*value);
                }
            }
            linear.push(&inputs, *value);
            all.push(*value);
        }
        let found = linear.response(self.sweep.confidence);
        let importances = self.importances(values);
        let told = levels.into_iter().zip(found.coefficients).zip(ends).enumerate().map(
            |(nth, ((levels, effect), (from, to)))| {
                let is_number = axes.get(nth).is_some_and(Axis::is_number) && from <= to;
                Told {
                    from: Some(from).filter(|_| is_number),
                    to: Some(to).filter(|_| is_number),
                    effect: if is_number { effect } else { Estimate::default() },
                    explained: explained(&levels, &all),
                    importance: importances.as_ref().and_then(|all| all.get(nth)).copied().unwrap_or_default(),
                    levels,
                }
            },
        );
        Fitted { axes: told.collect(), explained: found.explained, points: all.n() }
    }

    /// Sobol' indices, of a design that is made for them and has all its points.
    fn importances(&self, values: &[f64]) -> Option<Vec<Importance>> {
        let Design::Saltelli(plan) = &self.sweep.plan.design else { return None };
        let mut stream = Luck::new(self.sweep.seed, 0).stream("sobol", Purpose::InputError);
        importances(plan, values, self.sweep.confidence, RESAMPLES, &mut || stream.uniform())
    }
}

/// What is told of a figure.
struct Fitted {
    axes: Vec<Told>,
    explained: Option<f64>,
    points: u64,
}

/// What is told of an axis.
struct Told {
    from: Option<f64>,
    to: Option<f64>,
    effect: Estimate,
    explained: Option<f64>,
    importance: Importance,
    levels: Vec<Level>,
}

/// A level of an axis, with the figure at all points on it.
struct Level {
    name: Cell,
    sample: Sample,
}

/// The levels of an axis: its values one by one, or cells of its range by their middle.
fn levels(axis: &Axis) -> Vec<Level> {
    let values = axis.one_by_one(MOST_LEVELS).unwrap_or_else(|| {
        let middle = |cell: usize| (cell as f64 + 0.5) / CELLS as f64;
        (0..CELLS).filter_map(|cell| axis.at(Coordinate::Share(middle(cell)))).collect()
    });
    let name = |cell: Cell| match cell {
        Cell::Number(Some(number)) => Cell::Text(crate::scenario::paths::number(number).into()),
        other => other,
    };
    values.into_iter().map(|value| Level { name: name(value.cell), sample: Sample::default() }).collect()
}

/// The level at a coordinate, of so many.
fn level_of(axis: &Axis, at: Coordinate, count: usize) -> Option<usize> {
    let listed = axis.levels().map(|levels| levels as usize);
    match (at, listed) {
        (Coordinate::Level(level), Some(listed)) if listed == count => Some(level as usize),
        (Coordinate::Level(level), Some(listed)) => Some(level as usize * count / listed.max(1)),
        (Coordinate::Share(share), _) => {
            let cell = || ((share * count as f64) as usize).min(count.saturating_sub(1));
            Some(axis.whole_number(share, count).unwrap_or_else(cell))
        }
        (Coordinate::Level(_), None) => None,
    }
}

/// The number at a coordinate; none of what is no number.
fn number(axis: &Axis, at: Coordinate) -> Option<f64> {
    match axis.at(at)?.cell {
        Cell::Number(number) => number,
        _ => None,
    }
}

/// A value on the scale of its axis.
fn scaled(axis: &Axis, value: f64) -> f64 {
    match &axis.values {
        Values::Range(range) if range.log => libm::log(value),
        _ => value,
    }
}

/// The share of a figure's variance that lies between the levels of an axis (the correlation ratio; McKay, Los Alamos report
/// LA-UR-96-2695, 1997), without what as many levels would explain by luck.
fn explained(levels: &[Level], all: &Sample) -> Option<f64> {
    let n = all.n() as f64;
    let (mean, variance) = (all.mean()?, all.variance().filter(|variance| *variance > 0.0)?);
    let used: Vec<&Level> = levels.iter().filter(|level| level.sample.n() > 0).collect();
    let groups = used.len() as f64;
    if n <= groups {
        return None;
    }
    let between: f64 = used
        .iter()
        .filter_map(|level| level.sample.mean().map(|of| level.sample.n() as f64 * (of - mean) * (of - mean)))
        .sum();
    let total = variance * (n - 1.0);
    let within = (total - between).max(0.0) / (n - groups);
    Some(((between - (groups - 1.0) * within) / total).clamp(0.0, 1.0))
}

fn unit(figure: &Pointed, sweep: &Sweep) -> String {
    match figure.told.unit() {
        Unit::Money => sweep.currency.clone(),
        unit => unit.name().to_owned(),
    }
}

/// Columns of `response`.
pub fn response_columns() -> Vec<Column> {
    let mut columns = keys();
    let numbers = [
        ("from", "the lowest value that was run; empty of what is no number"),
        ("to", "the highest"),
        ("effect", "change of the figure over the axis by a straight response to all axes together"),
        ("effect_low", "lower end of its interval"),
        ("effect_high", "upper end of its interval"),
        (
            "explained",
            "share of the figure's variance over all points that lies between the levels of this axis, 0 to 1, less luck",
        ),
        ("sobol_first", "first-order Sobol' index; of a saltelli design"),
        ("sobol_first_low", "lower end of its interval"),
        ("sobol_first_high", "upper end of its interval"),
        ("sobol_total", "total Sobol' index; of a saltelli design"),
        ("sobol_total_low", "lower end of its interval"),
        ("sobol_total_high", "upper end of its interval"),
        ("all_explained", "share of the figure's variance that the straight response to all axes explains, 0 to 1"),
    ];
    columns.extend(numbers.map(|(name, definition)| column(name, Kind::Number, definition)));
    columns.push(column("points", Kind::Whole, "points that were fitted: those that did not fail"));
    columns
}

/// Columns of `effects`.
pub fn effect_columns() -> Vec<Column> {
    let mut columns = keys();
    columns.push(column(
        "level",
        Kind::Text,
        "the value of the axis; of a range in which any number lies the middle of one of 16 cells",
    ));
    let numbers = [
        ("mean", "mean of the figure over all points there"),
        ("low", "lower end of its interval"),
        ("high", "upper end of its interval"),
    ];
    columns.extend(numbers.map(|(name, definition)| column(name, Kind::Number, definition)));
    columns.push(column("points", Kind::Whole, "points there"));
    columns
}

fn keys() -> Vec<Column> {
    [
        ("option", "the option"),
        ("figure", "the figure, of the total or a contact type"),
        ("unit", "its unit"),
        ("axis", "the path that moves"),
    ]
    .map(|(name, definition)| column(name, Kind::Text, definition))
    .to_vec()
}

fn column(name: &str, kind: Kind, definition: &str) -> Column {
    Column { name: name.to_owned(), kind, unit: String::new(), definition: definition.to_owned() }
}
