//! A trunk: the telephone lines that calls hold while they queue and talk.

use crate::centre::GroupId;

/// A bundle of lines.
#[derive(Clone, Debug)]
pub struct Trunk {
    /// Its name in the scenario.
    pub name: String,
    /// How many calls it carries at once.
    pub lines: u32,
    /// Groups to whom the shop's own switch passes its calls on, over further lines.
    pub forwarded: Option<Forwarded>,
}

/// Calls that leave the shop's switch again on their way to the agents.
#[derive(Clone, Debug)]
pub struct Forwarded {
    /// The groups to whom they are passed on.
    pub groups: Vec<GroupId>,
    /// Lines that such a call holds, at least 1: the one it came in on and those it goes out on.
    pub lines_each: u8,
}
