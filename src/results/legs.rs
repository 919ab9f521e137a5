//! One leg of a contact as `--trace` writes it: a row of numbers and of positions in lists of names.
//!
//! In: nothing; these are the types that the engine's facts are turned into. Out: rows for `contacts.parquet`.
//! A row is small, because many are held before they are written.

/// How a leg can end, by [`LegRow::fate`].
pub const FATES: [&str; 10] = [
    "closed",
    "blocked",
    "deflected",
    "abandoned_in_ivr",
    "self_served",
    "balked",
    "abandoned",
    "answered",
    "not_reached",
    "unfinished",
];

/// The names that the rows of one option refer to by position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegNames {
    /// The option.
    pub option: String,
    /// Contact types.
    pub contacts: Vec<String>,
    /// The direction of each contact type: `inbound`, `outbound`, `back_office`.
    pub directions: Vec<String>,
    /// Groups.
    pub groups: Vec<String>,
}

/// One leg of a contact: a try of a person, a transfer, or a piece of work. Times are microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LegRow {
    /// Its replication, from 0.
    pub replication: u64,
    /// Its type.
    pub contact: u16,
    /// When it arrived, since the calendar's first midnight.
    pub arrival: i64,
    /// The same by the local clock, since 1970-01-01 00:00 of that clock.
    pub local: i64,
    /// How it ended, a position in [`FATES`].
    pub fate: u16,
    /// The group it was dealt to.
    pub home: Option<u16>,
    /// The group that it would have been dealt to, had overflow not sent it elsewhere on arrival.
    pub diverted_from: Option<u16>,
    /// The group that answered.
    pub by: Option<u16>,
    /// What it heard before the queue, from its arrival on; none if nothing.
    pub menu: Option<i64>,
    /// From being offered to its end; none if it never was offered.
    pub wait: Option<i64>,
    /// What the agent who answered gave it; none if nobody did.
    pub handling: Option<Handling>,
    /// A transfer, or put through by a robot: offered, but no attempt.
    pub transferred_in: bool,
    /// It took virtual hold.
    pub virtual_hold: bool,
    /// Its handling was still going on when the replication ended.
    pub in_service_at_end: bool,
    /// It arrived after the warm-up and is therefore in the results.
    pub counted: bool,
    /// The type of the first contact of its chain: its own, if it is that one.
    pub first: u16,
    /// The number of that first contact within its type, from 0: with the type and the replication it names a person.
    pub first_number: u64,
}

/// What an answered leg got, microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Handling {
    /// The wait since the group that answered could see it.
    pub delivered_wait: i64,
    /// Talk time.
    pub talk: i64,
    /// Hold time.
    pub hold: i64,
    /// After-call work.
    pub wrap: i64,
}
