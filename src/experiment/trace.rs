//! The contacts of the first replications, told one by one: a second pass over them.
//!
//! In: a scenario whose rosters are known, a seed. Out: rows in the order of replications, and within one in the order in
//! which fates became certain. Luck has addresses, so the pass meets the very contacts that the results count; it runs
//! on one thread, so that the order never depends on threads, and costs nothing to those who do not ask for it.

use crate::centre::{Calendar, ContactId, Direction, GroupId, RobotId, TrunkId};
use crate::engine::facts::{Chain, Dial, Fate, Judged, Leg, Person, Work};
use crate::engine::{Model, Plan, Recorder, Simulation};
use crate::experiment::replicate::{Stop, run};
use crate::random::Luck;
use crate::results::legs::{Handling, LegNames, LegRow};
use crate::scenario::Scenario;
use crate::units::{Span, Time};

/// Why contacts could not be told to the end.
#[derive(Debug)]
pub enum Untold<E> {
    /// A replication stopped.
    Stopped(Stop),
    /// Whoever listened could not take a row.
    Refused(E),
}

/// The names that an option's rows refer to.
pub fn names(option: &str, model: &Model) -> LegNames {
    let centre = &model.centre;
    let direction = |direction| match direction {
        Direction::Inbound => "inbound",
        Direction::Outbound => "outbound",
        Direction::BackOffice => "back_office",
    };
    LegNames {
        option: option.to_owned(),
        contacts: centre.contacts.iter().map(|contact| contact.name.clone()).collect(),
        directions: centre.contacts.iter().map(|contact| direction(contact.direction).to_owned()).collect(),
        groups: centre.groups.iter().map(|group| group.name.clone()).collect(),
    }
}

/// Runs the first `replications` of a scenario whose rosters are known and tells each leg of a contact to `told`.
/// `progress` hears how many replications are done.
///
/// # Errors
/// A replication stopped, or `told` refused a row; it hears no more of them then.
pub fn trace<E>(
    scenario: &Scenario,
    seed: u64,
    replications: u64,
    told: impl FnMut(&LegRow) -> Result<(), E>,
    mut progress: impl FnMut(u64),
) -> Result<(), Untold<E>> {
    let plan = Plan::new(&scenario.model);
    let teller = Teller {
        calendar: &scenario.model.centre.calendar,
        warm_up: Time::START + scenario.run.warm_up,
        replication: 0,
        person: Person { first: ContactId(0), number: 0, at: Time::START, answered: false },
        told,
        refused: None,
    };
    let mut simulation = Simulation::new(&plan, teller);
    for replication in 0..replications {
        simulation.recorder().replication = replication;
        let ending = run(&mut simulation, Luck::new(seed, replication));
        if let Some(refused) = simulation.recorder().refused.take() {
            return Err(Untold::Refused(refused));
        }
        Stop::after(ending, replication).map_err(Untold::Stopped)?;
        progress(replication + 1);
    }
    Ok(())
}

/// Turns legs into rows.
struct Teller<'a, F, E> {
    calendar: &'a Calendar,
    warm_up: Time,
    replication: u64,
    /// Whose leg is told next.
    person: Person,
    told: F,
    /// Recording may not fail: what went wrong is kept until the replication is over.
    refused: Option<E>,
}

impl<F, E> Teller<'_, F, E> {
    fn row(&self, leg: &Leg) -> LegRow {
        let offered = leg.fate.was_offered();
        let by = leg.by.filter(|_| leg.fate == Fate::Answered);
        LegRow {
            replication: self.replication,
            contact: leg.contact.0,
            arrival: leg.at.0,
            local: self.calendar.local_at(leg.at),
            fate: position(leg.fate),
            home: leg.home.map(|group| group.0),
            diverted_from: leg.diverted_from.map(|group| group.0),
            by: by.map(|group| group.0),
            menu: (leg.menu > Span::ZERO).then_some(leg.menu.0),
            wait: offered.then_some(leg.wait.0),
            handling: by.map(|_| Handling {
                delivered_wait: leg.delivered.0,
                talk: leg.talk.0,
                hold: leg.hold.0,
                wrap: leg.wrap.0,
            }),
            transferred_in: leg.transferred_in,
            virtual_hold: leg.virtual_hold,
            in_service_at_end: leg.in_service_at_end,
            counted: leg.at >= self.warm_up,
            first: self.person.first.0,
            first_number: self.person.number,
        }
    }
}

/// Where a fate stands in [`FATES`](crate::results::legs::FATES).
fn position(fate: Fate) -> u16 {
    match fate {
        Fate::Closed => 0,
        Fate::Blocked => 1,
        Fate::Deflected => 2,
        Fate::AbandonedInIvr => 3,
        Fate::SelfServed => 4,
        Fate::Balked => 5,
        Fate::Abandoned => 6,
        Fate::Answered => 7,
        Fate::NotReached => 8,
        Fate::Unfinished => 9,
    }
}

impl<F: FnMut(&LegRow) -> Result<(), E>, E> Recorder for Teller<'_, F, E> {
    fn ties_legs(&self) -> bool {
        true
    }

    fn person(&mut self, person: Person) {
        self.person = person;
    }
    fn leg(&mut self, leg: &Leg) {
        if self.refused.is_none() {
            let row = self.row(leg);
            self.refused = (self.told)(&row).err();
        }
    }
    fn judged(&mut self, _: &Judged) {}
    fn chain(&mut self, _: &Chain) {}
    fn work(&mut self, _: &Work) {}
    fn dial(&mut self, _: &Dial) {}
    fn sms(&mut self, _: ContactId, _: Time) {}
    fn on_duty(&mut self, _: GroupId, _: u32, _: Time, _: Time) {}
    fn lines_busy(&mut self, _: TrunkId, _: u32, _: Time, _: Time) {}
    fn ports_busy(&mut self, _: RobotId, _: u32, _: Time, _: Time) {}
    fn end(&mut self, _: Time) {}
}
