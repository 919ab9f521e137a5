//! Required against scheduled: what Erlang asks for beside what the roster says, by group and interval.

use crate::engine::Model;
use crate::experiment::size::required;
use crate::results::IntervalTables;
use crate::statistics::Estimate;

/// Adds `required`, `scheduled` and `over` (scheduled less required, negative when short) to the groups' rows.
pub fn insert(model: &Model, tables: &mut IntervalTables) {
    let calendar = &model.centre.calendar;
    for ((group, required), (_, rows)) in model.centre.groups.iter().zip(required(model)).zip(&mut tables.groups) {
        let steps = group.steps();
        let mut next = 0;
        let mut agents = 0;
        for ((row, required), interval) in rows.iter_mut().zip(required).zip(&calendar.intervals) {
            while let Some(step) = steps.get(next).filter(|step| step.at <= interval.start) {
                agents = step.agents;
                next += 1;
            }
            let over = f64::from(agents) - f64::from(required);
            let facts = [("required", f64::from(required)), ("scheduled", f64::from(agents)), ("over", over)];
            row.by_name.extend(facts.map(|(name, value)| (name.to_owned(), Estimate::point(value))));
        }
    }
}
