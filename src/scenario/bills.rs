//! Who bills what: robots and lines that several contracts could bill, and what no contact gives.
//!
//! In: the providers' contracts beside the rest of the file. Out: problems and warnings. Each question is one function.

use crate::centre::{ContactId, GroupId};
use crate::document::{At, Node, Value};
use crate::economics::Contract;
use crate::economics::clauses::Fact;
use crate::routing::Deal;
use crate::said::said;
use crate::scenario::check::{Parts, Places};
use crate::units::shown;

/// Looks at all contracts together.
///
/// `among_options` says that this is the file as written, whose options are what is compared: which groups take a type together is
/// judged in them.
pub fn check(root: &At<'_>, parts: &Parts, among_options: bool) {
    let places = Places::new(root);
    robots(&places, parts);
    lines(&places, parts);
    resolved(&places, parts);
    if !among_options {
        pools(&places, parts);
    }
    figures(&places, parts);
    currencies(&places, parts);
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
                    provider.warn(said!(
                        "warn-lines-billed-twice",
                        "`{kind}` bills lines that the contract of \"{other}\" bills, too; say whose they are by {keys}",
                        kind = kind,
                        other = shown(other),
                        keys = if kind == "line_month" {
                            said!("warn-trunk-or-lines", "`trunk`, or how many by `lines`")
                        } else {
                            said!("warn-trunk", "`trunk`")
                        },
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
    let asks = |contract: &Contract| {
        contract.entries.iter().any(|entry| entry.kind == "per_resolved" || entry.clause.credits() == Some("resolved"))
    };
    for (name, contract) in contracts(parts) {
        if let (true, Some(at)) = (asks(contract), places.of("providers", name)) {
            at.warn(said!(
                "warn-none-resolved",
                "pays for resolved contacts, but no contact type says `resolved`: none is billed"
            ));
        }
    }
}

/// A credit on what callers waited needs callers that are the provider's own: in a pool with others those who give up are nobody's.
fn pools(places: &Places<'_, '_>, parts: &Parts) {
    let complete = parts.groups.iter().all(Option::is_some) && parts.routing.iter().all(Option::is_some);
    if !complete {
        return;
    }
    for (number, (provider, terms)) in parts.providers.iter().flatten().enumerate() {
        let Some(contract) = &terms.contract else { continue };
        let own = |group: &GroupId| {
            parts
                .groups
                .get(group.index())
                .and_then(Option::as_ref)
                .is_some_and(|group| group.provider.index() == number)
        };
        let reached = |contact: usize, whole: bool| {
            let rules = parts.routing.get(contact).and_then(Option::as_ref);
            rules.into_iter().flatten().any(|rule| {
                let groups = rule.deal.groups();
                // In a pool with others those who give up are nobody's.
                let pool = matches!(rule.deal, Deal::Pool(_));
                groups.iter().any(own) && (!whole || !pool || groups.iter().all(own))
            })
        };
        for entry in contract.entries.iter().filter(|entry| entry.clause.hears().contains(&Fact::Delivered)) {
            let inbound = |contact: &usize| {
                let read = parts.contacts.get(*contact).and_then(Option::as_ref);
                read.is_some_and(|read| read.contact.is_inbound())
                    && entry.window.admits(ContactId(*contact as u16))
                    && reached(*contact, false)
            };
            let mut contacts = (0..parts.contacts.len()).filter(inbound).peekable();
            if contacts.peek().is_some()
                && contacts.all(|contact| !reached(contact, true))
                && let Some(at) = places.of("providers", &provider.name)
            {
                at.problem(format!(
                    "\"{}\" of its contract looks at callers who wait, but they reach it only in a pool with other providers, where \
                     those who give up are nobody's; deal them by [routing.X] split, or remove the clause",
                    shown(&entry.name)
                ));
            }
        }
    }
}

/// Figures that no contact gives must be assumed.
fn figures(places: &Places<'_, '_>, parts: &Parts) {
    for (name, contract) in contracts(parts) {
        let wanted = contract.entries.iter().flat_map(|entry| entry.clause.figures());
        for figure in wanted.filter(|figure| !contract.assumed.contains_key(figure)) {
            if let Some(at) = places.of("providers", name) {
                at.warn(said!(
                    "warn-figure-not-simulated",
                    "its contract looks at \"{figure}\", which is not simulated: no step, condition or earn-back on it holds; \
                     write {assumed} to say what it will be",
                    figure = shown(&figure),
                    assumed = format!("contract.assumed = {{ {} = ... }}", shown(&figure)),
                ));
            }
        }
    }
}

/// A contract in another currency is in another one, and pays no own people in the scenario's.
fn currencies(places: &Places<'_, '_>, parts: &Parts) {
    let here = places.text("currency");
    for (provider, terms) in parts.providers.iter().flatten() {
        let Some(contract) = &terms.contract else { continue };
        let Some(exchange) = &contract.exchange else { continue };
        let Some(at) = places.of("providers", &provider.name) else { continue };
        if here == Some(exchange.currency.as_str()) {
            at.problem(format!(
                "its contract has `exchange` to {0}, but the scenario's currency is {0}, too; remove it",
                shown(&exchange.currency)
            ));
        }
        if terms.costs.is_some() && !contract.is_cost_plus() {
            at.problem(format!(
                "its contract is in {}, its `costs` are in the scenario's currency, and one invoice cannot have both; make them two providers",
                shown(&exchange.currency)
            ));
        }
    }
}
