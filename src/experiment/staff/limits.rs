//! What a target asks for, as sums that add up over slots and replications.
//!
//! In: the counters of a replication. Out: for each limit two numbers x and a whose ratio is asked to be at least, or at most, so
//! much: linear in both, so that what a change does to a window is the sum of what it does to its slots.
//!
//! Without `decision.require` each type is asked for its target in each window that the target names. With it the limits are those by
//! which `compare` says who holds the target: the same types together, over the whole calendar.

use crate::centre::target::{Over, ServiceLevel, Target};
use crate::centre::{Centre, ContactId, Group, GroupId};
use crate::measures::{Count as C, Counts, Demanded, Limited, Tally, demands, level};
use crate::scenario::Require;

/// x, a, and how many were offered.
pub type Amounts = [f64; 3];

/// Which figure is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A definition of service level: at least.
    Level(ServiceLevel),
    /// Abandoned and balked of offered: at most.
    Abandonment,
    /// Microseconds to answer: at most.
    Asa,
    /// Busy time of time on duty, of all groups that take the type: at most.
    Occupancy,
    /// Intervals in which a replication met every target, of those in which there was something to judge: at least.
    OnTarget,
}

/// A limit of contact types that are judged together.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The contact types.
    pub contacts: Vec<ContactId>,
    /// What is limited.
    pub figure: Figure,
    /// At least, or at most, so much.
    pub asked: f64,
    /// Over which window; none: the whole calendar.
    pub over: Option<Over>,
    /// The month of the calendar to which it is held, by position; none: whatever its window.
    pub month: Option<usize>,
    /// It is only counted, to be shown: nothing is asked for.
    pub shown_only: bool,
    /// Whose occupancy.
    groups: Vec<GroupId>,
}

/// The limits of all types of ours that one of these groups takes, as `require` means them where the scenario says it.
pub fn of(centre: &Centre, groups: &[usize], require: Option<Require>) -> Vec<Limit> {
    let taken = |contact: ContactId| {
        groups.iter().filter_map(|group| centre.groups.get(*group)).any(|group| group.skill(contact).is_some())
    };
    let mut limits = Vec::new();
    for (number, kind) in centre.contacts.iter().enumerate() {
        let contact = ContactId(number as u16);
        if kind.has_target() && taken(contact) {
            limits.extend(of_target(centre, contact, &kind.target));
        }
    }
    let demands: Vec<Demanded> =
        demands(centre).into_iter().filter(|demand| demand.types.iter().any(|contact| taken(*contact))).collect();
    let required = match require {
        // How often a whole replication keeps everything is no sum over its intervals: each window is asked for instead.
        None | Some(Require::BreachBelow(_)) => return limits,
        Some(Require::Mean) => demands.iter().map(|demand| of_demand(centre, demand)).collect(),
        Some(Require::Intervals(share)) => on_target(centre, share),
    };
    limits.retain(|limit| matches!(limit.figure, Figure::Level(_)));
    limits.iter_mut().for_each(|limit| limit.shown_only = true);
    limits.extend(required);
    limits
}

/// Limits over a month for each of `months` by itself: where all days of a weekday are staffed alike their intervals lie in all of them.
pub fn by_month(limits: Vec<Limit>, months: usize) -> Vec<Limit> {
    let apart = |limit: Limit| {
        let months = if limit.over == Some(Over::Month) && months > 1 { months } else { 0 };
        let whole = (months == 0).then(|| limit.clone());
        whole.into_iter().chain((0..months).map(move |month| Limit { month: Some(month), ..limit.clone() }))
    };
    limits.into_iter().flat_map(apart).collect()
}

/// The groups that take one of these types.
fn able(centre: &Centre, contacts: &[ContactId]) -> Vec<GroupId> {
    let takes = |number: &usize| {
        centre.groups.get(*number).is_some_and(|group| contacts.iter().any(|contact| group.skill(*contact).is_some()))
    };
    (0..centre.groups.len()).filter(takes).map(|number| GroupId(number as u16)).collect()
}

fn of_demand(centre: &Centre, demand: &Demanded) -> Limit {
    let (figure, asked) = match demand.what {
        Limited::Level(definition) => (Figure::Level(definition), demand.bound),
        Limited::Abandonment => (Figure::Abandonment, demand.bound),
        Limited::Asa => (Figure::Asa, demand.bound * 1e6),
        Limited::Occupancy => (Figure::Occupancy, demand.bound),
    };
    let (contacts, groups) = (demand.types.clone(), able(centre, &demand.types));
    Limit { contacts, figure, asked, over: None, month: None, shown_only: false, groups }
}

/// The share of intervals, of all types that have a target.
fn on_target(centre: &Centre, share: f64) -> Vec<Limit> {
    let with_target = |number: &usize| centre.contacts.get(*number).is_some_and(|contact| contact.has_target());
    let contacts: Vec<ContactId> =
        (0..centre.contacts.len()).filter(with_target).map(|number| ContactId(number as u16)).collect();
    if contacts.is_empty() {
        return Vec::new();
    }
    let (figure, groups) = (Figure::OnTarget, Vec::new());
    vec![Limit { contacts, figure, asked: share, over: None, month: None, shown_only: false, groups }]
}

fn of_target(centre: &Centre, contact: ContactId, target: &Target) -> Vec<Limit> {
    let groups = able(centre, &[contact]);
    let figures = [
        (Figure::Level(target.definition), Some(target.share)),
        (Figure::Abandonment, target.abandonment_at_most),
        (Figure::Asa, target.asa_at_most.map(|span| span.0 as f64)),
        (Figure::Occupancy, target.occupancy_at_most),
    ];
    let limit = |(figure, asked): (Figure, Option<f64>)| {
        let (contacts, over, groups) = (vec![contact], Some(target.over), groups.clone());
        asked.map(|asked| Limit { contacts, figure, asked, over, month: None, shown_only: false, groups })
    };
    figures.into_iter().filter_map(limit).collect()
}

impl Limit {
    /// What one interval of a replication adds, in which every target was met or not; none where there was nothing to judge.
    pub fn amounts(&self, tally: &Tally, interval: usize, met: Option<bool>) -> Amounts {
        let mut c = Counts::default();
        self.contacts.iter().for_each(|contact| c += &tally.contact_in(*contact, interval));
        let (x, a) = match self.figure {
            Figure::Level(definition) => level(&c, definition),
            Figure::Abandonment => (c[C::Abandoned] + c[C::Balked], c[C::Offered]),
            Figure::Asa => (c[C::WaitAnswered], c[C::Answered]),
            Figure::Occupancy => self.groups.iter().fold((0, 0), |(busy, on_duty), group| {
                let of_group = tally.group_in(*group, interval);
                (busy + of_group[C::Busy], on_duty + of_group[C::OnDuty])
            }),
            Figure::OnTarget => (i64::from(met == Some(true)), i64::from(met.is_some())),
        };
        [x as f64, a as f64, (c[C::Offered] + c[C::Blocked]) as f64]
    }

    /// Whether an interval counts in it. By interval occupancy is judged in opening hours alone: who stays past closing for the last
    /// callers is busy by definition.
    pub fn counts(&self, open: bool, month: Option<usize>) -> bool {
        let of_open_hours = self.figure == Figure::Occupancy && self.over == Some(Over::Interval);
        (open || !of_open_hours) && (self.month.is_none() || self.month == month)
    }

    /// Whether more is better.
    pub fn at_least(&self) -> bool {
        matches!(self.figure, Figure::Level(_) | Figure::OnTarget)
    }

    /// Whether a group may answer one of its types.
    pub fn is_taken_by(&self, group: &Group) -> bool {
        self.contacts.iter().any(|contact| group.skill(*contact).is_some())
    }

    /// The names of its types.
    pub fn names(&self, centre: &Centre) -> String {
        let names = self.contacts.iter().filter_map(|contact| centre.contacts.get(contact.index()));
        names.map(|contact| contact.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The name of its window in results.
    pub fn over_name(&self) -> &'static str {
        self.over.map_or("calendar", Over::name)
    }

    /// A figure on callers is known well enough where its interval reaches no further than this to each side, in units of results.
    pub fn tolerance(&self) -> f64 {
        match self.figure {
            Figure::Level(_) | Figure::OnTarget | Figure::Occupancy => 0.02,
            Figure::Abandonment => 0.01,
            Figure::Asa => (0.1 * self.asked * self.unit()).max(1.0),
        }
    }

    /// How much there is to spare, in units of x; below 0 where `asked` is not kept. Where people were offered and there is nothing
    /// to divide by, nobody was answered.
    pub fn slack(&self, [x, a, offered]: Amounts, asked: f64) -> f64 {
        let answered_alone = matches!(self.figure, Figure::Asa | Figure::Level(ServiceLevel::OfAnswered));
        if a <= 0.0 && offered > 0.0 && answered_alone {
            return -offered;
        }
        let spare = if self.at_least() { x - asked * a } else { asked * a - x };
        // 80 of 100 are not lost to a rounding of 0.8.
        if spare < 0.0 && spare > -1e-9 * (1.0 + x.abs()) { 0.0 } else { spare }
    }

    /// Its name in results.
    pub fn name(&self) -> &'static str {
        match self.figure {
            Figure::Level(definition) => definition.name(),
            Figure::Abandonment => "abandonment",
            Figure::Asa => "asa",
            Figure::Occupancy => "occupancy",
            Figure::OnTarget => "intervals_on_target",
        }
    }

    /// Units of results for one of x / a: seconds for microseconds.
    pub fn unit(&self) -> f64 {
        if self.figure == Figure::Asa { 1e-6 } else { 1.0 }
    }
}
