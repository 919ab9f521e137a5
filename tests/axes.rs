//! The program along axes: files that come and go, what is refused without a trace, the kept scenario run again.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// Ten calls of 3 minutes on each of 28 days: by the minute at 1, or for 1,260 a month; 1.5 times the calls cost the same.
const TWO: &str = r#"
format = 1
currency = "EUR"
[calendar]
start = 2027-02-01
days = 28
open = "09:00-17:00"
[run]
replications = 6
[contacts.calls]
arrivals.poisson = { per_day = 10 }
talk_time = "3m"
[providers.rented]
kind = "outsourced"
[providers.rented.contract]
per_minute = [{ price = 1.0, increment = "1s" }]
[providers.flat]
kind = "outsourced"
[providers.flat.contract]
monthly_fee = [{ amount = 1260 }]
[groups.minutes]
provider = "rented"
skills = ["calls"]
roster = 9
[groups.heads]
provider = "flat"
skills = ["calls"]
roster = 9
[options.by_minute]
without = "flat"
[options.by_month]
without = "rented"
"#;

fn compare(folder: &Path, file: &str, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.current_dir(folder).args(["compare", file, "--quiet"]).args(arguments).output().unwrap()
}

fn done(folder: &Path, file: &str, arguments: &[&str]) -> Value {
    let output = compare(folder, file, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let out = arguments.iter().position(|argument| *argument == "--out").unwrap();
    serde_json::from_str(&std::fs::read_to_string(folder.join(arguments[out + 1]).join("results.json")).unwrap())
        .unwrap()
}

#[test]
fn an_axis_leaves_its_table_and_figure_and_the_next_comparison_takes_them_away() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("two.toml"), TWO).unwrap();
    let has = |name: &str| folder.path().join("out").join(name).exists();
    let axis = ["--over", "demand.scale=1..2:3", "--keep-roster", "--out", "out"];
    let found = done(folder.path(), "two.toml", &axis);
    let crossing = &found["break_even"][0];
    assert_eq!((&crossing["path"], &crossing["below"]), (&"demand.scale".into(), &"by_minute".into()), "{crossing}");
    let (low, high) = (crossing["at"]["low"].as_f64().unwrap(), crossing["at"]["high"].as_f64().unwrap());
    assert!(low < 1.5 && 1.5 < high, "{crossing}");
    assert!(has("along.csv") && has("figures/along.svg") && !has("map.csv"));
    let price = "providers.flat.contract.monthly_fee[0].amount=1000,1500";
    done(
        folder.path(),
        "two.toml",
        &["--over", "handle_time.scale=1..2:2", "--over", price, "--keep-roster", "--out", "out"],
    );
    assert!(has("map.csv") && has("figures/map.png") && !has("along.csv") && !has("figures/along.svg"));
    done(folder.path(), "two.toml", &["--out", "out"]);
    assert!(!has("map.csv") && !has("figures/map.png"));
}

#[test]
fn the_scenario_that_is_kept_begins_with_the_command_that_gives_the_same_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("two.toml"), TWO).unwrap();
    let over =
        ["--over", "demand.scale=1..2:3", "--keep-roster", "--set", "contacts.calls.talk_time=4m", "--out", "first"];
    let first = done(folder.path(), "two.toml", &over);
    let kept = std::fs::read_to_string(folder.path().join("first/scenario.toml")).unwrap();
    let command = kept.lines().next().unwrap();
    assert!(command.ends_with("--over 'demand.scale=1..2:3' --keep-roster"), "{command}");
    std::fs::write(folder.path().join("again.toml"), &kept).unwrap();
    let again =
        done(folder.path(), "again.toml", &["--over", "demand.scale=1..2:3", "--keep-roster", "--out", "second"]);
    assert_eq!((&first["along"], &first["break_even"]), (&again["along"], &again["break_even"]));
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("two.toml"), TWO).unwrap();
    for (arguments, why) in [
        (vec!["--over", "demand.scale=1..2"], "--keep-roster"),
        (vec!["--break-even"], "--break-even: demand.scale and handle_time.scale change how much there is to do"),
        (vec!["--over", "demand.scale"], "names no axis"),
        (vec!["--over", "contacts.cals.talk_time=1m..2m"], "did you mean \"calls\"?"),
        (vec!["--over", "demand.scale=1..2", "--keep-roster", "--replications", "1"], "run 2 at least"),
        (vec!["--over", "demand.scale=1..2", "--keep-roster", "--replications", "1000000000"], "more than the limit"),
    ] {
        let output = compare(folder.path(), "two.toml", &arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(why), "{why}: {said}");
    }
    assert!(!folder.path().join("output").exists());
}
