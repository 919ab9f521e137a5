//! What a damaged file is told: the line where a person has to look, once, in words that help.

use std::time::Instant;

use proptest::prelude::*;

use super::SHOP;
use crate::document::{Log, Node, Sources, Value, parse, render};

/// Everything said about a text, by place, as `line: message`.
fn said(text: &str) -> Vec<String> {
    let (mut sources, log) = (Sources::new(), Log::new());
    let source = sources.add("a.toml", text);
    let node = parse(source, text, &log);
    let problems = log.into_problems();
    assert!(node.is_some() || !problems.is_empty(), "refused without a word: {text:?}");
    render(&problems, &sources);
    problems.iter().map(|problem| format!("{}: {}", sources.position(problem.place).line, problem.message)).collect()
}

fn tree(text: &str) -> Node {
    let log = Log::new();
    parse(0, text, &log).unwrap_or_else(|| panic!("{:?}", log.into_problems()))
}

#[test]
fn each_mistake_is_said_on_its_line_and_once() {
    let cases: &[(&str, &[&str])] = &[
        ("", &["1: this file is empty"]),
        ("# only a remark\n\n", &["1: this file is empty"]),
        ("share = 0,5\n", &["1: a decimal number is written with a point; write 0.5"]),
        ("a = { share = 0,85, x = 1 }\n", &["1: a decimal number is written with a point; write 0.85"]),
        ("a = 1\nb = \"text\nc = 3\n", &["2: the quote opened here is not closed on its line"]),
        ("a = 1\nb = text\"\nc = 3\n", &["2: this quote closes nothing"]),
        ("a = 1\nb = [\"x\", \"y\"\nc = 3\n", &["2: the list opened here is never closed; a \"]\" is missing"]),
        ("a = 1\nb = { x = 1, y = 2\nc = 3\n", &["2: the table opened here is never closed; a \"}\" is missing"]),
        ("b = { x = [1, 2 }\nc = 3\n", &["1: the list opened here is never closed"]),
        ("b = [\n  [1, 2],\n  [3, 4,\n  [5, 6],\n]\nc = 3\n", &["3: the list opened here is never closed"]),
        ("b = [\n  [1, 2],\n  3, 4],\n  [5, 6],\n]\nc = 3\n", &["3: "]),
        ("b = [\n  \"x\",\n  \"y,\n  \"z\",\n]\nc = 3\n", &["3: the quote opened here is not closed"]),
        ("b = \"x\", \"y\"]\nc = 3\n", &["1: this \"]\" closes nothing"]),
        ("b = [ x = 1 } ]\n", &["1: "]),
        ("a = 1\n[t\nb = 2\n[u]\nc = 3\n", &["2: this table header is not closed; write [name]"]),
        ("[[t]\nb = 2\n[u]\nb = 2\n", &["1: this table header is not closed; write [[name]]"]),
        ("a = 1\nt]\na = 2\n[u]\nb = 2\n", &["2: this \"]\" closes nothing"]),
        ("a =\nb = 2\n", &["1: there is no value after \"=\""]),
        ("a\nb = 2\n", &["1: this line has a key but no \"=\" and no value"]),
        ("a \"x\"\nb = 2\n", &["1: this line has a key but no \"=\""]),
        ("= 2\nb = 2\n", &["1: a key is missing here"]),
        ("a = 1\nb = 2\na = 3\n", &["3: \"a\" is given twice; it stands on line 1 already"]),
        ("[t]\na = 1\n[u]\na = 1\n[t]\nb = 1\n", &["5: \"t\" is given twice; it stands on line 1 already"]),
        ("[t]\na.b = 1\na.b = 2\n", &["3: \"b\" is given twice; it stands on line 2 already"]),
        ("a = { x = 1, x = 2 }\n", &["1: \"x\" is given twice; it stands on line 1 already"]),
        ("a = 1\na.b = 2\n", &["2: \"a\" already has a value above; it cannot be a table too"]),
        ("a = yes\n", &["1: \"yes\" is neither a number nor true or false; text stands in quotes: \"yes\""]),
        (
            "m\u{435}an = 1\n",
            &[
                "1: the key \"m\u{435}an\" contains the Cyrillic letter \"\u{435}\" (U+0435), which looks like the Latin \"e\"",
            ],
        ),
        ("назва = 1\n", &["1: keys are written in Latin letters, and \"н\" (U+043D) is none"]),
        ("a = --1\n", &["1: a number has at most one sign"]),
        ("a = 007\n", &["1: a number does not start with 0"]),
        ("a = 1_\n", &["1: `_` may only go between digits"]),
        ("a = 2026-02-30\n", &["1: "]),
        ("a = 2026-11-01T10:00:00Z\n", &["1: write local time without an offset"]),
        ("a = \"\"\"\nx\n[t]\n", &["1: the text of several lines that is opened here is never closed"]),
        ("a = 1 # \u{1}\n", &["1: a control character stands in this comment"]),
        ("a = 1\rb = 2\r", &["1: "]),
        ("a = [1, 2\n", &["1: the list opened here is never closed"]),
        ("a = \"x\nb = 0,5\nc = [1\nd = 4\n", &["1: the quote", "2: a decimal", "3: the list"]),
    ];
    for (text, expected) in cases {
        let found = said(text);
        let fits = found.len() == expected.len()
            && found.iter().zip(*expected).all(|(found, expected)| found.starts_with(expected));
        assert!(fits, "{text:?}\n  said {found:#?}\n  expected {expected:#?}");
    }
}

#[test]
fn limits_are_said_before_they_cost_anything() {
    let deep = |open: &str, n: usize| format!("a = {}", open.repeat(n));
    let cases: Vec<(String, &str)> = vec![
        ("[".repeat(50_000), "table header"),
        (deep("[", 50_000), "nested deeper than 64"),
        (deep("{a=", 50_000), "nested deeper than 64"),
        (deep("{a.a.a.a.a.a.a=", 50_000), "nested deeper than 64"),
        (format!("{}a=1", "a.".repeat(50_000)), "nested deeper than 64"),
        (format!("[{}a]", "a.".repeat(50_000)), "nested deeper than 64"),
        (format!("a = {{{}a=1}}", "a.".repeat(50_000)), "nested deeper than 64"),
        ("[[t]]\n".repeat(10_001), "more tables than the limit of 10000"),
        (format!("a = \"{}\"", "x".repeat(100_000)), "at most 4096 characters"),
        (format!("{} = 1", "x".repeat(1000)), "a key has at most 256 characters"),
        (format!("a = {}", "9".repeat(100_000)), "a number has at most 64"),
        ("a = 1\n".repeat(800_000), "at most 4194304 are read"),
        (format!("a = [{}]", "1,".repeat(1_000_000)), "words and marks"),
        (format!("a = {}", "1 ".repeat(1_000_000)), "words and marks"),
        ("a\n".repeat(150_000), "no \"=\" and no value"),
        ("\n\t".repeat(2_000_000), "empty"),
        (format!("a='{}", "\\\"\"\"\n".repeat(500_000)), "quote"),
        ("a=\\\"\"\"\n".repeat(400_000), ""),
        ("a='''\\\"\"\"\n".repeat(300_001), ""),
        ("[a\\\"\"\"\n".repeat(9_000), "quote"),
        (format!("a = [{}{}", "1,".repeat(100_000), "\n}".repeat(150_000)), "closes nothing"),
        ("=".repeat(500_000), "too many"),
        ("]".repeat(4_000_000), "closes nothing"),
        (format!("a = [{}", "}".repeat(4_000_000)), ""),
        (format!("a = [{}\n]", "\n#\n".repeat(1_000_000)), ""),
        ("a=1\n".repeat(100_000), "given twice"),
        (format!("[b]\n{}", (0..100_000).map(|n| format!("a{n}=\"\n")).collect::<String>()), "quote"),
        ((0..9_000).map(|n| format!("[a.b{n}.c]\n[a.b{n}]\n")).take(4_500).collect(), ""),
        ("\u{0}".repeat(100), ""),
        (format!("a = \"{}\"", "\\u0041".repeat(600_000)), "4096"),
    ];
    for (text, expected) in cases {
        #[expect(clippy::disallowed_methods, reason = "a text that takes for ever is a fault")]
        let start = Instant::now();
        let found = said(&text);
        let head: String = text.chars().take(40).collect();
        assert!(found.iter().any(|said| said.contains(expected)) || expected.is_empty(), "{head:?}: {found:?}");
        assert!(found.len() <= 21, "{head:?}: {} problems", found.len());
        assert!(start.elapsed().as_secs_f64() < 3.0, "{head:?} took {:?}", start.elapsed());
    }
}

#[test]
fn the_tree_keeps_the_order_of_the_file_and_every_place() {
    let text =
        "z = 1\n[b.c]\nx = 2026-11-27 11:00\ny = 0x10\n[a]\nq = 12:30:00\n[b]\nw = -0.5e1\n[[l]]\n[[l]]\nn = 'x'\n";
    let root = tree(text);
    let Value::Table(entries) = &root.value else { panic!() };
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["z", "b", "a", "l"]);
    let of = |path: &[&str]| {
        let node = path.iter().fold(&root, |node, key| node.get(key).unwrap());
        &text[node.place.start as usize..node.place.end as usize]
    };
    assert_eq!(of(&["b", "c"]), "[b.c]");
    assert_eq!(of(&["b", "c", "x"]), "2026-11-27 11:00");
    assert_eq!(of(&["b", "c", "y"]), "0x10");
    assert_eq!(of(&["b", "w"]), "-0.5e1");
}

#[test]
fn a_lost_mark_is_reported_on_its_line_and_nowhere_else() {
    assert_eq!(said(SHOP), Vec::<String>::new());
    let (mut exact, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for (at, _) in SHOP.match_indices(['"', '[', ']', '{', '}', '=']) {
        let line = SHOP[..at].matches('\n').count() + 1;
        let found = said(&format!("{}{}", &SHOP[..at], &SHOP[at + 1..]));
        all += 1;
        match found.as_slice() {
            // `[[x]` and `[x]]` are found; `""` of an empty text and a quoted key may still be sound.
            [one] if one.starts_with(&format!("{line}: ")) => exact += 1,
            _ => wrong.push((line, found)),
        }
    }
    assert!(exact * 100 >= all * 97, "{exact} of {all}: {wrong:#?}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_a_reason(text: String) {
        said(&text);
    }

    #[test]
    fn any_heap_of_marks_is_read_or_refused(text in "[\\[\\]{}=,.\"'#ab01 \\n\\\\-]{0,60}") {
        said(&text);
    }

    #[test]
    fn a_cut_and_mended_file_is_read_or_refused(a in 0usize..SHOP.len(), b in 0usize..SHOP.len(), c in 0usize..SHOP.len()) {
        if let (Some(head), Some(tail)) = (SHOP.get(..a), SHOP.get(b.min(c)..b.max(c))) {
            said(&format!("{head}{tail}"));
        }
    }
}
