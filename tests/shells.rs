//! What shells and `man` are told of the commands, by a shell and by `man` themselves.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::process::Command;

fn busyhour(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What bash offers where the last of these words is being typed.
fn completed(script: &str, words: &[&str]) -> String {
    let last = words.last().unwrap();
    let before = words[words.len().saturating_sub(2)];
    let line = format!(
        "source {script}; COMP_WORDS=({}); COMP_CWORD={}; _busyhour busyhour '{last}' '{before}'; echo \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        words.len() - 1
    );
    let output = Command::new("bash").args(["--norc", "-c", &line]).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[cfg(unix)]
fn bash_completes_commands_options_and_words() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("busyhour.bash");
    fs::write(&script, busyhour(&["completions", "bash"])).unwrap();
    let script = script.display().to_string();
    assert_eq!(completed(&script, &["busyhour", "comp"]).trim(), "compare completions");
    assert!(completed(&script, &["busyhour", "run", "--no"]).contains("--no-figures"));
    assert!(completed(&script, &["busyhour", "list", "cl"]).contains("clauses"));
}

#[test]
fn every_shell_gets_a_script() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(String::from_utf8(busyhour(&["completions", shell])).unwrap().contains("staff"), "{shell}");
    }
}

#[test]
fn every_command_has_a_page_of_the_manual_that_man_reads_without_complaint() {
    let folder = tempfile::tempdir().unwrap();
    busyhour(&["man", "--out", folder.path().to_str().unwrap()]);
    for page in ["busyhour.1", "busyhour-run.1", "busyhour-compare.1", "busyhour-sweep-plan.1"] {
        let file = folder.path().join(page);
        assert!(file.exists(), "{page}");
        let Ok(read) = Command::new("man").args(["--warnings", "-l"]).arg(&file).env("MANWIDTH", "80").output() else {
            continue;
        };
        let told = String::from_utf8_lossy(&read.stderr).into_owned();
        assert!(told.trim().is_empty(), "{page}: {told}");
        assert!(String::from_utf8_lossy(&read.stdout).to_lowercase().contains("busyhour"), "{page}");
    }
}
