//! Worked invoices, every line to the cent, from records and quantities.

use crate::shop::{HEADER, Invoice, Shop, alfa};

/// Calls of the small shop: seconds, by day, by night.
const SMALL: [(u32, usize, usize); 6] =
    [(7, 12, 0), (55, 54, 6), (130, 81, 9), (180, 48, 0), (241, 21, 3), (600, 6, 0)];

/// Records of the small shop in a month.
fn small(month: &str) -> String {
    let mut rows = String::new();
    let mut n = 0;
    for (seconds, day, night) in SMALL {
        for (count, hour) in [(day, "12"), (night, "23")] {
            for _ in 0..count {
                n += 1;
                rows.push_str(&format!(
                    "{month}-{:02}T{hour}:{:02}:00,calls,answered,5,{seconds},0\n",
                    1 + n % 28,
                    n % 60
                ));
            }
        }
    }
    rows
}

const TIERS: &str = "tiers = [{ up_to = 500, price = 12.00 }, { up_to = 1500, price = 10.50 }, { price = 9.00 }]\nfree_below = \"10s\"\n";

fn small_contract() -> String {
    alfa(&format!(
        "[[per_minute]]\nname = \"minutes\"\n{TIERS}increment = \"60s\"\ncounts = [\"talk\", \"hold\", \"wrap\"]\n\
         [[surcharge]]\nname = \"night\"\namount = 2.50\nhours = \"22:00-08:00\"\n\
         [[monthly_minimum]]\namount = 6000.00\ncovers = [\"minutes\", \"night\"]\n\
         [[monthly_fee]]\nname = \"project\"\namount = 1500.00\n\
         [[sms]]\nprice = 0.95\n[[setup_fee]]\namount = 3000.00\n[vat]\nrate = 0.20\n"
    ))
}

#[test]
fn a_small_shop_pays_by_the_minute_with_a_night_surcharge_and_a_minimum() {
    let shop =
        Shop::new(&small_contract(), &format!("{HEADER}\n{}", small("2026-11"))).with("usage.toml", "sms = 200\n");
    let invoice = shop.invoice();
    assert_eq!((invoice.quantity("minutes"), invoice.quantity("night"), invoice.quantity("sms")), (654.0, 48.0, 200.0));
    let expected = [
        ("minutes", "7617.00"),
        ("night", "120.00"),
        ("monthly_minimum", "0.00"),
        ("project", "1500.00"),
        ("sms", "190.00"),
        ("setup_fee", "3000.00"),
    ];
    for (line, amount) in expected {
        assert_eq!(invoice.line(line), amount, "{line}");
    }
    assert_eq!(invoice.lines().len(), expected.len());
    assert_eq!(invoice.sums(), ["12427.00", "2485.40", "14912.40"]);
}

#[test]
fn later_months_pay_no_set_up() {
    let rows = format!("{HEADER}\n{}{}", small("2026-11"), small("2026-12"));
    let usage = "[\"2026-11\"]\nsms = 200\n[\"2026-12\"]\nsms = 200\n";
    let all = Shop::new(&small_contract(), &rows).with("usage.toml", usage).invoices(&[]);
    let total = |month: &str| crate::shop::money(&all["invoices"]["alfa"][month]["total"]);
    assert_eq!((total("2026-11"), total("2026-12")), ("14912.40".to_owned(), "11312.40".to_owned()));
}

#[test]
fn the_same_calls_cost_something_else_by_other_rounding() {
    for (rounding, amount) in [
        ("increment = \"1s\"", "6529.20"),
        ("increment = \"6s\"", "6634.20"),
        ("increment = \"30s\"", "7018.50"),
        ("increment = \"60s\"", "7617.00"),
        ("increment = \"60s\"\nextra_per_contact = \"60s\"", "10011.00"),
        ("increment = \"1s\"\nround_total = \"down\"", "6525.00"),
    ] {
        let shop = Shop::new(
            &alfa(&format!("[[per_minute]]\n{TIERS}{rounding}\n")),
            &format!("{HEADER}\n{}", small("2026-11")),
        );
        assert_eq!(shop.invoice().line("per_minute"), amount, "{rounding}");
    }
}

/// So many calls that start at noon: outcome, wait, talk, wrap-up and what else the header has.
fn rows(count: usize, day: u32, cells: &str) -> String {
    format!("2026-11-{day:02}T12:00:00,calls,{cells}\n").repeat(count)
}

const HOURS: &str = r#"
[[per_agent_hour]]
name = "hours"
price = 318.50
[[forecast_band]]
name = "above forecast"
forecast = 1600
tolerance = 0.10
over_premium = 0.15
under = "pay"
[[surcharge]]
name = "sundays"
amount = 159.25
days = "sun,holidays"
base = ["hours"]
[[surcharge]]
name = "english"
amount = 63.70
contacts = ["english"]
base = ["hours"]
[[per_order]]
name = "commission"
percent = 2.0
[[training_fee]]
amount = 110.00
[[certification_fee]]
amount = 450.00
[[line_month]]
price = 220.00
[[line_minute]]
price = 0.62
[[robot_attempt]]
price = 0.20
[[robot_minute]]
price = 1.80
increment = "30s"
[[sms]]
price = 0.95
[[performance_credit]]
name = "service level"
measure = "service_level_less_short"
answer_within = "20s"
short_abandon = "5s"
base = ["hours", "above forecast", "sundays", "english"]
steps = [{ from = 0.85, percent = 2 }, { from = 0.80, percent = 0 }, { from = 0.75, percent = -3 }, { from = 0.70, percent = -6 }, { percent = -10 }]
only_if = { measure = "abandonment_less_short", at_most = 0.05 }
cap = 0.10
[[abandonment_charge]]
name = "abandoned"
above = 0.05
price = 25.00
short_abandon = "5s"
steps = [{ percent = 0 }, { from = 0.05, percent = -2 }, { from = 0.08, percent = -4 }]
base = ["hours", "above forecast", "sundays", "english"]
cap = 0.10
[vat]
rate = 0.20
"#;

const HOURS_USAGE: &str = "\
logged_in_hours = 1893.50
sundays = 84.00
english = 215.00
order_value = 1284300.00
returned_value = 96450.00
trainee_hours = 72
certified_agents = 3
lines = 6
line_minutes = 4150
robot_attempts = 5200
robot_minutes = [{ count = 2400, seconds = 38 }, { count = 900, seconds = 24 }]
sms = 1550
";

/// 9,840 offered, of whom 7,018 were answered within 20 s, 642 gave up later than 5 s; 310 found no line.
fn offered() -> String {
    [
        rows(7018, 2, "answered,20,100,20"),
        rows(9102 - 7018, 3, "answered,20.000001,100,20"),
        rows(96, 4, "abandoned,5,,"),
        rows(642, 4, "abandoned,5.000001,,"),
        rows(310, 4, "blocked,,,"),
    ]
    .concat()
}

#[test]
fn a_medium_shop_pays_hours_a_robot_commission_and_takes_credits_for_service_level() {
    let calls = format!("{HEADER}\n{}", offered());
    let invoice = Shop::new(&alfa(HOURS), &calls).with("usage.toml", HOURS_USAGE).invoice();
    for (line, amount) in [
        ("hours", "560560.00"),
        ("above forecast", "48897.71"),
        ("sundays", "13377.00"),
        ("english", "13695.50"),
        ("commission", "23757.00"),
        ("training_fee", "7920.00"),
        ("certification_fee", "1350.00"),
        ("line_month", "1320.00"),
        ("line_minute", "2573.00"),
        ("robot_attempt", "1040.00"),
        ("robot_minute", "5130.00"),
        ("sms", "1472.50"),
        ("service level", "-38191.81"),
        ("abandoned", "-12730.60"),
    ] {
        assert_eq!(invoice.line(line), amount, "{line}");
    }
    assert_eq!(invoice.lines().len(), 14, "{:?}", invoice.lines());
    assert_eq!(invoice.sums(), ["630170.30", "126034.06", "756204.36"]);
}

#[test]
fn the_definition_of_service_level_alone_moves_the_bill() {
    let calls = format!("{HEADER}\n{}", offered());
    for (measure, credits) in [
        ("service_level_less_short", "-50922.41"),
        ("service_level_of_answered", "-31826.51"),
        ("service_level_with_blocked", "-63653.02"),
    ] {
        let contract = HOURS.replace("service_level_less_short", measure);
        let invoice = Shop::new(&alfa(&contract), &calls).with("usage.toml", HOURS_USAGE).invoice();
        let amount = |line: &str| invoice.line(line).parse::<f64>().unwrap();
        assert_eq!(format!("{:.2}", amount("service level") + amount("abandoned")), credits, "{measure}");
    }
}

const BY_CALL: &str = r#"
contract.starts = 2026-10-01
[[per_contact]]
name = "calls"
tiering = "all_units"
tiers = [{ up_to = 20000, price = 2.10 }, { up_to = 40000, price = 1.95 }, { price = 1.80 }]
not_below = "15s"
repeat_window = "7d"
repeat_limit = 0.10
transfer_weight = 0.5
handle_time_corridor = { name = "corridor", baseline = "300s", free = 0.05, cap = 1.15 }
[[monthly_minimum]]
amount = 38000
covers = ["calls"]
[[robot_attempt]]
price = 0.02
[[robot_result]]
price = 0.12
results = ["confirmed"]
[[monthly_fee]]
name = "governance"
amount = 2500
[[per_seat_month]]
price = 75.00
[[performance_credit]]
name = "service level"
measure = "service_level_less_in_time"
answer_within = "30s"
per_started_point = { below = 0.80, percent = 0.5 }
base = ["calls"]
cap = 0.05
earn_back = { share = 0.5, only_if = [{ measure = "qa", at_least = 92 }, { measure = "csat", at_least = 4.5 }] }
[ramp]
months = [0.20, 0.10]
[index]
share = 0.70
rate = 0.06
decimals = 4
covers = ["calls"]
[exchange]
currency = "EUR"
reference = 41.0000
free = 0.03
shared = 0.5
"#;

#[test]
fn an_enterprise_pays_by_the_call_in_another_currency() {
    // 26,180 handled at 327 s in the mean: 410 talk less than 15 s, 2,600 were transferred, 1,980 came back.
    let in_time = 20_615 - 410 - 2600 - 1980;
    let calls = [
        format!("{HEADER},transferred,repeat\n"),
        rows(410, 2, "answered,30,14,313,0,0"),
        rows(2600, 3, "answered,30,300,27,1,0"),
        rows(1980, 4, "answered,30,300,27,0,1"),
        rows(in_time, 5, "answered,30,300,27,0,0"),
        rows(26_180 - 20_615, 6, "answered,31,300,27,0,0"),
        rows(690, 9, "abandoned,31,,,,"),
        rows(55, 9, "abandoned,30,,,,"),
    ]
    .concat();
    let usage =
        "robot_attempts = 9400\nrobot_results = 5106\nseats = 38\nqa = 93.1\ncsat = 4.6\nexchange_rate = 43.0500\n";
    let invoice = Shop::new(&alfa(BY_CALL), &calls).with("usage.toml", usage).invoice();
    assert_eq!(invoice.quantity("calls").to_string(), "22490");
    for (line, amount) in [
        ("calls", "45697.43"),
        ("corridor", "1827.90"),
        ("ramp", "-4752.53"),
        ("monthly_minimum", "0.00"),
        ("robot_attempt", "188.00"),
        ("robot_result", "612.72"),
        ("governance", "2500.00"),
        ("per_seat_month", "2850.00"),
        ("service level", "-855.46"),
        ("service level earn_back", "427.73"),
    ] {
        assert_eq!(invoice.line(line), amount, "{line}");
    }
    assert_eq!(invoice.0["currency"], "EUR");
    assert_eq!(invoice.0["exchange"]["rate"].as_f64(), Some(42.64));
    assert_eq!(invoice.sums(), ["48495.79", "0.00", "2067860.49"]);
}

const OWN: &str = r#"
[providers.shop]
kind = "in_house"
[providers.shop.costs]
wage_per_month = 22000
hours_per_month = 168
overtime = 2.0
premiums = [{ name = "night", hours = "22:00-06:00", share = 0.20 }]
bonus = 0.05
supervisors = { per_agents = 12, wage_per_month = 34000 }
quality = { per_agents = 30, wage_per_month = 30000 }
planners = { people = 0.5, wage_per_month = 36000 }
employer_taxes = 0.22
attrition = { per_year = 0.48, method = "simple" }
new_agent = { recruiting = 6000, trainer = 4000, training_hours = 80, productivity = [0.70, 0.85] }
seats = { price_per_month = 2500 }
equipment = { price = 32000, months = 36 }
platform = { named = 1250 }
crm = { named = 600 }
lines = { number = 14, price_per_month = 220 }
line_minutes = { inbound = 0.95 }
robot = { per_attempt = 0.20, per_minute = 1.80, increment = "30s" }
sms = { price = 0.95 }
overhead = 0.06
"#;

#[test]
fn own_people_cost_what_their_month_says_and_connected_minutes_come_from_the_calls() {
    let scenario =
        crate::shop::scenario("shop", OWN).replace("roster = 1\n", "roster = 1\nshrinkage = { leave = 0.30 }\n");
    let calls = format!("{HEADER}\n{}{}", rows(9102, 2, "answered,5,252,20"), rows(738, 3, "abandoned,60,,"));
    let usage = "productive_hours = 1760\novertime_hours = 60\nnight_hours = 120\nseats = 11\nrobot_attempts = 5200\n\
                 robot_calls = [{ count = 2400, seconds = 38 }, { count = 900, seconds = 24 }]\nsms = 1550\n";
    let shop = Shop::new(&scenario, &calls).with("usage.toml", usage);
    let all = shop.invoices(&["--all"]);
    let invoice = Invoice(all["invoices"]["shop"]["2026-11"].clone());
    for (line, amount) in [
        ("wages", "330000.00"),
        ("supervisors", "68000.00"),
        ("quality", "15000.00"),
        ("planners", "18000.00"),
        ("overtime", "15714.29"),
        ("night", "3142.86"),
        ("bonus", "16500.00"),
        ("employer_taxes", "102598.57"),
        ("attrition", "20915.37"),
        ("seats", "27500.00"),
        ("equipment", "9777.78"),
        ("platform", "21250.00"),
        ("crm", "10200.00"),
        ("lines", "3080.00"),
        ("inbound_minutes", "36316.98"),
        ("robot_attempts", "1040.00"),
        ("robot_minutes", "5130.00"),
        ("sms", "1472.50"),
        ("overhead", "42338.30"),
    ] {
        assert_eq!(invoice.line(line), amount, "{line}");
    }
    assert_eq!(invoice.sums(), ["747976.65", "0.00", "747976.65"]);
    let text = String::from_utf8(shop.run(&["--provider", "shop"]).stdout).unwrap();
    assert!(text.contains("747,976.65"), "{text}");
}
