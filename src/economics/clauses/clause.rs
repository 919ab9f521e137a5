//! What a clause is: facts to units, units to a quantity, a quantity to money.
//!
//! In: facts of one provider. Out: units while they arrive, lines when a month is priced. Knows no table of clauses.

use std::fmt::Debug;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Fact, Month, Priced, Told, Used};
use crate::economics::window::Window;
use crate::said::Said;

/// Which part of the order of evaluation a clause belongs to; later stages may look at the rounded lines of earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// What the provider did, by the unit.
    Usage,
    /// On top of it, by the hour of day, the day or the kind of contact.
    Surcharge,
    /// Volumes that were agreed upon: more and less than them.
    Band,
    /// A discount in the first months.
    Ramp,
    /// Fixed and one-off amounts, and what is passed through.
    Fixed,
    /// Shortfalls: differences of rounded totals, of which fixed amounts may be a part.
    Minimum,
    /// Bonus and malus on a base of rounded lines.
    Credit,
}

impl Stage {
    /// Whether its lines pay for agents' work: what minimums cover and credits are reckoned on if they do not say.
    pub fn is_work(self) -> bool {
        self <= Stage::Ramp
    }
}

/// Over what a clause adds up its units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Buckets {
    /// A billing month.
    #[default]
    Month,
    /// A day.
    Day,
    /// An interval of the calendar.
    Interval,
}

/// One counter of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// The quantity's name, under which a month that was not simulated gives it: `logged_in_hours`.
    pub name: &'static str,
    /// Units counted for one of the quantity: an hour is so many microseconds.
    pub per: i64,
}

/// Something that is counted for a clause within a window: what is told to [`Clause::hear`].
#[derive(Clone, Debug)]
pub struct Meter {
    /// Who counts.
    pub clause: Arc<dyn Clause>,
    /// When and for whom: every one of them must admit it.
    pub windows: Vec<Window>,
    /// The clause that it counts again, whose quantity it has; none for a quantity of its own.
    pub copies: Option<String>,
}

/// Rounded lines that a clause is reckoned on. A line brings along those that follow it, and its part of the ramp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base<'a> {
    /// None.
    Nothing,
    /// All that pay for agents' work.
    Work,
    /// These.
    Named(&'a [String]),
}

/// What one more unit of work costs, at the price of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marginal {
    /// For a minute on the line.
    Minute(Decimal),
    /// For an answered contact.
    Contact(Decimal),
    /// For a sale.
    Order(Decimal),
    /// For an hour of an agent.
    Hour(Decimal),
}

/// A clause of a contract.
///
/// While facts arrive a clause turns each into units of its own, integers; the units of a month are added up and priced
/// when the replication is over.
pub trait Clause: Debug + Send + Sync {
    /// Its place in the order of evaluation.
    fn stage(&self) -> Stage;

    /// The unit of its quantity.
    fn unit(&self) -> &'static str;

    /// Which facts it counts.
    fn hears(&self) -> &'static [Fact] {
        &[]
    }

    /// What one more unit costs, before any tier, for those who judge single contacts; none where a unit has no price.
    fn marginal(&self) -> Option<Marginal> {
        None
    }

    /// What it counts of them; not empty where it hears any.
    fn counters(&self) -> &[Counter] {
        &[]
    }

    /// Over what it adds up.
    fn buckets(&self) -> Buckets {
        Buckets::Month
    }

    /// What else is counted for it, besides its own counters within its own window.
    fn meters(&self) -> Vec<Meter> {
        Vec::new()
    }

    /// Turns a fact into units. Called while facts arrive: it must not allocate.
    fn hear(&self, _fact: &Told<'_>, _units: &mut [i64]) {}

    /// How much of its unit a month had, after its roundings.
    fn quantity(&self, _used: &Used<'_>, _month: &Month<'_>) -> Decimal {
        Decimal::ZERO
    }

    /// Money for a quantity of its unit, not rounded.
    fn amount(&self, quantity: Decimal, month: &Month<'_>) -> Decimal;

    /// Its lines in a month: the first under its own name, the others under the names that [`Clause::derived`] gives.
    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let quantity = self.quantity(used, month);
        vec![Priced { quantity, amount: self.amount(quantity, month) }]
    }

    /// Names of lines that follow its own, each a kind of its own.
    fn derived(&self) -> Vec<(String, &'static str)> {
        Vec::new()
    }

    /// Paid once for all, not each month.
    fn is_once(&self) -> bool {
        false
    }

    /// What of `amount`, its own line, is paid once for all.
    fn once(&self, amount: Decimal) -> Decimal {
        if self.is_once() { amount } else { Decimal::ZERO }
    }

    /// Months of the contract after which it no longer changes with their number.
    fn settled_after(&self) -> u32 {
        u32::from(self.is_once())
    }

    /// What is paid for each unit of the vendor's own cost, where it is reckoned on that.
    fn on_cost(&self) -> Option<Decimal> {
        None
    }

    /// Of all clauses of its kind only the cheapest of a month is charged.
    fn is_choice(&self) -> bool {
        false
    }

    /// The line that it limits, and to what quantity: what is above is its own to price.
    fn limits(&self, _month: &Month<'_>) -> Option<(&str, Decimal)> {
        None
    }

    /// The rounded lines that it is reckoned on.
    fn base(&self) -> Base<'_> {
        Base::Nothing
    }

    /// Its part as a bonus or malus, if it is one.
    fn credit(&self) -> Option<&dyn Credit> {
        None
    }

    /// Units that a month leaves to the next.
    fn carries(&self) -> bool {
        false
    }

    /// The line whose volume it agrees upon.
    fn covers(&self) -> Option<&str> {
        None
    }

    /// The measure that its credit is for.
    fn credits(&self) -> Option<&str> {
        None
    }

    /// Figures that it needs and calls do not give: `qa`.
    fn figures(&self) -> Vec<String> {
        Vec::new()
    }

    /// What it says, in the phrases of a quote, money in the contract's currency.
    fn terms(&self) -> Vec<Said>;

    /// The same clause with the clause called `name` replaced, where it refers to it.
    fn with(&self, _name: &str, _clause: &Arc<dyn Clause>) -> Option<Arc<dyn Clause>> {
        None
    }

    /// What could be agreed upon instead, in words.
    fn alternatives(&self) -> Vec<(Said, Arc<dyn Clause>)> {
        Vec::new()
    }
}

/// A bonus or malus on a base of rounded lines; all of a contract are capped together.
pub trait Credit {
    /// The malus at most, as a share of its base, with that of the contract's other credits.
    fn cap(&self) -> Option<Decimal>;

    /// How much of a malus is earned back in a month: a share, 0 to 1; none where the contract knows no such thing.
    fn earned_back(&self, used: &Used<'_>, month: &Month<'_>) -> Option<Decimal>;
}
