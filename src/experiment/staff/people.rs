//! From shifts to people on the payroll.
//!
//! In: shifts of a week, how many each person works, shrinkage. Out: people to employ: shifts a week / shifts that a person works /
//! (1 - shrinkage), and enough for the busiest day. The week is the mean one of the stretch of the calendar that takes most, weekday
//! by weekday: twelve days that begin on a Monday have ten working days and ask for no more people than a week of five. A calendar
//! shorter than a week stands for the whole of one.

use crate::centre::calendar::Day;
use crate::centre::group::{RosterCounts, Shrinkage, Step};
use crate::centre::{Calendar, Group};
use crate::economics::busiest_week;
use crate::economics::money::{decimal, number};
use crate::engine::Model;
use crate::experiment::staff::Study;
use crate::experiment::staff::rows::agent_hours;
use crate::experiment::staff::shifts::{Shifts, without_catalogue};
use crate::results::staffing::{People, StaffedGroup};
use crate::units::Time;

/// Without a catalogue a shift is so many hours on duty, and people work so many of them a week.
const HOURS: f64 = 8.0;
const A_WEEK: f64 = 5.0;

/// What is worked, by day of the calendar.
#[derive(Clone, Debug, Default)]
pub struct ByDay {
    /// Shifts.
    pub shifts: Vec<f64>,
    /// Those divided by what each person works in a week.
    pub people: Vec<f64>,
    /// The people who must be employed for these to be there.
    pub employed: Vec<f64>,
    /// The people who must be employed for the day alone: nobody works two shifts on it.
    pub on_the_day: Vec<f64>,
}

/// Tells how many people a group needs whose roster stands in `model`.
pub fn tell(study: &Study<'_>, model: &Model, place: usize, shifts: Option<&Shifts>, group: &mut StaffedGroup) {
    let shifts = shifts.filter(|shifts| !without_catalogue(Some(shifts), place));
    let number_of = study.ask.groups.get(place).and_then(|group| study.ground.model.centre.groups.get(*group));
    let away = |has_breaks: bool| {
        number_of.map_or(0.0, |group| off_the_roster(&group.shrinkage, group.roster_counts, has_breaks)).min(0.99)
    };
    let calendar = &model.centre.calendar;
    let by_day = match shifts {
        Some(shifts) => shifts.worked(study, place, away),
        None => {
            let group = study.ask.groups.get(place).and_then(|group| model.centre.groups.get(*group));
            of_eight_hours(group.map_or(&[][..], |group| group.steps()), calendar, away(false))
        }
    };
    group.people = employed(calendar, study.counts_from(), &by_day, away(false));
}

/// People who can work a roster that is in place, as those of a group without a catalogue are counted.
pub fn of_roster(group: &Group, calendar: &Calendar, from: Time) -> People {
    let away = off_the_roster(&group.shrinkage, group.roster_counts, false).min(0.99);
    employed(calendar, from, &of_eight_hours(group.steps(), calendar, away), away)
}

/// People for what is worked by day; `away` is their shrinkage where nobody works.
fn employed(calendar: &Calendar, from: Time, by_day: &ByDay, away: f64) -> People {
    let a_week = |by_day: &[f64]| {
        let by_day: Vec<_> = by_day.iter().map(|shifts| decimal(*shifts)).collect();
        number(busiest_week(calendar, from, &by_day).round_dp(9))
    };
    let (worked, people, employed) = (a_week(&by_day.shifts), a_week(&by_day.people), a_week(&by_day.employed));
    // No fewer than work on the busiest day.
    let busiest = busiest_day(calendar, from, &by_day.on_the_day);
    People {
        shifts_a_week: worked,
        each_works: if people > 0.0 { worked / people } else { A_WEEK },
        shrinkage: if employed > 0.0 { round(1.0 - people / employed) } else { away },
        to_employ: (employed.max(busiest) - 1e-9).ceil().max(0.0) as u32,
    }
}

/// Without the last bits that a division leaves.
fn round(share: f64) -> f64 {
    (share * 1e9).round() / 1e9
}

/// The most of a day that counts: one that begins after the warm-up, where any does.
fn busiest_day(calendar: &Calendar, from: Time, by_day: &[f64]) -> f64 {
    let most = |from: Time| {
        let counted = calendar.days.iter().zip(by_day).filter(|(day, _)| day.start >= from);
        counted.map(|(_, people)| *people).reduce(f64::max)
    };
    most(from).or_else(|| most(Time::START)).unwrap_or(0.0)
}

/// Hours on duty as shifts of eight hours.
fn of_eight_hours(steps: &[Step], calendar: &Calendar, away: f64) -> ByDay {
    let hours = |open: &[(Time, Time)]| open.iter().map(|(from, to)| agent_hours(steps, *from, *to)).sum::<f64>();
    let days = &calendar.days;
    let shifts: Vec<f64> = days.iter().map(|day| hours(&day.open) / HOURS).collect();
    let divided = |by: f64| shifts.iter().map(|shifts| shifts / by).collect::<Vec<f64>>();
    let (people, employed) = (divided(A_WEEK), divided(A_WEEK * (1.0 - away)));
    // Of a day longer than a shift, more people work than at any one time.
    let of_day = |(day, shifts): (&Day, &f64)| most_at_once(steps, &day.open).max(*shifts) / (1.0 - away);
    let on_the_day = days.iter().zip(&shifts).map(of_day).collect();
    ByDay { people, employed, on_the_day, shifts }
}

/// The most agents of a roster at a time within opening hours.
fn most_at_once(steps: &[Step], open: &[(Time, Time)]) -> f64 {
    let within = |from: Time, to: Time| {
        let first = steps.partition_point(|step| step.at <= from).saturating_sub(1);
        steps.iter().skip(first).take_while(move |step| step.at < to).map(|step| step.agents)
    };
    f64::from(open.iter().flat_map(|(from, to)| within(*from, *to)).max().unwrap_or(0))
}

/// The share of paid time that shifts do not already contain. Breaks that a catalogue lays into shifts are in them; of people
/// who are scheduled, those who do not come are.
fn off_the_roster(shrinkage: &Shrinkage, counts: RosterCounts, has_breaks: bool) -> f64 {
    match counts {
        RosterCounts::Scheduled => shrinkage.together(&shrinkage.before_the_roster()),
        RosterCounts::OnPhones if has_breaks => Shrinkage { breaks: 0.0, ..*shrinkage }.total(),
        RosterCounts::OnPhones => shrinkage.total(),
    }
}
