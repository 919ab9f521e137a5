//! Scenes that grow along one measure while the rest stays: agents, types and groups, queue, intervals.

use super::{LOAD, Scene, calendar, load};

/// So many contact types, each with a group of its own; the staff is the same for every number.
pub fn own_groups(types: u32, contacts: f64) -> Scene {
    many(&format!("own_groups_{types}"), types, contacts, LOAD, |kind, _| format!("[\"t{kind}\"]"))
}

/// So many contact types and groups, every group answers every type, and somebody always waits.
pub fn pooled_groups(types: u32, contacts: f64) -> Scene {
    many(&format!("pooled_groups_{types}"), types, contacts, LOAD, |_, all| format!("[{all}]"))
}

/// The same, and somebody is always free.
pub fn quiet_groups(types: u32, contacts: f64) -> Scene {
    many(&format!("quiet_groups_{types}"), types, contacts, 0.85, |_, all| format!("[{all}]"))
}

/// So many types in a chain: each group answers its own type first, then its neighbour's.
pub fn chained_groups(types: u32, contacts: f64) -> Scene {
    many(&format!("chained_groups_{types}"), types, contacts, LOAD, |kind, _| {
        let next = (kind + 1) % types;
        if next == kind {
            format!("[\"t{kind}\"]")
        } else {
            format!("{{ t{kind} = {{ level = 1 }}, t{next} = {{ level = 2 }} }}")
        }
    })
}

/// Agents of all groups together.
const STAFF: u32 = 400;

fn many(name: &str, types: u32, contacts: f64, of_staff: f64, skills: impl Fn(u32, &str) -> String) -> Scene {
    let agents = STAFF / types;
    let per_hour = f64::from(agents) * 20.0 * of_staff;
    let mut text = format!("format = 1\n{}", calendar(contacts / (per_hour * f64::from(types))));
    let all: Vec<String> = (0..types).map(|kind| format!("\"t{kind}\"")).collect();
    let all = all.join(", ");
    for kind in 0..types {
        text += &format!(
            "[contacts.t{kind}]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"180s\" }}\n\
             patience.exponential = {{ mean = \"360s\" }}\n"
        );
    }
    for kind in 0..types {
        text += &format!("[groups.g{kind}]\nskills = {}\nroster = {agents}\n", skills(kind, &all));
    }
    load(name, &text)
}

/// A queue that grows to about so many: everybody comes in the first hour, nobody gives up, the staff works it off.
pub fn long_queue(waiting: u32) -> Scene {
    // Served at 100 agents × 20 an hour; the rest of the hour's calls wait.
    let per_hour = f64::from(waiting) + 2000.0;
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 3\nopen = {{ mon = \"00:00-01:00\" }}\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"180s\" }}\n\
         [groups.agents]\nskills = [\"calls\"]\nroster = 100\n"
    );
    load(&format!("long_queue_{waiting}"), &text)
}

/// Erlang A over so many days in intervals of so many minutes.
pub fn intervals(days: u32, minutes: u32, agents: u32) -> Scene {
    let per_hour = f64::from(agents) * 21.0;
    let text = format!(
        "format = 1\n[calendar]\nstart = 2026-01-01\ndays = {days}\nopen = \"00:00-24:00\"\ninterval = \"{minutes}m\"\n\
         [contacts.calls]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.exponential = {{ mean = \"180s\" }}\n\
         patience.exponential = {{ mean = \"360s\" }}\n[groups.agents]\nskills = [\"calls\"]\nroster = {agents}\n"
    );
    load(&format!("intervals_{days}d_{minutes}m"), &text)
}

/// The text of a scenario with so many types and groups: each type is shared by two groups and overflows to a third, and who gives
/// up may call again about something else.
pub fn many_text(types: u32) -> String {
    let head = "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-20:00\"\n";
    let mut text = head.to_owned();
    for kind in 0..types {
        let next = (kind + 1) % types;
        text += &format!(
            "[contacts.t{kind}]\narrivals.poisson = {{ per_hour = 3 }}\ntalk_time.lognormal = {{ mean = \"180s\", cv = 0.9 }}\n\
             wrap_up.exponential = {{ mean = \"30s\" }}\npatience.exponential = {{ mean = \"150s\" }}\n\
             [[contacts.t{kind}.follow_ups]]\non = [\"abandoned\"]\nshare = 0.3\nto = \"t{next}\"\n\
             after.exponential = {{ mean = \"5m\" }}\n"
        );
    }
    for group in 0..types {
        let [next, far] = [1, 7].map(|step| (group + step) % types);
        text += &format!(
            "[groups.g{group}]\nskills = [\"t{group}\", \"t{next}\", \"t{far}\"]\n\
             roster = {{ \"08:00\" = 1, \"10:00\" = 2, \"18:00\" = 1 }}\n"
        );
    }
    for kind in 0..types {
        let [last, far] = [1, 7].map(|step| (kind + types - step) % types);
        text += &format!(
            "[routing.t{kind}]\ngroups = [\"g{kind}\", \"g{last}\"]\noverflow = [{{ after = \"30s\", to = [\"g{far}\"] }}]\n"
        );
    }
    text
}
