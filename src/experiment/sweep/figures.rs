//! The figures of a sweep: what tables have a column for, over replications.
//!
//! In: a sweep, what is kept of replications. Out: each figure's name, unit and meaning; its value in one replication and its estimate
//! over several. Ratios are ratios of sums.

use crate::experiment::sweep::asked::{Layout, Sweep};
use crate::measures::single::{Figure, Share};
use crate::measures::{Unit, measure, on};
use crate::results::sweep::Replicated;
use crate::statistics::{Estimate, Ratio, Sample, wilson};

/// A figure.
#[derive(Clone, Copy)]
pub enum Told {
    /// Of any row.
    Measure(Figure),
    /// Of the total: its name, and whether it is a ratio.
    Money(&'static str, bool),
}

impl Told {
    /// All figures of a sweep: those that any of its options has, measures before money.
    pub fn all(sweep: &Sweep) -> Vec<Told> {
        let of_rows = |figure: &Figure| {
            let mut kinds = sweep.layouts.iter().flat_map(|layout| layout.rows.iter().map(|(_, kind)| *kind));
            kinds.any(|kind| figure.is_on(kind))
        };
        let mut told: Vec<Told> = Figure::all().into_iter().filter(of_rows).map(Told::Measure).collect();
        for (name, is_ratio) in sweep.layouts.iter().flat_map(|layout| layout.money.iter().copied()) {
            // What money counts of the total stands in the column of the measure that it is.
            if !told.iter().any(|known| known.name() == name) {
                told.push(Told::Money(name, is_ratio));
            }
        }
        told
    }

    /// Its name.
    pub fn name(&self) -> &'static str {
        match self {
            Told::Measure(figure) => figure.measure.name,
            Told::Money(name, _) => name,
        }
    }

    /// What it is counted in.
    pub fn unit(&self) -> Unit {
        match self {
            Told::Measure(figure) => figure.measure.unit,
            Told::Money(name, _) => measure(name).map_or(Unit::Money, |measure| measure.unit),
        }
    }

    /// Its column in the tables, with its unit.
    pub fn column(&self, currency: &str) -> String {
        match self.unit() {
            Unit::Seconds => format!("{}_s", self.name()),
            Unit::Money => format!("{}_{}", self.name(), currency.to_lowercase()),
            _ => self.name().to_owned(),
        }
    }

    /// What it says.
    pub fn definition(&self) -> &'static str {
        match self {
            Told::Measure(figure) => figure.measure.definition,
            Told::Money(name, _) => measure(name).map_or("", |measure| measure.definition),
        }
    }

    /// Whether it is a ratio of sums, so that its whole is needed to put replications together.
    pub fn is_ratio(&self) -> bool {
        match self {
            Told::Measure(figure) => figure.is_ratio(),
            Told::Money(_, is_ratio) => *is_ratio,
        }
    }

    /// What it is over replications, as the end of its definition.
    pub fn put_together(&self) -> &'static str {
        match self {
            Told::Measure(figure) if figure.is_chance() => "; over replications, the share of them",
            _ if self.is_ratio() => "; over replications, the ratio of sums",
            _ => "; over replications, their mean",
        }
    }

    /// Whether it is known of an interval.
    pub fn is_counted(&self) -> bool {
        matches!(self, Told::Measure(figure) if figure.is_counted())
    }

    /// Whether a row has it.
    pub fn is_on(&self, layout: &Layout, row: usize) -> bool {
        let kind = layout.rows.get(row).map_or(0, |(_, kind)| *kind);
        match self {
            Told::Measure(figure) if figure.is_on(kind) => true,
            _ => kind & on::TOTAL != 0 && layout.money.iter().any(|(known, _)| *known == self.name()),
        }
    }

    /// In a row of one replication; none where the row does not have it.
    pub fn of(&self, layout: &Layout, replicated: &Replicated, row: usize) -> Option<Share> {
        let kind = layout.rows.get(row).map_or(0, |(_, kind)| *kind);
        match self {
            Told::Measure(figure) if figure.is_on(kind) => replicated.rows.get(row).map(|counted| figure.of(counted)),
            _ if !self.is_on(layout, row) => None,
            _ => {
                let nth = layout.money.iter().position(|(known, _)| *known == self.name())?;
                let (part, whole) = replicated.money.get(nth).copied()?;
                let is_ratio = layout.money.get(nth).is_some_and(|(_, is_ratio)| *is_ratio);
                Some(if is_ratio { Share::of(part, whole) } else { Share::alone(Some(part)) })
            }
        }
    }

    /// Over replications.
    pub fn over(&self, layout: &Layout, replications: &[Replicated], row: usize, confidence: f64) -> Estimate {
        let mut sums = Sums::default();
        replications.iter().filter_map(|one| self.of(layout, one, row)).for_each(|share| sums.push(share));
        sums.estimate(self, confidence)
    }
}

/// A figure over replications, as they come.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    ratio: Ratio,
    alone: Sample,
}

impl Sums {
    /// One replication more.
    pub fn push(&mut self, share: Share) {
        let Some(part) = share.part else { return };
        self.ratio.push(part, share.whole);
        self.alone.push(part);
    }

    /// The estimate of a figure.
    pub fn estimate(&self, told: &Told, confidence: f64) -> Estimate {
        if matches!(told, Told::Measure(figure) if figure.is_chance()) {
            return wilson(self.alone.sum() as u64, self.alone.n(), confidence);
        }
        let estimate = if told.is_ratio() { self.ratio.estimate(confidence) } else { self.alone.estimate(confidence) };
        match told.unit() {
            Unit::Share => estimate.as_share(),
            Unit::Money => estimate,
            _ => estimate.not_negative(),
        }
    }
}

/// A figure of one row of an option, by the path that scenarios use: `total.service_level`, `contacts.sales.asa`.
#[derive(Clone, Copy)]
pub struct Pointed {
    /// The figure.
    pub told: Told,
    /// The row, alike in all options.
    pub row: usize,
}

impl Pointed {
    /// Reads a path.
    ///
    /// # Errors
    /// There is no such row or figure, with the nearest.
    pub fn parse(path: &str, sweep: &Sweep) -> Result<Pointed, String> {
        let Some(layout) = sweep.layouts.first() else { return Err("there is no option".to_owned()) };
        let (row, name) = match path.strip_prefix("contacts.").and_then(|rest| rest.rsplit_once('.')) {
            Some((contact, name)) => (contact, name),
            None => ("total", path.strip_prefix("total.").unwrap_or(path)),
        };
        let rows: Vec<String> = layout.rows.iter().map(|(name, _)| name.to_string()).collect();
        let Some(place) = rows.iter().position(|known| known == row) else {
            return Err(crate::document::value::unknown_name("contact type", row, &rows));
        };
        let known: Vec<Told> = Told::all(sweep).into_iter().filter(|told| told.is_on(layout, place)).collect();
        let told = known.iter().find(|told| told.name() == name).copied();
        if let Some(meant) = known.iter().find(|told| told.name() != name && told.column(&sweep.currency) == name) {
            let above = if row == "total" { "total".to_owned() } else { format!("contacts.{row}") };
            return Err(format!("is a column of the tables; did you mean \"{above}.{}\"?", meant.name()));
        }
        let names: Vec<String> = known.iter().map(|told| told.name().to_owned()).collect();
        told.map(|told| Pointed { told, row: place })
            .ok_or_else(|| crate::document::value::unknown_name("figure of a sweep", name, &names))
    }
}
