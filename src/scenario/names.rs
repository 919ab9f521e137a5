//! The names that a scenario declares, and what a name may look like.
//!
//! In: the root of a document. Out: the names of each kind in file order, with problems for those that no table or
//! file should carry.

use std::collections::BTreeMap;
use std::ops::Deref;

use crate::document::At;
use crate::units::shown;

/// Most contact types, and most groups, of one scenario.
pub const MOST_NAMES: usize = 1000;

/// Declared names by kind, in file order; positions are the ids of the centre.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Contact types.
    pub contacts: Declared,
    /// Providers.
    pub providers: Declared,
    /// Groups.
    pub groups: Declared,
    /// Trunks.
    pub trunks: Declared,
    /// Robots.
    pub robots: Declared,
    /// Dialers.
    pub dialers: Declared,
}

/// The declared names of one kind, in file order, and where each stands among them.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    names: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Declared {
    fn new(names: Vec<String>) -> Declared {
        let places = names.iter().enumerate().map(|(place, name)| (name.clone(), place)).collect();
        Declared { names, places }
    }

    /// The position of a name.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The position of a name that a value gives, or a problem with the nearest: `kind` is what it names, "contact type".
    pub fn find(&self, kind: &str, at: &At<'_>) -> Option<usize> {
        self.place(at.text()?).or_else(|| at.reference(kind, &self.names))
    }
}

impl Deref for Declared {
    type Target = [String];
    fn deref(&self) -> &[String] {
        &self.names
    }
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
            dialers: of(root, "dialers", "dialers"),
        }
    }
}

/// The names declared in one section.
fn of(root: &At<'_>, section: &'static str, kind: &str) -> Declared {
    let Some(node) = root.node().get(section) else { return Declared::default() };
    let at = root.below(section, node);
    let Some(table) = at.table() else { return Declared::default() };
    if table.named().len() > MOST_NAMES {
        at.problem(format!("{} {kind} are more than the limit of {MOST_NAMES}", table.named().len()));
        return Declared::default();
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
    Declared::new(named.iter().map(|(name, _, _)| (*name).to_owned()).collect())
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
