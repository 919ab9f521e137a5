//! Words of 64 neighbouring streams in turn, as bytes without end: `cargo run --release --example stream | RNG_test stdin64`.
//!
//! In: a seed (1), and which part of the address neighbours differ in: `replications` or `numbers`. It ends when nobody reads on.

use std::io::Write;

use busyhour::random::{Luck, Purpose, Stream};

fn main() {
    let mut given = std::env::args().skip(1);
    let seed: u64 = given.next().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let by_number = given.next().as_deref() == Some("numbers");
    let stream = |k: u64| match by_number {
        true => Luck::new(seed, 0).at(1, Purpose::Talk, k, 0),
        false => Luck::new(seed, k).at(1, Purpose::Talk, 0, 0),
    };
    let mut streams: Vec<Stream> = (0..64).map(stream).collect();
    let mut out = std::io::stdout().lock();
    loop {
        let block: Vec<u8> = (0..64)
            .flat_map(|_| streams.iter_mut().flat_map(|s| s.bits().to_le_bytes()).collect::<Vec<u8>>())
            .collect();
        if out.write_all(&block).is_err() {
            return;
        }
    }
}
