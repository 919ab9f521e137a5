//! The crates of Cargo.lock: their licences, and which of them are in the program.
//!
//! In: `cargo metadata`, once with all features and once as the program is built. Out: crates by name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A crate that is not ours.
pub struct Crate {
    pub name: String,
    pub version: String,
    /// As its manifest says it, with OR where older ones have a slash.
    pub licence: String,
    pub authors: Vec<String>,
    /// Where its sources are.
    pub folder: PathBuf,
    /// Whether its code is in the program, on one platform or another.
    pub in_program: bool,
}

/// All, by name and version.
pub fn all(root: &Path) -> Result<Vec<Crate>, String> {
    let everything = metadata(root, &["--all-features"])?;
    let in_program = linked(&metadata(root, &[])?);
    let packages = list(&everything["packages"]);
    let outside = packages.iter().filter(|package| package["source"].is_string());
    let mut crates: Vec<Crate> = outside.map(|package| read(package, &in_program)).collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

fn metadata(root: &Path, options: &[&str]) -> Result<Value, String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["metadata", "--format-version", "1", "--locked"]).args(options).current_dir(root);
    let output = command.output().map_err(|why| format!("cargo metadata: {why}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|why| format!("cargo metadata: {why}"))
}

fn read(package: &Value, in_program: &BTreeSet<String>) -> Crate {
    Crate {
        name: text(&package["name"]),
        version: text(&package["version"]),
        licence: text(&package["license"]).replace(" / ", "/").replace('/', " OR "),
        authors: list(&package["authors"]).iter().map(text).collect(),
        folder: Path::new(&text(&package["manifest_path"])).parent().map(Path::to_path_buf).unwrap_or_default(),
        in_program: in_program.contains(&text(&package["id"])),
    }
}

/// The packages that the program is linked with: what it needs to run, and what that needs; neither what builds it nor macros,
/// which leave no code of their own.
fn linked(metadata: &Value) -> BTreeSet<String> {
    let macros: BTreeSet<String> = list(&metadata["packages"]).iter().filter(|one| is_macro(one)).map(id).collect();
    let nodes = list(&metadata["resolve"]["nodes"]);
    let mut found = BTreeSet::new();
    let mut open = vec![text(&metadata["resolve"]["root"])];
    while let Some(next) = open.pop() {
        if macros.contains(&next) || !found.insert(next.clone()) {
            continue;
        }
        let node = nodes.iter().find(|node| id(node) == next);
        let needs = node.map(|node| list(&node["deps"])).unwrap_or_default();
        open.extend(needs.iter().filter(|need| to_run(need)).map(|need| text(&need["pkg"])));
    }
    found
}

fn id(value: &Value) -> String {
    text(&value["id"])
}

fn is_macro(package: &Value) -> bool {
    list(&package["targets"]).iter().any(|target| list(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
}

/// Whether a need is one of running, not of building or testing alone.
fn to_run(need: &Value) -> bool {
    list(&need["dep_kinds"]).iter().any(|kind| kind["kind"].is_null())
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
