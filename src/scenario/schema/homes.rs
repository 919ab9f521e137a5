//! Where a key belongs, for whoever wrote it into another table.
//!
//! In: a key. Out: the tables of a scenario file that have it, as the manual writes their headers.

use crate::demand::arrivals::MODELS;
use crate::document::Key;
use crate::scenario::schema::top::FILE;

/// A key with more homes than these is a common word, of which its name alone says nothing.
const MOST_HOMES: usize = 3;

/// "; it belongs to [groups.X]"; nothing of a key that no table has, or that many have.
pub fn told(key: &str) -> String {
    let homes = of(key);
    match homes.len() {
        1..=MOST_HOMES => format!("; it belongs to {}", homes.join(" or ")),
        _ => String::new(),
    }
}

/// The tables that have this key.
fn of(key: &str) -> Vec<String> {
    let mut homes = Vec::new();
    collect(key, FILE, "", &mut homes);
    for model in MODELS.iter().filter(|model| model.keys.iter().any(|of| of.name == key)) {
        homes.push(format!("contacts.X.arrivals.{}", model.name));
    }
    homes
}

fn collect(key: &str, keys: &[Key], table: &str, homes: &mut Vec<String>) {
    for known in keys {
        if known.name == key {
            homes.push(if table.is_empty() { "the top of the file".to_owned() } else { table.to_owned() });
        }
        let name = match table.trim_matches(['[', ']']) {
            "" => known.name.to_owned(),
            above => format!("{above}.{}", known.name),
        };
        let header = match known.form {
            form if form.contains("table of") => format!("[{name}.X]"),
            form if form.contains("list of") => format!("[[{name}]]"),
            _ => format!("[{name}]"),
        };
        collect(key, known.keys, &header, homes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_belongs_where_the_file_reads_it() {
        assert_eq!(told("roster"), "; it belongs to [groups.X] or [[groups.X.rosters]]");
        assert_eq!(told("trunks"), "; it belongs to the top of the file");
        assert_eq!(told("replications"), "; it belongs to [run]");
        assert_eq!(told("replay"), "; it belongs to contacts.X.arrivals.history");
        assert_eq!(told("nonsense"), "");
        // Many tables have it.
        assert_eq!(told("share"), "");
    }
}
