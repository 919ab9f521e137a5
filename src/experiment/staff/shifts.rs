//! Shifts for what the search found: the cheapest that cover it, day by day, played and mended.
//!
//! In: a search that has ended, the catalogues of its groups. Out: who works which shift. Covering knows intervals alone; so shifts
//! are added where the target falls short with them, and dropped where it holds without.

use std::collections::BTreeMap;

use crate::centre::group::Roster;
use crate::experiment::replicate::Stop;
use crate::experiment::staff::asked::Window;
use crate::experiment::staff::check;
use crate::experiment::staff::cover::Day;
use crate::experiment::staff::effects::{Space, Unit};
use crate::experiment::staff::ground::{Ground, Rosters, callers};
use crate::experiment::staff::lp_format;
use crate::experiment::staff::patterns::{Pattern, earliest, grain, starts};
use crate::experiment::staff::program::Program;
use crate::experiment::staff::rows::of_window;
use crate::experiment::staff::search::Search;
use crate::experiment::staff::{OneFewer, Study};
use crate::results::staffing::{StaffedGroup, StaffedShift};
use crate::scenario::catalogue::ShiftKind;
use crate::scenario::duties;
use crate::scenario::shifts::{Break, Shift};
use crate::units::{Clock, Span};

/// So many people of a group who work a pattern on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Position of the group among those asked for.
    pub place: usize,
    /// Position of the day among the days of slots.
    pub day: usize,
    /// Which shift.
    pub pattern: Pattern,
    /// How many people.
    pub agents: u32,
}

/// Who works which shift.
pub struct Shifts {
    /// By group asked for: its catalogue; empty where it has none and its roster goes by intervals.
    pub kinds: Vec<Vec<ShiftKind>>,
    /// All work, by group, day and pattern.
    pub work: Vec<Work>,
    /// Rosters of groups without a catalogue.
    others: Rosters,
    groups: Vec<usize>,
    /// What is to be known.
    pub notes: Vec<String>,
    /// The programs of all days and groups, in LP format.
    pub program: String,
}

/// Shifts for all groups that have a catalogue; none where no group has.
///
/// # Errors
/// Why a replication stopped.
pub fn of(study: &Study<'_>) -> Result<Option<Shifts>, Stop> {
    let catalogue = |group: &usize| study.scenario.shifts.get(*group).cloned().unwrap_or_default();
    let kinds: Vec<Vec<ShiftKind>> = study.ask.groups.iter().map(catalogue).collect();
    if kinds.iter().all(Vec::is_empty) {
        return Ok(None);
    }
    let calendar = &study.ground.model.centre.calendar;
    let rosters = study.agents.rosters(study.counts, study.ground.slots, calendar);
    let others = rosters.into_iter().zip(&kinds).filter(|(_, kinds)| kinds.is_empty()).map(|(roster, _)| roster);
    let mut shifts = Shifts {
        others: others.collect(),
        groups: study.ask.groups.clone(),
        kinds,
        work: Vec::new(),
        notes: Vec::new(),
        program: String::new(),
    };
    let mut all = Program::default();
    for place in 0..shifts.groups.len() {
        shifts.cover(study, place, &mut all);
    }
    if study.ask.write_lp {
        let title = format!("shifts of {}, {}: least weighted hours", study.scenario.name, study.option);
        shifts.program = lp_format::text(&all, &title);
    }
    shifts.mend(study)?;
    Ok(Some(shifts))
}

impl Shifts {
    /// Covers the days of a group one after the other: who works past midnight is there on the next.
    fn cover(&mut self, study: &Study<'_>, place: usize, all: &mut Program) {
        let Some(kinds) = self.kinds.get(place).filter(|kinds| !kinds.is_empty()).cloned() else { return };
        let calendar = &study.ground.model.centre.calendar;
        let slots = study.ground.slots;
        let grain = grain(&kinds, calendar.interval);
        let needed = study.agents.by_slot(study.counts, slots);
        let name = study.name_of(place);
        let mut carried: Vec<u32> = Vec::new();
        for (number, slot_day) in slots.days.iter().enumerate() {
            let first = slot_day.days.first().and_then(|day| calendar.days.get(*day));
            let weekday = first.map_or(0, |day| day.weekday % 7);
            let mut need = vec![0u32; (Span::hours(24).0 / grain.0.max(1)) as usize];
            for (slot, facts) in slots.slots.iter().enumerate().filter(|(_, slot)| slot.day == number) {
                let agents = needed.get(place).and_then(|row| row.get(slot)).copied().unwrap_or(0);
                let from = (facts.start.0.0 / grain.0.max(1)) as usize;
                let steps = (calendar.interval.0 / grain.0.max(1)) as usize;
                let open = |step: usize| is_open(study, number, Span(grain.0 * step as i64), grain);
                for (step, need) in need.iter_mut().enumerate().skip(from).take(steps).filter(|(step, _)| open(*step)) {
                    *need = agents.saturating_sub(carried.get(step).copied().unwrap_or(0));
                }
            }
            let may_start = kinds.iter().map(|kind| kind.days.get(weekday).copied().unwrap_or(false)).collect();
            let start = format!("g{}_{}", self.groups.get(place).copied().unwrap_or(0), plain(&slot_day.label));
            let day = Day { name: start, kinds: &kinds, may_start, grain, need };
            let stated = day.state();
            let covered = day.covered(&stated);
            all.join(&stated.program);
            self.note(&name, &slot_day.label, grain, &covered.missing);
            if !covered.cheapest {
                self.notes.push(format!("{name}, {}: the search for cheaper shifts was cut short", slot_day.label));
            }
            carried = carried_over(&covered.worked, &kinds, grain);
            let work = |(pattern, agents)| Work { place, day: number, pattern, agents };
            self.work.extend(covered.worked.into_iter().map(work));
        }
    }

    /// Says which stretch of a day no shift covers.
    fn note(&mut self, group: &str, day: &str, grain: Span, missing: &[u32]) {
        let mut step = 0;
        while step < missing.len() {
            let agents = missing.get(step).copied().unwrap_or(0);
            let alike = missing.iter().skip(step).take_while(|other| **other == agents).count().max(1);
            if agents > 0 {
                let at = |step: usize| Clock(Span(grain.0 * step as i64));
                let (from, to) = (at(step), at(step + alike));
                self.notes.push(format!("{group}, {day} {from}-{to}: {agents} needed whom no shift brings"));
            }
            step += alike;
        }
    }

    /// Adds shifts where the target falls short, and drops those without which it holds.
    fn mend(&mut self, study: &Study<'_>) -> Result<(), Stop> {
        self.offer_more(study);
        let mut counts = self.counts();
        let space = self.space(study);
        // The search for agents knows its own callers too well.
        let search = Search {
            ground: study.ground,
            space: &space,
            asked: study.asked,
            seed: callers(study.ask.seed, super::SHIFTS),
            replications: study.ask.replications,
            tries: study.ask.replications,
            insists: false,
        };
        search.settle(&mut counts)?;
        let on = study.ask.on(study.ask.seed, study.ask.replications);
        check::mend(study.ground, study.asked, &space, &mut counts, (super::CHECK_SHIFTS, false, on))?;
        drop(space);
        self.work.iter_mut().zip(counts).for_each(|(work, agents)| work.agents = agents);
        self.work.retain(|work| work.agents > 0);
        self.work.sort_by(|a, b| (a.place, a.day, &a.pattern).cmp(&(b.place, b.day, &b.pattern)));
        Ok(())
    }

    fn counts(&self) -> Vec<u32> {
        self.work.iter().map(|work| work.agents).collect()
    }

    fn space<'a>(&'a self, study: &'a Study<'_>) -> Space<'a> {
        Space { units: self.units(study), rosters: Box::new(|counts| self.laid(study.ground, counts)) }
    }

    /// By position of its work, what the window reaches that suffers most when one person fewer works it.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn one_fewer(&self, study: &Study<'_>) -> Result<OneFewer, Stop> {
        study.one_fewer(&self.space(study), &self.counts())
    }

    /// Every shift that might be added, with nobody in it yet.
    fn offer_more(&mut self, study: &Study<'_>) {
        let calendar = &study.ground.model.centre.calendar;
        for (place, kinds) in self.kinds.iter().enumerate() {
            for (day, slot_day) in study.ground.slots.days.iter().enumerate() {
                let first = slot_day.days.first().and_then(|day| calendar.days.get(*day));
                let weekday = first.map_or(0, |day| day.weekday % 7);
                for (number, kind) in kinds.iter().enumerate().filter(|(_, kind)| kind.days.get(weekday) == Some(&true))
                {
                    for start in starts(kind) {
                        let is = |work: &Work| {
                            (work.place, work.day, work.pattern.kind, work.pattern.start) == (place, day, number, start)
                        };
                        if !self.work.iter().any(is) {
                            let pattern = earliest(kinds, number, start);
                            self.work.push(Work { place, day, pattern, agents: 0 });
                        }
                    }
                }
            }
        }
    }

    fn units(&self, study: &Study<'_>) -> Vec<Unit> {
        let slots = study.ground.slots;
        let mut batches: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let mut spare: BTreeMap<(usize, usize, usize), u32> = BTreeMap::new();
        for work in &self.work {
            let most = self.kind(work).and_then(|kind| kind.at_most);
            let spare = spare.entry((work.place, work.day, work.pattern.kind)).or_insert(most.unwrap_or(u32::MAX / 2));
            *spare = spare.saturating_sub(work.agents);
        }
        let unit = |work: &Work| {
            let kind = self.kind(work);
            let nth = batches.entry((work.place, work.day)).or_insert(0);
            *nth += 1;
            // What is left of a kind that is limited goes to one start alone, so that the limit is never passed.
            let left = spare.get_mut(&(work.place, work.day, work.pattern.kind)).map(std::mem::take);
            let limited = kind.is_some_and(|kind| kind.at_most.is_some());
            let day = slots.days.get(work.day);
            let start = day.map_or(0, |day| day.first);
            let next = slots.days.get(work.day + 2).map_or(slots.len(), |day| day.first);
            let days = day.map_or(0, |day| day.days.len()) as f64;
            Unit {
                start,
                reach: next.saturating_sub(start).max(1),
                batch: work.place * 100_000 + *nth,
                hours: kind.map_or(1.0, |kind| kind.weight * kind.lasts.in_hours()) * days,
                most: if limited { work.agents + left.unwrap_or(0) } else { work.agents.saturating_mul(10) + 100 },
            }
        };
        self.work.iter().map(unit).collect()
    }

    /// The kind of shift that is worked.
    pub fn kind(&self, work: &Work) -> Option<&ShiftKind> {
        self.kinds.get(work.place)?.get(work.pattern.kind)
    }

    /// The rosters.
    pub fn rosters(&self, ground: &Ground<'_>) -> Rosters {
        self.laid(ground, &self.counts())
    }

    /// The rosters with other numbers of people.
    fn laid(&self, ground: &Ground<'_>, counts: &[u32]) -> Rosters {
        let calendar = &ground.model.centre.calendar;
        let mut rosters = self.others.clone();
        let has_kinds = |place: usize| self.kinds.get(place).is_some_and(|kinds| !kinds.is_empty());
        for (place, group) in self.groups.iter().enumerate().filter(|(place, _)| has_kinds(*place)) {
            let mut duties = Vec::new();
            for (work, agents) in self.work.iter().zip(counts).filter(|(work, _)| work.place == place) {
                let Some(shift) = self.shift(work, *agents) else { continue };
                for day in ground.slots.days.get(work.day).map_or(&[][..], |day| &day.days) {
                    shift.duties(&mut duties, *day, calendar);
                }
            }
            rosters.push((*group, Roster::Steps(duties::steps(&duties, calendar))));
        }
        rosters
    }

    /// Work as the roster of a scenario has it.
    fn shift(&self, work: &Work, agents: u32) -> Option<Shift> {
        let kind = self.kind(work)?;
        let rest = |(rest, begins): (&crate::scenario::catalogue::Rest, &Span)| Break {
            from: *begins,
            lasts: rest.lasts,
            wave: agents,
        };
        Some(Shift {
            start: work.pattern.start,
            lasts: kind.lasts,
            agents,
            days: Some([true; 7]),
            breaks: kind.breaks.iter().zip(&work.pattern.rests).map(rest).collect(),
        })
    }

    /// Tells a group's shifts, what is paid, and whether one person fewer would do.
    pub fn tell(
        &self,
        study: &Study<'_>,
        place: usize,
        (one_fewer, given_up): (&OneFewer, &[Window]),
        group: &mut StaffedGroup,
    ) {
        let mut paid = 0.0;
        for (number, work) in self.work.iter().enumerate().filter(|(_, work)| work.place == place) {
            let fewer = one_fewer.get(&number).copied();
            let (Some(kind), Some(day)) = (self.kind(work), study.ground.slots.days.get(work.day)) else { continue };
            paid += kind.lasts.in_hours() * f64::from(work.agents) * study.worked_days(work.day) as f64;
            group.shifts.push(StaffedShift {
                name: kind.name.clone(),
                day: day.label.clone(),
                start: work.pattern.start.to_string(),
                hours: kind.lasts.in_hours(),
                agents: work.agents,
                breaks: work.pattern.rests.iter().map(|rest| Clock(work.pattern.start.0 + *rest).to_string()).collect(),
                one_fewer: fewer.map(|(_, estimate)| estimate),
                one_fewer_verdict: fewer.map(|(window, estimate)| of_window(study, window, estimate, given_up)),
            });
        }
        if self.kinds.get(place).is_some_and(|kinds| !kinds.is_empty()) {
            group.paid_hours = paid;
        }
    }

    /// Shifts of a group over the calendar, and the same divided by what a person works of each in a week; without a catalogue shifts
    /// of eight hours, five a week.
    pub fn worked(&self, study: &Study<'_>, place: usize) -> (f64, f64) {
        let mut sums = (0.0, 0.0);
        for work in self.work.iter().filter(|work| work.place == place) {
            let shifts = f64::from(work.agents) * study.worked_days(work.day) as f64;
            sums.0 += shifts;
            sums.1 += shifts / self.kind(work).map_or(5.0, |kind| kind.a_week);
        }
        sums
    }

    /// The most people of a group who work on one day.
    pub fn busiest_day(&self, place: usize) -> f64 {
        let mut by_day: BTreeMap<usize, u32> = BTreeMap::new();
        for work in self.work.iter().filter(|work| work.place == place) {
            *by_day.entry(work.day).or_default() += work.agents;
        }
        f64::from(by_day.into_values().max().unwrap_or(0))
    }

    /// Whether the shifts of a group contain breaks.
    pub fn has_breaks(&self, place: usize) -> bool {
        self.kinds.get(place).is_some_and(|kinds| kinds.iter().any(|kind| !kind.breaks.is_empty()))
    }
}

impl Study<'_> {
    /// The name of a group asked for.
    pub fn name_of(&self, place: usize) -> String {
        let group = self.ask.groups.get(place).and_then(|group| self.ground.model.centre.groups.get(*group));
        group.map_or(String::new(), |group| group.name.clone())
    }

    /// On how many days of the calendar the shifts of a day of slots are worked: not on holidays that are closed.
    fn worked_days(&self, day: usize) -> usize {
        let calendar = &self.ground.model.centre.calendar;
        let worked = |day: &&usize| calendar.days.get(**day).is_some_and(|day| !(day.holiday && day.open.is_empty()));
        self.ground.slots.days.get(day).map_or(0, |day| day.days.iter().filter(worked).count())
    }
}

/// Agents who are there on the next day, by step: those who started on this one and work past midnight.
fn carried_over(worked: &[(Pattern, u32)], kinds: &[ShiftKind], grain: Span) -> Vec<u32> {
    let steps = (Span::hours(24).0 / grain.0.max(1)) as usize;
    let mut there = vec![0i64; 2 * steps];
    let mut add = |from: Span, to: Span, agents: i64| {
        let step = |at: Span| (at.0 / grain.0.max(1)) as usize;
        there.iter_mut().take(step(to)).skip(step(from)).for_each(|there| *there += agents);
    };
    for (pattern, agents) in worked {
        let Some(kind) = kinds.get(pattern.kind) else { continue };
        let (at, agents) = (pattern.start.0, i64::from(*agents));
        add(at, at + kind.lasts, agents);
        for (rest, begins) in kind.breaks.iter().zip(&pattern.rests) {
            add(at + *begins, at + *begins + rest.lasts, -agents);
        }
    }
    there.into_iter().skip(steps).map(|agents| u32::try_from(agents.max(0)).unwrap_or(u32::MAX)).collect()
}

/// Whether the centre is open in a step of any day that is staffed so.
fn is_open(study: &Study<'_>, day: usize, from: Span, grain: Span) -> bool {
    let calendar = &study.ground.model.centre.calendar;
    let days = study.ground.slots.days.get(day).map_or(&[][..], |day| &day.days);
    days.iter().filter_map(|day| calendar.days.get(*day)).any(|day| {
        let (from, to) = (day.start + from, day.start + from + grain);
        day.open.iter().any(|(opens, closes)| *opens < to && from < *closes)
    })
}

/// A label fit for a name in a program.
fn plain(label: &str) -> String {
    label.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// A roster by intervals, for those who have no catalogue.
pub fn without_catalogue(shifts: Option<&Shifts>, place: usize) -> bool {
    shifts.is_none_or(|shifts| shifts.kinds.get(place).is_none_or(Vec::is_empty))
}
