//! From shifts to people on the payroll.
//!
//! In: shifts of a week, how many each person works, shrinkage. Out: people to employ: shifts a week / shifts that a person works /
//! (1 - shrinkage), and enough for the busiest day. A calendar shorter than a week stands for the whole of one.

use crate::centre::group::{RosterCounts, Shrinkage};
use crate::experiment::staff::Study;
use crate::experiment::staff::shifts::{Shifts, without_catalogue};
use crate::results::staffing::{People, StaffedGroup};

/// Without a catalogue a shift is so many hours on duty, and people work so many of them a week.
const HOURS: f64 = 8.0;
const A_WEEK: f64 = 5.0;

/// Tells how many people a group needs.
pub fn tell(study: &Study<'_>, place: usize, shifts: Option<&Shifts>, group: &mut StaffedGroup) {
    let shifts = shifts.filter(|shifts| !without_catalogue(Some(shifts), place));
    let weeks = (study.ground.model.centre.calendar.days.len() as f64 / 7.0).max(1.0);
    // Shifts over the calendar, and those divided by what each person works.
    let (worked, people) = match shifts {
        Some(shifts) => shifts.worked(study, place),
        None => (group.scheduled_hours / HOURS, group.scheduled_hours / HOURS / A_WEEK),
    };
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
    let to_employ = ((people / weeks).max(at_once) / (1.0 - shrinkage.min(0.99)) - 1e-9).ceil().max(0.0);
    group.people = People {
        shifts_a_week: worked / weeks,
        each_works: if people > 0.0 { worked / people } else { A_WEEK },
        shrinkage,
        to_employ: to_employ as u32,
    };
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
