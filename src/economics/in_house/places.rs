//! Where agents sit and what they work with: seats, equipment, licences.
//!
//! In: `seats`, `equipment`, `platform`, `crm` of `[providers.X.costs]`; peak, heads and minutes. Out: lines. People at home
//! need no seats; on a rented platform equipment becomes a licence.

use rust_decimal::Decimal;

use super::cost_sheet::CostSheet;
use super::keys::{amount, need, number, optional, or};
use super::month::{INBOUND_MINUTES, Need, OUTBOUND_MINUTES, SEATS};
use super::{key, required};
use crate::centre::provider::Kind;
use crate::document::{At, Key, Table, variant};
use crate::economics::money::unit_price;

/// The keys of this family.
pub const KEYS: &[Key] = &[
    key("seats", "{ price_per_month }", "a place in the room: most agents on duty at once; none at home")
        .with(&[required("price_per_month", "money", "of each")]),
    key(
        "equipment",
        "{ price, months, per }",
        "spread over its life, for each seat or, with per = \"head\", each agent; none in the cloud",
    )
    .with(&[
        required("price", "money", "of one"),
        required("months", "number 1 to 1200", "of its life"),
        key("per", "\"seat\" or \"head\"", "for whom it is bought (seat if not said)"),
    ]),
    key(
        "platform",
        "{ named | concurrent | per_minute }",
        "licence of each agent and supervisor, of each seat, or by connected minute",
    )
    .with(LICENCE),
    key("crm", "{ named | concurrent | per_minute }", "the same for the customers' file").with(LICENCE),
];

const LICENCE: &[Key] = &[
    key("named", "money", "a month, for each head and supervisor; or"),
    key("concurrent", "money", "a month, for each seat; or"),
    key("per_minute", "money a minute", "for each connected minute"),
];

/// For whom equipment is bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Shared: the most on duty at once.
    Seat,
    /// Everybody's own.
    Head,
}

/// Equipment over its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equipment {
    /// Price of one set.
    pub price: Decimal,
    /// Life in months.
    pub months: Decimal,
    /// For whom.
    pub per: Per,
}

/// A licence and its price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence {
    /// A month for each agent and supervisor.
    Named(Decimal),
    /// A month for each of the most agents on duty at once.
    Concurrent(Decimal),
    /// By minute that a contact was connected to an agent.
    PerMinute(Decimal),
}

/// Seats and what stands on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Price of a seat for a month.
    pub seats: Option<Decimal>,
    /// Equipment.
    pub equipment: Option<Equipment>,
    /// Licence of the platform.
    pub platform: Option<Licence>,
    /// Licence of the customers' file.
    pub crm: Option<Licence>,
}

/// Reads the keys of this family; the caller finishes the table.
pub fn read(table: &Table<'_>) -> Option<Places> {
    let seats = optional(table, "seats", seats);
    let equipment = optional(table, "equipment", equipment);
    let platform = optional(table, "platform", licence);
    let crm = optional(table, "crm", licence);
    Some(Places { seats: seats?, equipment: equipment?, platform: platform?, crm: crm? })
}

fn seats(at: &At<'_>) -> Option<Decimal> {
    let table = at.table()?;
    let price = need(&table, "price_per_month", amount);
    table.finish();
    price
}

fn equipment(at: &At<'_>) -> Option<Equipment> {
    const PER: [(&str, Per); 2] = [("seat", Per::Seat), ("head", Per::Head)];
    let table = at.table()?;
    let price = need(&table, "price", amount);
    let months = need(&table, "months", number(1.0, 1200.0));
    let per = or(&table, "per", Per::Seat, |at| at.one_of(&PER));
    table.finish();
    Some(Equipment { price: price?, months: months?, per: per? })
}

/// A kind of licence: its name, how its price is read, what it becomes.
type LicenceKind = (&'static str, fn(&At<'_>) -> Option<Decimal>, fn(Decimal) -> Licence);

fn licence(at: &At<'_>) -> Option<Licence> {
    const KINDS: [LicenceKind; 3] = [
        ("named", amount, Licence::Named),
        ("concurrent", amount, Licence::Concurrent),
        ("per_minute", unit_price, Licence::PerMinute),
    ];
    let ((_, read, made), price) = variant(at, "licence", &KINDS, |kind| kind.0, |_| None)?;
    read(&price).map(made)
}

impl Places {
    /// What is left of it for people of this kind.
    pub fn for_kind(self, kind: Kind) -> Places {
        match kind {
            Kind::HomeBased => Places { seats: None, ..self },
            Kind::Cloud => Places { equipment: None, ..self },
            Kind::InHouse | Kind::Outsourced => self,
        }
    }

    fn licences(&self) -> impl Iterator<Item = (&'static str, Licence)> {
        [("platform", self.platform), ("crm", self.crm)]
            .into_iter()
            .filter_map(|(name, one)| one.map(|one| (name, one)))
    }

    /// Whether the most agents on duty at once must be known.
    pub fn by_peak(&self) -> bool {
        self.needs().iter().any(|need| need.name == SEATS.name)
    }

    /// What these lines are reckoned from.
    pub fn needs(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        if self.seats.is_some() {
            needs.push(Need::of("seats", SEATS));
        }
        if self.equipment.is_some_and(|equipment| equipment.per == Per::Seat) {
            needs.push(Need::of("equipment", SEATS));
        }
        for (name, licence) in self.licences() {
            match licence {
                Licence::Named(_) => {}
                Licence::Concurrent(_) => needs.push(Need::of(name, SEATS)),
                Licence::PerMinute(_) => {
                    needs.extend([Need::of(name, INBOUND_MINUTES), Need::of(name, OUTBOUND_MINUTES)])
                }
            }
        }
        needs
    }

    /// Their lines; `supervisors` have licences, too.
    pub fn lines(&self, sheet: &mut CostSheet<'_>, supervisors: Decimal) {
        let (seats, heads, part) = (sheet.month.seats, sheet.heads.ceil(), sheet.part);
        if let Some(price) = self.seats {
            sheet.add("seats", seats, "seat", part.of(seats * price));
        }
        if let Some(Equipment { price, months, per }) = self.equipment {
            let (sets, unit) = if per == Per::Seat { (seats, "seat") } else { (heads, "head") };
            sheet.add("equipment", sets, unit, part.of(sets * price) / months);
        }
        for (name, licence) in self.licences() {
            let (quantity, unit, amount) = match licence {
                Licence::Named(price) => (heads + supervisors, "licence", part.of((heads + supervisors) * price)),
                Licence::Concurrent(price) => (seats, "licence", part.of(seats * price)),
                Licence::PerMinute(price) => {
                    let minutes = sheet.month.inbound_minutes + sheet.month.outbound_minutes;
                    (minutes, "min", minutes * price)
                }
            };
            sheet.add(name, quantity, unit, amount);
        }
    }
}
