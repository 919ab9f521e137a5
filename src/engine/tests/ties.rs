//! What happens at the same instant, by the written order of events.

use super::fixture::{calendar, contact, diary, group, model, pool, waits};
use crate::centre::calendar::AtClose;
use crate::engine::facts::Fate;

const OPEN: i64 = 8 * 3600;
const CLOSE: i64 = 20 * 3600;

fn one_agent(talk: f64, patience: Option<f64>, calls: &[i64]) -> crate::engine::Model {
    model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", talk, patience)],
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[calls],
    )
}

#[test]
fn a_wait_equal_to_the_patience_is_answered() {
    let diary = diary(&one_agent(100.0, Some(100.0), &[OPEN, OPEN]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN, 100)]);
    assert!(waits(&diary, Fate::Abandoned).is_empty());
}

#[test]
fn an_agent_who_comes_free_meets_the_caller_of_that_instant() {
    let diary = diary(&one_agent(100.0, Some(0.0), &[OPEN, OPEN + 100]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, OPEN + 100, 0)]);
}

#[test]
fn a_caller_at_the_opening_is_in_and_one_at_the_closing_is_out() {
    let diary = diary(&one_agent(10.0, None, &[OPEN - 1, OPEN, CLOSE - 1, CLOSE]));
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 0), (0, CLOSE - 1, 0)]);
    assert_eq!(waits(&diary, Fate::Closed), [(0, OPEN - 1, 0), (0, CLOSE, 0)]);
}

#[test]
fn an_agent_who_starts_takes_whoever_would_give_up_at_that_instant() {
    let nine = 9 * 3600;
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 10.0, Some(60.0))],
        vec![group("g", &[(nine, 1, false), (CLOSE, 0, true)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[nine - 61, nine - 60]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, nine - 60, 60)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, nine - 61, 60)]);
}

#[test]
fn new_contacts_come_by_the_name_of_their_type() {
    // b is declared first, but a is first by name.
    let kinds = vec![contact("b", 100.0, None), contact("a", 100.0, None)];
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        kinds,
        vec![group("g", &[(OPEN, 1, false), (CLOSE, 0, true)], &[0, 1])],
        vec![vec![pool(&[0])], vec![pool(&[0])]],
        &[&[OPEN], &[OPEN]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, OPEN, 100), (1, OPEN, 0)]);
}

#[test]
fn a_step_down_comes_after_a_caller_of_that_instant() {
    let nine = 9 * 3600;
    let model = model(
        calendar(1, 8, 20, AtClose::Serve),
        vec![contact("a", 10.0, Some(60.0))],
        vec![group("g", &[(OPEN, 1, false), (nine, 0, false)], &[0])],
        vec![vec![pool(&[0])]],
        &[&[nine, nine + 1]],
    );
    let diary = diary(&model);
    assert_eq!(waits(&diary, Fate::Answered), [(0, nine, 0)]);
    assert_eq!(waits(&diary, Fate::Abandoned), [(0, nine + 1, 60)]);
}
