//! The program of a stretch of days: columns of starts and breaks, rows of what is needed.
//!
//! In: a stretch. Out: a program, and what a choice of its columns means. It solves nothing.

use crate::experiment::staff::cover::{Stretch, Worked};
use crate::experiment::staff::patterns::{Pattern, begins, minutes, starts};
use crate::experiment::staff::program::{Column, Program, Row, Sense};
use crate::units::{Clock, Span};

/// What an hour of an agent who is missing costs, as a multiple of the dearest hour.
const MISSING: f64 = 1000.0;
/// What an hour costs more in which nobody is needed, as a share: all of a week less than five minutes of one person.
const IDLE: f64 = 1e-4;

/// What a column stands for.
#[derive(Clone, Copy, Debug)]
enum Means {
    /// People who start this kind on a day then.
    Starts { day: usize, kind: usize, start: Clock },
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

impl Stated {
    /// States the program.
    pub fn of(stretch: &Stretch<'_>) -> Stated {
        let mut stated = Stated { program: Program::default(), means: Vec::new() };
        let need = stretch.need();
        let mut covering: Vec<Vec<(usize, f64)>> = vec![Vec::new(); need.len()];
        for (day, facts) in stretch.days.iter().enumerate() {
            for (number, kind) in stretch.kinds.iter().enumerate() {
                let mut started = Vec::new();
                for start in starts(kind).filter(|_| facts.may_start.get(number).copied().unwrap_or(false)) {
                    let mut steps = stretch.steps(day, start.0, start.0 + kind.lasts);
                    if steps.any(|step| need.get(step).is_some_and(|agents| *agents > 0)) {
                        started.push(stated.shift(stretch, (day, number, start), &need, &mut covering));
                    }
                }
                if let Some(most) = kind.at_most.filter(|_| !started.is_empty()) {
                    let terms = started.into_iter().map(|column| (column, 1.0)).collect();
                    let name = format!("{}_k{number}_at_most", facts.name);
                    stated.program.rows.push(Row { name, terms, sense: Sense::AtMost, right: f64::from(most) });
                }
            }
        }
        for day in 0..stretch.days.len() {
            stated.cover(stretch, day, &covering);
        }
        stated
    }

    fn column(&mut self, column: Column, means: Means) -> usize {
        self.program.columns.push(column);
        self.means.push(means);
        self.means.len() - 1
    }

    /// The columns of a kind of shift from one start, and the row that ties its breaks to it.
    fn shift(
        &mut self,
        stretch: &Stretch<'_>,
        (day, number, start): (usize, usize, Clock),
        need: &[u32],
        covering: &mut [Vec<(usize, f64)>],
    ) -> usize {
        let (Some(kind), Some(facts)) = (stretch.kinds.get(number), stretch.days.get(day)) else { return 0 };
        let name = format!("{}_k{number}_{}", facts.name, minutes(start.0));
        let most = kind.at_most.map_or(f64::from(i32::MAX), f64::from);
        let idle = |from: Span, to: Span| IDLE * kind.weight * stretch.idle(day, (from, to), need);
        let cost = kind.weight * kind.lasts.in_hours() + idle(start.0, start.0 + kind.lasts);
        let means = Means::Starts { day, kind: number, start };
        let starts = self.column(Column { name: name.clone(), cost, whole: true, most }, means);
        let mut cover = |column: usize, from: Span, to: Span, factor: f64| {
            for step in stretch.steps(day, from, to) {
                covering.get_mut(step).into_iter().for_each(|terms| terms.push((column, factor)));
            }
        };
        cover(starts, start.0, start.0 + kind.lasts, 1.0);
        for (rest, facts) in kind.breaks.iter().enumerate() {
            let mut taken: Vec<(usize, f64)> = Vec::new();
            for begins in begins(facts, stretch.grain) {
                let (from, to) = (start.0 + begins, start.0 + begins + facts.lasts);
                // Who rests while few are needed is there while many are.
                let cost = IDLE * kind.weight * facts.lasts.in_hours() - idle(from, to);
                let name = format!("{name}_b{rest}_{}", minutes(begins));
                let column = Column { name, cost: cost.max(0.0), whole: true, most };
                let column = self.column(column, Means::Rests { of: starts, rest, begins });
                taken.push((column, 1.0));
                cover(column, from, to, -1.0);
            }
            taken.insert(0, (starts, -1.0));
            let row = Row { name: format!("{name}_b{rest}"), terms: taken, sense: Sense::Equal, right: 0.0 };
            self.program.rows.push(row);
        }
        starts
    }

    /// A row for each step of a day that needs anybody, and one where no more may be there; steps one after the other that the same
    /// shifts cover share one.
    fn cover(&mut self, stretch: &Stretch<'_>, day: usize, covering: &[Vec<(usize, f64)>]) {
        let Some(facts) = stretch.days.get(day) else { return };
        let dearest = stretch.kinds.iter().map(|kind| kind.weight).fold(1.0, f64::max);
        let covering = covering.iter().skip(day * stretch.length()).take(stretch.length());
        let covering: Vec<&Vec<(usize, f64)>> = covering.collect();
        let mut step = 0;
        while let Some(terms) = covering.get(step) {
            let alike = covering.iter().skip(step).take_while(|other| *other == terms).count().max(1);
            let need = facts.need.iter().skip(step).take(alike).copied().max().unwrap_or(0);
            let name = format!("{}_at_{}", facts.name, minutes(Span(stretch.grain.0 * step as i64)));
            if let Some(most) = stretch.most.filter(|_| !terms.is_empty()) {
                let (name, right) = (format!("{name}_most"), f64::from(most));
                self.program.rows.push(Row { name, terms: terms.to_vec(), sense: Sense::AtMost, right });
            }
            // What nothing can cover is no choice.
            if need > 0 && !terms.is_empty() {
                let cost = MISSING * dearest * stretch.grain.in_hours() * alike as f64;
                let column = Column { name: format!("{name}_missing"), cost, whole: false, most: f64::from(need) };
                let missing = self.column(column, Means::Missing);
                let terms = terms.iter().copied().chain([(missing, 1.0)]).collect();
                self.program.rows.push(Row { name, terms, sense: Sense::AtLeast, right: f64::from(need) });
            }
            step += alike;
        }
    }

    /// Patterns of work: the n-th of each break goes to the n-th of those who start together.
    pub fn worked(&self, values: &[f64]) -> Vec<Worked> {
        let number = |column: usize| values.get(column).map_or(0, |value| value.round().max(0.0) as u32);
        let mut worked: Vec<Worked> = Vec::new();
        for (column, means) in self.means.iter().enumerate() {
            let Means::Starts { day, kind, start } = *means else { continue };
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
                match worked.iter_mut().find(|known| (known.0, &known.1) == (day, &pattern)) {
                    Some((_, _, agents)) => *agents += 1,
                    None => worked.push((day, pattern, 1)),
                }
            }
        }
        worked
    }
}
