//! Planners' files from end to end: the same records and counts in another spelling give the same bill and the same model, as they are
//! and by `busyhour import`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(name)
}

/// Runs the program.
fn busyhour(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).output().unwrap()
}

/// What it prints, where it must succeed.
fn printed(arguments: &[&str]) -> String {
    let output = busyhour(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// `2026-11-03T09:15:00` as `03.11.2026 09:15:00`.
fn day_first(start: &str) -> String {
    format!("{}.{}.{} {}", &start[8..10], &start[5..7], &start[..4], start[10..].trim_start_matches(['T', ' ']))
}

/// A text in windows-1251, by the one rule that it needs: Cyrillic letters from А on.
fn windows_1251(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'і' => 0xB3,
        'ї' => 0xBF,
        'є' => 0xBA,
        'А'..='я' => (c as u32 - 0x410 + 0xC0) as u8,
        c => u8::try_from(u32::from(c)).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn records_in_another_spelling_cost_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, scenario) = (data("data/november_calls.csv"), data("three_vendors.toml"));
    let text = fs::read_to_string(&plain).unwrap();
    let mut other =
        "Вигадана компанія, звіт за листопад\n\nДата і час;Черга;Результат;Очікування;Розмова;Постобробка\n".to_owned();
    for line in text.lines().skip(1) {
        let cells: Vec<String> = line.split(',').map(|cell| cell.replace('.', ",")).collect();
        other.push_str(&format!("{};{}\n", day_first(&cells[0]), cells[1..].join(";")));
    }
    let path = folder.path().join("calls.csv");
    fs::write(&path, windows_1251(&other)).unwrap();
    let price = |calls: &Path| {
        let (scenario, calls) = (scenario.to_str().unwrap(), calls.to_str().unwrap());
        printed(&["price", scenario, "--provider", "alfa", "--calls", calls, "--json"])
    };
    let expected = price(&plain);
    assert_eq!(price(&path), expected);
    let imported = folder.path().join("imported.csv");
    let (from, to) = (path.to_str().unwrap(), imported.to_str().unwrap());
    let output = busyhour(&["import", "generic", from, "--out", to]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{told}");
    for word in ["windows-1251", "line 3", "D.M.Y", "decimal commas", "contact from \"Черга\""] {
        assert!(told.contains(word), "{word}: {told}");
    }
    assert_eq!(price(&imported), expected);
}

#[test]
fn counts_in_another_spelling_give_the_same_model() {
    let folder = tempfile::tempdir().unwrap();
    let plain = data("data/half_hour_counts.csv");
    let text = fs::read_to_string(&plain).unwrap();
    let mut other = "Day;Half Hour;Calls Offered\n".to_owned();
    for line in text.lines().skip(1) {
        let (start, calls) = line.split_once(',').unwrap();
        let start = day_first(start);
        let (date, time) = start.split_once(' ').unwrap();
        let (hour, minute): (u32, u32) = (time[..2].parse().unwrap(), time[3..5].parse().unwrap());
        let half = if hour < 12 { "AM" } else { "PM" };
        other.push_str(&format!("{date};{}:{minute:02} {half};{calls}\n", (hour + 11) % 12 + 1));
    }
    other.push_str("Grand total;;1\n");
    let path = folder.path().join("half_hour_counts.csv");
    fs::write(&path, other).unwrap();
    let fit = |path: &Path| printed(&["fit", path.to_str().unwrap()]);
    let expected = fit(&plain);
    assert_eq!(fit(&path), expected);
    fs::create_dir(folder.path().join("imported")).unwrap();
    let imported = folder.path().join("imported/half_hour_counts.csv");
    printed(&["import", "generic", path.to_str().unwrap(), "--out", imported.to_str().unwrap()]);
    assert_eq!(fit(&imported), expected);
}

#[test]
fn a_date_that_may_be_two_is_refused_with_the_option_that_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("h.csv");
    fs::write(&path, "start,calls\n03/11/2026 09:00,3\n04/11/2026 09:00,4\n").unwrap();
    let output = busyhour(&["fit", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("(--dates dmy, --dates mdy)"));
    let out = printed(&["import", "generic", path.to_str().unwrap(), "--dates", "dmy"]);
    assert_eq!(out, "start,calls\n2026-11-03 09:00,3\n2026-11-04 09:00,4\n");
}

#[test]
fn an_unknown_kind_is_told_with_the_nearest() {
    let output = busyhour(&["import", "genesis", "x.csv"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean \"genesys\"?"));
}

/// Imports a fixture; what it writes stands in `to`.
fn imports(arguments: &[&str], to: &Path) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(arguments[1]);
    let (file, to) = (file.to_str().unwrap(), to.to_str().unwrap());
    let arguments = [&["import", arguments[0], file, "--out", to], &arguments[2..]].concat();
    let output = busyhour(&arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {told}");
    assert!(told.contains(" from \""), "it does not tell its columns: {told}");
}

#[test]
fn call_records_of_every_system_are_fitted() {
    let folder = tempfile::tempdir().unwrap();
    let zone = "--timezone=Europe/Kyiv";
    for (n, (arguments, told)) in [
        (vec!["amazon-connect", "amazon_connect.jsonl", zone], "2 records, 1 contact type"),
        (vec!["amazon-connect", "amazon_connect_stream.json", zone, "--media=VOICE"], "2 records, 1 contact type"),
        (vec!["amazon-connect", "amazon_connect_lake.csv", zone], "2 records, 1 contact type"),
        (vec!["genesys", "genesys_interactions.csv"], "2 records, 1 contact type"),
        (vec!["genesys", "genesys_interactions_formatted.csv", "--media=voice,callback"], "3 records, 1 contact type"),
        (vec!["avaya", "avaya_ech.csv"], "3 records, 1 contact type"),
        (vec!["nice", "nice_call_detail.csv"], "2 records, 1 contact type"),
        (vec!["nice", "nice_call_detail_hold.csv", "--media=Phone Call"], "3 records, 1 contact type"),
        (vec!["asterisk", "asterisk_queue_log", zone], "4 records, 2 contact types"),
        (vec!["asterisk", "asterisk_master.csv"], "3 records, 2 contact types"),
    ]
    .into_iter()
    .enumerate()
    {
        let made = folder.path().join(format!("{n}.csv"));
        imports(&arguments, &made);
        let fitted = printed(&["fit", made.to_str().unwrap(), "--calls", zone, "--quiet"]);
        assert!(fitted.contains(told), "{arguments:?}: {fitted}");
    }
}

#[test]
fn counts_of_every_system_are_replayed() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = folder.path().join("day.toml");
    let text = "format = 1\ntitle = 'A day as it was'\n[calendar]\nstart = 2026-11-03\ndays = 1\ntimezone = 'Europe/Kyiv'\n\
                open = { tue = '08:00-20:00' }\ninterval = '30m'\n[run]\nreplications = 1\nseed = 1\n[contacts.calls]\n\
                arrivals.history = { file = 'counts.csv', replay = 'counts', missing = 'skip' }\ntalk_time = '3m'\n\
                [groups.own]\nskills = ['calls']\nroster = { tue = { '08:00' = 3 } }\n";
    fs::write(&scenario, text).unwrap();
    let zone = "--timezone=Europe/Kyiv";
    for (arguments, offered) in [
        (vec!["amazon-connect", "amazon_connect_metrics.csv", zone], 13),
        (vec!["genesys", "genesys_intervals.csv", zone, "--queue=Sales"], 10),
        (vec!["genesys", "genesys_intervals_media.csv", zone, "--media=voice"], 10),
        (vec!["avaya", "avaya_hsplit.csv"], 14),
        (vec!["avaya", "avaya_interval_report.csv", "--dates=mdy"], 14),
        (vec!["avaya", "avaya_interval_report.txt", "--dates=mdy"], 14),
    ] {
        let made = folder.path().join("counts.csv");
        imports(&arguments, &made);
        let counted = fs::read_to_string(&made).unwrap();
        let calls = |line: &str| line.split(',').nth(1).unwrap().parse::<u32>().unwrap();
        assert_eq!(counted.lines().skip(1).map(calls).sum::<u32>(), offered, "{arguments:?}");
        printed(&["run", scenario.to_str().unwrap(), "--no-figures", "--threads", "1"]);
    }
}
