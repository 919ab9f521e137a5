//! Sweeps: a point is what `run` simulates there, and no way of cutting, stopping or losing the work changes a byte.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "sweeps/damage.rs"]
mod damage;
#[path = "sweeps/folder.rs"]
mod folder;
#[path = "sweeps/given.rs"]
mod given;
#[path = "sweeps/plans.rs"]
mod plans;
#[path = "sweeps/response.rs"]
mod response;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::process::Command;

use folder::{SHOP, Sweep, rows};
use serde_json::Value;

#[test]
fn a_point_is_what_run_simulates_there() {
    let sweep = Sweep::new(
        "format = 1\nscenario = 'shop.toml'\nreplications = 4\n[output]\nformat = 'csv'\n[axes]\n\
         'contacts.calls.arrivals.poisson.per_hour' = [30, 90]\n'contacts.calls.talk_time' = ['2m', '4m']\n",
    );
    sweep.run(&[]).succeeds();
    let points = rows(&sweep.out().join("points.csv"));
    assert_eq!(points.len(), 4 * 2 * 3);
    for row in &points {
        let simulated = Command::new(env!("CARGO_BIN_EXE_busyhour"))
            .args(["run", "shop.toml", "--json", "--replications", "4", "--option", &row["option"]])
            .args([
                "--set",
                &format!(
                    "contacts.calls.arrivals.poisson.per_hour={}",
                    row["contacts_calls_arrivals_poisson_per_hour"]
                ),
            ])
            .args(["--set", &format!("contacts.calls.talk_time={}s", row["contacts_calls_talk_time_s"])])
            .current_dir(sweep.path())
            .output()
            .unwrap();
        assert!(simulated.status.success(), "{}", String::from_utf8_lossy(&simulated.stderr));
        let results: Value = serde_json::from_slice(&simulated.stdout).unwrap();
        let option = &results["options"][row["option"].as_str()];
        let of =
            if row["contact"] == "total" { &option["total"] } else { &option["contacts"][row["contact"].as_str()] };
        let mut compared = 0;
        for (name, estimate) in of.as_object().unwrap().iter().filter(|(name, _)| *name != "curve") {
            // Quantiles are those of each replication here, of all their waits together there.
            let column = [name.clone(), format!("{name}_s"), format!("{name}_uah")]
                .into_iter()
                .find(|name| row.contains_key(name));
            let Some(column) = column.filter(|_| !name.starts_with("wait_p")) else { continue };
            for (end, suffix) in [("mean", ""), ("low", "_low"), ("high", "_high")] {
                let there = estimate[end].as_f64();
                let here = row[&format!("{column}{suffix}")].parse::<f64>().ok();
                let near = |a: f64, b: f64| (a - b).abs() <= 0.0051 + 1e-9 * a.abs();
                let same = there.zip(here).map_or(there == here, |(there, here)| near(there, here));
                assert!(same, "{} {column} {end}: {there:?} by run, {here:?} here", row["contact"]);
                compared += 1;
            }
        }
        assert!(compared >= 45, "{compared}");
    }
}

#[test]
fn replications_add_up_to_points_and_intervals_to_replications() {
    let sweep = Sweep::new(
        "format = 1\nscenario = 'shop.toml'\nreplications = 3\n[output]\nformat = 'csv'\nintervals = true\n[axes]\n\
         'contacts.calls.arrivals.poisson.per_hour' = [30, 90]\n",
    );
    sweep.run(&[]).succeeds();
    let [points, replications, intervals] =
        ["points", "replications", "intervals"].map(|name| rows(&sweep.out().join(format!("{name}.csv"))));
    assert_eq!((points.len(), replications.len(), intervals.len()), (12, 36, 36 * 48));
    let key = |row: &BTreeMap<String, String>, names: &[&str]| {
        names.iter().map(|name| row[*name].clone()).collect::<Vec<_>>()
    };
    let number = |row: &BTreeMap<String, String>, name: &str| row[name].parse::<f64>().unwrap_or(0.0);
    for replication in &replications {
        let names = ["point", "option", "contact", "replication"];
        let own = intervals.iter().filter(|row| key(row, &names) == key(replication, &names));
        for figure in ["offered", "answered", "abandoned"] {
            let sum: f64 = own.clone().map(|row| number(row, figure)).sum();
            assert!((sum - number(replication, figure)).abs() < 1e-9, "{figure}: {sum} in {replication:?}");
        }
    }
    for point in &points {
        let own: Vec<_> = replications
            .iter()
            .filter(|row| key(row, &["point", "option", "contact"]) == key(point, &["point", "option", "contact"]))
            .collect();
        // A ratio over rows is the ratio of sums.
        let whole: f64 = own.iter().map(|row| number(row, "service_level_of")).sum();
        let part: f64 = own.iter().map(|row| number(row, "service_level") * number(row, "service_level_of")).sum();
        if whole > 0.0 {
            assert!((part / whole - number(point, "service_level")).abs() < 1e-12, "{point:?}");
        }
    }
}

#[test]
fn the_dictionary_says_of_each_figure_how_replications_are_put_together() {
    let sweep = Sweep::new(
        "format = 1\nscenario = 'shop.toml'\nreplications = 2\n[output]\nformat = 'csv'\n[axes]\n'groups.own.roster' = [2, 3]\n",
    );
    let scenario = SHOP.replace("patience = '2m'", "patience = '2m'\ntarget = '80/20'");
    fs::write(sweep.path().join("shop.toml"), scenario).unwrap();
    sweep.run(&[]).succeeds();
    let said: BTreeMap<String, String> = rows(&sweep.out().join("dictionary.csv"))
        .into_iter()
        .filter(|row| row["table"] == "points")
        .map(|row| (row["column"].clone(), row["definition"].clone()))
        .collect();
    for (column, end) in [
        ("offered", "; over replications, their mean"),
        ("cost_uah", "; over replications, their mean"),
        ("wait_p90_s", "; over replications, their mean"),
        ("service_level", "; over replications, the ratio of sums"),
        ("asa_s", "; over replications, the ratio of sums"),
        ("cost_per_answered_uah", "; over replications, the ratio of sums"),
        ("replications_on_target", "; over replications, the share of them"),
    ] {
        let definition = said.get(column).unwrap_or_else(|| panic!("{column}: {:?}", said.keys()));
        assert!(definition.ends_with(end), "{column}: {definition}");
    }
}

/// Ten points of two axes.
const GRID: &str = "format = 1\nscenario = 'shop.toml'\nreplications = 3\n[output]\nformat = 'both'\nintervals = true\n[axes]\n\
    'contacts.calls.arrivals.poisson.per_hour' = { from = 20, to = 100, steps = 5 }\n'groups.own.roster' = [1, 2]\n";

#[test]
fn shards_of_any_number_and_order_give_the_bytes_of_the_whole() {
    let whole = Sweep::new(GRID);
    whole.run(&["--threads", "2"]).succeeds();
    let expected = whole.tables();
    assert_eq!(expected.len(), 11, "{:?}", expected.keys());
    for of in 1..=7u64 {
        let sweep = Sweep::new(GRID);
        // Every other one first, one of them twice.
        let order = (1..=of).rev().step_by(2).chain((1..=of).rev().skip(1).step_by(2)).chain([1]);
        for number in order {
            let threads = if number % 2 == 0 { "1" } else { "3" };
            sweep.run(&["--shard", &format!("{number}/{of}"), "--threads", threads]).succeeds();
        }
        sweep.merge(&["--threads", if of % 2 == 0 { "1" } else { "3" }]).succeeds();
        assert!(sweep.tables() == expected, "{of} shards");
    }
}

#[test]
fn shards_of_different_numbers_may_cover_the_same_points() {
    let whole = Sweep::new(GRID);
    whole.run(&[]).succeeds();
    let sweep = Sweep::new(GRID);
    for shard in ["1/2", "2/3", "2/2"] {
        sweep.run(&["--shard", shard]).succeeds();
    }
    sweep.merge(&[]).succeeds();
    assert!(sweep.tables() == whole.tables());
}

#[test]
fn a_sweep_that_stopped_anywhere_goes_on_to_the_same_bytes() {
    stopped_anywhere(GRID, 12);
    // What is left out of the tables is in the journals all the same.
    stopped_anywhere(&GRID.replace("intervals = true", "replications = false"), 4);
}

fn stopped_anywhere(plan: &str, parts: usize) {
    let whole = Sweep::new(plan);
    whole.run(&[]).succeeds();
    let expected = whole.tables();
    let journal = whole.journal("shard-00001-of-00001.journal");
    let length = journal.len();
    for part in 0..parts {
        let sweep = Sweep::new(plan);
        sweep.run(&["--shard", "1/1"]).succeeds();
        let path = sweep.out().join("shards/shard-00001-of-00001.journal");
        // A heading that is not whole cannot be: it is put in place in one piece.
        let kept = 700 + (length - 700) * part / parts;
        fs::write(&path, &journal[..kept]).unwrap();
        fs::remove_file(sweep.out().join("manifest.json")).unwrap();
        sweep.run(&[]).succeeds();
        assert!(sweep.tables() == expected, "{kept} of {length} bytes");
        assert!(sweep.journal("shard-00001-of-00001.journal") == journal);
    }
}

#[test]
fn damage_is_told_and_mended() {
    let whole = Sweep::new(GRID);
    whole.run(&[]).succeeds();
    let expected = whole.tables();
    let path = whole.out().join("shards/shard-00001-of-00001.journal");
    let mut journal = fs::read(&path).unwrap();
    let middle = journal.len() / 2;
    journal[middle] ^= 64;
    fs::write(&path, &journal).unwrap();
    let told = whole.run(&[]).succeeds();
    assert!(told.contains("was damaged"), "{told}");
    assert!(whole.tables() == expected);
}

#[test]
fn what_is_missing_is_named_by_shard_and_by_point() {
    let sweep = Sweep::new(GRID);
    for shard in ["2/4", "4/4"] {
        sweep.run(&["--shard", shard]).succeeds();
    }
    assert_eq!(sweep.missing(&[]).succeeds().trim(), "1,3");
    assert_eq!(sweep.missing(&["--shards", "2"]).succeeds().trim(), "1");
    let told = sweep.merge(&[]).fails(5);
    assert!(told.contains("5 points are not done: 0, 2, 4, 6, 8"), "{told}");
    assert!(!sweep.out().join("manifest.json").exists());
    for shard in ["1/4", "3/4"] {
        sweep.run(&["--shard", shard]).succeeds();
    }
    assert_eq!(sweep.missing(&[]).succeeds(), "");
    sweep.merge(&[]).succeeds();
}

#[test]
fn another_sweep_in_the_same_folder_is_refused_with_what_differs() {
    let sweep = Sweep::new(GRID);
    sweep.run(&[]).succeeds();
    let before = sweep.tables();
    fs::write(sweep.path().join("shop.toml"), SHOP.replace("talk_time = '3m'", "talk_time = '4m'")).unwrap();
    assert!(sweep.run(&[]).fails(5).contains("says another sweep: scenario"));
    fs::write(sweep.path().join("shop.toml"), SHOP).unwrap();
    fs::write(sweep.path().join("plan.toml"), GRID.replace("[1, 2]", "[1, 3]")).unwrap();
    assert!(sweep.run(&[]).fails(5).contains("says another sweep: plan"));
    assert!(sweep.tables() == before);
    // Its own copies are what it was begun with.
    sweep.merge(&[]).succeeds();
    assert!(sweep.tables() == before);
}

#[test]
fn two_shards_that_say_something_else_of_a_point_are_not_merged() {
    let (one, other) = (Sweep::new(GRID), Sweep::new(GRID));
    one.run(&["--shard", "1/2"]).succeeds();
    one.run(&["--shard", "2/2"]).succeeds();
    // Another seed, in a journal whose heading was made to fit.
    fs::write(other.path().join("plan.toml"), GRID.replace("replications = 3", "replications = 3\nseed = 9")).unwrap();
    other.run(&["--shard", "1/1"]).succeeds();
    let digest = |sweep: &Sweep| {
        let identity: Value = serde_json::from_slice(&fs::read(sweep.out().join("sweep.json")).unwrap()).unwrap();
        identity["plan_digest"].as_str().unwrap().to_owned()
    };
    let forged = other.forged("shard-00001-of-00001.journal", &digest(&other), &digest(&one));
    fs::write(one.out().join("shards/shard-00001-of-00001.journal"), forged).unwrap();
    let told = one.merge(&[]).fails(5);
    assert!(told.contains("point 0 is not the same in"), "{told}");
}

#[test]
fn a_folder_that_somebody_else_uses_is_left_alone() {
    let sweep = Sweep::new(GRID);
    sweep.run(&["--shard", "1/2"]).succeeds();
    let lock = File::create(sweep.out().join("shards/.busyhour-lock-shard-00001-of-00002.journal")).unwrap();
    lock.lock().unwrap();
    fs::write(sweep.out().join("shards/.busyhour-lock-shard-00001-of-00002.journal"), "4711").unwrap();
    assert!(sweep.run(&["--shard", "1/2"]).fails(3).contains("in use by pid 4711"));
    // Others may go on.
    sweep.run(&["--shard", "2/2"]).succeeds();
    lock.unlock().unwrap();
    sweep.run(&["--shard", "1/2"]).succeeds();
    // A folder of somebody else is none of ours.
    let foreign = Sweep::new(GRID);
    fs::create_dir(foreign.out()).unwrap();
    fs::write(foreign.out().join("thesis.tex"), "mine").unwrap();
    assert!(foreign.run(&[]).fails(2).contains("holds other files"));
}

#[test]
fn a_point_that_fails_costs_no_other_point() {
    let plan = "format = 1\nscenario = 'shop.toml'\nreplications = 2\n[design]\nkind = 'paired'\n[output]\nformat = 'csv'\n[axes]\n\
        'contacts.calls.arrivals.poisson.per_hour' = [30, 40, 50]\n'groups.own.roster' = [2, 3, 4]\n'contacts.calls.trunk' = ['city', 'city', 'city2']\n";
    // The third trunk is not there at a point where the others are: told before anything runs.
    let told = Sweep::new(plan).run(&[]).fails(2);
    assert!(told.contains("city2"), "{told}");
    let plan = "format = 1\nscenario = 'shop.toml'\nreplications = 2\noptions = ['own']\n[design]\nkind = 'paired'\n[output]\nformat = 'csv'\n[axes]\n\
        'contacts.calls.arrivals.poisson.per_hour' = [30, 4000000, 50]\n'contacts.calls.talk_time' = ['3m', '20h', '3m']\n\
        'contacts.calls.patience' = ['2m', '100h', '2m']\n";
    let sweep = Sweep::new(plan);
    let told = sweep.run(&[]).fails(4);
    assert!(told.contains("1 of 3 points failed") && told.contains("more than 1000000 contacts waited"), "{told}");
    let points: Vec<String> = rows(&sweep.out().join("points.csv")).iter().map(|row| row["point"].clone()).collect();
    assert_eq!(points, ["0", "0", "0", "2", "2", "2"]);
    assert_eq!(rows(&sweep.out().join("failed.csv")).len(), 1);
    // Shards that hold it are done, and end well: nothing is gained by starting them again.
    let sweep = Sweep::new(plan);
    sweep.run(&["--shard", "1/2"]).succeeds();
    sweep.run(&["--shard", "2/2"]).succeeds();
    assert_eq!(sweep.missing(&[]).succeeds(), "");
    sweep.merge(&[]).fails(4);
}

#[test]
fn a_sweep_to_a_precision_gives_points_what_they_need_and_shards_change_nothing() {
    let plan = "format = 1\nscenario = 'shop.toml'\nprecision = { of = 'total.service_level', half_width = 0.01, at_most = 200 }\n\
        options = ['own']\n[output]\nformat = 'csv'\n[axes]\n'contacts.calls.arrivals.poisson.per_hour' = [5, 30, 60, 100]\n";
    let whole = Sweep::new(plan);
    whole.run(&[]).succeeds();
    let points = rows(&whole.out().join("points.csv"));
    let mut needed = Vec::new();
    for row in points.iter().filter(|row| row["contact"] == "total") {
        let number = |name: &str| row[name].parse::<f64>().unwrap();
        let half = (number("service_level_high") - number("service_level_low")) / 2.0;
        let replications = number("replications");
        assert!(half <= 0.01 || replications >= 200.0, "{row:?}");
        needed.push(replications as u64);
    }
    assert!(needed.iter().all(|number| *number >= 30) && needed.iter().max() > needed.iter().min(), "{needed:?}");
    let sweep = Sweep::new(plan);
    for shard in ["3/3", "1/3", "2/3"] {
        sweep.run(&["--shard", shard]).succeeds();
    }
    sweep.merge(&[]).succeeds();
    assert!(sweep.tables() == whole.tables());
}

#[test]
fn every_design_covers_its_axes() {
    for (design, points) in [
        ("kind = 'latin_hypercube'\npoints = 20", 20),
        ("kind = 'sobol'\npoints = 16\nseed = 3", 16),
        ("kind = 'saltelli'\nrows = 4", 4 * 4),
        ("kind = 'sobol'\npoints = 1000\nfrom = 990\nto = 1000", 10),
    ] {
        let plan = format!(
            "format = 1\nscenario = 'shop.toml'\nreplications = 1\noptions = ['own']\n[design]\n{design}\n[output]\nformat = 'csv'\n[axes]\n\
             'contacts.calls.arrivals.poisson.per_hour' = {{ from = 20, to = 40, scale = 'log', name = 'calls' }}\n'groups.own.roster' = {{ from = 1, to = 4 }}\n"
        );
        let sweep = Sweep::new(&plan);
        sweep.run(&[]).succeeds();
        let rows = rows(&sweep.out().join("points.csv"));
        assert_eq!(rows.len(), points * 3, "{design}");
        for row in &rows {
            let (calls, agents): (f64, f64) =
                (row["calls"].parse().unwrap(), row["groups_own_roster"].parse().unwrap());
            assert!((20.0..=40.0).contains(&calls) && [1.0, 2.0, 3.0, 4.0].contains(&agents), "{row:?}");
        }
        let agents: std::collections::BTreeSet<&str> =
            rows.iter().map(|row| row["groups_own_roster"].as_str()).collect();
        assert_eq!(agents.len(), 4, "{design}");
    }
}
