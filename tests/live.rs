//! The live page's server: what it answers is what the commands tell, it writes only what was asked for, and nobody else is let in.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

const SHOP: &str = "# A shop.\nformat = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-02\ndays = 2\nopen = \"09:00-21:00\"\n\
    [target]\nanswer_within = \"20s\"\nshare = 0.8\n[run]\nreplications = 40\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 20 } # measured\ntalk_time = \"3m\"\npatience = \"2m\"\n\
    value = { conversion = 0.2, margin = 90 }\n[providers.shop]\nkind = \"in_house\"\ncosts = { wage_per_hour = 150 }\n\
    [groups.own]\nprovider = \"shop\"\nskills = [\"calls\"]\nroster = 2\n";

/// A page that is served, until it is dropped.
struct Served {
    child: Child,
    port: u16,
    key: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    fn of(folder: &Path) -> Served {
        let mut child = Command::new(env!("CARGO_BIN_EXE_busyhour"))
            .current_dir(folder)
            .args(["serve", "shop.toml"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let (port, key) = line.trim().strip_prefix("http://127.0.0.1:").unwrap().split_once('/').unwrap();
        Served { port: port.parse().unwrap(), key: key.trim_end_matches('/').to_owned(), child }
    }

    /// Status and body of what is asked for.
    fn raw(&self, path: &str, host: &str, body: Option<&str>) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let (method, body) = body.map_or(("GET", ""), |body| ("POST", body));
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn ask(&self, what: &str, body: Option<Value>) -> (u16, Value) {
        let host = format!("127.0.0.1:{}", self.port);
        let body = body.map(|body| body.to_string());
        let (status, answer) = self.raw(&format!("/{}/api/{what}", self.key), &host, body.as_deref());
        (status, serde_json::from_str(&answer).unwrap())
    }
}

fn shop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    folder
}

fn run(folder: &Path, words: &[&str]) -> Value {
    let done = Command::new(env!("CARGO_BIN_EXE_busyhour"))
        .current_dir(folder)
        .args(["run", "shop.toml", "--json"])
        .args(words)
        .output()
        .unwrap();
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn a_moved_value_gives_what_the_command_gives_with_that_value() {
    let folder = shop();
    let served = Served::of(folder.path());
    let (status, state) = served.ask("state", None);
    assert_eq!((status, state["text"].as_str()), (200, Some(SHOP)));
    let paths: Vec<&str> = state["controls"].as_array().unwrap().iter().map(|c| c["path"].as_str().unwrap()).collect();
    for wanted in [
        "groups.own.roster",
        "contacts.calls.arrivals.poisson.per_hour",
        "providers.shop.costs.wage_per_hour",
        "demand.scale",
    ] {
        assert!(paths.contains(&wanted), "{wanted} in {paths:?}");
    }
    let mut levels = Vec::new();
    for (changes, words) in [
        (json!([]), vec![]),
        (json!([["groups.own.roster", "3"]]), vec!["--set", "groups.own.roster=3"]),
        (
            json!([["demand.scale", "1.3"], ["contacts.calls.patience", "\"60s\""]]),
            vec!["--set", "demand.scale=1.3", "--set", "contacts.calls.patience=60s"],
        ),
    ] {
        let (status, told) = served.ask("run", Some(json!({ "text": SHOP, "changes": changes, "whole": true })));
        assert_eq!(status, 200, "{told}");
        let results = run(folder.path(), &words);
        let known = &results["options"]["base"]["total"];
        let figure = |name: &str| json!([known[name]["mean"], known[name]["low"], known[name]["high"]]);
        let option = &told["options"][0];
        assert_eq!((&option["service_level"], &option["asa"]), (&figure("service_level"), &figure("asa")));
        assert_eq!(told["replications"], 40);
        levels.push(option["service_level"][0].as_f64().unwrap());
    }
    assert!(levels[1] > levels[0] && levels[2] < levels[0], "{levels:?}");
}

#[test]
fn the_whole_report_is_of_what_was_simulated_last() {
    let folder = shop();
    let served = Served::of(folder.path());
    let host = format!("127.0.0.1:{}", served.port);
    let path = format!("/{}/report.html", served.key);
    assert_eq!(served.raw(&path, &host, None).0, 404);
    let (_, told) =
        served.ask("run", Some(json!({ "text": SHOP, "changes": [["groups.own.roster", "3"]], "whole": true })));
    let (status, page) = served.raw(&path, &host, None);
    let level = 100.0 * told["options"][0]["service_level"][0].as_f64().unwrap();
    assert!(status == 200 && page.contains(&format!("{level:.1} %")), "{status}, {level}");
}

#[test]
fn two_versions_are_laid_side_by_side_on_the_same_callers() {
    let folder = shop();
    let served = Served::of(folder.path());
    let alike = json!({ "now": { "text": SHOP }, "before": { "text": SHOP } });
    let (_, told) = served.ask("compare", Some(alike));
    assert_eq!((&told["service_level"], &told["cost"]), (&json!([0.0, 0.0, 0.0]), &json!([0.0, 0.0, 0.0])));
    let more = json!({ "now": { "text": SHOP, "changes": [["groups.own.roster", "3"]] }, "before": { "text": SHOP } });
    let (_, told) = served.ask("compare", Some(more));
    assert!(told["service_level"][1].as_f64().unwrap() > 0.0, "{told}");
    // 12 open hours a day at 150 in the mean month of 30.4375 days, and whoever is still busy at closing.
    let dearer = told["cost"][0].as_f64().unwrap();
    assert!((dearer - 150.0 * 12.0 * 30.4375).abs() < 600.0, "{dearer}");
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_nothing_is_written() {
    let folder = shop();
    let served = Served::of(folder.path());
    for (body, why) in [
        (json!({ "text": SHOP, "changes": [["groups.own.roster", "-1"]] }), "shop.toml:24:10: groups.own.roster"),
        (json!({ "text": SHOP.replace("skills", "skill"), "changes": [] }), "did you mean \"skills\"?"),
        (
            json!({ "text": SHOP, "changes": [["groups.own.rooster", "3"]] }),
            "groups.own.rooster is not written in the file",
        ),
        (json!({ "text": "a = ", "changes": [] }), "shop.toml:1"),
        (json!({ "words": 1 }), "missing field"),
    ] {
        for what in ["run", "save", "read"] {
            let (status, told) = served.ask(what, Some(body.clone()));
            let said = told["problems"]
                .as_array()
                .unwrap()
                .iter()
                .map(|line| line.as_str().unwrap())
                .collect::<Vec<_>>()
                .join("\n");
            assert!(status == 422 && said.contains(why), "{what} {body}: {status} {said}");
        }
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("shop.toml")).unwrap(), SHOP);
}

#[test]
fn saving_changes_the_value_and_nothing_else_and_never_what_somebody_else_wrote() {
    let folder = shop();
    let file = folder.path().join("shop.toml");
    let served = Served::of(folder.path());
    let (status, told) = served.ask("save", Some(json!({ "text": SHOP, "changes": [["groups.own.roster", "3"]] })));
    let wanted = SHOP.replace("roster = 2", "roster = 3");
    assert_eq!((status, told["text"].as_str()), (200, Some(wanted.as_str())));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), wanted);
    std::fs::write(&file, "# somebody else's\n").unwrap();
    let (status, told) = served.ask("save", Some(json!({ "text": SHOP, "changes": [] })));
    assert_eq!(status, 422);
    assert!(told["problems"][0].as_str().unwrap().contains("changed on the disk meanwhile"), "{told}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "# somebody else's\n");
}

#[test]
fn a_scenario_as_large_as_the_command_reads_can_be_moved_on_the_page() {
    let folder = shop();
    // Three MiB of marks, each of which JSON writes as two.
    let text = SHOP.to_owned() + &format!("# {}\n", "\"".repeat(1000)).repeat(3 * 1024);
    std::fs::write(folder.path().join("shop.toml"), &text).unwrap();
    let served = Served::of(folder.path());
    let (now, before) = (json!({ "text": text, "changes": [["groups.own.roster", "3"]] }), json!({ "text": text }));
    let (status, told) = served.ask("compare", Some(json!({ "now": now, "before": before })));
    assert!(status == 200 && told["service_level"][1].as_f64().unwrap() > 0.0, "{status} {told}");
}

const ALFA: &str = "# Alfa's offer.\n[quote]\nbidder = \"Alfa\"\n[[contract.per_minute]]\nprice = 10 # a minute\n[contract.vat]\nrate = 0.2\n";

/// A shop whose calls a vendor answers, by a quote in a file of its own.
fn shop_with_a_quote() -> (tempfile::TempDir, String) {
    let folder = shop();
    let text = SHOP
        .replace("provider = \"shop\"", "provider = \"alfa\"")
        .replace("[groups.own]", "[decision]\nvat = \"cost\"\n[groups.own]")
        + "[providers.alfa]\nkind = \"outsourced\"\nquote = \"quotes/alfa.toml\"\n";
    std::fs::write(folder.path().join("shop.toml"), &text).unwrap();
    std::fs::create_dir(folder.path().join("quotes")).unwrap();
    std::fs::write(folder.path().join("quotes/alfa.toml"), ALFA).unwrap();
    (folder, text)
}

#[test]
fn a_price_of_a_quote_is_moved_and_saved_in_its_own_file() {
    const PRICE: &str = "contract.per_minute[0].price";
    let (folder, text) = shop_with_a_quote();
    let quote = folder.path().join("quotes/alfa.toml");
    let served = Served::of(folder.path());
    let (_, state) = served.ask("state", None);
    assert_eq!(state["quotes"], json!([{ "name": "quotes/alfa.toml", "text": ALFA }]));
    let prices: Vec<&Value> = state["controls"].as_array().unwrap().iter().filter(|one| one["path"] == PRICE).collect();
    assert_eq!((prices.len(), prices[0]["quote"].as_str()), (1, Some("quotes/alfa.toml")));
    let moved = |price: &str| {
        json!({ "text": text, "changes": [], "whole": true,
                "quotes": { "quotes/alfa.toml": { "text": ALFA, "changes": [[PRICE, price]] } } })
    };
    for price in ["10", "12.5"] {
        let (status, told) = served.ask("run", Some(moved(price)));
        let results = run(folder.path(), &["--set", &format!("providers.alfa.{PRICE}={price}")]);
        // The page tells the mean month of 30.4375 days, the calendar has two.
        let of_the_calendar = results["options"]["base"]["total"]["cost"]["mean"].as_f64().unwrap();
        let a_month = told["options"][0]["cost"][0].as_f64().unwrap();
        // Bills are told to the cent: half a cent of two days is eight of a month.
        let right = (a_month - of_the_calendar * 30.4375 / 2.0).abs() < 0.08;
        assert!(status == 200 && right, "{a_month}, {of_the_calendar}");
    }
    let (status, told) = served.ask("save", Some(moved("12.5")));
    let wanted = ALFA.replace("price = 10", "price = 12.5");
    assert_eq!((status, &told["quotes"][0]["text"]), (200, &json!(wanted)));
    assert_eq!(std::fs::read_to_string(&quote).unwrap(), wanted);
    assert_eq!(std::fs::read_to_string(folder.path().join("shop.toml")).unwrap(), text);
    // Somebody else's changes stay, whichever file they are in.
    std::fs::write(&quote, ALFA).unwrap();
    let (status, told) = served.ask("save", Some(moved("11")));
    assert!(status == 422 && told["problems"][0].as_str().unwrap().contains("changed on the disk meanwhile"), "{told}");
    assert_eq!(std::fs::read_to_string(&quote).unwrap(), ALFA);
}

#[test]
fn a_file_that_the_saved_scenario_does_not_name_is_never_written() {
    let (folder, text) = shop_with_a_quote();
    let other = folder.path().join("quotes/beta.toml");
    std::fs::write(&other, ALFA).unwrap();
    let served = Served::of(folder.path());
    for (name, why) in
        [("quotes/beta.toml", "save the scenario that names it first"), ("../beta.toml", "may not leave")]
    {
        let named = text.replace("quotes/alfa.toml", name);
        let changed = ALFA.replace("price = 10", "price = 1");
        let body = json!({ "text": named, "quotes": { name: { "text": changed } } });
        let (status, told) = served.ask("save", Some(body));
        assert!(status == 422 && told["problems"].to_string().contains(why), "{name}: {status} {told}");
    }
    assert_eq!(std::fs::read_to_string(&other).unwrap(), ALFA);
    assert_eq!(std::fs::read_to_string(folder.path().join("shop.toml")).unwrap(), text);
}

#[test]
fn only_who_knows_the_key_and_asks_this_machine_is_let_in() {
    let folder = shop();
    let served = Served::of(folder.path());
    let ours = format!("127.0.0.1:{}", served.port);
    let (key, other) = (&served.key, "0".repeat(served.key.len()));
    assert_eq!(served.raw(&format!("/{key}/"), &ours, None).0, 200);
    for path in ["/", "/api/state", &format!("/{other}/api/state"), &format!("/{key}/../shop.toml")] {
        assert_eq!(served.raw(path, &ours, None).0, 404, "{path}");
    }
    for host in ["evil.example", "127.0.0.1", "127.0.0.1:1"] {
        assert_eq!(served.raw(&format!("/{key}/api/state"), host, None).0, 421, "{host}");
    }
    // Every file that the page names is there, and none is anywhere else.
    let (_, page) = served.raw(&format!("/{key}/"), &ours, None);
    assert!(
        !page.contains("http:") && !page.contains("https:") && !page.contains(" style=") && !page.contains(" onclick")
    );
    for name in page.split(['"', '\'']).filter(|word| word.ends_with(".js") || word.ends_with(".css")) {
        assert_eq!(served.raw(&format!("/{key}/{name}"), &ours, None).0, 200, "{name}");
    }
    // What others made goes with its licence.
    let (_, charts) = served.raw(&format!("/{key}/uPlot.js"), &ours, None);
    assert!(charts.contains("Copyright (c) 2022 Leon Sorokin") && charts.contains("Permission is hereby granted"));
}
