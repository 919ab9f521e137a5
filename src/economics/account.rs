//! What one replication cost and earned: invoices with lines, and the account over all providers.
//!
//! In: nothing; these are the results of pricing. Out: data that [`Books`](crate::economics::Books) collects.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::centre::ProviderId;
use crate::units::Span;

/// One line of an invoice, rounded to the cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Name of the clause or of the cost line; unique within the invoice.
    pub name: Arc<str>,
    /// Kind of the clause; of a cost line its name.
    pub clause: &'static str,
    /// How much of it, in `unit`.
    pub quantity: Decimal,
    /// `min`, `h`, `contact`, `order`, `month`, `head`, `seat`; `money` in the line's own currency.
    pub unit: &'static str,
    /// Money, rounded half-up to 0.01, in the contract's currency.
    pub amount: Decimal,
    /// What of the amount is paid once for all, not each month.
    pub once: Decimal,
}

/// A net in another currency than the scenario's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// The currency of the invoice's lines.
    pub currency: Arc<str>,
    /// The scenario's currency for one of it.
    pub rate: Decimal,
    /// The net in the scenario's currency, rounded.
    pub amount: Decimal,
}

/// What one provider costs in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// Who is paid.
    pub provider: ProviderId,
    /// Position in [`Calendar::months`](crate::centre::Calendar::months).
    pub month: usize,
    /// Every clause and every cost line, also those that come to nothing.
    pub lines: Vec<Line>,
    /// The sum of the lines, in their currency.
    pub net: Decimal,
    /// The same in the scenario's currency, where that is another.
    pub exchange: Option<Exchanged>,
    /// VAT on the clauses of the contract, in the scenario's currency; zero without the clause.
    pub vat: Decimal,
    /// Net and VAT in the scenario's currency.
    pub total: Decimal,
}

impl Invoice {
    /// The net in the scenario's currency.
    pub fn net_here(&self) -> Decimal {
        self.exchange.as_ref().map_or(self.net, |exchange| exchange.amount)
    }
}

/// What a provider costs a month if one-off costs are spread over a horizon: the simulated calendar stands for every month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Horizon {
    /// The first month, with all that is paid once.
    pub first: Decimal,
    /// A month after discounts and waivers are over and what is paid once is paid.
    pub steady: Decimal,
    /// The mean month of the horizon, with all that is paid once, and what leaving costs.
    pub mean: Decimal,
    /// The mean month if it were made of the simulated days as they are billed, fees in proportion to the days of their month: what the simulated
    /// contacts are divided into. The same as `mean` where the calendar is whole months.
    pub billed: Decimal,
}

/// What a provider's agents did: what bills are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Contacts of people that were answered; work is not among them.
    pub answered: u64,
    /// True talk time, as it was; what `effective_minute` divides by.
    pub talk: Span,
    /// Agents × time on duty.
    pub productive: Span,
}

/// Money of one replication, over all months after warm-up, in the scenario's currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// By provider (file order), then month; always of the same shape for the same terms.
    pub invoices: Vec<Invoice>,
    /// What is paid to all providers: totals with VAT, or net where VAT is got back.
    pub cost: Decimal,
    /// The same by provider.
    pub cost_by_provider: Vec<Decimal>,
    /// The same by position in [`Calendar::months`](crate::centre::Calendar::months); months within the warm-up pay nothing.
    pub cost_by_month: Vec<Decimal>,
    /// Margin of what was sold and of orders that stood.
    pub margin: Decimal,
    /// For each chain never answered: lead cost and expected margin. Not part of the profit: the margin is missing already.
    pub lost_value: Decimal,
    /// Lead cost of chains never answered.
    pub lost_leads: Decimal,
    /// What parcels cost that come back.
    pub refused_parcels: Decimal,
    /// Lead cost and expected margin of people whom only a later try reached: what follow-ups saved.
    pub saved_value: Decimal,
    /// Margin of orders that did not stand for want of a timely confirmation. Not part of the profit: it is missing already.
    pub late_orders: Decimal,
    /// What incidents cost until they were answered.
    pub incident_loss: Decimal,
    /// What wrong orders cost.
    pub order_error_loss: Decimal,
    /// Margin less cost, lost leads, refused parcels and losses by incidents.
    pub profit: Decimal,
    /// Expected orders that stood after confirmation.
    pub orders_kept: f64,
    /// The same by contact type.
    pub orders_kept_by_type: Vec<f64>,
    /// Sales by contact type.
    pub sold_by_type: Vec<u64>,
    /// Chains, by the type of their first contact.
    pub people_by_type: Vec<u64>,
    /// Money a month over the decision's horizon, by provider.
    pub horizon_by_provider: Vec<Horizon>,
    /// All providers together, by position in [`Calendar::months`](crate::centre::Calendar::months): the mean month of the horizon if that month
    /// alone stood for all. Their mean, each by what of it was simulated, is the mean month.
    pub horizon_by_month: Vec<Decimal>,
    /// What a provider would cost a month over the horizon if one of its terms were changed: by provider, then as [`Contract::alternatives`] has them.
    ///
    /// [`Contract::alternatives`]: crate::economics::Contract::alternatives
    pub alternatives: Vec<Decimal>,
    /// What each provider's agents did.
    pub usage_by_provider: Vec<Usage>,
}

impl Account {
    /// The horizon of one more provider, and its months.
    pub(super) fn add_horizon(&mut self, horizon: Horizon, by_month: Vec<Decimal>) {
        self.horizon_by_provider.push(horizon);
        let months = self.horizon_by_month.len().max(by_month.len());
        self.horizon_by_month.resize(months, Decimal::ZERO);
        self.horizon_by_month.iter_mut().zip(by_month).for_each(|(sum, month)| *sum += month);
    }
}

/// What invoices cost by month, of so many; `paid` says what of an invoice is a cost.
pub(super) fn by_month(invoices: &[Invoice], months: usize, paid: impl Fn(&Invoice) -> Decimal) -> Vec<Decimal> {
    let mut sums = vec![Decimal::ZERO; months];
    for invoice in invoices {
        if let Some(sum) = sums.get_mut(invoice.month) {
            *sum += paid(invoice);
        }
    }
    sums
}
