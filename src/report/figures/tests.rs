//! Every figure is well formed, is drawn where there is something to show, and is legible.

#![allow(clippy::unwrap_used)]

mod laid;
mod rich;

use super::*;
use crate::report::fixture;
use crate::report::language::Language;
use crate::results::Results;

/// All figures of results in English.
fn all(results: &Results) -> Vec<Figure> {
    super::all(&Told::new(results, Language::English))
}

/// Every kind of results that a figure may meet.
fn cases() -> Vec<(&'static str, Results)> {
    vec![
        ("run", fixture::run()),
        ("compare_3", fixture::compare(3)),
        ("compare_6", fixture::compare(6)),
        ("one_replication", fixture::one_replication()),
        ("nothing_happened", fixture::nothing_happened()),
        ("empty", fixture::empty()),
        ("hostile", fixture::hostile()),
        ("studied", crate::report::studied::studied()),
        ("rich", rich::rich()),
    ]
}

#[test]
fn every_figure_is_well_formed_and_holds_no_markup_of_a_name() {
    for (case, results) in cases() {
        for figure in all(&results) {
            let document = resvg::usvg::roxmltree::Document::parse(&figure.svg).unwrap();
            assert!(document.descendants().all(|n| n.tag_name().name() != "script"), "{case} {}", figure.name);
        }
    }
}

#[test]
fn figures_are_drawn_where_there_is_something_to_show_and_only_there() {
    let count = |results: &Results| all(results).len();
    // Service by time and by wait, cost, invoices.
    assert_eq!(count(&fixture::compare(3)), 4);
    assert_eq!(count(&crate::report::studied::studied()), 5);
    assert_eq!(count(&fixture::one_replication()), 4);
    assert_eq!(count(&rich::rich()), FIGURES.len());
    assert_eq!(count(&fixture::nothing_happened()), 0);
    assert_eq!(count(&fixture::empty()), 0);
    let mut free = fixture::run();
    free.options.0[0].1.total.by_name.remove("cost");
    free.options.0[0].1.total.by_name.remove("profit");
    free.options.0[0].1.invoices.clear();
    assert_eq!(count(&free), 2);
}

#[test]
fn bands_are_drawn_after_several_replications_and_not_after_one() {
    let bands = |results: &Results| all(results)[0].svg.matches("<polygon").count();
    assert!(bands(&fixture::compare(2)) > 0);
    assert!(!all(&fixture::one_replication())[0].svg.contains("fill=\"#005C94\" opacity=\"0.15\""));
}

#[test]
fn png_pictures_are_not_blank_and_twice_the_size() {
    for (case, results) in cases() {
        for figure in all(&results) {
            let bytes = png(&figure.svg).unwrap();
            let picture = resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
            assert_eq!(picture.width(), 1800);
            let dark = picture.pixels().iter().filter(|p| p.red() < 200).count();
            assert!(dark > 5000, "{case} {}", figure.name);
            if let Some(folder) = std::env::var_os("BUSYHOUR_SHOW_FIGURES") {
                std::fs::write(std::path::Path::new(&folder).join(format!("{case}_{}.png", figure.name)), &bytes)
                    .unwrap();
            }
        }
    }
}

#[test]
fn letters_of_both_alphabets_are_in_the_font() {
    let picture = |name: &str| {
        let mut results = fixture::run();
        results.options.0[0].0 = name.to_owned();
        png(&all(&results)[2].svg).unwrap()
    };
    // Missing letters are all drawn as the same box.
    assert_ne!(picture("Київ"), picture("Одес"));
    assert_ne!(picture("žlut"), picture("çaré"));
}

#[test]
fn no_text_is_no_picture() {
    assert!(png("").is_err());
    assert!(png("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e9\" height=\"1e9\"/>").is_err());
}

#[test]
fn names_in_the_table_are_unique_and_fit_files() {
    for (n, entry) in FIGURES.iter().enumerate() {
        assert!(FIGURES.iter().skip(n + 1).all(|other| other.name != entry.name));
        assert!(entry.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !entry.shows.is_empty());
    }
}
