//! What is counted of one row (a contact type, a group, the total) in one interval: plain integers.

use std::ops::{AddAssign, Index, IndexMut};

/// A counter. Numbers are contacts, orders or people; times are microseconds.
///
/// What is by the clock goes to the intervals in which it happened, the rest to the interval of the attempt's arrival. What an
/// everyday contact changes comes first, so that it lies close together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Count {
    /// Reached a queue or an agent.
    Offered,
    /// Every try of a person, transfers not among them.
    Attempts,
    /// Answered by agents; in the row of a type of work, taken up by them.
    Answered,
    /// Answered after a wait of at most T.
    AnsweredInTime,
    /// Offered and waited longer than nothing.
    Delayed,
    /// Wait of all offered.
    Wait,
    /// Wait of those answered.
    WaitAnswered,
    /// Talk of those answered.
    Talk,
    /// Talk, hold and wrap-up of those answered.
    Handle,
    /// Answered, and not yet over when the replication ended.
    InServiceAtEnd,
    /// Chains of contacts, under their first type.
    People,
    /// Chains with an answer.
    PeopleAnswered,
    /// By the clock: agents busy with inbound contacts × time.
    BusyInbound,
    /// By the clock: waiting contacts × time.
    Queue,
    /// Transfers and calls put through by a robot.
    TransferredIn,
    /// Gave up waiting.
    Abandoned,
    /// Gave up after at most the type's `short_abandon`.
    AbandonedShort,
    /// Gave up after at most T, or balked.
    AbandonedInTime,
    /// Tried outside the opening hours.
    Closed,
    /// No line was free, or every group was at its limit.
    Blocked,
    /// Blocked, and a transfer: no attempt.
    BlockedTransfers,
    /// Ended before the queue: served by the menu.
    SelfServed,
    /// Ended before the queue: hung up in the menu.
    AbandonedInIvr,
    /// Ended before the queue: heard a recording.
    Deflected,
    /// Left at once on finding a queue.
    Balked,
    /// Took virtual hold and were answered when dialled back.
    CalledBack,
    /// Took virtual hold and were not there when dialled back, or were never dialled.
    NotReached,
    /// Would have come or arisen, but the person got through before.
    NotNeeded,
    /// Still waiting when the replication ended.
    Unfinished,
    /// Times that an answered contact was broken off for somebody else.
    Interruptions,
    /// Answered contacts that were broken off for good.
    CutShort,
    /// Time on hold after being broken off, of answered contacts.
    Paused,
    /// Answered contacts of which it is known whether they were resolved.
    Judged,
    /// Those that were.
    Resolved,
    /// Orders that an agent took or confirmed wrongly.
    OrderErrors,
    /// Orders that were written down, for somebody to type in again.
    OrdersWritten,
    /// Orders that were too large to be taken.
    OrdersRefused,
    /// Sales.
    Sold,
    /// In the total: talk, hold and wrap-up of transferred legs, which are not among the answered there.
    HandleTransferred,
    /// Dealt to another group, answered by this one.
    OverflowedIn,
    /// Dealt to this group, answered by another.
    OverflowedOut,
    /// By group: pieces of work taken up by agents.
    WorkAnswered,
    /// Work that arose.
    Arose,
    /// Work that was finished.
    Done,
    /// Work that was finished within its due time.
    DoneInTime,
    /// Orders to be confirmed.
    Orders,
    /// Orders that were confirmed, by key or by an agent.
    Confirmed,
    /// Orders that the buyer cancelled.
    Cancelled,
    /// Orders whose buyer nobody reached.
    Unreached,
    /// Orders that stand after the delay of their confirmation, in the mean; millionths.
    OrdersKept,
    /// Text messages.
    Sms,
    /// By the clock: busy agents × time.
    Busy,
    /// By the clock: agents on duty × time.
    OnDuty,
    /// By the clock: agents on duty past the roster × time.
    Overtime,
    /// By the clock: agents on duty × time, of open time and drain alone.
    OnDutyOpen,
    /// By the clock: agents busy with work × time, of open time and drain alone.
    WorkOpen,
    /// By the clock: open time and drain.
    Time,
}

/// The counters of the total that are the sums of those of the inbound types: so many, the first ones.
pub(super) const SUMMED: usize = Count::Sold as usize + 1;

/// How many counters there are.
pub const COUNTS: usize = Count::Time as usize + 1;

/// All counters of one row, of an interval or of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts([i64; COUNTS]);

impl Default for Counts {
    fn default() -> Counts {
        Counts([0; COUNTS])
    }
}

impl Counts {
    /// Adds the counters of one cell.
    pub(super) fn add_cell(&mut self, cell: &[i64; COUNTS]) {
        for (sum, value) in self.0.iter_mut().zip(cell) {
            *sum += value;
        }
    }

    /// All of them, in order.
    pub fn as_slice(&self) -> &[i64] {
        &self.0
    }

    /// The counters that [`Counts::as_slice`] gave; none of another number.
    pub fn from_slice(counts: &[i64]) -> Option<Counts> {
        counts.try_into().ok().map(Counts)
    }

    /// As a number.
    pub fn get(&self, count: Count) -> f64 {
        self[count] as f64
    }

    /// A time in seconds.
    pub fn seconds(&self, count: Count) -> f64 {
        self[count] as f64 / 1e6
    }
}

impl Index<Count> for Counts {
    type Output = i64;
    fn index(&self, count: Count) -> &i64 {
        &self.0[count as usize]
    }
}

impl IndexMut<Count> for Counts {
    fn index_mut(&mut self, count: Count) -> &mut i64 {
        &mut self.0[count as usize]
    }
}

impl AddAssign<&Counts> for Counts {
    fn add_assign(&mut self, other: &Counts) {
        self.add_cell(&other.0);
    }
}
