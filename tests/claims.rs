//! The page of claims is what the runs say, and it decides every claim that it tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../claims/book/mod.rs"]
mod book;
mod figures;

use std::path::Path;

use book::{Found, Test, Verdict, verdict::Holds};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs every claim once; all that is held of the page needs no second run.
#[test]
fn the_page_is_what_the_command_writes_and_every_claim_on_it_is_decided() {
    let tested: Vec<_> = book::claims().into_iter().map(|claim| book::test(root(), claim).unwrap()).collect();
    for (claim, runs, found) in &tested {
        let unsure: Vec<_> = found.cases.iter().filter(|case| case.holds == Holds::Unsure).collect();
        assert!(found.verdict() != Verdict::Undecided, "C{}: {}: {unsure:#?}", claim.number, runs.name);
    }
    let page = book::write::page(&tested).unwrap();
    let there = std::fs::read_to_string(root().join(book::PAGE)).unwrap();
    let differs = page.lines().zip(there.lines()).find(|(now, before)| now != before);
    assert!(page == there, "write it anew with `cargo run --release --example claims`; it differs at {differs:#?}");
}

#[test]
fn every_claim_has_an_entry_with_a_scenario_and_what_was_assumed() {
    let claims = book::claims();
    assert_eq!(claims.iter().map(|claim| claim.number).collect::<Vec<_>>(), (1..=31).collect::<Vec<_>>());
    for claim in claims {
        let Test { scenario, assumed, .. } = claim.test;
        assert!(scenario.starts_with(&format!("c{:02}_", claim.number)), "C{}: {scenario}", claim.number);
        assert!(!assumed.is_empty());
    }
}

#[test]
fn every_scenario_of_the_gallery_of_claims_is_on_the_page() {
    let tested: Vec<&str> = book::claims().into_iter().map(|claim| claim.test.scenario).collect();
    for entry in std::fs::read_dir(root().join("scenarios/claims")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(tested.contains(&name.as_str()), "{name} is tested by no claim");
        let text = std::fs::read_to_string(&path).unwrap();
        let head: String = text.lines().take_while(|line| line.starts_with('#')).collect();
        for word in ["# Claim C", "ssumption", "Expect"] {
            assert!(head.contains(word), "the header of {name} does not say \"{word}\"");
        }
    }
}

#[test]
fn a_verdict_follows_from_its_cases_alone() {
    let found = |cases: &[Holds]| {
        let none = Found::depending_on("nothing");
        cases.iter().fold(none, |found, holds| found.case("then", *holds, String::new())).verdict()
    };
    assert_eq!(found(&[Holds::Yes, Holds::Yes]), Verdict::Reproduced);
    assert_eq!(found(&[Holds::No, Holds::No]), Verdict::Refuted);
    assert_eq!(found(&[Holds::No, Holds::Yes]), Verdict::Depends);
    assert_eq!(found(&[Holds::Yes, Holds::Unsure]), Verdict::Undecided);
    assert_eq!(found(&[]), Verdict::Undecided);
}

/// Not that each figure stands for the right thing, but that none is made up or left over from other runs.
#[test]
fn figures_in_the_header_of_a_claim_are_found_in_its_scenario_or_on_the_page() {
    let page = std::fs::read_to_string(root().join(book::PAGE)).unwrap();
    let mut strange = Vec::new();
    for claim in book::claims() {
        let scenario = claim.test.scenario;
        let text = std::fs::read_to_string(root().join(format!("scenarios/claims/{scenario}.toml"))).unwrap();
        let (head, body) = text.split_once("\nformat").unwrap();
        let entry = page.split(&format!("<a id=\"c{}\">", claim.number)).nth(1).unwrap();
        let entry = entry.split("<a id=").next().unwrap();
        strange.extend(figures::unknown(head, body, entry).into_iter().map(|figure| (claim.number, figure)));
    }
    assert!(strange.is_empty(), "{strange:#?}");
}

/// Whoever reads either finds the same command, and the entry was written from it.
#[test]
fn what_an_entry_tells_to_ask_stands_in_the_header_of_its_scenario() {
    let page = std::fs::read_to_string(root().join(book::PAGE)).unwrap();
    let mut asked = 0;
    for (_, rest) in
        page.match_indices("`busyhour compare scenarios/claims/").map(|(at, start)| page[at..].split_at(start.len()))
    {
        let (name, rest) = rest.split_once(".toml ").unwrap();
        let options = rest.split('`').next().unwrap();
        let text = std::fs::read_to_string(root().join(format!("scenarios/claims/{name}.toml"))).unwrap();
        let command = format!("#   busyhour compare THIS-FILE {options}");
        assert!(text.lines().any(|line| line == command), "{name}: {command}");
        asked += 1;
    }
    assert!(asked >= 7, "{asked}");
}

#[test]
fn a_figure_that_is_nowhere_is_found_out() {
    let (body, entry) = ("roster = 4\nconversion = 0.075\n", "6.6 % of the callers, 39.8 people, a dozen");
    let unknown = |head: &str| figures::unknown(head, body, entry);
    assert!(unknown("# Four agents, forty people and twelve items, one in fifteen of whom").is_empty());
    assert_eq!(
        unknown("# Eight times. Twelve of a hundred come, a third of ten"),
        ["eight", "twelve of 100", "a third", "ten"]
    );
}
