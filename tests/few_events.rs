//! Twenty-three small centres: twelve whose shares rest on few events or never vary, which is said, and eleven of which nothing is said.
//!
//! Events are counted again from the means of counts; bounds are judged by the binomial law, summed here.
#![allow(clippy::unwrap_used, clippy::panic)]

use busyhour::results::{Measures, OptionResults};
use busyhour::said::{Said, SaidValue};

mod simulated;

const CALENDAR: &str = "format = 1\ncalendar = { start = 2026-11-02, days = 1, open = '09:00-12:00' }\n";
/// 40 calls an hour of three minutes: two agents' work.
const CALLS: &str = "[contacts.calls]\narrivals.poisson = { per_hour = 40 }\ntalk_time.exponential = { mean = '3m' }\n";
const TWO_MINUTES: &str = "patience.exponential = { mean = '2m' }\n";

/// The calls, with what is said of them, and so many agents.
fn shop(more: &str, agents: u32, others: &str) -> String {
    format!("{CALENDAR}{CALLS}{more}{others}[groups.own]\nskills = ['calls']\nroster = {agents}\n")
}

/// Another type of contact, the same as calls but for how many there are, answered by the same agents.
fn with_rare(per_hour: f64) -> String {
    let rare = format!("[contacts.rare]\nlike = 'calls'\narrivals.poisson = {{ per_hour = {per_hour} }}\n");
    shop(TWO_MINUTES, 3, &rare).replace("['calls']", "['calls', 'rare']")
}

/// Calls dealt to two groups.
fn split(busy: f64, quiet: f64, agents: u32) -> String {
    format!(
        "{CALENDAR}{CALLS}{TWO_MINUTES}[routing.calls]\nsplit = {{ busy = {busy}, quiet = {quiet} }}\n\
         [groups.busy]\nskills = ['calls']\nroster = {agents}\n[groups.quiet]\nskills = ['calls']\nroster = 3\n"
    )
}

/// Three pairs of calls of a minute for one agent: the first of each is answered at once, the second after a minute.
fn pairs() -> String {
    let calls: Vec<String> = (0..6).map(|call| format!("2026-11-02T{:02}:00:00", 9 + call / 2)).collect();
    format!(
        "{CALENDAR}[contacts.calls]\narrivals.trace.at = [{}]\ntalk_time = '1m'\n[groups.own]\nskills = ['calls']\nroster = 1\n",
        calls.join(", ")
    )
}

/// What a centre is called, its text, how often it is played, of which shares what is to be said.
type Case = (&'static str, String, u64, &'static [&'static str]);

fn doubtful() -> Vec<Case> {
    let lines = |lines: u32| format!("[trunks.city]\nlines = {lines}\ncarries = ['calls']\n");
    let chats = "parallel = { at_once = 3, slowdown = 0.2 }\n";
    let answered = "target = { definition = 'service_level_of_answered' }\n";
    let shared = "shared = { clients = 1, occupancy = 0.005 }\n";
    let calm: &[&str] = &["contacts.calls.service_level late", "contacts.calls.abandonment lost"];
    vec![
        ("agents in plenty", shop(TWO_MINUTES, 8, ""), 20, calm),
        ("played once", shop(TWO_MINUTES, 8, ""), 1, calm),
        ("chats", shop(&(TWO_MINUTES.to_owned() + chats), 8, ""), 20, calm),
        ("who leaves at once", shop("balks = { queue = 1, share = 0.5 }\n", 8, ""), 20, calm),
        (
            "of answered",
            shop(&(TWO_MINUTES.to_owned() + answered), 8, ""),
            20,
            &["contacts.calls.service_level_of_answered late", "contacts.calls.abandonment lost"],
        ),
        (
            "patience",
            shop("patience.exponential = { mean = '20h' }\n", 3, ""),
            20,
            &["contacts.calls.abandonment lost"],
        ),
        ("lines in plenty", shop(TWO_MINUTES, 3, &lines(12)), 20, &["contacts.calls.blocking blocked"]),
        ("a rare type", with_rare(0.2), 20, &["contacts.rare.service_level in-time", "contacts.rare.abandonment lost"]),
        (
            "a quiet group",
            split(0.9, 0.1, 3),
            20,
            &["groups.quiet.service_level late", "groups.quiet.abandonment lost"],
        ),
        (
            "one agent for two",
            shop("patience.exponential = { mean = '5h' }\n", 1, ""),
            5,
            &["contacts.calls.service_level in-time"],
        ),
        (
            "another client's calls",
            shop(TWO_MINUTES, 3, "") + shared,
            20,
            &["contacts.own (other clients).service_level late", "contacts.own (other clients).abandonment lost"],
        ),
        ("no luck", pairs(), 10, &["contacts.calls.service_level alike", "total.occupancy alike"]),
    ]
}

fn plain() -> Vec<Case> {
    let again = "follow_ups = [ { on = 'abandoned', share = 0.5, to = 'calls', after = '5m' } ]\n";
    let chats = "parallel = { at_once = 2, slowdown = 0.5 }\n";
    let menu = "ivr = { time = '20s', self_service = 0.2 }\n";
    let two = format!(
        "{CALENDAR}{CALLS}{TWO_MINUTES}[routing.calls]\ngroups = ['own']\noverflow = [ {{ after = '10s', to = ['vendor'] }} ]\n\
         [groups.own]\nskills = ['calls']\nroster = 2\n[groups.vendor]\nskills = ['calls']\nroster = 1\n"
    );
    let none: &[&str] = &[];
    vec![
        ("busy", shop(TWO_MINUTES, 3, ""), 20, none),
        ("quiet and long", shop(TWO_MINUTES, 5, ""), 200, none),
        ("few lines", shop(TWO_MINUTES, 3, "[trunks.city]\nlines = 4\ncarries = ['calls']\n"), 20, none),
        ("two types", with_rare(30.0), 20, none),
        ("two groups", split(0.5, 0.5, 2).replace("roster = 3", "roster = 2"), 20, none),
        ("who calls again", shop(&(TWO_MINUTES.to_owned() + again), 3, ""), 20, none),
        ("busy chats", shop(&(TWO_MINUTES.to_owned() + chats), 2, ""), 20, none),
        ("overrun", shop(TWO_MINUTES, 1, ""), 20, none),
        ("waits for ever", shop("", 3, ""), 20, none),
        ("overflow", two, 20, none),
        ("a menu", shop(&(TWO_MINUTES.to_owned() + menu), 2, ""), 20, none),
    ]
}

fn text_of(said: &Said, name: &str) -> String {
    match said.value(name).unwrap() {
        SaidValue::Said(all) => all.iter().map(Said::english).collect(),
        SaidValue::Number(text) | SaidValue::Count(text) | SaidValue::Share(text) | SaidValue::Name(text) => {
            text.clone()
        }
        other => panic!("{other:?}"),
    }
}

/// `contacts.calls.abandonment lost`.
fn told(said: &Said) -> String {
    let kind = said.id.strip_prefix("doubt-").unwrap();
    format!("{}.{} {kind}", text_of(said, "place"), text_of(said, "measure"))
}

fn measures<'r>(results: &'r OptionResults, place: &str) -> &'r Measures {
    match place.split_once('.') {
        Some(("contacts", name)) => &results.contacts[name],
        Some(("groups", name)) => &results.groups[name],
        _ => &results.total,
    }
}

/// The events that are few, and all, of counts whose means the results tell.
fn counted(said: &Said, results: &OptionResults, replications: u64) -> (u64, u64) {
    let of = measures(results, &text_of(said, "place"));
    let sum = |name: &str| of.get(name).mean.unwrap() * replications as f64;
    let all = match text_of(said, "measure").as_str() {
        "service_level_of_answered" => sum("answered"),
        "blocking" => sum("attempts"),
        _ => sum("offered"),
    };
    let few = match said.id.as_str() {
        "doubt-late" => all - sum("answered_in_time"),
        "doubt-in-time" => sum("answered_in_time"),
        "doubt-lost" => sum("abandoned") + sum("balked"),
        "doubt-blocked" => sum("blocked"),
        other => panic!("{other}"),
    };
    (few.round() as u64, all.round() as u64)
}

/// The chance of at most `few` of `all` at `share` each.
fn chance(few: u64, all: u64, share: f64) -> f64 {
    let n = all as f64;
    let of = |k: f64| {
        let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
        libm::exp(ways + k * libm::log(share) + (n - k) * libm::log1p(-share))
    };
    (0..=few).map(|k| of(k as f64)).sum()
}

/// Where that share is exceeded only by luck of 5 %: the bound as told has three digits.
fn is_bound(few: u64, all: u64, most: f64) {
    let (below, above) = (chance(few, all, most * 0.994), chance(few, all, (most * 1.006).min(1.0 - 1e-12)));
    assert!(below > 0.05 && above < 0.05, "{few} of {all}, at most {most}: {below}, {above}");
}

#[test]
fn shares_that_few_events_carry_are_told_with_their_bound_and_others_are_not() {
    let (doubtful, plain) = (doubtful(), plain());
    assert!(doubtful.len() >= 10 && plain.len() >= 10);
    for (name, text, replications, expected) in doubtful.into_iter().chain(plain) {
        let results = simulated::outcome(&text, replications, 1, 1).results;
        let found: Vec<String> = results.few_events_said.iter().map(told).collect();
        assert_eq!(found, expected, "{name}: {:#?}", results.few_events);
        for (said, sentence) in results.few_events_said.iter().zip(&results.few_events) {
            let most: f64 = text_of(said, "most").parse().unwrap();
            let interval = measures(&results, &text_of(said, "place")).get(&text_of(said, "measure"));
            if said.id == "doubt-alike" {
                assert!(interval.mean.is_some() && interval.low == interval.high, "{name}: {interval:?}");
                assert_eq!(text_of(said, "replications"), replications.to_string());
                is_bound(0, replications, most);
                continue;
            }
            let (few, all) = counted(said, &results, replications);
            assert_eq!((text_of(said, "count"), text_of(said, "all")), (few.to_string(), all.to_string()), "{name}");
            assert!(few < 30, "{name}: {sentence}");
            is_bound(few, all, most);
            // Why the interval is not to be trusted: it has no width, is too short, or there is none.
            let why = match (interval.low, interval.high) {
                (Some(low), Some(high)) if low < high => "likely too short",
                (Some(_), Some(_)) => "has no width",
                _ => "",
            };
            assert!(
                sentence.contains(why) && (why.is_empty() != sentence.contains("its interval")),
                "{name}: {sentence}"
            );
        }
    }
}
