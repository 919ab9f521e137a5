//! The counters of one replication: flat integers, allocated once.

use super::counts::{COUNTS, Count, Counts};
use super::dialers::Dialers;
use super::histogram::Histogram;
use super::rated::Marks;
use super::reported::Report;
use super::struck::Struck;
use super::timeline::Timeline;
use crate::centre::robot::Robot;
use crate::centre::{Calendar, Centre, ContactId, ContactType, GroupId, Hours, RobotId, TrunkId};
use crate::engine::Model;
use crate::units::{Span, Time};

/// Waits at which every service-level curve is read, seconds.
pub const CURVE: [i64; 15] = [0, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600];

/// What one robot did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RobotCounts {
    /// Dials.
    pub dials: i64,
    /// Dials that a person answered.
    pub reached: i64,
    /// Dials that ended with the key of confirmation, by attempt.
    pub confirmed: Vec<i64>,
    /// Dials that ended with the key of cancellation.
    pub cancelled: i64,
    /// Dials put through to people.
    pub to_people: i64,
    /// Dials in which the buyer left word for people.
    pub to_work: i64,
    /// Orders never reached.
    pub unreached: i64,
    /// Busy ports × time, microseconds.
    pub ports: i64,
    /// The hours in which it may call, microseconds.
    pub time: i64,
}

/// How busy one trunk was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrunkCounts {
    /// Busy lines × time, microseconds.
    pub busy: i64,
    /// Time with every line busy, microseconds.
    pub full: i64,
    /// Most lines busy at once.
    pub peak: u32,
    /// Lines that it has now, and as usual.
    pub(super) lines: u32,
    pub(super) usual: u32,
}

/// What happened by the clock past the calendar's end: cut at the replication's end, counted in the last interval.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    pub row: usize,
    pub count: Count,
    pub from: Time,
    pub to: Time,
    pub times: i64,
}

/// What reaches outside the opening hours: how much of it was drain is known only at the end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outside {
    pub places: [Option<(usize, Count)>; 3],
    pub from: Time,
    pub to: Time,
    pub times: i64,
}

/// What the counters need to know of a contact type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub inbound: bool,
    /// Not of other clients, whose contacts reach no row but their own.
    pub ours: bool,
    /// It is among those that the total adds up.
    pub in_total: bool,
    pub answer_within: Span,
    pub short_abandon: Span,
    /// The only group that takes this type, if it takes nothing else: what happens to the type happens in its row, too,
    /// and is copied there when the replication ends.
    pub own_group: Option<GroupId>,
}

/// The counters of one replication, by row and interval of the calendar. Rows: contact types, their total, groups.
///
/// A fact goes to the rows of its type and of its group. The row of the total is their sum over the inbound types, made when
/// the replication ends; what it leaves out (transferred legs) is taken off there beforehand.
#[derive(Clone, Debug)]
pub struct Tally {
    pub(super) types: Vec<ContactType>,
    pub(super) kinds: Vec<Kind>,
    pub(super) groups: usize,
    /// By group, its roster as spans: from, to, agents.
    pub(super) rosters: Vec<Vec<(Time, Time, u32)>>,
    pub(super) warm_up: Time,
    pub(super) calendar_end: Time,
    pub(super) timeline: Timeline,
    /// When the last contact of each opening period left.
    pub(super) drained: Vec<Time>,
    pub(super) end: Option<Time>,
    pub(super) cells: Vec<[i64; COUNTS]>,
    /// The sums of the rows' cells, once the replication has ended.
    pub(super) sums: Vec<Counts>,
    /// By row, answered contacts whose wait is at most this point of [`CURVE`] and above the one before; last, those above all.
    pub(super) curves: Vec<[i64; CURVE.len() + 1]>,
    /// By row and interval, how many more wait through the whole of the next interval than through the whole of this one.
    pub(super) waiting_through: Vec<i64>,
    pub(super) waits: Vec<Histogram>,
    /// Waits of transferred legs, which the total leaves out.
    pub(super) transferred: Histogram,
    pub(super) robots: Vec<RobotCounts>,
    robot_time: Vec<i64>,
    pub(super) trunks: Vec<TrunkCounts>,
    pub(super) dialers: Dialers,
    /// By row; empty where nobody has marks.
    pub(super) marks: Vec<Marks>,
    /// By provider; empty where every report shows what happened.
    pub(super) reports: Vec<Option<Report>>,
    /// By group.
    pub(super) provider_of: Vec<usize>,
    /// By incident; empty where there are none.
    pub(super) struck: Vec<Struck>,
    /// Some provider reports, or incidents may strike: legs are counted there, too.
    pub(super) looks_closer: bool,
    pub(super) tails: Vec<Tail>,
    pub(super) outside: Vec<Outside>,
    /// Waits, handle times and busy ports × time told, microseconds: no counter of them holds more than that.
    pub(super) told: f64,
    /// Agents on duty × time told, microseconds.
    pub(super) told_on_duty: f64,
    pub(super) fault: Option<String>,
}

impl Tally {
    /// Room for the counters of one replication; contacts that arrive within `warm_up` count nowhere.
    pub fn new(model: &Model, warm_up: Span) -> Tally {
        let centre = &model.centre;
        let calendar = &centre.calendar;
        let rows = centre.contacts.len() + 1 + centre.groups.len();
        let warm_up = Time::START + warm_up;
        let rates = centre.contacts.iter().any(|contact| contact.value.satisfaction.is_some());
        Tally {
            types: centre.contacts.clone(),
            kinds: kinds(centre),
            groups: centre.groups.len(),
            rosters: centre.groups.iter().map(|group| group.spans(calendar.end)).collect(),
            warm_up,
            calendar_end: calendar.end,
            timeline: Timeline::new(calendar),
            drained: vec![Time::START; calendar.open.len()],
            end: None,
            cells: vec![[0; COUNTS]; rows * calendar.intervals.len()],
            sums: Vec::new(),
            curves: vec![[0; CURVE.len() + 1]; rows],
            waiting_through: vec![0; rows * calendar.intervals.len()],
            waits: vec![Histogram::default(); rows],
            transferred: Histogram::default(),
            robots: centre.robots.iter().map(empty_robot).collect(),
            robot_time: centre.robots.iter().map(|robot| calling_time(&robot.hours, calendar, warm_up)).collect(),
            trunks: centre
                .trunks
                .iter()
                .map(|trunk| TrunkCounts { lines: trunk.lines, usual: trunk.lines, ..TrunkCounts::default() })
                .collect(),
            dialers: Dialers::new(centre, warm_up),
            marks: vec![Marks::default(); if rates { rows } else { 0 }],
            looks_closer: !centre.incidents.is_empty() || !Report::of_all(centre).is_empty(),
            reports: Report::of_all(centre),
            provider_of: centre.groups.iter().map(|group| group.provider.index()).collect(),
            struck: vec![Struck::NOT_YET; centre.incidents.len()],
            tails: Vec::new(),
            outside: Vec::new(),
            told: 0.0,
            told_on_duty: 0.0,
            fault: None,
        }
    }

    /// Ready for the next replication.
    pub fn reset(&mut self) {
        self.cells.fill([0; COUNTS]);
        self.sums.clear();
        self.drained.fill(Time::START);
        self.curves.fill([0; CURVE.len() + 1]);
        self.waiting_through.fill(0);
        self.waits.iter_mut().for_each(Histogram::clear);
        self.transferred.clear();
        for robot in &mut self.robots {
            let mut confirmed = std::mem::take(&mut robot.confirmed);
            confirmed.fill(0);
            *robot = RobotCounts { confirmed, ..RobotCounts::default() };
        }
        for trunk in &mut self.trunks {
            *trunk = TrunkCounts { lines: trunk.usual, usual: trunk.usual, ..TrunkCounts::default() };
        }
        self.dialers.reset();
        self.struck.iter_mut().for_each(Struck::reset);
        self.marks.fill(Marks::default());
        self.reports.iter_mut().flatten().for_each(Report::reset);
        self.tails.clear();
        self.outside.clear();
        self.end = None;
        (self.told, self.told_on_duty) = (0.0, 0.0);
        self.fault = None;
    }

    /// How many intervals the calendar has.
    pub fn intervals(&self) -> usize {
        self.timeline.intervals()
    }

    /// When the replication ended; none while it runs.
    pub fn ended(&self) -> Option<Time> {
        self.end
    }

    /// The counters of a contact type over the calendar.
    pub fn contact(&self, contact: ContactId) -> Counts {
        self.sum(contact.index())
    }

    /// The counters of a contact type in one interval.
    pub fn contact_in(&self, contact: ContactId, interval: usize) -> Counts {
        self.cell(contact.index(), interval)
    }

    /// The counters of all inbound types together, transferred legs left out.
    pub fn total(&self) -> Counts {
        self.sum(self.total_row())
    }

    /// The same in one interval.
    pub fn total_in(&self, interval: usize) -> Counts {
        self.cell(self.total_row(), interval)
    }

    /// The counters of a group over the calendar.
    pub fn group(&self, group: GroupId) -> Counts {
        self.sum(self.group_row(group))
    }

    /// The counters of a group in one interval.
    pub fn group_in(&self, group: GroupId, interval: usize) -> Counts {
        self.cell(self.group_row(group), interval)
    }

    /// What a robot did.
    pub fn robot(&self, robot: RobotId) -> RobotCounts {
        RobotCounts {
            time: self.robot_time.get(robot.index()).copied().unwrap_or(0),
            ..self.robots[robot.index()].clone()
        }
    }

    /// How busy a trunk was.
    pub fn trunk(&self, trunk: TrunkId) -> &TrunkCounts {
        &self.trunks[trunk.index()]
    }

    /// The row of the total.
    pub(super) fn total_row(&self) -> usize {
        self.types.len()
    }

    /// The row of a group.
    #[inline]
    pub(super) fn group_row(&self, group: GroupId) -> usize {
        self.types.len() + 1 + group.index()
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.types.len() + 1 + self.groups
    }

    #[inline(always)]
    pub(super) fn place(&self, row: usize, interval: usize) -> usize {
        row * self.timeline.intervals() + interval
    }

    /// Counters of one row and interval.
    pub(super) fn cell(&self, row: usize, interval: usize) -> Counts {
        let mut counts = Counts::default();
        counts.add_cell(self.slice(row, interval));
        counts
    }

    /// The same, where they lie.
    #[inline]
    pub(super) fn slice(&self, row: usize, interval: usize) -> &[i64; COUNTS] {
        &self.cells[self.place(row, interval)]
    }

    /// The same, to be changed.
    #[inline]
    pub(super) fn slice_mut(&mut self, row: usize, interval: usize) -> &mut [i64; COUNTS] {
        let place = self.place(row, interval);
        &mut self.cells[place]
    }

    /// Counters of one row over the calendar.
    pub(super) fn sum(&self, row: usize) -> Counts {
        if let Some(sum) = self.sums.get(row) {
            return sum.clone();
        }
        let mut counts = Counts::default();
        let from = self.place(row, 0);
        for cell in &self.cells[from..from + self.timeline.intervals()] {
            counts.add_cell(cell);
        }
        counts
    }

    /// Adds to a counter.
    #[inline]
    pub(super) fn add(&mut self, row: usize, interval: usize, count: Count, times: i64) {
        self.slice_mut(row, interval)[count as usize] += times;
    }
}

/// What the counters need to know of each contact type.
fn kinds(centre: &Centre) -> Vec<Kind> {
    let kind = |contact: &ContactType| Kind {
        inbound: contact.is_inbound(),
        ours: contact.ours,
        in_total: contact.counts_in_total(),
        answer_within: contact.target.answer_within,
        short_abandon: contact.target.short_abandon,
        own_group: None,
    };
    let mut kinds: Vec<Kind> = centre.contacts.iter().map(kind).collect();
    let mut takers = vec![0; kinds.len()];
    for skill in centre.groups.iter().flat_map(|group| &group.skills) {
        takers[skill.contact.index()] += 1;
    }
    for (index, group) in centre.groups.iter().enumerate() {
        if let [only] = group.skills.as_slice()
            && takers[only.contact.index()] == 1
            && kinds[only.contact.index()].inbound
            && kinds[only.contact.index()].ours
        {
            kinds[only.contact.index()].own_group = Some(GroupId(index as u16));
        }
    }
    kinds
}

fn empty_robot(robot: &Robot) -> RobotCounts {
    RobotCounts { confirmed: vec![0; robot.attempts.len().max(1)], ..RobotCounts::default() }
}

/// The time in which calls may go out, from the end of warm-up on.
pub(super) fn calling_time(hours: &Hours, calendar: &Calendar, warm_up: Time) -> i64 {
    hours.over(calendar).length_within(warm_up, calendar.end).0
}

/// The centre's rows by name, as results show them: types, `total`, groups.
pub(super) fn row_names(centre: &Centre) -> Vec<String> {
    let types = centre.contacts.iter().map(|contact| contact.name.clone());
    types.chain(["total".to_owned()]).chain(centre.groups.iter().map(|group| group.name.clone())).collect()
}
