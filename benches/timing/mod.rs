//! CPU time of rows that are compared: interleaved, so that a noisy minute hits all of them.
//!
//! In: rows, each of which runs so many replications. Out: medians of nanoseconds for a contact, and of the ratio to the
//! row that is the measure of the others, taken round by round.

#![allow(dead_code)]

use cpu_time::ProcessTime;

/// Something whose cost is measured.
pub struct Row<'a> {
    /// Its name.
    pub name: String,
    contacts: f64,
    run: Box<dyn FnMut(u64) + 'a>,
    next: u64,
    batch: u64,
    samples: Vec<f64>,
}

impl<'a> Row<'a> {
    /// A row: `run` gets the number of a replication, each of which has about so many contacts.
    pub fn new(name: &str, contacts: f64, run: impl FnMut(u64) + 'a) -> Row<'a> {
        Row { name: name.to_owned(), contacts, run: Box::new(run), next: 1, batch: 1, samples: Vec::new() }
    }

    /// CPU nanoseconds for a contact, over one batch.
    fn sample(&mut self) -> f64 {
        let began = ProcessTime::now();
        for _ in 0..self.batch {
            (self.run)(self.next);
            self.next += 1;
        }
        began.elapsed().as_nanos() as f64 / self.batch as f64 / self.contacts
    }

    /// The median so far.
    pub fn median(&self) -> f64 {
        median(self.samples.clone())
    }

    /// The median over rounds of this row's cost to that of another.
    pub fn ratio_to(&self, other: &Row<'_>) -> f64 {
        median(self.samples.iter().zip(&other.samples).map(|(own, other)| own / other).collect())
    }
}

/// A batch takes at least so long, seconds.
const BATCH: f64 = 0.02;

/// Measures all rows, round by round.
pub fn interleaved(rows: &mut [Row<'_>], rounds: usize) {
    for row in rows.iter_mut() {
        // Warms the caches, and says how many replications make a batch.
        row.sample();
        let once = row.sample() * row.contacts * 1e-9;
        row.batch = (BATCH / once).ceil().clamp(1.0, 1e6) as u64;
    }
    for _ in 0..rounds {
        for row in rows.iter_mut() {
            let sample = row.sample();
            row.samples.push(sample);
        }
    }
}

/// The middle value.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        _ if values.is_empty() => f64::NAN,
        1 => values[middle],
        _ => (values[middle - 1] + values[middle]) / 2.0,
    }
}
