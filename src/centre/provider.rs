//! A provider: who employs the agents.

use crate::units::Span;

/// How agents are employed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The shop's own people in the shop's own rooms.
    InHouse,
    /// The shop's own people at home.
    HomeBased,
    /// The shop's own people on a rented platform.
    Cloud,
    /// A vendor's people.
    Outsourced,
}

impl Kind {
    /// All kinds with their names in the scenario.
    pub const ALL: [(&'static str, Kind); 4] = [
        ("in_house", Kind::InHouse),
        ("home_based", Kind::HomeBased),
        ("cloud", Kind::Cloud),
        ("outsourced", Kind::Outsourced),
    ];
}

/// What a provider's own report leaves out, and how it flatters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reports {
    /// People who gave up after at most this are not in it.
    pub abandoned_within: Option<Span>,
    /// People who waited longer than this are not in it, whatever became of them.
    pub waited_over: Option<Span>,
    /// Added to satisfaction.
    pub csat_bias: f64,
}

impl Reports {
    /// Whether somebody who waited so long, and was lost or not, is in the report.
    pub fn shows(&self, wait: Span, lost: bool) -> bool {
        !(lost && self.abandoned_within.is_some_and(|most| wait <= most))
            && self.waited_over.is_none_or(|most| wait <= most)
    }
}

/// A provider of agents.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its name in the scenario.
    pub name: String,
    /// How its agents are employed.
    pub kind: Kind,
    /// What its own report shows; none where it shows what happened.
    pub reports: Option<Reports>,
}
