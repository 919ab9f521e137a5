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
            wrong.push(format!(
                "{name}\n  got      {} {}\n  expected 2 {expected}",
                code(&output),
                first_line(&output)
            ));
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
    ("format = 1", "format = 9", "1:10: format: the file is written for format 9; this version reads format 1"),
    (
        "[groups.own]",
        "[groups.\"ow\\u202en\"]",
        "17:9: groups.\"ow\\u{202E}n\": the name \"ow\\u{202E}n\" contains \"\\u{202E}\"; use letters, digits, spaces, \"_\", \".\" and \"-\"",
    ),
    (
        "[groups.own]",
        "[groups.\"ow\\u0000n\"]",
        "17:9: groups.\"ow\\u{0}n\": the name \"ow\\u{0}n\" contains \"\\u{0}\"; use letters, digits, spaces, \"_\", \".\" and \"-\"",
    ),
    (
        "[options.more]",
        "[routing.calls]\nchoose = \"longest\"\n[options.more]",
        "22:10: routing.calls.choose: \"longest\" is not known here: one of \"listed\", \"longest_idle\", \"least_occupied\", \"random\"",
    ),
    ("open = \"08:00-20:00\"", "open = \"08:00-20:00", "6:8: the quote opened here is not closed on its line"),
    ("skills = [\"calls\"]", "skills = [\"calls\"", "19:10: the list opened here is never closed; a \"]\" is missing"),
    ("days = 2", "days = 2\ndays = 3", "6:1: \"days\" is given twice; it stands on line 5 already"),
    (
        "per_hour = 10",
        "pre_hour = 10",
        "10:22: contacts.calls.arrivals.poisson.pre_hour: there is no key \"pre_hour\" here; did you mean \"per_hour\"?",
    ),
    (
        "days = 2",
        "days = 2\ntrunks = 3",
        "6:1: calendar.trunks: there is no key \"trunks\" here; known are at_close, days, holidays, interval, open, start, timezone",
    ),
    (
        "{ mean = \"3m\" }",
        "{ m\u{435}an = \"3m\" }",
        "11:27: the key \"mеan\" contains the Cyrillic letter \"е\" (U+0435), which looks like the Latin \"e\"",
    ),
    (
        "per_hour = 10",
        "per_hour = nan",
        "10:33: contacts.calls.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found nan, which is not a number",
    ),
    (
        "per_hour = 10",
        "per_hour = inf",
        "10:33: contacts.calls.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found inf, which is not finite",
    ),
    (
        "per_hour = 10",
        "per_hour = 1e400",
        "10:33: contacts.calls.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found the number 1e400, which is too large to compute with",
    ),
    (
        "per_hour = 10",
        "per_hour = 99999999999999999999",
        "10:33: contacts.calls.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found the number 99999999999999999999",
    ),
    (
        "per_hour = 10",
        "per_hour = 1e308",
        "10:33: contacts.calls.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found the number 1e308",
    ),
    (
        "mean = \"3m\"",
        "mean = 5e-324",
        "11:34: contacts.calls.talk_time.exponential.mean: expected a duration, found the number 5e-324; give a unit in quotes: \"5e-324s\"",
    ),
    (
        "mean = \"3m\"",
        "mean = \"0.0000001s\"",
        "11:34: contacts.calls.talk_time.exponential.mean: expected a duration above zero, found the text \"0.0000001s\"",
    ),
    (
        "roster = 2",
        "roster = -1",
        "20:10: groups.own.roster: expected a whole number from 0 to 100000, found the number -1",
    ),
    (
        "roster = 2",
        "roster = 2.5",
        "20:10: groups.own.roster: expected a whole number from 0 to 100000, found the number 2.5",
    ),
    (
        "per_hour = 10",
        "per_hour = \"40\"",
        "10:33: contacts.calls.arrivals.poisson.per_hour: expected a number from 0 to 1000000000, found the text \"40\"; remove the quotes",
    ),
    ("price = 10.5", "price = 10,5", "16:9: a decimal number is written with a point; write 10.5"),
    (
        "mean = \"3m\"",
        "mean = \"180\"",
        "11:34: contacts.calls.talk_time.exponential.mean: \"180\" has no unit; write \"180s\", \"180m\" or \"180h\"",
    ),
    (
        "mean = \"3m\"",
        "mean = 180",
        "11:34: contacts.calls.talk_time.exponential.mean: expected a duration, found the number 180; give a unit in quotes: \"180s\"",
    ),
    (
        "[groups.own]",
        "[routing.calls]\nsplit = { own = 0.7 }\n[groups.own]",
        "18:9: routing.calls.split: the shares add up to 0.7, they must add up to 1",
    ),
    (
        "[groups.own]",
        "[target]\nshare = 1.2\n[groups.own]",
        "18:9: target.share: expected a share from 0 to 1, found 1.2; for per cent write 0.012",
    ),
    (
        "[groups.own]",
        "[target]\nshare = 80\n[groups.own]",
        "18:9: target.share: expected a share from 0 to 1, found 80; for per cent write 0.8",
    ),
    (
        "talk_time.exponential = { mean = \"3m\" }",
        "talk_time.gamma = { mean = \"3m\", cv = -1 }",
        "11:39: contacts.calls.talk_time.gamma.cv: expected a number from 0 to 100, found the number -1",
    ),
    (
        "talk_time.exponential = { mean = \"3m\" }",
        "talk_time.pareto = { mean = \"3m\" }",
        "11:11: contacts.calls.talk_time.pareto: there is no distribution \"pareto\"; known are constant, exponential, lognormal, gamma, erlang, weibull, hyperexponential, uniform, triangular, empirical",
    ),
    (
        "provider = \"alfa\"",
        "provider = \"alpha\"",
        "18:12: groups.own.provider: there is no provider \"alpha\"; did you mean \"alfa\"?",
    ),
    (
        "[groups.own]",
        "[groups.OWN]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 1\n[groups.own]",
        "21:9: groups.own: the names \"OWN\" and \"own\" differ only in upper and lower case",
    ),
    ("[options.more]", "[groups.own]\n[options.more]", "21:9: \"own\" is given twice; it stands on line 17 already"),
    (
        "[options.more]",
        "[contacts.loop]\ntalk_time = \"1m\"\narrivals.poisson = { per_hour = 1 }\n[options.more]",
        "21:1: contacts.loop: no group has the skill \"loop\": nobody can take it; add it to the skills of a group",
    ),
    (
        "open = \"08:00-20:00\"",
        "open = \"20:00-08:00\"",
        "6:8: calendar.open: \"20:00-08:00\" ends before it starts; write two windows, one up to 24:00 and one from 00:00",
    ),
    (
        "replications = 2",
        "replications = 2\nwarm_up = \"2d\"",
        "9:11: run.warm_up: the warm-up of 2d covers the whole calendar of 2d: nothing would be measured",
    ),
    (
        "replications = 2",
        "replications = 0",
        "8:16: run.replications: expected a whole number from 1 to 1000000000, found the number 0",
    ),
    ("start = 2026-11-02", "start = 2025-02-30", "4:9: invalid date, expected day between 01 and 28"),
    (
        "open = \"08:00-20:00\"",
        "open = \"08:00-24:30\"",
        "6:8: calendar.open: \"08:00-24:30\" leaves the day: it starts before 24:00 and ends at 24:00 at the latest",
    ),
    (
        "days = 2",
        "days = 2\ntimezone = \"Kiev+3\"",
        "6:12: calendar.timezone: there is no time zone \"Kiev+3\"; write a name such as \"Europe/Kyiv\"",
    ),
    (
        "price = 10.5",
        "tiers = [{ up_to = 500, price = 2 }, { up_to = 400, price = 1 }, { price = 1 }]",
        "16:38: providers.alfa.contract.per_minute[0].tiers[1]: \"up_to\" must rise from tier to tier: 400 comes after 500",
    ),
    (
        "price = 10.5",
        "tiers = [{ up_to = 500, price = 2 }]",
        "16:10: providers.alfa.contract.per_minute[0].tiers[0]: the last tier has no end: leave out \"up_to\"",
    ),
    (
        "arrivals.poisson = { per_hour = 10 }",
        "arrivals.history = { file = \"../../etc/passwd\" }",
        "10:29: contacts.calls.arrivals.history.file: the file \"../../etc/passwd\" may not leave the scenario's folder; name it relative to the scenario, with \"/\"",
    ),
    (
        "arrivals.poisson = { per_hour = 10 }",
        "arrivals.history = { file = \"/etc/passwd\" }",
        "10:29: contacts.calls.arrivals.history.file: the file \"/etc/passwd\" may not leave the scenario's folder; name it relative to the scenario, with \"/\"",
    ),
    (
        "kind = \"outsourced\"",
        "kind = \"outsourced\"\nquote = \"../quotes/alfa.toml\"",
        "15:9: providers.alfa.quote: the file \"../quotes/alfa.toml\" may not leave the scenario's folder; name it relative to the scenario, with \"/\"",
    ),
    (
        "kind = \"outsourced\"",
        "kind = \"outsourced\"\nquote = \"shop.tom\"",
        "15:9: providers.alfa.quote: there is no file \"shop.tom\" in the scenario's folder; did you mean \"shop.toml\"?",
    ),
    (
        "[groups.own]",
        "[groups.\"=cmd|' /C calc'!A1\"]",
        "17:9: groups.\"=cmd|' /C calc'!A1\": the name \"=cmd|' /C calc'!A1\" contains \"=\"; use letters, digits, spaces, \"_\", \".\" and \"-\"",
    ),
    (
        "[groups.own]",
        "[groups.\"<script>\"]",
        "17:9: groups.\"<script>\": the name \"<script>\" contains \"<\"; use letters, digits, spaces, \"_\", \".\" and \"-\"",
    ),
    (
        "[groups.own]",
        "[groups.\"../../x\"]",
        "17:9: groups.\"../../x\": the name \"../../x\" contains \"/\"; use letters, digits, spaces, \"_\", \".\" and \"-\"",
    ),
    (
        "[groups.own]",
        "[groups.\"CON\"]",
        "22:9: groups.own.roster: there is no group \"own\"; declared are \"CON\" (in option \"more\")",
    ),
    (
        "[options.more]",
        "[options.more]\nwithout = [\"alfa\"]",
        "9:1: contacts.calls: no group has the skill \"calls\": nobody can take it; add it to the skills of a group (in option \"more\")",
    ),
    (
        "[options.more]",
        "[[contacts.calls.follow_ups]]\non = [\"answered\"]\nshare = 1.0\nto = \"calls\"\n[options.more]",
        "9:1: contacts.calls: its follow-ups lead back to it at once, every time and without limit: the chain never ends; give `after`, `up_to` or a share below 1",
    ),
];
