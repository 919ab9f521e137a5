//! One replication by itself: what is kept of it for tables of replications, and the figures that follow.
//!
//! In: the tally of a replication that has ended, the verdicts on it. Out: counters of each contact type and of the total, small
//! enough to keep millions of them; and any measure of them as a part and a whole, so that over replications it is the ratio of
//! their sums.

use super::counts::{COUNTS, Counts};
use super::parts::Judgement;
use super::table::{MEASURES, Measure, Of, on};
use super::tally::Tally;
use super::target::Verdicts;
use crate::centre::{Centre, ContactId};
use crate::results::sweep::Counted;

/// Quantiles of waits, by the name of their measure.
const WAITS: [(&str, f64); 3] = [("wait_p50", 0.5), ("wait_p90", 0.9), ("wait_p95", 0.95)];
/// Shares of windows, by the name of their measure.
const WINDOWS: [&str; 3] = ["intervals_on_target", "days_on_target", "breach"];
/// Whether every window of the target was met.
const MET: &str = "replications_on_target";

/// Rows of a replication, by the bit of [`on`] that says what they are: contact types in their order, then their total.
pub fn rows(centre: &Centre) -> Vec<(String, u16)> {
    let kind = |inbound: bool| if inbound { on::INBOUND } else { on::WORK };
    let types = centre.contacts.iter().map(|contact| (contact.name.clone(), kind(contact.is_inbound())));
    types.chain([("total".to_owned(), on::TOTAL)]).collect()
}

/// What is kept of a replication that has ended, in the order of [`rows`].
pub fn counted(tally: &Tally, judgement: &Judgement, centre: &Centre) -> Vec<Counted> {
    let types = centre.contacts.len();
    let of = |row: usize| {
        let (counts, verdicts) = match row {
            row if row < types => (tally.contact(ContactId(row as u16)), judgement.of(row)),
            _ => (tally.total(), Some(judgement.all())),
        };
        let waits = if row == types || centre.contacts.get(row).is_some_and(|contact| contact.is_inbound()) {
            tally.waits[row].quantiles(WAITS.map(|(_, share)| share)).to_vec()
        } else {
            Vec::new()
        };
        Counted {
            counts: counts.as_slice().to_vec(),
            waits,
            windows: verdicts.map_or_else(Vec::new, windows),
            met: verdicts.and_then(Verdicts::met),
        }
    };
    (0..=types).map(of).collect()
}

/// The counters of each interval, in the order of [`rows`].
pub fn by_interval(tally: &Tally, centre: &Centre) -> Vec<Vec<Vec<i64>>> {
    let types = centre.contacts.len();
    let of = |row: usize, interval: usize| match row {
        row if row < types => tally.contact_in(ContactId(row as u16), interval),
        _ => tally.total_in(interval),
    };
    let row = |row: usize| (0..tally.intervals()).map(|interval| of(row, interval).as_slice().to_vec()).collect();
    (0..=types).map(row).collect()
}

/// Windows judged, and those that met the target; of months those that missed it.
fn windows(verdicts: &Verdicts) -> Vec<(u32, u32)> {
    let count = |verdicts: &[Option<bool>], wanted: bool| {
        let judged = verdicts.iter().flatten();
        (judged.clone().count() as u32, judged.filter(|met| **met == wanted).count() as u32)
    };
    vec![count(&verdicts.intervals, true), count(&verdicts.days, true), count(&verdicts.kept, false)]
}

/// A measure of a row of one replication.
#[derive(Clone, Copy)]
pub struct Figure {
    /// The measure.
    pub measure: &'static Measure,
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Count(fn(&Counts) -> f64),
    Ratio(fn(&Counts) -> (f64, f64)),
    Wait(usize),
    Windows(usize),
    Met,
}

/// What a figure of one replication is: over replications it is Σ part / Σ whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The part; none where there is nothing to speak of.
    pub part: Option<f64>,
    /// Of what; 1 of what is counted, and where a replication speaks for itself.
    pub whole: f64,
}

impl Share {
    /// A number that stands for its replication.
    pub fn alone(part: Option<f64>) -> Share {
        Share { part, whole: 1.0 }
    }

    /// Part of whole.
    pub fn of(part: f64, whole: f64) -> Share {
        Share { part: Some(part), whole }
    }

    /// The figure of this replication alone; none where the whole is nothing.
    pub fn value(&self) -> Option<f64> {
        self.part.filter(|_| self.whole > 0.0).map(|part| part / self.whole)
    }
}

impl Figure {
    /// All figures of a replication's rows, in the order of the measures.
    pub fn all() -> Vec<Figure> {
        let rows = on::INBOUND | on::WORK | on::TOTAL;
        let figure = |measure: &'static Measure| {
            let place = |names: &[&str]| names.iter().position(|name| *name == measure.name);
            let kind = match measure.of {
                Of::Sum(of) => Kind::Count(of),
                Of::Ratio(of) => Kind::Ratio(of),
                Of::Own if measure.name == MET => Kind::Met,
                Of::Own => {
                    let wait = place(&WAITS.map(|(name, _)| name)).map(Kind::Wait);
                    wait.or(place(&WINDOWS).map(Kind::Windows))?
                }
            };
            Some(Figure { measure, kind })
        };
        MEASURES.iter().filter(|measure| measure.on & rows != 0).filter_map(figure).collect()
    }

    /// Whether rows of this kind have it.
    pub fn is_on(&self, kind: u16) -> bool {
        self.measure.on & kind != 0
    }

    /// Whether it is a ratio, and has a whole of its own.
    pub fn is_ratio(&self) -> bool {
        matches!(self.kind, Kind::Ratio(_) | Kind::Windows(_))
    }

    /// Whether it is yes or no in each replication.
    pub fn is_chance(&self) -> bool {
        matches!(self.kind, Kind::Met)
    }

    /// Whether it follows from counters, and is known of an interval, too.
    pub fn is_counted(&self) -> bool {
        matches!(self.kind, Kind::Count(_) | Kind::Ratio(_))
    }

    /// Of counters alone; nothing where it does not follow from them.
    pub fn of_counts(&self, counts: &[i64]) -> Share {
        let Some(counts) = Counts::from_slice(counts) else { return Share::alone(None) };
        match self.kind {
            Kind::Count(of) => Share::alone(Some(of(&counts))),
            Kind::Ratio(of) => {
                let (part, whole) = of(&counts);
                Share::of(part, whole)
            }
            _ => Share::alone(None),
        }
    }

    /// Of a row.
    pub fn of(&self, row: &Counted) -> Share {
        match self.kind {
            Kind::Wait(nth) => Share::alone(row.waits.get(nth).copied().flatten()),
            Kind::Windows(nth) => {
                let (judged, found) = row.windows.get(nth).copied().unwrap_or_default();
                Share::of(f64::from(found), f64::from(judged))
            }
            Kind::Met => Share::alone(row.met.map(|met| if met { 1.0 } else { 0.0 })),
            _ => self.of_counts(&row.counts),
        }
    }
}

/// How many counters a row has.
pub const COUNTERS: usize = COUNTS;
