//! Files that are no scenarios, and scenarios with one mistake.

use std::time::{Duration, Instant};

use crate::{GOOD, busyhour, code, first_line, folder, names};

#[test]
fn what_is_no_scenario_file_is_said_at_once() {
    let folder = folder(GOOD);
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    write("empty.toml", b"");
    write("comment.toml", b"# nothing\n\n");
    write("utf16.toml", &GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    write("bom16.toml", &[b"\xFF\xFE".to_vec(), GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat());
    write("latin.toml", b"format = 1\ntitle = \"caf\xE9\"\n");
    write("large.toml", &vec![b'\n'; (4 << 20) + 1]);
    write("zero.toml", &[0; 100]);
    write("deep.toml", "a = ".bytes().chain(std::iter::repeat_n(b'[', 100_000)).collect::<Vec<_>>().as_slice());
    write("dotted.toml", format!("{}a = 1", "a.".repeat(50_000)).as_bytes());
    std::fs::create_dir(folder.path().join("shops")).unwrap();
    let mut cases = vec![
        ("shops", "shops: this is a folder; name a scenario file"),
        (".", ".: this is a folder; name a scenario file"),
        ("empty.toml", "empty.toml:1:1: the file is empty; a scenario starts with `format = 1`"),
        ("comment.toml", "comment.toml:1:1: this file is empty; a scenario starts with `format = 1`"),
        ("latin.toml", "latin.toml:2:13: "),
        ("utf16.toml", "utf16.toml:1:"),
        ("bom16.toml", "bom16.toml:1:1: "),
        ("large.toml", "large.toml:1:1: 4.2 MB exceed the limit of 4 MiB"),
        ("zero.toml", "zero.toml:1:1: "),
        ("deep.toml", "deep.toml:1:69: "),
        ("dotted.toml", "dotted.toml:1:"),
        ("shp.toml", "shp.toml: no such file; in . there are "),
    ];
    if cfg!(unix) {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status();
        if made.is_ok_and(|made| made.success()) {
            cases.push(("pipe", "pipe: this is not a regular file; name a scenario file"));
        }
        cases.push(("/dev/zero", "/dev/zero: this is not a regular file; name a scenario file"));
    }
    let before = names(folder.path());
    let mut wrong = Vec::new();
    for (name, expected) in cases {
        let started = Instant::now();
        let output = busyhour(folder.path(), &["run", name]);
        if code(&output) != 2 || !first_line(&output).starts_with(expected) {
            wrong.push(format!("{name}\n  got      {} {}\n  expected 2 {expected}", code(&output), first_line(&output)));
        }
        assert!(started.elapsed() < Duration::from_secs(5), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(names(folder.path()), before);
}

#[test]
fn one_mistake_in_a_scenario_is_told_first_and_exactly() {
    let folder = folder(GOOD);
    let long = format!("[groups.{}]", "x".repeat(100_000));
    let mut wrong = Vec::new();
    for (from, to, expected) in CASES.iter().copied().chain([(
        "[groups.own]",
        long.as_str(),
        "17:9: a key has at most 256 characters; this one has 100000",
    )]) {
        assert!(GOOD.contains(from), "{from}");
        std::fs::write(folder.path().join("shop.toml"), GOOD.replacen(from, to, 1)).unwrap();
        let output = busyhour(folder.path(), &["run", "shop.toml"]);
        let expected = format!("shop.toml:{expected}");
        if (code(&output), &first_line(&output)) != (2, &expected) {
            let to: String = to.chars().take(60).collect();
            wrong.push(format!("{to}\n  got      {} {}\n  expected 2 {expected}", code(&output), first_line(&output)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(names(folder.path()), ["shop.toml"]);
}

/// What stands in the good text, what stands there instead, and what is said first.
const CASES: &[(&str, &str, &str)] = &[
    ("format = 1", "format = 9", "?"),
    ("[groups.own]", "[groups.\"ow\\u202en\"]", "?"),
    ("[groups.own]", "[groups.\"ow\\u0000n\"]", "?"),
    ("open = \"08:00-20:00\"", "open = \"08:00-20:00", "?"),
    ("skills = [\"calls\"]", "skills = [\"calls\"", "?"),
    ("days = 2", "days = 2\ndays = 3", "?"),
    ("per_hour = 10", "pre_hour = 10", "?"),
    ("days = 2", "days = 2\ntrunks = 3", "?"),
    ("{ mean = \"3m\" }", "{ m\u{435}an = \"3m\" }", "?"),
    ("per_hour = 10", "per_hour = nan", "?"),
    ("per_hour = 10", "per_hour = inf", "?"),
    ("per_hour = 10", "per_hour = 1e400", "?"),
    ("per_hour = 10", "per_hour = 99999999999999999999", "?"),
    ("per_hour = 10", "per_hour = 1e308", "?"),
    ("mean = \"3m\"", "mean = 5e-324", "?"),
    ("mean = \"3m\"", "mean = \"0.0000001s\"", "?"),
    ("roster = 2", "roster = -1", "?"),
    ("roster = 2", "roster = 2.5", "?"),
    ("per_hour = 10", "per_hour = \"40\"", "?"),
    ("price = 10.5", "price = 10,5", "?"),
    ("mean = \"3m\"", "mean = \"180\"", "?"),
    ("mean = \"3m\"", "mean = 180", "?"),
    ("[groups.own]", "[routing.calls]\nsplit = { own = 0.7 }\n[groups.own]", "?"),
    ("[groups.own]", "[target]\nshare = 1.2\n[groups.own]", "?"),
    ("[groups.own]", "[target]\nshare = 80\n[groups.own]", "?"),
    ("talk_time.exponential = { mean = \"3m\" }", "talk_time.gamma = { mean = \"3m\", cv = -1 }", "?"),
    ("talk_time.exponential = { mean = \"3m\" }", "talk_time.pareto = { mean = \"3m\" }", "?"),
    ("provider = \"alfa\"", "provider = \"alpha\"", "?"),
    ("[groups.own]", "[groups.OWN]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 1\n[groups.own]", "?"),
    ("[options.more]", "[groups.own]\n[options.more]", "?"),
    ("[options.more]", "[contacts.loop]\ntalk_time = \"1m\"\narrivals.poisson = { per_hour = 1 }\n[options.more]", "?"),
    ("open = \"08:00-20:00\"", "open = \"20:00-08:00\"", "?"),
    ("replications = 2", "replications = 2\nwarm_up = \"2d\"", "?"),
    ("replications = 2", "replications = 0", "?"),
    ("start = 2026-11-02", "start = 2025-02-30", "?"),
    ("open = \"08:00-20:00\"", "open = \"08:00-24:30\"", "?"),
    ("days = 2", "days = 2\ntimezone = \"Kiev+3\"", "?"),
    ("price = 10.5", "tiers = [{ up_to = 500, price = 2 }, { up_to = 400, price = 1 }, { price = 1 }]", "?"),
    ("price = 10.5", "tiers = [{ up_to = 500, price = 2 }]", "?"),
    ("arrivals.poisson = { per_hour = 10 }", "arrivals.history = { file = \"../../etc/passwd\" }", "?"),
    ("arrivals.poisson = { per_hour = 10 }", "arrivals.history = { file = \"/etc/passwd\" }", "?"),
    ("[groups.own]", "[groups.\"=cmd|' /C calc'!A1\"]", "?"),
    ("[groups.own]", "[groups.\"<script>\"]", "?"),
    ("[groups.own]", "[groups.\"../../x\"]", "?"),
    ("[groups.own]", "[groups.\"CON\"]", "?"),
    ("[options.more]", "[options.more]\nwithout = [\"alfa\"]", "?"),
    ("[options.more]", "[[contacts.calls.follow_ups]]\non = [\"answered\"]\nshare = 1.0\nto = \"calls\"\n[options.more]", "?"),
];
