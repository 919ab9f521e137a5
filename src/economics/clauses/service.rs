//! What a provider delivered, counted for credits: contacts of people that reached it, by what became of them.
//!
//! In: contacts delivered, judged contacts. Out: counters, and from them a measure by its name. A measure's definition is that of
//! the results; a provider is measured by its own clock unless the contract says the caller's.

use rust_decimal::Decimal;

use super::facts::Delivered;
use super::month::Figures;
use super::{Counter, Told, Used};
use crate::engine::facts::Fate;
use crate::units::{MICROS, Span};

/// Which clock a wait is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WhoseClock {
    /// Since the provider's agents could see it.
    Provider,
    /// Since the caller was first offered.
    Caller,
}

/// What is counted, by bucket.
pub(super) const COUNTERS: &[Counter] = &[
    Counter { name: "offered", per: 1 },
    Counter { name: "answered", per: 1 },
    Counter { name: "answered_in_time", per: 1 },
    Counter { name: "abandoned", per: 1 },
    Counter { name: "abandoned_short", per: 1 },
    Counter { name: "abandoned_in_time", per: 1 },
    Counter { name: "blocked", per: 1 },
    Counter { name: "answered_wait_seconds", per: MICROS },
    Counter { name: "answered_handle_seconds", per: MICROS },
    Counter { name: "judged", per: 1 },
    Counter { name: "resolved", per: 1 },
];

/// Measures that these counters give.
pub(super) const MEASURES: [&str; 12] = [
    "service_level",
    "service_level_of_answered",
    "service_level_less_short",
    "service_level_less_in_time",
    "service_level_with_abandons",
    "service_level_with_blocked",
    "abandonment",
    "abandonment_less_short",
    "asa",
    "handle_time",
    "resolved",
    "answered",
];

/// How contacts are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counting {
    pub(super) answer_within: Span,
    pub(super) short_abandon: Span,
    pub(super) clock: WhoseClock,
    /// Abandoned contacts that waited no longer are not in the vendor's own report, if its figures are those of the contract.
    pub(super) leaves_out: Option<Span>,
    /// Nor are contacts that waited longer.
    pub(super) waited_over: Option<Span>,
}

impl Counting {
    /// Counts a fact.
    pub(super) fn hear(&self, fact: &Told<'_>, units: &mut [i64]) {
        let Ok(units) = <&mut [i64; COUNTERS.len()]>::try_from(units) else { return };
        match fact {
            Told::Delivered(delivered) => self.delivered(delivered, units),
            Told::Judged(judged) => {
                let [.., known, resolved] = units;
                *known += i64::from(judged.resolved.is_some());
                *resolved += i64::from(judged.resolved == Some(true));
            }
            _ => {}
        }
    }

    fn delivered(&self, delivered: &Delivered<'_>, units: &mut [i64; COUNTERS.len()]) {
        let [offered, answered, in_time, abandoned, short, abandoned_in_time, blocked, waited, handled, ..] = units;
        let wait = if self.clock == WhoseClock::Caller { delivered.leg.wait } else { delivered.wait };
        let leg = delivered.leg;
        if leg.fate == Fate::Blocked {
            *blocked += 1;
            return;
        }
        if leg.fate.in_menu() {
            return;
        }
        let gave_up = !delivered.answered && matches!(leg.fate, Fate::Abandoned | Fate::Balked);
        let hidden = gave_up && self.leaves_out.is_some_and(|most| wait <= most);
        if hidden || self.waited_over.is_some_and(|most| wait > most) {
            return;
        }
        *offered += 1;
        if delivered.answered {
            *answered += 1;
            *in_time += i64::from(wait <= self.answer_within);
            *waited = waited.saturating_add(wait.0);
            *handled = handled.saturating_add(leg.handle().0);
        } else if gave_up {
            *abandoned += 1;
            *short += i64::from(wait <= self.short_abandon);
            *abandoned_in_time += i64::from(wait <= self.answer_within);
        }
    }
}

/// All rows of a month together.
pub(super) fn whole(used: &Used<'_>) -> Vec<i64> {
    (0..COUNTERS.len()).map(|counter| used.get(counter)).collect()
}

/// A number of the counters.
fn of(row: &[i64], name: &str) -> Decimal {
    let at = COUNTERS.iter().position(|counter| counter.name == name);
    Decimal::from(at.and_then(|at| row.get(at)).copied().unwrap_or(0))
}

/// Contacts offered: how much a bucket weighs.
pub(super) fn offered(row: &[i64]) -> Decimal {
    of(row, "offered")
}

/// Abandoned contacts, short ones left out where they are short by the contract.
pub(super) fn abandoned_less_short(row: &[i64]) -> Decimal {
    of(row, "abandoned") - of(row, "abandoned_short")
}

/// Offered contacts less those that gave up shortly.
pub(super) fn offered_less_short(row: &[i64]) -> Decimal {
    of(row, "offered") - of(row, "abandoned_short")
}

/// A measure of a row of counters; a figure given for the month goes before what was counted. None where nothing happened.
pub(super) fn measure(name: &str, row: &[i64], figures: &Figures) -> Option<Decimal> {
    if let Some(given) = figures.get(name) {
        return Some(*given);
    }
    let n = |name: &str| of(row, name);
    let micros = Decimal::from(MICROS);
    let (top, bottom) = match name {
        "service_level" => (n("answered_in_time"), n("offered")),
        "service_level_of_answered" => (n("answered_in_time"), n("answered")),
        "service_level_less_short" => (n("answered_in_time"), offered_less_short(row)),
        "service_level_less_in_time" => (n("answered_in_time"), n("offered") - n("abandoned_in_time")),
        "service_level_with_abandons" => (n("answered_in_time") + n("abandoned_in_time"), n("offered")),
        "service_level_with_blocked" => (n("answered_in_time"), n("offered") + n("blocked")),
        "abandonment" => (n("abandoned"), n("offered")),
        "abandonment_less_short" => (abandoned_less_short(row), offered_less_short(row)),
        "asa" => (n("answered_wait_seconds"), n("answered") * micros),
        "handle_time" => (n("answered_handle_seconds"), n("answered") * micros),
        "resolved" => (n("resolved"), n("judged")),
        "answered" => (n("answered"), n("offered")),
        _ => return None,
    };
    (!bottom.is_zero()).then(|| top / bottom)
}
