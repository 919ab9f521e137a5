//! Who bills what: robots and lines that several contracts could bill, and what no contact gives.
//!
//! In: the providers' contracts beside the rest of the file. Out: problems and warnings. Each question is one function.

use crate::document::{At, Node, Value};
use crate::economics::Contract;
use crate::economics::clauses::Fact;
use crate::scenario::check::{Parts, Places};
use crate::units::shown;

/// Looks at all contracts together.
pub fn check(root: &At<'_>, parts: &Parts) {
    let places = Places::new(root);
    robots(&places, parts);
    lines(&places, parts);
    resolved(&places, parts);
}

/// Contracts by the names of their providers.
fn contracts(parts: &Parts) -> impl Iterator<Item = (&str, &Contract)> {
    let terms = parts.providers.iter().flatten();
    terms.filter_map(|(provider, terms)| Some((provider.name.as_str(), terms.contract.as_ref()?)))
}

fn hears(contract: &Contract, facts: &[Fact]) -> bool {
    contract.entries.iter().any(|entry| entry.clause.hears().iter().any(|fact| facts.contains(fact)))
}

/// A robot is billed by one provider.
fn robots(places: &Places<'_, '_>, parts: &Parts) {
    let billing = parts.providers.iter().flatten().filter(|(_, terms)| {
        let telephony = terms.costs.as_ref().map(|costs| &costs.telephony);
        telephony.is_some_and(|telephony| telephony.robot.is_some() || telephony.sms.is_some())
            || terms.contract.as_ref().is_some_and(|contract| hears(contract, &[Fact::Dial, Fact::Message]))
    });
    let names: Vec<String> = billing.map(|(provider, _)| format!("\"{}\"", shown(&provider.name))).collect();
    let Some(first) = names.first().filter(|_| names.len() > 1) else { return };
    for robot in parts.robots.iter().flatten().filter(|robot| robot.provider.is_none()) {
        let Some(at) = places.of("robots", &robot.name) else { continue };
        at.problem(format!(
            "the terms of {} all price robots; say who runs this one, for example provider = {first}",
            names.join(" and ")
        ));
    }
}

/// The lines that a clause rents: those of one trunk, or of all.
fn rents<'a>(clause: &'a Node, kind: &str) -> Option<Option<&'a str>> {
    if kind == "line_month" && clause.get("lines").is_some() {
        return None;
    }
    match clause.get("trunk").map(|node| &node.value) {
        Some(Value::Text(trunk)) => Some(Some(trunk)),
        _ => Some(None),
    }
}

/// The same lines are hardly rented from two providers.
fn lines(places: &Places<'_, '_>, parts: &Parts) {
    if !parts.trunks.iter().any(Option::is_some) {
        return;
    }
    for kind in ["line_month", "line_peak_day"] {
        let mut rented: Vec<(&str, Option<&str>)> = Vec::new();
        for (name, _) in contracts(parts) {
            let Some(provider) = places.of("providers", name) else { continue };
            let clauses = provider.node().get("contract").and_then(|contract| contract.get(kind));
            let Some(Value::List(clauses)) = clauses.map(|node| &node.value) else { continue };
            for trunk in clauses.iter().filter_map(|clause| rents(clause, kind)) {
                let same = |other: &&(&str, Option<&str>)| {
                    other.0 != name && (other.1.is_none() || trunk.is_none() || other.1 == trunk)
                };
                if let Some((other, _)) = rented.iter().find(same) {
                    provider.warn(format!(
                        "`{kind}` bills lines that the contract of \"{}\" bills, too; say whose they are by `trunk`{}",
                        shown(other),
                        if kind == "line_month" { ", or how many by `lines`" } else { "" }
                    ));
                }
                rented.push((name, trunk));
            }
        }
    }
}

/// A price for resolved contacts needs contacts that can be resolved.
fn resolved(places: &Places<'_, '_>, parts: &Parts) {
    if parts.contacts.iter().any(|read| read.as_ref().is_none_or(|read| read.contact.resolved.is_some())) {
        return;
    }
    for (name, contract) in contracts(parts) {
        if let (true, Some(at)) = (hears(contract, &[Fact::Judged]), places.of("providers", name)) {
            at.warn("pays for resolved contacts, but no contact type says `resolved`: none is billed");
        }
    }
}
