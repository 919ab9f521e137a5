//! `THIRD-PARTY.txt`: the licence of everything in the program, each text once, under the names of those that have it.
//!
//! Where a crate may be had under MIT or something else, it is had under MIT. A crate that ships no text is told with its authors.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::crates::Crate;
use crate::embedded::ASSETS;

/// The texts, from the folder of the project.
pub const TEXTS: &str = "THIRD-PARTY.txt";

const LINE: &str = "--------------------------------------------------------------------------------";
const HEAD: &str = "What others made that is in busyhour, and the licences under which it is there.\n";
/// How the names of files with licences begin.
const NAMES: &[&str] = &["LICENSE", "LICENCE", "UNLICENSE", "COPYING", "COPYRIGHT", "NOTICE"];
/// Parts of names of licences that a crate under MIT "or" something else offers beside it.
const OTHERS: &[&str] = &["APACHE", "UNLICENSE", "ZLIB", "BSL", "BOOST", "COPYING", "0BSD"];

pub fn of(root: &Path, crates: &[Crate]) -> Result<String, String> {
    // Names by text, and texts in the order of the first name.
    let mut known = BTreeMap::<String, (String, Vec<String>)>::new();
    let mut order = Vec::new();
    let mut add = |text: String, name: String| {
        let key: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, names) = known.entry(key.clone()).or_insert_with(|| {
            order.push(key);
            (text, Vec::new())
        });
        names.push(name);
    };
    for asset in ASSETS {
        let text = std::fs::read_to_string(root.join(asset.text)).map_err(|why| format!("{}: {why}", asset.text))?;
        add(text, asset.name.to_owned());
    }
    for one in crates.iter().filter(|one| one.in_program) {
        let name = format!("{} {}", one.name, one.version);
        let texts = files(one)?;
        if texts.is_empty() {
            add(without(one), name.clone());
        }
        texts.into_iter().for_each(|text| add(text, name.clone()));
    }
    let mut all = HEAD.to_owned();
    for (text, names) in order.iter().filter_map(|key| known.get(key)) {
        let _ = write!(all, "\n{LINE}\n{}\n{LINE}\n\n{}\n", folded(names), plain(text));
    }
    Ok(all)
}

/// The texts that a crate ships and that apply here.
fn files(one: &Crate) -> Result<Vec<String>, String> {
    let failed = |why: std::io::Error| format!("{}: {why}", one.folder.display());
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(&one.folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().to_uppercase()).unwrap_or_default();
        if path.is_file() && NAMES.iter().any(|known| name.starts_with(known)) {
            paths.push((name, path));
        }
    }
    paths.sort();
    let mit = paths.iter().any(|(name, _)| name.contains("MIT"));
    if mit && one.licence.contains("MIT") && one.licence.contains("OR") {
        paths.retain(|(name, _)| !OTHERS.iter().any(|other| name.contains(other)));
    }
    paths.into_iter().map(|(_, path)| std::fs::read_to_string(path).map_err(failed)).collect()
}

/// What is told of a crate that ships no text.
fn without(one: &Crate) -> String {
    let names = one.authors.iter().map(|author| author.split(" <").next().unwrap_or(author));
    let authors = if one.authors.is_empty() { "its authors".to_owned() } else { names.collect::<Vec<_>>().join(", ") };
    let shared =
        if one.licence.contains("MIT") { "\nIt is here under MIT, whose text stands below other names." } else { "" };
    format!("It ships no text of a licence. Its manifest says: {}.\nCopyright: {authors}.{shared}", one.licence)
}

/// Names, in lines of at most 80 characters.
fn folded(names: &[String]) -> String {
    let mut lines = vec![String::new()];
    for (at, name) in names.iter().enumerate() {
        let word = if at + 1 < names.len() { format!("{name}, ") } else { name.clone() };
        let full = lines.last().is_some_and(|line| !line.is_empty() && line.len() + word.trim_end().len() > 80);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&word);
        }
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}

/// Without what ends lines otherwise, tabs and page feeds.
fn plain(text: &str) -> String {
    let lines =
        text.trim_start_matches('\u{feff}').lines().map(|line| line.replace(['\u{c}', '\r'], "").replace('\t', "    "));
    let text = lines.map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n");
    text.trim_matches('\n').to_owned()
}
