//! What a month of a plan over years costs, by what its prices follow.
//!
//! In: what was counted in the simulated calendar, which stands for every month. Out: for each stretch of months that a contract
//! prices alike, money that follows wages, money that follows prices, and money that follows the contract's own index. What is paid
//! once stands by itself. Knows no year.

use rust_decimal::Decimal;

use super::account::{Invoice, Line};
use super::contract::Contract;
use super::invoicing::Invoicing;
use super::metering::Meters;
use super::money::number;
use super::months::months_covered;

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
/// A share of the other lines.
const OVERHEAD: &str = "overhead";

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
        let simulated = number(months_covered(self.months));
        if simulated <= 0.0 {
            return Planned::default();
        }
        let counted = self.counted();
        let contract = self.meters.map(Meters::contract);
        let begin = self.begin();
        let monthly = |number: u32| {
            let mut sum = Split::default();
            for invoice in self.numbered(&counted, &|_| number) {
                let (split, _) = self.split(&invoice, contract, &paid);
                sum.wages += split.wages / simulated;
                sum.prices += split.prices / simulated;
                sum.fixed += split.fixed / simulated;
            }
            sum
        };
        let once = self.numbered(&counted, &|month| self.in_turn(month));
        let once = once.iter().map(|invoice| self.split(invoice, contract, &paid).1).sum();
        let phases = contract.map_or(vec![(begin, months)], |contract| contract.phases(begin, months));
        let term = contract.and_then(|contract| contract.term.as_ref());
        let bound = term.map_or(0, |term| term.months.saturating_sub(begin - 1));
        Planned {
            once,
            phases: phases.into_iter().map(|(number, months)| (months, monthly(number))).collect(),
            leaving: (bound, number(self.leaving(0, &paid))),
            ..Planned::default()
        }
    }

    /// An invoice by what its money follows, and what of it is paid once.
    fn split(
        &self,
        invoice: &Invoice,
        contract: Option<&Contract>,
        paid: &impl Fn(&Invoice) -> Decimal,
    ) -> (Split, f64) {
        let cost_plus = contract.is_some_and(Contract::is_cost_plus);
        let part = self.months.get(invoice.month).and_then(Option::as_ref).map(|month| month.part);
        let own = part.filter(|_| !cost_plus).map_or_else(Vec::new, |part| (self.own)(invoice.month, part));
        let (mut split, mut once) = own_lines(&own);
        // The rest is the contract's, and bears its tax and exchange.
        let own_sum: Decimal = own.iter().map(|line| line.amount).sum();
        let all = number(paid(invoice) - own_sum);
        let net = number(invoice.net - own_sum);
        let own_once: Decimal = own.iter().filter(|line| line.once).map(|line| line.amount).sum();
        let lines_once: Decimal = invoice.lines.iter().filter(|line| line.once).map(|line| line.amount).sum();
        let of_contract = number(lines_once - own_once);
        let of_contract = if net == 0.0 { of_contract } else { of_contract * all / net };
        once += of_contract;
        let monthly = all - of_contract;
        match contract {
            Some(contract) if contract.index.is_some() => split.fixed += monthly,
            _ if cost_plus => split.wages += monthly,
            _ => split.prices += monthly,
        }
        (split, once)
    }
}

/// Own cost by what it follows, and what of it is paid once.
fn own_lines(lines: &[Line]) -> (Split, f64) {
    let (mut split, mut once, mut overhead) = (Split::default(), 0.0, 0.0);
    for line in lines {
        let amount = number(line.amount);
        match line.clause {
            HIRING => {}
            _ if line.once => once += amount,
            OVERHEAD => overhead += amount,
            clause if PRICES.contains(&clause) => split.prices += amount,
            _ => split.wages += amount,
        }
    }
    let direct = split.wages + split.prices;
    let share = if direct > 0.0 { split.prices / direct } else { 1.0 };
    split.prices += overhead * share;
    split.wages += overhead * (1.0 - share);
    (split, once)
}
