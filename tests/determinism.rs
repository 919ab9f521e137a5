//! The same file, seed and version give the same bytes, whatever the threads and whatever surrounds the program.
#![allow(clippy::unwrap_used, clippy::panic)]

mod gallery;

use std::path::Path;
use std::process::{Command, Stdio};

use gallery::{busyhour, each, folder, output, shipped};

const FEW: [&str; 3] = ["--json", "--replications", "5"];

#[test]
fn one_two_and_seven_threads_give_the_same_bytes() {
    for scenario in shipped() {
        let with = |threads: &str| output(busyhour(&scenario, &[&FEW[..], &["--threads", threads]].concat()));
        let one = with("1");
        assert!(!one.is_empty());
        assert!(one == with("2") && one == with("7"), "{} depends on its threads", scenario.display());
    }
}

#[test]
fn every_file_that_is_written_is_the_same_with_one_and_with_three_threads() {
    let scenario = folder().join("day_with_roster.toml");
    let write = |threads: &str| {
        let out = tempfile::tempdir().unwrap();
        let at = out.path().to_str().unwrap();
        output(busyhour(&scenario, &["--quiet", "--replications", "5", "--threads", threads, "--out", at]));
        let mut files = Vec::new();
        read(out.path(), out.path(), &mut files);
        files.sort();
        files
    };
    let one = write("1");
    assert!(one.len() >= 6);
    assert!(one == write("3"));
}

/// Names and bytes of all files below a folder.
fn read(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            read(root, &path, files);
        } else {
            files.push((path.strip_prefix(root).unwrap().display().to_string(), std::fs::read(&path).unwrap()));
        }
    }
}

#[test]
fn the_environment_changes_nothing() {
    let scenario = folder().join("history_replay.toml");
    let elsewhere = tempfile::tempdir().unwrap();
    let usual = output(busyhour(&scenario, &FEW));
    let changed = |what: &str, change: &dyn Fn(&mut Command) -> &mut Command| {
        let mut program = busyhour(&scenario, &FEW);
        change(&mut program);
        assert!(output(program) == usual, "{what} changes the results");
    };
    changed("another time zone", &|p| p.env("TZ", "Pacific/Auckland"));
    changed("a time zone that does not exist", &|p| p.env("TZ", "Nowhere/Nothing"));
    changed("Turkish", &|p| p.env("LANG", "tr_TR.UTF-8").env("LC_ALL", "tr_TR.UTF-8"));
    changed("Russian", &|p| p.env("LANG", "ru_RU.UTF-8").env("LC_ALL", "ru_RU.UTF-8"));
    changed("no home", &|p| p.env_remove("HOME"));
    changed("another working folder", &|p| p.current_dir(elsewhere.path()));
    changed("nothing on standard input", &|p| p.stdin(Stdio::null()));
    changed("an empty environment", &|p| p.env_clear());
    changed("a number of threads in the environment", &|p| p.env("RAYON_NUM_THREADS", "3"));
    assert!(std::fs::read_dir(elsewhere.path()).unwrap().next().is_none(), "--json writes no files");
}

#[cfg(unix)]
#[test]
fn a_closed_standard_input_changes_nothing() {
    let scenario = folder().join("history_replay.toml");
    let mut program = Command::new("sh");
    program.args(["-c", "exec \"$0\" \"$@\" <&-", env!("CARGO_BIN_EXE_busyhour"), "compare"]).arg(&scenario).args(FEW);
    assert!(output(program) == output(busyhour(&scenario, &FEW)));
}

#[test]
fn the_order_of_arguments_and_the_way_to_the_file_change_nothing() {
    let scenario = folder().join("history_replay.toml");
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.current_dir(folder()).args(["compare", "--replications", "5", "--json", "./history_replay.toml"]);
    assert!(output(program) == output(busyhour(&scenario, &FEW)));
}

#[test]
fn an_option_compared_with_its_twin_differs_by_nothing_at_all() {
    let copy = tempfile::tempdir().unwrap();
    for beside in ["data", "quotes"] {
        std::fs::create_dir(copy.path().join(beside)).unwrap();
        for entry in std::fs::read_dir(folder().join(beside)).unwrap().map(Result::unwrap) {
            std::fs::copy(entry.path(), copy.path().join(beside).join(entry.file_name())).unwrap();
        }
    }
    for scenario in shipped() {
        let text = std::fs::read_to_string(&scenario).unwrap();
        let twins = copy.path().join(scenario.file_name().unwrap());
        std::fs::write(&twins, format!("{text}\n[options.twin_a]\n[options.twin_b]\n")).unwrap();
        let bytes = output(busyhour(&twins, &[&FEW[..], &["--options", "twin_a,twin_b"]].concat()));
        let results: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let options: Vec<_> = each(&results["options"]).map(|(_, option)| option).collect();
        assert!(options.len() == 2 && options[0] == options[1], "{}", scenario.display());
        for ranked in results["ranking"].as_array().unwrap() {
            for bound in ["mean", "low", "high"] {
                assert_eq!(ranked["against_best"][bound], 0.0, "{} {bound}", scenario.display());
            }
            assert_eq!(ranked["significant"], false);
        }
    }
}

#[test]
fn every_replication_is_run_twice_when_that_is_asked_for_and_the_results_are_the_same() {
    let scenario = folder().join("day_with_roster.toml");
    for threads in ["1", "3"] {
        let few = [&FEW[..], &["--threads", threads]].concat();
        let twice = [&few[..], &["--check-determinism"]].concat();
        assert!(output(busyhour(&scenario, &twice)) == output(busyhour(&scenario, &few)));
    }
    let out = tempfile::tempdir().unwrap();
    let at = out.path().to_str().unwrap();
    let mut program = busyhour(&scenario, &["--replications", "5", "--no-figures", "--out", at, "--check-determinism"]);
    let told = program.output().unwrap();
    assert!(told.status.success(), "{told:?}");
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("run twice: ") && told.contains("no difference"), "{told}");
}
