//! Scorecards on paper, and in the limits in which one yardstick is left.

use super::*;
use crate::random::{Luck, Purpose, Stream};
use crate::routing::adapt::yardstick::YARDSTICKS;
use crate::routing::adapt::{Chance, RULES, Rule, proportional};
use crate::units::Span;

struct Drawn(Stream);

impl Chance for Drawn {
    fn normal(&mut self) -> f64 {
        self.0.normal()
    }
}

fn stick(name: &str) -> &'static Yardstick {
    YARDSTICKS.iter().find(|stick| stick.name == name).copied().unwrap_or(YARDSTICKS[0])
}

fn card(of: &[(&str, f64)]) -> Scorecard {
    Scorecard::weighted(of.iter().map(|(name, weight)| (stick(name), *weight)).collect())
}

fn call(sold: bool, seconds: i64, csat: Option<f64>) -> Outcome {
    let handle = Span::seconds(seconds);
    Outcome { answered: true, in_time: true, handle, talk: handle, sold: Some(sold), csat, ..Outcome::default() }
}

/// What is seen of groups' calls.
fn seen(card: &Scorecard, groups: &[Vec<Outcome>], worth: &Worth) -> Vec<Seen> {
    let group = |calls: &Vec<Outcome>| {
        let mut seen = card.nothing();
        calls.iter().for_each(|call| card.mark(&mut seen, call, worth, &Reports::default()));
        seen
    };
    groups.iter().map(group).collect()
}

fn marks(card: &Scorecard, groups: &[Vec<Outcome>]) -> Vec<Marks> {
    card.marks(&seen(card, groups, &Worth::default()))
}

/// Three groups that sell 6, 3 and 1 of 10 in 90 s, 190 s and 290 s, and please in the opposite order, every other call asked.
fn three() -> Vec<Vec<Outcome>> {
    let group = |sells: i64, seconds: i64, csat: f64| {
        let call = |nth: i64| {
            let asked = (nth % 2 == 0).then_some(csat + 0.1 * (nth % 4) as f64);
            call(nth < sells, seconds + 80 * (nth % 3 - 1) + i64::from(nth == 9) * 80, asked)
        };
        (0..10).map(call).collect()
    };
    vec![group(6, 90, 3.0), group(3, 190, 3.5), group(1, 290, 4.0)]
}

fn weights(rule: &Rule, marks: &[Marks]) -> Vec<f64> {
    let weights = (rule.weigh)(marks, &mut Drawn(Luck::new(5, 0).stream("scorecard", Purpose::Deal)));
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

fn close(got: &[f64], expected: &[f64], by: f64) -> bool {
    got.len() == expected.len() && got.iter().zip(expected).all(|(got, expected)| (got - expected).abs() <= by)
}

#[test]
fn points_are_times_the_mean_of_all_groups_and_costs_the_other_way_round() {
    // Conversion 0.6, 0.2 around 0.4: points 1.5 and 0.5. Handle time 100 s, 300 s around 200 s: 1.5 and 0.5 likewise; swapped
    // between the groups, and with weights 3 and 1: (3 × 1.5 + 0.5) / 4 = 1.25 and 0.75.
    let sells = |of: usize, seconds: i64| (0..5).map(|nth| call(nth < of, seconds, None)).collect::<Vec<_>>();
    let found = marks(&card(&[("conversion", 3.0), ("handle_time", 1.0)]), &[sells(3, 300), sells(1, 100)]);
    let means: Vec<f64> = found.iter().filter_map(Marks::mean).collect();
    assert!(close(&means, &[1.25, 0.75], 1e-12), "{means:?}");
    assert!(close(&weights(&proportional::RULE, &found), &[0.625, 0.375], 1e-12));
}

#[test]
fn chance_is_that_of_the_whole_mark_of_each_contact() {
    // All have both marks, so the scorecard's are those of one yardstick that marks a contact by both at once. Each
    // group's times are spread wide enough to be believed.
    let card = card(&[("conversion", 2.0), ("handle_time", 1.0)]);
    let groups = three();
    let (conversion, seconds) = ((0.6 + 0.3 + 0.1) / 3.0, (90.0 + 190.0 + 290.0) / 3.0);
    for (got, calls) in marks(&card, &groups).iter().zip(&groups) {
        let mut whole = Marks::default();
        for call in calls {
            let sold = f64::from(u8::from(call.sold == Some(true)));
            whole.add((2.0 * sold / conversion + 2.0 - call.handle.in_seconds() / seconds) / 3.0);
        }
        assert_eq!(got.count, 10);
        let (got, whole) = ([got.mean(), got.error()], [whole.mean(), whole.error()]);
        assert!(
            close(&got.map(|of| of.unwrap_or(-1.0)), &whole.map(|of| of.unwrap_or(-2.0)), 1e-9),
            "{got:?} {whole:?}"
        );
    }
}

#[test]
fn two_yardsticks_that_say_the_same_are_no_surer_than_one() {
    // A margin of 50 without any cost: profit is conversion in other units.
    let worth = Worth { margin: 50.0, ..Worth::default() };
    let (both, one) = (card(&[("conversion", 1.0), ("profit_per_contact", 1.0)]), Scorecard::from(stick("conversion")));
    let both = both.marks(&seen(&both, &three(), &worth));
    let one = one.marks(&seen(&one, &three(), &worth));
    for (both, one) in both.iter().zip(&one) {
        let relative = |marks: &Marks| marks.error().unwrap_or(-1.0) / marks.mean().unwrap_or(0.0);
        assert!((relative(both) - relative(one)).abs() < 1e-9, "{both:?} {one:?}");
    }
}

#[test]
fn units_do_not_matter() {
    let sums = |margin: f64| {
        let worth = Worth { margin, per_minute: margin / 100.0, ..Worth::default() };
        let card = card(&[("profit_per_contact", 1.0), ("cost_per_contact", 2.0), ("csat", 1.0)]);
        let marks = card.marks(&seen(&card, &three(), &worth));
        RULES.iter().flat_map(|rule| weights(rule, &marks)).collect::<Vec<f64>>()
    };
    assert!(close(&sums(9.0), &sums(9000.0), 1e-9), "{:?} {:?}", sums(9.0), sums(9000.0));
}

#[test]
fn a_weight_that_goes_to_nothing_leaves_the_other_yardstick() {
    let groups = three();
    for name in ["conversion", "csat", "handle_time"] {
        let other = if name == "handle_time" { "conversion" } else { "handle_time" };
        let one = marks(&Scorecard::from(stick(name)), &groups);
        let both = marks(&card(&[(name, 1.0), (other, 1e-12)]), &groups);
        let even = marks(&card(&[(name, 1.0), (other, 1.0)]), &groups);
        // What costs has its own zero under `proportional`: the worst alone, twice the mean among others.
        for rule in RULES.iter().filter(|rule| name != "handle_time" || **rule != &proportional::RULE) {
            let (one, both) = (weights(rule, &one), weights(rule, &both));
            assert!(close(&one, &both, 1e-9), "{name} {}: {one:?} {both:?}", rule.name);
        }
        assert_ne!(weights(RULES[0], &even), weights(RULES[0], &both), "{name}");
    }
}

#[test]
fn a_scorecard_of_one_is_that_yardstick() {
    assert_eq!(card(&[("csat", 7.0)]), Scorecard::from(stick("csat")));
    assert_eq!(card(&[("csat", 2.0), ("asa", 6.0)]), card(&[("csat", 1.0), ("asa", 3.0)]));
}

#[test]
fn few_who_were_asked_leave_the_whole_unsure() {
    // Of 10 contacts two rated: 10 marks of one and 2 of the other, at equal weights 2 / (1/10 + 1/2) = 3.3 contacts.
    let calls = |csat: [f64; 2]| -> Vec<Outcome> {
        (0..10).map(|nth| call(nth % 2 == 0, 100, csat.get(nth as usize).copied())).collect()
    };
    let groups = [calls([3.0, 4.0]), calls([4.0, 5.0])];
    let found = marks(&card(&[("conversion", 1.0), ("csat", 1.0)]), &groups);
    assert!(found.iter().all(|marks| marks.count == 3), "{found:?}");
    // Rated 3 with a sale and 4 without: a covariance of -0.5 over 2 contacts, which the means share by 2 / (10 × 2). Half
    // the weight over a mean of 0.5 makes 1 of conversion, whose error is 1/6, and over one of 4 an eighth of csat, whose is 1/2.
    let variance = (1.0 / 6.0f64).powi(2) + (0.125f64 * 0.5).powi(2) + 2.0 * 0.125 * (-0.5 * 2.0 / 20.0);
    let error = found[0].error().unwrap_or(0.0);
    assert!((error - variance.sqrt()).abs() < 1e-9, "{error} {}", variance.sqrt());
    // And while one group has been rated by nobody, it is not compared.
    let unheard = [groups[0].clone(), (0..10).map(|_| call(true, 100, None)).collect()];
    assert_eq!(marks(&card(&[("conversion", 1.0), ("csat", 1.0)]), &unheard)[1].count, 0);
}

#[test]
fn what_is_nought_everywhere_favours_nobody() {
    let lost = |sold: bool| vec![call(sold, 100, None), call(false, 100, None)];
    let found = marks(&card(&[("conversion", 1.0), ("cost_per_contact", 5.0)]), &[lost(true), lost(true)]);
    assert!(found.iter().all(|marks| marks.mean() == Some(1.0)), "{found:?}");
    assert!(found.iter().all(|marks| marks.error().is_some_and(f64::is_finite)), "{found:?}");
}
