//! Each part of the note says what the results hold, in the order in which a decision is read.

use super::full::{full, with_inputs_drawn};
use super::*;
use crate::report::fixture::{self, estimate};

fn holds(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence:?} is not in\n{text}");
    }
}

#[test]
fn parts_stand_in_the_order_in_which_a_decision_is_read() {
    let text = markdown(&full());
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let expected = [
        "Service: the average month, the worst day, the worst half-hour",
        "The bill: a usual month, a dear one, the dearest",
        "People: how many to hire, and by when",
        "Where it flips: calls a day, handle time",
        "Against today's option",
        "Terms to negotiate",
        "What the vendors' own reports would show",
        "What leaving would cost",
        "The options by profit, best first",
        "The options by cost at equal service: those that hold the target",
        "How sure it is",
        "What the advantage rests on",
        "More on service",
        "Other terms of the contracts",
        "Over the years",
        "What is not money, and in no figure above",
        "How it was reckoned",
        "What the contracts say, clause by clause",
    ];
    assert_eq!(headings, expected);
}

#[test]
fn the_first_lines_say_what_would_turn_the_decision_on_which_basis_and_that_it_is_luck_only() {
    let text = markdown(&full());
    let first: Vec<&str> = text.lines().skip(2).take(3).collect();
    holds(
        first[0],
        &[
            "We recommend hybrid. It earns 31,000 UAH a month (25,800 to 36,200; 95 %, n = 200, on the same callers) more than own_only",
            "own_only wins if volume falls below 290 calls a day (275 to 305) or handle time rises above 4:10 min (4:01 to 4:19).",
            "All money is with the VAT of the contracts, which is a cost.",
        ],
    );
    // The nearest crossing counts, not one further away.
    assert!(!first[0].contains("180"), "{text}");
    holds(
        first[2],
        &[
            "These intervals are luck only",
            "Of what could move the margin of hybrid over own_only, about 60 % rests on inputs that nobody measured: talk time of sales \
             and patience of sales.",
        ],
    );
}

#[test]
fn luck_only_is_not_said_once_the_inputs_were_drawn() {
    let text = markdown(&with_inputs_drawn());
    let second = text.lines().nth(4).unwrap_or_default();
    holds(
        second,
        &["With the inputs drawn from their ranges hybrid is the best in 92.0 % (88.0 % to 96.0 %) of 200 draws."],
    );
    assert!(!second.contains("luck only"), "{text}");
    holds(&text, &["The margin over the draws: 30,500 UAH a month (-9,500 to 70,500).", "the inputs make about 72 %"]);
}

#[test]
fn a_single_option_is_not_called_the_best_of_its_draws() {
    let mut results = fixture::compare(1);
    results.input_error = with_inputs_drawn().input_error;
    let text = markdown(&results);
    assert!(!text.contains("is the best in") && !text.contains("These intervals are luck only"), "{text}");
    holds(&text, &["The inputs were drawn from their ranges 200 times"]);
}

#[test]
fn the_worst_day_and_the_spread_of_bills_have_their_intervals() {
    holds(
        &markdown(&full()),
        &[
            "- hybrid, on average: 81.2 % (80.3 % to 82.1 %) answered within 20 s, target 80 %: met; target met in 92.0 %",
            "- The worst day of 30.4 days, on average: 71.3 % (70.2 % to 72.4 %) of all types together. 12.0 % (10.0 % to 14.0 %) \
             of days miss the target, counted where any one type does; fewer than 30 events.",
            "31.0 % (29.0 % to 33.0 %) of single half-hours miss the target, counted where any one type does.",
            "From month to month: P5 301,000 UAH (300,000 to 302,000); P50 310,000 UAH (309,000 to 311,000); P95 321,000 UAH (320,000 to \
             323,000). The dearest of 200 simulated: 326,000 UAH",
        ],
    );
}

#[test]
fn percentiles_of_too_few_are_not_told() {
    let mut results = full();
    let option = &mut results.risk.as_mut().unwrap().options[0];
    option.bill_needs = Some(72);
    let bill = option.month.as_mut().unwrap();
    bill.values = 3;
    for one in [&mut bill.p5, &mut bill.p50, &mut bill.p95] {
        (one.low, one.high) = (None, None);
    }
    holds(
        &markdown(&results),
        &[
            "From month to month: 3 are too few to tell P5, P50 and P95 (--replications 72 tells them). The dearest of 3 simulated: 326,000 UAH",
        ],
    );
}

#[test]
fn heads_to_hire_are_those_beyond_today_s_by_the_day_that_hiring_takes() {
    holds(
        &markdown(&full()),
        &[
            "- shop: 14 people (13.4 full-time by the roster, at most 9 at once). Today 12 people: hire 2 people by 2026-10-04, 28 days \
             before they are needed. Each is trained for 80 paid hours. They are as quick as the others after 30 days.",
            "- night: 2 people (2 full-time by the roster, at most 2 at once) of today are no longer needed.",
            "Over the plan the most paid hours are in 2028-12: those of 14 full-time people, hours past the roster among them; hiring \
             limits leave 13.",
            "- People are full-time ones for the hours of the rosters; how many can work shifts that cover the same, busyhour staff tells.",
        ],
    );
}

#[test]
fn after_staff_people_are_those_whom_it_found() {
    let mut results = full();
    let people = results.decision.iter_mut().flat_map(|decision| &mut decision.people);
    people.filter(|one| one.option == "hybrid").for_each(|one| one.to_employ = Some(16.0));
    holds(
        &markdown(&results),
        &[
            "- shop: 16 people to work this roster (13.4 full-time by its hours, as run counts, at most 9 at once). Today 12 people: hire 4 people",
        ],
    );
}

#[test]
fn of_today_s_people_as_many_are_no_longer_needed_as_there_are() {
    let mut results = full();
    for people in
        results.decision.iter_mut().flat_map(|decision| &mut decision.people).filter(|one| one.provider == "night")
    {
        people.heads_today = Some(3.0);
    }
    holds(
        &markdown(&results),
        &["- night: 3 people (by the roster it takes 2 full-time) of today are no longer needed."],
    );
}

#[test]
fn today_s_option_is_laid_beside_the_best() {
    holds(
        &markdown(&full()),
        &[
            "- Today: own_only, the runner-up.",
            "- hybrid costs 45,000 UAH a month (43,000 to 47,000) less and serves 3.4 points (3.0 to 3.8) fewer in time.",
        ],
    );
    let mut results = full();
    results.decision.iter_mut().for_each(|decision| decision.today = Some("hybrid".to_owned()));
    holds(&markdown(&results), &["hybrid is what is in place today: nothing changes."]);
    let of_hybrid = |results: &mut Results, today: f64| {
        let people = results.decision.iter_mut().flat_map(|decision| &mut decision.people);
        people.filter(|one| one.option == "hybrid").for_each(|one| one.heads_today = Some(today));
    };
    of_hybrid(&mut results, 12.0);
    holds(
        &markdown(&results),
        &[
            "hybrid is what is in place today, but not with the people of today: shop takes 14 people (13.4 full-time by the roster, at \
           most 9 at once), and has 12.",
        ],
    );
    of_hybrid(&mut results, 13.5);
    holds(&markdown(&results), &["hybrid is what is in place today: nothing changes.", "nobody is to be hired."]);
    results.decision = None;
    holds(&markdown(&results), &["Which option is in place is not said"]);
}

#[test]
fn a_vendor_s_report_stands_beside_our_count() {
    holds(
        &markdown(&full()),
        &[
            "- alfa would show 93.1 % (92.3 % to 93.9 %) answered in time, by our count 87.3 % (86.4 % to 88.2 %); an average wait of \
           9.2 s (8.4 s to 10.0 s), by our count 18.4 s (17.3 s to 19.5 s).",
        ],
    );
}

#[test]
fn what_leaving_today_s_contract_costs_stands_in_the_first_lines_where_it_is_months_of_the_margin() {
    let first = |fee: f64| {
        let mut results = full();
        results.decision.iter_mut().for_each(|decision| decision.exits[0].fee = fee);
        let text = markdown(&results);
        text.split("## ").next().unwrap_or_default().to_owned()
    };
    // 144,000 over 31,000 a month, and over 36,200 and 25,800.
    let told = "Leaving own_only now costs 144,000 UAH once, nothing from 2028-11-01 on if notice is given by 2028-08-01. That is in no \
                figure here: 4.65 months (3.98 to 5.58) of what hybrid earns more.";
    assert!(first(144_000.0).contains(told), "{}", first(144_000.0));
    // Less than a month's margin is in the details.
    assert!(!first(24_000.0).contains("Leaving own_only"), "{}", first(24_000.0));
}

#[test]
fn leaving_names_fee_and_dates_and_today_s_contract() {
    holds(
        &markdown(&full()),
        &[
            "- alfa: bound for 24 months from 2026-11-01, 3 months of notice; leaving before costs 24,000 UAH, nothing from 2028-11-01 \
             on if notice is given by 2028-08-01.",
            "- Today's beta: leaving now costs 24,000 UAH, which is in no figure above, nothing from 2028-11-01 on if notice is given by \
             2028-08-01, with 3 months of notice.",
        ],
    );
    let mut results = full();
    results.decision.iter_mut().for_each(|decision| decision.exits[1].at_horizon = 24_000.0);
    results.horizon_months = 12.0;
    holds(
        &markdown(&results),
        &["The fee falls due at the end of the 12 months of the horizon and is in the money above."],
    );
}

#[test]
fn cost_at_equal_service_stands_beside_profit() {
    let text = markdown(&full());
    holds(
        &text,
        &[
            "- hybrid: 310,000 UAH a month (306,000 to 314,000).",
            "- own_only: 355,000 UAH a month (351,000 to 359,000), 45,000 UAH a month (43,000 to 47,000) more than the cheapest.",
            "- The target is missed by alfa_only.",
            "Intervals of these differences hold together with the verdicts on the target",
        ],
    );
    // Where nobody is dearer there is no second interval.
    let mut results = full();
    results.constraint.iter_mut().flat_map(|held| &mut held.options).for_each(|one| one.dearer_by = None);
    assert!(!markdown(&results).contains("Intervals of these differences"));
}

#[test]
fn the_cheapest_that_holds_the_target_stands_in_the_first_lines_where_it_is_another() {
    let first = |results: &Results| markdown(results).lines().nth(2).unwrap_or_default().to_owned();
    assert!(!first(&full()).contains("The cheapest"), "{}", first(&full()));
    let mut results = full();
    let held = results.constraint.as_mut().unwrap();
    held.cheapest = Some("own_only".to_owned());
    for (name, cost, dearer) in
        [("hybrid", 310_000.0, Some(estimate(45_000.0, 2_500.0))), ("own_only", 265_000.0, None)]
    {
        let one = held.options.iter_mut().find(|one| one.option == name).unwrap();
        (one.cost, one.dearer_by) = (Some(estimate(cost, 3_900.0)), dearer);
    }
    let told = "The cheapest that holds the target of service is own_only: 265,000 UAH a month (261,000 to 269,000), 45,000 UAH a month \
                (42,500 to 47,500) less than hybrid.";
    holds(&first(&results), &[told]);
    results.constraint.as_mut().unwrap().rivals = vec!["hybrid".to_owned()];
    holds(&first(&results), &["The cheapest so far that holds"]);
    // Whether it is cheaper at all may be luck.
    let one = results.constraint.as_mut().unwrap().options.iter_mut().find(|one| one.option == "hybrid").unwrap();
    one.dearer_by = Some(estimate(100.0, 200.0));
    assert!(!first(&results).contains("The cheapest"), "{}", first(&results));
}

#[test]
fn chances_years_and_marks_are_told() {
    holds(
        &markdown(&full()),
        &[
            "The chance to be the best, by luck alone: hybrid over 99 %, own_only under 1 %.",
            "hybrid earned most in 97.0 % (95.0 % to 99.0 %) of the simulated months",
            "- own_only: worth 11,400,000 UAH (11,300,000 to 11,500,000) over 36 months at 10 % a year, 900,000 UAH (880,000 to 920,000) \
             less than the best.",
            "The best month to go from hybrid to own_only is 2027-09 (2027-07 to never); worth 120,000 UAH (90,000 to 150,000) more",
            "| all, weighted | 1.00 to 4.00, marks are missing | 4.60 |",
        ],
    );
}

#[test]
fn evidence_that_marks_nothing_is_told_as_such_and_the_worst_ends_with_the_margin_there() {
    let mut results = full();
    holds(
        &markdown(&results),
        &[
            "Of what could move the margin of hybrid over own_only about 30 % is measured, about 10 % quoted.",
            "With all that nobody measured at its unfavourable end own_only becomes the best, and the profit of hybrid less own_only is -9,000 UAH a month \
             (-13,000 to -5,000).",
        ],
    );
    let unmeasured = results.tornado.as_mut().and_then(|tornado| tornado.unmeasured.as_mut());
    unmeasured.into_iter().for_each(|one| (one.measured, one.quoted, one.assumed) = (0.0, 0.0, 1.0));
    let text = markdown(&results);
    holds(
        &text,
        &[
            "All that could move the margin of hybrid over own_only rests on inputs that nobody measured, as far as `[evidence]` says: talk",
        ],
    );
    assert!(!text.contains("is measured, about"), "{text}");
}

#[test]
fn what_was_not_asked_for_is_said_with_the_command_that_asks() {
    let text = markdown(&fixture::compare(3));
    holds(
        &text,
        &[
            "was not asked for: busyhour compare FILE --break-even (or --decide, for all that this note can say).",
            "was not asked for: busyhour compare FILE --tornado.",
            "was not asked for: busyhour compare FILE --input-error 200.",
        ],
    );
    holds(&markdown(&full()), &["takes many points, and --decide leaves it out: busyhour compare FILE --sobol 256."]);
    // A range that nobody gave is none to draw from.
    holds(&markdown(&full()), &["The inputs were not drawn, for none has a range: give some in `[evidence]`,"]);
    assert!(!markdown(&with_inputs_drawn()).contains("not asked for"));
}

#[test]
fn names_that_a_hostile_file_might_hold_stay_text_in_every_part() {
    let evil = "<script>alert(1)</script>\u{202E}\n| `x`";
    let json = crate::report::json::write(&full()).unwrap();
    let replaced = json.replace("own_only", &evil.replace('\n', "\\n")).replace("\"alfa\"", &format!("{:?}", "<b>`|"));
    let results = crate::report::json::read(&replaced);
    assert!(results.is_ok(), "{results:?}");
    let results = results.unwrap_or_default();
    let (note, lines) = (markdown(&results), super::text(&results));
    assert!(!note.replace("\\<", "").contains("<script") && !note.contains('\u{202E}'), "{note}");
    assert!(lines.lines().all(|line| line.chars().count() <= 80), "{lines}");
    assert!(!lines.chars().any(|c| c.is_control() && c != '\n'), "{lines}");
}

#[test]
fn twenty_options_and_one_are_told_as_well() {
    let mut many = full();
    for n in 0..17 {
        let (mut ranked, mut option) = (many.ranking[2].clone(), many.options.0[2].clone());
        (ranked.option, option.0) = (format!("option_{n}"), format!("option_{n}"));
        many.ranking.push(ranked);
        many.options.0.push(option);
    }
    assert!(text(&many).lines().all(|line| line.chars().count() <= 80));
    assert!(markdown(&many).contains("- option_16: "));
    let one = markdown(&fixture::compare(1));
    assert!(one.contains("own_only is the only option. Its profit:") && !one.contains("--break-even"), "{one}");
}

#[test]
#[ignore = "shows the note to whoever changes it: cargo test shows_the_note -- --ignored --nocapture"]
#[allow(clippy::print_stdout)]
fn shows_the_note() {
    println!("{}", markdown(&full()));
}

#[test]
fn a_switch_that_is_never_possible_is_no_matter_of_what_is_best() {
    let mut results = full();
    let years = results.years.as_mut().unwrap();
    years.levels = vec![1.0, 1.5, 2.0];
    years.options[0].between_levels = Some(0.013);
    let switch = years.switch.as_mut().unwrap();
    (switch.best, switch.low, switch.earliest, switch.never) = (None, None, None, 1.0);
    let text = markdown(&results);
    holds(
        &text,
        &[
            "- In no month of the plan is it possible to go from hybrid to own_only: notice or hiring takes longer.",
            "- Between the 3 volumes simulated money is taken as straight: steps of whole people and minimums are smoothed. Where that can be \
             seen, a volume lies at most 1.3 % of a month's cost off the line between its neighbours.",
        ],
    );
    assert!(!text.contains("best never"), "{text}");
}
