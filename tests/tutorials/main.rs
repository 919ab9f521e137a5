//! The tutorials are true: each is done from top to bottom, as it stands, in a folder of its own, and what it shows is what comes.
//!
//! `TUTORIALS=write cargo test --release --test tutorials` writes shown output anew where only numbers differ; the words around it are to be
//! read again by a person. `PYTHON` is the Python that has the packages which a tutorial names; without them its blocks of Python are skipped.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "../pages/mod.rs"]
mod pages;
mod shown;
mod steps;

use std::fs;

use pages::{blocks, root};

/// Does all steps of a page, as many at least.
fn follow(page: &str, steps: usize) {
    let path = root().join("docs").join(page);
    let page = fs::read_to_string(&path).unwrap();
    let mut reader = steps::Reader::begin();
    let (mut wrong, mut lines) = (Vec::new(), page.lines().map(str::to_owned).collect::<Vec<_>>());
    for block in blocks(&page) {
        if let Err(problem) = reader.step(&block) {
            wrong.push(format!("{}:{}: {}", path.display(), block.line, problem.said));
            // As many lines as before: only numbers are other.
            for (line, anew) in lines[block.line - 1..].iter_mut().zip(problem.anew.unwrap_or_default().lines()) {
                anew.clone_into(line);
            }
        }
    }
    if std::env::var("TUTORIALS").is_ok_and(|wish| wish == "write") {
        fs::write(&path, lines.join("\n") + "\n").unwrap();
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(reader.ran >= steps, "{} has {} steps", path.display(), reader.ran);
}

#[test]
fn the_first_five_minutes_end_with_a_decision() {
    follow("README.md", 1);
}

#[test]
fn a_planner_comes_from_a_template_to_a_roster() {
    follow("tutorials/planner.md", 10);
}

#[test]
fn an_analyst_comes_from_letters_to_a_choice() {
    follow("tutorials/analyst.md", 10);
}

#[test]
fn a_researcher_comes_from_a_plan_to_figures_that_can_be_cited() {
    follow("tutorials/researcher.md", 7);
}
