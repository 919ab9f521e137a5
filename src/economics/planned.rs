//! What a month of a plan over years costs, by what its prices follow.
//!
//! In: what was counted in the simulated calendar, which stands for every month. Out: for each stretch of months that a contract
//! prices alike, money that follows wages, money that follows prices, and money that follows the contract's own index. What is paid
//! once stands by itself. Knows no year.

use rust_decimal::Decimal;

use super::account::{Invoice, Line};
use super::contract::Contract;
use super::invoicing::{Invoicing, recurring};
use super::metering::Meters;
use super::money::number;
use super::months::{Part, mean_months, months_covered};

/// Lines of own cost that follow prices; the others are paid to people. Overhead is divided as the rest.
const PRICES: [&str; 10] = [
    "seats",
    "equipment",
    "platform",
    "crm",
    "lines",
    "inbound_minutes",
    "outbound_minutes",
    "robot_attempts",
    "robot_minutes",
    "sms",
];
/// People who are hired: a plan hires by its own months.
const HIRING: &str = "hiring";
/// A share of the other lines but set-up.
const OVERHEAD: &str = "overhead";
/// Paid in the first month.
const SETUP: &str = "setup";

/// Money a month, by what it follows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Split {
    /// Wages and what goes with them.
    pub wages: f64,
    /// Prices in general.
    pub prices: f64,
    /// The contract's own index, which is in it already.
    pub fixed: f64,
}

/// What one provider costs over a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Planned {
    /// Paid once, in the first month.
    pub once: f64,
    /// Months that are priced alike, and what each of them costs; the first begins with the plan.
    pub phases: Vec<(u32, Split)>,
    /// What leaving the contract costs, within so many months from the plan's start.
    pub leaving: (u32, f64),
    /// Own agents employed, in the mean month.
    pub heads: f64,
    /// Of them leave in a month, and are replaced.
    pub leavers: f64,
}

impl Planned {
    /// What month `month` of the plan (from 0) costs.
    pub fn month(&self, month: u32) -> Split {
        let mut until = 0;
        let found = self.phases.iter().find(|(months, _)| {
            until += months;
            month < until
        });
        found.or(self.phases.last()).map_or(Split::default(), |(_, split)| *split)
    }
}

impl Invoicing<'_> {
    /// What a provider costs over so many months; `paid` says what of an invoice is a cost. Heads and leavers are not known here.
    pub fn planned(&self, months: u32, paid: impl Fn(&Invoice) -> Decimal) -> Planned {
        let own = |month: usize, part: Part| without_hiring((self.own)(month, part), part);
        let mean = mean_months(self.months);
        let billed = mean.as_deref().unwrap_or(self.months);
        Invoicing { own: &own, months: billed, ..*self }.over_years(months, paid)
    }

    fn over_years(&self, months: u32, paid: impl Fn(&Invoice) -> Decimal) -> Planned {
        let simulated = number(months_covered(self.months));
        if simulated <= 0.0 {
            return Planned::default();
        }
        let counted = self.counted();
        let contract = self.meters.map(Meters::contract);
        let begin = self.begin();
        let own = |month: usize, part: Part| recurring((self.own)(month, part));
        let again = Invoicing { own: &own, ..*self };
        let monthly = |number: u32| {
            let mut sum = Split::default();
            for invoice in again.numbered(&counted, &|_| number) {
                let split = again.split(&invoice, contract, &paid);
                sum.wages += split.wages / simulated;
                sum.prices += split.prices / simulated;
                sum.fixed += split.fixed / simulated;
            }
            sum
        };
        let phases = contract.map_or(vec![(begin, months)], |contract| contract.phases(begin, months));
        let bound = contract.map_or(0, |contract| contract.months_bound(self.first_day));
        Planned {
            once: number(self.once(&counted, &paid)),
            phases: phases.into_iter().map(|(number, months)| (months, monthly(number))).collect(),
            leaving: (bound, number(self.leaving(0, &paid))),
            ..Planned::default()
        }
    }

    /// An invoice by what its money follows, without what is paid once.
    fn split(&self, invoice: &Invoice, contract: Option<&Contract>, paid: &impl Fn(&Invoice) -> Decimal) -> Split {
        let (own, of_contract) = self.recurring_of(invoice, paid(invoice));
        let (mut split, monthly) = (own_lines(&own), number(of_contract));
        match contract {
            Some(contract) if contract.index.is_some() => split.fixed += monthly,
            Some(contract) if contract.is_cost_plus() => split.wages += monthly,
            _ => split.prices += monthly,
        }
        split
    }
}

/// Own cost without people who are hired, and without their part of overhead.
fn without_hiring(mut lines: Vec<Line>, part: Part) -> Vec<Line> {
    let sum = |admits: &dyn Fn(&str) -> bool| -> Decimal {
        lines.iter().filter(|line| admits(line.clause)).map(|line| line.amount).sum()
    };
    let (hiring, all) = (sum(&|clause| clause == HIRING), sum(&|clause| clause != OVERHEAD && clause != SETUP));
    if hiring.is_zero() || all.is_zero() {
        return lines;
    }
    for line in &mut lines {
        match line.clause {
            HIRING => (line.quantity, line.amount, line.once) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO),
            OVERHEAD => (line.amount, line.once) = (part.rounded(line.amount * (all - hiring) / all), Decimal::ZERO),
            _ => {}
        }
    }
    lines
}

/// Own cost by what it follows.
fn own_lines(lines: &[Line]) -> Split {
    let (mut split, mut overhead) = (Split::default(), 0.0);
    for line in lines {
        let amount = number(line.amount);
        match line.clause {
            OVERHEAD => overhead += amount,
            clause if PRICES.contains(&clause) => split.prices += amount,
            _ => split.wages += amount,
        }
    }
    let direct = split.wages + split.prices;
    let share = if direct > 0.0 { split.prices / direct } else { 1.0 };
    split.prices += overhead * share;
    split.wages += overhead * (1.0 - share);
    split
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::economics::in_house::LINES;
    use crate::economics::testing::{Shop, at, on_duty};

    fn planned(shop: &Shop) -> Planned {
        let mut ledger = shop.ledger();
        on_duty(&mut ledger, 72, at("8:00"), at("18:00"));
        ledger.planned(12).first().cloned().unwrap_or_default()
    }

    #[test]
    fn what_is_named_here_are_lines_of_own_cost() {
        for name in PRICES.iter().chain(&[HIRING, OVERHEAD, SETUP]) {
            assert!(LINES.contains(name), "{name}");
        }
    }

    #[test]
    fn a_month_of_a_plan_has_its_fee_once_however_short_the_calendar_is() {
        for days in [5, 30, 45] {
            let found = planned(&Shop::new("[[monthly_fee]]\namount = 1500\npro_rata = false").lasting(days));
            assert!((found.month(3).prices - 1500.0).abs() < 1e-9, "{days}: {found:?}");
        }
    }

    #[test]
    fn who_is_hired_is_in_no_month_with_his_part_of_overhead_and_margin() {
        let hired = "wage_per_hour = 10\nhours_per_month = 180\noverhead = 0.1\nsetup = 1000\n\
                     hiring = { heads_today = 0 }\nnew_agent = { recruiting = 1000 }";
        // 7,200 and a tenth, of which nothing follows prices; the plan hires by its own months.
        let own = planned(&Shop::with_costs(hired));
        assert!((own.month(0).wages - 7920.0).abs() < 1e-9 && (own.once - 1000.0).abs() < 1e-9, "{own:?}");
        // The vendor's cost and a fifth.
        let vendor = planned(&Shop::new("[[cost_plus]]\nmargin = 0.2").and_costs(hired));
        assert!((vendor.month(0).wages - 9504.0).abs() < 1e-9 && (vendor.once - 1200.0).abs() < 1e-9, "{vendor:?}");
    }
}
