//! Service and breaches by window over replications: counts alone, so that memory does not grow with them.
//!
//! In: what each replication's windows show, in order. Out: [`WindowRisk`] of each kind.

use super::by_window::{InWindows, Windows};
use super::few::FEW;
use crate::results::risk::{Spread, WindowRisk};
use crate::statistics::{Binned, Clusters, Sample};

/// Quantiles that a spread tells.
pub const SHARES: [f64; 3] = [0.05, 0.5, 0.95];

/// One kind of window over replications.
#[derive(Clone, Debug, Default)]
struct Kept {
    breaches: Clusters,
    shares: Binned,
    worst_of_calendar: Sample,
    worst: Option<f64>,
    values: u64,
}

/// All kinds of windows over replications.
#[derive(Clone, Debug)]
pub struct Risks {
    kinds: Vec<(&'static str, Kept)>,
}

impl Risks {
    /// No replication yet.
    pub fn new(windows: &Windows) -> Risks {
        Risks { kinds: windows.names().map(|name| (name, Kept::default())).collect() }
    }

    /// One replication, in their order.
    pub fn add(&mut self, served: &[InWindows]) {
        for ((_, kept), served) in self.kinds.iter_mut().zip(served) {
            kept.breaches.push(served.breached, served.judged);
            kept.values += served.shares.len() as u64;
            if let Some(worst) = served.shares.iter().copied().reduce(f64::min) {
                kept.shares.push(&served.shares);
                kept.worst_of_calendar.push(worst);
                kept.worst = Some(kept.worst.map_or(worst, |known| known.min(worst)));
            }
        }
    }

    /// What came of all.
    pub fn finish(&self, confidence: f64) -> Vec<WindowRisk> {
        self.kinds.iter().map(|(name, kept)| kept.finish(name, confidence)).collect()
    }
}

impl Kept {
    fn finish(&self, name: &str, confidence: f64) -> WindowRisk {
        let (windows, breached) = (self.breaches.windows(), self.breaches.hits());
        let few = |events: u64| events < FEW;
        WindowRisk {
            window: name.to_owned(),
            windows,
            breached,
            breach: self.breaches.share(confidence),
            few_events: windows > 0 && (few(breached) || few(windows - breached)),
            service: self.spread(confidence),
        }
    }

    fn spread(&self, confidence: f64) -> Spread {
        let quantiles = self.shares.quantiles(&SHARES, confidence);
        let of = |place: usize| quantiles.get(place).copied().unwrap_or_default();
        Spread {
            values: self.values,
            mean: self.shares.mean(confidence),
            p5: of(0),
            p50: of(1),
            p95: of(2),
            worst_of_calendar: self.worst_of_calendar.estimate(confidence).as_share(),
            worst: self.worst,
        }
    }
}
