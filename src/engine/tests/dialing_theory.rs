//! Dialers against theory: cycles whose length is known, a Markov chain, the share of abandoned calls that is never
//! passed, and people whose chances differ.

use super::dialing::{dialer, people};
use super::fixture::{Diary, at, calendar, contact, diary, diary_of, group, pool};
use crate::centre::calendar::AtClose;
use crate::centre::dialer::{Dialer, Mode};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::engine::facts::{CallEnd, Fate};
use crate::laws::{Exponential, Law};
use crate::units::Time;

/// A centre of three days that never closes, exponential talk and ring, a list without end.
fn endless(facts: Dialer, agents: u32) -> Model {
    let mut model = people(facts, agents, &[]);
    model.centre.calendar = calendar(3, 0, 24, AtClose::Serve);
    model.centre.groups = vec![group("g", &[(0, agents, false)], &[0])];
    model.centre.contacts[0].talk_time = Law::Exponential(Exponential::new(120.0));
    model.arrivals[0] = Some(Arrivals::Backlog { count: None });
    model
}

/// A mean over replications and its standard error.
fn mean(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
    (mean, (variance / n).sqrt())
}

#[test]
fn one_agent_with_a_progressive_dialer_is_an_alternating_renewal_process() {
    // A cycle is one talk of 120 s and so many rings of 20 s as it takes until one of 0.45 answers: 120 / (120 + 20/0.45)
    // = 0.72973 of the time he talks (renewal reward, Ross 1996), in every mode; in preview he is busy all the time.
    // Eleven replications of three days; a false alarm once in 30,000, and an error of 1.5 % would be seen.
    for mode in [Mode::Progressive, Mode::Preview] {
        let mut facts = dialer(mode, 0.45);
        (facts.attempts, facts.again_after) = (2, Law::Constant(3600.0));
        let model = endless(facts, 1);
        let talked: Vec<f64> = (0..40)
            .map(|replication| {
                let diary = diary_of(&model, replication);
                diary.legs.iter().map(|leg| leg.talk.in_seconds()).sum::<f64>() / (3.0 * 86_400.0)
            })
            .collect();
        let (mean, error) = mean(&talked);
        let exact = 120.0 / (120.0 + 20.0 / 0.45);
        assert!((mean - exact).abs() < 4.5 * error, "{mode:?}: {mean} +- {error}, exactly {exact}");
        assert!(error < exact * 0.003, "{error} could not see much");
    }
}

/// The stationary share of answered calls for which nobody is free: `agents`, pace, and mean times of talk and ring.
///
/// States are (busy, ringing); a call that ends leaves ringing one lower, is answered with chance `answers`, and then takes
/// a free agent or is lost; after each event as many ring at least as pace times free agents. Solved by iteration.
fn abandoned_share(agents: usize, pace: f64, answers: f64, talk: f64, ring: f64) -> f64 {
    let wanted = |busy: usize| (pace * (agents - busy) as f64).floor() as usize;
    let most = wanted(0);
    let size = (agents + 1) * (most + 1);
    let at = |busy: usize, ringing: usize| busy * (most + 1) + ringing.max(wanted(busy));
    let rate = agents as f64 / talk + most as f64 / ring;
    let mut chances = vec![0.0; size];
    chances[at(0, 0)] = 1.0;
    for _ in 0..60_000 {
        let mut next = vec![0.0; size];
        for busy in 0..=agents {
            for ringing in 0..=most {
                let here = chances[busy * (most + 1) + ringing];
                if here <= 0.0 {
                    continue;
                }
                let (ends, rings) = (busy as f64 / talk / rate, ringing as f64 / ring / rate);
                if busy > 0 {
                    next[at(busy - 1, ringing)] += here * ends;
                }
                if ringing > 0 {
                    next[at(busy, ringing - 1)] += here * rings * (1.0 - answers);
                    next[at((busy + 1).min(agents), ringing - 1)] += here * rings * answers;
                }
                next[busy * (most + 1) + ringing] += here * (1.0 - ends - rings);
            }
        }
        chances = next;
    }
    let (mut lost, mut answered) = (0.0, 0.0);
    for busy in 0..=agents {
        for ringing in 0..=most {
            let flow = chances[busy * (most + 1) + ringing] * ringing as f64;
            answered += flow;
            lost += if busy == agents { flow } else { 0.0 };
        }
    }
    lost / answered
}

#[test]
fn a_predictive_dialer_abandons_as_many_as_its_markov_chain() {
    // Five agents, 1.6 calls for each who is free, 0.4 answer; ring 20 s, talk 120 s, nobody listens to silence. Forty
    // replications of three days, a false alarm once in 30,000; a pace of 1.4 or one agent more would be seen.
    let mut facts = dialer(Mode::Predictive, 0.4);
    (facts.per_free_agent, facts.waits) = (1.6, Law::Constant(0.0));
    facts.ring = Law::Exponential(Exponential::new(20.0));
    let model = endless(facts, 5);
    let shares: Vec<f64> = (0..40)
        .map(|replication| {
            let (answered, abandoned) = share(&diary_of(&model, replication));
            abandoned / answered
        })
        .collect();
    let (mean, error) = mean(&shares);
    let exact = abandoned_share(5, 1.6, 0.4, 120.0, 20.0);
    assert!((mean - exact).abs() < 4.5 * error, "{mean} +- {error}, exactly {exact}");
    for other in [abandoned_share(5, 1.4, 0.4, 120.0, 20.0), abandoned_share(6, 1.6, 0.4, 120.0, 20.0)] {
        assert!((mean - other).abs() > 9.0 * error, "{other} would not be told from {mean} +- {error}");
    }
}

/// Answered and abandoned calls.
fn share(diary: &Diary) -> (f64, f64) {
    let count = |end| diary.placed.iter().filter(|call| call.end == end).count() as f64;
    (count(CallEnd::Connected) + count(CallEnd::Abandoned), count(CallEnd::Abandoned))
}

#[test]
fn the_share_of_abandoned_calls_is_never_above_its_limit_and_the_pace_gives_way() {
    // Without a limit about a tenth would be abandoned; with 3 % never more, at no abandonment at all, and the limit is
    // used: agents are busier than with one call each.
    let run = |at_most: Option<f64>, mode, pace| {
        let mut facts = dialer(mode, 0.4);
        (facts.per_free_agent, facts.waits, facts.abandoned_at_most) = (pace, Law::Constant(1.0), at_most);
        diary(&endless(facts, 8))
    };
    let talked = |diary: &Diary| diary.legs.iter().map(|leg| leg.talk.in_seconds()).sum::<f64>();
    let (free, one, capped) =
        (run(None, Mode::Predictive, 2.5), run(None, Mode::Progressive, 1.0), run(Some(0.03), Mode::Predictive, 2.5));
    let (answered, abandoned) = share(&free);
    assert!(abandoned > 0.08 * answered, "{abandoned} of {answered}");
    assert!(share(&one).1 < 0.5, "one call for each free agent, and nobody else takes them");
    let (mut answered, mut abandoned) = (0.0, 0.0);
    let mut ends: Vec<_> = capped.legs.iter().map(|leg| (leg.at, leg.fate)).collect();
    ends.sort_by_key(|(at, _)| *at);
    for (_, fate) in ends {
        answered += 1.0;
        abandoned += f64::from(u8::from(fate == Fate::Abandoned));
        assert!(abandoned <= 0.03 * answered, "{abandoned} of {answered}");
    }
    assert!(abandoned > 0.02 * answered, "the limit is hardly used: {abandoned} of {answered}");
    assert!(talked(&one) < talked(&capped) && talked(&capped) < talked(&free));
}

#[test]
fn where_callers_take_the_agents_one_is_kept_for_a_call_once_the_share_is_used_up() {
    let mut facts = dialer(Mode::Progressive, 0.5);
    (facts.abandoned_at_most, facts.waits) = (Some(0.03), Law::Constant(0.0));
    let day = |at_most: Option<f64>| {
        let mut facts = facts.clone();
        facts.abandoned_at_most = at_most;
        let mut model = endless(facts, 4);
        model.centre.contacts.push(contact("sales", 120.0, None));
        model.centre.contacts[1].name_rank = 1;
        model.centre.groups = vec![group("g", &[(0, 4, false)], &[0, 1])];
        model.routing.rules.push(vec![pool(&[0])]);
        let every_minute: Vec<Time> = (0..3 * 1440).map(|minute| at(60 * minute)).collect();
        model.arrivals.push(Some(Arrivals::Instants(every_minute.into())));
        diary(&model)
    };
    let (free, capped) = (day(None), day(Some(0.03)));
    let (answered, abandoned) = share(&free);
    assert!(abandoned > 0.06 * answered, "{abandoned} of {answered}");
    let (answered, abandoned) = share(&capped);
    assert!(abandoned <= 0.03 * answered && answered > 500.0, "{abandoned} of {answered}");
    assert!(!capped.busy.is_empty(), "no agent was kept for a call");
}

#[test]
fn people_whose_own_chances_differ_are_reached_as_a_beta_binomial_says() {
    // Mean 0.4, cv 0.8: a = 0.5375, b = 0.80625. Four attempts in a row fail with chance product (b + j) / (a + b + j),
    // j = 0..3: 0.6 * 0.77067 * 0.83925 * 0.87626 = 0.34005; were all alike, 0.6^4 = 0.1296. 8,000 people, so 0.0053 of
    // standard error; a false alarm once in 30,000, and 0.31 or 0.37 would be seen.
    let mut facts = dialer(Mode::Progressive, 0.4);
    facts.answers.cv = 0.8;
    (facts.attempts, facts.again_after, facts.ring) = (4, Law::Constant(60.0), Law::Constant(1.0));
    let mut model = people(facts.clone(), 60, &[]);
    model.centre.contacts[0].talk_time = Law::Constant(1.0);
    model.arrivals[0] = Some(Arrivals::Backlog { count: Some(8000) });
    let diary = diary(&model);
    let (a, b) = facts.answers.beta().unwrap_or((0.0, 0.0));
    let exact: f64 = (0..4).map(|j| (b + f64::from(j)) / (a + b + f64::from(j))).product();
    let unreached = diary.work.iter().filter(|work| work.done.is_none()).count() as f64 / 8000.0;
    let error = (exact * (1.0 - exact) / 8000.0).sqrt();
    assert!((exact - 0.34005).abs() < 0.0001, "{exact}");
    assert!((unreached - exact).abs() < 4.2 * error, "{unreached} +- {error}, exactly {exact}");
    let first = diary.placed.iter().filter(|call| call.attempt == 1 && call.end != CallEnd::Unanswered).count();
    assert!((first as f64 / 8000.0 - 0.4).abs() < 4.2 * (0.24f64 / 8000.0).sqrt(), "the mean is as written: {first}");
}
