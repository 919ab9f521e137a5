//! The facts of a contact centre: who calls about what, who works when, on which lines and with which robots.
//!
//! In: nothing; these are the types that a checked scenario fills. Out: data that engine, demand, measures and
//! economics read. Nothing moves here, and nothing here is random.

pub mod agency;
pub mod calendar;
pub mod calling;
pub mod contact;
pub mod dialer;
pub mod follow_up;
pub mod front;
pub mod group;
pub mod hours;
pub mod incident;
pub mod intake;
pub mod periods;
pub mod provider;
pub mod robot;
pub mod survey;
pub mod target;
pub mod trunk;

pub use calendar::Calendar;
pub use contact::{ContactType, Direction};
pub use dialer::Dialer;
pub use follow_up::{FollowUp, On};
pub use group::Group;
pub use hours::Hours;
pub use incident::Incident;
pub use intake::Intake;
pub use periods::Periods;
pub use provider::Provider;
pub use robot::Robot;
pub use target::Target;
pub use trunk::Trunk;

/// Position of a contact type in [`Centre::contacts`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContactId(pub u16);
/// Position of a group in [`Centre::groups`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId(pub u16);
/// Position of a provider in [`Centre::providers`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderId(pub u16);
/// Position of a trunk in [`Centre::trunks`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrunkId(pub u16);
/// Position of a robot in [`Centre::robots`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RobotId(pub u16);
/// Position of a dialer in [`Centre::dialers`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DialerId(pub u16);

/// Position of an incident in [`Centre::incidents`] (file order).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentId(pub u16);

impl ContactId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
impl GroupId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
impl ProviderId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
impl TrunkId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
impl IncidentId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
impl RobotId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
impl DialerId {
    /// The position as an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A contact centre as one option of a scenario describes it.
#[derive(Clone, Debug)]
pub struct Centre {
    /// Days, opening hours, intervals, months.
    pub calendar: Calendar,
    /// Contact types in file order.
    pub contacts: Vec<ContactType>,
    /// Agent groups in file order.
    pub groups: Vec<Group>,
    /// Providers in file order.
    pub providers: Vec<Provider>,
    /// Trunks in file order.
    pub trunks: Vec<Trunk>,
    /// Robots in file order.
    pub robots: Vec<Robot>,
    /// Dialers in file order.
    pub dialers: Vec<Dialer>,
    /// Incidents in file order.
    pub incidents: Vec<Incident>,
    /// The shop's own survey after the call.
    pub survey: Option<survey::Survey>,
}
