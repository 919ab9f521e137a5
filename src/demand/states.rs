//! States that a flow goes through by chance: the environment of a Markov-modulated Poisson process.
//!
//! In: rates by state, mean stays, chances of what follows what. Out: the stationary rate, and the path of one replication.
//! The path runs by the clock whether anybody tries or not, and starts in its stationary state, so every instant has the same
//! expected rate (Fischer & Meier-Hellstern 1993).

use std::sync::Arc;

use crate::random::{Luck, Purpose, Stream};
use crate::units::{Span, Time};

/// The ordinal of a path among the addresses of busyness: no slot and no part of a day has it.
const PATH: u32 = u32::MAX;

/// One state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Contacts an hour while it lasts.
    pub per_hour: f64,
    /// Mean stay.
    pub lasts: Span,
    /// Chance that each state follows, together 1; 0 for itself.
    pub then: Vec<f64>,
}

/// States with their shares of time.
#[derive(Clone, Debug)]
pub struct States {
    states: Arc<[State]>,
    shares: Arc<[f64]>,
    /// Whose luck it is, when it is shared with other contact types.
    pub shared: Option<u64>,
}

impl States {
    /// From states each of which leads, perhaps through others, to every other; none if some does not.
    pub fn new(states: Vec<State>, shared: Option<u64>) -> Option<States> {
        let all = (0..states.len()).all(|from| reached(&states, from).iter().all(|reached| *reached));
        let shares = shares_of_time(&states).filter(|_| all)?;
        Some(States { states: states.into(), shares: shares.into(), shared })
    }

    /// Share of time spent in each state, in the long run.
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// Expected contacts an hour.
    pub fn mean(&self) -> f64 {
        self.states.iter().zip(self.shares.iter()).map(|(state, share)| state.per_hour * share).sum()
    }

    /// The path of one replication, of a type whose name has the hash `own`.
    pub fn path(&self, luck: &Luck, own: u64) -> Path {
        let stream = luck.at(self.shared.unwrap_or(own), Purpose::Busyness, 0, PATH);
        let mut path = Path { states: self.clone(), mean: self.mean(), stream, state: 0, until: Time::START };
        let u = path.stream.uniform();
        path.state = pick(&self.shares, u);
        path.until = Time::START + path.stay();
        path
    }
}

/// The states that can follow `from`, directly or through others, itself among them.
fn reached(states: &[State], from: usize) -> Vec<bool> {
    let mut reached: Vec<bool> = (0..states.len()).map(|state| state == from).collect();
    let mut open = vec![from];
    while let Some(state) = open.pop() {
        let then = states.get(state).map_or(&[][..], |state| &state.then);
        for (next, known) in reached.iter_mut().enumerate() {
            if !*known && then.get(next).is_some_and(|chance| *chance > 0.0) {
                *known = true;
                open.push(next);
            }
        }
    }
    reached
}

/// Shares of time: visits of the embedded chain, each as long as the mean stay. Visits by the elimination of Grassmann, Taksar
/// & Heyman (1985), which never subtracts.
fn shares_of_time(states: &[State]) -> Option<Vec<f64>> {
    let mut chances: Vec<Vec<f64>> = states.iter().map(|state| state.then.clone()).collect();
    let count = states.len();
    for last in (1..count).rev() {
        let out: f64 = chances.get(last)?.iter().take(last).sum();
        let row: Vec<f64> = chances.get(last)?.clone();
        for from in 0..last {
            let weight = chances.get(from)?.get(last)? / out;
            *chances.get_mut(from)?.get_mut(last)? = weight;
            for (chance, then) in chances.get_mut(from)?.iter_mut().zip(&row).take(last) {
                *chance += weight * then;
            }
        }
    }
    let mut visits = vec![1.0];
    for state in 1..count {
        let sum =
            visits.iter().zip(&chances).map(|(visits, row)| visits * row.get(state).copied().unwrap_or(0.0)).sum();
        visits.push(sum);
    }
    let times: Vec<f64> = visits.iter().zip(states).map(|(visits, state)| visits * state.lasts.in_seconds()).collect();
    let total: f64 = times.iter().sum();
    (total.is_finite() && total > 0.0).then(|| times.iter().map(|time| time / total).collect())
}

/// The first whose shares up to it exceed `u`; the last that has any if rounding leaves none.
fn pick(shares: &[f64], u: f64) -> usize {
    let mut sum = 0.0;
    let found = shares.iter().position(|share| {
        sum += share;
        u < sum
    });
    found.or_else(|| shares.iter().rposition(|share| *share > 0.0)).unwrap_or(0)
}

/// The states of one replication, in order of time.
#[derive(Clone, Debug)]
pub struct Path {
    states: States,
    mean: f64,
    stream: Stream,
    state: usize,
    until: Time,
}

impl Path {
    /// The rate at `time`, as a multiple of the expected one, and until when it holds. Times never decrease.
    pub fn at(&mut self, time: Time) -> (f64, Time) {
        while self.until <= time {
            let u = self.stream.uniform();
            self.state = self.states.states.get(self.state).map_or(0, |state| pick(&state.then, u));
            let stay = self.stay();
            self.until = self.until + stay;
        }
        let rate = self.states.states.get(self.state).map_or(0.0, |state| state.per_hour);
        (if self.mean > 0.0 { rate / self.mean } else { 0.0 }, self.until)
    }

    /// One stay in the present state, at least a microsecond.
    fn stay(&mut self) -> Span {
        let mean = self.states.states.get(self.state).map_or(0.0, |state| state.lasts.in_seconds());
        Span::from_seconds(self.stream.exponential() * mean).max(Span(1))
    }
}
