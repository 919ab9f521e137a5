//! What a replication costs and earns, in decimals: invoices by contract, own cost, value, profit.
//!
//! In: `[providers.X.contract]` and `[providers.X.costs]` as text, the facts of one replication (a [`Ledger`] is a
//! [`Recorder`](crate::engine::Recorder)). Out: an [`Account`] of that replication, and over replications the [`Books`].
//! Knows no event, no queue and no file. While facts arrive it only counts integers; decimals begin when the
//! replication is over.
//!
//! Money is never binary floating point. Shares that a scenario gives as numbers become decimals as they are written
//! (0.22 is 0.22). Expectations over many orders (how many are kept, how many parcels come back) are sums of shares; they
//! are rounded to 0.01 once, when they become money.

pub mod account;
mod amounts;
pub mod books;
pub mod clauses;
pub mod contract;
mod headcount;
pub mod in_house;
pub mod invoicing;
pub mod ledger;
pub mod metering;
pub mod money;
pub mod months;
mod own_meter;
pub mod planned;
mod rostered;
mod staff;
pub mod value;
pub mod window;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod said_quantities;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod worked_invoices;
#[cfg(test)]
mod worked_invoices_whole;

pub use account::{Account, Invoice, Line, Usage};
pub use books::Books;
pub use contract::Contract;
pub use in_house::InHouse;
pub use invoicing::Invoicing;
pub use ledger::Ledger;
pub use metering::{Meters, Needed};
pub use rostered::{Rostered, busiest_week, rostered};
pub use staff::left_of_productive;

use rust_decimal::Decimal;

use crate::centre::Calendar;
use crate::document::{At, Table};
use crate::units::Span;

/// What readers of contracts need to know of the rest of the scenario.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The calendar, for windows of hours and days.
    pub calendar: &'a Calendar,
    /// Names of the contact types, by [`ContactId`](crate::centre::ContactId).
    pub contacts: &'a [String],
    /// Names of the groups, by [`GroupId`](crate::centre::GroupId).
    pub groups: &'a [String],
    /// Names of the trunks, by [`TrunkId`](crate::centre::TrunkId).
    pub trunks: &'a [String],
    /// What the provider's own report leaves out and adds, where that is said.
    pub reports: Option<Reports>,
    /// Names of the robots, by [`RobotId`](crate::centre::RobotId).
    pub robots: &'a [String],
}

/// What a vendor's own report leaves out and how it flatters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reports {
    /// Abandoned contacts that waited no longer are not in it.
    pub abandoned_within: Option<Span>,
    /// Contacts that waited longer are not in it, whatever became of them.
    pub waited_over: Option<Span>,
    /// Added to satisfaction.
    pub csat_bias: Decimal,
}

impl Reports {
    /// What it shows, for those who measure.
    pub fn shown(&self) -> crate::centre::provider::Reports {
        crate::centre::provider::Reports {
            abandoned_within: self.abandoned_within,
            waited_over: self.waited_over,
            csat_bias: money::number(self.csat_bias),
        }
    }

    /// Reads `{ leaves_out = { abandoned_within = "60s" }, csat_bias = 0.4 }`; `abandoned = true` leaves out all who gave up,
    /// `waited_over = "2m"` all who waited longer.
    fn read(at: &At<'_>) -> Option<Reports> {
        let table = at.table()?;
        let leaves_out = table.maybe("leaves_out").map_or(Some((None, None)), |at| {
            let table = at.table()?;
            let within = table.maybe("abandoned_within").map_or(Some(None), |at| at.span().map(Some));
            let over = table.maybe("waited_over").map_or(Some(None), |at| at.span().map(Some));
            let all = table.maybe("abandoned").map_or(Some(false), |at| at.bool());
            if let Some(at) = table.maybe("abandoned").filter(|_| table.has("abandoned_within")) {
                at.problem("`abandoned` leaves out all who gave up, `abandoned_within` some of them; keep one of them");
                return None;
            }
            table.finish();
            Some((if all? { Some(Span(i64::MAX)) } else { within? }, over?))
        });
        let bias = table.maybe("csat_bias").map_or(Some(0.0), |at| at.number(-100.0, 100.0));
        table.finish();
        let (abandoned_within, waited_over) = leaves_out?;
        Some(Reports { abandoned_within, waited_over, csat_bias: money::decimal(bias?) })
    }
}

/// What a provider is paid, and what its agents cost if they are our own. Without either it is free.
#[derive(Clone, Debug, Default)]
pub struct ProviderTerms {
    /// `[providers.X.contract]`.
    pub contract: Option<Contract>,
    /// `[providers.X.costs]`.
    pub costs: Option<InHouse>,
    /// `[providers.X.reports]`: what its own report leaves out and adds.
    pub reports: Option<Reports>,
}

impl ProviderTerms {
    /// Reads the keys `contract` and `costs` of a `[providers.X]` table; the caller asks for the others and finishes it.
    ///
    /// # Errors
    /// None after at least one problem has been logged.
    pub fn read(provider: &Table<'_>, reading: &Reading<'_>) -> Option<ProviderTerms> {
        let reports = provider.maybe("reports").map_or(Some(None), |at| Reports::read(&at).map(Some))?;
        let reading = &Reading { reports, ..*reading };
        let contract = provider.maybe("contract").map(|at| Contract::read(at.table()?, reading));
        let costs = provider.maybe("costs").map(|at| InHouse::read(at.table()?, reading));
        let terms = ProviderTerms {
            contract: contract.clone().flatten(),
            costs: costs.clone().flatten(),
            reports: reading.reports,
        };
        // A key that is there but could not be read has said why; the terms are then not known.
        let bad = contract.is_some_and(|read| read.is_none()) || costs.is_some_and(|read| read.is_none());
        if !bad && terms.costs.is_none() && terms.contract.as_ref().is_some_and(Contract::is_cost_plus) {
            provider.at().problem("\"cost_plus\" needs the vendor's own costs: write them as [providers.X.costs]");
            return None;
        }
        let clash = terms.clash();
        if let (Some(line), Some(at)) = (&clash, provider.maybe("contract")) {
            at.problem(format!(
                "\"{line}\" is a line of this contract and of \"costs\"; give the clause a \"name\" of its own"
            ));
        }
        (!bad && clash.is_none()).then_some(terms)
    }

    /// A line that the contract and the own costs both have; where the contract is reckoned on costs, only its lines are billed.
    fn clash(&self) -> Option<String> {
        let (contract, costs) = (self.contract.as_ref()?, self.costs.as_ref()?);
        if contract.is_cost_plus() {
            return None;
        }
        let own = costs.line_names();
        let names = contract
            .entries
            .iter()
            .flat_map(|entry| std::iter::once(&entry.name).chain(entry.derived.iter().map(|(name, _)| name)));
        names.map(|name| name.to_string()).find(|name| own.contains(name))
    }

    /// Whether bills carry VAT, so that the scenario must say whether it is got back.
    pub fn has_vat(&self) -> bool {
        self.contract.as_ref().is_some_and(|contract| contract.vat.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{At, Log, parse};
    use jiff::civil::date;

    /// The terms of a provider, and whether an error was found.
    fn read(text: &str) -> (Option<ProviderTerms>, bool) {
        let (calendar, log) = (testing::calendar(date(2026, 11, 1), 30, "UTC"), Log::new());
        let node = parse(0, text, &log);
        let terms = node.as_ref().and_then(|node| {
            let provider = At::root(node, &log).table()?;
            let terms = ProviderTerms::read(
                &provider,
                &Reading { calendar: &calendar, contacts: &[], groups: &[], trunks: &[], robots: &[], reports: None },
            );
            provider.has("kind");
            provider.finish();
            terms
        });
        (terms, log.has_errors())
    }

    #[test]
    fn a_provider_may_have_a_contract_own_costs_both_or_nothing() {
        for (text, contract, costs) in [
            ("kind = \"outsourced\"", false, false),
            ("[[contract.monthly_fee]]\namount = 1", true, false),
            ("[costs]\nwage_per_hour = 131", false, true),
            ("contract.vat.rate = 0.2\ncosts.wage_per_hour = 131", true, true),
        ] {
            let (terms, errors) = read(text);
            let found = terms.map(|terms| (terms.contract.is_some(), terms.costs.is_some()));
            assert_eq!((found, errors), (Some((contract, costs)), false), "{text}");
        }
    }

    #[test]
    fn a_line_of_the_contract_that_own_costs_have_too_asks_for_another_name() {
        let both = |name: &str| {
            format!("[[contract.monthly_fee]]\nname = \"{name}\"\namount = 1\n[costs]\nwage_per_hour = 1\nbonus = 0.1")
        };
        assert!(read(&both("bonus")).1 && read(&both("wages")).1);
        assert!(!read(&both("platform")).1 && !read(&both("fee")).1);
        // Without own costs the name is free.
        assert!(!read("[[contract.monthly_fee]]\nname = \"wages\"\namount = 1").1);
    }

    #[test]
    fn terms_that_cannot_be_read_are_not_taken_for_none() {
        for text in [
            "contract = 1",
            "costs = {}",
            "[[contract.monthly_fee]]",
            "contract.ramp = { months = [2] }",
            "[[contract.cost_plus]]\nmargin = 0.1",
        ] {
            let (terms, errors) = read(text);
            assert!(terms.is_none() && errors, "{text}");
        }
    }
}
