//! An option at several volumes: what each provider costs a month and what is earned, replication by replication.
//!
//! In: an option, volumes. Out: figures of each replication at a volume with the staff of the same or of a smaller one: where
//! people cannot be found as fast as volume grows, those who are there meet more callers. Fewer than the least volume asks for are
//! parts of its roster. Only own people are found so; vendors keep their promise at every volume.

use std::collections::BTreeMap;

use crate::centre::group::Roster;
use crate::centre::provider::Kind;
use crate::demand::others;
use crate::economics::Ledger;
use crate::economics::money::number;
use crate::economics::planned::Planned;
use crate::engine::{Model, Plan as EnginePlan};
use crate::experiment::money::months_simulated;
use crate::experiment::promise;
use crate::experiment::replicate::{Bench, Replicated, Reuse, Stop, Threads, side_by_side};
use crate::experiment::years::flow::Staffed;
use crate::experiment::years::volume::Calendar;
use crate::experiment::years::{Amount, one_more};
use crate::scenario::plan::Plan;
use crate::scenario::{Scenario, Vat};

impl Reuse for Ledger {
    fn reset(&mut self) {
        Ledger::reset(self);
    }
}

/// Staffs below that of the least volume, as shares of its roster: the first places of staffs, those of the levels follow.
pub const THINNED: [f64; 4] = [0.0, 0.25, 0.5, 0.75];

/// A replication at one volume.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// What a month earns, before what it costs.
    pub earned: f64,
    /// What each provider costs.
    pub providers: Vec<Planned>,
}

/// An option at several volumes.
pub struct Grid<'a> {
    /// The option.
    pub scenario: &'a Scenario,
    /// By level, the option with every roster known.
    at: Vec<Scenario>,
    /// By volume's level and staff.
    cells: BTreeMap<(usize, usize), Vec<Figures>>,
    months: u32,
    amount: Amount,
    /// What one more own agent costs once.
    pub one_more: f64,
    /// What replacing one that left costs, which own cost has a line for.
    pub one_replaced: f64,
    /// Own agents before the plan; as many as its first month needs where nothing is said.
    pub today: Option<f64>,
}

impl<'a> Grid<'a> {
    /// The option with its rosters found and simulated at every level.
    ///
    /// # Errors
    /// A replication stopped.
    pub fn new(
        scenario: &'a Scenario,
        plan: &Plan,
        calendar: &Calendar,
        amount: Amount,
        threads: &Threads,
    ) -> Result<Grid<'a>, Stop> {
        let mut at = Vec::new();
        for level in &calendar.levels {
            let mut scaled = scenario.clone();
            scale(&mut scaled.model, *level);
            promise::size(&mut scaled.model, threads)?;
            at.push(scaled);
        }
        let (one_more, one_replaced, today) = one_more(scenario);
        let cells = BTreeMap::new();
        let mut grid = Grid { scenario, at, cells, months: plan.months, amount, one_more, one_replaced, today };
        for level in 0..calendar.levels.len() {
            grid.need((level, THINNED.len() + level), threads)?;
        }
        Ok(grid)
    }

    /// The figures of a cell; none if it has not been simulated.
    pub fn cell(&self, cell: (usize, usize)) -> &[Figures] {
        self.cells.get(&cell).map_or(&[], Vec::as_slice)
    }

    /// Replications of every cell.
    pub fn replications(&self) -> usize {
        self.amount.replications as usize
    }

    /// Own people that each level asks for, over replications.
    pub fn heads(&self) -> Vec<f64> {
        self.staffs().split_off(THINNED.len())
    }

    /// Own people of each staff; 0 of parts of the least one that were not simulated.
    pub fn staffs(&self) -> Vec<f64> {
        let thinned = (0..THINNED.len()).map(|part| self.mean((0, part), |planned| planned.heads));
        thinned.chain((0..self.at.len()).map(|level| self.at_level(level, |planned| planned.heads))).collect()
    }

    /// By level, own people that leave each month, as a share of those that are there.
    pub fn leaving(&self) -> Vec<f64> {
        let share = |level: usize| {
            let heads = self.at_level(level, |planned| planned.heads);
            if heads > 0.0 { self.at_level(level, |planned| planned.leavers) / heads } else { 0.0 }
        };
        (0..self.at.len()).map(share).collect()
    }

    /// By how much the cost of a month at a level differs from the straight line between its neighbours, as a share of it: the most
    /// over levels. None of fewer than three levels.
    pub fn bend(&self, levels: &[f64]) -> Option<f64> {
        let paid = |planned: &Planned| {
            let split = planned.month(0);
            split.wages + split.prices + split.fixed
        };
        let costs: Vec<f64> = (0..self.at.len()).map(|level| self.at_level(level, paid)).collect();
        let off = |(x, y): (&[f64], &[f64])| match (x, y) {
            ([a, b, c], [low, here, high]) if c > a && *here > 0.0 => {
                let line = low + (high - low) * (b - a) / (c - a);
                (line - here).abs() / here
            }
            _ => 0.0,
        };
        (costs.len() > 2).then(|| levels.windows(3).zip(costs.windows(3)).map(off).fold(0.0, f64::max))
    }

    /// Whether it has own people.
    pub fn employs(&self) -> bool {
        self.scenario.terms.iter().any(|terms| terms.costs.is_some())
    }

    /// Over a level with its own staff.
    fn at_level(&self, level: usize, of: fn(&Planned) -> f64) -> f64 {
        self.mean((level, THINNED.len() + level), of)
    }

    fn mean(&self, cell: (usize, usize), of: fn(&Planned) -> f64) -> f64 {
        let figures = self.cell(cell);
        let all = figures.iter().flat_map(|figures| &figures.providers).map(of).sum::<f64>();
        all / figures.len().max(1) as f64
    }

    /// Simulates what the months of a staffing look at.
    ///
    /// # Errors
    /// A replication stopped.
    pub fn simulate(&mut self, staffed: &Staffed, calendar: &Calendar, threads: &Threads) -> Result<(), Stop> {
        for month in 0..calendar.months.len() {
            for (cell, _) in staffed.cells(month, calendar) {
                self.need(cell, threads)?;
            }
        }
        Ok(())
    }

    /// Simulates the parts of the least level's staff, so that it is known how many people they are.
    ///
    /// # Errors
    /// A replication stopped.
    pub fn thin(&mut self, threads: &Threads) -> Result<(), Stop> {
        (0..THINNED.len()).try_for_each(|part| self.need((0, part), threads))
    }

    fn need(&mut self, (volume, staff): (usize, usize), threads: &Threads) -> Result<(), Stop> {
        if self.cells.contains_key(&(volume, staff)) {
            return Ok(());
        }
        let Some(mut scenario) = self.at.get(volume).cloned() else { return Ok(()) };
        match staff.checked_sub(THINNED.len()) {
            Some(level) => {
                if let Some(other) = self.at.get(level).filter(|_| level != volume) {
                    staff_as(&mut scenario.model, &other.model, 1.0);
                }
            }
            None => {
                if let (Some(least), Some(share)) = (self.at.first(), THINNED.get(staff)) {
                    staff_as(&mut scenario.model, &least.model, *share);
                }
            }
        }
        let figures = simulate(&scenario, self.amount, self.months, threads)?;
        self.cells.insert((volume, staff), figures);
        Ok(())
    }
}

/// So many times as many contacts of ours, those that arise at a rate.
fn scale(model: &mut Model, volume: f64) {
    for (contact, arrivals) in model.centre.contacts.iter().zip(&mut model.arrivals) {
        if let Some(scaled) = arrivals.clone().filter(|_| contact.ours).and_then(|rates| rates.scaled(volume, 1.0).ok())
        {
            *arrivals = Some(scaled);
        }
    }
}

/// Own people as another model has them, or a share of them.
fn staff_as(model: &mut Model, other: &Model, share: f64) {
    let providers = &model.centre.providers;
    for (group, as_there) in model.centre.groups.iter_mut().zip(&other.centre.groups) {
        let own = providers.get(group.provider.index()).is_some_and(|provider| provider.kind != Kind::Outsourced);
        if own {
            group.roster = as_there.roster.clone();
            if let Roster::Steps(steps) = &mut group.roster {
                steps.iter_mut().for_each(|step| step.agents = (f64::from(step.agents) * share).round() as u32);
            }
        }
    }
    others::follow_rosters(&model.centre, &mut model.arrivals);
}

/// Every replication of an option whose rosters are known.
fn simulate(scenario: &Scenario, amount: Amount, months: u32, threads: &Threads) -> Result<Vec<Figures>, Stop> {
    let model = &scenario.model;
    let plan = EnginePlan::new(model);
    let simulated = months_simulated(scenario);
    let recovers = scenario.decision.vat == Some(Vat::Recoverable);
    let recorder = || {
        let ledger = Ledger::new(model, &scenario.terms, scenario.run.warm_up);
        if recovers { ledger.recovering_vat() } else { ledger }
    };
    let most = side_by_side(threads.count(), 1e6);
    let mut bench = Bench::new(&plan, amount.seed, threads, most, recorder);
    let mut all = Vec::new();
    let keep = Box::new(|_, ended: &Replicated<Ledger, Figures>| all.push(ended.made.clone()));
    let figures = |ledger: &Ledger| {
        let account = ledger.close();
        let earned = number(account.profit + account.cost) / simulated;
        Ok(Figures { earned, providers: ledger.planned(months) })
    };
    bench.run_until(amount.replications, threads, figures, vec![keep])?;
    drop(bench);
    Ok(all)
}
