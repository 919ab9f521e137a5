//! Targets by window and measures on few events, on paper.

use super::fixture::{OWN, SALES, answered, at, model};
use super::paper::{assert_measures, day};
use super::{Collector, Tally, target_met, verdicts};
use crate::centre::target::{Over, ServiceLevel};
use crate::engine::facts::Recorder;
use crate::units::Span;

/// 8 of 10 in time on the first day (October), 7 of 10 on the second (November).
fn two_days(tally: &mut Tally) {
    for (day, late) in [(0, 2), (24, 3)] {
        for k in 0..10 {
            let wait = if k < late { 30 } else { 10 };
            tally.leg(&answered(SALES, at("08:00", 3600 * day + 600 * k), wait, None, OWN, 10, 0));
        }
        tally.on_duty(OWN, 3, at("08:00", 3600 * day), at("10:00", 3600 * day));
    }
}

#[test]
fn targets_are_judged_by_the_windows_they_name() {
    let mut model = model(2);
    let tally = day(two_days);
    let found = verdicts(&tally, &model.centre, SALES);
    assert_eq!(found.days, [Some(true), Some(false)]);
    assert_eq!(found.months, [Some(true), Some(false)]);
    // Ten minutes apart: three to a half-hour, the late ones first.
    assert_eq!(found.intervals[16..21], [Some(false), Some(true), Some(true), Some(true), None]);
    assert_eq!(found.intervals[64..68], [Some(false), Some(true), Some(true), Some(true)]);
    assert_eq!(target_met(&tally, &model), [Some(false), None, None]);

    let mut collector = Collector::new(&model);
    collector.add(&tally);
    let (results, _) = collector.finish(0.95);
    let expected =
        [("days_on_target", 0.5), ("intervals_on_target", 0.75), ("breach", 0.5), ("replications_on_target", 0.0)];
    assert_measures(&results.contacts["sales"], &expected);
    assert_measures(&results.total, &expected);

    model.centre.contacts[0].target.share = 0.7;
    assert_eq!(target_met(&tally, &model)[0], Some(true));
    model.centre.contacts[0].target.asa_at_most = Some(Span::seconds(15));
    assert_eq!(target_met(&tally, &model)[0], Some(false));
    model.centre.contacts[0].target.asa_at_most = None;
    model.centre.contacts[0].target.over = Over::Interval;
    assert_eq!(target_met(&tally, &model)[0], Some(false));
    model.centre.contacts[0].target.share = 0.3;
    assert_eq!(target_met(&tally, &model)[0], Some(false), "the second morning begins with three late ones");
    model.centre.contacts[0].target.share = 0.0;
    assert_eq!(target_met(&tally, &model)[0], Some(true));
    model.centre.contacts[0].target.occupancy_at_most = Some(0.0);
    assert_eq!(target_met(&tally, &model)[0], Some(false));
    model.centre.contacts[0].target.occupancy_at_most = None;
    model.centre.contacts[0].target.definition = ServiceLevel::WithBlocked;
    assert_eq!(target_met(&tally, &model)[0], Some(true));
}

#[test]
fn few_lost_contacts_are_said_to_be_few() {
    let mut collector = Collector::new(&model(2));
    (0..3).for_each(|_| collector.add(&day(two_days)));
    let (results, _) = collector.finish(0.95);
    // 15 late and none lost of 60, none blocked; agents are as busy every time. All and the group say of the same 60, and of other hours
    // on duty.
    let expected = [
        "contacts.sales.service_level rests on fewer than 30 events: 15 of 60 not in time; its interval has no width, as all 3 \
         replications are alike; with 95 % confidence at most 3.59e-1 are not, if they come one by one",
        "contacts.sales.abandonment rests on fewer than 30 events: 0 of 60 lost; its interval has no width, as all 3 replications \
         are alike; with 95 % confidence at most 4.87e-2 are, if they come one by one",
        "contacts.sales.blocking rests on fewer than 30 events: 0 of 60 attempts blocked; its interval has no width, as all 3 \
         replications are alike; with 95 % confidence at most 4.87e-2 are, if they come one by one",
        "total.occupancy is the same in all 3 replications: its interval has no width and says nothing; with 95 % confidence at \
         most 6.32e-1 of replications differ",
        "groups.own.occupancy is the same in all 3 replications: its interval has no width and says nothing; with 95 % confidence at \
         most 6.32e-1 of replications differ",
    ];
    assert_eq!(results.few_events, expected);
    let level = results.contacts["sales"].get("service_level");
    assert_eq!((level.low, level.high), (Some(0.75), Some(0.75)));
}
