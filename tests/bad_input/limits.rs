//! What would never end or fill the memory is refused with its estimate, or stopped.

use std::time::{Duration, Instant};

use crate::{GOOD, busyhour, code, first_line, folder, names, said};

#[test]
fn too_much_work_is_refused_with_the_estimate_before_anything_is_written() {
    let cases: &[(&[&str], &str)] = &[
        (
            &["--set", "contacts.calls.arrivals.poisson.per_hour=1e9"],
            "first attempts in one replication are more than the limit",
        ),
        (
            &["--set", "run.replications=1000000000", "--set", "contacts.calls.arrivals.poisson.per_hour=1000"],
            "days), more than the limit of 1",
        ),
        (
            &["--replications", "1000000000", "--set", "contacts.calls.arrivals.poisson.per_hour=1000"],
            "days), more than the limit of 1",
        ),
        (&["--replications", "1000000000"], "GB of memory, more than the limit of 2 GB"),
        (&["--set", "calendar.days=3660", "--set", "calendar.interval=1m"], "intervals, more than the limit of 600000"),
        (
            &["--set", "calendar.days=365", "--set", "calendar.interval=1m", "--set", "calendar.open=00:00-24:00"],
            "GB of memory, more than the limit of 2 GB",
        ),
    ];
    let folder = folder(GOOD);
    for (arguments, expected) in cases {
        let started = Instant::now();
        let output = busyhour(folder.path(), &[&["run", "shop.toml"], *arguments].concat());
        assert_eq!(code(&output), 2, "{arguments:?}\n{}", said(&output));
        assert!(first_line(&output).contains(expected), "{arguments:?}\n{}", said(&output));
        assert!(started.elapsed() < Duration::from_secs(10), "{arguments:?}");
    }
    assert_eq!(names(folder.path()), ["shop.toml"]);
}

#[test]
fn a_queue_that_grows_without_end_is_foretold_and_stopped() {
    // Half as many again as can be served, for ten years: the millionth waits long before the end.
    let text = GOOD
        .replace("patience.exponential = { mean = \"2m\" }\n", "")
        .replace("open = \"08:00-20:00\"", "open = \"00:00-24:00\"\ninterval = \"1h\"")
        .replace("talk_time.exponential = { mean = \"3m\" }", "talk_time.exponential = { mean = \"12s\" }")
        .replace("per_hour = 10", "per_hour = 9000")
        .replace("roster = 2", "roster = 20")
        .replace("days = 2", "days = 30");
    let folder = folder(&text);
    let output = busyhour(folder.path(), &["run", "shop.toml", "--threads", "1", "--replications", "1"]);
    let said = said(&output);
    assert_eq!(code(&output), 4, "{said}");
    assert!(said.contains("\nwarning: groups.own: 30.0 erlangs meet 20 agents"), "{said}");
    assert!(said.contains("option \"base\", replication 0: more than 1000000 contacts waited at once"), "{said}");
    assert!(!folder.path().join("output/shop/run/results.json").exists());
}

#[test]
fn work_without_end_that_takes_no_time_is_refused() {
    let work = "[contacts.work]\ndirection = \"back_office\"\narrivals.backlog.endless = true\ntalk_time = \"0s\"\n[groups.own]";
    let text = GOOD.replace("[groups.own]", work).replace("[\"calls\"]", "[\"calls\", \"work\"]");
    let folder = folder(&text);
    let output = busyhour(folder.path(), &["run", "shop.toml"]);
    assert_eq!(code(&output), 2, "{}", said(&output));
    assert!(
        said(&output).contains("of the endless \"work\" done in one replication, more than the limit"),
        "{}",
        said(&output)
    );
    assert_eq!(names(folder.path()), ["shop.toml"]);
}

/// A second option, and a plan.
const PLAN: &str = "[options.less]\nset = { \"groups.own.roster\" = 1 }\n[plan]\nkeep_roster = true\nlevels = 2\n";

#[test]
fn a_plan_that_grows_beyond_measure_is_refused_before_anything_is_simulated() {
    let folder = folder(&format!("{GOOD}{PLAN}months = 120\ngrowth_per_month = 0.1\n"));
    for command in ["check", "compare"] {
        let output = busyhour(folder.path(), &[command, "shop.toml"]);
        assert_eq!(code(&output), 2, "{command}\n{}", said(&output));
        let expected = "[plan]: in 2036-10 volume would be 84281 times the simulated one, more than the limit of 100; lower growth";
        assert!(said(&output).contains(expected), "{command}\n{}", said(&output));
    }
    assert_eq!(names(folder.path()), ["shop.toml"]);
    // A run takes no notice of the plan.
    assert_eq!(code(&busyhour(folder.path(), &["run", "shop.toml", "--json"])), 0);
}

#[test]
fn a_switch_of_which_one_option_is_left_out_is_told_of() {
    let folder = folder(&format!("{GOOD}{PLAN}months = 2\nswitch = {{ from = \"more\", to = \"less\" }}\n"));
    let output = busyhour(folder.path(), &["compare", "shop.toml", "--options", "more", "--no-figures"]);
    let expected = "warning: plan.switch: goes from \"more\" to \"less\", and \"less\" is not compared: no month to switch is looked for; \
                    name both in --options";
    assert_eq!(code(&output), 0, "{}", said(&output));
    assert!(said(&output).contains(expected), "{}", said(&output));
    let output = busyhour(folder.path(), &["compare", "shop.toml", "--no-figures"]);
    assert!(!said(&output).contains("plan.switch"), "{}", said(&output));
}
