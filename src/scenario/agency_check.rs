//! Whether what agencies say of their quality can be: no chance above 1.
//!
//! In: the parts of a scenario. Out: problems at the groups.

use crate::centre::Group;
use crate::centre::agency::Quality;
use crate::scenario::check::{Parts, Places};

/// Looks at the chances of every skill.
pub fn chances(places: &Places<'_, '_>, parts: &Parts) {
    for group in parts.groups.iter().flatten() {
        for skill in &group.skills {
            let read = parts.contacts.get(skill.contact.index()).and_then(Option::as_ref);
            let Some(contact) = read.map(|read| &read.contact) else { continue };
            let Quality { conversion_factor, resolved_factor, .. } = skill.quality;
            let told = [
                ("sells to", contact.value.conversion, conversion_factor),
                ("settles", contact.resolved.unwrap_or(0.0), resolved_factor),
            ];
            for (what, chance, factor) in told {
                refuse(places, group, &contact.name, (what, chance, factor));
            }
        }
    }
}

fn refuse(places: &Places<'_, '_>, group: &Group, contact: &str, (what, chance, factor): (&str, f64, f64)) {
    let product = chance * factor;
    if product <= 1.0 {
        return;
    }
    let Some(at) = places.of("groups", &group.name) else { return };
    let at = at.node().get("quality").map_or(at.clone(), |node| at.below("quality", node));
    at.problem(format!(
        "{what} {product:.2} of those who call about \"{contact}\" ({chance} x {factor}); a chance is at most 1"
    ));
}
