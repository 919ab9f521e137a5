//! The note that `compare` leaves beside the results of shipped scenarios: its order, its digits, its intervals, its verdict.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Scenarios with options and money; the first has a target for every day, the last two have vendors whose reports flatter, and own people with hiring.
const SCENARIOS: [&str; 6] =
    ["history_replay", "own_or_vendor_300", "three_quotes", "three_vendors", "vendors_on_merit", "own_people"];

/// The note and the results of a comparison of few replications.
fn compared(scenario: &str, more: &[&str]) -> (String, Value) {
    let out = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(format!("{scenario}.toml"));
    let done = Command::new(env!("CARGO_BIN_EXE_busyhour"))
        .args(["compare", &file.display().to_string(), "--json", "--no-figures"])
        .args(["--out", &out.path().display().to_string()])
        .args(more)
        .output()
        .unwrap();
    assert!(done.status.success(), "{scenario}\n{}", String::from_utf8_lossy(&done.stderr));
    let note = std::fs::read_to_string(out.path().join("decision.md")).unwrap();
    (note, serde_json::from_slice(&done.stdout).unwrap())
}

/// Headings in the order in which a decision is read; a part may be missing, none may stand elsewhere.
const ORDER: [&str; 21] = [
    "Service: the average month, the worst day, the worst half-hour",
    "The bill: a usual month, a dear one, the dearest",
    "People: how many to hire, and by when",
    "Where it flips: calls a day, handle time",
    "Against today's option",
    "Terms to negotiate",
    "What the vendors' own reports would show",
    "What leaving would cost",
    "The options by profit, best first",
    "The options by cost at equal service: those that hold the target",
    "How sure it is",
    "What the advantage rests on",
    "More on service",
    "What changes the bill from month to month",
    "Other terms of the contracts",
    "Over the years",
    "What is not money, and in no figure above",
    "How it was reckoned",
    "What the contracts say, clause by clause",
    "What they come to",
    "The first month, a steady one, the whole horizon",
];

/// Lines of the note without the table that quotes contracts word for word.
fn told(note: &str) -> Vec<&str> {
    let mut quoting = false;
    let keep = |line: &&str| {
        if let Some(heading) = line.strip_prefix("## ") {
            quoting = heading == "What the contracts say, clause by clause";
        }
        !quoting
    };
    note.lines().filter(keep).collect()
}

/// Significant digits of a number as it is written; none of what is no figure: names, dates, times of day.
fn digits(word: &str) -> Option<usize> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let plain = word.replace(',', "");
    if plain.is_empty() || plain.parse::<f64>().is_err() {
        return None;
    }
    let significant = plain.replace('.', "").trim_start_matches('0').to_owned();
    let significant = if plain.contains('.') { significant.as_str() } else { significant.trim_end_matches('0') };
    Some(significant.len())
}

/// What stands before a figure that no luck changes: a target, a limit, a bound, a fee, a confidence, a chance, an extreme of what was seen.
const EXACT: [&str; 11] = [
    "target",
    "target of",
    "asks for",
    "within",
    "about",
    "at",
    "at most",
    "(weight",
    "simulated:",
    "before costs",
    "now costs",
];

/// Figures of a sentence that should have an interval behind them, and have none.
fn bare(line: &str, currency: &str) -> Vec<String> {
    let mut depth = 0;
    let outside: Vec<(bool, &str)> = line
        .split(' ')
        .map(|word| {
            let opened = word.matches('(').count();
            let closed = word.matches(')').count();
            let out = depth == 0 && opened == 0;
            depth += opened;
            depth -= closed.min(depth);
            (out, word)
        })
        .collect();
    let mut found = Vec::new();
    for (at, window) in outside.windows(2).enumerate() {
        let [(true, figure), (true, unit)] = window else { continue };
        let unit_end = unit.trim_end_matches(['.', ';', ',', ':']);
        if digits(figure).is_none() || ![currency, "%", "points"].contains(&unit_end) {
            continue;
        }
        let before = outside[..at].iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        let after = outside[at + 2..].iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        let has_interval = unit == &unit_end && ["(", "a month (", "more ("].iter().any(|next| after.starts_with(next));
        if !has_interval && !EXACT.iter().any(|exact| before.ends_with(exact)) {
            found.push(format!("{figure} {unit} in {line:?}"));
        }
    }
    found
}

/// Sentences whose figures are chances, counts of replications or thresholds by themselves.
fn is_exempt(line: &str) -> bool {
    ["- The chance to be the", "- Selected after", "- Intervals (", "|"].iter().any(|s| line.starts_with(s))
        || line.contains("could not be told apart")
        || line.contains("The race was stopped")
        || line.contains("with % confidence")
        || line.contains("% confidence at most")
        || line.contains("of 3 replications;")
}

fn hold(note: &str, results: &Value, what: &str) {
    let places: Vec<Option<usize>> = note
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| ORDER.iter().position(|known| *known == heading))
        .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{what}: {places:?}\n{note}");
    let currency = results["currency"].as_str().unwrap();
    for line in told(note) {
        if line.starts_with("- Scenario ") || line.contains("fewer than 30 events:") {
            continue;
        }
        let words = line.split([' ', '–', '(', ')', '|']);
        let long: Vec<&str> = words.filter(|word| digits(word).is_some_and(|digits| digits > 3)).collect();
        assert!(long.is_empty(), "{what}: {long:?} in {line:?}");
        if results["replications"].as_u64() > Some(1) && !is_exempt(line) {
            assert_eq!(bare(line, currency), Vec::<String>::new(), "{what}");
        }
    }
    verdict(note, results, what);
}

/// A recommendation stands where the margin is significant, and nowhere else; its figure is that of the results.
fn verdict(note: &str, results: &Value, what: &str) {
    let second = &results["ranking"][1];
    let margin = &second["horizon_month"]["against_best"];
    let known = margin["low"].is_number();
    let significant = known && second["significant"] == true;
    assert_eq!(note.contains("We recommend "), significant, "{what}\n{note}");
    // Against today's option, too, nothing is called more than luck that is not significant.
    let any = results["ranking"].as_array().unwrap().iter().any(|ranked| ranked["significant"] == true);
    assert!(any || !note.contains(": more than luck"), "{what}\n{note}");
    if significant {
        let told = note.split("It earns ").nth(1).unwrap().split(' ').next().unwrap().replace(',', "");
        let (told, mean): (f64, f64) = (told.parse().unwrap(), -margin["mean"].as_f64().unwrap());
        assert!((told - mean).abs() <= 0.005 * mean, "{what}: {told} is not {mean}");
    }
}

#[test]
fn notes_of_shipped_scenarios_keep_their_order_their_digits_and_their_intervals() {
    for scenario in SCENARIOS {
        let (note, results) = compared(scenario, &["--replications", "3"]);
        hold(&note, &results, scenario);
        assert!(note.contains("luck only"), "{scenario}\n{note}");
        let words = note.split("# Details\n").next().unwrap_or_default().split_whitespace().count();
        assert!(words < 500, "{scenario}: the first page has {words} words\n{note}");
    }
}

#[test]
fn after_one_replication_nothing_is_recommended() {
    let (note, results) = compared("own_or_vendor_300", &["--replications", "1"]);
    hold(&note, &results, "one replication");
    assert!(note.contains("That is one replication") && note.contains("no figure here has an interval"), "{note}");
}

#[test]
fn what_was_asked_for_is_told_and_no_longer_asked_for() {
    let talk = "--tornado=contacts.calls.talk_time.mean=120s..200s";
    let (note, results) = compared("own_or_vendor_300", &["--replications", "3", talk, "--input-error", "4"]);
    hold(&note, &results, "inputs");
    assert!(
        !note.contains("--tornado.") && !note.contains("--input-error 200.") && !note.contains("are luck only"),
        "{note}"
    );
    assert!(note.contains("of 4 draws") && note.contains("rests on inputs that nobody measured"), "{note}");
}

#[test]
fn with_all_asked_for_it_says_where_it_flips_and_what_nobody_measured() {
    let (note, results) = compared("own_or_vendor_300", &["--replications", "2", "--decide"]);
    hold(&note, &results, "decide");
    assert!(!note.contains("not asked for"), "{note}");
    assert!(note.contains("- By calls a day, from ") && note.contains("- By handle time, from "), "{note}");
    // What turns it stands in the first lines where the best option changes on an axis.
    let best = &results["ranking"][0]["option"];
    let turns = |one: &&Value| {
        one["changes_winner"] == true && one["shown"]["mean"].is_number() && (&one["a"] == best || &one["b"] == best)
    };
    let turned = results["break_even"].as_array().unwrap().iter().any(|one| turns(&one));
    let first = note.lines().nth(2).unwrap();
    assert_eq!(first.contains(" wins if "), turned, "{note}");
}

#[test]
fn the_check_of_figures_would_see_one_without_interval() {
    assert_eq!(bare("- It costs 310,000 UAH a month (306,000 to 314,000). Profit: 4 UAH a month.", "UAH").len(), 1);
    assert_eq!(bare("- 81.3 % answered within 20 s, target 80 %: met", "UAH").len(), 1);
    assert_eq!(bare("- 81.3 % (80.4 % to 82.2 %) answered within 20 s, target 80 %: met", "UAH").len(), 0);
    let counts: Vec<Option<usize>> =
        ["1,234", "1,230", "0.0123", "12.91", "2026-11-01", "11:30", "alfa2"].map(digits).into();
    assert_eq!(counts, [Some(4), Some(3), Some(3), Some(4), None, None, Some(1)]);
}
