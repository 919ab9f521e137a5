//! Knobs, and the two scales that every file has.

use super::{loaded, said};
use crate::scenario::{Loaded, Scenario, load};

const SHOP: &str = r#"format = 1
currency = "UAH"
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_day = 620 }
talk_time.lognormal = { mean = "160s", cv = 1.0 }
value = { conversion = 0.075, margin = 900 }
[contacts.written]
direction = "back_office"
arrivals.poisson = { per_day = 10 }
talk_time = "4m"
[groups.own]
skills = ["sales", "written"]
roster = 4
[knobs.visibility]
"contacts.sales.arrivals.poisson.per_day" = [400, 620, 900]
contacts.sales.talk_time.mean = ["150s", "160s", "3m"]
"contacts.sales.value.conversion" = [0.10, 0.075, 0.055]
[options.as_is]
[options.seen]
set = { "knobs.visibility" = 2 }
"#;

fn with(sets: &[(&str, &str)]) -> Loaded {
    let sets: Vec<(String, String)> =
        sets.iter().map(|(path, value)| ((*path).to_owned(), (*value).to_owned())).collect();
    load("shop.toml", SHOP.as_bytes(), &Vec::new(), &sets)
}

/// Calls a day, mean talk and conversion.
fn facts(scenario: &Scenario) -> [f64; 3] {
    let model = &scenario.model;
    let calls: f64 = model.arrivals[0].as_ref().unwrap().expected(&model.centre.calendar).iter().sum();
    let sales = &model.centre.contacts[0];
    [calls / 7.0, sales.talk_time.mean(), sales.value.conversion]
}

fn near(found: [f64; 3], known: [f64; 3]) {
    assert!(found.iter().zip(known).all(|(found, known)| (found / known - 1.0).abs() < 1e-9), "{found:?} {known:?}");
}

fn base(sets: &[(&str, &str)]) -> [f64; 3] {
    let loaded = with(sets);
    match &loaded.experiment {
        Some(experiment) => facts(&experiment.base),
        None => panic!("{:#?}", said(&loaded)),
    }
}

#[test]
fn a_knob_that_nothing_sets_changes_nothing() {
    assert_eq!(said(&with(&[])), Vec::<String>::new());
    near(base(&[]), [620.0, 160.0, 0.075]);
}

#[test]
fn at_a_point_every_path_has_its_value_and_between_points_lies_on_the_way() {
    near(base(&[("knobs.visibility", "0")]), [400.0, 150.0, 0.10]);
    near(base(&[("knobs.visibility", "2")]), [900.0, 180.0, 0.055]);
    // 620 + 0.25·280, 160 + 0.25·20, 0.075 − 0.25·0.02
    near(base(&[("knobs.visibility", "1.25")]), [690.0, 165.0, 0.07]);
    let experiment = with(&[]).experiment.unwrap();
    near(facts(&experiment.options[1].1), [900.0, 180.0, 0.055]);
    near(facts(&experiment.options[0].1), [620.0, 160.0, 0.075]);
}

#[test]
fn later_changes_hold_over_a_knob_and_a_knob_over_earlier_ones() {
    let path = "contacts.sales.value.conversion";
    near(base(&[("knobs.visibility", "2"), (path, "0.2")]), [900.0, 180.0, 0.2]);
    near(base(&[(path, "0.2"), ("knobs.visibility", "2")]), [900.0, 180.0, 0.055]);
    // A knob of the command line holds over an option's.
    let experiment = with(&[("knobs.visibility", "0")]).experiment.unwrap();
    near(facts(&experiment.options[1].1), [400.0, 150.0, 0.10]);
}

#[test]
fn the_scenario_that_is_kept_is_the_one_that_ran() {
    for sets in [vec![], vec![("knobs.visibility", "1.25")], vec![("demand.scale", "1.5"), ("handle_time.scale", "2")]]
    {
        let ran = with(&sets).experiment.unwrap();
        let again = loaded(&ran.resolved, &[]);
        let kept = again.experiment.as_ref().unwrap_or_else(|| panic!("{:#?}\n{}", said(&again), ran.resolved));
        near(facts(&kept.base), facts(&ran.base));
        for (kept, ran) in kept.options.iter().zip(&ran.options) {
            near(facts(&kept.1), facts(&ran.1));
        }
        assert_eq!(kept.resolved, ran.resolved);
    }
}

/// What is said of the shop with a line changed, where no option sets the knob: what is wrong with it is told where it is declared.
fn told(from: &str, to: &str) -> Vec<String> {
    let shop = SHOP.replace("[options.seen]\nset = { \"knobs.visibility\" = 2 }\n", "");
    assert!(shop.contains(from) && shop.len() < SHOP.len(), "{from}");
    said(&loaded(&shop.replacen(from, to, 1), &[]))
}

#[test]
fn a_knob_that_cannot_be_turned_is_told_with_its_line() {
    let conversion = "\"contacts.sales.value.conversion\" = [0.10, 0.075, 0.055]";
    for (to, line) in [
        (
            "\"contacts.sales.value.conversion\" = [0.10, 0.075]",
            "has 2 values where \"contacts.sales.arrivals.poisson.per_day\" has 3",
        ),
        ("\"contacts.sales.value.conversion\" = [0.10]", "needs two points"),
        ("\"contacts.sales.value.conversion\" = [0.10, \"x\", 0.3]", "expected a number"),
        ("\"contacts.sales.value.conversion\" = [\"few\", \"some\", \"many\"]", "few"),
        ("\"contacts.sales.value.conversion\" = [[1], [2], [3]]", "between which a knob can move"),
        ("\"contacts.sales.talk_time.lognormal.mean\" = [\"1m\", \"2m\", \"3m\"]", "is moved twice"),
        ("\"options.seen.set\" = [1, 2, 3]", "not `options`"),
        (
            "\"contacts.slaes.value.conversion\" = [0.1, 0.2, 0.3]",
            "there is no contact type \"slaes\"; did you mean \"sales\"?",
        ),
        ("\"contacts.sales.value.conversoin\" = [0.1, 0.2, 0.3]", "did you mean \"conversion\"?"),
    ] {
        let found = told(conversion, to);
        assert!(
            !found.is_empty() && found.iter().any(|said| said.starts_with("21: ") && said.contains(line)),
            "{line}: {found:#?}"
        );
    }
    // At the value that the file cannot take, with the point.
    let found = told("[0.10, 0.075, 0.055]", "[0.10, 0.075, 1.055]");
    assert!(found.iter().any(|said| said.contains("share") && said.contains("at knobs.visibility = 2")), "{found:#?}");
    let two = format!("{conversion}\n[knobs.price]\n\"contacts.sales.value\" = [1, 2]");
    let found = told(conversion, &two);
    assert!(found.iter().any(|said| said.contains("is moved by the knob \"visibility\", too")), "{found:#?}");
}

#[test]
fn a_setting_beyond_the_points_or_of_no_knob_is_refused() {
    let said = |sets: &[(&str, &str)]| said(&with(sets)).join("\n");
    assert!(
        said(&[("knobs.visibility", "2.5")])
            .contains("expected a number from 0 to 2, a point of this knob, found the number 2.5")
    );
    assert!(said(&[("knobs.visibility", "-0.1")]).contains("from 0 to 2"));
    assert!(said(&[("knobs.visibility", "much")]).contains("found text"));
    assert!(said(&[("knobs.visiblity", "1")]).contains("there is no knob \"visiblity\"; did you mean \"visibility\"?"));
}

#[test]
fn the_command_line_may_declare_what_a_knob_moves() {
    let path = "knobs.visibility.\"contacts.sales.value.conversion\"";
    near(base(&[(path, "[0.5, 0.4, 0.3]"), ("knobs.visibility", "2")]), [900.0, 180.0, 0.3]);
}

#[test]
fn scales_change_inbound_volumes_and_all_handle_times() {
    let scaled = with(&[("demand.scale", "1.5"), ("handle_time.scale", "2")]).experiment.unwrap().base;
    near(facts(&scaled), [930.0, 320.0, 0.075]);
    let model = &scaled.model;
    let written: f64 = model.arrivals[1].as_ref().unwrap().expected(&model.centre.calendar).iter().sum();
    assert!((written - 70.0).abs() < 1e-9, "{written}");
    assert!((model.centre.contacts[1].talk_time.mean() - 480.0).abs() < 1e-9);
    let refused = with(&[("demand.scale", "0")]);
    assert!(said(&refused)[0].contains("demand.scale: expected a number from 0.001 to 1000"), "{:?}", said(&refused));
}

#[test]
fn who_cannot_be_more_or_fewer_is_refused_by_name() {
    let text = SHOP.replace("arrivals.poisson = { per_day = 620 }", "arrivals.trace = { file = \"calls.csv\" }");
    let text = text.replace("[knobs.visibility]", "[demand]\nscale = 1.1\n[knobs.visibility]");
    let files = [("calls.csv", "start\n2026-11-02 09:00\n2026-11-02 10:00\n")];
    let found = said(&loaded(&text, &files)).join("\n");
    assert!(
        found.contains("a trace cannot have more or fewer callers than it had, as `demand.scale` wants"),
        "{found}"
    );
}

#[test]
fn an_option_that_sets_a_path_in_parts_is_kept_as_it_ran() {
    let text =
        SHOP.replace("set = { \"knobs.visibility\" = 2 }", "set = { groups.own.roster = 5, knobs.visibility = 1 }");
    let ran = loaded(&text, &[]).experiment.unwrap();
    let again = loaded(&ran.resolved, &[]);
    let kept = again.experiment.as_ref().unwrap_or_else(|| panic!("{:#?}\n{}", said(&again), ran.resolved));
    assert_eq!(kept.options[1].1.model.centre.groups[0].roster, ran.options[1].1.model.centre.groups[0].roster);
    near(facts(&kept.options[1].1), facts(&ran.options[1].1));
}
