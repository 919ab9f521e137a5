//! How groups handle contact types differently: what comes of a talk, and how long it takes while they settle in.
//!
//! In: the skills of groups. Out: thresholds for a contact's own uniforms, the same whoever answers it, and factors of
//! handle times. Luck is the contact's: a group of lower quality sells to fewer of the same people.

use crate::centre::agency::{Learning, Settles};
use crate::centre::{Centre, ContactId};
use crate::engine::facts::Recorder;
use crate::engine::simulation::Simulation;

/// Below which of its uniforms a contact ends how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Settled; none when the scenario does not say.
    pub resolved: Option<f64>,
    /// Ends in a sale.
    pub sold: f64,
    /// Of orders taken or confirmed, this share is wrong.
    pub order_error: f64,
}

impl Thresholds {
    /// Whether the order of a contact that was sold with this uniform is wrong: below its threshold the uniform is
    /// uniform again.
    pub fn is_wrong(&self, sold: f64) -> bool {
        sold < self.sold * self.order_error
    }
}

/// Rows of all contact types for each group.
#[derive(Clone, Debug)]
pub struct Handling {
    types: usize,
    thresholds: Vec<Thresholds>,
    /// Empty where nobody learns.
    learning: Vec<Option<Learning>>,
    /// Agents among whom the contacts of a group are shared: the most on its roster.
    heads: Vec<f64>,
}

impl Handling {
    /// What the skills of a centre come to.
    pub fn new(centre: &Centre) -> Handling {
        let types = centre.contacts.len();
        let places = || centre.groups.iter().flat_map(|group| (0..types).map(move |contact| (group, contact)));
        let skill = |(group, contact): (&crate::centre::Group, usize)| group.skill(ContactId(contact as u16)).copied();
        let thresholds = |place: (&crate::centre::Group, usize)| {
            let contact = &centre.contacts[place.1];
            let quality = skill(place).map(|skill| skill.quality).unwrap_or_default();
            Thresholds {
                resolved: contact.resolved.map(|share| share * quality.resolved_factor),
                sold: contact.value.conversion * quality.conversion_factor,
                order_error: quality.order_error_chance,
            }
        };
        let learning = |place| skill(place).and_then(|skill| skill.learning);
        let learns = places().any(|place| learning(place).is_some());
        Handling {
            types,
            thresholds: places().map(thresholds).collect(),
            learning: if learns { places().map(learning).collect() } else { Vec::new() },
            heads: centre.groups.iter().map(|group| f64::from(group.most_agents().max(1))).collect(),
        }
    }

    /// What becomes of a contact that a group has answered.
    #[inline]
    pub fn thresholds(&self, group: usize, contact: u16) -> Thresholds {
        self.thresholds[group * self.types + contact as usize]
    }

    /// Whether any group settles in.
    #[inline]
    pub fn learns(&self) -> bool {
        !self.learning.is_empty()
    }

    /// Where a group's contacts are counted from which it learns to handle a type.
    fn place(&self, group: usize, contact: usize, learning: &Learning) -> usize {
        group * (self.types + 1) + if learning.by_skill { contact } else { self.types }
    }

    /// Places for contacts handled: of each group by type, then all that it learns from together.
    pub fn places(&self) -> usize {
        if self.learns() { self.heads.len() * (self.types + 1) } else { 0 }
    }
}

impl<R: Recorder> Simulation<'_, R> {
    /// By how much longer a group takes a type now, as far as that can be known: its factor and what it has still to learn.
    pub(super) fn takes_now(&self, group: u16, contact: u16) -> f64 {
        let (plan, handling) = (self.plan, &self.plan.handling);
        let factor = plan.factor(group, contact);
        if !handling.learns() {
            return factor;
        }
        let (group, contact) = (group as usize, contact as usize);
        let Some(learning) = handling.learning[group * handling.types + contact] else { return factor };
        let handled = self.practice[handling.place(group, contact, &learning)];
        factor * learning.after(handled as f64 / handling.heads[group], self.now)
    }

    /// By how much longer a group takes that is still settling in; its practice grows by this contact.
    #[inline(never)]
    pub(super) fn settling(&mut self, group: u16, contact: u16) -> f64 {
        let handling = &self.plan.handling;
        let (group, contact) = (group as usize, contact as usize);
        let Some(learning) = handling.learning[group * handling.types + contact] else { return 1.0 };
        if !matches!(learning.settles, Settles::Contacts(_)) {
            return learning.at(self.now);
        }
        let handled = &mut self.practice[handling.place(group, contact, &learning)];
        let before = *handled as f64 / handling.heads[group];
        *handled += 1;
        learning.after(before, self.now)
    }
}
