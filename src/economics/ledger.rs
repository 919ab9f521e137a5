//! The ledger of one replication: hears its facts, counts billable units, and closes with an account.
//!
//! In: a model, the terms of its providers, the warm-up; facts. Out: an [`Account`]. A contact is priced by its start, in the
//! local calendar month of that start, under the contract of the provider whose group answered it; what starts before the
//! warm-up is over counts nowhere. The ledger meters what agents do; it changes no operational number.

use rust_decimal::Decimal;

use super::ProviderTerms;
use super::account::{Account, Invoice, Line, Usage};
use super::in_house::OwnMonth;
use super::metering::Meters;
use super::months::{BillingMonth, billing_months};
use super::own_meter::OwnMeter;
use super::staff::roster;
use super::value::Worth;
use super::window::{Counted, Window};
use crate::centre::{ContactId, GroupId, ProviderId, RobotId, TrunkId};
use crate::engine::Model;
use crate::engine::facts::{Chain, Dial, Fate, Judged, Leg, Person, Recorder, Work};
use crate::units::{Span, Time};

/// What one provider is paid for.
#[derive(Clone, Debug)]
struct Payee {
    meters: Option<Meters>,
    own: Option<OwnMeter>,
    usage: Usage,
}

/// Counts one replication's billable units and what it earned.
#[derive(Clone, Debug)]
pub struct Ledger {
    from: Time,
    months: Vec<Option<BillingMonth>>,
    always: Counted,
    payees: Vec<Payee>,
    /// Whose each group is.
    staff: Vec<usize>,
    worth: Worth,
    /// Whose the next leg is, where somebody asks for it.
    person: Option<Person>,
    asks: bool,
    recovering_vat: bool,
}

impl Ledger {
    /// An empty ledger. `terms` are those of the model's providers, in their order; providers past its end are free.
    /// Rosters must have been sized. VAT is a cost unless [`Ledger::recovering_vat`] says otherwise.
    pub fn new(model: &Model, terms: &[ProviderTerms], warm_up: Span) -> Ledger {
        let centre = &model.centre;
        let calendar = &centre.calendar;
        let from = Time::START + warm_up;
        let always = Window::default().spans(calendar, from);
        let free = ProviderTerms::default();
        let mut payees: Vec<Payee> = Vec::with_capacity(centre.providers.len());
        for (index, provider) in centre.providers.iter().enumerate() {
            let terms = terms.get(index).unwrap_or(&free);
            let own = terms.costs.clone().map(|costs| {
                OwnMeter::new(&costs.for_kind(provider.kind), centre, ProviderId(index as u16), &always, from)
            });
            let meters = terms.contract.as_ref().map(|contract| Meters::new(contract, calendar, from));
            payees.push(Payee { meters, own, usage: Usage::default() });
        }
        let mut staff: Vec<usize> = Vec::with_capacity(centre.groups.len());
        for group in &centre.groups {
            let provider = group.provider.index();
            if let Some(payee) = payees.get_mut(provider) {
                for (start, end, agents) in roster(group, calendar) {
                    if let Some(meters) = &mut payee.meters {
                        meters.scheduled(agents, start, end);
                    }
                }
            }
            staff.push(provider);
        }
        let worth = Worth::new(&centre.contacts);
        let asks = worth.asks_for_first_answers();
        Ledger {
            from,
            months: billing_months(calendar, warm_up),
            always,
            payees,
            staff,
            worth,
            person: None,
            asks,
            recovering_vat: false,
        }
    }

    /// VAT is got back, so that it is no cost.
    #[must_use]
    pub fn recovering_vat(mut self) -> Ledger {
        self.recovering_vat = true;
        self
    }

    /// The names of the billing months, by position in [`Calendar::months`](crate::centre::Calendar::months): `2026-11`;
    /// empty for a month within the warm-up.
    pub fn month_labels(&self) -> Vec<String> {
        self.months.iter().map(|month| month.as_ref().map_or(String::new(), |month| month.label.clone())).collect()
    }

    /// Empty again, for the next replication.
    pub fn reset(&mut self) {
        for payee in &mut self.payees {
            payee.usage = Usage::default();
            if let Some(meters) = &mut payee.meters {
                meters.reset();
            }
            if let Some(own) = &mut payee.own {
                own.reset();
            }
        }
        self.worth.reset();
    }

    /// Prices what was counted.
    pub fn close(&self) -> Account {
        let mut account = Account { cost_by_provider: vec![Decimal::ZERO; self.payees.len()], ..Account::default() };
        for (index, (payee, cost)) in self.payees.iter().zip(&mut account.cost_by_provider).enumerate() {
            account.usage_by_provider.push(payee.usage);
            for invoice in self.invoices(index, payee) {
                *cost += if self.recovering_vat { invoice.net } else { invoice.total };
                account.invoices.push(invoice);
            }
        }
        account.cost = account.cost_by_provider.iter().sum();
        let earned = self.worth.earned();
        account.profit = earned.less_losses() - account.cost;
        account.margin = earned.margin;
        account.lost_value = earned.lost_value;
        account.lost_leads = earned.lost_leads;
        account.refused_parcels = earned.refused_parcels;
        account.saved_value = earned.saved_value;
        account.late_orders = earned.late_orders;
        account.incident_loss = earned.incident_loss;
        account.orders_kept = earned.orders_kept.iter().sum();
        account.orders_kept_by_type = earned.orders_kept;
        account.sold_by_type = earned.sold;
        account.people_by_type = earned.people;
        account
    }

    /// A provider's invoices, one for each billing month; none for a provider without terms.
    fn invoices(&self, index: usize, payee: &Payee) -> Vec<Invoice> {
        if payee.meters.is_none() && payee.own.is_none() {
            return Vec::new();
        }
        let own_months = payee.own.as_ref().map(OwnMeter::months).unwrap_or_default();
        let mut heads_before = None;
        let mut invoices = Vec::new();
        for (month, billing) in self.months.iter().enumerate() {
            let Some(billing) = billing else { continue };
            let mut lines: Vec<Line> = Vec::new();
            let mut vat = Decimal::ZERO;
            if let Some(meters) = &payee.meters {
                lines = meters.contract().lines(meters.month(month), billing.part);
                let net: Decimal = lines.iter().map(|line| line.amount).sum();
                vat = meters.contract().vat.map_or(Decimal::ZERO, |vat| vat.on(net));
            }
            if let (Some(own), Some(used)) = (&payee.own, own_months.get(month)) {
                let used = OwnMonth { heads_before, first: invoices.is_empty(), ..used.clone() };
                heads_before = Some(own.costs().heads(&used, billing.part));
                lines.extend(own.costs().lines(&used, billing.part));
            }
            let net: Decimal = lines.iter().map(|line| line.amount).sum();
            invoices.push(Invoice { provider: ProviderId(index as u16), month, lines, net, vat, total: net + vat });
        }
        invoices
    }

    fn payee(&mut self, group: GroupId) -> Option<&mut Payee> {
        let provider = self.staff.get(group.index())?;
        self.payees.get_mut(*provider)
    }
}

impl Recorder for Ledger {
    #[inline]
    fn person(&mut self, person: Person) {
        if self.asks {
            self.person = Some(person);
        }
    }

    #[inline]
    fn leg(&mut self, leg: &Leg) {
        if let Some(chain) = leg.chain() {
            self.chain(&chain);
        }
        if leg.fate != Fate::Answered || leg.at < self.from {
            return;
        }
        if let Some(person) = self.person.take().filter(|person| !person.answered && person.at >= self.from) {
            self.worth.first_answer(person.first, leg.ended() - person.at, person.at < leg.at);
        }
        let month = self.always.month(leg.at);
        let Some(payee) = leg.by.and_then(|group| self.payee(group)) else { return };
        payee.usage.answered += 1;
        payee.usage.talk += leg.talk;
        if let (Some(own), Some(month)) = (&mut payee.own, month) {
            own.contact(leg, month);
        }
        if let Some(meters) = &mut payee.meters {
            meters.contact(leg);
        }
    }

    fn judged(&mut self, judged: &Judged) {
        if judged.at < self.from {
            return;
        }
        self.worth.judged(judged);
        if !judged.sold {
            return;
        }
        if let Some(meters) = self.payee(judged.by).and_then(|payee| payee.meters.as_mut()) {
            meters.sale(judged);
        }
    }

    fn chain(&mut self, chain: &Chain) {
        if chain.at >= self.from {
            self.worth.chain(chain);
        }
    }

    fn work(&mut self, work: &Work) {
        if work.at >= self.from {
            self.worth.work(work);
        }
    }

    fn dial(&mut self, _dial: &Dial) {}

    fn sms(&mut self, _contact: ContactId, _at: Time) {}

    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        let Some(payee) = self.staff.get(group.index()).and_then(|provider| self.payees.get_mut(*provider)) else {
            return;
        };
        let start = from.max(self.from);
        if start < to {
            payee.usage.productive += Span((to - start).0.saturating_mul(i64::from(agents)));
        }
        if let Some(own) = &mut payee.own {
            own.on_duty(&self.always, group, agents, from, to);
        }
        if let Some(meters) = &mut payee.meters {
            meters.on_duty(agents, from, to);
        }
    }

    fn lines_busy(&mut self, _trunk: TrunkId, _lines: u32, _from: Time, _to: Time) {}

    fn ports_busy(&mut self, _robot: RobotId, _ports: u32, _from: Time, _to: Time) {}

    fn end(&mut self, _at: Time) {}
}
