//! A dialer: calls the people of one outbound contact type, for agents who are free.

use crate::centre::Hours;
use crate::centre::calling::Answers;
use crate::centre::{ContactId, ProviderId};
use crate::laws::Law;
use crate::units::Span;

/// Who dials, and how far ahead of the agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// An agent takes the record, looks at it and dials himself: he is busy while it rings.
    Preview,
    /// The dialer calls one person for each free agent.
    Progressive,
    /// The dialer calls more people than agents are free, for most will not answer.
    Predictive,
}

/// How a dialer tells machines from people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Detection {
    /// Share of machines that it recognises, 0 to 1; the others are put through to an agent.
    pub detected: f64,
    /// Share of people whom it takes for machines, 0 to 1: it hangs up on them.
    pub mistaken: f64,
    /// How long an agent listens to a machine before he hangs up.
    pub heard: Span,
}

/// A dialer.
#[derive(Clone, Debug)]
pub struct Dialer {
    /// Its name in the scenario.
    pub name: String,
    /// Whom it calls.
    pub contacts: ContactId,
    /// How.
    pub mode: Mode,
    /// Calls that ring at once, by agent who is free; 1 unless predictive.
    pub per_free_agent: f64,
    /// So many of each group stay free for others.
    pub only_above_idle: u32,
    /// Who answers.
    pub answers: Answers,
    /// How machines are told from people.
    pub detection: Detection,
    /// Calls for one record, at most; at least 1.
    pub attempts: u32,
    /// From the end of a call that settled nothing to the next.
    pub again_after: Law,
    /// How long an agent looks at the record before he dials; preview only.
    pub look: Law,
    /// How long it rings, until somebody answers or the dialer gives up.
    pub ring: Law,
    /// How long a person who answered listens to nobody before hanging up.
    pub waits: Law,
    /// Share of answered calls for which nobody is free, at most: the pace gives way.
    pub abandoned_at_most: Option<f64>,
    /// Lines at once, ringing or in talk.
    pub ports: Option<u32>,
    /// When it may dial; a call that has begun may end later.
    pub hours: Hours,
    /// Who runs it and bills its dials.
    pub provider: Option<ProviderId>,
}
