//! The counters of one replication: flat integers, allocated once.

use super::counts::{COUNTS, Count, Counts, SUMMED};
use super::histogram::{Histogram, bucket};
use super::record::{count_attempt, count_leg, curve_point};
use super::timeline::Timeline;
use crate::centre::robot::Robot;
use crate::centre::{Calendar, Centre, ContactId, ContactType, GroupId, RobotId, TrunkId};
use crate::engine::Model;
use crate::engine::facts::{Fate, Leg};
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
    pub(super) lines: u32,
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
    places: [Option<(usize, Count)>; 3],
    from: Time,
    to: Time,
    times: i64,
}

/// What the counters need to know of a contact type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub inbound: bool,
    pub answer_within: Span,
    pub short_abandon: Span,
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
    pub(super) warm_up: Time,
    pub(super) calendar_end: Time,
    pub(super) timeline: Timeline,
    /// When the last contact of each opening period left.
    pub(super) drained: Vec<Time>,
    pub(super) end: Option<Time>,
    pub(super) cells: Vec<[i64; COUNTS]>,
    /// By row, answered contacts whose wait is at most this point of [`CURVE`] and above the one before; last, those above all.
    pub(super) curves: Vec<[i64; CURVE.len() + 1]>,
    /// By row and interval, how many more wait through the whole of the next interval than through the whole of this one.
    waiting_through: Vec<i64>,
    pub(super) waits: Vec<Histogram>,
    /// Waits of transferred legs, which the total leaves out.
    transferred: Histogram,
    pub(super) robots: Vec<RobotCounts>,
    robot_time: Vec<i64>,
    pub(super) trunks: Vec<TrunkCounts>,
    pub(super) tails: Vec<Tail>,
    outside: Vec<Outside>,
    /// Waits and handle times told, microseconds: no counter of contacts holds more than that.
    pub(super) told: f64,
    pub(super) fault: Option<String>,
}

impl Tally {
    /// Room for the counters of one replication; contacts that arrive within `warm_up` count nowhere.
    pub fn new(model: &Model, warm_up: Span) -> Tally {
        let centre = &model.centre;
        let calendar = &centre.calendar;
        let rows = centre.contacts.len() + 1 + centre.groups.len();
        let warm_up = Time::START + warm_up;
        Tally {
            types: centre.contacts.clone(),
            kinds: centre.contacts.iter().map(Kind::of).collect(),
            groups: centre.groups.len(),
            warm_up,
            calendar_end: calendar.end,
            timeline: Timeline::new(calendar),
            drained: vec![Time::START; calendar.open.len()],
            end: None,
            cells: vec![[0; COUNTS]; rows * calendar.intervals.len()],
            curves: vec![[0; CURVE.len() + 1]; rows],
            waiting_through: vec![0; rows * calendar.intervals.len()],
            waits: vec![Histogram::default(); rows],
            transferred: Histogram::default(),
            robots: centre.robots.iter().map(empty_robot).collect(),
            robot_time: centre.robots.iter().map(|robot| calling_time(robot, calendar, warm_up)).collect(),
            trunks: centre
                .trunks
                .iter()
                .map(|trunk| TrunkCounts { lines: trunk.lines, ..TrunkCounts::default() })
                .collect(),
            tails: Vec::new(),
            outside: Vec::new(),
            told: 0.0,
            fault: None,
        }
    }

    /// Ready for the next replication.
    pub fn reset(&mut self) {
        self.cells.fill([0; COUNTS]);
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
            *trunk = TrunkCounts { lines: trunk.lines, ..TrunkCounts::default() };
        }
        self.tails.clear();
        self.outside.clear();
        self.end = None;
        self.told = 0.0;
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
    fn place(&self, row: usize, interval: usize) -> usize {
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

    /// As [`Tally::spread`] of one agent or contact in the rows of its type and of a group; most often within one interval.
    #[inline(always)]
    pub(super) fn spread_one(
        &mut self,
        kind: usize,
        group: Option<usize>,
        count: Count,
        (from, interval): (Time, usize),
        to: Time,
    ) {
        if from < self.warm_up || to > self.timeline.end_of(interval) {
            self.spread_two(kind, group, count, from, to);
            return;
        }
        self.add(kind, interval, count, (to - from).0);
        if let Some(row) = group {
            self.add(row, interval, count, (to - from).0);
        }
    }

    #[inline(never)]
    fn spread_two(&mut self, kind: usize, group: Option<usize>, count: Count, from: Time, to: Time) {
        if count == Count::Queue && from >= self.warm_up && to <= self.calendar_end {
            self.queue_over(kind, from, to);
            group.into_iter().for_each(|row| self.queue_over(row, from, to));
        } else {
            self.spread(&[Some((kind, count)), group.map(|row| (row, count))], from, to, 1);
        }
    }

    /// Somebody waited over one end of an interval or many: what lies between the first and the last is noted, and counted
    /// when the replication ends, so that a wait of days costs no more than one of minutes.
    fn queue_over(&mut self, row: usize, from: Time, to: Time) {
        let (first, last) = (self.timeline.interval(from), self.timeline.search(to));
        self.add(row, first, Count::Queue, (self.timeline.end_of(first).min(to) - from).0);
        if last > first {
            self.add(row, last, Count::Queue, (to - self.timeline.end_of(last - 1)).0);
            let place = self.place(row, 0);
            self.waiting_through[place + first] += 1;
            self.waiting_through[place + last - 1] -= 1;
        }
    }

    /// Counts those who waited through whole intervals.
    fn settle_queues(&mut self) {
        let intervals = self.timeline.intervals();
        let Tally { cells, waiting_through, timeline, .. } = self;
        for (cells, through) in cells.chunks_exact_mut(intervals).zip(waiting_through.chunks_exact(intervals)) {
            let mut waiting = 0;
            for next in 1..intervals {
                waiting += through[next - 1];
                if waiting != 0 {
                    let length = timeline.end_of(next) - timeline.end_of(next - 1);
                    cells[next][Count::Queue as usize] += waiting * length.0;
                }
            }
        }
    }

    /// Spreads `times` × the time from `from` to `to` over the intervals it touches, to the microsecond, from the end of
    /// warm-up on, in each of these rows and counters; what lies past the calendar's end waits for the replication's end.
    pub(super) fn spread(&mut self, places: &[Option<(usize, Count)>], from: Time, to: Time, times: i64) {
        let mut from = from.max(self.warm_up);
        if from >= to || times == 0 {
            return;
        }
        if to > self.calendar_end {
            let tail = |(row, count)| Tail { row, count, from: from.max(self.calendar_end), to, times };
            self.tails.extend(places.iter().copied().flatten().map(tail));
        }
        let to = to.min(self.calendar_end);
        let mut interval = self.timeline.interval(from);
        while from < to {
            let until = self.timeline.end_of(interval).min(to);
            for (row, count) in places.iter().copied().flatten() {
                self.add(row, interval, count, (until - from).0 * times);
            }
            from = until;
            interval += 1;
        }
    }

    /// Counts what lies past the calendar's end, as far as the replication went, in the last interval.
    pub(super) fn settle_tails(&mut self, end: Time) {
        let Some(last) = self.intervals().checked_sub(1) else { return };
        let tails = std::mem::take(&mut self.tails);
        for tail in &tails {
            let length = tail.to.min(end) - tail.from;
            self.add(tail.row, last, tail.count, length.0.max(0) * tail.times);
        }
        self.tails = tails;
        self.tails.clear();
    }

    /// As [`Tally::spread`], of open time and drain alone.
    pub(super) fn spread_open(&mut self, places: [Option<(usize, Count)>; 3], from: Time, to: Time, times: i64) {
        let within = self.timeline.period(from).is_some_and(|(_, closes)| to <= closes);
        if within {
            self.spread(&places, from, to, times);
        } else {
            self.outside.push(Outside { places, from, to, times });
        }
    }

    /// An opening period and its drain.
    fn until_drained(&self, period: usize, end: Time) -> (Time, Time) {
        let (from, to) = self.timeline.open()[period];
        let next = self.timeline.open().get(period + 1).map_or(Time::NEVER, |(from, _)| *from);
        (from, to.max(self.drained[period]).min(next).min(end))
    }

    /// Counts of what reached outside the opening hours that part which was open time or drain.
    fn settle_outside(&mut self, end: Time) {
        let outside = std::mem::take(&mut self.outside);
        for one in &outside {
            let first = self.timeline.period(one.from).map_or(0, |(period, _)| period);
            for period in first..self.timeline.open().len() {
                let (from, to) = self.until_drained(period, end);
                if from >= one.to {
                    break;
                }
                self.spread(&one.places, one.from.max(from), one.to.min(to), one.times);
            }
        }
        self.outside = outside;
        self.outside.clear();
    }

    /// Open time and drain of each interval, for every row.
    pub(super) fn settle_time(&mut self, end: Time) {
        for period in 0..self.timeline.open().len() {
            let (from, to) = self.until_drained(period, end);
            self.spread(&[Some((0, Count::Time))], from, to, 1);
        }
        self.settle_outside(end);
        self.settle_tails(end);
        for interval in 0..self.intervals() {
            let time = self.slice(0, interval)[Count::Time as usize];
            (1..self.rows()).for_each(|row| self.add(row, interval, Count::Time, time));
        }
    }

    /// What was counted of the answered and of the others, of inbound contacts and of work, is put together; the total is
    /// the sum of the types.
    pub(super) fn settle_sums(&mut self) {
        self.settle_queues();
        let inbound = |row: usize| self.kinds.get(row).is_none_or(|kind| kind.inbound);
        let intervals = self.timeline.intervals();
        for (row, cells) in self.cells.chunks_exact_mut(intervals).enumerate() {
            for cell in cells {
                cell[Count::Busy as usize] += cell[Count::BusyInbound as usize];
                if inbound(row) {
                    cell[Count::Offered as usize] += cell[Count::Answered as usize];
                    cell[Count::Wait as usize] += cell[Count::WaitAnswered as usize];
                }
            }
        }
        let (total, intervals) = (self.total_row(), self.intervals());
        let (types, others) = self.cells.split_at_mut(total * intervals);
        for (row, kind) in self.kinds.iter().enumerate() {
            let cells = &types[row * intervals..(row + 1) * intervals];
            for (sum, cell) in others[..intervals].iter_mut().zip(cells) {
                sum[Count::Busy as usize] += cell[Count::Busy as usize];
                if kind.inbound {
                    sum[..SUMMED].iter_mut().zip(&cell[..SUMMED]).for_each(|(sum, count)| *sum += count);
                }
            }
        }
        for row in (0..total).filter(|row| self.kinds[*row].inbound) {
            let (types, others) = self.waits.split_at_mut(total);
            others[0].merge(&types[row]);
            let curve = self.curves[row];
            self.curves[total].iter_mut().zip(curve).for_each(|(sum, count)| *sum += count);
        }
        self.waits[total].without(&self.transferred);
    }

    /// A transferred leg is no contact of its own: what the total will get with its type is taken off.
    #[cold]
    pub(super) fn leave_out_of_total(&mut self, interval: usize, leg: &Leg) {
        let total = self.total_row();
        let mut counts = [0; COUNTS];
        count_attempt(&mut counts, leg);
        if !matches!(leg.fate, Fate::Closed | Fate::Blocked) {
            count_leg(&mut counts, leg, leg.wait, &self.kinds[leg.contact.index()]);
            self.transferred.record(bucket(leg.wait.0));
            if leg.fate == Fate::Answered {
                counts[Count::HandleTransferred as usize] -= leg.handle().0;
                self.curves[total][curve_point(leg.wait)] -= 1;
            }
        }
        self.slice_mut(total, interval).iter_mut().zip(counts).for_each(|(sum, count)| *sum -= count);
    }
}

impl Kind {
    fn of(contact: &ContactType) -> Kind {
        Kind {
            inbound: contact.is_inbound(),
            answer_within: contact.target.answer_within,
            short_abandon: contact.target.short_abandon,
        }
    }
}

fn empty_robot(robot: &Robot) -> RobotCounts {
    RobotCounts { confirmed: vec![0; robot.attempts.len().max(1)], ..RobotCounts::default() }
}

/// The time in which a robot may call, from the end of warm-up on.
fn calling_time(robot: &Robot, calendar: &Calendar, warm_up: Time) -> i64 {
    let (opens, closes) = robot.hours;
    let windows = (0..calendar.days.len()).map(|day| (calendar.at(day, opens), calendar.at(day, closes)));
    windows.map(|(from, to)| (to - from.max(warm_up)).0.max(0)).sum()
}

/// The centre's rows by name, as results show them: types, `total`, groups.
pub(super) fn row_names(centre: &Centre) -> Vec<String> {
    let types = centre.contacts.iter().map(|contact| contact.name.clone());
    types.chain(["total".to_owned()]).chain(centre.groups.iter().map(|group| group.name.clone())).collect()
}
