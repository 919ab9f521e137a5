//! Tests of staffings: against theory, against simulation, against all there is to choose.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

mod bounds;
mod clock;
mod cover;
mod fresh;
mod lp;
mod reach;
mod require;
mod rosters;
mod theory;
mod warm_up;

use super::{Ask, Found, own_groups, staff};
use crate::experiment::replicate::Threads;
use crate::results::staffing::{Staffing, Verdict};
use crate::scenario::{Scenario, load};

/// A scenario without files, of which nothing is wrong.
pub(super) fn scenario(text: &str) -> Scenario {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = load("shop.toml", text.as_bytes(), &files, &[]);
    let told = crate::document::render(&loaded.problems, &loaded.sources);
    loaded.experiment.unwrap_or_else(|| panic!("{told}")).base
}

/// What is usually asked.
pub(super) fn ask(scenario: &Scenario, replications: u64) -> Ask {
    let groups = own_groups(&scenario.model);
    let most = vec![None; groups.len()];
    Ask { groups, by_date: false, most, write_lp: false, replications, seed: 1, confidence: 0.95 }
}

/// A staffing on one thread.
pub(super) fn staffed(scenario: &Scenario, ask: &Ask) -> Found {
    staff(scenario, "base", ask, &Threads::new(Some(1))).unwrap()
}

/// How many windows have a verdict.
pub(super) fn windows(staffing: &Staffing, verdict: Verdict) -> usize {
    staffing.windows.iter().filter(|window| window.verdict == verdict).count()
}

/// A day of calls by half-hour, with these weights; `more` stands within the contact type.
pub(super) fn day(per_day: u32, shape: &str, target: &str, more: &str) -> String {
    format!(
        "format = 1\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = \"08:00-12:00\"\n[target]\n{target}\n\
         [contacts.calls]\narrivals.profile = {{ per_day = {per_day}, shape = {shape} }}\n\
         talk_time.exponential = {{ mean = \"4m\" }}\npatience.exponential = {{ mean = \"3m\" }}\n{more}\n\
         [groups.own]\nskills = [\"calls\"]\nroster = 1\n"
    )
}

/// Each half-hour by itself.
pub(super) const BY_INTERVAL: &str = "over = \"interval\"";
