//! Money by month of one replication over a plan.
//!
//! In: an option at several volumes, own people by month. Out: what each month costs and earns. Money between two volumes is
//! interpolated in a straight line; wages and prices rise with the plan's years, contracts with an index by their own.

use crate::economics::planned::{Planned, Split};
use crate::experiment::money::Month;
use crate::experiment::years::heads::path;
use crate::experiment::years::response::{Figures, Grid};
use crate::experiment::years::volume::Calendar;
use crate::results::years::PlanMonth;
use crate::scenario::plan::Plan;

/// A cell of the grid and its weight.
pub type Weighed = ((usize, usize), f64);

/// Own people of an option over the plan, from the month in which it begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Staffed {
    /// The first month.
    pub from: usize,
    /// By month of the plan, people that its volume asks for; 0 before the first.
    pub needed: Vec<f64>,
    /// People that there are.
    pub heads: Vec<f64>,
    /// The volume that they are enough for; none where they are enough.
    short: Vec<Option<f64>>,
}

impl Staffed {
    /// The people of an option that begins in month `from`, whom its first month needs being there.
    pub fn new(grid: &Grid<'_>, calendar: &Calendar, plan: &Plan, from: usize) -> Staffed {
        let by_level = grid.heads();
        let at = |volume: f64| {
            let (lower, upper, share) = calendar.around(volume);
            let of = |place: usize| by_level.get(place).copied().unwrap_or(0.0);
            of(lower) + (of(upper) - of(lower)) * share
        };
        let needed: Vec<f64> = calendar.months.iter().map(|month| at(month.volume)).collect();
        let mut heads = vec![0.0; from.min(needed.len())];
        heads.extend(path(needed.get(from..).unwrap_or_default(), plan.hiring.as_ref(), grid.leaving()));
        let short = |(needed, heads): (&f64, &f64)| {
            (*heads < needed - 1e-9).then(|| enough_for(*heads, &by_level, &calendar.levels))
        };
        let short = needed.iter().zip(&heads).map(short).collect();
        Staffed { from, needed, heads, short }
    }

    /// Who is hired in a month after the first.
    fn hired(&self, month: usize) -> f64 {
        if month <= self.from {
            return 0.0;
        }
        let of = |month: usize| self.heads.get(month).copied().unwrap_or(0.0);
        (of(month) - of(month - 1)).max(0.0)
    }

    /// The cells whose figures a month is made of.
    pub fn cells(&self, month: usize, calendar: &Calendar) -> Vec<Weighed> {
        let volume = calendar.months.get(month).map_or(1.0, |month| month.volume);
        let (lower, upper, share) = calendar.around(volume);
        let by_volume = [(lower, 1.0 - share), (upper, share)];
        let cells = match self.short.get(month).copied().flatten().filter(|_| month >= self.from) {
            None => by_volume.map(|(level, weight)| ((level, level), weight)).to_vec(),
            Some(enough) => {
                let (few, more, part) = calendar.around(enough);
                let by_staff = [(few, 1.0 - part), (more, part)];
                let pairs = by_volume.iter().flat_map(|(volume, weight)| {
                    by_staff.iter().map(move |(staff, part)| ((*volume, *staff), weight * part))
                });
                pairs.collect()
            }
        };
        cells.into_iter().filter(|(_, weight)| *weight > 0.0).collect()
    }
}

/// The volume for which so many people are enough, straight between levels.
fn enough_for(heads: f64, by_level: &[f64], levels: &[f64]) -> f64 {
    let upper = by_level.iter().position(|needed| *needed >= heads).unwrap_or(levels.len().saturating_sub(1));
    let at = |list: &[f64], place: usize| list.get(place).copied().unwrap_or(0.0);
    let Some(lower) = upper.checked_sub(1) else { return at(levels, 0) };
    let (few, many) = (at(by_level, lower), at(by_level, upper));
    let share = if many > few { ((heads - few) / (many - few)).clamp(0.0, 1.0) } else { 1.0 };
    at(levels, lower) + (at(levels, upper) - at(levels, lower)) * share
}

/// A replication over the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// Money by month, what is paid once in its month.
    pub months: Vec<Month>,
    /// What is paid once at the beginning of a month: the month, money.
    pub once: Vec<(usize, f64)>,
}

impl Flow {
    /// Its worth at the plan's start: money of a month at the month's end, what is paid once at its beginning.
    pub fn present(&self, calendar: &Calendar) -> Month {
        let mut sum = Month::default();
        for (month, of) in self.months.iter().zip(&calendar.months) {
            sum.cost += month.cost * of.discount;
            sum.profit += month.profit * of.discount;
        }
        for (month, paid) in &self.once {
            // It stands in its month, too, whose end is later.
            let later = calendar.months.get(*month).map_or(0.0, |of| of.discount);
            sum.cost += paid * (calendar.at_start(*month) - later);
            sum.profit -= paid * (calendar.at_start(*month) - later);
        }
        sum
    }

    /// Pays once, at the beginning of a month.
    pub fn pay_once(&mut self, month: usize, paid: f64) {
        if let Some(of) = self.months.get_mut(month) {
            of.cost += paid;
            of.profit -= paid;
            self.once.push((month, paid));
        }
    }
}

/// A figure of a cell's replication by the cells' weights.
pub fn weighed(grid: &Grid<'_>, cells: &[Weighed], replication: usize, of: impl Fn(&Figures) -> f64) -> f64 {
    let figure =
        |(cell, weight): &Weighed| grid.cell(*cell).get(replication).map_or(0.0, |figures| weight * of(figures));
    cells.iter().map(figure).sum()
}

/// What a provider's money of a month comes to in a month of the plan.
fn risen(split: Split, month: &PlanMonth) -> f64 {
    split.wages * month.wages + split.prices * month.prices + split.fixed
}

/// Money of a month of an option that began in month `staffed.from`; nothing is paid once in it.
pub fn month(
    grid: &Grid<'_>,
    staffed: &Staffed,
    cells: &[Weighed],
    calendar: &Calendar,
    (replication, month): (usize, usize),
) -> Month {
    let Some(of) = calendar.months.get(month) else { return Month::default() };
    let since = (month - staffed.from.min(month)) as u32;
    let paid = |figures: &Figures| -> f64 {
        figures.providers.iter().map(|provider: &Planned| risen(provider.month(since), of)).sum()
    };
    let hired = staffed.hired(month) * grid.one_more * of.wages;
    let cost = weighed(grid, cells, replication, paid) + hired;
    Month { cost, profit: weighed(grid, cells, replication, |figures| figures.earned) - cost }
}

/// What the providers that `enters` names ask for once when an option begins in a month.
pub fn set_up(grid: &Grid<'_>, cells: &[Weighed], replication: usize, enters: impl Fn(usize) -> bool) -> f64 {
    weighed(grid, cells, replication, |figures| {
        let entering = figures.providers.iter().enumerate().filter(|(provider, _)| enters(*provider));
        entering.map(|(_, planned)| planned.once).sum()
    })
}

/// Every replication of an option that is kept from the plan's start to its end.
pub fn alone(grid: &Grid<'_>, staffed: &Staffed, calendar: &Calendar) -> Vec<Flow> {
    let cells: Vec<Vec<Weighed>> = (0..calendar.months.len()).map(|month| staffed.cells(month, calendar)).collect();
    let flow = |replication: usize| {
        let months = cells.iter().enumerate();
        let months = months.map(|(nth, cells)| month(grid, staffed, cells, calendar, (replication, nth))).collect();
        let mut flow = Flow { months, once: Vec::new() };
        if let Some(first) = cells.first() {
            let there = staffed.heads.first().copied().unwrap_or(0.0);
            let new = (there - grid.today.unwrap_or(there)).max(0.0);
            flow.pay_once(0, set_up(grid, first, replication, |_| true) + new * grid.one_more);
        }
        flow
    };
    (0..grid.replications()).map(flow).collect()
}
