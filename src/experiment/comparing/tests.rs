//! Comparisons of options whose truth is known: bills that are a line in a Poisson number of calls.

use super::until_sure::Unsure;
use super::*;
use crate::experiment::option::{Outcome, Settings, Terms, simulate_under};
use crate::experiment::replicate::Threads;
use crate::results::{Estimate, Selected};
use crate::scenario::{Require, Scenario, load};

/// 180 calls a month on average, all answered at once: a Poisson number. What is paid is said by the options, of which each pays
/// for a month (fee) and for each call (price).
const SHOP: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-01\ndays = 30\nopen = \"09:00-12:00\"\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 2 }\ntalk_time = \"1m\"\n\
    [providers.alfa]\nkind = \"outsourced\"\n\
    [[providers.alfa.contract.monthly_fee]]\namount = 0\n[[providers.alfa.contract.per_contact]]\nprice = 0\n\
    [groups.agents]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 5\n";

/// Calls a month.
const CALLS: f64 = 180.0;

fn options(file: &str) -> Vec<(String, Scenario)> {
    let loaded = load("shop.toml", file.as_bytes(), &Vec::new(), &[]);
    let said: Vec<String> = loaded.problems.iter().map(|problem| format!("{problem:?}")).collect();
    loaded.experiment.unwrap_or_else(|| panic!("{said:?}")).options
}

/// Options by name, fee and price.
fn shop(bills: &[(&str, f64, f64)]) -> Vec<(String, Scenario)> {
    let option = |(name, fee, price): &(&str, f64, f64)| {
        format!(
            "[options.{name}]\nset = {{ \"providers.alfa.contract.monthly_fee[0].amount\" = {fee}, \
             \"providers.alfa.contract.per_contact[0].price\" = {price} }}\n"
        )
    };
    options(&(SHOP.to_owned() + &bills.iter().map(option).collect::<String>()))
}

fn settings(seed: u64, replications: u64) -> Settings {
    Settings { replications, precision: None, seed, confidence: 0.95 }
}

fn simulated(options: &[(String, Scenario)], seed: u64, replications: u64) -> Vec<(String, Outcome)> {
    let threads = Threads::new(Some(1));
    let run = |(name, scenario): &(String, Scenario)| {
        let settings = settings(seed, replications);
        (name.clone(), simulate_under(scenario, &settings, &threads, Terms::AndOthers, |_| {}).unwrap())
    };
    options.iter().map(run).collect()
}

const WANTED: Wanted =
    Wanted { procedure: None, indifference: Some(80.0), confidence: 0.95, first_stage: 10, at_most: 2000 };

fn raced(options: &[(String, Scenario)], seed: u64, wanted: &Wanted) -> (Vec<(String, Outcome)>, Selected) {
    let (outcomes, selected) =
        until_sure(options, &settings(seed, 10), wanted, &Threads::new(Some(1)), &mut |_| {}).unwrap();
    (outcomes, selected.unwrap())
}

fn named(selected: &Selected) -> (&str, Option<&str>) {
    (&selected.verdict, selected.option.as_deref())
}

fn bounds(estimate: Estimate) -> (Option<f64>, Option<f64>, Option<f64>) {
    (estimate.mean, estimate.low, estimate.high)
}

/// Per call 10, or 1,000 a month and 4 per call: the second is cheaper by 80 a month on average, and by how much varies with the
/// number of calls.
const LEAD: f64 = 6.0 * CALLS - 1000.0;
const BILLS: [(&str, f64, f64); 3] = [("each", 0.0, 10.0), ("both", 1000.0, 4.0), ("more", 1000.0 + LEAD, 4.0)];

#[test]
fn paired_intervals_hold_the_difference_that_is_known() {
    let options = shop(&BILLS[..2]);
    let (mut missed, mut missed_by_shorter) = (0, 0);
    for seed in 0..200 {
        let outcomes = simulated(&options, seed, 12);
        let found = comparison(&outcomes, None, Require::Mean, 0.95, seed).unwrap();
        let profit = found.pairs[0].profit.unwrap().difference;
        let cost = found.pairs[0].cost.unwrap().difference;
        assert!((profit.mean.unwrap() + cost.mean.unwrap()).abs() < 0.011, "{profit:?} {cost:?}");
        let away = (profit.mean.unwrap() + LEAD).abs() / profit.half_width().unwrap();
        missed += i32::from(away > 1.0);
        missed_by_shorter += i32::from(away > 0.6);
    }
    // 5 % of 200 are 10: more than 21, or none, come once in a thousand times or less. Of shorter intervals the count sees it.
    assert!((1..=21).contains(&missed) && missed_by_shorter > 21, "{missed} {missed_by_shorter}");
}

#[test]
fn the_best_by_just_the_zone_is_selected_as_often_as_promised() {
    let options = shop(&BILLS);
    let mut wrong = 0;
    let mut taken = 0;
    for seed in 0..200 {
        let (_, selected) = raced(&options, seed, &WANTED);
        assert_eq!(selected.verdict, "best");
        wrong += i32::from(selected.option.as_deref() != Some("both"));
        taken += selected.replications;
    }
    // 5 % or fewer of 200: more than 21 come once in a thousand times where it is 5 %.
    assert!(wrong <= 21, "{wrong}");
    // Not by patience alone: on average fewer replications than a difference of two standard errors at the least would need twice.
    assert!(taken / 200 < 60, "{}", taken / 200);
}

#[test]
fn both_procedures_find_a_clear_winner_and_say_how_long_each_option_was_in_the_race() {
    let options = shop(&[("dear", 900.0, 10.0), ("good", 0.0, 10.0), ("near", 100.0, 10.5)]);
    for procedure in [Procedure::KimNelson, Procedure::NelsonMatejcik] {
        let wanted = Wanted { procedure: Some(procedure), ..WANTED };
        let (outcomes, selected) = raced(&options, 1, &wanted);
        assert_eq!((named(&selected), selected.procedure.as_str()), (("best", Some("good")), procedure.name()));
        let ranking = rank(&outcomes, 0.95);
        assert_eq!(ranking.iter().map(|r| r.option.as_str()).collect::<Vec<_>>(), ["good", "near", "dear"]);
        for (raced, (name, outcome)) in selected.options.iter().zip(&outcomes) {
            assert_eq!((&raced.option, raced.replications), (name, outcome.replications));
            assert_eq!(outcome.headlines.len() as u64, outcome.replications);
        }
    }
}

#[test]
fn bills_that_never_vary_are_told_apart_after_the_first_stage() {
    let options = shop(&[("a", 1001.0, 0.0), ("b", 1000.0, 0.0), ("c", 1000.5, 0.0)]);
    let (_, selected) = raced(&options, 3, &Wanted { indifference: Some(0.1), ..WANTED });
    assert_eq!((named(&selected), selected.replications), (("best", Some("b")), 10));
    // The usual zone: a hundredth of what the leader costs.
    let (_, usual) = raced(&options, 3, &Wanted { indifference: None, ..WANTED });
    assert_eq!((usual.indifference, usual.indifference_asked), (10.0, false));
}

#[test]
fn options_that_cost_the_same_on_average_end_at_the_limit_which_says_so() {
    // A difference of 6 for each call more than 180, and zero on average.
    let options = shop(&[("each", 0.0, 10.0), ("both", 6.0 * CALLS, 4.0)]);
    let wanted = Wanted { indifference: Some(5.0), at_most: 40, ..WANTED };
    let (outcomes, selected) = raced(&options, 1, &wanted);
    assert_eq!((selected.verdict.as_str(), selected.replications), ("at_most", 40));
    assert_eq!(selected.undecided, ["each", "both"]);
    // The half-width is about 2 x 6 x 13.4 / 6.3: 25.
    assert!(selected.difference_below.is_some_and(|below| below > 5.0 && below < 100.0), "{selected:?}");
    assert!(outcomes.iter().all(|(_, outcome)| outcome.stopped == "not_selected"));
}

#[test]
fn who_is_surely_behind_is_not_called_undecided_where_the_limit_comes_first() {
    // 100 dearer than either on average, by 8 or by 2 a call of 180, which have a standard deviation of 13.4: after 40 replications 6
    // standard errors or more. A zone of a hundredth asks for thousands of replications.
    let options = shop(&[("each", 0.0, 10.0), ("dear", 8.0 * CALLS + 100.0, 2.0), ("both", 6.0 * CALLS, 4.0)]);
    let wanted = Wanted { indifference: Some(0.01), at_most: 40, ..WANTED };
    let (outcomes, selected) = raced(&options, 1, &wanted);
    assert_eq!((selected.verdict.as_str(), &selected.behind[..]), ("at_most", &["dear".to_owned()][..]));
    assert_eq!(selected.undecided, ["each", "both"]);
    assert!(selected.difference_below.is_some_and(|below| below > 5.0 && below < 80.0), "{selected:?}");
    // The same that the ranking says.
    let significant: Vec<bool> = rank(&outcomes, 0.95).iter().map(|ranked| ranked.significant).collect();
    assert_eq!(significant, [false, false, true]);
}

#[test]
fn an_option_that_left_a_race_early_stands_where_its_profit_puts_it() {
    let mut outcomes = simulated(&shop(&[("stayed", 500.0, 10.0), ("left", 100.0, 10.0), ("good", 0.0, 10.0)]), 1, 12);
    outcomes[1].1.left_after = Some(10);
    outcomes[1].1.headlines.truncate(10);
    let named = |outcomes: &[(String, Outcome)]| -> Vec<String> {
        rank(outcomes, 0.95).into_iter().map(|ranked| ranked.option).collect()
    };
    assert_eq!(named(&outcomes), ["good", "left", "stayed"]);
    // Who left is never the best, whatever its mean is.
    outcomes[2].1.left_after = Some(10);
    assert_eq!(named(&outcomes), ["stayed", "good", "left"]);
}

#[test]
fn a_race_is_the_same_to_the_last_bit_on_any_number_of_threads() {
    let options = shop(&BILLS);
    let run = |threads| {
        let found = until_sure(&options, &settings(5, 10), &WANTED, &Threads::new(Some(threads)), &mut |_| {}).unwrap();
        let laid = comparison(&found.0, None, Require::Mean, 0.95, 5);
        format!("{found:?}{laid:?}")
    };
    let one = run(1);
    assert!(run(2) == one && run(5) == one);
}

#[test]
fn an_option_and_its_copy_differ_by_nothing_and_share_all_chances() {
    let outcomes = simulated(&shop(&[("a", 10.0, 3.0), ("b", 10.0, 3.0)]), 1, 12);
    let found = comparison(&outcomes, Some("a"), Require::Mean, 0.95, 1).unwrap();
    let zero = (Some(0.0), Some(0.0), Some(0.0));
    let pair = &found.pairs[0];
    for difference in [pair.profit, pair.cost, pair.service_level] {
        let difference = difference.unwrap();
        assert_eq!((bounds(difference.difference), difference.gain), (zero, None));
    }
    for standing in &found.standings {
        assert_eq!((bounds(standing.against_best), standing.expected_loss), (zero, 0.0));
        assert!((standing.best - 0.5).abs() < 1e-9 && (standing.cheapest.unwrap() - 0.5).abs() < 1e-9);
    }
    let held = constraint(&outcomes, Require::Mean, 0.95).unwrap();
    assert_eq!((held.cheapest.as_deref(), held.rivals.len()), (Some("a"), 0));
    assert_eq!(held.options[1].dearer_by.map(bounds), Some(zero));
}

#[test]
fn callers_that_are_good_for_one_and_bad_for_the_other_are_warned_of() {
    let worth = SHOP.replace("talk_time", "value = { conversion = 1.0, margin = 10 }\ntalk_time");
    let price = |name: &str, price: u32| {
        format!("[options.{name}]\nset = {{ \"providers.alfa.contract.per_contact[0].price\" = {price} }}\n")
    };
    // Each call earns 10, 5 or -10.
    let outcomes = simulated(&options(&(worth + &price("free", 0) + &price("half", 5) + &price("dear", 20))), 1, 12);
    let found = comparison(&outcomes, None, Require::Mean, 0.95, 1).unwrap();
    let correlations: Vec<f64> = found.pairs.iter().map(|pair| pair.profit.unwrap().correlation.unwrap()).collect();
    assert!(correlations[0] > 0.999 && correlations[1] < -0.999 && correlations[2] < -0.999, "{correlations:?}");
    let told = pairs::harmed(&found, 0.95);
    assert!(told.len() == 2 && told[0].english().contains("\"free\" and \"dear\""), "{told:?}");
    // Half as much from luck of their own: common callers cost twice the replications.
    let gains: Vec<f64> = found.pairs.iter().map(|pair| pair.profit.unwrap().gain.unwrap()).collect();
    assert!((gains[1] - 0.5).abs() < 1e-6 && gains[0] > 1.0, "{gains:?}");
}

/// One agent is overrun, two are busy, eight are not; what they cost goes up.
fn staffed() -> Vec<(String, Scenario)> {
    let text = SHOP.replace("per_hour = 2", "per_hour = 60").replace("days = 30", "days = 2")
        + "[options.eight]\nset = { \"groups.agents.roster\" = 8, \"providers.alfa.contract.monthly_fee[0].amount\" = 900 }\n\
           [options.one]\nset = { \"groups.agents.roster\" = 1, \"providers.alfa.contract.monthly_fee[0].amount\" = 100 }\n\
           [options.four]\nset = { \"groups.agents.roster\" = 4, \"providers.alfa.contract.monthly_fee[0].amount\" = 500 }\n";
    options(&text)
}

/// The same where the file says `decision.require`.
fn required(mut options: Vec<(String, Scenario)>) -> Vec<(String, Scenario)> {
    options.iter_mut().for_each(|(_, scenario)| scenario.decision.is_required = true);
    options
}

#[test]
fn the_cheapest_option_that_holds_the_target_is_named_and_not_the_cheapest() {
    let outcomes = simulated(&staffed(), 1, 20);
    for require in [Require::Mean, Require::Intervals(0.8), Require::BreachBelow(0.4)] {
        let found = constraint(&outcomes, require, 0.95).unwrap();
        let told: Vec<(&str, Option<bool>)> = found.options.iter().map(|o| (o.option.as_str(), o.holds)).collect();
        assert_eq!(told, [("four", Some(true)), ("eight", Some(true)), ("one", Some(false))], "{require:?}");
        assert_eq!((found.cheapest.as_deref(), found.rivals.len()), (Some("four"), 0), "{require:?}");
        let dearer = found.options[1].dearer_by.unwrap();
        assert!(dearer.low.unwrap() > 0.0, "{dearer:?}");
    }
    let standings = comparison(&outcomes, None, Require::Mean, 0.95, 1).unwrap().standings;
    let told: Vec<(f64, f64)> =
        standings.iter().map(|s| (s.cheapest.unwrap(), s.cheapest_that_holds.unwrap())).collect();
    assert!(told[1].0 > 0.999 && told[1].1 < 0.001 && told[2].1 > 0.999, "{told:?}");
}

#[test]
fn what_cannot_be_told_from_so_few_replications_is_not_told() {
    let outcomes = simulated(&staffed(), 1, 3);
    let found = constraint(&outcomes, Require::BreachBelow(0.05), 0.95).unwrap();
    assert!(found.options.iter().all(|option| option.holds.is_none() || option.option == "one"), "{found:?}");
    assert_eq!(found.cheapest, None);
}

#[test]
fn a_race_for_the_cheapest_that_holds_its_target_passes_by_the_cheaper_one() {
    for require in ["\"mean\"", "{ intervals = 0.8 }", "{ breach_below = 0.4 }"] {
        let mut options = staffed();
        for (_, scenario) in &mut options {
            scenario.decision.is_required = true;
            scenario.decision.require = match require {
                "\"mean\"" => Require::Mean,
                "{ intervals = 0.8 }" => Require::Intervals(0.8),
                _ => Require::BreachBelow(0.4),
            };
        }
        let (_, selected) = raced(&options, 2, &Wanted { indifference: None, ..WANTED });
        assert_eq!((selected.procedure.as_str(), selected.by.as_str()), ("andradottir_kim", "cost"));
        assert_eq!(named(&selected), ("best", Some("four")), "{require}");
        assert_eq!((selected.options[1].holds, selected.options[2].holds), (Some(false), Some(true)), "{require}");
    }
    // What one agent would cost, who surely misses the target, is no measure: a hundredth of the fee of 500 that the
    // cheapest of the others costs in a month.
    let (_, selected) = raced(&required(staffed()), 2, &Wanted { indifference: None, ..WANTED });
    assert!((selected.indifference - 5.0).abs() < 1e-9, "{}", selected.indifference);
    let told: Vec<(&str, f64, f64)> =
        selected.tolerances.iter().map(|one| (one.measure.as_str(), one.bound, one.within)).collect();
    assert_eq!(told, [("service_level", 0.8, 0.01)]);
    let mut hopeless = staffed();
    hopeless.retain(|(name, _)| name == "one");
    hopeless.push(("copy".to_owned(), hopeless[0].1.clone()));
    let wanted = Wanted { procedure: Some(Procedure::AndradottirKim), indifference: None, ..WANTED };
    assert_eq!(named(&raced(&hopeless, 2, &wanted).1), ("none_holds", None));
}

#[test]
fn where_nobody_is_paid_the_best_service_is_selected() {
    let unpaid = |text: &str| {
        let from = text.find("[[providers.alfa.contract").unwrap();
        let to = text.find("[groups.agents]").unwrap();
        text[..from].to_owned() + &text[to..]
    };
    let text = unpaid(SHOP).replace("per_hour = 2", "per_hour = 60").replace("days = 30", "days = 2")
        + "[options.few]\nset = { \"groups.agents.roster\" = 2 }\n[options.many]\nset = { \"groups.agents.roster\" = 4 }\n";
    let options = options(&text);
    let (outcomes, selected) = raced(&options, 1, &Wanted { indifference: None, ..WANTED });
    assert_eq!((named(&selected), selected.by.as_str()), (("best", Some("many")), "service_level"));
    assert_eq!(selected.indifference, 0.01);
    let found = comparison(&outcomes, None, Require::Mean, 0.95, 1).unwrap();
    assert!(
        found.pairs[0].profit.is_none() && found.standings[1].best > 0.999 && found.standings[1].cheapest.is_none()
    );
    let wanted = Wanted { procedure: Some(Procedure::AndradottirKim), ..WANTED };
    let refused = until_sure(&options, &settings(1, 10), &wanted, &Threads::new(Some(1)), &mut |_| {});
    assert!(matches!(refused, Err(Unsure::Refused(why)) if why.contains("nothing is paid")));
}
