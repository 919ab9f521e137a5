//! Values of a text replaced where they stand: everything else, comments and blanks too, stays as it was written.
//!
//! In: a TOML text, paths with the values that are to stand there. Out: the changed text, or which path cannot be changed like this. Paths
//! are those of the file as it is written: what an option sets is `options.hybrid.set."groups.own.roster"`.

use crate::document::edit;
use crate::document::node::{Node, Value};
use crate::document::parse::parse;
use crate::document::problem::Log;
use crate::units::shown;

/// Replaces values. `added` are paths of two keys that may be missing, as `demand.scale`: their table is then put at the end.
///
/// # Errors
/// The text is no TOML, a path leads nowhere, a value is none; a sentence without a full stop.
pub fn rewrite(
    text: &str,
    changes: &[(String, String)],
    distributions: &[&str],
    added: &[&str],
) -> Result<String, String> {
    if changes.is_empty() {
        // What is wrong with it is told by whoever reads it.
        return Ok(text.to_owned());
    }
    let log = Log::new();
    let root = parse(0, text, &log).ok_or("the file as it is now cannot be read")?;
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    let mut behind = String::new();
    for (path, value) in changes {
        is_one_value(path, value)?;
        match edit::find(&root, path, distributions) {
            Some(node) => places.push((node.place.start as usize, node.place.end as usize, value)),
            None => behind.push_str(&table(&root, path, value, added)?),
        }
    }
    places.sort_unstable();
    if places.windows(2).any(|pair| matches!(pair, [one, next] if one.1 > next.0)) {
        return Err("two changes are about the same place".to_owned());
    }
    let mut out = text.to_owned();
    for (start, end, value) in places.into_iter().rev() {
        if out.get(start..end).is_none() {
            return Err("a value does not stand where it was read".to_owned());
        }
        out.replace_range(start..end, value);
    }
    if !behind.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    out.push_str(&behind);
    Ok(out)
}

/// Whether a text is one TOML value: a line break could smuggle in a second key.
fn is_one_value(path: &str, value: &str) -> Result<(), String> {
    let log = Log::new();
    let tree = parse(0, &format!("v={value}"), &log).filter(|_| !log.has_errors() && !value.contains('\n'));
    match tree.map(|tree| tree.value) {
        Some(Value::Table(entries)) if entries.len() == 1 => Ok(()),
        _ => Err(format!("{}: \"{}\" is no value as TOML writes it", shown(path), shown(value))),
    }
}

/// A table that was missing.
fn table(root: &Node, path: &str, value: &str, added: &[&str]) -> Result<String, String> {
    match path.split_once('.') {
        Some((section, key)) if added.contains(&path) && root.get(section).is_none() => {
            Ok(format!("\n[{section}]\n{key} = {value}\n"))
        }
        _ => Err(format!("{} is not written in the file; write it there first", shown(path))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const SHOP: &str = "# a shop\n[groups.own]\nroster = { \"08:00\" = 3, \"12:00\" = 5 } # by day\n\
        [contacts.calls]\ntalk_time.lognormal = { mean = \"3m\", cv = 1.0 }\n\
        [options.two]\nset = { \"groups.own.roster\" = 7 }\n";

    fn changed(changes: &[(&str, &str)]) -> Result<String, String> {
        let changes: Vec<(String, String)> =
            changes.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
        rewrite(SHOP, &changes, &["lognormal"], &["demand.scale"])
    }

    #[test]
    fn values_change_and_comments_stay() {
        let text = changed(&[
            ("groups.own.roster.\"12:00\"", "6"),
            ("contacts.calls.talk_time.mean", "\"4m\""),
            ("options.two.set.\"groups.own.roster\"", "8"),
        ]);
        let wanted = SHOP.replace("= 5", "= 6").replace("3m", "4m").replace("= 7", "= 8");
        assert_eq!(text.unwrap(), wanted);
    }

    #[test]
    fn a_table_that_may_be_missing_is_put_at_the_end() {
        let text = changed(&[("demand.scale", "1.2")]).unwrap();
        assert_eq!(text, format!("{SHOP}\n[demand]\nscale = 1.2\n"));
    }

    #[test]
    fn what_is_no_value_or_leads_nowhere_is_refused() {
        for (path, value, why) in [
            ("groups.own.roster.\"12:00\"", "6\nmore = 1", "is no value"),
            ("groups.own.roster.\"12:00\"", "six", "is no value"),
            ("groups.other.roster", "6", "is not written in the file"),
            ("handle_time.scale", "1.1", "is not written in the file"),
        ] {
            let said = changed(&[(path, value)]).unwrap_err();
            assert!(said.contains(why), "{said}");
        }
        let twice = changed(&[("groups.own.roster", "4"), ("groups.own.roster.\"12:00\"", "6")]);
        assert_eq!(twice.unwrap_err(), "two changes are about the same place");
    }
}
