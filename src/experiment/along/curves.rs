//! Options along one axis: their curves, who earns most where, where two of them earn the same.
//!
//! In: an axis and what was seen at its points. Out: [`Along`] and [`BreakEven`]s. Simulates nothing.

use std::cmp::Ordering;

use crate::experiment::along::envelope::{self, Boundary};
use crate::experiment::along::seen::Seen;
use crate::results::{Along, Axis, BreakEven, Estimate, Mixed, OptionAlong, Stretch, Unit};
use crate::statistics::{Crossing, Curve, Series};

/// By how much rounding may move the difference of two amounts of which this is the larger: each is a sum of lines in whole cents, of
/// which a calendar of few days makes a month by multiplying them.
pub fn rounding(amount: f64) -> f64 {
    0.01 + 1e-7 * amount.abs()
}

/// What is told of one axis, at a confidence.
pub fn along(axis: Axis, factor: f64, seen: &[Vec<Seen>], confidence: f64) -> (Along, Vec<BreakEven>) {
    let lines = Lines::new(&axis, factor, seen, confidence);
    let options = lines.options();
    let (winners, mixed, break_even, cost_break_even) = if lines.money() {
        (lines.winners(), lines.mixed(), lines.break_evens(), lines.cost_break_evens())
    } else {
        Default::default()
    };
    (Along { axis, options, winners, mixed, cost_break_even, left_out: Vec::new(), kept: Vec::new() }, break_even)
}

/// The curves of the options alone.
pub fn options(axis: &Axis, factor: f64, seen: &[Vec<Seen>], confidence: f64) -> Vec<OptionAlong> {
    Lines::new(axis, factor, seen, confidence).options()
}

/// Cells of an axis in which the best option changes and in which that place is known worse than luck allows.
pub fn coarse(axis: &Axis, factor: f64, seen: &[Vec<Seen>], confidence: f64) -> Vec<(f64, f64)> {
    let lines = Lines::new(axis, factor, seen, confidence);
    if !lines.money() {
        return Vec::new();
    }
    let of = |boundary: &Boundary| {
        let curve = lines.curve(boundary.from, boundary.to, By::Profit);
        curve.map_or_else(Vec::new, |curve| curve.coarse(confidence, boundary.at))
    };
    let mut found: Vec<(f64, f64)> = lines.boundaries.iter().flat_map(of).collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.dedup();
    found
}

/// The options over the axis.
struct Lines<'a> {
    axis: &'a Axis,
    factor: f64,
    seen: &'a [Vec<Seen>],
    confidence: f64,
    names: Vec<&'a str>,
    pairs: Vec<Pair>,
    /// Where the best option changes, in order.
    boundaries: Vec<Boundary>,
}

/// An end of a stretch: an end of the axis where there is no boundary.
#[derive(Clone, Copy)]
struct End<'b> {
    at: f64,
    boundary: Option<&'b Boundary>,
}

/// In what two options are laid beside each other.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Profit,
    Cost,
}

impl By {
    fn of(self, seen: &Seen) -> &Series {
        if self == By::Profit { &seen.profit } else { &seen.cost }
    }

    /// By how much one is better than another: it earns more, or costs less.
    fn ahead(self, one: &Seen, other: &Seen) -> Option<Series> {
        if self == By::Profit { one.profit.less(&other.profit) } else { other.cost.less(&one.cost) }
    }
}

/// Two options, by position, and where the first one stops or begins to be better than the second.
struct Pair {
    a: usize,
    b: usize,
    crossings: Vec<Crossing>,
    /// The same in every replication at every point.
    equal: bool,
}

impl<'a> Lines<'a> {
    fn new(axis: &'a Axis, factor: f64, seen: &'a [Vec<Seen>], confidence: f64) -> Lines<'a> {
        let names: Vec<&str> =
            seen.first().map_or_else(Vec::new, |at| at.iter().map(|seen| seen.option.as_str()).collect());
        let mut lines = Lines { axis, factor, seen, confidence, names, pairs: Vec::new(), boundaries: Vec::new() };
        lines.pairs = lines.pairs(By::Profit);
        lines.boundaries = lines.boundaries();
        lines
    }

    fn money(&self) -> bool {
        self.seen.iter().flatten().any(|seen| seen.money)
    }

    /// Every two options; none along names, between which nothing lies.
    fn pairs(&self, by: By) -> Vec<Pair> {
        let options = if self.axis.unit == Unit::Names { 0 } else { self.names.len() };
        let both = (0..options).flat_map(|a| (a + 1..options).map(move |b| (a, b)));
        both.map(|(a, b)| self.pair(a, b, by)).collect()
    }

    fn pair(&self, a: usize, b: usize, by: By) -> Pair {
        let equal = self.seen.iter().all(|at| at.get(a).zip(at.get(b)).is_some_and(|(a, b)| same(by.of(a), by.of(b))));
        let curve = self.curve(a, b, by);
        let crossings = curve.map_or_else(Vec::new, |curve| curve.crossings(self.confidence));
        Pair { a, b, crossings, equal }
    }

    /// The difference of two options.
    fn curve(&self, a: usize, b: usize, by: By) -> Option<Curve> {
        let difference = |at: &Vec<Seen>| by.ahead(at.get(a)?, at.get(b)?);
        let differences: Vec<Series> = self.seen.iter().filter_map(difference).collect();
        let points = self.axis.values.iter().copied().zip(differences).collect();
        let steps: Vec<bool> = self.seen.windows(2).map(|ends| [a, b].iter().any(|one| steps(ends, *one))).collect();
        let amounts = self.seen.iter().flat_map(|at| [at.get(a), at.get(b)]).flatten();
        let largest = amounts.map(|seen| by.of(seen).centre().abs()).fold(0.0, f64::max);
        Curve::new(points).map(|curve| curve.stepping(steps).rounded(rounding(largest)))
    }

    fn options(&self) -> Vec<OptionAlong> {
        let points = self.axis.values.len() as u64;
        let of = |option: usize| {
            let at = |value: &dyn Fn(&Seen) -> Estimate| -> Vec<Estimate> {
                self.seen.iter().filter_map(|at| at.get(option)).map(value).collect()
            };
            let money = |series: &Series| series.estimate(self.confidence, points).in_cents();
            OptionAlong {
                option: self.names[option].to_owned(),
                cost: at(&|seen| money(&seen.cost)),
                profit: at(&|seen| money(&seen.profit)),
                service_level: at(&|seen| seen.service_level),
                agents: at(&|seen| seen.agents),
            }
        };
        (0..self.names.len()).map(of).collect()
    }

    fn means(&self) -> Vec<Vec<f64>> {
        let of = |option: usize| self.seen.iter().filter_map(|at| Some(at.get(option)?.profit.centre())).collect();
        (0..self.names.len()).map(of).collect()
    }

    /// Where two options take turns at being the best of all.
    fn mixed(&self) -> Vec<Mixed> {
        if self.axis.unit == Unit::Names {
            return Vec::new();
        }
        let all = envelope::boundaries(&self.axis.values, &self.means());
        let (first, last) = (self.axis.values[0], self.axis.values[self.axis.values.len() - 1]);
        let told = |(number, pair): (usize, &Pair)| -> Vec<Mixed> {
            let changes = |nth| all.iter().filter(|one| self.doubt(one) == Some((number, nth))).count() as u64;
            let several = pair.crossings.iter().enumerate().filter(|(nth, one)| one.steps && changes(*nth) > 1);
            let mixed = |(nth, one): (usize, &Crossing)| Mixed {
                a: self.names[pair.a].to_owned(),
                b: self.names[pair.b].to_owned(),
                from: one.low.unwrap_or(first) * self.factor,
                to: one.high.unwrap_or(last) * self.factor,
                changes: changes(nth),
            };
            several.map(mixed).collect()
        };
        self.pairs.iter().enumerate().flat_map(told).collect()
    }

    /// Where the best option changes, without going there and back within what is doubtful.
    fn boundaries(&self) -> Vec<Boundary> {
        if self.axis.unit == Unit::Names {
            return envelope::steps(&self.axis.values, &self.means());
        }
        let mut kept: Vec<Boundary> = Vec::new();
        for next in envelope::boundaries(&self.axis.values, &self.means()) {
            let back = kept.last().is_some_and(|last| {
                (last.from, last.to) == (next.to, next.from)
                    && self.doubt(last) == self.doubt(&next)
                    && self.doubt(last).is_some()
            });
            if back { _ = kept.pop() } else { kept.push(next) }
        }
        self.placed(kept)
    }

    /// Each boundary where its break-even is told: of options that earn the same on a stretch in the middle of it. Where that would
    /// upset their order they stay.
    fn placed(&self, boundaries: Vec<Boundary>) -> Vec<Boundary> {
        let told = |boundary: &Boundary| {
            let at = self.crossing(boundary).and_then(|crossing| crossing.at).unwrap_or(boundary.at);
            Boundary { at, ..*boundary }
        };
        let placed: Vec<Boundary> = boundaries.iter().map(told).collect();
        if placed.windows(2).all(|two| two[0].at < two[1].at) { placed } else { boundaries }
    }

    /// The crossing that a boundary lies in: its pair and its number.
    fn doubt(&self, boundary: &Boundary) -> Option<(usize, usize)> {
        let (a, b) = (boundary.from.min(boundary.to), boundary.from.max(boundary.to));
        let pair = self.pairs.iter().position(|pair| (pair.a, pair.b) == (a, b))?;
        let holds = |crossing: &Crossing| {
            crossing.low.is_none_or(|low| low <= boundary.at) && crossing.high.is_none_or(|high| boundary.at <= high)
        };
        Some((pair, self.pairs[pair].crossings.iter().position(holds)?))
    }

    fn crossing(&self, boundary: &Boundary) -> Option<&Crossing> {
        let (pair, number) = self.doubt(boundary)?;
        self.pairs.get(pair)?.crossings.get(number)
    }

    fn winners(&self) -> Vec<Stretch> {
        let Some(first) = self.best_at_first() else { return Vec::new() };
        let (start, end) = (self.axis.values[0], self.axis.values[self.axis.values.len() - 1]);
        let begins = std::iter::once(End { at: start, boundary: None });
        let inner = || self.boundaries.iter().map(|boundary| End { at: boundary.at, boundary: Some(boundary) });
        let ends = inner().chain(std::iter::once(End { at: end, boundary: None }));
        let told = |(from, to): (End<'_>, End<'_>)| {
            let option = from.boundary.map_or(first, |boundary| boundary.to);
            let shown = |boundary: &Boundary| match self.crossing(boundary) {
                Some(crossing) => {
                    self.shown(Estimate { mean: Some(boundary.at), low: crossing.low, high: crossing.high })
                }
                None => self.shown(Estimate::point(boundary.at)),
            };
            let equal = self.equal(option, from, to);
            Stretch {
                option: self.names[option].to_owned(),
                from: from.at,
                to: to.at,
                since: from.boundary.map(shown),
                sure: self.is_sure(option, &equal, from, to),
                equal: equal.iter().map(|other| self.names[*other].to_owned()).collect(),
            }
        };
        begins.chain(inner()).zip(ends).map(told).collect()
    }

    fn best_at_first(&self) -> Option<usize> {
        match self.boundaries.first() {
            Some(boundary) => Some(boundary.from),
            None => best(self.seen.first()?),
        }
    }

    /// Whether a place lies on a stretch; what begins at a name begins there.
    fn is_on(&self, place: f64, from: End<'_>, to: End<'_>) -> bool {
        let is_last = to.boundary.is_none();
        from.at <= place && place <= to.at && (self.axis.unit != Unit::Names || place < to.at || is_last)
    }

    /// The options that earn what this one earns at all points of a stretch.
    fn equal(&self, option: usize, from: End<'_>, to: End<'_>) -> Vec<usize> {
        let points = || self.axis.values.iter().zip(self.seen).filter(|(place, _)| self.is_on(**place, from, to));
        let alike = |other: usize| {
            points().all(|(_, at)| {
                at.get(option).zip(at.get(other)).is_some_and(|(own, other)| same(&own.profit, &other.profit))
            })
        };
        let others = (0..self.names.len()).filter(|other| *other != option);
        others.filter(|other| points().next().is_some() && alike(*other)).collect()
    }

    /// Whether an option leads those that are not equal to it at every point of a stretch, but for points that its ends leave in doubt.
    fn is_sure(&self, option: usize, alike: &[usize], from: End<'_>, to: End<'_>) -> bool {
        let crossing = |end: End<'_>| end.boundary.and_then(|boundary| self.crossing(boundary));
        let low = crossing(from).map_or(from.at, |crossing| crossing.high.unwrap_or(f64::INFINITY));
        let high = crossing(to).map_or(to.at, |crossing| crossing.low.unwrap_or(f64::NEG_INFINITY));
        let comparisons = (self.seen.len() * self.names.len().saturating_sub(1)) as u64;
        let within = |place: &f64| {
            (low..=high).contains(place) && (self.axis.unit != Unit::Names || self.is_on(*place, from, to))
        };
        // A point at which both sides of an end earn the same is one of those that it leaves in doubt.
        let profit = |at: &[Seen], option: usize| at.get(option).map_or(0.0, |seen| seen.profit.centre());
        let equal = |end: End<'_>, at: &[Seen]| {
            let same = |boundary: &Boundary| {
                let (from, to) = (profit(at, boundary.from), profit(at, boundary.to));
                (from - to).abs() <= rounding(from.abs().max(to.abs()))
            };
            end.boundary.filter(|_| self.axis.unit != Unit::Names).is_some_and(same)
        };
        let tied =
            |(place, at): &(&f64, &Vec<Seen>)| **place <= low && equal(from, at) || **place >= high && equal(to, at);
        let points = self.axis.values.iter().zip(self.seen).filter(|(place, _)| within(place)).filter(|at| !tied(at));
        let mut any = false;
        let all = points.inspect(|_| any = true).all(|(_, at)| leads(at, option, alike, self.confidence, comparisons));
        any && all
    }

    fn break_evens(&self) -> Vec<BreakEven> {
        let changing: Vec<(usize, usize)> =
            self.boundaries.iter().filter_map(|boundary| self.doubt(boundary)).collect();
        let mut found = Vec::new();
        for (place, pair) in self.pairs.iter().enumerate() {
            for (number, crossing) in pair.crossings.iter().enumerate() {
                found.push(self.break_even(pair, crossing, changing.contains(&(place, number))));
            }
        }
        found
    }

    /// Where two options cost the same.
    fn cost_break_evens(&self) -> Vec<BreakEven> {
        let of = |pair: &Pair| -> Vec<BreakEven> {
            pair.crossings.iter().map(|crossing| self.break_even(pair, crossing, false)).collect()
        };
        self.pairs(By::Cost).iter().flat_map(of).collect()
    }

    fn break_even(&self, pair: &Pair, crossing: &Crossing, changes_winner: bool) -> BreakEven {
        let (a, b) = (self.names[pair.a].to_owned(), self.names[pair.b].to_owned());
        let better = |sign: Option<Ordering>| match sign? {
            Ordering::Greater => Some(a.clone()),
            Ordering::Less => Some(b.clone()),
            Ordering::Equal => None,
        };
        // What is equal everywhere crosses nowhere; what touches without crossing has no place either.
        let touches = crossing.below.is_some() && crossing.below == crossing.above;
        let mean = crossing.at.filter(|_| !pair.equal && !touches);
        let at = Estimate { mean, low: crossing.low, high: crossing.high };
        let (below, above) = (better(crossing.below), better(crossing.above));
        let path = self.axis.path.clone();
        let changes = (crossing.changes > 1 && !pair.equal).then_some(crossing.changes as u64);
        let (steps, unit) = (crossing.steps, self.axis.unit);
        BreakEven { path, a, b, at, shown: self.shown(at), unit, below, above, changes, steps, changes_winner }
    }

    /// A place as the axis shows it.
    fn shown(&self, at: Estimate) -> Estimate {
        let shown = |value: Option<f64>| value.map(|value| value * self.factor);
        Estimate { mean: shown(at.mean), low: shown(at.low), high: shown(at.high) }
    }
}

/// Whether two profits are the same in every replication, but for what rounding makes.
pub fn same(a: &Series, b: &Series) -> bool {
    let alike = |(a, b): (&f64, &f64)| (a - b).abs() <= rounding(a.abs().max(b.abs()));
    a.n() == b.n() && a.values().iter().zip(b.values()).all(alike)
}

/// Whether an option's rosters differ between two points: they change in whole agents, wherever between them.
pub fn steps(ends: &[Vec<Seen>], option: usize) -> bool {
    let rosters = |at: Option<&Vec<Seen>>| Some(at?.get(option)?.rosters.clone());
    rosters(ends.first()) != rosters(ends.last())
}

/// The option with the highest mean profit, by position; of equals the first.
pub fn best(at: &[Seen]) -> Option<usize> {
    let better =
        |best: usize, next: usize| if at[next].profit.centre() > at[best].profit.centre() { next } else { best };
    (0..at.len()).reduce(better)
}

/// Whether an option's lead over every other that is not like it leaves out zero, in `comparisons` intervals that hold together.
pub fn leads(at: &[Seen], option: usize, alike: &[usize], confidence: f64, comparisons: u64) -> bool {
    let Some(own) = at.get(option) else { return false };
    let others = at.iter().enumerate().filter(|(other, _)| *other != option && !alike.contains(other));
    others.map(|(_, other)| other).all(|other| {
        let lead = own.profit.less(&other.profit).map(|lead| lead.estimate(confidence, comparisons));
        lead.and_then(|lead| lead.low).is_some_and(|low| low > 0.0)
    })
}
