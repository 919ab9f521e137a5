//! Every shipped scenario runs, its counts and its bills add up, and what its header promises is what comes out.
#![allow(clippy::unwrap_used, clippy::panic, clippy::float_cmp)]

mod gallery;

use std::path::PathBuf;
use std::sync::LazyLock;

use gallery::{each, folder, mean, ranking, results, shipped, whole};
use serde_json::Value;

/// The results of every shipped scenario after a few replications, run once for all that is held of them.
static FEW: LazyLock<Vec<(PathBuf, Value)>> = LazyLock::new(|| {
    let few = |scenario: PathBuf| {
        let results = results(&scenario, &["--replications", "4"]);
        (scenario, results)
    };
    shipped().into_iter().map(few).collect()
});

/// Every option of every shipped scenario.
fn for_every_option(hold: impl Fn(&str, &Value)) {
    for (scenario, results) in FEW.iter() {
        assert_eq!(results["replications"], 4);
        assert_eq!(results["warnings"], serde_json::json!([]), "{scenario:?} warns");
        for (name, option) in each(&results["options"]) {
            hold(&format!("{} {name}", scenario.display()), option);
        }
    }
}

/// The sum of some counters.
fn sum(measures: &Value, names: &[&str]) -> f64 {
    names.iter().map(|name| mean(measures, name).unwrap()).sum()
}

fn same(left: f64, right: f64, what: &str) {
    assert!((left - right).abs() <= 1e-9 * (1.0 + left.abs()), "{what}: {left} is not {right}");
}

#[test]
fn every_attempt_ends_in_one_way() {
    const ENDS: [&str; 6] = ["closed", "blocked", "self_served", "abandoned_in_ivr", "deflected", "offered"];
    const OFFERED: [&str; 5] = ["answered", "abandoned", "balked", "not_reached", "unfinished"];
    for_every_option(|what, option| {
        let inbound = each(&option["contacts"]).filter(|(_, m)| m.get("offered").is_some());
        for (name, m) in inbound.map(|(name, m)| (name.as_str(), m)).chain([("total", &option["total"])]) {
            let ends = sum(m, &ENDS) - sum(m, &["transferred_in"]);
            same(sum(m, &["attempts"]), ends, &format!("attempts of {name} in {what}"));
            same(sum(m, &["offered"]), sum(m, &OFFERED), &format!("offered of {name} in {what}"));
        }
    });
}

#[test]
fn every_contact_of_a_group_ends_in_one_way() {
    for_every_option(|what, option| {
        for (name, m) in each(&option["groups"]) {
            let ends = sum(m, &["answered", "abandoned", "balked", "not_reached", "unfinished", "overflowed_out"]);
            same(sum(m, &["offered"]), ends, &format!("offered of {name} in {what}"));
        }
    });
}

#[test]
fn shares_are_shares() {
    const SHARES: [&str; 20] = [
        "service_level",
        "service_level_of_answered",
        "service_level_less_short",
        "service_level_less_in_time",
        "service_level_with_abandons",
        "service_level_with_blocked",
        "abandonment",
        "abandonment_less_short",
        "blocking",
        "delayed",
        "occupancy",
        "occupancy_inbound",
        "utilisation",
        "done_in_time",
        "repeat_share",
        "intervals_on_target",
        "days_on_target",
        "replications_on_target",
        "breach",
        "resolved_share",
    ];
    for_every_option(|what, option| {
        let parts = ["contacts", "groups", "providers"].iter().flat_map(|part| each(&option[part]));
        for (name, m) in parts.map(|(name, m)| (name.as_str(), m)).chain([("total", &option["total"])]) {
            for share in SHARES.iter().filter(|share| m.get(**share).is_some()) {
                let inside = mean(m, share).is_none_or(|value| (0.0..=1.0).contains(&value));
                assert!(inside, "{share} of {name} in {what} is {}", m[share]);
            }
            let curve = m.get("curve").and_then(Value::as_array).into_iter().flatten();
            let levels: Vec<f64> = curve.filter_map(|point| point["mean"].as_f64()).collect();
            assert!(levels.is_sorted() && levels.iter().all(|v| (0.0..=1.0).contains(v)), "curve of {name} in {what}");
        }
    });
}

#[test]
fn a_bill_is_the_sum_of_its_lines_and_the_bills_are_the_cost() {
    for_every_option(|what, option| {
        let lines = option["invoices"].as_array().unwrap();
        let amount = |line: &Value| line["amount"]["mean"].as_f64().unwrap();
        let mut bills: Vec<(&str, &str)> = Vec::new();
        let mut cost = 0.0;
        let behind = ["net", "exchange", "vat", "total"];
        for line in lines.iter().filter(|line| line["line"] == "total") {
            let bill = (line["provider"].as_str().unwrap(), line["month"].as_str().unwrap());
            assert!(!bills.contains(&bill), "{bill:?} twice in {what}");
            bills.push(bill);
            let of_bill =
                lines.iter().filter(|l| (l["provider"].as_str(), l["month"].as_str()) == (Some(bill.0), Some(bill.1)));
            let of_bill: Vec<&Value> = of_bill.collect();
            let one = |name: &str| of_bill.iter().find(|l| l["line"] == name).map(|l| amount(l));
            let sum: f64 =
                of_bill.iter().filter(|l| !behind.contains(&l["line"].as_str().unwrap())).map(|l| amount(l)).sum();
            assert!((sum - one("net").unwrap_or(sum)).abs() < 0.005, "{bill:?} in {what}: {sum} is not its net");
            let sum = one("exchange").unwrap_or(sum) + one("vat").unwrap_or(0.0);
            assert!((sum - amount(line)).abs() < 0.005, "{bill:?} in {what}: {sum} is not {}", amount(line));
            if bill.1 == "all" {
                continue;
            }
            cost += amount(line);
        }
        let total = if bills.is_empty() { 0.0 } else { mean(&option["total"], "cost").unwrap() };
        assert!((cost - total).abs() < 0.005, "bills of {what}: {cost} is not {total}");
    });
}

#[test]
fn one_queue_agrees_with_erlang_a() {
    let results = whole("one_queue");
    let calls = &results["options"]["base"]["contacts"]["calls"];
    // 10 erlangs on 14 agents, means of 180 s for talk and patience: `busyhour erlang a`.
    for (measure, truth, unit) in
        [("service_level", 0.9256, 5e-5), ("abandonment", 0.0187, 5e-5), ("delayed", 0.1355, 5e-5)]
    {
        let value = mean(calls, measure).unwrap();
        let half = value - calls[measure]["low"].as_f64().unwrap();
        assert!((value - truth).abs() <= 3.0 * half + unit, "{measure}: {value} ± {half}, not {truth}");
    }
}

/// Service level of a half-hour of the day.
fn level_at(option: &Value, contact: &str, start: &str) -> f64 {
    let rows = option["time_of_day"][contact].as_array().unwrap();
    mean(rows.iter().find(|row| row["start"] == start).unwrap(), "service_level").unwrap()
}

#[test]
fn better_hours_for_breaks_do_what_one_more_person_cannot() {
    let results = whole("day_with_roster");
    assert_eq!(ranking(&results), ["better_breaks", "one_more", "as_written"]);
    let option = |name: &str| &results["options"][name];
    for start in ["11:00", "11:30", "12:00", "12:30"] {
        assert!((0.55..0.76).contains(&level_at(option("as_written"), "calls", start)), "{start}");
    }
    for name in ["as_written", "one_more"] {
        assert!((0.15..0.30).contains(&level_at(option(name), "calls", "17:30")), "{name}");
    }
    let cost = |name: &str| mean(&option(name)["total"], "cost").unwrap();
    assert!((cost("better_breaks") / cost("as_written") - 1.0).abs() < 0.001);
    assert!(cost("one_more") > 1.07 * cost("as_written"));
}

#[test]
fn the_cheapest_minute_is_not_the_cheapest_plan() {
    let results = whole("three_vendors");
    let ranked = ranking(&results);
    assert!(ranked[..2].contains(&"one_pool") && ranked[..2].contains(&"overflow_to_alfa"), "{ranked:?}");
    assert_eq!(ranked[2..], ["all_to_alfa", "equal_shares", "more_to_alfa", "cheapest_minute"]);
    assert_eq!(results["ranking"][1]["significant"], false);
    assert!((2..6).all(|place| results["ranking"][place]["significant"] == true));
    let cost = |name: &str| mean(&results["options"][name]["total"], "cost").unwrap();
    assert!(cost("cheapest_minute") > cost("one_pool"));
}

#[test]
fn a_robot_confirms_more_in_time_than_agents_or_a_vendor() {
    let results = whole("order_confirmation");
    assert_eq!(ranking(&results), ["robot_and_agents", "one_more_agent", "shared_vendor", "agents_only"]);
    let promised =
        [("agents_only", 0.04), ("one_more_agent", 0.56), ("robot_and_agents", 0.66), ("shared_vendor", 0.29)];
    for (name, share) in promised {
        let in_time = mean(&results["options"][name]["contacts"]["confirmation"], "done_in_time").unwrap();
        assert!((in_time - share).abs() < 0.03, "{name}: {in_time}");
    }
}

#[test]
fn a_vendor_wins_at_8_and_300_calls_a_day_and_own_staff_at_2000() {
    assert_eq!(ranking(&whole("own_or_vendor_8"))[0], "vendor_by_minute");
    assert_eq!(ranking(&whole("own_or_vendor_300"))[0], "vendor_by_minute");
    assert_eq!(ranking(&whole("own_or_vendor_2000")), ["own_staff", "vendor_by_hour", "vendor_by_minute"]);
}

#[test]
fn the_three_shops_with_own_staff_or_a_vendor_differ_in_nothing_but_volume() {
    let text = |calls: &str| {
        let text = std::fs::read_to_string(folder().join(format!("own_or_vendor_{calls}.toml"))).unwrap();
        let body = text.split_once("\nformat").unwrap().1;
        body.replace(&format!("at {calls} calls"), "at N calls").replace(&format!("per_day = {calls},"), "per_day = N,")
    };
    assert_eq!(text("8"), text("300"));
    assert_eq!(text("8"), text("2000"));
}

#[test]
fn a_history_of_two_weeks_is_repeated_call_by_call() {
    let out = tempfile::tempdir().unwrap();
    let at = out.path().to_str().unwrap();
    gallery::output(gallery::busyhour(&folder().join("history_replay.toml"), &["--out", at, "--replications", "5"]));
    let mut counted = 0;
    let mut intervals = csv::Reader::from_path(out.path().join("intervals.csv")).unwrap();
    let replayed: std::collections::BTreeMap<String, (f64, f64, f64)> = intervals
        .deserialize::<std::collections::BTreeMap<String, String>>()
        .map(Result::unwrap)
        .filter(|row| row["option"] == "as_it_was" && row["contact"] == "calls")
        .map(|row| {
            let number = |name: &str| row[name].parse().unwrap();
            (row["start"].replace('T', " "), (number("attempts"), number("attempts_low"), number("attempts_high")))
        })
        .collect();
    for row in csv::Reader::from_path(folder().join("data/half_hour_counts.csv")).unwrap().records().map(Result::unwrap)
    {
        let calls: f64 = row[1].parse().unwrap();
        assert_eq!(replayed[&row[0]], (calls, calls, calls), "{}", &row[0]);
        counted += 1;
    }
    assert_eq!(counted, 288);
}

#[test]
fn a_roster_tried_on_its_own_history_alone_looks_better_than_it_is() {
    let results = whole("history_replay");
    let level = |option: &str| &results["options"][option]["total"]["service_level"];
    assert!(level("as_it_was")["low"].as_f64().unwrap() > level("another_two_weeks")["high"].as_f64().unwrap());
}

/// The mean of a measure of one part of an option, such as `contacts` and `calls`.
fn of(results: &Value, option: &str, part: &str, name: &str, measure: &str) -> f64 {
    mean(&results["options"][option][part][name], measure).unwrap()
}

#[test]
fn chats_keep_one_team_from_the_telephone() {
    let results = whole("chats_beside_calls");
    let level = |option: &str, contact: &str| of(&results, option, "contacts", contact, "service_level");
    for option in ["two_teams", "helping_out", "one_team", "one_team_one_fewer"] {
        assert!(level(option, "chats") > 0.975, "{option}");
    }
    assert!((level("one_chat_at_a_time", "chats") - 0.56).abs() < 0.03);
    assert!((level("two_teams", "calls") - 0.845).abs() < 0.02);
    assert!(level("one_team", "calls") < level("two_teams", "calls"));
    assert!(level("one_team_one_fewer", "calls") < level("two_teams", "calls") - 0.08);
    assert!((level("helping_out", "calls") - level("two_teams", "calls")).abs() < 0.01);
}

#[test]
fn a_dialer_reaches_more_of_a_list_and_agents_kept_free_keep_callers_from_waiting() {
    let results = whole("outbound_campaign");
    let options = ["by_hand", "progressive", "predictive", "nobody_kept_free"];
    for (option, reached, level) in [(0, 0.49, 0.994), (1, 0.60, 0.993), (2, 0.63, 0.982), (3, 0.62, 0.905)]
        .map(|(place, reached, level)| (options[place], reached, level))
    {
        let done = of(&results, option, "contacts", "customers", "done_in_time");
        assert!((done - reached).abs() < 0.015, "{option}: {done}");
        let found = of(&results, option, "contacts", "calls", "service_level");
        assert!((found - level).abs() < 0.01, "{option}: {found}");
    }
    assert_eq!(ranking(&results)[0], "predictive");
}

#[test]
fn shares_by_profit_earn_more_than_equal_ones_and_flattered_reports_cost_a_fifth() {
    let results = whole("vendors_on_merit");
    let share = |option: &str, group: &str| {
        of(&results, option, "groups", group, "offered")
            / mean(&results["options"][option]["total"], "offered").unwrap()
    };
    assert!((share("by_profit", "alfa_agents") - 0.51).abs() < 0.06);
    assert!((share("by_their_reports", "gamma_agents") - 0.68).abs() < 0.03);
    assert!((share("by_own_survey", "gamma_agents") - 1.0 / 3.0).abs() < 0.02);
    let profit = |option: &str| mean(&results["options"][option]["total"], "profit").unwrap();
    assert!(profit("by_profit") > 1.01 * profit("equal_shares"));
    assert!((profit("by_their_reports") / profit("equal_shares") - 0.80).abs() < 0.03);
    assert_eq!(ranking(&results)[4], "by_their_reports");
}

#[test]
fn incidents_are_told_by_what_happened_meanwhile() {
    let results = whole("site_down");
    let level = |incident: &str| of(&results, "form", "incidents", incident, "service_level");
    assert!((level("site down") - 0.76).abs() < 0.04);
    assert!(level("lines gone") > 0.96);
    let errors = |option: &str| of(&results, option, "contacts", "sales", "order_errors");
    assert!((errors("in_the_site") / errors("form") - 0.5).abs() < 0.08);
    assert_eq!(of(&results, "longer_sheet", "contacts", "long_order", "arose"), 0.0);
    assert!(of(&results, "form", "contacts", "long_order", "arose") > 2.0);
    assert_eq!(ranking(&results)[0], "planned_evening");
}

#[test]
fn a_list_of_missed_calls_reaches_the_most_people_and_a_menu_answers_the_most_in_time() {
    let results = whole("before_the_queue");
    let total = |option: &str, measure: &str| mean(&results["options"][option]["total"], measure).unwrap();
    for (option, level) in [("as_it_is", 0.66), ("menu", 0.71), ("virtual_hold", 0.62), ("missed_calls", 0.61)] {
        let found = total(option, "service_level");
        assert!((found - level).abs() < 0.01, "{option}: {found}");
    }
    assert!((total("as_it_is", "abandonment") - 0.2).abs() < 0.01);
    let talked_to = |option: &str| total(option, "people_answered") / total(option, "people");
    for (option, share) in [("as_it_is", 0.85), ("missed_calls", 0.92)] {
        assert!((talked_to(option) - share).abs() < 0.01, "{option}: {}", talked_to(option));
    }
    assert!(["menu", "virtual_hold"].iter().all(|option| talked_to(option) < talked_to("missed_calls")));
    let back = |measure: &str| of(&results, "missed_calls", "contacts", "call_back", measure);
    // What needs no call any more has not arisen.
    let struck_off = back("not_needed") / (back("not_needed") + back("arose"));
    assert!((struck_off - 1.0 / 3.0).abs() < 0.04, "{struck_off}");
}

#[test]
fn stretched_people_earn_the_most_and_miss_the_target() {
    let results = whole("own_people");
    assert_eq!(ranking(&results), ["stretched", "home", "cloud", "room"]);
    let total = |option: &str, measure: &str| mean(&results["options"][option]["total"], measure).unwrap();
    let saves = |option: &str| total("room", "cost") - total(option, "cost");
    assert!((total("room", "cost") - 860_000.0).abs() < 5_000.0);
    assert!((saves("home") - 13_000.0).abs() < 500.0 && (saves("cloud") - 5_000.0).abs() < 500.0);
    assert!((saves("stretched") / total("room", "cost") - 0.4).abs() < 0.03);
    assert!((total("stretched", "abandonment") - 1.0 / 6.0).abs() < 0.01);
    assert!(total("stretched", "occupancy") > total("room", "occupancy"));
    assert!(total("stretched", "service_level") < 0.8 && total("room", "service_level") > 0.8);
}

#[test]
fn of_three_quotes_the_hours_are_the_cheapest_and_seconds_would_save_an_eighth_of_the_minutes() {
    let results = whole("three_quotes");
    assert_eq!(ranking(&results), ["beta", "alfa", "gamma"]);
    let total = |option: &str, measure: &str| mean(&results["options"][option]["total"], measure).unwrap();
    for option in ["beta", "gamma"] {
        assert_eq!(total(option, "abandonment"), total("alfa", "abandonment"), "{option}");
    }
    let told = results["alternatives"].as_array().unwrap();
    let saving = |terms: &str| {
        told.iter().find(|told| told["option"] == "alfa" && told["terms"] == terms).unwrap()["saving"]["mean"]
            .as_f64()
            .unwrap()
    };
    let share = saving("paying by 6 s instead of 60 s") / total("alfa", "cost");
    assert!((share - 1.0 / 8.0).abs() < 0.01, "{share}");
    let of_alfa = told.iter().filter(|told| told["option"] == "alfa");
    let rounding_alone = |terms: &str| terms.starts_with("paying by");
    let most_else = of_alfa.filter(|told| !rounding_alone(told["terms"].as_str().unwrap()));
    assert!(
        most_else
            .map(|told| told["saving"]["mean"].as_f64().unwrap())
            .all(|saves| saves < saving("paying by 30 s instead of 60 s"))
    );
}
