//! Units of a contract's clauses, added up while facts arrive: integers only, nothing is allocated.
//!
//! In: what one provider did, fact by fact; for months that were not simulated also quantities by name. Out: units by
//! clause, month and, where a clause asks for them, days or intervals.

mod given;

use std::ops::Range;
use std::sync::Arc;

use super::clauses::facts::{Delivered, Sale};
use super::clauses::month::Units;
use super::clauses::{Buckets, Clause, Fact, Meter, Told};
use super::contract::Contract;
use super::headcount::Headcount;
use super::window::{Counted, Window};
use crate::centre::{Calendar, ContactId, GroupId, TrunkId};
use crate::engine::facts::{Dial, Judged, Leg, Work};
use crate::units::Time;

pub use given::Needed;

/// One meter: whose units it counts, when and for whom.
#[derive(Clone, Debug)]
struct Spec {
    clause: Arc<dyn Clause>,
    counted: Counted,
    windows: Vec<Window>,
    copies: Option<String>,
    /// Its first row in the units.
    offset: usize,
    counters: usize,
    /// Where its buckets start, if they are finer than months.
    starts: Vec<Time>,
    /// The rows of each month.
    rows: Vec<Range<usize>>,
}

impl Spec {
    fn new(meter: Meter, buckets: Buckets, calendar: &Calendar, from: Time, offset: usize) -> Spec {
        let mut spans = meter.windows.iter().map(|window| window.spans(calendar, from));
        let first = spans.next().unwrap_or_else(|| Window::default().spans(calendar, from));
        let counted = spans.fold(first, |all, one| all.and(&one));
        let days: Vec<(Time, usize)> =
            calendar.days.iter().zip(&calendar.month_of_day).map(|(day, month)| (day.start, *month)).collect();
        let starts: Vec<(Time, usize)> = match buckets {
            Buckets::Month => Vec::new(),
            Buckets::Day => days,
            Buckets::Interval => {
                let month = |day: usize| calendar.month_of_day.get(day).copied().unwrap_or(0);
                calendar.intervals.iter().map(|interval| (interval.start, month(interval.day))).collect()
            }
        };
        let rows = |month: usize| match buckets {
            Buckets::Month => month..month + 1,
            _ => {
                let first = starts.partition_point(|(_, of)| *of < month);
                first..starts.partition_point(|(_, of)| *of <= month)
            }
        };
        let rows = (0..calendar.months.len()).map(rows).collect();
        let starts = starts.iter().map(|(start, _)| *start).collect();
        let counters = meter.clause.counters().len();
        Spec {
            clause: meter.clause,
            counted,
            windows: meter.windows,
            copies: meter.copies,
            offset,
            counters,
            starts,
            rows,
        }
    }

    /// Units that it needs.
    fn len(&self) -> usize {
        self.counters * self.rows.last().map_or(0, |rows| rows.end)
    }

    fn admits(&self, contact: ContactId) -> bool {
        self.windows.iter().all(|window| window.admits(contact))
    }

    fn admits_group(&self, group: GroupId) -> bool {
        self.windows.iter().all(|window| window.admits_group(group))
    }

    /// The row to which an instant belongs; none if it does not count.
    fn row(&self, at: Time) -> Option<usize> {
        let month = self.counted.month(at)?;
        if self.starts.is_empty() {
            return Some(month);
        }
        self.starts.partition_point(|start| *start <= at).checked_sub(1)
    }

    fn is_restricted(&self) -> bool {
        self.windows.iter().any(Window::is_restricted)
    }

    fn place(&self, row: usize) -> Range<usize> {
        let first = self.offset + row * self.counters;
        first..first + self.counters
    }
}

/// The meters of one provider's contract.
#[derive(Clone, Debug)]
pub struct Meters {
    contract: Contract,
    specs: Vec<Spec>,
    /// The meters of each clause, its own first.
    of_entry: Vec<Range<usize>>,
    by_fact: [Vec<usize>; Fact::COUNT],
    units: Vec<i64>,
    /// What does not depend on luck: scheduled hours.
    known: Vec<i64>,
    /// Agents of all groups, kept only if a clause asks for them together.
    headcount: Headcount,
    /// Quantities by name: place in the units, value.
    given: Vec<(usize, i64)>,
}

impl Meters {
    /// Meters at zero for a contract; nothing counts before `from`.
    pub fn new(contract: &Contract, calendar: &Calendar, from: Time) -> Meters {
        let (mut specs, mut of_entry, mut offset) = (Vec::<Spec>::new(), Vec::new(), 0);
        for entry in &contract.entries {
            let own = Meter { clause: entry.clause.clone(), windows: vec![entry.window.clone()], copies: None };
            let first = specs.len();
            let all = std::iter::once((own, entry.clause.buckets()))
                .chain(entry.clause.meters().into_iter().map(|meter| (meter, Buckets::Month)));
            for (meter, buckets) in all {
                let spec = Spec::new(meter, buckets, calendar, from, offset);
                offset += spec.len();
                specs.push(spec);
            }
            of_entry.push(first..specs.len());
        }
        let by_fact = std::array::from_fn(|fact| {
            let hears = |spec: &Spec| spec.clause.hears().iter().any(|heard| *heard as usize == fact);
            (0..specs.len()).filter(|at| specs.get(*at).is_some_and(hears)).collect()
        });
        let units = vec![0; offset];
        let headcount = Headcount::new(calendar, from);
        Meters {
            contract: contract.clone(),
            specs,
            of_entry,
            by_fact,
            known: units.clone(),
            units,
            headcount,
            given: Vec::new(),
        }
    }

    /// The contract.
    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// Back to what does not depend on luck.
    pub fn reset(&mut self) {
        self.units.clone_from(&self.known);
        self.headcount.reset();
        self.given.clear();
    }

    /// So many agents are on the roster of a group; told before the first replication.
    pub fn scheduled(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        self.time(Fact::Scheduled, group, agents, from, to);
        self.known.clone_from(&self.units);
    }

    /// A trunk has so many lines; told before the first replication.
    pub fn installed(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        self.span(Fact::Installed, from, to, |_| true, |length| Told::Lines(trunk, lines, length));
        self.known.clone_from(&self.units);
    }

    /// So many agents of a group were on duty.
    pub fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        self.time(Fact::OnDuty, group, agents, from, to);
        if !self.by_fact[Fact::Headcount as usize].is_empty() {
            self.headcount.on_duty(group, agents, from, to);
        }
    }

    /// An answered contact, or work taken up.
    #[inline]
    pub fn answered(&mut self, leg: &Leg) {
        self.tell(Fact::Contact, leg.contact, leg.at, &Told::Contact(leg));
    }

    /// A contact of a person reached the provider.
    #[inline]
    pub fn delivered(&mut self, delivered: &Delivered<'_>) {
        self.tell(Fact::Delivered, delivered.leg.contact, delivered.leg.at, &Told::Delivered(delivered));
    }

    /// An answered contact was judged.
    pub fn judged(&mut self, judged: &Judged) {
        self.tell(Fact::Judged, judged.contact, judged.at, &Told::Judged(judged));
    }

    /// A contact that arrived at `at` ended in a sale.
    pub fn sale(&mut self, sale: &Sale<'_>, at: Time) {
        self.tell(Fact::Sale, sale.contact, at, &Told::Sale(sale));
    }

    /// A robot's dial ended.
    pub fn dial(&mut self, dial: &Dial) {
        self.tell(Fact::Dial, dial.contact, dial.at, &Told::Dial(dial));
    }

    /// A text message was sent.
    pub fn message(&mut self, contact: ContactId, at: Time) {
        self.tell(Fact::Message, contact, at, &Told::Message);
    }

    /// Outbound or back-office work was finished, or never will be.
    pub fn work(&mut self, work: &Work) {
        self.tell(Fact::Work, work.contact, work.at, &Told::Work(work));
    }

    /// So many lines of a trunk were busy.
    pub fn lines(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        self.span(Fact::Lines, from, to, |_| true, |length| Told::Lines(trunk, lines, length));
    }

    /// Whether any clause counts such facts.
    pub fn hears(&self, fact: Fact) -> bool {
        !self.by_fact[fact as usize].is_empty()
    }

    /// Whether any clause counts such facts of a contact type.
    pub fn hears_of(&self, fact: Fact, contact: ContactId) -> bool {
        let mut specs = self.by_fact[fact as usize].iter().filter_map(|at| self.specs.get(*at));
        specs.any(|spec| spec.admits(contact))
    }

    fn tell(&mut self, fact: Fact, contact: ContactId, at: Time, told: &Told<'_>) {
        let Meters { specs, by_fact, units, .. } = self;
        for spec in by_fact[fact as usize].iter().filter_map(|at| specs.get(*at)) {
            if !spec.admits(contact) {
                continue;
            }
            if let Some(units) = spec.row(at).and_then(|row| units.get_mut(spec.place(row))) {
                spec.clause.hear(told, units);
            }
        }
    }

    fn time(&mut self, fact: Fact, group: GroupId, agents: u32, from: Time, to: Time) {
        self.span(fact, from, to, |spec| spec.admits_group(group), |length| Told::Agents(agents, length));
    }

    /// Tells of a span piece by piece: each lies within one bucket.
    fn span<'t>(
        &mut self,
        fact: Fact,
        from: Time,
        to: Time,
        admits: impl Fn(&Spec) -> bool,
        told: impl Fn(crate::units::Span) -> Told<'t>,
    ) {
        let Meters { specs, by_fact, units, .. } = self;
        for spec in by_fact[fact as usize].iter().filter_map(|at| specs.get(*at)).filter(|spec| admits(spec)) {
            for (_, start, end) in spec.counted.parts(from, to) {
                let mut start = start;
                while start < end {
                    let Some(row) = spec.row(start) else { break };
                    let until = if spec.starts.is_empty() { None } else { spec.starts.get(row + 1).copied() };
                    let until = until.map_or(end, |until| until.min(end));
                    if let Some(units) = units.get_mut(spec.place(row)) {
                        spec.clause.hear(&told(until - start), units);
                    }
                    start = until;
                }
            }
        }
    }

    /// What has been counted.
    pub fn counted(&self) -> Vec<i64> {
        let mut units = self.units.clone();
        for spec in self.by_fact[Fact::Headcount as usize].iter().filter_map(|at| self.specs.get(*at)) {
            let pieces = self.headcount.pieces(|group| spec.admits_group(group));
            for (from, to, agents) in pieces {
                for (month, start, end) in spec.counted.parts(from, to) {
                    if let Some(units) = units.get_mut(spec.place(month)) {
                        spec.clause.hear(&Told::Agents(agents, end - start), units);
                    }
                }
            }
        }
        for (place, value) in &self.given {
            if let Some(unit) = units.get_mut(*place) {
                *unit = *value;
            }
        }
        units
    }

    /// Units of each clause in a month, by meter; `counted` is [`Meters::counted`].
    pub fn month<'a>(&self, counted: &'a [i64], month: usize) -> Vec<Vec<Units<'a>>> {
        let of = |spec: &Spec| {
            let rows = spec.rows.get(month).cloned().unwrap_or(0..0);
            let place = spec.offset + rows.start * spec.counters..spec.offset + rows.end * spec.counters;
            Units { counters: spec.counters, rows: counted.get(place).unwrap_or_default() }
        };
        let specs = |range: &Range<usize>| self.specs.get(range.clone()).unwrap_or_default().iter().map(of).collect();
        self.of_entry.iter().map(specs).collect()
    }
}
