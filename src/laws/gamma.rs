//! Gamma, by the method of Marsaglia & Tsang (2000).

use super::{CV, Law, LawEntry, MEAN, mean_and_cv};
use crate::document::{Files, Table};
use crate::random::Stream;

pub(super) const ENTRY: LawEntry = LawEntry {
    name: "gamma",
    summary: "from nearly constant (small cv) to mostly short with a long tail (cv above 1)",
    keys: &[MEAN, CV],
    read,
};

/// A gamma law.
#[derive(Clone, Debug, PartialEq)]
pub struct Gamma {
    mean: f64,
    shape: f64,
    scale: f64,
    /// Marsaglia and Tsang's d and c, of the shape, or of the shape plus one when it is below one.
    d: f64,
    c: f64,
    /// 1/shape when the shape is below one, else 0.
    boost: f64,
}

impl Gamma {
    /// With this mean, seconds, and this coefficient of variation, both above 0.
    pub fn new(mean: f64, cv: f64) -> Gamma {
        let shape = 1.0 / (cv * cv);
        let (lifted, boost) = if shape < 1.0 { (shape + 1.0, 1.0 / shape) } else { (shape, 0.0) };
        let d = lifted - 1.0 / 3.0;
        Gamma { mean, shape, scale: mean / shape, d, c: 1.0 / (9.0 * d).sqrt(), boost }
    }

    /// One draw, of which `stream` spends exactly one step, whatever the rejections.
    pub fn draw(&self, stream: &mut Stream) -> f64 {
        let mut own = stream.branch();
        let unit = loop {
            let x = own.normal();
            let root = 1.0 + self.c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = 1.0 - own.uniform();
            let x2 = x * x;
            if u < 1.0 - 0.0331 * x2 * x2 || libm::log(u) < 0.5 * x2 + self.d * (1.0 - v + libm::log(v)) {
                break self.d * v;
            }
        };
        if self.boost > 0.0 {
            // Gamma(a) = Gamma(a + 1) · U^(1/a).
            return self.scale * unit * libm::pow(1.0 - own.uniform(), self.boost);
        }
        self.scale * unit
    }

    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    pub(super) fn variance(&self) -> f64 {
        self.mean * self.mean / self.shape
    }
}

fn read(table: &Table<'_>, _: &dyn Files) -> Option<Law> {
    let (mean, cv) = mean_and_cv(table)?;
    Some(if cv > 0.0 { Law::Gamma(Gamma::new(mean, cv)) } else { Law::Constant(mean) })
}
