//! Evidence and marks: what is read, and what is said of slips.

use super::{Mistake, base, loaded, said, told};
use crate::scenario::Experiment;
use crate::scenario::evidence::How;
use crate::scenario::inputs::Kind;

const GOOD: &str = r#"format = 1
currency = "EUR"
calendar = { start = 2026-11-02, days = 7, open = "08:00-20:00" }


[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time.lognormal = { mean = "3m", cv = 1.0 }
wrap_up = "20s"
value = { conversion = 0.1, margin = 20 }
[groups.own]
provider = "shop"
skills = ["sales"]
roster = 4
[groups.theirs]
provider = "alfa"
skills = ["sales"]
roster = { "08:00" = 2 }
[providers.shop]
kind = "in_house"
costs = { wage_per_hour = 12 }
scores = { crm = 4 }
[providers.alfa]
kind = "outsourced"
contract.per_minute = [{ price = 0.5 }]
[scorecard]
weights = { crm = 3, listening_in = 2 }
[options.alone]
without = "alfa"
set = { "providers.shop.costs.overhead" = 0.1 }
[evidence]
"contacts.sales" = "quoted"
"contacts.sales.talk_time" = { how = "measured", low = "2m", high = "4m" }
"providers.alfa.contract.per_minute[0].price" = { how = "assumed", within = 0.2 }
"providers.shop.costs.overhead" = "assumed"
"#;

fn experiment(text: &str) -> Experiment {
    let loaded = loaded(text, &[]);
    assert_eq!(said(&loaded), Vec::<String>::new());
    loaded.experiment.unwrap()
}

#[test]
fn every_mistake_about_evidence_and_marks_is_told_with_a_way_out() {
    assert_eq!(said(&loaded(GOOD, &[])), Vec::<String>::new());
    told(GOOD, CASES, &[]);
}

#[rustfmt::skip]
const CASES: &[Mistake] = &[
    ("\"contacts.sales\" = \"quoted\"", "\"contacts.sale.talk_time\" = \"quoted\"", &[
        "32: evidence: there is nothing at \"contacts.sale.talk_time\" in this file; did you mean \"contacts.sales.talk_time\"?",
    ]),
    ("\"contacts.sales\" = \"quoted\"", "\"contacts.sales.value.conversion\" = \"guessed\"", &[
        "32: evidence.\"contacts.sales.value.conversion\": \"guessed\" is not known here: one of \"measured\", \"quoted\", \"assumed\"",
    ]),
    ("low = \"2m\", high = \"4m\"", "low = 120, high = \"4m\"", &[
        "33: evidence.\"contacts.sales.talk_time\".low: expected a duration, found the number 120; give a unit in quotes: \"120s\"",
    ]),
    ("low = \"2m\", high = \"4m\"", "low = \"4m\", high = \"4m\"", &[
        "33: evidence.\"contacts.sales.talk_time\": the range from 4m to 4m has no width; give `low` below `high`",
    ]),
    ("low = \"2m\", high = \"4m\"", "low = \"2m\"", &[
        "33: evidence.\"contacts.sales.talk_time\": a range has `low` and `high`, or `within`: 0.1 for a tenth up and down",
    ]),
    ("low = \"2m\", high = \"4m\"", "low = \"4m\", high = \"5m\"", &[
        "33: warning: evidence.\"contacts.sales.talk_time\": the value 3m is outside its range, 4m to 5m",
    ]),
    ("\"contacts.sales\" = \"quoted\"", "\"contacts.sales.value\" = { how = \"quoted\", within = 0.1 }", &[
        "32: evidence.\"contacts.sales.value\": a range needs a number, a duration or a law with a mean at its path; give `how` alone, or a longer path, such as \"contacts.sales.value.conversion\"",
    ]),
    ("within = 0.2", "within = 20", &[
        "34: evidence.\"providers.alfa.contract.per_minute[0].price\".within: expected a number above 0, at most 1, found the number 20",
    ]),
    ("scores = { crm = 4 }", "scores = { crn = 4 }", &[
        "22: providers.shop.scores.crn: there is no criterion \"crn\"; did you mean \"crm\"?",
    ]),
    ("scores = { crm = 4 }", "scores = { crm = 7 }", &[
        "22: providers.shop.scores.crm: expected a number from 0 to 5, found the number 7",
    ]),
    ("weights = { crm = 3, listening_in = 2 }", "weights = { crm = -3 }", &[
        "27: scorecard.weights.crm: expected a number above 0, at most 1000000, found the number -3",
    ]),
    ("[scorecard]\nweights = { crm = 3, listening_in = 2 }\n", "", &[
        "22: providers.shop.scores: marks need [scorecard] with `weights`, such as { crm = 3, listening_in = 2 }",
    ]),
];

#[test]
fn a_mark_holds_for_all_that_lies_below_it_until_another_says_more() {
    let experiment = experiment(GOOD);
    let inputs = experiment.inputs();
    let how = |path: &str| inputs.how(path);
    assert_eq!(how("contacts.sales.talk_time.lognormal.mean"), How::Measured);
    assert_eq!(how("contacts.sales.wrap_up"), How::Quoted);
    assert_eq!(how("groups.own.roster"), How::Assumed);
    let ranges: Vec<(&str, f64, f64)> = inputs
        .marks
        .iter()
        .filter_map(|mark| mark.range.map(|(_, low, high)| (mark.path.as_str(), low, high)))
        .collect();
    assert_eq!(ranges[0], ("contacts.sales.talk_time.mean", 120.0, 240.0));
    assert_eq!(ranges[1].0, "providers.alfa.contract.per_minute[0].price");
    assert!((ranges[1].1 - 0.4).abs() < 1e-12 && (ranges[1].2 - 0.6).abs() < 1e-12);
}

#[test]
fn the_rule_takes_what_one_would_have_to_find_out_and_nothing_that_one_decides() {
    let experiment = experiment(GOOD);
    let found = experiment.inputs().by_rule();
    let paths: Vec<&str> = found.iter().map(|(path, _, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "contacts.sales.arrivals.poisson.per_hour",
            "contacts.sales.talk_time.mean",
            "contacts.sales.wrap_up",
            "contacts.sales.value.conversion",
            "contacts.sales.value.margin",
            "providers.shop.costs.wage_per_hour",
            "providers.alfa.contract.per_minute[0].price",
            // Only an option has it.
            "providers.shop.costs.overhead",
        ]
    );
    // Volumes out of a file are moved by the knob that every file has.
    let text = GOOD.replace(
        "arrivals.poisson = { per_hour = 10 }",
        "arrivals.forecast = { file = \"f.csv\", missing = \"skip\" }",
    );
    let loaded = loaded(&text, &[("f.csv", "start,calls\n2026-11-02T08:00,10\n")]);
    let experiment = loaded.experiment.clone().unwrap_or_else(|| panic!("{:#?}", said(&loaded)));
    let volumes: Vec<String> = experiment
        .inputs()
        .by_rule()
        .into_iter()
        .filter(|(_, _, kind)| *kind == Kind::Volume)
        .map(|found| found.0)
        .collect();
    assert_eq!(volumes, ["demand.scale"]);
}

#[test]
fn evidence_and_marks_change_nothing_that_is_simulated() {
    let plain = GOOD.split("[evidence]").next().unwrap();
    let (with, without) = (base(GOOD), base(plain));
    assert_eq!(format!("{:?}", with.model), format!("{:?}", without.model));
    assert_eq!(with.scorecard.as_ref().unwrap().marks, [vec![Some(4.0), None], vec![None, None]]);
    let unscored = plain
        .replace("scores = { crm = 4 }\n", "")
        .replace("[scorecard]\nweights = { crm = 3, listening_in = 2 }\n", "");
    assert_eq!(base(&unscored).scorecard, None);
}

#[test]
fn another_quote_sets_all_terms_of_its_provider() {
    let files = [
        ("a.toml", "contract.per_minute = [{ price = 0.4 }]\n"),
        ("b.toml", "contract.per_minute = [{ price = 0.6 }]\n"),
    ];
    let text = GOOD
        .replace("contract.per_minute = [{ price = 0.5 }]", "quote = \"a.toml\"")
        .replace("without = \"alfa\"", "set = { \"providers.alfa.quote\" = \"b.toml\" }")
        .replace("set = { \"providers.shop.costs.overhead\" = 0.1 }\n", "")
        .replace("\"providers.shop.costs.overhead\" = \"assumed\"\n", "");
    let loaded = loaded(&text, &files);
    let experiment = loaded.experiment.clone().unwrap_or_else(|| panic!("{:#?}", said(&loaded)));
    let inputs = experiment.inputs();
    assert_eq!(inputs.set_by("providers.alfa.contract.per_minute[0].price"), Some("alone"));
    assert_eq!(inputs.set_by("providers.shop.costs.wage_per_hour"), None);
    // Its price is that of the file as written.
    assert!(inputs.find("providers.alfa.contract.per_minute[0].price").is_some_and(|(_, found)| found.value < 0.5));
}

#[test]
fn the_name_of_a_law_makes_no_other_input() {
    let by_law = "\"contacts.sales.talk_time.lognormal.mean\" = { how = \"measured\", low = \"2m\", high = \"4m\" }";
    let by_name = "\"contacts.sales.talk_time\" = { how = \"measured\", low = \"2m\", high = \"4m\" }";
    let found = experiment(&GOOD.replace(by_name, by_law));
    let paths = |found: &Experiment| -> Vec<String> {
        found.inputs().marks.iter().filter(|mark| mark.range.is_some()).map(|mark| mark.path.clone()).collect()
    };
    assert_eq!(paths(&found), paths(&experiment(GOOD)));
    assert_eq!(
        found.inputs().find("contacts.sales.talk_time.lognormal.mean").unwrap().0,
        "contacts.sales.talk_time.mean"
    );
    let twice = GOOD.replace(by_name, &format!("{by_law}\n{}", by_law.replace(".lognormal", "")));
    let told = said(&loaded(&twice, &[]));
    assert!(told.len() == 1 && told[0].contains("is said twice"), "{told:?}");
}

#[test]
fn what_is_said_of_the_mean_goes_before_what_is_said_of_its_law() {
    let of_law = "\"contacts.sales.talk_time\" = { how = \"measured\", low = \"2m\", high = \"4m\" }";
    let of_mean = "\"contacts.sales.talk_time.mean\" = { how = \"assumed\", within = 0.1 }";
    for both in [format!("{of_law}\n{of_mean}"), format!("{of_mean}\n{of_law}")] {
        let found = experiment(&GOOD.replace(of_law, &both));
        let inputs = found.inputs();
        assert_eq!(inputs.how("contacts.sales.talk_time.mean"), How::Assumed);
        let ends: Vec<(f64, f64)> = inputs
            .marks
            .iter()
            .filter(|mark| mark.path == "contacts.sales.talk_time.mean")
            .filter_map(|mark| mark.range.map(|(_, low, high)| ((low * 1e6).round() / 1e6, (high * 1e6).round() / 1e6)))
            .collect();
        assert_eq!(ends, [(162.0, 198.0)]);
    }
}
