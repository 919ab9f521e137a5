//! Which of several free agents takes a contact.

/// A policy for choosing between free agents; ties by group in file order, then agent number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Choose {
    /// The first group, in the order that the rule lists them, that has a free agent.
    Listed,
    /// Who has been free for longest.
    #[default]
    LongestIdle,
    /// Who has been busy for the smallest share of the time on duty so far.
    LeastOccupied,
    /// Any free agent, each with the same chance.
    Random,
}

/// An entry of the table of policies.
#[derive(Clone, Copy, Debug)]
pub struct Policy {
    /// Its name in the scenario.
    pub name: &'static str,
    /// One line for `list policies`.
    pub summary: &'static str,
    /// The policy.
    pub choose: Choose,
}

/// All policies.
pub const POLICIES: &[Policy] = &[
    Policy { name: "listed", summary: "the first listed group that has a free agent", choose: Choose::Listed },
    Policy { name: "longest_idle", summary: "the agent who has been free for longest", choose: Choose::LongestIdle },
    Policy {
        name: "least_occupied",
        summary: "the agent who has been busy for the smallest share of his time on duty",
        choose: Choose::LeastOccupied,
    },
    Policy { name: "random", summary: "any free agent, each with the same chance", choose: Choose::Random },
];
