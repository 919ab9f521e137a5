//! The note and the report in Russian and Ukrainian keep no English word: each word in Latin letters is a name of the file, a key or a
//! command, or stands on a short list with its reason.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Words in Latin letters that both languages write so.
const LATIN: [(&str, &str); 14] = [
    ("busyhour", "the program's name"),
    ("n", "the statistician's number of replications"),
    ("P5", "a percentile"),
    ("P50", "a percentile"),
    ("P95", "a percentile"),
    ("SL", "SL(t), the curve's name"),
    ("t", "SL(t), the curve's name"),
    ("A", "Erlang A"),
    ("C", "Erlang C"),
    ("SMS", "the service's name"),
    ("CRM", "the system's name"),
    ("FILE", "stands for a file in a command"),
    ("base", "the name of the file as written"),
    ("run", "a command"),
];

/// Keys of results under which names of the file stand, each the key of a table.
const TABLES: [&str; 9] =
    ["contacts", "groups", "providers", "robots", "trunks", "dialers", "incidents", "targets", "options"];
/// Keys of results whose values are names of the file.
const NAMES: [&str; 8] = ["scenario", "title", "currency", "bidder", "provider", "option", "line", "unit"];

fn scenario(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(format!("{name}.toml"))
}

/// Every name of the file that results have; a line without a name has that of its kind, which is the program's word.
fn names(value: &Value, out: &mut BTreeSet<String>) {
    let mut add = |text: &str| out.extend(latin(text));
    match value {
        Value::Array(all) => all.iter().for_each(|one| names(one, out)),
        Value::Object(parts) => {
            let of_kind = parts.get("clause").is_some() && parts.get("clause") == parts.get("line");
            for (key, value) in parts {
                match value {
                    Value::Object(table) if TABLES.contains(&key.as_str()) => table.keys().for_each(|name| add(name)),
                    Value::String(_) if key == "unit" || of_kind && key == "line" => {}
                    Value::String(name) if NAMES.contains(&key.as_str()) => add(name),
                    _ => {}
                }
            }
            parts.values().for_each(|value| names(value, out));
        }
        _ => {}
    }
}

/// Words with a Latin letter, whole: `providers.alfa.reports`, `--until-sure`.
fn latin(text: &str) -> Vec<String> {
    let part = |c: char| c.is_ascii_alphanumeric() || "_.-[]/'".contains(c);
    let words = text.split(|c: char| !part(c)).map(|word| word.trim_matches(|c| "./'".contains(c)));
    words.filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())).map(str::to_owned).collect()
}

/// A text without what stands in code marks, and without tags, scripts and styles.
fn readable(text: &str) -> String {
    let mut text = text.to_owned();
    for (from, to) in [("<script", "</script>"), ("<style", "</style>"), ("<svg", "</svg>"), ("<", ">"), ("`", "`")] {
        let (mut out, mut rest) = (String::new(), text.as_str());
        while let Some((before, within)) = rest.split_once(from) {
            out.push_str(before);
            out.push(' ');
            rest = within.split_once(to).map_or("", |(_, after)| after);
        }
        out.push_str(rest);
        text = out;
    }
    for (sign, meant) in
        [("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&#x2f;", "/")]
    {
        text = text.replace(sign, meant);
    }
    text
}

/// The words of a text that nothing excuses.
fn english(text: &str, names: &BTreeSet<String>) -> BTreeSet<String> {
    let mut left = BTreeSet::new();
    let mut command = false;
    for word in latin(&readable(text)) {
        // `busyhour compare FILE --tornado`: what follows the name of the program is its command.
        let follows = std::mem::replace(&mut command, word == "busyhour");
        let key = word.contains(['_', '.', '[']) || word.starts_with("--");
        let is_command = follows && ["run", "compare", "staff"].contains(&word.as_str());
        if !(key || is_command || names.contains(&word) || LATIN.iter().any(|(known, _)| *known == word)) {
            left.insert(word);
        }
    }
    left
}

/// What a command writes in a language holds no English.
fn holds_no_english(file: &Path, words: &[&str]) {
    for language in ["ru", "uk"] {
        let out = tempfile::tempdir().unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_busyhour"))
            .arg(words[0])
            .arg(file)
            .args(&words[1..])
            .args(["--replications", "4", "--no-figures", "--quiet", "--language", language, "--out"])
            .arg(out.path())
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let text = |name: &str| std::fs::read_to_string(out.path().join(name)).unwrap();
        let mut known = BTreeSet::new();
        names(&serde_json::from_str(&text("results.json")).unwrap(), &mut known);
        for name in ["decision.md", "report.html"] {
            let left = english(&text(name), &known);
            assert!(left.is_empty(), "{} {words:?} {language} {name}: {left:?}", file.display());
        }
    }
}

#[test]
fn quotes_and_their_clauses() {
    holds_no_english(&scenario("three_quotes"), &["compare"]);
}

#[test]
fn own_people_and_inputs_one_at_a_time() {
    holds_no_english(&scenario("own_people"), &["compare"]);
    holds_no_english(&scenario("own_or_vendor_300"), &["compare", "--tornado=contacts.calls.talk_time.mean"]);
}

#[test]
fn years_and_axes_that_staff_does_not_follow() {
    let words = ["compare", "--set", "plan.months=24", "--over", "demand.scale=0.5..2:3", "--each-point", "2"];
    holds_no_english(&scenario("own_or_vendor_300"), &words);
}

#[test]
fn robots_and_events_that_are_few() {
    holds_no_english(&scenario("order_confirmation"), &["compare"]);
    holds_no_english(&scenario("before_the_queue"), &["run"]);
}

#[test]
fn staffing() {
    holds_no_english(&scenario("how_many_people"), &["staff"]);
}

#[test]
fn warnings_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("warned.toml");
    let text = std::fs::read_to_string(scenario("one_queue")).unwrap();
    let text = text.replace("skills = [\"calls\"]", "skills = [\"calls\", \"hasty\"]");
    let more = "\n[contacts.unused]\ntalk_time = '3m'\n\n[contacts.hasty]\narrivals.poisson = { per_hour = 1 }\n\
                talk_time = '3m'\npatience = '0s'\n";
    std::fs::write(&file, text + more).unwrap();
    holds_no_english(&file, &["run"]);
}
