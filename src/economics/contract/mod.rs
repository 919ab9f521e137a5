//! A provider's contract: a set of clauses, read from the scenario and priced month by month.
//!
//! In: `[providers.X.contract]`; units counted by clause. Out: lines of an invoice, each rounded once. The order of the clauses
//! in the file does not matter: they are priced stage by stage, see [`Stage`].

mod bill;
mod contradictions;
mod phases;
mod read;

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::clauses::exchange::Exchange;
use super::clauses::index::Index;
use super::clauses::month::Figures;
use super::clauses::ramp::Ramp;
use super::clauses::term::Term;
use super::clauses::vat::Vat;
use super::clauses::{Base, Clause, Marginal, Stage};
use super::money::cents;
use super::window::Window;
use crate::said::{Said, SaidValue, said};

pub use bill::{Billing, Carry};

/// One clause of a contract.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its line on the invoice.
    pub name: Arc<str>,
    /// Its kind: `per_minute`.
    pub kind: &'static str,
    /// When and for which contact types it counts.
    pub window: Window,
    /// What it charges.
    pub clause: Arc<dyn Clause>,
    /// Lines that follow its own, with their kinds.
    pub derived: Vec<(Arc<str>, &'static str)>,
}

/// A contract.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The day whose month is month 1: the calendar's first if the contract does not say.
    pub starts: Date,
    /// Its clauses, by stage.
    pub entries: Vec<Entry>,
    /// The discount of the first months.
    pub ramp: Option<Ramp>,
    /// Prices that rise.
    pub index: Option<Index>,
    /// Its own currency.
    pub exchange: Option<Exchange>,
    /// VAT.
    pub vat: Option<Vat>,
    /// How long it binds.
    pub term: Option<Term>,
    /// Figures that calls do not give, as assumed: `qa`, `csat`.
    pub assumed: Figures,
}

/// A contract with one of its terms changed.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// What is changed: "paying by 6 s instead of 60 s".
    pub words: Said,
    /// The contract as it would be.
    pub contract: Contract,
}

/// Without a line, by its name.
fn without(name: &str) -> Said {
    said!("term-without", "without {what}", what = SaidValue::Line(name.to_owned()))
}

impl Contract {
    /// What one more minute, contact, order and hour of an agent cost, at the prices of the first: for judging single contacts.
    pub fn marginal(&self) -> [Decimal; 4] {
        let mut sums = [Decimal::ZERO; 4];
        for marginal in self.entries.iter().filter_map(|entry| entry.clause.marginal()) {
            let (place, price) = match marginal {
                Marginal::Minute(price) => (0, price),
                Marginal::Contact(price) => (1, price),
                Marginal::Order(price) => (2, price),
                Marginal::Hour(price) => (3, price),
            };
            sums[place] += price;
        }
        sums
    }

    /// Each clause as a quote says it: kind, name of its line, words; those that it has once last.
    pub fn terms(&self) -> Vec<(&'static str, String, Vec<Said>)> {
        let words = |entry: &Entry| match entry.window.in_words() {
            window if window.is_empty() || entry.clause.stage() == Stage::Surcharge => entry.clause.terms(),
            window => vec![said!("clause-window", "{terms}; {window}", terms = entry.clause.terms(), window = window)],
        };
        let mut terms: Vec<(&'static str, String, Vec<Said>)> =
            self.entries.iter().map(|entry| (entry.kind, entry.name.to_string(), words(entry))).collect();
        let mut once = |name: &'static str, words: Option<Vec<Said>>| {
            terms.extend(words.map(|words| (name, name.to_owned(), words)));
        };
        once("ramp", self.ramp.as_ref().map(Ramp::terms));
        once("index", self.index.as_ref().map(Index::terms));
        once("exchange", self.exchange.as_ref().map(Exchange::terms));
        once("vat", self.vat.map(Vat::terms));
        once("term", self.term.as_ref().map(Term::terms));
        terms
    }

    /// What else could be agreed upon: finer steps, no minimum, no surcharge, no index, nothing that is paid once and the like, one
    /// at a time.
    pub fn alternatives(&self) -> Vec<Alternative> {
        let mut found: Vec<Alternative> = Vec::new();
        for (index, entry) in self.entries.iter().enumerate() {
            for (words, clause) in entry.clause.alternatives() {
                let of_line =
                    || said!("term-of-line", "{line}: {term}", line = entry.name.to_string(), term = words.clone());
                let words = if *entry.name == *entry.kind { words } else { of_line() };
                found.push(Alternative { words, contract: self.replaced(index, &clause) });
            }
            // What changes with the months of the contract has a part that its beginning makes: set-up, training.
            let one_off = entry.clause.is_once() || entry.clause.settled_after() > 0;
            let optional =
                matches!(entry.clause.stage(), Stage::Surcharge | Stage::Band | Stage::Minimum | Stage::Credit);
            if (optional || one_off) && !self.is_named(&entry.name) {
                let mut contract = self.clone();
                contract.entries.remove(index);
                found.push(Alternative { words: self::without(&entry.name), contract });
            }
        }
        let mut without = |name: &str, is_there: bool, contract: &dyn Fn() -> Contract| {
            if is_there {
                found.push(Alternative { words: self::without(name), contract: contract() });
            }
        };
        without("ramp", self.ramp.is_some(), &|| Contract { ramp: None, ..self.clone() });
        without("index", self.index.is_some(), &|| Contract { index: None, ..self.clone() });
        let free = self.term.map(|term| Term { exit_fee: Decimal::ZERO, ..term });
        without("exit_fee", free != self.term, &|| Contract { term: free, ..self.clone() });
        found
    }

    /// Whether another clause is reckoned on a line.
    fn is_named(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| match entry.clause.base() {
            Base::Named(names) => names.iter().any(|named| named == name),
            _ => false,
        })
    }

    /// The contract with a clause replaced, also where others refer to it.
    fn replaced(&self, index: usize, clause: &Arc<dyn Clause>) -> Contract {
        let mut contract = self.clone();
        let Some(name) = self.entries.get(index).map(|entry| entry.name.clone()) else { return contract };
        for (at, entry) in contract.entries.iter_mut().enumerate() {
            if at == index {
                entry.clause = clause.clone();
            } else if let Some(changed) = entry.clause.with(&name, clause) {
                entry.clause = changed;
            }
        }
        contract
    }

    /// The month of the contract, from 1, that a calendar month is; 0 before it starts.
    pub fn number(&self, year: i16, month: i8) -> u32 {
        let of = |year: i16, month: i8| i64::from(year) * 12 + i64::from(month);
        let number = of(year, month) - of(self.starts.year(), self.starts.month()) + 1;
        u32::try_from(number).unwrap_or(0)
    }

    /// The first day on which leaving costs no fee to whom decides on day `today`, and the last day on which to give notice for it;
    /// none where it says no term. Nobody gives notice before today, nor before the contract begins.
    pub fn free_from(&self, today: Date) -> Option<(Date, Date)> {
        let (term, notice) = (i64::from(self.term?.months), i64::from(self.term?.notice));
        let over = self.starts.checked_add(term.months()).ok()?;
        let (by, first) = (over.checked_sub(notice.months()).ok()?, self.starts.max(today));
        if by >= first { Some((over, by)) } else { Some((first.checked_add(notice.months()).ok()?, first)) }
    }

    /// Whole months of it that are over on a day.
    pub fn months_over(&self, day: Date) -> u32 {
        let of = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let months = of(day) - of(self.starts);
        let begun = self.starts.checked_add(months.months()).is_ok_and(|turn| turn > day);
        u32::try_from(months - i64::from(begun)).unwrap_or(0)
    }

    /// Months from `today` within which leaving costs the fee of its term; from its first day if it begins later.
    pub fn months_bound(&self, today: Date) -> u32 {
        let over = self.term.and_then(|term| self.starts.checked_add(i64::from(term.months).months()).ok());
        let (Some(over), first) = (over, self.starts.max(today)) else { return 0 };
        let is_bound = |months: &u32| first.checked_add(i64::from(*months).months()).is_ok_and(|day| day < over);
        (0..).take_while(is_bound).count() as u32
    }

    /// What leaving so many months from `today` costs by its term, as the contract says it.
    pub fn exit_fee(&self, months: u32, today: Date) -> Decimal {
        let term = self.term.filter(|_| months < self.months_bound(today));
        term.map_or(Decimal::ZERO, |term| term.exit_fee)
    }

    /// What leaving so many months from `today` costs in the scenario's currency, with VAT unless it is got back.
    pub fn leaving_fee(&self, months: u32, today: Date, recoverable: bool) -> Decimal {
        let fee = self.exit_fee(months, today);
        let here = self.exchange.as_ref().map_or(fee, |exchange| cents(fee * exchange.rate(None)));
        if recoverable { here } else { here + self.vat_on(here) }
    }

    /// Whether it pays the vendor's own costs, which are then no lines besides.
    pub fn is_cost_plus(&self) -> bool {
        self.on_cost().is_some()
    }

    /// What the vendor's own cost is multiplied by where the contract pays it.
    fn on_cost(&self) -> Option<Decimal> {
        self.entries.iter().find_map(|entry| entry.clause.on_cost())
    }

    /// What the vendor's own cost comes to where the contract pays it, in the scenario's currency, with VAT unless it is got back.
    pub fn on_own_cost(&self, cost: Decimal, recoverable: bool) -> Decimal {
        let Some(factor) = self.on_cost() else { return cost };
        let net = cost * factor;
        let here = self.exchange.as_ref().map_or(net, |exchange| net * exchange.rate(None));
        if recoverable { here } else { here + self.vat_on(here) }
    }

    /// What VAT is on a net in the scenario's currency.
    pub fn vat_on(&self, net: Decimal) -> Decimal {
        self.vat.map_or(Decimal::ZERO, |vat| vat.on(net))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::economics::testing::{Shop, answered, contract, money, problems};

    #[test]
    fn lines_of_a_contract_have_names_of_their_own() {
        let twice = "[[per_contact]]\nprice = 1\n[[per_contact]]\nprice = 2";
        assert!(problems(twice).iter().any(|text| text.contains("two lines of this contract")));
        assert!(
            problems("[[per_contact]]\nprice = 1\nname = \"total\"").iter().any(|text| text.contains("by themselves"))
        );
        assert_eq!(
            contract("[[per_contact]]\nprice = 1\n[[per_contact]]\nname = \"more\"\nprice = 2").entries.len(),
            2
        );
    }

    #[test]
    fn a_contract_is_free_after_its_term_and_no_sooner_than_notice_can_be_given() {
        // The first simulated day is 2026-11-01.
        for (starts, term, months_before, bound, free_from, notice_by) in [
            ("2025-01-30", "months = 24", 21, 3, "2027-01-30", "2027-01-30"),
            ("2025-01-30", "months = 24, notice = 2", 21, 3, "2027-01-30", "2026-11-30"),
            ("2025-01-30", "months = 24, notice = 3", 21, 3, "2027-02-01", "2026-11-01"),
            ("2026-11-01", "months = 24, notice = 30", 0, 24, "2029-05-01", "2026-11-01"),
            ("2023-05-01", "months = 24, notice = 3", 42, 0, "2027-02-01", "2026-11-01"),
            ("2024-12-31", "months = 26, notice = 0", 22, 4, "2027-02-28", "2027-02-28"),
        ] {
            let contract = contract(&format!("starts = {starts}\nterm = {{ {term} }}\n[[monthly_fee]]\namount = 1"));
            let today = jiff::civil::date(2026, 11, 1);
            let (free, by) = contract.free_from(today).unwrap();
            assert_eq!((free.to_string().as_str(), by.to_string().as_str()), (free_from, notice_by), "{starts} {term}");
            assert_eq!(contract.months_over(today), months_before, "{starts}");
            assert_eq!(contract.months_bound(today), bound, "{starts}");
        }
    }

    #[test]
    fn what_is_paid_once_may_be_agreed_upon_otherwise_and_what_is_none_may_not() {
        let words = |text: &str| {
            let contract = contract(&format!("{text}\n[[per_contact]]\nprice = 1"));
            contract.alternatives().into_iter().map(|other| other.words.english()).collect::<Vec<_>>()
        };
        let once = "term = { months = 24, exit_fee = 2400 }\n[[setup_fee]]\namount = 3000\n[[setup_fee]]\nname = \"links\"\n\
                    amount = 500\n[[training_fee]]\namount = 110\nper_trainee = \"24h\"\n[[certification_fee]]\namount = 450";
        let expected = ["setup_fee", "links", "training_fee", "certification_fee", "exit_fee"];
        let mut found = words(once);
        found.sort();
        let mut expected = expected.map(|name| format!("without {name}"));
        expected.sort();
        assert_eq!(found, expected);
        assert_eq!(words("term = { months = 24, notice = 3 }\n[[monthly_fee]]\namount = 1500"), Vec::<String>::new());
    }

    #[test]
    fn every_problem_of_a_contract_is_found_at_once() {
        let found = problems(
            "strats = 2026-11-01\n[[per_minute]]\nprice = \"12\"\nincrement = 60\n[[monthly_fee]]\n[[deadline_credit]]",
        );
        assert_eq!(found.len(), 5, "{found:#?}");
    }

    #[test]
    fn a_clause_written_as_a_plain_table_is_refused_with_its_spelling() {
        assert!(problems("[per_minute]\nprice = 12").iter().any(|text| text.contains("[[...per_minute]]")));
    }

    #[test]
    fn each_line_is_rounded_once_and_the_net_is_the_sum_of_rounded_lines() {
        let text = "[[per_contact]]\nprice = 0.005\n[[per_contact]]\nname = \"again\"\nprice = 0.005";
        assert_eq!(Shop::new(text).account(|ledger| answered(ledger, "9:00", 60.0)).cost, money("0.02"));
    }
}
