//! Chains with states of any kind in continuous time: found from a first state by what can happen, and solved.

use std::collections::BTreeMap;

/// A chain in its steady state: states and their chances.
pub struct Steady<S>(Vec<(S, f64)>);

/// Sweeps after which a chain that has not come to rest is given up.
const MOST_SWEEPS: usize = 100_000;

impl<S: Ord + Copy> Steady<S> {
    /// The chain that leads from `first` to whatever `moves` says, each with its rate a second; which states are too far away for
    /// anybody to get there, `moves` says by not leading to them.
    pub fn of(first: S, moves: impl Fn(S) -> Vec<(S, f64)>) -> Steady<S> {
        let (mut places, mut states, mut next) = (BTreeMap::from([(first, 0)]), vec![first], 0);
        let (mut into, mut out) = (vec![Vec::new()], Vec::new());
        while next < states.len() {
            let mut leaves = 0.0;
            for (to, rate) in moves(states[next]).into_iter().filter(|(_, rate)| *rate > 0.0) {
                let place = *places.entry(to).or_insert_with(|| {
                    states.push(to);
                    into.push(Vec::new());
                    states.len() - 1
                });
                into[place].push((next, rate));
                leaves += rate;
            }
            out.push(leaves);
            next += 1;
        }
        let chances = solved(&into, &out);
        Steady(states.into_iter().zip(chances).collect())
    }

    /// The mean of a value of the state.
    pub fn mean(&self, of: impl Fn(S) -> f64) -> f64 {
        self.0.iter().map(|(state, chance)| chance * of(*state)).sum()
    }
}

/// Chances by Gauss and Seidel: each state's from those that lead to it, until nothing moves.
fn solved(into: &[Vec<(usize, f64)>], out: &[f64]) -> Vec<f64> {
    let mut chances = vec![1.0 / out.len() as f64; out.len()];
    for _ in 0..MOST_SWEEPS {
        let mut moved = 0.0f64;
        for state in 0..out.len() {
            let flow: f64 = into[state].iter().map(|(from, rate)| chances[*from] * rate).sum();
            let now = flow / out[state];
            moved = moved.max((now - chances[state]).abs());
            chances[state] = now;
        }
        let all: f64 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= all);
        if moved < 1e-15 {
            break;
        }
    }
    chances
}
