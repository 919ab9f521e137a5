//! `busyhour list`: what scenario files may name, from the tables that also read them.

use busyhour::document::Key;
use busyhour::economics::clauses::listed;
use busyhour::economics::in_house::{KEYS, QUANTITIES};
use busyhour::laws::LAWS;
use busyhour::measures::MEASURES;
use busyhour::records::needs::quantities;
use busyhour::routing::adapt::yardstick::YARDSTICKS;
use busyhour::routing::{adapt, choose, deal, serve};

use crate::cli::Done;
use crate::cli::args::Listed;
use crate::cli::new::TEMPLATES;
use crate::cli::terminal::out;

/// Prints a list.
///
/// # Errors
/// Standard output cannot be written.
pub fn list(what: Listed) -> Done {
    let rows: Vec<(String, String)> = match what {
        Listed::Policies => policies(),
        Listed::Arrivals => busyhour::demand::arrivals::MODELS
            .iter()
            .map(|model| (model.name.to_owned(), with_keys(model.summary, model.keys)))
            .collect(),
        Listed::Distributions => {
            LAWS.iter().map(|law| (law.name.to_owned(), with_keys(law.summary, law.keys))).collect()
        }
        Listed::Clauses => clauses(),
        Listed::Costs => costs(),
        Listed::Templates => {
            TEMPLATES.iter().map(|template| (template.name.to_owned(), template.summary.to_owned())).collect()
        }
        Listed::Measures => MEASURES
            .iter()
            .map(|measure| (measure.name.to_owned(), format!("{} [{}]", measure.definition, measure.unit.name())))
            .collect(),
    };
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines: Vec<String> = rows.iter().map(|(name, text)| format!("{name:width$}  {text}")).collect();
    out(&lines.join("\n"))
}

/// Policies of routing, under the keys that name them.
fn policies() -> Vec<(String, String)> {
    type Listing = (&'static str, &'static str, Vec<(&'static str, &'static str)>);
    let tables: [Listing; 5] = [
        ("routing.X.choose", "between free agents", choose::POLICIES.iter().map(|p| (p.name, p.summary)).collect()),
        ("groups.X.serves", "whom an agent takes first", serve::POLICIES.iter().map(|p| (p.name, p.summary)).collect()),
        (
            "routing.X.deal",
            "to which of `groups`, on arrival",
            deal::POLICIES.iter().map(|p| (p.name, p.summary)).collect(),
        ),
        (
            "routing.X.adaptive.rule",
            "how marks become shares",
            adapt::RULES.iter().map(|r| (r.name, r.summary)).collect(),
        ),
        (
            "routing.X.adaptive.by",
            "what groups are judged by, one of these or several with weights",
            YARDSTICKS.iter().map(|y| (y.name, y.summary)).collect(),
        ),
    ];
    let mut rows = Vec::new();
    for (key, what, entries) in tables {
        rows.push((key.to_owned(), what.to_owned()));
        rows.extend(entries.into_iter().map(|(name, summary)| (format!("  {name}"), summary.to_owned())));
    }
    rows
}

/// Keys of own cost, then the quantities of real months.
fn costs() -> Vec<(String, String)> {
    let keys = KEYS.iter().flat_map(|family| family.iter());
    let keys = keys.map(|key| (key.name.to_owned(), format!("{} [{}]", key.summary, key.form)));
    let quantities = QUANTITIES.iter().map(|one| (one.name, one.unit, one.summary));
    let premiums = ("NAME_hours", "h", "hours worked within the window of the premium called NAME");
    let quantities = quantities.chain([premiums]);
    keys.chain(
        quantities.map(|(name, unit, summary)| (name.to_owned(), format!("of a real month: {summary} [{unit}]"))),
    )
    .collect()
}

/// Each clause with its keys, and the quantities that it counts, by which real months give them.
fn clauses() -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for (name, summary, keys) in listed() {
        rows.push((name.to_owned(), summary.to_owned()));
        rows.extend(keys.iter().map(|key| (format!("  {}", key.name), format!("{} [{}]", key.summary, key.form))));
        let counts = quantities(name);
        if !counts.is_empty() {
            rows.push(("  (quantities)".to_owned(), format!("of a real month: {}", counts.join(", "))));
        }
    }
    rows
}

fn with_keys(summary: &str, keys: &[Key]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    if names.is_empty() { summary.to_owned() } else { format!("{summary} [{}]", names.join(", ")) }
}
