//! Years against formulas: annuities, indexation by hand, the month in which two straight costs cross.

#![allow(clippy::unwrap_used)]

use super::{Amount, of};
use crate::experiment::replicate::Threads;
use crate::results::years::{OptionYears, Years};
use crate::scenario::{Scenario, load};

fn years(text: &str, replications: u64) -> Years {
    let loaded = load("plan.toml", text.as_bytes(), &Vec::new(), &[]);
    let told: Vec<String> = loaded.problems.iter().map(|problem| problem.message.clone()).collect();
    let experiment = loaded.experiment.unwrap_or_else(|| panic!("{told:?}"));
    let options: Vec<(String, Scenario)> = experiment.options;
    let amount = Amount { replications, seed: 4, confidence: 0.95 };
    of(&options, amount, &Threads::new(Some(1))).unwrap().unwrap()
}

fn option<'y>(years: &'y Years, name: &str) -> &'y OptionYears {
    years.options.iter().find(|option| option.option == name).unwrap()
}

fn near(a: Option<f64>, b: f64) {
    let a = a.unwrap();
    assert!((a - b).abs() <= 1e-6 * b.abs() + 0.02, "{a} is not {b}");
}

/// Fees alone: 1,000 a month, or 700 and 9,000 once.
const FEES: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-01\ndays = 30\nopen = \"09:00-10:00\"\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 2 }\ntalk_time = \"3m\"\npatience = \"2m\"\n\
    [providers.alfa]\nkind = \"outsourced\"\n[[providers.alfa.contract.monthly_fee]]\namount = 1000\nALFA\n\
    [providers.beta]\nkind = \"outsourced\"\n[[providers.beta.contract.monthly_fee]]\namount = 700\n\
    [[providers.beta.contract.setup_fee]]\namount = 9000\n\
    [groups.one]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 2\n\
    [groups.two]\nprovider = \"beta\"\nskills = [\"calls\"]\nroster = 2\n\
    [options.rent]\nwithout = \"beta\"\n[options.own]\nwithout = \"alfa\"\n[plan]\n";

fn fees(plan: &str, alfa: &str) -> Years {
    years(&(FEES.replace("ALFA", alfa) + plan), 3)
}

#[test]
fn constant_costs_are_worth_an_annuity_and_what_is_paid_once_is_not_discounted() {
    let years = fees("months = 36\ndiscount_per_year = 0.12\n", "");
    let i = libm::pow(1.12, 1.0 / 12.0) - 1.0;
    let annuity = (1.0 - (1.0 + i).powi(-36)) / i;
    near(option(&years, "rent").cost_present_value.mean, 1000.0 * annuity);
    near(option(&years, "own").cost_present_value.mean, 700.0 * annuity + 9000.0);
    near(option(&years, "own").net_present_value.mean, -(700.0 * annuity + 9000.0));
    near(option(&years, "rent").years[2].cost.mean, 12_000.0);
    near(option(&years, "own").years[0].cost.mean, 12.0 * 700.0 + 9000.0);
    // Fees have no luck: the difference is known to the cent.
    let lost = option(&years, "rent").against_best;
    near(lost.low, 9000.0 - 300.0 * annuity);
    near(option(&years, "own").against_best.mean, 0.0);
    assert_eq!((years.starts.as_str(), years.calendar[2].month.as_str()), ("2026-11", "2027-01"));
    assert_eq!(years.levels, [1.0]);
}

#[test]
fn prices_rise_each_year_and_a_contract_with_an_index_by_its_own() {
    let years = fees("months = 25\nprices_per_year = 0.1\n", "");
    let months = &option(&years, "rent").months;
    for (month, cost) in [(0, 1000.0), (11, 1000.0), (12, 1100.0), (24, 1210.0)] {
        near(months[month].cost.mean, cost);
    }
    let minutes = FEES.replace("ALFA", "[providers.alfa.contract.index]\nrate = 0.05\nfrom = 2027-11-01");
    let minutes = minutes.replace(
        "[[providers.alfa.contract.monthly_fee]]\namount = 1000",
        "[[providers.alfa.contract.per_agent_hour]]\nprice = 100",
    );
    let indexed = years_of(&minutes, "months = 25\nprices_per_year = 0.1\n");
    let months = &option(&indexed, "rent").months;
    // Two agents, an hour a day: 60 hours and what the last callers take after closing, 5 % dearer each year and no more.
    let first = months[0].cost.mean.unwrap();
    assert!((6000.0..6300.0).contains(&first), "{first}");
    near(months[12].cost.mean.map(|cost| (cost / first * 1e4).round()), 10_500.0);
    near(months[24].cost.mean.map(|cost| (cost / first * 1e4).round()), 11_025.0);
}

fn years_of(text: &str, plan: &str) -> Years {
    years(&(text.to_owned() + plan), 3)
}

#[test]
fn wages_rise_by_their_index_and_what_is_bought_by_that_of_prices() {
    let own = FEES.replace("ALFA", "").replace(
        "[[providers.beta.contract.monthly_fee]]\namount = 700\n[[providers.beta.contract.setup_fee]]\namount = 9000\n",
        "[providers.beta.costs]\nwage_per_hour = 100\nemployer_taxes = 0.2\noverhead = 0.1\nseats = { price_per_month = 500 }\n",
    );
    let own = own.replace("[providers.beta]\nkind = \"outsourced\"", "[providers.beta]\nkind = \"in_house\"");
    let years = years_of(&own, "months = 13\nwages_per_year = 0.2\nprices_per_year = 0.05\n");
    let months = &option(&years, "own").months;
    let (first, later) = (months[0].cost.mean.unwrap(), months[12].cost.mean.unwrap());
    // Two seats at 500 and a tenth more; the rest is pay and its tenth.
    let seats = 1100.0;
    assert!((first - seats - 60.0 * 100.0 * 1.2 * 1.1).abs() < 400.0, "{first}");
    near(Some(later), (first - seats) * 1.2 + seats * 1.05);
}

#[test]
fn the_month_to_switch_is_the_one_in_which_straight_costs_cross() {
    // A fee that rises by 2 a call, against 2,000 a month: 20 calls a day over 30 days are 600 calls, 1,200 at the start; volume
    // grows 4 % a month and passes 2,000 in month ln(2000/1200)/ln(1.04) = 13.02, so month 14 is the first that is cheaper.
    let text = FEES.replace("ALFA", "").replace("per_hour = 2", "per_hour = 20").replace(
        "[[providers.alfa.contract.monthly_fee]]\namount = 1000",
        "[[providers.alfa.contract.per_contact]]\nprice = 2",
    );
    let text = text
        .replace("amount = 700", "amount = 2000")
        .replace("amount = 9000", "amount = 0")
        .replace("roster = 2", "roster = 9");
    let plan = "months = 36\ngrowth_per_month = 0.04\nlevels = 3\nkeep_roster = true\nswitch = { from = \"rent\", to = \"own\" }\n";
    let found = years(&(text.clone() + plan), 60);
    let switch = found.switch.clone().unwrap();
    assert_eq!(found.calendar[14].month, "2028-01");
    let months: Vec<&str> = found.calendar[13..16].iter().map(|month| month.month.as_str()).collect();
    assert!(months.contains(&switch.best.as_deref().unwrap()), "{switch:?}");
    let (low, high) = (switch.low.clone().unwrap(), switch.high.clone().unwrap());
    assert!(low.as_str() <= "2028-01" && "2028-01" <= high.as_str(), "{low} {high}");
    assert!((switch.chances.iter().map(|chance| chance.best).sum::<f64>() + switch.never - 1.0).abs() < 1e-9);
    assert!(switch.against_staying.low.unwrap() > 0.0 && switch.never < 1e-9);
    assert_eq!((switch.earliest.as_deref(), switch.exit), (Some("2026-11"), 0.0));
    // What is never got back is never paid.
    let never = years(&(text.clone() + &plan.replace("to = \"own\"", "to = \"own\", exit = 1000000")), 5);
    let switch = never.switch.unwrap();
    assert_eq!((switch.best, switch.never), (None, 1.0));
    near(switch.against_staying.mean, 0.0);
    // Notice: nothing before the nineteenth month.
    let bound = years(&(text + &plan.replace("to = \"own\"", "to = \"own\", notice_months = 18")), 5);
    let switch = bound.switch.unwrap();
    assert_eq!((switch.earliest.as_deref(), switch.best.as_deref()), (Some("2028-05"), Some("2028-05")));
}

/// Own people who answer what grows by a tenth a month.
const GROWING: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-02\ndays = 5\nopen = \"09:00-12:00\"\n\
    [contacts.calls]\narrivals.profile = { per_day = 300, shape = [1, 1, 1, 1, 1, 1], growth_per_month = 0.1 }\n\
    talk_time.exponential = { mean = \"3m\" }\npatience.exponential = { mean = \"2m\" }\n\
    value = { conversion = 0.1, margin = 500 }\n\
    [providers.shop]\nkind = \"in_house\"\n[providers.shop.costs]\nwage_per_hour = 100\n\
    hiring = { lead_time = \"0d\" }\nnew_agent = { recruiting = 1000 }\n\
    [groups.own]\nprovider = \"shop\"\nskills = [\"calls\"]\nroster.sized = { at_least = 1 }\n[options.own]\n[plan]\nmonths = 12\nlevels = 3\n";

#[test]
fn growth_of_the_types_goes_on_and_people_come_no_faster_than_they_are_found() {
    let free = years(GROWING, 5);
    assert!((free.calendar[11].volume - 1.1_f64.powi(11)).abs() < 1e-9);
    let unlimited = &option(&free, "own").months;
    assert!(unlimited.iter().all(|month| month.heads == month.heads_needed));
    let text = GROWING.to_owned() + "hiring = { per_month = 0.1, lead_months = 3 }\n";
    let limited = years(&text, 5);
    let months = &option(&limited, "own").months;
    let heads = |month: usize| months[month].heads.unwrap();
    assert_eq!((heads(1), heads(2)), (heads(0), heads(0)));
    for (number, month) in months.iter().enumerate().take(12).skip(3) {
        assert!((heads(number) - heads(number - 1) - 0.1).abs() < 1e-9, "{number}");
        assert!(heads(number) < month.heads_needed.unwrap());
    }
    // Fewer people cost less, and sell less: more callers give up.
    let last = |months: &[crate::results::years::MonthTotal]| {
        let month = &months[11];
        (month.cost.mean.unwrap(), month.profit.mean.unwrap() + month.cost.mean.unwrap())
    };
    let ((cost, earned), (cost_then, earned_then)) = (last(unlimited), last(months));
    assert!(cost_then < cost && earned_then < 0.97 * earned, "{cost} {cost_then} {earned} {earned_then}");
    // Whoever is hired is paid for once.
    let hired = unlimited[11].heads.unwrap() - unlimited[10].heads.unwrap();
    assert!(hired > 0.0);
}

#[test]
fn seasons_of_the_plan_are_told_against_the_month_that_was_simulated() {
    let text =
        FEES.replace("ALFA", "") + "months = 14\nkeep_roster = true\nseasons = { nov = 1.5, dec = 3, jan = 0.75 }\n";
    let found = years(&text, 2);
    let volumes: Vec<f64> = found.calendar.iter().map(|month| month.volume).collect();
    let expected = [1.0, 2.0, 0.5, 2.0 / 3.0];
    assert!(volumes.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{volumes:?}");
    assert_eq!((volumes[12], volumes[13]), (volumes[0], volumes[1]));
    assert_eq!(found.levels.len(), 5);
}

/// Nine in ten leave in a year, 0.075 of those that are there each month.
#[test]
fn leavers_leave_and_are_paid_for_as_often_as_somebody_replaces_them() {
    let leaving = GROWING
        .replace("new_agent =", "attrition = { per_year = 0.9 }\nnew_agent =")
        .replace("growth_per_month = 0.1", "growth_per_month = 0");
    let whole = years(&leaving, 3);
    let all = &option(&whole, "own").months;
    assert!(all.iter().all(|month| month.heads == all[0].heads && month.cost.mean == all[0].cost.mean));
    let few = years(&(leaving + "hiring = { per_month = 0.1, lead_months = 3 }\n"), 3);
    let months = &option(&few, "own").months;
    let mut there = months[0].heads.unwrap();
    let share = 1.0 - months[1].heads.unwrap() / there;
    // Of an average month, told by one of 30 days.
    assert!((share - 0.9 / 12.0).abs() < 0.002, "{share}");
    for (number, month) in months.iter().enumerate().skip(1) {
        there = there * (1.0 - share) + if number >= 3 { 0.1 } else { 0.0 };
        assert!((month.heads.unwrap() - there).abs() < 1e-6, "{number}: {:?} is not {there}", month.heads);
        // Fewer than the least volume asks for serve fewer, at less pay.
        let (before, now) = (&months[number - 1], month);
        assert!(now.cost.mean.unwrap() < all[0].cost.mean.unwrap(), "{number}");
        let earned = |month: &crate::results::years::MonthTotal| month.profit.mean.unwrap() + month.cost.mean.unwrap();
        assert!(number > 3 || earned(now) < earned(before) + 1e-6, "{number}");
    }
    assert!(there < 0.8 * months[0].heads.unwrap(), "{there}");
}

#[test]
fn what_leaving_costs_rises_with_prices_unless_the_contract_has_an_index_of_its_own() {
    let exit = |index: &str, month: u32| {
        let term = "[providers.alfa.contract.term]\nmonths = 36\nexit_fee = 1000\n".to_owned() + index;
        let text =
            FEES.replace("ALFA", &term).replace("amount = 9000", "amount = 0").replace("amount = 700", "amount = 1");
        let plan = format!(
            "months = 36\nprices_per_year = 0.1\nswitch = {{ from = \"rent\", to = \"own\", notice_months = {month}, exit = 100 }}\n"
        );
        years(&(text + &plan), 2).switch.unwrap().exit
    };
    near(Some(exit("", 0)), 1100.0);
    near(Some(exit("", 12)), 1210.0);
    near(Some(exit("", 24)), 1331.0);
    near(Some(exit("[providers.alfa.contract.index]\nrate = 0.05\nfrom = 2027-11-01\n", 12)), 1000.0 + 110.0);
}

#[test]
fn staff_that_cannot_follow_is_refused_unless_it_is_to_stay() {
    let told = |plan: &str| -> Vec<String> {
        let text = FEES.replace("ALFA", "") + plan;
        let loaded = load("plan.toml", text.as_bytes(), &Vec::new(), &[]);
        loaded.problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message)).collect()
    };
    let refused = told("months = 14\ngrowth_per_month = 0.01\n");
    assert_eq!(
        refused,
        [
            "plan: volume changes over the plan, and not all staff would follow: the staff of \"one\", \"two\" is fixed. Let rosters be \
          solved again at each volume with roster.sized (own people) or roster.promised (a vendor), or keep rosters as they are with \
          keep_roster = true"
        ]
    );
    for plan in [
        "months = 14\n",
        "months = 1\ngrowth_per_month = 0.01\n",
        "months = 14\ngrowth_per_month = 0.01\nkeep_roster = true\n",
    ] {
        assert!(told(plan).is_empty(), "{plan}");
    }
    // Growth of a type itself is one, too, and a plan may take it away.
    let own = FEES.replace("ALFA", "").replace(
        "arrivals.poisson = { per_hour = 2 }",
        "arrivals.profile = { per_day = 2, shape = [1], shape_step = \"1h\", growth_per_month = 0.1 }",
    );
    let of = |plan: &str| load("plan.toml", (own.clone() + plan).as_bytes(), &Vec::new(), &[]).problems.len();
    assert!(of("months = 14\n") > 0);
}
