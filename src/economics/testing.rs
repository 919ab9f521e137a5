//! A small shop for tests of money: one provider "alfa" with one group of ten agents (8:00-18:00 on the first day), calls and
//! orders, thirty days from Sunday, the 1st of November 2026, and the facts that tests tell its ledger.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::Cell;
use std::str::FromStr;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::clauses::month::Figures;
use super::clauses::{Clause, Month};
use super::months::Part;
use super::{Account, Contract, InHouse, Ledger, ProviderTerms, Reading};
use crate::centre::calendar::{AtClose, Calendar, DayPlan, OpenHours};
use crate::centre::calling::Answers;
use crate::centre::contact::{ContactType, DecayPoint, Direction, DueCounts, Value};
use crate::centre::group::{Group, Roster, RosterCounts, Shrinkage, Step};
use crate::centre::provider::{Kind, Provider};
use crate::centre::robot::Fallback;
use crate::centre::{Centre, ContactId, GroupId, Hours, ProviderId, Robot, RobotId, Target, Trunk};
use crate::document::{At, Log, parse};
use crate::engine::Model;
use crate::engine::facts::{Dial, DialEnd, Fate, Judged, Leg, Recorder};
use crate::laws::Law;
use crate::routing::Routing;
use crate::units::{Clock, Span, Time};

/// Inbound calls: conversion 0.075, margin 900, lead cost 80.
pub const CALLS: ContactId = ContactId(0);
/// Outbound orders: kept 0.9 within ten minutes, 0.5 at the end; margin 900, refused 0.08 and 0.22, parcel cost 120.
pub const ORDERS: ContactId = ContactId(1);

/// An amount as it is written.
pub fn money(text: &str) -> Decimal {
    Decimal::from_str(text).unwrap()
}

/// The whole of a month of thirty days.
pub fn whole_month() -> Part {
    Part { covered: Decimal::from(30), days: Decimal::from(30) }
}

/// A month of so many days, of 30, being priced: of the contract's second, with nothing before it.
pub fn price(clause: &dyn Clause, quantity: i64, part: Part) -> Decimal {
    let month = Month {
        part,
        number: 2,
        indexed: None,
        base: Decimal::ZERO,
        figures: &Figures::new(),
        own_cost: None,
        carried: &Cell::default(),
    };
    clause.amount(Decimal::from(quantity), &month)
}

/// A calendar that never closes.
pub fn calendar(first: Date, days: usize, zone: &str) -> Calendar {
    let plan: Vec<DayPlan> = first
        .series(jiff::Span::new().days(1))
        .take(days)
        .map(|date| DayPlan {
            date,
            weekday: date.weekday().to_monday_zero_offset() as usize,
            holiday: (date.month(), date.day()) == (11, 18),
            open: OpenHours(vec![(Clock::MIDNIGHT, Clock::DAY_END)]),
        })
        .collect();
    Calendar::new(&plan, Span::minutes(30), TimeZone::get(zone).unwrap(), AtClose::Serve)
}

/// An instant of the first day: `"8:00"`.
pub fn at(clock: &str) -> Time {
    Time::START + Clock::parse(clock).unwrap().0
}

/// An answered call that starts at a time of the first day, `talk` seconds long.
pub fn leg(clock: &str, talk: f64) -> Leg {
    Leg {
        contact: CALLS,
        at: at(clock),
        fate: Fate::Answered,
        home: Some(GroupId(0)),
        diverted_from: None,
        by: Some(GroupId(0)),
        menu: Span::ZERO,
        wait: Span::ZERO,
        delivered: Span::ZERO,
        talk: Span::from_seconds(talk),
        hold: Span::ZERO,
        wrap: Span::ZERO,
        transferred_in: false,
        ring: Span::ZERO,
        virtual_hold: false,
        in_service_at_end: false,
        whole_chain: false,
        segmented: None,
        repeat_after: None,
    }
}

/// Tells of an answered call.
pub fn answered(ledger: &mut Ledger, clock: &str, talk: f64) {
    ledger.leg(&leg(clock, talk));
}

/// A call that was judged.
pub fn judged(clock: &str, sold: bool) -> Judged {
    Judged { contact: CALLS, at: at(clock), by: GroupId(0), resolved: None, sold, order_error: false }
}

/// Tells of a dial of the shop's robot for an order.
pub fn dial(ledger: &mut Ledger, end: DialEnd, connected: f64) {
    let connected = Span::from_seconds(connected);
    let (arose, at) = (at("9:00"), at("10:00"));
    let port = Span::seconds(25) + connected;
    ledger.dial(&Dial { robot: RobotId(0), contact: ORDERS, arose, at, attempt: 1, port, connected, end });
}

/// Tells of a message to the buyer of an order.
pub fn message(ledger: &mut Ledger) {
    ledger.sms(ORDERS, at("10:00"));
}

/// Tells of agents on duty.
pub fn on_duty(ledger: &mut Ledger, agents: u32, from: Time, to: Time) {
    ledger.on_duty(GroupId(0), agents, from, to);
}

/// Reads a text with `read`; the messages of all problems.
fn reading<T>(text: &str, read: impl FnOnce(At<'_>) -> Option<T>) -> (Option<T>, Vec<String>) {
    let log = Log::new();
    let node = parse(0, text, &log);
    let found = node.as_ref().and_then(|node| read(At::root(node, &log)));
    (found, log.into_problems().into_iter().map(|problem| problem.message).collect())
}

/// Reads a table of money with the names of the shop.
fn read_money<T>(
    text: &str,
    read: impl Fn(crate::document::Table<'_>, &Reading<'_>) -> Option<T>,
) -> (Option<T>, Vec<String>) {
    let (calendar, contacts) = (calendar(date(2026, 11, 1), 30, "UTC"), ["calls".to_owned(), "orders".to_owned()]);
    let groups = ["agents".to_owned()];
    let (trunks, robots) = (["city".to_owned(), "free".to_owned()], ["confirm".to_owned()]);
    let names = Reading {
        calendar: &calendar,
        contacts: &contacts,
        groups: &groups,
        trunks: &trunks,
        robots: &robots,
        reports: None,
    };
    reading(text, |root| read(root.table()?, &names))
}

fn read_contract(text: &str) -> (Option<Contract>, Vec<String>) {
    read_money(text, Contract::read)
}

/// A contract without problems.
pub fn contract(text: &str) -> Contract {
    let (contract, problems) = read_contract(text);
    contract
        .filter(|_| problems.iter().all(|text| text.starts_with("the price of all units")))
        .unwrap_or_else(|| panic!("{text}\n{problems:#?}"))
}

/// What is wrong with a contract.
pub fn problems(text: &str) -> Vec<String> {
    read_contract(text).1
}

/// Own costs without problems.
pub fn costs(text: &str) -> InHouse {
    let (costs, problems) = read_money(text, InHouse::read);
    costs.unwrap_or_else(|| panic!("{text}\n{problems:#?}"))
}

/// What is wrong with own costs.
pub fn cost_problems(text: &str) -> Vec<String> {
    read_money(text, InHouse::read).1
}

/// The shop of the tests.
#[derive(Clone, Debug)]
pub struct Shop {
    terms: ProviderTerms,
    days: usize,
    warm_up: Span,
    kind: Kind,
    shrinkage: Shrinkage,
    counts: RosterCounts,
    recovering: bool,
    /// Its provider, if it says so.
    robot: Option<Option<ProviderId>>,
    trunks: bool,
}

impl Shop {
    /// With a vendor's contract.
    pub fn new(text: &str) -> Shop {
        Shop { terms: ProviderTerms { contract: Some(contract(text)), costs: None, reports: None }, ..Shop::free() }
    }

    /// With own agents.
    pub fn with_costs(text: &str) -> Shop {
        Shop { terms: ProviderTerms { contract: None, costs: Some(costs(text)), reports: None }, ..Shop::free() }
    }

    /// With own costs besides.
    pub fn and_costs(mut self, text: &str) -> Shop {
        self.terms.costs = Some(costs(text));
        self
    }

    /// With a robot that confirms orders, whose provider nobody names.
    pub fn with_robot(self) -> Shop {
        Shop { robot: Some(None), ..self }
    }

    /// With a robot of the provider of this number.
    pub fn with_robot_of(self, provider: u16) -> Shop {
        Shop { robot: Some(Some(ProviderId(provider))), ..self }
    }

    /// With the trunks "city" of 12 lines and "free" of 5.
    pub fn with_trunks(self) -> Shop {
        Shop { trunks: true, ..self }
    }

    /// Without any terms.
    pub fn free() -> Shop {
        Shop {
            terms: ProviderTerms::default(),
            days: 30,
            warm_up: Span::ZERO,
            kind: Kind::InHouse,
            shrinkage: Shrinkage::default(),
            counts: RosterCounts::OnPhones,
            recovering: false,
            robot: None,
            trunks: false,
        }
    }

    /// For so many days.
    pub fn lasting(self, days: usize) -> Shop {
        Shop { days, ..self }
    }

    /// With a warm-up.
    pub fn warm_up(self, warm_up: Span) -> Shop {
        Shop { warm_up, ..self }
    }

    /// Agents at home.
    pub fn home_based(self) -> Shop {
        Shop { kind: Kind::HomeBased, ..self }
    }

    /// Agents whose time off the phones is all leave.
    pub fn shrinkage(self, leave: f64) -> Shop {
        Shop { shrinkage: Shrinkage { leave, ..Shrinkage::default() }, ..self }
    }

    /// A roster of people scheduled.
    pub fn scheduled(self, leave: f64, sickness: f64) -> Shop {
        Shop {
            counts: RosterCounts::Scheduled,
            shrinkage: Shrinkage { leave, sickness, ..Shrinkage::default() },
            ..self
        }
    }

    /// VAT is got back.
    pub fn recovering_vat(self) -> Shop {
        Shop { recovering: true, ..self }
    }

    /// Its model.
    pub fn model(&self) -> Model {
        let step = |clock, agents| Step { at: at(clock), agents, closing: agents == 0 };
        let group = Group {
            name: "agents".to_owned(),
            provider: ProviderId(0),
            skills: Vec::new(),
            roster: Roster::Steps(vec![step("8:00", 10), step("18:00", 0)]),
            roster_counts: self.counts,
            shrinkage: self.shrinkage,
            follow_ups: Vec::new(),
            intake: None,
            shared: None,
            absence: None,
        };
        let centre = Centre {
            calendar: calendar(date(2026, 11, 1), self.days, "UTC"),
            contacts: vec![calls(), ContactType { robot: self.robot.map(|_| RobotId(0)), ..orders() }],
            groups: vec![group],
            providers: vec![Provider { name: "alfa".to_owned(), kind: self.kind, reports: None }],
            trunks: if self.trunks { vec![trunk("city", 12), trunk("free", 5)] } else { Vec::new() },
            robots: self.robot.map(robot).into_iter().collect(),
            dialers: Vec::new(),
            incidents: Vec::new(),
            survey: None,
        };
        Model { centre, arrivals: vec![None, None], routing: Routing::default() }
    }

    /// An empty ledger.
    pub fn ledger(&self) -> Ledger {
        let ledger = Ledger::new(&self.model(), std::slice::from_ref(&self.terms), self.warm_up);
        if self.recovering { ledger.recovering_vat() } else { ledger }
    }

    /// The account of a replication.
    pub fn account(&self, tell: impl FnOnce(&mut Ledger)) -> Account {
        let mut ledger = self.ledger();
        tell(&mut ledger);
        ledger.close()
    }
}

fn trunk(name: &str, lines: u32) -> Trunk {
    Trunk { name: name.to_owned(), lines, forwarded: None }
}

fn robot(provider: Option<ProviderId>) -> Robot {
    Robot {
        name: "confirm".to_owned(),
        provider,
        ports: 4,
        attempts: vec![Span::ZERO],
        hours: Hours::daily(Hours::WHOLE_DAY),
        answers: Answers::always(0.5),
        ring: Span::seconds(25),
        message: Span::seconds(40),
        keys: Vec::new(),
        fallback: Fallback::Sms,
        replies: None,
        call_back_confirms: false,
        follow_ups: Vec::new(),
    }
}

fn calls() -> ContactType {
    ContactType {
        name: "calls".to_owned(),
        name_rank: 0,
        ours: true,
        direction: Direction::Inbound,
        talk_time: Law::Constant(60.0),
        hold_time: Law::Constant(0.0),
        wrap_up: Law::Constant(0.0),
        patience: None,
        never_abandons: 0.0,
        balks: None,
        deflects: None,
        ivr: None,
        virtual_hold: None,
        priority: 5,
        value: Value { conversion: 0.075, margin: money("900"), lead_cost: money("80"), ..Value::default() },
        target: Target::default(),
        hours: None,
        resolved: None,
        follow_ups: Vec::new(),
        trunk: None,
        robot: None,
        due: None,
        due_counts: DueCounts::Clock,
        decay: Vec::new(),
        min_idle: 0,
        interrupts: Vec::new(),
        parallel: None,
    }
}

fn orders() -> ContactType {
    let value = Value {
        margin: money("900"),
        refused_confirmed: 0.08,
        refused_unconfirmed: 0.22,
        parcel_cost: money("120"),
        ..Value::default()
    };
    let decay =
        vec![DecayPoint { delay: Span::minutes(10), kept: 0.9 }, DecayPoint { delay: Span::hours(1), kept: 0.5 }];
    ContactType { name: "orders".to_owned(), name_rank: 1, direction: Direction::Outbound, value, decay, ..calls() }
}
