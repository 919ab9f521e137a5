//! Wrong options, wrong changes, wrong folders for results.

use crate::{GOOD, busyhour, code, first_line, folder, names, said};

#[test]
fn a_wrong_command_line_ends_with_code_2_a_reason_and_no_file() {
    let cases: &[(&[&str], &str)] = &[
        (&["run"], "error: the following required arguments were not provided:"),
        (&["run", "shop.toml", "--seed"], "error: a value is required for '--seed <N>' but none was supplied"),
        (
            &["run", "shop.toml", "--replications", "0"],
            "error: invalid value '0' for '--replications <N>': 0 is not in 1..=1000000000",
        ),
        (&["run", "shop.toml", "--option", "mor"], "--option: there is no option \"mor\"; did you mean \"more\"?"),
        (
            &["compare", "shop.toml", "--options", "more,less"],
            "--options: there is no option \"less\"; declared are \"more\"",
        ),
        (
            &["run", "shop.toml", "--set", "days"],
            "--set \"days\" sets nothing; write PATH=VALUE, as in groups.own.roster=5",
        ),
        (
            &["run", "shop.toml", "--set", "calendar.dais=3"],
            "--set calendar.dais=3:1:1: calendar.dais: there is no key \"dais\" here; did you mean \"days\"?",
        ),
        (
            &["run", "shop.toml", "--set", "contacts.call.talk_time=3m"],
            "--set contacts.call.talk_time=3m:1:1: contacts.call.talk_time: there is no contact type \"call\"; did you mean \"calls\"?",
        ),
        (
            &["run", "shop.toml", "--set", "contacts.calls.talk_time.gamma.mean=5m"],
            "--set contacts.calls.talk_time.gamma.mean=5m:1:1: contacts.calls.talk_time.gamma.mean: contacts.calls.talk_time already has the \
             distribution \"exponential\"; to change it set contacts.calls.talk_time as a whole: contacts.calls.talk_time={ gamma = ... }",
        ),
        (&["report", "shop"], "shop/results.json: no results here; `busyhour run` writes them"),
        (
            &["erlang", "c", "--calls", "nan", "--aht", "3m"],
            "--calls: expected a number from 0 to 1000000000, found NaN",
        ),
        (&["erlang", "c", "--calls", "10", "--aht", "0s"], "--aht: expected a duration above zero"),
        (
            &["erlang", "a", "--calls", "10", "--aht", "3m"],
            "--patience: Erlang A needs the mean patience, as in --patience 2m",
        ),
    ];
    let folder = folder(GOOD);
    let mut wrong = Vec::new();
    for (arguments, expected) in cases {
        let output = busyhour(folder.path(), arguments);
        if (code(&output), first_line(&output).as_str()) != (2, expected) {
            wrong.push(format!(
                "{arguments:?}\n  got      {} {}\n  expected 2 {expected}",
                code(&output),
                first_line(&output)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(names(folder.path()), ["shop.toml"]);
}

#[test]
fn the_mean_of_a_time_is_set_whatever_its_distribution() {
    for law in [
        "talk_time.exponential = { mean = \"3m\" }",
        "talk_time.lognormal = { mean = \"3m\", cv = 1.2 }",
        "talk_time = \"3m\"",
    ] {
        let folder = folder(&GOOD.replace("talk_time.exponential = { mean = \"3m\" }", law));
        let output = busyhour(folder.path(), &["check", "shop.toml", "--set", "contacts.calls.talk_time.mean=5m"]);
        assert_eq!((code(&output), said(&output).as_str()), (0, ""), "{law}");
    }
}

#[test]
fn a_price_is_set_by_its_number_in_the_contract() {
    let folder = folder(GOOD);
    let price = |price: &str| {
        let set = format!("providers.alfa.contract.per_minute[0].price={price}");
        let output = busyhour(folder.path(), &["run", "shop.toml", "--json", "--set", &set]);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let results: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        results["options"]["base"]["total"]["cost"]["mean"].as_f64().unwrap()
    };
    // The line of each bill and the mean of bills are rounded to the cent, which weighs nine times on one side.
    assert!((price("99") - 9.0 * price("11")).abs() < 10.0 * 0.01 + 0.001);
    let missing =
        busyhour(folder.path(), &["run", "shop.toml", "--set", "providers.alfa.contract.per_minute[1].price=99"]);
    assert_eq!(code(&missing), 2);
    assert!(first_line(&missing).contains("per_minute[1]"), "{}", said(&missing));
}

#[test]
fn a_folder_for_results_that_cannot_be_meant_is_a_wrong_input() {
    let folder = folder(GOOD);
    std::fs::write(folder.path().join("file"), "x").unwrap();
    std::fs::create_dir(folder.path().join("photos")).unwrap();
    std::fs::write(folder.path().join("photos/cat.jpg"), "x").unwrap();
    for (out, expected) in [
        ("file", "file: is a file, not a folder; choose another --out"),
        ("photos", "photos: holds other files; choose another --out"),
    ] {
        let output = busyhour(folder.path(), &["run", "shop.toml", "--out", out]);
        assert_eq!((code(&output), first_line(&output).as_str()), (2, expected));
    }
    assert_eq!(names(&folder.path().join("photos")), ["cat.jpg"]);
    assert_eq!(names(folder.path()), ["file", "photos", "shop.toml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fails_ends_with_code_3_and_without_a_fault() {
    use std::process::{Command, Stdio};
    let folder = folder(GOOD);
    let output = busyhour(folder.path(), &["run", "shop.toml", "--out", "/proc/results"]);
    assert_eq!(code(&output), 3, "{}", said(&output));
    for arguments in [
        &["run", "shop.toml", "--json"][..],
        &["run", "shop.toml"],
        &["check", "shop.toml"],
        &["list", "measures"],
        &["--help"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_busyhour"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::from(full))
            .output()
            .unwrap();
        assert_eq!(code(&output), 3, "{arguments:?} {}", said(&output));
        assert!(first_line(&output).starts_with("standard output: No space left"), "{}", said(&output));
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_fault() {
    use std::process::{Command, Stdio};
    let folder = folder(GOOD);
    for arguments in [&["run", "shop.toml", "--json"][..], &["list", "measures"], &["--help"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_busyhour"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((code(&output), said(&output).as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn json_may_be_quiet_and_other_results_are_not_lost() {
    let folder = folder(GOOD);
    let quiet = busyhour(folder.path(), &["run", "shop.toml", "--json", "--quiet", "--replications", "2"]);
    assert_eq!(code(&quiet), 0, "{}", said(&quiet));
    assert!(serde_json::from_slice::<serde_json::Value>(&quiet.stdout).is_ok());
    std::fs::copy(folder.path().join("shop.toml"), folder.path().join("other.toml")).unwrap();
    let first = ["run", "shop.toml", "--quiet", "--replications", "2", "--out", "kept"];
    assert_eq!(code(&busyhour(folder.path(), &first)), 0);
    assert_eq!(code(&busyhour(folder.path(), &first)), 0);
    let other = busyhour(folder.path(), &["run", "other.toml", "--quiet", "--replications", "2", "--out", "kept"]);
    assert_eq!(code(&other), 2);
    assert!(first_line(&other).contains("holds results of the scenario \"shop\""), "{}", said(&other));
}

#[test]
fn the_scenario_that_is_kept_runs_the_same_again() {
    let folder = folder(GOOD);
    let first = ["run", "shop.toml", "--quiet", "--seed", "7", "--replications", "3", "--out", "a"];
    assert_eq!(code(&busyhour(folder.path(), &first)), 0);
    std::fs::copy(folder.path().join("a/scenario.toml"), folder.path().join("shop.toml")).unwrap();
    assert_eq!(code(&busyhour(folder.path(), &["run", "shop.toml", "--quiet", "--out", "b"])), 0);
    let read = |name: &str| std::fs::read(folder.path().join(name).join("results.json")).unwrap();
    assert_eq!(read("a"), read("b"));
}

#[test]
fn a_change_of_a_vendor_means_nothing_to_an_option_without_it() {
    let text = r#"
format = 1
currency = "UAH"
[calendar]
start = 2026-11-02
days = 1
open = "08:00-20:00"
[contacts.calls]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
[providers.shop]
kind = "in_house"
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.per_contact]]
price = 1
[groups.own]
provider = "shop"
skills = ["calls"]
roster = 1
[groups.alfa_agents]
provider = "alfa"
skills = ["calls"]
roster = 2
[routing.calls]
split = { own = 0.5, alfa_agents = 0.5 }
[options.both]
[options.alone]
without = ["alfa"]
"#;
    let folder = folder(text);
    let cost = |set: &str| {
        let output = busyhour(folder.path(), &["compare", "shop.toml", "--json", "--replications", "3", "--set", set]);
        assert_eq!(code(&output), 0, "{}", said(&output));
        let results: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        ["both", "alone"].map(|option| results["options"][option]["total"]["cost"]["mean"].as_f64().unwrap_or(0.0))
    };
    let (dear, cheap) = (cost("providers.alfa.contract.per_contact[0].price=9"), cost("groups.alfa_agents.roster=3"));
    assert!((dear[0] - 9.0 * cheap[0]).abs() < 0.051 && cheap[0] > 0.0, "{dear:?} {cheap:?}");
    assert_eq!((dear[1], cheap[1]), (0.0, 0.0));
    let typo = busyhour(folder.path(), &["compare", "shop.toml", "--set", "groups.alfa_agent.roster=3"]);
    assert_eq!(code(&typo), 2);
}
