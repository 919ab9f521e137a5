//! What providers, groups and skills say of promises, quality, settling in, projects and absence.
//!
//! In: their tables. Out: facts of [`crate::centre::agency`]. What a provider says reaches all of its groups that do not say
//! otherwise, what a group says all of its skills; of quality each key by itself.

use crate::centre::agency::{Absence, Learning, Projects, Promised, Quality, Settles};
use crate::centre::group::Skill;
use crate::centre::{Calendar, ProviderId};
use crate::document::{At, Table};
use crate::said::{SaidValue, said};
use crate::scenario::without_effect::of_key;
use crate::scenario::{groups, keys};
use crate::units::{Span, Time};

/// Most projects that an agent may be said to hold, if the scenario sets no cap.
const MOST_PROJECTS: u32 = 10;
/// Longer handle times than so many times as long are a slip of the pen.
const MOST_TIMES: f64 = 100.0;

/// What a provider says for all of its groups.
#[derive(Clone, Debug, Default)]
pub struct House {
    /// What it promises, where a group has no roster.
    pub promise: Option<Promised>,
    quality: Said,
    learning: Option<Learning>,
}

/// What all providers say, by [`ProviderId`].
#[derive(Clone, Debug, Default)]
pub struct Houses(Vec<House>);

impl Houses {
    /// Reads `promise`, `quality` and `ramp` of every provider.
    pub fn read(root: &At<'_>, calendar: &Calendar) -> Houses {
        let Some(node) = root.node().get("providers") else { return Houses::default() };
        let providers = root.below("providers", node);
        if !providers.is_table() {
            return Houses::default();
        }
        let Some(table) = providers.table() else { return Houses::default() };
        let of = |at: At<'_>| {
            let below = |key: &str| at.node().get(key).map(|node| at.below(key, node));
            House {
                promise: below("promise").and_then(|at| promised(&at)),
                quality: below("quality").and_then(|at| said(&at)).unwrap_or_default(),
                learning: below("ramp").and_then(|at| learning(&at, calendar, false)),
            }
        };
        Houses(table.named().into_iter().map(|(_, _, at)| of(at)).collect())
    }

    /// What one provider says.
    pub fn of(&self, provider: ProviderId) -> House {
        self.0.get(provider.index()).cloned().unwrap_or_default()
    }
}

/// Quality as far as one table says it.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    conversion: Option<f64>,
    resolved: Option<f64>,
    order_error: Option<f64>,
}

impl Said {
    fn or(self, wider: Said) -> Said {
        Said {
            conversion: self.conversion.or(wider.conversion),
            resolved: self.resolved.or(wider.resolved),
            order_error: self.order_error.or(wider.order_error),
        }
    }

    fn whole(self) -> Quality {
        let usual = Quality::default();
        Quality {
            conversion_factor: self.conversion.unwrap_or(usual.conversion_factor),
            resolved_factor: self.resolved.unwrap_or(usual.resolved_factor),
            order_error_chance: self.order_error.unwrap_or(usual.order_error_chance),
        }
    }
}

/// `{ conversion_factor = 0.85, resolved_factor = 0.95, order_error_chance = 0.03 }`.
fn said(at: &At<'_>) -> Option<Said> {
    let table = at.table()?;
    let conversion = keys::maybe(&table, "conversion_factor", |at| at.number(0.0, MOST_TIMES));
    let resolved = keys::maybe(&table, "resolved_factor", |at| at.number(0.0, MOST_TIMES));
    let order_error = keys::maybe(&table, "order_error_chance", At::share);
    table.finish();
    Some(Said { conversion: conversion?, resolved: resolved?, order_error: order_error? })
}

/// Gives a group's skills what their tables, the group and its provider say of quality, learning and projects; `clients` is
/// how many others the group serves.
pub fn skilled(
    table: &Table<'_>,
    mut skills: Vec<Skill>,
    house: &House,
    calendar: &Calendar,
    clients: Option<Option<u32>>,
) -> Option<Vec<Skill>> {
    let of_group = keys::or(table, "quality", Said::default(), said);
    let learns = keys::maybe(table, "learning", |at| learning(at, calendar, false));
    let projects = keys::maybe(table, "projects", |at| projects(at, clients));
    let tables = table.maybe("skills").filter(At::is_table);
    let (of_group, learns) = (of_group?.or(house.quality), learns?.or(house.learning));
    let slower = projects?.map_or(1.0, |projects| projects.factor());
    let mut sure = true;
    for skill in &mut skills {
        (skill.quality, skill.learning) = (of_group.whole(), learns);
        skill.handle_time_factor *= slower;
    }
    let own = tables.as_ref().and_then(At::table).map(|table| table.named()).unwrap_or_default();
    for (skill, (_, _, at)) in skills.iter_mut().zip(own) {
        if let Some(node) = at.node().get("quality") {
            let said = said(&at.below("quality", node));
            sure &= said.is_some();
            skill.quality = said.unwrap_or_default().or(of_group).whole();
        }
        if let Some(node) = at.node().get("learning") {
            let learning = learning(&at.below("learning", node), calendar, true);
            sure &= learning.is_some();
            skill.learning = learning;
        }
    }
    sure.then_some(skills)
}

/// `{ factor = 1.35, settles_in = "30d" }`, or `settles_in_contacts = 500`.
fn learning(at: &At<'_>, calendar: &Calendar, by_skill: bool) -> Option<Learning> {
    let table = at.table()?;
    let factor = keys::need(&table, "factor", |at| at.positive(MOST_TIMES));
    let time = keys::maybe(&table, "settles_in", At::span_above_zero);
    let contacts = keys::maybe(&table, "settles_in_contacts", |at| at.positive(1e9));
    let since_at = table.maybe("since");
    let since = since_at.as_ref().map_or(Some(Time::START), |at| since(at, calendar));
    if table.maybe("settles_in").is_none() && table.maybe("settles_in_contacts").is_none() {
        table.expect(
            &["settles_in", "settles_in_contacts"],
            "say when it settles: \"settles_in\" (\"30d\") or \"settles_in_contacts\" (500)",
        );
        table.finish();
        return None;
    }
    table.finish();
    let settles = match (time?, contacts?) {
        (Some(time), None) => Settles::Within { time, since: since? },
        (None, Some(contacts)) => {
            if let Some(at) = since_at {
                at.problem("practice counts from the start of the calendar; `since` belongs to `settles_in`");
                return None;
            }
            Settles::Contacts(contacts)
        }
        _ => {
            at.problem("give either \"settles_in\" or \"settles_in_contacts\", not both");
            return None;
        }
    };
    Some(Learning { factor: factor?, settles, by_skill })
}

/// The first midnight of a date, which may lie before the calendar.
fn since(at: &At<'_>, calendar: &Calendar) -> Option<Time> {
    let date = at.date()?;
    let Some(first) = calendar.days.first() else { return Some(Time::START) };
    let days = (date - first.date).get_days();
    Some(Time(Span::hours(24).0 * i64::from(days)))
}

/// `{ held = 5, cap = 7, slowdown = 0.04 }`.
fn projects(at: &At<'_>, clients: Option<Option<u32>>) -> Option<Projects> {
    let table = at.table()?;
    let cap = keys::or(&table, "cap", MOST_PROJECTS, |at| at.count(1, 1000));
    let slowdown = keys::or(&table, "slowdown", 0.0, |at| at.number(0.0, 1.0));
    let held = match (table.maybe("held"), clients) {
        (Some(at), _) => at.count(1, 1000),
        (None, Some(clients)) => clients.map(|clients| clients.saturating_add(1)),
        (None, None) => {
            table.need("held");
            None
        }
    };
    table.finish();
    let (cap, slowdown, held) = (cap?, slowdown?, held?);
    if held > cap {
        at.problem(format!(
            "an agent holds {held} projects, more than the cap of {cap}; take fewer clients, or say a larger `cap`"
        ));
        return None;
    }
    if held > 1 && slowdown <= 0.0 {
        of_key(at, "slowdown").warn(said!(
            "warn-projects-without-slowdown",
            "{held} projects without a `slowdown` make nothing longer; write, for example, slowdown = 0.04, or remove `projects`",
            held = SaidValue::number(held),
        ));
    }
    Some(Projects { held, slowdown })
}

/// `{ per_point = 0.004, above = 0.85 }`.
pub fn absence(at: &At<'_>) -> Option<Absence> {
    let table = at.table()?;
    let per_point = keys::need(&table, "per_point", At::share);
    let above = keys::or(&table, "above", 0.85, At::share);
    table.finish();
    Some(Absence { per_point: per_point?, above: above? })
}

/// `{ answer_within = "20s", share = 0.80, kept_on = 0.9 }`.
pub fn promised(at: &At<'_>) -> Option<Promised> {
    let table = at.table()?;
    let answer_within = keys::need(&table, "answer_within", At::span);
    let share = keys::need(&table, "share", |at| share_to_reach(at, "everybody, always, takes agents without end"));
    let kept_on = keys::or(&table, "kept_on", 0.9, |at| share_to_reach(at, "every day takes agents without end"));
    let at_least = keys::maybe(&table, "at_least", |at| at.count(0, groups::MOST_AGENTS));
    let shift = keys::maybe(&table, "shift", |at| {
        let span = at.span_above_zero()?;
        if span > Span::hours(24) {
            at.problem(format!("a shift of {span} is longer than a day"));
            return None;
        }
        Some(span)
    });
    table.finish();
    Some(Promised {
        answer_within: answer_within?,
        share: share?,
        kept_on: kept_on?,
        at_least: at_least?,
        shift: shift?,
    })
}

/// A share above 0 and below 1.
fn share_to_reach(at: &At<'_>, why_not_all: &str) -> Option<f64> {
    let share = at.share()?;
    if share <= 0.0 {
        at.problem("a promise of nothing is none; write a share above 0");
        return None;
    }
    if share >= 1.0 {
        at.problem(format!("{why_not_all}; write a share below 1, such as 0.99"));
        return None;
    }
    Some(share)
}
