//! A month's lines: stage by stage, each rounded once.
//!
//! In: units counted by clause in a month, the month's number and share. Out: lines in the order of an invoice, whose sum is
//! its net. What a clause or an invoice leaves to the next month is kept in [`Carry`].

use std::cell::Cell;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Contract, Entry};
use crate::economics::account::Line;
use crate::economics::clauses::month::{Figures, Indexed, Units};
use crate::economics::clauses::{Base, Month, Priced, Stage, Used, ramp};
use crate::economics::money::cents;
use crate::economics::months::Part;

/// The line of credits that are more than the rest of an invoice: it is never negative.
pub(super) const CARRIED: &str = "credit_carried";

/// The stages in which entries are priced; the ramp and credits are reckoned in their places between and after them.
const STAGES: [Stage; 5] = [Stage::Usage, Stage::Surcharge, Stage::Band, Stage::Fixed, Stage::Minimum];

/// Kinds of clauses whose prices an index does not raise, if it does not say which.
const NOT_INDEXED: [&str; 1] = ["per_order"];

/// A month to be billed.
#[derive(Clone, Copy, Debug)]
pub struct Billing<'a> {
    /// The share of it that is billed.
    pub part: Part,
    /// Month of the contract, from 1.
    pub number: u32,
    /// Figures that calls do not give, as they were in this month; what is not among them is as the contract assumes.
    pub figures: &'a Figures,
    /// What the provider's own people cost, where that is known.
    pub own_cost: Option<Decimal>,
}

/// What one month leaves to the next.
#[derive(Clone, Debug, Default)]
pub struct Carry {
    clauses: Vec<Cell<Decimal>>,
    /// Credits that no invoice has taken yet.
    pub credit: Decimal,
}

impl Carry {
    /// Nothing left from before.
    pub fn new(contract: &Contract) -> Carry {
        Carry { clauses: vec![Cell::default(); contract.entries.len()], credit: Decimal::ZERO }
    }
}

/// A line with its place in the evaluation.
struct Reckoned {
    line: Line,
    stage: Stage,
    /// The clause that it belongs to.
    of: Arc<str>,
    /// It is one of several of which one is charged.
    choice: bool,
}

/// A month as it is being reckoned.
struct Reckoning<'a> {
    contract: &'a Contract,
    billing: &'a Billing<'a>,
    figures: Figures,
    carry: &'a Carry,
    lines: Vec<Reckoned>,
    /// Position of the ramp's line.
    ramp: Option<usize>,
}

impl Contract {
    /// The lines of a month: `units` has those of each clause, by meter.
    pub fn bill(&self, units: &[Vec<Units<'_>>], billing: &Billing<'_>, carry: &mut Carry) -> Vec<Line> {
        let mut figures = self.assumed.clone();
        figures.extend(billing.figures.iter().map(|(name, value)| (name.clone(), *value)));
        let mut month = Reckoning { contract: self, billing, figures, carry, lines: Vec::new(), ramp: None };
        for stage in STAGES {
            if stage == Stage::Fixed {
                month.take_ramp();
            }
            month.price(stage, units);
        }
        month.give_credits(units);
        let mut lines = month.lines;
        // On an invoice the shortfall stands before what is fixed.
        let place = |stage: Stage| if stage == Stage::Minimum { Stage::Ramp } else { stage };
        lines.sort_by_key(|reckoned| place(reckoned.stage));
        let mut lines: Vec<Line> = lines.into_iter().map(|reckoned| reckoned.line).collect();
        self.carry_credit(&mut lines, carry);
        lines
    }

    /// An invoice is never negative: what credits are more is carried to the next.
    fn carry_credit(&self, lines: &mut Vec<Line>, carry: &mut Carry) {
        if !self.entries.iter().any(|entry| entry.clause.credit().is_some() || entry.kind == "baseline") {
            return;
        }
        let sum = lines.iter().map(|line| line.amount).sum::<Decimal>() - carry.credit;
        let left = (-sum).max(Decimal::ZERO);
        let amount = left - carry.credit;
        carry.credit = left;
        let once = Decimal::ZERO;
        lines.push(Line { name: CARRIED.into(), clause: CARRIED, quantity: left, unit: "money", amount, once });
    }

    fn indexed(&self, entry: &Entry, number: u32) -> Option<Indexed> {
        let index = self.index.as_ref()?;
        let covered = match &index.covers {
            Some(names) => names.iter().any(|name| **name == *entry.name),
            None => entry.clause.stage().is_work() && !NOT_INDEXED.contains(&entry.kind),
        };
        if covered { index.indexed(number, self.starts) } else { None }
    }
}

impl Reckoning<'_> {
    fn month<'b>(&'b self, nth: usize, entry: &Entry, carried: &'b Cell<Decimal>) -> Month<'b> {
        Month {
            part: self.billing.part,
            number: self.billing.number,
            indexed: self.contract.indexed(entry, self.billing.number),
            // Nothing is earned on a base that is itself given back.
            base: self.base(entry.clause.base()).max(if entry.clause.stage() == Stage::Credit {
                Decimal::ZERO
            } else {
                Decimal::MIN
            }),
            figures: &self.figures,
            own_cost: self.billing.own_cost,
            carried: self.carry.clauses.get(nth).unwrap_or(carried),
        }
    }

    /// The clauses of a stage, in the order of the file.
    fn price(&mut self, stage: Stage, units: &[Vec<Units<'_>>]) {
        let nothing = Cell::default();
        let contract = self.contract;
        let first = self.lines.len();
        for (nth, entry) in contract.entries.iter().enumerate().filter(|(_, entry)| entry.clause.stage() == stage) {
            let used = Used { meters: units.get(nth).map_or(&[][..], Vec::as_slice) };
            let month = self.month(nth, entry, &nothing);
            let mut priced = entry.clause.price(&used, &month);
            if let (Some(limit), Some(first)) = (self.limit(entry), priced.first_mut())
                && first.quantity > limit
            {
                *first = Priced { quantity: limit, amount: entry.clause.amount(limit, &month) };
            }
            let lines = entry.lines(&priced, &month);
            let choice = entry.clause.is_choice();
            self.lines.extend(lines.into_iter().map(|line| Reckoned { line, stage, of: entry.name.clone(), choice }));
        }
        self.choose(first);
    }

    /// Of clauses that are a choice only the cheapest is charged; the first of those that are equally cheap.
    fn choose(&mut self, first: usize) {
        let lines = self.lines.get_mut(first..).unwrap_or_default();
        let choices = lines.iter().enumerate().filter(|(_, line)| line.choice);
        let Some(best) = choices.min_by_key(|(at, line)| (line.line.amount, *at)).map(|(at, _)| at) else { return };
        for (_, line) in lines.iter_mut().enumerate().filter(|(at, line)| line.choice && *at != best) {
            (line.line.quantity, line.line.amount) = (Decimal::ZERO, cents(Decimal::ZERO));
        }
    }

    /// The quantity up to which a clause is priced by itself.
    fn limit(&self, entry: &Entry) -> Option<Decimal> {
        let nothing = Cell::default();
        self.contract.entries.iter().enumerate().find_map(|(nth, other)| {
            let (name, limit) = other.clause.limits(&self.month(nth, other, &nothing))?;
            (*name == *entry.name).then_some(limit)
        })
    }

    /// The discount of the first months, a line of its own.
    fn take_ramp(&mut self) {
        let Some(terms) = &self.contract.ramp else { return };
        let covered = self.sum(|line| self.is_ramped(line));
        let share = terms.share(self.billing.number);
        let rounded = |amount| self.billing.part.rounded(amount);
        let amount = -rounded(covered * share);
        // A discount on what is paid once is given once.
        let ramped = self.lines.iter().filter(|line| self.is_ramped(line));
        let once = -rounded(ramped.map(|line| line.line.once).sum::<Decimal>() * share);
        let name: Arc<str> = ramp::NAME.into();
        let line = Line { name: name.clone(), clause: ramp::NAME, quantity: covered, unit: "money", amount, once };
        self.ramp = Some(self.lines.len());
        self.lines.push(Reckoned { line, stage: Stage::Ramp, of: name, choice: false });
    }

    fn is_ramped(&self, line: &Reckoned) -> bool {
        let names = self.contract.ramp.as_ref().and_then(|ramp| ramp.covers.as_deref());
        line.stage < Stage::Ramp && names.is_none_or(|names| line.is_named(names))
    }

    fn sum(&self, admits: impl Fn(&Reckoned) -> bool) -> Decimal {
        self.lines.iter().filter(|line| admits(line)).map(|line| line.line.amount).sum()
    }

    /// What a clause is reckoned on: lines with what follows them and their part of the ramp.
    fn base(&self, base: Base<'_>) -> Decimal {
        let names = match base {
            Base::Nothing => return Decimal::ZERO,
            Base::Work => return self.sum(|line| line.stage.is_work()),
            Base::Named(names) => names,
        };
        let named = self.sum(|line| line.is_named(names));
        let Some(ramp) = self.ramp.and_then(|at| self.lines.get(at)).filter(|ramp| !ramp.is_named(names)) else {
            return named;
        };
        let (part, covered) =
            (self.sum(|line| self.is_ramped(line) && line.is_named(names)), self.sum(|line| self.is_ramped(line)));
        if covered.is_zero() { named } else { named + self.billing.part.rounded(ramp.line.amount * part / covered) }
    }

    /// Bonus and malus; then the caps, under which all of them are; then what is earned back.
    fn give_credits(&mut self, units: &[Vec<Units<'_>>]) {
        let (contract, nothing) = (self.contract, Cell::default());
        let credits: Vec<(usize, &Entry)> =
            contract.entries.iter().enumerate().filter(|(_, entry)| entry.clause.stage() == Stage::Credit).collect();
        let used = |nth: usize| Used { meters: units.get(nth).map_or(&[][..], Vec::as_slice) };
        let mut priced: Vec<Priced> = Vec::new();
        for (nth, entry) in &credits {
            let month = self.month(*nth, entry, &nothing);
            let first = entry.clause.price(&used(*nth), &month).into_iter().next();
            let first = first.unwrap_or(Priced { quantity: Decimal::ZERO, amount: Decimal::ZERO });
            priced.push(Priced { amount: self.billing.part.rounded(first.amount), ..first });
        }
        let caps = credits.iter().filter_map(|(_, entry)| {
            let cap = entry.clause.credit()?.cap()?;
            Some(self.billing.part.rounded(self.base(entry.clause.base()).max(Decimal::ZERO) * cap))
        });
        if let Some(most) = caps.min() {
            keep_within(most, &mut priced);
        }
        let mut lines: Vec<Reckoned> = Vec::new();
        for ((nth, entry), one) in credits.iter().zip(&priced) {
            let mut all = vec![*one];
            let month = self.month(*nth, entry, &nothing);
            if let Some(share) = entry.clause.credit().and_then(|credit| credit.earned_back(&used(*nth), &month)) {
                all.push(Priced { quantity: share, amount: -one.amount.min(Decimal::ZERO) * share });
            }
            let named = entry.lines(&all, &month).into_iter();
            lines.extend(named.map(|line| Reckoned {
                line,
                stage: Stage::Credit,
                of: entry.name.clone(),
                choice: false,
            }));
        }
        self.lines.extend(lines);
    }
}

/// Cuts maluses that are more than `most` together, each in proportion; the largest takes what rounding leaves.
fn keep_within(most: Decimal, credits: &mut [Priced]) {
    let malus = |credits: &[Priced]| -> Decimal { credits.iter().map(|one| one.amount.min(Decimal::ZERO)).sum() };
    let all = -malus(credits);
    if all <= most || all.is_zero() {
        return;
    }
    for one in credits.iter_mut().filter(|one| one.amount < Decimal::ZERO) {
        one.amount = cents(one.amount * most / all);
    }
    let left = -most - malus(credits);
    if let Some(largest) = credits.iter_mut().min_by_key(|one| one.amount) {
        largest.amount += left;
    }
}

impl Reckoned {
    fn is_named(&self, names: &[String]) -> bool {
        names.iter().any(|name| **name == *self.line.name || **name == *self.of)
    }
}

impl Entry {
    /// Its lines, rounded.
    fn lines(&self, priced: &[Priced], month: &Month<'_>) -> Vec<Line> {
        let own = (self.name.clone(), self.kind);
        let names = std::iter::once(own).chain(self.derived.iter().cloned());
        let line = |((name, clause), priced): ((Arc<str>, &'static str), &Priced)| Line {
            name,
            clause,
            quantity: priced.quantity,
            unit: if clause == self.kind { self.clause.unit() } else { "share" },
            amount: month.part.rounded(priced.amount),
            once: month.part.rounded(self.clause.once(priced.amount)),
        };
        names.zip(priced).map(line).collect()
    }
}
