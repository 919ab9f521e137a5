//! A service target: what share must be answered within what time, by which definition.

use crate::units::Span;

/// The definitions of service level that contracts use; `measures` computes them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceLevel {
    /// answered in time / offered: the strict one.
    Strict,
    /// answered in time / answered.
    OfAnswered,
    /// answered in time / (offered - abandoned short).
    LessShort,
    /// answered in time / (offered - abandoned in time).
    LessInTime,
    /// (answered in time + abandoned in time) / offered.
    WithAbandons,
    /// answered in time / (offered + blocked): what the caller sees.
    WithBlocked,
}

impl ServiceLevel {
    /// All definitions with the names that scenario, results and reports use.
    pub const ALL: [(&'static str, ServiceLevel); 6] = [
        ("service_level", ServiceLevel::Strict),
        ("service_level_of_answered", ServiceLevel::OfAnswered),
        ("service_level_less_short", ServiceLevel::LessShort),
        ("service_level_less_in_time", ServiceLevel::LessInTime),
        ("service_level_with_abandons", ServiceLevel::WithAbandons),
        ("service_level_with_blocked", ServiceLevel::WithBlocked),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        ServiceLevel::ALL.iter().find(|(_, definition)| *definition == self).map_or("service_level", |(name, _)| name)
    }
}

/// Over which window the target must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The whole month (each replication).
    Month,
    /// Each day.
    Day,
    /// Each interval.
    Interval,
}

impl Over {
    /// Its name in scenarios and results.
    pub fn name(self) -> &'static str {
        match self {
            Over::Month => "month",
            Over::Day => "day",
            Over::Interval => "interval",
        }
    }
}

/// A service target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// T: the wait that still counts as in time.
    pub answer_within: Span,
    /// The share that the measure must reach, 0 to 1.
    pub share: f64,
    /// s: a caller who gives up within this is a short abandon.
    pub short_abandon: Span,
    /// Which measure must reach the share.
    pub definition: ServiceLevel,
    /// Over which window.
    pub over: Over,
    /// Further limit: abandoned / offered, 0 to 1.
    pub abandonment_at_most: Option<f64>,
    /// Further limit: average speed of answer.
    pub asa_at_most: Option<Span>,
    /// Further limit: occupancy of the groups that answer, 0 to 1.
    pub occupancy_at_most: Option<f64>,
}

impl Default for Target {
    /// 80/20 of all offered, by month, the trade's custom.
    fn default() -> Target {
        Target {
            answer_within: Span::seconds(20),
            share: 0.8,
            short_abandon: Span::seconds(5),
            definition: ServiceLevel::Strict,
            over: Over::Month,
            abandonment_at_most: None,
            asa_at_most: None,
            occupancy_at_most: None,
        }
    }
}
