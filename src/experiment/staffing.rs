//! Required against scheduled: what Erlang asks for beside what the roster says, by group and interval.

use crate::centre::calendar::Interval;
use crate::engine::Model;
use crate::experiment::size::required;
use crate::results::IntervalTables;
use crate::statistics::Estimate;

/// Adds `required`, `scheduled` and `over` (scheduled less required, negative when short) to the groups' rows.
pub fn insert(model: &Model, tables: &mut IntervalTables) {
    let calendar = &model.centre.calendar;
    for ((group, required), (_, table)) in model.centre.groups.iter().zip(required(model)).zip(&mut tables.groups) {
        let steps = group.steps();
        let mut next = 0;
        let mut agents = 0;
        let at_start = |interval: &Interval| {
            while let Some(step) = steps.get(next).filter(|step| step.at <= interval.start) {
                agents = step.agents;
                next += 1;
            }
            f64::from(agents)
        };
        let scheduled: Vec<f64> = calendar.intervals.iter().map(at_start).collect();
        let required: Vec<f64> = required.into_iter().map(f64::from).collect();
        let over = scheduled.iter().zip(&required).map(|(scheduled, required)| Estimate::point(scheduled - required));
        table.add("over", over);
        table.add("required", required.iter().map(|agents| Estimate::point(*agents)));
        table.add("scheduled", scheduled.iter().map(|agents| Estimate::point(*agents)));
    }
}
