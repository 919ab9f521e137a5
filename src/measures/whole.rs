//! Whole replications of a busy centre: what must hold between its measures, whatever happens.

#![allow(clippy::unwrap_used)]

use super::fixture::{ALFA, BETA, ORDERS, OWN, SALES, SUPPORT, at, model};
use super::{Collector, Count as C, MEASURES, Tally, on};
use crate::centre::calendar::{DayPlan, OpenHours};
use crate::centre::group::{Roster, Step};
use crate::centre::robot::{Fallback, Key, KeyLeadsTo};
use crate::centre::{Calendar, ContactId, FollowUp, On};
use crate::demand::rates::{Busyness, Piece};
use crate::demand::{Arrivals, Rates};
use crate::engine::{Model, Plan, Simulation};
use crate::laws::{Exponential, Law, Lognormal};
use crate::random::Luck;
use crate::results::Measures;
use crate::routing::{Deal, Overflow, OverflowWhen, Rule, choose};
use crate::units::{Clock, Span};

/// Sales and support from seven to ten (the doors open at eight), orders from one to ten, on each of two days.
fn arrivals(from: &str, per_day: f64) -> Option<Arrivals> {
    let day = |day: u32| {
        let midnight = 86_400 * i64::from(day);
        Piece { start: at(from, midnight), end: at("10:00", midnight), mass: per_day, day, part: 0, slot: 0 }
    };
    Some(Arrivals::Rates(Rates::new(vec![day(0), day(1)], Busyness::default())))
}

fn follow_up(events: u32, to: ContactId, share: f64, transfer: bool, address: &str) -> FollowUp {
    let after = Law::Exponential(Exponential::new(240.0));
    FollowUp {
        on: events,
        share,
        to,
        after,
        up_to: Some(3),
        transfer,
        cancel_if_answered: false,
        address: address.to_owned(),
    }
}

/// Everything that may happen, in two overloaded mornings.
fn busy_centre() -> Model {
    let mut model = model(2);
    model.arrivals = vec![arrivals("07:00", 150.0), arrivals("07:00", 60.0), arrivals("01:00", 40.0)];
    for contact in &mut model.centre.contacts {
        contact.talk_time = Law::Lognormal(Lognormal::new(150.0, 1.0));
        contact.wrap_up = Law::Exponential(Exponential::new(30.0));
        contact.patience = contact.is_inbound().then(|| Law::Exponential(Exponential::new(90.0)));
        contact.resolved = Some(0.7);
        contact.value.conversion = 0.1;
    }
    model.centre.trunks[0].lines = 6;
    model.centre.contacts[0].follow_ups = vec![
        follow_up(
            On::Blocked.bit() | On::Abandoned.bit() | On::Closed.bit(),
            SALES,
            0.6,
            false,
            "contacts.sales.follow_ups[0]",
        ),
        follow_up(On::Answered.bit(), SUPPORT, 0.2, true, "contacts.sales.follow_ups[1]"),
    ];
    for (group, agents) in model.centre.groups.iter_mut().zip([3, 2, 2]) {
        let step = |clock, day: i64, agents: u32, closing| Step { at: at(clock, 86_400 * day), agents, closing };
        let day = |day| {
            [step("08:00", day, agents, false), step("09:10", day, agents - 1, false), step("10:00", day, 0, true)]
        };
        group.roster = Roster::Steps([day(0), day(1)].concat());
    }
    let robot = &mut model.centre.robots[0];
    let key = |key: &str, share, leads_to| Key { key: key.to_owned(), share, leads_to };
    robot.keys = vec![
        key("1", 0.6, KeyLeadsTo::Confirmed),
        key("2", 0.1, KeyLeadsTo::Cancelled),
        key("3", 0.2, KeyLeadsTo::People(SUPPORT)),
    ];
    robot.fallback = Fallback::Agents;
    let rule = |deal, overflow| {
        vec![Rule {
            when: None,
            deal,
            overflow,
            choose: &choose::longest_idle::POLICY,
            limits: Vec::new(),
            min_idle: Vec::new(),
        }]
    };
    let late = Overflow { when: OverflowWhen::After(Span::seconds(30)), to: vec![BETA] };
    model.routing.rules = vec![
        rule(Deal::Split(vec![(OWN, 0.6), (ALFA, 0.4)]), vec![late]),
        rule(Deal::Pool(vec![OWN, ALFA]), Vec::new()),
        rule(Deal::Pool(vec![OWN]), Vec::new()),
    ];
    for (rank, contact) in [1, 2, 0].into_iter().zip(&mut model.centre.contacts) {
        contact.name_rank = rank + 1;
    }
    model
}

fn replications(model: &Model, count: u64, mut each: impl FnMut(&Tally)) {
    let plan = Plan::new(model);
    let mut simulation = Simulation::new(&plan, Tally::new(model, Span::ZERO));
    for replication in 0..count {
        simulation.recorder().reset();
        simulation.run(Luck::new(7, replication));
        each(simulation.recorder());
    }
}

#[test]
fn every_identity_holds_in_two_overloaded_mornings() {
    let mut seen = [0i64; 8];
    replications(&busy_centre(), 20, |tally| {
        tally.check().unwrap();
        let (sales, total, beta) = (tally.contact(SALES), tally.total(), tally.group(BETA));
        // Little's law without a limit: everybody's wait is somebody's place in a queue (Little, 1961).
        for id in [SALES, SUPPORT] {
            let counts = tally.contact(id);
            assert_eq!(counts[C::Queue], counts[C::Wait]);
            assert_eq!(counts[C::Busy], counts[C::Handle]);
        }
        let groups = [OWN, ALFA, BETA].map(|group| tally.group(group));
        let busy: i64 = groups.iter().map(|counts| counts[C::Busy]).sum();
        assert_eq!(busy, total[C::Busy]);
        let answered: i64 = groups.iter().map(|counts| counts[C::Answered]).sum();
        assert_eq!(answered, sales[C::Answered] + tally.contact(SUPPORT)[C::Answered]);
        let (came, went): (i64, i64) =
            groups.iter().fold((0, 0), |(i, o), c| (i + c[C::OverflowedIn], o + c[C::OverflowedOut]));
        assert_eq!(came, went);
        // A chain begins with a first try, and the rest are follow-ups.
        assert!(total[C::People] <= total[C::Attempts] && total[C::PeopleAnswered] <= total[C::Answered]);
        let orders = tally.contact(ORDERS);
        assert_eq!(orders[C::Orders], orders[C::Confirmed] + orders[C::Cancelled] + orders[C::Unreached]);
        let robot = tally.robot(crate::centre::RobotId(0));
        assert!(robot.reached >= robot.cancelled + robot.to_people + robot.confirmed.iter().sum::<i64>());
        assert!(robot.ports <= 2 * robot.time);
        let happened =
            [sales[C::Closed], sales[C::Blocked], sales[C::Abandoned], beta[C::OverflowedIn], robot.to_people];
        seen.iter_mut().zip(happened).for_each(|(sum, count)| *sum += count);
        seen[5] += tally.contact(SUPPORT)[C::TransferredIn];
        seen[6] += orders[C::Answered];
        seen[7] += i64::from(total[C::Time] > 14_400_000_000);
    });
    assert!(seen.iter().all(|count| *count > 0), "something never happened: {seen:?}");
}

/// Calls of 180 s in the mean, 200 an hour, day and night, for 14 agents who take everybody.
fn erlang_c() -> Model {
    let mut model = busy_centre();
    let calendar = &model.centre.calendar;
    let open = OpenHours(vec![(Clock::MIDNIGHT, Clock::DAY_END)]);
    let plan = [DayPlan { date: calendar.days[0].date, weekday: 5, holiday: false, open }];
    model.centre.calendar = Calendar::new(&plan, Span::minutes(30), calendar.zone.clone(), calendar.at_close);
    let sales = &mut model.centre.contacts[0];
    sales.talk_time = Law::Exponential(Exponential::new(180.0));
    (sales.wrap_up, sales.patience, sales.trunk) = (Law::Constant(0.0), None, None);
    sales.follow_ups.clear();
    let piece = Piece { start: at("00:00", 0), end: at("24:00", 0), mass: 4800.0, day: 0, part: 0, slot: 0 };
    model.arrivals = vec![Some(Arrivals::Rates(Rates::new(vec![piece], Busyness::default()))), None, None];
    model.centre.groups[0].roster = Roster::Steps(vec![Step { at: at("00:00", 0), agents: 14, closing: false }]);
    model.routing.rules[0] = vec![Rule {
        when: None,
        deal: Deal::Pool(vec![OWN]),
        overflow: Vec::new(),
        choose: &choose::longest_idle::POLICY,
        limits: Vec::new(),
        min_idle: Vec::new(),
    }];
    model
}

#[test]
fn a_queue_without_patience_has_the_published_numbers_of_erlang_c() {
    let model = erlang_c();
    let plan = Plan::new(&model);
    let mut simulation = Simulation::new(&plan, Tally::new(&model, Span::hours(4)));
    let mut collector = Collector::new(&model);
    for replication in 0..120 {
        simulation.recorder().reset();
        simulation.run(Luck::new(11, replication));
        simulation.recorder().check().unwrap();
        collector.add(simulation.recorder());
    }
    let (results, _) = collector.finish(0.95);
    let exact = [
        ("delayed", 0.1741319336, 0.03),
        ("service_level", 0.8883500192, 0.01),
        ("asa", 7.835937, 0.06),
        ("queue_length", 7.835937 * 200.0 / 3600.0, 0.06),
        ("busy_agents", 10.0, 0.01),
        ("handle_time", 180.0, 0.01),
        ("offered", 4000.0, 0.01),
    ];
    for (name, value, narrow) in exact {
        let found = results.contacts["sales"].get(name);
        let error = found.half_width().unwrap() / 1.98;
        assert!((found.mean.unwrap() - value).abs() < 4.9 * error, "{name}: {found:?} instead of {value}");
        assert!(error < narrow * value, "{name} cannot see what it should: {found:?}");
    }
    let occupancy = results.groups["own"].get("occupancy");
    assert!((occupancy.mean.unwrap() - 10.0 / 14.0).abs() < 2.5 * occupancy.half_width().unwrap());
    // Of those who wait, exponential: the 95 % point of all is at ln(0.1741/0.05) · 180/4 s (Erlang, 1917).
    let p95 = results.contacts["sales"].get("wait_p95");
    assert!((p95.mean.unwrap() - 56.15).abs() < 2.5 * p95.half_width().unwrap() + 0.56, "{p95:?}");
}

#[test]
fn every_measure_is_given_where_the_table_says_and_nothing_else_is() {
    let model = busy_centre();
    let mut collector = Collector::new(&model);
    replications(&model, 5, |tally| collector.add(tally));
    let (results, _) = collector.finish(0.95);
    let rows: [(&Measures, u16); 7] = [
        (&results.contacts["sales"], on::INBOUND),
        (&results.contacts["orders"], on::WORK),
        (&results.total, on::TOTAL),
        (&results.groups["own"], on::GROUP),
        (&results.providers["vendor"], on::GROUP),
        (&results.trunks["city"], on::TRUNK),
        (&results.robots["confirm"], on::ROBOT),
    ];
    for (measures, place) in rows {
        let expected: Vec<&str> = MEASURES.iter().filter(|m| m.on & place != 0).map(|m| m.name).collect();
        for name in &expected {
            assert!(measures.by_name.contains_key(*name), "{name} is missing where {place} stands");
        }
        for name in measures.by_name.keys().filter(|name| !name.starts_with("confirmed_by_attempt_")) {
            assert!(expected.contains(&name.as_str()), "{name} is not in the table where {place} stands");
        }
        for (name, estimate) in &measures.by_name {
            if let (Some(low), Some(mean), Some(high)) = (estimate.low, estimate.mean, estimate.high) {
                assert!(low <= mean && mean <= high && low >= 0.0, "{name}: {estimate:?}");
            }
        }
    }
    let curve = &results.contacts["sales"].curve;
    assert!(curve.windows(2).all(|pair| pair[0].t < pair[1].t && pair[0].mean <= pair[1].mean));
}

#[test]
fn counts_by_interval_and_by_time_of_day_add_up_to_the_whole() {
    let model = busy_centre();
    let mut collector = Collector::new(&model);
    replications(&model, 5, |tally| collector.add(tally));
    let (results, tables) = collector.finish(0.95);
    for (name, table) in &tables.contacts {
        let measures = if name == "total" { &results.total } else { &results.contacts[name] };
        for count in ["offered", "answered", "blocked", "arose"] {
            let Some(whole) = measures.by_name.get(count).and_then(|estimate| estimate.mean) else { continue };
            let column = table.column(count);
            let by_interval = column.is_some();
            let sum: f64 = column.into_iter().flatten().filter_map(|estimate| estimate.mean).sum();
            let by_clock: f64 = results.time_of_day[name].iter().filter_map(|row| row.by_name.get(count)?.mean).sum();
            assert!((sum - whole).abs() < 1e-9 * whole.max(1.0) || !by_interval, "{name} {count}");
            assert!((by_clock - sum).abs() < 1e-9 * whole.max(1.0), "{name} {count}");
        }
    }
}

#[test]
fn results_read_back_as_they_were_written() {
    let model = busy_centre();
    let mut collector = Collector::new(&model);
    replications(&model, 3, |tally| collector.add(tally));
    let (results, _) = collector.finish(0.95);
    let text = serde_json::to_string(&results).unwrap();
    assert!(!text.contains("NaN"));
    let back: crate::results::OptionResults = serde_json::from_str(&text).unwrap();
    assert!(serde_json::to_string(&back).unwrap() == text);
    assert!(back == results);
}
