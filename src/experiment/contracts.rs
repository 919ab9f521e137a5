//! Contracts beside the results: what each says in words, and where an hour costs what its minutes do.
//!
//! In: checked scenarios, results of options. Out: the parts of the results that are about contracts.

use crate::economics::books::ALL;
use crate::economics::clauses::listed;
use crate::economics::money::number;
use crate::economics::{Account, Contract};
use crate::experiment::money::months_simulated;
use crate::experiment::option::Outcome;
use crate::results::{Alternative, ClauseTerms, ContractTerms, InvoiceLine, MinutesOrHours, OptionResults};
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
                clauses: clauses(terms.contract.as_ref()?),
            })
        };
    providers.filter_map(contract).collect()
}

/// The clauses of a contract in words, in the order in which all clauses are listed.
fn clauses(contract: &Contract) -> Vec<ClauseTerms> {
    let order: Vec<&str> = listed().into_iter().map(|(name, ..)| name).collect();
    let mut terms = contract.terms();
    terms.sort_by_key(|(kind, ..)| order.iter().position(|name| name == kind).unwrap_or(order.len()));
    let words =
        |(kind, line, terms): (&'static str, String, String)| ClauseTerms { clause: kind.to_owned(), line, terms };
    terms.into_iter().map(words).collect()
}

/// What other terms would save, over replications: the same calls under both.
#[derive(Clone, Debug)]
pub struct Alternatives {
    /// Provider's place and name, and the words.
    found: Vec<(usize, String, String)>,
    savings: Vec<Paired>,
    months: f64,
}

impl Alternatives {
    /// No replication yet.
    pub fn new(scenario: &Scenario) -> Alternatives {
        let providers = scenario.model.centre.providers.iter().zip(&scenario.terms).enumerate();
        let found = providers.flat_map(|(index, (provider, terms))| {
            let others = terms.contract.as_ref().map(Contract::alternatives).unwrap_or_default();
            others.into_iter().map(move |other| (index, provider.name.clone(), other.words))
        });
        Alternatives { found: found.collect(), savings: Vec::new(), months: months_simulated(scenario) }
    }

    /// One replication more; nothing where its ledger was not asked for other terms.
    pub fn add(&mut self, account: &Account) {
        self.savings.resize(account.alternatives.len(), Paired::default());
        for ((saving, (provider, ..)), other) in self.savings.iter_mut().zip(&self.found).zip(&account.alternatives) {
            let cost = account.cost_by_provider.get(*provider).copied().unwrap_or_default();
            saving.push(number(cost) / self.months, number(*other) / self.months);
        }
    }

    /// What each would save in a month; the option's name is not known here.
    pub fn savings(&self, confidence: f64) -> Vec<Alternative> {
        let saving = |((_, provider, words), paired): (&(usize, String, String), &Paired)| Alternative {
            option: String::new(),
            provider: provider.clone(),
            terms: words.clone(),
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

/// Where a provider that bills hours costs what one does that bills minutes: every pair, each in the first option in which it worked.
///
/// u = R / (60 p ρ), see [`MinutesOrHours`]. True time is all handling (talk, hold and wrap-up), so that u stands beside the share
/// of paid time that was handling.
pub fn minutes_or_hours(options: &[(String, OptionResults)]) -> Vec<MinutesOrHours> {
    let (minutes, hours) = (billed(options, "per_minute"), billed(options, "per_agent_hour"));
    let mut pairs = Vec::new();
    for by_minute in &minutes {
        for by_hour in hours.iter().filter(|hour| hour.provider != by_minute.provider) {
            pairs.extend(pair(by_minute, by_hour, options));
        }
    }
    pairs
}

fn pair(by_minute: &Billed, by_hour: &Billed, options: &[(String, OptionResults)]) -> Option<MinutesOrHours> {
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

/// Providers that bill by this kind of clause and not by the other, in the first option in which they did.
fn billed(options: &[(String, OptionResults)], kind: &str) -> Vec<Billed> {
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
                let amount = lines.iter().filter_map(|line| line.amount.mean).sum();
                all.push(Billed { provider: provider.clone(), option: option.clone(), quantity, amount });
            }
        }
    }
    all
}
