//! How much days, parts of days and intervals differ from what was expected of them: factors of mean 1.
//!
//! In: laws of the factors, the luck of a replication. Out: one factor for each piece of time. Every factor has an address
//! of its own, so no day depends on another.
//!
//! A day's factor alone is Whitt's (1999) busyness, model 1 of Avramidis, Deslauriers & L'Ecuyer (2004); days times shorter
//! periods are the two levels of Oreshkin, Régnard & L'Ecuyer (2016), compared by Ibrahim et al. (2016).

use crate::laws::Gamma;
use crate::random::{Luck, Purpose};

/// Where the numbers of parts begin among the ordinals of a day: 0 is the day's own, and then come its slots.
const PARTS: u32 = 1 << 31;

/// The laws of the factors.
#[derive(Clone, Debug, Default)]
pub struct Busyness {
    /// Whose luck it is, when it is shared with other contact types; the type's own otherwise.
    pub shared: Option<u64>,
    /// Factor of a day, mean 1.
    pub day: Option<Gamma>,
    /// Factor of each part of a day, mean 1, none where it does not vary; empty where days have no parts.
    pub parts: Vec<Option<Gamma>>,
    /// Factor of a piece, mean 1.
    pub interval: Option<Gamma>,
}

/// The factors of one replication, as pieces ask for them in order.
#[derive(Clone, Debug)]
pub struct Factors {
    laws: Busyness,
    luck: Luck,
    address: u64,
    /// The day whose factor is known, and the factor.
    day: (u32, f64),
    /// The day and part whose factor is known, and the factor.
    part: ((u32, u32), f64),
}

impl Factors {
    /// Of a type whose name has the hash `own`.
    pub fn new(laws: &Busyness, luck: &Luck, own: u64) -> Factors {
        let address = laws.shared.unwrap_or(own);
        Factors { laws: laws.clone(), luck: *luck, address, day: (u32::MAX, 1.0), part: ((u32::MAX, u32::MAX), 1.0) }
    }

    /// By how much a piece is busier than expected.
    pub fn of(&mut self, day: u32, part: u32, slot: u32) -> [f64; 3] {
        let number = u64::from(day);
        let draw = |law: &Gamma, ordinal| law.draw(&mut self.luck.at(self.address, Purpose::Busyness, number, ordinal));
        if day != self.day.0 {
            self.day = (day, self.laws.day.as_ref().map_or(1.0, |law| draw(law, 0)));
        }
        if (day, part) != self.part.0 {
            let law = self.laws.parts.get(part as usize).and_then(Option::as_ref);
            self.part = ((day, part), law.map_or(1.0, |law| draw(law, PARTS + part)));
        }
        let interval = self.laws.interval.as_ref().map_or(1.0, |law| draw(law, slot + 1));
        [self.day.1, self.part.1, interval]
    }
}
