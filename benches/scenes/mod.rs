//! The scenes that are measured: scenario texts, and what one replication of each brings.
//!
//! In: how many agents, types, groups. Out: checked scenarios and their expected contacts. Knows no clock and no loop.

// Each bench uses a part of this.
#![allow(dead_code)]

pub mod features;
pub mod growth;
pub mod people;
pub mod policies;

use busyhour::scenario::{self, Scenario};

/// Mean talk time of Erlang A, seconds.
pub const SERVICE: f64 = 180.0;
/// Mean patience of Erlang A, seconds.
pub const PATIENCE: f64 = 360.0;
/// Offered load of Erlang A for each agent.
pub const LOAD: f64 = 1.05;
/// Within so many seconds an answer is in time.
pub const IN_TIME: f64 = 20.0;

/// Something to simulate.
pub struct Scene {
    /// What it is called.
    pub name: String,
    /// The checked scenario.
    pub scenario: Scenario,
    /// Expected first attempts (people, orders, pieces of work) of one replication.
    pub contacts: f64,
}

/// Erlang A: service 180 s, load 105 %, patience 360 s, about so many contacts in a replication.
pub fn erlang_a(agents: u32, contacts: f64) -> Scene {
    let per_hour = f64::from(agents) * 3600.0 / SERVICE * LOAD;
    let calendar = calendar(contacts / per_hour);
    let text = format!(
        "format = 1\n{calendar}[contacts.calls]\narrivals.poisson = {{ per_hour = {per_hour} }}\n\
         talk_time.exponential = {{ mean = \"{SERVICE}s\" }}\npatience.exponential = {{ mean = \"{PATIENCE}s\" }}\n\
         [groups.agents]\nskills = [\"calls\"]\nroster = {agents}\n"
    );
    load(&format!("erlang_a_{agents}"), &text)
}

/// The benchmark day: 10,000 calls of two types for two groups.
pub fn day() -> Scene {
    load("day", include_str!("day.toml"))
}

/// The same day, until the last caller has left: a second, closed day makes midnight a closing.
pub fn day_until_empty() -> Scene {
    let text = include_str!("day.toml");
    let closing = "days = 2\nholidays = [{ date = 2026-11-03 }]";
    load("day_until_empty", &text.replace("days = 1", closing))
}

/// A calendar that holds so many hours: half-hours of one day, else whole days without end.
pub fn calendar(hours: f64) -> String {
    let head = "[calendar]\nstart = 2026-11-02\n";
    if hours <= 23.5 {
        let half_hours = (hours * 2.0).ceil().max(1.0) as u32;
        return format!("{head}days = 1\nopen = \"00:00-{:02}:{:02}\"\n", half_hours / 2, half_hours % 2 * 30);
    }
    format!("{head}days = {}\nopen = \"00:00-24:00\"\n", (hours / 24.0).ceil())
}

/// Loads a scene from its text.
pub fn load(name: &str, text: &str) -> Scene {
    load_with(name, text, &[])
}

/// Loads a scene from its text and the files that it names.
pub fn load_with(name: &str, text: &str, files: &[(&str, &str)]) -> Scene {
    let loaded = scenario::load(&format!("{name}.toml"), text.as_bytes(), &files.to_vec(), &[]);
    let Some(experiment) = loaded.experiment else {
        panic!("{name}: {}\n{text}", busyhour::document::render(&loaded.problems, &loaded.sources));
    };
    of(name, experiment.base)
}

/// A scene of a checked scenario.
pub fn of(name: &str, scenario: Scenario) -> Scene {
    let calendar = &scenario.model.centre.calendar;
    let expected = scenario.model.arrivals.iter().flatten().map(|arrivals| arrivals.expected(calendar));
    let contacts = expected.flatten().sum();
    Scene { name: name.to_owned(), scenario, contacts }
}
