//! What each provider would bill for real records: contract by contract, month by month.
//!
//! In: a scenario, records, quantities, perhaps a given invoice. Out: bills and comparisons, or everything that stands against it at
//! once.

use rust_decimal::{Decimal, RoundingStrategy};

use super::against;
use super::calls::Calls;
use super::counted::{Talked, count, give, group_of, talked};
use super::given::GivenLine;
use super::months::Months;
use super::needs::{self, Told};
use super::own::OwnPeople;
use super::usage::{Quantity, Usage, YearMonth, label};
use crate::centre::ProviderId;
use crate::economics::account::{Invoice, Line};
use crate::economics::clauses::month::Figures;
use crate::economics::in_house::OwnMonth;
use crate::economics::left_of_productive;
use crate::economics::months::Part;
use crate::economics::months::{BillingMonth, billing_months};
use crate::economics::{Contract, Invoicing, Meters};
use crate::results::priced::{Bill, BillLine, Comparison, Exchanged, Priced};
use crate::scenario::{Scenario, Vat};
use crate::units::{Span, Time};

/// Decimals of a quantity on a bill.
const DECIMALS: u32 = 6;

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The contracts, the calendar's pattern, the contact types.
    pub scenario: &'a Scenario,
    /// Who bills.
    pub providers: &'a [ProviderId],
    /// The records.
    pub calls: &'a Calls,
    /// The quantities.
    pub usage: &'a Usage,
    /// A given invoice, of the one provider.
    pub given: Option<&'a [GivenLine]>,
}

/// Something that stands against pricing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A line of the call records, and what is wrong with it.
    Call(u32, String),
    /// Quantities that are missing or cannot be told apart.
    Usage(String),
    /// The given invoice.
    Given(String),
}

/// Prices the records under each provider's contract.
///
/// # Errors
/// All that stands against it.
pub fn price(question: &Question<'_>) -> Result<Priced, Vec<Refusal>> {
    let Question { scenario, calls, usage, .. } = question;
    let touched: Vec<YearMonth> = calls.months.iter().chain(usage.months.keys()).copied().collect();
    let months = Months::new(&touched, &scenario.pattern).map_err(|why| vec![Refusal::Usage(why)])?;
    let mut refusals = Vec::new();
    let quantities = quantities(usage, &months, &mut refusals);
    let talked = talked(calls, &months);
    let mut bills: Vec<Bill> = Vec::new();
    for provider in question.providers {
        match Payee::new(question, *provider, &months, &talked).bills(&quantities) {
            Ok(of_provider) => bills.extend(of_provider),
            Err(why) => refusals.extend(why),
        }
    }
    let comparisons = match question.given {
        Some(given) if refusals.is_empty() => compare(&bills, given).map_err(|why| vec![Refusal::Given(why)])?,
        _ => Vec::new(),
    };
    if !refusals.is_empty() {
        refusals.dedup();
        return Err(refusals);
    }
    Ok(Priced {
        scenario: scenario.name.clone(),
        currency: scenario.currency.clone(),
        vat_is_cost: scenario.decision.vat != Some(Vat::Recoverable),
        bills,
        comparisons,
    })
}

/// The quantities of each billed month, by position among them.
fn quantities<'a>(usage: &'a Usage, months: &Months, refusals: &mut Vec<Refusal>) -> Vec<&'a [Quantity]> {
    let labels: Vec<String> = months.billed.iter().map(|month| months.label(*month)).collect();
    if !usage.plain.is_empty() && labels.len() > 1 {
        refusals.push(Refusal::Usage(format!(
            "the quantities belong to no month, and there are {}; put them into tables: [\"{}\"]",
            labels.join(", "),
            labels.first().map_or("", String::as_str)
        )));
    }
    let of = |month: &usize| usage.months.get(&months.year_month(*month)).map_or(usage.plain.as_slice(), Vec::as_slice);
    months.billed.iter().map(of).collect()
}

/// One provider and what it would be paid for.
struct Payee<'a> {
    question: &'a Question<'a>,
    provider: ProviderId,
    name: &'a str,
    months: &'a Months,
    talked: &'a [Talked],
}

impl<'a> Payee<'a> {
    fn new(question: &'a Question<'a>, provider: ProviderId, months: &'a Months, talked: &'a [Talked]) -> Payee<'a> {
        let name =
            question.scenario.model.centre.providers.get(provider.index()).map_or("", |known| known.name.as_str());
        Payee { question, provider, name, months, talked }
    }

    fn contract(&self) -> Option<&'a Contract> {
        self.question.scenario.terms.get(self.provider.index())?.contract.as_ref()
    }

    /// Its bills, month by month.
    fn bills(&self, quantities: &[&[Quantity]]) -> Result<Vec<Bill>, Vec<Refusal>> {
        let Question { scenario, calls, .. } = self.question;
        let mut refusals = self.too_early();
        let centre = &scenario.model.centre;
        let group = group_of(centre, self.provider);
        let mut meters = self.contract().map(|contract| count(contract, calls, self.months, centre, group));
        let own = self.own_people();
        let mut own_months = vec![OwnMonth::default(); self.months.calendar.months.len()];
        let mut figures: Vec<Figures> = vec![Figures::new(); self.months.calendar.months.len()];
        for (month, quantities) in self.months.billed.iter().zip(quantities) {
            if let Some(meters) = &mut meters {
                refusals.extend(self.lacking(meters, *month, quantities));
                if let Some(slot) = figures.get_mut(*month) {
                    *slot = give(meters, *month, quantities);
                }
            }
            match (own.as_ref().map(|own| own.month(*month, quantities)), own_months.get_mut(*month)) {
                (Some(Ok(of_month)), Some(slot)) => *slot = of_month,
                (Some(Err(missing)), _) => refusals.extend(self.told(*month, missing)),
                _ => {}
            }
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let billed: Vec<Option<BillingMonth>> = billing_months(&self.months.calendar, Span::ZERO)
            .into_iter()
            .enumerate()
            .map(|(index, month)| month.filter(|_| self.months.billed.contains(&index)))
            .collect();
        let own_months = own.as_ref().map(|own| own.in_a_row(own_months, &billed, self.first_month()));
        let own_lines = |month: usize, part: Part| match (&own, own_months.as_ref().and_then(|all| all.get(month))) {
            (Some(own), Some(of_month)) => own.costs.lines(of_month, part),
            _ => Vec::new(),
        };
        let invoicing = Invoicing {
            provider: self.provider,
            first_day: self.months.calendar.date_of(Time::START),
            months: &billed,
            meters: meters.as_ref(),
            own: &own_lines,
            figures: &|month| figures.get(month).cloned().unwrap_or_default(),
        };
        Ok(invoicing.invoices().into_iter().map(|invoice| self.bill(invoice)).collect())
    }

    /// Records and months before the contract starts.
    fn too_early(&self) -> Vec<Refusal> {
        let Some(contract) = self.contract() else { return Vec::new() };
        let (starts, name) = (contract.starts, self.name);
        let way_out = format!("say with --set providers.{}.contract.starts=... when it did", needs::key(name));
        let why = |when: &str| format!("{when} is before the contract of {name} starts, on {starts}; {way_out}");
        let midnight = self.months.midnight(starts);
        let first = self.question.calls.records.iter().find(|record| record.at < midnight);
        let early = first.map(|record| Refusal::Call(record.line, why("this call")));
        let month = self.months.billed.iter().find(|month| {
            let (year, month) = self.months.year_month(**month);
            contract.number(year, month) == 0
        });
        let month = month.filter(|_| early.is_none());
        early.into_iter().chain(month.map(|month| Refusal::Usage(why(&self.months.label(*month))))).collect()
    }

    /// What a month lacks.
    fn lacking(&self, meters: &Meters, month: usize, quantities: &[Quantity]) -> Vec<Refusal> {
        let said =
            |name: &str| quantities.iter().find(|quantity| quantity.name == name).map(|quantity| &quantity.amount);
        let told = Told { resolved: self.question.calls.has_resolved, orders: self.question.calls.has_orders };
        let mut missing = needs::missing(&meters.needed(), &said, told);
        missing.extend(needs::figures_missing(meters.contract(), &said, told));
        self.told(month, missing)
    }

    /// Refusals that say whose month they are about.
    fn told(&self, month: usize, missing: Vec<String>) -> Vec<Refusal> {
        let label = self.months.label(month);
        missing.into_iter().map(|what| Refusal::Usage(format!("{}, {label}: {what}", self.name))).collect()
    }

    /// Its own people, if they are paid by cost.
    fn own_people(&self) -> Option<OwnPeople> {
        let Question { scenario, calls, .. } = self.question;
        let costs = scenario.terms.get(self.provider.index())?.costs.clone()?;
        let centre = &scenario.model.centre;
        let kind = centre.providers.get(self.provider.index())?.kind;
        let left = left_of_productive(centre, self.provider);
        Some(OwnPeople::new(costs.for_kind(kind), left, calls, self.months, centre))
    }

    /// The position of the scenario's first month, in which people are set up; none if it is not billed.
    fn first_month(&self) -> Option<usize> {
        let start = self.question.scenario.pattern.start;
        self.months.billed.iter().copied().find(|month| self.months.year_month(*month) == (start.year(), start.month()))
    }

    fn bill(&self, invoice: Invoice) -> Bill {
        let scenario = self.question.scenario;
        let talked = self.talked.get(invoice.month).copied().unwrap_or_default();
        let here = scenario.currency.clone();
        let currency = invoice.exchange.as_ref().map_or(here.clone(), |exchange| exchange.currency.to_string());
        let carried =
            invoice.lines.iter().find(|line| line.clause == CARRIED).map_or(Decimal::ZERO, |line| line.quantity);
        let exchanged = invoice.exchange.as_ref().map(|exchange| Exchanged {
            currency: here,
            rate: exchange.rate,
            net: exchange.amount,
        });
        let idle = |line: &&Line| line.clause != CARRIED || !line.amount.is_zero() || !line.quantity.is_zero();
        Bill {
            provider: self.name.to_owned(),
            month: self.months.label(invoice.month),
            currency,
            lines: invoice.lines.iter().filter(idle).map(line).collect(),
            net: invoice.net,
            once: invoice.lines.iter().map(|line| line.once).sum(),
            exchanged,
            vat: invoice.vat,
            total: invoice.total,
            carried,
            answered: talked.answered,
            talk_minutes: talked.minutes(),
        }
    }
}

/// The line of credits that the next month gets.
const CARRIED: &str = "credit_carried";

fn line(line: &Line) -> BillLine {
    BillLine {
        line: line.name.to_string(),
        clause: line.clause.to_owned(),
        quantity: line.quantity.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero),
        unit: line.unit.to_owned(),
        // Nothing has no sign.
        amount: if line.amount.is_zero() { Decimal::ZERO } else { line.amount },
    }
}

/// The given invoice beside the bills of its months.
fn compare(bills: &[Bill], given: &[GivenLine]) -> Result<Vec<Comparison>, String> {
    let labels: Vec<&str> = bills.iter().map(|bill| bill.month.as_str()).collect();
    if given.iter().any(|line| line.month.is_none()) && bills.len() > 1 {
        return Err(format!("there are bills for {}; the invoice needs a column \"month\"", labels.join(", ")));
    }
    let strange = given.iter().filter_map(|line| line.month).map(label).find(|month| !labels.contains(&month.as_str()));
    if let Some(month) = strange {
        return Err(format!(
            "a line is for {month}, of which there are no calls and no quantities; there are {}",
            labels.join(", ")
        ));
    }
    let of = |bill: &Bill| {
        let lines = given.iter().filter(|line| line.month.is_none_or(|month| label(month) == bill.month));
        against::compare(bill, &lines.collect::<Vec<_>>())
    };
    Ok(bills.iter().map(of).collect())
}
