//! Tallies of replications, in their order, to results: accumulators only, so that memory does not grow with replications.

use super::dialers::Placements;
use super::intervals::{Cells, Clocks, Of};
use super::machines::{Calls, Lines};
use super::rated::Opinion;
use super::reported::{Report, Reported};
use super::rows::{Kept, Kind, Row};
use super::struck::Strikes;
use super::table::on;
use super::tally::row_names;
use crate::centre::{Centre, ContactType, Direction, GroupId, ProviderId};
use crate::engine::Model;
use crate::results::{IntervalTables, OptionResults, TargetResult};
use crate::said::Said;
use crate::units::Span;

/// The measures of one option over replications.
pub struct Collector {
    pub(super) centre: Centre,
    pub(super) clocks: Clocks,
    pub(super) n: u64,
    /// Types, total, groups, providers.
    pub(super) rows: Vec<Row>,
    pub(super) cells: Vec<Cells>,
    /// By type, then of all inbound types together; work stays empty.
    pub(super) kept: Vec<Kept>,
    /// By group: whether contacts wait for it by itself.
    pub(super) dealt: Vec<bool>,
    pub(super) trunks: Vec<Lines>,
    pub(super) robots: Vec<Calls>,
    pub(super) dialers: Vec<Placements>,
    pub(super) incidents: Vec<Strikes>,
    /// By row; empty where nobody has marks.
    pub(super) opinions: Vec<Opinion>,
    /// By provider; empty where every report shows what happened.
    pub(super) reports: Vec<Option<Reported>>,
}

impl Collector {
    /// Room for the measures of one option.
    pub fn new(model: &Model) -> Collector {
        let centre = model.centre.clone();
        let clocks = Clocks::new(&centre.calendar);
        let types = centre.contacts.len();
        let kinds = kinds(&centre);
        let rows = kinds.len();
        let rates = centre.contacts.iter().any(|contact| contact.value.satisfaction.is_some());
        let of = |row: usize| match kinds[row].on {
            on::WORK => Of::Work,
            on::GROUP => Of::Groups,
            _ => Of::Contacts,
        };
        let cells = (0..types + 1 + centre.groups.len()).map(|row| Cells::new(row, of(row), &clocks)).collect();
        Collector {
            cells,
            n: 0,
            rows: kinds.into_iter().map(Row::new).collect(),
            kept: vec![Kept::default(); types + 1],
            dealt: (0..centre.groups.len()).map(|group| model.deals_to(GroupId(group as u16))).collect(),
            trunks: vec![Lines::default(); centre.trunks.len()],
            robots: centre.robots.iter().map(|robot| Calls::new(robot.attempts.len())).collect(),
            dialers: vec![Placements::default(); centre.dialers.len()],
            incidents: centre.incidents.iter().map(|_| Strikes::new()).collect(),
            opinions: if rates { vec![Opinion::default(); rows] } else { Vec::new() },
            reports: Report::of_all(&centre).iter().map(|report| report.map(|_| Reported::default())).collect(),
            clocks,
            centre,
        }
    }

    /// How many replications were added.
    pub fn replications(&self) -> u64 {
        self.n
    }

    /// All measures but money at `confidence` (0 to 1), and the tables by interval.
    ///
    /// Columns of the tables stand in the order of the calendar's intervals: whoever knows `required` and `scheduled`
    /// agents adds theirs.
    pub fn finish(&self, confidence: f64) -> (OptionResults, IntervalTables) {
        let centre = &self.centre;
        let mut results = OptionResults::default();
        let names = row_names(centre);
        let types = centre.contacts.len();
        let totals = totals(centre);
        for (index, row) in self.rows.iter().enumerate() {
            let mut measures = row.finish(self.n, confidence);
            if let Some(kept) = self.kept.get(index).filter(|_| row.kind.on != on::WORK) {
                kept.finish(&mut measures, confidence);
            }
            if let Some(opinion) = self.opinions.get(index).filter(|_| row.kind.on != on::WORK) {
                opinion.finish(centre.survey.is_some(), &mut measures, confidence);
            }
            let provider = index.checked_sub(names.len());
            if let Some(Some(reported)) = provider.and_then(|provider| self.reports.get(provider)) {
                reported.finish(&mut measures, confidence);
            }
            match index {
                i if i < types => results.contacts.insert(names[i].clone(), measures),
                i if i == types => Some(std::mem::replace(&mut results.total, measures)),
                i if i < names.len() => results.groups.insert(names[i].clone(), measures),
                i if i < names.len() + centre.providers.len() => {
                    results.providers.insert(centre.providers[i - names.len()].name.clone(), measures)
                }
                i => results.totals.insert(totals[i - names.len() - centre.providers.len()].0.to_owned(), measures),
            };
        }
        for (trunk, lines) in centre.trunks.iter().zip(&self.trunks) {
            results.trunks.insert(trunk.name.clone(), lines.finish(confidence));
        }
        for (robot, calls) in centre.robots.iter().zip(&self.robots) {
            results.robots.insert(robot.name.clone(), calls.finish(confidence));
        }
        for (dialer, calls) in centre.dialers.iter().zip(&self.dialers) {
            results.dialers.insert(dialer.name.clone(), calls.finish(confidence));
        }
        for (incident, strikes) in centre.incidents.iter().zip(&self.incidents) {
            results.incidents.insert(incident.name.clone(), strikes.finish(self.n, confidence));
        }
        self.targets(&mut results);
        results.few_events_said = self.few_events(confidence);
        results.few_events = results.few_events_said.iter().map(Said::english).collect();
        let tables = self.tables(&names, confidence, &mut results);
        (results, tables)
    }

    fn targets(&self, results: &mut OptionResults) {
        for contact in self.centre.contacts.iter().filter(|contact| contact.has_target()) {
            let target = TargetResult {
                answer_within: contact.target.answer_within.in_seconds(),
                share: contact.target.share,
                definition: contact.target.definition.name().to_owned(),
                over: contact.target.over.name().to_owned(),
            };
            results.targets.insert(contact.name.clone(), target);
        }
    }

    fn tables(&self, names: &[String], confidence: f64, results: &mut OptionResults) -> IntervalTables {
        let mut tables = IntervalTables { starts: self.clocks.starts().to_vec(), ..IntervalTables::default() };
        let types = self.centre.contacts.len();
        for (row, cells) in self.cells.iter().enumerate() {
            let name = names[row].clone();
            let by_interval = cells.intervals(&self.clocks, self.n, confidence);
            if row > types {
                tables.groups.push((name, by_interval));
            } else {
                results.time_of_day.insert(name.clone(), cells.by_clock(&self.clocks, self.n, confidence));
                tables.contacts.push((name, by_interval));
            }
        }
        tables
    }
}

/// What each row is: types, total, groups, providers.
fn kinds(centre: &Centre) -> Vec<Kind> {
    let types = centre.contacts.len();
    let inbound = |index: &usize| centre.contacts[*index].is_inbound();
    let mut kinds: Vec<Kind> = (0..types)
        .map(|index| Kind {
            on: if inbound(&index) { on::INBOUND } else { on::WORK },
            rows: vec![index],
            answer_within: Some(centre.contacts[index].target.answer_within),
        })
        .collect();
    let ours = |index: &usize| centre.contacts[*index].has_target();
    let all: Vec<usize> = (0..types).filter(|index| centre.contacts[*index].counts_in_total()).collect();
    kinds.push(Kind { on: on::TOTAL, rows: vec![types], answer_within: same_target(centre, &all) });
    let skilled = |group: usize| -> Vec<usize> {
        centre.groups[group].skills.iter().map(|skill| skill.contact.index()).filter(ours).collect()
    };
    for group in 0..centre.groups.len() {
        kinds.push(Kind {
            on: on::GROUP,
            rows: vec![types + 1 + group],
            answer_within: same_target(centre, &skilled(group)),
        });
    }
    for provider in 0..centre.providers.len() {
        let own: Vec<usize> =
            (0..centre.groups.len()).filter(|g| centre.groups[*g].provider == ProviderId(provider as u16)).collect();
        let skills: Vec<usize> = own.iter().flat_map(|group| skilled(*group)).collect();
        let rows = own.iter().map(|group| types + 1 + group).collect();
        kinds.push(Kind { on: on::GROUP, rows, answer_within: same_target(centre, &skills) });
    }
    for (_, rows) in totals(centre) {
        let on = if inbound(&rows[0]) { on::INBOUND } else { on::WORK };
        let answer_within = same_target(centre, &rows);
        kinds.push(Kind { on, rows, answer_within });
    }
    kinds
}

/// What has a total of its own, and its types: chats, outbound contacts, back-office work.
fn totals(centre: &Centre) -> Vec<(&'static str, Vec<usize>)> {
    let of = |wanted: &dyn Fn(&ContactType) -> bool| -> Vec<usize> {
        let types = centre.contacts.iter().enumerate();
        types.filter(|(_, contact)| contact.ours && wanted(contact)).map(|(index, _)| index).collect()
    };
    let all = [
        ("chat", of(&|contact| contact.parallel.is_some())),
        ("outbound", of(&|contact| contact.direction == Direction::Outbound)),
        ("back_office", of(&|contact| contact.direction == Direction::BackOffice)),
    ];
    all.into_iter().filter(|(_, types)| !types.is_empty()).collect()
}

/// The time within which all these types are to be answered, if it is the same.
fn same_target(centre: &Centre, types: &[usize]) -> Option<Span> {
    let mut times = types.iter().map(|index| centre.contacts[*index].target.answer_within);
    let first = times.next()?;
    times.all(|time| time == first).then_some(first)
}
