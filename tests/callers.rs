//! Options meet the same callers: what one part of a scenario says moves no luck of another.
#![allow(clippy::unwrap_used, clippy::panic)]

mod simulated;

use busyhour::results::OptionResults;

use simulated::outcome;

const HEAD: &str = r#"
format = 1
[calendar]
start = 2026-11-02
days = 2
open = "08:00-12:00"
[run]
replications = 5
[providers.shop]
kind = "in_house"
[providers.alfa]
kind = "outsourced"
"#;

const SALES: &str = r#"
[contacts.sales]
arrivals.poisson = { per_hour = 60 }
hours = "07:00-13:00"
talk_time.lognormal = { mean = "160s", cv = 1.0 }
wrap_up.exponential = { mean = "30s" }
patience.exponential = { mean = "90s" }
value = { conversion = 0.1, margin = 900 }
follow_ups = [{ on = ["abandoned", "closed"], share = 0.5, to = "sales", after.exponential = { mean = "4m" }, up_to = 3 }]
"#;

const SUPPORT: &str = r#"
[contacts.support]
arrivals.poisson = { per_hour = 20 }
talk_time.gamma = { mean = "200s", cv = 0.7 }
patience.exponential = { mean = "3m" }
"#;

const STAFF: &str = r#"
[groups.own]
provider = "shop"
skills = ["sales", "support"]
roster = 3
[groups.alfa_agents]
provider = "alfa"
skills = ["sales"]
roster = 1
[routing.sales]
split = { own = 0.6, alfa_agents = 0.4 }
"#;

fn run(text: &str) -> OptionResults {
    outcome(text, 5, 3, 1).results
}

fn base() -> String {
    [HEAD, SALES, SUPPORT, STAFF].concat()
}

#[test]
fn the_order_of_contact_types_in_the_file_carries_no_meaning() {
    let other = [HEAD, STAFF, SUPPORT, SALES].concat();
    assert_eq!(run(&base()).contacts, run(&other).contacts);
}

#[test]
fn a_vendor_and_a_type_that_do_nothing_alter_nothing_elsewhere() {
    let more = r#"
[contacts.aaa]
arrivals.trace.at = [2026-11-02 01:00:00]
hours = "00:00-24:00"
talk_time = "60s"
[providers.gamma]
kind = "outsourced"
[groups.gamma_agents]
provider = "gamma"
skills = ["aaa"]
roster = 1
"#;
    let (without, with) = (run(&base()), run(&(base() + more)));
    for name in ["sales", "support"] {
        assert_eq!(without.contacts[name], with.contacts[name]);
    }
    for name in ["own", "alfa_agents"] {
        assert_eq!(without.groups[name], with.groups[name]);
    }
}

#[test]
fn who_answers_moves_nobodys_arrival_or_talk() {
    let many = base().replace("roster = 3", "roster = 60").replace("roster = 1\n", "roster = 50\n");
    let (one, other) = (run(&many), run(&many.replace("own = 0.6, alfa_agents = 0.4", "own = 0.2, alfa_agents = 0.8")));
    for name in ["sales", "support"] {
        for measure in ["attempts", "closed", "offered", "people"] {
            assert_eq!(one.contacts[name].get(measure), other.contacts[name].get(measure), "{name} {measure}");
        }
        // The same sum of the same talks; nobody waits.
        assert_eq!(one.contacts[name].get("handle_time"), other.contacts[name].get("handle_time"), "{name}");
        assert_eq!(one.contacts[name].get("delayed").mean, Some(0.0), "{name}");
    }
    let short = run(&base());
    assert_eq!(short.contacts["sales"].get("people"), one.contacts["sales"].get("people"));
    assert_eq!(short.contacts["support"].get("attempts"), one.contacts["support"].get("attempts"));
}

#[test]
fn more_replications_begin_with_the_same_ones() {
    let headlines = |replications| outcome(&base(), replications, 1, 2).headlines;
    let (few, many) = (headlines(5), headlines(10));
    assert_eq!(few[..], many[..5]);
    assert!(few.iter().any(|headline| headline.profit > 0.0));
}

#[test]
fn an_option_against_itself_differs_by_exactly_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("callers.toml");
    let options =
        "\n[options.a]\nset = { \"groups.own.roster\" = 4 }\n[options.b]\nset = { \"groups.own.roster\" = 4 }\n";
    std::fs::write(&file, base() + options).unwrap();
    let program = env!("CARGO_BIN_EXE_busyhour");
    let output = std::process::Command::new(program)
        .arg("compare")
        .arg(&file)
        .arg("--json")
        .current_dir(folder.path())
        .output()
        .unwrap();
    let results: serde_json::Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|why| panic!("{why}: {}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(results["options"]["a"]["contacts"], results["options"]["b"]["contacts"]);
    let second = &results["ranking"][1];
    for end in ["mean", "low", "high"] {
        assert_eq!(second["against_best"][end].as_f64(), Some(0.0), "{second}");
    }
    assert_ne!(second["significant"], true);
}
