//! Own agents: what they cost a month, line by line.
//!
//! In: `[providers.X.costs]`; what the people did and used in a month, an [`OwnMonth`], simulated or given. Out: lines. Knows
//! no roster and no event. A family of lines is one file with its keys, its reading and its lines.
//!
//! ```toml
//! [providers.shop.costs]
//! wage_per_month  = 22000                                            # whole heads; or wage_per_hour = 131.00
//! hours_per_month = 168                                              # a head's paid hours in a full month (168 if not said)
//! overtime        = 2.0                                              # hours past the end of shifts cost two hours' wages
//! premiums        = [ { name = "night", hours = "22:00-06:00", share = 0.20 } ]
//! bonus           = 0.05                                             # of agents' wages
//! supervisors     = { per_agents = 12, wage_per_month = 34000 }      # one for every started dozen of heads
//! quality         = { per_agents = 30, wage_per_month = 30000 }      # fifteen heads need half a one
//! planners        = { people = 0.5, wage_per_month = 36000 }
//! employer_taxes  = 0.22                                             # of all pay
//! attrition       = { per_year = 0.48, method = "simple" }
//! new_agent       = { recruiting = 6000, trainer = 4000, training_hours = 80, productivity = [0.70, 0.85] }
//! seats           = { price_per_month = 2500 }                       # peak of agents on duty; none at home
//! equipment       = { price = 32000, months = 36 }                   # a seat; none in the cloud
//! platform        = { named = 1250 }                                 # or concurrent, or per_minute
//! crm             = { named = 600 }
//! lines           = { number = 14, price_per_month = 220 }
//! line_minutes    = { inbound = 0.95 }
//! robot           = { per_attempt = 0.20, per_minute = 1.80, increment = "30s" }
//! sms             = { price = 0.95 }
//! overhead        = 0.06                                             # of everything above
//! setup           = 250000                                           # once, in the first month
//! ```

mod cost_sheet;
mod keys;
pub mod month;
pub mod pay;
pub mod people;
pub mod places;
pub mod support;
pub mod telephony;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod worked_example;

use rust_decimal::Decimal;

pub use month::{Need, OwnMonth, QUANTITIES, named, on_the_line};

use self::cost_sheet::CostSheet;
use self::keys::{amount, number, optional};
use self::pay::Pay;
use self::people::People;
use self::places::Places;
use self::support::Beside;
use self::telephony::Telephony;
use super::Reading;
use super::account::Line;
use super::months::{BillingMonth, DAYS_A_MONTH, Part, joined};
use crate::centre::provider::Kind;
use crate::document::key::{key, required};
use crate::document::{Key, Table};

/// Names of the lines, in their order; premiums, by their own names, come after `overtime`.
pub const LINES: [&str; 21] = [
    "wages",
    "supervisors",
    "quality",
    "planners",
    "overtime",
    "bonus",
    "employer_taxes",
    "attrition",
    "hiring",
    "seats",
    "equipment",
    "platform",
    "crm",
    "lines",
    "inbound_minutes",
    "outbound_minutes",
    "robot_attempts",
    "robot_minutes",
    "sms",
    "overhead",
    "setup",
];

/// The keys of `[providers.X.costs]`, family by family.
pub const KEYS: &[&[Key]] = &[pay::KEYS, support::KEYS, TAXES, people::KEYS, places::KEYS, telephony::KEYS, REST];

const TAXES: &[Key] = &[key("employer_taxes", "number 0 to 5", "of all pay above")];
const REST: &[Key] = &[
    key("overhead", "number 0 to 5", "of every line above"),
    key("setup", "money", "once, in the first month; not part of overhead"),
];

/// `[providers.X.costs]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHouse {
    /// What agents are paid.
    pub pay: Pay,
    /// Who works beside them.
    pub beside: Beside,
    /// Share of all pay, 0 or more.
    pub employer_taxes: Option<Decimal>,
    /// Leaving and coming.
    pub people: People,
    /// Seats, equipment, licences.
    pub places: Places,
    /// Telephony.
    pub telephony: Telephony,
    /// Share of all other lines that come every month.
    pub overhead: Option<Decimal>,
    /// Money in the first month.
    pub setup: Option<Decimal>,
}

impl InHouse {
    /// What an hour on the phones costs in wages and what is paid on top of them, with the paid hours of those who are then not on
    /// them: the share `shrinkage` of paid time. For judging single contacts; premiums, overtime and all that is no wage left aside.
    pub fn hour_on_the_phones(&self, shrinkage: Decimal) -> Decimal {
        let left = (Decimal::ONE - shrinkage).max(Decimal::new(1, 6));
        self.pay.hourly() * (Decimal::ONE + self.employer_taxes.unwrap_or_default()) / left
    }

    /// What one more agent costs once, with its part of overhead.
    pub fn one_more(&self) -> Decimal {
        let hour = self.pay.hourly() * (Decimal::ONE + self.employer_taxes.unwrap_or_default());
        self.people.one_more(hour, self.pay.hours_per_month) * self.with_overhead()
    }

    /// What replacing an agent who left costs, as the line `attrition` has it, with its part of overhead.
    pub fn one_replaced(&self) -> Decimal {
        let hour = self.pay.hourly() * (Decimal::ONE + self.employer_taxes.unwrap_or_default());
        self.people.one_replaced(hour, self.pay.hours_per_month) * self.with_overhead()
    }

    fn with_overhead(&self) -> Decimal {
        Decimal::ONE + self.overhead.unwrap_or_default()
    }

    /// Reads `[providers.X.costs]` and finishes the table.
    ///
    /// # Errors
    /// None after at least one problem has been logged.
    pub fn read(table: Table<'_>, reading: &Reading<'_>) -> Option<InHouse> {
        let pay = pay::read(&table, reading);
        let beside = support::read(&table);
        let employer_taxes = optional(&table, "employer_taxes", number(0.0, 5.0));
        let people = people::read(&table);
        let places = places::read(&table);
        let telephony = telephony::read(&table);
        let overhead = optional(&table, "overhead", number(0.0, 5.0));
        let setup = optional(&table, "setup", amount);
        table.finish();
        Some(InHouse {
            pay: pay?,
            beside: beside?,
            employer_taxes: employer_taxes?,
            people: people?,
            places: places?,
            telephony: telephony?,
            overhead: overhead?,
            setup: setup?,
        })
    }

    /// What contradicts people of this kind, and the way out.
    pub fn contradiction(&self, kind: Kind) -> Option<&'static str> {
        let unpriced = kind == Kind::Cloud && self.places.equipment.is_some() && self.places.platform.is_none();
        unpriced.then_some(
            "in the cloud equipment becomes a licence: price it with \"platform\" = { named = ... }, { concurrent = ... } or { per_minute = ... }",
        )
    }

    /// What is left of these costs for people of this kind: no seats at home, no equipment of our own in the cloud.
    #[must_use]
    pub fn for_kind(self, kind: Kind) -> InHouse {
        InHouse { places: self.places.for_kind(kind), ..self }
    }

    /// What its lines are reckoned from, in the order of the lines; a quantity that two lines need is there twice.
    pub fn needs(&self) -> Vec<Need> {
        [self.pay.needs(), self.people.needs(), self.places.needs(), self.telephony.needs()].concat()
    }

    /// The names of its lines, in their order; every month has the same.
    pub fn line_names(&self) -> Vec<String> {
        let part = Part { covered: Decimal::ONE, days: Decimal::ONE };
        let month = OwnMonth { premium_hours: vec![Decimal::ZERO; self.pay.premiums.len()], ..OwnMonth::default() };
        self.lines(&month, part).into_iter().map(|line| line.name.to_string()).collect()
    }

    /// Months in a row: the first pays set-up, the others know how many were employed before. Months that are not billed
    /// are passed over.
    pub fn in_a_row(&self, mut months: Vec<OwnMonth>, billed: &[Option<BillingMonth>]) -> Vec<OwnMonth> {
        self.employ_over_the_turn(&mut months, billed);
        let mut before = None;
        for (month, billing) in months.iter_mut().zip(billed) {
            let Some(billing) = billing else { continue };
            (month.first, month.heads_before) = (before.is_none(), before);
            before = Some(self.heads(month, billing.part));
        }
        months
    }

    /// Nobody is hired for a piece of a month that is shorter than a week, and let go with its end: there the agents of the days on
    /// both sides of the turn of the month are employed.
    fn employ_over_the_turn(&self, months: &mut [OwnMonth], billed: &[Option<BillingMonth>]) {
        let week = Decimal::from(7);
        let counted: Vec<(usize, Decimal)> =
            billed.iter().enumerate().filter_map(|(n, month)| Some((n, month.as_ref()?.part.covered))).collect();
        for turn in joined(&counted, |(_, covered)| *covered, week).iter().filter(|turn| turn.len() > 1) {
            let days: Decimal = turn.iter().map(|(_, covered)| *covered).sum();
            let hours = turn.iter().filter_map(|(n, _)| months.get(*n)).map(|month| self.pay.hours(month)).sum();
            let heads = self.pay.full_time(hours, Part { covered: days, days: DAYS_A_MONTH });
            let short = turn.iter().filter(|(_, covered)| *covered < week);
            for (n, _) in short {
                if let Some(month) = months.get_mut(*n) {
                    month.heads = month.heads.or(Some(heads));
                }
            }
        }
    }

    /// Agents employed in a month: whole ones where they are paid by the month.
    pub fn heads(&self, month: &OwnMonth, part: Part) -> Decimal {
        self.pay.heads(month, part)
    }

    /// The lines of a month. Lines that the scenario does not price are not there.
    pub fn lines(&self, month: &OwnMonth, part: Part) -> Vec<Line> {
        let heads = self.heads(month, part);
        let mut sheet = CostSheet::new(month, part, heads, self.pay.hourly());
        self.pay.wages(&mut sheet);
        self.beside.lines(&mut sheet);
        self.pay.extras(&mut sheet);
        if let Some(share) = self.employer_taxes {
            let pay = sheet.sum();
            sheet.add("employer_taxes", pay, "money", pay * share);
        }
        self.people.lines(&mut sheet, self.employer_taxes.unwrap_or_default(), self.pay.hours_per_month);
        let supervisors = self.beside.supervisors.map_or(Decimal::ZERO, |supervisors| supervisors.people(heads));
        self.places.lines(&mut sheet, supervisors);
        self.telephony.lines(&mut sheet);
        if let Some(share) = self.overhead {
            let direct = sheet.sum();
            sheet.add("overhead", direct, "money", direct * share);
            sheet.once_by(share);
        }
        if let Some(amount) = self.setup {
            let times = Decimal::from(u8::from(month.first));
            sheet.add("setup", times, "time", times * amount);
            sheet.once();
        }
        sheet.into_lines()
    }
}
