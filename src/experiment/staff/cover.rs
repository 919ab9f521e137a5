//! The cheapest shifts that cover what a group needs on one day: a program with whole numbers.
//!
//! In: agents needed by step of the day, a catalogue. Out: shifts with their breaks, and steps that none of them covers. Breaks are
//! placed apart from shifts, as many of each as shifts that have it (Bechtold & Jacobs 1990, Management Science 36): so the program
//! stays small. A step that nothing covers costs far more than any shift: there is always an answer.

use crate::experiment::staff::patterns::{Pattern, begins, earliest, starts};
use crate::experiment::staff::program::{Column, Program, Row, Sense};
use crate::experiment::staff::solve::solve;
use crate::scenario::catalogue::ShiftKind;
use crate::units::{Clock, Span};

/// What an hour of an agent who is missing costs, as a multiple of the dearest hour.
const MISSING: f64 = 1000.0;

/// A day of a group.
pub struct Day<'a> {
    /// Letters, digits and `_`: how its columns and rows begin.
    pub name: String,
    /// The catalogue.
    pub kinds: &'a [ShiftKind],
    /// Which of them may start on this day.
    pub may_start: Vec<bool>,
    /// Length of a step.
    pub grain: Span,
    /// Agents needed in each step from midnight on, those left out who are there from the day before.
    pub need: Vec<u32>,
}

/// What covers a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// How many work each pattern.
    pub worked: Vec<(Pattern, u32)>,
    /// By step, agents who are missing.
    pub missing: Vec<u32>,
    /// Nothing cheaper would do.
    pub cheapest: bool,
}

/// What a column stands for.
#[derive(Clone, Copy, Debug)]
enum Means {
    /// People who start this kind then.
    Starts { kind: usize, start: Clock },
    /// Those of the column `of` whose break number `rest` begins so long after their start.
    Rests { of: usize, rest: usize, begins: Span },
    /// Agents missing.
    Missing,
}

/// A program, and what its columns stand for.
pub struct Stated {
    /// The program.
    pub program: Program,
    means: Vec<Means>,
}

impl Day<'_> {
    fn steps(&self, from: Span, to: Span) -> std::ops::Range<usize> {
        let step = |at: Span| ((at.0 / self.grain.0.max(1)).max(0) as usize).min(self.need.len());
        step(from)..step(to)
    }

    /// States the program.
    pub fn state(&self) -> Stated {
        let mut stated = Stated { program: Program::default(), means: Vec::new() };
        let mut covering: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.need.len()];
        for (number, kind) in self.kinds.iter().enumerate() {
            let mut started = Vec::new();
            for start in starts(kind).filter(|_| self.may_start.get(number).copied().unwrap_or(false)) {
                let steps = self.steps(start.0, start.0 + kind.lasts);
                if self.need.get(steps).is_some_and(|need| need.iter().any(|agents| *agents > 0)) {
                    started.push(stated.shift(self, number, start, &mut covering));
                }
            }
            if let Some(most) = kind.at_most.filter(|_| !started.is_empty()) {
                let terms = started.into_iter().map(|column| (column, 1.0)).collect();
                let name = format!("{}_k{number}_at_most", self.name);
                stated.program.rows.push(Row { name, terms, sense: Sense::AtMost, right: f64::from(most) });
            }
        }
        stated.cover(self, &covering);
        stated
    }

    /// The cheapest shifts.
    pub fn covered(&self, stated: &Stated) -> Covered {
        match solve(&stated.program) {
            Some(solved) => {
                let worked = stated.worked(&solved.values);
                Covered { missing: self.missing(&worked), worked, cheapest: solved.cheapest }
            }
            None => {
                let worked = self.greedy();
                Covered { missing: self.missing(&worked), worked, cheapest: false }
            }
        }
    }

    /// Agents that are still missing beside these shifts, by step.
    pub fn missing(&self, worked: &[(Pattern, u32)]) -> Vec<u32> {
        let mut there = vec![0i64; self.need.len()];
        for (pattern, agents) in worked {
            self.lay(pattern, i64::from(*agents), &mut there);
        }
        let missing = |(need, there): (&u32, &i64)| (i64::from(*need) - there).max(0) as u32;
        self.need.iter().zip(&there).map(missing).collect()
    }

    /// Lays so many people of a pattern on the steps.
    fn lay(&self, pattern: &Pattern, agents: i64, there: &mut [i64]) {
        let Some(kind) = self.kinds.get(pattern.kind) else { return };
        let at = pattern.start.0;
        let mut add = |steps: std::ops::Range<usize>, agents: i64| {
            there.get_mut(steps).into_iter().flatten().for_each(|there| *there += agents);
        };
        add(self.steps(at, at + kind.lasts), agents);
        for (rest, begins) in kind.breaks.iter().zip(&pattern.rests) {
            add(self.steps(at + *begins, at + *begins + rest.lasts), -agents);
        }
    }

    /// Shifts one by one, each the one that brings most missing agents for its cost: where no solver has an answer.
    fn greedy(&self) -> Vec<(Pattern, u32)> {
        let mut worked: Vec<(Pattern, u32)> = Vec::new();
        loop {
            let missing = self.missing(&worked);
            let started = |kind: usize| -> u32 {
                worked.iter().filter(|(pattern, _)| pattern.kind == kind).map(|(_, agents)| agents).sum()
            };
            let mut best: Option<(f64, Pattern)> = None;
            for (number, kind) in self.kinds.iter().enumerate() {
                let full = kind.at_most.is_some_and(|most| started(number) >= most);
                if full || !self.may_start.get(number).copied().unwrap_or(false) {
                    continue;
                }
                for start in starts(kind) {
                    let pattern = earliest(self.kinds, number, start);
                    let mut there = vec![0; self.need.len()];
                    self.lay(&pattern, 1, &mut there);
                    let brings = missing.iter().zip(&there).filter(|(missing, there)| **missing > 0 && **there > 0);
                    let worth = brings.count() as f64 / (kind.weight * kind.lasts.in_hours());
                    if worth > 0.0 && best.as_ref().is_none_or(|(most, _)| worth > *most) {
                        best = Some((worth, pattern));
                    }
                }
            }
            let Some((_, pattern)) = best else { return worked };
            match worked.iter_mut().find(|(known, _)| *known == pattern) {
                Some((_, agents)) => *agents += 1,
                None => worked.push((pattern, 1)),
            }
        }
    }
}

impl Stated {
    fn column(&mut self, column: Column, means: Means) -> usize {
        self.program.columns.push(column);
        self.means.push(means);
        self.means.len() - 1
    }

    /// The columns of a kind of shift from one start, and the row that ties its breaks to it.
    fn shift(&mut self, day: &Day<'_>, number: usize, start: Clock, covering: &mut [Vec<(usize, f64)>]) -> usize {
        let Some(kind) = day.kinds.get(number) else { return 0 };
        let name = format!("{}_k{number}_{}", day.name, minutes(start.0));
        let most = kind.at_most.map_or(f64::from(i32::MAX), f64::from);
        let cost = kind.weight * kind.lasts.in_hours();
        let starts =
            self.column(Column { name: name.clone(), cost, whole: true, most }, Means::Starts { kind: number, start });
        let mut cover = |column: usize, from: Span, to: Span, factor: f64| {
            let steps = covering.get_mut(day.steps(from, to)).into_iter().flatten();
            steps.for_each(|terms| terms.push((column, factor)));
        };
        cover(starts, start.0, start.0 + kind.lasts, 1.0);
        for (rest, facts) in kind.breaks.iter().enumerate() {
            let mut taken: Vec<(usize, f64)> = Vec::new();
            for begins in begins(facts, day.grain) {
                let column =
                    Column { name: format!("{name}_b{rest}_{}", minutes(begins)), cost: 0.0, whole: true, most };
                let column = self.column(column, Means::Rests { of: starts, rest, begins });
                taken.push((column, 1.0));
                cover(column, start.0 + begins, start.0 + begins + facts.lasts, -1.0);
            }
            taken.insert(0, (starts, -1.0));
            let row = Row { name: format!("{name}_b{rest}"), terms: taken, sense: Sense::Equal, right: 0.0 };
            self.program.rows.push(row);
        }
        starts
    }

    /// A row for each step that needs anybody; steps one after the other that the same shifts cover share one.
    fn cover(&mut self, day: &Day<'_>, covering: &[Vec<(usize, f64)>]) {
        let dearest = day.kinds.iter().map(|kind| kind.weight).fold(1.0, f64::max);
        let mut step = 0;
        while step < day.need.len() {
            let terms = covering.get(step).cloned().unwrap_or_default();
            let alike = covering.iter().skip(step).take_while(|other| **other == terms).count().max(1);
            let need = day.need.iter().skip(step).take(alike).copied().max().unwrap_or(0);
            if need > 0 {
                let name = format!("{}_at_{}", day.name, minutes(Span(day.grain.0 * step as i64)));
                let cost = MISSING * dearest * day.grain.in_hours() * alike as f64;
                let column = Column { name: format!("{name}_missing"), cost, whole: false, most: f64::from(need) };
                let missing = self.column(column, Means::Missing);
                let terms = terms.into_iter().chain([(missing, 1.0)]).collect();
                self.program.rows.push(Row { name, terms, sense: Sense::AtLeast, right: f64::from(need) });
            }
            step += alike;
        }
    }

    /// Patterns of work: the n-th of each break goes to the n-th of those who start together.
    fn worked(&self, values: &[f64]) -> Vec<(Pattern, u32)> {
        let number = |column: usize| values.get(column).map_or(0, |value| value.round().max(0.0) as u32);
        let mut worked: Vec<(Pattern, u32)> = Vec::new();
        for (column, means) in self.means.iter().enumerate() {
            let Means::Starts { kind, start } = *means else { continue };
            let mut rests: Vec<Vec<Span>> = Vec::new();
            for (place, other) in self.means.iter().enumerate() {
                let Means::Rests { of, rest, begins } = *other else { continue };
                if of == column {
                    rests.resize_with(rests.len().max(rest + 1), Vec::new);
                    if let Some(taken) = rests.get_mut(rest) {
                        taken.extend(std::iter::repeat_n(begins, number(place) as usize));
                    }
                }
            }
            for nth in 0..number(column) as usize {
                let rests = rests.iter().filter_map(|taken| taken.get(nth).copied()).collect();
                let pattern = Pattern { kind, start, rests };
                match worked.iter_mut().find(|(known, _)| *known == pattern) {
                    Some((_, agents)) => *agents += 1,
                    None => worked.push((pattern, 1)),
                }
            }
        }
        worked
    }
}

fn minutes(span: Span) -> i64 {
    span.0 / Span::minutes(1).0
}
