//! Quotes in files of their own: joined with the provider's table, changed by path, refused with both places.

use super::said;
use crate::scenario::{Loaded, load};

const SHOP: &str = r#"format = 1
currency = "UAH"
[calendar]
start = 2026-11-02
days = 7
open = "08:00-20:00"
[contacts.sales]
arrivals.poisson = { per_hour = 10 }
talk_time = "3m"
patience.exponential = { mean = "2m" }
[providers.alfa]
kind = "outsourced"
quote = "quotes/alfa.toml"
[groups.agents]
provider = "alfa"
skills = ["sales"]
roster = 4
[options.dearer]
set = { "providers.alfa.contract.per_minute[0].price" = 15, "providers.alfa.quote" = "quotes/second.toml" }
[options.as_quoted]
"#;

const ALFA: &str = "[quote]\nbidder = \"Alfa Contact\"\ndate = 2026-10-01\nvalid_until = 2026-12-31\n\
    [[contract.per_minute]]\nprice = 10.5\n[[contract.monthly_fee]]\namount = 1500\n";
const SECOND: &str = "[[contract.per_minute]]\nprice = 9\n";
const FILES: &[(&str, &str)] = &[("quotes/alfa.toml", ALFA), ("quotes/second.toml", SECOND)];

fn shop(text: &str, files: &[(&str, &str)], sets: &[(&str, &str)]) -> Loaded {
    let sets: Vec<(String, String)> = sets.iter().map(|(path, value)| (path.to_string(), value.to_string())).collect();
    load("there/shop.toml", text.as_bytes(), &files.to_vec(), &sets)
}

/// The lines of a provider's contract in the file as written and in each option.
fn lines(loaded: &Loaded) -> Vec<Vec<String>> {
    let experiment = loaded.experiment.as_ref().unwrap_or_else(|| panic!("{:#?}", said(loaded)));
    let all = std::iter::once(&experiment.base).chain(experiment.options.iter().map(|(_, scenario)| scenario));
    let names = |scenario: &crate::scenario::Scenario| {
        let entries = scenario.terms[0].contract.iter().flat_map(|contract| &contract.entries);
        entries.map(|entry| entry.name.to_string()).collect()
    };
    all.map(names).collect()
}

#[test]
fn a_quote_is_read_as_if_it_stood_in_the_provider_s_table_and_an_option_may_take_another() {
    let loaded = shop(SHOP, FILES, &[]);
    assert_eq!(
        lines(&loaded),
        [vec!["per_minute", "monthly_fee"], vec!["per_minute"], vec!["per_minute", "monthly_fee"]]
    );
    let quoted = &loaded.experiment.unwrap().base.quoted[0];
    assert_eq!(quoted.bidder.as_deref(), Some("Alfa Contact"));
    assert_eq!(quoted.valid_until.map(|date| date.to_string()).as_deref(), Some("2026-12-31"));
}

#[test]
fn what_a_quote_says_is_changed_by_its_path_whatever_the_order_of_changes() {
    let resolved = |sets: &[(&str, &str)]| shop(SHOP, FILES, sets).experiment.unwrap().resolved;
    assert!(resolved(&[("providers.alfa.contract.per_minute[0].price", "8.25")]).contains("price = 8.25"));
    // The option's price is written before the option's quote.
    assert!(resolved(&[]).contains("price = 15"), "{}", resolved(&[]));
    let second = resolved(&[
        ("providers.alfa.contract.per_minute[0].price", "8"),
        ("providers.alfa.quote", "quotes/second.toml"),
    ]);
    assert!(second.contains("price = 8 ") && !second.contains("monthly_fee = [{ amount = 1500"), "{second}");
}

#[test]
fn the_scenario_that_is_kept_needs_no_quote_and_says_the_same() {
    let loaded = shop(SHOP, FILES, &[]);
    let (before, kept) = (lines(&loaded), loaded.experiment.unwrap().resolved);
    assert!(!kept.contains("quote =") && !kept.contains("quotes/"), "{kept}");
    let again = shop(&kept, &[], &[]);
    assert_eq!(lines(&again), before);
    assert_eq!(again.experiment.unwrap().resolved, kept);
}

#[test]
fn what_both_files_say_is_refused_with_both_places_and_tables_are_joined() {
    let text =
        SHOP.replace("quote = \"quotes/alfa.toml\"", "quote = \"quotes/alfa.toml\"\ncontract.starts = 2026-11-01");
    assert_eq!(said(&shop(&text, FILES, &[])), Vec::<String>::new());
    let text = text.replace("contract.starts", "contract.monthly_fee = [{ amount = 9 }]\ncontract.starts");
    let loaded = shop(&text, FILES, &[]);
    let told = "7: providers.alfa.contract.monthly_fee: \"monthly_fee\" is said at there/shop.toml:14:10, too; say it in one of the two files";
    assert_eq!(said(&loaded), [told]);
    assert!(crate::document::render(&loaded.problems, &loaded.sources).starts_with("there/quotes/alfa.toml:7:"));
}

#[test]
fn every_mistake_in_a_quote_is_told_once_at_its_place_in_the_quote() {
    for (quote, expected) in [
        (
            "[[contract.monthly_fee]]\namont = 9\n",
            "2: providers.alfa.contract.monthly_fee[0].amont: there is no key \"amont\" here; did you mean \"amount\"?",
        ),
        ("[[contract.per_minute]\nprice = 9\n", "1: : "),
        ("quote = \"other.toml\"\n", "1: quote: [quote] says who bids and when; a quote cannot name another"),
        (
            "[quote]\nbider = \"x\"\n",
            "2: providers.alfa.quoted.bider: there is no key \"bider\" here; did you mean \"bidder\"?",
        ),
        (
            "kind = \"cloud\"\n",
            "1: providers.alfa.kind: \"kind\" is said at there/shop.toml:12:1, too; say it in one of the two files",
        ),
        ("surprise = 1\n", "1: providers.alfa.surprise: there is no key \"surprise\" here"),
        (
            "[quote]\ndate = 2026-10-02\nvalid_until = 2026-10-01\n",
            "3: providers.alfa.quoted.valid_until: the quote of 2026-10-02 cannot run out before it is made",
        ),
        (
            "[quote]\nvalid_until = 2026-08-01\n[[contract.per_minute]]\nprice = 9\n",
            "2: warning: providers.alfa.quoted.valid_until: the quote can be accepted until 2026-08-01, more than 3 months before its contract begins (2026-11-02)",
        ),
    ] {
        for sets in [&[][..], &[("run.seed", "7")]] {
            let told = said(&shop(SHOP, &[("quotes/alfa.toml", quote), FILES[1]], sets));
            assert!(told.len() == 1 && told[0].starts_with(expected), "{quote}: {told:#?}");
        }
    }
}

#[test]
fn a_quote_may_run_out_after_its_contract_was_signed_and_before_it_begins() {
    for quote in [
        "[quote]\nvalid_until = 2026-11-01\n[[contract.per_minute]]\nprice = 9\n",
        "[quote]\nvalid_until = 2026-08-02\n[[contract.per_minute]]\nprice = 9\n",
        // It runs since, and was accepted then.
        "[quote]\nvalid_until = 2024-10-31\n[contract]\nstarts = 2024-11-01\n[[contract.per_minute]]\nprice = 9\n",
    ] {
        let told = said(&shop(SHOP, &[("quotes/alfa.toml", quote), FILES[1]], &[]));
        assert_eq!(told, Vec::<String>::new(), "{quote}");
    }
}

#[test]
fn a_quote_that_cannot_be_had_is_one_problem_and_hides_no_other() {
    let text = SHOP.replace("kind = \"outsourced\"\n", "").replace("roster = 4", "roster = -4");
    let second = ("quotes/second.toml", "kind = \"outsourced\"\n[[contract.per_minute]]\nprice = 9\n");
    let told = said(&shop(&text, &[second], &[("providers.alfa.contract.per_minute[0].price", "8")]));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert_eq!(told[0], "12: providers.alfa.quote: there is no file \"quotes/alfa.toml\"");
    assert!(told[1].starts_with("16: groups.agents.roster"), "{told:#?}");
    for (value, expected) in [("7", "found a number"), ("\"empty.toml\"", "1: : the quote is empty")] {
        let text = SHOP.replace("\"quotes/alfa.toml\"", value);
        let told = said(&shop(&text, &[FILES[1], ("empty.toml", " \n")], &[]));
        assert!(told.len() == 1 && told[0].contains(expected), "{told:#?}");
    }
}

#[test]
fn a_damaged_quote_is_refused_where_it_is_damaged_or_read() {
    let damaged = |text: String| {
        let loaded = shop(SHOP, &[("quotes/alfa.toml", &text), FILES[1]], &[]);
        for problem in &loaded.problems {
            let name = loaded.sources.name(problem.place.source);
            let named = problem.path.starts_with("providers.alfa");
            assert!(name == "there/quotes/alfa.toml" || named, "{text}: {name}: {} {}", problem.path, problem.message);
        }
        assert!(
            loaded.experiment.is_some()
                != loaded.problems.iter().any(|p| p.severity == crate::document::problem::Severity::Error)
        );
    };
    for (at, _) in ALFA.char_indices() {
        damaged(ALFA[..at].to_owned());
        for sign in ["\"", "[", "]", "=", "\n", "\u{0}", "-", "é", "99999999999999999999"] {
            damaged(format!("{}{sign}{}", &ALFA[..at], &ALFA[at + 1..]));
        }
    }
}
