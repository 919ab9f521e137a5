//! What the page shows of the calendar's intervals, put together by time of day.
//!
//! In: a model and its tables by interval. Out: agents by group, service by day, and what queues of Erlang would give. Each group is
//! taken for a queue of its own in steady state, with the work that it must expect and the agents that it had.

use std::collections::BTreeMap;

use crate::centre::ContactType;
use crate::engine::Model;
use crate::erlang::Queue;
use crate::experiment::workload::{self, Part};
use crate::laws::Law;
use crate::results::{ByTime, DayRow, Days, IntervalRow, IntervalTable, IntervalTables};
use crate::statistics::Estimate;

/// So many dates are shown one by one, more by weekday.
const DATES: usize = 35;
/// So many intervals of dates are shown, more by weekday.
const CELLS: usize = 2_000;
/// What groups' rows show.
const AGENTS: [&str; 3] = ["required", "scheduled", "staffed_agents"];

/// All of it.
pub fn of(model: &Model, tables: &IntervalTables) -> ByTime {
    let agents = tables.groups.iter().map(|(name, table)| (name.clone(), agents(table, &tables.starts)));
    ByTime {
        agents: agents.filter(|(_, rows)| !rows.is_empty()).collect(),
        days: days(model, tables),
        erlang: erlang(model, tables),
        erlang_leaves_out: leaves_out(model),
    }
}

/// The time of day of an interval's start.
fn clock(start: &str) -> &str {
    start.split_once('T').map_or(start, |(_, clock)| clock)
}

/// The date of an interval's start.
fn date(start: &str) -> &str {
    start.split_once('T').map_or(start, |(date, _)| date)
}

/// A weighted mean. Its interval is that of parts that have the same luck: of parts with luck of their own it is too wide, never too
/// narrow, for a deviation of a sum is at most the sum of deviations.
#[derive(Clone, Copy, Debug, Default)]
struct Pooled {
    weight: f64,
    sums: [Option<f64>; 3],
}

impl Pooled {
    fn add(&mut self, weight: f64, part: Estimate) {
        let Some(mean) = part.mean.filter(|_| weight > 0.0) else { return };
        let first = self.weight == 0.0;
        for (sum, value) in self.sums.iter_mut().zip([Some(mean), part.low, part.high]) {
            let before = if first { Some(0.0) } else { *sum };
            *sum = before.zip(value).map(|(sum, value)| sum + weight * value);
        }
        self.weight += weight;
    }

    fn estimate(&self) -> Estimate {
        let [mean, low, high] = self.sums.map(|sum| sum.filter(|_| self.weight > 0.0).map(|sum| sum / self.weight));
        Estimate { mean, low, high }
    }
}

/// Agents of a group by time of day, over the days on which anybody is on duty or asked for.
fn agents(table: &IntervalTable, starts: &[String]) -> Vec<IntervalRow> {
    let mut rows: BTreeMap<&str, [Pooled; AGENTS.len()]> = BTreeMap::new();
    let columns = AGENTS.map(|measure| table.column(measure).map(|column| column.collect::<Vec<Estimate>>()));
    for (nth, start) in starts.iter().enumerate() {
        let at = |column: &Option<Vec<Estimate>>| column.as_ref().and_then(|column| column.get(nth)).copied();
        let figures: [Estimate; AGENTS.len()] = [0, 1, 2].map(|n| at(&columns[n]).unwrap_or_default());
        if figures.iter().all(|figure| figure.mean.unwrap_or(0.0) == 0.0) {
            continue;
        }
        for (pooled, figure) in rows.entry(clock(start)).or_default().iter_mut().zip(figures) {
            pooled.add(1.0, figure);
        }
    }
    let row = |(start, pooled): (&str, [Pooled; AGENTS.len()])| IntervalRow {
        start: start.to_owned(),
        by_name: AGENTS.iter().zip(pooled).map(|(name, pooled)| ((*name).to_owned(), pooled.estimate())).collect(),
    };
    rows.into_iter().map(row).collect()
}

/// Service of all inbound contacts by day and time of day.
fn days(model: &Model, tables: &IntervalTables) -> Days {
    let Some((_, total)) = tables.contacts.get(model.centre.contacts.len()) else { return Days::default() };
    let (Some(offered), Some(level)) = (total.column("offered"), total.column("service_level")) else {
        return Days::default();
    };
    let cells: Vec<(&String, f64, Estimate)> = tables
        .starts
        .iter()
        .zip(offered.zip(level))
        .map(|(start, (offered, level))| (start, offered.mean.unwrap_or(0.0), level))
        .filter(|(_, offered, level)| *offered > 0.0 && level.mean.is_some())
        .collect();
    let calendar = &model.centre.calendar;
    let weekdays: BTreeMap<String, String> =
        calendar.days.iter().map(|day| (day.date.to_string(), day.weekday.to_string())).collect();
    let by_weekday = calendar.days.len() > DATES || cells.len() > CELLS;
    let mut times: Vec<&str> = cells.iter().map(|(start, ..)| clock(start)).collect();
    times.sort_unstable();
    times.dedup();
    let mut rows: BTreeMap<&str, Vec<Pooled>> = BTreeMap::new();
    for (start, offered, level) in &cells {
        let day = if by_weekday { weekdays.get(date(start)).map_or("", String::as_str) } else { date(start) };
        let row = rows.entry(day).or_insert_with(|| vec![Pooled::default(); times.len()]);
        if let Ok(place) = times.binary_search(&clock(start)) {
            row[place].add(*offered, *level);
        }
    }
    let row = |(day, row): (&str, Vec<Pooled>)| DayRow {
        day: day.to_owned(),
        service_level: row.iter().map(|pooled| pooled.estimate().as_share()).collect(),
    };
    Days {
        by_weekday,
        times: times.iter().map(|time| (*time).to_owned()).collect(),
        rows: rows.into_iter().map(row).collect(),
    }
}

/// Queues of Erlang by time of day: what comes at that time on all days, each group with the agents that it had.
fn erlang(model: &Model, tables: &IntervalTables) -> Vec<IntervalRow> {
    let mut rows: BTreeMap<&str, (Pooled, Pooled)> = BTreeMap::new();
    for (group, (_, table)) in workload::by_group(model).iter().zip(&tables.groups) {
        let Some(staffed) = table.column("staffed_agents") else { continue };
        for ((parts, staffed), start) in group.iter().zip(staffed).zip(&tables.starts) {
            let load = workload::together(parts);
            let agents = libm::round(staffed.mean.unwrap_or(0.0)) as u32;
            // Nobody on duty is no queue.
            if load.rate <= 0.0 || agents == 0 {
                continue;
            }
            let queue = Queue::new(&load, agents);
            let (levels, loads) = rows.entry(clock(start)).or_default();
            loads.add(1.0, Estimate::point(load.erlangs()));
            for part in parts {
                levels.add(part.rate, Estimate::point(level(model, part, &queue)));
            }
        }
    }
    let row = |(start, (levels, loads)): (&str, (Pooled, Pooled))| IntervalRow {
        start: start.to_owned(),
        by_name: [("service_level".to_owned(), levels.estimate()), ("load".to_owned(), loads.estimate())].into(),
    };
    rows.into_iter().map(row).collect()
}

/// Answered in time of offered, of the contacts of one type within a queue.
fn level(model: &Model, part: &Part, queue: &Queue) -> f64 {
    let target = &model.centre.contacts[part.contact.index()].target;
    queue.answered_within(target.answer_within.in_seconds()).clamp(0.0, 1.0)
}

/// What a queue of Erlang does not know of a model.
fn leaves_out(model: &Model) -> Vec<String> {
    let inbound: Vec<&ContactType> =
        model.centre.contacts.iter().filter(|contact| contact.is_inbound() && contact.ours).collect();
    let any = |holds: fn(&ContactType) -> bool| inbound.iter().any(|contact| holds(contact));
    let overflows = model.routing.rules.iter().flatten().any(|rule| !rule.overflow.is_empty());
    let found = [
        ("several_groups", model.centre.groups.len() > 1),
        ("several_types", inbound.len() > 1),
        ("overflow", overflows),
        ("follow_ups", any(|contact| !contact.follow_ups.is_empty())),
        ("lines", any(|contact| contact.trunk.is_some())),
        ("menu", any(|contact| contact.ivr.is_some() || contact.virtual_hold.is_some() || contact.balks.is_some())),
        ("not_exponential", any(is_not_exponential)),
        ("parallel", any(|contact| contact.parallel.is_some())),
        ("interrupts", any(|contact| !contact.interrupts.is_empty())),
    ];
    found.into_iter().filter(|(_, is)| *is).map(|(name, _)| name.to_owned()).collect()
}

/// Whether handle time or patience has another law than the formulas have.
fn is_not_exponential(contact: &ContactType) -> bool {
    let other = |law: &Law| !matches!(law, Law::Exponential(_));
    let nothing = |law: &Law| law.mean() == 0.0;
    let parts = [&contact.talk_time, &contact.hold_time, &contact.wrap_up];
    let together = parts.iter().filter(|law| !nothing(law)).count() > 1;
    together
        || parts.into_iter().any(|law| other(law) && !nothing(law))
        || contact.patience.as_ref().is_some_and(other)
        || contact.never_abandons > 0.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn estimate(mean: f64, half: f64) -> Estimate {
        Estimate { mean: Some(mean), low: Some(mean - half), high: Some(mean + half) }
    }

    #[test]
    fn a_weighted_mean_has_the_interval_of_parts_with_the_same_luck() {
        let mut pooled = Pooled::default();
        pooled.add(30.0, estimate(0.8, 0.1));
        pooled.add(10.0, estimate(0.4, 0.2));
        pooled.add(0.0, estimate(0.1, 0.0));
        let found = pooled.estimate();
        // (30 × 0.8 + 10 × 0.4) / 40 = 0.7; half the width (30 × 0.1 + 10 × 0.2) / 40 = 0.125.
        for (value, expected) in [(found.mean, 0.7), (found.low, 0.575), (found.high, 0.825)] {
            assert!((value.unwrap() - expected).abs() < 1e-12, "{found:?}");
        }
        // A part without an interval leaves none of the whole.
        pooled.add(1.0, Estimate { mean: Some(0.5), low: None, high: None });
        assert_eq!((pooled.estimate().low, pooled.estimate().high), (None, None));
        assert_eq!(Pooled::default().estimate(), Estimate::default());
    }

    #[test]
    fn agents_are_the_mean_of_the_days_on_which_the_group_works() {
        let mut table = IntervalTable::default();
        let days = [4.0, 0.0, 6.0];
        table.add("scheduled", days.into_iter().map(Estimate::point));
        table.add("staffed_agents", days.into_iter().map(Estimate::point));
        let starts = ["2026-11-02T08:00", "2026-11-03T08:00", "2026-11-04T08:00"].map(str::to_owned);
        let rows = agents(&table, &starts);
        assert_eq!((rows.len(), rows[0].start.as_str()), (1, "08:00"));
        assert_eq!(rows[0].by_name["scheduled"].mean, Some(5.0));
        assert_eq!(rows[0].by_name["required"].mean, None);
    }
}
