//! The ledger of one replication: hears its facts, counts billable units, and closes with an account.
//!
//! In: a model, the terms of its providers, the warm-up; facts. Out: an [`Account`]. A contact is priced by its start, in the
//! local calendar month of that start, under the contract of the provider whose group answered it; what starts before the
//! warm-up is over counts nowhere. The ledger meters what agents do; it changes no operational number.

mod delivery;
mod invoices;
mod others;
mod outbound;
mod payee;
mod plan;

use jiff::civil::Date;
use rust_decimal::Decimal;

use payee::Payee;

use crate::centre::{ContactId, GroupId, ProviderId, Robot, RobotId, TrunkId};
use crate::economics::account::{Account, Usage, by_month};
use crate::economics::clauses::Fact;
use crate::economics::invoicing::Invoicing;
use crate::economics::metering::Meters;
use crate::economics::months::{BillingMonth, billing_months};
use crate::economics::own_meter::OwnMeter;
use crate::economics::staff::roster;
use crate::economics::value::Worth;
use crate::economics::window::{Counted, Window};
use crate::economics::{Contract, ProviderTerms};
use crate::engine::Model;
use crate::engine::facts::{Busy, Chain, Dial, Fate, Judged, Leg, Person, Placed, Recorder, Work};
use crate::units::{Span, Time};

/// Counts one replication's billable units and what it earned.
#[derive(Clone, Debug)]
pub struct Ledger {
    from: Time,
    /// Its date.
    first_day: Date,
    months: Vec<Option<BillingMonth>>,
    always: Counted,
    payees: Vec<Payee>,
    /// Whose each group is.
    staff: Vec<usize>,
    worth: Worth,
    /// Some group has other clients.
    shares: bool,
    /// Whose the next leg is, where somebody asks for it.
    person: Option<Person>,
    asking: bool,
    recovering_vat: bool,
    /// Months over which what is paid once is spread.
    horizon: u32,
    /// Who bills the dials and messages of each robot.
    robots: Vec<Option<usize>>,
    /// The payee of each dialer, by its provider.
    dialers: Vec<Option<usize>>,
    /// Some contract looks at waits: every contact of a person is told to its provider.
    delivering: bool,
    /// Who pays the line of people that gave up in a pool, which is nobody's own queue: the only one that pays for waits.
    pool_line: Option<usize>,
    /// By contact type: the provider of all groups that it may be dealt to, if they are one provider's.
    pools: Vec<Option<usize>>,
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
            let meters = terms.contract.as_ref().map(|contract| meters(contract, model, index, from));
            payees.push(Payee::new(centre.contacts.len(), meters, Vec::new(), own));
        }
        let staff: Vec<usize> = centre.groups.iter().map(|group| group.provider.index()).collect();
        let worth = Worth::new(&centre.contacts);
        let hears = |payee: &Payee, fact: Fact| payee.meters.as_ref().is_some_and(|meters| meters.hears(fact));
        let of_robots = |payee: &Payee| {
            hears(payee, Fact::Dial)
                || hears(payee, Fact::Message)
                || payee.own.as_ref().is_some_and(OwnMeter::counts_robots)
        };
        // Where one contract bills robots, it bills those of which nobody says whose they are.
        let billed_by = payees.iter().position(of_robots);
        let biller = |robot: &Robot| robot.provider.map(ProviderId::index).or(billed_by);
        let pays_waits = |payee: &Payee| payee.own.as_ref().is_some_and(OwnMeter::counts_waits);
        let delivering = payees.iter().any(|payee| hears(payee, Fact::Delivered) || pays_waits(payee));
        let pool_line = payees
            .iter()
            .position(pays_waits)
            .filter(|first| payees.iter().skip(first + 1).all(|payee| !pays_waits(payee)));
        let asking = worth.asks_for_first_answers();
        Ledger {
            from,
            first_day: calendar.date_of(from),
            months: billing_months(calendar, warm_up),
            always,
            payees,
            staff,
            worth,
            shares: centre.contacts.iter().any(|contact| !contact.ours),
            person: None,
            asking,
            recovering_vat: false,
            horizon: 0,
            robots: centre.robots.iter().map(biller).collect(),
            dialers: centre.dialers.iter().map(|dialer| dialer.provider.map(ProviderId::index)).collect(),
            delivering,
            pool_line,
            pools: model.routing.rules.iter().map(|rules| delivery::only_provider(rules, &centre.groups)).collect(),
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
        for (index, payee) in self.payees.iter_mut().enumerate() {
            let Some(own) = &payee.meters else { continue };
            let alternatives = own.contract().alternatives().into_iter();
            let alternatives = alternatives.map(|alternative| meters(&alternative.contract, model, index, self.from));
            let alternatives: Vec<Meters> = alternatives.collect();
            *payee = Payee::new(model.centre.contacts.len(), payee.meters.take(), alternatives, payee.own.take());
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
            if let Some(own) = &mut payee.own {
                own.reset();
            }
        }
        self.person = None;
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
        account.cost_by_month = by_month(&account.invoices, self.months.len(), |invoice| self.paid(invoice));
        let earned = self.worth.earned();
        account.profit = earned.less_losses() - account.cost;
        account.margin = earned.margin;
        account.lost_value = earned.lost_value;
        account.lost_leads = earned.lost_leads;
        account.refused_parcels = earned.refused_parcels;
        account.saved_value = earned.saved_value;
        account.late_orders = earned.late_orders;
        account.incident_loss = earned.incident_loss;
        account.order_error_loss = earned.order_error_loss;
        account.orders_kept = earned.orders_kept.iter().sum();
        account.orders_kept_by_type = earned.orders_kept;
        account.sold_by_type = earned.sold;
        account.people_by_type = earned.people;
        account
    }
}

/// The meters of a provider's contract, told what does not depend on luck: its rosters, and how many lines there are.
fn meters(contract: &Contract, model: &Model, provider: usize, from: Time) -> Meters {
    let centre = &model.centre;
    let mut meters = Meters::new(contract, &centre.calendar, from);
    for (number, group) in centre.groups.iter().enumerate().filter(|(_, group)| group.provider.index() == provider) {
        for (start, end, agents) in roster(group, &centre.calendar) {
            meters.scheduled(GroupId(number as u16), agents, start, end);
        }
    }
    for (number, trunk) in centre.trunks.iter().enumerate() {
        meters.installed(TrunkId(number as u16), trunk.lines, Time::START, Time::NEVER);
    }
    meters
}

impl Ledger {
    /// Somebody asks whose contact it is, for the wait or for the answer.
    #[inline(never)]
    fn look_closer(&mut self, leg: &Leg) {
        if self.delivering && self.worth.is_inbound(leg.contact) {
            self.deliver(leg);
        }
        if self.asking && matches!(leg.fate, Fate::Answered | Fate::SelfServed) {
            self.first_answer(leg);
        }
    }

    /// An answered leg, or one that the menu served, may be the first answer to its person.
    fn first_answer(&mut self, leg: &Leg) {
        if let Some(person) = self.person.take().filter(|person| !person.answered && person.at >= self.from) {
            self.worth.first_answer(person.first, leg.ended() - person.at, person.at < leg.at);
        }
    }
}

impl Recorder for Ledger {
    #[inline(always)]
    fn ties_legs(&self) -> bool {
        self.asking
    }

    fn person(&mut self, person: Person) {
        if self.asking {
            self.person = Some(person);
        }
    }

    #[inline(always)]
    fn leg(&mut self, leg: &Leg) {
        if self.shares && !self.worth.is_ours(leg.contact) {
            self.others(leg);
            return;
        }
        if leg.at < self.from {
            return;
        }
        if let Some(chain) = leg.chain() {
            self.worth.chain(&chain);
        }
        if self.delivering || self.asking {
            self.look_closer(leg);
        }
        if leg.fate != Fate::Answered {
            return;
        }
        let Ledger { staff, payees, always, worth, .. } = self;
        let payee = leg.by.and_then(|group| staff.get(group.index())).and_then(|index| payees.get_mut(*index));
        let Some(payee) = payee else { return };
        payee.usage.answered += u64::from(worth.is_inbound(leg.contact));
        payee.usage.talk += leg.talk;
        payee.answered(leg, always);
    }

    fn busy(&mut self, busy: &Busy) {
        let Ledger { staff, payees, always, .. } = self;
        let payee = staff.get(busy.by.index()).and_then(|index| payees.get_mut(*index));
        if let Some(own) = payee.and_then(|payee| payee.own.as_mut()).filter(|own| own.counts_contacts())
            && busy.from >= self.from
            && let Some(month) = always.month(busy.from)
        {
            own.busy(busy.to - busy.from, month);
        }
    }

    fn judged(&mut self, judged: &Judged) {
        if judged.at < self.from {
            return;
        }
        self.worth.judged(judged);
        let Ledger { staff, payees, worth, .. } = self;
        let payee = staff.get(judged.by.index()).and_then(|index| payees.get_mut(*index));
        let Some(payee) = payee else { return };
        for meters in payee.all_meters() {
            meters.judged(judged);
            if judged.sold {
                meters.sale(&worth.sale(judged.contact), judged.at);
            }
        }
    }

    fn chain(&mut self, chain: &Chain) {
        if chain.at >= self.from && self.worth.is_ours(chain.first) {
            self.worth.chain(chain);
        }
    }

    fn work(&mut self, work: &Work) {
        if work.at >= self.from {
            self.worth.work(work);
            self.payees.iter_mut().for_each(|payee| payee.work(work));
        }
    }

    fn dial(&mut self, dial: &Dial) {
        if dial.at < self.from {
            return;
        }
        let Ledger { robots, payees, always, .. } = self;
        let payee = robots.get(dial.robot.index()).copied().flatten().and_then(|index| payees.get_mut(index));
        let Some(payee) = payee else { return };
        payee.all_meters().for_each(|meters| meters.dial(dial));
        if let (Some(own), Some(month)) = (&mut payee.own, always.month(dial.at)) {
            own.dial(dial.connected, month);
        }
    }

    fn placed(&mut self, placed: &Placed) {
        self.bill_call(placed);
    }

    fn sms(&mut self, contact: ContactId, at: Time) {
        if at < self.from {
            return;
        }
        let Ledger { robots, payees, worth, always, .. } = self;
        let robot = worth.robot(contact).and_then(|robot| robots.get(robot.index()).copied().flatten());
        let payee = robot.and_then(|index| payees.get_mut(index));
        let Some(payee) = payee else { return };
        payee.all_meters().for_each(|meters| meters.message(contact, at));
        if let (Some(own), Some(month)) = (&mut payee.own, always.month(at)) {
            own.message(month);
        }
    }

    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        let Ledger { staff, payees, always, .. } = self;
        let Some(payee) = staff.get(group.index()).and_then(|index| payees.get_mut(*index)) else { return };
        let start = from.max(self.from);
        if start < to {
            payee.usage.productive += Span((to - start).0.saturating_mul(i64::from(agents)));
        }
        if let Some(own) = &mut payee.own {
            own.on_duty(always, group, agents, from, to);
        }
        payee.all_meters().for_each(|meters| meters.on_duty(group, agents, from, to));
    }

    fn lines_busy(&mut self, trunk: TrunkId, lines: u32, from: Time, to: Time) {
        self.payees.iter_mut().for_each(|payee| payee.lines(trunk, lines, from, to));
    }

    fn ports_busy(&mut self, _robot: RobotId, _ports: u32, _from: Time, _to: Time) {}

    fn end(&mut self, _at: Time) {}
}
