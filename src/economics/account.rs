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
    /// How much of it, in `unit`.
    pub quantity: Decimal,
    /// `min`, `h`, `contact`, `order`, `month`, `head`, `seat`.
    pub unit: &'static str,
    /// Money, rounded half-up to 0.01.
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
    /// The sum of the lines.
    pub net: Decimal,
    /// VAT on the clauses of the contract; zero without the clause.
    pub vat: Decimal,
    /// Net and VAT.
    pub total: Decimal,
}

/// What a provider's agents did: what bills are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Contacts answered and work taken up.
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
    /// What each provider's agents did.
    pub usage_by_provider: Vec<Usage>,
}
