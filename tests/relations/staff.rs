//! R6 to R9: more agents, a larger centre, more patience, more lines; and where the obvious is false.

use crate::run::{Run, more, run};

/// Calls of three minutes for so many agents at so many erlangs for each; patience in seconds.
fn centre(agents: u32, load: f64, patience: u32, lines: Option<u32>) -> String {
    let trunk = lines.map_or(String::new(), |lines| format!("[trunks.city]\nlines = {lines}\ncarries = [\"calls\"]\n"));
    format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "00:00-24:00" }}
run = {{ warm_up = "2h" }}
[contacts.calls]
arrivals.poisson = {{ per_hour = {} }}
talk_time.exponential = {{ mean = "3m" }}
patience.exponential = {{ mean = "{patience}s" }}
[groups.own]
skills = ["calls"]
roster = {agents}
{trunk}"#,
        f64::from(agents) * load * 20.0
    )
}

#[test]
fn one_agent_more_serves_one_pool_better() {
    let at = |agents: u32| run(&centre(agents, 6.0 / f64::from(agents), 120, None), 100, 1);
    let runs: Vec<Run> = (4..=8).map(at).collect();
    for pair in runs.windows(2) {
        more(&pair[1], &pair[0], "total.service_level");
        more(&pair[0], &pair[1], "total.abandonment");
    }
}

#[test]
fn agents_at_the_first_tier_make_the_second_worse() {
    // Whoever is answered there goes on: the first tier's queue had kept them from the second.
    let at = |agents: u32| {
        let text = format!(
            r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "00:00-24:00" }}
run = {{ warm_up = "2h" }}
[contacts.first]
arrivals.poisson = {{ per_hour = 160 }}
talk_time.exponential = {{ mean = "3m" }}
patience.exponential = {{ mean = "2m" }}
follow_ups = [{{ on = ["answered"], share = 0.3, to = "second", transfer = true }}]
[contacts.second]
talk_time.exponential = {{ mean = "5m" }}
patience.exponential = {{ mean = "2m" }}
[groups.first]
skills = ["first"]
roster = {agents}
[groups.second]
skills = ["second"]
roster = 4
"#
        );
        run(&text, 100, 1)
    };
    let runs: Vec<Run> = [5, 6, 7, 8].map(at).into();
    for pair in runs.windows(2) {
        more(&pair[1], &pair[0], "contacts.first.service_level");
        more(&pair[0], &pair[1], "contacts.second.service_level");
    }
}

#[test]
fn a_centre_twice_as_large_serves_better_unless_it_is_flooded() {
    // With many agents everybody waits patience · ln(load): below the target service rises with size, above it falls.
    let at = |agents: u32, load: f64| run(&centre(agents, load, 120, None), 100, 1);
    // 0 s and 14 s against a target of 20 s, then 52 s.
    for (load, rises) in [(1.0, true), (1.125, true), (1.54, false)] {
        let runs: Vec<Run> = [5, 10, 20].map(|agents| at(agents, load)).into();
        for pair in runs.windows(2) {
            let (worse, better) = if rises { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
            more(better, worse, "total.service_level");
        }
    }
}

#[test]
fn more_patience_loses_fewer_and_makes_those_who_are_served_wait_longer() {
    let runs: Vec<Run> = [60, 120, 240].map(|patience| run(&centre(6, 1.1, patience, None), 100, 1)).into();
    for pair in runs.windows(2) {
        more(&pair[0], &pair[1], "total.abandonment");
        more(&pair[1], &pair[0], "total.asa");
    }
}

#[test]
fn more_lines_answer_more_calls_and_may_serve_each_worse() {
    let runs: Vec<Run> = [5, 6, 8, 15].map(|lines| run(&centre(5, 1.44, 120, Some(lines)), 200, 1)).into();
    for pair in runs.windows(2) {
        more(&pair[0], &pair[1], "total.blocking");
        more(&pair[1], &pair[0], "total.answered");
        // As far as people are answered in time at all, fewer of those who get in are.
        more(&pair[0], &pair[1], "total.service_level");
    }
}
