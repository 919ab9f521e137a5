//! A given invoice beside the records, and several providers side by side.

use crate::shop::{HEADER, Shop, alfa, calls, money};

fn shop() -> Shop {
    let contract = alfa(
        "[[per_minute]]\nname = \"minutes\"\nprice = 12\nincrement = \"60s\"\n[[monthly_fee]]\nname = \"project\"\namount = 1500\n[vat]\nrate = 0.2\n",
    );
    Shop::new(&contract, &format!("{HEADER}\n{}", calls("2026-11-02T09:00", 30, "61")))
}

#[test]
fn what_was_billed_wrongly_is_told_line_by_line_and_in_a_sentence() {
    let invoice = "line,quantity,amount\nminutes,90,1080.00\nparking,1,50.00\nnet,,1130\nvat,,226\ntotal,,1356\n";
    let shop = shop().with("invoice.csv", invoice);
    let output = shop.run(&["--provider", "alfa", "--against", "invoice.csv"]);
    assert_eq!(output.status.code(), Some(0), "a difference is a result");
    let text = String::from_utf8(output.stdout).unwrap();
    for told in [
        "minutes  1,080.00     720.00     +360.00  90 billed, not 60",
        "project         –   1,500.00   -1,500.00  missing in the invoice",
        "parking     50.00          –      +50.00  not in the contract",
        "It bills 1,308.00 UAH too little: its total 1,356.00, by the contract 2,664.00.",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    let all = shop.invoices(&["--against", "invoice.csv"]);
    let whole = &all["against"]["alfa"]["2026-11"]["whole"];
    assert_eq!(
        (money(&whole["billed"]), money(&whole["due"]), money(&whole["difference"])),
        ("1356.00".into(), "2664.00".into(), "-1308.00".into())
    );
}

#[test]
fn an_invoice_that_agrees_is_said_to() {
    let shop = shop().with("invoice.csv", "line;amount\nminutes;720.00\nproject;1500\n");
    let output = shop.run(&["--provider", "alfa", "--against", "invoice.csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("It agrees: its lines and the contract both come to 2,220.00 UAH."), "{text}");
}

#[test]
fn an_invoice_is_read_under_its_own_headings_and_how_is_told() {
    let lines =
        "minutes;60;720,00\nproject;1;1 500,00\nРазом без ПДВ;;2 220,00\nПДВ 20%;;444,00\nВсього з ПДВ;;2 664,00\n";
    for heading in ["Послуга;Кількість (хв);Сума, грн", "Стаття;К-сть;Сума без ПДВ", "Услуга;Кол-во;Сумма"]
    {
        let shop = shop().with("invoice.csv", &format!("Рахунок № 5;;\n\n{heading}\n{lines}"));
        let output = shop.run(&["--provider", "alfa", "--against", "invoice.csv"]);
        let (text, said) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(text.contains("It agrees: its total and the contract both come to 2,664.00 UAH."), "{text}{said}");
        let line = heading.split(';').next().unwrap();
        assert!(said.contains(&format!("line from \"{line}\"")) && said.contains("named on line 3"), "{said}");
    }
}

#[test]
fn an_invoice_of_a_month_without_calls_is_refused() {
    for (invoice, told) in [
        (
            "month,line,amount\n2026-10,minutes,5\n",
            "invoice.csv:1:1: a line is for 2026-10, of which there are no calls and no quantities; there are 2026-11",
        ),
        ("month,line,amount\n10/2026,minutes,5\n", "invoice.csv:2:1: month: \"10/2026\" is no month; write 2026-11"),
        ("line,amount\n,1\n", "the line has no name"),
    ] {
        let said = shop().with("invoice.csv", invoice).refused(&["--provider", "alfa", "--against", "invoice.csv"]);
        assert!(said.contains(told), "{told}\n{said}");
    }
}

#[test]
fn all_contracts_of_the_file_are_priced_side_by_side_and_the_cheapest_is_marked() {
    let scenario = alfa("[[per_minute]]\nprice = 12\nincrement = \"60s\"\n")
        + "[providers.beta]\nkind = \"outsourced\"\n[[providers.beta.contract.per_contact]]\nprice = 20\n[providers.shop]\nkind = \"in_house\"\n";
    let shop = Shop::new(&scenario, &format!("{HEADER}\n{}", calls("2026-11-02T09:00", 30, "61")));
    let all = shop.invoices(&["--all"]);
    assert_eq!(all["invoices"].as_object().unwrap().keys().collect::<Vec<_>>(), ["alfa", "beta"]);
    let text = String::from_utf8(shop.run(&["--all"]).stdout).unwrap();
    assert!(text.contains("2026-11, UAH                        720.00          * 600.00"), "{text}");
    // 720 by 30.5 minutes of talk, by 30 calls.
    assert!(text.contains("a minute of talk                   23.61             19.67"), "{text}");
    assert!(text.contains("an answered contact                24.00             20.00"), "{text}");
}

#[test]
fn what_is_paid_once_is_told_beside_the_month_that_it_falls_into() {
    let scenario = alfa(
        "[[per_minute]]\nprice = 12\nincrement = \"60s\"\n[[setup_fee]]\namount = 1000\n[vat]\nrate = 0.2\n",
    ) + "[providers.beta]\nkind = \"outsourced\"\n[[providers.beta.contract.per_contact]]\nprice = 20\n[providers.shop]\nkind = \"in_house\"\n";
    let shop = Shop::new(&scenario, &format!("{HEADER}\n{}", calls("2026-11-02T09:00", 30, "61")));
    let text = String::from_utf8(shop.run(&["--all"]).stdout).unwrap();
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    let row = |begins: &[&str]| rows.iter().find(|row| row.starts_with(begins)).map(|row| &row[begins.len()..]);
    // 720 and 1,000 and a fifth on both: of 2,064 the set-up is 1,200.
    assert_eq!(row(&["2026-11,", "UAH"]), Some(&["2,064.00", "*", "600.00"][..]), "{text}");
    assert_eq!(row(&["of", "it", "paid", "once"]), Some(&["1,200.00", "0.00"][..]), "{text}");
}
