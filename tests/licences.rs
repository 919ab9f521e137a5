//! What others made that is in the program: all of it is listed, under licences that are allowed, with their texts.
//!
//! From Cargo.lock, deny.toml and the two files that `cargo run --example licences` writes; no tool is needed.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Rows of three cells of a part of the page: name, version, licence.
fn rows(part: &str) -> Vec<[String; 3]> {
    let page = file("THIRD-PARTY.md");
    let (_, part) = page.split_once(&format!("\n## {part}\n")).unwrap();
    let part = part.split("\n## ").next().unwrap();
    let rows = part.lines().filter(|line| line.starts_with("| ")).skip(1);
    rows.map(|row| {
        let cells: Vec<String> = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        cells.try_into().unwrap()
    })
    .collect()
}

const INSIDE: &str = "Crates in the program";

fn crates() -> Vec<[String; 3]> {
    [rows(INSIDE), rows("Crates that are not in the program as it is built")].concat()
}

fn allowed() -> Vec<String> {
    let deny: toml::Table = file("deny.toml").parse().unwrap();
    let listed = deny["licenses"]["allow"].as_array().unwrap();
    listed.iter().map(|licence| licence.as_str().unwrap().to_owned()).collect()
}

/// Whether an expression of licences holds where these hold: `OR` binds less than `AND`, brackets bind most.
fn holds(expression: &str, these: &[String]) -> bool {
    let parts = |text: &str, mark: &str| -> Vec<String> {
        let (mut parts, mut deep) = (vec![String::new()], 0);
        for word in text.replace('(', " ( ").replace(')', " ) ").split_whitespace() {
            deep += i32::from(word == "(") - i32::from(word == ")");
            if deep == 0 && word == mark {
                parts.push(String::new());
            } else {
                parts.last_mut().unwrap().push_str(&format!(" {word}"));
            }
        }
        parts
    };
    let any = parts(expression, "OR");
    if any.len() > 1 {
        return any.iter().any(|part| holds(part, these));
    }
    let all = parts(expression, "AND");
    if all.len() > 1 {
        return all.iter().all(|part| holds(part, these));
    }
    match expression.trim().strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => holds(inner, these),
        None => these.iter().any(|licence| licence == expression.trim()),
    }
}

#[test]
fn every_crate_of_the_lock_file_is_listed_and_no_other() {
    let lock: toml::Table = file("Cargo.lock").parse().unwrap();
    let text = |package: &toml::Value, key: &str| package[key].as_str().unwrap().to_owned();
    let packages = lock["package"].as_array().unwrap().iter().filter(|package| package.get("source").is_some());
    let locked: BTreeSet<_> = packages.map(|package| [text(package, "name"), text(package, "version")]).collect();
    let listed: BTreeSet<_> = crates().into_iter().map(|[name, version, _]| [name, version]).collect();
    let differs: Vec<_> = locked.symmetric_difference(&listed).collect();
    assert!(differs.is_empty(), "write the pages anew with `cargo run --example licences`: {differs:?}");
    assert!(rows(INSIDE).len() > 100 && rows(INSIDE).len() < listed.len());
}

#[test]
fn every_crate_is_under_licences_that_are_allowed_and_none_is_allowed_for_nothing() {
    let allowed = allowed();
    let forbidden: Vec<_> = crates().into_iter().filter(|[.., licence]| !holds(licence, &allowed)).collect();
    assert!(forbidden.is_empty(), "{forbidden:?}");
    for licence in &allowed {
        let others: Vec<String> = allowed.iter().filter(|other| *other != licence).cloned().collect();
        assert!(crates().iter().any(|[.., needed]| !holds(needed, &others)), "nothing needs {licence}");
    }
}

#[test]
fn an_expression_of_licences_is_read_as_it_is_meant() {
    let these = ["MIT".to_owned(), "Zlib".to_owned()];
    for right in ["MIT", "GPL-2.0 OR MIT", "MIT AND Zlib", "(GPL-2.0 OR MIT) AND Zlib", "GPL-2.0 AND MIT OR Zlib"] {
        assert!(holds(right, &these), "{right}");
    }
    for wrong in ["GPL-2.0", "MIT AND GPL-2.0", "(MIT OR Zlib) AND GPL-2.0", "MIT WITH X", ""] {
        assert!(!holds(wrong, &these), "{wrong}");
    }
}

#[test]
fn the_program_prints_the_licence_of_everything_in_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_busyhour")).arg("licences").output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(printed.contains(file("LICENSE").trim()));
    for [name, version, _] in rows(INSIDE) {
        assert!(printed.contains(&format!("{name} {version}")), "{name} {version}");
    }
    let folders = ["assets/fonts", "assets/uplot"];
    for folder in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")).unwrap() {
        let name = format!("assets/{}", folder.unwrap().file_name().to_string_lossy());
        assert!(folders.contains(&name.as_str()), "{name} has no entry in licences/embedded.rs");
    }
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for licence in ["assets/fonts/LICENSE-DejaVu.txt", "assets/uplot/LICENSE"] {
        assert!(words(&printed).contains(&words(&file(licence))), "{licence}");
        assert!(file("THIRD-PARTY.md").contains(licence), "{licence}");
    }
}
