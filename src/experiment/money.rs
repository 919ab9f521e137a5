//! Money beside the measures: cost, profit and what one answer, one order, one minute came to.
//!
//! In: each replication's account and counters. Out: measures of the total and of each provider, ratios as ratios of
//! sums.

use crate::centre::group::RosterCounts;
use crate::centre::{Group, GroupId};
use crate::economics::Account;
use crate::economics::account::Horizon;
use crate::economics::books::{ALL, TOTAL};
use crate::economics::money::number;
use crate::economics::months::{billing_months, months_covered};
use crate::measures::{Count, Tally};
use crate::results::{Measures, OptionResults};
use crate::scenario::Scenario;
use crate::statistics::{Estimate, Ratio, Sample};

/// Sums of money over replications.
#[derive(Clone, Debug, Default)]
struct Sums {
    cost: Sample,
    first_month: Sample,
    steady_month: Sample,
    horizon_month: Sample,
    per_answered: Ratio,
    per_resolved: Ratio,
    per_order: Ratio,
    per_minute: Ratio,
    per_hour: Ratio,
    utilisation: Ratio,
}

/// What a bill is divided by.
#[derive(Clone, Copy, Debug)]
struct Each {
    answered: f64,
    resolved: f64,
    orders: f64,
    minutes: f64,
    hours: f64,
}

/// Cost and profit of one replication by the month, over the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Month {
    /// What is paid to all providers, one-off costs spread.
    pub cost: f64,
    /// What is earned, less that.
    pub profit: f64,
}

/// A month of a replication of so many months over the horizon.
pub fn a_month(account: &Account, months: f64) -> Month {
    let cost = account.horizon_by_provider.iter().map(|horizon| number(horizon.mean)).sum();
    // One-off costs are in the profit over the calendar whole: what was earned is put together again.
    let earned = number(account.profit + account.cost);
    Month { cost, profit: earned / months - cost }
}

/// What the calendar's months come to at the month of the horizon as billed, so that what is paid once is spread and not multiplied; what they
/// came to where that is the same but for the cents of months.
fn spread(horizon_month: f64, over_calendar: f64, months: f64) -> f64 {
    let all = horizon_month * months;
    // Of each provider's month a cent is rounded.
    if (all - over_calendar).abs() <= 0.01 * months.max(1.0) { over_calendar } else { all }
}

/// Whether a scenario knows money: somebody is paid or something is worth money.
pub fn is_known(scenario: &Scenario) -> bool {
    let paid = scenario.terms.iter().any(|terms| terms.contract.is_some() || terms.costs.is_some());
    let worth = scenario.model.centre.contacts.iter().any(|contact| {
        !contact.value.margin.is_zero()
            || !contact.value.lead_cost.is_zero()
            || !contact.value.parcel_cost.is_zero()
            || !contact.value.error_cost.is_zero()
            || contact.value.incident.is_some()
    });
    paid || worth
}

/// Months that a scenario simulates: calendar months where they are whole.
pub fn months_simulated(scenario: &Scenario) -> f64 {
    let months = billing_months(&scenario.model.centre.calendar, scenario.run.warm_up);
    let covered = number(months_covered(&months));
    if covered > 0.0 { covered } else { 1.0 }
}

fn plus(sum: Horizon, more: Horizon) -> Horizon {
    Horizon {
        first: sum.first + more.first,
        steady: sum.steady + more.steady,
        mean: sum.mean + more.mean,
        billed: sum.billed + more.billed,
    }
}

/// Paid hours of a group: a share above those on duty, or above those on the roster.
#[derive(Clone, Copy, Debug)]
enum Paid {
    /// The roster counts people on the phones: paid time is time on duty by this factor.
    OnDuty(f64),
    /// The roster counts people scheduled: so many seconds are paid, whoever is there.
    Scheduled(f64),
}

/// Money measures of one option, over replications.
#[derive(Clone, Debug)]
pub struct MoneyMeasures {
    /// Somebody is paid or something is worth money.
    any: bool,
    providers: Vec<(String, Sums)>,
    /// Provider and paid time of each group.
    groups: Vec<(usize, Paid)>,
    total: Sums,
    /// Months that were simulated.
    months: f64,
    profit: Sample,
    profit_month: Sample,
    profit_per_contact: Ratio,
    margin: Sample,
    lost_value: Sample,
    lost_leads: Sample,
    refused_parcels: Sample,
    saved_value: Sample,
    late_orders: Sample,
    incident_loss: Sample,
    order_error_loss: Sample,
    orders_kept: Sample,
}

impl MoneyMeasures {
    /// No replications yet.
    pub fn new(scenario: &Scenario) -> MoneyMeasures {
        let names = scenario.model.centre.providers.iter().map(|provider| (provider.name.clone(), Sums::default()));
        MoneyMeasures {
            any: is_known(scenario),
            providers: names.collect(),
            groups: scenario
                .model
                .centre
                .groups
                .iter()
                .map(|group| (group.provider.index(), paid_time(group, scenario)))
                .collect(),
            total: Sums::default(),
            months: months_simulated(scenario),
            profit: Sample::default(),
            profit_month: Sample::default(),
            profit_per_contact: Ratio::default(),
            margin: Sample::default(),
            lost_value: Sample::default(),
            lost_leads: Sample::default(),
            refused_parcels: Sample::default(),
            saved_value: Sample::default(),
            late_orders: Sample::default(),
            incident_loss: Sample::default(),
            order_error_loss: Sample::default(),
            orders_kept: Sample::default(),
        }
    }

    /// Whether somebody is paid or something is worth money.
    pub fn any(&self) -> bool {
        self.any
    }

    /// Adds a replication.
    pub fn add(&mut self, tally: &Tally, account: &Account) {
        self.add_utilisation(tally);
        if !self.any {
            return;
        }
        let done = self.done_by_provider(tally);
        let (mut minutes, mut hours, mut months) = (0.0, 0.0, Horizon::default());
        for (index, (_, sums)) in self.providers.iter_mut().enumerate() {
            let cost = account.cost_by_provider.get(index).map_or(0.0, |cost| number(*cost));
            let own = account.horizon_by_provider.get(index).copied().unwrap_or_default();
            let usage = account.usage_by_provider.get(index).copied().unwrap_or_default();
            let (talk, productive) = (usage.talk.in_seconds() / 60.0, usage.productive.in_hours());
            let (resolved, sold) = done.get(index).copied().unwrap_or_default();
            sums.push(
                cost,
                spread(number(own.billed), cost, self.months),
                Each { answered: usage.answered as f64, resolved, orders: sold, minutes: talk, hours: productive },
            );
            sums.push_months(own);
            months = plus(months, own);
            minutes += talk;
            hours += productive;
        }
        let counts = tally.total();
        let (cost, profit) = (number(account.cost), number(account.profit));
        let sold: u64 = account.sold_by_type.iter().sum();
        let each = Each {
            answered: counts.get(Count::Answered),
            resolved: counts.get(Count::Resolved),
            orders: sold as f64 + account.orders_kept,
            minutes,
            hours,
        };
        let month = a_month(account, self.months);
        let billed = number(months.billed);
        self.total.push(cost, spread(billed, cost, self.months), each);
        self.total.push_months(months);
        self.profit.push(profit);
        self.profit_month.push(month.profit);
        let people: u64 = account.people_by_type.iter().sum();
        let left = month.profit + month.cost - billed;
        self.profit_per_contact.push(spread(left, profit, self.months), people as f64);
        self.margin.push(number(account.margin));
        self.lost_value.push(number(account.lost_value));
        self.lost_leads.push(number(account.lost_leads));
        self.refused_parcels.push(number(account.refused_parcels));
        self.saved_value.push(number(account.saved_value));
        self.late_orders.push(number(account.late_orders));
        self.incident_loss.push(number(account.incident_loss));
        self.order_error_loss.push(number(account.order_error_loss));
        self.orders_kept.push(account.orders_kept);
    }

    /// What each provider's groups resolved and sold.
    fn done_by_provider(&self, tally: &Tally) -> Vec<(f64, f64)> {
        let mut done = vec![(0.0, 0.0); self.providers.len()];
        for (group, (provider, _)) in self.groups.iter().enumerate() {
            let counts = tally.group(GroupId(group as u16));
            if let Some((resolved, sold)) = done.get_mut(*provider) {
                *resolved += counts.get(Count::Resolved);
                *sold += counts.get(Count::Sold);
            }
        }
        done
    }

    fn add_utilisation(&mut self, tally: &Tally) {
        let mut times = vec![(0.0, 0.0); self.providers.len()];
        for (group, (provider, paid)) in self.groups.iter().enumerate() {
            let counts = tally.group(GroupId(group as u16));
            let Some((busy, all)) = times.get_mut(*provider) else { continue };
            *busy += counts.seconds(Count::Busy);
            *all += match paid {
                Paid::OnDuty(factor) => counts.seconds(Count::OnDuty) * factor,
                Paid::Scheduled(seconds) => *seconds,
            };
        }
        let (mut busy, mut all) = (0.0, 0.0);
        for ((_, sums), (own_busy, own_all)) in self.providers.iter_mut().zip(&times) {
            sums.utilisation.push(*own_busy, *own_all);
            busy += own_busy;
            all += own_all;
        }
        self.total.utilisation.push(busy, all);
    }

    /// Each figure of the total by its name, as a part and what it is a part of: sums over the replications so far. Of what is no
    /// ratio the whole is none.
    pub fn figures(&self) -> Vec<(&'static str, f64, Option<f64>)> {
        let ratio = |name, ratio: &Ratio| (name, ratio.sum_x(), Some(ratio.sum_a()));
        let mut figures = vec![ratio("utilisation", &self.total.utilisation)];
        if self.any {
            let sum = |(name, sample): (&'static str, &Sample)| (name, sample.sum(), None);
            figures.extend(self.means().map(sum));
            figures.extend(self.total.means().map(sum));
            figures.extend(self.total.ratios().map(|(name, of)| ratio(name, of)));
            figures.push(ratio("profit_per_contact", &self.profit_per_contact));
            figures.push(("orders_kept", self.orders_kept.sum(), None));
        }
        figures
    }

    /// What is told of the total alone as a mean, by its name.
    fn means(&self) -> [(&'static str, &Sample); 10] {
        [
            ("profit", &self.profit),
            ("profit_horizon_month", &self.profit_month),
            ("margin", &self.margin),
            ("lost_value", &self.lost_value),
            ("lost_leads", &self.lost_leads),
            ("refused_parcels", &self.refused_parcels),
            ("saved_value", &self.saved_value),
            ("late_orders", &self.late_orders),
            ("incident_loss", &self.incident_loss),
            ("order_error_loss", &self.order_error_loss),
        ]
    }

    /// Puts the money beside the measures; only utilisation where the scenario knows no money.
    pub fn insert(&self, results: &mut OptionResults, confidence: f64) {
        let utilisation = |sums: &Sums| ("utilisation".to_owned(), sums.utilisation.estimate(confidence).as_share());
        for (name, sums) in &self.providers {
            results.providers.entry(name.clone()).or_default().by_name.extend([utilisation(sums)]);
        }
        results.total.by_name.extend([utilisation(&self.total)]);
        if !self.any {
            return;
        }
        for (name, sums) in &self.providers {
            sums.insert(results.providers.entry(name.clone()).or_default(), confidence);
        }
        self.total.insert(&mut results.total, confidence);
        for (name, sample) in self.means() {
            results.total.by_name.insert(name.to_owned(), sample.estimate(confidence).in_cents());
        }
        let orders_kept = self.orders_kept.estimate(confidence);
        results.total.by_name.insert("orders_kept".to_owned(), orders_kept);
        let per_contact = self.profit_per_contact.estimate(confidence).in_cents();
        results.total.by_name.insert("profit_per_contact".to_owned(), per_contact);
    }
}

/// What of a group's time is paid. Shrinkage is a share of paid time, so it divides: paid = productive / (1 - shrinkage).
fn paid_time(group: &Group, scenario: &Scenario) -> Paid {
    let shrinkage = &group.shrinkage;
    if group.roster_counts == RosterCounts::OnPhones {
        return Paid::OnDuty(1.0 / (1.0 - shrinkage.total()));
    }
    let calendar = &scenario.model.centre.calendar;
    let from = crate::units::Time::START + scenario.run.warm_up;
    let steps = group.steps();
    let rostered: f64 = steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let until = steps.get(index + 1).map_or(calendar.end, |next| next.at).min(calendar.end);
            f64::from(step.agents) * (until - step.at.max(from)).in_seconds().max(0.0)
        })
        .sum();
    let away = shrinkage.together(&shrinkage.before_the_roster());
    Paid::Scheduled(rostered / (1.0 - away))
}

/// Costs as the sum of the bills that stand beside them, to the cent; where VAT is got back, bills are not the cost.
pub fn tie_to_bills(results: &mut OptionResults) {
    let bills = |provider: Option<&str>| -> f64 {
        let of = results.invoices.iter().filter(|line| {
            line.line == TOTAL && line.month != ALL && provider.is_none_or(|name| line.provider == name)
        });
        (of.filter_map(|line| line.amount.mean).sum::<f64>() * 100.0).round() / 100.0
    };
    let tie = |measures: &mut Measures, sum: f64| {
        if let Some(cost) = measures.by_name.get_mut("cost") {
            // Apart by the rounding of lines only.
            cost.mean = cost.mean.map(|mean| if (mean - sum).abs() < 1.0 { sum } else { mean });
        }
    };
    let total = bills(None);
    let providers: Vec<(String, f64)> =
        results.providers.keys().map(|name| (name.clone(), bills(Some(name)))).collect();
    tie(&mut results.total, total);
    for (name, sum) in providers {
        if let Some(measures) = results.providers.get_mut(&name) {
            tie(measures, sum);
        }
    }
}

impl Sums {
    /// `cost` is over the calendar, `spread` what of the horizon's months the calendar stands for.
    fn push(&mut self, cost: f64, spread: f64, each: Each) {
        self.cost.push(cost);
        self.per_answered.push(spread, each.answered);
        self.per_resolved.push(spread, each.resolved);
        self.per_order.push(spread, each.orders);
        self.per_minute.push(spread, each.minutes);
        self.per_hour.push(spread, each.hours);
    }

    fn push_months(&mut self, months: Horizon) {
        self.first_month.push(number(months.first));
        self.steady_month.push(number(months.steady));
        self.horizon_month.push(number(months.mean));
    }

    fn means(&self) -> [(&'static str, &Sample); 4] {
        [
            ("cost", &self.cost),
            ("cost_first_month", &self.first_month),
            ("cost_steady_month", &self.steady_month),
            ("cost_horizon_month", &self.horizon_month),
        ]
    }

    fn ratios(&self) -> [(&'static str, &Ratio); 5] {
        [
            ("cost_per_resolved", &self.per_resolved),
            ("cost_per_order", &self.per_order),
            ("cost_per_answered", &self.per_answered),
            ("effective_minute", &self.per_minute),
            ("effective_hour", &self.per_hour),
        ]
    }

    fn insert(&self, measures: &mut Measures, confidence: f64) {
        let mut put = |name: &str, estimate: Estimate| {
            measures.by_name.insert(name.to_owned(), estimate.in_cents());
        };
        self.means().into_iter().for_each(|(name, sample)| put(name, sample.estimate(confidence)));
        self.ratios().into_iter().for_each(|(name, ratio)| put(name, ratio.estimate(confidence)));
    }
}
