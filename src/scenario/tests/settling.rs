//! What is said of vendors who settle in, and of clauses that look at waits in a file with options.

use super::{loaded, said};

const SHOP: &str = r#"format = 1
currency = "EUR"
calendar = { start = 2027-01-01, days = 31, open = "08:00-20:00" }
decision = { horizon = "36mo" }
[contacts.orders]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience = "2m"
[providers.north]
kind = "outsourced"
contract.per_minute = [{ price = 0.5 }]
ramp = { factor = 1.5, settles_in = "60d" }
[groups.north]
provider = "north"
skills = ["orders"]
roster = 4
[groups.north_evening]
provider = "north"
skills = ["orders"]
roster = 1
"#;

#[test]
fn days_in_which_a_vendor_settles_in_are_told_where_they_stand_for_the_whole_horizon() {
    // Half as long again at first; over 31 days 0.5 (20 / 31) (1 - e^-1.55) = 25 % on average, over 1,096 days 20 / 1,096 of 50 %.
    assert_eq!(
        said(&loaded(SHOP, &[])),
        [
            "12: warning: providers.north.ramp: handle times are 25 % longer than in the end over the 31 days simulated, and 1 % longer over \
             the 36 months for which these stand (decision.horizon): money a month takes the first for all of them; write since = \
             2026-09-03 to simulate them settled, and what settling in costs as one-off"
        ]
    );
}

#[test]
fn nothing_is_said_of_a_vendor_that_has_settled_or_hardly_differs_or_is_not_paid() {
    for (from, to) in [
        ("\"60d\" }", "\"60d\", since = 2026-09-03 }"),
        ("factor = 1.5", "factor = 1.02"),
        ("\"60d\"", "\"1d\""),
        ("\"36mo\"", "1"),
        ("contract.per_minute = [{ price = 0.5 }]\n", ""),
    ] {
        assert!(SHOP.contains(from), "{from}");
        assert_eq!(said(&loaded(&SHOP.replacen(from, to, 1), &[])), Vec::<String>::new(), "{to}");
    }
}

#[test]
fn a_group_says_for_itself_how_it_settles_in() {
    let text = SHOP.replacen("roster = 1\n", "roster = 1\nlearning = { factor = 0.5, settles_in = \"60d\" }\n", 1);
    let told = said(&loaded(&text, &[]));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[1].starts_with("21: warning: groups.north_evening.learning: handle times are 25 % shorter"),
        "{told:#?}"
    );
}

const ALONE: &str = r#"[options.north]
without = "south"
[options.south]
without = "north"
"#;

/// Two vendors of whom one has a credit on waits.
fn two() -> String {
    let south = "[providers.south]\nkind = \"outsourced\"\ncontract.performance_credit = [{ measure = \"service_level\", \
        steps = [{ from = 0.8, percent = 0 }, { percent = -5 }] }]\ncontract.per_contact = [{ price = 2 }]\n[groups.south]\n\
        provider = \"south\"\nskills = [\"orders\"]\nroster = 4\n";
    format!("{}{south}", SHOP.replace("ramp = { factor = 1.5, settles_in = \"60d\" }\n", ""))
}

#[test]
fn a_credit_on_waits_is_refused_in_a_pool_and_not_where_its_vendor_stands_alone_in_each_option() {
    let refused = "looks at callers who wait, but they reach it only in a pool with other providers";
    let told = said(&loaded(&two(), &[]));
    assert!(told.len() == 1 && told[0].contains(refused), "{told:#?}");
    assert_eq!(said(&loaded(&format!("{}{ALONE}", two()), &[])), Vec::<String>::new());
    let told = said(&loaded(&format!("{}{ALONE}[options.both]\n", two()), &[]));
    assert!(told.len() == 1 && told[0].contains(refused) && told[0].ends_with("(in option \"both\")"), "{told:#?}");
}

#[test]
fn months_are_written_as_a_number_or_with_their_unit() {
    let with = |term: &str| {
        let text = SHOP.replace("ramp = { factor = 1.5, settles_in = \"60d\" }\n", "").replace(
            "contract.per_minute = [{ price = 0.5 }]",
            &format!("contract = {{ per_minute = [{{ price = 0.5 }}], term = {{ {term} }} }}"),
        );
        loaded(&text, &[])
    };
    for term in ["months = 24, notice = 3", "months = \"24mo\", notice = \"3mo\"", "months = \"2y\", notice = 3"] {
        let read = with(term);
        assert_eq!(said(&read), Vec::<String>::new(), "{term}");
        let term = read.experiment.unwrap().base.terms[0].contract.as_ref().unwrap().term.unwrap();
        assert_eq!((term.months, term.notice), (24, 3));
    }
    for (term, expected) in [
        ("months = 24, notice = \"90d\"", "\"90d\" is not a number of months; write \"24mo\" or \"2y\""),
        ("months = \"100y\"", "expected 1 to 600 months, found 1200"),
        ("months = 0", "expected a whole number from 1 to 600, found the number 0"),
    ] {
        let told = said(&with(term));
        assert!(told.len() == 1 && told[0].ends_with(expected), "{told:#?}");
    }
}
