//! What earlier versions wrote is read, or refused with both versions named: results, sweeps and their journals.
//!
//! `tests/fixtures/` has a folder for each version of formats and engine, as that version wrote it: `FIXTURES=write cargo test --release
//! --test formats` adds the one of the present version, and changes no other.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

#[path = "sweeps/folder.rs"]
mod folder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use busyhour::engine::ENGINE_VERSION;
use busyhour::results::SCHEMA;
use busyhour::results::sweep::FORMAT;
use folder::{SHOP, Sweep};

const PLAN: &str = "format = 1\nscenario = 'shop.toml'\nreplications = 2\n[output]\nformat = 'csv'\n[axes]\n'groups.own.roster' = [1, 2]\n";

fn program(arguments: &[&str], folder: &Path) -> (i32, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).current_dir(folder).output().unwrap();
    (out.status.code().unwrap(), String::from_utf8_lossy(&out.stderr).into_owned())
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The folder of the present version.
fn present() -> PathBuf {
    fixtures().join(format!("results_{SCHEMA}_sweep_{FORMAT}_engine_{ENGINE_VERSION}"))
}

/// Copies all files of a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}

/// Results and a sweep whose shards are not merged, as this program writes them.
fn write_present() {
    let sweep = Sweep::new(PLAN);
    for shard in ["1/2", "2/2"] {
        sweep.run(&["--shard", shard]).succeeds();
    }
    let arguments = ["run", "shop.toml", "--replications", "2", "--quiet", "--no-figures", "--out", "results"];
    assert_eq!(program(&arguments, sweep.path()), (0, String::new()));
    fs::create_dir_all(present().join("results")).unwrap();
    fs::copy(sweep.path().join("results/results.json"), present().join("results/results.json")).unwrap();
    for entry in fs::read_dir(sweep.out().join("shards")).unwrap().map(Result::unwrap) {
        if entry.file_name().to_string_lossy().starts_with('.') {
            fs::remove_file(entry.path()).unwrap();
        }
    }
    copy(&sweep.out(), &present().join("sweep"));
}

#[test]
fn what_every_version_wrote_is_read_or_refused_with_both_versions() {
    if std::env::var("FIXTURES").is_ok_and(|what| what == "write") && !present().exists() {
        write_present();
    }
    assert!(present().exists(), "FIXTURES=write cargo test --release --test formats adds {}", present().display());
    for entry in fs::read_dir(fixtures()).unwrap().map(Result::unwrap) {
        let here = tempfile::tempdir().unwrap();
        copy(&entry.path(), here.path());
        let is_present = entry.path() == present();
        for arguments in [&["report", "results", "--quiet"][..], &["sweep", "merge", "sweep"]] {
            let (code, told) = program(arguments, here.path());
            let refused = code == 5 && told.contains("engine") | told.contains("format");
            assert!(code == 0 || (refused && !is_present), "{} {arguments:?} {code}: {told}", entry.path().display());
        }
    }
}

/// A file with a text replaced, which must be there.
fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} in {}: {text:.400}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn results_of_another_format_or_engine_are_refused_with_both_versions() {
    let (schema, engine) = (format!("\"schema\": {SCHEMA},"), format!("\"engine\": {ENGINE_VERSION},"));
    let of = |what: &str, other: u32| format!("\"{what}\": {other},");
    for (from, to, words) in [
        (&schema, of("schema", 0), ["format 0", "format 1"]),
        (&schema, of("schema", 99), ["format 99", "format 1"]),
        (&engine, of("engine", 99), ["engine 99", "engine 1"]),
        // Written before engines had a version.
        (&engine, String::new(), ["engine 0", "engine 1"]),
    ] {
        let here = tempfile::tempdir().unwrap();
        copy(&present().join("results"), here.path());
        let path = here.path().join("results.json");
        replace(&path, from, &to);
        let before = fs::read(&path).unwrap();
        let (code, told) = program(&["report", "."], here.path());
        assert_eq!(code, 5, "{told}");
        assert!(words.iter().all(|word| told.contains(word)) && told.contains("busyhour 0.1.0"), "{told}");
        assert!(fs::read(&path).unwrap() == before);
    }
}

#[test]
fn a_sweep_of_another_format_engine_or_program_is_refused_with_both_versions() {
    let engine = format!("\"engine\": {ENGINE_VERSION},");
    for (from, to, said) in [
        ("\"format\": 1,", "\"format\": 0,", "format 0 against 1"),
        ("\"format\": 1,", "\"format\": 99,", "format 99 against 1"),
        (&engine, "\"engine\": 99,", "engine 99 against 1"),
        (&engine, "", "engine 0 against 1"),
        ("\"busyhour\": \"0.1.0\"", "\"busyhour\": \"0.0.9\"", "version 0.0.9 against 0.1.0"),
        // What a later format has instead of its digests nobody knows.
        ("\"plan_digest\"", "\"plan_seal\"", "plan_digest"),
    ] {
        let sweep = Sweep::new(PLAN);
        sweep.run(&["--shard", "1/2"]).succeeds();
        replace(&sweep.out().join("sweep.json"), from, to);
        for told in [sweep.run(&["--shard", "2/2"]).fails(5), sweep.merge(&[]).fails(5)] {
            assert!(told.contains(said), "{told}");
        }
        if said == "plan_digest" {
            replace(&sweep.out().join("sweep.json"), "\"format\": 1,", "\"format\": 99,");
            assert!(sweep.merge(&[]).fails(5).contains("format 99 against 1"));
        }
    }
}

#[test]
fn a_journal_of_another_format_or_engine_is_refused_with_both_versions() {
    let engine = format!("\"engine\": {ENGINE_VERSION},");
    for (from, to, said) in [
        ("\"format\": 1,", "\"format\": 9,", "format 9 against 1"),
        ("\"format\": 1,", "\"format\": 0,", "format 0 against 1"),
        (&*engine, "\"engine\": 9,", "engine 9 against 1"),
        ("\"plan_digest\"", "\"plan_dijest\"", "its heading cannot be read"),
    ] {
        let sweep = Sweep::new(PLAN);
        sweep.run(&["--shard", "1/2"]).succeeds();
        let name = "shard-00001-of-00002.journal";
        let forged = sweep.forged(name, from, to);
        fs::write(sweep.out().join("shards").join(name), forged).unwrap();
        for told in [sweep.run(&["--shard", "1/2"]).fails(5), sweep.merge(&[]).fails(5)] {
            assert!(told.contains(said), "{told}");
        }
        // The start of the file says the format of its frames.
        let mut bytes = sweep.journal(name);
        let place = bytes.iter().position(|byte| *byte == b'1').unwrap();
        for other in [b'0', b'7'] {
            bytes[place] = other;
            fs::write(sweep.out().join("shards").join(name), &bytes).unwrap();
            let told = sweep.merge(&[]).fails(5);
            let said = format!("has format {}, this program reads format 1", char::from(other));
            assert!(told.contains(&said), "{told}");
        }
    }
    assert!(SHOP.starts_with("format = 1"));
}
