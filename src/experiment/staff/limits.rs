//! What a target asks for, as sums that add up over slots and replications.
//!
//! In: the counters of a replication. Out: for each limit two numbers x and a whose ratio is asked to be at least, or at most, so
//! much: linear in both, so that what a change does to a window is the sum of what it does to its slots.

use crate::centre::target::{Over, ServiceLevel, Target};
use crate::centre::{Centre, ContactId, GroupId};
use crate::measures::{Count as C, Counts, Tally};

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
}

/// A limit of a contact type.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The contact type.
    pub contact: ContactId,
    /// What is limited.
    pub figure: Figure,
    /// At least, or at most, so much.
    pub asked: f64,
    /// Over which window.
    pub over: Over,
    /// Whose occupancy.
    groups: Vec<GroupId>,
}

/// The limits of all types of ours that one of these groups takes.
pub fn of(centre: &Centre, groups: &[usize]) -> Vec<Limit> {
    let taken = |contact: ContactId| {
        groups.iter().filter_map(|group| centre.groups.get(*group)).any(|group| group.skill(contact).is_some())
    };
    let mut limits = Vec::new();
    for (number, kind) in centre.contacts.iter().enumerate() {
        let contact = ContactId(number as u16);
        if kind.is_inbound() && kind.ours && taken(contact) {
            limits.extend(of_target(centre, contact, &kind.target));
        }
    }
    limits
}

fn of_target(centre: &Centre, contact: ContactId, target: &Target) -> Vec<Limit> {
    let able = |number: &usize| centre.groups.get(*number).is_some_and(|group| group.skill(contact).is_some());
    let groups: Vec<GroupId> = (0..centre.groups.len()).filter(able).map(|number| GroupId(number as u16)).collect();
    let figures = [
        (Figure::Level(target.definition), Some(target.share)),
        (Figure::Abandonment, target.abandonment_at_most),
        (Figure::Asa, target.asa_at_most.map(|span| span.0 as f64)),
        (Figure::Occupancy, target.occupancy_at_most),
    ];
    let limit = |(figure, asked): (Figure, Option<f64>)| {
        asked.map(|asked| Limit { contact, figure, asked, over: target.over, groups: groups.clone() })
    };
    figures.into_iter().filter_map(limit).collect()
}

impl Limit {
    /// What one interval of a replication adds.
    pub fn amounts(&self, tally: &Tally, interval: usize) -> Amounts {
        let c = tally.contact_in(self.contact, interval);
        let (x, a) = match self.figure {
            Figure::Level(definition) => level(&c, definition),
            Figure::Abandonment => (c[C::Abandoned] + c[C::Balked], c[C::Offered]),
            Figure::Asa => (c[C::WaitAnswered], c[C::Answered]),
            Figure::Occupancy => self.groups.iter().fold((0, 0), |(busy, on_duty), group| {
                let of_group = tally.group_in(*group, interval);
                (busy + of_group[C::Busy], on_duty + of_group[C::OnDuty])
            }),
        };
        [x as f64, a as f64, (c[C::Offered] + c[C::Blocked]) as f64]
    }

    /// Whether more is better.
    pub fn at_least(&self) -> bool {
        matches!(self.figure, Figure::Level(_))
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
        }
    }

    /// Units of results for one of x / a: seconds for microseconds.
    pub fn unit(&self) -> f64 {
        if self.figure == Figure::Asa { 1e-6 } else { 1.0 }
    }
}

/// Numerator and denominator of a definition of service level.
fn level(c: &Counts, definition: ServiceLevel) -> (i64, i64) {
    let good = c[C::AnsweredInTime];
    match definition {
        ServiceLevel::Strict => (good, c[C::Offered]),
        ServiceLevel::OfAnswered => (good, c[C::Answered]),
        ServiceLevel::LessShort => (good, c[C::Offered] - c[C::AbandonedShort]),
        ServiceLevel::LessInTime => (good, c[C::Offered] - c[C::AbandonedInTime]),
        ServiceLevel::WithAbandons => (good + c[C::AbandonedInTime], c[C::Offered]),
        ServiceLevel::WithBlocked => (good, c[C::Offered] + c[C::Blocked]),
    }
}
