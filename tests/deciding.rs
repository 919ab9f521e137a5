//! The program on options whose truth is known: replications until it is sure, options that are the same, what is refused.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::{Command, Output};

use serde_json::Value;

/// 180 calls a month on average: per call 10, or a fee of 1,000 and 4 per call, which costs 80 less; a copy of that; a dear one.
const SHOP: &str = r#"
format = 1
currency = "UAH"
[calendar]
start = 2026-11-01
days = 30
open = "09:00-12:00"
[run]
replications = 12
[contacts.calls]
arrivals.poisson = { per_hour = 2 }
talk_time = "1m"
patience = "10m"
[providers.alfa]
kind = "outsourced"
[[providers.alfa.contract.monthly_fee]]
amount = 0
[[providers.alfa.contract.per_contact]]
price = 10
[groups.agents]
provider = "alfa"
skills = ["calls"]
roster = 5
[options.each]
[options.both]
set = { "providers.alfa.contract.monthly_fee[0].amount" = 1000, "providers.alfa.contract.per_contact[0].price" = 4 }
[options.twin]
set = { "providers.alfa.contract.monthly_fee[0].amount" = 1000, "providers.alfa.contract.per_contact[0].price" = 4 }
[options.dear]
set = { "providers.alfa.contract.monthly_fee[0].amount" = 1500 }
"#;

fn compare(text: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.toml");
    std::fs::write(&file, text).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.current_dir(folder.path()).arg("compare").arg("shop.toml").args(arguments);
    program.output().unwrap()
}

fn results(text: &str, arguments: &[&str]) -> Value {
    let output = compare(text, &[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn until_sure_selects_the_option_that_is_truly_the_best() {
    let found = results(SHOP, &["--until-sure", "--options", "each,both,dear", "--indifference", "40"]);
    let selected = &found["selected"];
    assert_eq!((&selected["verdict"], &selected["option"]), (&"best".into(), &"both".into()), "{selected}");
    assert_eq!((&selected["by"], &selected["procedure"]), (&"profit".into(), &"kim_nelson".into()));
    assert_eq!((&found["ranking"][0]["option"], &found["stopped"]), (&"both".into(), &"selected".into()));
    // The dear one leaves with the first stage and has no more replications than that.
    let dear = &selected["options"][2];
    assert_eq!((&dear["left_after"], &dear["replications"]), (&30.into(), &30.into()), "{selected}");
}

#[test]
fn a_race_gives_the_same_bytes_on_any_number_of_threads() {
    let run = |threads| {
        compare(
            SHOP,
            &["--until-sure", "--indifference", "40", "--options", "each,both", "--json", "--threads", threads],
        )
    };
    let (one, three) = (run("1"), run("3"));
    assert!(one.status.success() && one.stdout == three.stdout);
}

#[test]
fn an_option_and_its_twin_are_the_same_in_every_figure_that_compares_them() {
    let found = results(SHOP, &["--options", "both,twin"]);
    let pair = &found["comparison"]["pairs"][0];
    for measure in ["profit", "cost", "service_level"] {
        for bound in ["mean", "low", "high"] {
            assert_eq!(pair[measure]["difference"][bound], 0.0, "{measure} {bound}: {pair}");
        }
    }
    for standing in found["comparison"]["standings"].as_array().unwrap() {
        assert_eq!(
            (standing["best"].as_f64(), standing["expected_loss"].as_f64()),
            (Some(0.5), Some(0.0)),
            "{standing}"
        );
    }
    assert_eq!(found["ranking"][1]["against_best"], found["ranking"][1]["horizon_month"]["against_best"]);
}

#[test]
fn the_table_of_replications_gives_the_comparison_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.current_dir(folder.path()).args(["compare", "shop.toml", "--out", "out", "--no-figures", "--quiet"]);
    assert!(program.output().unwrap().status.success());
    let found: Value = serde_json::from_slice(&std::fs::read(folder.path().join("out/results.json")).unwrap()).unwrap();
    let rows: Vec<std::collections::BTreeMap<String, String>> =
        csv::Reader::from_path(folder.path().join("out/replications.csv"))
            .unwrap()
            .deserialize()
            .map(Result::unwrap)
            .collect();
    assert_eq!(rows.len(), 4 * 12);
    let column = |option: &str, name: &str| -> Vec<f64> {
        let of_option = rows.iter().filter(|row| row["option"] == option);
        of_option
            .enumerate()
            .map(|(nth, row)| {
                assert_eq!(row["replication"], nth.to_string());
                row[name].parse().unwrap()
            })
            .collect()
    };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let near = |told: &Value, figure: f64| assert!((told.as_f64().unwrap() - figure).abs() < 0.006, "{told} {figure}");
    for option in ["each", "both", "twin", "dear"] {
        let total = &found["options"][option]["total"];
        near(&total["profit"]["mean"], mean(&column(option, "profit_uah")));
        near(&total["cost"]["mean"], mean(&column(option, "cost_uah")));
        let level = mean(&column(option, "in_time")) / mean(&column(option, "counted"));
        assert!((total["service_level"]["mean"].as_f64().unwrap() - level).abs() < 1e-9);
    }
    for pair in found["comparison"]["pairs"].as_array().unwrap() {
        let of = |side: &str| column(pair[side].as_str().unwrap(), "profit_a_month_uah");
        near(&pair["profit"]["difference"]["mean"], mean(&of("first")) - mean(&of("second")));
    }
}

#[test]
fn the_terminal_tells_pairs_chances_and_the_selection_within_its_width() {
    let output = compare(SHOP, &["--until-sure", "--at-most", "30", "--indifference", "1"]);
    let text = String::from_utf8(output.stdout).unwrap();
    for words in
        ["1. both less 3. each", "chance best", "expected loss", "could not be told apart after 30 replications"]
    {
        assert!(text.split_whitespace().collect::<Vec<_>>().join(" ").contains(words), "{words}: {text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn what_no_race_can_hold_to_is_refused_before_anything_is_simulated() {
    let cases: [(&[&str], &str); 7] = [
        (&["--options", "both,both"], "\"both\" is named twice"),
        (&["--until-sure", "--options", "both"], "only one option"),
        (&["--until-sure", "--at-most", "20"], "the first stage alone takes 30 replications"),
        (&["--until-sure", "--replications", "5"], "10 at least"),
        (&["--until-sure", "--sure", "0.2"], "--sure 0.2"),
        (&["--until-sure", "--indifference", "0"], "must be above zero"),
        (&["--indifference", "40"], "--until-sure"),
    ];
    for (arguments, words) in cases {
        let output = compare(SHOP, arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(2) && told.contains(words), "{arguments:?}: {told}");
    }
}

#[test]
fn the_kept_scenario_runs_the_same_race_again() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), SHOP).unwrap();
    let run = |arguments: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
        program.current_dir(folder.path()).arg("compare").args(arguments).args(["--quiet", "--no-figures"]);
        assert!(program.output().unwrap().status.success());
    };
    run(&["shop.toml", "--until-sure", "--indifference", "40", "--at-most", "500", "--seed", "4", "--out", "first"]);
    let kept = std::fs::read_to_string(folder.path().join("first/scenario.toml")).unwrap();
    let again =
        kept.lines().next().unwrap().strip_prefix("# busyhour compare scenario.toml ").unwrap().replace('\'', "");
    std::fs::create_dir(folder.path().join("kept")).unwrap();
    std::fs::write(folder.path().join("kept/shop.toml"), &kept).unwrap();
    let arguments: Vec<&str> = again.split(' ').collect();
    run(&[&["kept/shop.toml"], &arguments[..], &["--out", "second"]].concat());
    let results = |which: &str| std::fs::read_to_string(folder.path().join(which).join("results.json")).unwrap();
    assert_eq!(results("first"), results("second"));
}

/// One agent is overrun, four are busy, eight are not; what they cost goes up. Nothing is earned, so the cheapest has most profit.
fn staffed(more: &str) -> String {
    SHOP.split("[options")
        .next()
        .unwrap()
        .replace("per_hour = 2", "per_hour = 60")
        .replace("days = 30", "days = 2")
        .replace("price = 10", "price = 0")
        + "[options.eight]\nset = { \"groups.agents.roster\" = 8, \"providers.alfa.contract.monthly_fee[0].amount\" = 900 }\n\
           [options.one]\nset = { \"groups.agents.roster\" = 1, \"providers.alfa.contract.monthly_fee[0].amount\" = 100 }\n\
           [options.four]\nset = { \"groups.agents.roster\" = 4, \"providers.alfa.contract.monthly_fee[0].amount\" = 500 }\n"
        + more
}

/// The note and the results.
fn noted(text: &str, arguments: &[&str]) -> (String, Value) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("shop.toml"), text).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_busyhour"));
    program.current_dir(folder.path()).args(["compare", "shop.toml", "--quiet", "--no-figures", "--out", "out"]);
    let output = program.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = |file: &str| std::fs::read_to_string(folder.path().join("out").join(file)).unwrap();
    (read("decision.md"), serde_json::from_str(&read("results.json")).unwrap())
}

#[test]
fn where_the_most_profitable_misses_the_target_the_note_recommends_what_the_file_asks_for() {
    let (note, found) = noted(&staffed(""), &["--replications", "20"]);
    let first = note.lines().nth(2).unwrap();
    assert!(first.starts_with("We recommend one. It earns "), "{note}");
    let but = "But one misses the target of service; the most profitable option that surely holds it is four.";
    assert!(note.contains(but) && found["decision"]["require"].is_null(), "{note}");

    let required = staffed("[decision]\nrequire = \"mean\"\n");
    let (note, found) = noted(&required, &["--replications", "20"]);
    assert_eq!((&found["ranking"][0]["option"], &found["decision"]["require"]), (&"one".into(), &"mean".into()));
    let first = note.lines().nth(2).unwrap();
    let recommended =
        "We recommend four: of the options that hold the target of service it is surely the cheapest. It costs ";
    assert!(first.starts_with(recommended) && first.contains(" less than eight, the next that holds it."), "{note}");
    assert!(note.contains("\n- four, on average: ") && note.contains("\n- four costs "), "{note}");
    assert!(!note.contains("We recommend one") && note.contains("- The target is missed by one."), "{note}");
}

#[test]
fn the_note_after_a_race_says_what_was_selected_and_over_how_many_replications() {
    let required = staffed("[decision]\nrequire = \"mean\"\n");
    let (note, found) = noted(&required, &["--until-sure", "--replications", "10"]);
    let selected = &found["selected"];
    assert_eq!(
        (&selected["option"], &selected["by"], &selected["verdict"]),
        (&"four".into(), &"cost".into(), &"best".into())
    );
    let after = format!("after {} replications", selected["replications"]);
    let first = note.lines().nth(2).unwrap();
    let told = format!("We recommend four, selected as the cheapest option that holds the target of service {after}.");
    assert!(first.starts_with(&told) && note.contains(&format!("- Selected {after}: four, ")), "{note}");
    assert!(!note.contains("No clear") && note.contains("than 1 point of service may be called either way"), "{note}");
    // The zone is that of options that may hold the target, not of the one that surely misses it.
    let cost = |option: &str| {
        let options = found["constraint"]["options"].as_array().unwrap();
        options.iter().find(|one| one["option"] == option).unwrap()["cost"]["mean"].as_f64().unwrap()
    };
    let zone = selected["indifference"].as_f64().unwrap();
    assert!((zone / cost("four") - 0.01).abs() < 1e-3 && zone > 0.011 * cost("one"), "{zone} {}", cost("four"));
}

#[test]
fn the_note_after_a_race_by_profit_has_the_replications_of_the_pair() {
    // A zone far below the lead of 80, so that the race goes on beyond its first stage.
    let arguments = ["--until-sure", "--options", "each,both,dear", "--indifference", "10", "--replications", "10"];
    let (note, found) = noted(SHOP, &arguments);
    let pairs = found["comparison"]["pairs"].as_array().unwrap();
    let pair = pairs.iter().find(|pair| pair["first"] == "each" && pair["second"] == "both").unwrap();
    let n = pair["replications"].as_u64().unwrap();
    let first = note.lines().nth(2).unwrap();
    assert!(n > 10 && first.contains(&format!("n = {n}, on the same callers) more than each")), "{note}");
    assert!(first.starts_with("We recommend both, selected as the option with the largest profit after "), "{note}");
    assert!(
        note.contains(&format!("10 to {n} replications of 30 days")) && !note.contains("No clear winner"),
        "{note}"
    );
}
