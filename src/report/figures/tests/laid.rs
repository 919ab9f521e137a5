//! How texts are laid: titles, axes with units, in each language; none is cut, none stands on another, whatever names are.

use plotters::style::BLACK;
use plotters::style::text_anchor::{HPos, VPos};
use resvg::usvg::roxmltree::Document;

use super::rich::rich;
use crate::report::figures::{Figure, all, ink, png};
use crate::report::language::{Language, Told};
use crate::results::{OptionResults, Results};

/// What each figure says on its two axes, or of its rows, in English.
const SAYS: [(&str, &[&str]); 13] = [
    ("service_level_by_time", &["time of day, h:mm", "% answered in time", "% answered within 20 s", "80 %", "8:00"]),
    ("service_level_curve", &["t, wait in seconds", "% of offered answered", "100 %"]),
    ("cost_against_service_level", &["Cost, UAH a month", "% answered within 20 s", "300,000", "target 80 % in 20 s"]),
    ("tornado", &["Profit of hybrid less that of own_only, UAH a month", "measured, 2:42 min … 3:18 min"]),
    ("along", &["Profit, UAH a month", "Cost, UAH a month", "calls a day"]),
    ("map", &["calls a day", "handle time, m:ss", "4:10"]),
    ("agents_by_time", &["time of day, h:mm", "Agents", "required", "staffed", "scheduled"]),
    ("service_by_day_and_time", &["h:mm", "% answered in time", "Mon", "65", "90–100"]),
    ("invoices", &["amount over the whole calendar, UAH", "alfa: per_minute", "213,000"]),
    ("bills", &["Bills of all months that were simulated, UAH", "309,000", "nine of ten bills"]),
    ("reports", &["% answered in time", "average wait of the answered, s", "93.0 % / 80.0 %", "own_only: alfa"]),
    ("hidden_demand", &["tries, and people, over the whole calendar", "9,000", "own_only: 1.07 people for each one"]),
    ("erlang_by_time", &["time of day, h:mm", "% answered in time", "By Erlang", "Simulated"]),
];

fn drawn(results: &Results, language: Language) -> Vec<Figure> {
    all(&Told::new(results, language))
}

/// A text of a figure: its letters, and its left, top, right and bottom end.
struct Laid {
    text: String,
    ends: [f64; 4],
}

fn laid(svg: &str) -> Vec<Laid> {
    let document = Document::parse(svg).unwrap();
    let number =
        |node: &resvg::usvg::roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let of = |node: resvg::usvg::roxmltree::Node| {
        let text = node.text().unwrap().trim().to_owned();
        let (x, y, size) = (number(&node, "x"), number(&node, "y"), number(&node, "font-size"));
        let width = f64::from(ink::width(&text, (size / 2.0).round() as u32) * ink::FINE);
        let left = match node.attribute("text-anchor") {
            Some("middle") => -width / 2.0,
            Some("end") => -width,
            _ => 0.0,
        };
        // Capitals are 0.73 of an em high.
        let top = match node.attribute("dy") {
            Some("0.76em") => 0.0,
            Some("0.5ex") => -0.4 * size,
            _ => -0.73 * size,
        };
        let (right, bottom) = (left + width, top + 0.73 * size);
        let ends = match node.attribute("transform") {
            // Upwards.
            Some(_) => [x + top, y - right, x + bottom, y - left],
            None => [x + left, y + top, x + right, y + bottom],
        };
        Laid { text, ends }
    };
    document.descendants().filter(|node| node.tag_name().name() == "text").map(of).collect()
}

/// The texts of a figure, one line after the other.
fn texts(svg: &str) -> String {
    laid(svg).into_iter().map(|laid| laid.text).collect::<Vec<_>>().join("\n")
}

/// So many options, with names as long as may be.
fn many(count: usize, name: impl Fn(usize) -> String) -> Results {
    let mut results = rich();
    let (options, risk) = (results.options.0.clone(), results.risk.clone().unwrap());
    let again = |nth: usize| (name(nth), options[nth % options.len()].1.clone());
    let all: Vec<(String, OptionResults)> = (0..count).map(again).collect();
    let mut rename = |old: &mut String| {
        let nth = options.iter().position(|(known, _)| known == old);
        nth.filter(|nth| *nth < count).into_iter().for_each(|nth| *old = name(nth));
    };
    let tornado = results.tornado.as_mut().unwrap();
    rename(&mut tornado.best);
    tornado.runner_up.iter_mut().for_each(&mut rename);
    results.along.iter_mut().flat_map(|along| &mut along.options).for_each(|one| rename(&mut one.option));
    let map = results.map.as_mut().unwrap();
    map.options.iter_mut().chain(map.cells.iter_mut().map(|cell| &mut cell.winner)).for_each(&mut rename);
    results.ranking.clear();
    results.risk.as_mut().unwrap().options = (0..count)
        .map(|nth| crate::results::risk::OptionRisk { option: name(nth), ..risk.options[nth % 3].clone() })
        .collect();
    results.options.0 = all;
    results
}

#[test]
fn each_figure_says_what_its_axes_show_and_in_which_units() {
    let figures = drawn(&rich(), Language::English);
    assert_eq!(figures.len(), SAYS.len());
    for (name, says) in SAYS {
        let text = texts(&figures.iter().find(|figure| figure.name == name).unwrap().svg);
        for word in says {
            assert!(text.contains(word), "{name} does not say {word}:\n{text}");
        }
        // The title is a question.
        assert!(text.lines().next().unwrap().ends_with('?'), "{name}: {text}");
    }
}

#[test]
fn figures_speak_the_language_and_its_notation() {
    for language in [Language::Russian, Language::Ukrainian] {
        for figure in drawn(&many(3, |nth| format!("варіант {nth}")), language) {
            let text = texts(&figure.svg);
            for line in text.lines() {
                let is_cyrillic = |sign: char| ('\u{400}'..'\u{500}').contains(&sign);
                // Names of the fixture, numbers, and signs of mathematics.
                let names = ["sales", "support", "own", "alfa", "shop", "contacts.", "groups.", "UAH", "n = ", "SL"];
                let known = names.iter().any(|name| line.contains(name))
                    || line.chars().filter(|c| c.is_alphabetic()).count() < 2;
                assert!(known || line.chars().any(is_cyrillic), "{} in {}: {line}", figure.name, language.code());
            }
            assert!(!text.contains("answered") && !text.contains("300,000"), "{}: {text}", figure.name);
        }
    }
}

#[test]
fn no_text_is_cut_and_none_stands_on_another() {
    let long = |nth: usize| format!("Щорічний підрядник із довгою назвою <script> & {nth} ЮЩФЖМ ще довша");
    for results in [rich(), many(1, long), many(8, long), many(40, long)] {
        for language in [Language::English, Language::Ukrainian] {
            for figure in drawn(&results, language) {
                assert!(!figure.svg.contains("NaN") && !figure.svg.contains("inf"), "{}", figure.name);
                let document = Document::parse(&figure.svg).unwrap();
                let size = |name: &str| 2.0 * document.root_element().attribute(name).unwrap().parse::<f64>().unwrap();
                let (width, height) = (size("width"), size("height"));
                let all = laid(&figure.svg);
                for (nth, one) in all.iter().enumerate() {
                    let [left, top, right, bottom] = one.ends;
                    let within = left >= 0.0 && top >= 0.0 && right <= width && bottom <= height;
                    assert!(within, "{} {}: {:?} of {width} x {height}", figure.name, one.text, one.ends);
                    // Points of one chart may lie on each other, and so their names.
                    if figure.name == "cost_against_service_level" {
                        continue;
                    }
                    for other in &all[..nth] {
                        let [l, t, r, b] = other.ends;
                        let apart = right <= l || r <= left || bottom <= t || b <= top;
                        assert!(apart, "{} ({}): {} on {}", figure.name, language.code(), one.text, other.text);
                    }
                }
            }
        }
    }
}

#[test]
fn names_are_letters_and_nothing_else() {
    for figure in drawn(&many(2, |nth| format!("<script>{nth}</script>")), Language::English) {
        let document = Document::parse(&figure.svg).unwrap();
        assert!(document.descendants().all(|node| node.tag_name().name() != "script"), "{}", figure.name);
        let told =
            ["map", "tornado", "agents_by_time"].contains(&figure.name) || figure.svg.contains("&lt;script&gt;0");
        assert!(told, "{} names no option", figure.name);
    }
}

#[test]
fn a_day_of_one_interval_is_drawn() {
    let mut results = rich();
    for (_, option) in &mut results.options.0 {
        option.time_of_day.values_mut().for_each(|rows| rows.truncate(1));
        let by_time = option.by_time.as_mut().unwrap();
        by_time.agents.values_mut().for_each(|rows| rows.truncate(1));
        by_time.erlang.truncate(1);
        by_time.days.times.truncate(1);
    }
    let names: Vec<&str> = drawn(&results, Language::English).iter().map(|figure| figure.name).collect();
    assert!(names.contains(&"service_level_by_time") && names.contains(&"agents_by_time"), "{names:?}");
    assert!(!names.contains(&"service_by_day_and_time"), "{names:?}");
}

#[test]
fn the_page_of_the_documents_names_every_figure() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/report.md")).unwrap();
    for (name, _) in SAYS {
        assert!(page.contains(&format!("| `{name}` |")), "{name}");
    }
}

/// The last column that a text of a figure darkens, in pixels of the finished picture.
fn drawn_to(text: &str, size: u32) -> i32 {
    let style = ink::letters(size, BLACK, HPos::Left, VPos::Top);
    let svg = ink::document(900, 60, |area| ink::write(area, text, &style, (0, 20))).unwrap();
    let picture = resvg::tiny_skia::Pixmap::decode_png(&png(&svg).unwrap()).unwrap();
    let dark = picture.pixels().iter().enumerate().filter(|(_, pixel)| pixel.red() < 128);
    dark.map(|(nth, _)| nth as i32 % picture.width() as i32 / ink::FINE).max().unwrap()
}

#[test]
fn a_text_is_measured_as_it_is_drawn() {
    for text in ["cost, UAH a month", "Щорічний підрядник із довгою назвою", "WWWWW iiiii 1,234.56 %"]
    {
        for size in [9, 11, 16] {
            let (measured, drawn) = (ink::width(text, size), drawn_to(text, size));
            assert!((drawn..drawn + 8).contains(&measured), "{text} {size}: {measured}, drawn {drawn}");
        }
    }
}
