//! What real records come to under contracts: invoices by provider and month, and where a given invoice differs.
//!
//! In: nothing; `records` fills these. Out: data that `report` writes. Amounts are decimals as they were rounded: two digits.

use rust_decimal::{Decimal, RoundingStrategy};

/// One line of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    /// Its name; unique within the bill.
    pub line: String,
    /// The kind of the clause that charges it: `per_minute`; `costs` for a line of own people.
    pub clause: String,
    /// How much of it, in `unit`.
    pub quantity: Decimal,
    /// `min`, `h`, `contact`, `month`.
    pub unit: String,
    /// Money in the bill's currency, below zero for a credit.
    pub amount: Decimal,
}

/// The net in another currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// The currency that is paid in.
    pub currency: String,
    /// So much of it for one unit of the bill's currency.
    pub rate: Decimal,
    /// The net in that currency.
    pub net: Decimal,
}

/// What one provider bills for one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// Who bills.
    pub provider: String,
    /// `2026-11`.
    pub month: String,
    /// Currency of the lines and of the net.
    pub currency: String,
    /// In the order of the contract, also those that come to nothing.
    pub lines: Vec<BillLine>,
    /// The sum of the lines.
    pub net: Decimal,
    /// What of the net is paid once for all: set-up, training, certification.
    pub once: Decimal,
    /// The net as it is paid, where the contract is in another currency.
    pub exchanged: Option<Exchanged>,
    /// On the net as it is paid.
    pub vat: Decimal,
    /// What is paid.
    pub total: Decimal,
    /// Credits that this month could not take and the next one gets.
    pub carried: Decimal,
    /// Contacts answered.
    pub answered: u64,
    /// True talk time, minutes.
    pub talk_minutes: Decimal,
}

impl Bill {
    /// Currency of VAT and total.
    pub fn paid_in(&self) -> &str {
        self.exchanged.as_ref().map_or(&self.currency, |exchanged| &exchanged.currency)
    }

    /// What counts as cost: the total, or without VAT where that is got back.
    pub fn cost(&self, vat_is_cost: bool) -> Decimal {
        if vat_is_cost { self.total } else { self.total - self.vat }
    }

    /// What of the cost is paid once for all; it bears tax and is exchanged as the rest.
    fn once(&self, vat_is_cost: bool) -> Decimal {
        (self.once * self.cost(vat_is_cost)).checked_div(self.net).unwrap_or_default()
    }
}

/// One line of a given invoice beside what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedLine {
    /// Its name.
    pub line: String,
    /// What was billed; none when the invoice lacks the line.
    pub billed: Option<Decimal>,
    /// What the contract comes to; none when it has no such line.
    pub due: Option<Decimal>,
    /// Billed less due.
    pub difference: Decimal,
    /// Quantity billed, when the invoice says it.
    pub billed_quantity: Option<Decimal>,
    /// Quantity by the records.
    pub due_quantity: Option<Decimal>,
}

/// A given invoice of one month beside the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Who billed.
    pub provider: String,
    /// `2026-11`.
    pub month: String,
    /// The lines: the contract's in their order, then those that it does not have; `net`, `vat`, `total` as far as they are given.
    pub lines: Vec<ComparedLine>,
    /// Sums by which the invoice as a whole is compared.
    pub whole: ComparedLine,
    /// Currency of `whole`.
    pub currency: String,
    /// What is wrong within the given invoice itself.
    pub notes: Vec<String>,
}

/// All that `price` has to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// Name of the scenario.
    pub scenario: String,
    /// Currency of the scenario.
    pub currency: String,
    /// Whether VAT is a cost.
    pub vat_is_cost: bool,
    /// By provider in file order, then by month.
    pub bills: Vec<Bill>,
    /// Given invoices beside the bills.
    pub comparisons: Vec<Comparison>,
}

/// What a provider costs, and what that is by what its people did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Money.
    pub sum: Decimal,
    /// What of it is paid once for all.
    pub once: Decimal,
    /// By true minutes of talk; none without talk.
    pub effective_minute: Option<Decimal>,
    /// By answered contacts; none without any.
    pub per_answered: Option<Decimal>,
}

impl Priced {
    /// What a provider costs in a month, or in all of them; none where it bills nothing.
    pub fn cost(&self, provider: &str, month: Option<&str>) -> Option<Cost> {
        let fits = |bill: &&Bill| bill.provider == provider && month.is_none_or(|month| bill.month == month);
        let bills: Vec<&Bill> = self.bills.iter().filter(fits).collect();
        let of = |part: &dyn Fn(&Bill) -> Decimal| bills.iter().map(|bill| part(bill)).sum::<Decimal>();
        let sum = of(&|bill| bill.cost(self.vat_is_cost));
        let cents = |amount: Decimal| amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let by = |divisor: Decimal| sum.checked_div(divisor).map(cents);
        let once = cents(of(&|bill| bill.once(self.vat_is_cost)));
        let (minutes, answered) = (of(&|bill| bill.talk_minutes), of(&|bill| Decimal::from(bill.answered)));
        (!bills.is_empty()).then(|| Cost { sum, once, effective_minute: by(minutes), per_answered: by(answered) })
    }

    /// The providers in order.
    pub fn providers(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for bill in &self.bills {
            if !names.contains(&bill.provider.as_str()) {
                names.push(&bill.provider);
            }
        }
        names
    }

    /// The months in order.
    pub fn months(&self) -> Vec<&str> {
        let mut months: Vec<&str> = self.bills.iter().map(|bill| bill.month.as_str()).collect();
        months.sort_unstable();
        months.dedup();
        months
    }
}
