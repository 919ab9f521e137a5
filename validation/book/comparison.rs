//! Simulated figures beside exact ones: points with intervals, a curve of theory through them.

/// A figure of a run: its mean, its standard error, and the half-width of its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Simulated {
    pub mean: f64,
    pub error: f64,
    pub half: f64,
}

/// One simulated figure and what theory says in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Where on the axis.
    pub x: f64,
    pub simulated: Simulated,
    pub exact: f64,
}

impl Point {
    /// How many standard errors the simulated figure is above the exact one.
    pub fn z(&self) -> f64 {
        (self.simulated.mean - self.exact) / self.simulated.error
    }

    /// Whether its interval holds the exact value.
    pub fn holds(&self) -> bool {
        (self.simulated.mean - self.exact).abs() <= self.simulated.half
    }
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Percent,
    Seconds,
    Number,
}

/// A figure along the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: &'static str,
    pub unit: Unit,
    /// What theory says, close enough together to be a line; empty where it is not drawn.
    pub curve: Vec<(f64, f64)>,
    pub points: Vec<Point>,
}

/// A scenario at several values, against theory.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The stem of its scenario and of its plot.
    pub name: &'static str,
    pub title: &'static str,
    /// Whose theory, and how it is reckoned here.
    pub theory: &'static str,
    /// What is set at each point: `--set` with `{}` for its value; empty if the points are of one run.
    pub set: &'static [&'static str],
    /// What the axis shows, with its unit.
    pub axis: &'static str,
    /// How a value of the axis is written.
    pub label: fn(f64) -> String,
    /// What the other axis of the plot shows, with its unit.
    pub drawn: &'static str,
    pub series: Vec<Series>,
}
