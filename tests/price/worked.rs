//! Worked invoices, every line to the cent, from records and quantities.

use crate::shop::{HEADER, Shop, alfa};

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
