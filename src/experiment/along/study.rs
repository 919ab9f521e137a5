//! A question about axes, checked before anything is simulated, and its answer.

use crate::experiment::along::asked::Asked;
use crate::experiment::along::axis::Moving;
use crate::experiment::along::curves;
use crate::experiment::along::finer;
use crate::experiment::along::map::map;
use crate::experiment::along::seen::{Heard, seen};
use crate::experiment::estimate;
use crate::experiment::points::{PointFault, Points};
use crate::results::{LeftOut, Results};
use crate::said::{Said, SaidValue, said};
use crate::scenario::written::{Set, Written};
use crate::scenario::{fixed_staff, scales};

/// Most points of a map.
const MOST_CELLS: usize = 10_000;
/// Points of each axis of the usual break-evens, from a quarter of today to four times.
const USUAL: (f64, f64, usize) = (0.25, 4.0, 13);

/// What is done with options whose staff stays as it is while calls vary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// The question is refused.
    Nobody,
    /// They are left out, which is told.
    LeftOut,
    /// They take part as they are.
    AsTheyAre,
}

/// One axis, or two, over options that can follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    axes: Vec<Moving>,
    options: Vec<String>,
    left_out: Vec<LeftOut>,
    kept: Vec<LeftOut>,
    finer: bool,
}

/// Who is left out and why: options of one reason together, and of many reasons the first.
fn by_reason(left_out: &[LeftOut]) -> Said {
    const MOST: usize = 2;
    let mut reasons: Vec<(Vec<String>, SaidValue)> = Vec::new();
    for one in left_out {
        let name = format!("\"{}\"", one.option);
        let why = one.said.clone().map_or_else(|| SaidValue::from(one.why.clone()), SaidValue::from);
        match reasons.iter_mut().find(|(_, known)| *known == why) {
            Some((names, _)) => names.push(name),
            None => reasons.push((vec![name], why)),
        }
    }
    let more: usize = reasons.iter().skip(MOST).map(|(names, _)| names.len()).sum();
    let mut told: Vec<Said> = reasons.into_iter().take(MOST).map(|(names, why)| of_options(&names, why)).collect();
    match more {
        0 => {}
        1 => told.push(said!("why-one-more-alike", "1 more option alike")),
        _ => told.push(said!("why-more-alike", "{count} more options alike", count = SaidValue::number(more))),
    }
    let joined = told.into_iter().rev().reduce(|rest, one| said!("why-and", "{one}; {rest}", one = one, rest = rest));
    joined.unwrap_or_else(|| said!("why-fewer-than-two", "there are fewer than two options"))
}

fn of_options(names: &[String], why: SaidValue) -> Said {
    let listed = names.join(", ");
    if names.len() > 1 {
        said!("why-of-options", "options {options}: {why}", options = listed, why = why)
    } else {
        said!("why-of-option", "option {option}: {why}", option = listed, why = why)
    }
}

impl Study {
    /// One or two axes as asked for.
    ///
    /// # Errors
    /// Why it is refused: see [`Moving::new`], and options whose staff is fixed.
    pub fn over(asked: &[Asked], written: &Written, options: &[String], fixed: Allowed) -> Result<Study, String> {
        let axes = asked.iter().map(|asked| Moving::new(asked, written, options)).collect::<Result<Vec<_>, _>>()?;
        let (first, second) = match axes.as_slice() {
            [first] => (first, None),
            [first, second] => (first, Some(second)),
            _ => return Err("one axis or two can be drawn; ask for more with several commands".to_owned()),
        };
        if let Some(second) = second {
            let both = first
                .paths
                .iter()
                .any(|path| second.paths.iter().any(|other| crate::scenario::paths::overlap(path, other)));
            if both {
                return Err(format!("{} and {} change the same place", first.axis.path, second.axis.path));
            }
            let cells = first.sets.len() * second.sets.len();
            if cells > MOST_CELLS {
                return Err(format!(
                    "{cells} points of a map are more than the limit of {MOST_CELLS}; take fewer steps"
                ));
            }
        }
        let mut study = Study { axes, options: options.to_vec(), left_out: Vec::new(), kept: Vec::new(), finer: false };
        if study.axes.iter().any(Moving::is_work) {
            study.leave_out(written, fixed).map_err(|why| why.english())?;
        }
        Ok(study)
    }

    /// The two break-evens of every file: how many call, and how long it takes; each from a quarter of what is written to four times.
    /// With them, of each axis that cannot vary, why.
    ///
    /// # Errors
    /// Fewer than two options can follow, or no axis can vary: why, of each.
    pub fn usual(written: &Written, options: &[String], fixed: Allowed) -> Result<(Vec<Study>, Vec<Said>), Vec<Said>> {
        let (from, to, steps) = USUAL;
        let mut axes = Vec::new();
        let mut refused = Vec::new();
        for path in [scales::DEMAND, scales::HANDLE_TIME] {
            match Moving::new(&Asked::spaced(path, from, to, steps), written, options) {
                Ok(axis) => axes.push(axis),
                Err(why) => refused.push(said!("why-refused", "{why}", why = why)),
            }
        }
        let none = Vec::new();
        let study = |axes: Vec<Moving>| Study {
            axes,
            options: options.to_vec(),
            left_out: none.clone(),
            kept: none.clone(),
            finer: true,
        };
        let (mut studies, mut cannot) = (Vec::new(), Vec::new());
        for axis in axes {
            let mut one = study(vec![axis.clone()]);
            match one.leave_out(written, fixed) {
                Ok(()) => studies.push(one),
                Err(why) => cannot.push((axis, why)),
            }
        }
        // What holds of both is said once.
        if cannot.len() > 1 {
            let both = cannot.into_iter().map(|(axis, _)| axis).collect();
            refused.extend(study(both).leave_out(written, fixed).err());
        } else {
            refused.extend(cannot.into_iter().map(|(_, why)| why));
        }
        if studies.is_empty() { Err(refused) } else { Ok((studies, refused)) }
    }

    /// Leaves out whose staff cannot follow, or keeps them as they are and knows which, or refuses.
    fn leave_out(&mut self, written: &Written, fixed: Allowed) -> Result<(), Said> {
        let Some(experiment) = written.at(&[]).experiment else { return Ok(()) };
        let mut found = Vec::new();
        for (name, scenario) in experiment.options.iter().filter(|(name, _)| self.options.contains(name)) {
            let mut groups: Vec<&str> = self.axes.iter().flat_map(|axis| axis.fixed(scenario)).collect();
            groups.dedup();
            if !groups.is_empty() {
                found.push(LeftOut::new(name, fixed_staff::told(&groups)));
            }
        }
        if fixed == Allowed::AsTheyAre {
            self.kept = found;
            return Ok(());
        }
        self.left_out = found;
        self.options.retain(|name| self.left_out.iter().all(|left| left.option != *name));
        let many = if fixed == Allowed::Nobody { self.left_out.is_empty() } else { self.options.len() > 1 };
        if many {
            return Ok(());
        }
        let mut paths = self.axes.iter().map(|axis| axis.axis.path.as_str());
        let (first, second) = (paths.next().unwrap_or_default(), paths.next());
        let work = match second {
            None => said!("why-axis-is-work", "{path} changes how much there is to do", path = first),
            Some(second) => {
                said!(
                    "why-axes-are-work",
                    "{one} and {other} change how much there is to do",
                    one = first,
                    other = second
                )
            }
        };
        Err(said!(
            "why-staff-would-not-follow",
            "{work}, and not every option's staff would follow: {reasons}. Let rosters be solved again at each point with \
             roster.sized (own people) or roster.promised (a vendor), leave options out with --options, or keep rosters as they are \
             with --keep-roster",
            work = work,
            reasons = by_reason(&self.left_out),
        ))
    }

    /// The options that take part.
    pub fn options(&self) -> &[String] {
        &self.options
    }

    /// Those that do not.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.left_out
    }

    /// The paths of its axes.
    pub fn paths(&self) -> Vec<&str> {
        self.axes.iter().map(|axis| axis.axis.path.as_str()).collect()
    }

    /// Replications over all points and options, where each is run so often; about, where points are put between others.
    pub fn work(&self, replications: u64) -> u64 {
        self.points() * self.options.len() as u64 * replications
    }

    /// First attempts in one replication of every option at every point; about, where points are put between others.
    ///
    /// # Errors
    /// Why it is refused for how much there is to do, with the estimate.
    pub fn contacts(&self, written: &Written, replications: u64, threads: usize) -> Result<f64, String> {
        let sets = self.sets();
        let mut contacts = 0.0;
        for set in &sets {
            let experiment = written.at(set).experiment.into_iter();
            let options: Vec<_> = experiment
                .flat_map(|experiment| experiment.options)
                .filter(|(name, _)| self.options.contains(name))
                .collect();
            if let Some(why) = estimate::refusal(&options, replications, threads) {
                let at: Vec<String> = set.iter().map(Set::to_string).collect();
                return Err(format!("at {}: {why}", at.join(", ")));
            }
            contacts += estimate::first_attempts_of(&options);
        }
        let all = contacts * replications as f64;
        if all > estimate::MOST_CONTACTS {
            return Err(format!(
                "{} points of {} options, each {replications} times, are about {all:.1e} contacts, more than the limit of {:.0e}; take fewer \
                 steps, options or replications",
                sets.len(),
                self.options.len(),
                estimate::MOST_CONTACTS
            ));
        }
        Ok(contacts * self.points() as f64 / sets.len().max(1) as f64)
    }

    /// Whether what there is to do varies along one of its axes.
    pub fn is_work(&self) -> bool {
        self.axes.iter().any(Moving::is_work)
    }

    /// Points that are simulated; about, where points are put between others.
    pub fn points(&self) -> u64 {
        let points: usize = self.axes.iter().map(|axis| axis.sets.len()).product();
        (points + if self.finer { finer::USUAL } else { 0 }) as u64
    }

    /// What is set at each point; of two axes row by row, the first to the right.
    fn sets(&self) -> Vec<Vec<Set>> {
        match self.axes.as_slice() {
            [first, second] => {
                let row =
                    |up: &Set| first.sets.iter().map(|across| vec![across.clone(), up.clone()]).collect::<Vec<_>>();
                second.sets.iter().flat_map(row).collect()
            }
            [only] => only.sets.iter().map(|set| vec![set.clone()]).collect(),
            _ => Vec::new(),
        }
    }

    /// Simulates, and adds what came of it to the results. `points` are of the options that take part.
    ///
    /// # Errors
    /// A point cannot be simulated.
    pub fn add_to(&self, results: &mut Results, points: &Points<'_>, heard: &mut Heard<'_>) -> Result<(), PointFault> {
        let sets = self.sets();
        // Intervals of points that are put between count among those that hold together.
        let together = sets.len() + if self.finer { finer::MOST } else { 0 };
        let mut all = seen(points, &sets, together, heard)?;
        let confidence = points.settings.confidence;
        match self.axes.as_slice() {
            [first, second] => {
                let mut found = map(first.axis.clone(), second.axis.clone(), &all, confidence);
                found.left_out.clone_from(&self.left_out);
                found.kept.clone_from(&self.kept);
                results.map = Some(found);
            }
            [only] => {
                let mut axis = only.clone();
                if self.finer {
                    finer::refine(&mut axis, &mut all, points, heard)?;
                }
                let (told, at_told) = (axis.axis.clone(), all.clone());
                finer::halve(&mut axis, &mut all, points, heard)?;
                let (mut along, break_even) = curves::along(axis.axis, axis.factor, &all, confidence);
                // Points that halve cells place break-evens; the curves are those of the points asked for.
                (along.options, along.axis) = (curves::options(&told, axis.factor, &at_told, confidence), told);
                along.left_out.clone_from(&self.left_out);
                along.kept.clone_from(&self.kept);
                results.along.push(along);
                results.break_even.extend(break_even);
            }
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_are_left_out_for_one_reason_stand_together_and_of_many_reasons_the_first() {
        let one = |option: &str, why: &str| LeftOut { option: option.to_owned(), why: why.to_owned(), said: None };
        let few = [one("a", "x is fixed"), one("b", "y is fixed"), one("c", "x is fixed")];
        assert_eq!(by_reason(&few).english(), "options \"a\", \"c\": x is fixed; option \"b\": y is fixed");
        let many = [one("a", "x"), one("b", "y"), one("c", "z"), one("d", "z")];
        assert_eq!(by_reason(&many).english(), "option \"a\": x; option \"b\": y; 2 more options alike");
        assert_eq!(by_reason(&[]).english(), "there are fewer than two options");
    }
}
