//! Names of quantities: which there are, and which a month lacks.
//!
//! In: contracts, what was said. Out: names for the reader of quantities; for each month what is missing, with the line that needs
//! it. A quantity that was not said is never taken for zero.

use super::usage::Amount;
use crate::centre::Calendar;
use crate::document::{At, Log, parse};
use crate::economics::clauses::{CLAUSES, Fact};
use crate::economics::in_house::QUANTITIES;
use crate::economics::{Contract, Meters, Needed, ProviderTerms, Reading};
use crate::scenario::calendar::Pattern;
use crate::units::Time;

/// Which facts call records tell, by the columns that they have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// `resolved`.
    pub resolved: bool,
    /// `order_value`.
    pub orders: bool,
}

impl Told {
    fn tells(self, fact: Fact) -> bool {
        match fact {
            Fact::Contact | Fact::Delivered => true,
            Fact::Judged => self.resolved,
            Fact::Sale => self.orders,
            _ => false,
        }
    }
}

/// Figures that calls do not give and that contracts use to look at.
const FIGURES: [&str; 3] = ["exchange_rate", "qa", "csat"];

/// Another name of the minutes of a robot, where they are given call by call.
pub const ROBOT_CALLS: (&str, &str) = ("robot_calls", "robot_minutes");

/// All names that quantities may have: what clauses of any kind count, lines of these contracts, figures.
pub fn known(terms: &[ProviderTerms], calendar: &Calendar) -> Vec<String> {
    let mut names: Vec<String> = of_all_kinds();
    for contract in terms.iter().filter_map(|terms| terms.contract.as_ref()) {
        names.extend(of_contract(contract, calendar));
        names.extend(contract.assumed.keys().cloned());
        names.extend(contract.entries.iter().flat_map(|entry| entry.clause.figures()));
    }
    for costs in terms.iter().filter_map(|terms| terms.costs.as_ref()) {
        names.extend(costs.needs().into_iter().map(|need| need.name));
    }
    names.extend(QUANTITIES.iter().map(|quantity| quantity.name.to_owned()));
    names.extend(FIGURES.map(str::to_owned));
    names.push(ROBOT_CALLS.0.to_owned());
    names.sort();
    names.dedup();
    names
}

/// What a contract's clauses count, and their lines where these serve as names.
fn of_contract(contract: &Contract, calendar: &Calendar) -> Vec<String> {
    let needed = Meters::new(contract, calendar, Time::START).needed();
    needed
        .iter()
        .flat_map(|need| [Some(need.name), need.by_line.then_some(&*need.line)])
        .flatten()
        .map(str::to_owned)
        .collect()
}

/// What clauses of every kind count: a file of quantities serves many contracts.
fn of_all_kinds() -> Vec<String> {
    CLAUSES.iter().flat_map(|kind| quantities(kind.name)).map(str::to_owned).collect()
}

/// Other spellings of clauses, which count other things than their examples.
const SPELLINGS: [(&str, &str); 4] = [
    ("per_order", "percent = 2.0\nextra_items = { above = 1, price = 1 }"),
    ("per_agent_hour", "price = 1\nof = \"scheduled\""),
    ("per_agent_hour", "price = 1\nof = \"productive\""),
    ("line_month", "price = 1"),
];

/// The names of what a kind of clause counts; empty for one that looks at other lines.
pub fn quantities(kind: &str) -> Vec<&'static str> {
    let Some(kind) = CLAUSES.iter().find(|known| known.name == kind) else { return Vec::new() };
    let pattern = Pattern::default();
    let calendar = pattern.over(pattern.start, 1);
    let names = ["calls".to_owned()];
    let reading = Reading {
        calendar: &calendar,
        contacts: &names,
        groups: &names,
        trunks: &names,
        robots: &names,
        reports: None,
    };
    let others = SPELLINGS.iter().filter(|(name, _)| *name == kind.name).map(|(_, text)| *text);
    let mut names: Vec<&'static str> = Vec::new();
    for text in std::iter::once(kind.example).chain(others) {
        let log = Log::new();
        let node = parse(0, &format!("{}[[{}]]\n{text}\n", kind.beside, kind.name), &log);
        let contract = node.as_ref().and_then(|node| Contract::read(At::root(node, &log).table()?, &reading));
        let needed = contract.map(|contract| Meters::new(&contract, &calendar, Time::START).needed());
        for need in needed.unwrap_or_default().iter().filter(|need| *need.line == *kind.name) {
            if !names.contains(&need.name) {
                names.push(need.name);
            }
        }
    }
    names
}

/// What a month lacks: sentences, each with the line that needs it and what to write. `said` answers a name with whether it was given,
/// and as what.
pub fn missing<'s>(needed: &[Needed], said: &dyn Fn(&str) -> Option<&'s Amount>, told: Told) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for need in needed {
        let by_line = if need.by_line { said(&need.line) } else { None };
        let given = by_line.or_else(|| if need.part { None } else { said(need.name) });
        let rounds = need.hears.iter().any(|fact| matches!(fact, Fact::Dial | Fact::Contact));
        match given {
            Some(Amount::Batches(_)) if !rounds => {
                found.push(format!(
                    "the line \"{}\" rounds no calls: give `{}` ({}) as a number",
                    need.line, need.name, need.unit
                ));
                continue;
            }
            Some(_) => continue,
            None if need.hears.iter().any(|fact| told.tells(*fact)) => continue,
            None => {}
        }
        let (line, name, unit) = (&need.line, need.name, need.unit);
        let column = match need.hears {
            [Fact::Sale, ..] => " (or a column `order_value` in the call records)",
            [Fact::Judged, ..] => " (or a column `resolved` in the call records)",
            _ => "",
        };
        let write = match (need.part, need.by_line) {
            (false, _) => format!("write `{name} = ...`{column}, 0 if there were none"),
            (true, true) => format!("it is a part of `{name}`: write `{} = ...`, 0 if there were none", key(line)),
            (true, false) => {
                "it is one of several parts, which have no names: give each line of its `base` a line of its own"
                    .to_owned()
            }
        };
        found.push(format!("the line \"{line}\" needs `{name}` ({unit}); {write}"));
    }
    found.dedup();
    found
}

/// Figures that credits look at and that neither the contract assumes nor anybody said.
pub fn figures_missing<'s>(contract: &Contract, said: &dyn Fn(&str) -> Option<&'s Amount>, told: Told) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for entry in &contract.entries {
        let resolved = (entry.clause.credits() == Some("resolved") && !told.resolved).then(|| "resolved".to_owned());
        for name in entry.clause.figures().into_iter().chain(resolved) {
            if said(&name).is_none() && !contract.assumed.contains_key(&name) {
                let line = &entry.name;
                found.push(format!(
                    "the line \"{line}\" looks at `{name}`, which calls do not give; write `{} = ...`",
                    key(&name)
                ));
            }
        }
    }
    found.dedup();
    found
}

/// A name as a TOML key.
pub fn key(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    if plain { name.to_owned() } else { format!("\"{name}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_name_what_they_count() {
        for (kind, names) in [
            ("sms", &["sms"][..]),
            ("per_agent_hour", &["logged_in_hours", "scheduled_hours", "productive_hours"]),
            ("per_order", &["orders", "order_value", "returned_value", "extra_items"]),
            ("training_fee", &["trainee_hours"]),
            ("monthly_fee", &[]),
        ] {
            assert_eq!(quantities(kind), names, "{kind}");
        }
    }

    #[test]
    fn keys_that_toml_would_not_take_bare_stand_in_quotes() {
        assert_eq!((key("sms"), key("above forecast")), ("sms".to_owned(), "\"above forecast\"".to_owned()));
    }
}
