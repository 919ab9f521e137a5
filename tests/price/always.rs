//! What holds for every bill, whatever the calls.

use busyhour::centre::ProviderId;
use busyhour::document::{Log, Sources};
use busyhour::records::usage::Usage;
use busyhour::records::{Question, calls, price};
use busyhour::results::priced::Bill;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::shop::{HEADER, alfa};

/// The only bill of some calls under a contract, without a process.
fn bill(contract: &str, rows: &str) -> Bill {
    let files: Vec<(&str, &str)> = Vec::new();
    let loaded = busyhour::scenario::load("shop.toml", alfa(contract).as_bytes(), &files, &[]);
    let scenario = loaded.experiment.unwrap_or_else(|| panic!("{:#?}", loaded.problems)).base;
    let (mut sources, log) = (Sources::new(), Log::new());
    let source = sources.add("calls.csv", format!("{HEADER}\n{rows}"));
    let names = ["calls".to_owned(), "english".to_owned()];
    let calls = calls::read(source, &sources, &log, &scenario.pattern.zone, calls::Types::Of(&names)).unwrap();
    let question = Question {
        scenario: &scenario,
        providers: &[ProviderId(0)],
        calls: &calls,
        usage: &Usage::default(),
        given: None,
    };
    price(&question).unwrap().bills.remove(0)
}

/// A call: minute of November, type, seconds in milliseconds, answered.
type Call = (u32, bool, u32, bool);

fn rows(calls: &[Call]) -> String {
    let row = |(minute, english, millis, answered): &Call| {
        let (day, hour, minute) = (minute / 1440 + 1, minute / 60 % 24, minute % 60);
        let kind = if *english { "english" } else { "calls" };
        let (outcome, seconds) = if *answered { ("answered", f64::from(*millis) / 1000.0) } else { ("abandoned", 0.0) };
        format!("2026-11-{day:02}T{hour:02}:{minute:02}:00,{kind},{outcome},7,{seconds},0\n")
    };
    calls.iter().map(row).collect()
}

fn some_calls() -> impl Strategy<Value = Vec<Call>> {
    prop::collection::vec((0u32..43_200, any::<bool>(), 0u32..900_000, prop::bool::weighted(0.9)), 0..60)
}

fn minutes(increment: &str) -> String {
    format!("[[per_minute]]\nprice = 7.35\nincrement = \"{increment}\"\n")
}

/// Clauses that refer to each other by name.
const CLAUSES: [&str; 6] = [
    "[[per_minute]]\nname = \"minutes\"\ntiers = [{ up_to = 60, price = 12 }, { price = 9 }]\nincrement = \"30s\"\n",
    "[[per_contact]]\nname = \"handled\"\nprice = 3.33\ncontacts = [\"english\"]\n",
    "[[surcharge]]\nname = \"night\"\npercent = 25\nhours = \"22:00-08:00\"\nbase = [\"minutes\"]\n",
    "[[monthly_minimum]]\namount = 900\ncovers = [\"minutes\", \"night\"]\n",
    "[[monthly_fee]]\nname = \"project\"\namount = 310.07\n",
    "[[monthly_fee]]\nname = \"governance\"\namount = 41\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_bill_is_the_sum_of_its_lines(calls in some_calls()) {
        let bill = bill(&(CLAUSES.concat() + "[vat]\nrate = 0.2\n[ramp]\nmonths = [0.15]\n"), &rows(&calls));
        let sum: Decimal = bill.lines.iter().map(|line| line.amount).sum();
        prop_assert_eq!(sum, bill.net);
        prop_assert_eq!(bill.net + bill.vat, bill.total);
        prop_assert!(bill.lines.iter().all(|line| line.amount.scale() <= 2));
    }

    #[test]
    fn billed_minutes_are_at_least_the_true_ones(calls in some_calls(), increment in prop::sample::select(vec!["1s", "6s", "20s", "60s"])) {
        let bill = bill(&minutes(increment), &rows(&calls));
        let talked: u64 = calls.iter().filter(|call| call.3).map(|call| u64::from(call.2)).sum();
        // Quantities have six decimals.
        let billed = bill.lines[0].quantity + Decimal::new(1, 6);
        prop_assert!(billed * Decimal::from(60_000) >= Decimal::from(talked), "{billed} min for {talked} ms");
        prop_assert_eq!(bill.answered as usize, calls.iter().filter(|call| call.3).count());
    }

    #[test]
    fn paying_by_the_second_is_never_dearer_than_by_the_minute(calls in some_calls()) {
        let net = |increment| bill(&minutes(increment), &rows(&calls)).net;
        let (second, six, minute) = (net("1s"), net("6s"), net("60s"));
        prop_assert!(second <= six && six <= minute, "{second} {six} {minute}");
    }

    #[test]
    fn without_calls_only_what_is_fixed_is_billed(amount in 0u32..100_000) {
        let contract = CLAUSES.concat().replace("310.07", &amount.to_string());
        let bill = bill(&contract, "");
        let fixed = ["monthly_minimum", "project", "governance"];
        prop_assert!(bill.lines.iter().all(|line| fixed.contains(&line.line.as_str()) || line.amount.is_zero()));
        prop_assert_eq!(bill.net, Decimal::from(900 + 41 + amount));
    }

    #[test]
    fn neither_the_order_of_clauses_nor_that_of_calls_matters(
        calls in some_calls(),
        clauses in Just(CLAUSES.to_vec()).prop_shuffle(),
    ) {
        let (one, other) = (bill(&CLAUSES.concat(), &rows(&calls)), {
            let backwards: Vec<Call> = calls.iter().rev().copied().collect();
            bill(&clauses.concat(), &rows(&backwards))
        });
        let amounts = |bill: &Bill| {
            let mut lines: Vec<(String, Decimal)> = bill.lines.iter().map(|line| (line.line.clone(), line.amount)).collect();
            lines.sort();
            lines
        };
        prop_assert_eq!(amounts(&one), amounts(&other));
        prop_assert_eq!(one.total, other.total);
    }
}
