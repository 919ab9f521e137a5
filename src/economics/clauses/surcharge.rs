//! `surcharge`: more for nights, weekends, holidays, languages.
//!
//! In: what other clauses count, within the surcharge's own hours, days or contact types. Out: an amount on each unit, or a
//! percentage of what those units cost. Surcharges are reckoned on the clause itself, never on each other.
//!
//! Hours of agents have no contact type: a surcharge on them for `contacts` counts the time that agents gave such contacts.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::{
    CONTACTS, Clause, Context, Counter, DAYS, Fact, GROUPS, HOURS, Kind, Known, Meter, Month, Priced, Read, Stage,
    Told, Used, key, percent,
};
use crate::document::{At, Table};
use crate::economics::money::unit_price;
use crate::economics::window::Window;
use crate::said::{Said, SaidValue, said};
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "surcharge",
    summary: "more for each unit at night, on some days, for some contact types",
    keys: &[
        key("amount", "money a unit", "on each minute, hour or contact of its base; or percent"),
        key("percent", "per hundred 0 to 1000", "of what such units cost by the base clause"),
        key("base", "list of lines", "on which clauses (all that pay for a unit if not said)"),
        HOURS,
        DAYS,
        CONTACTS,
        GROUPS,
    ],
    example: "amount = 2.50\nhours = \"22:00-08:00\"",
    beside: "[[per_minute]]\nprice = 12\n",
    stage: Stage::Surcharge,
    read,
};

/// What a unit costs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum More {
    Each(Decimal),
    /// A share of its price.
    Share(Decimal),
}

/// A clause that is surcharged.
#[derive(Clone, Debug)]
struct Surcharged {
    name: String,
    clause: Arc<dyn Clause>,
    window: Window,
}

/// The clause.
#[derive(Clone, Debug)]
struct Surcharge {
    more: More,
    base: Vec<Surcharged>,
    window: Window,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let window = Window::read_all(table, context.reading);
    let more = match (table.maybe("amount"), table.maybe("percent")) {
        (Some(amount), None) => unit_price(&amount).map(More::Each),
        (None, Some(at)) => percent::read(&at, 0, 1000).map(More::Share),
        (Some(_), Some(at)) => {
            at.problem("give either \"amount\" or \"percent\", not both");
            None
        }
        (None, None) => {
            table.expect(&["amount", "percent"], "\"amount\" is missing (or \"percent\")");
            None
        }
    };
    let named = table.maybe("base");
    let names = match &named {
        Some(at) => Some(super::named_lines(at, context, Stage::Surcharge)?),
        None => None,
    };
    let (window, more) = (window?, more?);
    let base = base(named.as_ref().unwrap_or(table.at()), names.as_deref(), more, context)?;
    if window == Window::default() {
        table
            .at()
            .warn(said!("warn-on-every-unit", "has no hours, days, contacts or groups: it is charged on every unit"));
    }
    Some((window.clone(), Arc::new(Surcharge { more, base, window })))
}

/// The clauses that are surcharged, which must have one unit where each unit costs more by the same amount.
fn base(at: &At<'_>, names: Option<&[String]>, more: More, context: &Context<'_>) -> Option<Vec<Surcharged>> {
    let wanted = |known: &&Known| match names {
        Some(names) => names.contains(&known.name),
        None => matches!(known.kind, "per_minute" | "per_contact" | "per_agent_hour" | "per_resolved"),
    };
    let known: Vec<&Known> = context.lines.iter().filter(wanted).collect();
    if known.is_empty() {
        at.problem("there is no clause that pays for minutes, hours or contacts to surcharge");
        return None;
    }
    let surcharged = |known: &&Known| {
        let (window, clause) = known.read.clone()?;
        Some(Surcharged { name: known.name.clone(), clause, window })
    };
    let base: Vec<Surcharged> = known.iter().map(surcharged).collect::<Option<_>>()?;
    let units: Vec<&str> = base.iter().map(|one| one.clause.unit()).collect();
    if matches!(more, More::Each(_)) && units.iter().any(|unit| Some(unit) != units.first()) {
        let names: Vec<String> = base.iter().map(|one| format!("\"{}\" ({})", one.name, one.clause.unit())).collect();
        at.problem(format!(
            "an amount is for units of one kind, but it would be on {}; name them in \"base\"",
            names.join(" and ")
        ));
        return None;
    }
    Some(base)
}

/// The time that agents gave contacts, for hours that are surcharged by contact type.
#[derive(Clone, Debug)]
struct HandlingTime;

impl Clause for HandlingTime {
    fn stage(&self) -> Stage {
        Stage::Usage
    }

    fn unit(&self) -> &'static str {
        "h"
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Contact]
    }

    fn counters(&self) -> &[Counter] {
        const HANDLING: &[Counter] = &[Counter { name: "handling_hours", per: Span::hours(1).0 }];
        HANDLING
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        if let (Told::Contact(leg), [time, ..]) = (fact, units) {
            *time = time.saturating_add(leg.handle().0);
        }
    }

    fn quantity(&self, used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::from(used.get(0)) / Decimal::from(Span::hours(1).0)
    }

    fn amount(&self, _quantity: Decimal, _month: &Month<'_>) -> Decimal {
        Decimal::ZERO
    }

    fn terms(&self) -> Vec<Said> {
        Vec::new()
    }
}

impl Surcharge {
    /// Counts what a clause counts, within this window too.
    fn within(&self, one: &Surcharged) -> Meter {
        let by_contact =
            one.clause.hears().iter().any(|fact| matches!(fact, Fact::Contact | Fact::Sale | Fact::Judged));
        if self.window.contacts.is_none() || by_contact {
            return Meter {
                clause: one.clause.clone(),
                windows: vec![one.window.clone(), self.window.clone()],
                copies: None,
            };
        }
        Meter { clause: Arc::new(HandlingTime), windows: vec![one.window.clone(), self.window.clone()], copies: None }
    }

    /// Units of the `nth` base within the window.
    fn units(&self, nth: usize, one: &Surcharged, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        self.within(one).clause.quantity(&used.of(1 + nth), month)
    }
}

impl Clause for Surcharge {
    fn stage(&self) -> Stage {
        Stage::Surcharge
    }

    fn unit(&self) -> &'static str {
        self.base.first().map_or("", |one| one.clause.unit())
    }

    fn meters(&self) -> Vec<Meter> {
        let mut meters: Vec<Meter> = self.base.iter().map(|one| self.within(one)).collect();
        if matches!(self.more, More::Share(_)) {
            // What all of the base costs tells what a part of it does.
            let whole = |one: &Surcharged| Meter {
                clause: one.clause.clone(),
                windows: vec![one.window.clone()],
                copies: Some(one.name.clone()),
            };
            meters.extend(self.base.iter().map(whole));
        }
        meters
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        self.base.iter().enumerate().map(|(nth, one)| self.units(nth, one, used, month)).sum()
    }

    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal {
        match self.more {
            More::Each(amount) => quantity * super::month::Indexed::on(month.indexed, amount),
            More::Share(_) => Decimal::ZERO,
        }
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        let More::Share(share) = self.more else {
            return vec![Priced { quantity, amount: self.amount(quantity, month) }];
        };
        let mut amount = Decimal::ZERO;
        for (nth, one) in self.base.iter().enumerate() {
            let all = one.clause.quantity(&used.of(1 + self.base.len() + nth), month);
            if !all.is_zero() {
                let part = self.units(nth, one, used, month) / all;
                amount += one.clause.amount(all, month) * part * share;
            }
        }
        vec![Priced { quantity, amount }]
    }

    fn terms(&self) -> Vec<Said> {
        let names: Vec<&str> = self.base.iter().map(|one| one.name.as_str()).collect();
        vec![match self.more {
            More::Each(amount) => said!(
                "clause-more-each",
                "{amount} a {unit} more {window}",
                amount = SaidValue::number(amount),
                unit = self.unit(),
                window = self.window.in_words()
            ),
            More::Share(share) => said!(
                "clause-more-of",
                "{share} of {lines} more {window}",
                share = percent::said(share),
                lines = super::lines(names.iter().copied()),
                window = self.window.in_words()
            ),
        }]
    }

    fn with(&self, name: &str, clause: &Arc<dyn Clause>) -> Option<Arc<dyn Clause>> {
        let mut changed = self.clone();
        let mut found = false;
        for one in changed.base.iter_mut().filter(|one| one.name == name) {
            one.clause = clause.clone();
            found = true;
        }
        found.then(|| Arc::new(changed) as Arc<dyn Clause>)
    }
}
