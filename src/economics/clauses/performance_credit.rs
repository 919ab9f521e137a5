//! `performance_credit`: bonus and malus on service level or any other measure.
//!
//! In: contacts delivered to the provider, counted by its own clock or the caller's; figures that calls do not give (quality,
//! satisfaction). Out: a share of a base of rounded lines, by month, or by day or interval and then in proportion to them.
//!
//! The month's figure is the ratio of its sums (`weighting = "contacts"`), or the mean of its intervals' (`"intervals"`). By day or
//! interval each has its own credit, on its part of the base: by contacts offered, or all alike.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::ladder::{CONDITION, Condition, Ladder, ONLY_IF, PER_POINT, STEPS};
use super::service::{self, Counting, WhoseClock};
use super::{
    Base, Buckets, CAP, CONTACTS, Clause, Context, Counter, Credit, Fact, Kind, Lines, Month, Priced, Read, Stage,
    Told, Used, cap, key, required,
};
use crate::document::{At, Table};
use crate::economics::money::decimal;
use crate::economics::window::Window;
use crate::said::{Said, said};
use crate::units::Span;

pub(super) const KIND: Kind = Kind {
    name: "performance_credit",
    summary: "bonus and malus on service level or any measure, in percent of a base of lines",
    keys: &[
        key("measure", "measure", "also handle_time, resolved, qa, csat (service_level if not said)"),
        key("answer_within", "duration", "in time is answered within this (20s if not said)"),
        key("short_abandon", "duration", "who gives up within this is short (5s if not said)"),
        key("clock", "\"provider\" or \"caller\"", "whose wait counts (\"provider\" if not said)"),
        STEPS,
        PER_POINT,
        ONLY_IF,
        key("base", "list of lines", "percent of what (all that pay for agents' work if not said)"),
        key("window", "\"month\", \"day\" or \"interval\"", "over what the measure is taken (month if not said)"),
        key("weighting", "\"contacts\" or \"intervals\"", "how windows weigh (contacts if not said)"),
        key("excludes", "list of \"incidents\"", "what does not count"),
        key("void_when", "{ above_forecast, by }", "no credit when more is offered than forecast × (1 + by)").with(&[
            required("above_forecast", "units a month", "the forecast of contacts"),
            key("by", "number 0 to 10", "a share of it (0 if not said)"),
        ]),
        key("figures", "\"true\" or \"reported\"", "as it was, or as the vendor's own report has it"),
        CAP,
        key("earn_back", "{ share, only_if }", "this share of a malus is given back, in a line more, if all holds")
            .with(&[
                required("share", "share", "of the malus"),
                required(
                    "only_if",
                    "{ measure, at_most or at_least } | list of { measure, at_most or at_least }",
                    "all must hold",
                )
                .with(CONDITION),
            ]),
        key("waived_in_first", "months 0 to 120", "in which no malus is due (none if not said)"),
        CONTACTS,
    ],
    example: "answer_within = \"20s\"\nsteps = [{ from = 0.85, percent = 2 }, { from = 0.80, percent = 0 }, { percent = -3 }]\ncap = 0.10",
    beside: "",
    stage: Stage::Credit,
    read,
};

/// How windows weigh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weighting {
    Contacts,
    Intervals,
}

/// A malus that is given back.
#[derive(Clone, Debug)]
pub(super) struct EarnBack {
    pub(super) share: Decimal,
    pub(super) only_if: Vec<Condition>,
}

/// More contacts than forecast void a credit.
#[derive(Clone, Copy, Debug)]
struct VoidWhen {
    forecast: Decimal,
    by: Decimal,
}

/// The clause.
#[derive(Clone, Debug)]
struct PerformanceCredit {
    name: String,
    measure: String,
    counting: Counting,
    ladder: Ladder,
    base: Lines,
    window: Buckets,
    weighting: Weighting,
    void_when: Option<VoidWhen>,
    /// Added to satisfaction by the vendor's own report.
    csat_bias: Decimal,
    cap: Option<Decimal>,
    earn_back: Option<EarnBack>,
    waived_in_first: u32,
}

fn read(table: &Table<'_>, context: &Context<'_>) -> Read {
    let contacts = Window::read_contacts(table, context.reading);
    let measure = table.maybe("measure").map_or(Some("service_level"), |at| at.name()).map(str::to_owned);
    let span = |key, usual| table.maybe(key).map_or(Some(usual), |at| at.span());
    let (within, short) = (span("answer_within", Span::seconds(20)), span("short_abandon", Span::seconds(5)));
    let clocks = [("provider", WhoseClock::Provider), ("caller", WhoseClock::Caller)];
    let clock = table.maybe("clock").map_or(Some(WhoseClock::Provider), |at| at.one_of(&clocks));
    let ladder = Ladder::read(table);
    let base = Lines::read(table, "base", context, Stage::Credit);
    let windows = [("month", Buckets::Month), ("day", Buckets::Day), ("interval", Buckets::Interval)];
    let window = table.maybe("window").map_or(Some(Buckets::Month), |at| at.one_of(&windows));
    let weightings = [("contacts", Weighting::Contacts), ("intervals", Weighting::Intervals)];
    let weighting = table.maybe("weighting").map_or(Some(Weighting::Contacts), |at| at.one_of(&weightings));
    let excludes = table.maybe("excludes").map_or(Some(()), |at| excludes(&at));
    let void_when = table.maybe("void_when").map_or(Some(None), |at| void_when(&at).map(Some));
    let reported = table.maybe("figures").map_or(Some(false), |at| at.one_of(&[("true", false), ("reported", true)]));
    let cap = cap(table);
    let earn_back = table.maybe("earn_back").map_or(Some(None), |at| earn_back(&at).map(Some));
    let waived = table.maybe("waived_in_first").map_or(Some(0), |at| at.months(0, 120));
    excludes?;
    let report = context.reading.reports.filter(|_| reported == Some(true));
    let counting = Counting {
        answer_within: within?,
        short_abandon: short?,
        clock: clock?,
        leaves_out: report.and_then(|report| report.abandoned_within),
        waited_over: report.and_then(|report| report.waited_over),
    };
    reported?;
    let clause = PerformanceCredit {
        name: context.own_name.to_owned(),
        measure: measure?,
        counting,
        ladder: ladder?,
        base: base?,
        window: window?,
        weighting: weighting?,
        void_when: void_when?,
        csat_bias: report.map_or(Decimal::ZERO, |report| report.csat_bias),
        cap: cap?,
        earn_back: earn_back?,
        waived_in_first: waived?,
    };
    Some((contacts?, Arc::new(clause)))
}

/// `["incidents"]`: nothing is excluded as long as no incident is simulated.
fn excludes(at: &At<'_>) -> Option<()> {
    let read: Vec<Option<()>> = at.list()?.iter().map(|one| one.one_of(&[("incidents", ())])).collect();
    read.into_iter().collect::<Option<Vec<()>>>().map(|_| ())
}

fn void_when(at: &At<'_>) -> Option<VoidWhen> {
    let table = at.table()?;
    let forecast = table.need("above_forecast").and_then(|at| at.money(Decimal::ZERO));
    let by = table.maybe("by").map_or(Some(0.0), |at| at.number(0.0, 10.0));
    table.finish();
    Some(VoidWhen { forecast: forecast?, by: decimal(by?) })
}

/// `{ share = 0.5, only_if = [{ measure = "qa", at_least = 92 }] }`.
pub(super) fn earn_back(at: &At<'_>) -> Option<EarnBack> {
    let table = at.table()?;
    let share = table.need("share").and_then(|at| at.share());
    let only_if = table.need("only_if").and_then(|at| {
        let list = if at.is_table() { vec![at] } else { at.list()? };
        let read: Vec<Option<Condition>> = list.iter().map(Condition::read).collect();
        read.into_iter().collect::<Option<Vec<_>>>()
    });
    table.finish();
    Some(EarnBack { share: decimal(share?), only_if: only_if? })
}

impl PerformanceCredit {
    fn figure(&self, name: &str, row: &[i64], month: &Month<'_>) -> Option<Decimal> {
        let value = service::measure(name, row, month.figures)?;
        Some(if name == "csat" { value + self.csat_bias } else { value })
    }

    /// The month's figure; none where nothing happened.
    fn value(&self, used: &Used<'_>, month: &Month<'_>) -> Option<Decimal> {
        if self.weighting == Weighting::Contacts || self.window != Buckets::Month {
            return self.figure(&self.measure, &service::whole(used), month);
        }
        let values: Vec<Decimal> = used.rows().filter_map(|row| self.figure(&self.measure, row, month)).collect();
        let count = Decimal::from(values.len());
        (!count.is_zero()).then(|| values.iter().sum::<Decimal>() / count)
    }

    fn worth(&self, value: Decimal, row: &[i64], month: &Month<'_>) -> Decimal {
        self.ladder.share(value, |measure| self.figure(measure, row, month))
    }

    /// The share of the base, windows weighed.
    fn share(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        if self.window == Buckets::Month {
            let whole = service::whole(used);
            return self.value(used, month).map_or(Decimal::ZERO, |value| self.worth(value, &whole, month));
        }
        let (mut sum, mut weights) = (Decimal::ZERO, Decimal::ZERO);
        for row in used.rows() {
            let Some(value) = self.figure(&self.measure, row, month) else { continue };
            let weight = if self.weighting == Weighting::Contacts { service::offered(row) } else { Decimal::ONE };
            sum += weight * self.worth(value, row, month);
            weights += weight;
        }
        if weights.is_zero() { Decimal::ZERO } else { sum / weights }
    }

    fn is_void(&self, used: &Used<'_>, month: &Month<'_>) -> bool {
        self.void_when.is_some_and(|void| {
            service::offered(&service::whole(used)) > month.part.of(void.forecast) * (Decimal::ONE + void.by)
        })
    }
}

impl Clause for PerformanceCredit {
    fn stage(&self) -> Stage {
        Stage::Credit
    }

    fn unit(&self) -> &'static str {
        match self.measure.as_str() {
            "asa" | "handle_time" => "s",
            "qa" | "csat" => "points",
            _ => "share",
        }
    }

    fn hears(&self) -> &'static [Fact] {
        &[Fact::Delivered, Fact::Judged]
    }

    fn counters(&self) -> &[Counter] {
        service::COUNTERS
    }

    fn buckets(&self) -> Buckets {
        if self.window == Buckets::Month && self.weighting == Weighting::Intervals {
            Buckets::Interval
        } else {
            self.window
        }
    }

    fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        self.counting.hear(fact, units);
    }

    fn base(&self) -> Base<'_> {
        self.base.base()
    }

    fn quantity(&self, used: &Used<'_>, month: &Month<'_>) -> Decimal {
        self.value(used, month).unwrap_or_default()
    }

    fn amount(&self, share: Decimal, month: &Month<'_>) -> Decimal {
        month.base * share
    }

    fn price(&self, used: &Used<'_>, month: &Month<'_>) -> Vec<Priced> {
        let mut share = if self.is_void(used, month) { Decimal::ZERO } else { self.share(used, month) };
        if month.number <= self.waived_in_first {
            share = share.max(Decimal::ZERO);
        }
        vec![Priced { quantity: self.quantity(used, month), amount: self.amount(share, month) }]
    }

    fn derived(&self) -> Vec<(String, &'static str)> {
        let name = if self.name == KIND.name { "earn_back".to_owned() } else { format!("{} earn_back", self.name) };
        self.earn_back.iter().map(|_| (name.clone(), "earn_back")).collect()
    }

    fn settled_after(&self) -> u32 {
        self.waived_in_first
    }

    fn credit(&self) -> Option<&dyn Credit> {
        Some(self)
    }

    fn credits(&self) -> Option<&str> {
        Some(&self.measure)
    }

    fn figures(&self) -> Vec<String> {
        let mut names = vec![self.measure.clone()];
        names.extend(self.ladder.conditions());
        names.extend(self.earn_back.iter().flat_map(|back| &back.only_if).map(|one| one.measure.clone()));
        names.retain(|name| !service::MEASURES.contains(&name.as_str()));
        names
    }

    fn terms(&self) -> Vec<Said> {
        let mut words = vec![said!(
            "clause-on-measure",
            "on {measure}: {ladder}, of {base}",
            measure = self.measure.as_str(),
            ladder = self.ladder.in_words(),
            base = self.base.in_words()
        )];
        if self.measure.starts_with("service_level") {
            words.push(said!("clause-within-time", "within {time}", time = self.counting.answer_within));
        }
        words.extend(self.cap.map(|cap| said!("clause-at-most", "at most {cap}", cap = super::percent::said(cap))));
        words
    }
}

impl Credit for PerformanceCredit {
    fn cap(&self) -> Option<Decimal> {
        self.cap
    }

    fn earned_back(&self, used: &Used<'_>, month: &Month<'_>) -> Option<Decimal> {
        let back = self.earn_back.as_ref()?;
        let whole = service::whole(used);
        let holds = back.only_if.iter().all(|one| one.holds(self.figure(&one.measure, &whole, month)));
        Some(if holds { back.share } else { Decimal::ZERO })
    }
}

#[cfg(test)]
mod tests;
