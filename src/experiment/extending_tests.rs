//! The worked examples of `docs/extending.md`: the page shows the files as they are compiled here, and what they add works from
//! the scenario's text to results.
#![allow(clippy::unwrap_used)]

use super::incidents_tests::{Heard, heard};
use crate::centre::ContactId;
use crate::demand::arrivals::MODELS;
use crate::engine::facts::{Fate, Leg};
use crate::laws::LAWS;
use crate::routing::{adapt, choose};
use crate::scenario::load;
use crate::units::{Span, Time};

const PAGE: &str = include_str!("../../docs/extending.md");
const CALLS: ContactId = ContactId(0);
const ORDERS: ContactId = ContactId(1);

/// Each file that the page shows, and the lines that the page adds to the table beside it.
const WORKED: &[(&str, &str, &str)] = &[
    (
        "src/routing/choose/most_free.rs",
        include_str!("../routing/choose/most_free.rs"),
        include_str!("../routing/choose/mod.rs"),
    ),
    (
        "src/demand/arrivals/falling.rs",
        include_str!("../demand/arrivals/falling.rs"),
        include_str!("../demand/arrivals/mod.rs"),
    ),
    ("src/laws/shifted_exponential.rs", include_str!("../laws/shifted_exponential.rs"), include_str!("../laws/mod.rs")),
    (
        "src/routing/adapt/league.rs",
        include_str!("../routing/adapt/league.rs"),
        include_str!("../routing/adapt/mod.rs"),
    ),
    (
        "src/economics/clauses/setup_fee.rs",
        include_str!("../economics/clauses/setup_fee.rs"),
        include_str!("../economics/clauses/mod.rs"),
    ),
];

/// The block that follows these words on the page.
fn block(after: &str) -> &'static str {
    let rest = PAGE.split_once(after).unwrap_or_else(|| unreachable!("the page lacks {after}")).1;
    rest.split("```").nth(1).and_then(|block| block.split_once('\n')).map_or("", |(_, block)| block)
}

fn scenario() -> &'static str {
    block("A scenario that uses all four:")
}

#[test]
fn the_page_shows_the_files_as_they_are_compiled() {
    for (name, file, _) in WORKED {
        // Its tests are where the clause is; the page shows what there is to write.
        let code = file.split("\n#[cfg(test)]\n").next().unwrap();
        assert_eq!(block(&format!("`{name}`:")).trim_end(), code.trim_end(), "{name}");
    }
}

#[test]
fn each_worked_example_is_one_file_and_two_lines() {
    for (name, _, table) in WORKED {
        let stem = name.rsplit_once('/').unwrap().1.trim_end_matches(".rs");
        let lines: Vec<&str> = block(&format!("Its two lines, of `{name}`,")).lines().map(str::trim).collect();
        assert_eq!(lines.len(), 2, "{name}: {lines:?}");
        for line in lines {
            assert!(table.lines().any(|own| own.trim() == line), "the table beside {name} lacks {line}");
        }
        // And no other line of the folder's table knows of it.
        let known = table.lines().filter(|line| line.contains(stem) && !line.trim_start().starts_with("//")).count();
        assert_eq!(known, 2, "{name}");
    }
}

#[test]
fn the_yardstick_on_the_page_is_an_entry_of_the_table() {
    let table = include_str!("../routing/adapt/yardstick.rs");
    let entry: Vec<&str> = block("one entry of `YARDSTICKS`").lines().map(str::trim).collect();
    let known: Vec<&str> = table.lines().map(str::trim).collect();
    assert!(entry.len() > 1 && known.windows(entry.len()).any(|lines| lines == entry), "{entry:#?}");
}

#[test]
fn what_is_added_is_listed_and_named_to_whoever_misspells_it() {
    assert!(choose::POLICIES.iter().any(|policy| policy.name == "most_free"));
    assert!(adapt::RULES.iter().any(|rule| rule.name == "league"));
    assert!(MODELS.iter().any(|model| model.name == "falling"));
    assert!(LAWS.iter().any(|law| law.name == "shifted_exponential"));
    for (name, misspelt) in [
        ("most_free", "most_fre"),
        ("league", "leage"),
        ("falling", "fallling"),
        ("shifted_exponential", "shifted_exponentail"),
    ] {
        let text = scenario().replacen(name, misspelt, 1);
        let files: Vec<(&str, &str)> = Vec::new();
        let problems = load("t.toml", text.as_bytes(), &files, &[]).problems;
        let hint = format!("did you mean \"{name}\"?");
        assert!(problems.iter().any(|problem| problem.message.contains(&hint)), "{misspelt}: {problems:?}");
    }
}

fn answered(heard: &Heard, contact: ContactId) -> Vec<&Leg> {
    heard.legs.iter().filter(|leg| leg.contact == contact && leg.fate == Fate::Answered).collect()
}

#[test]
fn calls_go_to_the_group_that_has_most_free() {
    let heard = heard(scenario(), 0);
    let calls = answered(&heard, CALLS);
    let begun = |leg: &Leg| leg.at + leg.menu + leg.wait;
    let free = |group: u16, agents: usize, at: Time| {
        let busy = |leg: &&&Leg| {
            leg.by.is_some_and(|by| by.0 == group)
                && begun(leg) < at
                && at < begun(leg) + leg.talk + leg.hold + leg.wrap
        };
        agents - calls.iter().filter(busy).count()
    };
    let mut seen = [0, 0];
    for call in calls.iter().filter(|call| call.wait == Span::ZERO) {
        let at = begun(call);
        let (kyiv, lviv) = (free(0, 2, at), free(1, 4, at));
        let by = call.by.unwrap().0;
        assert_eq!(by, u16::from(lviv > kyiv), "{kyiv} and {lviv} free at {at:?}");
        seen[usize::from(by)] += 1;
    }
    assert!(seen[0] > 20 && seen[1] > 20, "{seen:?}");
}

#[test]
fn as_many_call_as_the_falling_rate_says_and_nobody_talks_for_less_than_the_least() {
    // Windows of two hours at 60, 45 and 30 an hour: 270 a day, and nobody between them.
    let mut by_window = [0u32; 3];
    let replications = 20;
    for replication in 0..replications {
        let heard = heard(scenario(), replication);
        for leg in heard.legs.iter().filter(|leg| leg.contact == CALLS) {
            let hour = (leg.at.0 / 3_600_000_000) % 24;
            by_window[match hour {
                9 | 10 => 0,
                12 | 13 => 1,
                15 | 16 => 2,
                _ => unreachable!("a call at {hour}"),
            }] += 1;
        }
        assert!(answered(&heard, CALLS).iter().all(|leg| leg.talk >= Span::seconds(60)));
    }
    for (count, per_hour) in by_window.into_iter().zip([60.0, 45.0, 30.0]) {
        // Two hours of each of five days; Poisson, so four errors are the root of what is expected, four times.
        let expected = per_hour * 2.0 * 5.0 * replications as f64;
        assert!((f64::from(count) - expected).abs() < 4.0 * f64::sqrt(expected), "{count} for {expected}");
    }
}

#[test]
fn orders_are_shared_by_place_in_the_league() {
    // Judged by handle time, of which the second takes half as much again and the third twice as much: 3, 2 and 1 parts of 6 from
    // the second day on.
    let mut dealt = [0u32; 3];
    for replication in 0..5 {
        let heard = heard(scenario(), replication);
        for leg in answered(&heard, ORDERS).iter().filter(|leg| leg.at >= Time::START + Span::hours(24)) {
            dealt[usize::from(leg.by.unwrap().0) - 2] += 1;
        }
    }
    let all = f64::from(dealt.iter().sum::<u32>());
    for (count, share) in dealt.into_iter().zip([1.0 / 2.0, 1.0 / 3.0, 1.0 / 6.0]) {
        let error = f64::sqrt(all * share * (1.0 - share));
        assert!((f64::from(count) - all * share).abs() < 4.0 * error && error < 0.02 * all, "{dealt:?}");
    }
}

#[test]
fn an_option_reaches_into_a_law_that_was_added_by_its_path() {
    let text = format!("{}\n[options.slow]\nset = {{ \"contacts.calls.talk_time.mean\" = \"6m\" }}\n", scenario());
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("t.toml", text.as_bytes(), &files, &[]);
    let experiment = loaded.experiment.unwrap_or_else(|| unreachable!("{:?}", loaded.problems));
    let mean = experiment.options[0].1.model.centre.contacts[0].talk_time.mean();
    assert!((mean - 360.0).abs() < 1e-9, "{mean}");
}
