//! How a leg of a contact can end.

/// How one leg of a contact ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Tried outside the opening hours.
    Closed,
    /// No line was free, or every group was at its limit.
    Blocked,
    /// Heard a recording and nothing else.
    Deflected,
    /// Hung up in the menu.
    AbandonedInIvr,
    /// The menu served the matter.
    SelfServed,
    /// Left at once on finding a queue.
    Balked,
    /// Gave up waiting, or was sent away at closing.
    Abandoned,
    /// An agent answered, or took up the work.
    Answered,
    /// Took virtual hold, and was not there when dialled back, or was not dialled before the staff went.
    NotReached,
    /// Still waiting when the replication ended.
    Unfinished,
}

impl Fate {
    /// Whether a contact that ends like this had reached a queue or an agent.
    #[inline]
    pub fn was_offered(self) -> bool {
        !matches!(self, Fate::Closed | Fate::Blocked | Fate::Deflected | Fate::AbandonedInIvr | Fate::SelfServed)
    }

    /// Whether it ended before the queue, on a line: in a recording or a menu.
    #[inline]
    pub fn in_menu(self) -> bool {
        matches!(self, Fate::Deflected | Fate::AbandonedInIvr | Fate::SelfServed)
    }
}
