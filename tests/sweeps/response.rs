//! How figures respond to the axes: what is known beforehand is found.

use std::fs;

use crate::folder::{Sweep, rows};

/// Cost is what two prices come to: three hours' fee each, nothing else.
const PRICES: &str = "format = 1\ncurrency = 'UAH'\n[calendar]\nstart = 2026-11-01\ndays = 30\nopen = '09:00-10:00'\n\
    [contacts.calls]\narrivals.poisson = { per_hour = 1 }\ntalk_time = '1m'\npatience = '2m'\n\
    [providers.alfa]\nkind = 'outsourced'\n[[providers.alfa.contract.monthly_fee]]\nname = 'one'\namount = 10\n\
    [[providers.alfa.contract.monthly_fee]]\nname = 'two'\namount = 10\n\
    [groups.alfa]\nprovider = 'alfa'\nskills = ['calls']\nroster = 1\n[run]\nreplications = 1\n";

#[test]
fn a_response_that_is_known_is_found() {
    // Cost = one + two, even on 0..100 and 0..200: first-order and total indices 1/5 and 4/5, effects 100 and 200.
    let plan = "format = 1\nscenario = 'prices.toml'\n[design]\nkind = 'saltelli'\nrows = 1024\n\
        [output]\nformat = 'csv'\nresponse = ['total.cost']\n[axes]\n\
        'providers.alfa.contract.monthly_fee[one].amount' = { from = 0, to = 100, name = 'one' }\n\
        'providers.alfa.contract.monthly_fee[two].amount' = { from = 0, to = 200, name = 'two' }\n";
    let sweep = Sweep::new(plan);
    fs::write(sweep.path().join("prices.toml"), PRICES).unwrap();
    sweep.run(&[]).succeeds();
    let response = rows(&sweep.out().join("response.csv"));
    for (row, (index, effect)) in response.iter().zip([(0.2, 100.0), (0.8, 200.0)]) {
        let number = |name: &str| row[name].parse::<f64>().unwrap();
        for name in ["sobol_first", "sobol_total", "explained"] {
            assert!((number(name) - index).abs() < 0.02, "{name}: {row:?}");
        }
        // From the lowest to the highest point that was run, cents are rounded.
        assert!((number("effect") / effect - 1.0).abs() < 0.002, "{row:?}");
        assert!(number("all_explained") > 0.999_99);
        assert!(number("sobol_first_low") <= index && number("sobol_first_high") >= index, "{row:?}");
    }
    let effects = rows(&sweep.out().join("effects.csv"));
    assert_eq!(effects.len(), 32);
}

#[test]
fn a_range_of_whole_numbers_has_a_level_for_each() {
    // Cost = one + two, one of 3 to 9, two even on 0..1: one + 0.5 at each level. Of the variance, 4 of `one` and 1 / 12 of `two`, 48 of 49
    // lie between the levels of one.
    let plan = "format = 1\nscenario = 'prices.toml'\n[design]\nkind = 'sobol'\npoints = 4096\n\
        [output]\nformat = 'csv'\nresponse = ['total.cost']\n[axes]\n\
        'providers.alfa.contract.monthly_fee[one].amount' = { from = 3, to = 9, whole = true, name = 'one' }\n\
        'providers.alfa.contract.monthly_fee[two].amount' = { from = 0, to = 1, name = 'two' }\n";
    let sweep = Sweep::new(plan);
    fs::write(sweep.path().join("prices.toml"), PRICES).unwrap();
    sweep.run(&[]).succeeds();
    let effects = rows(&sweep.out().join("effects.csv"));
    let of_one: Vec<_> = effects.iter().filter(|row| row["axis"].contains("[one]")).collect();
    let levels: Vec<&str> = of_one.iter().map(|row| row["level"].as_str()).collect();
    assert_eq!(levels, ["3", "4", "5", "6", "7", "8", "9"]);
    for row in of_one {
        let number = |name: &str| row[name].parse::<f64>().unwrap();
        assert!((number("mean") - number("level") - 0.5).abs() < 0.02, "{row:?}");
        assert!((number("points") - 4096.0 / 7.0).abs() < 3.0, "{row:?}");
    }
    let response = rows(&sweep.out().join("response.csv"));
    let explained: f64 = response[0]["explained"].parse().unwrap();
    assert!((explained - 48.0 / 49.0).abs() < 0.002, "{explained}");
}
