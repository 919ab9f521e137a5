//! Texts that are meant to do harm, in every place of stored results that holds text, through everything that is written of them: no
//! formula, no script, no broken file, nothing outside the folder, nothing that moves a terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use busyhour::report::language::Language;
use busyhour::report::{Look, json, write_all};
use busyhour::storage::OutFolder;
use calamine::{Data, Reader, Xlsx};
use resvg::usvg;
use serde_json::Value;

/// What somebody might call a queue, a vendor, a line of a bill.
const PAYLOADS: [&str; 42] = [
    // Formulas, as spreadsheets of several countries begin them.
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "=HYPERLINK(\"http://x.test\",\"a\")",
    "=IMPORTXML(\"http://x.test\",\"//a\")",
    "\u{FF1D}1+1",
    // Scripts and markup.
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "<a href=\"javascript:alert(1)\">a</a>",
    "<iframe src=//x.test></iframe>",
    "<!--",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<![CDATA[",
    "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;",
    "&lt;script&gt;",
    "&#x3c;script&#x3e;",
    "</style><style>*{display:none}",
    "{{7*7}}{% raw %}",
    "${7*7}#{7*7}",
    // Markdown.
    "| a | b |\n|---|---|\n# a",
    "[a](javascript:alert(1)) ![a](http://x.test/a.png)",
    "```\n<b>",
    // Files.
    "../../../tmp/a",
    "/etc/passwd",
    "C:\\Windows\\CON",
    // Terminals and text.
    "\u{1b}[2J\u{1b}[31m\u{1b}]0;a\u{7}",
    "a\u{202E}b\u{2066}c\u{2028}d\u{200B}e",
    "a\u{0}b\u{8}\u{8}\u{FFFF}c",
    "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} e\u{301}\u{301}\u{301}",
    "%s%n%x",
];

/// Stored results that hold much: options, bills of three vendors, a break-even, risks, warnings.
static STORED: LazyLock<Value> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/three_quotes.toml");
    let done = Command::new(env!("CARGO_BIN_EXE_busyhour"))
        .arg("compare")
        .arg(scenario)
        .args(["--replications", "8", "--no-figures", "--quiet", "--out"])
        .arg(folder.path().join("out"))
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_str(&fs::read_to_string(folder.path().join("out/results.json")).unwrap()).unwrap()
});

/// Where a text stands, without the places in lists.
type Shape = Vec<String>;

/// Calls `each` with the shape of every text, and whether it is a key.
fn texts(value: &mut Value, shape: &mut Shape, each: &mut dyn FnMut(&Shape, bool, &mut String)) {
    match value {
        Value::String(text) => each(shape, false, text),
        Value::Array(values) => {
            shape.push("*".to_owned());
            values.iter_mut().for_each(|value| texts(value, shape, each));
            shape.pop();
        }
        Value::Object(entries) => {
            for (mut key, mut value) in std::mem::take(entries) {
                let known = key.clone();
                each(shape, true, &mut key);
                shape.push(known);
                texts(&mut value, shape, each);
                shape.pop();
                entries.insert(key, value);
            }
        }
        _ => {}
    }
}

/// Something that stands nowhere else.
const MARK: &str = "zq7k";

/// The shapes of what is free text: a mark that is put there comes out again. Of keys each is asked for itself.
static FREE: LazyLock<BTreeSet<(Shape, Option<String>)>> = LazyLock::new(|| {
    let mut all: BTreeMap<(Shape, Option<String>), ()> = BTreeMap::new();
    texts(&mut STORED.clone(), &mut Vec::new(), &mut |shape, is_key, text| {
        _ = all.insert((shape.clone(), is_key.then(|| text.clone())), ());
    });
    let comes_out = |wanted: &(Shape, Option<String>)| {
        let (mut value, mut put) = (STORED.clone(), false);
        texts(&mut value, &mut Vec::new(), &mut |shape, is_key, text| {
            let here = !put && *shape == wanted.0 && is_key == wanted.1.is_some();
            if here && wanted.1.as_ref().is_none_or(|key| key == text) {
                put = true;
                *text = MARK.to_owned();
            }
        });
        let read = json::read(&value.to_string());
        read.is_ok_and(|results| json::write(&results).is_ok_and(|text| text.contains(MARK)))
    };
    all.into_keys().filter(comes_out).collect()
});

/// The stored results with a text in every place that takes any.
fn with(payload: &str) -> Value {
    let mut names = BTreeMap::new();
    let mut value = STORED.clone();
    texts(&mut value, &mut Vec::new(), &mut |shape, is_key, text| {
        if FREE.contains(&(shape.clone(), is_key.then(|| text.clone()))) {
            // One name stays one name.
            let next = names.len();
            *text = names.entry(text.clone()).or_insert_with(|| format!("{payload}{MARK}{next}")).clone();
        }
    });
    value
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

fn csv_is_plain(path: &Path, bytes: &[u8]) {
    for row in csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).records() {
        for cell in &row.unwrap() {
            assert!(!is_formula(cell), "{}: {cell:?}", path.display());
        }
    }
}

/// Well-formed, and with nothing that acts or loads.
fn picture_is_plain(path: &Path, text: &str) {
    usvg::Tree::from_str(text, &usvg::Options::default()).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let tags: Vec<&str> = text.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
    for tag in tags {
        let name = tag.split([' ', '/', '\n']).find(|part| !part.is_empty()).unwrap_or("");
        let known = [
            "svg", "g", "rect", "line", "polyline", "polygon", "circle", "ellipse", "path", "text", "title", "desc",
            "?xml",
        ];
        assert!(known.contains(&name), "{}: <{tag}>", path.display());
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(!outside.contains(" on") && !outside.contains("href"), "{}: <{tag}>", path.display());
    }
}

/// The elements of a page and their attributes, without what scripts, styles and data hold.
fn shapes(page: &str) -> BTreeSet<String> {
    let mut rest = page.to_owned();
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>"), ("id=\"data\">", "</script>")] {
        while let Some(from) = rest.find(open) {
            let to = rest[from..].find(close).unwrap() + from + close.len();
            rest.replace_range(from..to, ">");
        }
    }
    let tag =
        |tag: &str| tag.split('"').step_by(2).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    rest.split('<').skip(1).filter_map(|rest| rest.split('>').next()).map(tag).collect()
}

fn book_is_plain(bytes: &[u8]) {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let mut found = false;
    for sheet in book.sheet_names() {
        assert!(book.worksheet_formula(&sheet).unwrap().cells().all(|(_, _, formula)| formula.is_empty()), "{sheet}");
        for (_, _, cell) in book.worksheet_range(&sheet).unwrap().cells() {
            found |= matches!(cell, Data::String(text) if text.contains(MARK));
        }
    }
    assert!(found, "the workbook has none of the texts");
}

/// Nothing but text and its lines: no sign that moves a cursor, rings or turns the direction of reading.
fn is_tame(text: &str) -> bool {
    let wild = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
    };
    !text.contains(wild)
}

/// Everything that is written of results; the shapes of the page's elements.
fn written(value: &Value, figures: bool, language: Language) -> BTreeSet<String> {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("out");
    let results = json::read(&value.to_string()).unwrap();
    let look = Look { figures, language };
    write_all(&results, &[], None, None, &OutFolder::open(&out).unwrap(), look).unwrap();
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "something was written beside the folder");
    let mut elements = BTreeSet::new();
    for path in files(&out) {
        let bytes = fs::read(&path).unwrap();
        let text = || String::from_utf8(bytes.clone()).unwrap_or_else(|_| panic!("{}: no UTF-8", path.display()));
        match path.extension().and_then(|end| end.to_str()).unwrap_or("") {
            "csv" => csv_is_plain(&path, &bytes),
            "svg" => picture_is_plain(&path, &text()),
            "png" => _ = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap(),
            "html" => elements = shapes(&text()),
            "json" => assert_eq!(json::read(&text()).unwrap(), results),
            "md" => {
                let text = text();
                assert!(is_tame(&text), "{text}");
                // What would begin an element is escaped.
                let bare = text.match_indices('<').find(|(at, _)| {
                    let next = text[at + 1..].chars().next();
                    !text[..*at].ends_with('\\') && next.is_some_and(|c| c.is_ascii_alphabetic() || "/!?".contains(c))
                });
                assert!(bare.is_none(), "{text}");
            }
            "xlsx" => book_is_plain(&bytes),
            other => panic!("a file of another kind, {other}: {}", path.display()),
        }
    }
    elements
}

#[test]
fn texts_that_mean_harm_are_text_in_all_that_is_written_of_them() {
    assert!(FREE.len() > 20, "{:?}", *FREE);
    let harmless = written(&with("harmless"), true, Language::English);
    for (nth, payload) in PAYLOADS.iter().enumerate() {
        // Figures of each tenth: they take most of the time, and every text goes through the same few functions.
        let elements = written(&with(payload), nth % 10 == 2, Language::English);
        let other: Vec<&String> = elements.difference(&harmless).collect();
        assert!(other.is_empty(), "{payload:?} made {other:?}");
    }
}

#[test]
fn they_are_in_the_other_languages_too() {
    for language in [Language::Russian, Language::Ukrainian] {
        let harmless = written(&with("harmless"), false, language);
        for payload in PAYLOADS.iter().skip(12).step_by(5) {
            let elements = written(&with(payload), false, language);
            let other: Vec<&String> = elements.difference(&harmless).collect();
            assert!(other.is_empty(), "{payload:?} made {other:?}");
        }
    }
}

/// A scenario whose names can be replaced.
const SHOP: &str = "format = 1\ntitle = 'TITLE'\ncurrency = 'UAH'\n[calendar]\nstart = 2026-11-02\ndays = 1\nopen = '08:00-20:00'\n\
    [contacts.\"CONTACT\"]\narrivals.poisson = { per_hour = 9 }\ntalk_time.exponential = { mean = '3m' }\npatience.exponential = { mean = '2m' }\n\
    [providers.\"PROVIDER\"]\nkind = 'vendor'\n[[providers.\"PROVIDER\".contract.per_minute]]\nname = 'LINE'\nprice = 9\n\
    [groups.\"GROUP\"]\nprovider = \"PROVIDER\"\nroster = 3\nskills = [\"CONTACT\"]\n[options.\"OPTION\"]\nset = { \"groups.GROUP.roster\" = 2 }\n\
    [run]\nreplications = 2\n";

#[test]
fn names_in_a_scenario_are_refused_with_their_line_or_shown_as_text() {
    let harmless = [
        ("TITLE", "A shop"),
        ("CONTACT", "calls"),
        ("PROVIDER", "alfa"),
        ("LINE", "talk"),
        ("GROUP", "own"),
        ("OPTION", "less"),
    ];
    for payload in PAYLOADS {
        for (place, _) in harmless {
            let folder = tempfile::tempdir().unwrap();
            let text = harmless.iter().fold(SHOP.to_owned(), |text, (name, plain)| {
                let value =
                    if *name == place { serde_json::to_string(payload).unwrap() } else { format!("\"{plain}\"") };
                let bare = value.trim_matches('"');
                // In quotes of either kind in the text above; as a key within a path they stand as they are.
                text.replace(&format!("'{name}'"), &value).replace(&format!("\"{name}\""), &value).replace(name, bare)
            });
            fs::write(folder.path().join("shop.toml"), text).unwrap();
            let done = Command::new(env!("CARGO_BIN_EXE_busyhour"))
                .args(["compare", "shop.toml", "--no-figures", "--out", "out"])
                .current_dir(folder.path())
                .output()
                .unwrap();
            let said = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
            assert!(is_tame(&said), "{payload:?} as {place}: {said:?}");
            let names: BTreeSet<String> = fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            match done.status.code() {
                Some(0) => assert_eq!(
                    names,
                    BTreeSet::from(["out".to_owned(), "shop.toml".to_owned()]),
                    "{payload:?} as {place}"
                ),
                Some(2) => {
                    assert_eq!(names.len(), 1, "{payload:?} as {place}: {names:?}");
                    assert!(said.contains("shop.toml:"), "{payload:?} as {place}: {said}");
                }
                code => panic!("{payload:?} as {place}: {code:?} {said}"),
            }
        }
    }
}
