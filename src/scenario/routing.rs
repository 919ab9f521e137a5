//! `[routing.X]`: which groups take a contact type, and what happens when they are busy.
//!
//! In: a table of one contact type. Out: its [`Rule`]s, those with hours first, then the one that always holds.
//! Without a table, a type has one pool of all groups with the skill, in file order.

use crate::centre::{ContactId, GroupId, Hours};
use crate::document::value::unknown_name;
use crate::document::words::Midnight;
use crate::document::{At, Table, shares};
use crate::routing::{Deal, Limit, Overflow, OverflowWhen, Rule, choose, deal};
use crate::scenario::able::Able;
use crate::scenario::context::Context;
use crate::scenario::keys;

/// Most contacts that a limit may name.
const MOST_CONTACTS: u32 = 1_000_000_000;

/// The groups that can take a contact type, as far as they are known.
#[derive(Clone, Copy)]
pub struct Takers<'a> {
    /// The type.
    pub contact: ContactId,
    /// Its name.
    pub name: &'a str,
    /// Who has which skill.
    pub able: &'a Able,
}

/// The rules of a type without a table of its own.
pub fn usual(takers: Takers<'_>) -> Vec<Rule> {
    vec![Rule {
        when: None,
        deal: Deal::Pool(takers.able.pool(takers.contact).to_vec()),
        overflow: Vec::new(),
        choose: &choose::longest_idle::POLICY,
        limits: Vec::new(),
        min_idle: Vec::new(),
    }]
}

/// Reads the table of one type.
pub fn read(at: &At<'_>, context: &Context<'_>, takers: Takers<'_>) -> Option<Vec<Rule>> {
    let table = at.table()?;
    let usual = usual(takers).pop()?;
    let base = rule(&table, &usual, context, takers);
    let inherited = base.clone().unwrap_or(usual);
    let timed = keys::or(&table, "when", Vec::new(), |at| {
        keys::each(at, |item| {
            let table = item.table()?;
            let when = when(&table);
            let rule = rule(&table, &inherited, context, takers);
            table.finish();
            Some(Rule { when: Some(when?), ..rule? })
        })
    });
    table.finish();
    let mut rules = timed?;
    rules.push(base?);
    Some(rules)
}

/// The hours and days of a rule.
fn when(table: &Table<'_>) -> Option<Hours> {
    let window = keys::or(table, "hours", Hours::WHOLE_DAY, |at| at.window(Midnight::Crossed));
    let days = keys::or(table, "days", [true; 7], At::weekdays);
    if !table.has("hours") && !table.has("days") {
        table.at().problem("says neither `hours` nor `days`: when does it hold?");
        return None;
    }
    let (window, days) = (window?, days?);
    Some(Hours::on_days(window, days))
}

/// The keys of a rule; what it does not say is as in `base`.
fn rule(table: &Table<'_>, base: &Rule, context: &Context<'_>, takers: Takers<'_>) -> Option<Rule> {
    let group = |at: &At<'_>| group(at, context, takers);
    let deal = deal(table, base, context, takers, group);
    let overflow =
        keys::or(table, "overflow", base.overflow.clone(), |at| keys::each(at, |item| overflow(item, group)));
    let choose = keys::or(table, "choose", base.choose, choose);
    let limits = keys::or(table, "limits", base.limits.clone(), |at| limits(at, context, takers));
    let min_idle = keys::or(table, "min_idle", base.min_idle.clone(), |at| min_idle(at, context, takers));
    let (deal, overflow, limits) = (deal?, overflow?, limits?);
    Some(Rule { when: None, deal, overflow, choose: choose?, limits, min_idle: min_idle? })
}

/// To whom contacts are dealt: by shares, to a pool, by what groups look like, by shares that are reviewed.
fn deal<'a>(
    table: &Table<'a>,
    base: &Rule,
    context: &Context<'_>,
    takers: Takers<'_>,
    group: impl Fn(&At<'a>) -> Option<GroupId>,
) -> Option<Deal> {
    let split = table.maybe("split");
    let adaptive = table.maybe("adaptive");
    let pool = table.maybe("groups");
    let policy = keys::maybe(table, "deal", by_state)?;
    let said = [("split", &split), ("adaptive", &adaptive), ("groups", &pool)];
    let said: Vec<_> = said.into_iter().filter_map(|(key, at)| at.as_ref().map(|at| (key, at))).collect();
    if let [(first, _), (second, at), ..] = said.as_slice() {
        at.problem(format!("`{first}` and `{second}` exclude each other: contacts are dealt by shares, by shares that are reviewed, or to `groups`"));
        return None;
    }
    if let (Some(_), Some(at)) = (policy, split.as_ref().or(adaptive.as_ref())) {
        at.problem("`deal` chooses among `groups` by what they look like; it has no shares");
        return None;
    }
    if let Some(at) = split {
        return self::split(&at, context, takers).map(Deal::Split);
    }
    if let Some(at) = adaptive {
        return super::adaptive::read(&at, context, group).map(Deal::Adaptive);
    }
    match (pool, policy) {
        (Some(at), Some(policy)) => Some(Deal::ByState(policy, groups(&at, group)?)),
        (None, Some(policy)) => Some(Deal::ByState(policy, base.deal.groups())),
        (Some(at), None) => groups(&at, group).map(Deal::Pool),
        (None, None) => Some(base.deal.clone()),
    }
}

/// A policy by which contacts are dealt on arrival.
fn by_state(at: &At<'_>) -> Option<&'static deal::Policy> {
    let words: Vec<(&'static str, &'static deal::Policy)> =
        deal::POLICIES.iter().map(|policy| (policy.name, *policy)).collect();
    at.one_of(&words)
}

/// `{ generalists = 1 }`: agents of a group that this type leaves free.
fn min_idle(at: &At<'_>, context: &Context<'_>, takers: Takers<'_>) -> Option<Vec<(GroupId, u32)>> {
    keys::whole(at.table()?.named().into_iter().map(|(name, place, value)| {
        let group = group_key(name, place, &value, context, takers);
        let idle = value.count(0, 100_000);
        Some((group?, idle?))
    }))
}

/// A group that has the skill.
fn group(at: &At<'_>, context: &Context<'_>, takers: Takers<'_>) -> Option<GroupId> {
    let id = context.group(at)?;
    able(at, id, context, takers)
}

fn able(at: &At<'_>, id: GroupId, context: &Context<'_>, takers: Takers<'_>) -> Option<GroupId> {
    if takers.able.lacks(takers.contact, id) {
        let name = context.names.groups.get(id.index()).map_or("", String::as_str);
        at.problem(format!(
            "the group \"{name}\" has not the skill \"{}\"; add it to groups.{name}.skills",
            takers.name
        ));
        return None;
    }
    Some(id)
}

/// A group by the key of a table.
fn group_key(
    name: &str,
    place: crate::document::Place,
    value: &At<'_>,
    context: &Context<'_>,
    takers: Takers<'_>,
) -> Option<GroupId> {
    let names = &context.names.groups;
    match names.place(name) {
        Some(found) => able(value, GroupId(found as u16), context, takers),
        None => {
            value.log().error(place, value.path(), unknown_name("group", name, names));
            None
        }
    }
}

/// `{ own = 0.6, alfa_agents = 0.4 }`.
pub fn split(at: &At<'_>, context: &Context<'_>, takers: Takers<'_>) -> Option<Vec<(GroupId, f64)>> {
    let parts = keys::whole(at.table()?.named().into_iter().map(|(name, place, value)| {
        let (group, share) = (group_key(name, place, &value, context, takers), value.share());
        Some((group?, share?))
    }))?;
    shares::are_all(at, parts.iter().map(|(_, share)| share).sum())?;
    Some(parts)
}

/// A list of groups, each once.
pub(super) fn groups<'a>(at: &At<'a>, group: impl Fn(&At<'a>) -> Option<GroupId>) -> Option<Vec<GroupId>> {
    let mut seen = Vec::new();
    let groups = keys::each(at, |item| {
        let id = group(item)?;
        if seen.contains(&id) {
            item.problem("is listed twice");
            return None;
        }
        seen.push(id);
        Some(id)
    })?;
    if groups.is_empty() {
        at.problem("the list is empty; name at least one group");
        return None;
    }
    Some(groups)
}

/// `{ after = "30s", to = ["beta_agents"] }`.
fn overflow<'a>(at: &At<'a>, group: impl Fn(&At<'a>) -> Option<GroupId>) -> Option<Overflow> {
    let table = at.table()?;
    let after = table.maybe("after").map(|at| at.span().map(OverflowWhen::After));
    let holding = table.maybe("when_holding").map(|at| at.count(0, MOST_CONTACTS).map(OverflowWhen::WhenHolding));
    let unstaffed = table.maybe("none_staffed").map(|at| match at.bool() {
        Some(false) => {
            at.problem("`none_staffed = false` says nothing; write true or remove the step");
            None
        }
        given => given.map(|_| OverflowWhen::NoneStaffed),
    });
    let to = keys::need(&table, "to", |at| groups(at, &group));
    table.finish();
    let mut said: Vec<Option<OverflowWhen>> = [after, holding, unstaffed].into_iter().flatten().collect();
    if said.len() != 1 {
        at.problem("a step has exactly one of `after`, `when_holding` and `none_staffed`");
        return None;
    }
    Some(Overflow { when: said.pop()??, to: to? })
}

fn choose(at: &At<'_>) -> Option<&'static choose::Policy> {
    let words: Vec<(&'static str, &'static choose::Policy)> =
        choose::POLICIES.iter().map(|policy| (policy.name, *policy)).collect();
    at.one_of(&words)
}

/// `{ alfa_agents = { per_hour = 120, per_day = 900, at_once = 20 } }`.
fn limits(at: &At<'_>, context: &Context<'_>, takers: Takers<'_>) -> Option<Vec<Limit>> {
    keys::whole(at.table()?.named().into_iter().map(|(name, place, value)| {
        let group = group_key(name, place, &value, context, takers);
        let table = value.table()?;
        let count = |key: &'static str| keys::maybe(&table, key, |at| at.count(0, MOST_CONTACTS));
        let (per_hour, per_day, at_once) = (count("per_hour"), count("per_day"), count("at_once"));
        let empty = !["per_hour", "per_day", "at_once"].iter().any(|key| table.has(key));
        table.finish();
        if empty {
            value.problem("limits nothing; give `per_hour`, `per_day` or `at_once`");
            return None;
        }
        Some(Limit { group: group?, per_hour: per_hour?, per_day: per_day?, at_once: at_once? })
    }))
}
