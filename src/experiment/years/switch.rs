//! When to go from one option to another: rent until a month, own from then on.
//!
//! In: two options of a plan. Out: the month with the greatest present value, and how sure that is. In each replication every
//! month is tried on the same callers; the interval of the best month is that of the bootstrap over replications.
//!
//! A month is possible after notice, and when everybody who is new has been found; both begin with the plan. Those who are found
//! before it are paid and do nothing yet. The option that is gone to begins its contracts in that month, and pays what is paid once for the providers that
//! the other one does not have.

use crate::experiment::replicate::Threads;
use crate::experiment::years::best::Best;
use crate::experiment::years::flow::{self, Flow, Staffed, Weighed};
use crate::experiment::years::heads::{BuildUp, build_up};
use crate::experiment::years::response::{Figures, Grid, THINNED};
use crate::experiment::years::volume::Calendar;
use crate::experiment::years::{Amount, YearsFault, estimate};
use crate::results::years::{MonthChance, Switch};
use crate::scenario::plan::{Plan, SwitchPlan};
use crate::statistics::Paired;

/// A month to switch in, with what comes of it.
struct Tried {
    month: usize,
    values: Vec<f64>,
    set_up: Vec<f64>,
    exit: f64,
    build_up: Vec<f64>,
}

/// The two options of a switch.
struct Pair<'p, 'a> {
    from: (&'p Grid<'a>, &'p Staffed),
    to: &'p Grid<'a>,
    wanted: &'p SwitchPlan,
    plan: &'p Plan,
    calendar: &'p Calendar,
}

/// An option with its grid and its people.
type Planned<'a> = (String, Grid<'a>, Staffed);

/// The switch that a plan asks for; none where one of its options is not compared.
pub fn of(
    wanted: &SwitchPlan,
    options: &mut [Planned<'_>],
    plan: &Plan,
    calendar: &Calendar,
    amount: Amount,
    threads: &Threads,
) -> Result<Option<Switch>, YearsFault> {
    let place = |name: &str| options.iter().position(|(known, ..)| known == name);
    let (Some(from), Some(to)) = (place(&wanted.from), place(&wanted.to)) else { return Ok(None) };
    let mut months = Vec::new();
    for month in 0..calendar.months.len() {
        let Some((name, grid, _)) = options.get_mut(to) else { return Ok(None) };
        let fault = |stop| YearsFault { option: name.clone(), most: calendar.most(), stop };
        months.push(Staffed::new(grid, calendar, plan, month, threads).map_err(fault)?);
    }
    let (Some((_, left, staffed)), Some((_, gone_to, _))) = (options.get(from), options.get(to)) else {
        return Ok(None);
    };
    let pair = Pair { from: (left, staffed), to: gone_to, wanted, plan, calendar };
    Ok(Some(pair.best(&months, amount)))
}

impl Pair<'_, '_> {
    /// Providers of the option gone to that the other does not have.
    fn enters(&self, provider: usize) -> bool {
        let name = |grid: &Grid<'_>, place: usize| {
            grid.scenario.model.centre.providers.get(place).map(|provider| provider.name.clone())
        };
        let own = name(self.to, provider);
        let known = &self.from.0.scenario.model.centre.providers;
        known.iter().all(|provider| Some(&provider.name) != own.as_ref())
    }

    /// Providers of the option left that the other does not have, by place.
    fn left(&self) -> Vec<usize> {
        let kept = &self.to.scenario.model.centre.providers;
        let providers = self.from.0.scenario.model.centre.providers.iter().enumerate();
        let gone = providers.filter(|(_, provider)| kept.iter().all(|other| other.name != provider.name));
        gone.map(|(place, _)| place).collect()
    }

    fn notice(&self) -> u32 {
        let of = |place: usize| {
            let contract = self.from.0.scenario.terms.get(place)?.contract.as_ref()?;
            Some(contract.term.as_ref()?.notice)
        };
        self.wanted.notice.unwrap_or_else(|| self.left().into_iter().filter_map(of).max().unwrap_or(0))
    }

    /// People to be found for a switch in this month: more than are left of those whom the other option has.
    fn new_people(&self, staffed: &Staffed) -> f64 {
        let left = self.from.1;
        let of = |list: &[f64], month: usize| list.get(month).copied().unwrap_or(0.0);
        let there = match staffed.from.checked_sub(1) {
            Some(before) => of(&left.heads, before) * (1.0 - of(&left.leaving, before)),
            None => of(&left.heads, 0),
        };
        (of(&staffed.needed, staffed.from) - there).max(0.0)
    }

    /// How so many are found for a month, beside those that the other option finds; none where they cannot be.
    fn build_up(&self, new: f64, month: usize, staffed: &Staffed) -> Option<BuildUp> {
        let leaving = staffed.leaving.get(staffed.from).copied().unwrap_or(0.0);
        // In the month itself the other option finds nobody any more.
        let taken = |before: usize| if before < month { self.from.1.come(before) } else { 0.0 };
        build_up(new, month, self.plan.hiring.as_ref(), leaving, taken)
    }

    /// The people of a switch in this month; none where notice or hiring does not allow it.
    fn possible(&self, staffed: &Staffed) -> Option<BuildUp> {
        let after_notice = staffed.from >= self.notice() as usize;
        self.build_up(self.new_people(staffed), staffed.from, staffed).filter(|_| after_notice)
    }

    /// Months until as many are found as the first possible month needs.
    fn hiring_months(&self, first: &Staffed) -> u32 {
        let new = self.new_people(first);
        let found = |month: &usize| self.build_up(new, *month, first).is_some();
        (0..self.calendar.months.len()).find(found).unwrap_or(0) as u32
    }

    /// What leaving costs in a month, risen as prices are; a contract with an index of its own names its fee once and for all.
    fn exit(&self, month: usize) -> f64 {
        let prices = self.calendar.months.get(month).map_or(1.0, |of| of.prices);
        let leaving = |place: usize| {
            let planned = self.from.0.cell((0, THINNED.len())).first()?.providers.get(place)?;
            let indexed =
                self.from.0.scenario.terms.get(place)?.contract.as_ref().is_some_and(|own| own.index.is_some());
            let fee = planned.leaving.1 * if indexed { 1.0 } else { prices };
            (month < planned.leaving.0 as usize).then_some(fee)
        };
        self.wanted.exit * prices + self.left().into_iter().filter_map(leaving).sum::<f64>()
    }

    /// Every replication with a switch in a month.
    fn tried(&self, staffed: &Staffed, built: BuildUp, stay: &[Flow]) -> Tried {
        let (month, calendar) = (staffed.from, self.calendar);
        let cells: Vec<Vec<Weighed>> = (0..calendar.months.len()).map(|nth| staffed.cells(nth, calendar)).collect();
        let (wages, prices) = calendar.months.get(month).map_or((1.0, 1.0), |of| (of.wages, of.prices));
        let first = cells.get(month).map_or(&[][..], Vec::as_slice);
        let needed = staffed.needed.get(month).copied().unwrap_or(0.0);
        let exit = self.exit(month);
        let mut tried = Tried { month, values: Vec::new(), set_up: Vec::new(), exit, build_up: Vec::new() };
        for (replication, stay) in stay.iter().enumerate() {
            let paid = |figures: &Figures| -> f64 {
                figures
                    .providers
                    .iter()
                    .filter(|planned| planned.heads > 0.0)
                    .map(|planned| planned.month(0).wages)
                    .sum()
            };
            let pay = flow::weighed(self.to, first, replication, paid);
            let pay = if needed > 0.0 { pay / needed } else { 0.0 };
            let build_up = built.paid * pay * wages;
            let set_up = flow::set_up(self.to, first, replication, |provider| self.enters(provider)) * prices
                + built.found * self.to.one_more * wages
                + self.wanted.set_up * prices;
            let mut flow = Flow { months: stay.months.clone(), once: stay.once.clone() };
            for (nth, own) in flow.months.iter_mut().enumerate().skip(month) {
                let cells = cells.get(nth).map_or(&[][..], Vec::as_slice);
                *own = flow::month(self.to, staffed, cells, calendar, (replication, nth));
            }
            // What staying paid once before is paid; in its own month it is not.
            flow.once.retain(|(nth, _)| *nth < month);
            flow.pay_once(month, set_up + exit + build_up);
            tried.values.push(flow.present(calendar).profit);
            tried.set_up.push(set_up);
            tried.build_up.push(build_up);
        }
        tried
    }

    fn best(&self, months: &[Staffed], amount: Amount) -> Switch {
        let calendar = self.calendar;
        let stay = flow::alone(self.from.0, self.from.1, calendar);
        let staying: Vec<f64> = stay.iter().map(|flow| flow.present(calendar).profit).collect();
        let possible: Vec<(&Staffed, BuildUp)> =
            months.iter().filter_map(|staffed| Some((staffed, self.possible(staffed)?))).collect();
        let tried: Vec<Tried> = possible.iter().map(|(staffed, built)| self.tried(staffed, *built, &stay)).collect();
        let values: Vec<&[f64]> =
            tried.iter().map(|tried| tried.values.as_slice()).chain([staying.as_slice()]).collect();
        let Best { chances, low, high } = Best::of(&values, amount.confidence, amount.seed);
        let label = |month: usize| calendar.months.get(month).map(|of| of.month.clone());
        let month_of = |place: usize| tried.get(place).and_then(|tried| label(tried.month));
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let best = (0..values.len()).fold(0, |best, place| {
            let of = |place: usize| values.get(place).map_or(f64::NEG_INFINITY, |values| mean(values));
            if of(place) > of(best) { place } else { best }
        });
        let told = tried.iter().zip(&chances).filter(|(_, chance)| **chance > 0.0);
        let told = told.filter_map(|(tried, chance)| {
            Some(MonthChance {
                month: label(tried.month)?,
                best: *chance,
                net_present_value: cents(mean(&tried.values)),
            })
        });
        let chosen = values.get(best).copied().unwrap_or_default();
        let mut paired = Paired::default();
        chosen.iter().zip(&staying).for_each(|(own, staying)| paired.push(*own, *staying));
        let of = |list: fn(&Tried) -> &Vec<f64>| {
            let values = tried.get(best).map(list).into_iter().flatten().copied();
            estimate(values, amount.confidence)
        };
        let hiring_months = possible.first().map_or(0, |(staffed, _)| self.hiring_months(staffed));
        Switch {
            from: self.wanted.from.clone(),
            to: self.wanted.to.clone(),
            earliest: month_of(0),
            notice_months: self.notice(),
            hiring_months,
            best: month_of(best),
            low: month_of(low),
            high: month_of(high),
            never: chances.last().copied().unwrap_or(1.0),
            chances: told.collect(),
            net_present_value: estimate(chosen.iter().copied(), amount.confidence),
            against_staying: paired.estimate(amount.confidence, 1).in_cents(),
            set_up: of(|tried| &tried.set_up),
            exit: tried.get(best).map_or(0.0, |tried| tried.exit),
            build_up: of(|tried| &tried.build_up),
        }
    }
}

fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
