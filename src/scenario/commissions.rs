//! Commissions and what orders are worth: said where a contract pays a part of an order that has no value.
//!
//! In: the parts of a scenario. Out: warnings at the contact types. Real call records bring values of their own, so that this
//! stops nothing.

use crate::centre::{ContactId, ContactType, ProviderId};
use crate::economics::contract::Entry;
use crate::said::{Said, said};
use crate::scenario::check::{Parts, Places};

/// Warns of sales whose value or items a contract asks for and the scenario does not give.
pub fn without_value(places: &Places<'_, '_>, parts: &Parts) {
    for (number, read) in parts.contacts.iter().enumerate() {
        let Some(contact) = read.as_ref().map(|read| &read.contact).filter(|contact| contact.value.conversion > 0.0)
        else {
            continue;
        };
        let Some(at) = places.of("contacts", &contact.name) else { continue };
        for (provider, entry) in commissions(parts, ContactId(number as u16)) {
            lacks(contact, provider, entry).into_iter().for_each(|why| at.warn(why));
        }
    }
}

/// The clauses that pay for sales of a type, with their providers: of those whose agents can make them.
fn commissions(parts: &Parts, contact: ContactId) -> Vec<(&str, &Entry)> {
    let mut found = Vec::new();
    for (index, read) in parts.providers.iter().enumerate() {
        let Some((provider, contract)) = read.as_ref().and_then(|(one, terms)| Some((one, terms.contract.as_ref()?)))
        else {
            continue;
        };
        let provider_id = ProviderId(index as u16);
        let able =
            parts.groups.iter().flatten().any(|group| group.provider == provider_id && group.skill(contact).is_some());
        if able {
            let entries =
                contract.entries.iter().filter(|entry| entry.kind == "per_order" && entry.window.admits(contact));
            found.extend(entries.map(|entry| (provider.name.as_str(), entry)));
        }
    }
    found
}

/// What a provider's commission asks for and a contact type does not say.
fn lacks(contact: &ContactType, provider: &str, entry: &Entry) -> Vec<Said> {
    let mut lacks = Vec::new();
    if entry.clause.unit() == "money" && contact.value.order_value.is_none() {
        lacks.push(said!(
            "warn-no-order-value",
            "{clause} of providers.{provider} is a part of each order's value, and there is none: it comes to nothing; give \
             value.order_value",
            clause = entry.name.to_string(),
            provider = provider,
        ));
    }
    if entry.derived.iter().any(|(_, kind)| *kind == "extra_items") && contact.value.items.is_empty() {
        lacks.push(said!(
            "warn-one-item-each",
            "{clause} of providers.{provider} pays for items of an order: each is taken to have one; give value.items, such as \
             [0.7, 0.2, 0.1]",
            clause = entry.name.to_string(),
            provider = provider,
        ));
    }
    lacks
}
