//! Agents by group and slot, as something to be searched: where the search begins, and what rosters numbers make.
//!
//! In: groups, Erlang's numbers, what was offered when. Out: a [`Space`] with a unit for each group and slot in which anybody calls
//! while the centre is open. Within the warm-up, which nobody sees, Erlang's numbers stay.

use crate::centre::group::{Roster, Sized};
use crate::centre::{Calendar, Group};
use crate::engine::Model;
use crate::experiment::needs;
use crate::experiment::staff::effects::{Space, Unit};
use crate::experiment::staff::ground::{Ground, Rosters};
use crate::experiment::staff::slots::{Slot, Slots};
use crate::units::Span;

/// One agent more or fewer is felt for about this long, at least.
const FELT: Span = Span::hours(2);
/// Or so many handle times.
const HANDLE_TIMES: f64 = 4.0;
/// The most and the fewest slots in which it is looked for.
const SLOTS: (usize, usize) = (2, 16);

/// Agents of some groups, by slot.
#[derive(Clone, Debug)]
pub struct Agents {
    /// The groups, by position in the centre.
    pub groups: Vec<usize>,
    /// By group, then slot: Erlang's numbers.
    pub formula: Vec<Vec<u32>>,
    /// By group: never more agents than this.
    pub most: Vec<Option<u32>>,
    /// By group, then slot: never fewer agents than this, as far as those may be had.
    pub least: Vec<Vec<u32>>,
    /// Group (position in `groups`) and slot of each unit.
    pub units: Vec<(usize, usize)>,
}

impl Agents {
    /// Units for each group and slot in which the centre is open and anything was `offered`, by group and slot.
    #[must_use]
    pub fn among(mut self, slots: &Slots, offered: &[Vec<bool>]) -> Agents {
        self.units.clear();
        for (group, offered) in offered.iter().enumerate() {
            for (slot, facts) in slots.slots.iter().enumerate() {
                let wanted = offered.get(slot).copied().unwrap_or(false);
                if facts.open_hours > 0.0 && !facts.unseen && wanted {
                    self.units.push((group, slot));
                }
            }
        }
        self
    }

    /// Erlang's number of a unit, or the fewest that the scenario allows.
    pub fn start(&self, (group, slot): (usize, usize)) -> u32 {
        let formula = self.formula.get(group).and_then(|formula| formula.get(slot)).copied().unwrap_or(0);
        formula.min(self.most.get(group).copied().flatten().unwrap_or(u32::MAX)).max(self.floor((group, slot)))
    }

    /// The fewest agents of a unit, whatever callers need.
    pub fn floor(&self, (group, slot): (usize, usize)) -> u32 {
        let least = self.least.get(group).and_then(|least| least.get(slot)).copied().unwrap_or(0);
        least.min(self.most.get(group).copied().flatten().unwrap_or(u32::MAX))
    }

    /// Where the search begins.
    pub fn counts(&self) -> Vec<u32> {
        self.units.iter().map(|unit| self.start(*unit)).collect()
    }

    /// So many times Erlang's numbers and so many agents more, as far as they may be had.
    pub fn plenty(&self, times: u32, more: u32) -> Vec<u32> {
        let most = |group: usize| self.most.get(group).copied().flatten().unwrap_or(u32::MAX);
        let plenty = |unit: &(usize, usize)| self.start(*unit).saturating_mul(times).saturating_add(more);
        self.units.iter().map(|unit| plenty(unit).min(most(unit.0))).collect()
    }

    /// By group, then slot, the agents that these numbers of units make; elsewhere the fewest, and Erlang's number in the warm-up.
    pub fn by_slot(&self, counts: &[u32], slots: &Slots) -> Vec<Vec<u32>> {
        let unseen = |group: usize| -> Vec<u32> {
            let number = |(slot, facts): (usize, &Slot)| match facts.unseen {
                true => self.start((group, slot)),
                false => self.floor((group, slot)),
            };
            slots.slots.iter().enumerate().map(number).collect()
        };
        let mut agents: Vec<Vec<u32>> = (0..self.formula.len()).map(unseen).collect();
        for ((group, slot), count) in self.units.iter().zip(counts) {
            if let Some(agents) = agents.get_mut(*group).and_then(|group| group.get_mut(*slot)) {
                *agents = *count;
            }
        }
        agents
    }

    /// Rosters of these numbers of units.
    pub fn rosters(&self, counts: &[u32], slots: &Slots, calendar: &Calendar) -> Rosters {
        let by_slot = self.by_slot(counts, slots);
        let roster =
            |(group, agents): (&usize, &Vec<u32>)| Some((*group, steps(calendar, &slots.by_interval(agents))?));
        self.groups.iter().zip(&by_slot).filter_map(roster).collect()
    }

    /// The units as a space to be searched; none of `plenty` is ever passed.
    pub fn space<'a>(&'a self, ground: &'a Ground<'a>) -> Space<'a> {
        let (slots, calendar) = (ground.slots, &ground.model.centre.calendar);
        let reach = reach(ground, &self.groups);
        let most = self.plenty(10, 100);
        let unit = |(&(group, slot), most): (&(usize, usize), u32)| Unit {
            start: slot,
            reach,
            over: 0,
            batch: group * reach + slot % reach,
            hours: slots.slots.get(slot).map_or(0.0, |slot| slot.open_hours),
            most,
        };
        let units = self.units.iter().zip(most).map(unit).collect();
        Space {
            units,
            rosters: Box::new(move |counts| self.rosters(counts, slots, calendar)),
            fits: Box::new(|_, _| true),
            does: Box::new(|counts, unit| {
                let floor = self.units.get(unit).map_or(0, |unit| self.floor(*unit));
                counts.get(unit).is_some_and(|count| *count >= floor)
            }),
        }
    }
}

/// By group, then slot: the fewest agents whom the roster in the file allows while the centre is open.
pub fn least(model: &Model, groups: &[usize], slots: &Slots) -> Vec<Vec<u32>> {
    let of_group = |group: &usize| {
        let at_least = match model.centre.groups.get(*group).map(|group| &group.roster) {
            Some(Roster::Sized(sized)) => sized.at_least,
            Some(Roster::Promised(promised)) => promised.at_least.unwrap_or(0),
            Some(Roster::Steps(_)) | None => 0,
        };
        slots.slots.iter().map(|slot| if slot.open_hours > 0.0 { at_least } else { 0 }).collect()
    };
    groups.iter().map(of_group).collect()
}

/// Says where a length of shifts in the file is passed over: what is needed is found by interval, and only a catalogue lays shifts.
pub fn without_shift(name: &str, roster: &Roster) -> Option<String> {
    let shift = match roster {
        Roster::Sized(sized) => sized.shift,
        Roster::Promised(promised) => promised.shift,
        Roster::Steps(_) => None,
    }?;
    Some(format!(
        "{name}: agents are found for each interval by itself, in no shifts of {shift} (shift of its roster): declare those as \
         [shifts.NAME] to have them laid"
    ))
}

/// A roster by interval of the calendar, within the opening hours.
pub fn steps(calendar: &Calendar, by_interval: &[u32]) -> Option<Roster> {
    needs::roster(calendar, &Roster::Sized(Sized { at_least: 0, shift: None }), by_interval)
}

/// For how many slots one agent more or fewer is felt.
fn reach(ground: &Ground<'_>, groups: &[usize]) -> usize {
    let centre = &ground.model.centre;
    let longest = |group: &Group| {
        let contacts = group.skills.iter().filter_map(|skill| {
            let contact = centre.contacts.get(skill.contact.index())?;
            Some(contact.mean_handle_time() * skill.handle_time_factor)
        });
        contacts.fold(0.0, f64::max)
    };
    let handle = groups.iter().filter_map(|group| centre.groups.get(*group)).map(longest).fold(0.0, f64::max);
    let felt = FELT.in_seconds().max(HANDLE_TIMES * handle);
    ((felt / centre.calendar.interval.in_seconds()).ceil() as usize).clamp(SLOTS.0, SLOTS.1)
}
