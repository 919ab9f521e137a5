//! What sets one agency's agents apart from others: whom else they serve, what they promise, how well they work, how
//! they settle in, and who stays at home.
//!
//! In: nothing; these are facts that a checked scenario fills. Out: data of groups and skills. Nothing moves here.

use crate::centre::ContactId;
use crate::units::{Span, Time};

/// Other clients whose calls the same agents answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shared {
    /// The contact type of all their calls together: nobody's of ours.
    pub contact: ContactId,
    /// How many other clients.
    pub clients: u32,
    /// The share of their time on the phones for which those calls alone would keep the agents busy, 0 to below 1.
    pub occupancy: f64,
    /// How much one client's days differ from the mean, by a Gamma factor of its own; 0: not at all.
    pub day_cv: f64,
}

impl Shared {
    /// How much the days of all clients together differ: the mean of `clients` independent Gamma factors of this
    /// coefficient of variation is itself Gamma, with a coefficient smaller by the root of their number.
    pub fn day_cv_together(&self) -> f64 {
        self.day_cv / f64::from(self.clients.max(1)).sqrt()
    }
}

/// What a vendor promises; its headcount follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promised {
    /// So many are answered within this ...
    pub answer_within: Span,
    /// ... as a share of what is offered to the group, 0 to 1.
    pub share: f64,
    /// On this share of days, 0 to 1.
    pub kept_on: f64,
    /// Never fewer agents while open; without it one wherever anything is expected.
    pub at_least: Option<u32>,
    /// Agents come in shifts of this length; without it the roster follows the intervals.
    pub shift: Option<Span>,
}

/// How well a group works, beside how fast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// The chance that a contact buys is the type's times this.
    pub conversion_factor: f64,
    /// The chance that a contact is resolved is the type's times this.
    pub resolved_factor: f64,
    /// Of orders that it takes or confirms, this share is wrong, 0 to 1.
    pub order_error_chance: f64,
}

impl Default for Quality {
    fn default() -> Quality {
        Quality { conversion_factor: 1.0, resolved_factor: 1.0, order_error_chance: 0.0 }
    }
}

/// By what a group settles in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Settles {
    /// By age: 95 % of the way after this time.
    Within {
        /// After so long 95 % of what is to be learnt is learnt.
        time: Span,
        /// Age counts from here; before it nobody learns.
        since: Time,
    },
    /// By practice: 95 % of the way after each agent has had so many contacts.
    Contacts(f64),
}

/// Handle times that begin longer and settle: × 1 + (factor − 1) · exp(−3 · age / settles_in).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Learning {
    /// The first contact takes so many times as long.
    pub factor: f64,
    /// By what it settles.
    pub settles: Settles,
    /// Practice counts contacts of this type alone, not all that the group handles.
    pub by_skill: bool,
}

impl Learning {
    /// The factor where a part `age` of the settling time has passed: 1 is all of it.
    pub fn at_age(&self, age: f64) -> f64 {
        1.0 + (self.factor - 1.0) * libm::exp(-3.0 * age.max(0.0))
    }

    /// The factor at an instant, of what settles by age; of what settles by practice, where it settles in the end.
    pub fn at(&self, now: Time) -> f64 {
        match self.settles {
            Settles::Within { time, since } => self.at_age((now.0 - since.0) as f64 / time.0.max(1) as f64),
            Settles::Contacts(_) => 1.0,
        }
    }

    /// The factor after so many contacts of each agent, of what settles by practice; else at an instant.
    pub fn after(&self, contacts: f64, now: Time) -> f64 {
        match self.settles {
            Settles::Contacts(settled) => self.at_age(contacts / settled),
            Settles::Within { .. } => self.at(now),
        }
    }
}

/// Who was busy yesterday stays at home today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Absence {
    /// For each percentage point of yesterday's occupancy above the knee, this is added to the share of absent agents.
    pub per_point: f64,
    /// The knee: an occupancy, 0 to 1.
    pub above: f64,
}

impl Absence {
    /// The share of a group absent on a day whose eve had this occupancy.
    pub fn share(&self, sickness: f64, occupancy: f64) -> f64 {
        (sickness + 100.0 * self.per_point * (occupancy - self.above).max(0.0)).min(1.0)
    }
}

/// Handle times of agents who hold several projects: × 1 + slowdown · (held − 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projects {
    /// Projects that each agent holds, ours among them.
    pub held: u32,
    /// By how much each project beyond the first makes every contact longer.
    pub slowdown: f64,
}

impl Projects {
    /// By how much handle times are longer.
    pub fn factor(&self) -> f64 {
        1.0 + self.slowdown * f64::from(self.held.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learning_starts_at_its_factor_and_has_a_twentieth_of_it_left_when_settled() {
        let month = Span::hours(24 * 30);
        let settles = Settles::Within { time: month, since: Time::START };
        let learning = Learning { factor: 1.35, settles, by_skill: false };
        assert!((learning.at(Time::START) - 1.35).abs() < 1e-12);
        // exp(-3) = 0.049787: of 35 % a little under 2 % is left.
        assert!((learning.at(Time::START + month) - 1.017_425_4).abs() < 1e-6);
        assert!((learning.at(Time(month.0 / 3)) - (1.0 + 0.35 * 0.367_879_441)).abs() < 1e-9);
        // Before it began nobody has learnt anything.
        assert!((learning.at(Time(-5)) - 1.35).abs() < 1e-12);
        let by_contacts = Learning { settles: Settles::Contacts(500.0), ..learning };
        assert!((by_contacts.after(500.0, Time::START) - 1.017_425_4).abs() < 1e-6);
        assert!((by_contacts.at(Time::START) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn five_projects_of_four_per_cent_take_a_sixth_longer() {
        assert!((Projects { held: 5, slowdown: 0.04 }.factor() - 1.16).abs() < 1e-12);
        assert!((Projects { held: 1, slowdown: 0.04 }.factor() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn absence_rises_by_the_point_above_its_knee_and_never_past_everybody() {
        let absence = Absence { per_point: 0.01, above: 0.85 };
        assert!((absence.share(0.04, 0.80) - 0.04).abs() < 1e-12);
        assert!((absence.share(0.04, 0.95) - 0.14).abs() < 1e-12);
        assert!((absence.share(0.5, 1.0) - 0.65).abs() < 1e-12);
        assert!((Absence { per_point: 1.0, above: 0.0 }.share(0.0, 1.0) - 1.0).abs() < 1e-12);
    }
}
