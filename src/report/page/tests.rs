//! The page as a whole: what stands on it, what does not, and that no name on it is more than text.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::report::{fixture, fixture_along};

fn page(results: &Results) -> String {
    html(results, Language::English).unwrap()
}

/// Whether a section stands on the page.
fn has(page: &str, id: &str) -> bool {
    page.contains(&format!("<section id=\"{id}\""))
}

/// What stands between two marks, for each of them.
fn between<'a>(page: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    page.split(open).skip(1).filter_map(|rest| Some(rest.split_once(close)?.0)).collect()
}

/// All tags of a page, without what scripts, styles and data hold.
fn tags(page: &str) -> Vec<String> {
    let mut rest = page.to_owned();
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>"), ("id=\"data\">", "</script>")] {
        while let Some(from) = rest.find(open) {
            let to = rest[from..].find(close).unwrap() + from + close.len();
            rest.replace_range(from..to, ">");
        }
    }
    between(&rest, "<", ">").into_iter().map(str::to_owned).collect()
}

#[test]
fn what_applies_stands_on_the_page_and_what_does_not_is_left_out() {
    let compared = page(&fixture_along::along());
    for id in ["decision", "options", "contacts", "day", "curve", "cost", "invoices", "break-even", "validity"] {
        assert!(has(&compared, id), "{id}");
    }
    // No risk, no tornado, no reports of vendors in these results.
    for id in ["bills", "tornado", "reports"] {
        assert!(!has(&compared, id), "{id}");
    }
    let run = page(&fixture::run());
    for id in ["options", "cost", "break-even", "tornado"] {
        assert!(!has(&run, id), "{id}");
    }
    assert!(has(&run, "day") && has(&run, "validity"));
    // Every link leads somewhere.
    for link in between(&compared, "href=\"#", "\"") {
        assert!(has(&compared, link), "{link}");
    }
}

#[test]
fn what_others_made_goes_with_its_licence() {
    let page = page(&fixture::run());
    assert!(page.contains("Copyright (c) 2022 Leon Sorokin") && page.contains("Permission is hereby granted"));
    // Nothing in the licence ends the comment in which it stands.
    assert!(!UPLOT_LICENCE.contains("--") && !UPLOT_LICENCE.contains("*/"));
}

#[test]
fn a_page_of_nothing_and_of_one_replication_can_be_made() {
    for results in [fixture::empty(), fixture::nothing_happened(), fixture::one_replication(), fixture::undecided()] {
        let page = page(&results);
        assert!(has(&page, "decision") && has(&page, "validity"));
        let read = page.split_once("id=\"data\">").unwrap().0;
        assert!(!read.contains("NaN") && !read.contains(">null<"));
    }
    assert!(!page(&fixture::one_replication()).contains("class=\"interval\""));
}

#[test]
fn the_same_results_give_the_same_bytes_in_each_language() {
    for language in Language::ALL {
        let results = fixture_along::along();
        let first = html(&results, language).unwrap();
        assert_eq!(first, html(&results, language).unwrap());
        assert!(first.contains(&format!("<html lang=\"{}\">", language.code())));
    }
}

#[test]
fn no_name_is_more_than_text() {
    let evil = [
        "</script><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "{{7*7}}",
        "{% raw %}",
        "a\u{2028}b\u{202E}c",
        "<!--<script>",
    ];
    for name in evil {
        let mut results = fixture_along::along();
        results.title = name.to_owned();
        results.scenario = name.to_owned();
        results.currency = name.to_owned();
        results.options.0[0].0 = name.to_owned();
        results.ranking.iter_mut().filter(|one| one.option == "own_only").for_each(|one| one.option = name.to_owned());
        for (_, option) in &mut results.options.0 {
            let sales = option.contacts.remove("sales").unwrap();
            option.contacts.insert(name.to_owned(), sales);
            let day = option.time_of_day.remove("sales").unwrap();
            option.time_of_day.insert(name.to_owned(), day);
            option.invoices[0].provider = name.to_owned();
        }
        let (page, plain) = (page(&results), page(&fixture_along::along()));
        // The same elements with the same attributes as a page of harmless names, but for the texts within the attributes.
        let shape = |page: &str| tags(page).iter().map(|tag| attributes(tag)).collect::<Vec<_>>();
        let allowed = shape(&plain);
        for tag in shape(&page) {
            assert!(allowed.contains(&tag), "{name:?} made {tag:?}");
        }
        assert_eq!(page.matches("</script>").count(), plain.matches("</script>").count(), "{name:?}");
        assert!(!page.contains('\u{2028}') && !page.contains('\u{202E}'), "{name:?}");
        assert!(!name.contains("7*7") || page.contains("{{7*7}}"));
    }
    // All names at once, from the fixture that other texts are tested with.
    assert!(!page(&fixture::hostile()).contains("<script>alert(1)"));
}

/// An element and the names of its attributes.
fn attributes(tag: &str) -> Vec<String> {
    let mut outside = String::new();
    for (nth, part) in tag.split('"').enumerate() {
        outside.push_str(if nth % 2 == 0 { part } else { "" });
    }
    outside.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_policy_names_the_very_scripts_and_styles_of_the_page() {
    let page = page(&fixture::compare(2));
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0]
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/");
    let scripts = between(&page, "<script>", "</script>");
    assert_eq!(scripts.len(), 2);
    for text in scripts.into_iter().chain(between(&page, "<style>", "</style>")) {
        assert!(policy.contains(&storage::digest::source(text)), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
}

#[test]
fn nothing_is_loaded_and_nothing_is_set_within_a_tag() {
    for results in [fixture_along::along(), fixture::hostile(), fixture::quotes()] {
        for tag in tags(&page(&results)) {
            let names: Vec<String> = attributes(&tag).into_iter().skip(1).collect();
            let named = |start: &str| names.iter().any(|name| name.starts_with(start));
            assert!(!named("style=") && !named("on") && !named("src="), "{tag}");
            assert!(!tag.contains("href=") || tag.contains("href=\"#") || tag.contains("href=\"data:,\""), "{tag}");
        }
    }
    // The page's own scripts ask for nothing either.
    let script = SCRIPT.replace("http://www.w3.org/2000/svg", "the name of SVG, which is no address");
    for word in ["fetch(", "XMLHttpRequest", "import(", "http:", "https:", "innerHTML", "eval("] {
        assert!(!script.contains(word) && !STYLE.contains(word), "{word}");
    }
}

#[test]
fn forty_options_of_fifty_types_stay_a_page() {
    let mut results = fixture::compare(2);
    let one = results.options.0[0].1.clone();
    results.options.0.clear();
    results.ranking.clear();
    for nth in 0..40 {
        let mut option = one.clone();
        for kind in 0..50 {
            option.contacts.insert(format!("type {kind}"), one.contacts["sales"].clone());
            option.time_of_day.insert(format!("type {kind}"), one.time_of_day["sales"].clone());
        }
        results.options.0.push((format!("option {nth}"), option));
    }
    let page = page(&results);
    assert!(page.len() < 4_000_000, "{}", page.len());
    assert!(page.contains("contact types with fewer contacts are left out of this chart"));
}
