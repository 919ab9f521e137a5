//! The names that a scenario declares, and what a name may look like.
//!
//! In: the root of a document. Out: the names of each kind in file order, with problems for those that no table or
//! file should carry.

use std::collections::BTreeMap;

use crate::document::At;
use crate::units::shown;

/// Most contact types, and most groups, of one scenario.
pub const MOST_NAMES: usize = 1000;

/// Declared names by kind, in file order; positions are the ids of the centre.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Contact types.
    pub contacts: Vec<String>,
    /// Providers.
    pub providers: Vec<String>,
    /// Groups.
    pub groups: Vec<String>,
    /// Trunks.
    pub trunks: Vec<String>,
    /// Robots.
    pub robots: Vec<String>,
}

impl Names {
    /// Gathers and checks the names below the root.
    pub fn read(root: &At<'_>) -> Names {
        Names {
            contacts: of(root, "contacts", "contact types"),
            providers: of(root, "providers", "providers"),
            groups: of(root, "groups", "groups"),
            trunks: of(root, "trunks", "trunks"),
            robots: of(root, "robots", "robots"),
        }
    }
}

/// The names declared in one section.
fn of(root: &At<'_>, section: &'static str, kind: &str) -> Vec<String> {
    let Some(node) = root.node().get(section) else { return Vec::new() };
    let at = root.below(section, node);
    let Some(table) = at.table() else { return Vec::new() };
    if table.named().len() > MOST_NAMES {
        at.problem(format!("{} {kind} are more than the limit of {MOST_NAMES}", table.named().len()));
        return Vec::new();
    }
    let named = table.names();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (name, place, at) in &named {
        // Names that differ only in case are told apart by the table.
        let twin = seen.insert(look(name), name).filter(|twin| twin.to_lowercase() != name.to_lowercase());
        if let Some(twin) = twin {
            at.log().error(
                *place,
                at.path(),
                format!("\"{}\" looks like \"{}\", declared before; choose another name", shown(name), shown(twin)),
            );
        }
    }
    named.iter().map(|(name, _, _)| (*name).to_owned()).collect()
}

/// How a name looks: without case, Cyrillic and Greek letters as the Latin ones that they resemble.
fn look(name: &str) -> String {
    const TWINS: [(char, char); 22] = [
        ('а', 'a'),
        ('е', 'e'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('х', 'x'),
        ('у', 'y'),
        ('і', 'i'),
        ('ј', 'j'),
        ('ѕ', 's'),
        ('в', 'b'),
        ('к', 'k'),
        ('м', 'm'),
        ('н', 'h'),
        ('т', 't'),
        ('ο', 'o'),
        ('α', 'a'),
        ('ρ', 'p'),
        ('ν', 'v'),
        ('κ', 'k'),
        ('ι', 'i'),
        ('τ', 't'),
    ];
    name.to_lowercase()
        .chars()
        .map(|c| TWINS.iter().find(|(twin, _)| *twin == c).map_or(c, |(_, latin)| *latin))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cyrillic_a_looks_like_a_latin_one() {
        assert_eq!(look("Аlfa"), look("alfa"));
        assert_ne!(look("alfa"), look("beta"));
    }
}
