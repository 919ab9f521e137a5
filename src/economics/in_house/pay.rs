//! What agents are paid: wages by the hour or by the month, overtime, premiums, bonus.
//!
//! In: the keys of `[providers.X.costs]` about pay; hours and heads of a month. Out: lines, and the wage of an hour.
//! Knows no tax and nobody who is not an agent.

use rust_decimal::Decimal;

use super::cost_sheet::CostSheet;
use super::keys::{amount, number, optional, or};
use super::month::{HEADS, Need, OVERTIME_HOURS, OwnMonth, PAID_HOURS, PRODUCTIVE_HOURS};
use super::{LINES, key, required};
use crate::document::{At, Key, Table};
use crate::economics::Reading;
use crate::economics::money::{decimal, unit_price};
use crate::economics::months::Part;
use crate::economics::window::Window;

/// More heads than people: what work after the calendar's end comes to if almost nothing of the month is covered.
const MOST_HEADS: i64 = 1_000_000_000_000;
/// Most premiums of one provider.
const MOST_PREMIUMS: usize = 100;

/// The keys of this family.
pub const KEYS: &[Key] = &[
    key("wage_per_hour", "money", "wage of every paid hour; or"),
    key("wage_per_month", "money", "wage of whole heads"),
    key("hours_per_month", "number 1 to 744", "paid hours of a head in a full month (168 if not said)"),
    key(
        "overtime",
        "number 0 to 10",
        "hours worked past the end of shifts cost this many hours' wages (within paid hours if not said)",
    ),
    key(
        "premiums",
        "list of { name, share, hours, days, groups }",
        "share of the wage on top of hours within a window",
    )
    .with(&[
        required("name", "name", "of its line"),
        required("share", "number 0 to 10", "of an hour's wage"),
        key("hours", "hours", "within these hours"),
        key("days", "days or holidays", "on these days"),
        key("groups", "list of groups", "of these groups"),
    ]),
    key("bonus", "number 0 to 5", "of agents' wages"),
];

/// How agents are paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wage {
    /// Each paid hour.
    PerHour(Decimal),
    /// Heads by the month: paid hours / `hours_per_month`, rounded up.
    PerMonth(Decimal),
}

/// More for hours at certain times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Premium {
    /// Its line.
    pub name: String,
    /// Share of the hour's wage on top of it.
    pub share: Decimal,
    /// When it is paid.
    pub window: Window,
}

impl Premium {
    /// The name of the quantity that it multiplies: `night_hours`.
    pub fn quantity(&self) -> String {
        format!("{}_hours", self.name)
    }
}

/// Pay of agents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pay {
    /// How agents are paid.
    pub wage: Wage,
    /// Paid hours of one head in a full month.
    pub hours_per_month: Decimal,
    /// Hours' wages for an hour past the end of a shift; without it such hours are paid like all others.
    pub overtime: Option<Decimal>,
    /// By time of day and day.
    pub premiums: Vec<Premium>,
    /// Share of agents' wages.
    pub bonus: Option<Decimal>,
}

/// Reads the keys of this family; the caller finishes the table.
pub fn read(table: &Table<'_>, reading: &Reading<'_>) -> Option<Pay> {
    let wage = wage(table);
    let hours = or(table, "hours_per_month", Decimal::from(168), number(1.0, 744.0));
    let overtime = optional(table, "overtime", number(0.0, 10.0));
    let premiums = or(table, "premiums", Vec::new(), |at| premiums(at, reading));
    let bonus = optional(table, "bonus", number(0.0, 5.0));
    Some(Pay { wage: wage?, hours_per_month: hours?, overtime: overtime?, premiums: premiums?, bonus: bonus? })
}

fn wage(table: &Table<'_>) -> Option<Wage> {
    let hourly = table.maybe("wage_per_hour").map(|at| (unit_price(&at).map(Wage::PerHour), at));
    let monthly = table.maybe("wage_per_month").map(|at| amount(&at).map(Wage::PerMonth));
    match (hourly, monthly) {
        (Some((hourly, _)), None) => hourly,
        (None, Some(monthly)) => monthly,
        (Some((_, at)), Some(_)) => {
            at.problem("give either \"wage_per_hour\" or \"wage_per_month\", not both");
            None
        }
        (None, None) => {
            table.expect(&["wage_per_hour", "wage_per_month"], "\"wage_per_hour\" is missing (or \"wage_per_month\")");
            None
        }
    }
}

fn premiums(at: &At<'_>, reading: &Reading<'_>) -> Option<Vec<Premium>> {
    let list = at.list()?;
    if list.len() > MOST_PREMIUMS {
        at.problem(format!("expected at most {MOST_PREMIUMS} premiums"));
        return None;
    }
    let mut taken: Vec<&str> = Vec::new();
    let read: Vec<Option<Premium>> = list.iter().map(|one| premium(one, reading, &mut taken)).collect();
    read.into_iter().collect()
}

fn premium<'a>(at: &At<'a>, reading: &Reading<'_>, taken: &mut Vec<&'a str>) -> Option<Premium> {
    let table = at.table()?;
    let named = table.need("name");
    let name = named.as_ref().and_then(|at| at.name());
    let share = table.need("share").and_then(|at| at.number(0.0, 10.0));
    let window = Window::read_times(&table, reading);
    let when = ["hours", "days", "groups"];
    if !when.into_iter().any(|key| table.has(key)) {
        table.expect(
            &when,
            "say when or to whom: \"hours\" (\"22:00-06:00\"), \"days\" (\"sun, holidays\") or \"groups\"",
        );
        table.finish();
        return None;
    }
    table.finish();
    let (name, place) = (name?, named?);
    if taken.contains(&name) || LINES.contains(&name) || ["net", "vat", "total", "productive", "paid"].contains(&name) {
        place.problem(format!("there is a line \"{name}\" already; give this premium a name of its own"));
        return None;
    }
    taken.push(name);
    Some(Premium { name: name.to_owned(), share: decimal(share?), window: window? })
}

impl Pay {
    /// What these lines are reckoned from.
    pub fn needs(&self) -> Vec<Need> {
        let mut needs =
            vec![Need::of("wages", PRODUCTIVE_HOURS), Need::of("wages", PAID_HOURS), Need::of("wages", HEADS)];
        needs.push(Need::of(if self.overtime.is_some() { "overtime" } else { "wages" }, OVERTIME_HOURS));
        needs.extend(self.premiums.iter().map(|premium| Need {
            line: premium.name.clone(),
            name: premium.quantity(),
            unit: "h",
            summary: "hours worked within the premium's window",
            optional: false,
        }));
        needs
    }

    /// The wage of one hour.
    pub fn hourly(&self) -> Decimal {
        match self.wage {
            Wage::PerHour(wage) => wage,
            Wage::PerMonth(wage) => wage / self.hours_per_month,
        }
    }

    /// Paid hours without those that overtime pays.
    pub(super) fn hours(&self, month: &OwnMonth) -> Decimal {
        if self.overtime.is_some() { month.paid } else { month.paid + month.overtime_paid }
    }

    /// Agents employed: paid hours / `hours_per_month` of the covered part; whole ones where they are paid by the month.
    pub fn heads(&self, month: &OwnMonth, part: Part) -> Decimal {
        // Never more than MOST_HEADS, to keep products in range.
        let heads =
            month.heads.unwrap_or_else(|| self.full_time(self.hours(month), part)).min(Decimal::from(MOST_HEADS));
        if matches!(self.wage, Wage::PerMonth(_)) { heads.ceil() } else { heads }
    }

    /// Full-time agents who are paid so many hours in a part of a month.
    pub fn full_time(&self, hours: Decimal, part: Part) -> Decimal {
        // Twelve decimals, so that a sum of thirds that makes a whole is not rounded up to one more.
        (hours * part.days / (self.hours_per_month * part.covered)).round_dp(12)
    }

    /// Wages, which come first.
    pub fn wages(&self, sheet: &mut CostSheet<'_>) {
        let (hours, heads) = (self.hours(sheet.month), sheet.heads);
        match self.wage {
            Wage::PerHour(wage) => sheet.add("wages", hours, "h", hours * wage),
            Wage::PerMonth(wage) => sheet.add("wages", heads, "head", sheet.part.of(heads * wage)),
        }
    }

    /// What is paid on top of wages.
    pub fn extras(&self, sheet: &mut CostSheet<'_>) {
        let hourly = sheet.hourly;
        if let Some(factor) = self.overtime {
            let hours = sheet.month.overtime;
            sheet.add("overtime", hours, "h", hours * hourly * factor);
        }
        for (premium, hours) in self.premiums.iter().zip(&sheet.month.premium_hours) {
            sheet.add("premiums", *hours, "h", *hours * hourly * premium.share);
            sheet.rename(&premium.name);
        }
        if let Some(share) = self.bonus {
            let wages = sheet.amount("wages");
            sheet.add("bonus", wages, "money", wages * share);
        }
    }
}
