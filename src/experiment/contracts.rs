//! Contracts beside the results: what each says in words, and where an hour costs what its minutes do.
//!
//! In: checked scenarios, results of options. Out: the parts of the results that are about contracts.

use crate::economics::books::{ALL, EXCHANGE, NET, TOTAL, VAT};
use crate::economics::clauses::listed;
use crate::economics::money::number;
use crate::economics::{Account, Contract};
use crate::experiment::option::Outcome;
use crate::results::{Alternative, ClauseTerms, ContractTerms, InvoiceLine, MinutesOrHours, OptionResults, Results};
use crate::said::{Said, english};
use crate::scenario::Scenario;
use crate::statistics::Paired;

/// What the contracts of a scenario say, by provider in file order.
pub fn terms(scenario: &Scenario) -> Vec<ContractTerms> {
    let providers = scenario.model.centre.providers.iter().zip(&scenario.terms).enumerate();
    let contract =
        |(index, (provider, terms)): (usize, (&crate::centre::Provider, &crate::economics::ProviderTerms))| {
            let quoted = scenario.quoted.get(index).cloned().unwrap_or_default();
            Some(ContractTerms {
                provider: provider.name.clone(),
                options: Vec::new(),
                bidder: quoted.bidder,
                date: quoted.date.map(|date| date.to_string()),
                valid_until: quoted.valid_until.map(|date| date.to_string()),
                currency: currency(terms.contract.as_ref()?, scenario),
                clauses: clauses(terms.contract.as_ref()?),
            })
        };
    providers.filter_map(contract).collect()
}

/// The currency in which a contract's prices are.
fn currency(contract: &Contract, scenario: &Scenario) -> String {
    contract.exchange.as_ref().map_or(&scenario.currency, |exchange| &exchange.currency).clone()
}

/// The clauses of a contract in words, in the order in which all clauses are listed.
fn clauses(contract: &Contract) -> Vec<ClauseTerms> {
    let order: Vec<&str> = listed().into_iter().map(|(name, ..)| name).collect();
    let mut terms = contract.terms();
    terms.sort_by_key(|(kind, ..)| order.iter().position(|name| name == kind).unwrap_or(order.len()));
    let words = |(kind, line, said): (&'static str, String, Vec<Said>)| {
        let terms = english(&said);
        ClauseTerms { clause: kind.to_owned(), line, terms, said }
    };
    terms.into_iter().map(words).collect()
}

/// What other terms would save, over replications: the same calls under both.
#[derive(Clone, Debug)]
pub struct Alternatives {
    /// Provider's place and name, and the words.
    found: Vec<(usize, String, Said)>,
    savings: Vec<Paired>,
}

impl Alternatives {
    /// No replication yet.
    pub fn new(scenario: &Scenario) -> Alternatives {
        let providers = scenario.model.centre.providers.iter().zip(&scenario.terms).enumerate();
        let found = providers.flat_map(|(index, (provider, terms))| {
            let others = terms.contract.as_ref().map(Contract::alternatives).unwrap_or_default();
            others.into_iter().map(move |other| (index, provider.name.clone(), other.words))
        });
        Alternatives { found: found.collect(), savings: Vec::new() }
    }

    /// One replication more; nothing where its ledger was not asked for other terms.
    pub fn add(&mut self, account: &Account) {
        self.savings.resize(account.alternatives.len(), Paired::default());
        for ((saving, (provider, ..)), other) in self.savings.iter_mut().zip(&self.found).zip(&account.alternatives) {
            let own = account.horizon_by_provider.get(*provider).copied().unwrap_or_default();
            saving.push(number(own.mean), number(*other));
        }
    }

    /// What each would save in a month; the option's name is not known here.
    pub fn savings(&self, confidence: f64) -> Vec<Alternative> {
        let saving = |((_, provider, words), paired): (&(usize, String, Said), &Paired)| Alternative {
            option: String::new(),
            provider: provider.clone(),
            terms: words.english(),
            said: Some(words.clone()),
            saving: paired.estimate(confidence, 1).in_cents(),
        };
        self.found.iter().zip(&self.savings).map(saving).collect()
    }
}

/// What other terms would save in each option.
pub fn alternatives(options: &[(String, Outcome)]) -> Vec<Alternative> {
    let of = |(option, outcome): &(String, Outcome)| {
        let named = |one: &Alternative| Alternative { option: option.clone(), ..one.clone() };
        outcome.alternatives.iter().map(named).collect::<Vec<Alternative>>()
    };
    options.iter().flat_map(of).collect()
}

/// The contracts of all options, those that say the same together, by provider.
pub fn of_options(options: &[(String, Outcome)]) -> Vec<ContractTerms> {
    let mut all: Vec<ContractTerms> = Vec::new();
    for (option, outcome) in options {
        for one in &outcome.contracts {
            let same = |known: &&mut ContractTerms| (&known.provider, &known.clauses) == (&one.provider, &one.clauses);
            if let Some(known) = all.iter_mut().find(same) {
                known.options.push(option.clone());
                continue;
            }
            let behind = all.iter().rposition(|known| known.provider == one.provider).map_or(all.len(), |n| n + 1);
            all.insert(behind, ContractTerms { options: vec![option.clone()], ..one.clone() });
        }
    }
    all
}

/// A provider's minutes or hours as they were billed in an option.
struct Billed {
    provider: String,
    option: String,
    quantity: f64,
    amount: f64,
}

/// Where a provider that bills hours costs what one does that bills minutes: every pair, each in the best option in which it worked.
///
/// u = R / (60 p ρ), see [`MinutesOrHours`]; R and p as they are paid, see [`as_paid`]. True time is all handling (talk, hold and wrap-up), so that u stands beside the share
/// of paid time that was handling.
pub fn minutes_or_hours(results: &Results) -> Vec<MinutesOrHours> {
    let place = |name: &str| results.ranking.iter().position(|ranked| ranked.option == name);
    let mut options: Vec<(&str, &OptionResults)> =
        results.options.0.iter().map(|(name, option)| (name.as_str(), option)).collect();
    options.sort_by_key(|(name, _)| place(name));
    let options = options.as_slice();
    let (minutes, hours) = (billed(options, "per_minute"), billed(options, "per_agent_hour"));
    let mut pairs = Vec::new();
    for by_minute in &minutes {
        for by_hour in
            hours.iter().filter(|hour| (&hour.provider, &hour.option) != (&by_minute.provider, &by_minute.option))
        {
            pairs.extend(pair(by_minute, by_hour, options));
        }
    }
    pairs
}

fn pair(by_minute: &Billed, by_hour: &Billed, options: &[(&str, &OptionResults)]) -> Option<MinutesOrHours> {
    let of =
        |billed: &Billed| options.iter().find(|(name, _)| *name == billed.option)?.1.providers.get(&billed.provider);
    let handled = of(by_minute)?;
    let true_minutes = handled.get("answered").mean? * handled.get("handle_time").mean? / 60.0;
    if !(true_minutes > 0.0 && by_minute.amount > 0.0 && by_hour.quantity > 0.0 && by_minute.quantity > 0.0) {
        return None;
    }
    let hour = by_hour.amount / by_hour.quantity;
    Some(MinutesOrHours {
        minutes: by_minute.provider.clone(),
        minutes_in: by_minute.option.clone(),
        minute: by_minute.amount / by_minute.quantity,
        billed_per_true: by_minute.quantity / true_minutes,
        hours: by_hour.provider.clone(),
        hours_in: by_hour.option.clone(),
        hour,
        utilisation_at_par: hour / (60.0 * by_minute.amount / true_minutes),
        utilisation: of(by_hour)?.get("occupancy_inbound"),
    })
}

/// What is paid for each unit of money on the lines of a provider's invoice: its exchange, and tax where it is a cost.
fn as_paid(results: &OptionResults, provider: &str) -> f64 {
    let own = |line: &&InvoiceLine| line.provider == provider && line.month == ALL;
    let lines = results.invoices.iter().filter(own).filter(|line| ![NET, EXCHANGE, VAT, TOTAL].contains(&&*line.line));
    let net: f64 = lines.filter_map(|line| line.amount.mean).sum();
    let paid = results.providers.get(provider).and_then(|measures| measures.get("cost").mean);
    paid.filter(|_| net > 0.0).map_or(1.0, |paid| paid / net)
}

/// Providers that bill by this kind of clause and not by the other, in the first option in which they did.
fn billed(options: &[(&str, &OptionResults)], kind: &str) -> Vec<Billed> {
    let other = if kind == "per_minute" { "per_agent_hour" } else { "per_minute" };
    let mut all: Vec<Billed> = Vec::new();
    for (option, results) in options {
        for provider in results.providers.keys() {
            let of = |kind: &str| -> Vec<&InvoiceLine> {
                let own = |line: &&InvoiceLine| line.provider == *provider && line.month == ALL && line.clause == kind;
                results.invoices.iter().filter(own).collect()
            };
            let lines = of(kind);
            let quantity = lines.iter().map(|line| line.quantity).sum::<f64>();
            if quantity > 0.0 && of(other).is_empty() && all.iter().all(|known| known.provider != *provider) {
                let surcharges = ["surcharge", "forecast_band"].map(of);
                let paid = lines.iter().chain(surcharges.iter().flatten());
                let amount = paid.filter_map(|line| line.amount.mean).sum::<f64>() * as_paid(results, provider);
                all.push(Billed { provider: provider.clone(), option: (*option).to_owned(), quantity, amount });
            }
        }
    }
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::experiment::{Settings, Terms, Threads, results, simulate_under};
    use crate::scenario::load;

    /// Two vendors share calls of exactly 130 s: three started minutes each, or 7.8 s of rounding by 6 s.
    const SHOP: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-01\ndays = 30\nopen = \"09:00-12:00\"\n\
        [decision]\nhorizon = \"24mo\"\nvat = \"cost\"\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 12 }\ntalk_time = \"130s\"\npatience = \"5m\"\n\
        [providers.alfa]\nkind = \"outsourced\"\nquoted = { bidder = \"Alfa Contact\", date = 2026-10-01 }\n\
        [[providers.alfa.contract.per_minute]]\nprice = 10\nincrement = \"60s\"\n\
        [providers.beta]\nkind = \"outsourced\"\n\
        [[providers.beta.contract.per_agent_hour]]\nprice = 300\n[providers.beta.contract.vat]\nrate = 0.2\n\
        [groups.alfa_agents]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 2\n\
        [groups.beta_agents]\nprovider = \"beta\"\nskills = [\"calls\"]\nroster = 1\n\
        [routing.calls]\nsplit = { alfa_agents = 0.5, beta_agents = 0.5 }\n\
        [options.both]\n[options.dearer]\nset = { \"providers.alfa.contract.per_minute[0].price\" = 11 }\n\
        [options.alfa_only]\nwithout = \"beta\"\n";

    fn compared() -> Results {
        let experiment = load("shop.toml", SHOP.as_bytes(), &Vec::new(), &[]).experiment.unwrap();
        let settings = Settings { replications: 10, precision: None, seed: 1, confidence: 0.95 };
        let run = |(name, scenario): &(String, Scenario)| {
            let threads = Threads::new(Some(1));
            (name.clone(), simulate_under(scenario, &settings, &threads, Terms::AndOthers, |_| {}).unwrap())
        };
        let outcomes = experiment.options.iter().map(run).collect();
        results::results("compare", &experiment.options, &settings, outcomes, Vec::new()).0
    }

    #[test]
    fn contracts_that_say_the_same_stand_once_with_their_options() {
        let contracts = compared().contracts;
        let of: Vec<(&str, Vec<&str>)> = contracts
            .iter()
            .map(|one| (one.provider.as_str(), one.options.iter().map(String::as_str).collect()))
            .collect();
        let expected =
            [("alfa", vec!["both", "alfa_only"]), ("alfa", vec!["dearer"]), ("beta", vec!["both", "dearer"])];
        assert_eq!(of, expected);
        assert_eq!(contracts[0].bidder.as_deref(), Some("Alfa Contact"));
        let kinds: Vec<&str> = contracts[2].clauses.iter().map(|clause| clause.clause.as_str()).collect();
        assert_eq!(kinds, ["per_agent_hour", "vat"]);
        assert!(contracts[1].clauses[0].terms.contains("11"), "{:?}", contracts[1].clauses);
    }

    #[test]
    fn paying_by_six_seconds_saves_what_was_rounded_up_in_every_replication() {
        let results = compared();
        let six = results.alternatives.iter().find(|one| one.option == "both" && one.terms.contains("by 6 s")).unwrap();
        // 130 s are billed as 180 s or 132 s: 48 / 180 of the bill is saved.
        let bill = results.options.0[0].1.providers["alfa"].get("cost").mean.unwrap();
        assert!((six.saving.mean.unwrap() - bill * 48.0 / 180.0).abs() < 0.02, "{six:?}");
        assert!(six.saving.low.unwrap() > 0.0 && six.provider == "alfa");
    }

    #[test]
    fn doing_without_what_is_paid_once_saves_its_share_of_each_month_of_the_horizon() {
        // 2,400 and 4,800 over 24 months, of a contract that binds for 36.
        let text = SHOP.replace(
            "increment = \"60s\"",
            "increment = \"60s\"\n[providers.alfa.contract.term]\nmonths = 36\nexit_fee = 4800\n\
             [[providers.alfa.contract.setup_fee]]\namount = 2400",
        );
        let experiment = load("shop.toml", text.as_bytes(), &Vec::new(), &[]).experiment.unwrap();
        let settings = Settings { replications: 3, precision: None, seed: 1, confidence: 0.95 };
        let (_, scenario) = &experiment.options[0];
        let outcome = simulate_under(scenario, &settings, &Threads::new(Some(1)), Terms::AndOthers, |_| {}).unwrap();
        for (terms, saved) in [("without setup_fee", 100.0), ("without exit_fee", 200.0)] {
            let found = outcome.alternatives.iter().find(|one| one.terms == terms).unwrap().saving;
            assert!((found.mean.unwrap() - saved).abs() < 0.02, "{terms}: {found:?}");
        }
    }

    #[test]
    fn an_hour_costs_what_minutes_do_at_the_utilisation_of_the_formula() {
        let results = compared();
        let one = &results.minutes_or_hours[0];
        assert_eq!((one.minutes.as_str(), one.hours.as_str()), ("alfa", "beta"));
        // Tax that is not got back is a part of the price.
        assert!((one.hour - 360.0).abs() < 1e-2, "{one:?}");
        // Billed 180 s of 130 s: rho = 1.3846, and at 10 a minute u = 360 / (60 x 10 x 1.3846) = 0.4333.
        assert!((one.billed_per_true - 180.0 / 130.0).abs() < 1e-6, "{one:?}");
        assert!((one.utilisation_at_par - one.hour / (60.0 * one.minute * one.billed_per_true)).abs() < 1e-9);
        let beta = results.options.0[0].1.providers["beta"].get("occupancy_inbound");
        assert_eq!(one.utilisation, beta);
    }

    #[test]
    fn unit_prices_rest_on_the_month_of_the_horizon_and_multiply_nothing_that_is_paid_once() {
        // Six days of November, each with 30.4375 / 6 of a month; 2,400 once over 24 months are 100 a month, not 12,175.
        let text = SHOP.replace("days = 30", "days = 6").replace(
            "increment = \"60s\"",
            "increment = \"60s\"\n[[providers.alfa.contract.setup_fee]]\namount = 2400",
        );
        let experiment = load("shop.toml", text.as_bytes(), &Vec::new(), &[]).experiment.unwrap();
        let settings = Settings { replications: 5, precision: None, seed: 1, confidence: 0.95 };
        let run = |(name, scenario): &(String, Scenario)| {
            let threads = Threads::new(Some(1));
            (name.clone(), simulate_under(scenario, &settings, &threads, Terms::AsWritten, |_| {}).unwrap())
        };
        let outcomes = experiment.options.iter().map(run).collect();
        let results = results::results("compare", &experiment.options, &settings, outcomes, Vec::new()).0;
        for (name, option) in &results.options.0 {
            let alfa = &option.providers["alfa"];
            let of = |measure: &str| alfa.get(measure).mean.unwrap();
            let month = of("cost_horizon_month");
            assert!((of("cost_steady_month") + 100.0 - month).abs() < 0.02, "{name}");
            let answered = of("answered") * 30.4375 / 6.0;
            assert!((of("cost_per_answered") - month / answered).abs() < 0.01, "{name}: {alfa:?}");
        }
    }

    #[test]
    fn a_month_over_the_horizon_is_the_calendar_month_where_nothing_is_paid_once() {
        let results = compared();
        assert_eq!(results.months, Some(1.0));
        for (name, option) in &results.options.0 {
            let total = |measure: &str| option.total.get(measure).mean.unwrap();
            for measure in ["cost_first_month", "cost_steady_month", "cost_horizon_month"] {
                assert!((total(measure) - total("cost")).abs() < 0.02, "{name}: {measure}");
            }
            assert!((total("profit_horizon_month") - total("profit")).abs() < 0.02, "{name}");
        }
        let best = &results.ranking[0];
        assert!((best.horizon_month.unwrap().profit.mean.unwrap() - best.profit.mean.unwrap()).abs() < 0.02);
    }
}
