//! The ledger of one replication: hears its facts, counts billable units, and closes with an account.
//!
//! In: a model, the terms of its providers, the warm-up; facts. Out: an [`Account`]. A contact is priced by its start, in the
//! local calendar month of that start, under the contract of the provider whose group answered it; what starts before the
//! warm-up is over counts nowhere. The ledger meters what agents do; it changes no operational number.

use rust_decimal::Decimal;

use super::ProviderTerms;
use super::account::{Account, Horizon, Invoice, Usage};
use super::clauses::Fact;
use super::clauses::facts::Delivered;
use super::clauses::month::Figures;
use super::in_house::InHouse;
use super::invoicing::Invoicing;
use super::metering::Meters;
use super::months::{BillingMonth, Part, billing_months};
use super::staff::{GroupTime, Peak, roster, worked};
use super::value::Worth;
use super::window::{Counted, Window};
use crate::centre::provider::Kind;
use crate::centre::{ContactId, GroupId, ProviderId, RobotId, TrunkId};
use crate::engine::Model;
use crate::engine::facts::{Chain, Dial, Fate, Judged, Leg, Recorder, Work};
use crate::units::{Span, Time};

/// What one provider is paid for.
#[derive(Clone, Debug)]
struct Payee {
    meters: Option<Meters>,
    /// The same for its contract with one of its terms changed, one by one.
    alternatives: Vec<Meters>,
    costs: Option<InHouse>,
    peak: Option<Peak>,
    usage: Usage,
}

/// Whose a group is, and its time if it is ours.
#[derive(Clone, Debug)]
struct Staff {
    provider: usize,
    time: Option<GroupTime>,
}

/// Counts one replication's billable units and what it earned.
#[derive(Clone, Debug)]
pub struct Ledger {
    from: Time,
    months: Vec<Option<BillingMonth>>,
    always: Counted,
    payees: Vec<Payee>,
    staff: Vec<Staff>,
    worth: Worth,
    recovering_vat: bool,
    /// Months over which what is paid once is spread.
    horizon: u32,
    /// Who bills the dials and messages of each robot.
    robots: Vec<Option<usize>>,
    /// Some contract looks at waits: every contact of a person is told to its provider.
    delivering: bool,
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
            let mut costs = terms.costs.clone();
            if let Some(costs) = costs.as_mut().filter(|_| provider.kind == Kind::HomeBased) {
                costs.seats = None;
            }
            let peak = costs.as_ref().and_then(|costs| costs.seats).map(|_| Peak::default());
            let meters = terms.contract.as_ref().map(|contract| Meters::new(contract, calendar, from));
            payees.push(Payee { meters, alternatives: Vec::new(), costs, peak, usage: Usage::default() });
        }
        let mut staff: Vec<Staff> = Vec::with_capacity(centre.groups.len());
        for (number, group) in centre.groups.iter().enumerate() {
            let provider = group.provider.index();
            let mut time = None;
            if let Some(payee) = payees.get_mut(provider) {
                for (start, end, agents) in roster(group, calendar) {
                    if let Some(meters) = &mut payee.meters {
                        meters.scheduled(GroupId(number as u16), agents, start, end);
                    }
                }
                time = payee.costs.as_ref().map(|_| GroupTime::new(group, calendar, &always));
            }
            staff.push(Staff { provider, time });
        }
        let worth = Worth::new(&centre.contacts);
        let hears = |payee: &Payee, fact: Fact| payee.meters.as_ref().is_some_and(|meters| meters.hears(fact));
        let of_robots = |payee: &Payee| hears(payee, Fact::Dial) || hears(payee, Fact::Message);
        let billed_by = payees.iter().position(of_robots);
        let delivering = payees.iter().any(|payee| hears(payee, Fact::Delivered));
        Ledger {
            from,
            months: billing_months(calendar, warm_up),
            always,
            payees,
            staff,
            worth,
            recovering_vat: false,
            horizon: 0,
            robots: centre.robots.iter().map(|robot| robot.provider.map(ProviderId::index).or(billed_by)).collect(),
            delivering,
        }
    }

    /// Reckons what a month costs over a horizon of so many months, too.
    #[must_use]
    pub fn over(mut self, horizon: u32) -> Ledger {
        self.horizon = horizon;
        self
    }

    /// Prices every contract also with one of its terms changed, one by one: see [`Account::alternatives`].
    #[must_use]
    pub fn with_alternatives(mut self, model: &Model) -> Ledger {
        let calendar = &model.centre.calendar;
        for (index, payee) in self.payees.iter_mut().enumerate() {
            let Some(meters) = &payee.meters else { continue };
            let mut found: Vec<Meters> = Vec::new();
            for alternative in meters.contract().alternatives() {
                let mut changed = Meters::new(&alternative.contract, calendar, self.from);
                let groups = model.centre.groups.iter().enumerate();
                for (number, group) in groups.filter(|(_, group)| group.provider.index() == index) {
                    for (start, end, agents) in roster(group, calendar) {
                        changed.scheduled(GroupId(number as u16), agents, start, end);
                    }
                }
                found.push(changed);
            }
            payee.alternatives = found;
        }
        self
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
            payee.all_meters().for_each(Meters::reset);
            if let Some(peak) = &mut payee.peak {
                peak.reset();
            }
        }
        for time in self.staff.iter_mut().filter_map(|staff| staff.time.as_mut()) {
            time.reset();
        }
        self.worth.reset();
    }

    /// Prices what was counted.
    pub fn close(&self) -> Account {
        let mut account = Account { cost_by_provider: vec![Decimal::ZERO; self.payees.len()], ..Account::default() };
        for (index, (payee, cost)) in self.payees.iter().zip(&mut account.cost_by_provider).enumerate() {
            account.usage_by_provider.push(payee.usage);
            let (invoices, horizon) = self.invoices(index, payee);
            *cost = invoices.iter().map(|invoice| self.paid(invoice)).sum();
            account.invoices.extend(invoices);
            account.horizon_by_provider.push(horizon);
            account.alternatives.extend(payee.alternatives.iter().map(|meters| {
                let mean = |invoicing: Invoicing<'_>| invoicing.over(self.horizon, |invoice| self.paid(invoice)).mean;
                self.with_invoicing(index, Some(meters), mean)
            }));
        }
        account.cost = account.cost_by_provider.iter().sum();
        let earned = self.worth.earned();
        account.profit = earned.margin - account.cost - earned.lost_leads - earned.refused_parcels;
        account.margin = earned.margin;
        account.lost_value = earned.lost_value;
        account.lost_leads = earned.lost_leads;
        account.refused_parcels = earned.refused_parcels;
        account.orders_kept = earned.orders_kept.iter().sum();
        account.orders_kept_by_type = earned.orders_kept;
        account.sold_by_type = earned.sold;
        account.people_by_type = earned.people;
        account
    }

    /// What a provider's invoices are made of.
    fn with_invoicing<T>(&self, index: usize, meters: Option<&Meters>, ask: impl FnOnce(Invoicing<'_>) -> T) -> T {
        let payee = self.payees.get(index);
        let costs = payee.and_then(|payee| payee.costs.as_ref());
        let peaks = payee.and_then(|payee| payee.peak.as_ref());
        let peaks = peaks.map(|peak| peak.by_month(self.months.len())).unwrap_or_default();
        let own = |month: usize, part: Part| {
            let staff =
                self.staff.iter().filter(|staff| staff.provider == index).filter_map(|staff| staff.time.as_ref());
            costs.map_or(Vec::new(), |costs| {
                costs.lines(worked(staff, month, peaks.get(month).copied().unwrap_or(0)), part)
            })
        };
        let provider = ProviderId(index as u16);
        ask(Invoicing { provider, months: &self.months, meters, own: &own, figures: &|_| Figures::new() })
    }

    /// A provider's invoices, one for each billing month; none for a provider without terms.
    fn invoices(&self, index: usize, payee: &Payee) -> (Vec<Invoice>, Horizon) {
        if payee.meters.is_none() && payee.costs.is_none() {
            return (Vec::new(), Horizon::default());
        }
        self.with_invoicing(index, payee.meters.as_ref(), |invoicing| {
            (invoicing.invoices(), invoicing.over(self.horizon, |invoice| self.paid(invoice)))
        })
    }

    /// What of an invoice is a cost.
    fn paid(&self, invoice: &Invoice) -> Decimal {
        if self.recovering_vat { invoice.net_here() } else { invoice.total }
    }

    fn payee(&mut self, group: GroupId) -> Option<&mut Payee> {
        let provider = self.staff.get(group.index())?.provider;
        self.payees.get_mut(provider)
    }
}

impl Payee {
    /// The meters of its contract and of what it could be instead.
    fn all_meters(&mut self) -> impl Iterator<Item = &mut Meters> {
        self.meters.iter_mut().chain(&mut self.alternatives)
    }
}

impl Ledger {
    /// Tells providers of a contact of a person that reached them: the one it was dealt to, and the one that answered.
    #[inline(never)]
    fn deliver(&mut self, leg: &Leg) {
        let provider =
            |group: Option<GroupId>| group.and_then(|group| self.staff.get(group.index())).map(|staff| staff.provider);
        let by = provider(leg.by.filter(|_| leg.fate == Fate::Answered));
        let (home, before) = (provider(leg.home), provider(leg.diverted_from));
        let mut told: [Option<usize>; 3] = [None; 3];
        // Who answered had it by its own clock; it was dealt to the other and not answered there, or sent on at once.
        let waits = [
            (by, true, if home.is_none() || home == by { leg.wait } else { leg.delivered }),
            (home, false, leg.wait),
            (before, false, Span::ZERO),
        ];
        for (at, (to, answered, wait)) in waits.into_iter().enumerate() {
            let Some(index) = to.filter(|_| !told.contains(&to)) else { continue };
            told[at] = to;
            let Some(payee) = self.payees.get_mut(index) else { continue };
            payee.all_meters().for_each(|meters| meters.delivered(&Delivered { leg, answered, wait }));
        }
    }
}

impl Recorder for Ledger {
    #[inline]
    fn leg(&mut self, leg: &Leg) {
        if let Some(chain) = leg.chain() {
            self.chain(&chain);
        }
        if leg.at < self.from {
            return;
        }
        if self.delivering && self.worth.is_inbound(leg.contact) {
            self.deliver(leg);
        }
        if leg.fate != Fate::Answered {
            return;
        }
        let Some(payee) = leg.by.and_then(|group| self.payee(group)) else { return };
        payee.usage.answered += 1;
        payee.usage.talk += leg.talk;
        payee.all_meters().for_each(|meters| meters.answered(leg));
    }

    fn judged(&mut self, judged: &Judged) {
        if judged.at < self.from {
            return;
        }
        self.worth.judged(judged);
        let Ledger { staff, payees, worth, .. } = self;
        let payee = staff.get(judged.by.index()).and_then(|staff| payees.get_mut(staff.provider));
        let Some(payee) = payee else { return };
        for meters in payee.all_meters() {
            meters.judged(judged);
            if judged.sold {
                meters.sale(&worth.sale(judged.contact), judged.at);
            }
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
            let meters = self.payees.iter_mut().flat_map(Payee::all_meters);
            meters.for_each(|meters| meters.work(work));
        }
    }

    fn dial(&mut self, dial: &Dial) {
        if dial.at < self.from {
            return;
        }
        let Ledger { robots, payees, .. } = self;
        let payee = robots.get(dial.robot.index()).copied().flatten().and_then(|index| payees.get_mut(index));
        payee.into_iter().flat_map(Payee::all_meters).for_each(|meters| meters.dial(dial));
    }

    fn sms(&mut self, contact: ContactId, at: Time) {
        if at < self.from {
            return;
        }
        let Ledger { robots, payees, worth, .. } = self;
        let robot = worth.robot(contact).and_then(|robot| robots.get(robot.index()).copied().flatten());
        let payee = robot.and_then(|index| payees.get_mut(index));
        payee.into_iter().flat_map(Payee::all_meters).for_each(|meters| meters.message(contact, at));
    }

    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        let Some(staff) = self.staff.get_mut(group.index()) else { return };
        if let Some(time) = &mut staff.time {
            time.on_duty(&self.always, agents, from, to);
        }
        let Some(payee) = self.payees.get_mut(staff.provider) else { return };
        let start = from.max(self.from);
        if start < to {
            payee.usage.productive += Span((to - start).0.saturating_mul(i64::from(agents)));
        }
        if let Some(peak) = &mut payee.peak {
            peak.on_duty(&self.always, agents, from, to);
        }
        payee.all_meters().for_each(|meters| meters.on_duty(group, agents, from, to));
    }

    fn lines_busy(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        let meters = self.payees.iter_mut().flat_map(Payee::all_meters);
        meters.for_each(|meters| meters.lines(trunk, lines, from, to));
    }

    fn ports_busy(&mut self, _robot: RobotId, _ports: u32, _from: Time, _to: Time) {}

    fn end(&mut self, _at: Time) {}
}
