//! Incidents of a replication: when they happen, and what is in force while they last.
//!
//! In: the incidents of a centre, luck. Out: spells; rosters and rates under them, known before the clock starts; lines, ports,
//! intake and splits in force, which change with the clock. Knows no contact.

use crate::centre::incident::{Happens, Incident, Replaced, Scaled, scaled};
use crate::centre::intake::Intake;
use crate::centre::{ContactId, GroupId, IncidentId};
use crate::demand::Source;
use crate::engine::agenda::{Class, Event, key};
use crate::engine::facts::Recorder;
use crate::engine::plan::{CompiledRule, Dealing, Plan};
use crate::engine::rosters::RosterEvent;
use crate::engine::simulation::Simulation;
use crate::laws::LONGEST;
use crate::random::{Luck, Purpose, hash_name};
use crate::units::{Span, Time};

/// More than so many spells of one incident in a replication do not happen: memory is bounded by it.
const MOST_SPELLS: usize = 1_000_000;

/// An incident begins or ends.
#[derive(Clone, Copy, Debug)]
struct Boundary {
    at: Time,
    begins: bool,
    incident: u16,
}

/// The incidents of one replication.
#[derive(Debug, Default)]
pub struct Incidents<'p> {
    /// In order of time; at one instant ends before beginnings.
    boundaries: Vec<Boundary>,
    /// By incident, whether it lasts.
    lasting: Vec<bool>,
    /// The roster of each group that incidents strike.
    rosters: Vec<Option<Vec<RosterEvent>>>,
    /// Lines of each trunk in force.
    pub lines: Vec<u32>,
    /// Ports of each robot in force.
    pub ports: Vec<u32>,
    /// How each group takes orders now.
    pub intake: Vec<Option<&'p Intake>>,
    /// The rules by which each type is dealt now.
    pub rules: Vec<&'p [CompiledRule]>,
}

impl<'p> Incidents<'p> {
    /// A replication begins: nothing lasts yet, and it is known when what will.
    fn begin(&mut self, plan: &'p Plan<'p>, luck: &Luck) {
        let centre = &plan.model.centre;
        self.lines.clear();
        self.lines.extend(centre.trunks.iter().map(|trunk| trunk.lines));
        self.ports.clear();
        self.ports.extend(centre.robots.iter().map(|robot| robot.ports));
        self.intake.clear();
        self.intake.extend(centre.groups.iter().map(|group| group.intake.as_ref()));
        self.rules.clear();
        self.rules.extend(plan.rules.iter().map(Vec::as_slice));
        self.lasting.clear();
        self.lasting.resize(centre.incidents.len(), false);
        self.boundaries.clear();
        for (number, incident) in centre.incidents.iter().enumerate() {
            for (from, to) in spells(incident, centre.calendar.end, luck) {
                let incident = number as u16;
                self.boundaries.push(Boundary { at: from, begins: true, incident });
                self.boundaries.push(Boundary { at: to, begins: false, incident });
            }
        }
        self.boundaries.sort_by_key(|boundary| (boundary.at, boundary.begins, boundary.incident));
        self.rosters.clear();
        for (group, known) in plan.rosters.iter().enumerate().filter(|_| !centre.incidents.is_empty()) {
            let factors = self.factors(&centre.incidents, Scaled::Staff(GroupId(group as u16)));
            let struck = (!factors.is_empty()).then(|| under(&factors, known, group as u16));
            self.rosters.push(struck);
        }
    }

    /// A group's roster as it is known before the clock starts, incidents among it.
    pub fn roster<'r>(&'r self, plan: &'r Plan<'_>, group: usize) -> &'r [RosterEvent] {
        self.rosters.get(group).and_then(Option::as_ref).unwrap_or(&plan.rosters[group])
    }

    /// When first attempts of a type come.
    pub fn source(&self, plan: &Plan<'_>, contact: usize, luck: &Luck) -> Option<Source> {
        let centre = &plan.model.centre;
        let factors = self.factors(&centre.incidents, Scaled::Arrivals(ContactId(contact as u16)));
        let arrivals = plan.model.arrivals[contact].as_ref()?;
        Some(arrivals.source_under(&factors, &centre.calendar, luck, &centre.contacts[contact].name))
    }

    /// The factor of something from each instant at which it changes; 1 before the first. Incidents at a time multiply.
    pub fn factors(&self, incidents: &[Incident], of: Scaled) -> Vec<(Time, f64)> {
        let mut lasting = vec![false; incidents.len()];
        let mut factors: Vec<(Time, f64)> = Vec::new();
        for boundary in &self.boundaries {
            let Some(incident) = incidents.get(usize::from(boundary.incident)) else { continue };
            if incident.factor(of).is_none() {
                continue;
            }
            lasting[usize::from(boundary.incident)] = boundary.begins;
            let factor = product(incidents, &lasting, of);
            match factors.last_mut() {
                Some(last) if last.0 == boundary.at => last.1 = factor,
                _ => factors.push((boundary.at, factor)),
            }
        }
        factors
    }
}

/// A group's roster under the incidents: its changes as known, and those that incidents make.
fn under(factors: &[(Time, f64)], known: &[RosterEvent], group: u16) -> Vec<RosterEvent> {
    let mut changes = Vec::with_capacity(known.len() + factors.len());
    let (mut roster, mut factor, mut shown) = (0, 1.0, 0);
    let (mut known, mut factors) = (known.iter().peekable(), factors.iter().peekable());
    loop {
        // At one instant the incident comes before the roster.
        let next = known.peek().map_or(Time::NEVER, |event| event.at);
        if let Some((at, now)) = factors.next_if(|(at, _)| *at <= next) {
            factor = *now;
            let agents = scaled(roster, factor);
            if agents != shown {
                shown = agents;
                changes.push(RosterEvent { at: *at, group, agents, closing: false, incident: true, down: false });
            }
        } else if let Some(event) = known.next() {
            roster = event.agents;
            shown = scaled(roster, factor);
            changes.push(RosterEvent { agents: shown, ..*event });
        } else {
            return changes;
        }
    }
}

/// When an incident happens: from, to; in order, without overlap, from before the calendar's end.
fn spells(incident: &Incident, end: Time, luck: &Luck) -> Vec<(Time, Time)> {
    let mut stream = luck.at(hash_name(&incident.name), Purpose::Incident, 0, 0);
    let mut spells = Vec::new();
    let mut over = Time::START;
    while spells.len() < MOST_SPELLS {
        let from = match &incident.happens {
            Happens::At(at) => *at,
            Happens::Every(gap) => over + gap.draw_span(&mut stream),
        };
        let to = from + incident.lasts.draw_span(&mut stream).min(LONGEST);
        if from >= end {
            break;
        }
        if to > from {
            spells.push((from, to));
        }
        // However short both are, time goes on.
        over = to.max(over + Span(1));
        if matches!(incident.happens, Happens::At(_)) {
            break;
        }
    }
    spells
}

/// The factors of all that last, in the order of the file.
fn product(incidents: &[Incident], lasting: &[bool], of: Scaled) -> f64 {
    incidents
        .iter()
        .zip(lasting)
        .filter(|(_, lasting)| **lasting)
        .filter_map(|(incident, _)| incident.factor(of))
        .product()
}

impl Plan<'_> {
    /// The rules of types whose split an incident sets: those that deal as the type's own split does are dealt by the other.
    pub(super) fn compile_replaced(&mut self) {
        let model = self.model;
        for (number, incident) in model.centre.incidents.iter().enumerate() {
            for (nth, replaced) in incident.set.iter().enumerate() {
                let Replaced::Split(contact, shares) = replaced else { continue };
                let rules = &model.routing.rules[contact.index()];
                let mut compiled = self.rules[contact.index()].clone();
                for (rule, compiled) in rules.iter().zip(&mut compiled) {
                    if rules.last().is_some_and(|base| base.deal == rule.deal) {
                        let dealt = shares.iter().map(|(group, share)| {
                            (*share, group.0, self.entry(contact.0, vec![group.0], group.0, rule))
                        });
                        compiled.dealing = Dealing::Split(dealt.collect());
                    }
                }
                self.replaced.push((number, nth, compiled));
            }
        }
    }

    /// The rules under the split that an incident sets at this place.
    fn replaced_split(&self, incident: usize, nth: usize) -> Option<&[CompiledRule]> {
        let found = self.replaced.iter().find(|(one, place, _)| (*one, *place) == (incident, nth));
        found.map(|(_, _, rules)| rules.as_slice())
    }
}

impl<'p, R: Recorder> Simulation<'p, R> {
    /// Tells of the incidents to come, and notes those that change what is in force while the clock runs.
    pub(super) fn expect_incidents(&mut self) {
        self.incidents.begin(self.plan, &self.luck);
        let centre = &self.plan.model.centre;
        let mut began: Vec<Time> = vec![Time::START; centre.incidents.len()];
        for (number, boundary) in self.incidents.boundaries.iter().enumerate() {
            let index = usize::from(boundary.incident);
            if boundary.begins {
                began[index] = boundary.at;
            } else {
                self.out.incident(IncidentId(boundary.incident), began[index], boundary.at);
            }
            let incident = &centre.incidents[index];
            let lines = incident.times.iter().any(|(scaled, _)| matches!(scaled, Scaled::Lines(_)));
            if (lines || !incident.set.is_empty()) && boundary.at < centre.calendar.end {
                self.agenda.push(key(boundary.at, Class::Incident), number as u64, Event::Incident(number as u32));
            }
        }
    }

    /// An incident begins or ends.
    pub(super) fn incident_turns(&mut self, boundary: u32) {
        let plan = self.plan;
        let incidents = &plan.model.centre.incidents;
        let Some(Boundary { begins, incident: number, .. }) = self.incidents.boundaries.get(boundary as usize).copied()
        else {
            return;
        };
        self.incidents.lasting[usize::from(number)] = begins;
        let incident = &incidents[usize::from(number)];
        for (of, _) in &incident.times {
            if let Scaled::Lines(trunk) = of {
                let lines = plan.model.centre.trunks[trunk.index()].lines;
                let left = scaled(lines, product(incidents, &self.incidents.lasting, *of));
                // What has been so far was under the lines that there were.
                self.lines_change(trunk.0, 0);
                self.incidents.lines[trunk.index()] = left;
                if plan.forwards {
                    self.line_freed(trunk.0);
                }
                self.out.lines_available(*trunk, left);
            }
        }
        for replaced in &incident.set {
            self.put_in_force(replaced);
        }
    }

    /// What holds now of something that incidents replace: the last of those that last, else as usual.
    fn put_in_force(&mut self, which: &Replaced) {
        let plan = self.plan;
        let centre = &plan.model.centre;
        let lasting = centre.incidents.iter().enumerate().filter(|(number, _)| self.incidents.lasting[*number]);
        let found = lasting
            .flat_map(|(number, incident)| incident.set.iter().enumerate().map(move |(nth, set)| (number, nth, set)))
            .rfind(|(_, _, set)| set.same_as(which));
        match which {
            Replaced::Intake(group, _) => {
                self.incidents.intake[group.index()] = match found {
                    Some((_, _, Replaced::Intake(_, intake))) => Some(intake),
                    _ => centre.groups[group.index()].intake.as_ref(),
                };
            }
            Replaced::Split(contact, _) => {
                let replaced = found.and_then(|(number, nth, _)| plan.replaced_split(number, nth));
                self.incidents.rules[contact.index()] = replaced.unwrap_or(&plan.rules[contact.index()]);
            }
            Replaced::Ports(robot, _) => {
                self.incidents.ports[robot.index()] = match found {
                    Some((_, _, Replaced::Ports(_, ports))) => *ports,
                    _ => centre.robots[robot.index()].ports,
                };
                self.fill_ports(robot.index());
            }
        }
    }
}
