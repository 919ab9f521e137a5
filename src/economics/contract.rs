//! A provider's contract: a set of clauses, read from the scenario and priced month by month.
//!
//! In: `[providers.X.contract]`; units metered by clause. Out: lines of an invoice, each rounded once, and VAT. The order of
//! the clauses in the file does not matter: what is used is priced first, then fixed amounts, then minimums, which look at
//! rounded lines.

use std::sync::Arc;

use jiff::civil::Date;

use super::Reading;
use super::account::Line;
use super::clauses::vat::Vat;
use super::clauses::{CLAUSES, Clause, Context, Kind, LATER, Stage};
use super::in_house;
use super::money::cents;
use super::months::Part;
use super::window::Window;
use crate::document::{At, Table, Value};
use crate::units::shown;

/// One clause of a contract.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its line on the invoice.
    pub name: Arc<str>,
    /// When and for which contact types it counts.
    pub window: Window,
    /// What it charges.
    pub clause: Arc<dyn Clause>,
}

/// A contract.
#[derive(Clone, Debug, Default)]
pub struct Contract {
    /// The first day of month 1, if it is not the calendar's.
    pub starts: Option<Date>,
    /// Its clauses in the order of the invoice: by usage, minimums, fixed.
    pub entries: Vec<Entry>,
    /// VAT.
    pub vat: Option<Vat>,
}

/// Names of lines that the invoice itself has.
const RESERVED: [&str; 3] = ["net", "vat", "total"];

impl Contract {
    /// Reads a contract and finishes its table.
    ///
    /// # Errors
    /// None after at least one problem has been logged.
    pub fn read(table: Table<'_>, reading: &Reading<'_>) -> Option<Contract> {
        let starts = table.maybe("starts").map_or(Some(None), |at| at.date().map(Some));
        let vat = table.maybe("vat").map_or(Some(None), |at| Vat::read(at.table()?).map(Some));
        let lists: Vec<(&Kind, Option<Vec<At<'_>>>)> =
            CLAUSES.iter().filter_map(|kind| table.maybe(kind.name).map(|at| (kind, list(&at, kind)))).collect();
        let later = refuse_later(&table);
        let lines: Vec<(String, &'static str)> = lists
            .iter()
            .flat_map(|(kind, ats)| ats.iter().flatten().map(|at| (name_of(at, kind), kind.name)))
            .collect();
        let mut taken: Vec<String> = Vec::new();
        let mut entries: Vec<Option<Entry>> = Vec::new();
        for (kind, ats) in &lists {
            let Some(ats) = ats else {
                entries.push(None);
                continue;
            };
            for at in ats {
                entries.push(entry(at, kind, reading, &lines, &mut taken));
            }
        }
        table.finish();
        let mut entries: Vec<Entry> = entries.into_iter().collect::<Option<_>>()?;
        later?;
        entries.sort_by_key(|entry| match entry.clause.stage() {
            Stage::Usage => 0,
            Stage::Minimum => 1,
            Stage::Fixed => 2,
        });
        Some(Contract { starts: starts?, entries, vat: vat? })
    }

    /// The lines of a month, in the order of the clauses: `units` of each, metered.
    pub fn lines(&self, units: &[i64], part: Part) -> Vec<Line> {
        let mut lines: Vec<Option<Line>> = vec![None; self.entries.len()];
        for stage in [Stage::Usage, Stage::Fixed, Stage::Minimum] {
            let earlier: Vec<Line> = lines.iter().flatten().cloned().collect();
            for ((entry, line), units) in self.entries.iter().zip(&mut lines).zip(units) {
                if entry.clause.stage() == stage {
                    let priced = entry.clause.price(*units, part, &earlier);
                    let (quantity, amount) = (priced.quantity, cents(priced.amount));
                    *line = Some(Line { name: entry.name.clone(), quantity, unit: entry.clause.unit(), amount });
                }
            }
        }
        lines.into_iter().flatten().collect()
    }
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

fn entry(
    at: &At<'_>,
    kind: &Kind,
    reading: &Reading<'_>,
    lines: &[(String, &'static str)],
    taken: &mut Vec<String>,
) -> Option<Entry> {
    let table = at.table()?;
    let named = table.maybe("name");
    let name = match &named {
        Some(at) => at.name()?.to_owned(),
        None => kind.name.to_owned(),
    };
    let place = named.as_ref().unwrap_or(at);
    let mut fine = true;
    if RESERVED.contains(&name.as_str()) || in_house::LINES.contains(&name.as_str()) {
        place.problem(format!("\"{}\" is a line that invoices have by themselves; choose another name", shown(&name)));
        fine = false;
    }
    if taken.contains(&name) {
        place.problem(format!(
            "two lines of this contract are called \"{}\"; give this one a \"name\" of its own",
            shown(&name)
        ));
        fine = false;
    }
    let read = (kind.read)(&table, &Context { reading, lines, own_name: &name });
    table.finish();
    let (window, clause) = read?;
    let name_line: Arc<str> = name.as_str().into();
    taken.push(name);
    fine.then_some(Entry { name: name_line, window, clause })
}

/// Refuses clauses of contracts that this version does not price, and names that no contract knows.
fn refuse_later(table: &Table<'_>) -> Option<()> {
    let mut fine = Some(());
    for (key, _, at) in table.named() {
        if let Some(name) = LATER.iter().find(|name| **name == key) {
            table.has(name);
            at.problem(format!("\"{name}\" is not priced by this version"));
            fine = None;
        }
    }
    fine
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
    fn every_problem_of_a_contract_is_found_at_once() {
        let found = problems(
            "strats = 2026-11-01\n[[per_minute]]\nprice = \"12\"\nincrement = 60\n[[monthly_fee]]\n[[sms]]\nprice = 1",
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
