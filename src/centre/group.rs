//! A group: agents who are alike, what they can do and when they work.

use crate::centre::agency::{Absence, Learning, Promised, Quality, Shared};
use crate::centre::follow_up::FollowUp;
use crate::centre::intake::Intake;
use crate::centre::{ContactId, ProviderId};
use crate::units::{Span, Time};

/// What a group can do with one contact type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Skill {
    /// The contact type.
    pub contact: ContactId,
    /// 1 is taken before 2, before priority is looked at.
    pub level: u8,
    /// Its handle time is the type's times this.
    pub handle_time_factor: f64,
    /// How well it does it.
    pub quality: Quality,
    /// How it settles in; none has nothing to learn.
    pub learning: Option<Learning>,
}

impl Skill {
    /// A contact type taken at level 1, as fast and as well as the type says.
    pub fn plain(contact: ContactId) -> Skill {
        Skill { contact, level: 1, handle_time_factor: 1.0, quality: Quality::default(), learning: None }
    }
}

/// A change of the number of agents on the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// From this instant on.
    pub at: Time,
    /// So many agents.
    pub agents: u32,
    /// A step down because the centre closes: those on duty stay for whoever waits.
    pub closing: bool,
}

/// A roster to be solved from the forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sized {
    /// Never fewer agents than this while open.
    pub at_least: u32,
    /// Agents come in shifts of this length; without it the roster follows the intervals.
    pub shift: Option<Span>,
}

/// Who is on duty when.
#[derive(Clone, Debug, PartialEq)]
pub enum Roster {
    /// Known steps, in order, each at its own instant; 0 agents before the first.
    Steps(Vec<Step>),
    /// To be sized before the run.
    Sized(Sized),
    /// To be sized before the run by simulation, so that a promise is kept.
    Promised(Promised),
}

/// What the roster's numbers mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterCounts {
    /// People on the phones: shrinkage is money only.
    OnPhones,
    /// People scheduled: sickness, breaks and adherence take them off the phones.
    Scheduled,
}

/// How parts of shrinkage come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShrinkageMethod {
    /// Each part is a share of all paid time: they add up.
    #[default]
    Additive,
    /// Each part is a share of what the others leave: 1 - (1 - a)(1 - b).
    Multiplicative,
}

impl ShrinkageMethod {
    /// Its methods with their names in the scenario.
    pub const ALL: [(&'static str, ShrinkageMethod); 2] =
        [("additive", ShrinkageMethod::Additive), ("multiplicative", ShrinkageMethod::Multiplicative)];
}

/// Paid time that is not spent on the phones, by cause; each 0 to 1, together below 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shrinkage {
    /// How the parts come together.
    pub method: ShrinkageMethod,
    /// Holidays.
    pub leave: f64,
    /// Training.
    pub training: f64,
    /// Meetings.
    pub meetings: f64,
    /// Coaching.
    pub coaching: f64,
    /// Illness: whole days.
    pub sickness: f64,
    /// Breaks within the shift.
    pub breaks: f64,
    /// Late from breaks, early to lunch.
    pub adherence: f64,
}

impl Shrinkage {
    /// Parts that no roster shows: who is on leave or in training is not on it.
    pub fn before_the_roster(&self) -> [f64; 4] {
        [self.leave, self.training, self.meetings, self.coaching]
    }

    /// Parts that take people off the phones who are on a roster of people scheduled.
    pub fn on_the_roster(&self) -> [f64; 3] {
        [self.sickness, self.breaks, self.adherence]
    }

    /// Some parts together.
    pub fn together(&self, parts: &[f64]) -> f64 {
        match self.method {
            ShrinkageMethod::Additive => parts.iter().fold(0.0, |sum, part| sum + part),
            ShrinkageMethod::Multiplicative => 1.0 - parts.iter().fold(1.0, |left, part| left * (1.0 - part)),
        }
    }

    /// The share of a present day that breaks and adherence take.
    pub fn within_the_day(&self) -> f64 {
        self.together(&[self.breaks, self.adherence])
    }

    /// All components together.
    pub fn total(&self) -> f64 {
        let ([leave, training, meetings, coaching], [sickness, breaks, adherence]) =
            (self.before_the_roster(), self.on_the_roster());
        self.together(&[leave, training, meetings, coaching, sickness, breaks, adherence])
    }
}

/// A group of agents who are alike.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name in the scenario.
    pub name: String,
    /// Whose agents they are.
    pub provider: ProviderId,
    /// What they can do.
    pub skills: Vec<Skill>,
    /// When they work.
    pub roster: Roster,
    /// What the roster's numbers mean.
    pub roster_counts: RosterCounts,
    /// Paid time off the phones.
    pub shrinkage: Shrinkage,
    /// What contacts handled by this group lead to.
    pub follow_ups: Vec<FollowUp>,
    /// How orders reach the shop from here; none where that costs nothing and never fails.
    pub intake: Option<Intake>,
    /// Other clients that it serves.
    pub shared: Option<Shared>,
    /// What yesterday's occupancy does to absence; none: nothing.
    pub absence: Option<Absence>,
}

impl Group {
    /// Its skill for a contact type, if it has one.
    pub fn skill(&self, contact: ContactId) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.contact == contact)
    }

    /// The steps of its roster; none before it is sized.
    pub fn steps(&self) -> &[Step] {
        match &self.roster {
            Roster::Steps(steps) => steps,
            Roster::Sized(_) | Roster::Promised(_) => &[],
        }
    }

    /// Its roster until `end` as spans with anybody: from, to, agents.
    pub fn spans(&self, end: Time) -> Vec<(Time, Time, u32)> {
        let steps = self.steps();
        let ends = steps.iter().skip(1).map(|step| step.at).chain([end]);
        steps
            .iter()
            .zip(ends)
            .filter(|(step, end)| step.agents > 0 && step.at < *end)
            .map(|(step, end)| (step.at, end, step.agents))
            .collect()
    }

    /// The share of its roster that is on the phones, 0 to 1, in the mean.
    pub fn present(&self) -> f64 {
        match self.roster_counts {
            RosterCounts::OnPhones => 1.0,
            RosterCounts::Scheduled => 1.0 - self.shrinkage.together(&self.shrinkage.on_the_roster()),
        }
    }

    /// The most agents ever on the roster.
    pub fn most_agents(&self) -> u32 {
        self.steps().iter().map(|step| step.agents).max().unwrap_or(0)
    }
}
