//! The folder of a sweep in the hands of somebody else.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::folder::Sweep;

#[test]
fn whoever_is_given_the_folder_alone_gets_the_same_by_the_command_of_its_manifest() {
    let sweep =
        Sweep::new("format = 1\nscenario = './shop.toml'\nreplications = 2\n[axes]\n'groups.own.roster' = [2, 3]\n");
    sweep.run(&[]).succeeds();
    let given = tempfile::tempdir().unwrap();
    fs::rename(sweep.out(), given.path().join("theirs")).unwrap();
    let read = |file: &str| fs::read(given.path().join("theirs").join(file)).unwrap();
    let manifest: Value = serde_json::from_slice(&read("manifest.json")).unwrap();
    let mut words = manifest["command"].as_str().unwrap().split(' ');
    assert_eq!(words.next(), Some("busyhour"));
    let program = Command::new(env!("CARGO_BIN_EXE_busyhour"))
        .args(words)
        .args(["--out", "again"])
        .current_dir(given.path().join("theirs"))
        .output()
        .unwrap();
    assert!(program.status.success(), "{}", String::from_utf8_lossy(&program.stderr));
    for file in ["points.parquet", "replications.parquet", "response.csv", "manifest.json"] {
        assert_eq!(read(&format!("again/{file}")), read(file), "{file}");
    }
}
