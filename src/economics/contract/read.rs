//! Reading a contract: its clauses, each under a name of its own, and what it has once.
//!
//! In: `[providers.X.contract]`. Out: a [`Contract`], or every problem of it.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Contract, Entry, contradictions};
use crate::document::{At, Table, Value};
use crate::economics::Reading;
use crate::economics::clauses::exchange::Exchange;
use crate::economics::clauses::index::Index;
use crate::economics::clauses::month::Figures;
use crate::economics::clauses::ramp::Ramp;
use crate::economics::clauses::term::Term;
use crate::economics::clauses::vat::Vat;
use crate::economics::clauses::{CLAUSES, Context, Kind, Known};
use crate::units::shown;

/// Names of lines that the invoice itself has.
const RESERVED: [&str; 8] = ["net", "vat", "total", "exchange", "ramp", "index", "term", super::bill::CARRIED];

impl Contract {
    /// Reads a contract and finishes its table.
    ///
    /// # Errors
    /// None after at least one problem has been logged.
    pub fn read(table: Table<'_>, reading: &Reading<'_>) -> Option<Contract> {
        let first = reading.calendar.days.first().map(|day| day.date).unwrap_or_default();
        let starts = table.maybe("starts").map_or(Some(first), |at| {
            let date = at.date()?;
            if (date.year(), date.month()) > (first.year(), first.month()) {
                at.problem(format!(
                    "the contract starts after the calendar, on {first}; start the calendar later or leave this out"
                ));
                return None;
            }
            Some(date)
        });
        let lists: Vec<(&Kind, Option<Vec<At<'_>>>)> =
            CLAUSES.iter().filter_map(|kind| table.maybe(kind.name).map(|at| (kind, list(&at, kind)))).collect();
        let mut clauses = Clauses::new(&lists);
        for (kind, ats) in &lists {
            match ats {
                Some(ats) => ats.iter().for_each(|at| clauses.read(at, kind, reading)),
                None => clauses.entries.push(None),
            }
        }
        let places = lists.iter().flat_map(|(_, ats)| ats.iter().flatten());
        let read: Vec<(&At<'_>, &Entry)> =
            places.zip(&clauses.entries).filter_map(|(at, entry)| Some((at, entry.as_ref()?))).collect();
        let agreed = contradictions::none(&read);
        let context = |own_name| Context { reading, lines: &clauses.known, own_name };
        let ramp = table.maybe("ramp").map_or(Some(None), |at| Ramp::read(at.table()?, &context("ramp")).map(Some));
        let index = table.maybe("index").map_or(Some(None), |at| Index::read(at.table()?, &context("index")).map(Some));
        let exchange = table.maybe("exchange").map_or(Some(None), |at| Exchange::read(at.table()?).map(Some));
        let vat = table.maybe("vat").map_or(Some(None), |at| Vat::read(at.table()?).map(Some));
        let term = table.maybe("term").map_or(Some(None), |at| Term::read(at.table()?).map(Some));
        let assumed = table.maybe("assumed").map_or(Some(Figures::new()), |at| figures(&at));
        table.finish();
        let mut entries: Vec<Entry> = clauses.entries.into_iter().collect::<Option<_>>()?;
        agreed?;
        entries.sort_by_key(|entry| entry.clause.stage());
        Some(Contract {
            starts: starts?,
            entries,
            ramp: ramp?,
            index: index?,
            exchange: exchange?,
            vat: vat?,
            term: term?,
            assumed: assumed?,
        })
    }
}

/// `assumed = { qa = 93, csat = 4.6 }`: figures that calls do not give.
fn figures(at: &At<'_>) -> Option<Figures> {
    let table = at.table()?;
    let read = table.names().into_iter().map(|(name, _, at)| Some((name.to_owned(), at.money(Decimal::ZERO)?)));
    let read: Vec<Option<(String, Decimal)>> = read.collect();
    read.into_iter().collect()
}

/// The clauses of one kind.
fn list<'a>(at: &At<'a>, kind: &Kind) -> Option<Vec<At<'a>>> {
    if at.is_table() {
        at.problem(format!(
            "a contract may have several clauses of a kind: write [[...{0}]], or {0} = [{{ ... }}]",
            kind.name
        ));
        return None;
    }
    let list = at.list()?;
    if list.len() > 1000 {
        at.problem("expected at most 1000 clauses of a kind");
        return None;
    }
    Some(list)
}

/// The name of a clause that has not been read yet.
fn name_of(at: &At<'_>, kind: &Kind) -> String {
    match at.node().get("name").map(|node| &node.value) {
        Some(Value::Text(name)) => name.clone(),
        _ => kind.name.to_owned(),
    }
}

/// The clauses read so far.
struct Clauses {
    known: Vec<Known>,
    next: usize,
    taken: Vec<String>,
    entries: Vec<Option<Entry>>,
}

impl Clauses {
    fn new(lists: &[(&Kind, Option<Vec<At<'_>>>)]) -> Clauses {
        let known = lists.iter().flat_map(|(kind, ats)| {
            ats.iter().flatten().map(|at| Known { name: name_of(at, kind), kind: kind.name, read: None })
        });
        Clauses { known: known.collect(), next: 0, taken: Vec::new(), entries: Vec::new() }
    }

    /// Reads the next clause.
    fn read(&mut self, at: &At<'_>, kind: &Kind, reading: &Reading<'_>) {
        let own = self.next;
        self.next += 1;
        let entry = self.entry(at, kind, reading);
        if let Some(entry) = &entry {
            if let Some(known) = self.known.get_mut(own) {
                known.read = Some((entry.window.clone(), entry.clause.clone()));
            }
            let derived = entry.derived.iter().map(|(name, kind)| Known { name: name.to_string(), kind, read: None });
            self.known.extend(derived);
        }
        self.entries.push(entry);
    }

    fn entry(&mut self, at: &At<'_>, kind: &Kind, reading: &Reading<'_>) -> Option<Entry> {
        let table = at.table()?;
        let named = table.maybe("name");
        let name = match &named {
            Some(at) => at.name()?.to_owned(),
            None => kind.name.to_owned(),
        };
        let mut fine = self.take(named.as_ref().unwrap_or(at), &name);
        let read = (kind.read)(&table, &Context { reading, lines: &self.known, own_name: &name });
        table.finish();
        let (window, clause) = read?;
        let derived = clause.derived();
        for (name, _) in &derived {
            fine &= self.take(at, name);
        }
        let derived = derived.into_iter().map(|(name, kind)| (name.as_str().into(), kind)).collect();
        let name: Arc<str> = name.as_str().into();
        fine.then_some(Entry { name, kind: kind.name, window, clause, derived })
    }

    /// Takes a name for a line; false, and a problem, if it has an owner.
    fn take(&mut self, place: &At<'_>, name: &str) -> bool {
        if RESERVED.contains(&name) {
            place.problem(format!(
                "\"{}\" is a line that invoices have by themselves; choose another name",
                shown(name)
            ));
            return false;
        }
        if self.taken.iter().any(|taken| taken == name) {
            place.problem(format!(
                "two lines of this contract are called \"{}\"; give this one a \"name\" of its own",
                shown(name)
            ));
            return false;
        }
        self.taken.push(name.to_owned());
        true
    }
}
