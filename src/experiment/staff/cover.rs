//! The cheapest shifts that cover what a group needs on days one after the other: a program with whole numbers.
//!
//! In: agents needed by step of each day, which day comes before which, a catalogue. Out: shifts with their breaks, and steps that none
//! of them covers. Who works past midnight is there, or on a break, on the day after; in a week that repeats Sunday comes before Monday.
//! Breaks are placed apart from shifts, as many of each as shifts that have it (Bechtold & Jacobs 1990, Management Science 36): so the
//! program stays small. A step that nothing covers costs far more than any shift: there is always an answer. Of choices that cost
//! the same the one is taken whose people are there when most are needed.

use crate::experiment::staff::patterns::{Pattern, earliest, starts};
use crate::experiment::staff::solve::solve;
use crate::experiment::staff::stated::Stated;
use crate::scenario::catalogue::ShiftKind;
use crate::units::Span;

/// A day of a group.
pub struct Day {
    /// Letters, digits and `_`: how its columns and rows begin.
    pub name: String,
    /// Which kinds may start on this day.
    pub may_start: Vec<bool>,
    /// Agents needed in each step from midnight on.
    pub need: Vec<u32>,
    /// Position of the day on which its night goes on.
    pub next: Option<usize>,
}

/// Days of a group, all of one length.
pub struct Stretch<'a> {
    /// The catalogue.
    pub kinds: &'a [ShiftKind],
    /// Length of a step.
    pub grain: Span,
    /// Never more agents on duty.
    pub most: Option<u32>,
    /// The days.
    pub days: Vec<Day>,
}

/// So many people work a pattern that starts on a day.
pub type Worked = (usize, Pattern, u32);

/// What covers a stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// How many work which pattern on which day.
    pub worked: Vec<Worked>,
    /// Nothing cheaper would do by more than this share of the cost; 0 where nothing cheaper would do at all.
    pub gap: f64,
}

impl Stretch<'_> {
    /// Steps of a day.
    pub fn length(&self) -> usize {
        self.days.first().map_or(0, |day| day.need.len())
    }

    /// The steps, all days one after the other, between two times from the midnight with which a day begins; what is after the last day is
    /// left out.
    pub fn steps(&self, day: usize, from: Span, to: Span) -> impl Iterator<Item = usize> + use<> {
        let step = |at: Span| (at.0 / self.grain.0.max(1)).max(0) as usize;
        let (length, next) = (self.length(), self.days.get(day).and_then(|day| day.next));
        (step(from)..step(to)).filter_map(move |step| match step.checked_sub(length) {
            None => Some(day * length + step),
            Some(over) => next.map(|next| next * length + over),
        })
    }

    /// Agents needed in all steps, days one after the other.
    pub fn need(&self) -> Vec<u32> {
        self.days.iter().flat_map(|day| day.need.iter().copied()).collect()
    }

    /// The days apart, where no shift that may start on one reaches anything that the next needs.
    pub fn apart(&self) -> Vec<Vec<usize>> {
        let mut part: Vec<usize> = (0..self.days.len()).collect();
        for (number, day) in self.days.iter().enumerate() {
            let Some(next) = day.next.filter(|_| self.reaches_over(number)) else { continue };
            let (of, other) = (part.get(number).copied(), part.get(next).copied());
            if let (Some(of), Some(other)) = (of, other) {
                part.iter_mut().filter(|part| **part == other).for_each(|part| *part = of);
            }
        }
        let days = |number: usize| -> Vec<usize> { (0..part.len()).filter(|day| part[*day] == number).collect() };
        (0..part.len()).map(days).filter(|days| !days.is_empty()).collect()
    }

    fn reaches_over(&self, number: usize) -> bool {
        let Some(day) = self.days.get(number) else { return false };
        let need = self.need();
        let kinds = self.kinds.iter().zip(&day.may_start).filter(|(_, may)| **may);
        kinds.flat_map(|(kind, _)| starts(kind).map(|start| start.0 + kind.lasts)).any(|end| {
            self.steps(number, Span::hours(24), end).any(|step| need.get(step).is_some_and(|agents| *agents > 0))
        })
    }

    /// These days alone.
    #[must_use]
    pub fn only(&self, days: &[usize]) -> Stretch<'_> {
        let day = |number: &usize| {
            let day = self.days.get(*number)?;
            let next = day.next.and_then(|next| days.iter().position(|known| *known == next));
            let (name, may_start, need) = (day.name.clone(), day.may_start.clone(), day.need.clone());
            Some(Day { name, may_start, need, next })
        };
        Stretch { kinds: self.kinds, grain: self.grain, most: self.most, days: days.iter().filter_map(day).collect() }
    }

    /// The cheapest shifts.
    pub fn covered(&self, stated: &Stated) -> Covered {
        match solve(&stated.program, self.days.len()) {
            Some(solved) => Covered { worked: stated.worked(&solved.values), gap: solved.gap },
            None => Covered { worked: self.greedy(), gap: f64::INFINITY },
        }
    }

    /// Agents on duty in all steps, days one after the other.
    pub fn there(&self, worked: &[Worked]) -> Vec<i64> {
        let mut there = vec![0i64; self.days.len() * self.length()];
        for (day, pattern, agents) in worked {
            self.lay((*day, pattern, i64::from(*agents)), &mut there);
        }
        there
    }

    /// Agents that are still missing beside these shifts, by day and step.
    pub fn missing(&self, worked: &[Worked]) -> Vec<Vec<u32>> {
        let missing = |(need, there): (&u32, &i64)| (i64::from(*need) - there).max(0) as u32;
        let missing: Vec<u32> = self.need().iter().zip(&self.there(worked)).map(missing).collect();
        missing.chunks(self.length().max(1)).map(<[u32]>::to_vec).collect()
    }

    /// Lays so many people of a pattern on the steps.
    pub fn lay(&self, (day, pattern, agents): (usize, &Pattern, i64), there: &mut [i64]) {
        let Some(kind) = self.kinds.get(pattern.kind) else { return };
        let at = pattern.start.0;
        let mut add = |from: Span, to: Span, agents: i64| {
            for step in self.steps(day, from, to) {
                there.get_mut(step).into_iter().for_each(|there| *there += agents);
            }
        };
        add(at, at + kind.lasts, agents);
        for (rest, begins) in kind.breaks.iter().zip(&pattern.rests) {
            add(at + *begins, at + *begins + rest.lasts, -agents);
        }
    }

    /// Shifts one by one, each the one that brings most missing agents for its cost: where no solver has an answer.
    fn greedy(&self) -> Vec<Worked> {
        let mut worked: Vec<Worked> = Vec::new();
        loop {
            let there = self.there(&worked);
            let missing: Vec<bool> = self.need().iter().zip(&there).map(|(n, there)| i64::from(*n) > *there).collect();
            let Some((day, pattern)) = self.most_worth(&worked, &missing, &there) else { return worked };
            match worked.iter_mut().find(|known| (known.0, &known.1) == (day, &pattern)) {
                Some((_, _, agents)) => *agents += 1,
                None => worked.push((day, pattern, 1)),
            }
        }
    }

    /// The shift that brings most where agents are missing.
    fn most_worth(&self, worked: &[Worked], missing: &[bool], there: &[i64]) -> Option<(usize, Pattern)> {
        let started = |day: usize, kind: usize| -> u32 {
            let same = worked.iter().filter(|(on, pattern, _)| (*on, pattern.kind) == (day, kind));
            same.map(|(_, _, agents)| agents).sum()
        };
        let mut best: Option<(f64, usize, Pattern)> = None;
        for (day, facts) in self.days.iter().enumerate() {
            for (number, kind) in self.kinds.iter().enumerate() {
                let full = kind.at_most.is_some_and(|most| started(day, number) >= most);
                if full || !facts.may_start.get(number).copied().unwrap_or(false) {
                    continue;
                }
                for start in starts(kind) {
                    let pattern = earliest(self.kinds, number, start);
                    let mut more = vec![0; there.len()];
                    self.lay((day, &pattern, 1), &mut more);
                    let most = self.most.map_or(i64::MAX, i64::from);
                    if more.iter().zip(there).any(|(more, there)| *more > 0 && there + more > most) {
                        continue;
                    }
                    let brings = missing.iter().zip(&more).filter(|(missing, more)| **missing && **more > 0).count();
                    let worth = brings as f64 / (kind.weight * kind.lasts.in_hours());
                    if worth > 0.0 && best.as_ref().is_none_or(|(most, _, _)| worth > *most) {
                        best = Some((worth, day, pattern));
                    }
                }
            }
        }
        best.map(|(_, day, pattern)| (day, pattern))
    }

    /// The hours between two times, each counted by how little is needed then: 1 where nobody is, 0 where most are.
    pub fn idle(&self, day: usize, (from, to): (Span, Span), need: &[u32]) -> f64 {
        let most = f64::from(need.iter().copied().max().unwrap_or(0).max(1));
        let needed = |step: usize| need.get(step).map_or(0.0, |agents| f64::from(*agents) / most);
        (to - from).in_hours() - self.steps(day, from, to).map(needed).sum::<f64>() * self.grain.in_hours()
    }
}
