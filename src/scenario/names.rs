//! The names that a scenario declares, and what a name may look like.
//!
//! In: the root of a document. Out: the names of each kind in file order, with problems for those that no table or
//! file should carry.

use crate::document::{At, Place};
use crate::units::shown;

/// Most contact types, and most groups, of one scenario.
pub const MOST_NAMES: usize = 1000;
/// Longest name, in characters.
const LONGEST: usize = 64;

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
    let named = table.named();
    if named.len() > MOST_NAMES {
        at.problem(format!("{} {kind} are more than the limit of {MOST_NAMES}", named.len()));
        return Vec::new();
    }
    let names: Vec<String> = named.iter().map(|(name, _, _)| (*name).to_owned()).collect();
    for (number, (name, place, at)) in named.iter().enumerate() {
        check(name, *place, at);
        if let Some(twin) = names[..number].iter().find(|other| look(other) == look(name)) {
            at.log().error(*place, at.path(), format!("\"{}\" looks like \"{}\", declared before; choose another name", shown(name), shown(twin)));
        }
    }
    names
}

/// Refuses a name that would harm a file, a table or a reader.
pub fn check(name: &str, place: Place, at: &At<'_>) {
    let say = |message: String| at.log().error(place, at.path(), message);
    if name.is_empty() {
        return say("a name is missing: it is empty text".to_owned());
    }
    if name.chars().count() > LONGEST {
        return say(format!("the name \"{}\" has {} characters; {LONGEST} at most", shown(name), name.chars().count()));
    }
    if let Some(odd) = name.chars().find(|c| !(c.is_alphanumeric() || matches!(c, ' ' | '_' | '.' | '-'))) {
        return say(format!("the name \"{}\" contains U+{:04X}; allowed are letters, digits, space, _ . and -", shown(name), odd as u32));
    }
    if !name.starts_with(char::is_alphanumeric) {
        return say(format!("the name \"{}\" must start with a letter or a digit", shown(name)));
    }
    if name.ends_with([' ', '.']) {
        say(format!("the name \"{}\" must not end with a space or a point", shown(name)));
    }
}

/// How a name looks: without case, Cyrillic and Greek letters as the Latin ones that they resemble.
fn look(name: &str) -> String {
    const TWINS: [(char, char); 22] = [
        ('а', 'a'), ('е', 'e'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('х', 'x'), ('у', 'y'), ('і', 'i'), ('ј', 'j'), ('ѕ', 's'), ('в', 'b'),
        ('к', 'k'), ('м', 'm'), ('н', 'h'), ('т', 't'), ('ο', 'o'), ('α', 'a'), ('ρ', 'p'), ('ν', 'v'), ('κ', 'k'), ('ι', 'i'), ('τ', 't'),
    ];
    name.to_lowercase().chars().map(|c| TWINS.iter().find(|(twin, _)| *twin == c).map_or(c, |(_, latin)| *latin)).collect()
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
