//! Rosters as text that goes back into the scenario.
//!
//! In: a search that has ended, its shifts. Out: TOML that stands in the place of a group's `roster` and `rosters`, at the end of the file:
//! tables by weekday, or shifts; by date in `rosters`, beside a `roster` of nobody. All of it are tables of their own below the
//! group's, whose header stands in the file already and may not stand there twice.

use std::fmt::Write;

use crate::experiment::staff::Study;
use crate::experiment::staff::shifts::{Shifts, Work, without_catalogue};
use crate::units::Clock;

/// Rosters by interval.
pub fn of_agents(study: &Study<'_>) -> String {
    whole(study, None)
}

/// Rosters of shifts, and by interval for groups without a catalogue.
pub fn of_shifts(study: &Study<'_>, shifts: &Shifts) -> String {
    whole(study, Some(shifts))
}

fn whole(study: &Study<'_>, shifts: Option<&Shifts>) -> String {
    let mut out = String::new();
    for place in 0..study.ask.groups.len() {
        let group = key(&study.name_of(place));
        let shifts = shifts.filter(|shifts| !without_catalogue(Some(shifts), place));
        if !out.is_empty() {
            out.push('\n');
        }
        if study.ask.by_date {
            by_date(&mut out, study, shifts, place, &group);
        } else if let Some(shifts) = shifts {
            of_group(&mut out, study, shifts, place, &group);
        } else {
            by_weekday(&mut out, study, place, &group);
        }
    }
    out
}

/// A key, in quotes where it needs them.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare { name.to_owned() } else { format!("'{name}'") }
}

/// Agents from each time of a day on.
type Entries = Vec<(Clock, u32)>;

/// The entries of a day by interval: `"08:00" = 4`, a line whenever the number changes.
fn entries(study: &Study<'_>, place: usize, day: usize) -> Entries {
    let needed = study.agents.by_slot(study.counts, study.ground.slots);
    let mut entries = Entries::new();
    for (slot, facts) in study.ground.slots.slots.iter().enumerate().filter(|(_, slot)| slot.day == day) {
        let agents = needed.get(place).and_then(|row| row.get(slot)).copied().unwrap_or(0);
        let before = entries.last().map_or(0, |(_, agents)| *agents);
        // Where the centre is closed the number does not matter: nobody is there.
        if agents != before && facts.open_hours > 0.0 {
            entries.push((facts.start, agents));
        }
    }
    entries
}

/// A roster of nobody.
fn nobody(out: &mut String, group: &str) {
    let _ = writeln!(out, "[groups.{group}.roster.mon]\n\"00:00\" = 0");
}

fn by_weekday(out: &mut String, study: &Study<'_>, place: usize, group: &str) {
    let mut tables: Vec<(Vec<&str>, Entries)> = Vec::new();
    for (day, facts) in study.ground.slots.days.iter().enumerate() {
        let entries = entries(study, place, day);
        match tables.iter_mut().find(|(_, known)| *known == entries) {
            Some((days, _)) => days.push(&facts.label),
            None => tables.push((vec![&facts.label], entries)),
        }
    }
    if tables.iter().all(|(_, entries)| entries.is_empty()) {
        nobody(out, group);
        return;
    }
    for (days, entries) in tables.iter().filter(|(_, entries)| !entries.is_empty()) {
        let _ = writeln!(out, "[groups.{group}.roster.{}]", quoted(&days.join(", ")));
        for (start, agents) in entries {
            let _ = writeln!(out, "\"{start}\" = {agents}");
        }
    }
}

fn quoted(days: &str) -> String {
    if days.contains(',') { format!("\"{days}\"") } else { days.to_owned() }
}

/// One shift of a group as the entries of an inline table, without its days.
fn shift(shifts: &Shifts, work: &Work) -> String {
    let Some(kind) = shifts.kind(work) else { return String::new() };
    let rests = kind.breaks.iter().zip(&work.pattern.rests).map(|(rest, begins)| {
        format!("{{ between = [\"{begins}\", \"{}\"], lasts = \"{}\" }}", *begins + rest.lasts, rest.lasts)
    });
    let rests: Vec<String> = rests.collect();
    let rests = if rests.is_empty() { String::new() } else { format!(", breaks = [{}]", rests.join(", ")) };
    format!("start = \"{}\", lasts = \"{}\", agents = {}{rests}", work.pattern.start, kind.lasts, work.agents)
}

fn of_group(out: &mut String, study: &Study<'_>, shifts: &Shifts, place: usize, group: &str) {
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for work in shifts.work.iter().filter(|work| work.place == place) {
        let Some(day) = study.ground.slots.days.get(work.day) else { continue };
        let line = shift(shifts, work);
        match lines.iter_mut().find(|(known, _)| *known == line) {
            Some((_, days)) => days.push(&day.label),
            None => lines.push((line, vec![&day.label])),
        }
    }
    if lines.is_empty() {
        nobody(out, group);
        return;
    }
    let _ = writeln!(out, "[groups.{group}.roster]\nshifts = [");
    for (line, days) in lines {
        let _ = writeln!(out, "  {{ days = \"{}\", {line} }},", days.join(", "));
    }
    out.push_str("]\n");
}

fn by_date(out: &mut String, study: &Study<'_>, shifts: Option<&Shifts>, place: usize, group: &str) {
    nobody(out, group);
    for (day, facts) in study.ground.slots.days.iter().enumerate() {
        let roster = match shifts {
            Some(shifts) => {
                let here = shifts.work.iter().filter(|work| (work.place, work.day) == (place, day));
                let lines: Vec<String> = here.map(|work| format!("{{ {} }}", shift(shifts, work))).collect();
                (!lines.is_empty()).then(|| format!("{{ shifts = [{}] }}", lines.join(", ")))
            }
            None => {
                let entries = entries(study, place, day);
                let lines: Vec<String> =
                    entries.iter().map(|(start, agents)| format!("\"{start}\" = {agents}")).collect();
                (!lines.is_empty()).then(|| format!("{{ {} }}", lines.join(", ")))
            }
        };
        if let Some(roster) = roster {
            let date = &facts.label;
            let _ = writeln!(out, "[[groups.{group}.rosters]]\nfrom = {date}\nto = {date}\nroster = {roster}");
        }
    }
}
