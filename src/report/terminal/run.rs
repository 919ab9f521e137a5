//! The headline of a run by contact type, work that waits, robots and lines, and money.

use super::side_by_side::SideBySide;
use crate::report::numbers::{Kind, with_interval};
use crate::report::view;
use crate::results::{Measures, OptionResults, Results, TargetResult};

/// A line of a table: its label, the measure and how it is written.
type Line = (&'static str, &'static str, Kind);

const INBOUND: [Line; 9] = [
    ("attempts", "attempts", Kind::Count),
    ("blocked", "blocking", Kind::Share),
    ("offered", "offered", Kind::Count),
    ("answered", "answered", Kind::Count),
    ("abandonment", "abandonment", Kind::Share),
    ("average speed of answer", "asa", Kind::Seconds),
    ("wait, 90th percentile", "wait_p90", Kind::Seconds),
    ("handle time", "handle_time", Kind::Seconds),
    ("replications on target", "replications_on_target", Kind::Share),
];
const WORK: [Line; 4] = [
    ("arose", "arose", Kind::Count),
    ("done", "done", Kind::Count),
    ("done in time", "done_in_time", Kind::Share),
    ("orders kept", "orders_kept", Kind::Count),
];
const GROUPS: [Line; 4] = [
    ("agents on duty", "staffed_agents", Kind::Count),
    ("occupancy", "occupancy", Kind::Share),
    ("answered", "answered", Kind::Count),
    ("contacts per shift", "contacts_per_shift", Kind::Count),
];
const ROBOTS: [Line; 6] = [
    ("dials", "dials", Kind::Count),
    ("reached", "reached", Kind::Count),
    ("confirmed", "confirmed", Kind::Count),
    ("cancelled", "cancelled", Kind::Count),
    ("put through to people", "to_people", Kind::Count),
    ("unreached", "unreached", Kind::Count),
];
const DIALERS: [Line; 5] = [
    ("dials", "dials", Kind::Count),
    ("connected", "connected", Kind::Count),
    ("abandoned of answered", "abandonment", Kind::Share),
    ("given up", "unreached", Kind::Count),
    ("idle between calls", "idle_between_calls", Kind::Seconds),
];
const INCIDENTS: [Line; 5] = [
    ("happened", "incidents", Kind::Count),
    ("hours in all", "incident_hours", Kind::Count),
    ("offered meanwhile", "offered", Kind::Count),
    ("service level then", "service_level", Kind::Share),
    ("abandonment then", "abandonment", Kind::Share),
];
const TRUNKS: [Line; 3] = [
    ("blocked", "blocking", Kind::Share),
    ("all lines busy", "all_lines_busy", Kind::Share),
    ("peak lines", "peak_lines", Kind::Count),
];

/// The tables of one option.
pub fn tables(option: &OptionResults, results: &Results) -> String {
    let mut out = inbound(option);
    let by_name = |m: &'_ std::collections::BTreeMap<String, Measures>| {
        m.iter().map(|(n, m)| (n.clone(), m.clone())).collect::<Vec<_>>()
    };
    let work: Vec<(String, Measures)> =
        view::work(option).into_iter().map(|(n, m)| (n.to_owned(), m.clone())).collect();
    for (parts, lines) in [
        (work, &WORK[..]),
        (by_name(&option.groups), &GROUPS[..]),
        (by_name(&option.robots), &ROBOTS[..]),
        (by_name(&option.dialers), &DIALERS[..]),
        (by_name(&option.trunks), &TRUNKS[..]),
        (by_name(&option.incidents), &INCIDENTS[..]),
    ] {
        let mut table = SideBySide::of(parts.iter().map(|(name, _)| name.as_str()));
        for line in lines {
            add(&mut table, line, parts.iter().map(|(_, m)| m));
        }
        out.push_str(&table.text());
    }
    out + &money(option, results)
}

fn add<'a>(table: &mut SideBySide, (label, measure, kind): &Line, parts: impl Iterator<Item = &'a Measures>) {
    table.line(label, parts.map(|m| with_interval(m.get(measure), *kind)).collect());
}

/// Contact types beside each other, and their total where there are several.
fn inbound(option: &OptionResults) -> String {
    let mut parts = view::inbound(option);
    if parts.len() > 1 {
        parts.push((view::TOTAL, &option.total));
    }
    let target = |name: &str| view::target(option, name);
    let mut table = SideBySide::of(parts.iter().map(|(name, _)| *name));
    let blocked = parts.iter().any(|(_, m)| m.get("blocking").mean.is_some_and(|share| share > 0.0));
    for line in INBOUND.into_iter().filter(|line| line.1 != "blocking" || blocked) {
        add(&mut table, &line, parts.iter().map(|(_, m)| *m));
        if line.1 == "answered" {
            let level = |name: &str, m: &Measures| with_interval(view::service_level(m, target(name)), Kind::Share);
            table.line("service level", parts.iter().map(|(name, m)| level(name, m)).collect());
            let asked = |t: Option<&TargetResult>| t.map_or(String::new(), view::target_in_words);
            table.line("  target", parts.iter().map(|(name, _)| asked(target(name))).collect());
        }
    }
    table.text()
}

fn money(option: &OptionResults, results: &Results) -> String {
    if !view::has_money(results) {
        return String::new();
    }
    let currency = view::name(&results.currency, 8);
    let mut table = SideBySide::of(std::iter::once(format!("{currency} a month").as_str()));
    let of = |name: &str| vec![super::money(view::a_month(&option.total, name, results))];
    let spread = |name: &str| vec![super::money(view::spread_a_month(&option.total, name, results))];
    table.line("cost", spread("cost"));
    table.line("lost value", of("lost_value"));
    table.line("profit", spread("profit"));
    table.text()
}
