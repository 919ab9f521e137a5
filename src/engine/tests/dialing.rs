//! Dialers: days by hand, and the limit in which a dialer is a backlog.

use super::fixture::{Diary, at, calendar, contact, diary, group, model, pool, waits};
use super::paper::rule;
use crate::centre::calendar::AtClose;
use crate::centre::calling::{Answers, Chance};
use crate::centre::dialer::{Detection, Dialer, Mode};
use crate::centre::{ContactId, Direction, GroupId, Hours, On};
use crate::demand::Arrivals;
use crate::engine::Model;
use crate::engine::facts::{CallEnd, Fate};
use crate::laws::{Exponential, Law};
use crate::routing::Limit;
use crate::units::{Clock, Span, Time};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

/// A dialer that lets it ring for 20 s, tries once and knows no machines.
pub(super) fn dialer(mode: Mode, answers: f64) -> Dialer {
    Dialer {
        name: "caller".to_owned(),
        contacts: ContactId(0),
        mode,
        per_free_agent: 1.0,
        only_above_idle: 0,
        answers: Answers::always(answers),
        detection: Detection { detected: 1.0, mistaken: 0.0, heard: Span::seconds(5) },
        attempts: 1,
        again_after: Law::Constant(600.0),
        look: Law::Constant(0.0),
        ring: Law::Constant(20.0),
        waits: Law::Constant(2.0),
        abandoned_at_most: None,
        ports: None,
        hours: Hours::daily(Hours::WHOLE_DAY),
        provider: None,
    }
}

/// People to be called who arise at these seconds, talk for 100 s, and so many agents who call nobody else.
pub(super) fn people(dialer: Dialer, agents: u32, arise: &[i64]) -> Model {
    let mut kind = contact("people", 100.0, None);
    kind.direction = Direction::Outbound;
    kind.due = Some(Span::seconds(200));
    let mut model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![kind],
        vec![group("g", &[(OPEN, agents, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[arise],
    );
    model.centre.dialers.push(dialer);
    model
}

/// Calls as (second of dialling, second of the end, attempt, how it ended).
fn calls(diary: &Diary) -> Vec<(i64, i64, u32, CallEnd)> {
    let second = |time: Time| time.0 / 1_000_000;
    diary.placed.iter().map(|call| (second(call.at), second(call.at + call.line), call.attempt, call.end)).collect()
}

fn busy(diary: &Diary) -> Vec<(i64, i64)> {
    diary.busy.iter().map(|busy| (busy.from.0 / 1_000_000, busy.to.0 / 1_000_000)).collect()
}

#[test]
fn a_progressive_dialer_calls_one_person_for_a_free_agent() {
    // Three people at 8:00, one agent: rings 20 s, talks 100 s, and so on; the second answers at 8:02:20.
    let diary = diary(&people(dialer(Mode::Progressive, 1.0), 1, &[OPEN, OPEN, OPEN]));
    let connected = |from: i64| (OPEN + from, OPEN + from + 120, 1, CallEnd::Connected);
    assert_eq!(calls(&diary), [connected(0), connected(120), connected(240)]);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN + 20, 0), (0, OPEN + 140, 0), (0, OPEN + 260, 0)]);
    let done: Vec<_> = diary.work.iter().map(|work| (work.at, work.done, work.in_time)).collect();
    let ends = |seconds| Some(at(OPEN + seconds));
    assert_eq!(done, [(at(OPEN), ends(120), true), (at(OPEN), ends(240), false), (at(OPEN), ends(360), false)]);
    assert!(busy(&diary).is_empty(), "nobody is busy while the dialer's call rings");
    assert_eq!(
        diary.lines_of_dialers,
        [(1, at(OPEN), at(OPEN + 120)), (1, at(OPEN + 120), at(OPEN + 240)), (1, at(OPEN + 240), at(OPEN + 360))]
    );
}

#[test]
fn in_preview_the_agent_is_busy_while_he_looks_and_while_it_rings() {
    let mut dialer = dialer(Mode::Preview, 1.0);
    dialer.look = Law::Constant(30.0);
    let diary = diary(&people(dialer, 1, &[OPEN, OPEN]));
    let connected = |from: i64| (OPEN + from, OPEN + from + 120, 1, CallEnd::Connected);
    assert_eq!(calls(&diary), [connected(30), connected(180)]);
    assert_eq!(busy(&diary), [(OPEN, OPEN + 50), (OPEN + 150, OPEN + 200)]);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN + 50, 0), (0, OPEN + 200, 0)]);
    // No line is taken while he looks.
    assert_eq!(diary.lines_of_dialers, [(1, at(OPEN + 30), at(OPEN + 150)), (1, at(OPEN + 180), at(OPEN + 300))]);
}

#[test]
fn a_dialer_leaves_free_whom_a_rule_reserves_for_others() {
    // Four people, three agents, of whom the rule keeps two: one call after the other, and nobody who answers finds nobody.
    for mode in [Mode::Progressive, Mode::Predictive] {
        let mut model = people(dialer(mode, 1.0), 3, &[OPEN, OPEN, OPEN, OPEN]);
        model.routing.rules[0][0].min_idle = vec![(GroupId(0), 2)];
        let connected = |from: i64| (OPEN + from, OPEN + from + 120, 1, CallEnd::Connected);
        assert_eq!(calls(&diary(&model)), [0, 120, 240, 360].map(connected));
    }
}

#[test]
fn a_dialer_calls_no_more_people_than_a_limit_lets_pass() {
    // Three agents and a limit of one at once, then of two in an hour.
    let mut model = people(dialer(Mode::Progressive, 1.0), 3, &[OPEN, OPEN, OPEN]);
    let limit = Limit { group: GroupId(0), per_hour: None, per_day: None, at_once: Some(1) };
    model.routing.rules[0][0].limits = vec![limit.clone()];
    let connected = |from: i64| (OPEN + from, OPEN + from + 120, 1, CallEnd::Connected);
    assert_eq!(calls(&diary(&model)), [0, 120, 240].map(connected));
    model.routing.rules[0][0].limits = vec![Limit { per_hour: Some(2), at_once: None, ..limit }];
    assert_eq!(calls(&diary(&model)), [0, 0, 3600].map(connected));
}

#[test]
fn who_does_not_answer_is_called_again_until_the_attempts_are_used_up() {
    for mode in [Mode::Preview, Mode::Progressive] {
        let mut dialer = dialer(mode, 0.0);
        (dialer.attempts, dialer.again_after) = (3, Law::Constant(60.0));
        let mut model = people(dialer, 1, &[OPEN]);
        model.centre.contacts[0].follow_ups = vec![rule(On::Unreached, 0, 0.0, false)];
        model.centre.contacts[0].follow_ups[0].up_to = Some(1);
        let diary = diary(&model);
        let missed = |from: i64, attempt| (OPEN + from, OPEN + from + 20, attempt, CallEnd::Unanswered);
        let again = |from: i64| [missed(from, 1), missed(from + 80, 2), missed(from + 160, 3)];
        assert_eq!(calls(&diary), [again(0), again(180)].concat());
        assert_eq!(diary.placed.iter().filter(|call| call.last).count(), 2);
        let done: Vec<_> = diary.work.iter().map(|work| (work.at, work.done)).collect();
        assert_eq!(done, [(at(OPEN), None), (at(OPEN + 180), None)]);
        assert_eq!(busy(&diary).len(), if mode == Mode::Preview { 6 } else { 0 });
    }
}

#[test]
fn of_two_calls_for_one_agent_the_second_person_hangs_up_after_two_seconds() {
    let mut dialer = dialer(Mode::Predictive, 1.0);
    (dialer.per_free_agent, dialer.attempts) = (2.0, 2);
    let diary = diary(&people(dialer, 1, &[OPEN, OPEN]));
    let ends: Vec<_> = calls(&diary);
    // The second is abandoned at 22 s, is due again ten minutes later, and is then reached.
    assert_eq!(
        ends,
        [
            (OPEN, OPEN + 22, 1, CallEnd::Abandoned),
            (OPEN, OPEN + 120, 1, CallEnd::Connected),
            (OPEN + 622, OPEN + 742, 2, CallEnd::Connected)
        ]
    );
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN + 20, 2)]);
    assert_eq!(diary.work.len(), 2);
}

#[test]
fn an_agent_who_comes_free_in_time_takes_whoever_answered() {
    // Two agents, two calls; then at 120 s both agents are free again... the third person answers at 140 s at the earliest:
    // with pace 3 for one agent who is free, one of three talks, the others listen for 150 s, longer than a talk.
    let mut dialer = dialer(Mode::Predictive, 1.0);
    (dialer.per_free_agent, dialer.waits) = (3.0, Law::Constant(150.0));
    let diary = diary(&people(dialer, 1, &[OPEN, OPEN, OPEN]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN + 20, 0), (0, OPEN + 20, 100)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN + 20, 150)]);
}

#[test]
fn who_calls_is_answered_first_and_agents_stay_free_for_callers() {
    // Two agents, one of whom stays free: one call rings. A caller at 10 s takes one agent, so no other call begins; the
    // person answers at 20 s and meets the second.
    let mut facts = dialer(Mode::Progressive, 1.0);
    facts.only_above_idle = 1;
    let mut model = people(facts, 2, &[OPEN, OPEN]);
    model.centre.contacts.push(contact("sales", 300.0, None));
    model.centre.contacts[1].name_rank = 1;
    model.centre.groups = vec![group("g", &[(OPEN, 2, false), (CLOSE, 0, true)], &[0, 1])];
    model.routing.rules.push(vec![pool(&[0])]);
    model.arrivals.push(Some(Arrivals::Instants(vec![at(OPEN + 10)].into())));
    let diary = diary(&model);
    assert_eq!(
        waits(&diary, Fate::Answered),
        [(1, OPEN + 10, 0), (0, OPEN + 20, 0), (0, OPEN + 330, 0)].map(|it| it).into_iter().collect::<Vec<_>>()
    );
    // Free again at 120 s, but then the caller's agent is busy until 310 s.
    assert_eq!(calls(&diary).iter().map(|call| call.0).collect::<Vec<_>>(), [OPEN, OPEN + 310]);
}

#[test]
fn nobody_is_called_outside_the_hours() {
    for mode in [Mode::Preview, Mode::Progressive] {
        let mut facts = dialer(mode, 1.0);
        facts.hours = Hours::daily((Clock(Span::hours(10)), Clock(Span::hours(11))));
        let diary = diary(&people(facts, 1, &[OPEN, 11 * 3600 - 30, 11 * 3600]));
        let dialled: Vec<i64> = calls(&diary).iter().map(|call| call.0).collect();
        assert_eq!(dialled, [10 * 3600, 11 * 3600 - 30], "{mode:?}");
        assert_eq!(diary.work.iter().filter(|work| work.done.is_none()).count(), 1);
    }
}

#[test]
fn a_call_that_goes_out_sells_like_one_that_came_in() {
    let mut facts = dialer(Mode::Progressive, 1.0);
    facts.waits = Law::Constant(60.0);
    let mut model = people(facts, 1, &[OPEN, OPEN]);
    model.centre.contacts[0].value.conversion = 1.0;
    model.centre.contacts[0].resolved = Some(0.0);
    model.centre.contacts.push(contact("order", 30.0, None));
    model.centre.contacts[1].direction = Direction::BackOffice;
    model.centre.contacts[1].name_rank = 1;
    model.centre.contacts[0].follow_ups = vec![rule(On::Sold, 1, 0.0, false)];
    model.centre.groups = vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0, 1])];
    model.routing.rules.push(vec![pool(&[0])]);
    model.arrivals.push(None);
    let diary = diary(&model);
    let judged: Vec<_> = diary.judged.iter().map(|it| (it.at, it.sold, it.resolved)).collect();
    // The first talks from 20 s to 120 s; then the second is called, but the order takes the agent for 30 s: the second
    // answers at 140 s and waits for 10 s.
    assert_eq!(judged, [(at(OPEN + 20), true, Some(false)), (at(OPEN + 140), true, Some(false))]);
    assert_eq!(diary.work.len(), 4);
}

#[test]
fn a_dialer_with_one_line_calls_one_at_a_time() {
    let mut facts = dialer(Mode::Progressive, 1.0);
    facts.ports = Some(1);
    let diary = diary(&people(facts, 3, &[OPEN, OPEN, OPEN]));
    assert_eq!(calls(&diary).iter().map(|call| call.0 - OPEN).collect::<Vec<_>>(), [0, 120, 240]);
}

#[test]
fn machines_cost_an_agent_only_where_they_are_not_detected() {
    let machines = |detected: f64, mode| {
        let mut facts = dialer(mode, 0.0);
        facts.answers.machine = 1.0;
        facts.detection.detected = detected;
        diary(&people(facts, 1, &[OPEN]))
    };
    let told = machines(1.0, Mode::Progressive);
    assert_eq!((calls(&told), busy(&told)), (vec![(OPEN, OPEN + 20, 1, CallEnd::Machine)], vec![]));
    let heard = machines(0.0, Mode::Progressive);
    assert_eq!(calls(&heard), [(OPEN, OPEN + 25, 1, CallEnd::Machine)]);
    assert_eq!(busy(&heard), [(OPEN + 20, OPEN + 25)]);
    let by_hand = machines(1.0, Mode::Preview);
    assert_eq!(busy(&by_hand), [(OPEN, OPEN + 25)]);
}

#[test]
fn a_person_taken_for_a_machine_found_nobody() {
    let mut facts = dialer(Mode::Progressive, 1.0);
    facts.detection.mistaken = 1.0;
    let diary = diary(&people(facts, 1, &[OPEN]));
    assert_eq!(calls(&diary), [(OPEN, OPEN + 20, 1, CallEnd::Abandoned)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN + 20, 0)]);
}

#[test]
fn where_everybody_answers_at_once_a_dialer_is_a_backlog() {
    // The same people with the same talk times: one list worked by agents, the same called by a dialer whose calls take
    // no time.
    let law = Law::Exponential(Exponential::new(150.0));
    let day = |called: bool| {
        let mut facts = dialer(Mode::Progressive, 1.0);
        facts.ring = Law::Constant(0.0);
        let mut model = people(facts, 3, &[]);
        model.centre.contacts[0].talk_time = law.clone();
        model.arrivals[0] = Some(Arrivals::Backlog { count: Some(400) });
        if !called {
            model.centre.dialers.clear();
        }
        let diary = diary(&model);
        let mut ends: Vec<Option<Time>> = diary.work.iter().map(|work| work.done).collect();
        ends.sort();
        let talked: i64 = diary.legs.iter().map(|leg| leg.talk.0).sum();
        (ends, talked)
    };
    assert_eq!(day(true), day(false));
    assert_eq!(day(true).0.len(), 400);
}

#[test]
fn answers_by_the_hour_hold_from_their_time_on() {
    let mut facts = dialer(Mode::Progressive, 0.0);
    facts.answers.chance = Chance::ByHour(vec![(Clock(Span::hours(9)), 0.0), (Clock(Span::hours(18)), 1.0)]);
    let noon = 12 * 3600;
    let diary = diary(&people(facts, 1, &[OPEN, noon, 18 * 3600]));
    let ends: Vec<_> = calls(&diary).iter().map(|call| call.3).collect();
    // Before nine the evening's chance holds.
    assert_eq!(ends, [CallEnd::Connected, CallEnd::Unanswered, CallEnd::Connected]);
}
