//! Rosters solved from the forecast by Erlang A or C: agents by interval for each group, and shifts that cover them.
//!
//! In: a model. Out: agents required, and the model with every roster known. Each interval stands for itself in steady
//! state; simulation, which knows the hour before, may ask for more or fewer.

use crate::centre::Calendar;
use crate::centre::group::{Group, Roster, Sized};
use crate::demand::others;
use crate::engine::Model;
use crate::experiment::needs;
use crate::experiment::workload::by_group;
use crate::scenario::duties::Duty;
use crate::units::{Span, Time};

/// For each group and each interval of the calendar, the fewest agents on its roster that meet the target of each
/// contact type of ours that it must expect, for its expected inbound work alone; 0 where there is none.
pub fn required(model: &Model) -> Vec<Vec<u32>> {
    let of_group = |(group, parts): (&Group, Vec<Vec<_>>)| needs::of_group(model, group, &parts, 1.0);
    model.centre.groups.iter().zip(by_group(model)).map(of_group).collect()
}

/// Turns every roster that is to be found into known steps; of promises only where their search begins, see
/// [`crate::experiment::promise`].
pub fn size(model: &mut Model) {
    let to_find = |group: &Group| !matches!(group.roster, Roster::Steps(_));
    if !model.centre.groups.iter().any(to_find) {
        return;
    }
    let required = required(model);
    let calendar = &model.centre.calendar;
    for (group, required) in model.centre.groups.iter_mut().zip(required) {
        if let Some(found) = needs::roster(calendar, &group.roster, &required) {
            group.roster = found;
        }
    }
    others::follow_rosters(&model.centre, &mut model.arrivals);
}

/// Agents needed from one instant to another.
#[derive(Clone, Copy, Debug)]
struct Need {
    from: Time,
    to: Time,
    agents: u32,
}

/// Duties that cover what is required while open.
pub(super) fn cover(calendar: &Calendar, required: &[u32], sized: Sized) -> Vec<Duty> {
    let mut duties = Vec::new();
    for &(opening, closing) in &calendar.open {
        let first = calendar.interval_of(opening);
        let intervals =
            calendar.intervals.iter().zip(required).skip(first).take_while(|(interval, _)| interval.start < closing);
        let needs: Vec<Need> = intervals
            .map(|(interval, agents)| Need {
                from: interval.start.max(opening),
                to: interval.end.min(closing),
                agents: (*agents).max(sized.at_least),
            })
            .filter(|need| need.from < need.to)
            .collect();
        match sized.shift {
            None => duties.extend(needs.iter().map(|need| Duty {
                from: need.from,
                to: need.to,
                agents: i64::from(need.agents),
            })),
            Some(shift) => shifts(&needs, (opening, closing), shift, &mut duties),
        }
    }
    duties
}

/// Covers needs by shifts of one length, from the left: a shift begins only when somebody is missing, which takes the
/// fewest shifts; one that would outlast the closing begins as much earlier.
fn shifts(needs: &[Need], (opening, closing): (Time, Time), shift: Span, duties: &mut Vec<Duty>) {
    let first = duties.len();
    // Shifts before this one have ended.
    let mut ended = first;
    let mut present = 0;
    for need in needs {
        while let Some(duty) = duties.get(ended).filter(|duty| duty.to <= need.from) {
            present -= duty.agents;
            ended += 1;
        }
        // Somebody may leave within the interval.
        let leaving: i64 = duties.iter().skip(ended).take_while(|duty| duty.to < need.to).map(|duty| duty.agents).sum();
        let missing = i64::from(need.agents) - (present - leaving);
        if missing > 0 {
            let latest = Time((closing - shift).0.max(opening.0));
            let from = need.from.min(latest);
            duties.push(Duty { from, to: (from + shift).min(closing), agents: missing });
            present += missing;
        }
    }
}

#[cfg(test)]
#[path = "size_tests.rs"]
mod tests;
