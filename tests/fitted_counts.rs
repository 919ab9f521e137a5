//! A history of counts through the command line: what is printed is a scenario, what is written is the same again, with figures.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use busyhour::random::Luck;
use busyhour::scenario::load;
use serde_json::Value;

/// Two years with a peak in November, that grow by a hundredth a month.
const TRUTH: &str = r#"format = 1
[calendar]
start = 2024-01-01
days = 730
open = { mon-sat = "08:00-20:00" }
[contacts.calls]
talk_time = "3m"
[contacts.calls.arrivals.profile]
per_day = 300
shape = [1, 2, 3, 4, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 2, 2, 2, 1, 1, 1]
months = { jan-feb = 0.8, jul-aug = 0.7, oct = 1.2, nov = 1.8, dec = 1.4 }
growth_per_month = 0.01
day_cv = 0.12
interval_cv = 0.2
[groups.own]
skills = ["calls"]
roster = 4
"#;
/// What the months above are, January first.
const MONTHS: [f64; 12] = [0.8, 0.8, 1.0, 1.0, 1.0, 1.0, 0.7, 0.7, 1.0, 1.2, 1.8, 1.4];

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_busyhour")).args(arguments).output().unwrap()
}

/// One replication of the truth as counts by half-hour.
fn simulated() -> String {
    let loaded = load("truth.toml", TRUTH.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
    let scenario = loaded.experiment.unwrap().base;
    let calendar = &scenario.model.centre.calendar;
    let mut counts = vec![0u32; calendar.intervals.len()];
    let arrivals = scenario.model.arrivals[0].as_ref().unwrap();
    arrivals.source(calendar, &Luck::new(11, 1), "calls").for_each(|time| counts[calendar.interval_of(time)] += 1);
    let mut table = "start,calls\n".to_owned();
    for (interval, count) in calendar.intervals.iter().zip(counts).filter(|(own, _)| calendar.is_open(own.start)) {
        let date = calendar.days[interval.day].date;
        writeln!(table, "{date} {},{count}", calendar.clock_at(interval.start)).unwrap();
    }
    table
}

fn history() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/data/half_hour_counts.csv")
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_is_printed_is_a_scenario_that_check_accepts() {
    let folder = tempfile::tempdir().unwrap();
    let fragment = printed(&["fit", history().to_str().unwrap(), "--contact", "sales", "--from", "2026-09-07"]);
    assert!(fragment.starts_with("# Fitted to counts in "), "{fragment}");
    assert!(fragment.lines().all(|line| line.chars().count() <= 80), "{fragment}");
    // Nothing without its interval or its test.
    for (key, sure) in
        [("per_day = ", " to "), ("weekdays.mon = ", " to "), ("day_cv = ", " to "), ("#   days: ", "chance")]
    {
        let line = fragment.lines().find(|line| line.starts_with(key));
        assert!(line.is_some_and(|line| line.contains(sure)), "{key}: {fragment}");
    }
    let scenario = format!(
        "format = 1\n[calendar]\nstart = 2026-09-07\ndays = 14\nopen = {{ mon-sat = \"08:00-20:00\" }}\ninterval = \"30m\"\n{fragment}\n\
         [contacts.sales.talk_time.exponential]\nmean = \"3m\"\n[contacts.sales.patience.exponential]\nmean = \"3m\"\n\
         [groups.own]\nskills = [\"sales\"]\nroster = 4\n"
    );
    let path = folder.path().join("pasted.toml");
    std::fs::write(&path, &scenario).unwrap();
    let output = run(&["check", path.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("no errors, 0 warnings"), "{said}\n{scenario}");
}

#[test]
fn a_folder_takes_text_json_and_a_figure_each_and_the_same_bytes_again() {
    let folder = tempfile::tempdir().unwrap();
    let (history, out) = (history(), folder.path().join("out"));
    let names = ["profile", "weekdays", "days", "dispersion"];
    let files = ["svg", "png"].map(|end| names.map(|name| format!("figures/{name}.{end}"))).concat();
    let files: Vec<String> = ["fitted.toml", "fitted.json"].map(str::to_owned).into_iter().chain(files).collect();
    let written = || -> Vec<Vec<u8>> {
        let told = printed(&["fit", history.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        assert!(told.contains("# 10 files in "), "{told}");
        files.iter().map(|name| std::fs::read(out.join(name)).unwrap()).collect()
    };
    let first = written();
    assert_eq!(first, written());
    // Twelve days are no year: months are not told apart.
    assert!(!out.join("figures/months.svg").exists());
    let json = printed(&["fit", history.to_str().unwrap(), "--json"]);
    assert_eq!(String::from_utf8(first[1].clone()).unwrap(), json.trim_end());
    let json: Value = serde_json::from_str(&json).unwrap();
    let by_day = json["by_day"].as_array().unwrap();
    assert_eq!(by_day.len(), 12);
    // What the days expect is on average what came: levels are maximum likelihood, here of six weekdays twice each.
    let sum = |key: &str| by_day.iter().map(|day| day[key].as_f64().unwrap()).sum::<f64>();
    assert!((sum("expected") / sum("count") - 1.0).abs() < 0.01, "{json}");
    // A weekday's intervals, observed, are its days: the same contacts by time as by day.
    let by_time = json["by_time"].as_array().unwrap().iter();
    let of_day = |weekday: &Value| -> f64 {
        weekday["at"].as_array().unwrap().iter().map(|at| at["mean"]["mean"].as_f64().unwrap()).sum()
    };
    let all: f64 = by_time.map(|weekday| of_day(weekday) * weekday["days"].as_f64().unwrap()).sum();
    assert!((all - sum("count")).abs() < 1e-6, "{all}");
    // The band of a day lies around it.
    assert!(
        by_day.iter().all(
            |day| day["low"].as_f64() < day["expected"].as_f64() && day["expected"].as_f64() < day["high"].as_f64()
        )
    );
}

#[test]
fn what_to_do_next_is_told_beside_the_text_and_quiet_says_nothing() {
    let history = history();
    let path = history.to_str().unwrap();
    let said = |arguments: &[&str]| String::from_utf8(run(arguments).stderr).unwrap();
    let told = said(&["fit", path]);
    assert!(told.lines().last().unwrap().starts_with("Next: paste this into a scenario"), "{told}");
    assert!(told.lines().skip(1).all(|line| line.chars().count() <= 80), "{told}");
    assert_eq!(said(&["fit", path, "--quiet"]), "");
    assert!(!said(&["fit", path, "--json"]).contains("Next"));
    let refused = run(&["fit", path, "--keep-zeros"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--keep-zeros belongs to call records"));
}

#[test]
fn months_trend_bands_and_variances_of_a_known_truth_are_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.csv");
    std::fs::write(&path, simulated()).unwrap();
    let json: Value = serde_json::from_str(&printed(&["fit", path.to_str().unwrap(), "--json"])).unwrap();
    let number = |value: &Value| value.as_f64().unwrap();
    // Twelve months and the trend within 4 errors: of thirteen, one of none once in 1200.
    let months = &json["months"];
    assert_eq!((&months["used"], &json["growth_per_month"]["used"]), (&true.into(), &true.into()));
    let mean = MONTHS.iter().sum::<f64>() / 12.0;
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let truths = names.iter().zip(MONTHS).map(|(name, factor)| (&months["factors"][name], factor / mean));
    for (figure, truth) in truths.chain([(&json["growth_per_month"], 0.01)]) {
        let (value, error) = (number(&figure["value"]), number(&figure["error"]));
        assert!((value - truth).abs() < 4.0 * error, "{figure}, truth {truth}");
        assert!(error < 0.06 && number(&figure["low"]) < value && value < number(&figure["high"]), "{figure}");
    }
    // Of 626 days the band holds 95 %: within 3.5 deviations of a binomial share, 0.0087 each.
    let days = json["by_day"].as_array().unwrap();
    let inside =
        |day: &&Value| number(&day["low"]) <= number(&day["count"]) && number(&day["count"]) <= number(&day["high"]);
    let share = days.iter().filter(inside).count() as f64 / days.len() as f64;
    assert!(days.len() > 600 && (share - 0.95).abs() < 3.5 * 0.0087, "{share} of {}", days.len());
    // Bars hold the model's variance in most groups (fewer than 18 of 24 once in 10,000, were they apart from each other), and that of
    // Poisson in none of the busier half: there 0.056 times the squared mean comes on top, more than half the mean.
    let groups = json["variance"].as_array().unwrap();
    let held = |group: &&Value, what: &str| {
        let (variance, truth) = (&group["variance"], number(&group[what]));
        number(&variance["low"]) <= truth && truth <= number(&variance["high"])
    };
    let by_model = groups.iter().filter(|group| held(group, "expected")).count();
    assert!(groups.len() >= 20 && by_model >= groups.len() - 6, "{by_model} of {}: {groups:?}", groups.len());
    assert!(groups.iter().skip(groups.len() / 2).all(|group| !held(&group, "mean")), "{groups:?}");
}
