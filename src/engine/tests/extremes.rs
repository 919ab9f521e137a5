//! Degenerate and extreme centres (Sargent's list): nobody, nothing, once, for ever, at once, a million, a year, a microsecond.
//! What comes of each is known without the engine; the laws of random centres hold of all.

use super::fixture::{Diary, at, calendar, contact, group, model, pool, waits};
use super::random_laws::laws;
use crate::centre::calendar::AtClose;
use crate::centre::{Trunk, TrunkId};
use crate::demand::rates::{Busyness, Piece};
use crate::demand::{Arrivals, Rates};
use crate::engine::facts::Fate;
use crate::engine::simulation::Ending;
use crate::engine::{Model, Plan, Simulation};
use crate::laws::Law;
use crate::measures::Tally;
use crate::random::Luck;
use crate::units::{Span, Time};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

/// Calls of so many seconds from 8 to 20 for so many agents.
fn day(agents: u32, talk: f64, patience: Option<f64>, calls: &[i64]) -> Model {
    let steps = if agents > 0 { vec![(OPEN, agents, false), (CLOSE, 0, true)] } else { Vec::new() };
    let kinds = vec![contact("a", talk, patience)];
    let groups = vec![group("g", &steps, &[0])];
    let mut model = model(calendar(1, 8, 20, AtClose::Serve), kinds, groups, vec![vec![pool(&[0])]], &[calls]);
    model.centre.trunks.push(Trunk { name: "city".to_owned(), lines: 1_000, forwarded: None });
    model
}

/// The same calls at a rate in some stretch of the day.
fn rate(model: &mut Model, per_hour: f64, (from, to): (i64, i64)) {
    let (start, end) = (at(from), at(to));
    let mass = per_hour * (end - start).in_seconds() / 3600.0;
    let pieces = vec![Piece { start, end, mass, day: 0, part: 0, slot: 0 }];
    model.arrivals[0] = Some(Arrivals::Rates(Rates::new(pieces, Busyness::default())));
}

/// The diary of a replication of which all laws and identities hold.
fn told(model: &Model) -> Diary {
    let plan = Plan::new(model);
    let mut simulation = Simulation::new(&plan, (Diary::default(), Tally::new(model, Span::ZERO)));
    assert_eq!(simulation.run(Luck::new(5, 0)), Ending::Complete);
    let (diary, tally) = simulation.recorder();
    assert_eq!(tally.check().and_then(|()| laws(model, diary)), Ok(()));
    std::mem::take(diary)
}

fn busy(diary: &Diary) -> Span {
    Span(diary.legs.iter().map(|leg| leg.handle().0).sum())
}

#[test]
fn without_agents_whoever_has_patience_loses_it_and_whoever_has_none_to_lose_stays_to_the_end() {
    let diary = told(&day(0, 60.0, Some(30.0), &[OPEN, OPEN + 1]));
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN, 30), (0, OPEN + 1, 30)]);
    let diary = told(&day(0, 60.0, None, &[OPEN, CLOSE - 1]));
    assert_eq!(waits(&diary, Fate::Unfinished), [(0, OPEN, CLOSE - OPEN), (0, CLOSE - 1, 1)]);
    assert_eq!(busy(&diary), Span::ZERO);
}

#[test]
fn without_calls_nothing_is_told_but_duty() {
    let diary = told(&day(3, 60.0, None, &[]));
    assert!(diary.legs.is_empty() && diary.chains.is_empty());
    assert_eq!(diary.duty, [(0, 3, at(OPEN), at(CLOSE))]);
    assert_eq!(diary.end, at(CLOSE));
}

#[test]
fn one_call_is_answered_at_once_and_keeps_one_agent_for_its_time() {
    let diary = told(&day(3, 60.0, Some(0.0), &[OPEN + 7]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN + 7, 0)]);
    assert_eq!((diary.legs.len(), busy(&diary)), (1, Span::seconds(60)));
}

#[test]
fn nobody_who_waits_for_ever_is_lost_and_nobody_without_patience_waits() {
    let calls: Vec<i64> = (0..200).map(|nth| OPEN + nth * 10).collect();
    // An hour of work comes in half an hour: the last of 200 waits 200·30 − 199·10 − 30 s.
    let diary = told(&day(1, 30.0, None, &calls));
    let answered = waits(&diary, Fate::Answered);
    assert_eq!((answered.len(), answered[199]), (200, (0, OPEN + 1990, 199 * 30 - 1990)));
    // Without patience one in three meets the agent free: 30 s of talk, a call every 10 s.
    let diary = told(&day(1, 30.0, Some(0.0), &calls));
    assert_eq!([waits(&diary, Fate::Answered).len(), waits(&diary, Fate::Abandoned).len()], [67, 133]);
    assert!(diary.legs.iter().all(|leg| leg.wait == Span::ZERO));
}

#[test]
fn talk_of_no_time_keeps_nobody() {
    let calls = vec![OPEN; 50];
    let diary = told(&day(1, 0.0, Some(0.0), &calls));
    assert_eq!(waits(&diary, Fate::Answered).len(), 50);
    assert_eq!(busy(&diary), Span::ZERO);
}

#[test]
fn on_one_line_there_is_one_call() {
    let mut one_line = day(5, 100.0, None, &[OPEN, OPEN + 99, OPEN + 100, OPEN + 150]);
    one_line.centre.trunks[0].lines = 1;
    one_line.centre.contacts[0].trunk = Some(TrunkId(0));
    let diary = told(&one_line);
    // The line is free again at the instant at which the first call ends.
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 100, 0)]);
    assert_eq!(waits(&diary, Fate::Blocked), [(0, OPEN + 99, 0), (0, OPEN + 150, 0)]);
}

#[test]
fn a_million_agents_answer_all_at_once() {
    let calls: Vec<i64> = (0..20_000).map(|nth| OPEN + nth / 10).collect();
    let diary = told(&day(1_000_000, 3600.0, Some(0.0), &calls));
    assert_eq!(waits(&diary, Fate::Answered).len(), 20_000);
    assert!(diary.legs.iter().all(|leg| leg.wait == Span::ZERO));
    assert_eq!(busy(&diary), Span::hours(20_000));
}

#[test]
fn at_a_billionth_of_a_call_an_hour_nobody_comes() {
    let mut model = day(1, 60.0, None, &[]);
    rate(&mut model, 1e-9, (OPEN, CLOSE));
    // The chance of a call in these twelve hours is 1.2e-8.
    assert!(told(&model).legs.is_empty());
}

#[test]
fn a_million_calls_an_hour_for_a_minute_are_all_told_and_as_many_answered_as_there_is_time_for() {
    let mut model = day(10, 1.0, Some(0.0), &[]);
    rate(&mut model, 1e6, (OPEN, OPEN + 60));
    let diary = told(&model);
    // Poisson with mean 16,667 and deviation 129; of 10 agents for a second each, Erlang's B of 277.8 erlangs.
    let all = diary.legs.len() as f64;
    assert!((all - 1e6 / 60.0).abs() < 6.11 * 129.1, "{all}");
    let answered = waits(&diary, Fate::Answered).len();
    // All are busy almost always: at most 10 in a second and those of the last one, and not much fewer.
    assert!((570..=610).contains(&answered), "{answered}");
}

#[test]
fn a_service_of_a_year_is_cut_at_the_end_of_nothing_but_its_own() {
    let year = 365 * 86_400;
    let mut model = day(1, year as f64, None, &[OPEN, OPEN + 1]);
    model.centre.contacts[0].patience = Some(Law::Constant(10.0));
    let diary = told(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, OPEN + 1, 10)]);
    // He talks on past his shift and the calendar: the day is drained when he is done.
    let answered = diary.legs.iter().find(|leg| leg.fate == Fate::Answered).map(|leg| leg.talk);
    assert!(answered.is_some_and(|talk| talk <= Span::seconds(year) && talk > Span::hours(12)), "{answered:?}");
}

#[test]
fn a_service_of_a_microsecond_is_told_as_that() {
    let calls = vec![OPEN; 1000];
    let diary = told(&day(1, 1e-6, None, &calls));
    assert_eq!(waits(&diary, Fate::Answered).len(), 1000);
    // One after the other: the waits are 0, 1, 2 ... 999 microseconds.
    let mut waited: Vec<Span> = diary.legs.iter().map(|leg| leg.wait).collect();
    waited.sort_unstable();
    assert!(waited.iter().enumerate().all(|(nth, wait)| *wait == Span(nth as i64)));
    assert!(diary.legs.iter().all(|leg| leg.talk == Span(1)));
    assert_eq!(diary.duty.iter().map(|(.., to)| *to).max(), Some(Time(at(CLOSE).0)));
}
