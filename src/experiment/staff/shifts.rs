//! Shifts for what the search found: the cheapest that cover it, day by day, played and mended.
//!
//! In: a search that has ended, the catalogues of its groups. Out: who works which shift. Covering knows intervals alone; so shifts
//! are added where the target falls short with them, and dropped where it holds without.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::centre::Calendar;
use crate::centre::group::Roster;
use crate::experiment::replicate::Stop;
use crate::experiment::staff::asked::Window;
use crate::experiment::staff::cover::{Stretch, Worked};
use crate::experiment::staff::effects::{Space, Unit};
use crate::experiment::staff::ground::{Ground, Rosters};
use crate::experiment::staff::lp_format;
use crate::experiment::staff::patterns::Pattern;
use crate::experiment::staff::people::ByDay;
use crate::experiment::staff::program::Program;
use crate::experiment::staff::rows::{limit_name, of_window};
use crate::experiment::staff::stated::Stated;
use crate::experiment::staff::stretch;
use crate::experiment::staff::{OneFewer, Study};
use crate::results::staffing::{StaffedGroup, StaffedShift, StaffedWindow, Verdict};
use crate::scenario::catalogue::ShiftKind;
use crate::scenario::duties;
use crate::scenario::shifts::{Break, Shift};
use crate::units::{Clock, Span, Time};

/// So many windows that stay missed are named.
const NAMED: usize = 5;

/// Cheaper shifts are told of where they may be this much cheaper, as a share.
const TOLD: f64 = 5e-4;

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
    pub others: Rosters,
    groups: Vec<usize>,
    /// What the programs left open.
    notes: Vec<String>,
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
    /// Covers the days of a group, together where nights bind them.
    fn cover(&mut self, study: &Study<'_>, place: usize, all: &mut Program) {
        let Some(kinds) = self.kinds.get(place).filter(|kinds| !kinds.is_empty()).cloned() else { return };
        let stretch = stretch::of(study, place, &kinds);
        let mut worked: Vec<Worked> = Vec::new();
        let mut gap = 0.0f64;
        for days in stretch.apart() {
            let part = stretch.only(&days);
            let stated = Stated::of(&part);
            all.join(&stated.program);
            let covered = part.covered(&stated);
            gap = gap.max(covered.gap);
            let on = |(day, pattern, agents)| Some((*days.get(day)?, pattern, agents));
            worked.extend(covered.worked.into_iter().filter_map(on));
        }
        self.notes.extend(stretch::uncovered(study, place, &stretch, &stretch.missing(&worked)));
        self.notes.extend(cut_short(&study.name_of(place), gap));
        let work = |(day, pattern, agents)| Work { place, day, pattern, agents };
        self.work.extend(worked.into_iter().map(work));
    }

    /// How many people work each.
    pub fn counts(&self) -> Vec<u32> {
        self.work.iter().map(|work| work.agents).collect()
    }

    /// Work as units of a search.
    pub fn space<'a>(&'a self, study: &'a Study<'_>) -> Space<'a> {
        let stretches: Vec<Stretch<'_>> =
            self.kinds.iter().enumerate().map(|(place, kinds)| stretch::of(study, place, kinds)).collect();
        let stretches = Rc::new(stretches);
        let kinds = self.kinds.iter().enumerate();
        let unjudged: Vec<Vec<u32>> = kinds.map(|(place, kinds)| stretch::unjudged(study, place, kinds)).collect();
        Space {
            units: self.units(study),
            rosters: Box::new(|counts| self.laid(study.ground, counts)),
            fits: Box::new({
                let stretches = stretches.clone();
                move |counts, unit| self.fits(&stretches, counts, unit)
            }),
            does: Box::new(move |counts, unit| self.does(&stretches, &unjudged, counts, unit)),
        }
    }

    /// Whether so many bring whom the warm-up needs and the scenario asks for, as far as one piece of work is concerned.
    fn does(&self, stretches: &[Stretch<'_>], unjudged: &[Vec<u32>], counts: &[u32], unit: usize) -> bool {
        let Some(one) = self.work.get(unit) else { return false };
        let (Some(stretch), Some(need)) = (stretches.get(one.place), unjudged.get(one.place)) else { return true };
        let mut of_one = stretch.there(&[]);
        stretch.lay((one.day, &one.pattern, 1), &mut of_one);
        let steps = || need.iter().zip(&of_one).enumerate().filter(|(_, (need, of_one))| **need > 0 && **of_one > 0);
        if steps().next().is_none() {
            return true;
        }
        let there = self.there(stretch, one.place, counts);
        steps().all(|(step, (need, _))| there.get(step).is_some_and(|there| *there >= i64::from(*need)))
    }

    /// How many of a group are there in all steps, days one after the other.
    fn there(&self, stretch: &Stretch<'_>, place: usize, counts: &[u32]) -> Vec<i64> {
        let mut there = stretch.there(&[]);
        for (work, agents) in self.work.iter().zip(counts).filter(|(work, _)| work.place == place) {
            stretch.lay((work.day, &work.pattern, i64::from(*agents)), &mut there);
        }
        there
    }

    /// Whether so many may work, as far as the kind and the hours of one piece of work are concerned.
    fn fits(&self, stretches: &[Stretch<'_>], counts: &[u32], unit: usize) -> bool {
        let Some(one) = self.work.get(unit) else { return false };
        let all = || self.work.iter().zip(counts).filter(|(work, _)| work.place == one.place);
        let alike = all().filter(|(work, _)| (work.day, work.pattern.kind) == (one.day, one.pattern.kind));
        let started: u32 = alike.map(|(_, agents)| *agents).sum();
        if self.kind(one).and_then(|kind| kind.at_most).is_some_and(|most| started > most) {
            return false;
        }
        let Some((stretch, most)) = stretches.get(one.place).and_then(|known| Some((known, known.most?))) else {
            return true;
        };
        let there = self.there(stretch, one.place, counts);
        let mut of_one = stretch.there(&[]);
        stretch.lay((one.day, &one.pattern, 1), &mut of_one);
        there.iter().zip(&of_one).all(|(there, of_one)| *of_one <= 0 || *there <= i64::from(most))
    }

    /// By position of its work, what the window reaches that suffers most when one person fewer works it.
    ///
    /// # Errors
    /// Why a replication stopped.
    pub fn one_fewer(&self, study: &Study<'_>) -> Result<OneFewer, Stop> {
        let (space, counts) = (self.space(study), self.counts());
        let mut found = study.one_fewer(&space, &counts)?;
        // Of whom the warm-up needs no window tells.
        found.retain(|unit, _| space.is_spare(&counts, *unit));
        Ok(found)
    }

    fn units(&self, study: &Study<'_>) -> Vec<Unit> {
        let (slots, calendar) = (study.ground.slots, &study.ground.model.centre.calendar);
        let morning = slots.days.get(1).map_or(slots.len(), |day| day.first);
        let mut batches: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        let unit = |work: &Work| {
            let kind = self.kind(work);
            let nth = batches.entry((work.place, work.day)).or_insert(0);
            *nth += 1;
            // What a night does to the day after must not be taken for what a shift of that day does.
            let apart = if self.goes_over(work.place) { 2 * *nth + work.day % 2 } else { *nth };
            let day = slots.days.get(work.day);
            let first = day.map_or(0, |day| day.first);
            let of_day = slots.slots.iter().skip(first).take_while(|slot| slot.day == work.day);
            let start = first + of_day.filter(|slot| slot.start <= work.pattern.start).count().saturating_sub(1);
            let next = slots.days.get(work.day + 2).map_or(slots.len(), |day| day.first);
            let days = day.map_or(0, |day| day.days.len()) as f64;
            let ends = work.pattern.start.0 + kind.map_or(Span::ZERO, |kind| kind.lasts);
            Unit {
                start,
                reach: next.saturating_sub(start).max(1),
                over: if slots.nights_of(work.day, calendar).any(|day| day < 0) && ends > Span::hours(24) {
                    morning
                } else {
                    0
                },
                batch: work.place * 1_000_000 + apart,
                hours: kind.map_or(1.0, |kind| kind.weight * kind.lasts.in_hours()) * days,
                most: kind.and_then(|kind| kind.at_most).unwrap_or(work.agents.saturating_mul(10) + 100),
            }
        };
        self.work.iter().map(unit).collect()
    }

    /// What is to be known, and which windows stay missed.
    pub fn notes(&self, windows: &[StaffedWindow]) -> Vec<String> {
        let missed = || windows.iter().filter(|window| window.verdict == Verdict::Missed);
        let name = |window: &StaffedWindow| {
            let parts = [&window.contact, &window.day, &window.start].map(String::as_str);
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let mut named: Vec<String> = missed().take(NAMED).map(name).collect();
        let more = missed().count().saturating_sub(NAMED);
        named.extend((more > 0).then(|| format!("{more} more")));
        let told = format!("no shift that may be added was found to help what stays missed: {}", named.join(", "));
        self.notes.iter().cloned().chain((!named.is_empty()).then_some(told)).collect()
    }

    /// Whether any shift of a group may go on past midnight.
    fn goes_over(&self, place: usize) -> bool {
        let over = |kind: &ShiftKind| kind.starts.1.0 + kind.lasts > Span::hours(24);
        self.kinds.get(place).is_some_and(|kinds| kinds.iter().any(over))
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
                for day in ground.slots.nights_of(work.day, calendar) {
                    shift.duties(&mut duties, day, calendar);
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
            let (hours, counted) = hours(study, work, kind.lasts);
            paid += f64::from(work.agents) * counted;
            let at = |after: Span| on_its_day(Clock(work.pattern.start.0 + after));
            group.shifts.push(StaffedShift {
                name: kind.name.clone(),
                day: day.label.clone(),
                start: work.pattern.start.to_string(),
                hours,
                agents: work.agents,
                end: at(kind.lasts),
                breaks: work.pattern.rests.iter().map(|rest| at(*rest)).collect(),
                break_minutes: kind.breaks.iter().map(|rest| rest.lasts.in_seconds() / 60.0).collect(),
                one_fewer: fewer.map(|(_, estimate)| estimate),
                one_fewer_verdict: fewer.map(|(window, estimate)| of_window(study, window, estimate, given_up)),
                one_fewer_limit: fewer.and_then(|(window, _)| limit_name(study, window)),
            });
        }
        if self.kinds.get(place).is_some_and(|kinds| !kinds.is_empty()) {
            group.paid_hours = paid;
        }
    }

    /// What a group works by day of the calendar; `away` is the share of people's time that shifts with or without breaks do not contain.
    pub fn worked(&self, study: &Study<'_>, place: usize, away: impl Fn(bool) -> f64) -> ByDay {
        let none = vec![0.0; study.ground.model.centre.calendar.days.len()];
        let [mut shifts, mut people, mut employed, mut on_the_day] = std::array::from_fn(|_| none.clone());
        for work in self.work.iter().filter(|work| work.place == place) {
            let Some(kind) = self.kind(work) else { continue };
            let (agents, there) = (f64::from(work.agents), 1.0 - away(!kind.breaks.is_empty()));
            let a_week = agents / kind.a_week;
            for day in study.worked_days(work.day) {
                let sums = [&mut shifts, &mut people, &mut employed, &mut on_the_day];
                for (sums, more) in sums.into_iter().zip([agents, a_week, a_week / there, agents / there]) {
                    sums.get_mut(day).into_iter().for_each(|sum| *sum += more);
                }
            }
        }
        ByDay { shifts, people, employed, on_the_day }
    }
}

impl Study<'_> {
    /// The name of a group asked for.
    pub fn name_of(&self, place: usize) -> String {
        let group = self.ask.groups.get(place).and_then(|group| self.ground.model.centre.groups.get(*group));
        group.map_or(String::new(), |group| group.name.clone())
    }

    /// The days of the calendar on which the shifts of a day of slots are worked: not holidays that are closed.
    fn worked_days(&self, day: usize) -> impl Iterator<Item = usize> + '_ {
        let calendar = &self.ground.model.centre.calendar;
        let worked = |day: &usize| calendar.days.get(*day).is_some_and(|day| !(day.holiday && day.open.is_empty()));
        self.ground.slots.days.get(day).into_iter().flat_map(|day| day.days.iter().copied()).filter(worked)
    }
}

/// When a shift of a day begins and ends, by the clock: a night on which it changes is an hour longer or shorter.
pub fn span(calendar: &Calendar, day: i64, (start, lasts): (Clock, Span)) -> (Time, Time) {
    (calendar.instant(day, start), calendar.instant(day, Clock(start.0 + lasts)))
}

/// A time of the day on which a shift starts, or of the day after.
fn on_its_day(at: Clock) -> String {
    if at < Clock::DAY_END { at.to_string() } else { format!("{} (+1)", Clock(at.0 - Span::hours(24))) }
}

/// Says that cheaper shifts might be found.
fn cut_short(group: &str, gap: f64) -> Option<String> {
    let by = if gap < 1.0 {
        format!("at most {:.1} % cheaper ones may exist", 100.0 * gap)
    } else {
        "cheaper ones may exist".to_owned()
    };
    (gap > TOLD).then(|| format!("{group}: the search for cheaper shifts was cut short; {by}"))
}

/// Hours of a shift of one person: of one day, as they pass, where all of its days are alike, else by the clock; and those after the
/// warm-up over all of its days.
fn hours(study: &Study<'_>, work: &Work, lasts: Span) -> (f64, f64) {
    let spans = study.worked_days(work.day).map(|day| {
        let calendar = &study.ground.model.centre.calendar;
        span(calendar, day as i64, (work.pattern.start, lasts))
    });
    let spans: Vec<(Time, Time)> = spans.collect();
    let from = study.counts_from();
    let counted = spans.iter().map(|(begins, ends)| (*ends - (*begins).max(from).min(*ends)).in_hours()).sum();
    let mut lengths = spans.iter().map(|(begins, ends)| *ends - *begins);
    let first = lengths.next().unwrap_or(lasts);
    let one = if lengths.all(|length| length == first) { first } else { lasts };
    (one.in_hours(), counted)
}

/// A roster by intervals, for those who have no catalogue.
pub fn without_catalogue(shifts: Option<&Shifts>, place: usize) -> bool {
    shifts.is_none_or(|shifts| shifts.kinds.get(place).is_none_or(Vec::is_empty))
}
