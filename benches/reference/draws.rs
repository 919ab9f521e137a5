//! Drawing the variates alone: gap, talk and patience of each contact, each from its own stream.

use rand::SeedableRng;
use rand_distr::{Distribution, Exp1, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::MICROS;
use super::day::{Day, Kind};
use super::pool::Pool;

/// A stream of one purpose.
pub fn stream(replication: u64, purpose: u64) -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(replication << 8 | purpose)
}

/// Exponential with mean 1.
#[inline]
pub fn exponential(stream: &mut Xoshiro256PlusPlus) -> f64 {
    Exp1.sample(stream)
}

/// Standard normal.
#[inline]
pub fn normal(stream: &mut Xoshiro256PlusPlus) -> f64 {
    StandardNormal.sample(stream)
}

/// Gap, talk and patience of a pool's contacts.
pub struct PoolDraws {
    gaps: Xoshiro256PlusPlus,
    talks: Xoshiro256PlusPlus,
    patiences: Xoshiro256PlusPlus,
    gap: f64,
    talk: f64,
    patience: f64,
}

impl PoolDraws {
    /// Those of one replication.
    pub fn new(pool: &Pool, replication: u64) -> PoolDraws {
        PoolDraws {
            gaps: stream(replication, 1),
            talks: stream(replication, 2),
            patiences: stream(replication, 3),
            gap: pool.gap * MICROS,
            talk: pool.talk * MICROS,
            patience: pool.patience * MICROS,
        }
    }

    /// The next gap, microseconds.
    #[inline]
    pub fn gap(&mut self) -> u64 {
        (exponential(&mut self.gaps) * self.gap) as i64 as u64
    }

    /// The next talk time, microseconds.
    #[inline]
    pub fn talk(&mut self) -> u64 {
        (exponential(&mut self.talks) * self.talk) as i64 as u64
    }

    /// The next patience, microseconds.
    #[inline]
    pub fn patience(&mut self) -> u64 {
        (exponential(&mut self.patiences) * self.patience) as i64 as u64
    }
}

/// Talk and patience of one type of the day.
pub struct DayDraws {
    talks: Xoshiro256PlusPlus,
    patiences: Xoshiro256PlusPlus,
    mu: f64,
    sigma: f64,
    patience: f64,
}

impl DayDraws {
    /// Those of one replication.
    pub fn new(kind: &Kind, number: u64, replication: u64) -> DayDraws {
        DayDraws {
            talks: stream(replication, 8 * number + 2),
            patiences: stream(replication, 8 * number + 3),
            mu: kind.mu + MICROS.ln(),
            sigma: kind.sigma,
            patience: kind.patience * MICROS,
        }
    }

    /// The next talk time, microseconds.
    #[inline]
    pub fn talk(&mut self) -> u64 {
        (self.mu + self.sigma * normal(&mut self.talks)).exp() as i64 as u64
    }

    /// The next patience, microseconds.
    #[inline]
    pub fn patience(&mut self) -> u64 {
        (exponential(&mut self.patiences) * self.patience) as i64 as u64
    }
}

/// Draws for so many contacts of a pool; the sum keeps the compiler from leaving it out.
pub fn pool(pool: &Pool, replication: u64, contacts: u64) -> u64 {
    let mut draws = PoolDraws::new(pool, replication);
    (0..contacts).fold(0, |sum, _| sum ^ draws.gap() ^ draws.talk() ^ draws.patience())
}

/// The same for a day: gaps at the unit rate, lognormal talk, exponential patience.
pub fn day(day: &Day, replication: u64) -> u64 {
    let mut sum = 0;
    for (number, kind) in day.kinds.iter().enumerate() {
        let contacts = kind.masses.iter().sum::<f64>() as u64;
        let mut gaps = stream(replication, 8 * number as u64 + 1);
        let mut draws = DayDraws::new(kind, number as u64, replication);
        for _ in 0..contacts {
            sum ^= (exponential(&mut gaps) * MICROS) as i64 as u64 ^ draws.talk() ^ draws.patience();
        }
    }
    sum
}
