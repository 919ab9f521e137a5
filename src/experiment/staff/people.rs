//! From shifts to people on the payroll.
//!
//! In: shifts of a week, how many each person works, shrinkage. Out: people to employ: shifts a week / shifts that a person works /
//! (1 - shrinkage), and enough for the busiest day. The week is the mean one of the stretch of the calendar that takes most, weekday
//! by weekday: twelve days that begin on a Monday have ten working days and ask for no more people than a week of five. A calendar
//! shorter than a week stands for the whole of one.

use crate::centre::group::{RosterCounts, Shrinkage};
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

/// Shifts by day of the calendar, and those divided by what each person works in a week.
pub type ByDay = (Vec<f64>, Vec<f64>);

/// Tells how many people a group needs whose roster stands in `model`.
pub fn tell(study: &Study<'_>, model: &Model, place: usize, shifts: Option<&Shifts>, group: &mut StaffedGroup) {
    let shifts = shifts.filter(|shifts| !without_catalogue(Some(shifts), place));
    let by_day = match shifts {
        Some(shifts) => shifts.worked(study, place),
        None => of_eight_hours(study, model, place),
    };
    let a_week = |by_day: &[f64]| {
        let by_day: Vec<_> = by_day.iter().map(|shifts| decimal(*shifts)).collect();
        number(busiest_week(&model.centre.calendar, Time::START + study.ground.warm_up, &by_day).round_dp(9))
    };
    let (worked, people) = (a_week(&by_day.0), a_week(&by_day.1));
    let has_breaks = shifts.is_some_and(|shifts| shifts.has_breaks(place));
    let shrinkage = study.ask.groups.get(place).and_then(|group| {
        let group = study.ground.model.centre.groups.get(*group)?;
        Some(off_the_roster(&group.shrinkage, group.roster_counts, has_breaks))
    });
    let shrinkage = shrinkage.unwrap_or(0.0);
    // Nobody works twice on a day: no fewer than work on the busiest.
    let at_once = match shifts {
        Some(shifts) => shifts.busiest_day(place),
        None => group.rows.iter().map(|row| row.scheduled).fold(0.0, f64::max),
    };
    let to_employ = (people.max(at_once) / (1.0 - shrinkage.min(0.99)) - 1e-9).ceil().max(0.0);
    group.people = People {
        shifts_a_week: worked,
        each_works: if people > 0.0 { worked / people } else { A_WEEK },
        shrinkage,
        to_employ: to_employ as u32,
    };
}

/// Hours on duty as shifts of eight hours.
fn of_eight_hours(study: &Study<'_>, model: &Model, place: usize) -> ByDay {
    let group = study.ask.groups.get(place).and_then(|group| model.centre.groups.get(*group));
    let steps = group.map_or(&[][..], |group| group.steps());
    let hours = |open: &[(Time, Time)]| open.iter().map(|(from, to)| agent_hours(steps, *from, *to)).sum::<f64>();
    model
        .centre
        .calendar
        .days
        .iter()
        .map(|day| hours(&day.open) / HOURS)
        .map(|shifts| (shifts, shifts / A_WEEK))
        .unzip()
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
