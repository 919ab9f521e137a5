//! On what a sentence rests stands with it: months that settle in, rosters that are kept, money of one basis, people there are.

use super::full::full;
use super::*;
use crate::report::fixture::estimate;

fn holds(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence:?} is not in\n{text}");
    }
}

#[test]
fn nobody_is_at_two_places_and_what_today_s_people_cannot_work_is_a_change() {
    let mut results = full();
    let decision = results.decision.as_mut().unwrap();
    decision.today = Some("hybrid".to_owned());
    let own = decision.people.iter_mut().find(|one| one.option == "hybrid").unwrap();
    // Nine at once cannot be done by the eight whose hours would do.
    (own.heads, own.heads_today) = (7.25, Some(8.0));
    let text = markdown(&results);
    holds(
        &text,
        &[
            "- shop: 9 people (7.3 full-time by the roster, at most 9 at once). Today 8 people: hire 1 person by 2026-10-04",
            "- hybrid is what is in place today, but not with the people of today: shop takes 9 people (7.3 full-time by the roster, at most 9 at once), and has 8",
        ],
    );
    assert!(!text.contains("nothing changes"), "{text}");
}

#[test]
fn rosters_that_were_kept_and_break_evens_that_were_refused_are_told_where_it_flips() {
    let mut results = full();
    results.along[1].kept = results.along.iter_mut().flat_map(|along| std::mem::take(&mut along.left_out)).collect();
    results.no_break_even = vec!["handle_time.scale: an option sets it".to_owned()];
    let text = markdown(&results);
    let part = text.split("## ").find(|part| part.starts_with("Where it flips")).unwrap_or_default();
    holds(
        part,
        &[
            "- alfa_only took part with its roster as it stands (--keep-roster), for the roster of \"own\" is fixed: away from today's volume",
            "- Not drawn: handle_time.scale: an option sets it.",
        ],
    );
    results.along.clear();
    assert!(!markdown(&results).contains("it flips was not asked for"), "{text}");
}

#[test]
fn where_people_settle_in_the_recommendation_says_on_which_months_it_rests() {
    let mut results = full();
    let settling = |option: &str| crate::results::SettlingIn {
        option: option.to_owned(),
        provider: "alfa".to_owned(),
        now: 0.2512,
        later: 0.0091,
        since: Some("2026-09-03".to_owned()),
    };
    results.horizon_months = 24.0;
    results.decision.as_mut().unwrap().settling = vec![settling("alfa_only")];
    assert!(!markdown(&results).contains("settle in"));
    results.decision.as_mut().unwrap().settling = vec![settling("own_only"), settling("hybrid")];
    let text = markdown(&results);
    let told = "more than luck. This rests on the 30.4 days simulated, taken for each of 24 months, in which people still settle in: handle \
                times of alfa are 25 % longer than in the end, over the horizon 1 % longer (settled: since = 2026-09-03). Money of settled \
                months is not in these results, and may turn the choice.";
    assert!(text.lines().nth(2).is_some_and(|line| line.contains(told)), "{text}");
}

#[test]
fn percentiles_stand_on_the_basis_of_the_cost_beside_them_and_bills_with_what_is_paid_once_by_themselves() {
    let mut results = full();
    let option = &mut results.risk.as_mut().unwrap().options[0];
    let month = option.month.as_mut().unwrap();
    month.mean = estimate(310_000.0, 900.0);
    let bill = option.bill.as_mut().unwrap();
    (bill.mean, bill.p50) = (estimate(550_000.0, 900.0), estimate(551_000.0, 900.0));
    let text = markdown(&results);
    let told = "From month to month: P5 301,000 UAH (300,000 to 302,000); P50 310,000 UAH (309,000 to 311,000)";
    let paid = "- A month's bill as it is paid, with what is paid once in its month: P5 301,000 UAH (300,000 to 302,000); P50 551,000 UAH";
    holds(&text, &[told, paid]);
    assert!(text.find(told) < text.find("# Details") && text.find("# Details") < text.find(paid), "{text}");
    results.risk.as_mut().unwrap().options[0].bill = results.risk.as_ref().unwrap().options[0].month.clone();
    assert!(!markdown(&results).contains("as it is paid"));
}

#[test]
fn a_little_more_than_whole_heads_is_told_where_it_takes_one_person_more() {
    let mut results = full();
    let own = results.decision.as_mut().unwrap().people.iter_mut().find(|one| one.option == "hybrid").unwrap();
    own.heads = 33.02;
    holds(&markdown(&results), &["- shop: 34 people (a little over 33 full-time by the roster, at most 9 at once)."]);
}

#[test]
fn a_percentile_that_is_sure_is_not_the_same_in_every_replication() {
    let mut results = full();
    let month = results.risk.as_mut().unwrap().options[0].month.as_mut().unwrap();
    month.p5 = estimate(301_000.0, 0.0);
    holds(&markdown(&results), &["From month to month: P5 301,000 UAH (sure to the digits shown); P50 310,000 UAH"]);
    let month = results.risk.as_mut().unwrap().options[0].month.as_mut().unwrap();
    (month.p50, month.p95, month.worst) = (month.p5, month.p5, Some(301_000.0));
    holds(&markdown(&results), &["From month to month: P5 301,000 UAH (the same in every replication); P50 301,000"]);
}

#[test]
fn turns_at_the_lead_on_the_way_to_a_break_even_stand_with_it() {
    let mut results = full();
    let mixed = |from: f64, to: f64| crate::results::Mixed {
        a: "own_only".to_owned(),
        b: "hybrid".to_owned(),
        from,
        to,
        changes: 2,
    };
    // Those beyond the break-even at 290 are no way to it.
    results.along[0].mixed = vec![mixed(374.0, 419.0), mixed(200.0, 250.0)];
    let told = "if volume falls below 290 calls a day (275 to 305), sometimes already between 374 and 419 calls a day: costs go in steps. It also wins if handle time";
    assert!(markdown(&results).lines().nth(2).is_some_and(|line| line.contains(told)), "{}", markdown(&results));
}
