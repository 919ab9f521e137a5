//! The pages of `docs/` are one book: each in its contents once, in an order that every page goes on with.
#![allow(clippy::unwrap_used, clippy::panic)]

mod pages;

use std::fs;
use std::path::PathBuf;

use pages::{blocks, book, links, root};

/// The contents: title and page, in order.
fn contents() -> Vec<(String, PathBuf)> {
    let page = fs::read_to_string(root().join("docs/SUMMARY.md")).unwrap();
    let lines = page.lines().filter(|line| line.contains("]("));
    let entries = lines.map(|line| {
        let (title, file) = line.trim_start_matches("- ").trim_start_matches('[').split_once("](").unwrap();
        (title.to_owned(), root().join("docs").join(file.trim_end_matches(')')))
    });
    entries.collect()
}

#[test]
fn every_page_stands_in_the_contents_once() {
    let mut listed: Vec<PathBuf> = contents().into_iter().map(|(_, page)| page).collect();
    listed.sort();
    let mut pages = book();
    pages.retain(|page| !page.ends_with("SUMMARY.md"));
    assert_eq!(listed, pages);
}

#[test]
fn a_page_is_called_in_the_contents_as_it_calls_itself() {
    for (title, page) in contents() {
        let text = fs::read_to_string(&page).unwrap();
        assert_eq!(text.lines().next().unwrap(), format!("# {title}"), "{}", page.display());
    }
}

#[test]
fn every_page_begins_with_whom_it_is_for() {
    for (_, page) in contents() {
        let text = fs::read_to_string(&page).unwrap();
        let first = text.lines().skip(1).find(|line| !line.is_empty()).unwrap();
        assert!(first.starts_with("For "), "{}: {first}", page.display());
    }
}

#[test]
fn every_page_ends_with_the_next_one() {
    let contents = contents();
    for pair in contents.windows(2) {
        let ((_, page), (title, next)) = (&pair[0], &pair[1]);
        let text = fs::read_to_string(page).unwrap();
        let last = text.lines().next_back().unwrap();
        assert!(last.starts_with(&format!("Next: [{title}](")), "{}: {last}", page.display());
        let to = page.parent().unwrap().join(&links(last)[0]);
        assert_eq!(to.canonicalize().unwrap(), next.canonicalize().unwrap(), "{}", page.display());
    }
    let last = fs::read_to_string(&contents.last().unwrap().1).unwrap();
    assert!(!last.lines().next_back().unwrap().starts_with("Next: "));
}

#[test]
fn a_tutorial_leads_through_questions_that_each_have_a_next_step_and_a_mistake() {
    let tutorials = book().into_iter().filter(|page| page.parent().is_some_and(|folder| folder.ends_with("tutorials")));
    let mut told = 0;
    for page in tutorials {
        let mut text = fs::read_to_string(&page).unwrap();
        // Headings that a command shows are none of the page.
        for block in blocks(&text) {
            text = text.replacen(&block.text, "", 1);
        }
        for step in text.split("\n## ").skip(1) {
            for part in ["**The question.**", "**Read it.**", "**Next.**", "**A common mistake.**"] {
                assert!(step.contains(part), "{}: {}: {part}", page.display(), step.lines().next().unwrap());
            }
            assert!(step.contains("```sh") || step.contains("```python"), "{}: no step to do", page.display());
            told += 1;
        }
    }
    assert!(told > 20, "{told} steps");
}
