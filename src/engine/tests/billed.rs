//! What contracts ask of the engine: repeated contacts, who did work, how long a robot's dial was connected.

use super::fixture::{Diary, at, calendar, contact, diary, group, model, pool};
use super::paper::{robot, rule};
use crate::centre::calendar::AtClose;
use crate::centre::robot::{Fallback, KeyLeadsTo};
use crate::centre::{ContactId, ContactType, Direction, GroupId, On, RobotId};
use crate::engine::Model;
use crate::engine::facts::{Dial, DialEnd, Fate, Person};
use crate::laws::Law;
use crate::units::{Span, Time};

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

/// Contact types that one group of `agents` takes on one day; arrivals are seconds.
fn day(contacts: Vec<ContactType>, agents: u32, arrivals: &[&[i64]]) -> Model {
    let all: Vec<u16> = (0..contacts.len() as u16).collect();
    let rules = all.iter().map(|_| vec![pool(&[0])]).collect();
    let groups = vec![group("g", &[(OPEN, agents, false), (CLOSE, 0, true)], &all)];
    model(calendar(1, 8, 20, AtClose::Serve), contacts, groups, rules, arrivals)
}

/// Type, arrival in seconds, and seconds since the person's last talk, of answered legs.
fn repeats(diary: &Diary) -> Vec<(u16, i64, Option<i64>)> {
    let seconds = |span: Span| span.0 / 1_000_000;
    let answered = diary.legs.iter().filter(|leg| leg.fate == Fate::Answered);
    answered.map(|leg| (leg.contact.0, leg.at.0 / 1_000_000, leg.repeat_after.map(seconds))).collect()
}

#[test]
fn a_person_who_calls_again_is_so_much_later_than_the_end_of_the_last_talk() {
    // Talk 100 s, wrap-up 20 s that does not count; each answer leads to another call 600 s after the talk, twice.
    let mut kind = contact("a", 100.0, None);
    kind.wrap_up = Law::Constant(20.0);
    kind.follow_ups = vec![rule(On::Answered, 0, 600.0, false)];
    kind.follow_ups[0].up_to = Some(2);
    let diary = diary(&day(vec![kind], 2, &[&[OPEN, OPEN + 3600]]));
    assert_eq!(
        repeats(&diary),
        [
            (0, OPEN, None),
            (0, OPEN + 700, Some(600)),
            (0, OPEN + 1400, Some(600)),
            (0, OPEN + 3600, None),
            (0, OPEN + 4300, Some(600)),
            (0, OPEN + 5000, Some(600)),
        ]
    );
    // The person is told with each leg: the first and the second caller.
    let person = |number: u64, answered| {
        let first = ContactId(0);
        Person { first, number, at: at(OPEN + 3600 * number as i64), answered }
    };
    let (one, other) = ([false, true, true].map(|so| person(0, so)), [false, true, true].map(|so| person(1, so)));
    assert_eq!(diary.people, [one, other].concat());
}

#[test]
fn who_redials_after_giving_up_has_not_talked_with_anybody_yet() {
    // One agent talks 200 s with the first; the second gives up after 30 s and redials at 10 min, answered at once.
    let mut kind = contact("a", 200.0, Some(30.0));
    kind.follow_ups = vec![rule(On::Abandoned, 0, 600.0, false)];
    let diary = diary(&day(vec![kind], 1, &[&[OPEN, OPEN + 10]]));
    assert_eq!(repeats(&diary), [(0, OPEN, None), (0, OPEN + 640, None)]);
    assert_eq!(diary.people.iter().map(|person| person.number).collect::<Vec<_>>(), [0, 1, 1]);
}

#[test]
fn a_transfer_is_no_repeated_contact_and_the_next_call_counts_from_its_end() {
    // Front 60 s, tier two 100 s; after that the person calls the front again, 300 s later.
    let mut front = contact("front", 60.0, None);
    front.follow_ups = vec![rule(On::Answered, 1, 0.0, true)];
    let mut second = contact("second", 100.0, None);
    second.follow_ups = vec![rule(On::Answered, 0, 300.0, false)];
    let diary = diary(&day(vec![front, second], 1, &[&[OPEN], &[]]));
    let again = OPEN + 60 + 100 + 300;
    assert_eq!(repeats(&diary), [(0, OPEN, None), (1, OPEN + 60, None), (0, again, Some(300))]);
    let person = |answered| Person { first: ContactId(0), number: 0, at: at(OPEN), answered };
    assert_eq!(diary.people, [person(false), person(true), person(true)]);
}

/// A day with one order at ten that a robot calls, and a line for the buyers that it puts through.
pub(super) fn order_day(answers: f64, leads_to: KeyLeadsTo, fallback: Fallback) -> Model {
    let mut order = contact("order", 70.0, None);
    order.direction = Direction::Outbound;
    order.robot = Some(RobotId(0));
    let mut model = day(vec![order, contact("support", 100.0, None)], 1, &[&[10 * 3600], &[]]);
    model.centre.robots.push(robot(answers, "1", leads_to, fallback));
    model
}

fn connected(dials: &[Dial]) -> Vec<(DialEnd, i64)> {
    dials.iter().map(|dial| (dial.end, dial.connected.0 / 1_000_000)).collect()
}

/// When each piece of work was done, and by whom.
fn done(diary: &Diary) -> Vec<(Option<Time>, Option<GroupId>)> {
    diary.work.iter().map(|work| (work.done, work.by)).collect()
}

#[test]
fn a_dial_is_connected_from_the_answer_to_its_end() {
    let ten = 10 * 3600;
    // Rings 25 s, 40 s of message.
    let confirmed = diary(&order_day(1.0, KeyLeadsTo::Confirmed, Fallback::Drop));
    assert_eq!(connected(&confirmed.dials), [(DialEnd::Confirmed, 40)]);
    assert_eq!(done(&confirmed), [(Some(at(ten + 65)), None)]);
    // Put through: 100 s of talk besides, and the agent's group has done it.
    let people = diary(&order_day(1.0, KeyLeadsTo::People(ContactId(1)), Fallback::Drop));
    assert_eq!(connected(&people.dials), [(DialEnd::ToPeople, 140)]);
    assert_eq!(done(&people), [(Some(at(ten + 165)), Some(GroupId(0)))]);
    let mut machine = order_day(0.0, KeyLeadsTo::Confirmed, Fallback::Drop);
    machine.centre.robots[0].answers.machine = 1.0;
    assert_eq!(connected(&diary(&machine).dials), [(DialEnd::Voicemail, 40), (DialEnd::Voicemail, 40)]);
}

#[test]
fn nobody_is_connected_to_a_dial_that_nobody_answers_and_the_agents_do_the_work() {
    let diary = diary(&order_day(0.0, KeyLeadsTo::Confirmed, Fallback::Agents));
    assert_eq!(connected(&diary.dials), [(DialEnd::Unanswered, 0), (DialEnd::Unanswered, 0)]);
    assert_eq!(done(&diary), [(Some(at(10 * 3600 + 695)), Some(GroupId(0)))]);
}

#[test]
fn work_that_is_never_done_was_done_by_nobody() {
    let dropped = diary(&order_day(0.0, KeyLeadsTo::Confirmed, Fallback::Drop));
    assert_eq!(done(&dropped), [(None, None)]);
    // The agent reaches nobody either.
    let mut unreachable = order_day(1.0, KeyLeadsTo::Confirmed, Fallback::Agents);
    unreachable.centre.robots[0].answers.unreachable = 1.0;
    assert_eq!(done(&diary(&unreachable)), [(None, None)]);
}
