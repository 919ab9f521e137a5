//! Money by month of one replication over a plan.
//!
//! In: an option at several volumes, own people by month. Out: what each month costs and earns. Money between two volumes is
//! interpolated in a straight line; wages and prices rise with the plan's years, contracts with an index by their own.

use crate::economics::planned::{Planned, Split};
use crate::experiment::money::Month;
use crate::experiment::replicate::{Stop, Threads};
use crate::experiment::years::heads::path;
use crate::experiment::years::response::{Figures, Grid, THINNED};
use crate::experiment::years::volume::Calendar;
use crate::results::years::PlanMonth;
use crate::scenario::plan::Plan;

/// A cell of the grid (the volume's level, the staff) and its weight.
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
    /// By month, the share of people that leaves.
    pub leaving: Vec<f64>,
    /// The staff whom they are like, where they are too few.
    short: Vec<Option<(usize, usize, f64)>>,
}

impl Staffed {
    /// The people of an option that begins in month `from`, whom its first month needs being there. Simulates what is looked at.
    ///
    /// # Errors
    /// A replication stopped.
    pub fn new(
        grid: &mut Grid<'_>,
        calendar: &Calendar,
        plan: &Plan,
        from: usize,
        threads: &Threads,
    ) -> Result<Staffed, Stop> {
        let (by_level, leaving) = (grid.heads(), grid.leaving());
        let at = |of: &[f64]| -> Vec<f64> {
            let between = |volume: f64| {
                let (lower, upper, share) = calendar.around(volume);
                let of = |place: usize| of.get(place).copied().unwrap_or(0.0);
                of(lower) + (of(upper) - of(lower)) * share
            };
            calendar.months.iter().map(|month| between(month.volume)).collect()
        };
        let (needed, leaving) = (at(&by_level), at(&leaving));
        let heads = path(&needed, from, plan.hiring.as_ref(), &leaving);
        let least = by_level.iter().copied().fold(f64::INFINITY, f64::min);
        if heads.iter().skip(from).any(|heads| *heads < least - 1e-9) {
            grid.thin(threads)?;
        }
        let staffs = grid.staffs();
        let short = |(needed, heads): (&f64, &f64)| (*heads < needed - 1e-9).then(|| like(*heads, &staffs));
        let short = needed.iter().zip(&heads).map(short).collect();
        let staffed = Staffed { from, needed, heads, leaving, short };
        grid.simulate(&staffed, calendar, threads)?;
        Ok(staffed)
    }

    /// What hiring costs in a month after the first, beside what own cost has for replacing each leaver: more people than before,
    /// less the leavers whom nobody replaced.
    fn hiring(&self, grid: &Grid<'_>, month: usize) -> f64 {
        let Some(before) = month.checked_sub(1).filter(|before| *before >= self.from) else { return 0.0 };
        let of = |list: &[f64], month: usize| list.get(month).copied().unwrap_or(0.0);
        let more = of(&self.heads, month) - of(&self.heads, before);
        let left = of(&self.heads, before) * of(&self.leaving, before);
        more.max(0.0) * grid.one_more - (-more).clamp(0.0, left) * grid.one_replaced
    }

    /// People who come in a month, those who replace leavers among them; nobody in the first.
    pub fn come(&self, month: usize) -> f64 {
        let Some(before) = month.checked_sub(1).filter(|before| *before >= self.from) else { return 0.0 };
        let of = |list: &[f64], month: usize| list.get(month).copied().unwrap_or(0.0);
        let stay = of(&self.heads, before) * (1.0 - of(&self.leaving, before));
        (of(&self.heads, month) - stay).max(0.0)
    }

    /// The cells whose figures a month is made of.
    pub fn cells(&self, month: usize, calendar: &Calendar) -> Vec<Weighed> {
        let volume = calendar.months.get(month).map_or(1.0, |month| month.volume);
        let (lower, upper, share) = calendar.around(volume);
        let by_volume = [(lower, 1.0 - share), (upper, share)];
        let cells = match self.short.get(month).copied().flatten().filter(|_| month >= self.from) {
            None => by_volume.map(|(level, weight)| ((level, THINNED.len() + level), weight)).to_vec(),
            Some((few, more, part)) => {
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

/// The two staffs between which so many people are, and how much of the greater one they are.
fn like(heads: f64, staffs: &[f64]) -> (usize, usize, f64) {
    let at = |place: usize| staffs.get(place).copied().unwrap_or(0.0);
    let upper = staffs.iter().position(|there| *there >= heads).unwrap_or(staffs.len().saturating_sub(1));
    let Some(lower) = upper.checked_sub(1) else { return (upper, upper, 0.0) };
    let (few, many) = (at(lower), at(upper));
    let share = if many > few { ((heads - few) / (many - few)).clamp(0.0, 1.0) } else { 1.0 };
    (lower, upper, share)
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
    let cost = weighed(grid, cells, replication, paid) + staffed.hiring(grid, month) * of.wages;
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
