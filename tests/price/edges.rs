//! Edges: calls of no length, tiers, midnight, the hour that comes twice, months that end.

use crate::shop::{HEADER, Shop, alfa, calls, money};

fn minutes(keys: &str, rows: &str) -> String {
    Shop::new(&alfa(&format!("[[per_minute]]\n{keys}\n")), &format!("{HEADER}\n{rows}")).invoice().line("per_minute")
}

#[test]
fn a_call_of_no_length_costs_nothing_or_one_minimum() {
    let row = "2026-11-02T09:00:00,calls,answered,0,0,0\n";
    assert_eq!(minutes("price = 60\nincrement = \"60s\"", row), "0.00");
    assert_eq!(minutes("price = 60\nincrement = \"60s\"\nminimum = \"1s\"", row), "60.00");
    assert_eq!(minutes("price = 60\nminimum = \"60s\"", row), "60.00");
    assert_eq!(minutes("price = 60\nminimum = \"60s\"\nfree_below = \"3s\"", row), "0.00");
}

#[test]
fn a_minute_is_begun_by_its_first_second() {
    for (seconds, amount) in
        [("59", "60.00"), ("60", "60.00"), ("61", "120.00"), ("60.000001", "120.00"), ("59.999999", "60.00")]
    {
        assert_eq!(
            minutes("price = 60\nincrement = \"60s\"", &calls("2026-11-02T09:00", 1, seconds)),
            amount,
            "{seconds}"
        );
    }
}

#[test]
fn the_last_minute_of_a_tier_is_its_own_and_the_next_second_is_not() {
    let tiers = "tiers = [{ up_to = 500, price = 12 }, { price = 10.50 }]";
    assert_eq!(minutes(tiers, &calls("2026-11-02T09:00", 50, "600")), "6000.00");
    // 6,000 and a sixtieth of 10.50.
    let more = format!("{}{}", calls("2026-11-02T09:00", 50, "600"), calls("2026-11-03T09:00", 1, "1"));
    assert_eq!(minutes(tiers, &more), "6000.18");
}

#[test]
fn bands_of_all_units_fall_at_their_edge() {
    let contract = alfa(
        "[[per_contact]]\ntiering = \"all_units\"\ntiers = [{ up_to = 20000, price = 2.10 }, { up_to = 40000, price = 1.95 }, { price = 1.80 }]\n",
    );
    let row = "2026-11-02T09:00:00,calls,answered,0,30,0\n";
    for (count, amount) in [(20_000, "42000.00"), (20_001, "39001.95")] {
        let rows = format!("{HEADER}\n{}", row.repeat(count));
        assert_eq!(Shop::new(&contract, &rows).invoice().line("per_contact"), amount);
    }
}

#[test]
fn a_call_over_midnight_belongs_to_the_month_and_the_tariff_of_its_start() {
    let contract =
        alfa("[[per_minute]]\nprice = 1\n[[per_minute]]\nname = \"evening\"\nprice = 10\nhours = \"22:00-24:00\"\n");
    let rows = format!(
        "{HEADER}\n2026-11-30T23:59:59.999999,calls,answered,0,600,0\n2026-12-01T00:00:00,calls,answered,0,600,0\n"
    );
    let all = Shop::new(&contract, &rows).invoices(&[]);
    let of = |month: &str| {
        let lines = all["invoices"]["alfa"][month]["lines"].as_array().unwrap().clone();
        lines.iter().map(|line| money(&line["amount"])).collect::<Vec<_>>()
    };
    assert_eq!(of("2026-11"), ["10.00", "100.00"]);
    assert_eq!(of("2026-12"), ["10.00", "0.00"]);
}

#[test]
fn an_hour_that_the_clock_repeats_is_billed_by_elapsed_time_and_its_month_is_whole() {
    // Four o'clock becomes three o'clock in Kyiv on the 25th of October 2026.
    let contract = alfa("[[per_minute]]\nprice = 1\nhours = \"03:00-04:00\"\n[[monthly_fee]]\namount = 310\n");
    let rows = format!(
        "{HEADER}\n2026-10-25T02:59:59,calls,answered,0,60,0\n2026-10-25T03:30:00+03:00,calls,answered,0,60,0\n\
         2026-10-25T03:30:00+02:00,calls,answered,0,60,0\n2026-10-25T04:00:00,calls,answered,0,60,0\n\
         2026-10-31T23:59:59,calls,answered,0,60,0\n"
    );
    let shop = Shop::new(&contract.replace("start = 2026-11-01", "start = 2026-10-01"), &rows);
    let invoice = shop.invoice();
    assert_eq!((invoice.line("per_minute"), invoice.line("monthly_fee")), ("2.00".to_owned(), "310.00".to_owned()));
}

#[test]
fn fees_of_a_month_are_whole_whatever_days_its_calls_are_of() {
    let contract = alfa("[[monthly_fee]]\namount = 3000\n[[per_contact]]\nprice = 1\n");
    let rows = format!("{HEADER}\n{}", calls("2027-02-14T09:00", 3, "60"));
    let invoice = Shop::new(&contract, &rows).invoice();
    assert_eq!((invoice.line("monthly_fee"), invoice.line("per_contact")), ("3000.00".to_owned(), "3.00".to_owned()));
}

#[test]
fn a_month_that_nothing_touches_is_not_billed() {
    let contract =
        alfa("[[monthly_fee]]\namount = 100\n[[per_contact]]\nprice = 1\n[ramp]\nmonths = [0.5, 0.2, 0.1]\n");
    let rows = format!("{HEADER}\n{}{}", calls("2026-11-02T09:00", 10, "60"), calls("2027-01-04T09:00", 10, "60"));
    let all = Shop::new(&contract, &rows).invoices(&[]);
    let months = all["invoices"]["alfa"].as_object().unwrap();
    assert_eq!(months.keys().collect::<Vec<_>>(), ["2026-11", "2027-01"]);
    // The ramp goes on: January is the third month.
    assert_eq!([money(&months["2026-11"]["net"]), money(&months["2027-01"]["net"])], ["105.00", "109.00"]);
}

#[test]
fn sundays_and_holidays_are_those_of_the_scenario() {
    let contract = alfa("[[per_contact]]\nprice = 1\n[[surcharge]]\namount = 5\ndays = \"sun,holidays\"\n");
    // Saturday, Sunday, an ordinary Wednesday, the holiday.
    let days = ["2026-11-14", "2026-11-15", "2026-11-11", "2026-11-18"];
    let rows: String = days.map(|day| format!("{day}T09:00:00,calls,answered,0,60,0\n")).concat();
    let invoice = Shop::new(&contract, &format!("{HEADER}\n{rows}")).invoice();
    assert_eq!((invoice.quantity("surcharge"), invoice.line("surcharge")), (2.0, "10.00".to_owned()));
}

#[test]
fn a_tariff_in_another_currency_is_exchanged_and_taxed_at_the_rate_of_its_month() {
    let contract = alfa(
        "[[per_contact]]\nprice = 2.00\n[exchange]\ncurrency = \"EUR\"\nreference = 41.0000\nfree = 0.03\nshared = 0.5\n[vat]\nrate = 0.20\n",
    );
    let rows = format!("{HEADER}\n{}", calls("2026-11-02T09:00", 10, "60"));
    let invoice = Shop::new(&contract, &rows).with("usage.toml", "exchange_rate = 43.0500\n").invoice();
    assert_eq!(invoice.0["currency"], "EUR");
    assert_eq!(invoice.0["exchange"]["rate"].as_f64(), Some(42.64));
    assert_eq!(invoice.sums(), ["20.00", "170.56", "1023.36"]);
}

#[test]
fn ringing_and_waiting_are_billed_where_the_contract_counts_them() {
    let rows = "2026-11-02T09:00:00,calls,answered,20,100,9,30,4\n2026-11-02T09:01:00,calls,abandoned,60,0,0,0,0\n";
    for (counts, amount) in [
        ("[\"ring\"]", "4.00"),
        ("[\"talk\", \"hold\"]", "130.00"),
        ("[\"ring\", \"queue\", \"talk\"]", "124.00"),
        ("[\"talk\", \"wrap\"]", "109.00"),
    ] {
        let contract = alfa(&format!("[[per_minute]]\nprice = 60\ncounts = {counts}\n"));
        let shop = Shop::new(&contract, &format!("{HEADER},hold_s,ring_s\n{rows}"));
        assert_eq!(shop.invoice().line("per_minute"), amount, "{counts}");
    }
}
