//! Own cost by hand: heads, hours, seats, parts of months, and what is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::economics::testing::{Shop, at, cost_problems, costs, money, on_duty};
use crate::units::Span;

const MONTH: &str = "wage_per_month = 22000\nhours_per_month = 168\nemployer_taxes = 0.22\n\
                     supervisors = { per_agents = 12, wage_per_month = 34000 }\nseats = { price_per_month = 2500 }\noverhead = 0.06";

#[test]
fn fifteen_agents_and_two_supervisors_are_paid_for_1760_productive_hours() {
    // 1,760 h / 0.7 = 2,514.29 paid hours / 168 = 14.97 heads; eleven agents on 16 days of ten hours.
    let shop = Shop::with_costs(MONTH).shrinkage(0.30);
    let account = shop.account(|ledger| {
        for day in 0..16 {
            on_duty(ledger, 11, at("8:00") + Span::hours(24 * day), at("18:00") + Span::hours(24 * day));
        }
    });
    let lines: Vec<(String, Decimal)> =
        account.invoices[0].lines.iter().map(|line| (line.name.to_string(), line.amount)).collect();
    let expected = [
        ("wages", "330000.00"),
        ("supervisors", "68000.00"),
        ("employer_taxes", "87560.00"),
        ("seats", "27500.00"),
        ("overhead", "30783.60"),
    ];
    let expected: Vec<(String, Decimal)> =
        expected.iter().map(|(name, amount)| ((*name).to_owned(), money(amount))).collect();
    assert_eq!(lines, expected);
    assert_eq!(account.cost, money("543843.60"));
}

#[test]
fn hourly_wages_are_paid_straight() {
    let account = Shop::with_costs("wage_per_hour = 131")
        .shrinkage(0.30)
        .account(|ledger| on_duty(ledger, 7, at("8:00"), at("18:00")));
    assert_eq!(account.invoices[0].lines[0].quantity, money("100"));
    assert_eq!(account.cost, money("13100.00"));
}

#[test]
fn people_at_home_need_no_seats() {
    let shop = Shop::with_costs("wage_per_hour = 0\nseats = { price_per_month = 2500 }");
    assert_eq!(shop.account(|ledger| on_duty(ledger, 3, at("8:00"), at("9:00"))).cost, money("7500.00"));
    assert_eq!(shop.home_based().account(|ledger| on_duty(ledger, 3, at("8:00"), at("9:00"))).cost, money("0"));
}

#[test]
fn seats_are_shared_by_those_who_come_when_others_go() {
    let shop = Shop::with_costs("wage_per_hour = 0\nseats = { price_per_month = 1 }");
    let account = shop.account(|ledger| {
        on_duty(ledger, 4, at("12:00"), at("16:00"));
        on_duty(ledger, 3, at("8:00"), at("12:00"));
        on_duty(ledger, 2, at("11:00"), at("12:00"));
    });
    assert_eq!(account.cost, money("5"));
}

#[test]
fn a_third_of_a_month_needs_the_same_heads_for_a_third_of_the_money() {
    let worked = OwnMonth { paid: money("560"), seats: money("3"), ..OwnMonth::default() };
    let third = Part { covered: money("10"), days: money("30") };
    let lines = costs(MONTH).lines(&worked, third);
    assert_eq!((lines[0].quantity, lines[0].amount), (money("10"), money("73333.33")));
    assert_eq!(lines[3].amount, money("2500.00"));
}

#[test]
fn scheduled_people_are_paid_for_their_roster_and_for_what_they_finish_after_it() {
    // Ten on the roster 8:00-18:00, nine came, two stayed until 19:00; leave 20 %, sickness 10 % is in the roster.
    let shop = Shop::with_costs("wage_per_hour = 8").scheduled(0.20, 0.10);
    let account = shop.account(|ledger| {
        on_duty(ledger, 9, at("8:00"), at("18:00"));
        on_duty(ledger, 2, at("18:00"), at("19:00"));
    });
    assert_eq!(account.invoices[0].lines[0].quantity, money("127.5"));
    assert_eq!(account.cost, money("1020.00"));
}

#[test]
fn costs_that_cannot_be_are_refused() {
    for bad in [
        "employer_taxes = 0.22",
        "wage_per_hour = 1\nwage_per_month = 2",
        "wage_per_hour = -1",
        "wage_per_hour = 1\nhours_per_month = 0",
        "wage_per_hour = 1\nsupervisors = { per_agents = 0, wage_per_month = 1 }",
        "wage_per_hour = 1\nseats = 2500",
    ] {
        assert!(!cost_problems(bad).is_empty(), "{bad}");
    }
}

/// The lines of a month in which people worked 168 paid hours, by name.
fn of_month(text: &str, month: OwnMonth) -> Vec<(String, Decimal, Decimal)> {
    let lines = costs(text).lines(&month, crate::economics::testing::whole_month());
    lines.into_iter().map(|line| (line.name.to_string(), line.quantity, line.amount)).collect()
}

fn hours(paid: &str) -> OwnMonth {
    OwnMonth { productive: money(paid), paid: money(paid), ..OwnMonth::default() }
}

const NEW: &str = "new_agent = { recruiting = 100, trainer = 50, training_hours = 10, productivity = [0.5] }";

#[test]
fn hours_past_the_end_of_shifts_are_overtime_where_it_has_a_price_and_ordinary_hours_where_it_has_none() {
    // Ten on the roster 8:00-18:00 on the first day; two stay an hour longer. A fifth of paid time is leave.
    let account = |text: &str| {
        Shop::with_costs(text).shrinkage(0.20).account(|ledger| {
            on_duty(ledger, 10, at("8:00"), at("18:00"));
            on_duty(ledger, 2, at("18:00"), at("19:00"));
        })
    };
    let plain = account("wage_per_hour = 8");
    assert_eq!((plain.invoices[0].lines[0].quantity, plain.cost), (money("127.5"), money("1020.00")));
    let dear = account("wage_per_hour = 8\novertime = 1.5");
    // 125 paid hours, and two hours of 12.
    assert_eq!((dear.invoices[0].lines[1].quantity, dear.cost), (money("2"), money("1024.00")));
}

#[test]
fn a_premium_is_paid_for_the_hours_of_its_window_on_top_of_the_wage() {
    // Three agents from 20:00 to 2:00: two hours each from 22:00 to 24:00 and two after midnight. The 1st is a Sunday.
    let text = "wage_per_hour = 10\npremiums = [{ name = \"night\", hours = \"22:00-06:00\", share = 0.2 }, { name = \"sundays\", days = \"sun\", share = 1.0 }]";
    let account =
        Shop::with_costs(text).account(|ledger| on_duty(ledger, 3, at("20:00"), at("20:00") + Span::hours(6)));
    let lines = &account.invoices[0].lines;
    assert_eq!((&*lines[1].name, lines[1].quantity, lines[1].amount), ("night", money("12"), money("24.00")));
    assert_eq!((&*lines[2].name, lines[2].quantity, lines[2].amount), ("sundays", money("12"), money("120.00")));
}

#[test]
fn busier_people_leave_sooner_in_a_straight_line_beyond_the_knee() {
    let text = format!("wage_per_hour = 0\nattrition = {{ per_year = 0.24, knee = 0.8, at_full = 0.48 }}\n{NEW}");
    for (occupancy, leavers) in [("0.5", "0.2"), ("0.8", "0.2"), ("0.9", "0.3"), ("1", "0.4")] {
        let month = OwnMonth { occupancy: money(occupancy), ..hours("1680") };
        assert_eq!(of_month(&text, month)[1].1, money(leavers), "{occupancy}");
    }
}

#[test]
fn compound_attrition_of_twelve_months_comes_to_that_of_the_year() {
    let text = format!("wage_per_hour = 0\nattrition = {{ per_year = 0.48, method = \"compound\" }}\n{NEW}");
    let monthly = crate::economics::money::number(of_month(&text, hours("168"))[1].1);
    assert!(((1.0 - monthly).powi(12) - 0.52).abs() < 1e-9, "{monthly}");
    assert!(monthly > 0.48 / 12.0);
}

#[test]
fn who_is_hired_for_growth_is_paid_ahead_and_learns_meanwhile() {
    // An hour costs 10 x 1.5. Three more than today, paid 73.05 days = 2.4 mean months of 100 h ahead,
    // ten of them in training.
    let hiring = "wage_per_hour = 10\nhours_per_month = 100\nemployer_taxes = 0.5\nhiring = { lead_time = \"1753h12m\", heads_today = 7 }";
    let lines = of_month(&format!("{hiring}\n{NEW}"), hours("1000"));
    // 100 + 50 + 240 x 15 + 0.5 x 100 x 15 = 4,500.
    assert_eq!(lines[2], ("hiring".to_owned(), money("3"), money("13500.00")));
    let fewer = OwnMonth { heads_before: Some(money("12")), ..hours("1000") };
    assert_eq!(of_month(&format!("{hiring}\n{NEW}"), fewer)[2].2, money("0.00"));
    // Without a lead time the training is paid: 100 + 50 + 10 x 15 + 750.
    let at_once = hiring.replace("lead_time = \"1753h12m\", ", "");
    assert_eq!(of_month(&format!("{at_once}\n{NEW}"), hours("1000"))[2].2, money("3150.00"));
}

#[test]
fn a_roster_that_grows_from_month_to_month_hires_and_set_up_is_paid_once() {
    // November: ten agents for 168 h; December: twice as many.
    let text = format!("wage_per_hour = 0\nhours_per_month = 168\nsetup = 5000\nhiring = {{}}\n{NEW}");
    let shop = Shop::with_costs(&text).lasting(61);
    let account = shop.account(|ledger| {
        for day in 0..61 {
            let agents = if day < 30 { 5 } else { 10 };
            let hours = Span::minutes(if day < 30 { 672 } else { 650 });
            on_duty(ledger, agents, at("0:00") + Span::hours(24 * day), at("0:00") + Span::hours(24 * day) + hours);
        }
    });
    let of = |invoice: usize, name: &str| {
        account.invoices[invoice].lines.iter().find(|line| *line.name == *name).unwrap().clone()
    };
    assert_eq!((of(0, "hiring").quantity, of(0, "setup").amount), (money("0"), money("5000.00")));
    // November: 5 x 30 x 11.2 h = 1,680 h = 10 heads; December: 10 x 31 x 10.8333 h / 168 = 19.99.
    assert_eq!((of(1, "hiring").quantity.round_dp(2), of(1, "setup").amount), (money("9.99"), money("0.00")));
}

#[test]
fn licences_are_by_name_by_seat_or_by_minute() {
    let month =
        OwnMonth { seats: money("4"), inbound_minutes: money("100"), outbound_minutes: money("20.5"), ..hours("1680") };
    for (platform, quantity, amount) in
        [("named = 100", "10", "1000.00"), ("concurrent = 100", "4", "400.00"), ("per_minute = 0.1", "120.5", "12.05")]
    {
        let lines = of_month(&format!("wage_per_hour = 0\nplatform = {{ {platform} }}"), month.clone());
        assert_eq!(lines[1], ("platform".to_owned(), money(quantity), money(amount)));
    }
    let both = cost_problems("wage_per_hour = 0\nplatform = { named = 1, concurrent = 2 }");
    assert!(both.iter().any(|text| text.contains("keep one of them")), "{both:?}");
}

#[test]
fn multiplicative_shrinkage_takes_each_part_of_what_the_others_leave() {
    use crate::centre::group::{RosterCounts, Shrinkage, ShrinkageMethod};
    use crate::economics::staff::left_of_paid;
    let parts = Shrinkage { leave: 0.1, breaks: 0.2, method: ShrinkageMethod::Multiplicative, ..Shrinkage::default() };
    assert_eq!(left_of_paid(&parts, RosterCounts::OnPhones), money("0.72"));
    assert_eq!(left_of_paid(&parts, RosterCounts::Scheduled), money("0.9"));
    let parts = Shrinkage { method: ShrinkageMethod::Additive, ..parts };
    assert_eq!(left_of_paid(&parts, RosterCounts::OnPhones), money("0.7"));
    assert!((parts.total() - 0.3).abs() < 1e-12);
}

#[test]
fn costs_that_contradict_each_other_are_refused_with_a_way_out() {
    for (bad, told) in [
        ("attrition = { per_year = 0.4 }", "say what a new agent costs"),
        ("new_agent = { recruiting = 1 }", "give \"attrition\" or \"hiring\""),
        ("supervisors = { per_agents = 12, people = 2, wage_per_month = 1 }", "not both"),
        ("quality = { wage_per_month = 1 }", "say how many"),
        ("premiums = [{ name = \"night\", share = 0.2 }]", "say when"),
        ("premiums = [{ name = \"bonus\", days = \"sun\", share = 0.2 }]", "a name of its own"),
        ("robot = { increment = \"30s\" }", "expected \"per_attempt\", \"per_minute\" or both"),
        ("overtyme = 2", "did you mean \"overtime\"?"),
    ] {
        let found = cost_problems(&format!("wage_per_hour = 1\n{bad}"));
        assert!(found.len() == 1 && found[0].contains(told), "{bad}: {found:?}");
    }
    let knee = cost_problems(&format!("wage_per_hour = 1\nattrition = {{ per_year = 0.4, knee = 0.8 }}\n{NEW}"));
    assert!(knee.iter().any(|text| text.contains("go together")), "{knee:?}");
    let all = format!("wage_per_hour = 1\nattrition = {{ per_year = 1.0, method = \"compound\" }}\n{NEW}");
    assert!(cost_problems(&all).iter().any(|text| text.contains("below 1 a year")));
}

#[test]
fn a_simulated_month_and_the_same_month_given_by_name_cost_the_same() {
    use crate::economics::own_meter::OwnMeter;
    use crate::economics::testing::leg;
    use crate::economics::window::Window;
    use crate::units::Time;
    let text = "wage_per_month = 22000\novertime = 2.0\nbonus = 0.1\nseats = { price_per_month = 2500 }\n\
                premiums = [{ name = \"early\", hours = \"06:00-09:00\", share = 0.3 }]\n\
                platform = { per_minute = 0.2 }\nline_minutes = { inbound = 0.95, outbound = 2 }\n\
                robot = { per_attempt = 0.2, per_minute = 1.8, increment = \"30s\" }\nsms = { price = 0.95, segments = 2 }\n\
                attrition = { per_year = 0.5, knee = 0.001, at_full = 0.9 }\n";
    let costs = costs(&format!("{text}{NEW}"));
    let model = Shop::free().shrinkage(0.2).model();
    let always = Window::default().spans(&model.centre.calendar, Time::START);
    let mut meter = OwnMeter::new(&costs, &model.centre, crate::centre::ProviderId(0), &always, Time::START);
    meter.on_duty(&always, crate::centre::GroupId(0), 10, at("8:00"), at("18:00"));
    meter.on_duty(&always, crate::centre::GroupId(0), 2, at("18:00"), at("18:30"));
    (0..90).for_each(|_| meter.contact(&leg("9:00", 120.0), 0));
    meter.dial(Span::seconds(38), 0);
    meter.message(0);
    let simulated = meter.months().remove(0);
    let given = named(&costs, money("0.8"), &mut |name| {
        let hundred_hours = simulated.occupancy;
        match name {
            "productive_hours" => Some(money("100")),
            "overtime_hours" => Some(money("1")),
            "early_hours" => Some(money("10")),
            "occupancy" => Some(hundred_hours),
            "seats" => Some(money("10")),
            "inbound_minutes" => Some(money("180")),
            "outbound_minutes" => Some(money("0")),
            "robot_attempts" => Some(money("1")),
            "robot_minutes" => Some(money("1")),
            "sms" => Some(money("2")),
            _ => None,
        }
    })
    .unwrap();
    assert_eq!(simulated, given);
    // 90 talks of two minutes in 101 hours.
    assert_eq!(simulated.occupancy.round_dp(6), (money("3") / money("101")).round_dp(6));
    let whole = crate::economics::testing::whole_month();
    assert_eq!(costs.lines(&simulated, whole), costs.lines(&given, whole));
}

#[test]
fn set_up_is_paid_once_in_the_horizon_and_not_in_a_steady_month() {
    // A whole calendar month: 100 h at 10; set-up 2,400 spread over 24 months.
    let shop = Shop::with_costs("wage_per_hour = 10\nsetup = 2400");
    let mut ledger = shop.ledger().over(24);
    on_duty(&mut ledger, 10, at("8:00"), at("18:00"));
    let horizon = ledger.close().horizon_by_provider[0];
    assert_eq!((horizon.steady, horizon.mean), (money("1000"), money("1100")));
    assert_eq!(horizon.first, money("3400"));
}

#[test]
fn nobody_is_hired_for_a_few_busy_days_after_the_turn_of_the_month() {
    // 3,000 h in November are 30 heads; 600 h in three days of December would be 62. All 33 days together have 3,600 h:
    // 3,600 / 33 x 30.4375 / 100 = 33.2, so that 34 work and four are new.
    let shop = Shop::with_costs(
        "wage_per_month = 1000\nhours_per_month = 100\nhiring = { heads_today = 30 }\nnew_agent = { recruiting = 500 }",
    )
    .lasting(33);
    let account = shop.account(|ledger| {
        for day in 0..33 {
            let agents = if day < 30 { 10 } else { 20 };
            on_duty(ledger, agents, at("8:00") + Span::hours(24 * day), at("18:00") + Span::hours(24 * day));
        }
    });
    let hired: Vec<Decimal> = account
        .invoices
        .iter()
        .flat_map(|invoice| invoice.lines.iter().filter(|line| line.clause == "hiring").map(|line| line.quantity))
        .collect();
    assert_eq!(hired, [money("0"), money("4")]);
}
