//! What every section needs while it reads: the calendar, the declared names, the files.
//!
//! In: names as written. Out: ids of the centre, or a problem with the nearest name.

use crate::centre::{Calendar, ContactId, GroupId, Hours, ProviderId, RobotId};
use crate::demand::{self, Arrivals};
use crate::document::{At, Files};
use crate::laws::Law;
use crate::scenario::agency::Houses;
use crate::scenario::names::Names;
use crate::scenario::scales::Scales;

/// Shared by all sections of one reading.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The calendar.
    pub calendar: &'a Calendar,
    /// Whether the calendar is as the file says; when not, what depends on it is not judged.
    pub sure: bool,
    /// The declared names.
    pub names: &'a Names,
    /// What providers say for all of their groups.
    pub houses: &'a Houses,
    /// Factors on volumes and handle times.
    pub scales: Scales,
    /// Files that the scenario names.
    pub files: &'a dyn Files,
}

impl Context<'_> {
    /// A contact type by its name.
    pub fn contact(&self, at: &At<'_>) -> Option<ContactId> {
        self.names.contacts.find("contact type", at).map(|found| ContactId(found as u16))
    }

    /// A group by its name.
    pub fn group(&self, at: &At<'_>) -> Option<GroupId> {
        self.names.groups.find("group", at).map(|found| GroupId(found as u16))
    }

    /// A provider by its name.
    pub fn provider(&self, at: &At<'_>) -> Option<ProviderId> {
        self.names.providers.find("provider", at).map(|found| ProviderId(found as u16))
    }

    /// A robot by its name.
    pub fn robot(&self, at: &At<'_>) -> Option<RobotId> {
        self.names.robots.find("robot", at).map(|found| RobotId(found as u16))
    }

    /// A distribution of times.
    pub fn law(&self, at: &At<'_>) -> Option<Law> {
        Law::read(at, self.files)
    }

    /// First attempts; models that lean on the calendar's hours are left unread when the calendar is in doubt, for
    /// they would find faults that are not theirs.
    pub fn arrivals(&self, at: &At<'_>, hours: Option<&Hours>) -> Option<Arrivals> {
        let flat = at.node().get("poisson").is_some() || at.node().get("backlog").is_some();
        if !self.sure && !flat {
            return None;
        }
        Arrivals::read(at, &demand::Reading { calendar: self.calendar, hours, files: self.files })
    }
}
