//! Small models for tests, and a recorder that writes down everything.

use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use crate::centre::calendar::{AtClose, DayPlan, OpenHours};
use crate::centre::contact::{DueCounts, Value};
use crate::centre::group::{Roster, RosterCounts, Shrinkage, Skill, Step};
use crate::centre::provider::Kind;
use crate::centre::{
    Calendar, Centre, ContactId, ContactType, DialerId, Direction, Group, GroupId, Provider, ProviderId, RobotId,
    Target, TrunkId,
};
use crate::demand::Arrivals;
use crate::engine::facts::{Busy, Chain, Dial, Judged, Leg, OrderTaken, Person, Placed, Rated, Recorder, Work};
use crate::engine::{Model, Plan, Simulation};
use crate::laws::Law;
use crate::random::Luck;
use crate::routing::{Deal, Routing, Rule, choose};
use crate::units::{Clock, Span, Time};

/// Everything that was told, in order.
#[derive(Clone, Debug, Default)]
pub struct Diary {
    pub legs: Vec<Leg>,
    /// Whose each leg is.
    pub people: Vec<Person>,
    pub judged: Vec<Judged>,
    pub chains: Vec<Chain>,
    pub work: Vec<Work>,
    pub dials: Vec<Dial>,
    pub sms: u32,
    /// Follow-ups that were dropped.
    pub not_needed: Vec<(u16, Time)>,
    pub duty: Vec<(u16, u32, Time, Time)>,
    pub lines: Vec<(u32, Time, Time)>,
    pub ports: Vec<(u32, Time, Time)>,
    pub placed: Vec<Placed>,
    pub busy: Vec<Busy>,
    pub orders: Vec<OrderTaken>,
    pub rated: Vec<Rated>,
    pub lines_of_dialers: Vec<(u32, Time, Time)>,
    pub end: Time,
}

impl Recorder for Diary {
    fn ties_legs(&self) -> bool {
        true
    }

    fn person(&mut self, person: Person) {
        self.people.push(person);
    }
    fn leg(&mut self, leg: &Leg) {
        self.legs.push(*leg);
        self.chains.extend(leg.chain());
    }
    fn judged(&mut self, judged: &Judged) {
        self.judged.push(*judged);
    }
    fn chain(&mut self, chain: &Chain) {
        self.chains.push(*chain);
    }
    fn work(&mut self, work: &Work) {
        self.work.push(*work);
    }
    fn dial(&mut self, dial: &Dial) {
        self.dials.push(*dial);
    }
    fn sms(&mut self, _: ContactId, _: Time) {
        self.sms += 1;
    }
    fn not_needed(&mut self, contact: ContactId, at: Time) {
        self.not_needed.push((contact.0, at));
    }
    fn on_duty(&mut self, group: GroupId, agents: u32, from: Time, to: Time) {
        self.duty.push((group.0, agents, from, to));
    }
    fn lines_busy(&mut self, _: TrunkId, lines: u32, from: Time, to: Time) {
        self.lines.push((lines, from, to));
    }
    fn ports_busy(&mut self, _: RobotId, ports: u32, from: Time, to: Time) {
        self.ports.push((ports, from, to));
    }
    fn busy(&mut self, busy: &Busy) {
        self.busy.push(*busy);
    }
    fn order_taken(&mut self, order: &OrderTaken) {
        self.orders.push(*order);
    }
    fn rated(&mut self, rated: &Rated) {
        self.rated.push(*rated);
    }
    fn placed(&mut self, placed: &Placed) {
        self.placed.push(*placed);
    }
    fn dialer_lines(&mut self, _: DialerId, lines: u32, from: Time, to: Time) {
        self.lines_of_dialers.push((lines, from, to));
    }
    fn end(&mut self, at: Time) {
        self.end = at;
    }
}

/// Seconds after the first midnight.
pub fn at(seconds: i64) -> Time {
    Time(Span::seconds(seconds).0)
}

/// A calendar of `days` days from a Monday, open [from, to) hours.
pub fn calendar(days: usize, from: i64, to: i64, at_close: AtClose) -> Calendar {
    let first = jiff::civil::date(2026, 11, 2);
    let plan: Vec<DayPlan> = first
        .series(jiff::Span::new().days(1))
        .take(days)
        .map(|date| DayPlan {
            date,
            weekday: date.weekday().to_monday_zero_offset() as usize,
            holiday: false,
            open: OpenHours(vec![(Clock(Span::hours(from)), Clock(Span::hours(to)))]),
        })
        .collect();
    Calendar::new(&plan, Span::minutes(30), TimeZone::UTC, at_close)
}

/// A contact type with constant talk time and patience, seconds.
pub fn contact(name: &str, talk: f64, patience: Option<f64>) -> ContactType {
    ContactType {
        name: name.to_owned(),
        name_rank: 0,
        ours: true,
        direction: Direction::Inbound,
        talk_time: Law::Constant(talk),
        hold_time: Law::Constant(0.0),
        wrap_up: Law::Constant(0.0),
        patience: patience.map(Law::Constant),
        never_abandons: 0.0,
        balks: None,
        deflects: None,
        ivr: None,
        virtual_hold: None,
        priority: 5,
        interrupts: Vec::new(),
        parallel: None,
        value: Value { margin: Decimal::ZERO, ..Value::default() },
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
    }
}

/// A group with steps of (second, agents, closing) that can do the given types at level 1.
pub fn group(name: &str, steps: &[(i64, u32, bool)], contacts: &[u16]) -> Group {
    Group {
        name: name.to_owned(),
        provider: ProviderId(0),
        skills: contacts.iter().map(|contact| Skill::plain(ContactId(*contact))).collect(),
        roster: Roster::Steps(
            steps
                .iter()
                .map(|(second, agents, closing)| Step { at: at(*second), agents: *agents, closing: *closing })
                .collect(),
        ),
        roster_counts: RosterCounts::OnPhones,
        shrinkage: Shrinkage::default(),
        follow_ups: Vec::new(),
        intake: None,
        shared: None,
        absence: None,
    }
}

/// A rule for a pool.
pub fn pool(groups: &[u16]) -> Rule {
    Rule {
        when: None,
        deal: Deal::Pool(groups.iter().map(|group| GroupId(*group)).collect()),
        overflow: Vec::new(),
        choose: &choose::listed::POLICY,
        limits: Vec::new(),
        min_idle: Vec::new(),
    }
}

/// A model; arrivals are seconds by contact type.
pub fn model(
    calendar: Calendar,
    mut contacts: Vec<ContactType>,
    groups: Vec<Group>,
    rules: Vec<Vec<Rule>>,
    arrivals: &[&[i64]],
) -> Model {
    let mut names: Vec<String> = contacts.iter().map(|contact| contact.name.clone()).collect();
    names.sort();
    for contact in &mut contacts {
        contact.name_rank = names.iter().position(|name| *name == contact.name).unwrap_or(0) as u16;
    }
    let arrivals = arrivals
        .iter()
        .map(|seconds| {
            let instants: Vec<Time> = seconds.iter().map(|second| at(*second)).collect();
            (!instants.is_empty()).then(|| Arrivals::Instants(instants.into()))
        })
        .collect();
    Model {
        centre: Centre {
            calendar,
            contacts,
            groups,
            providers: vec![Provider { name: "shop".to_owned(), kind: Kind::InHouse, reports: None }],
            trunks: Vec::new(),
            robots: Vec::new(),
            dialers: Vec::new(),
            incidents: Vec::new(),
            survey: None,
        },
        arrivals,
        routing: Routing { rules, serves: Vec::new() },
    }
}

/// Runs a replication and gives its diary.
pub fn diary(model: &Model) -> Diary {
    diary_of(model, 0)
}

/// The diary of a numbered replication.
pub fn diary_of(model: &Model, replication: u64) -> Diary {
    let plan = Plan::new(model);
    let mut simulation = Simulation::new(&plan, Diary::default());
    simulation.run(Luck::new(1, replication));
    std::mem::take(simulation.recorder())
}

/// Who was answered, in the order of arrival: (type, arrival, wait), in seconds.
pub fn waits(diary: &Diary, fate: crate::engine::facts::Fate) -> Vec<(u16, i64, i64)> {
    let mut told: Vec<(u16, i64, i64)> = diary
        .legs
        .iter()
        .filter(|leg| leg.fate == fate)
        .map(|leg| (leg.contact.0, leg.at.0 / 1_000_000, leg.wait.0 / 1_000_000))
        .collect();
    told.sort_by_key(|(contact, at, _)| (*at, *contact));
    told
}
