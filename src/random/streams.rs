//! Streams of neighbouring addresses, one word of each in turn: what a simulation sees of them is as good as one stream.
//!
//! Design: 64 streams, 2^20 words in all; serial correlation, gaps and Hamming weights, each at one in a million over all tests of an
//! address. What each sees with a chance of 99.9 % is stated and asserted; faults that are planted are seen.
//! `BUSYHOUR_SEED=N` moves the streams, `BUSYHOUR_DRAWS=K` takes so many times as many words, `BUSYHOUR_ALPHA` is another chance.
#![allow(clippy::unwrap_used)]

use super::{Luck, Purpose, Stream};

/// Streams side by side.
const STREAMS: u64 = 64;
const WORDS: usize = 1 << 20;
/// Standard errors within which a false one is missed once in a thousand.
const POWER: f64 = 3.09;

fn variable(name: &str) -> Option<f64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap())
}

fn words() -> usize {
    WORDS * variable("BUSYHOUR_DRAWS").map_or(1, |times| times as usize)
}

/// Standard errors beyond which a normal number lies so rarely, on either side.
fn z(alpha: f64) -> f64 {
    let (mut low, mut high) = (0.0, 40.0);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if libm::erfc(middle / std::f64::consts::SQRT_2) > alpha { low = middle } else { high = middle }
    }
    high
}

/// One of the tests: its value in standard errors.
type Found = (String, f64);

/// Correlation of a word's uniform with that of so many words before: its standard error is 1/√n.
fn serial(words: &[u64], lag: usize) -> Found {
    let centred = |word: u64| (word >> 11) as f64 / (1u64 << 53) as f64 - 0.5;
    let n = (words.len() - lag) as f64;
    let sum: f64 = words.iter().zip(&words[lag..]).map(|(a, b)| centred(*a) * centred(*b)).sum();
    (format!("serial correlation at {lag}"), sum * 12.0 / n.sqrt())
}

/// Chi-squared as a normal number (Wilson and Hilferty, PNAS 17, 1931), of counts and what is expected of them.
fn chi_squared(counts: &[(f64, f64)]) -> f64 {
    let value: f64 = counts.iter().map(|(found, expected)| (found - expected) * (found - expected) / expected).sum();
    let df = (counts.len() - 1) as f64;
    let spread = 2.0 / (9.0 * df);
    (libm::cbrt(value / df) - (1.0 - spread)) / spread.sqrt()
}

/// How many words pass between two of which the first bits are `1/8` of all values: a geometric law, the rest of it in one.
fn gaps(words: &[u64]) -> Found {
    const LONG: usize = 60;
    let (mut counts, mut gap) = (vec![0.0; LONG + 1], 0);
    for word in words {
        if word >> 61 == 0 {
            counts[gap.min(LONG)] += 1.0;
            gap = 0;
        } else {
            gap += 1;
        }
    }
    let all: f64 = counts.iter().sum();
    let missed = |times: usize| (0..times).fold(1.0, |chance, _| chance * 0.875);
    let chance = |gap: usize| if gap == LONG { missed(gap) } else { missed(gap) / 8.0 };
    let both: Vec<(f64, f64)> = counts.iter().enumerate().map(|(gap, found)| (*found, all * chance(gap))).collect();
    ("gaps".to_owned(), chi_squared(&both))
}

/// How many bits of a word are set: a binomial law, with those of 20 and fewer and of 44 and more together.
fn weights(words: &[u64]) -> Found {
    let cell = |weight: u32| (weight.clamp(20, 44) - 20) as usize;
    let mut both = vec![(0.0, 0.0); 25];
    words.iter().for_each(|word| both[cell(word.count_ones())].0 += 1.0);
    let mut ways = 1.0;
    for weight in 0..=64 {
        both[cell(weight)].1 += words.len() as f64 * ways / 2.0_f64.powi(64);
        ways *= f64::from(64 - weight) / f64::from(weight + 1);
    }
    ("Hamming weights".to_owned(), chi_squared(&both))
}

/// All bits: half of them are set.
fn bits(words: &[u64]) -> Found {
    let set: f64 = words.iter().map(|word| f64::from(word.count_ones())).sum();
    let all = words.len() as f64 * 64.0;
    ("bits".to_owned(), (set - all / 2.0) / (all / 4.0).sqrt())
}

/// Bits that a word has in common with the one so many before: of words that depend on each other more or fewer than half.
fn common(words: &[u64], lag: usize) -> Found {
    let differing: Vec<u64> = words.iter().zip(&words[lag..]).map(|(a, b)| a ^ b).collect();
    (format!("bits in common at {lag}"), bits(&differing).1)
}

/// Every test of words that come from 64 streams in turn: with the neighbour, and with the same stream's word before.
fn tests(words: &[u64]) -> Vec<Found> {
    let lags = [1, 2, 63, 64, 65];
    let mut found = vec![gaps(words), weights(words), bits(words)];
    found.extend(lags.iter().map(|lag| serial(words, *lag)));
    found.extend(lags.iter().map(|lag| common(words, *lag)));
    found
}

fn interleaved(of: impl Fn(u64) -> Stream) -> Vec<u64> {
    let mut streams: Vec<Stream> = (0..STREAMS).map(of).collect();
    let turns = words() / streams.len();
    (0..turns).flat_map(|_| streams.iter_mut().map(Stream::bits).collect::<Vec<u64>>()).collect()
}

/// The tests that are out of what luck explains.
fn failed(words: &[u64]) -> Vec<Found> {
    let all = tests(words);
    let far = z(variable("BUSYHOUR_ALPHA").unwrap_or(1e-6) / all.len() as f64);
    all.into_iter().filter(|(_, found)| found.is_nan() || found.abs() > far).collect()
}

fn seed() -> u64 {
    variable("BUSYHOUR_SEED").map_or(20_261_124, |seed| seed as u64)
}

#[test]
fn streams_of_neighbouring_addresses_are_as_good_as_one() {
    let luck = Luck::new(seed(), 0);
    let neighbours: [(&str, Vec<u64>); 6] = [
        ("seeds", interleaved(|k| Luck::new(seed() + k, 0).at(1, Purpose::Talk, 0, 0))),
        ("replications", interleaved(|k| Luck::new(seed(), k).at(1, Purpose::Talk, 0, 0))),
        ("names", interleaved(|k| luck.at(k, Purpose::Talk, 0, 0))),
        ("numbers", interleaved(|k| luck.at(1, Purpose::Talk, k, 0))),
        ("ordinals", interleaved(|k| luck.at(1, Purpose::Talk, 0, k as u32))),
        // A short stream of each address, as of a caller who calls again.
        ("first words", (0..words() as u64).map(|k| luck.at(1, Purpose::FollowUp, k, 0).bits()).collect()),
    ];
    for (what, words) in neighbours {
        assert!(failed(&words).is_empty(), "{what}: {:?}", failed(&words));
    }
}

#[test]
fn branches_of_one_stream_are_as_good_as_one() {
    let mut stream = Luck::new(seed(), 1).stream("branches", Purpose::Talk);
    let branches: Vec<Stream> = (0..STREAMS).map(|_| stream.branch()).collect();
    let words = interleaved(|k| branches[k as usize].clone());
    assert!(failed(&words).is_empty(), "{:?}", failed(&words));
}

#[test]
fn faults_that_are_planted_are_seen() {
    let at = |number: u64| Luck::new(seed(), 0).at(1, Purpose::Talk, number, 0);
    // All streams are one; the last bit of the address is lost; each is the one before, a step later.
    let shared = interleaved(|_| at(0));
    let bit_lost = interleaved(|k| at(k >> 1));
    let late = interleaved(|k| {
        let mut stream = at(0);
        (0..k).for_each(|_| {
            stream.bits();
        });
        stream
    });
    for (what, words) in [("shared", shared), ("bit lost", bit_lost), ("late", late)] {
        assert!(failed(&words).iter().any(|(_, found)| found.abs() > z(1e-6) + POWER), "{what}");
    }
    // One bit of 64 that is set in 54 % of words; one word of 128 that is the one before.
    let mut coin = Luck::new(seed(), 2).stream("coin", Purpose::Deal);
    let good = interleaved(at);
    let bent: Vec<u64> = good.iter().map(|word| word | u64::from(coin.uniform() < 0.08)).collect();
    let mut repeated = good.clone();
    (0..repeated.len() / 128).for_each(|k| repeated[128 * k + 1] = repeated[128 * k]);
    assert!(failed(&good).is_empty() && !failed(&bent).is_empty() && !failed(&repeated).is_empty());
}

#[test]
fn so_many_words_see_what_is_stated() {
    let (n, far) = (WORDS as f64, z(1e-6 / 13.0) + POWER);
    // A correlation of 0.01, and a bit that is set in 50.06 % of cases.
    assert!(far / n.sqrt() < 0.01, "{}", far / n.sqrt());
    assert!(far * (0.25 / (64.0 * n)).sqrt() < 6e-4);
}
