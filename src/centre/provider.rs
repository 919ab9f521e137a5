//! A provider: who employs the agents.

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

/// A provider of agents.
#[derive(Clone, Debug)]
pub struct Provider {
    /// Its name in the scenario.
    pub name: String,
    /// How its agents are employed.
    pub kind: Kind,
}
