//! R2, R3, R4, R13, R16: what names, layout and the way to say a thing can do.

use busyhour::experiment::{Settings, Threads, simulate};
use busyhour::scenario::load;

use crate::run::{Run, identical, run, same_law};

const SHOP: &str = r#"format = 1
calendar = { start = 2026-11-02, days = 2, open = "08:00-14:00" }
[contacts.sales]
arrivals.poisson = { per_hour = 50 }
talk_time.lognormal = { mean = "160s", cv = 1.0 }
wrap_up.exponential = { mean = "30s" }
patience.exponential = { mean = "90s" }
follow_ups = [{ on = ["abandoned"], share = 0.5, to = "sales", after.exponential = { mean = "4m" }, up_to = 3 }]
[contacts.support]
arrivals.poisson = { per_hour = 30 }
talk_time.gamma = { mean = "200s", cv = 0.7 }
patience.exponential = { mean = "3m" }
[groups.own]
skills = ["sales", "support"]
roster = 4
"#;

/// The same, said otherwise: comments, layout, order, tables inline and spelled out, durations and numbers in other words.
const SAID_OTHERWISE: &str = r#"
# A comment.
format = 1   # and another

[groups]
own.roster = { "08:00" = 4 }
own.skills = [ "support",
    "sales", ]

[contacts.support.patience]
exponential = { mean = "180s" }
[contacts.support.talk_time]
gamma.cv = 0.70
gamma.mean = "3m20s"
[contacts.support.arrivals.poisson]
per_hour = 30.0

[contacts.sales]
patience.exponential.mean = "1m30s"
wrap_up = { exponential = { mean = "30s" } }
talk_time.lognormal = { cv = 1, mean = "2m40s" }
arrivals = { poisson = { per_hour = 5e1 } }
[[contacts.sales.follow_ups]]
up_to = 3
to = "sales"
share = 0.5
after.exponential = { mean = "240s" }
on = "abandoned"

[calendar]
open = ["08:00-14:00"]
days = 2
start = 2026-11-02
"#;

#[test]
fn comments_layout_order_and_wording_change_nothing() {
    let (one, other) = (run(SHOP, 20, 1), run(SAID_OTHERWISE, 20, 1));
    identical(&one, &other);
    assert_eq!(one.outcome.results, other.outcome.results);
}

#[test]
fn other_names_change_the_luck_and_not_the_law() {
    // All of them: a type that kept its name would keep its callers, and the two runs were not independent.
    let renamed = SHOP.replace("sales", "orders").replace("support", "help").replace("own", "ours");
    let (one, other) = (run(SHOP, 4500, 1), run(&renamed, 4500, 1));
    assert_ne!(one.mean("total.offered"), other.mean("total.offered"));
    for (measure, sees) in [("service_level", 0.01), ("abandonment", 0.005), ("offered", 10.0)] {
        same_law(&one, &other, &format!("total.{measure}"), sees);
    }
}

#[test]
fn two_types_that_are_alike_are_like_one() {
    let of = |name: &str, per_hour: u32| {
        format!(
            "[contacts.{name}]\narrivals.poisson = {{ per_hour = {per_hour} }}\ntalk_time.lognormal = {{ mean = \"160s\", cv = 1.0 }}\n\
             patience.exponential = {{ mean = \"90s\" }}\nbalks = {{ queue = 3, share = 0.4 }}\n"
        )
    };
    let head = "format = 1\ncalendar = { start = 2026-11-02, days = 2, open = \"08:00-14:00\" }\n";
    let two = format!("{head}{}{}[groups.own]\nskills = [\"a\", \"b\"]\nroster = 4\n", of("a", 50), of("b", 30));
    let one = format!("{head}{}[groups.own]\nskills = [\"all\"]\nroster = 4\n", of("all", 80));
    let (two, one) = (run(&two, 3000, 1), run(&one, 3000, 2));
    for (measure, sees) in [("service_level", 0.01), ("abandonment", 0.005), ("offered", 10.0), ("asa", 0.6)] {
        same_law(&one, &two, &format!("total.{measure}"), sees);
    }
}

/// The shop with these groups instead of its own four agents, each with so many, in one pool.
fn with_groups(groups: &[(&str, u32)], choose: &str) -> Run {
    let (head, _) = SHOP.split_once("[groups.own]").unwrap();
    let group = |(name, agents): &(&str, u32)| {
        format!("[groups.{name}]\nskills = [\"sales\", \"support\"]\nroster = {agents}\n")
    };
    let groups: String = groups.iter().map(group).collect();
    let routing = format!("[routing.sales]\nchoose = \"{choose}\"\n[routing.support]\nchoose = \"{choose}\"\n");
    run(&format!("{head}{groups}{routing}"), 30, 1)
}

#[test]
fn a_pool_split_into_groups_that_are_alike_makes_everybody_wait_the_same() {
    // Talks belong to contacts, so whoever answers, the instants are the same.
    for choose in ["listed", "longest_idle", "random"] {
        let whole = with_groups(&[("own", 4)], choose);
        let split = with_groups(&[("own", 1), ("others", 3)], choose);
        identical(&whole, &split);
        let busy = |name: &str| split.mean(&format!("groups.{name}.answered"));
        assert!(busy("own") > 0.0 && busy("others") > 0.0);
    }
}

#[test]
fn a_group_without_agents_changes_nothing() {
    let whole = with_groups(&[("own", 4)], "longest_idle");
    identical(&whole, &with_groups(&[("nobody", 0), ("own", 4)], "longest_idle"));
}

#[test]
fn a_value_says_the_same_in_the_file_in_an_option_and_from_outside() {
    let written = run(&SHOP.replace("mean = \"90s\"", "mean = \"40s\""), 20, 1).outcome.results;
    let path = "contacts.sales.patience.mean".to_owned();
    let settings = Settings { replications: 20, precision: None, seed: 1, confidence: 0.95 };
    let of = |text: &str, sets: &[(String, String)]| {
        let files: Vec<(&str, &str)> = Vec::new();
        let loaded = load("shop.toml", text.as_bytes(), &files, sets).experiment.unwrap();
        let scenario = loaded.options.into_iter().next().map_or(loaded.base, |(_, option)| option);
        simulate(&scenario, &settings, &Threads::new(Some(1)), |_| {}).unwrap().results
    };
    assert_eq!(written, of(SHOP, &[(path.clone(), "40s".to_owned())]));
    assert_eq!(written, of(&format!("{SHOP}[options.brief]\nset = {{ \"{path}\" = \"40s\" }}\n"), &[]));
    assert_ne!(written, of(SHOP, &[]));
}
