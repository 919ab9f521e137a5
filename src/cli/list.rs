//! `busyhour list`: what scenario files may name, from the tables that also read them.

use busyhour::document::Key;
use busyhour::economics::clauses::listed;
use busyhour::economics::in_house::{KEYS, QUANTITIES};
use busyhour::laws::LAWS;
use busyhour::measures::MEASURES;
use busyhour::records::needs::quantities;
use busyhour::routing::adapt::yardstick::YARDSTICKS;
use busyhour::routing::{adapt, choose, deal, serve};

use serde_json::json;

use crate::cli::Done;
use crate::cli::args::Listed;
use crate::cli::new::TEMPLATES;
use crate::cli::terminal::{out, out_json};

/// What is listed: a name, what it means, and what stands under it.
struct Row {
    name: String,
    summary: String,
    below: Vec<(String, String)>,
}

impl Row {
    fn new(name: &str, summary: impl Into<String>) -> Row {
        Row { name: name.to_owned(), summary: summary.into(), below: Vec::new() }
    }
}

/// Prints a list.
///
/// # Errors
/// Standard output cannot be written.
pub fn list(what: Listed, json: bool) -> Done {
    let rows: Vec<Row> = match what {
        Listed::Policies => policies(),
        Listed::Arrivals => busyhour::demand::arrivals::MODELS
            .iter()
            .map(|model| Row::new(model.name, with_keys(model.summary, model.keys)))
            .collect(),
        Listed::Distributions => LAWS.iter().map(|law| Row::new(law.name, with_keys(law.summary, law.keys))).collect(),
        Listed::Clauses => clauses(),
        Listed::Costs => costs(),
        Listed::Templates => TEMPLATES.iter().map(|template| Row::new(template.name, template.summary)).collect(),
        Listed::Measures => MEASURES
            .iter()
            .map(|measure| Row::new(measure.name, format!("{} [{}]", measure.definition, measure.unit.name())))
            .collect(),
    };
    if json {
        return as_json(&rows);
    }
    let below = |row: &Row| row.below.iter().map(|(name, summary)| (format!("  {name}"), summary.clone())).collect();
    let lines: Vec<(String, String)> = rows
        .iter()
        .flat_map(|row| {
            let below: Vec<(String, String)> = below(row);
            std::iter::once((row.name.clone(), row.summary.clone())).chain(below)
        })
        .collect();
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines: Vec<String> = lines.iter().map(|(name, text)| format!("{name:width$}  {text}")).collect();
    out(&lines.join("\n"))
}

fn as_json(rows: &[Row]) -> Done {
    let below = |(name, summary): &(String, String)| json!({ "name": name, "summary": summary });
    let one = |row: &Row| json!({ "name": row.name, "summary": row.summary, "below": row.below.iter().map(below).collect::<Vec<_>>() });
    out_json(&rows.iter().map(one).collect())
}

/// Policies of routing, under the keys that name them.
fn policies() -> Vec<Row> {
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
        let below = entries.into_iter().map(|(name, summary)| (name.to_owned(), summary.to_owned())).collect();
        rows.push(Row { below, ..Row::new(key, what) });
    }
    rows
}

/// Keys of own cost, then the quantities of real months.
fn costs() -> Vec<Row> {
    let keys = KEYS.iter().flat_map(|family| family.iter());
    let keys = keys.map(|key| Row::new(key.name, format!("{} [{}]", key.summary, key.form)));
    let quantities = QUANTITIES.iter().map(|one| (one.name, one.unit, one.summary));
    let premiums = ("NAME_hours", "h", "hours worked within the window of the premium called NAME");
    let quantities = quantities.chain([premiums]);
    keys.chain(quantities.map(|(name, unit, summary)| Row::new(name, format!("of a real month: {summary} [{unit}]"))))
        .collect()
}

/// Each clause with its keys, and the quantities that it counts, by which real months give them.
fn clauses() -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, summary, keys) in listed() {
        let mut below: Vec<(String, String)> =
            keys.iter().map(|key| (key.name.to_owned(), format!("{} [{}]", key.summary, key.form))).collect();
        let counts = quantities(name);
        if !counts.is_empty() {
            below.push(("(quantities)".to_owned(), format!("of a real month: {}", counts.join(", "))));
        }
        rows.push(Row { below, ..Row::new(name, summary) });
    }
    rows
}

fn with_keys(summary: &str, keys: &[Key]) -> String {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    if names.is_empty() { summary.to_owned() } else { format!("{summary} [{}]", names.join(", ")) }
}
