//! What own people of a provider did and used in real months: quantities by name, and what call records tell of them.
//!
//! In: `[providers.X.costs]`, quantities, records. Out: an [`OwnMonth`] for each month, or what is missing.

use rust_decimal::Decimal;

use super::calls::{CallRecord, Calls, Outcome};
use super::months::Months;
use super::needs::key;
use super::usage::{Amount, Batch, Quantity};
use crate::centre::{Centre, Direction};
use crate::economics::InHouse;
use crate::economics::in_house::{OwnMonth, named};
use crate::economics::months::BillingMonth;
use crate::units::Span;

/// Time of a month that call records tell, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Spent {
    /// On the line with people who called.
    inbound: i128,
    /// On the line with people called.
    outbound: i128,
    /// Of agents.
    busy: i128,
}

/// The own people of one provider.
pub struct OwnPeople {
    /// Their costs, for their kind.
    pub costs: InHouse,
    /// 1 - shrinkage.
    pub left: Decimal,
    /// By position in the calendar.
    spent: Vec<Spent>,
}

impl OwnPeople {
    /// Adds up what records tell of each month.
    pub fn new(costs: InHouse, left: Decimal, calls: &Calls, months: &Months, centre: &Centre) -> OwnPeople {
        let mut spent = vec![Spent::default(); months.calendar.months.len()];
        let with_queue = costs.telephony.minutes.is_some_and(|minutes| minutes.with_queue);
        for record in &calls.records {
            let direction = centre.contacts.get(record.contact.index()).map(|contact| contact.direction);
            if let Some(of_month) = spent.get_mut(months.of(record.at)) {
                of_month.add(record, direction, with_queue);
            }
        }
        OwnPeople { costs, left, spent }
    }

    /// Months in a row; set-up is paid in month `first` alone.
    pub fn in_a_row(
        &self,
        months: Vec<OwnMonth>,
        billed: &[Option<BillingMonth>],
        first: Option<usize>,
    ) -> Vec<OwnMonth> {
        let mut months = self.costs.in_a_row(months, billed);
        months.iter_mut().enumerate().for_each(|(index, month)| month.first = first == Some(index));
        months
    }

    /// A month at a position of the calendar.
    ///
    /// # Errors
    /// What is missing: sentences, each with the line that needs it.
    pub fn month(&self, month: usize, quantities: &[Quantity]) -> Result<OwnMonth, Vec<String>> {
        let said =
            |name: &str| quantities.iter().find(|quantity| quantity.name == name).map(|quantity| &quantity.amount);
        let step = self.costs.telephony.robot.map_or(Span(1), |robot| robot.increment);
        let number = |name: &str| match said(name)? {
            Amount::Number(number) => Some(*number),
            Amount::Batches(batches) => Some(minutes(batches.iter().map(|batch| rounded(batch, step)).sum())),
        };
        let spent = self.spent.get(month).copied().unwrap_or_default();
        let worked = [number("productive_hours"), number("overtime_hours")].into_iter().flatten().sum::<Decimal>();
        let mut given = |name: &str| {
            number(name).or_else(|| match name {
                "inbound_minutes" => Some(minutes(spent.inbound)),
                "outbound_minutes" => Some(minutes(spent.outbound)),
                "occupancy" => {
                    (minutes(spent.busy) / Decimal::from(60)).checked_div(worked).map(|share| share.min(Decimal::ONE))
                }
                _ => None,
            })
        };
        named(&self.costs, self.left, &mut given).map_err(|needs| {
            let sentence = |line: &str, name: &str, unit: &str| {
                format!(
                    "the line \"{line}\" of its costs needs `{name}` ({unit}); write `{} = ...`, 0 if there were none",
                    key(name)
                )
            };
            needs.iter().map(|need| sentence(&need.line, &need.name, need.unit)).collect()
        })
    }
}

impl Spent {
    fn add(&mut self, record: &CallRecord, direction: Option<Direction>, with_queue: bool) {
        let answered = record.outcome == Outcome::Answered;
        let connected = if answered { i128::from(record.talk.0) + i128::from(record.hold.0) } else { 0 };
        let wait = if with_queue && record.outcome != Outcome::Blocked { i128::from(record.wait.0) } else { 0 };
        match direction {
            Some(Direction::Inbound) => self.inbound += connected + wait,
            Some(Direction::Outbound) => self.outbound += connected,
            _ => {}
        }
        self.busy += if answered { connected + i128::from(record.wrap.0) } else { 0 };
    }
}

/// Microseconds of calls of one length, each rounded up to a step.
fn rounded(batch: &Batch, step: Span) -> i128 {
    let (each, step) = (i128::from(batch.each.0), i128::from(step.0.max(1)));
    (each + step - 1) / step * step * i128::from(batch.count)
}

fn minutes(micros: i128) -> Decimal {
    Decimal::try_from_i128_with_scale(micros, 0).unwrap_or(Decimal::MAX) / Decimal::from(Span::minutes(1).0)
}
