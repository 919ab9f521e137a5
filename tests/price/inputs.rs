//! Wrong records, wrong quantities, wrong command lines: everything at once, nothing printed, nothing written.

use crate::shop::{HEADER, Shop, alfa, calls};

const CONTRACT: &str = "[[per_contact]]\nprice = 1\n[[sms]]\nprice = 0.95\n";

fn shop() -> Shop {
    Shop::new(&alfa(CONTRACT), &format!("{HEADER}\n{}", calls("2026-11-02T09:00", 3, "60")))
}

#[test]
fn a_quantity_that_is_missing_is_told_and_never_taken_for_nothing() {
    let said = shop().refused(&["--provider", "alfa"]);
    assert_eq!(
        said,
        "--usage: alfa, 2026-11: the line \"sms\" needs `sms` (segment); write `sms = ...`, 0 if there were none\n"
    );
    let said = shop().with("usage.toml", "\n").refused(&["--provider", "alfa"]);
    assert!(said.starts_with("usage.toml:1:1: alfa, 2026-11: the line \"sms\" needs"), "{said}");
    assert_eq!(shop().with("usage.toml", "sms = 0\n").invoice().line("sms"), "0.00");
}

#[test]
fn a_part_of_a_quantity_has_the_name_of_its_line() {
    let contract = alfa(
        "[[per_agent_hour]]\nname = \"hours\"\nprice = 318.50\n[[surcharge]]\nname = \"sundays\"\namount = 159.25\ndays = \"sun,holidays\"\n",
    );
    let rows = format!("{HEADER}\n{}", calls("2026-11-02T09:00", 3, "60"));
    let shop = Shop::new(&contract, &rows).with("usage.toml", "logged_in_hours = 1760\n");
    let said = shop.refused(&["--provider", "alfa"]);
    assert!(
        said.contains(
            "the line \"sundays\" needs `logged_in_hours` (h); it is a part of `logged_in_hours`: write `sundays = ...`"
        ),
        "{said}"
    );
    let invoice = shop.with("usage.toml", "logged_in_hours = 1760\nsundays = 84.0\n").invoice();
    assert_eq!((invoice.line("hours"), invoice.line("sundays")), ("560560.00".to_owned(), "13377.00".to_owned()));
}

#[test]
fn problems_of_all_files_are_told_at_once_and_nothing_is_printed() {
    let bad = format!("{HEADER}\n2026-11-02T09:00,clals,answered,0,60,0\n2026-11-02T09:00,calls,answered,0,6O,0\n");
    let shop =
        Shop::new(&alfa(CONTRACT), &bad).with("usage.toml", "smss = 3\n").with("invoice.csv", "line,amonut\nsms,1\n");
    let said = shop.refused(&["--provider", "alfa", "--against", "invoice.csv"]);
    for told in [
        "calls.csv:2:18: contact: there is no contact type \"clals\"; did you mean \"calls\"?",
        "calls.csv:3:35: talk_s: expected seconds",
        "usage.toml:1:1: smss: there is no quantity \"smss\"; did you mean \"sms\"?",
        "invoice.csv:1:1: there is no column \"amount\" (or \"net amount\"",
        "docs/files.md lists all names); the columns are \"line\", \"amonut\"; is \"amonut\" meant?",
    ] {
        assert!(said.contains(told), "{told}\n{said}");
    }
}

#[test]
fn other_encodings_and_files_that_are_not_there_are_named() {
    for (bytes, told) in [
        (&b"start,contact\xFF"[..], "calls.csv:1:14: this byte is not UTF-8"),
        (b"\xFF\xFEs\0t\0", "calls.csv:1:1: there is no column \"start\" (or \"start local\""),
        (b"", "calls.csv:1:1: this file is empty"),
        (b"start\0", "calls.csv:1:6: this file holds NUL bytes"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("shop.toml"), alfa(CONTRACT)).unwrap();
        std::fs::write(folder.path().join("calls.csv"), bytes).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_busyhour"))
            .args(["price", "shop.toml", "--provider", "alfa", "--calls", "calls.csv"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with(told), "{said}");
    }
    let said = shop().refused(&["--provider", "alfa", "--usage", "usge.toml"]);
    assert!(said.starts_with("usge.toml: no such file"), "{said}");
}

#[test]
fn wrong_command_lines_say_what_is_wrong() {
    for (arguments, told) in [
        (&[][..], "required arguments were not provided"),
        (&["--provider", "afla"], "--provider: there is no provider \"afla\"; did you mean \"alfa\"?"),
        (&["--provider", "alfa", "--all"], "cannot be used with"),
        (&["--all", "--against", "x.csv"], "cannot be used with"),
        (&["--provider", "alfa", "--option", "x"], "--option: there is no option \"x\"; none is declared"),
        (&["--provider", "alfa", "--set", "providers.alfa.contract.sms[0].prise=1"], "did you mean \"price\"?"),
    ] {
        let said = shop().refused(arguments);
        assert!(said.contains(told), "{arguments:?}\n{said}");
    }
}

#[test]
fn calls_before_the_contract_are_refused_with_a_way_out() {
    let rows = format!("{HEADER}\n{}{}", calls("2026-11-02T09:00", 1, "60"), calls("2026-10-31T09:00", 1, "60"));
    let shop = Shop::new(&alfa("[[per_contact]]\nprice = 1\n"), &rows);
    let said = shop.refused(&["--provider", "alfa"]);
    assert_eq!(
        said,
        "calls.csv:3:1: this call is before the contract of alfa starts, on 2026-11-01; say with --set providers.alfa.contract.starts=... when it did\n"
    );
    let all = shop.invoices(&["--set", "providers.alfa.contract.starts=2026-10-01"]);
    assert_eq!(all["invoices"]["alfa"].as_object().unwrap().len(), 2);
}

#[test]
fn quantities_of_no_month_belong_to_the_only_one() {
    let rows = format!("{HEADER}\n{}{}", calls("2026-11-02T09:00", 1, "60"), calls("2026-12-02T09:00", 1, "60"));
    let said = Shop::new(&alfa(CONTRACT), &rows).with("usage.toml", "sms = 1\n").refused(&["--provider", "alfa"]);
    assert!(
        said.contains(
            "the quantities belong to no month, and there are 2026-11, 2026-12; put them into tables: [\"2026-11\"]"
        ),
        "{said}"
    );
    let shop = Shop::new(&alfa(CONTRACT), &rows).with("usage.toml", "[2026-11]\nsms = 1\n");
    let said = shop.refused(&["--provider", "alfa"]);
    assert!(said.contains("alfa, 2026-12: the line \"sms\" needs"), "{said}");
}

#[test]
fn records_over_more_than_ten_years_are_a_slip_of_the_pen() {
    let rows = format!("{HEADER}\n{}{}", calls("2026-11-02T09:00", 1, "60"), calls("2062-11-02T09:00", 1, "60"));
    let said = Shop::new(&alfa("[[per_contact]]\nprice = 1\n"), &rows).refused(&["--provider", "alfa"]);
    assert!(said.contains("reach from 2026-11 to 2062-11, more than ten years"), "{said}");
}

#[test]
fn a_file_without_calls_is_billed_for_what_is_fixed() {
    let contract = alfa("[[per_minute]]\nprice = 12\n[[monthly_fee]]\namount = 1500\n");
    let shop = Shop::new(&contract, HEADER);
    assert_eq!(shop.invoice().sums(), ["1500.00", "0.00", "1500.00"]);
    let output = shop.run(&["--provider", "alfa"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("no calls; what is billed without them, for 2026-11"));
}

#[test]
fn files_are_written_only_where_that_is_asked_for() {
    let shop = shop().with("usage.toml", "sms = 2\n");
    let listed = |folder: &std::path::Path| {
        let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let out = tempfile::tempdir().unwrap();
    let path = out.path().to_string_lossy().into_owned();
    assert_eq!(shop.run(&["--provider", "alfa"]).status.code(), Some(0));
    assert!(listed(out.path()).is_empty());
    for _ in 0..2 {
        assert_eq!(shop.run(&["--provider", "alfa", "--out", &path]).status.code(), Some(0));
        assert_eq!(listed(out.path()), ["invoices.csv", "results.json"]);
    }
    let table = std::fs::read_to_string(out.path().join("invoices.csv")).unwrap();
    let expected = "provider,month,line,clause,quantity,unit,currency,amount\n\
                    alfa,2026-11,per_contact,per_contact,3,contact,UAH,3.00\nalfa,2026-11,sms,sms,2,segment,UAH,1.90\n\
                    alfa,2026-11,net,,,,UAH,4.90\nalfa,2026-11,vat,,,,UAH,0.00\nalfa,2026-11,total,,,,UAH,4.90\n";
    assert_eq!(table, expected);
}

#[test]
fn what_came_back_stands_for_the_share_that_was_expected_to() {
    let contract = alfa("[[per_order]]\npercent = 2.0\nreturns = 0.10\n");
    let row = "2026-11-02T09:00:00,calls,answered,0,60,0,";
    let shop = Shop::new(&contract, &format!("{HEADER},order_value\n{row}1000.50\n{row}\n{row}0\n{row}999.50\n"));
    assert_eq!(shop.invoice().line("per_order"), "36.00");
    assert_eq!(shop.with("usage.toml", "returned_value = 500\n").invoice().line("per_order"), "30.00");
    let without = Shop::new(&contract, &format!("{HEADER}\n{}", calls("2026-11-02T09:00", 1, "60")));
    let said = without.refused(&["--provider", "alfa"]);
    assert!(said.contains("write `order_value = ...` (or a column `order_value` in the call records)"), "{said}");
}
