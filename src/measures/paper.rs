//! Days made of a few facts, whose every counter was computed on paper.

#![allow(clippy::unwrap_used)]

use super::fixture::{ALFA, BETA, ORDERS, OWN, SALES, SUPPORT, answered, at, leg, model};
use super::{Collector, Count as C, Tally};
use crate::centre::{GroupId, RobotId, TrunkId};
use crate::engine::facts::{Chain, Dial, DialEnd, Fate, Judged, Leg, OrderEnd, Recorder, Work};
use crate::results::Measures;
use crate::units::{Span, Time};

fn tally() -> Tally {
    Tally::new(&model(2), Span::ZERO)
}

fn close(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-9 * expected.abs().max(1.0))
}

#[track_caller]
pub(super) fn assert_measures(measures: &Measures, expected: &[(&str, f64)]) {
    for (name, value) in expected {
        let found = measures.get(name).mean;
        assert!(close(found, *value), "{name}: {found:?} instead of {value}");
    }
}

/// Facts of one replication over two days, and the end of it at the end of the second day.
pub(super) fn day(facts: impl FnOnce(&mut Tally)) -> Tally {
    let mut tally = tally();
    facts(&mut tally);
    for group in [OWN, ALFA, BETA] {
        tally.on_duty(group, 3, at("08:00", 0), at("10:10", 0));
    }
    tally.end(at("34:00", 0));
    tally.check().unwrap();
    tally
}

#[test]
fn the_five_service_levels_agree_with_the_test_vector() {
    let tally = day(|tally| {
        let mut many = |count: usize, fate, wait| {
            for _ in 0..count {
                let mut one = leg(SALES, at("08:00", 0), fate, wait);
                one.by = (fate == Fate::Answered).then_some(OWN);
                tally.leg(&one);
            }
        };
        many(860, Fate::Answered, 20);
        many(140, Fate::Answered, 21);
        many(10, Fate::Abandoned, 5);
        many(10, Fate::Abandoned, 20);
        many(40, Fate::Abandoned, 25);
    });
    let mut collector = Collector::new(&model(2));
    collector.add(&tally);
    let (results, _) = collector.finish(0.95);
    let sales = &results.contacts["sales"];
    let expected = [
        ("service_level", 0.81132),
        ("service_level_of_answered", 0.86),
        ("service_level_less_short", 0.81905),
        ("service_level_less_in_time", 0.82692),
        ("service_level_with_abandons", 0.83019),
        ("service_level_with_blocked", 0.81132),
    ];
    for (name, value) in expected {
        assert!((sales.get(name).mean.unwrap() - value).abs() < 5e-6, "{name}");
        assert_eq!(sales.get(name).low, None, "one replication has no interval");
    }
    assert_measures(
        sales,
        &[
            ("answered", 1000.0),
            ("abandoned", 60.0),
            ("abandonment", 60.0 / 1060.0),
            ("abandonment_less_short", 50.0 / 1050.0),
        ],
    );
    let at_20 = sales.curve.iter().find(|point| close(Some(point.t), 20.0)).unwrap();
    assert!(close(at_20.mean, 860.0 / 1060.0));
}

/// Seven tries on paper: see the comments.
fn seven_tries(tally: &mut Tally) {
    tally.leg(&leg(SALES, at("07:59", 0), Fate::Closed, 0));
    tally.leg(&leg(SALES, at("08:00", 0), Fate::Blocked, 0));
    // Dealt to own, answered there after 10 s: busy 08:01:10 to 08:03:10.
    tally.leg(&answered(SALES, at("08:01", 0), 10, Some(OWN), OWN, 100, 20));
    // Dealt to own, answered by alfa after 40 s: busy 08:29:40 to 08:31:00, 20 s of it before half past.
    tally.leg(&answered(SALES, at("08:29", 0), 40, Some(OWN), ALFA, 80, 0));
    // Waits for own from 08:29:30 to 08:30:15 and gives up.
    tally.leg(&Leg { home: Some(OWN), ..leg(SUPPORT, at("08:29", 30), Fate::Abandoned, 45) });
    // In a pool: beta answers at once.
    tally.leg(&answered(SUPPORT, at("09:00", 0), 0, None, BETA, 300, 0));
    // It transfers to sales, a second leg at the end of talk.
    tally.leg(&Leg { transferred_in: true, ..answered(SALES, at("09:05", 0), 0, Some(ALFA), ALFA, 60, 0) });
}

#[test]
fn seven_tries_are_counted_as_on_paper() {
    let tally = day(seven_tries);
    let sales = tally.contact(SALES);
    assert_eq!(
        (sales[C::Attempts], sales[C::Closed], sales[C::Blocked], sales[C::Offered], sales[C::TransferredIn]),
        (4, 1, 1, 3, 1)
    );
    assert_eq!(
        (sales[C::Answered], sales[C::AnsweredInTime], sales[C::Delayed], sales[C::Wait]),
        (3, 2, 2, 50_000_000)
    );
    let total = tally.total();
    assert_eq!(
        (total[C::Attempts], total[C::Offered], total[C::Answered], total[C::Abandoned], total[C::TransferredIn]),
        (6, 4, 3, 1, 0)
    );
    // Support's T is 60 s: its abandonment after 45 s is in time; sales' 40 s are not.
    assert_eq!((total[C::AnsweredInTime], total[C::AbandonedInTime]), (2, 1));
    let own = tally.group(OWN);
    assert_eq!(
        (own[C::Offered], own[C::Answered], own[C::Abandoned], own[C::OverflowedOut], own[C::OverflowedIn]),
        (3, 1, 1, 1, 0)
    );
    let alfa = tally.group(ALFA);
    assert_eq!((alfa[C::Offered], alfa[C::Answered], alfa[C::OverflowedIn], alfa[C::TransferredIn]), (2, 2, 1, 1));
    let beta = tally.group(BETA);
    assert_eq!((beta[C::Offered], beta[C::Answered], beta[C::AnsweredInTime]), (1, 1, 1));
}

#[test]
fn time_is_split_at_half_past_to_the_microsecond() {
    let tally = day(seven_tries);
    let seconds = |group: GroupId, interval, count| tally.group_in(group, interval)[count] as f64 / 1e6;
    assert_eq!((seconds(OWN, 16, C::Busy), seconds(OWN, 17, C::Busy)), (120.0, 0.0));
    assert_eq!((seconds(ALFA, 16, C::Busy), seconds(ALFA, 17, C::Busy)), (20.0, 60.0));
    // Own's queue: 10 s, then 40 s, then 30 s before half past and 15 s after.
    assert_eq!((seconds(OWN, 16, C::Queue), seconds(OWN, 17, C::Queue)), (80.0, 15.0));
    assert_eq!(tally.group_in(OWN, 16)[C::OnDuty], 3 * 1_800_000_000);
    let all: i64 = (0..tally.intervals()).map(|interval| tally.total_in(interval)[C::Busy]).sum();
    assert_eq!(all, tally.total()[C::Busy]);
    assert_eq!(all, (120 + 80 + 300 + 60) * 1_000_000);
}

#[test]
fn the_measures_of_the_seven_tries_are_those_of_paper() {
    let mut collector = Collector::new(&model(2));
    collector.add(&day(seven_tries));
    let (results, tables) = collector.finish(0.95);
    assert_measures(
        &results.contacts["sales"],
        &[
            ("asa", 50.0 / 3.0),
            ("wait", 50.0 / 3.0),
            ("blocking", 0.25),
            ("handle_time", 260.0 / 3.0),
            ("service_level", 2.0 / 3.0),
            ("delayed", 2.0 / 3.0),
        ],
    );
    // Open from 8 to 10 on two days, nobody left later: 14,400 s.
    assert_measures(
        &results.total,
        &[
            ("queue_length", 95.0 / 14_400.0),
            ("busy_agents", 560.0 / 14_400.0),
            ("handle_time_per_contact", 560.0 / 3.0),
        ],
    );
    // Three are on duty until 10:10, but of open time and drain only two hours.
    assert_measures(
        &results.groups["own"],
        &[("occupancy", 120.0 / 23_400.0), ("abandonment", 1.0 / 3.0), ("staffed_agents", 3.0 * 7_200.0 / 14_400.0)],
    );
    let vendor = &results.providers["vendor"];
    assert_measures(
        vendor,
        &[
            ("offered", 3.0),
            ("answered", 3.0),
            ("overflowed_in", 1.0),
            ("occupancy", 440.0 / 46_800.0),
            ("busy_agents", 440.0 / 14_400.0),
        ],
    );
    let table = &tables.contacts.iter().find(|(name, _)| name == "sales").unwrap().1;
    assert_eq!((tables.starts.len(), tables.starts[16].as_str()), (96, "2026-10-31T08:00"));
    let offered: Vec<Option<f64>> = table.column("offered").unwrap().map(|estimate| estimate.mean).collect();
    assert!(offered.len() == 96 && close(offered[16], 2.0) && close(offered[18], 1.0));
    assert_eq!(table.column("service_level").unwrap().nth(17).unwrap().mean, None);
    let eight = results.time_of_day["total"].iter().find(|row| row.start == "08:00").unwrap();
    assert!(close(eight.by_name["offered"].mean, 3.0));
    let support = &results.contacts["support"];
    assert!(support.curve.iter().any(|point| close(Some(point.t), 60.0) && close(point.mean, 0.5)));
}

#[test]
fn hidden_demand_is_people_over_people_answered() {
    let tally = day(|tally| {
        for (answered, count) in [(true, 4), (false, 6)] {
            (0..count).for_each(|_| tally.chain(&Chain { first: SALES, at: at("08:00", 0), answered }));
        }
        // Twelve tries of these ten people.
        (0..12).for_each(|_| tally.leg(&leg(SALES, at("08:00", 0), Fate::Blocked, 0)));
        let last =
            Judged { contact: SALES, at: at("08:00", 0), by: OWN, resolved: None, sold: false, order_error: false };
        tally.judged(&Judged { resolved: Some(true), sold: true, ..last });
        tally.judged(&Judged { resolved: Some(false), ..last });
        tally.judged(&last);
    });
    let mut collector = Collector::new(&model(2));
    collector.add(&tally);
    let (results, _) = collector.finish(0.95);
    let expected = [
        ("people", 10.0),
        ("people_answered", 4.0),
        ("hidden_demand", 2.5),
        ("repeat_share", 2.0 / 12.0),
        ("sold", 1.0),
        ("resolved", 1.0),
        ("resolved_share", 0.5),
    ];
    assert_measures(&results.contacts["sales"], &expected);
    assert_measures(&results.total, &expected);
    assert_measures(&results.groups["own"], &[("sold", 1.0), ("resolved", 1.0)]);
    assert_eq!(results.contacts["support"].get("hidden_demand").mean, None);
}

#[test]
fn orders_and_the_robot_s_dials_are_counted_by_attempt() {
    let tally = day(|tally| {
        let order = |done: Option<i64>, in_time, order| Work {
            contact: ORDERS,
            at: at("08:00", 0),
            done: done.map(|m| at("08:00", 60 * m)),
            by: None,
            in_time,
            order,
        };
        tally.work(&order(Some(5), true, Some(OrderEnd::Confirmed)));
        tally.work(&order(Some(100), false, Some(OrderEnd::Confirmed)));
        tally.work(&order(Some(5), true, Some(OrderEnd::Cancelled)));
        tally.work(&order(None, false, Some(OrderEnd::Unreached)));
        for (attempt, end) in [
            (1, DialEnd::Confirmed),
            (1, DialEnd::HungUp),
            (2, DialEnd::Confirmed),
            (2, DialEnd::Unanswered),
            (1, DialEnd::ToPeople),
        ] {
            tally.dial(&Dial {
                robot: RobotId(0),
                contact: ORDERS,
                arose: at("08:00", 0),
                at: at("08:00", 0),
                attempt,
                port: Span::seconds(60),
                connected: Span::seconds(35),
                end,
            });
        }
        tally.ports_busy(RobotId(0), 2, at("08:00", 0), at("09:00", 0));
        tally.sms(ORDERS, at("08:00", 0));
    });
    let mut collector = Collector::new(&model(2));
    collector.add(&tally);
    let (results, _) = collector.finish(0.95);
    let orders = [
        ("arose", 4.0),
        ("done", 3.0),
        ("done_in_time", 0.5),
        ("orders", 4.0),
        ("orders_confirmed", 2.0),
        ("orders_unreached", 1.0),
        ("orders_kept", 0.9 + 0.5 + 0.5),
        ("sms", 1.0),
    ];
    assert_measures(&results.contacts["orders"], &orders);
    let robot = [
        ("dials", 5.0),
        ("reached", 4.0),
        ("confirmed", 2.0),
        ("confirmed_by_attempt_1", 1.0),
        ("confirmed_by_attempt_2", 1.0),
        ("to_people", 1.0),
        ("unreached", 1.0),
        ("dials_per_confirmed", 2.5),
        // Two ports for an hour, of twice four hours in which it may call.
        ("ports_busy", 0.25),
    ];
    assert_measures(&results.robots["confirm"], &robot);
}

#[test]
fn lines_are_counted_by_time() {
    let tally = day(|tally| {
        tally.lines_busy(TrunkId(0), 1, at("08:00", 0), at("08:30", 0));
        tally.lines_busy(TrunkId(0), 2, at("08:30", 0), at("09:00", 0));
    });
    let mut collector = Collector::new(&model(2));
    collector.add(&tally);
    let (results, _) = collector.finish(0.95);
    assert_measures(
        &results.trunks["city"],
        &[("lines_busy", 5400.0 / 14_400.0), ("all_lines_busy", 0.125), ("peak_lines", 2.0)],
    );
}

#[test]
fn what_arrives_in_the_warm_up_counts_nowhere_but_on_the_clock() {
    let mut tally = Tally::new(&model(2), Span::minutes(8 * 60 + 30));
    tally.leg(&answered(SALES, at("08:29", 0), 30, Some(OWN), OWN, 90, 0));
    tally.leg(&answered(SALES, at("08:30", 0), 30, Some(OWN), OWN, 90, 0));
    tally.on_duty(OWN, 2, at("08:00", 0), at("09:00", 0));
    tally.end(at("34:00", 0));
    tally.check().unwrap();
    let sales = tally.contact(SALES);
    assert_eq!((sales[C::Offered], sales[C::Answered]), (1, 1));
    assert_eq!((sales[C::Busy], sales[C::Queue]), (150_000_000, 30_000_000));
    assert_eq!(tally.group(OWN)[C::OnDuty], 3_600_000_000);
    assert_eq!(sales[C::Time], 12_600_000_000);
}

#[test]
fn the_drain_after_closing_is_measured_and_the_tail_after_the_calendar_falls_into_the_last_interval() {
    let mut tally = Tally::new(&model(1), Span::ZERO);
    // Comes at 09:59, waits to 10:01, talks to 10:04.
    tally.leg(&answered(SALES, at("09:59", 0), 120, Some(OWN), OWN, 180, 0));
    // Work that ends 10 minutes after the calendar, of which the replication sees 5.
    tally.leg(&Leg { in_service_at_end: true, ..answered(ORDERS, at("23:50", 0), 0, None, ALFA, 1200, 0) });
    tally.on_duty(OWN, 1, at("09:00", 0), at("10:04", 0));
    tally.on_duty(ALFA, 1, at("23:50", 0), at("24:05", 0));
    tally.end(at("24:05", 0));
    tally.check().unwrap();
    assert_eq!(tally.contact(SALES)[C::Time], (7200 + 240) * 1_000_000);
    assert_eq!(tally.group_in(ALFA, 47)[C::Busy], 900 * 1_000_000);
    assert_eq!(tally.group_in(ALFA, 47)[C::WorkAnswered], 1);
}

#[test]
fn a_reset_tally_is_like_a_new_one() {
    let fresh = day(seven_tries);
    let mut used = day(|tally| {
        seven_tries(tally);
        tally.lines_busy(TrunkId(0), 2, at("08:30", 0), at("09:00", 0));
        tally.leg(&leg(SALES, Time(-1), Fate::Closed, 0));
        tally.fault = None;
    });
    used.reset();
    seven_tries(&mut used);
    [OWN, ALFA, BETA].into_iter().for_each(|group| used.on_duty(group, 3, at("08:00", 0), at("10:10", 0)));
    used.end(at("34:00", 0));
    assert_eq!(
        (&used.cells, &used.waits, &used.curves, &used.trunks),
        (&fresh.cells, &fresh.waits, &fresh.curves, &fresh.trunks)
    );
    used.check().unwrap();
}

#[test]
fn impossible_facts_do_not_pass_the_check() {
    let broken = |facts: &dyn Fn(&mut Tally)| {
        let mut tally = tally();
        facts(&mut tally);
        tally.end(at("34:00", 0));
        tally.check().is_err()
    };
    assert!(broken(&|tally| tally.leg(&leg(SALES, at("08:00", 0), Fate::Abandoned, -1))));
    assert!(broken(&|tally| tally.leg(&leg(SALES, at("08:00", 0), Fate::Answered, 1))));
    assert!(broken(&|tally| tally.leg(&leg(SALES, at("08:00", 0), Fate::Blocked, 1))));
    // Nobody was on duty.
    assert!(broken(&|tally| tally.leg(&answered(SALES, at("08:00", 0), 1, None, OWN, 60, 0))));
    assert!(!broken(&|_| {}));
    assert!(tally().check().is_err(), "never ended");
}

#[test]
fn sums_that_counters_cannot_hold_do_not_pass_the_check() {
    // Where arithmetic is checked it stops by itself; elsewhere the sums wrap, and are found out.
    let passes = |facts: &dyn Fn(&mut Tally)| {
        let day = || {
            let mut tally = tally();
            facts(&mut tally);
            tally.end(at("34:00", 0));
            tally.check().is_ok()
        };
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(day)).unwrap_or(false)
    };
    // 100,000 agents for ten years are more than 2^63 microseconds, and 20,000 are less.
    let ten_years = Time(at("00:00", 0).0 + 3660 * 86_400_000_000);
    assert!(passes(&|tally| tally.on_duty(OWN, 20_000, at("00:00", 0), ten_years)));
    assert!(!passes(&|tally| tally.on_duty(OWN, 100_000, at("00:00", 0), ten_years)));
    assert!(!passes(&|tally| {
        [OWN, ALFA, BETA].into_iter().for_each(|group| tally.on_duty(group, 20_000, at("00:00", 0), ten_years));
    }));
    assert!(!passes(&|tally| tally.ports_busy(RobotId(0), 100_000, at("00:00", 0), ten_years)));
}
