//! Choices of random centres.

use crate::laws::{Exponential, Law};
use crate::random::Stream;

/// A stream to choose by.
pub(super) struct Dice(pub Stream);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        (self.0.uniform() * n as f64) as usize
    }
    pub fn chance(&mut self, share: f64) -> bool {
        self.0.uniform() < share
    }
    pub fn from<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
    pub fn some_of(&mut self, n: usize) -> Vec<u16> {
        let mut all: Vec<u16> = (0..n as u16).collect();
        for i in (1..n).rev() {
            all.swap(i, self.below(i + 1));
        }
        let keep = 1 + self.below(n);
        all.truncate(keep);
        all
    }
    pub fn law(&mut self, mean: f64) -> Law {
        if self.chance(0.5) { Law::Constant(mean) } else { Law::Exponential(Exponential::new(mean)) }
    }
}
