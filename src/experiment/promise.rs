//! Rosters of vendors of whom only a promise is known: the smallest that keep it, found by simulation.
//!
//! In: a model. Out: the model with every roster known, and warnings where a promise cannot be kept. The search begins at the
//! roster that Erlang asks for by interval, and plans for more or less of our volume by one factor, the same in every interval,
//! until pilot runs keep the promise on the wanted share of days and 0.2 % less volume would not, or no agent fewer.
//!
//! Pilots are the whole scenario, other clients and absence among it, on callers that no run of the scenario meets: a vendor's
//! headcount depends neither on the seed nor on the number of threads.

use crate::centre::agency::Promised;
use crate::centre::group::Roster;
use crate::centre::{Calendar, GroupId};
use crate::demand::{others, truth};
use crate::engine::facts::{Chain, Dial, Fate, Judged, Leg, Recorder, Work};
use crate::engine::{Model, Plan};
use crate::experiment::needs;
use crate::experiment::replicate::{Bench, Replicated, Reuse, Stop, Threads, side_by_side};
use crate::experiment::size;
use crate::experiment::workload::{Part, by_group};
use crate::said::{self, Said, SaidValue, said};
use crate::units::{Span, Time};

/// The seed of all pilots.
const PILOT: u64 = 0x70_69_6c_6f_74;
/// Days of all pilot runs together, about: the share of kept days is then known to about 2 %.
const DAYS: usize = 500;
/// One step of the search outwards, as a factor of the volume that is planned for.
const STRIDE: f64 = 1.25;
/// The search stops where the volumes on its two sides are this near.
const NEAR: f64 = 1.002;
/// Volumes beyond these times the forecast are not tried.
const LIMITS: (f64, f64) = (1.0 / 64.0, 64.0);
/// Where several groups promise, each is looked at again until nothing changes, but not more often.
const ROUNDS: usize = 3;

/// Turns every roster that is to be found into known steps.
///
/// # Errors
/// Why a pilot run stopped.
pub fn size(model: &mut Model, threads: &Threads) -> Result<Vec<Said>, Stop> {
    // A vendor promises for what was forecast, not for what comes.
    let truths = truth::set_aside(&mut model.arrivals);
    let found = on_the_forecast(model, threads);
    truth::put_back(&mut model.arrivals, truths);
    found
}

fn on_the_forecast(model: &mut Model, threads: &Threads) -> Result<Vec<Said>, Stop> {
    let promised: Vec<(usize, Roster, Promised)> = model
        .centre
        .groups
        .iter()
        .enumerate()
        .filter_map(|(number, group)| match group.roster {
            Roster::Promised(promised) => Some((number, group.roster.clone(), promised)),
            _ => None,
        })
        .collect();
    let work = if promised.is_empty() { Vec::new() } else { by_group(model) };
    size::size(model);
    let mut told = Vec::new();
    for round in 0..if promised.len() > 1 { ROUNDS } else { 1 } {
        told.clear();
        let mut changed = false;
        for (number, roster, promised) in &promised {
            let parts = work.get(*number).map_or(&[][..], Vec::as_slice);
            let mut search = Search::new(model, threads, *number, roster, promised, parts);
            let (found, warning) = search.run()?;
            told.extend(warning);
            changed |= found;
        }
        if !changed || round + 1 == ROUNDS {
            break;
        }
    }
    Ok(told)
}

/// The search for one group's roster.
struct Search<'s> {
    model: &'s mut Model,
    threads: &'s Threads,
    group: usize,
    roster: &'s Roster,
    promised: &'s Promised,
    parts: &'s [Vec<Part>],
    /// What was tried: agents by interval, and the share of days on which they kept the promise.
    tried: Vec<(Vec<u32>, f64)>,
    /// Volumes planned for, and agents by interval for them.
    planned: Vec<(f64, Vec<u32>)>,
}

impl<'s> Search<'s> {
    fn new(
        model: &'s mut Model,
        threads: &'s Threads,
        group: usize,
        roster: &'s Roster,
        promised: &'s Promised,
        parts: &'s [Vec<Part>],
    ) -> Search<'s> {
        Search { model, threads, group, roster, promised, parts, tried: Vec::new(), planned: Vec::new() }
    }

    /// Whether the roster changed, and what is to be said.
    fn run(&mut self) -> Result<(bool, Option<Said>), Stop> {
        let before = self.model.centre.groups.get(self.group).map(|group| group.roster.clone());
        let (few, enough) = self.bracket()?;
        let (mut few, mut enough) = (few, enough);
        while enough / few > NEAR && self.needed(few) != self.needed(enough) {
            let middle = (few * enough).sqrt();
            if self.keeps(middle)? { enough = middle } else { few = middle }
        }
        let share = self.share(enough)?;
        let needed = self.needed(enough);
        self.put(&needed);
        let after = self.model.centre.groups.get(self.group).map(|group| group.roster.clone());
        Ok((before != after, self.warning(share)))
    }

    /// Volumes, as factors of the forecast, that are too few and enough, one stride apart; both at a limit where there is none.
    fn bracket(&mut self) -> Result<(f64, f64), Stop> {
        let (least, most) = LIMITS;
        let mut volume = 1.0;
        if self.keeps(volume)? {
            while volume > least && self.keeps(volume / STRIDE)? {
                volume /= STRIDE;
            }
            return Ok((volume / STRIDE, volume));
        }
        loop {
            volume *= STRIDE;
            if volume > most || self.keeps(volume)? {
                return Ok((volume / STRIDE, volume));
            }
        }
    }

    /// Agents by interval when so much more volume is planned for.
    fn needed(&mut self, volume: f64) -> Vec<u32> {
        if let Some((_, known)) = self.planned.iter().find(|(planned, _)| planned.total_cmp(&volume).is_eq()) {
            return known.clone();
        }
        let Some(group) = self.model.centre.groups.get(self.group) else { return Vec::new() };
        let as_promised = crate::centre::Group { roster: self.roster.clone(), ..group.clone() };
        let needed = needs::of_group(self.model, &as_promised, self.parts, volume);
        self.planned.push((volume, needed.clone()));
        needed
    }

    fn put(&mut self, needed: &[u32]) {
        let found = needs::roster(&self.model.centre.calendar, self.roster, needed);
        if let (Some(group), Some(found)) = (self.model.centre.groups.get_mut(self.group), found) {
            group.roster = found;
        }
        others::follow_rosters(&self.model.centre, &mut self.model.arrivals);
    }

    fn keeps(&mut self, volume: f64) -> Result<bool, Stop> {
        Ok(self.share(volume)? >= self.promised.kept_on)
    }

    /// The share of days on which the promise is kept.
    fn share(&mut self, volume: f64) -> Result<f64, Stop> {
        let needed = self.needed(volume);
        if let Some((_, known)) = self.tried.iter().find(|(tried, _)| *tried == needed) {
            return Ok(*known);
        }
        self.put(&needed);
        let (kept, days) = pilot(self.model, GroupId(self.group as u16), self.promised, self.threads, PILOT)?;
        let share = if days == 0 { 1.0 } else { kept as f64 / days as f64 };
        self.tried.push((needed, share));
        Ok(share)
    }

    fn warning(&self, share: f64) -> Option<Said> {
        let group = self.model.centre.groups.get(self.group)?;
        let name = &group.name;
        if group.most_agents() == 0 {
            return Some(said::warning(said!(
                "warn-promises-nobody",
                "groups.{group}: nothing is expected for it, so that its promise asks for no agents; say roster.promised.at_least",
                group = name.as_str(),
            )));
        }
        (share < self.promised.kept_on).then(|| {
            said::warning(said!(
                "warn-promise-not-kept",
                "groups.{group}: its promise is kept on {kept} of days with as many as {agents} {agents|agent|agents}, not on {asked}; more were \
                 not tried",
                group = name.as_str(),
                kept = SaidValue::number(format!("{:.1} %", share * 100.0)),
                agents = SaidValue::number(group.most_agents()),
                asked = SaidValue::number(format!("{:.1} %", self.promised.kept_on * 100.0)),
            ))
        })
    }
}

/// Days on which a group kept its promise, and days on which anything was offered to it, in all pilot runs.
fn pilot(model: &Model, group: GroupId, promised: &Promised, threads: &Threads, seed: u64) -> Result<(u64, u64), Stop> {
    let plan = Plan::new(model);
    let days = model.centre.calendar.days.len().max(1);
    let most = side_by_side(threads.count(), (days * size_of::<Day>()) as f64);
    let recorder = || Days::new(model, group, promised);
    let mut bench = Bench::new(&plan, seed, threads, most, recorder);
    let mut sum = (0, 0);
    let add = Box::new(|_, ended: &Replicated<Days<'_>, (u64, u64)>| {
        sum = (sum.0 + ended.made.0, sum.1 + ended.made.1);
    });
    bench.run_until(DAYS.div_ceil(days) as u64, threads, |days| Ok(days.kept()), vec![add])?;
    drop(bench);
    Ok(sum)
}

/// What was offered to the group on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Day {
    offered: u64,
    in_time: u64,
}

/// Counts the contacts of one group by day, on its own clock. Those who gave up in a pool are everybody's who might have
/// answered them.
struct Days<'m> {
    model: &'m Model,
    calendar: &'m Calendar,
    group: GroupId,
    answer_within: Span,
    share: f64,
    days: Vec<Day>,
}

impl<'m> Days<'m> {
    fn new(model: &'m Model, group: GroupId, promised: &Promised) -> Days<'m> {
        let calendar = &model.centre.calendar;
        let days = vec![Day::default(); calendar.days.len()];
        let Promised { answer_within, share, .. } = *promised;
        Days { model, calendar, group, answer_within, share, days }
    }

    /// Days on which the promise was kept, and days with anything offered.
    fn kept(&self) -> (u64, u64) {
        let busy = self.days.iter().filter(|day| day.offered > 0);
        let kept = busy.clone().filter(|day| day.in_time as f64 >= self.share * day.offered as f64).count();
        (kept as u64, busy.count() as u64)
    }

    /// Whether a leg was offered to the group, and whether the group answered it in time.
    fn judge(&self, leg: &Leg) -> (bool, bool) {
        let ours = self.model.centre.contacts.get(leg.contact.index()).is_some_and(|contact| contact.counts_in_total());
        if !ours || matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            return (false, false);
        }
        let able =
            || self.model.centre.groups.get(self.group.index()).is_some_and(|own| own.skill(leg.contact).is_some());
        match (leg.by, leg.home) {
            (Some(by), _) if by == self.group => (true, leg.delivered <= self.answer_within),
            (_, Some(home)) => (home == self.group, false),
            (Some(_), None) => (false, false),
            (None, None) => (able(), false),
        }
    }
}

impl Reuse for Days<'_> {
    fn reset(&mut self) {
        self.days.fill(Day::default());
    }
}

impl Recorder for Days<'_> {
    fn leg(&mut self, leg: &Leg) {
        let (offered, in_time) = self.judge(leg);
        if offered && let Some(day) = self.days.get_mut(self.calendar.day_of(leg.at)) {
            day.offered += 1;
            day.in_time += u64::from(in_time);
        }
    }
    fn judged(&mut self, _: &Judged) {}
    fn chain(&mut self, _: &Chain) {}
    fn work(&mut self, _: &Work) {}
    fn dial(&mut self, _: &Dial) {}
    fn sms(&mut self, _: crate::centre::ContactId, _: Time) {}
    fn on_duty(&mut self, _: GroupId, _: u32, _: Time, _: Time) {}
    fn lines_busy(&mut self, _: crate::centre::TrunkId, _: u32, _: Time, _: Time) {}
    fn ports_busy(&mut self, _: crate::centre::RobotId, _: u32, _: Time, _: Time) {}
    fn end(&mut self, _: Time) {}
}

#[cfg(test)]
#[path = "promise_tests.rs"]
mod tests;
