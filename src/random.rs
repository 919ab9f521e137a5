//! One seed, and an addressable stream of chance for every purpose.
//!
//! In: a seed, a replication, a name and a purpose. Out: a generator that gives the same numbers wherever and
//! whenever it is asked. The only file that names a generator. Knows no contact centre and no distribution.
//!
//! An address is hashed by a block of Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011) into the state of
//! Xoshiro256++ (Blackman & Vigna 2021); `rand`'s own `StdRng` and `SmallRng` promise no portability.

use rand::{Rng as _, SeedableRng};
use rand_distr::{Distribution, Exp1, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Stream(Xoshiro256PlusPlus);

/// What a number is drawn for; part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Purpose {
    /// Gaps of the unit-rate arrival process, or places within an interval.
    Arrivals = 1,
    /// How busy a day is.
    Busyness,
    /// Talk time.
    Talk,
    /// Hold time.
    Hold,
    /// After-call work.
    WrapUp,
    /// Patience.
    Patience,
    /// Which group of a split, which free agent.
    Deal,
    /// Balking, resolved, sold.
    Fate,
    /// Follow-ups: whether, after how long, and their own luck.
    FollowUp,
    /// The robot: answers, voicemail, keys.
    Robot,
    /// Who of a group is absent.
    Absence,
    /// What a caller does in the menu, and how long it takes.
    Menu = 20,
    /// Who takes virtual hold, and who is there when dialled back.
    VirtualHold = 21,
    /// When incidents happen, and how long they last.
    Incident = 40,
    /// What an order is: its items, the time it takes, whether it is taken wrong.
    Intake = 41,
    /// After-call survey: who answers, and what he says.
    Survey = 42,
    /// How wrong a forecast is.
    Forecast = 43,
    /// Which replications are drawn again, to tell how sure a comparison is.
    Resampling = 60,
    /// What an input is in a draw of all inputs, and the seed of that draw.
    InputError = 61,
}

/// Where a stream is found: seed and replication, to which names and purposes are added.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    seed: u64,
    replication: u64,
}

impl Luck {
    /// The luck of one replication under one seed.
    pub fn new(seed: u64, replication: u64) -> Luck {
        Luck { seed, replication }
    }

    /// The stream of a named thing for a purpose.
    pub fn stream(&self, name: &str, purpose: Purpose) -> Stream {
        self.at(hash_name(name), purpose, 0, 0)
    }

    /// The stream at a numbered place of a named thing: a follow-up's root and ordinal, a day, an order.
    pub fn at(&self, name: u64, purpose: Purpose, number: u64, ordinal: u32) -> Stream {
        // Two counters under two keys give the 256 bits of a state; every part of the address enters both blocks.
        let key = [self.seed as u32, (self.seed >> 32) as u32];
        let first = philox4x32_10(
            [self.replication as u32, (self.replication >> 32) as u32, name as u32, (name >> 32) as u32],
            key,
        );
        let key = [first[0], first[1]];
        let low = philox4x32_10([number as u32, (number >> 32) as u32, purpose as u32, ordinal], key);
        let key = [first[2], first[3] ^ 0x5bd1_e995];
        let high = philox4x32_10([number as u32, (number >> 32) as u32, purpose as u32, ordinal], key);
        let mut state = [0u8; 32];
        for (bytes, word) in state.chunks_exact_mut(4).zip(low.iter().chain(&high)) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Stream(Xoshiro256PlusPlus::from_seed(state))
    }
}

impl Stream {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Uniform on [0, 1), a multiple of 2^-53.
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Exponential with mean 1.
    pub fn exponential(&mut self) -> f64 {
        Exp1.sample(&mut self.0)
    }

    /// Normal with mean 0 and variance 1.
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// The next values of [`Stream::exponential`], all at once: the state stays in registers, at a third of the price.
    pub fn fill_exponential(&mut self, values: &mut [f64]) {
        let mut source = self.0.clone();
        values.iter_mut().for_each(|value| *value = Exp1.sample(&mut source));
        self.0 = source;
    }

    /// The next values of [`Stream::normal`], all at once.
    pub fn fill_normal(&mut self, values: &mut [f64]) {
        let mut source = self.0.clone();
        values.iter_mut().for_each(|value| *value = StandardNormal.sample(&mut source));
        self.0 = source;
    }

    /// A stream of its own, of which this one spends exactly one step: for laws that need a random number of draws,
    /// so that the k-th value always comes from the k-th step.
    pub fn branch(&mut self) -> Stream {
        Stream(Xoshiro256PlusPlus::seed_from_u64(self.0.next_u64()))
    }
}

/// FNV-1a, 64 bits: a name as a number that does not depend on its place in the file.
pub fn hash_name(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// One block of Philox4x32 with ten rounds.
fn philox4x32_10(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let a = u64::from(counter[0]) * 0xD251_1F53;
        let b = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [(b >> 32) as u32 ^ counter[1] ^ key[0], b as u32, (a >> 32) as u32 ^ counter[3] ^ key[1], a as u32];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

#[cfg(test)]
mod streams;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_the_published_known_answers() {
        assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox4x32_10([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
    }

    #[test]
    fn each_part_of_an_address_leads_elsewhere() {
        let luck = Luck::new(1, 0);
        let mut seen = vec![
            luck.at(1, Purpose::Talk, 0, 0).bits(),
            luck.at(2, Purpose::Talk, 0, 0).bits(),
            luck.at(1, Purpose::Hold, 0, 0).bits(),
            luck.at(1, Purpose::Talk, 1, 0).bits(),
            luck.at(1, Purpose::Talk, 0, 1).bits(),
            Luck::new(2, 0).at(1, Purpose::Talk, 0, 0).bits(),
            Luck::new(1, 1).at(1, Purpose::Talk, 0, 0).bits(),
        ];
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 7);
    }
}
