//! `--set` beside options: what an option does without stays away, and what only some options have is changed in those.

use super::said;
use crate::routing::Deal;
use crate::scenario::{Experiment, Loaded, load};

const SHOP: &str = r#"format = 1
currency = "UAH"
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience.exponential = { mean = "2m" }
[groups.own]
provider = "shop"
skills = ["sales"]
roster = 4
[groups.agents]
provider = "alfa"
skills = ["sales"]
roster = 4
[providers.shop]
kind = "in_house"
[providers.alfa]
kind = "outsourced"
quote = "alfa.toml"
[trunks.city]
lines = 20
carries = ["sales"]
forwarded = { groups = ["agents"], lines_each = 2 }
[routing.sales]
adaptive = { among = ["own", "agents"], by = "asa", rule = "thompson" }
limits = { agents = { per_hour = 12 } }
[options.alone]
without = "alfa"
[options.hybrid]
set = { "groups.own.roster" = 3 }
[options.by_hour]
set = { "providers.alfa.quote" = "hours.toml" }
"#;

const FILES: &[(&str, &str)] = &[
    ("alfa.toml", "[[contract.per_minute]]\nprice = 10.5\n"),
    ("hours.toml", "[[contract.per_agent_hour]]\nprice = 300\n"),
];

fn shop(sets: &[(&str, &str)]) -> Loaded {
    let sets: Vec<(String, String)> = sets.iter().map(|(path, value)| (path.to_string(), value.to_string())).collect();
    load("shop.toml", SHOP.as_bytes(), &FILES.to_vec(), &sets)
}

fn experiment(sets: &[(&str, &str)]) -> Experiment {
    let loaded = shop(sets);
    loaded.experiment.clone().unwrap_or_else(|| panic!("{sets:?}: {:#?}", said(&loaded)))
}

#[test]
fn what_an_option_does_without_is_not_brought_back_by_half() {
    let experiment = experiment(&[
        ("routing.sales.limits.agents.at_once", "3"),
        ("routing.sales.adaptive.review", "2d"),
        ("trunks.city.forwarded.lines_each", "3"),
        ("providers.alfa.contract.per_minute[0].price", "9"),
        ("groups.agents.roster", "9"),
    ]);
    let base = &experiment.base.model;
    assert_eq!(base.routing.rules[0][0].limits[0].at_once, Some(3));
    assert!(matches!(&base.routing.rules[0][0].deal, Deal::Adaptive(says) if says.review_days == 2));
    assert_eq!(base.centre.trunks[0].forwarded.as_ref().map(|forwarded| forwarded.lines_each), Some(3));
    let (_, alone) = &experiment.options[0];
    assert!(alone.model.routing.rules[0][0].limits.is_empty());
    assert!(matches!(alone.model.routing.rules[0][0].deal, Deal::Pool(_)));
    assert!(alone.model.centre.trunks[0].forwarded.is_none());
    assert_eq!(alone.model.centre.groups.len(), 1);
}

#[test]
fn what_is_set_for_somebody_who_is_gone_goes_with_him() {
    // Of a split that the command line sets, too, the share of whom an option does without is given to the others.
    let text = SHOP.replace(
        r#"adaptive = { among = ["own", "agents"], by = "asa", rule = "thompson" }"#,
        "split = { own = 0.5, agents = 0.5 }",
    );
    let set = [("routing.sales.split".to_owned(), "{ own = 0.3, agents = 0.7 }".to_owned())];
    let loaded = load("shop.toml", text.as_bytes(), &FILES.to_vec(), &set);
    let experiment = loaded.experiment.clone().unwrap_or_else(|| panic!("{:#?}", said(&loaded)));
    let split = |scenario: &crate::scenario::Scenario| match &scenario.model.routing.rules[0][0].deal {
        Deal::Split(shares) => shares.iter().map(|(_, share)| *share).collect(),
        _ => Vec::new(),
    };
    assert_eq!(split(&experiment.base), [0.3, 0.7]);
    assert_eq!(split(&experiment.options[0].1), [1.0]);
}

#[test]
fn a_clause_that_only_one_quote_has_is_changed_there_and_a_slip_is_refused_everywhere() {
    let price = ("providers.alfa.contract.per_agent_hour[0].price", "350");
    let loaded = shop(&[price]);
    assert!(
        said(&loaded).iter().all(|told| told.contains("warning: ") && told.contains("is not set")),
        "{:?}",
        said(&loaded)
    );
    let resolved = experiment(&[price]).resolved;
    assert!(resolved.contains("350") && !resolved.contains("300"), "{resolved}");
    // Nor is half a clause begun where there is none.
    let table = ("providers.alfa.contract.per_minute[0].increment", "\"60s\"");
    assert!(experiment(&[table]).resolved.contains("increment = \"60s\""));
    let slip = shop(&[("providers.alfa.contract.per_agent_our[0].price", "350")]);
    assert!(slip.experiment.is_none());
    let told = said(&slip);
    assert!(told.len() == 1 && told[0].contains("did you mean") || told[0].contains("there is no list"), "{told:#?}");
}

#[test]
fn what_is_kept_is_what_each_option_was_with_the_changes_of_the_command_line() {
    for sets in [
        &[("groups.own.roster", "7")][..],
        &[("groups.own.roster", "7"), ("providers.alfa.contract.per_agent_hour[0].price", "350")],
        &[("routing.sales.limits.agents.at_once", "3"), ("contacts.sales.talk_time.mean", "\"4m\"")],
        &[("providers.alfa.quote", "hours.toml"), ("providers.alfa.contract.per_agent_hour[0].price", "350")],
    ] {
        let before = experiment(sets);
        let again = load("shop.toml", before.resolved.as_bytes(), &Vec::<(&str, &str)>::new(), &[]);
        let after = again.experiment.clone().unwrap_or_else(|| panic!("{:#?}\n{}", said(&again), before.resolved));
        let same = |one: &crate::scenario::Scenario, other: &crate::scenario::Scenario| {
            let what = |scenario: &crate::scenario::Scenario| format!("{:?} {:?}", scenario.model, scenario.terms);
            assert!(what(one) == what(other), "{sets:?}\n{}", before.resolved);
        };
        same(&before.base, &after.base);
        for ((name, one), (_, other)) in before.options.iter().zip(&after.options) {
            assert!(
                sets[0].0 != "groups.own.roster"
                    || format!("{:?}", one.model.centre.groups[0].roster).contains("agents: 7"),
                "{name}"
            );
            same(one, other);
        }
    }
}
