//! A small centre and constructed facts, for tests.

#![allow(clippy::expect_used)]

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::centre::calendar::{AtClose, DayPlan, OpenHours};
use crate::centre::calling::Answers;
use crate::centre::contact::{DecayPoint, DueCounts, Value};
use crate::centre::group::{Roster, RosterCounts, Shrinkage, Skill};
use crate::centre::provider::Kind;
use crate::centre::robot::Fallback;
use crate::centre::{
    Calendar, Centre, ContactId, ContactType, Direction, Group, GroupId, Hours, Provider, ProviderId, Robot, RobotId,
    Target, Trunk, TrunkId,
};
use crate::engine::Model;
use crate::engine::facts::{Fate, Leg};
use crate::laws::Law;
use crate::routing::Routing;
use crate::units::{Clock, Span, Time};

pub const SALES: ContactId = ContactId(0);
pub const SUPPORT: ContactId = ContactId(1);
pub const ORDERS: ContactId = ContactId(2);
pub const OWN: GroupId = GroupId(0);
pub const ALFA: GroupId = GroupId(1);
pub const BETA: GroupId = GroupId(2);

/// So many seconds after midnight of the first day.
pub fn at(clock: &str, seconds: i64) -> Time {
    Time::START + Clock::parse(clock).map(|clock| clock.0).expect("a clock") + Span::seconds(seconds)
}

fn contact(name: &str, direction: Direction, answer_within: i64) -> ContactType {
    ContactType {
        name: name.to_owned(),
        name_rank: 0,
        ours: true,
        direction,
        talk_time: Law::Constant(60.0),
        hold_time: Law::Constant(0.0),
        wrap_up: Law::Constant(0.0),
        patience: (direction == Direction::Inbound).then_some(Law::Constant(60.0)),
        never_abandons: 0.0,
        balks: None,
        deflects: None,
        ivr: None,
        virtual_hold: None,
        priority: 5,
        value: Value::default(),
        target: Target { answer_within: Span::seconds(answer_within), ..Target::default() },
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

fn group(name: &str, provider: u16) -> Group {
    Group {
        name: name.to_owned(),
        provider: ProviderId(provider),
        skills: [SALES, SUPPORT, ORDERS].map(Skill::plain).to_vec(),
        roster: Roster::Steps(Vec::new()),
        roster_counts: RosterCounts::OnPhones,
        shrinkage: Shrinkage::default(),
        follow_ups: Vec::new(),
        intake: None,
        shared: None,
        absence: None,
    }
}

/// Types sales (20 s), support (60 s) and orders (outbound, by a robot); groups own of shop, alfa and beta of vendor; open from
/// 08:00 to 10:00 on every day from 31 October 2026 on, half-hours.
pub fn model(days: usize) -> Model {
    let first = date(2026, 10, 31);
    let plan: Vec<DayPlan> = first
        .series(jiff::Span::new().days(1))
        .take(days)
        .map(|date| DayPlan {
            date,
            weekday: date.weekday().to_monday_zero_offset() as usize,
            holiday: false,
            open: OpenHours(vec![(Clock(Span::hours(8)), Clock(Span::hours(10)))]),
        })
        .collect();
    let mut sales = contact("sales", Direction::Inbound, 20);
    sales.trunk = Some(TrunkId(0));
    let mut orders = contact("orders", Direction::Outbound, 20);
    orders.robot = Some(RobotId(0));
    let point = |minutes, kept| DecayPoint { delay: Span::minutes(minutes), kept };
    orders.decay = vec![point(10, 0.9), point(100, 0.5)];
    let provider = |name: &str, kind| Provider { name: name.to_owned(), kind, reports: None };
    Model {
        arrivals: vec![None; 3],
        routing: Routing::default(),
        centre: Centre {
            calendar: Calendar::new(&plan, Span::minutes(30), TimeZone::UTC, AtClose::Serve),
            contacts: vec![sales, contact("support", Direction::Inbound, 60), orders],
            groups: vec![group("own", 0), group("alfa", 1), group("beta", 1)],
            providers: vec![provider("shop", Kind::InHouse), provider("vendor", Kind::Outsourced)],
            trunks: vec![Trunk { name: "city".to_owned(), lines: 2, forwarded: None }],
            robots: vec![Robot {
                name: "confirm".to_owned(),
                provider: None,
                ports: 2,
                attempts: vec![Span::ZERO, Span::minutes(10)],
                hours: Hours::daily((Clock(Span::hours(8)), Clock(Span::hours(12)))),
                answers: Answers::always(0.5),
                ring: Span::seconds(20),
                message: Span::seconds(40),
                keys: Vec::new(),
                fallback: Fallback::Drop,
                replies: None,
                call_back_confirms: false,
                follow_ups: Vec::new(),
            }],
            dialers: Vec::new(),
            incidents: Vec::new(),
            survey: None,
        },
    }
}

/// An inbound try in a pool that ended like this after `wait` seconds.
pub fn leg(contact: ContactId, at: Time, fate: Fate, wait: i64) -> Leg {
    Leg {
        contact,
        at,
        fate,
        home: None,
        diverted_from: None,
        by: None,
        menu: Span::ZERO,
        wait: Span::seconds(wait),
        delivered: Span::seconds(wait),
        talk: Span::ZERO,
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

/// An answered one: `talk` and `wrap` in seconds.
pub fn answered(
    contact: ContactId,
    at: Time,
    wait: i64,
    home: Option<GroupId>,
    by: GroupId,
    talk: i64,
    wrap: i64,
) -> Leg {
    Leg {
        home,
        by: Some(by),
        talk: Span::seconds(talk),
        wrap: Span::seconds(wrap),
        ..leg(contact, at, Fate::Answered, wait)
    }
}
