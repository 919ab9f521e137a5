//! What robots, lines, seats and newcomers cost, from the text of a scenario to its invoices: quantities are what was simulated.
#![allow(clippy::unwrap_used, clippy::panic)]

mod simulated;

use busyhour::experiment::Outcome;
use busyhour::scenario::{Loaded, load};

use simulated::outcome;

/// Two days: calls of 100 s and 20 s of hold that all are settled, orders that a robot confirms, buyers it never reaches.
const SHOP: &str = r#"
format = 1
currency = "UAH"
[calendar]
start = 2026-11-02
days = 2
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 30 }
hours = "08:00-20:00"
talk_time = "100s"
hold_time = "20s"
wrap_up = "30s"
resolved = 1.0
[contacts.confirmation]
direction = "outbound"
arrivals.poisson = { per_hour = 6 }
robot = "confirm"
talk_time = "70s"
[contacts.reminder]
direction = "outbound"
arrivals.poisson = { per_hour = 2 }
robot = "remind"
talk_time = "70s"
[robots.confirm]
ports = 50
attempts = ["0s"]
hours = "00:00-24:00"
answers = 1.0
ring = "10s"
message = "38s"
keys = { "1" = 1.0 }
on_key = { "1" = "confirmed" }
fallback = "drop"
[robots.remind]
ports = 50
attempts = ["0s", "10m"]
hours = "00:00-24:00"
answers = 0.0
keys = { "1" = 1.0 }
on_key = { "1" = "confirmed" }
fallback = "sms"
[trunks.city]
lines = 12
carries = ["sales"]
[providers.alfa]
kind = "outsourced"
[providers.alfa.contract]
per_resolved = [{ price = 60 }]
per_agent_month = [{ price = 28000 }]
per_seat_month = [{ price = 75 }]
setup_fee = [{ amount = 3000 }]
training_fee = [{ amount = 110, per_trainee = "24h" }]
certification_fee = [{ amount = 450, trained = 3 }]
robot_attempt = [{ price = 0.20 }]
robot_minute = [{ price = 1.80, increment = "30s" }]
robot_result = [{ price = 0.12 }]
sms = [{ price = 0.95, segments = 2 }]
line_month = [{ price = 220 }]
line_peak_day = [{ price = 12 }]
line_minute = [{ price = 0.62 }]
baseline = [{ fee = 3000, volume = 300, additional = 2, reduced = 1 }]
[groups.alfa_agents]
provider = "alfa"
skills = ["sales", "confirmation", "reminder"]
roster = 5
"#;

/// Quantity and mean amount of a line of November.
fn line(outcome: &Outcome, name: &str) -> (f64, f64) {
    let lines = &outcome.results.invoices;
    let line = lines.iter().find(|line| line.line == name && line.month == "2026-11");
    let line = line.unwrap_or_else(|| panic!("no line {name}"));
    (line.quantity, line.amount.mean.unwrap())
}

fn near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < 0.006, "{what}: {found} is not {expected}");
}

#[test]
fn robots_and_messages_are_billed_as_they_dialled() {
    let outcome = outcome(SHOP, 5, 1, 1);
    let robot = |name: &str, measure: &str| outcome.results.robots[name].get(measure).mean.unwrap();
    let (dials, confirmed) = (robot("confirm", "dials"), robot("confirm", "confirmed"));
    let all = dials + robot("remind", "dials");
    assert!(dials > 50.0 && all > dials);
    let (attempts, amount) = line(&outcome, "robot_attempt");
    near(attempts, all, "attempts");
    near(amount, 0.20 * all, "robot_attempt");
    // 38 s of message are a minute by half minutes; dials that nobody answers are free.
    near(line(&outcome, "robot_minute").1, 1.80 * dials, "robot_minute");
    near(line(&outcome, "robot_result").1, 0.12 * confirmed, "robot_result");
    // Each buyer who is never reached gets a message of two segments.
    near(line(&outcome, "sms").0, 2.0 * robot("remind", "unreached"), "segments");
}

#[test]
fn calls_lines_and_seats_are_billed_as_they_were_used() {
    let outcome = outcome(SHOP, 5, 1, 1);
    let answered = outcome.results.contacts["sales"].get("answered").mean.unwrap();
    near(line(&outcome, "per_resolved").1, 60.0 * answered, "per_resolved");
    near(line(&outcome, "line_minute").0, 2.0 * answered, "line minutes");
    // Two of November's thirty days.
    near(line(&outcome, "line_month").1, 220.0 * 12.0 * 2.0 / 30.0, "line_month");
    near(line(&outcome, "per_seat_month").1, 75.0 * 5.0 * 2.0 / 30.0, "per_seat_month");
    let (peaks, _) = line(&outcome, "line_peak_day");
    assert!((4.0..=24.0).contains(&peaks), "{peaks}");
    // 300 contacts a month are 20 in two days: all others are additional.
    near(line(&outcome, "baseline").1, 200.0 + 2.0 * (answered - 20.0), "baseline");
}

#[test]
fn heads_are_those_that_the_roster_takes_and_all_but_the_trained_are_new() {
    let outcome = outcome(SHOP, 2, 1, 1);
    // 2 × 12 h × 5 = 120 h in two days: 1,826.25 h in a mean month of 168 h are 10.9, eleven heads.
    near(line(&outcome, "per_agent_month").1, 28000.0 * 11.0 * 2.0 / 30.0, "per_agent_month");
    near(line(&outcome, "setup_fee").1, 3000.0, "setup_fee");
    near(line(&outcome, "training_fee").1, 11.0 * 24.0 * 110.0, "training_fee");
    near(line(&outcome, "certification_fee").1, 8.0 * 450.0, "certification_fee");
}

fn read(text: &str) -> Loaded {
    load("shop.toml", text.as_bytes(), &Vec::<(&str, &str)>::new(), &[])
}

fn messages(text: &str) -> Vec<String> {
    let loaded = read(text);
    loaded.problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect()
}

const BETA: &str = "\n[providers.beta]\nkind = \"outsourced\"\n[providers.beta.contract]\n";

#[test]
fn where_two_contracts_bill_robots_each_robot_says_whose_it_is() {
    let two = format!("{SHOP}{BETA}sms = [{{ price = 1 }}]");
    let refused = "robots.remind: the terms of \"alfa\" and \"beta\" all price robots; say who runs this one";
    assert!(messages(&two).iter().any(|text| text.starts_with(refused)), "{:#?}", messages(&two));
    let said = two.replace("ports = 50", "ports = 50\nprovider = \"beta\"");
    assert_eq!(messages(&said), Vec::<String>::new());
    let outcome = outcome(&said, 2, 1, 1);
    near(line(&outcome, "robot_attempt").1, 0.0, "alfa's robots");
}

#[test]
fn terms_that_nothing_can_fulfil_or_that_two_claim_are_told() {
    let without = SHOP.replace("resolved = 1.0\n", "");
    assert!(messages(&without).iter().any(|text| text.contains("none is billed")), "{:#?}", messages(&without));
    let lines = format!("{SHOP}{BETA}line_month = [{{ price = 1 }}]");
    assert!(messages(&lines).iter().any(|text| text.contains("bills lines that the contract of \"alfa\" bills, too")));
    let own = format!("{SHOP}{BETA}line_month = [{{ price = 1, lines = 6 }}]");
    assert_eq!(messages(&own), Vec::<String>::new());
    let cost_plus = format!("{SHOP}{BETA}cost_plus = [{{ margin = 0.1 }}]");
    assert!(messages(&cost_plus).iter().any(|text| text.contains("needs the vendor's own costs")));
}

#[test]
fn an_option_without_the_robot_s_provider_lets_agents_call() {
    let said = SHOP.replacen("ports = 50", "ports = 50\nprovider = \"beta\"", 1);
    let text = format!("{said}{BETA}robot_attempt = [{{ price = 1, name = \"dials\" }}]\n[options.people]\nwithout = \"beta\"\n")
        .replacen("robot_attempt = [{ price = 0.20 }]\nrobot_minute = [{ price = 1.80, increment = \"30s\" }]\nrobot_result = [{ price = 0.12 }]\nsms = [{ price = 0.95, segments = 2 }]\n", "", 1);
    let loaded = read(&text);
    let experiment = loaded.experiment.unwrap_or_else(|| panic!("{:#?}", messages(&text)));
    let robots =
        |centre: &busyhour::centre::Centre| centre.robots.iter().map(|robot| robot.name.clone()).collect::<Vec<_>>();
    let (_, people) = &experiment.options[0];
    assert_eq!(robots(&experiment.base.model.centre), ["confirm", "remind"]);
    assert_eq!(robots(&people.model.centre), ["remind"]);
    assert_eq!(people.model.centre.contacts[1].robot, None);
}
