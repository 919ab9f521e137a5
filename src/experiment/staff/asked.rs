//! What is asked of each window, and which windows fall short.
//!
//! In: limits and slots, sums of replications. Out: windows with what they have to spare. A window that no number of agents meets is
//! asked for what can be reached, by the very callers who judge it: luck alone makes a point or two between one sample and the next,
//! and agents without end would be added for a point that is not there.

use crate::experiment::replicate::Stop;
use crate::experiment::staff::ground::{Ground, Rosters, Sums};
use crate::experiment::staff::limits::{Amounts, Limit};
use crate::experiment::staff::slots::Slots;

/// Of a window that cannot be met, so much less than the best that can be reached is asked for.
pub const SHORT_OF_BEST: f64 = 0.01;

/// Within so many times that, ...
const NEAR: f64 = 3.0;
/// ... one more agent is worth having there who gains this part of it.
const WORTH_HAVING: f64 = 0.25;

/// The windows of all limits.
#[derive(Clone)]
pub struct Asked<'a> {
    limits: &'a [Limit],
    slots: usize,
    /// By limit: the window of each slot.
    window_of: Vec<Vec<usize>>,
    /// By limit and window: the share, or the most, that is asked for.
    asked: Vec<Vec<f64>>,
    /// Windows that are asked for less than their target.
    relaxed: Vec<Window>,
    /// Windows that plenty of agents keep only just, or not at all.
    narrow: Vec<Window>,
    /// Plenty of agents.
    plenty: Rosters,
}

/// A window: position of its limit, and its number.
pub type Window = (usize, usize);

impl<'a> Asked<'a> {
    /// What the targets say.
    pub fn new(limits: &'a [Limit], slots: &Slots) -> Asked<'a> {
        let (window_of, asked) = limits
            .iter()
            .map(|limit| {
                let (window_of, windows) = slots.windows(limit.over);
                // Of what is only shown nothing is asked.
                (window_of, vec![limit.asked; if limit.shown_only { 0 } else { windows }])
            })
            .unzip();
        Asked {
            limits,
            slots: slots.len(),
            window_of,
            asked,
            relaxed: Vec::new(),
            narrow: Vec::new(),
            plenty: Vec::new(),
        }
    }

    /// All windows.
    pub fn all(&self) -> Vec<Window> {
        let of = |(limit, asked): (usize, &Vec<f64>)| (0..asked.len()).map(move |window| (limit, window));
        self.asked.iter().enumerate().flat_map(of).collect()
    }

    /// Whether anything is asked of a limit.
    pub fn judges(&self, limit: usize) -> bool {
        self.limits.get(limit).is_some_and(|limit| !limit.shown_only)
    }

    /// The slots of a window.
    pub fn slots_of(&self, (limit, window): Window) -> impl Iterator<Item = usize> + '_ {
        let of_limit = self.window_of.get(limit).map_or(&[][..], Vec::as_slice);
        of_limit.iter().enumerate().filter(move |(_, of)| **of == window).map(|(slot, _)| slot)
    }

    /// The window of a limit that holds a slot.
    pub fn window(&self, limit: usize, slot: usize) -> Window {
        (limit, self.window_of.get(limit).and_then(|of| of.get(slot)).copied().unwrap_or(0))
    }

    /// What a window is asked for.
    pub fn of(&self, (limit, window): Window) -> f64 {
        self.asked.get(limit).and_then(|asked| asked.get(window)).copied().unwrap_or(0.0)
    }

    /// Whether a window gains as much from one sum to another as matters where it cannot be met: half of what may be missing there.
    pub fn gains(&self, window: Window, from: &Sums, to: &Sums) -> bool {
        let figure = |sums: &Sums| {
            let [x, a, _] = self.total(sums, window);
            if a > 0.0 { x / a } else { 0.0 }
        };
        let (from, to) = (figure(from), figure(to));
        let at_least = self.limits.get(window.0).is_some_and(Limit::at_least);
        if at_least { to - from > SHORT_OF_BEST / 2.0 } else { from - to > from * SHORT_OF_BEST / 2.0 }
    }

    /// What one more agent all through a window has to gain, in units of x: of a window that cannot be met and comes near what can be
    /// reached not the last crumbs, for which agents of others would be heaped up.
    pub fn least_gain(&self, window: Window, total: Amounts) -> f64 {
        let Some(limit) = self.limits.get(window.0).filter(|_| self.is_relaxed(window)) else { return 0.0 };
        let point = SHORT_OF_BEST * total[1] * if limit.at_least() { 1.0 } else { self.of(window) };
        if self.slack(window, total) < -NEAR * point { 0.0 } else { WORTH_HAVING * point }
    }

    /// Remembers plenty of agents, and which windows they keep only just, or not at all.
    pub fn bound_by(&mut self, plenty: Rosters, sums: &Sums) {
        let narrow = self.all().into_iter().filter(|window| self.is_narrow(*window, self.total(sums, *window)));
        self.narrow = narrow.collect();
        self.plenty = plenty;
    }

    fn is_narrow(&self, window: Window, total: Amounts) -> bool {
        let tolerance = |limit: &Limit| limit.tolerance() / limit.unit() * total[1];
        self.limits.get(window.0).is_some_and(|limit| self.slack(window, total) < tolerance(limit))
    }

    /// Asks a window that reached `best` with as many agents as may be had for nearly that.
    pub fn relax(&mut self, window: Window, best: f64) {
        self.ask_nearly(window, best);
        self.relaxed.push(window);
    }

    fn ask_nearly(&mut self, (limit, window): Window, best: f64) {
        let at_least = self.limits.get(limit).is_some_and(Limit::at_least);
        let Some(asked) = self.asked.get_mut(limit).and_then(|asked| asked.get_mut(window)) else { return };
        *asked = if at_least { (best - SHORT_OF_BEST).max(0.0) } else { best * (1.0 + SHORT_OF_BEST) };
    }

    /// The same for the callers of a seed: of what plenty of agents keep only just or not at all no more is asked than nearly what
    /// they reach for these.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn of_callers(&self, ground: &Ground<'_>, seed: u64, replications: u64) -> Result<Asked<'a>, Stop> {
        let mut here = self.clone();
        if self.narrow.is_empty() {
            return Ok(here);
        }
        let sums = ground.sums(&self.plenty, seed, replications)?;
        for window in self.narrow.iter().filter(|window| !self.asks_nothing(**window)) {
            let [x, a, _] = self.total(&sums, *window);
            let Some(limit) = self.limits.get(window.0).filter(|_| a > 0.0) else { continue };
            here.ask_nearly(*window, x / a);
            let (nearly, target) = (here.of(*window), limit.asked);
            // No more than the target is ever asked.
            if (nearly > target) == limit.at_least() {
                here.ask(*window, target);
            }
        }
        Ok(here)
    }

    /// Whether nothing is asked of a window that could fall short.
    fn asks_nothing(&self, window: Window) -> bool {
        let (of, at_least) = (self.of(window), self.limits.get(window.0).is_some_and(Limit::at_least));
        if at_least { of <= 0.0 } else { of >= f64::MAX }
    }

    fn ask(&mut self, (limit, window): Window, value: f64) {
        if let Some(asked) = self.asked.get_mut(limit).and_then(|asked| asked.get_mut(window)) {
            *asked = value;
        }
    }

    /// The same, but nothing is asked of these windows.
    #[must_use]
    pub fn without(&self, windows: &[Window]) -> Asked<'a> {
        let mut asked = self.clone();
        for (limit, window) in windows {
            let nothing = if self.limits.get(*limit).is_some_and(Limit::at_least) { 0.0 } else { f64::MAX };
            if let Some(of) = asked.asked.get_mut(*limit).and_then(|asked| asked.get_mut(*window)) {
                *of = nothing;
            }
        }
        asked
    }

    /// Whether a window is asked for less than its target.
    pub fn is_relaxed(&self, window: Window) -> bool {
        self.relaxed.contains(&window)
    }

    /// The amounts of a limit in a slot.
    pub fn place(&self, limit: usize, slot: usize) -> usize {
        limit * self.slots + slot
    }

    /// What a window adds up to.
    pub fn total(&self, sums: &Sums, window: Window) -> Amounts {
        let mut total = [0.0; 3];
        for slot in self.slots_of(window) {
            let Some(cell) = sums.get(self.place(window.0, slot)) else { continue };
            total.iter_mut().zip(cell).for_each(|(sum, value)| *sum += value);
        }
        total
    }

    /// What a window that adds up to this has to spare.
    pub fn slack(&self, window: Window, total: Amounts) -> f64 {
        self.limits.get(window.0).map_or(0.0, |limit| limit.slack(total, self.of(window)))
    }

    /// The windows that fall short.
    pub fn short(&self, sums: &Sums) -> Vec<Window> {
        self.all().into_iter().filter(|window| self.slack(*window, self.total(sums, *window)) < 0.0).collect()
    }
}
