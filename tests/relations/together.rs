//! R6, R8, R10 of mechanisms that came later: chats, and talk that is broken off.

use crate::run::{Run, more, run};

/// Chats for so many agents, each with so many at once, each further one slowing all by so much.
fn chats(agents: u32, at_once: u32, slowdown: f64) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 2, open = "00:00-24:00" }}
run = {{ warm_up = "2h" }}
[contacts.chats]
arrivals.poisson = {{ per_hour = 100 }}
talk_time.exponential = {{ mean = "3m" }}
patience.exponential = {{ mean = "2m" }}
parallel = {{ at_once = {at_once}, slowdown = {slowdown} }}
[groups.own]
skills = ["chats"]
roster = {agents}
"#
    );
    run(&text, 100, 1)
}

#[test]
fn one_agent_more_serves_chats_better() {
    let runs: Vec<Run> = (2..=5).map(|agents| chats(agents, 2, 0.5)).collect();
    for pair in runs.windows(2) {
        more(&pair[1], &pair[0], "contacts.chats.service_level");
        more(&pair[0], &pair[1], "contacts.chats.abandonment");
    }
}

#[test]
fn more_chats_at_once_lose_fewer_and_take_longer_where_they_slow_each_other() {
    // Without slowdown an agent with two is two agents; with slowdown 1 two take twice as long, and as many are done.
    let free: Vec<Run> = (1..=3).map(|at_once| chats(3, at_once, 0.0)).collect();
    for pair in free.windows(2) {
        more(&pair[0], &pair[1], "contacts.chats.abandonment");
    }
    let slow: Vec<Run> = (1..=3).map(|at_once| chats(3, at_once, 1.0)).collect();
    for pair in slow.windows(2) {
        more(&pair[1], &pair[0], "contacts.chats.handle_time");
    }
    // And only there.
    let (_, error) = free[1].of("contacts.chats.handle_time");
    let close = (free[0].mean("contacts.chats.handle_time") - free[1].mean("contacts.chats.handle_time")).abs();
    assert!(close < 5.85 * 2.0 * error, "without slowdown chats take {close} s longer");
}

/// One agent, two types that wait for ever, the first of which goes first, or breaks off the second too.
fn one_agent(interrupts: &str) -> Run {
    let text = format!(
        r#"format = 1
calendar = {{ start = 2026-11-02, days = 3, open = "08:00-18:00" }}
[contacts.vip]
arrivals.poisson = {{ per_hour = 6 }}
talk_time.exponential = {{ mean = "2m" }}
priority = 1
{interrupts}
[contacts.private]
arrivals.poisson = {{ per_hour = 8 }}
talk_time.lognormal = {{ mean = "4m", cv = 1.0 }}
[groups.own]
skills = ["vip", "private"]
roster = 1
"#
    );
    run(&text, 300, 1)
}

#[test]
fn who_breaks_off_talk_waits_less_and_an_agent_alone_works_as_long() {
    // One agent is busy while there is anything left to do, in whatever order; with several that is false, as what is left of
    // a talk may be done beside another's.
    let (waits, breaks) = (one_agent(""), one_agent("interrupts = [\"private\"]"));
    more(&waits, &breaks, "contacts.vip.wait");
    for path in ["groups.own.busy_agents", "groups.own.occupancy", "total.offered", "total.answered"] {
        assert_eq!(waits.of(path), breaks.of(path), "{path}");
    }
    // A private call begins when all work before it is done, the vips' who came meanwhile too: at the same instant either way.
    // What breaking off costs it comes after that.
    assert_eq!(waits.of("contacts.private.wait"), breaks.of("contacts.private.wait"));
    let (on_hold, error) = breaks.of("contacts.private.interrupted_time");
    assert!(on_hold > 5.85 * error && on_hold > 10.0, "{on_hold} ± {error}");
}
