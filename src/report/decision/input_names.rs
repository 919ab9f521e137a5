//! Inputs in the words of a planner: `contacts.sales.talk_time.mean` is the talk time of sales.
//!
//! In: a path of the scenario. Out: words, with the path in brackets where somebody may look it up.

use super::words;
use crate::report::language::{Told, say};
use crate::report::view;
use crate::results::{Axis, Unit};

/// Most letters of a path.
const PATH: usize = 80;
/// Most letters of a key.
const KEY: usize = 40;
/// What stands in tables by names of the file.
const NAMED: [&str; 7] = ["contacts", "groups", "providers", "robots", "trunks", "dialers", "incidents"];
/// Keys that say little without the one before.
const OF_ANOTHER: [&str; 14] = [
    "share",
    "price",
    "amount",
    "fee",
    "time",
    "value",
    "percent",
    "times",
    "lasts",
    "after",
    "rate",
    "factor",
    "probability",
    "scale",
];

/// `talk time of sales (contacts.sales.talk_time.mean)`.
pub fn with_path(path: &str, told: &Told<'_>) -> String {
    let (input, path) = (of(path, told), view::name(path, PATH));
    if input == path { path } else { say!(told, "input-with-path", input = input, path = path) }
}

/// What an axis of results shows, with its unit: `handle time, m:ss`.
pub fn axis(axis: &Axis, told: &Told<'_>) -> String {
    let name = of(&axis.path, told);
    match axis.unit {
        Unit::Seconds | Unit::HandleTime => say!(told, "figure-axis-time", name = name),
        Unit::CallsADay if axis.path != "demand.scale" => say!(told, "figure-axis-a-day", name = name),
        Unit::CallsAnHour => say!(told, "figure-axis-an-hour", name = name),
        Unit::CallsADay | Unit::Number | Unit::Names => name,
    }
}

/// `talk time of sales`, `price per minute in tier 3 of alfa`; what is no path of keys, as it stands.
pub fn of(path: &str, told: &Told<'_>) -> String {
    match path {
        "demand.scale" => return say!(told, "input-calls-a-day"),
        "handle_time.scale" => return say!(told, "input-handle-time"),
        _ => {}
    }
    let keys: Vec<Key<'_>> = path.split('.').map_while(Key::read).collect();
    if keys.len() < path.split('.').count() {
        return view::name(path, PATH);
    }
    match keys.as_slice() {
        [table, owner, rest @ ..] if !rest.is_empty() && NAMED.contains(&table.name) => {
            say!(told, "input-of-owner", what = phrase(rest, told), owner = words::option(owner.name))
        }
        all => phrase(all, told),
    }
}

/// A key of a path, with its place in a list.
#[derive(Clone, Copy)]
struct Key<'a> {
    name: &'a str,
    nth: Option<usize>,
}

impl<'a> Key<'a> {
    fn read(text: &'a str) -> Option<Key<'a>> {
        let (name, nth) = match text.split_once('[') {
            Some((name, rest)) => (name, Some(rest.strip_suffix(']')?.parse().ok()?)),
            None => (text, None),
        };
        let fine = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        fine.then_some(Key { name, nth })
    }

    /// `wrap-up`, `per minute`.
    fn words(self, told: &Told<'_>) -> String {
        say!(told, "input-key", key = self.name, words = self.spaced())
    }

    /// The same of a key to which another belongs.
    fn of_words(self, told: &Told<'_>) -> String {
        say!(told, "input-key-of", key = self.name, words = self.spaced())
    }

    fn spaced(self) -> String {
        view::name(self.name, KEY).replace('_', " ")
    }

    /// What is said, in a tier or by its place in another list; the first of a list is not counted.
    fn placed(self, what: String, told: &Told<'_>) -> String {
        match (self.name, self.nth) {
            ("tiers", Some(nth)) => say!(told, "input-in-tier", what = what, nth = (nth + 1).to_string()),
            (_, Some(nth @ 1..)) => say!(told, "input-nth", what = what, nth = (nth + 1).to_string()),
            _ => what,
        }
    }
}

/// What the keys behind the owner's name say, and which of a list.
fn phrase(keys: &[Key<'_>], told: &Told<'_>) -> String {
    // What only says where a key stands, in words of its own.
    let said_so: Vec<Key<'_>> =
        keys.iter().filter(|key| !matches!(key.name, "contract" | "costs" | "tiers")).copied().collect();
    let per = |what: &Key<'_>, per: &Key<'_>| say!(told, "input-per", what = what.words(told), per = per.words(told));
    let what = match said_so.as_slice() {
        [] => say!(told, "input-contract"),
        [.., key] if key.name == "per_day" && said_so.len() > 1 => say!(told, "input-daily-volume"),
        [.., key] if key.name == "per_hour" && said_so.len() > 1 => say!(told, "input-hourly-volume"),
        [.., key] if key.name == "count" => say!(told, "input-number-of-calls"),
        [.., before, key] if key.name == "mean" => before.words(told),
        [.., before, key] if matches!(key.name, "sd" | "cv" | "sigma") => {
            say!(told, "input-spread", what = before.of_words(told))
        }
        [skills, skill, key] if skills.name == "skills" => {
            say!(told, "input-for-skill", what = key.words(told), skill = words::option(skill.name))
        }
        [.., before, key] if before.name.starts_with("per_") => per(key, before),
        [.., before, key] if key.name.starts_with("per_") => per(before, key),
        [.., before, key] if OF_ANOTHER.contains(&key.name) => {
            say!(told, "input-of-another", what = key.words(told), whole = before.of_words(told))
        }
        [.., key] => key.words(told),
    };
    keys.iter().fold(what, |what, key| key.placed(what, told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::language::Language;
    use crate::results::Results;

    /// In English.
    fn of(path: &str) -> String {
        super::of(path, &Told::new(&Results::default(), Language::English))
    }

    fn with_path(path: &str) -> String {
        super::with_path(path, &Told::new(&Results::default(), Language::English))
    }

    #[test]
    fn paths_are_told_in_the_words_of_a_planner() {
        for (path, words) in [
            ("demand.scale", "calls a day"),
            ("contacts.sales.talk_time.mean", "talk time of sales"),
            ("contacts.sales.arrivals.profile.per_day", "daily volume of sales"),
            ("contacts.sales.arrivals.poisson.per_hour", "hourly volume of sales"),
            ("contacts.sales.patience.mean", "patience of sales"),
            ("contacts.sales.wrap_up", "wrap-up of sales"),
            ("contacts.sales.follow_ups[0].share", "share of follow-ups of sales"),
            ("contacts.sales.value.conversion", "conversion of sales"),
            ("groups.gamma_agents.skills.sales.handle_time_factor", "handle time factor for sales of gamma_agents"),
            ("providers.alfa.contract.per_minute[0].tiers[2].price", "price per minute in tier 3 of alfa"),
            ("providers.alfa.contract.setup_fee[1].amount", "amount of setup fee no. 2 of alfa"),
            ("providers.shop.costs.wage_per_hour", "wage per hour of shop"),
            ("providers.shop.costs.attrition.per_year", "attrition per year of shop"),
            ("knobs.visibility", "visibility"),
        ] {
            assert_eq!(of(path), words, "{path}");
        }
    }

    #[test]
    fn what_is_no_path_stays_as_it_is_and_the_path_stands_in_brackets() {
        assert_eq!(of("a path <b>"), view::name("a path <b>", PATH));
        assert_eq!(with_path("contacts.sales.wrap_up"), "wrap-up of sales (contacts.sales.wrap_up)");
        assert_eq!(with_path("odd path"), "odd path");
    }
}
