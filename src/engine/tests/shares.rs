//! Shares that are reviewed, over days of the engine: what a review makes of the day before is reckoned here from the diary, and
//! the day after is dealt as a split that is written with those shares, contact by contact.

use super::fixture::{Diary, calendar, contact, diary_of, group, model};
use crate::centre::GroupId;
use crate::centre::agency::Quality;
use crate::centre::calendar::AtClose;
use crate::engine::Model;
use crate::engine::facts::Leg;
use crate::laws::{Exponential, Law};
use crate::random::{Luck, Purpose};
use crate::routing::adapt::scorecard::Scorecard;
use crate::routing::adapt::yardstick::{Worth, YARDSTICKS};
use crate::routing::adapt::{Adaptive, Figures, Rule as Adapts, proportional, thompson, winner_takes_all};
use crate::routing::{Deal, Rule};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;
const DAY: i64 = 86_400_000_000;

/// Three days of about 430 calls; three groups with an agent for each who calls, so that the days touch nothing of each other.
/// The second group sells half of what the first does, the third a quarter, and takes twice as long.
fn centre(deal: Deal) -> Model {
    let mut dice = Luck::new(11, 0).stream("shares", Purpose::Arrivals);
    let mut calls = Vec::new();
    for day in 0..3 {
        let mut now = OPEN as f64;
        while now < (CLOSE - 3600) as f64 {
            calls.push(day * 86_400 + now as i64);
            now += dice.exponential() * 92.0;
        }
    }
    let mut kind = contact("calls", 0.0, None);
    kind.talk_time = Law::Exponential(Exponential::new(100.0));
    kind.value.conversion = 0.4;
    let steps: Vec<(i64, u32, bool)> =
        (0..3).flat_map(|day| [(day * 86_400 + OPEN, 60, false), (day * 86_400 + CLOSE, 0, true)]).collect();
    let mut groups = vec![group("a", &steps, &[0]), group("b", &steps, &[0]), group("c", &steps, &[0])];
    for (group, factor) in groups.iter_mut().zip([1.0, 0.5, 0.25]) {
        group.skills[0].quality = Quality { conversion_factor: factor, ..Quality::default() };
    }
    groups[2].skills[0].handle_time_factor = 2.0;
    let rule = Rule { deal, ..super::fixture::pool(&[0, 1, 2]) };
    model(calendar(3, 8, 20, AtClose::Serve), vec![kind], groups, vec![vec![rule]], &[&calls])
}

fn adaptive(by: &str, rule: &'static Adapts, at_least: f64) -> Deal {
    judged_by(&[(by, 1.0)], rule, at_least)
}

fn judged_by(by: &[(&str, f64)], rule: &'static Adapts, at_least: f64) -> Deal {
    let stick = |name| YARDSTICKS.iter().find(|stick| stick.name == name).copied().unwrap_or(YARDSTICKS[0]);
    Deal::Adaptive(Adaptive {
        among: vec![GroupId(0), GroupId(1), GroupId(2)],
        by: Scorecard::weighted(by.iter().map(|(name, weight)| (stick(*name), *weight)).collect()),
        rule,
        review_days: 1,
        at_least,
        figures: Figures::True,
        worth: vec![Worth::default(); 3],
        reports: vec![Default::default(); 3],
    })
}

fn split(shares: [f64; 3]) -> Deal {
    Deal::Split([0, 1, 2].map(|group| (GroupId(group), shares[usize::from(group)])).into())
}

/// Who answered what, and how long it took, on one day.
fn answered(diary: &Diary, day: i64) -> Vec<(i64, Option<u16>, i64)> {
    let of_day = diary.legs.iter().filter(|leg| leg.at.0 / DAY == day);
    let mut told: Vec<_> = of_day.map(|leg| (leg.at.0, leg.by.map(|group| group.0), leg.talk.0)).collect();
    told.sort_unstable();
    told
}

/// Of each group, how many it answered up to the end of a day and how many of them bought.
fn sales(diary: &Diary, last: i64) -> [(f64, f64); 3] {
    let mut all = [(0.0, 0.0); 3];
    for judged in diary.judged.iter().filter(|judged| judged.at.0 / DAY <= last) {
        let (count, sold) = &mut all[judged.by.index()];
        *count += 1.0;
        *sold += f64::from(u8::from(judged.sold));
    }
    all
}

/// The day after a review is dealt as by a split with these shares, and not as by one with others.
fn day_is_dealt_by(found: &Diary, day: i64, shares: [f64; 3], replication: u64) {
    let written = diary_of(&centre(split(shares)), replication);
    assert_eq!(answered(found, day), answered(&written, day), "day {day} by {shares:?}");
    let equal = diary_of(&centre(split([1.0 / 3.0; 3])), replication);
    assert_ne!(answered(found, day), answered(&equal, day), "day {day} would be the same by equal shares");
}

#[test]
fn until_the_first_review_all_share_alike() {
    for rule in [&proportional::RULE, &thompson::RULE, &winner_takes_all::RULE] {
        let found = diary_of(&centre(adaptive("conversion", rule, 0.05)), 0);
        let equal = diary_of(&centre(split([1.0 / 3.0; 3])), 0);
        assert_eq!(answered(&found, 0), answered(&equal, 0), "{}", rule.name);
        assert!(answered(&found, 0).len() > 300, "a day of some calls");
    }
}

#[test]
fn proportional_shares_are_the_conversions_of_all_days_before() {
    for replication in 0..3 {
        let found = diary_of(&centre(adaptive("conversion", &proportional::RULE, 0.0)), replication);
        for day in 1..3 {
            let rates = sales(&found, day - 1).map(|(count, sold)| sold / count);
            let sum: f64 = rates.iter().sum();
            day_is_dealt_by(&found, day, rates.map(|rate| rate / sum), replication);
        }
    }
}

#[test]
fn a_scorecard_gives_by_points_of_sales_and_of_time_together() {
    let by = [("conversion", 2.0), ("handle_time", 1.0)];
    for replication in 0..3 {
        let found = diary_of(&centre(judged_by(&by, &proportional::RULE, 0.0)), replication);
        for day in 1..3 {
            let rates = sales(&found, day - 1).map(|(count, sold)| sold / count);
            let times = [0, 1, 2].map(|group| {
                let own = |leg: &&Leg| leg.at.0 / DAY < day && leg.by == Some(GroupId(group));
                let handled: Vec<f64> = found.legs.iter().filter(own).map(|leg| leg.talk.in_seconds()).collect();
                handled.iter().sum::<f64>() / handled.len() as f64
            });
            let (rate, time) = (rates.iter().sum::<f64>() / 3.0, times.iter().sum::<f64>() / 3.0);
            // Sales in times of the mean, time by what it is short of twice the mean; 2 + 1 points a group, 9 in all.
            let points = |group: usize| 2.0 * rates[group] / rate + (2.0 - times[group] / time);
            assert!((0..3).all(|group| points(group) > 0.5), "{rates:?} {times:?}: another case than meant");
            day_is_dealt_by(&found, day, [0, 1, 2].map(|group| points(group) / 9.0), replication);
        }
    }
}

#[test]
fn a_floor_is_what_a_poor_group_gets_and_the_others_share_the_rest() {
    // The third has about a seventh of all by its sales: less than a fifth.
    let found = diary_of(&centre(adaptive("conversion", &proportional::RULE, 0.2)), 0);
    let [a, b, c] = sales(&found, 0).map(|(count, sold)| sold / count);
    assert!(c / (a + b + c) < 0.2 && 0.8 * b / (a + b) > 0.2, "{a} {b} {c}: another case than meant");
    day_is_dealt_by(&found, 1, [0.8 * a / (a + b), 0.8 * b / (a + b), 0.2], 0);
}

#[test]
fn the_winner_takes_all_but_the_floors() {
    let found = diary_of(&centre(adaptive("conversion", &winner_takes_all::RULE, 0.05)), 0);
    let [a, b, c] = sales(&found, 0).map(|(count, sold)| sold / count);
    assert!(a > b && a > c, "{a} {b} {c}: another case than meant");
    day_is_dealt_by(&found, 1, [0.9, 0.05, 0.05], 0);
}

#[test]
fn thompson_gives_a_sure_loser_the_floor_and_splits_what_chance_leaves_open() {
    // By handle time the third is worse by 100 s with an error of some 13: never the best in 1000 draws (8 errors). The first
    // two are alike, so that each gets a share of the rest by what luck made of their means.
    let found = diary_of(&centre(adaptive("handle_time", &thompson::RULE, 0.1)), 0);
    let third = answered(&found, 1).iter().filter(|(_, by, _)| *by == Some(2)).count() as f64;
    let all = answered(&found, 1).len() as f64;
    let floors = diary_of(&centre(split([0.45, 0.45, 0.1])), 0);
    let thirds: Vec<i64> = answered(&floors, 1).iter().filter(|leg| leg.1 == Some(2)).map(|leg| leg.0).collect();
    let found_thirds: Vec<i64> = answered(&found, 1).iter().filter(|leg| leg.1 == Some(2)).map(|leg| leg.0).collect();
    assert_eq!(found_thirds, thirds, "the last tenth of all, by their own uniforms");
    assert!(third / all < 0.2, "{third} of {all}");
}
