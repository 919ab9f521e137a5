//! People who leave, and people who come: attrition, hiring for growth, what a new agent costs until he works like others.
//!
//! In: `attrition`, `hiring`, `new_agent` of `[providers.X.costs]`; heads and occupancy of a month. Out: lines. Knows no roster.
//!
//! A new agent costs recruiting, a trainer, pay while he learns, and the pay of what he does not yet do: the part that is
//! missing to 1 in each month of `productivity`. Pay includes employer taxes. For 22,000 a month of 168 h and taxes of 22 %:
//! 6,000 + 4,000 + 80 x 159.76 + (0.30 + 0.15) x 26,840 = 34,858.95.
//!
//! Monthly attrition is yearly / 12 (simple) or 1 - (1 - yearly)^(1/12) (compound). Beyond an occupancy `knee` the yearly rate
//! rises in a straight line to `at_full` at an occupancy of 1.

use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::cost_sheet::CostSheet;
use super::keys::{amount, number, optional, or};
use super::month::{Need, OCCUPANCY};
use super::{key, required};
use crate::document::{At, Key, Table};
use crate::economics::money::{decimal, number as float};
use crate::economics::months::DAYS_A_MONTH;
use crate::units::Span;

/// Most months of a new agent's learning.
const MOST_STEPS: usize = 60;

/// The keys of this family.
pub const KEYS: &[Key] = &[
    key(
        "attrition",
        "{ per_year, method, knee, at_full }",
        "leavers, each replaced by a new agent; `method` is \"simple\" or \"compound\"",
    )
    .with(&[
        required("per_year", "number 0 to 5", "share of heads that leave in a year"),
        key("method", "\"simple\" or \"compound\"", "how a month's share follows (simple if not said)"),
        key("knee", "number 0 to 0.999", "an occupancy above which more leave; with `at_full`"),
        key("at_full", "number 0 to 5", "the yearly share at an occupancy of 1"),
    ]),
    key(
        "hiring",
        "{ lead_time, heads_today }",
        "agents more than a month before (than today, in the first month) are hired and paid lead_time ahead",
    )
    .with(&[
        key("lead_time", "duration", "paid before they are needed; training lies in it (0s if not said)"),
        key("heads_today", "number 0 to 1000000", "agents before the first month"),
    ]),
    key(
        "new_agent",
        "{ recruiting, trainer, training_hours, productivity }",
        "what each new agent costs; productivity by month, 1 after the last",
    )
    .with(&[
        key("recruiting", "money", "to find one (0 if not said)"),
        key("trainer", "money", "to train one (0 if not said)"),
        key("training_hours", "number 0 to 10000", "paid hours of training (0 if not said)"),
        key("productivity", "list of shares", "of others' work, in each month after it"),
    ]),
];

/// How a yearly rate becomes a monthly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A twelfth.
    Simple,
    /// Twelve months in a row come to the year: 1 - (1 - yearly)^(1/12).
    Compound,
}

/// Who leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attrition {
    /// Share of heads that leave in a year.
    pub per_year: Decimal,
    /// How a month's share follows.
    pub method: Method,
    /// Occupancy beyond which more leave, and the yearly share at an occupancy of 1.
    pub beyond: Option<(Decimal, Decimal)>,
}

/// Growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hiring {
    /// Paid before they are needed; training lies in it.
    pub lead_time: Span,
    /// Agents employed before the first month; as many as in it if not said.
    pub heads_today: Option<Decimal>,
}

/// What a new agent costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewAgent {
    /// Money to find one.
    pub recruiting: Decimal,
    /// Money for a trainer.
    pub trainer: Decimal,
    /// Paid hours of training.
    pub training_hours: Decimal,
    /// Share of others' work in each month after it.
    pub productivity: Vec<Decimal>,
}

/// Coming and going.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Who leaves.
    pub attrition: Option<Attrition>,
    /// Who comes when more are needed.
    pub hiring: Option<Hiring>,
    /// What a new one costs.
    pub new_agent: NewAgent,
}

/// Reads the keys of this family; the caller finishes the table.
pub fn read(table: &Table<'_>) -> Option<People> {
    let attrition = optional(table, "attrition", attrition);
    let hiring = optional(table, "hiring", hiring);
    let at = table.maybe("new_agent");
    let new_agent = at.as_ref().map(new_agent);
    let used = table.has("attrition") || table.has("hiring");
    match &at {
        Some(at) if !used => {
            at.problem("nobody new comes: give \"attrition\" or \"hiring\", too");
            return None;
        }
        None if used => {
            table.expect(
                &["new_agent"],
                "say what a new agent costs: \"new_agent\" = { recruiting, trainer, training_hours, productivity }",
            );
            return None;
        }
        _ => {}
    }
    let new_agent = new_agent.map_or(Some(NewAgent::default()), |read| read);
    Some(People { attrition: attrition?, hiring: hiring?, new_agent: new_agent? })
}

fn attrition(at: &At<'_>) -> Option<Attrition> {
    const METHODS: [(&str, Method); 2] = [("simple", Method::Simple), ("compound", Method::Compound)];
    let table = at.table()?;
    let yearly = table.need("per_year");
    let per_year = yearly.as_ref().and_then(number(0.0, 5.0));
    let method = or(&table, "method", Method::Simple, |at| at.one_of(&METHODS));
    let knee = optional(&table, "knee", number(0.0, 0.999));
    let full = table.maybe("at_full");
    let at_full = full.as_ref().map_or(Some(None), |at| number(0.0, 5.0)(at).map(Some));
    table.finish();
    let (per_year, method) = (per_year?, method?);
    let beyond = match (knee?, at_full?) {
        (Some(knee), Some(most)) if most >= per_year => Some((knee, most)),
        (Some(_), Some(_)) => {
            full.as_ref().unwrap_or(at).problem("expected at least \"per_year\": busier people do not stay longer");
            return None;
        }
        (None, None) => None,
        _ => {
            at.problem("\"knee\" and \"at_full\" go together: the yearly share rises from per_year at the knee to at_full at an occupancy of 1");
            return None;
        }
    };
    let most = beyond.map_or(per_year, |(_, most)| most);
    if method == Method::Compound && most >= Decimal::ONE {
        yearly
            .as_ref()
            .unwrap_or(at)
            .problem("compound attrition stays below 1 a year; for more write method = \"simple\"");
        return None;
    }
    Some(Attrition { per_year, method, beyond })
}

fn hiring(at: &At<'_>) -> Option<Hiring> {
    let table = at.table()?;
    let lead_time = or(&table, "lead_time", Span::ZERO, |at| {
        let span = at.span()?;
        if span > Span::hours(24 * 366) {
            at.problem("expected at most 366 days");
            return None;
        }
        Some(span)
    });
    let heads_today = optional(&table, "heads_today", number(0.0, 1_000_000.0));
    table.finish();
    Some(Hiring { lead_time: lead_time?, heads_today: heads_today? })
}

fn new_agent(at: &At<'_>) -> Option<NewAgent> {
    let table = at.table()?;
    let recruiting = or(&table, "recruiting", Decimal::ZERO, amount);
    let trainer = or(&table, "trainer", Decimal::ZERO, amount);
    let training_hours = or(&table, "training_hours", Decimal::ZERO, number(0.0, 10_000.0));
    let productivity = or(&table, "productivity", Vec::new(), |at| {
        let list = at.list()?;
        if list.len() > MOST_STEPS {
            at.problem(format!("expected at most {MOST_STEPS} months"));
            return None;
        }
        let shares: Vec<Option<f64>> = list.iter().map(At::share).collect();
        shares.into_iter().map(|share| share.map(decimal)).collect()
    });
    table.finish();
    Some(NewAgent {
        recruiting: recruiting?,
        trainer: trainer?,
        training_hours: training_hours?,
        productivity: productivity?,
    })
}

impl Attrition {
    /// The share of heads that leave in a month of this occupancy.
    pub fn monthly(&self, occupancy: Decimal) -> Decimal {
        let mut yearly = self.per_year;
        if let Some((knee, most)) = self.beyond.filter(|(knee, _)| occupancy > *knee) {
            yearly += (most - self.per_year) * (occupancy.min(Decimal::ONE) - knee) / (Decimal::ONE - knee);
        }
        match self.method {
            Method::Simple => yearly / Decimal::from(12),
            Method::Compound => decimal(1.0 - libm::pow(1.0 - float(yearly), 1.0 / 12.0)).round_dp(12),
        }
    }
}

impl NewAgent {
    /// What one costs, when an hour costs `hour` with taxes and he is paid `ahead` hours before he works.
    pub fn cost(&self, hour: Decimal, hours_per_month: Decimal, ahead: Decimal) -> Decimal {
        let missing: Decimal = self.productivity.iter().map(|share| Decimal::ONE - share).sum();
        self.recruiting + self.trainer + self.training_hours.max(ahead) * hour + missing * hours_per_month * hour
    }
}

impl Hiring {
    /// The last day to hire somebody who is to work from `first` on; none without a lead time.
    pub fn by(&self, first: Date) -> Option<Date> {
        let days = (self.lead_time > Span::ZERO).then(|| libm::ceil(self.lead_time.in_seconds() / 86_400.0) as i64)?;
        first.checked_sub(days.days()).ok()
    }

    /// Paid hours of the lead time, in mean months.
    fn hours(&self, hours_per_month: Decimal) -> Decimal {
        let month = Decimal::from(Span::hours(24).0) * DAYS_A_MONTH;
        Decimal::from(self.lead_time.0) * hours_per_month / month
    }
}

impl People {
    /// What one more agent costs, found, trained and paid ahead as growth is; nothing where nobody new is priced.
    pub fn one_more(&self, hour: Decimal, hours_per_month: Decimal) -> Decimal {
        let ahead = self.hiring.map_or(Decimal::ZERO, |hiring| hiring.hours(hours_per_month));
        self.new_agent.cost(hour, hours_per_month, ahead)
    }

    /// What replacing an agent who left costs.
    pub fn one_replaced(&self, hour: Decimal, hours_per_month: Decimal) -> Decimal {
        self.new_agent.cost(hour, hours_per_month, Decimal::ZERO)
    }

    /// What these lines are reckoned from.
    pub fn needs(&self) -> Vec<Need> {
        let busy = self.attrition.is_some_and(|attrition| attrition.beyond.is_some());
        if busy { vec![Need::of("attrition", OCCUPANCY)] } else { Vec::new() }
    }

    /// Lines of leaving and coming; `taxes` is the employer's share of pay.
    pub fn lines(&self, sheet: &mut CostSheet<'_>, taxes: Decimal, hours_per_month: Decimal) {
        let hour = sheet.hourly * (Decimal::ONE + taxes);
        if let Some(attrition) = self.attrition {
            let leavers = sheet.part.of(sheet.heads * attrition.monthly(sheet.month.occupancy));
            sheet.add(
                "attrition",
                leavers,
                "leaver",
                leavers * self.new_agent.cost(hour, hours_per_month, Decimal::ZERO),
            );
        }
        if let Some(hiring) = self.hiring {
            let before = sheet.month.heads_before.or(hiring.heads_today).unwrap_or(sheet.heads);
            let new = (sheet.heads - before).max(Decimal::ZERO);
            let cost = self.new_agent.cost(hour, hours_per_month, hiring.hours(hours_per_month));
            sheet.add("hiring", new, "head", new * cost);
            // Whom the first month needs more than today is hired once; what seasons add comes again.
            if sheet.month.heads_before.is_none() {
                sheet.once();
            }
        }
    }
}
