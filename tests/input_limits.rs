//! The limits of what is read, each at its edge: one less and the limit itself are taken, one more is refused by the limit's name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use busyhour::document::node::{Node, Place, Value};
use busyhour::document::tables::Manner;
use busyhour::document::{At, Log, Sheet, parse, words};
use busyhour::scenario::load;

/// What is wrong with a text as TOML.
fn wrong(text: &str) -> Vec<String> {
    let log = Log::new();
    let read = parse(0, text, &log);
    let said: Vec<String> = log.into_problems().into_iter().map(|problem| problem.message).collect();
    assert!(read.is_some() || !said.is_empty());
    said
}

/// What is wrong with a table.
fn wrong_table(text: &str) -> Vec<String> {
    let node = Node { value: Value::Text("t.csv".to_owned()), place: Place::default() };
    let log = Log::new();
    Sheet::read(&At::root(&node, &log), &Manner::default(), &vec![("t.csv", text)]);
    log.into_problems().into_iter().map(|problem| problem.message).collect()
}

/// Takes one less and the limit, and refuses one more with these words.
fn edge(limit: usize, words: &str, wrong: impl Fn(usize) -> Vec<String>) {
    for taken in [limit - 1, limit] {
        let said = wrong(taken);
        assert!(said.is_empty(), "{words}: {taken}: {said:?}");
    }
    let said = wrong(limit + 1);
    assert!(said.first().is_some_and(|first| first.contains(words)), "{words}: {:?}", said.first());
}

#[test]
fn a_scenario_is_read_up_to_its_limits_and_not_beyond() {
    edge(4 << 20, "at most 4194304 are read", |bytes| wrong(&format!("a = 1\n{}\n", "#".repeat(bytes - 7))));
    edge(64, "nested deeper than 64", |depth| wrong(&format!("a = {}{}\n", "[".repeat(depth), "]".repeat(depth))));
    edge(10_000, "more tables than the limit of 10000", |tables| {
        wrong(&(0..tables).map(|table| format!("[t{table}]\n")).collect::<String>())
    });
    edge(4096, "a text has at most 4096 characters", |letters| wrong(&format!("a = '{}'\n", "x".repeat(letters))));
    edge(256, "a key has at most 256 characters", |letters| wrong(&format!("{} = 1\n", "x".repeat(letters))));
    edge(64, "a number has at most 64 characters", |digits| wrong(&format!("a = 0.{}\n", "1".repeat(digits - 2))));
    edge(64, "at most 64 characters", |letters| words::name(&"x".repeat(letters)).err().into_iter().collect());
}

#[test]
fn a_table_is_read_up_to_its_limits_and_not_beyond() {
    edge(65_536, "more than the limit of 65536", |bytes| wrong_table(&format!("a,b\n1,{}\n", "x".repeat(bytes - 2))));
    edge(256, "columns are more than the limit of 256", |columns| {
        wrong_table(&((0..columns).map(|column| format!("c{column}")).collect::<Vec<_>>().join(",") + "\n"))
    });
}

#[test]
fn agents_are_counted_up_to_their_limit_and_not_beyond() {
    edge(100_000, "expected a whole number from 0 to 100000", |agents| {
        let text = format!(
            "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\n[contacts.calls]\narrivals.poisson = {{ per_hour = 5 }}\n\
             talk_time = '3m'\n[groups.own]\nskills = ['calls']\nroster = {agents}\n"
        );
        let loaded = load("shop.toml", text.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
        let errors = loaded.problems.iter().filter(|_| loaded.experiment.is_none());
        errors.map(|problem| problem.message.clone()).collect()
    });
}
