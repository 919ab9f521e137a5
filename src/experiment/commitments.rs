//! What an option binds to before anybody calls: people to employ and terms of leaving.
//!
//! In: an option whose rosters are known. Out: own people by provider and what leaving each contract comes to. All of it follows
//! from the scenario: nothing is simulated.

use crate::centre::ProviderId;
use crate::centre::agency::Settles;
use crate::centre::provider::Kind;
use crate::economics::money::number;
use crate::economics::{Contract, InHouse, rostered};
use crate::results::{Decision, Exit, OwnPeople, SettlingIn};
use crate::scenario::settling::{Settling, found};
use crate::scenario::{Scenario, Vat};
use crate::units::Time;

/// What one option binds to; its name is not known here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Commitments {
    /// Own people by provider.
    pub people: Vec<OwnPeople>,
    /// What leaving each contract comes to.
    pub exits: Vec<Exit>,
    /// Who is paid and settles in while the calendar runs.
    pub settling: Vec<SettlingIn>,
    /// Whether a contract charges VAT.
    pub has_vat: bool,
}

/// What a scenario binds to.
pub fn of(scenario: &Scenario) -> Commitments {
    let providers = scenario.model.centre.providers.iter().zip(&scenario.terms).enumerate();
    let mut found = Commitments::default();
    for (index, (provider, terms)) in providers {
        let id = ProviderId(index as u16);
        if provider.kind != Kind::Outsourced {
            found.people.extend(people(scenario, id, terms.costs.as_ref()));
        }
        if terms.contract.is_some() || terms.costs.is_some() {
            found.settling.extend(settling(scenario, id, &provider.name));
        }
        if let Some(contract) = &terms.contract {
            found.has_vat |= contract.vat.is_some();
            found.exits.push(Exit { provider: provider.name.clone(), ..exit(scenario, contract) });
        }
    }
    found
}

/// Own people of a provider; none where its rosters have nobody.
fn people(scenario: &Scenario, provider: ProviderId, costs: Option<&InHouse>) -> Option<OwnPeople> {
    let centre = &scenario.model.centre;
    let rostered = rostered(centre, provider, Time::START + scenario.run.warm_up);
    if rostered.at_once == 0 {
        return None;
    }
    let hiring = costs.and_then(|costs| costs.people.hiring);
    let lead = hiring.map(|hiring| hiring.lead_time).filter(|lead| lead.0 > 0);
    let lead_days = lead.map(|lead| lead.in_seconds() / 86_400.0);
    let settled = centre.groups.iter().filter(|group| group.provider == provider);
    let settled = settled.flat_map(|group| &group.skills).filter_map(|skill| match skill.learning?.settles {
        Settles::Within { time, .. } => Some(time.in_seconds() / 86_400.0),
        Settles::Contacts(_) => None,
    });
    Some(OwnPeople {
        option: String::new(),
        provider: centre.providers.get(provider.index()).map(|provider| provider.name.clone()).unwrap_or_default(),
        heads: rostered.heads(costs.map(|costs| costs.pay.hours_per_month)),
        to_employ: None,
        at_once: f64::from(rostered.at_once),
        heads_today: hiring.and_then(|hiring| hiring.heads_today).map(number),
        lead_days,
        hire_by: hiring
            .zip(centre.calendar.days.first())
            .and_then(|(hiring, day)| hiring.by(day.date))
            .map(|day| day.to_string()),
        training_hours: costs.map_or(0.0, |costs| number(costs.people.new_agent.training_hours)),
        settled_after_days: settled.max_by(f64::total_cmp),
    })
}

/// How a provider's people settle in, those of the group whose days simulated differ most from the horizon's.
fn settling(scenario: &Scenario, provider: ProviderId, name: &str) -> Option<SettlingIn> {
    let centre = &scenario.model.centre;
    let skills = centre.groups.iter().filter(|group| group.provider == provider).flat_map(|group| &group.skills);
    let learning = skills.filter_map(|skill| skill.learning);
    let found = learning.filter_map(|learning| found(&learning, &centre.calendar, &scenario.run, &scenario.decision));
    let apart = |one: &Settling| (one.now - one.later).abs();
    let most = found.reduce(|most, next| if apart(&next) > apart(&most) { next } else { most })?;
    Some(SettlingIn {
        option: String::new(),
        provider: name.to_owned(),
        now: most.now,
        later: most.later,
        since: most.since.map(|date| date.to_string()),
    })
}

/// What leaving a contract comes to.
fn exit(scenario: &Scenario, contract: &Contract) -> Exit {
    let today = scenario.model.centre.calendar.date_of(Time::START + scenario.run.warm_up);
    let recoverable = scenario.decision.vat == Some(Vat::Recoverable);
    let fee_after = |months: u32| number(contract.leaving_fee(months, today, recoverable));
    let term = contract.term;
    let free = contract.free_from(today);
    Exit {
        option: String::new(),
        provider: String::new(),
        months: term.map_or(0, |term| term.months),
        notice: term.map_or(0, |term| term.notice),
        starts: contract.starts.to_string(),
        months_before: contract.months_over(today),
        fee: fee_after(0),
        at_horizon: fee_after(scenario.decision.horizon()),
        free_from: free.map(|(day, _)| day.to_string()),
        notice_by: free.map(|(_, by)| by.to_string()),
    }
}

/// What the options start from and bind to, each by its name.
pub fn decision(scenario: &Scenario, options: &[(&str, &Commitments)]) -> Decision {
    let names = |option: &str| options.iter().any(|(name, _)| *name == option);
    let days = &scenario.model.centre.calendar.days;
    let vat = match scenario.decision.vat {
        Some(Vat::Recoverable) => "recoverable",
        _ => "cost",
    };
    let people = |(option, bound): &(&str, &Commitments)| {
        let named = |one: &OwnPeople| OwnPeople { option: (*option).to_owned(), ..one.clone() };
        bound.people.iter().map(named).collect::<Vec<OwnPeople>>()
    };
    let exits = |(option, bound): &(&str, &Commitments)| {
        let named = |one: &Exit| Exit { option: (*option).to_owned(), ..one.clone() };
        bound.exits.iter().map(named).collect::<Vec<Exit>>()
    };
    let settling = |(option, bound): &(&str, &Commitments)| {
        let named = |one: &SettlingIn| SettlingIn { option: (*option).to_owned(), ..one.clone() };
        bound.settling.iter().map(named).collect::<Vec<SettlingIn>>()
    };
    Decision {
        today: scenario.decision.today.clone().filter(|today| names(today)),
        require: scenario.decision.is_required.then(|| scenario.decision.require.name().to_owned()),
        first_day: days.first().map(|day| day.date.to_string()).unwrap_or_default(),
        vat: options.iter().any(|(_, bound)| bound.has_vat).then(|| vat.to_owned()),
        people: options.iter().flat_map(people).collect(),
        exits: options.iter().flat_map(exits).collect(),
        settling: options.iter().flat_map(settling).collect(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::experiment::{Threads, promise};
    use crate::scenario::load;

    const SHOP: &str = "format = 1\ncurrency = \"UAH\"\n[calendar]\nstart = 2026-11-01\ndays = 30\nopen = \"09:00-17:00\"\n\
        [decision]\nhorizon = \"12mo\"\nvat = \"cost\"\ntoday = \"own\"\n\
        [contacts.calls]\narrivals.poisson = { per_hour = 12 }\ntalk_time = \"130s\"\npatience = \"5m\"\n\
        [providers.shop]\nkind = \"in_house\"\n\
        [providers.shop.costs]\nwage_per_hour = 100\nhours_per_month = 160\nhiring = { lead_time = \"28d\", heads_today = 2 }\n\
        new_agent = { recruiting = 1000, training_hours = 80 }\n\
        [providers.alfa]\nkind = \"outsourced\"\n[providers.alfa.contract]\nstarts = 2026-02-01\n\
        term = { months = 24, notice = 3, exit_fee = 20000 }\nvat = { rate = 0.2 }\n\
        [[providers.alfa.contract.per_minute]]\nprice = 10\n\
        [groups.own]\nprovider = \"shop\"\nskills = [\"calls\"]\nroster = { \"09:00\" = 3, \"13:00\" = 2 }\n\
        shrinkage = { leave = 0.1, sickness = 0.1 }\nlearning = { factor = 1.3, settles_in = \"30d\" }\n\
        [groups.vendor]\nprovider = \"alfa\"\nskills = [\"calls\"]\nroster = 2\n\
        [options.own]\nwithout = \"alfa\"\n[options.vendor]\nwithout = \"shop\"\n\
        [options.free]\nwithout = \"shop\"\nset = { \"decision.vat\" = \"recoverable\", \"decision.horizon\" = \"36mo\" }\n";

    fn options() -> Vec<(String, Scenario)> {
        let loaded = load("shop.toml", SHOP.as_bytes(), &Vec::new(), &[]);
        assert!(loaded.experiment.is_some(), "{:?}", loaded.problems);
        let mut options = loaded.experiment.unwrap().options;
        options.iter_mut().for_each(|(_, one)| {
            promise::size(&mut one.model, &Threads::new(Some(1))).unwrap();
        });
        options
    }

    fn decided() -> Decision {
        let options = options();
        let bound: Vec<(String, Commitments)> = options.iter().map(|(name, one)| (name.clone(), of(one))).collect();
        let borrowed: Vec<(&str, &Commitments)> = bound.iter().map(|(name, one)| (name.as_str(), one)).collect();
        decision(&options[0].1, &borrowed)
    }

    #[test]
    fn people_are_the_hours_of_the_roster_with_shrinkage_by_those_of_a_head() {
        let decided = decided();
        assert_eq!(decided.people.len(), 1);
        let own = &decided.people[0];
        // (3 x 4 + 2 x 4) hours on 30 days, a fifth of paid time off the phones: 600 / 0.8 / 160.
        assert!((own.heads - 4.6875).abs() < 1e-9, "{own:?}");
        assert_eq!((own.option.as_str(), own.provider.as_str(), own.at_once), ("own", "shop", 3.0));
        assert_eq!((own.heads_today, own.lead_days, own.training_hours), (Some(2.0), Some(28.0), 80.0));
        assert_eq!((own.hire_by.as_deref(), own.settled_after_days), (Some("2026-10-04"), Some(30.0)));
    }

    #[test]
    fn who_settles_in_while_the_calendar_runs_is_told_by_option() {
        // A third as long again at first, and learnt in 30 days: 0.3 x 10 / 30 x (1 - e^-3) over 30 days, 0.3 x 10 / 365.25 over a year.
        let decided = decided();
        assert_eq!(decided.settling.len(), 1, "{:?}", decided.settling);
        let own = &decided.settling[0];
        assert_eq!((own.option.as_str(), own.provider.as_str()), ("own", "shop"));
        assert!((own.now - 0.1 * (1.0 - libm::exp(-3.0))).abs() < 1e-9, "{own:?}");
        assert!((own.later - 3.0 / 365.25).abs() < 1e-9, "{own:?}");
        assert_eq!(own.since.as_deref(), Some("2026-09-02"));
    }

    #[test]
    fn leaving_costs_the_fee_with_tax_until_the_term_is_over() {
        let decided = decided();
        let exit = &decided.exits[0];
        assert_eq!((exit.option.as_str(), exit.months, exit.notice, exit.months_before), ("vendor", 24, 3, 9));
        // Nine months are over, the horizon ends with the 21st: 20,000 and a fifth.
        assert_eq!((exit.fee, exit.at_horizon), (24_000.0, 24_000.0));
        assert_eq!(exit.free_from.as_deref(), Some("2028-02-01"));
        assert_eq!(exit.notice_by.as_deref(), Some("2027-11-01"));
        let later = &decided.exits[1];
        assert_eq!((later.option.as_str(), later.fee, later.at_horizon), ("free", 20_000.0, 0.0));
    }

    #[test]
    fn today_s_option_is_named_where_it_is_simulated_and_vat_where_it_is_charged() {
        let decided = decided();
        assert_eq!((decided.today.as_deref(), decided.vat.as_deref()), (Some("own"), Some("cost")));
        assert_eq!(decided.first_day, "2026-11-01");
        let options = options();
        let own = of(&options[0].1);
        let alone = decision(&options[0].1, &[("vendor", &own)]);
        assert_eq!((alone.today, alone.vat), (None, None));
    }
}
